"""Edits of the shipped LTSA instrument as its authors make them in Excel: each is told, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.instruments import Instrument, compile_workbook, diff, inspect_workbook


@pytest.fixture(scope="module")
def shipped() -> Instrument:
    return compile_workbook(resource("instruments/ltsa-pmi.xlsx"))


class Editing:
    """The shipped workbook in the hands of its author."""

    def __init__(self) -> None:
        self.book = load_workbook(resource("instruments/ltsa-pmi.xlsx"))

    def cell(self, sheet: str, column: str, **where: str) -> Any:
        """The cell of `column` in the row whose other columns are as said."""
        rows = self.book[sheet]
        heads = {cell.value: cell.column for cell in rows[1]}
        for number in range(2, rows.max_row + 1):
            if all(str(rows.cell(number, heads[head]).value) == text for head, text in where.items()):
                return rows.cell(number, heads[column])
        raise AssertionError(where)


def rename(made: Editing) -> None:
    made.cell("survey", "name", name="visitors").value = "visitors_today"


def retype(made: Editing) -> None:
    made.cell("survey", "type", name="days_open").value = "decimal"


def weigh(made: Editing) -> None:
    made.cell("survey", "instance::bobot", name="ipp_01").value = "18"
    made.cell("survey", "instance::bobot", name="ipp_02").value = "13"


def band(made: Editing) -> None:
    made.cell("scoring", "lower", kind="band", scheme="ipp", id="B").value = "3.6"


def points(made: Editing) -> None:
    made.cell("choices", "skor", list_name="selesai", name="2").value = "2.5"


def aspect(made: Editing) -> None:
    made.cell("scoring", "weight", kind="aspect", scheme="ipp", id="ipp-1").value = "25"
    made.cell("scoring", "weight", kind="aspect", scheme="ipp", id="ipp-2").value = "24"


def remove(made: Editing) -> None:
    cell = made.cell("survey", "name", name="legal_number")
    cell.parent.delete_rows(cell.row)


@pytest.mark.parametrize(
    ("edit", "told_id", "told_en"),
    [
        (rename, "(visitors_today) dulu bernama visitors.", "(visitors_today) was called visitors."),
        (retype, "(days_open): jenis integer menjadi decimal.", "(days_open): type integer became decimal."),
        (weigh, "(ipp_01): bobot 17 menjadi 18.", "(ipp_01): weight 17 became 18."),
        (band, "B ≥ 3.51", "B ≥ 3.51"),
        (points, 'skor "2 Pendaftaran" 2 menjadi 2.5.', 'points of "2 Registration" 2 became 2.5.'),
        (aspect, 'bobot aspek "Kebijakan Pelayanan" 24 menjadi 25.', 'the weight of "Service policy" 24 became 25.'),
        (remove, "(legal_number) dihapus.", "(legal_number) was removed."),
    ],
)
def test_edit_of_the_shipped_instrument_is_told(
    shipped: Instrument, tmp_path: Path, edit: Callable[[Editing], None], told_id: str, told_en: str
) -> None:
    made, path = Editing(), tmp_path / "baru.xlsx"
    made.cell("settings", "version", form_id="ltsa-pmi").value = "2026120101"
    edit(made)
    made.book.save(path)
    issues, changed = inspect_workbook(path)
    assert [issue.line("en") for issue in issues] == []
    assert changed is not None
    changes = diff(shipped, changed)
    assert changes
    assert any(told_id in change.text.id for change in changes), [change.text.id for change in changes]
    assert any(told_en in change.text.en for change in changes), [change.text.en for change in changes]
