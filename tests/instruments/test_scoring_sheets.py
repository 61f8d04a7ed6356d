"""The scoring sheet becomes a plan; what is wrong in it is named with its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments import InstrumentError, check_workbook, compile_workbook

SURVEY = [
    ["type", "name", "label", "instance::aspek", "instance::bobot", "instance::maks", "instance::min", "instance::per"],
    ["select_one level", "a", "A", "x", 60],
    ["select_one level", "b", "B", "x", "40"],
    ["integer", "n", "N"],
    ["integer", "total", "Jumlah", "y", "", 4, 1, "n"],
]
CHOICES = [
    ["list_name", "name", "label", "skor", "status"],
    ["level", "0", "Tidak", 0, ""],
    ["level", "3", "Ya", 3, ""],
    ["level", "na", "TB", "", "na"],
]
SCORING = [
    [
        "kind",
        "scheme",
        "id",
        "title",
        "formula",
        "weight",
        "lower",
        "maximum",
        "points_maximum",
        "places",
        "legal_basis",
    ],
    ["scheme", "s", "", "Indeks", "ipp-f02", "", "", 5, 5, 2, "Aturan"],
    ["aspect", "s", "x", "Aspek X", "", 100],
    ["band", "s", "F", "Gagal", "", "", 0],
    ["band", "s", "A", "Baik", "", "", "4,51"],
    ["scheme", "k", "", "Kepuasan", "skm", "", "", 100, 4, 2],
    ["aspect", "k", "y", "Unsur"],
    ["scheme", "g", "", "Gabungan", "combine", "", "", 5],
    ["part", "g", "s", "", "", 100],
]


def changed(rows: list[list[object]], row: int, column: int, value: object) -> list[list[object]]:
    copy = [list(r) + [""] * (12 - len(r)) for r in rows]
    copy[row - 1][column] = value
    return copy


def test_sheet_becomes_a_plan(make) -> None:
    plan = compile_workbook(make(survey=SURVEY, choices=CHOICES, scoring=SCORING)).plan
    assert plan is not None
    scheme = plan.scheme("s")
    assert (scheme.formula, scheme.maximum, scheme.places, scheme.legal_basis) == ("ipp-f02", 5, 2, "Aturan")
    [aspect] = scheme.aspects
    assert [(i.ref, i.weight, i.maximum) for i in aspect.items] == [("/data/a", 60, 3), ("/data/b", 40, 3)]
    assert [(b.code, b.lower) for b in scheme.bands] == [("A", Decimal("4.51")), ("F", Decimal(0))]
    [item] = plan.scheme("k").items
    assert (item.per, item.maximum, item.minimum, item.title) == ("/data/n", 4, 1, Text("Jumlah", "Jumlah"))
    assert plan.scheme("g").parts[0].scheme == "s"


def test_workbook_without_a_scoring_sheet_has_no_plan(make) -> None:
    assert compile_workbook(make(survey=[r[:3] for r in SURVEY], choices=CHOICES)).plan is None


@pytest.mark.parametrize(
    ("row", "column", "value", "severity", "code", "cell"),
    [
        (2, 4, "ipp", "error", "unknown-formula", "E2"),
        (3, 5, "seratus", "error", "not-a-number", "F3"),
        (3, 5, 90, "warning", "weights-not-100", "F3"),
        (3, 2, "z", "warning", "aspect-without-items", "C3"),
        (3, 1, "zz", "error", "unknown-scheme", "B3"),
        (4, 0, "pita", "error", "unknown-kind", "A4"),
        (4, 6, 1, "warning", "band-gap", "G4"),
        (4, 6, 4.51, "error", "band-twice", "G4"),
        (6, 1, "s", "error", "duplicate-scheme", "B6"),
    ],
)
def test_fault_in_the_scoring_sheet_is_named_with_its_cell(
    make, row: int, column: int, value: object, severity: str, code: str, cell: str
) -> None:
    path = make(survey=SURVEY, choices=CHOICES, scoring=changed(SCORING, row, column, value))
    assert (severity, "scoring", cell) in [
        (i.severity, i.sheet, i.cell) for i in check_workbook(path) if i.code == code
    ]
    if severity == "error":
        with pytest.raises(InstrumentError):
            compile_workbook(path)


def test_aspect_that_the_sheet_lacks_is_named_at_the_question(make) -> None:
    path = make(survey=changed(SURVEY, 2, 3, "xx"), choices=CHOICES, scoring=SCORING)
    [issue] = [i for i in check_workbook(path) if i.code == "unknown-aspect"]
    assert (issue.sheet, issue.cell, issue.found) == ("survey", "D2", "xx")


def test_indicator_without_levels_is_named(make) -> None:
    path = make(survey=SURVEY, choices=[r[:3] for r in CHOICES], scoring=SCORING)
    assert [i.cell for i in check_workbook(path) if i.code == "no-levels"] == ["A2", "A3"]


def test_weights_inside_an_aspect_must_sum_to_100(make) -> None:
    path = make(survey=changed(SURVEY, 2, 4, 50), choices=CHOICES, scoring=SCORING)
    [issue] = [i for i in check_workbook(path) if i.code == "weights-not-100"]
    assert (issue.sheet, issue.cell) == ("scoring", "C3")
    assert "90" in issue.text.id


def test_points_and_status_are_read_strictly(make) -> None:
    choices = [
        *CHOICES,
        ["level", "x", "X", "lima", ""],
        ["level", "y", "Y", 5, "kosong"],
        ["level", "z", "Z", 5, "nd"],
    ]
    codes = {(i.code, i.cell) for i in check_workbook(make(survey=SURVEY, choices=choices, scoring=SCORING))}
    assert {("not-a-number", "D5"), ("unknown-status", "E6"), ("skor-and-status", "D7")} <= codes
