"""What the sections of a pack share: tables of centres, how shares and states are written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ltsa_desktop.ground.formats import date_short, number
from ltsa_desktop.ground.words import Text
from ltsa_desktop.reports import charts as c
from ltsa_desktop.reports import paper as p
from ltsa_desktop.reports.collected import Collected
from ltsa_desktop.reports.typeset import Span
from ltsa_desktop.store.figures import Basis
from ltsa_desktop.store.figures.models import STATE_WORDS, StatusAt

from . import words as s
from .drawings import Look

MM = p.MM
_AROUND = 190
"""Points of a page that headings, the heads of a grid and the lines below it take."""


def basis(doc: Collected, told: Basis) -> None:
    """The line that every figure ends with: n of N, and whether only approved visits count."""
    doc.flow.skip(3)
    doc.note(doc.say(s.BASIS, told=doc.say(told.told())))


def percent(doc: Collected, share: float | Decimal | None) -> str:
    """ "41 %", a dash for nothing."""
    if share is None:
        return "–"
    return f"{number(Decimal(str(share)) * 100, 0, doc.language)} %"


def state(doc: Collected, told: StatusAt) -> str:
    """A centre's state in words."""
    return doc.say(STATE_WORDS[told.state])


def source(doc: Collected, told: StatusAt) -> list[Span]:
    """Who says so, and when."""
    if not told.source:
        return [Span(doc.say(s.NO_SOURCE), p.CELL_MUTED)]
    day = date_short(told.day) if told.day else doc.say(s.UNDATED)
    who = f" · {told.author}" if told.author else ""
    return [Span(told.source, p.CELL), Span(f"{day}{who}", p.CELL_MUTED)]


def look_of(doc: Collected) -> Look:
    """How the drawings of a document look."""
    room = doc.flow.top - doc.flow.bottom - _AROUND
    return Look(doc.language, doc.palette, doc.flow.width, max(10, int(room / c.ROW)))


def names(listed: Sequence[str], most: int = 3) -> str:
    """The first of some names, joined."""
    return ", ".join(listed[:most]) + (" …" if len(listed) > most else "")


def joined(*parts: str) -> str:
    """What there is of some words, with a dot between."""
    return " · ".join(part for part in parts if part)


def said(doc: Collected, text: Text) -> str:
    """A title of the instrument in the document's language."""
    return text.to(doc.language)
