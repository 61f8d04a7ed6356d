"""Small promises of the command line: what cannot be is refused, and what was put in comes out as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ltsa = Callable[..., Any]
WORKBOOK = Path(__file__).resolve().parents[2] / "resources" / "instruments" / "ltsa-pmi.xlsx"


def test_an_instrument_comes_out_as_the_workbook_it_was(ltsa: Ltsa, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "keluar.xlsx"
    assert ltsa("--store", store, "form", "save", "--out", out).code == 0
    assert out.read_bytes() == WORKBOOK.read_bytes()


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2999-01-01", "31-12-2025"])
def test_a_day_that_cannot_be_is_refused(ltsa: Ltsa, store: Path, day: str) -> None:
    new = ltsa("--store", store, "visit", "new", "--centre", "LTSA-014", "--date", day, "--json")
    assert new.code == 1
    assert new.json["error"]["code"] == "bad-date"
    status = ltsa("--store", store, "centre", "status", "LTSA-014", "aktif", "--date", day, "--source", "uji", "--json")
    assert status.code == 1
    assert ltsa("--store", store, "visit", "list", "--json").json == []


def test_a_visit_that_is_open_is_not_opened_again(ltsa: Ltsa, store: Path) -> None:
    identity = ltsa("--store", store, "visit", "new", "--centre", "LTSA-014", "--example", "--json").json["id"]
    again = ltsa("--store", store, "visit", "reopen", identity, "--reason", "uji", "--json")
    assert again.code == 1
    assert again.json["error"]["code"] == "not-sealed"
