"""Where a document is signed: the evaluators, and the responsible head under "Mengetahui,"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import paper as p
from .flow import Flow
from .images import prepare
from .typeset import Line, capped, clean, fitted, height, wrap


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: `role` above the space (e.g. "Ketua"), name underlined below it, then NIP."""

    name: str
    role: str = ""
    nip: str = ""
    title: str = ""
    signature: bytes | None = None


_SPACE = 46.0
_SPACE_LEAST = 34.0
_GUTTER = 14.0
_ABREAST = 3
_BETWEEN_ROWS = 8.0


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signing part of a document.

    Attributes:
        place_date: "Tulungagung, 29 September 2022"; blank for a line to fill.
        team: who signs as evaluators, in two columns under `team_title`.
        acknowledged: the responsible head, under "Mengetahui,".
        space: height left for each signature, in points; a little less is taken where that saves a page.
        lines: the most of a name or an office; a longer text stands whole in the identity of the visit.
        together: head and team in rows of three, whatever their number: the least room for a team of three to five.
    """

    place_date: str
    team_title: str
    team: Sequence[Signatory]
    acknowledge: str
    acknowledged: Signatory
    nip_label: str = "NIP"
    closing: str = ""
    space: float = _SPACE
    lines: int = 6
    together: bool = False
    blank: str = "." * 40


def signatures(flow: Flow, block: Signatures) -> None:
    """Closing sentence, place and date, the evaluators' and the head's signatures: never split over pages.

    A team of one or two signs beside the head, a larger one in two columns above. A team too large for one page is
    split between rows of signatories, never inside one.
    """
    team = list(block.team) or [Signatory("")]
    closing = wrap(block.closing, p.FORMAL, flow.width) if block.closing else []
    arrange = _side_by_side if block.together or len(team) <= 2 else _in_rows
    tight = replace(block, space=_SPACE_LEAST)
    if arrange(flow, block, team, closing, draw=False) > flow.room >= arrange(flow, tight, team, closing, draw=False):
        block = tight
    arrange(flow, block, team, closing)


def signatures_height(flow: Flow, block: Signatures) -> float:
    """What `signatures` will take, on one page."""
    team = list(block.team) or [Signatory("")]
    closing = wrap(block.closing, p.FORMAL, flow.width) if block.closing else []
    arrange = _side_by_side if block.together or len(team) <= 2 else _in_rows
    return arrange(flow, block, team, closing, draw=False)


def _side_by_side(
    flow: Flow, block: Signatures, team: Sequence[Signatory], closing: Sequence[Line], draw: bool = True
) -> float:
    people = [block.acknowledged, *team]
    columns = min(len(people), _ABREAST)
    wide = (flow.width - _GUTTER * (columns - 1)) / columns
    xs = [flow.left + index * (wide + _GUTTER) for index in range(columns)]
    rows = [people[index : index + columns] for index in range(0, len(people), columns)]
    above = [max(height(_signatory_lines(one, wide, block)[0]) for one in row) for row in rows]
    below = [max(_signatory_height(replace(one, role=""), wide, block) for one in row) for row in rows]
    tall = sum(above) + sum(below) + _BETWEEN_ROWS * (len(rows) - 1)
    whole = _closing_height(closing) + p.FORMAL.leading * 2 + tall
    if not draw:
        return whole
    flow.need(whole)
    _closing(flow, closing)
    ink = flow.ink
    ink.text(xs[1], flow.y - p.FORMAL.baseline, clean(block.place_date), p.FORMAL)
    flow.used(p.FORMAL.leading)
    ink.text(xs[0], flow.y - p.FORMAL.baseline, block.acknowledge, p.FORMAL)
    ink.text(xs[1], flow.y - p.FORMAL.baseline, block.team_title, p.FORMAL)
    flow.used(p.FORMAL.leading)
    for number, row in enumerate(rows):
        # What is left over in the last row belongs to the team: it stands under it, not under the head.
        for one, x in zip(row, xs if len(row) == columns else xs[1:], strict=False):
            _signatory(flow, one, x, wide, block, above[number])
        flow.used(above[number] + below[number] + (_BETWEEN_ROWS if number + 1 < len(rows) else 0))
    return whole


def _in_rows(
    flow: Flow, block: Signatures, team: Sequence[Signatory], closing: Sequence[Line], draw: bool = True
) -> float:
    wide = (flow.width - _GUTTER) / 2
    xs = (flow.left, flow.left + wide + _GUTTER)
    rows = [team[index : index + 2] for index in range(0, len(team), 2)]
    tall = max(_signatory_height(one, wide, block) for one in team) + 12
    head = p.FORMAL.leading + _signatory_height(block.acknowledged, wide, block)
    lead = _closing_height(closing) + p.FORMAL.leading * 2 + 4
    whole = lead + len(rows) * tall + head
    if not draw:
        return whole
    fits = whole <= flow.top - flow.bottom
    flow.need(whole if fits else lead + tall)
    _closing(flow, closing)
    ink = flow.ink
    ink.text(xs[1], flow.y - p.FORMAL.baseline, clean(block.place_date), p.FORMAL)
    flow.used(p.FORMAL.leading)
    ink.text(xs[0], flow.y - p.FORMAL.baseline, block.team_title, p.FORMAL)
    flow.used(p.FORMAL.leading + 4)
    for index, row in enumerate(rows):
        if not fits:
            flow.need(tall + (head if index == len(rows) - 1 else 0))
        for one, x in zip(row, xs, strict=False):
            _signatory(flow, one, x, wide, block)
        flow.used(tall)
    ink.text(flow.left, flow.y - p.FORMAL.baseline, block.acknowledge, p.FORMAL)
    flow.used(p.FORMAL.leading)
    _signatory(flow, block.acknowledged, flow.left, wide, block)
    flow.used(head - p.FORMAL.leading)
    return whole


def _closing_height(closing: Sequence[Line]) -> float:
    return height(list(closing)) + 8 if closing else 0.0


def _closing(flow: Flow, closing: Sequence[Line]) -> None:
    if closing:
        flow.lines(closing)
        flow.skip(8)


def _signatory_lines(one: Signatory, width: float, block: Signatures) -> tuple[list[Line], list[Line]]:
    above = capped(wrap(one.role, p.FORMAL, width), block.lines) if one.role else []
    below = capped(wrap(one.name or block.blank, p.FORMAL_BOLD if one.name else p.FORMAL, width), block.lines)
    return above, below


def _signatory_height(one: Signatory, width: float, block: Signatures) -> float:
    above, below = _signatory_lines(one, width, block)
    title = wrap(one.title, p.BODY, width) if one.title else []
    return height(above) + block.space + height(below) + p.BODY.leading + height(title)


def _signatory(flow: Flow, one: Signatory, x: float, width: float, block: Signatures, role: float = 0.0) -> None:
    """One place to sign, at the cursor, which does not move; `role` evens the heights of what stands above."""
    ink, y = flow.ink, flow.y
    above, below = _signatory_lines(one, width, block)
    for line in above:
        ink.text(x, y - line.style.baseline, line.text, line.style)
        y -= line.style.leading
    y = min(y, flow.y - role)
    picture = prepare(one.signature, width, block.space) if one.signature else None
    if picture:
        wide, high = picture.fit(min(width, 45 * p.MM), block.space - 4)
        ink.picture(picture, x, y - block.space + 1, wide, high)
    y -= block.space
    for line in below:
        ink.text(x, y - line.style.baseline, line.text, line.style)
        if one.name:
            under = y - line.style.baseline - 1.8
            ink.rule(x, under, x + line.style.width(line.text), under, 0.6)
        y -= line.style.leading
    for line in wrap(one.title, p.BODY, width) if one.title else []:
        ink.text(x, y - line.style.baseline, line.text, line.style)
        y -= line.style.leading
    number = fitted(f"{block.nip_label} {nip(one.nip) or '.' * 36}", p.BODY, width)
    ink.text(x, y - p.BODY.baseline, number, p.BODY)


def nip(text: str) -> str:
    """A civil servant's number as it is printed: 18 digits in the groups birth, appointment, sex, serial."""
    digits = text.replace(" ", "")
    if len(digits) == 18 and digits.isdecimal():
        return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
    return clean(text)
