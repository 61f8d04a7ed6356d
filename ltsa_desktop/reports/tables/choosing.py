"""What of a pack goes onto slides: every chart, and the tables that a meeting decides by."""

from __future__ import annotations

from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.reports.charts import COLOUR, GREY
from ltsa_desktop.reports.pack import words as s
from ltsa_desktop.reports.pack.data import Figures
from ltsa_desktop.reports.pack.drawings import CHARTS, Look

from .model import Table
from .registry import all_tables

_TITLES: dict[str, Text] = {
    "map": s.MAP,
    "ranking": s.RANKING,
    "heat": s.HEAT,
    "changes": s.CHANGES,
    "pareto": s.PARETO,
    "desks": s.DESKS,
    "skm": s.SKM,
    "need": s.NEED,
}
_TABLES = ("status", "ranking", "failed", "practices", "aspirations", "dim", "actions", "not-visited")
_WIDE, _AT_ONCE = 600.0, 16
"""Points and rows: few enough that words can be read from the third row of seats."""


def slides_of(figures: Figures, language: str, bw: bool = False) -> tuple[list[tuple[Text, Any, Text]], list[Table]]:
    """The charts (title, drawing, what it rests on) and tables of a deck; charts without data are left out."""
    look = Look(language, GREY if bw else COLOUR, _WIDE, _AT_ONCE)
    note = s.BASIS.format(told=figures.overview.basis.told())
    charts = []
    for name, draw in CHARTS.items():
        drawings = draw(figures, look)
        title = _TITLES.get(name, Text(name, name))
        for number, drawing in enumerate(drawings, 1):
            part = Text(f" ({number}/{len(drawings)})", f" ({number}/{len(drawings)})")
            shown = title if len(drawings) == 1 else Text(title.id + part.id, title.en + part.en)
            charts.append((shown, drawing, note))
    return charts, all_tables(figures, _TABLES)
