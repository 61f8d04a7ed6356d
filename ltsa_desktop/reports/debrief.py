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
from .follow_ups import follow_ups_short
from .fonts import MARK, printable
from .reading import contexts, numbered, shown_schemes
from .sheet import figures, signing
from .signing import signatures, signatures_height
from .typeset import Span, capped, wrap

MM = p.MM
_LOSSES = 5
_FEW = 5
"""Findings that come before any loss."""
_LOSSES_ROOM = 95.0
_FOLLOW_UPS_ROOM = 75.0
"""Points left for the earlier visits' actions before a long list of findings takes them."""


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
    signed = signing(doc, doc.say(w.DEBRIEF_CLOSING))
    signed = replace(signed, team=signed.team[:2], space=38.0, lines=2)  # the whole team signs the berita acara
    kept_free = signatures_height(flow, signed) + 16
    said = [report.conclusion, *(text for one in report.findings for text in (one.text, one.recommendation, one.owner))]
    said += [text for one in (signed.acknowledged, *signed.team) for text in (one.name, one.role, one.nip)]
    if any(MARK in printable(text) for text in said):
        kept_free += 32  # for the note that `finish` adds
    _findings(doc, kept_free + (_FOLLOW_UPS_ROOM if report.follow_ups else 0))
    follow_ups_short(doc, kept_free)
    _losses(doc, kept_free)
    flow.skip(14)
    signatures(flow, signed)
    return doc.finish()


def _findings(doc: Document, kept_free: float) -> None:
    """The gravest findings first, as many as leave room for the dearest losses and to sign."""
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
    room = flow.room - kept_free - 2 * p.CELL.leading
    shown = max(1, flow.rows_within(columns, rows, room))
    if shown > _FEW:  # room for losses is taken only from a long list
        shown = max(_FEW, flow.rows_within(columns, rows, room - _LOSSES_ROOM))
    flow.table(columns, rows[:shown])
    if shown < len(rows):
        flow.skip(3)
        flow.paragraph(doc.say(w.DEBRIEF_MORE, count=len(rows) - shown), p.CELL_MUTED)


def _losses(doc: Document, kept_free: float) -> None:
    """What costs most in the index that has categories, else in the first one; as many lines as fit."""
    with_losses = [scheme for scheme in shown_schemes(doc.report) if scheme.losses]
    scheme = next((scheme for scheme in with_losses if scheme.band), with_losses[0] if with_losses else None)
    if scheme is None:
        return
    aspects = {path: aspect.title for aspect in scheme.aspects for path in aspect.items}
    around = contexts(doc.report)
    places = max(scheme.places, 2)
    columns = [
        Column(f"{doc.say(w.LOSSES)}: {scheme.title}", 3, lines=1),
        Column(doc.say(w.ASPECT), 2, lines=1),
        Column(doc.say(w.LOST), width=20 * MM, align="right"),
    ]
    rows = []
    for loss in scheme.losses[:_LOSSES]:
        place = f" ({around[loss.path]})" if around.get(loss.path) else ""
        name = numbered(loss.number, f"{loss.title}{place}")
        rows.append(Row([name, aspects.get(loss.path, ""), f"–{doc.number(loss.lost, places)}"]))
    shown = doc.flow.rows_within(columns, rows, doc.flow.room - kept_free - 12)
    if shown:
        doc.flow.skip(12)
        doc.flow.table(columns, rows[:shown])


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
