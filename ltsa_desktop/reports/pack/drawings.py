"""The charts of the pack, made from the figures: the same for paper, slides and screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.formats import number
from ltsa_desktop.ground.words import Text
from ltsa_desktop.reports import charts as c
from ltsa_desktop.store.figures.models import STATE_WORDS, DeskLevel

from . import words as s

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import DeskMatrix, HeatMap, HeatRow, Need, Pareto, Ranking, Skm
    from ltsa_desktop.store.figures.models import CentreChange, Changes, Overview

    from .data import Figures

AT_ONCE = 34
"""Rows of a drawing that fit a page of paper."""
Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawing looks: language, colours, width in points, and how many rows one may have."""

    language: str = "id"
    palette: c.Palette = c.COLOUR
    width: float = 496.0
    at_once: int = AT_ONCE

    def say(self, text: Text, **fields: object) -> str:
        """A sentence in the language."""
        words = text.to(self.language)
        return words.format(**fields) if fields else words

    def number(self, value: Decimal, places: int | None = None) -> str:
        """A number as its reader writes it."""
        return number(value if places is not None else value.normalize(), places, self.language)

    def score(self, value: Decimal | None, places: int) -> str:
        """A score with as many decimals as those beside it, a dash for none."""
        return "–" if value is None else number(value, places, self.language)

    def ticks(self, maximum: Decimal) -> list[tuple[Decimal, str]]:
        """The marks of a scale from 0 to `maximum`."""
        step = maximum / 5 if maximum % 5 == 0 else maximum / 4
        return [(step * n, self.number(step * n)) for n in range(int(maximum / step) + 1)]

    def parts(self, rows: Sequence[Any]) -> list[Sequence[Any]]:
        """A long list in parts of about the same length, none above `at_once`."""
        if not rows:
            return []
        count = -(-len(rows) // self.at_once)
        size = -(-len(rows) // count)
        return [rows[start : start + size] for start in range(0, len(rows), size)]

    def share(self, value: float | Decimal | None) -> str:
        """ "41 %", a dash for nothing."""
        return "–" if value is None else f"{number(Decimal(str(value)) * 100, 0, self.language)} %"


def places_of(values: Iterable[Decimal | None]) -> int:
    """How many decimals the values of a column need, so that all are written alike."""
    exponents = [value.as_tuple().exponent for value in values if value is not None]
    return max((-one for one in exponents if isinstance(one, int)), default=0)


def borders_of(store: Store) -> list[Ring]:
    """The imported boundaries of provinces, for the map; none until somebody imported them."""
    from ltsa_desktop.store.boundaries import read_layers

    rings: list[Ring] = []
    for layer in read_layers(store):
        if layer.level == "province":
            for area in layer.areas:
                for ring in area.rings:
                    pairs = zip(ring[::2], ring[1::2], strict=True)
                    rings.append([(x / layer.grid, y / layer.grid) for x, y in pairs])
    return rings


def status_map(overview: Overview, look: Look, borders: Sequence[Ring] = ()) -> Any | None:
    """The map of states, its numbers those of the rows; None without any position."""
    spots = [
        c.Spot(str(place), row.longitude, row.latitude, row.status.state, row.approximate, row.mrc_pilot)
        for place, row in enumerate(overview.rows, 1)
        if row.longitude is not None and row.latitude is not None
    ]
    if not spots:
        return None
    legend = [(count.state, f"{look.say(STATE_WORDS[count.state])} · {count.n}") for count in overview.counts]
    pilot = look.say(s.PILOT) if any(spot.pilot for spot in spots) else ""
    return c.status_map(spots, legend, look.width, pilot, borders, palette=look.palette)


def bands(ranking: Ranking, look: Look) -> Any | None:
    """How many centres have each category; None without any."""
    if not any(band.n for band in ranking.bands):
        return None
    rows = [
        c.Bar(" · ".join(x for x in (band.code, look.say(band.title)) if x), Decimal(band.n), str(band.n))
        for band in ranking.bands
    ]
    return c.bars(rows, max(Decimal(band.n) for band in ranking.bands), [], look.width, look.palette)


def heat(one: HeatMap, look: Look) -> list[Any]:
    """Centre × aspect, the median below; centres without any score are left out."""
    legend = (look.say(s.HEAT_LOW), look.say(s.HEAT_HIGH), look.say(s.HEAT_MARK))
    heads = [look.say(column.title) for column in one.columns]
    shown = scored_rows(one)
    medians = [column.median for column in one.columns]
    places = places_of([*(cell.score for row in shown for cell in row.cells), *medians])
    index = places_of(row.score for row in shown)

    def cell(score: Decimal | None, share: Decimal | None) -> c.HeatCell:
        return c.HeatCell(share, look.score(score, places))

    rows = [
        c.HeatRow(
            row.name,
            [cell(one.score, None if one.share is None else Decimal(str(one.share))) for one in row.cells],
            f"{look.score(row.score, index)} {row.band}".strip(),
        )
        for row in shown
    ]
    cells = [cell(median, None if median is None else median / one.maximum) for median in medians]
    listed = [*rows, c.HeatRow(look.say(s.MEDIAN), cells)]
    return [c.heat_map(part, heads, look.width, look.say(s.INDEX), legend, look.palette) for part in look.parts(listed)]


def scored_rows(one: HeatMap) -> list[HeatRow]:
    """The centres that have a score in some aspect."""
    return [row for row in one.rows if any(cell.score is not None for cell in row.cells)]


def changes(changed: Changes, maximum: Decimal, look: Look) -> list[Any]:
    """Before and now of each centre with both, the greatest rise first."""
    scored = [row for row in changed.rows if row.difference is not None]
    scored.sort(key=lambda row: (-(row.difference or 0), row.code))
    words = (look.say(changed.before), look.say(changed.after))
    places = places_of(row.difference for row in scored)

    def drawn(row: CentreChange) -> c.Change:
        return c.Change(row.name, row.score_before, row.score_after, signed(row.difference, look, places))

    return [
        c.changes([drawn(row) for row in part], maximum, look.ticks(maximum), look.width, words, look.palette)
        for part in look.parts(scored)
    ]


def signed(value: Decimal | None, look: Look, places: int) -> str:
    """A difference with its sign."""
    if value is None:
        return "–"
    return f"{'+' if value > 0 else '–' if value < 0 else ''}{look.score(abs(value), places)}"


def pareto(causes: Pareto, look: Look) -> Any | None:
    """Findings by cause with the running share; None without any."""
    if not causes.bars:
        return None
    rows = [c.Cause(look.say(bar.title), bar.amount) for bar in causes.bars]
    return c.pareto(rows, look.width, [look.share(bar.cumulative) for bar in causes.bars], look.palette)


def desks(matrix: DeskMatrix, look: Look) -> list[Any]:
    """Desk × centre, how far each goes on site."""
    legend = [*(look.say(level) for level in matrix.levels), look.say(s.ABSENT), look.say(s.UNKNOWN)]
    heads = [look.say(desk.title) for desk in matrix.desks]
    rows = [c.LevelRow(row.name, [level_of(cell) for cell in row.cells]) for row in matrix.rows]
    return [c.level_matrix(part, heads, look.width, legend, look.palette) for part in look.parts(rows)]


def level_of(cell: DeskLevel) -> int | None:
    """What the matrix draws of a desk."""
    return c.ABSENT if cell.present == "tidak" else cell.level


def survey(skm: Skm, look: Look) -> Any | None:
    """The mean of each element; None without a survey."""
    if not skm.rows:
        return None
    rows = [
        c.Bar(look.say(one.title), one.mean, "–" if one.mean is None else look.number(one.mean, 2))
        for one in skm.elements
    ]
    return c.bars(rows, Decimal(4), [(Decimal(n), str(n)) for n in range(5)], look.width, look.palette)


def need(table: Need, look: Look) -> Any | None:
    """Persons served against staff, its numbers those of the rows; None for fewer than two centres."""
    points = [
        c.Point(str(place), Decimal(row.served), Decimal(row.staff))
        for place, row in enumerate(table.rows, 1)
        if row.served is not None and row.staff is not None
    ]
    if len(points) < 2:
        return None
    ends = (_round_up(max(one.x for one in points)), _round_up(max(one.y for one in points)))
    x, y = ([(end * n / 5, look.number(end * n / 5)) for n in range(6)] for end in ends)
    return c.scatter(points, ends, (look.say(s.NEED_X), look.say(s.NEED_Y)), (x, y), look.width, palette=look.palette)


def _round_up(value: Decimal) -> Decimal:
    """The next value that five even steps lead up to."""
    step = Decimal(1)
    while step * 5 < value:
        for factor in (1, 2, 4, 5):
            if step * factor * 5 >= value:
                return step * factor * 5
        step *= 10
    return step * 5


def _one(drawing: Any | None) -> list[Any]:
    return [] if drawing is None else [drawing]


CHARTS: dict[str, Callable[[Figures, Look], list[Any]]] = {
    "map": lambda f, look: _one(status_map(f.overview, look, borders_of(f.store))),
    "ranking": lambda f, look: _one(bands(f.ranking, look)),
    "heat": lambda f, look: [drawing for one in f.heat_maps for drawing in heat(one, look)],
    "changes": lambda f, look: changes(f.changes, f.ranking.maximum or Decimal(5), look),
    "pareto": lambda f, look: _one(pareto(f.causes, look)),
    "desks": lambda f, look: desks(f.desks, look) if f.desks.rows else [],
    "skm": lambda f, look: _one(survey(f.skm, look)),
    "need": lambda f, look: _one(need(f.need, look)),
}
"""Every chart by its name, for files of their own."""
