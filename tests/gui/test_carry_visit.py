"""A draft carried to another version of its form from the list of visits, and back by one undo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ltsa_desktop.gui.dialogs.carry_visit import CarryDialog


def read(laptop, fn):
    """What the store says now."""
    got = []
    laptop.desk.read(fn, got.append)
    laptop.settle()
    return got[0]


def newer_version(store) -> str:
    """The shipped instrument once more, in a version of its own."""
    instrument = store.instruments.open(store.instruments.newest().digest).instrument
    xform = instrument.xform.replace(f'version="{instrument.version}"'.encode(), b'version="9999"', 1)
    return store.instruments.add(replace(instrument, version="9999", xform=xform)).digest


def test_a_draft_is_carried_over_after_a_preview_and_undo_brings_it_back(laptop) -> None:
    digest = read(laptop, newer_version)
    page = laptop.go("visits")
    page.table.select(lambda row: row.visit.status == "draft")
    laptop.settle()
    row = page.table.current()
    assert page._carry.isEnabled()
    before = read(laptop, lambda store: store.visits.content(row.visit.id))
    QTest.mouseClick(page._carry, Qt.MouseButton.LeftButton)
    dialog = laptop.dialog(CarryDialog)
    assert "9999" in dialog.carry.text()
    assert dialog.carry.isEnabled()
    assert dialog.table.model().rowCount() == 0
    dialog.everything.setChecked(True)
    assert dialog.table.model().rowCount() > 0
    assert read(laptop, lambda store: store.visits.get(row.visit.id)).digest != digest
    QTest.mouseClick(dialog.carry, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert read(laptop, lambda store: store.visits.get(row.visit.id)).digest == digest
    assert any("9999" in text for text, _ in laptop.notices)
    read(laptop, lambda store: store.visits.undo(row.visit.id))
    assert read(laptop, lambda store: store.visits.content(row.visit.id)) == before
    assert read(laptop, lambda store: store.visits.get(row.visit.id)).digest == row.visit.digest


def test_without_another_version_the_dialog_says_so_and_moves_nothing(laptop) -> None:
    page = laptop.go("visits")
    page.table.select(lambda row: row.visit.status == "draft")
    laptop.window.actions_.carry_visit(page.table.current())
    dialog = laptop.dialog(CarryDialog)
    assert not dialog.carry.isEnabled()
    assert "Tidak ada versi lain" in dialog._summary.text()
    dialog.reject()


def test_a_sealed_visit_keeps_its_version(laptop) -> None:
    page = laptop.go("visits")
    page.table.select(lambda row: row.visit.status == "final")
    laptop.settle()
    assert not page._carry.isEnabled()
