"""Doubts and hints on workbooks that work."""

from __future__ import annotations

from datetime import date

import pytest

from ltsa_desktop.instruments import check_workbook, compile_workbook

ID, EN = "label::Bahasa Indonesia (id)", "label::English (en)"
HEAD = ["type", "name", ID, EN, "relevant", "calculation", "constraint", "required", "choice_filter",
        "instance::peran", "instance::untuk"]  # fmt: skip
CHOICES = [
    ["list_name", "name", ID, EN, "wilayah"],
    ["yt", "ya", "Ya", "Yes", "x"],
    ["yt", "tidak", "Tidak", "No", "y"],
]


def row(**cells: str) -> list[str]:
    cells = {"type": "text", "name": "q", "id": "T", "en": "T", **cells}
    keys = ["type", "name", "id", "en", "relevant", "calculation", "constraint", "required", "filter", "role", "of"]
    return [cells.get(key, "") for key in keys]


@pytest.mark.parametrize(
    ("cells", "severity", "code", "cell"),
    [
        ({"en": ""}, "warning", "missing-translation", "D3"),
        ({"id": "", "en": ""}, "error", "no-label", "C3"),
        ({"relevant": "${a} = 'yaa'"}, "warning", "unknown-choice", "E3"),
        ({"relevant": "selected(${a}, 'iya')"}, "warning", "unknown-choice", "E3"),
        ({"relevant": "${m} = 'ya'"}, "warning", "equals-on-multiple", "E3"),
        ({"relevant": "false()"}, "warning", "unreachable", "E3"),
        ({"relevant": "n > 5"}, "error", "bare-name", "E3"),
        ({"constraint": ". != 'x'"}, "hint", "no-constraint-message", "G3"),
        ({"required": "wajib"}, "error", "yes-no-word", "H3"),
        ({"type": "select_one yt", "filter": "wilyah = ${a}"}, "warning", "filter-column-missing", "I3"),
        ({"role": "visit.dat"}, "warning", "unknown-role", "J3"),
        ({"of": "tidak_ada"}, "error", "unknown-question", "K3"),
        ({"type": "integer", "calculation": "${n} + 1"}, "hint", "not-a-number-when-empty", "F3"),
    ],
)
def test_doubt_is_named_with_its_cell(make, cells: dict[str, str], severity: str, code: str, cell: str) -> None:
    rows = [HEAD, row(type="select_one yt", name="a"), row(**cells)]
    rows += [row(type="select_multiple yt", name="m"), row(type="integer", name="n")]
    issues = [i for i in check_workbook(make(survey=rows, choices=CHOICES)) if i.code == code]
    assert [(i.severity, i.cell) for i in issues] == [(severity, cell)]


def test_sound_workbook_has_nothing_to_remark(make) -> None:
    path = make(survey=[HEAD, row(type="select_one yt", name="a"), row(relevant="${a} = 'ya'")], choices=CHOICES)
    assert [i.line("en") for i in check_workbook(path)] == []


def test_settings_that_matter_are_asked_for(make) -> None:
    path = make(survey=[HEAD, row()], settings=[["catatan"], ["x"]])
    codes = {i.code for i in check_workbook(path)}
    assert {"no-form-id", "no-version", "no-form-title"} <= codes


def test_habits_of_excel_are_named(make) -> None:
    path = make(
        survey=[HEAD, row(id=date(2026, 2, 1), en="1-2"), *([[]] * 70), row(name="jauh")],
        choices=[*CHOICES, ["lama", "l", "L", "L", ""]],
        hidden=["choices"],
        merge={"survey": "C5:C8"},
    )
    codes = {i.code: i for i in check_workbook(path)}
    assert codes["date-cell"].cell == "C2"
    assert codes["blank-rows"].row == 73
    assert codes["merged-cells"].cell == "C5"
    assert codes["hidden-sheet"].sheet == "choices"
    assert codes["list-unused"].cell == "A4"


def test_misspelt_column_is_named(make) -> None:
    path = make(survey=[["type", "name", "label", "relevent"], ["text", "q", "Q", "1 = 1"]])
    [issue] = [i for i in check_workbook(path) if i.code == "unknown-column"]
    assert issue.cell == "D1"
    assert '"relevant"' in issue.mend.id


def test_column_without_language_beside_columns_with_one_is_named(make) -> None:
    path = make(survey=[["type", "name", "label", EN], ["text", "q", "Q", "Q"]])
    [issue] = [i for i in check_workbook(path) if i.code == "column-without-language"]
    assert issue.cell == "C1"


def test_warnings_do_not_hinder_compiling(make) -> None:
    path = make(survey=[HEAD, row(en="", relevant="false()")], settings=[["form_id"], ["x"]])
    assert compile_workbook(path).form_id == "x"


def test_remark_of_pyxform_is_not_called_a_refusal(make) -> None:
    path = make(
        survey=[
            ["type", "name", "label::English (en)", "media::image", "disabled"],
            ["text", "a", "A", "a.png", ""],
            ["text", "b", "B", "", "yes"],
        ]
    )
    remarks = check_workbook(path)
    assert "language-columns" in {i.code for i in remarks}
    assert "old-column" in {i.code for i in remarks}
    assert not [i for i in remarks if "refuses" in i.text.en]
