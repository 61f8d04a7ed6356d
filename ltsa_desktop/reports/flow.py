"""Blocks flowing down pages: headings that stay with what follows, paragraphs, and tables that break between rows.

A light flow of our own, because a sheet is mostly tables: rows are measured once and drawn where they land, without the
repeated wrapping of a general layout engine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from . import paper as p
from .ink import Ink
from .typeset import Align, Line, Span, Style, capped, clean, height, wrap

Cell = str | Span | Sequence[Span]
PAD_X = 4.0
PAD_Y = 3.4
_ECHOED = 5
"""A leading cell of at most so many lines is said again where its row goes on over the page."""
_WHOLE = 0.6
"""A table asked to stay whole does so up to this share of a page."""
_MIN_SPLIT = 3
"""Lines of a row that must fit before a row taller than a page is begun at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; `weight` shares what the columns of fixed `width` (points) leave.

    `lines` caps its cells, with an ellipsis: only where the whole text stands in another document.
    """

    title: str
    weight: float = 1.0
    width: float = 0.0
    align: Align = "left"
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A table row.

    Attributes:
        cells: one per column; a "group" row has a single cell across all of them.
        kind: "plain"; "group", a subhead that stays with the next row; "total", bold and kept with the row before.
    """

    cells: Sequence[Cell]
    kind: Literal["plain", "group", "total"] = "plain"


@dataclass(slots=True)
class _SetRow:
    cells: list[list[Line]]
    kind: str
    height: float


@dataclass(frozen=True, slots=True)
class _Heading:
    lines: list[Line]
    before: float
    after: float
    level: int

    @property
    def height(self) -> float:
        return self.before + height(self.lines) + self.after


class Flow:
    """A cursor that moves down the pages of an `Ink`.

    Attributes:
        y: the lower edge of what is drawn so far on this page.
        left, right, width: the text block, in points.
        below: what must fit below the last row of a table, for the line that belongs to it.
        continued: the words after a section title repeated on a following page.
    """

    def __init__(self, ink: Ink, head: float, foot: float, continued: str) -> None:
        """`head` and `foot`: the heights kept free for the head and foot of every page."""
        paper = ink.paper
        self.ink = ink
        self.left = paper.left
        self.right = paper.width - paper.right
        self.width = self.right - self.left
        self.top = paper.height - paper.top - head
        self.bottom = paper.bottom + foot
        self.continued = continued
        self.below = 0.0
        self.y = self.top
        self._pending: list[_Heading] = []
        self._section: _Heading | None = None
        self._fresh = True
        ink.new_page()

    # where we are

    @property
    def room(self) -> float:
        """What is left on this page below the cursor and the headings waiting to be drawn."""
        return self.y - self.bottom - self._waiting()

    def _waiting(self) -> float:
        return sum(heading.height for heading in self._pending)

    def need(self, amount: float) -> None:
        """Draw waiting headings, on a new page when `amount` points do not fit below them on this one."""
        if amount > self.room and not self._fresh:
            self.break_page()
        pending, self._pending = self._pending, []
        for heading in pending:
            self._draw_heading(heading)

    def break_page(self, repeat: Callable[[], None] | None = None) -> None:
        """Continue on a new page, under the running section's title; `repeat` draws what stands below it."""
        self.ink.new_page()
        self.y = self.top
        self._fresh = True
        goes_on = self._section is not None and not any(h.level == 0 for h in self._pending)
        if goes_on and self._section is not None:
            title = f"{self._section.lines[0].text} ({self.continued})"
            self.ink.text(self.left, self.y - p.LABEL.baseline, title, p.LABEL)
            self.y -= p.LABEL.leading + 3
        if repeat is not None:
            repeat()

    def next_page(self) -> None:
        """What follows begins on a new page; nothing on one that is still empty."""
        if not self._fresh:
            self._section = None
            self.break_page()

    def skip(self, amount: float) -> None:
        """White space, none at the top of a page."""
        if not self._fresh:
            self.y = max(self.bottom, self.y - amount)

    def used(self, amount: float) -> None:
        """Move the cursor below something drawn directly."""
        self.y -= amount
        self._fresh = False

    # blocks

    def heading(self, title: str, level: int = 0, style: Style | None = None) -> None:
        """A heading (0 section, 1 subsection), drawn together with the block that follows it, listed in the outline."""
        style = style or (p.SECTION if level == 0 else p.SUBSECTION)
        lines = wrap(clean(title), style, self.width)
        before, after = (20.0, 6.0) if level == 0 else (11.0, 4.0)
        if self._pending:
            before = 0.0  # a subsection that opens its section
        self._pending.append(_Heading(lines, before, after, level))

    def _draw_heading(self, heading: _Heading) -> None:
        if heading.level == 0:
            self._section = heading
        self.skip(heading.before)
        self.ink.mark(clean(" ".join(line.text for line in heading.lines)), heading.level, self.y + 6)
        for line in heading.lines:
            if self.y - line.style.leading < self.bottom:  # a title longer than a page, of somebody's own making
                self.break_page()
            self.ink.text(self.left, self.y - line.style.baseline, line.text, line.style)
            self.used(line.style.leading)
        self.used(heading.after)

    def paragraph(self, text: str, style: Style = p.BODY, align: Align = "left", keep: float = 0.0) -> None:
        """Text over the full width; at least two lines stay together at a page's foot and head.

        `keep`: what must fit below its last line on the same page.
        """
        self.lines(wrap(text, style, self.width), align, keep)

    def lines(self, lines: Sequence[Line], align: Align = "left", keep: float = 0.0) -> None:
        """Lines already set, breaking over pages without a widow or an orphan."""
        x = {"left": self.left, "right": self.right, "centre": (self.left + self.right) / 2}[align]
        for index, line in enumerate(lines):
            left = len(lines) - index
            together = 2 if (index == 0 and left > 1) or left == 2 else 1
            self.need(line.style.leading * together + (keep if left <= 2 else 0.0))
            self.ink.text(x, self.y - line.style.baseline, line.text, line.style, align)
            self.used(line.style.leading)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        style: Style = p.CELL,
        head: Style = p.HEAD,
        whole: bool = False,
    ) -> None:
        """A table with thin rules. The header row stands again on each page; a row is torn only when it is taller than
        a page; neither the first row nor the last stands alone on one. `whole` keeps a short table on one page.
        Columns without any title make a table without a header row."""
        xs, inner = self._columns(columns)
        caps = [column.lines for column in columns]
        bold = Style(style.size, style.leading, "bold", style.grey)
        set_rows = [self._set(row, inner, bold if row.kind != "plain" else style, caps) for row in rows]
        titles = [c.title for c in columns]
        header = self._set(Row(titles), inner, head, caps) if any(titles) else None
        head_height = header.height if header else 0.0
        all_rows = sum(row.height for row in set_rows)
        if whole and all_rows < self._page_room(head_height) * _WHOLE:
            self.need(all_rows + head_height + self.below)

        def draw_header() -> None:
            if header:
                self.ink.tint(self.left, self.y - header.height, self.width, header.height, p.TINT)
                self.ink.rule(self.left, self.y, self.right, self.y, p.RULE)
                self._draw(header, xs, columns, p.RULE)

        for index, row in enumerate(set_rows):
            wanted = _chain(set_rows, index, self._page_room(head_height), self.below)
            if index == 0:
                self._begin(wanted, head_height, row, style)
                draw_header()
                if header is None:
                    self.ink.rule(self.left, self.y, self.right, self.y, p.HAIR, p.RULE_GREY)
            elif wanted > self.room and (wanted <= self._page_room(head_height) or not self._may_tear(style)):
                self.break_page(draw_header)
            self._place(row, xs, columns, draw_header)

    def rows_within(self, columns: Sequence[Column], rows: Sequence[Row], room: float, style: Style = p.CELL) -> int:
        """How many of the first `rows` of a table fit `room` points together with its header row."""
        _, inner = self._columns(columns)
        caps = [column.lines for column in columns]
        left = room - self._set(Row([column.title for column in columns]), inner, p.HEAD, caps).height
        for index, row in enumerate(rows):
            left -= self._set(row, inner, style, caps).height
            if left < 0:
                return index
        return len(rows)

    def _page_room(self, head_height: float) -> float:
        return self.top - self.bottom - head_height - p.LABEL.leading - 3

    def _may_tear(self, style: Style) -> bool:
        return self.room > style.leading * _MIN_SPLIT + 2 * PAD_Y

    def _begin(self, wanted: float, head_height: float, row: _SetRow, style: Style) -> None:
        whole = self._page_room(head_height) - self._waiting()
        least = head_height + style.leading * (_MIN_SPLIT + 3) + 2 * PAD_Y
        self.need(head_height + wanted if wanted <= whole else least)

    def _columns(self, columns: Sequence[Column]) -> tuple[list[float], list[float]]:
        share = self.width - sum(c.width for c in columns)
        weights = sum(c.weight for c in columns if not c.width)
        xs, inner, x = [], [], self.left
        for column in columns:
            wide = column.width or share * column.weight / weights
            xs.append(x)
            inner.append(wide - 2 * PAD_X)
            x += wide
        return xs, inner

    def _set(self, row: Row, inner: Sequence[float], style: Style, caps: Sequence[int]) -> _SetRow:
        if row.kind == "group":
            cells = [_set_cell(row.cells[0], style, self.width - 2 * PAD_X)]
        else:
            cells = [_set_cell(cell, style, wide) for cell, wide in zip(row.cells, inner, strict=True)]
            cells = [capped(lines, cap) if cap else lines for lines, cap in zip(cells, caps, strict=True)]
        return _SetRow(cells, row.kind, max(map(height, cells)) + 2 * PAD_Y)

    def _place(self, row: _SetRow, xs: list[float], columns: Sequence[Column], again: Callable[[], None]) -> None:
        whole = row.cells
        while row.height > self.room + 0.01:
            part, row = _tear(row, self.room)
            if part is None:
                self.break_page(again)
                continue
            self._draw(part, xs, columns, 0)
            self.break_page(again)
            _echo(row, whole)
        self._draw(row, xs, columns, p.HAIR)

    def _draw(self, row: _SetRow, xs: Sequence[float], columns: Sequence[Column], rule: float) -> None:
        ink, top = self.ink, self.y
        if row.kind == "group":
            ink.tint(self.left, top - row.height, self.width, row.height, 0.97)
        for index, lines in enumerate(row.cells):
            align = columns[index].align
            end = xs[index + 1] if index + 1 < len(xs) else self.right
            x = xs[index] + PAD_X
            if align == "right":
                x = end - PAD_X
            elif align == "centre":
                x = (xs[index] + end) / 2
            y = top - PAD_Y
            for line in lines:
                ink.text(x, y - line.style.baseline, line.text, line.style, align)
                y -= line.style.leading
        self.used(row.height)
        if row.kind == "total":
            ink.rule(self.left, top, self.right, top, p.RULE)
        if rule:
            ink.rule(self.left, self.y, self.right, self.y, *((rule, p.RULE_GREY) if rule == p.HAIR else (rule, 0.0)))


def _chain(rows: Sequence[_SetRow], index: int, page: float, below: float = 0.0) -> float:
    """What must fit for the row at `index`: with it all those after it that may not be parted from the one before, and
    `below` under the last of the table."""
    wanted = rows[index].height
    end = index
    for at in range(index, len(rows) - 1):
        follower = rows[at + 1]
        lonely = follower.height < page / 4 and (at == 0 or at + 2 == len(rows))
        if not (rows[at].kind == "group" or follower.kind == "total" or lonely):
            break
        wanted += max(0.0, min(follower.height, page - wanted))
        end = at + 1
    return min(page, wanted + below) if below and end + 1 == len(rows) and wanted <= page else wanted


def _echo(rest: _SetRow, whole: list[list[Line]]) -> None:
    """Say again in the first columns of a torn row which row goes on."""
    for index in range(min(2, len(whole) - 1)):
        if not rest.cells[index] and 0 < len(whole[index]) <= _ECHOED:
            first = whole[index][0]
            rest.cells[index] = [Line(first.text, replace(first.style, grey=p.MUTED))]


def _set_cell(cell: Cell, style: Style, width: float) -> list[Line]:
    if isinstance(cell, str):
        return wrap(cell, style, width) if cell else []
    if isinstance(cell, Span):
        return wrap(cell.text, cell.style, width)
    return [line for span in cell if span.text for line in wrap(span.text, span.style, width)]


def _tear(row: _SetRow, room: float) -> tuple[_SetRow | None, _SetRow]:
    """The lines of `row` that fit `room` and the rest; None when not even one line fits."""
    first: list[list[Line]] = []
    rest: list[list[Line]] = []
    for lines in row.cells:
        left = room - 2 * PAD_Y
        count = 0
        for line in lines:
            if line.style.leading > left:
                break
            left -= line.style.leading
            count += 1
        first.append(lines[:count])
        rest.append(lines[count:])
    if not any(first):
        return None, row
    return (
        _SetRow(first, row.kind, max(map(height, first)) + 2 * PAD_Y),
        _SetRow(rest, row.kind, max(map(height, rest)) + 2 * PAD_Y),
    )
