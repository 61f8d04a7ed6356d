"""The analysis: each figure says what it rests on, Enter lists the records behind it, and they open their visit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ltsa_desktop.gui.meeting.exporting import export_table
from ltsa_desktop.gui.meeting.records import RecordsDialog

VIEWS = ("heat", "desks", "ranking", "pareto", "items", "gender", "skm", "need")


def shown(office, hub, name: str):
    """A figure with its data."""
    view = hub.open_tab("analysis").show_view(name)
    office.settle()
    return view


def test_every_figure_is_reached_by_the_keyboard_and_says_n_of_n(office, hub) -> None:
    tab = hub.open_tab("analysis")
    assert tab.list.hasFocus()
    for name in VIEWS:
        office.settle()
        view = tab.stack.currentWidget()
        assert view is tab.view(name)
        assert " dari " in view.basis.text(), name
        assert "data CONTOH" in view.basis.text(), name
        QTest.keyClick(tab.list, Qt.Key.Key_Down)


def test_a_cell_of_the_heat_map_shows_its_items_and_opens_the_visit_there(office, hub) -> None:
    view = shown(office, hub, "heat")
    row = view.grid.rows()[0]
    assert row.cells[1].share is not None
    view.grid.setCurrentIndex(view.grid.model().index(0, 1))
    view.grid.setFocus()
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    dialog = office.dialog(RecordsDialog)
    records = dialog.table.rows()
    assert len(records) == view._found.rows[0].cells[0].n_items
    assert {record.visit_id for record in records} == {row.data.visit_id}
    dialog.table.select(lambda r: True)
    path = dialog.table.current().path
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    office.settle()
    (window,) = office.window.actions_.open_visits()
    office.qtbot.waitUntil(lambda: window.form is not None and window.form.place() == path, timeout=10_000)
    window.close()
    office.settle()


def test_heat_map_sorts_by_a_column_and_numbers_equal_the_ranking(office, hub) -> None:
    view = shown(office, hub, "heat")
    view.grid.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    keys = [row.cells[1].key for row in view.grid.rows() if row.cells[1].key is not None]
    assert keys == sorted(keys)
    scores = {row.data.code: row.data.score for row in view.grid.rows() if row.data.score is not None}
    ranking = shown(office, hub, "ranking")
    assert {row.code: row.score for row in ranking.table.rows() if row.score is not None} == scores


def test_ranking_tells_bands_and_why_others_have_no_place(office, hub) -> None:
    view = shown(office, hub, "ranking")
    rows = view.table.rows()
    without = [row for row in rows if row.rank is None]
    assert without
    assert all(row.why for row in without)
    assert sum(band.n for band in view._found.bands) == len(rows) - len(without)


def test_desks_are_a_matrix_down_to_the_answers(office, hub) -> None:
    view = shown(office, hub, "desks")
    row = view.grid.rows()[0]
    assert "9/9" in row.name or "/" in row.name
    view.grid.setCurrentIndex(view.grid.model().index(0, 0))
    view.grid.setFocus()
    QTest.keyClick(view.grid, Qt.Key.Key_Return)
    dialog = office.dialog(RecordsDialog)
    assert len(dialog.table.rows()) >= 2
    dialog.close()


@pytest.mark.parametrize("by", ["cause", "category", "owner", "province"])
def test_pareto_goes_down_to_the_findings(office, hub, by: str) -> None:
    view = shown(office, hub, "pareto")
    view.by.setCurrentIndex(view.by.findData(by))
    office.settle()
    bars = view.table.rows()
    assert sum(len(bar.findings) for bar in bars) == view._found.total
    assert bars[-1].cumulative == pytest.approx(1)
    view.table.select(lambda bar: bar is bars[0])
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    dialog = office.dialog(RecordsDialog)
    assert [(r.visit_id, r.path) for r in dialog.table.rows()] == [(f.visit_id, f.path) for f in bars[0].findings]
    dialog.close()
    office.qtbot.waitUntil(view.chart.drawn, timeout=10_000)


def test_the_weakest_items_list_the_visits_with_the_lowest_points(office, hub) -> None:
    view = shown(office, hub, "items")
    row = view.table.rows()[0]
    view.table.select(lambda r: r is row)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    dialog = office.dialog(RecordsDialog)
    assert {record.visit_id for record in dialog.table.rows()} == set(row.visits)
    dialog.close()


def test_gender_tables_agree_with_one_another(office, hub) -> None:
    view = shown(office, hub, "gender")
    sums = []
    for which in ("service", "client", "channel", "rows"):
        view.which.setCurrentIndex(view.which.findData(which))
        sums.append(sum((row.men or 0) + (row.women or 0) for row in view.table.rows()))
    assert len(set(sums)) == 1
    assert sums[0] == view._found.total.total > 0


def test_tables_and_charts_go_out_as_files(office, hub, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    view = shown(office, hub, "ranking")
    out = tmp_path / "peringkat.xlsx"
    export_table(office.desk, view, view.table, "Peringkat", "peringkat", view.basis.text(), out)
    office.settle()
    sheets = CalamineWorkbook.from_path(out)
    cells = [row for name in sheets.sheet_names for row in sheets.get_sheet_by_name(name).to_python()]
    first = next(row for row in view.table.rows() if row.score is not None)
    assert any(float(first.score) in row for row in cells), "a number is a number"
    assert any(view.basis.text() in row for row in cells)
    pareto = shown(office, hub, "pareto")
    for name in ("grafik.png", "grafik.svg"):
        pareto.chart.save(tmp_path / name)
        office.settle()
        assert (tmp_path / name).stat().st_size > 1000
    assert (tmp_path / "grafik.svg").read_bytes().startswith(b"<svg")
    assert any("Grafik disimpan" in text for text, _ in office.notices)


def test_nothing_to_show_says_what_to_do(laptop) -> None:
    hub = laptop.go("map")
    laptop.settle()
    hub.bar.examples.setCurrentIndex(0)
    laptop.settle()
    tab = hub.open_tab("analysis")
    for name in VIEWS:
        view = tab.show_view(name)
        laptop.settle()
        words = [table._empty for table in view.tables if hasattr(table, "_empty")]
        assert all(words), name
    learning = hub.open_tab("learning")
    laptop.settle()
    assert learning._empty.isVisible()


def test_a_service_that_is_offered_leads_to_the_visits_that_say_so(office, hub) -> None:
    view = shown(office, hub, "gender")
    view.which.setCurrentIndex(view.which.findData("services"))
    row = next(row for row in view.table.rows() if not row.value.startswith("0 "))
    view.table.select(lambda r: r is row)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    dialog = office.dialog(RecordsDialog)
    assert f"{len(dialog.table.rows())} dari " in row.value
    dialog.close()
