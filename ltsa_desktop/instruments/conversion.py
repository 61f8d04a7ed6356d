"""From the sheets of a workbook to an XForm, by pyxform, with its complaints turned into cells and plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.complaints import complaint
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.sheets import SETTINGS, XLSFORM_SHEETS, Sheets
from ltsa_desktop.instruments.workbook import Sheet, Workbook

Changes = Mapping[tuple[str, int, int], str]
"""Cells read otherwise than written: (sheet, Excel row, column index from 0) → text."""


@dataclass(frozen=True)
class Converted:
    """What pyxform made.

    Attributes:
        xform: the XForm as UTF-8 XML.
        itemsets: the `external_choices` sheet as CSV, "" when there is none.
        warnings: what pyxform remarked.
    """

    xform: bytes
    itemsets: str = ""
    warnings: tuple[str, ...] = field(default=())


class ConversionFault(Exception):
    """pyxform refused the sheets; `issue` says why and where."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.text.en)
        self.issue = issue


def convert(sheets: Sheets, changes: Changes | None = None) -> Converted:
    """The XForm of a workbook.

    Raises:
        ConversionFault: pyxform refuses the form.
    """
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as pyxform_convert

    warnings: list[str] = []
    book = _definition(sheets.workbook, changes or {})
    try:
        made = pyxform_convert(book, warnings=warnings)
    except PyXFormError as why:
        raise ConversionFault(complaint(sheets, str(why))) from why
    except RecursionError as why:
        text = Text("Kelompok di dalam kelompok terlalu dalam.", "Groups inside groups go too deep.")
        raise ConversionFault(Issue("error", "too-deep", sheets.survey.name, None, None, "", text)) from why
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as why:
        # pyxform lets a few of its own slips through on odd sheets; its words are all there is to show.
        raise ConversionFault(complaint(sheets, f"{type(why).__name__}: {why}")) from why
    return Converted(made.xform.encode(), made.itemsets or "", tuple(warnings))


def _definition(workbook: Workbook, changes: Changes) -> dict[str, Any]:
    """The sheets as pyxform takes them in memory."""
    book: dict[str, Any] = {
        "sheet_names": [s.name for s in workbook.sheets],
        "fallback_form_name": re.sub(r"\.\w+$", "", workbook.name) or "form",
    }
    for name in XLSFORM_SHEETS:
        sheet = workbook.sheet(name)
        if sheet is not None and sheet.rows:
            book[name], book[f"{name}_header"] = _rows(sheet, name, changes)
    return book


def _rows(sheet: Sheet, name: str, changes: Changes) -> tuple[list[dict[str, str]], list[dict[str, None]]]:
    headers = {index: " ".join(text.split()) for index, text in enumerate(sheet.rows[0]) if text}
    changed: dict[int, dict[int, str]] = {}
    for (where, number, column), text in changes.items():
        if where == name:
            changed.setdefault(number, {})[column] = text
    rows = []
    for number, cells in enumerate(sheet.rows[1:], 2):
        row = {headers[i]: text for i, text in enumerate(cells) if text and i in headers}
        for column, text in changed.get(number, {}).items():
            row.pop(headers[column], None)
            if text:
                row[headers[column]] = text
        if row or name != SETTINGS:
            rows.append(row)
    return rows, [dict.fromkeys(headers.values())]
