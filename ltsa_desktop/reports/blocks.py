"""The parts every printed document opens with: letterhead, title with QR code, and the table of facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import paper as p
from .flow import PAD_X, Column, Flow, Row
from .frame import RUNNING
from .images import prepare
from .ink import Ink
from .typeset import Line, Span, Style, clean, height, wrap

MM = p.MM


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


def letterhead(flow: Flow, head: Letterhead) -> None:
    """Logo left, the organisation in capitals and its address centred, a thick and a thin rule below."""
    ink = flow.ink
    flow.y += RUNNING  # the first page has no running head
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
    tall = max(height(lines), side + (14 if caption else 0))
    flow.need(tall)
    flow.ink.mark(clean(title), 0, flow.y + 6)
    y = flow.y
    for line in lines:
        flow.ink.text(flow.left, y - line.style.baseline, line.text, line.style)
        y -= line.style.leading
    if qr:
        qr_code(flow.ink, qr, flow.right - side, flow.y - side, side)
        flow.ink.text(flow.right - side / 2, flow.y - side - 13, caption, _QR_CAPTION, "centre")
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
    ink.tint(x - 4 * step, y - 4 * step, side + 8 * step, side + 8 * step, 1.0)  # a stamp across the page stays out
    for index, row in enumerate(rows):
        start = None
        for column, dark in enumerate((*row, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                top = y + side - (index + 1) * step
                ink.tint(x + start * step, top, (column - start) * step, step * 1.02, 0.0)
                start = None


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
