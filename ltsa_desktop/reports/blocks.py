"""The vocabulary every printed document is made of: letterhead, title, identity, signatures, photos, head and foot."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ltsa_desktop.ground.words import Text, UserError

from . import paper as p
from .flow import PAD_X, Column, Flow, Row
from .images import Picture, prepare
from .ink import Ink, clean
from .typeset import Line, Span, Style, height, wrap

log = logging.getLogger(__name__)

MM = p.MM
_BAND = 15.0
_BAND_GAP = 7.0
_RUNNING = 22.0
_FOOT = 15.0


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation as it stands at the head of its papers.

    Attributes:
        name: the organisation; set in capitals.
        lines: below it. Those of capitals are set as units of the organisation, the others as its address.
        logo: a picture file's bytes, None for none.
    """

    name: str
    lines: tuple[str, ...] = ()
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: `role` above the space (e.g. "Ketua"), name underlined below it, then NIP."""

    name: str
    role: str = ""
    nip: str = ""
    title: str = ""
    signature: bytes | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo with the number it is cited by, the words below it, and how to get its bytes."""

    number: int
    caption: str
    load: Callable[[], bytes]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A band at the head of each page and a word across it: example or draft."""

    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at the head and foot of every page.

    Attributes:
        running: left part of the head of pages after the first.
        running_right: its right part.
        code: short code of the revision, or the words that say there is none.
        origin: what the code belongs to.
        page: "Halaman {page} dari {pages}".
    """

    running: str
    running_right: str
    code: str
    origin: str
    page: str
    stamp: Stamp | None = None

    @property
    def head(self) -> float:
        """The height a `Flow` must keep free above its text."""
        return _RUNNING + (_BAND + _BAND_GAP if self.stamp else 0)

    @property
    def foot(self) -> float:
        """The height a `Flow` must keep free below its text."""
        return _FOOT

    def draw(self, ink: Ink, number: int, pages: int) -> None:
        """Draw head, foot and stamp of one page."""
        paper = ink.paper
        left, right = paper.left, paper.width - paper.right
        top = paper.height - paper.top
        if self.stamp:
            ink.watermark(self.stamp.word, 0.94)
            ink.tint(left, top - _BAND, right - left, _BAND, 0.88)
            ink.box(left, top - _BAND, right - left, _BAND, 0.8)
            word = self.stamp.word
            ink.text(left + 6, top - 10.7, word, _STAMP)
            x = left + 6 + _STAMP.width(word) + 8
            ink.text(x, top - 10.7, _fitted(self.stamp.sentence, p.SMALL, right - x - 4), p.SMALL)
            top -= _BAND + _BAND_GAP
        if number > 1:
            end = _fitted(self.running_right, p.LABEL, (right - left) * 0.4)
            ink.text(right, top - 8, end, p.LABEL, "right")
            ink.text(left, top - 8, _fitted(self.running, p.LABEL, right - left - p.LABEL.width(end) - 12), p.LABEL)
            ink.rule(left, top - 12, right, top - 12, p.HAIR, p.RULE_GREY)
        y = paper.bottom
        ink.rule(left, y + 10, right, y + 10, p.HAIR, p.RULE_GREY)
        n_of_m = self.page.format(page=number, pages=pages)
        ink.text(right, y + 1.5, n_of_m, p.SMALL, "right")
        ink.text(left, y + 1.5, self.code, _CODE)
        x = left + _CODE.width(self.code) + 8
        ink.text(x, y + 1.5, _fitted(self.origin, p.LABEL, right - x - p.SMALL.width(n_of_m) - 10), p.LABEL)


_STAMP = Style(9, 11, "bold", tracking=0.12)
_CODE = Style(7.5, 10.5, "bold", tracking=0.04)


def _fitted(text: str, style: Style, width: float) -> str:
    """One printable line no wider than `width`, shortened with an ellipsis; for heads, never for content."""
    line = clean(text)
    if style.width(line) <= width:
        return line
    while line and style.width(line + "…") > width:
        line = line[:-1]
    return line.rstrip() + "…" if line else ""


def letterhead(flow: Flow, head: Letterhead) -> None:
    """Logo left, the organisation in capitals and its address centred, a thick and a thin rule below."""
    ink = flow.ink
    flow.y += _RUNNING  # the first page has no running head
    logo = prepare(head.logo, 24 * MM, 24 * MM) if head.logo else None
    aside = 26 * MM if logo else 0.0
    width = flow.width - 2 * aside
    lines: list[Line] = []
    for text, style in (
        (head.name.upper(), _ORGANISATION),
        *((t, _UNIT if t.isupper() else p.SMALL) for t in head.lines),
    ):
        if text.strip():
            lines.extend(
                wrap(text, _shrunk(clean(text), style, width) if style is not p.SMALL else style, width * 0.97)
            )
    tall = height(lines)
    size = min(24 * MM, max(18 * MM, tall))
    block = max(tall, size if logo else 0.0)
    if logo:
        wide, high = logo.fit(22 * MM, size)
        ink.picture(logo, flow.left, flow.y - block / 2 - high / 2, wide, high)
    y = flow.y - (block - tall) / 2
    for line in lines:
        ink.text((flow.left + flow.right) / 2, y - line.style.baseline, line.text, line.style, "centre")
        y -= line.style.leading
    flow.used(block + 7)
    ink.rule(flow.left, flow.y, flow.right, flow.y, 2.2)
    ink.rule(flow.left, flow.y - 2.6, flow.right, flow.y - 2.6, 0.5)
    flow.used(4)


def _shrunk(text: str, style: Style, width: float) -> Style:
    """`style` a little smaller if that keeps `text` on one line, else as it is."""
    for size in (style.size, style.size - 1, style.size - 2):
        smaller = replace(style, size=size)
        if smaller.width(text) <= width * 0.97:
            return smaller
    return style


_ORGANISATION = Style(13, 16.5, "bold", tracking=0.015)
_UNIT = Style(10.5, 14, "bold", tracking=0.01)


def title_block(flow: Flow, title: str, under: Sequence[str], qr: str = "", caption: str = "") -> None:
    """The document's title and what it is about at the left, the QR code of its revision at the right."""
    flow.skip(16)
    side = 20 * MM if qr else 0.0
    width = flow.width - (side + 6 * MM if qr else 0.0)
    lines = wrap(title, p.TITLE, width)
    for index, text in enumerate(under):
        lines.extend(wrap(text, p.SUBSECTION if index == 0 else p.BODY_MUTED, width))
    tall = max(height(lines), side + (10 if caption else 0))
    flow.need(tall)
    flow.ink.mark(clean(title), 0, flow.y + 6)
    y = flow.y
    for line in lines:
        flow.ink.text(flow.left, y - line.style.baseline, line.text, line.style)
        y -= line.style.leading
    if qr:
        qr_code(flow.ink, qr, flow.right - side, flow.y - side, side)
        flow.ink.text(flow.right - side / 2, flow.y - side - 9, caption, _QR_CAPTION, "centre")
    flow.used(tall)


_QR_CAPTION = Style(7, 9, "bold", tracking=0.03)


def _modules(content: str) -> tuple[tuple[bool, ...], ...]:
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(content)
    code.make()
    return tuple(tuple(bool(cell) for cell in row) for row in code.modules)


def qr_code(ink: Ink, content: str, x: float, y: float, side: float) -> None:
    """A QR code filling the square at `x`, `y`; keep a quiet zone of 4 modules free around it."""
    rows = _modules(content)
    step = side / len(rows)
    for index, row in enumerate(rows):
        start = None
        for column, dark in enumerate((*row, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                top = y + side - (index + 1) * step
                ink.tint(x + start * step, top, (column - start) * step, step * 1.02, 0.0)
                start = None


def identity(flow: Flow, pairs: Sequence[tuple[str, str]], label: float = 38 * MM) -> None:
    """Label and value side by side in one column, with hair rules; blank values are left out."""
    rows = [Row([Span(name, p.BODY_MUTED), value]) for name, value in pairs if value.strip()]
    if rows:
        flow.table([Column("", width=label), Column("")], rows, p.BODY)


def facts(flow: Flow, pairs: Sequence[tuple[str, str]]) -> None:
    """Label and value in two columns of pairs; a long value takes a whole row of its own."""
    kept = [(name, value) for name, value in pairs if value.strip()]
    half = flow.width / 2
    inner = half - 31 * MM - 2 * PAD_X
    pending: list[tuple[str, str]] = []
    run: list[Row] = []
    wide: list[tuple[str, str]] = []

    def pair_rows() -> None:
        for index in range(0, len(pending), 2):
            left, right = pending[index], pending[index + 1] if index + 1 < len(pending) else ("", "")
            run.append(Row([Span(left[0], p.LABEL), left[1], Span(right[0], p.LABEL), right[1]]))
        pending.clear()

    for name, value in kept:
        if len(wrap(value, p.CELL, inner)) > 3:
            wide.append((name, value))
        else:
            pending.append((name, value))
    pair_rows()
    label = 31 * MM
    if run:
        flow.table([Column("", width=label), Column(""), Column("", width=label), Column("")], run, p.CELL)
    if wide:
        rows = [Row([Span(name, p.LABEL), value]) for name, value in wide]
        flow.table([Column("", width=label), Column("")], rows, p.CELL)


_SPACE = 46.0
_SPACE_LEAST = 34.0
_GUTTER = 14.0


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signing part of a document.

    Attributes:
        place_date: "Tulungagung, 29 September 2022"; blank for a line to fill.
        team: who signs as evaluators, in two columns under `team_title`.
        acknowledged: the responsible head, under "Mengetahui,".
        space: height left for each signature, in points; a little less is taken where that saves a page.
    """

    place_date: str
    team_title: str
    team: Sequence[Signatory]
    acknowledge: str
    acknowledged: Signatory
    nip_label: str = "NIP"
    closing: str = ""
    space: float = _SPACE
    blank: str = "." * 40


def signatures(flow: Flow, block: Signatures) -> None:
    """Closing sentence, place and date, the evaluators' and the head's signatures: never split over pages.

    A team of one or two signs beside the head, a larger one in two columns above. A team too large for one page is
    split between rows of signatories, never inside one.
    """
    team = list(block.team) or [Signatory("")]
    closing = wrap(block.closing, p.FORMAL, flow.width) if block.closing else []
    arrange = _side_by_side if len(team) <= 2 else _in_rows
    tight = replace(block, space=_SPACE_LEAST)
    if arrange(flow, block, team, closing, draw=False) > flow.room >= arrange(flow, tight, team, closing, draw=False):
        block = tight
    arrange(flow, block, team, closing)


def _side_by_side(
    flow: Flow, block: Signatures, team: Sequence[Signatory], closing: Sequence[Line], draw: bool = True
) -> float:
    columns = len(team) + 1
    wide = (flow.width - _GUTTER * (columns - 1)) / columns
    xs = [flow.left + index * (wide + _GUTTER) for index in range(columns)]
    people = [block.acknowledged, *team]
    above = max(height(_signatory_lines(one, wide, block)[0]) for one in people)
    tall = above + max(_signatory_height(replace(one, role=""), wide, block) for one in people)
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
    for one, x in zip(people, xs, strict=True):
        _signatory(flow, one, x, wide, block, above)
    flow.used(tall)
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
    return height(list(closing)) + 12 if closing else 0.0


def _closing(flow: Flow, closing: Sequence[Line]) -> None:
    if closing:
        flow.lines(closing)
        flow.skip(12)


def _signatory_lines(one: Signatory, width: float, block: Signatures) -> tuple[list[Line], list[Line]]:
    above = _capped(wrap(one.role, p.FORMAL, width)) if one.role else []
    below = _capped(wrap(one.name or block.blank, p.FORMAL_BOLD if one.name else p.FORMAL, width))
    return above, below


def _capped(lines: list[Line]) -> list[Line]:
    """A name or an office of at most six lines; the whole text stands in the identity of the visit."""
    return lines if len(lines) <= 6 else [*lines[:5], Line("…", lines[5].style)]


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
        wide, high = picture.fit(min(width, 45 * MM), block.space - 4)
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
    number = _fitted(f"{block.nip_label} {nip(one.nip) or '.' * 36}", p.BODY, width)
    ink.text(x, y - p.BODY.baseline, number, p.BODY)


def nip(text: str) -> str:
    """A civil servant's number as it is printed: 18 digits in the groups birth, appointment, sex, serial."""
    digits = text.replace(" ", "")
    if len(digits) == 18 and digits.isdecimal():
        return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
    return clean(text)


def photo_grid(flow: Flow, photos: Sequence[Photo], word: str, unreadable: Text, language: str) -> None:
    """Two photos a row, numbered as they are cited, with caption; a photo is never cut and keeps its shape."""
    gap = 6 * MM
    wide = (flow.width - gap) / 2
    high = wide * 0.72
    for index in range(0, len(photos), 2):
        row = photos[index : index + 2]
        captions = [_caption(photo, word, wide) for photo in row]
        overlong = [caption[_CAPTION_LINES:] for caption in captions]
        captions = [caption[:_CAPTION_LINES] for caption in captions]
        tall = high + 4 + max(map(height, captions))
        flow.need(tall + 4)
        for place, (photo, caption) in enumerate(zip(row, captions, strict=True)):
            x = flow.left + place * (wide + gap)
            _photo(flow, photo, x, wide, high, unreadable.to(language))
            y = flow.y - high - 4
            for line in caption:
                flow.ink.text(x, y - line.style.baseline, line.text, line.style)
                y -= line.style.leading
        flow.used(tall)
        for photo, rest in zip(row, overlong, strict=True):
            if rest:  # a caption as long as a page goes on over the full width
                flow.skip(4)
                flow.paragraph(f"{word} {photo.number} … " + " ".join(line.text for line in rest), p.CELL)
        flow.skip(10)


_CAPTION_LINES = 12


def _caption(photo: Photo, word: str, width: float) -> list[Line]:
    lines = wrap(f"{word} {photo.number}", p.CELL_BOLD, width)
    if photo.caption:
        lines += wrap(photo.caption, p.CELL, width)
    if photo.source:
        lines += wrap(photo.source, p.CELL_MUTED, width)
    return lines


def _loaded(photo: Photo, wide: float, high: float) -> Picture | None:
    try:
        data = photo.load()
    except (OSError, UserError) as error:  # one lost picture must not keep the whole sheet from being printed
        log.warning("photo %d cannot be loaded: %s", photo.number, error)
        return None
    return prepare(data, wide, high)


def _photo(flow: Flow, photo: Photo, x: float, wide: float, high: float, unreadable: str) -> None:
    ink = flow.ink
    picture = _loaded(photo, wide, high)
    if picture is None:
        ink.box(x, flow.y - high, wide, high, p.HAIR, p.RULE_GREY)
        y = flow.y - high / 2 + 6
        for line in wrap(unreadable, p.CELL, wide - 20):
            ink.text(x + wide / 2, y - line.style.baseline, line.text, line.style, "centre")
            y -= line.style.leading
        return
    w, h = picture.fit(wide, high)
    ink.tint(x, flow.y - high, wide, high, p.TINT)
    ink.picture(picture, x + (wide - w) / 2, flow.y - high + (high - h) / 2, w, h)
