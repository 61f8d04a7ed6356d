"""Head and foot of every page, and the stamp of what is example or draft."""

from __future__ import annotations

from dataclasses import dataclass

from . import paper as p
from .ink import Ink
from .typeset import Style, fitted

_BAND = 15.0
_BAND_GAP = 7.0
RUNNING = 22.0
"""What the running head takes; the first page has a letterhead in its place."""
_FOOT = 15.0


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
        return RUNNING + (_BAND + _BAND_GAP if self.stamp else 0)

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
            ink.text(x, top - 10.7, fitted(self.stamp.sentence, p.SMALL, right - x - 4), p.SMALL)
            top -= _BAND + _BAND_GAP
        if number > 1:
            end = fitted(self.running_right, p.LABEL, (right - left) * 0.4)
            ink.text(right, top - 8, end, p.LABEL, "right")
            ink.text(left, top - 8, fitted(self.running, p.LABEL, right - left - p.LABEL.width(end) - 12), p.LABEL)
            ink.rule(left, top - 12, right, top - 12, p.HAIR, p.RULE_GREY)
        y = paper.bottom
        ink.rule(left, y + 10, right, y + 10, p.HAIR, p.RULE_GREY)
        n_of_m = self.page.format(page=number, pages=pages)
        ink.text(right, y + 1.5, n_of_m, p.SMALL, "right")
        ink.text(left, y + 1.5, self.code, _CODE)
        x = left + _CODE.width(self.code) + 8
        ink.text(x, y + 1.5, fitted(self.origin, p.LABEL, right - x - p.SMALL.width(n_of_m) - 10), p.LABEL)


_STAMP = Style(9, 11, "bold", tracking=0.12)
_CODE = Style(7.5, 10.5, "bold", tracking=0.04)
