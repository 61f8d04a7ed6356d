"""`ltsa form check` says how serious each remark is, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ltsa = Callable[..., Any]


@pytest.mark.parametrize(
    ("language", "wrong"), [("id", "harus diperbaiki: sheet survey, baris 3"), ("en", "must be mended: sheet survey")]
)
def test_each_remark_has_its_weight_its_place_and_its_mend(
    ltsa: Ltsa, tmp_path: Path, language: str, wrong: str
) -> None:
    import xlsxwriter

    path = tmp_path / "formulir baru.xlsx"
    with xlsxwriter.Workbook(path) as book:
        survey = book.add_worksheet("survey")
        for row, cells in enumerate(
            [["type", "name", "label", "relevant"], ["text", "a", "A", ""], ["text", "b", "B", "${tidak_ada} = 1"]]
        ):
            survey.write_row(row, 0, cells)
        settings = book.add_worksheet("settings")
        for row, cells in enumerate([["form_id", "form_title", "version"], ["uji", "Uji", "1"]]):
            settings.write_row(row, 0, cells)
    answer = ltsa("--lang", language, "form", "check", path)
    assert answer.code == 1
    assert wrong in answer.out
    assert "tidak_ada" in answer.out
