"""What Excel, and people who know Excel, do to a workbook: told at the cell, once, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from ltsa_desktop.instruments import check_workbook

HEAD = ["type", "name", "label", "relevant", "calculation", "required", "default", "constraint", "constraint_message"]
CHOICES = [["list_name", "name", "label"], ["yn", "y", "Ya"], ["yn", "n", "Tidak"]]


def told(path: Path) -> list[tuple[str, str, str]]:
    """Severity, code and cell of everything but advice."""
    return [(i.severity, i.code, i.cell) for i in check_workbook(path) if i.severity != "hint"]


def mends(path: Path) -> list[str]:
    return [i.mend.en for i in check_workbook(path) if i.severity == "error"]


@pytest.mark.parametrize(
    ("formula", "mend"),
    [
        ("=SUM(1)", "Take the = at the beginning out."),
        ("if(1 = 1; 2; 3)", "Write , instead of ;."),
        ("1 & 2", "Write concat(…, …) instead of &."),
        ("IF(1 = 1, 2, 3)", "Write if() in small letters."),
        ("1 * 1,5", "Write 1.5 with a point."),
        ("{q} = 1", "Write ${…} instead of {q}."),
        ("VLOOKUP(1)", "Look at the spelling; functions of Excel (e.g. VLOOKUP) do not exist in XLSForm."),
    ],
)
def test_habit_of_spreadsheets_in_a_formula_is_put_right(make, formula: str, mend: str) -> None:
    path = make(survey=[HEAD, ["text", "q", "Q"], ["calculate", "c", "", "", formula]])
    assert [(i.cell, i.mend.en) for i in check_workbook(path) if i.severity == "error"] == [("E3", mend)]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["te\u200bxt", "b", "B"], "A3"),
        (["text", "b\u200b", "B"], "B3"),
        (["text", "b", "B", "${q\u200b} = 1"], "D3"),
        (["text", "b", "B", "\ufeff${q} = 1"], "D3"),
    ],
)
def test_character_without_width_is_named_and_nothing_else_of_that_cell(make, row: list[str], cell: str) -> None:
    assert told(make(survey=[HEAD, ["text", "q", "Q"], row])) == [("error", "invisible-character", cell)]


def test_character_without_width_may_stand_in_a_text_for_people(make) -> None:
    assert told(make(survey=[HEAD, ["text", "q", "Q\u200c", "'\u200b' = '\u200b'"]])) == []


def test_header_with_a_byte_order_mark_is_named(make) -> None:
    path = make(survey=[["\ufefftype", "name", "label"], ["text", "q", "Q"]])
    assert told(path) == [("error", "invisible-character", "A1")]


def test_error_of_an_excel_formula_is_named_at_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "rumus.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("survey")
    book.add_worksheet("settings").write_row(0, 0, ["form_title", "form_id", "version"])
    book.get_worksheet_by_name("settings").write_row(1, 0, ["Uji", "uji", "1"])
    for number, row in enumerate([HEAD, ["text", "q", ""], ["text", "r", "R"]]):
        sheet.write_row(number, 0, row)
    sheet.write_formula(1, 2, "=Lain!A1", None, "#REF!")
    sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
    book.close()
    assert told(path)[:2] == [("error", "excel-error", "D3"), ("warning", "excel-error", "C2")]
    assert [i.found for i in check_workbook(path)][:2] == ["#DIV/0!", "#REF!"]


def test_formula_without_a_stored_result_is_named_where_it_leaves_a_question_without_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (["type", "name", "label"], ["text", "q", '="Na"&"ma"']):
        sheet.append(row)
    settings = book.create_sheet("settings")
    settings.append(["form_title", "form_id", "version"])
    settings.append(["Uji", "uji", "1"])
    path = tmp_path / "rumus.xlsx"
    book.save(path)
    assert told(path) == [("error", "excel-formula", "C2")]


@pytest.mark.parametrize(
    ("written", "today"),
    [
        ("Begin Group", "begin group"), ("begingroup", "begin_group"), ("BEGIN_GROUP", "begin_group"),
        ("begin-group", "begin_group"),
    ],
)  # fmt: skip
def test_odd_beginning_of_a_group_is_told_once_with_what_to_write(make, written: str, today: str) -> None:
    path = make(survey=[HEAD, [written, "g", "G"], ["text", "q", "Q"], ["end_group"]])
    assert told(path) == [("error", "group-capitals", "A2")]
    assert mends(path) == [f"Write {today}."]


@pytest.mark.parametrize(
    ("kind", "mend"),
    [
        ("add_select_multiple yn", "Write select_multiple yn."),
        ("select_multiple from yn", "Write select_multiple yn."),
        ("begin_rank", "Only KoboToolbox has this. Use rank LIST."),
        ("number", "Write integer or decimal."),
        ("dropdown", "Write select_one LIST."),
        ("Text", "Write text."),
        ("Select_One yn", "Write select_one yn."),
        ("qwertz", "Use a type of XLSForm, e.g. text, integer, date, note or select_one LIST."),
    ],
)  # fmt: skip
def test_type_of_another_tool_is_told_with_what_to_write(make, kind: str, mend: str) -> None:
    path = make(survey=[HEAD, [kind, "q", "Q"]], choices=CHOICES)
    assert told(path) == [("error", "unknown-type", "A2")]
    assert mends(path) == [mend]


def test_bare_name_is_one_error_that_says_what_to_write(make) -> None:
    path = make(survey=[HEAD, ["integer", "q", "Q"], ["text", "r", "R", "q = 1"]])
    assert told(path) == [("error", "bare-name", "D3")]
    assert mends(path) == ["Write ${q}."]


def test_yes_in_indonesian_is_one_error(make) -> None:
    path = make(survey=[HEAD, ["text", "q", "Q", "", "", "ya"]])
    assert told(path) == [("error", "yes-no-word", "F2")]


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (["integer", "q", "Q", "", "", "", "lima"], "default-not-valid", "G2"),
        (["date", "q", "Q", "", "", "", "31/12/2026"], "default-not-valid", "G2"),
        (["select_one yn", "q", "Q", "", "", "", "maybe"], "default-not-valid", "G2"),
        (["note", "q", "Q", "", "", "yes"], "note-required", "F2"),
        (["text", "q", "Q", "", "", "", "", "regex(., '[0-9')", "M"], "bad-pattern", "H2"),
    ],
)
def test_what_could_never_be_answered_is_doubted(make, row: list[str], code: str, cell: str) -> None:
    assert told(make(survey=[HEAD, row], choices=CHOICES)) == [("warning", code, cell)]


def test_initial_values_that_are_right_are_not_doubted(make) -> None:
    rows = [
        ["integer", "a", "A", "", "", "", "-5"], ["decimal", "b", "B", "", "", "", ".5"],
        ["date", "c", "C", "", "", "", "2026-01-31"], ["date", "d", "D", "", "", "", "today()"],
        ["select_multiple yn", "e", "E", "", "", "", "y n"], ["select_one yn", "f", "F", "", "", "", "y"],
        ["select_one yn or_other", "g", "G", "", "", "", "other"], ["integer", "h", "H", "", "", "", "${a} + 1"],
        ["text", "i", "I", "", "", "", "", r"regex(., '^\d{3}\p{L}+$')", "M"],
    ]  # fmt: skip
    assert told(make(survey=[HEAD, *rows], choices=CHOICES)) == []


@pytest.mark.parametrize(("column", "meant"), [("constraint_msg", "constraint_message"), ("skip", "relevant")])
def test_column_that_means_nothing_is_told(make, column: str, meant: str) -> None:
    [issue] = check_workbook(make(survey=[["type", "name", "label", column], ["text", "q", "Q", "x"]]))
    assert (issue.code, issue.cell, issue.mend.en) == ("unknown-column", "D1", f'Did you mean "{meant}"?')


def test_columns_of_kobo_are_let_be(make) -> None:
    path = make(survey=[["type", "name", "label", "$autoname", "$kuid", "hxl"], ["text", "q", "Q", "q", "k", "#x"]])
    assert check_workbook(path) == []


@pytest.mark.parametrize(
    ("sheets", "mend"),
    [
        ({"surveys": [["type", "name", "label"], ["text", "q", "Q"]]}, 'Rename the sheet "surveys" to survey.'),
        (
            {"survey": [["type", "name", "label"], ["select_one yn", "q", "Q"]], "choice": CHOICES},
            'Rename the sheet "choice" to choices.',
        ),
    ],
)
def test_misspelt_sheet_is_told(make, sheets: dict, mend: str) -> None:
    assert mends(make(**sheets)) == [mend]


def test_choice_without_a_list_is_told_unless_its_cells_are_merged(make) -> None:
    rows = [["list_name", "name", "label"], ["yn", "y", "Ya"], ["", "n", "Tidak"]]
    survey = [["type", "name", "label"], ["select_one yn", "q", "Q"]]
    assert told(make(survey=survey, choices=rows)) == [("warning", "choice-without-list", "A3")]
    assert told(make(survey=survey, choices=rows, merge={"choices": "A2:A3"})) == [("warning", "merged-cells", "A2")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b"type,name,label\ntext,a,A\n", "CSV text"),
        (b"<html><table></table></html>", "a web page"),
        (b"%PDF-1.7", "a PDF or picture"),
    ],
)
def test_file_of_another_kind_is_called_by_its_name(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "formulir.xlsx"
    path.write_bytes(data)
    [issue] = check_workbook(path)
    assert issue.code == "not-a-workbook"
    assert what in issue.text.en
