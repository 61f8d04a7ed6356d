"""The debrief: one page, read out and signed on the spot, with the code of exactly one revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ltsa_desktop.ground.formats import date_long, date_short, weekday
from ltsa_desktop.store import ReportAspect, ReportFinding, ReportScheme, VisitReport

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
from .typeset import Span, capped, height, wrap

MM = p.MM
_LOSSES = 5
_STRENGTHS = 3
_STRENGTH_LINES = 2
_TEAM = 5
_FINDINGS_LEAST = 170.0
"""Points that the strengths leave for their own heading and the first findings."""
_FEW = 5
"""Findings that come before more than two losses."""
_LEAST = 2
"""Findings that come before the two dearest losses."""
_LOSSES_ROOM, _TWO_LOSSES_ROOM = 95.0, 66.0
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
    # A team too large for the page signs the berita acara.
    space = 38.0 if len(signed.team) < 3 else 30.0
    unsigned = len(signed.team) - _TEAM
    signed = replace(signed, team=signed.team[:_TEAM], space=space, lines=2, together=True)
    kept_free = signatures_height(flow, signed) + 16
    if unsigned > 0:
        kept_free += p.CELL_MUTED.leading + 3
    said = [report.conclusion, *(text for one in report.findings for text in (one.text, one.recommendation, one.owner))]
    said += [text for one in (signed.acknowledged, *signed.team) for text in (one.name, one.role, one.nip)]
    if any(MARK in printable(text) for text in said):
        kept_free += 32  # for the note that `finish` adds
    _strengths(doc, kept_free)
    _findings(doc, kept_free + (_FOLLOW_UPS_ROOM if report.follow_ups else 0))
    follow_ups_short(doc, kept_free)
    _losses(doc, kept_free)
    if unsigned > 0:
        flow.skip(3)
        flow.paragraph(doc.say(w.DEBRIEF_UNSIGNED, count=unsigned), p.CELL_MUTED)
    flow.skip(14)
    signatures(flow, signed)
    return doc.finish()


def _strengths(doc: Document, kept_free: float) -> None:
    """The aspects that come nearest to their maximum, the items at full score, and the good practices noted.

    The rule is the data's alone: of the index that has categories (else the first), the upper half of the aspects by
    score over maximum, three at most and none without points. Left out where the findings need the room.
    """
    flow = doc.flow
    told = []
    scheme = _leading(doc.report, lambda one: bool(_highest(one)))
    if scheme is not None:
        highest = "; ".join(f"{one.title} {_out_of(doc, scheme, one)}" for one in _highest(scheme))
        told.append(doc.say(w.STRENGTHS_ASPECTS, scheme=scheme.title, aspects=highest))
        inside = {path for aspect in scheme.aspects for path in aspect.items}
        items = [row for section in doc.report.sections for row in section.rows if row.path in inside]
        full = [row for row in items if row.status == "scored" and row.points == row.maximum]
        if full:
            names = "; ".join(numbered(row.number, row.label) for row in full)
            told.append(doc.say(w.FULL_ITEMS, full=len(full), scored=scheme.n_scored, items=names))
    practices = [one.title.strip() for one in doc.report.practices if one.title.strip()]
    if practices:
        told.append(doc.say(w.PRACTICES_NOTED, titles="; ".join(practices)))
    lines = [line for text in told for line in capped(wrap(text, p.CELL, flow.width), _STRENGTH_LINES)]
    if lines and flow.room - height(lines) - kept_free > _FINDINGS_LEAST:
        flow.heading(doc.say(w.STRENGTHS), 1)
        flow.lines(lines)


def _highest(scheme: ReportScheme) -> list[ReportAspect]:
    scored = [one for one in scheme.aspects if one.score and one.maximum]
    ranked = sorted(scored, key=lambda one: -(one.score or 0) / (one.maximum or 1))
    return ranked[: min(_STRENGTHS, (len(scheme.aspects) + 1) // 2)]


def _out_of(doc: Document, scheme: ReportScheme, aspect: ReportAspect) -> str:
    assert aspect.score is not None
    maximum = doc.number(aspect.maximum) if aspect.maximum is not None else ""
    return f"{doc.number(aspect.score, scheme.places)} {doc.say(w.OUT_OF, maximum=maximum)}"


def _leading(report: VisitReport, has: Callable[[ReportScheme], bool]) -> ReportScheme | None:
    """The index that a page for everybody tells of: of those that `has`, the one with categories, else the first."""
    found = [scheme for scheme in shown_schemes(report) if has(scheme)]
    return next((scheme for scheme in found if scheme.band), found[0] if found else None)


def _findings(doc: Document, kept_free: float) -> None:
    """The gravest findings first, as many as leave room for the dearest losses and to sign."""
    findings = sorted(doc.report.findings, key=lambda finding: (-(finding.usg or 0), finding.number))
    flow = doc.flow
    flow.heading(doc.say(w.DEBRIEF_FINDINGS), 1)
    if not findings:
        flow.paragraph(doc.say(w.NO_FINDINGS), p.BODY_MUTED)
        return
    rows = [_row(finding) for finding in findings]
    room = flow.room - kept_free - 2 * p.CELL.leading
    columns = _columns(doc, 3)
    if flow.rows_within(columns, rows, room - _LOSSES_ROOM) < len(rows):
        columns = _columns(doc, 2)  # rather more of them than more of each
    shown = max(1, flow.rows_within(columns, rows, room))
    if shown > _FEW:  # room for losses is taken only from a long list
        shown = max(_FEW, flow.rows_within(columns, rows, room - _LOSSES_ROOM))
    if shown > _LEAST and _leading(doc.report, lambda one: bool(one.losses)):
        shown = max(_LEAST, min(shown, flow.rows_within(columns, rows, room - _TWO_LOSSES_ROOM)))
    flow.table(columns, rows[:shown])
    if shown < len(rows):
        flow.skip(3)
        flow.paragraph(doc.say(w.DEBRIEF_MORE, count=len(rows) - shown), p.CELL_MUTED)


def _columns(doc: Document, lines: int) -> list[Column]:
    return [
        Column(doc.say(w.FINDING, number="").strip(), 3, lines=lines),
        Column(doc.say(w.USG), width=12 * MM, align="right"),
        Column(doc.say(w.RECOMMENDATION), 3, lines=lines),
        Column(doc.say(w.OWNER), width=31 * MM, lines=lines),
        Column(doc.say(w.DEADLINE), width=20 * MM),
    ]


def _losses(doc: Document, kept_free: float) -> None:
    """What costs most in the index that has categories, else in the first one; as many lines as fit."""
    scheme = _leading(doc.report, lambda one: bool(one.losses))
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
