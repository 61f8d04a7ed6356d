"""A table of the screen as a spreadsheet: the rows in sight, in their order, numbers as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import Text
from ltsa_desktop.gui.files import choose_target
from ltsa_desktop.gui.i18n import language
from ltsa_desktop.gui.meeting.grid import GridTable
from ltsa_desktop.gui.widgets import DataTable

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk

translate = QCoreApplication.translate

Content = tuple[list[str], list[bool], list[list[Any]]]


def content_of(table: QAbstractItemView) -> Content:
    """Heads, which columns are numbers, and the cells of a table as it stands."""
    if isinstance(table, GridTable):
        heads = [translate("Export", "Pusat layanan"), *table.heads()]
        rows = [[row.name, *(_number(cell.text, cell.key) for cell in row.cells)] for row in table.rows()]
        return heads, [False, *[True] * len(table.heads())], rows
    assert isinstance(table, DataTable)
    columns = table.columns()
    cells = [
        [_number(column.text(row), column.key(row) if column.right and column.key else None) for column in columns]
        for row in table.rows()
    ]
    return [column.title for column in columns], [column.right for column in columns], cells


def _number(text: str, key: object) -> object:
    """The value behind a cell that is a number, else its words; a dash is nothing."""
    if isinstance(key, int | float | Decimal) and not isinstance(key, bool) and text != "–":
        return key if isinstance(key, int) else Decimal(str(key))
    return "" if text == "–" else text


def export_table(
    desk: Desk,
    parent: QWidget,
    table: QAbstractItemView,
    title: str,
    name: str,
    basis: str = "",
    path: Path | None = None,
) -> None:
    """Save a table as XLSX; asks where without `path`. `basis` stands below the table."""
    if path is None:
        pattern = translate("Export", "Lembar kerja (*.xlsx)")
        path = choose_target(parent, translate("Export", "Simpan tabel"), pattern, documents() / f"{name}.xlsx")
    if path is None:
        return
    file, content, tongue = path, content_of(table), language()

    def work(job: object) -> Path:
        return _save(file, title, name, basis, content, tongue)

    def told(made: Path) -> None:
        desk.noticed.emit(translate("Export", "Tabel disimpan: {path}").format(path=made), "ok")

    desk.pool.submit(work, told, owner=parent)


def _save(path: Path, title: str, name: str, basis: str, content: Content, tongue: str) -> Path:
    from ltsa_desktop.reports.tables.model import Column, Table
    from ltsa_desktop.reports.tables.workbook import save_workbook

    heads, numeric, rows = content
    columns = tuple(
        Column(Text(head, head), "number" if right and _all_numbers(rows, i) else "text", _places(rows, i))
        for i, (head, right) in enumerate(zip(heads, numeric, strict=True))
    )
    cells = [[None if cell == "" else cell for cell in row] for row in rows]
    notes = (Text(basis, basis),) if basis else ()
    return save_workbook([Table(name, Text(title, title), columns, cells, notes)], path, tongue)


def _all_numbers(rows: Sequence[Sequence[Any]], at: int) -> bool:
    return all(row[at] == "" or isinstance(row[at], int | Decimal) for row in rows)


def _places(rows: Sequence[Sequence[Any]], at: int) -> int:
    decimals = [row[at].as_tuple().exponent for row in rows if isinstance(row[at], Decimal)]
    return max((-e for e in decimals if isinstance(e, int)), default=0) if decimals else 0
