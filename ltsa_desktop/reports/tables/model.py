"""A table of plain typed cells, before it is a spreadsheet, a document or a slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.formats import date_long, date_short, number
from ltsa_desktop.ground.words import Text
from ltsa_desktop.reports.pack import words as s

if TYPE_CHECKING:
    from ltsa_desktop.reports.collected import Origin
    from ltsa_desktop.store.figures import Basis

Cell = str | Text | int | Decimal | float | date | None
Kind = Literal["text", "long", "number", "percent", "date"]
NOTHING = Text("Tidak ada data dalam cakupan ini.", "There is no data in this scope.")
CODE = Text("Kode", "Code")
ASPIRED = Text("Aspirasi ({role}): {text}", "Aspiration ({role}): {text}")
EXAMPLE = Text("CONTOH: data rekaan, bukan keadaan yang sebenarnya", "CONTOH: invented data, not the real state")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `kind` says how its cells are written (a "percent" is a share of 0 to 1), `places` of a number."""

    title: Text
    kind: Kind = "text"
    places: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one figure.

    Attributes:
        name: short and stable, for files, sheets and `--only` ("ranking").
        title: above it.
        rows: one cell for each column.
        notes: below it; the first says n of N and whether only approved visits count.
        empty: said in its place when there are no rows.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    notes: tuple[Text, ...] = ()
    empty: Text = NOTHING


def text_columns(*titles: Text) -> list[Column]:
    """Columns of short text."""
    return [Column(title) for title in titles]


def notes_of(basis: Basis, *more: Text) -> tuple[Text, ...]:
    """What stands below a table: n of N and whether only approved visits count, then the rest."""
    return (s.BASIS.format(told=basis.told()), *more)


def origin_lines(origin: Origin, language: str) -> list[str]:
    """Where the figures come from: scope, day, code of the data, and that they are made up if they are."""
    lines = [
        origin.scope,
        f"{s.STATE_OF.to(language)} {date_long(origin.day, language)}",
        f"{s.DATA_CODE.to(language)} {origin.code}" if origin.code else "",
        f"{s.MADE_BY.to(language)} {origin.author}" if origin.author else "",
        EXAMPLE.to(language) if origin.example else "",
    ]
    return [line for line in lines if line]


def written(cell: Cell, column: Column, language: str) -> str:
    """A cell as a reader writes it; a dash for nothing."""
    if cell is None:
        return "–"
    if isinstance(cell, Text):
        return cell.to(language)
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return date_short(cell)
    if column.kind == "percent":
        return f"{number(Decimal(str(cell)) * 100, 0, language)} %"
    return number(Decimal(str(cell)), column.places, language)
