"""Attendance list of a meeting: who is expected is printed, the rest is lines to write on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ltsa_desktop.ground.formats import date_long, weekday
from ltsa_desktop.store import Organisation

from . import paper as p
from . import wording_office as o
from .blocks import facts
from .collected import Collected, Format, Origin
from .flow import Column, Row
from .signing import Signatory
from .typeset import Span, Style

MM = p.MM
_TALL = Style(8.5, 21.5)
BLANK_ROWS = 25


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody expected at a meeting; `office` is institution and position."""

    name: str
    office: str = ""
    sex: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a meeting's papers are about; `day` None leaves a line to fill in."""

    title: str
    day: date | None = None
    place: str = ""


def attendance(
    meeting: Meeting,
    expected: Sequence[Participant],
    organisation: Organisation | None,
    form: Format,
    day: date,
    blank: int = BLANK_ROWS,
    signatories: Sequence[Signatory] = (),
    example: bool = False,
) -> bytes:
    """The attendance list as a PDF: `expected` first, then `blank` lines; made on `day`."""
    told = "\n".join([repr(meeting), *map(repr, expected)])
    origin = Origin(hashlib.sha256(told.encode("utf-8")).hexdigest(), day, example=example)
    doc = Collected(o.ATTENDANCE, meeting.title, origin, organisation, form)
    doc.open(doc.say(o.ATTENDANCE).upper(), [meeting.title])
    doc.flow.skip(8)
    when = doc.say(o.DATE_BLANK)
    if meeting.day:
        when = f"{weekday(meeting.day, doc.language)}, {date_long(meeting.day, doc.language)}"
    facts(
        doc.flow,
        [(doc.say(o.EVENT), meeting.title), (doc.say(o.DAY_DATE), when), (doc.say(o.PLACE), meeting.place or "…" * 18)],
    )
    doc.flow.skip(10)
    columns = [
        Column(doc.say(o.NUMBER), width=10 * MM, align="right"),
        Column(doc.say(o.NAME), 2.6),
        Column(doc.say(o.OFFICE), 2.8),
        Column(doc.say(o.SEX), width=10 * MM, align="centre"),
        Column(doc.say(o.CONTACT), width=27 * MM),
        Column(doc.say(o.SIGNATURE), width=24 * MM),
        Column("", width=24 * MM),  # by custom in two columns, so that no signature lies on the next
    ]
    people = [*expected, *[Participant("")] * max(0, blank)]
    rows = []
    for number, one in enumerate(people, 1):
        here, there = (f"{number} ……", "") if number % 2 else ("", f"{number} ……")
        about = [one.name, one.office, one.sex, one.telephone]
        rows.append(Row([Span(str(number), _TALL), *about, Span(here, _TALL), Span(there, _TALL)]))
    doc.flow.table(columns, rows)
    doc.sign(signatories, meeting.place)
    return doc.finish()
