"""Styles and line breaking: plain text in, lines that fit a width out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from .fonts import Face, face, printable

Align = Literal["left", "right", "centre"]
_SEAMS = frozenset("/-_.,;:@?&=|")


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set.

    Attributes:
        size: in points.
        leading: from baseline to baseline, in points.
        weight: "regular", "bold" or "italic".
        grey: 0 black to 1 white. Text is never lighter than 0.4: it must survive a photocopier.
        tracking: extra space between letters, in em (single lines only).
    """

    size: float
    leading: float
    weight: str = "regular"
    grey: float = 0.0
    tracking: float = 0.0

    @property
    def face(self) -> Face:
        """The typeface of this style."""
        return face(self.weight)

    @property
    def baseline(self) -> float:
        """From the top of a line to its baseline, in points."""
        return (self.leading - self.size) / 2 + self.size * 0.82

    def width(self, text: str) -> float:
        """The width of a printable line, in points."""
        return (self.face.width(text) + self.tracking * len(text)) * self.size


@dataclass(frozen=True, slots=True)
class Span:
    """A paragraph with a style of its own inside a cell."""

    text: str
    style: Style


class Line(NamedTuple):
    """One set line."""

    text: str
    style: Style


def wrap(text: str, style: Style, width: float) -> list[Line]:
    """Break `text` into lines no wider than `width` points.

    A newline in the text starts a new line; a word wider than the line is cut, after a hyphen or slash if one is near.
    Nothing is dropped but spaces at the breaks and blank lines at either end.
    """
    measure = style.face.width
    limit = width / style.size
    space = style.face.widths[" "]
    lines: list[Line] = []
    for paragraph in printable(text).strip("\n ").split("\n"):
        if len(paragraph) < 60 and measure(paragraph) <= limit:
            lines.append(Line(paragraph.strip(), style))
            continue
        words: list[str] = []
        used = -space
        for word in paragraph.split(" "):
            if not word:
                continue
            wide = measure(word)
            if used + space + wide <= limit:
                words.append(word)
                used += space + wide
                continue
            if words:
                lines.append(Line(" ".join(words), style))
            if wide > limit:
                *full, word = _cut(word, style.face, limit)
                lines.extend(Line(piece, style) for piece in full)
                wide = measure(word)
            words = [word]
            used = wide
        lines.append(Line(" ".join(words), style))
    return lines


def _cut(word: str, face: Face, limit: float) -> list[str]:
    """`word` in pieces that fit `limit` em, the last one possibly short."""
    pieces: list[str] = []
    start = 0
    used = 0.0
    seam = 0
    for index, letter in enumerate(word):
        wide = face.widths[letter]
        if used + wide > limit and index > start:
            end = seam if seam > start + (index - start) * 0.6 else index
            pieces.append(word[start:end])
            start = end
            used = sum(map(face.widths.__getitem__, word[start:index]))
        if letter in _SEAMS:
            seam = index + 1
        used += wide
    pieces.append(word[start:])
    return pieces


def height(lines: list[Line]) -> float:
    """The height of set lines, in points."""
    return sum(line.style.leading for line in lines)


def capped(lines: list[Line], most: int) -> list[Line]:
    """At most `most` lines, the last one ending in an ellipsis when some are left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], Line(last.text[: max(0, len(last.text) - 2)].rstrip(" .,;") + " …", last.style)]


def clean(text: str) -> str:
    """One line that can be drawn: printable, without line breaks."""
    return " ".join(printable(text).split())


def fitted(text: str, style: Style, width: float) -> str:
    """One printable line no wider than `width`, shortened with an ellipsis; for heads, never for content."""
    line = clean(text)
    if style.width(line) <= width:
        return line
    while line and style.width(line + "…") > width:
        line = line[:-1]
    return line.rstrip() + "…" if line else ""
