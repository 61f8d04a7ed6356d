"""The debrief: one page, read out and signed on the spot, with the code of exactly one revision."""

from __future__ import annotations

from dataclasses import replace

from ltsa_desktop.ground.formats import date_long, date_short, weekday
from ltsa_desktop.store import ReportFinding, VisitReport

from . import paper as p
from . import wording as w
from .blocks import title_block
from .document import Document
from .flow import Column, Row
from .reading import numbered, shown_schemes
from .sheet import figures, signing
from .signing import signatures, signatures_height
from .typeset import Span, capped, wrap

MM = p.MM
_LOSSES = 5


def debrief(report: VisitReport, paper: str, language: str) -> bytes:
    """The debrief of a visit as a PDF of one page; what does not fit is counted and left to the Lembar Penilaian."""
    doc = Document(report, w.DEBRIEF, paper, language)
    flow = doc.flow
    when = f"{weekday(report.day, doc.language)}, {date_long(report.day, doc.language)}"
    hours = "–".join(x for x in (report.start, report.end) if x)
    under = " · ".join(x for x in (when, hours, report.kind_label or report.kind) if x)
    flow.y += 12
    title_block(flow, doc.say(w.DEBRIEF).upper(), [report.centre.name, under], doc.qr, report.short_code)
    if shown_schemes(report):
        flow.heading(doc.say(w.SUMMARY))
        figures(doc)
    if report.conclusion.strip():
        flow.heading(doc.say(w.CONCLUSION), 1)
        flow.lines(capped(wrap(report.conclusion, p.BODY, flow.width), 4))
    _losses(doc)
    signed = signing(doc, doc.say(w.DEBRIEF_CLOSING))
    signed = replace(signed, team=signed.team[:2], space=38.0, lines=2)  # the whole team signs the berita acara
    _findings(doc, signatures_height(flow, signed) + 16)
    flow.skip(14)
    signatures(flow, signed)
    return doc.finish()


def _losses(doc: Document) -> None:
    scheme = next((scheme for scheme in doc.report.schemes if scheme.losses), None)
    if scheme is None:
        return
    aspects = {path: aspect.title for aspect in scheme.aspects for path in aspect.items}
    places = max(scheme.places, 2)
    columns = [
        Column(doc.say(w.NO), width=9 * MM, align="right"),
        Column(f"{doc.say(w.LOSSES)}: {scheme.title}", 3, lines=1),
        Column(doc.say(w.ASPECT), 2, lines=1),
        Column(doc.say(w.LOST), width=20 * MM, align="right"),
    ]
    rows = [
        Row(
            [str(n), numbered(loss.number, loss.title), aspects.get(loss.path, ""), f"–{doc.number(loss.lost, places)}"]
        )
        for n, loss in enumerate(scheme.losses[:_LOSSES], 1)
    ]
    doc.flow.skip(12)
    doc.flow.table(columns, rows)


def _findings(doc: Document, kept_free: float) -> None:
    """The gravest findings first, as many as leave room to sign."""
    findings = sorted(doc.report.findings, key=lambda finding: (-(finding.usg or 0), finding.number))
    flow = doc.flow
    flow.heading(doc.say(w.DEBRIEF_FINDINGS), 1)
    if not findings:
        flow.paragraph(doc.say(w.NO_FINDINGS), p.BODY_MUTED)
        return
    columns = [
        Column(doc.say(w.FINDING, number="").strip(), 3, lines=3),
        Column(doc.say(w.USG), width=12 * MM, align="right"),
        Column(doc.say(w.RECOMMENDATION), 3, lines=3),
        Column(doc.say(w.OWNER), 1.3, lines=3),
        Column(doc.say(w.DEADLINE), width=22 * MM),
    ]
    rows = [_row(finding) for finding in findings]
    room = flow.room - kept_free - 3 * p.CELL.leading
    count = max(1, min(len(rows), flow.rows_within(columns, rows, room)))
    flow.table(columns, rows[:count])
    if count < len(rows):
        flow.skip(3)
        flow.paragraph(doc.say(w.DEBRIEF_MORE, count=len(rows) - count), p.CELL_MUTED)


def _row(finding: ReportFinding) -> Row:
    return Row(
        [
            numbered(f"{finding.number}.", finding.text),
            str(finding.usg) if finding.usg is not None else "–",
            finding.recommendation,
            finding.owner,
            Span(date_short(finding.deadline) if finding.deadline else "–", p.CELL),
        ]
    )
