"""A mended copy takes the same answers and tells the same facts as the form its author meant; .xls becomes .xlsx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop import cli
from ltsa_desktop.instruments import InstrumentError, check_workbook, compile_workbook, mend_workbook, try_workbook
from ltsa_desktop.xforms import FormState
from ltsa_desktop.xforms.dryrun import run

HEAD = ["type", "name", "label", "relevant", "required", "readonly", "calculation"]
CHOICES = [["list_name", "name", "label"], ["yt", "y", "Ya"], ["yt", "t", "Tidak"]]
TWICE = [*CHOICES, ["yt", "y", "Ya lagi"]]
BOOK = dict[str, list[list[str]]]


def facts(path: Path, ops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    state = run(try_workbook(path).form, ops)["state"]
    return [{k: v for k, v in node.items() if not node["ref"].startswith("/data/meta/")} for node in state]


MEANT = {
    "a space in a reference": (
        {"survey": [HEAD, ["select_one yt", "q", "Q"], ["text", "r", "Kata ${ q }", "${q } = 'y'"]]},
        {"survey": [HEAD, ["select_one yt", "q", "Q"], ["text", "r", "Kata ${q}", "${q} = 'y'"]]},
    ),
    "yes and no in words": (
        {"survey": [HEAD, ["text", "q", "Q", "", "ya"], ["text", "r", "R", "", "tidak", "YA"]]},
        {"survey": [HEAD, ["text", "q", "Q", "", "yes"], ["text", "r", "R", "", "no", "yes"]]},
    ),
    "a name with a space": (
        {"survey": [HEAD, ["select_one yt", "q 1", "Q"], ["text", "r", "R ${q 1}", "${q 1} = 'y'"]]},
        {"survey": [HEAD, ["select_one yt", "q_1", "Q"], ["text", "r", "R ${q_1}", "${q_1} = 'y'"]]},
    ),
    "a group called meta": (
        {"survey": [HEAD, ["begin_group", "meta", "M"], ["text", "q", "Q"], ["end_group", ""]]},
        {"survey": [HEAD, ["begin_group", "meta_data", "M"], ["text", "q", "Q"], ["end_group", ""]]},
    ),
    "a choice twice": (
        {"survey": [HEAD, ["select_one yt", "q", "Q"]], "choices": TWICE},
        {
            "survey": [HEAD, ["select_one yt", "q", "Q"]],
            "choices": TWICE,
            "settings": [["form_id", "form_title", "version", "allow_choice_duplicates"], ["uji", "U", "1", "yes"]],
        },
    ),
    "a reference to nothing in a text": (
        {"survey": [HEAD, ["text", "q", "Q ${tiada}"]]},
        {"survey": [HEAD, ["text", "q", "Q (tiada)"]]},
    ),
    "types as they were written": (
        {"survey": [HEAD, ["Begin Group", "g", "G"], ["select one from yt", "q", "Q"], ["End Group", ""]]},
        {"survey": [HEAD, ["begin_group", "g", "G"], ["select_one yt", "q", "Q"], ["end_group", ""]]},
    ),
    "a character that nobody sees": (
        {"survey": [HEAD, ["text\u200b", "q", "Q"], ["text", "r", "R", "${q} = 'y'\u200b"]]},
        {"survey": [HEAD, ["text", "q", "Q"], ["text", "r", "R", "${q} = 'y'"]]},
    ),
    "a column of Kobo's own": (
        {
            "survey": [HEAD, ["select_one yt", "q", "Q"]],
            "choices": [["list_name", "name", "label", "$kuid"], ["yt", "y", "Ya", "a1"], ["yt", "t", "Tidak", "a2"]],
        },
        {
            "survey": [HEAD, ["select_one yt", "q", "Q"]],
            "choices": [["list_name", "name", "label", "kuid"], ["yt", "y", "Ya", "a1"], ["yt", "t", "Tidak", "a2"]],
        },
    ),
}


@pytest.mark.parametrize(("broken", "meant"), MEANT.values(), ids=MEANT)
def test_copy_takes_answers_as_the_form_that_was_meant(make, tmp_path: Path, broken: BOOK, meant: BOOK) -> None:
    source = make("rusak.xlsx", **{"choices": CHOICES, **broken})
    with pytest.raises(InstrumentError):  # so no answers were ever taken otherwise
        compile_workbook(source)
    assert mend_workbook(source, tmp_path / "salinan.xlsx")
    assert [i.line("en") for i in check_workbook(tmp_path / "salinan.xlsx") if i.severity == "error"] == []
    intended = make("benar.xlsx", **{"choices": CHOICES, **meant})
    refs = [node["ref"] for node in facts(intended, []) if "value" in node and not node["readonly"]]
    for value in ("", "y", "t"):
        ops = [{"set": ref, "value": value} for ref in refs]
        assert facts(tmp_path / "salinan.xlsx", ops) == facts(intended, ops)


def test_type_in_capitals_is_told_once_at_its_own_row(make) -> None:
    path = make(survey=[["type", "name", "label"], ["text", "q", "Q"], ["Text", "r", "R"]])
    assert [(i.code, i.cell) for i in check_workbook(path) if i.severity == "error"] == [("unknown-type", "A3")]


def test_old_excel_file_is_mended_into_an_xlsx_that_says_so(
    make_xls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = make_xls(
        "lama.xls",
        survey=[
            ["type", "name", "label", "relevant"],
            ["text", "q 1", "=SUM(A1)", ""],
            ["text", "r", "R", "${q 1}='x'"],
        ],
        settings=[["form_id", "form_title", "version"], ["uji", "Uji", 3.0]],
    )
    before = source.read_bytes()
    assert cli.main(["--lang", "en", "form", "mend", str(source), "--out", str(tmp_path / "baru.xls")]) == 0
    out = capsys.readouterr().out
    copy = tmp_path / "baru.xlsx"
    assert str(copy) in out
    assert "The copy is an .xlsx file" in out
    assert source.read_bytes() == before
    assert not (tmp_path / "baru.xls").exists()
    state = FormState.new(try_workbook(copy).form)
    assert state.node("/data/q_1").label() == "=SUM(A1)"
    assert state.form.version == "3"


def test_hidden_rows_and_columns_are_told(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "sembunyi.xlsx"
    rows = [["type", "name", "label", "hint"], *(["text", f"q{n}", f"Q{n}", "h"] for n in range(6))]
    with xlsxwriter.Workbook(path) as book:
        survey = book.add_worksheet("survey")
        for number, cells in enumerate(rows):
            survey.write_row(number, 0, cells)
        for number in (2, 3, 5, 40):
            survey.set_row(number, None, None, {"hidden": True})
        survey.set_column(3, 3, None, None, {"hidden": True})
        survey.set_column(9, 9, None, None, {"hidden": True})
        settings = book.add_worksheet("settings")
        for number, cells in enumerate([["form_id", "form_title", "version"], ["uji", "Uji", "1"]]):
            settings.write_row(number, 0, cells)
    told = [(i.code, i.row, i.text.id) for i in check_workbook(path) if i.code.startswith("hidden-")]
    assert told == [
        ("hidden-row", 3, "Baris 3–4 disembunyikan, tetapi tetap dipakai."),
        ("hidden-row", 6, "Baris 6 disembunyikan, tetapi tetap dipakai."),
        ("hidden-column", 1, "Kolom D disembunyikan, tetapi tetap dipakai."),
    ]
