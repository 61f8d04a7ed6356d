"""Writes plain sheets of text as an .xlsx file in which no text becomes a formula, a link or a date."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path


def write_texts(sheets: Mapping[str, Sequence[Sequence[str]]], out: Path, hidden: Collection[str] = ()) -> None:
    """Write `sheets` by their names to `out`, beside it first and then in its place; those `hidden` stay so.

    Raises:
        OSError: it cannot be written.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    aside = out.with_name(f"{out.name}.part")
    book = xlsxwriter.Workbook(str(aside), {"strings_to_formulas": False, "strings_to_urls": False})
    text = book.add_format({"num_format": "@", "text_wrap": len(sheets) == 1, "valign": "top"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell, text)
        widest = [max((len(row[i]) for row in rows[:500] if i < len(row)), default=0) for i in range(12)]
        for column, width in enumerate(widest):
            sheet.set_column(column, column, min(max(width + 2, 8), 60))
        sheet.freeze_panes(1, 0)
        if name in hidden:
            sheet.hide()
    try:
        book.close()
    except FileCreateError as refusal:
        raise refusal.args[0] if isinstance(refusal.args[0], OSError) else OSError(str(refusal)) from refusal
    aside.replace(out)
