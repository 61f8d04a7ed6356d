"""Tables as a workbook: one sheet each, numbers as numbers, text never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.reports.output import write

from .model import Column, Table, origin_lines, written

if TYPE_CHECKING:
    from ltsa_desktop.reports.collected import Origin

_WIDEST, _NARROWEST = 60, 9
_FIRST_ROW = 3
_EXCEL_ROWS = 1_048_000
CONTENTS = Text("Isi", "Contents")


def save_workbook(tables: Sequence[Table], out: Path, language: str, origin: Origin | None = None) -> Path:
    """Write the tables to an XLSX file; the same tables give the same bytes.

    Args:
        language: "id" or "en", of words and number formats.
        origin: where the figures come from; its words, day and code stand on the first sheet.

    Raises:
        UserError: disk full, file open elsewhere, folder not writable; nothing was changed.
    """
    import xlsxwriter

    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(memory, options)
    made = datetime.combine(origin.day, time()) if origin is not None else datetime(2000, 1, 1)
    book.set_properties({"title": "LTSA-PMI", "author": origin.author if origin else "LTSA Desktop", "created": made})
    sheets = _Sheets(book, language)
    sheets.contents(tables, origin)
    for table in tables:
        sheets.table(table)
    book.close()
    return write(memory.getvalue(), out)


class _Sheets:
    def __init__(self, book: Any, language: str) -> None:
        self.book = book
        self.language = language
        plain = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        self.title = book.add_format({**plain, "bold": True, "font_size": 14})
        self.head = book.add_format({**plain, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#EEECE7"})
        self.note = book.add_format({**plain, "font_color": "#59616A", "text_wrap": False})
        self.link = book.add_format({**plain, "font_color": "#0B5D7A", "underline": 1})
        self.formats: dict[tuple[str, int], Any] = {}
        self.plain = plain
        self.used: set[str] = set()

    def format_of(self, column: Column) -> Any:
        """The format of a column's cells."""
        key = (column.kind, column.places)
        if key not in self.formats:
            numeric = {
                "number": "#,##0" + ("." + "0" * column.places if column.places else ""),
                "percent": "0%",
                "date": "dd-mm-yyyy",
            }.get(column.kind)
            extra: dict[str, Any] = {"num_format": numeric} if numeric else {"num_format": "@"}
            self.formats[key] = self.book.add_format({**self.plain, **extra, "text_wrap": column.kind == "long"})
        return self.formats[key]

    def name_of(self, table: Table) -> str:
        """The sheet's name: Excel allows 31 letters and no repetition."""
        base = "".join(" " if c in "[]:*?/\\'" else c for c in table.title.to(self.language)).strip()[:31].strip()
        name, n = base, 2
        while name.casefold() in self.used:
            name = f"{base[:27]} {n}"
            n += 1
        self.used.add(name.casefold())
        return name

    def contents(self, tables: Sequence[Table], origin: Origin | None) -> None:
        """The first sheet: where the figures come from, and the way to each table."""
        name = CONTENTS.to(self.language)
        self.used.add(name.casefold())
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, "LTSA-PMI", self.title)
        row = 1
        if origin is not None:
            for line in origin_lines(origin, self.language):
                sheet.write_string(row, 0, line, self.note)
                row += 1
        row += 1
        names = [self.name_of(table) for table in tables]
        self.names = dict(zip((table.name for table in tables), names, strict=True))
        for table, name in zip(tables, names, strict=True):
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self.link, table.title.to(self.language))
            sheet.write_number(row, 1, len(table.rows), self.format_of(Column(Text("", ""), "number")))
            row += 1
        sheet.set_column(0, 0, 60)

    def table(self, table: Table) -> None:
        """One sheet: title, head, rows, notes; filters on, the head stays in sight and on each printed page."""
        sheet = self.book.add_worksheet(self.names[table.name])
        language = self.language
        sheet.write_string(0, 0, table.title.to(language), self.title)
        if table.notes:
            sheet.write_string(1, 0, table.notes[0].to(language), self.note)
        widths = []
        for at, column in enumerate(table.columns):
            sheet.write_string(_FIRST_ROW - 1, at, column.title.to(language), self.head)
            widths.append(max(_NARROWEST, min(24, len(column.title.to(language)) + 2)))
        for down, cells in enumerate(table.rows[:_EXCEL_ROWS], _FIRST_ROW):
            for at, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
                self.cell(sheet, down, at, cell, column)
                if down < _FIRST_ROW + 500:
                    widths[at] = max(widths[at], min(_WIDEST, len(written(cell, column, language)) + 2))
        end = _FIRST_ROW + len(table.rows)
        if not table.rows:
            sheet.write_string(_FIRST_ROW, 0, table.empty.to(language), self.note)
            end += 1
        for offset, note in enumerate(table.notes[1:], 1):
            sheet.write_string(end + offset, 0, note.to(language), self.note)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(_FIRST_ROW, 1)
        if table.rows:
            sheet.autofilter(_FIRST_ROW - 1, 0, _FIRST_ROW - 1 + len(table.rows), len(table.columns) - 1)
        sheet.repeat_rows(_FIRST_ROW - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")

    def cell(self, sheet: Any, row: int, at: int, cell: Any, column: Column) -> None:
        """A number as a number, a day as a day, all else as text that is never a formula."""
        style = self.format_of(column)
        if cell is None:
            sheet.write_blank(row, at, None, style)
        elif isinstance(cell, int | float | Decimal) and column.kind in ("number", "percent"):
            sheet.write_number(row, at, float(cell), style)
        elif isinstance(cell, date) and column.kind == "date":
            sheet.write_datetime(row, at, datetime.combine(cell, time()), style)
        else:
            sheet.write_string(row, at, written(cell, column, self.language)[:32_767], style)
