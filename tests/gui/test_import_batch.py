"""Many packages in the import window, and the inbox on the exchange page, by clicks and keys on real files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ltsa_desktop.gui.dialogs.import_package import ImportDialog
from tests.exchange.conftest import COST, Laptop


@pytest.fixture
def office(switch_on, tmp_path: Path):
    """A supervisor's window, and a folder with packages of two evaluators: three visits, one edited in both places."""
    from ltsa_desktop.exchange import (
        accept_organisation,
        enrol,
        enrolment,
        export_package,
        found_organisation,
        organisation,
        trust_add,
    )
    from ltsa_desktop.store import Profile, create_store

    stick = tmp_path / "stik"
    stick.mkdir()
    store = create_store(tmp_path / "kantor", "rahasia-kantor", Profile("CONTOH Ratna", role="supervisor"), cost=COST)
    data = found_organisation(store, "CONTOH Direktorat").data
    first = ""
    for name in ("Siti", "Budi"):
        one = create_store(tmp_path / name, "rahasia-lapangan", Profile(f"CONTOH {name}"), seed=False, cost=COST)
        accept_organisation(one, organisation.read(data))
        trust_add(store, enrolment.read(enrol(one)))
        laptop = Laptop(one)
        if not first:
            first = laptop.revision()
            visit = one.revisions.get(first).visit_id
            laptop.revision()
        laptop.revision(visit, [first], f"oleh {name}")
        export_package(one, stick / f"{name}.ltsa")
        one.close()
    store.close()
    made = switch_on(tmp_path / "kantor")
    made.window.start(password="rahasia-kantor")
    made.settle(30)
    return made, stick


def test_a_folder_is_previewed_filtered_imported_saved_and_confirmed(office, tmp_path: Path) -> None:
    made, stick = office
    (stick / "surat.ltsa").write_text("Yang terhormat,", encoding="utf-8")
    made.window.actions_.import_files([stick])
    made.settle(30)
    dialog = made.dialog(ImportDialog)
    assert [row.code for row in dialog.packages.rows()] == ["", "", "not-a-package"]
    assert "2 paket: 2 baru, 2 diubah di dua tempat" in dialog.ui.summary.text()
    assert dialog.ui.import_button.text() == "Impor 2 kunjungan"
    assert dialog.counted.text() == "4 catatan"
    dialog.outcome.setFocus()
    for _ in range(3):
        QTest.keyClick(dialog.outcome, Qt.Key.Key_Down)
    dialog.outcome.activated.emit(dialog.outcome.currentIndex())
    assert {row.outcome for row in dialog.ui.records.rows()} == {"forked"}
    assert dialog.packages.select(lambda row: row.name == "Siti.ltsa")
    assert len(dialog.ui.records.rows()) == 1
    QTest.keyClick(dialog.ui.import_button, Qt.Key.Key_Space)
    made.settle(60)
    assert dialog.ui.summary.text() == "Selesai."
    assert not dialog.ui.import_button.isVisible()
    assert dialog.ui.receipt.isVisible()
    receipts = tmp_path / "tanda"
    dialog.write_receipts(receipts)
    made.settle()
    assert len(list(receipts.iterdir())) == 2
    for name in ("hasil.csv", "hasil.pdf"):
        dialog.save_result(tmp_path / name)
        made.settle(30)
        assert (tmp_path / name).stat().st_size > 200
    lines = (tmp_path / "hasil.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 6
    dialog.close()
    made.window.actions_.import_files([stick])
    made.settle(30)
    again = made.dialog(ImportDialog)
    assert "Semuanya sudah ada di sini." in again.ui.summary.text()
    assert again.ui.import_button.text() == "Tidak ada yang perlu diimpor"


def test_a_stop_in_the_middle_is_told_and_the_rest_follows(office) -> None:
    made, stick = office
    made.window.actions_.import_files([stick])
    made.settle(30)
    dialog = made.dialog(ImportDialog)
    dialog.submit()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    made.settle(60)
    assert dialog.isVisible()
    if dialog.ui.summary.text() == "Dihentikan.":
        assert dialog.ui.import_button.text() == "Teruskan impor"
        dialog.submit()
        made.settle(60)
    elif dialog.ui.summary.text() != "Selesai.":
        # Stopped before the first file was begun: the sentence says that nothing was changed.
        assert "Tidak ada yang" in dialog.ui.summary.text()
        dialog.close()
        made.window.actions_.import_files([stick])
        made.settle(30)
        dialog = made.dialog(ImportDialog)
        dialog.submit()
        made.settle(60)
    assert dialog.ui.summary.text() == "Selesai."


def test_the_inbox_takes_in_what_was_the_same_at_two_looks(office, tmp_path: Path) -> None:
    made, stick = office
    shared = tmp_path / "bersama"
    shared.mkdir()
    page = made.go("exchange")
    page.tabs.setCurrentWidget(page.inbox)
    assert not page.inbox.look_button.isVisible()
    made.desk.inbox.choose(shared)
    made.settle()
    assert str(shared) in page.inbox.words.text()
    shutil.copy(stick / "Siti.ltsa", shared / "Siti.ltsa")
    QTest.mouseClick(page.inbox.look_button, Qt.MouseButton.LeftButton)
    made.settle(30)
    assert made.desk.inbox.last is None
    QTest.mouseClick(page.inbox.look_button, Qt.MouseButton.LeftButton)
    made.settle(60)
    assert [row[0] for row in page.inbox.files.rows()] == ["Siti.ltsa"]
    assert page.inbox.files.rows()[0][2] == "Selesai"
    assert (shared / "Selesai" / "Siti.ltsa").is_file()
    shutil.rmtree(shared)
    QTest.mouseClick(page.inbox.look_button, Qt.MouseButton.LeftButton)
    made.settle(30)
    assert "bersama" in page.inbox.words.text()
    made.desk.inbox.choose(None)
    made.settle()
    assert not page.inbox.look_button.isVisible()
