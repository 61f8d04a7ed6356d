"""Every fault of structure, all at once, each at its exact cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from ltsa_desktop.instruments import InstrumentError, Issue, check_workbook, compile_workbook

HEAD = ["type", "name", "label", "relevant", "calculation", "constraint"]
CHOICES = [["list_name", "name", "label"], ["yt", "ya", "Ya"], ["yt", "tidak", "Tidak"]]


def found(path: Path, code: str) -> list[Issue]:
    return [i for i in check_workbook(path) if i.code == code]


def one(path: Path, code: str) -> tuple[str, int | None, str | None, str]:
    """The only issue with this code: sheet, row, column, cell."""
    issues = found(path, code)
    assert len(issues) == 1, [i.line("en") for i in check_workbook(path)]
    assert issues[0].text.id
    assert issues[0].text.en
    return issues[0].sheet, issues[0].row, issues[0].column, issues[0].cell


@pytest.mark.parametrize(
    ("row", "code", "column", "cell"),
    [
        (["", "q", "Q"], "question-without-type", "type", "A3"),
        (["text", "", "Q"], "question-without-name", "name", "B3"),
        (["text", "nama saya", "Q"], "bad-name", "name", "B3"),
        (["text", "1a", "Q"], "bad-name", "name", "B3"),
        (["txet", "q", "Q"], "unknown-type", "type", "A3"),
        (["select_one", "q", "Q"], "unknown-type", "type", "A3"),
        (["select_one tidak_ada", "q", "Q"], "list-missing", "type", "A3"),
        (["calculate", "q", "Q"], "calculation-missing", "calculation", "E3"),
        (["text", "awal", "Q"], "duplicate-name", "name", "B3"),
        (["end_group", "", ""], "unmatched-end", "type", "A3"),
        (["begin_repeat", "r", "R"], "unmatched-begin", "type", "A3"),
        (["text", "q", "Q", "${awl} = 1"], "unknown-reference", "relevant", "D3"),
        (["text", "q", "Halo ${siapa}"], "unknown-reference", "label", "C3"),
        (["text", "meta", "Q"], "reserved-name", "name", "B3"),
        (["text", "q", "Q\x0bR"], "control-character", "label", "C3"),
    ],
)
def test_fault_in_the_survey_sheet_is_named_with_its_cell(
    make, row: list[str], code: str, column: str, cell: str
) -> None:
    path = make(survey=[HEAD, ["text", "awal", "Awal"], row], choices=CHOICES)
    if code == "reserved-name":
        assert "reserved-name" in [i.code for i in check_workbook(path)]
        return
    assert one(path, code) == ("survey", 3, column, cell)
    with pytest.raises(InstrumentError) as caught:
        compile_workbook(path)
    assert (code, cell) in [(i.code, i.cell) for i in caught.value.issues]


@pytest.mark.parametrize(
    ("row", "code", "column", "cell"),
    [
        (["yt", "", "Mungkin"], "choice-without-name", "name", "B4"),
        (["yt", "ya", "Lagi"], "duplicate-choice", "name", "B4"),
    ],
)
def test_fault_in_the_choices_sheet_is_named_with_its_cell(
    make, row: list[str], code: str, column: str, cell: str
) -> None:
    path = make(survey=[HEAD, ["select_one yt", "q", "Q"]], choices=[*CHOICES, row])
    assert one(path, code)[0::3] == ("choices", cell)
    assert one(path, code)[2] == column


def test_choice_names_with_spaces_cannot_be_chosen_together(make) -> None:
    path = make(survey=[HEAD, ["select_multiple yt", "q", "Q"]], choices=[*CHOICES, ["yt", "tidak tahu", "?"]])
    assert one(path, "choice-space") == ("choices", 4, "name", "B4")


def test_all_faults_are_found_in_one_go(make) -> None:
    path = make(
        survey=[
            HEAD,
            ["txet", "a", "A"],
            ["text", "b c", "B"],
            ["text", "d", "D", "${x}"],
            ["select_one zz", "e", "E"],
            ["begin_group", "g", "G"],
        ],
        choices=CHOICES,
    )
    errors = [i for i in check_workbook(path) if i.severity == "error"]
    assert [(i.code, i.row) for i in errors] == [
        ("unknown-type", 2),
        ("bad-name", 3),
        ("unknown-reference", 4),
        ("list-missing", 5),
        ("unmatched-begin", 6),
    ]


def test_headers_in_a_later_row_are_recognised(make) -> None:
    path = make(survey=[["Instrumen LTSA"], [], HEAD, ["text", "q", "Q"]])
    issues = found(path, "header-missing")
    assert [i.column for i in issues] == ["type", "name"]
    assert "3" in issues[0].mend.id


def test_nearest_name_is_offered(make) -> None:
    path = make(survey=[HEAD, ["integer", "jumlah", "J"], ["text", "q", "Q", "${jumlh} > 1"]])
    [issue] = found(path, "unknown-reference")
    assert '"jumlah"' in issue.mend.en


def test_issue_reads_as_one_line_in_both_languages(make) -> None:
    path = make(survey=[HEAD, ["text", "b c", "B"]])
    [issue] = found(path, "bad-name")
    assert issue.line("id").startswith("sheet survey, baris 2, kolom name (B2): Nama hanya boleh")
    assert issue.line("en").startswith("sheet survey, row 2, column name (B2): A name has")
    assert issue.to_data()["cell"] == "B2"


def test_name_that_several_groups_have_cannot_be_referred_to(make) -> None:
    groups = [[["begin_group", f"g{n}", "G"], ["text", "a", "A"], ["end_group", "", ""]] for n in (1, 2)]
    path = make(survey=[HEAD, *groups[0], *groups[1], ["note", "n", "Halo ${a}"]])
    assert one(path, "ambiguous-reference") == ("survey", 8, "label", "C8")
    assert "rows 3, 6" in found(path, "ambiguous-reference")[0].text.en


def test_columns_that_mean_the_same_are_named(make) -> None:
    path = make(survey=[["type", "name", "label", "tag"], ["text", "a", "A", "b"]])
    assert one(path, "same-column") == ("survey", 1, "tag", "D1")


def test_group_in_capitals_says_how_to_write_it(make) -> None:
    path = make(survey=[HEAD, ["Begin Group", "g", "G"], ["text", "a", "A"], ["End Group", "", ""]])
    assert [(i.cell, i.mend.en) for i in found(path, "group-capitals")] == [
        ("A2", "Write begin group."),
        ("A4", "Write end group."),
    ]


def test_old_way_of_choosing_several_says_how_it_is_written_now(make) -> None:
    path = make(survey=[HEAD, ["select multiple from yt", "a", "A"]], choices=CHOICES)
    assert found(path, "unknown-type")[0].mend.en == "Write select_multiple yt."


def test_calculation_by_chance_is_not_called_no_number(make) -> None:
    path = make(survey=[HEAD, ["calculate", "a", "", "", "once(uuid())"], ["text", "b", "B"]])
    assert not found(path, "not-a-number-when-empty")
