"""Forms are tried, compared, mended and printed from the window."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.dialogs.compare_versions import CompareDialog
from ltsa_desktop.gui.dialogs.instrument_check import InstrumentDialog
from ltsa_desktop.gui.dialogs.mend_workbook import MendDialog
from ltsa_desktop.gui.dialogs.print_form import PrintFormDialog

CTRL = Qt.KeyboardModifier.ControlModifier


def read(laptop, fn):
    """What the store says now."""
    got = []
    laptop.desk.read(fn, got.append)
    laptop.settle()
    return got[0]


def workbook(path: Path, name: str) -> Path:
    """A small form whose only question is called `name`."""
    sheets = {
        "survey": [["type", "name", "label"], ["text", name, "Nama petugas"]],
        "settings": [["form_title", "form_id", "version"], ["CONTOH", "contoh", "1"]],
    }
    with xlsxwriter.Workbook(str(path)) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def settle_trial(laptop, window) -> None:
    """Until the preview's own threads are idle too."""
    end = time.monotonic() + 20
    while window.desk.store_thread.busy() or window.desk.pool.busy():
        assert time.monotonic() < end
        QApplication.processEvents()
    laptop.settle()


def test_a_form_is_tried_without_touching_the_store(laptop) -> None:
    page = laptop.go("instruments")
    assert page.trial.isEnabled()
    before = read(laptop, lambda store: len(store.visits.list()))
    store = laptop.desk.context.store
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    laptop.settle(60)
    (window,) = laptop.window.actions_.trials()
    settle_trial(laptop, window)
    assert window.desk is not laptop.desk
    assert laptop.desk.context.store is store
    assert window.desk.context.store is not store
    window.close()
    laptop.settle()
    assert laptop.window.actions_.trials() == []
    assert read(laptop, lambda store: len(store.visits.list())) == before


def test_locking_ends_the_trials(laptop) -> None:
    laptop.window.actions_.try_form()
    laptop.settle(60)
    (window,) = laptop.window.actions_.trials()
    settle_trial(laptop, window)
    laptop.window.lock()
    laptop.settle()
    assert laptop.window.actions_.trials() == []


def test_two_versions_are_compared_in_words(laptop, tmp_path: Path) -> None:
    from ltsa_desktop.instruments import compile_workbook

    old = compile_workbook(workbook(tmp_path / "satu.xlsx", "nama"))
    new = replace(compile_workbook(workbook(tmp_path / "dua.xlsx", "nama_petugas")), version="2")
    read(laptop, lambda store: (store.instruments.add(old), store.instruments.add(new)))
    laptop.desk.data_changed.emit()
    page = laptop.go("instruments")
    page.table.select(lambda row: row.version == "2" and row.form_id == "contoh")
    QTest.keyClick(page.table, Qt.Key.Key_D, CTRL)
    laptop.settle(60)
    dialog = laptop.dialog(CompareDialog)
    assert (dialog.old.currentData(), dialog.new.currentData()) == (old.digest, new.digest)
    assert [change.kind for change in dialog.table.rows()] == ["renamed"]
    assert dialog._summary.text() == "1 perubahan."
    dialog.old.setCurrentIndex(dialog.new.currentIndex())
    dialog.old.activated.emit(dialog.new.currentIndex())
    laptop.settle(60)
    assert dialog.table.rows() == []
    assert "dua versi yang berbeda" in dialog._summary.text()


def test_a_refused_workbook_is_mended_in_a_copy_and_checked_again(laptop, tmp_path: Path) -> None:
    path = workbook(tmp_path / "lama.xlsx", "nama petugas")
    before = path.read_bytes()
    laptop.window.actions_.add_instrument(path)
    laptop.settle(60)
    dialog = laptop.dialog(InstrumentDialog)
    assert not dialog.add.isEnabled()
    assert not dialog.trial.isEnabled()
    assert dialog.mend.isVisible()
    assert dialog.mend.hasFocus()
    QTest.keyClick(dialog.mend, Qt.Key.Key_Space)
    mending = laptop.dialog(MendDialog)
    assert [(m.cell, m.after) for m in mending.table.rows()] == [("B2", "nama_petugas")]
    mending.write(path)
    assert "Pilih nama lain" in mending.banner.text()
    mending.write(mending.suggestion())
    laptop.settle(60)
    assert path.read_bytes() == before
    assert dialog._file.text() == "lama-diperbaiki.xlsx"
    assert dialog.add.isEnabled()
    assert not dialog.mend.isVisible()


def test_the_blank_form_is_printed(laptop, tmp_path: Path) -> None:
    page = laptop.go("instruments")
    QTest.keyClick(page.table, Qt.Key.Key_P, CTRL)
    laptop.settle()
    dialog = laptop.dialog(PrintFormDialog)
    assert Path(dialog.path.text()).parent == tmp_path / "dokumen"
    QTest.keyClick(dialog.make, Qt.Key.Key_Space)
    laptop.settle(90)
    assert Path(dialog.path.text()).read_bytes().startswith(b"%PDF")
    assert dialog._pages.count() > 3


def test_a_form_to_fill_in_on_the_screen_goes_out_and_comes_back_by_dropping_it(laptop, tmp_path: Path) -> None:
    import pypdf

    from ltsa_desktop.gui.dialogs.import_submissions import SubmissionsDialog

    page = laptop.go("instruments")
    QTest.keyClick(page.table, Qt.Key.Key_P, CTRL)
    laptop.settle()
    dialog = laptop.dialog(PrintFormDialog)
    QTest.keyClick(dialog.filled, Qt.Key.Key_Down)
    assert dialog.centre.isEnabled()
    dialog.centre.setFocus()
    dialog.centre.setCurrentIndex(dialog.centre.findData("LTSA-014"))
    path = Path(dialog.path.text())
    assert path.name.startswith("formulir-isian")
    assert "LTSA-014" in path.name
    QTest.keyClick(dialog.make, Qt.Key.Key_Space)
    laptop.settle(90)
    writer = pypdf.PdfWriter(clone_from=str(path))
    for sheet in writer.pages:
        writer.update_page_form_field_values(sheet, {"/data/a/a2/visit_date": "17-11-2026"}, auto_regenerate=False)
    back = tmp_path / "kembali.pdf"
    writer.write(str(back))
    dialog.reject()
    before = len(laptop.desk.context.store.visits.list())
    laptop.window.actions_.import_files([back])
    laptop.settle(60)
    taking = laptop.dialog(SubmissionsDialog)
    laptop.settle(60)
    QTest.keyClick(taking, Qt.Key.Key_Return)
    laptop.settle(60)
    assert len(laptop.desk.context.store.visits.list()) == before + 1
    assert laptop.desk.context.store.visits.list()[0].visit.centre_code == "LTSA-014"


def findings(laptop, tmp_path: Path) -> InstrumentDialog:
    """The check of a workbook with two faults and a doubt."""
    path = tmp_path / "temuan.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for title, rows in {
            "survey": [
                ["type", "name", "label", "relevant"],
                ["text", "a", "A", "${tiada} = 1"],
                ["text", "b", "=1+1", "1 = 2"],
                ["jenis", "c", "C"],
            ],
            "settings": [["form_title", "form_id", "version"], ["CONTOH", "contoh", "1"]],
        }.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, cell)
    laptop.window.actions_.add_instrument(path)
    laptop.settle(60)
    return laptop.dialog(InstrumentDialog)


def test_findings_are_filtered_copied_and_saved_by_keys(laptop, tmp_path: Path, monkeypatch) -> None:
    from openpyxl import load_workbook

    dialog = findings(laptop, tmp_path)
    assert [issue.cell for issue in dialog.table.rows()][:2] == ["D2", "A4"]
    QTest.keyClicks(dialog.filter, "tiada")
    assert [issue.cell for issue in dialog.table.rows()] == ["D2"]
    QTest.keyClick(dialog, Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    copied = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert [len(line) for line in copied] == [7, 7]
    assert copied[1][1:5] == ["survey", "D2", "relevant", "${tiada} = 1"]
    dialog.filter.clear()
    out = tmp_path / "daftar.xlsx"
    monkeypatch.setattr("ltsa_desktop.gui.dialogs.instrument_check.choose_target", lambda *_: out)
    QTest.keyClick(dialog, Qt.Key.Key_S, CTRL)
    laptop.settle(60)
    rows = list(load_workbook(out).active.values)
    assert len(rows) == 1 + len(dialog.table.rows())
    assert rows[1][2] == "D2"
    assert not list(tmp_path.glob("*.part"))


def test_check_that_is_closed_while_it_runs_leaves_nothing_behind(laptop, tmp_path: Path) -> None:
    laptop.window.actions_.add_instrument(workbook(tmp_path / "baru.xlsx", "q"))
    dialog = laptop.dialog(InstrumentDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    laptop.settle(60)
    assert read(laptop, lambda store: [v.form_id for v in store.instruments.list()]) == ["ltsa-pmi"]
