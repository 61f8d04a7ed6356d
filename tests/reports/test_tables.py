"""The figures as spreadsheet, Word document and slides: readable by others, the same data the same bytes, and the same
figures as the screens' and the pack's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from python_calamine import CalamineWorkbook

from ltsa_desktop import cli

PASSWORD = "contoh-kata-sandi"
"""Of the example store; see `ltsa example national`."""


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small example store: eight centres in two rounds."""
    folder = tmp_path_factory.mktemp("nasional") / "toko"
    assert cli.main(["example", "national", str(folder), "--centres", "8", "--rounds", "2"]) == 0
    return folder


@pytest.fixture
def ltsa(national: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Call `ltsa` on the example store; its JSON."""
    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)
    monkeypatch.setenv("LTSA_LANG", "id")

    def call(*words: object) -> object:
        capsys.readouterr()
        code = cli.main([*map(str, words), "--store", str(national), "--json"])
        told = capsys.readouterr()
        assert code == 0, told.err
        return json.loads(told.out)

    return call


COMMON = ("--examples", "examples", "--as-of", "2026-11-24")


def test_the_workbook_has_every_table_and_its_figures_are_those_of_the_command_line(ltsa, tmp_path):
    out = tmp_path / "tabel.xlsx"
    told = ltsa("report", "tables", *COMMON, "--out", out)
    book = CalamineWorkbook.from_path(str(out))
    assert len(book.sheet_names) == 1 + len(told["tables"])
    by_name = dict(zip(told["tables"], book.sheet_names[1:], strict=True))

    ranking = ltsa("analysis", "ranking", "--examples", "examples")
    rows = book.get_sheet_by_name(by_name["ranking"]).to_python()
    head = next(at for at, row in enumerate(rows) if "Nilai" in row)
    shown = {
        row[1]: row[rows[head].index("Nilai")] for row in rows[head + 1 :] if str(row[1]).startswith(("LTSA", "CONTOH"))
    }
    assert shown == {row["code"]: pytest.approx(float(row["score"])) for row in ranking["rows"]}
    assert len(shown) == told["tables"]["ranking"]

    pareto = ltsa("analysis", "pareto", "--examples", "examples")
    rows = book.get_sheet_by_name(by_name["causes"]).to_python()
    head = next(at for at, row in enumerate(rows) if row[0] == "Akar masalah" and "Bagian" in row)
    assert [row[1] for row in rows[head + 1 : head + 1 + len(pareto["bars"])]] == [b["amount"] for b in pareto["bars"]]
    assert any("CONTOH" in str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row)


def test_the_same_data_gives_the_same_bytes_and_text_is_never_a_formula(ltsa, tmp_path):
    for kind, name in (("tables", "t.xlsx"), ("dim", "d.docx"), ("slides", "s.pptx")):
        one, other = tmp_path / f"a-{name}", tmp_path / f"b-{name}"
        ltsa("report", kind, *COMMON, "--out", one)
        ltsa("report", kind, *COMMON, "--out", other)
        assert one.read_bytes() == other.read_bytes(), kind
    import zipfile

    with zipfile.ZipFile(tmp_path / "a-t.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in book.read(name) for name in sheets)


def test_the_dim_is_a_word_table_with_a_repeating_head_and_the_counts_of_the_figure(ltsa, tmp_path):
    out = tmp_path / "dim.docx"
    ltsa("report", "dim", *COMMON, "--by", "article", "--out", out)
    document = docx.Document(str(out))
    (table,) = document.tables
    figure = ltsa("dim", "--by", "article", "--examples", "examples")
    assert len(table.rows) == 1 + len(figure["rows"])
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    first = figure["rows"][0]
    assert f"{len(first['problems'])} temuan" in table.rows[1].cells[1].text
    for problem in first["problems"]:
        assert problem["text"] in table.rows[1].cells[2].text
    assert any("CONTOH" in paragraph.text for paragraph in document.paragraphs)
    workbook = tmp_path / "dim.xlsx"
    ltsa("report", "dim", *COMMON, "--out", workbook)
    assert len(CalamineWorkbook.from_path(str(workbook)).sheet_names) == 3


def test_slides_have_titles_pictures_with_words_for_them_and_tables_that_can_be_edited(ltsa, tmp_path):
    out = tmp_path / "salindia.pptx"
    told = ltsa("report", "slides", *COMMON, "--out", out)
    deck = pptx.Presentation(str(out))
    slides = list(deck.slides)
    assert len(slides) == told["slides"]
    assert all(slide.shapes.title.text for slide in slides)
    pictures = [shape for slide in slides for shape in slide.shapes if shape.shape_type == 13]
    assert len(pictures) >= 6
    assert all(shape._element._nvXxPr.cNvPr.get("descr") for shape in pictures)
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height or shape.has_table
    assert any(shape.has_table for slide in slides for shape in slide.shapes)


def test_a_wrong_name_is_told_with_the_right_ones(national, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)
    words = ["report", "tables", "--only", "peringkat", "--out", str(tmp_path / "x.xlsx"), "--store", str(national)]
    assert cli.main(words) == 1
    assert "ranking" in capsys.readouterr().err
    assert cli.main([*words[:2], "--out", str(tmp_path / "x.csv"), "--store", str(national)]) == 1
    assert ".xlsx" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_an_empty_store_gives_tables_that_say_so(tmp_path, monkeypatch, capsys):
    from ltsa_desktop.store import Profile, create_store
    from ltsa_desktop.store.vault import Cost

    create_store(tmp_path / "kosong", PASSWORD, Profile("CONTOH"), cost=Cost(64, 1, 1), seed=False).close()
    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)
    for kind, name in (("tables", "t.xlsx"), ("dim", "d.docx"), ("slides", "s.pptx")):
        assert cli.main(["report", kind, "--out", str(tmp_path / name), "--store", str(tmp_path / "kosong")]) == 0
    capsys.readouterr()
    book = CalamineWorkbook.from_path(str(tmp_path / "t.xlsx"))
    assert any("register" in str(cell).lower() for row in book.get_sheet_by_index(1).to_python() for cell in row)
