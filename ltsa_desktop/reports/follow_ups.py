"""What became of the actions that earlier visits agreed on: a table in the sheet, fewer words in the debrief."""

from __future__ import annotations

from ltsa_desktop.ground.formats import date_long, date_short
from ltsa_desktop.store import ReportFollowUp

from . import paper as p
from . import wording as w
from .document import Document
from .flow import Column, Row
from .typeset import Span

MM = p.MM
_DEBRIEF_LINES = 4


def follow_ups(doc: Document) -> None:
    """The whole table; nothing where the visit confirmed none."""
    if not doc.report.follow_ups:
        return
    doc.flow.heading(doc.say(w.FOLLOW_UPS))
    columns = [
        Column(doc.say(w.AGREED_ACTION), 3),
        Column(doc.say(w.OWNER), 1.3),
        Column(doc.say(w.DEADLINE), width=29 * MM),
        Column(doc.say(w.FOUND_STATE), 1.2),
        Column(doc.say(w.REMARK), 2.4),
    ]
    rows = []
    for one in doc.report.follow_ups:
        agreed = doc.say(w.AGREED_ON, date=date_long(one.day, doc.language)) if one.day else ""
        cited = ", ".join(f"{doc.say(w.PHOTO)} {number}" for number in one.photos)
        rows.append(
            Row(
                [
                    [Span(one.action, p.CELL), Span(agreed, p.CELL_MUTED)],
                    one.owner,
                    _deadline(doc, one),
                    [Span(one.state_words, p.CELL_BOLD)],
                    [Span(one.note, p.CELL), Span(cited, p.CELL_BOLD)],
                ]
            )
        )
    doc.flow.table(columns, rows)


def _deadline(doc: Document, one: ReportFollowUp) -> list[Span]:
    """The deadline as it was; below it the new one that was agreed this time."""
    told = [Span(date_long(one.deadline, doc.language) if one.deadline else "", p.CELL)]
    if one.due is not None:
        told.append(Span(doc.say(w.NEW_DEADLINE, day=date_long(one.due, doc.language)), p.CELL_BOLD))
    return told


def follow_ups_short(doc: Document, kept_free: float) -> None:
    """What is not done comes first, as many lines as leave `kept_free` points; the rest is counted."""
    if not doc.report.follow_ups:
        return
    flow = doc.flow
    order = {"belum": 0, "proses": 1, "selesai": 2, "gugur": 3}
    ranked = sorted(doc.report.follow_ups, key=lambda one: (order.get(one.state, 9), one.number))
    columns = [
        Column(doc.say(w.AGREED_BEFORE), 3, lines=2),
        Column(doc.say(w.DEADLINE), width=22 * MM),
        Column(doc.say(w.FOUND_STATE), width=28 * MM, lines=1),
        Column(doc.say(w.REMARK), 2, lines=2),
    ]
    rows = [_short(one) for one in ranked]
    shown = min(_DEBRIEF_LINES, flow.rows_within(columns, rows, flow.room - kept_free - 2 * p.CELL.leading - 12))
    flow.skip(12)
    if shown:
        flow.table(columns, rows[:shown])
    if shown < len(rows):
        flow.skip(3)
        flow.paragraph(doc.say(w.FOLLOW_UPS_MORE, count=len(rows) - shown), p.CELL_MUTED)


def _short(one: ReportFollowUp) -> Row:
    counts = one.due or one.deadline
    deadline = Span(date_short(counts) if counts else "–", p.CELL_BOLD if one.due else p.CELL)
    return Row([one.action, deadline, [Span(one.state_words, p.CELL_BOLD)], one.note])
