"""From the sheets of a workbook to an XForm, by pyxform, with its complaints turned into cells and plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import NOTHING, Issue, Severity
from ltsa_desktop.instruments.sheets import SETTINGS, XLSFORM_SHEETS, Grid, Sheets
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


_ROW = re.compile(r"\[row : (\d+)\]")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet|sheet:? '(\w+)'|to the \"?(\w+)\"? sheet")
_COLUMN = re.compile(r"the '([^']+)' (?:value|column)")

_ELEMENT = re.compile(r"element named '([^']+)'")

# What pyxform says, by a part of its sentence → code, text, mend.
_KNOWN: tuple[tuple[str, str, Text, Text], ...] = (
    (
        "Unmatched 'end_",
        "unmatched-end",
        Text("Baris ini menutup kelompok yang tidak dibuka.", "This row ends a group that was never begun."),
        Text("Hapus baris ini atau tambahkan pembukanya.", "Delete the row or add the beginning."),
    ),
    (
        "Unmatched 'begin_",
        "unmatched-begin",
        Text("Kelompok ini tidak pernah ditutup.", "This group is never ended."),
        Text("Tambahkan end_group atau end_repeat.", "Add the end_group or end_repeat."),
    ),
    (
        "must have a sheet named",
        "no-survey-sheet",
        Text("Buku kerja ini tidak mempunyai sheet survey.", "This workbook has no survey sheet."),
        NOTHING,
    ),
    (
        "Parameters must be in the form",
        "parameters",
        Text("Isi kolom parameters tidak terbaca.", "The parameters cannot be read."),
        Text("Tulis seperti: start=1 end=10 step=1", "Write them as: start=1 end=10 step=1"),
    ),
    (
        "accepted parameter keys",
        "parameters",
        Text("Parameter ini tidak dikenal untuk jenis pertanyaan itu.", "That type of question has no such parameter."),
        NOTHING,
    ),
    (
        "Reference variables must start with",
        "reference-form",
        Text("Rujukan ini tidak lengkap.", "This reference is not complete."),
        Text("Tulis rujukan sebagai ${nama}.", "Write a reference as ${name}."),
    ),
    (
        "has no label or hint",
        "no-label",
        Text("Pertanyaan ini tidak mempunyai teks.", "This question has no text."),
        Text("Isi kolom label.", "Fill in the label column."),
    ),
    (
        "not supported with or_other",
        "or-other-filter",
        Text("or_other tidak dapat dipakai bersama choice_filter.", "or_other does not go with a choice_filter."),
        Text('Tambahkan sendiri pilihan "lainnya" ke daftar.', 'Add a choice "other" to the list yourself.'),
    ),
    (
        "Reference variable",
        "reference-form",
        Text("Rujukan ini tidak lengkap atau tidak dikenal.", "This reference is incomplete or unknown."),
        Text("Tulis rujukan sebagai ${nama}.", "Write a reference as ${name}."),
    ),
    (
        "There are multiple survey elements named",
        "ambiguous-reference",
        Text("Nama yang dirujuk dipakai beberapa pertanyaan.", "Several questions have the name referred to."),
        Text("Beri nama yang berbeda.", "Give them different names."),
    ),
    (
        "is missing the",
        "language-columns",
        Text("Satu bahasa tidak mempunyai semua kolom ini.", "One language lacks some of the columns."),
        Text("Tambahkan kolom itu untuk setiap bahasa.", "Add the column for every language."),
    ),
    (
        "The 'disabled' column",
        "old-column",
        Text("Kolom disabled tidak dipakai lagi.", "The column disabled is no longer in use."),
        Text("Pakai relevant, mis. false().", "Use relevant, e.g. false()."),
    ),
    (
        "Internal error",
        "pyxform",
        Text("XLSForm ini tidak dapat diubah menjadi formulir.", "This XLSForm cannot be turned into a form."),
        NOTHING,
    ),
)


def complaint(sheets: Sheets, message: str, severity: Severity = "error") -> Issue:
    """A sentence of pyxform as an issue at its cell; its own words are kept in `found`."""
    first = message.strip().split("\n")[0]
    row = _ROW.search(first)
    named = _SHEET.search(first)
    name = next((n for n in named.groups() if n), "") if named else ("survey" if row else "")
    grid = _grid(sheets, name)
    column = _COLUMN.search(first)
    header = grid.header(column.group(1)) if grid and column else None
    number = int(row.group(1)) if row else None
    element = _ELEMENT.search(first)
    if number is None and element and element.group(1) in sheets.by_name:
        grid, number = sheets.survey, sheets.by_name[element.group(1)][0].number
        header = grid.header("label" if "label" in first else "name")
    code, mend = "pyxform", NOTHING
    text = Text(f"pyxform menolak: {first}", f"pyxform refuses: {first}")
    if severity != "error":
        text = Text(f"catatan pyxform: {first}", f"pyxform remarks: {first}")
    for part, known, known_text, known_mend in _KNOWN:
        if part in first:
            code, text, mend = known, known_text, known_mend
            break
    return Issue(
        severity,
        code,
        grid.name if grid else name,
        number,
        header.text if header else (column.group(1) if column and row else None),
        first,
        text,
        mend,
        header.letter if header else "",
    )


def _grid(sheets: Sheets, name: str) -> Grid | None:
    return {"survey": sheets.survey, "choices": sheets.choices, "settings": sheets.settings}.get(name)
