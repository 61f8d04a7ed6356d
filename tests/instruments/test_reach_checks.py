"""Questions that can never be asked are named, and those that can are left alone."""

from __future__ import annotations

import pytest

from ltsa_desktop.instruments import check_workbook

HEAD = ["type", "name", "label", "relevant"]
BEFORE = [["integer", "n", "N", ""], ["select_one yt", "s", "S", ""], ["select_multiple yt", "m", "M", ""]]
CHOICES = [["list_name", "name", "label"], ["yt", "ya", "Ya"], ["yt", "tidak", "Tidak"]]


def unreachable(make, *rows: list[str]) -> list[tuple[str, str]]:
    path = make(survey=[HEAD, *BEFORE, *rows], choices=CHOICES)
    return [(i.cell, i.text.en) for i in check_workbook(path) if i.code == "unreachable"]


@pytest.mark.parametrize(
    "condition",
    [
        "false()",
        "1 = 2",
        "'a' = 'b'",
        "not(true())",
        "2 < 1 or false()",
        "${s} = 'ya' and ${s} = 'tidak'",
        "(${s} = 'ya') and (${n} > 1 and ${n} < 9) and ${s} = 'tidak'",
        "selected(${s}, 'ya') and selected(${s}, 'tidak')",
        "${n} > 5 and ${n} < 3",
        "${n} > 5 and ${n} <= 5",
        "${n} = 5 and ${n} = 6",
    ],
)
def test_condition_that_cannot_come_true_is_named(make, condition: str) -> None:
    assert [cell for cell, _ in unreachable(make, ["text", "q", "Q", condition])] == ["D5"]


@pytest.mark.parametrize(
    "condition",
    [
        "true()",
        "1 = 1",
        "today() = '2020-01-01'",
        "random() > 2",
        "${s} = 'ya' or ${s} = 'tidak'",
        "selected(${m}, 'ya') and selected(${m}, 'tidak')",
        "${s} = 'ya' and ${s} = 'ya'",
        "${n} >= 5 and ${n} <= 5",
        "${n} > 3 and ${n} < 5",
        "${n} != 1 and ${n} != 2",
        "not(${s} = 'ya' and ${n} = 2) and ${s} = 'tidak'",
        "(${s} = 'ya' or ${n} = 1) and (${s} = 'tidak' or ${n} = 1)",
        "'${s} = 1 and ' = ${s}",
        "count(${m}) = 1 and 'a and b' = 'a and b'",
    ],
)
def test_condition_that_can_come_true_is_left_alone(make, condition: str) -> None:
    assert unreachable(make, ["text", "q", "Q", condition]) == []


def test_question_that_excludes_its_group_is_named_with_the_row_of_the_group(make) -> None:
    found = unreachable(
        make,
        ["begin_group", "g", "G", "${s} = 'ya' and ${n} >= 3"],
        ["text", "q", "Q", "${s} = 'tidak'"],
        ["text", "r", "R", "${n} < 3"],
        ["text", "t", "T", "${n} = 3"],
        ["end_group", "", "", ""],
    )
    assert [cell for cell, _ in found] == ["D6", "D7"]
    assert all("row 5" in text for _, text in found)


def test_what_stands_inside_an_unreachable_group_is_not_told_again(make) -> None:
    found = unreachable(
        make,
        ["begin_group", "g", "G", "1 = 2"],
        ["text", "q", "Q", "false()"],
        ["end_group", "", "", ""],
    )
    assert [cell for cell, _ in found] == ["D5"]


def test_answers_of_other_instances_are_not_one_answer(make) -> None:
    assert (
        unreachable(
            make,
            ["begin_repeat", "r", "R", ""],
            ["select_one yt", "x", "X", ""],
            ["text", "same", "Same", "${x} = 'ya' and ${x} = 'tidak'"],
            ["end_repeat", "", "", ""],
            ["text", "q", "Q", "${x} = 'ya' and ${x} = 'tidak'"],
        )[0][0]
        == "D7"
    )
