"""The window, the pack's PDF, the workbook and the command line tell the same figures of the same store."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView
from python_calamine import CalamineWorkbook

from ltsa_desktop import cli
from ltsa_desktop.commands.example import PASSWORD
from ltsa_desktop.ground.formats import date_long, number


@dataclass
class Told:
    """What the other three say: the PDF's words in one line, the workbook's sheets, and the command line's answers."""

    pdf: str
    sheets: dict[str, list[list[Any]]]
    ask: Callable[..., Any]

    def column(self, sheet: str, *heads: str) -> list[tuple[Any, ...]]:
        """Columns of the sheet whose title begins so."""
        rows = next(rows for title, rows in self.sheets.items() if title.startswith(sheet))
        at = next(n for n, row in enumerate(rows) if set(heads) <= set(row))
        places = [rows[at].index(head) for head in heads]
        return [tuple(row[place] for place in places) for row in rows[at + 1 :] if any(cell != "" for cell in row[1:])]


@pytest.fixture
def told(office, hub, national: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> Told:
    """The papers of what the window looks at, made by the command line on a copy of the same store."""
    folder = shutil.copytree(national, tmp_path / "other")
    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)
    monkeypatch.setenv("LTSA_LANG", "id")
    scope = hub.tab("overview").scope
    words = ["--data", scope.examples, *(["--round", scope.round] if scope.round else [])]

    def call(*more: str) -> str:
        capsys.readouterr()
        assert cli.main(["--store", str(folder), *more, *words]) == 0
        return capsys.readouterr().out

    pdf, book = tmp_path / "rapat.pdf", tmp_path / "tabel.xlsx"
    call("report", "pack", "--out", str(pdf))
    call("report", "tables", "--out", str(book))
    opened = CalamineWorkbook.from_path(str(book))
    return Told(
        re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(pdf).pages)),
        {str(rows[0][0]): rows for name in opened.sheet_names if (rows := opened.get_sheet_by_name(name).to_python())},
        lambda *more: json.loads(call("--json", *more)),
    )


def written(table: QAbstractItemView, *heads: str) -> list[tuple[str, ...]]:
    """What stands in a table on the screen under these heads."""
    model = table.model()
    titles = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    places = [titles.index(head) for head in heads]
    return [tuple(model.index(row, place).data() for place in places) for row in range(model.rowCount())]


def comma(value: object, places: int | None = 2) -> str:
    """A number as all four write it for people."""
    return number(Decimal(str(value)), places)


def analysis(office, hub, name: str):
    view = hub.open_tab("analysis").show_view(name)
    office.settle()
    return view


def test_the_states_are_counted_alike(office, hub, told: Told) -> None:
    overview = hub.tab("overview")
    states = [state for (state,) in written(overview.table, "Status")]
    counts = {state: states.count(state) for state in set(states)}
    answered = told.ask("overview")
    assert {one["state"]: one["n"] for one in answered["counts"] if one["n"]} == counts
    late = {row.code: row.overdue for row in overview.table.rows()}
    assert {row["code"]: row["overdue"] for row in answered["rows"]} == late
    assert any(late.values())
    said = [state for (state,) in told.column("Status dan sumbernya", "Status")]
    assert {state: said.count(state) for state in set(said)} == counts
    for state, n in counts.items():
        assert re.search(rf"Sumber .*\b{state} {n} kunjungan lapangan: |{state} {n} ", told.pdf), (state, n)
    assert f"{counts['aktif']} dari {len(states)} aktif" in overview.headline()


def test_the_ranking_is_the_same_in_place_and_score(office, hub, told: Told) -> None:
    view = analysis(office, hub, "ranking")
    screen = [row for row in written(view.table, "No.", "Nilai", "Predikat", "Butir dinilai") if row[0] != "–"]
    names = [row.name for row in view.table.rows() if row.rank is not None]
    assert len(screen) > 3
    answered = told.ask("analysis", "ranking")["rows"]
    assert [
        (f"{r['rank']}{'=' * r['tied']}", comma(r["score"]), r["band"], f"{r['n_scored']} dari {r['n_items']}")
        for r in answered
    ] == screen
    assert [r["name"] for r in answered] == names
    book = told.column("Peringkat", "Urut", "Pusat layanan", "Nilai", "Predikat", "Butir dinilai", "Butir ditanyakan")
    assert [(f"{int(r[0])}", r[1], comma(r[2]), r[3], f"{int(r[4])} dari {int(r[5])}") for r in book] == [
        (row[0].rstrip("="), name, *row[1:]) for row, name in zip(screen, names, strict=True)
    ]
    for (_, score, band, scored), row in zip(screen, answered, strict=True):
        assert f"{row['name']} {row['province']} {score} {band} · {row['band_title']} {scored}" in told.pdf


def test_the_pareto_has_the_same_bars(office, hub, told: Told) -> None:
    view = analysis(office, hub, "pareto")
    screen = written(view.table, "Menurut penyebab", "Jumlah temuan", "Bagian", "Kumulatif", "Pusat layanan")
    assert len(screen) > 2

    def percent(share: float) -> str:
        return f"{round(share * 100)} %"

    answered = told.ask("analysis", "pareto")["bars"]
    assert [
        (b["title"], str(b["amount"]), percent(b["share"]), percent(b["cumulative"]), str(len(b["codes"])))
        for b in answered
    ] == screen
    book = told.column("Akar masalah: Menurut sebab", "Akar masalah", "Temuan", "Bagian", "Kumulatif", "Pusat layanan")
    assert [(r[0], str(int(r[1])), percent(r[2]), percent(r[3]), str(int(r[4]))) for r in book] == screen
    for title, amount, share, cumulative, centres in screen:
        assert f"{title} {amount} {cumulative}" in told.pdf, "the chart"
        assert f"{title} {amount} {share} {cumulative} {centres} dari " in told.pdf, "the table"


def test_the_heat_map_has_the_same_cells(office, hub, told: Told) -> None:
    view = analysis(office, hub, "heat")
    screen = {row.data.code: [cell.text for cell in row.cells[1:]] for row in view.grid.rows()}
    answered = told.ask("analysis", "heat-map")
    assert {
        row["code"]: ["–" if c["score"] is None else comma(c["score"]) for c in row["cells"]]
        for row in answered["rows"]
    } == screen
    heads = [column["title"] for column in answered["columns"]]
    book = told.column("Peta panas", "Kode", *heads)
    assert {row[0]: ["–" if value == "" else comma(value) for value in row[1:]] for row in book if row[0]} == screen
    scores = [[c["score"] for c in row["cells"]] for row in answered["rows"]]
    medians = [column["median"] for column in answered["columns"]]
    # Paper has room for every decimal that any of them has; the screen rounds to two.
    places = max(len(str(score).partition(".")[2]) for cells in (*scores, medians) for score in cells if score)
    for row, cells in zip(answered["rows"], scores, strict=True):
        if any(cells):
            there = " ".join("–" if score is None else comma(score, places) for score in cells)
            assert f"{row['name']} {there} " in told.pdf, row["name"]


def test_the_actions_are_the_same_by_owner_and_one_by_one(office, hub, told: Told) -> None:
    tab = hub.open_tab("follow_up")
    office.settle()
    tab.state.setCurrentIndex(tab.state.findData(""))
    rows = tab.table.rows()
    answered = told.ask("action", "list", "--all")
    by_id = {line["id"]: line for line in answered["rows"]}
    assert {(r.id, r.state, r.overdue, r.action) for r in rows} == {
        (i, line["state"], line["overdue"], line["action"]) for i, line in by_id.items()
    }
    owners = {str(o.title): (o.total, o.open, o.overdue, o.done) for o in tab.by_owner.rows()}
    book = told.column("Tindak lanjut menurut penanggung jawab", "Penanggung jawab", "Jumlah", "Terbuka",
                       "Lewat tenggat", "Selesai")  # fmt: skip
    sums = {r[0]: tuple(int(n) for n in r[1:]) for r in book}
    assert sums.pop("semua") == tuple(map(sum, zip(*owners.values(), strict=True)))
    assert sums == owners
    assert len(told.column("Tindak lanjut", "Kode", "Tindakan")) == len(rows)
    for title, (total, still, late, done) in owners.items():
        assert f"{title} {total} {done} {still} {late}" in told.pdf
    opened = sum(r.open for r in rows)
    assert f"{len(rows)} tindak lanjut: " in told.pdf
    assert f"{opened} terbuka" in told.pdf
    for row in (r for r in rows if r.overdue):
        assert row.deadline is not None
        assert f"{date_long(row.deadline)} lewat {row.overdue} hari" in told.pdf
