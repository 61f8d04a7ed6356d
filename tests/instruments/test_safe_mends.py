"""Old workbooks: what can be mended without a decision is mended in a copy, and listed."""

from __future__ import annotations

from pathlib import Path

from ltsa_desktop.instruments import check_workbook, compile_workbook, find_mends, mend_workbook

HEAD = ["type", "name", "label", "relevant", "required"]
CHOICES = [["list_name", "name", "label"], ["k", "a", "A"], ["k", "a", "A lagi"]]


def test_workbook_of_older_tools_compiles_after_its_mends(make, tmp_path: Path) -> None:
    path = make(
        survey=[
            HEAD,
            ["select_one k", "pilihan saya", "Pilih", "", "ya"],
            ["text", "q", "Halo ${siapa}, ${pilihan saya}", "${pilihan saya} = 'a'"],
            ["begin_group", "meta", "M"],
            ["text", "r", "R"],
            ["end_group"],
        ],
        choices=CHOICES,
    )
    before = path.read_bytes()
    assert any(i.severity == "error" for i in check_workbook(path))
    mends = mend_workbook(path, tmp_path / "baik.xlsx")
    assert path.read_bytes() == before
    assert {(m.sheet, m.cell, m.after) for m in mends} == {
        ("survey", "B2", "pilihan_saya"),
        ("survey", "D3", "${pilihan_saya} = 'a'"),
        ("survey", "E2", "yes"),
        ("survey", "C3", "Halo ${siapa}, ${pilihan_saya}"),
        ("survey", "C3", "Halo (siapa), ${pilihan_saya}"),
        ("survey", "B4", "meta_data"),
        ("settings", "D1", "allow_choice_duplicates"),
        ("settings", "D2", "yes"),
    }
    assert all(m.text.id and m.text.en for m in mends)
    assert compile_workbook(tmp_path / "baik.xlsx").form_id == "uji"


def test_sound_workbook_is_not_copied(make, tmp_path: Path) -> None:
    path = make(survey=[HEAD, ["text", "q", "Q"]])
    assert find_mends(path) == []
    assert mend_workbook(path, tmp_path / "baik.xlsx") == []
    assert not (tmp_path / "baik.xlsx").exists()


def test_what_needs_a_decision_is_left_to_the_author(make) -> None:
    path = make(survey=[HEAD, ["select_one tidak_ada", "q", "Q"], ["text", "r", "R", "${s} = 1"]])
    assert find_mends(path) == []


def test_types_written_the_old_way_are_written_as_today(make, tmp_path: Path) -> None:
    path = make(
        survey=[
            ["type", "name", "label"],
            ["Begin Group", "g", "G"],
            ["select multiple from yt", "a", "A"],
            ["End Group", "", ""],
        ],
        choices=[["list_name", "name", "label"], ["yt", "y", "Ya"]],
    )
    mends = mend_workbook(path, tmp_path / "baru.xlsx")
    assert [(m.cell, m.after) for m in mends] == [
        ("A2", "begin group"),
        ("A3", "select_multiple yt"),
        ("A4", "end group"),
    ]
    assert compile_workbook(tmp_path / "baru.xlsx").form_id == "uji"


def test_spaces_inside_references_go(make, tmp_path: Path) -> None:
    path = make(survey=[["type", "name", "label"], ["text", "q", "Q"], ["note", "n", "Halo ${ q } dan ${q }"]])
    assert [m.after for m in mend_workbook(path, tmp_path / "baru.xlsx")] == ["Halo ${q} dan ${q}"]
    assert compile_workbook(tmp_path / "baru.xlsx").form_id == "uji"


def test_capitals_and_invisible_characters_in_types_are_mended_and_the_copy_passes(make, tmp_path: Path) -> None:
    path = make(survey=[["type", "name", "label"], ["Text", "a", "A"], ["te\u200bxt", "b", "B"], ["Integer", "c", "C"]])
    before = path.read_bytes()
    done = mend_workbook(path, tmp_path / "salinan.xlsx")
    assert sorted((m.cell, m.after) for m in done) == [("A2", "text"), ("A3", "text"), ("A4", "integer")]
    assert path.read_bytes() == before
    assert [i for i in check_workbook(tmp_path / "salinan.xlsx") if i.severity == "error"] == []
