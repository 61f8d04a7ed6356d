"""Charts as `reportlab.graphics` drawings: vectors on paper, SVG on screen, PNG for slides; readable without colour.

Every function takes plain values and words in the reader's language and returns a drawing. Nothing here reads a store.
"""

from __future__ import annotations

from .bars import Bar, Part, bars, parts
from .export import save_chart, to_pdf, to_png, to_svg
from .grids import ABSENT, ROW, HeatCell, HeatRow, LevelRow, heat_map, level_matrix
from .lines import Cause, Change, Point, Series, changes, pareto, radar, scatter, trend
from .map import Spot, status_map
from .palette import COLOUR, DARK, GREY, Palette

__all__ = [
    "ABSENT",
    "COLOUR",
    "DARK",
    "GREY",
    "ROW",
    "Bar",
    "Cause",
    "Change",
    "HeatCell",
    "HeatRow",
    "LevelRow",
    "Palette",
    "Part",
    "Point",
    "Series",
    "Spot",
    "bars",
    "changes",
    "heat_map",
    "level_matrix",
    "pareto",
    "parts",
    "radar",
    "save_chart",
    "scatter",
    "status_map",
    "to_pdf",
    "to_png",
    "to_svg",
    "trend",
]
