"""A document of many visits or of none: its imprint, its head, the figures in it with what they rest on, its contents.

Its code is that of the data it was made from, so that two copies can be told to be the same without reading them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from ltsa_desktop.ground.formats import date_long, date_short, number
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import Organisation
from ltsa_desktop.store.revision_body import short_code

from . import paper as p
from . import wording as w
from . import wording_office as o
from .blocks import letterhead, title_block
from .charts import COLOUR, GREY, Palette
from .document import Writing, qr_words
from .flow import Column, Flow, Row
from .frame import Furniture, Stamp
from .ink import Imprint, Mark
from .reading import letterhead_from
from .signing import Signatory, Signatures, signatures
from .typeset import Span, Style, clean, fitted, wrap

MM = p.MM
_ENTRY = Style(9.5, 17)
_ENTRY_BOLD = Style(9.5, 17, "bold")
_BULLET = 10.0
_NEW_PAGE_BELOW = 0.34
"""A section begins on a new page when less than this share of the page is left."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document says about where its figures come from.

    Attributes:
        identity: SHA-256 in hex of the data it was made from; "" for a form without data.
        day: the day the figures are of ("per 24 November 2026"); with the data it decides the bytes.
        scope: round and filters in words, "" for everything.
        example: it holds made-up data: CONTOH on every page.
        author: who had it made.
    """

    identity: str
    day: date
    scope: str = ""
    example: bool = False
    author: str = ""

    @property
    def code(self) -> str:
        """The printed form of the identity, as of revisions: "K7QX2-9FMDA"."""
        return short_code(self.identity) if self.identity else ""


@dataclass(frozen=True, slots=True)
class Format:
    """How a document is to be made: paper "A4" or "F4", language, and whether greys alone are used."""

    paper: str = "A4"
    language: str = "id"
    bw: bool = False


def identity_of(parts: Iterable[str]) -> str:
    """The SHA-256, in hex, of a set of texts (ids of revisions and statements): the same in any order."""
    return hashlib.sha256("\n".join(sorted(set(parts))).encode("utf-8")).hexdigest()


class Collected(Writing):
    """A document of the office being written.

    Attributes:
        origin: see `Origin`.
        palette: of its charts.
    """

    def __init__(
        self, title: Text | str, subject: str, origin: Origin, organisation: Organisation | None, form: Format
    ) -> None:
        self.language = form.language
        self.origin = origin
        self.organisation = organisation
        self.palette: Palette = GREY if form.bw else COLOUR
        name = self.say(title) if isinstance(title, Text) else title
        self.name = name
        furniture = Furniture(
            running=f"{name} · {subject}" if subject else name,
            running_right=self.say(o.AS_OF, day=date_short(origin.day)),
            code=origin.code,
            origin=self.say(o.CODE_OF_DATA) if origin.code else "",
            page=self.say(w.PAGE, page="{page}", pages="{pages}"),
            stamp=Stamp(self.say(w.EXAMPLE), self.say(o.EXAMPLE_SAYS)) if origin.example else None,
        )
        imprint = Imprint(
            title=clean(" ".join(x for x in (name, subject, date_short(origin.day)) if x)),
            author=clean(origin.author or (organisation.name if organisation else "LTSA Desktop")),
            subject=clean(self.say(o.SUBJECT, title=name, day=date_long(origin.day, form.language))),
            keywords=clean(", ".join(x for x in ("LTSA-PMI", origin.code, origin.identity) if x)),
            made=datetime.combine(origin.day, time(), UTC),
            language=form.language,
        )
        super().__init__(furniture, imprint, form.paper, form.language)
        self.flow.below = p.CELL_MUTED.leading + 4

    def open(self, title: str, under: Sequence[str]) -> None:
        """Letterhead, title and QR code at the head of the first page."""
        head = letterhead_from(self.organisation)
        if head:
            letterhead(self.flow, head)
        qr = qr_words(self.origin.identity)
        title_block(self.flow, title, [line for line in under if line.strip()], qr, self.origin.code)

    def section(self, title: str, level: int = 0) -> None:
        """A heading; a section begins on a new page where little room is left."""
        flow = self.flow
        if level == 0 and flow.room < (flow.top - flow.bottom) * _NEW_PAGE_BELOW:
            flow.next_page()
        flow.heading(title, level)

    def figure(self, drawing: Any, note: str = "") -> None:
        """A chart with the line below it that says what it rests on, together on one page."""
        self.figures([drawing], note)

    def figures(self, drawings: Sequence[Any], note: str = "") -> None:
        """Charts side by side, their tops level, with the line below them."""
        flow = self.flow
        tall = max(drawing.height for drawing in drawings)
        flow.need(tall + (p.CELL_MUTED.leading * 2 + 6 if note else 0))
        step = flow.width / len(drawings)
        for index, drawing in enumerate(drawings):
            self.ink.drawing(drawing, flow.left + index * step, flow.y - drawing.height)
        flow.used(tall)
        if note:
            flow.skip(4)
            self.note(note)
        flow.skip(6)

    def note(self, text: str) -> None:
        """What the figures above rest on: n of N, approved or not, sources."""
        self.flow.paragraph(text, p.CELL_MUTED)

    def score(self, value: Decimal | None, places: int) -> str:
        """A score with as many decimals as those beside it, a dash for none."""
        return "–" if value is None else number(value, places, self.language)

    def bullet(self, text: str) -> None:
        """A line of a list, its further lines set in."""
        flow = self.flow
        lines = wrap(text, p.BODY, flow.width - _BULLET)
        for index, line in enumerate(lines):
            flow.need(line.style.leading * (2 if index == 0 and len(lines) > 1 else 1))
            base = flow.y - line.style.baseline
            if index == 0:
                flow.ink.text(flow.left, base, "•", line.style)
            flow.ink.text(flow.left + _BULLET, base, line.text, line.style)
            flow.used(line.style.leading)
        flow.skip(2)

    def nothing(self, text: str) -> None:
        """What stands in place of a figure without data."""
        self.flow.paragraph(text, p.BODY_MUTED)

    def pairs(self, pairs: Sequence[tuple[str, str]], label: float = 40 * MM) -> None:
        """Label and value lines, blanks left out."""
        rows = [Row([Span(name, p.LABEL), Span(value, p.CELL)]) for name, value in pairs if value.strip()]
        if rows:
            self.flow.table([Column("", width=label), Column("")], rows, whole=True)

    def sign(self, people: Sequence[Signatory], place: str = "", closing: str = "") -> None:
        """Where the signatories of the office sign: the first as the one who knows of it, the others as its makers."""
        if not people:
            return
        head, *makers = people
        told = Signatures(
            place_date=self.say(
                w.PLACE_DATE,
                place=place or (self.organisation.place if self.organisation else "") or self.say(w.PLACE_BLANK),
                date=date_long(self.origin.day, self.language),
            ),
            team_title=self.say(o.PREPARED_BY),
            team=makers or [Signatory("")],
            acknowledge=self.say(w.ACKNOWLEDGED),
            acknowledged=head,
            nip_label=self.say(w.NIP),
            closing=closing,
            together=True,
        )
        if not closing:
            self.flow.skip(18)
        signatures(self.flow, told)

    def contents(self, after: int, title: str) -> None:
        """Set the contents with page numbers on pages of their own, after the first `after` pages.

        Subsections are listed where all entries fit one page; each line leads to its place.
        """
        before = self.ink.pages
        flow = self.new_flow()
        flow.heading(title)
        flow.need(_ENTRY.leading)
        fits = int((flow.y - flow.bottom) / _ENTRY.leading)
        entries = [(mark, page) for mark, page in self.ink.marks(1) if after < page <= before]
        if len(entries) > fits:
            entries = [(mark, page) for mark, page in entries if mark.level == 0]
        for mark, page in entries[:fits]:
            self._entry(flow, mark, page + 1)
        self.ink.move_last(1, after)

    def _entry(self, flow: Flow, mark: Mark, page: int) -> None:
        style = _ENTRY_BOLD if mark.level == 0 else _ENTRY
        indent = 12.0 * mark.level
        number = str(page)
        wide = style.width(number)
        title = fitted(mark.title, style, flow.width - indent - wide - 30)
        base = flow.y - style.baseline
        flow.ink.text(flow.left + indent, base, title, style)
        flow.ink.text(flow.right, base, number, style, "right")
        start = flow.left + indent + style.width(title) + 6
        flow.ink.rule(start, base + 0.4, flow.right - wide - 6, base + 0.4, p.HAIR, 0.75)
        flow.ink.link(flow.left, flow.y - style.leading, flow.width, style.leading, mark)
        flow.used(style.leading)
