"""Paper sizes, margins and the scale of type: the one place where the look of printed documents is set."""

from __future__ import annotations

from dataclasses import dataclass

from .typeset import Style

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet; all lengths in points. The wider left margin is for the binder."""

    name: str
    width: float
    height: float
    left: float = 20 * MM
    right: float = 15 * MM
    top: float = 15 * MM
    bottom: float = 15 * MM


PAPERS = {
    "A4": Paper("A4", 210 * MM, 297 * MM),
    "F4": Paper("F4", 215 * MM, 330 * MM),
}

INK = 0.0
MUTED = 0.32
TINT = 0.94
HAIR = 0.35
RULE = 0.6
RULE_GREY = 0.55

TITLE = Style(16, 20, "bold")
CAPITALS = Style(13, 17, "bold", tracking=0.02)
SECTION = Style(11.5, 15, "bold")
SUBSECTION = Style(9.5, 13, "bold")
BODY = Style(9.5, 13.5)
BODY_BOLD = Style(9.5, 13.5, "bold")
BODY_MUTED = Style(9.5, 13.5, grey=MUTED)
CELL_FORMAL = Style(9.5, 13)
FORMAL = Style(10.5, 15.5)
FORMAL_BOLD = Style(10.5, 15.5, "bold")
CELL = Style(8.5, 11.5)
CELL_BOLD = Style(8.5, 11.5, "bold")
CELL_MUTED = Style(7.5, 10, grey=MUTED)
HEAD = Style(7.8, 10.5, "bold")
LABEL = Style(7.8, 11.5, grey=MUTED)
SMALL = Style(7.5, 10.5)
FIGURE = Style(24, 28, "bold")
FIGURE_UNIT = Style(9.5, 13, grey=MUTED)
