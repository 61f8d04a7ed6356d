"""The evaluator's and the supervisor's work through the dialogs, on real stores and real files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.dialogs.add_status import AddStatusDialog
from ltsa_desktop.gui.dialogs.base import Ask
from ltsa_desktop.gui.dialogs.create_organisation import CreateOrganisationDialog
from ltsa_desktop.gui.dialogs.doctor import DoctorDialog
from ltsa_desktop.gui.dialogs.export import ExportDialog, file_name
from ltsa_desktop.gui.dialogs.import_package import ImportDialog
from ltsa_desktop.gui.dialogs.import_register import RegisterDialog
from ltsa_desktop.gui.dialogs.instrument_check import InstrumentDialog
from ltsa_desktop.gui.dialogs.new_visit import NewVisitDialog
from ltsa_desktop.gui.dialogs.print_visit import PrintDialog
from ltsa_desktop.gui.theme.style import apply_theme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of visits whose window was asked for; the visit window has its own tests."""
    from ltsa_desktop.gui.actions import Actions

    asked: list[str] = []
    monkeypatch.setattr(Actions, "open_visit", lambda self, identity: asked.append(identity))
    return asked


def read(laptop, fn):
    """What the store says now."""
    got = []
    laptop.desk.read(fn, got.append)
    laptop.settle()
    return got[0]


def organise(laptop, tmp_path: Path) -> Path:
    """Make this laptop the supervisor of an organisation; its .ltsaorg file."""
    from ltsa_desktop.exchange import found_organisation

    founding = read(laptop, lambda store: found_organisation(store, "CONTOH Direktorat", place="Surabaya"))
    path = tmp_path / "contoh.ltsaorg"
    path.write_bytes(founding.data)
    laptop.desk.data_changed.emit()
    laptop.settle()
    return path


def test_a_visit_is_begun_with_the_keyboard_alone(laptop, opened: list[str]) -> None:
    QTest.keyClick(laptop.window, Qt.Key.Key_N, CTRL)
    dialog = laptop.dialog(NewVisitDialog)
    assert dialog.ui.search.hasFocus()
    assert not dialog.ui.create.isEnabled()
    QTest.keyClicks(dialog.ui.search, "blitar")
    QTest.keyClick(dialog.ui.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.ui.centres, Qt.Key.Key_Return)
    laptop.settle()
    visit = read(laptop, lambda store: store.visits.get(opened[0]))
    assert visit.centre_name == "LTSA-PMI Kabupaten Blitar"
    assert visit.status == "draft"
    assert laptop.window.shell.start.visits == 4


def test_a_new_visit_from_paper_fits_768_pixels_at_large_letters(laptop) -> None:
    app = QApplication.instance()
    apply_theme(app, "light", 150)
    try:
        laptop.window.actions_.new_visit("LTSA-014")
        dialog = laptop.dialog(NewVisitDialog)
        dialog.ui.paper.setChecked(True)
        QApplication.processEvents()
        assert dialog.minimumSizeHint().height() <= 720
        assert dialog.height() <= 720
        for part in (dialog.ui.keyer_nip, dialog.ui.example, dialog.ui.create):
            corner = part.mapTo(dialog, part.rect().bottomRight())
            assert dialog.rect().contains(corner), part.objectName()
            assert part.height() >= part.minimumSizeHint().height()
        dialog.reject()
        laptop.settle()
    finally:
        apply_theme(app, "light", 100)


def test_a_visit_from_a_centres_page_has_the_centre_chosen(laptop, opened: list[str]) -> None:
    laptop.window.actions_.new_visit("LTSA-014")
    dialog = laptop.dialog(NewVisitDialog)
    assert dialog.ui.centres.current().code == "LTSA-014"
    dialog.ui.kind.setCurrentIndex(1)
    dialog.ui.example.setChecked(True)
    QTest.keyClick(dialog.ui.create, Qt.Key.Key_Space)
    laptop.settle()
    visit = read(laptop, lambda store: store.visits.get(opened[0]))
    assert (visit.centre_code, visit.kind, visit.example) == ("LTSA-014", "mendadak", True)


def test_a_status_needs_its_source(laptop) -> None:
    centre = read(laptop, lambda store: store.centres.get("LTSA-014").summary)
    laptop.window.actions_.add_status(centre)
    dialog = laptop.dialog(AddStatusDialog)
    QTest.keyClick(dialog.save, Qt.Key.Key_Space)
    assert "sumber" in dialog.banner.text()
    assert dialog.source.hasFocus()
    QTest.keyClicks(dialog.source, "CONTOH surat dinas")
    QTest.keyClick(dialog.source, Qt.Key.Key_Return)
    laptop.settle()
    events = read(laptop, lambda store: store.centres.get("LTSA-014").statuses)
    assert ("aktif", "CONTOH surat dinas", "Siti Rahma CONTOH") in [(e.state, e.source, e.author) for e in events]


def test_the_shipped_workbook_is_checked_and_added(laptop) -> None:
    laptop.window.actions_.add_instrument(resource("instruments/ltsa-pmi.xlsx"))
    dialog = laptop.dialog(InstrumentDialog)
    assert dialog.add.isEnabled()
    assert dialog.add.hasFocus()
    QTest.keyClick(dialog.add, Qt.Key.Key_Space)
    laptop.settle()
    assert laptop.notices[-1][1] == "ok"


def test_a_file_that_is_no_workbook_is_refused_in_words(laptop, tmp_path: Path) -> None:
    path = tmp_path / "catatan.xlsx"
    path.write_text("bukan buku kerja", encoding="utf-8")
    laptop.window.actions_.add_instrument(path)
    dialog = laptop.dialog(InstrumentDialog)
    assert not dialog.add.isEnabled()
    assert "belum dapat dipakai" in dialog._summary.text()
    shown = [row.text.id for row in dialog.table.rows()] + [dialog.banner.text()]
    assert not any("Traceback" in text or "Error" in text for text in shown)


def test_a_register_with_a_bad_row_changes_nothing(laptop, tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    shutil.copy(resource("register/ltsa_centres.csv"), path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    laptop.window.actions_.import_register(path)
    dialog = laptop.dialog(RegisterDialog)
    assert not dialog.take.isEnabled()
    assert "Tidak ada yang diimpor" in dialog.banner.text()
    wrong = [row for row in dialog.table.rows() if row.kind == "error"]
    assert [row.row for row in wrong] == [len(lines) + 1]


def test_a_new_centre_comes_in_by_its_button(laptop, tmp_path: Path) -> None:
    source = resource("register/ltsa_centres.csv").read_text(encoding="utf-8-sig").splitlines()
    path = tmp_path / "daftar.csv"
    path.write_text("\n".join([source[0], source[1].replace("LTSA-001", "LTSA-900")]), encoding="utf-8")
    laptop.window.actions_.import_register(path)
    dialog = laptop.dialog(RegisterDialog)
    assert dialog.take.text() == "Impor 1 pusat layanan"
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    laptop.settle()
    assert laptop.window.shell.start.centres == 38


def test_without_an_organisation_the_export_says_what_is_missing(laptop) -> None:
    QTest.keyClick(laptop.window, Qt.Key.Key_E, CTRL)
    dialog = laptop.dialog(ExportDialog)
    assert len(dialog.ui.visits.chosen_rows()) == 1
    assert not dialog.ui.export_button.isEnabled()
    assert "berkas organisasi" in dialog.ui.banner.text()


def test_what_was_exported_comes_in_at_another_laptop_once(laptop, switch_on, tmp_path: Path) -> None:
    organisation = organise(laptop, tmp_path)
    laptop.window.actions_.export()
    dialog = laptop.dialog(ExportDialog)
    path = tmp_path / "kiriman.ltsa"
    dialog.ui.path.setText(str(path))
    assert dialog.ui.export_button.text() == "Ekspor 1 kunjungan"
    QTest.keyClick(dialog.ui.export_button, Qt.Key.Key_Space)
    laptop.settle(60)
    assert path.is_file()
    assert str(path) in dialog.ui.banner.text()
    assert dialog.ui.reveal.isVisible()
    assert laptop.window.shell.start.not_exported == 0
    assert organisation.is_file()

    for round_, button in ((1, "Tidak ada yang perlu diimpor"), (2, "Tidak ada yang perlu diimpor")):
        laptop.window.actions_.import_files([path])
        dialog = laptop.dialog(ImportDialog)
        assert dialog.ui.import_button.text() == button, round_
        assert not dialog.ui.import_button.isEnabled()
        assert {row.outcome for row in dialog.ui.records.rows()} == {"identical"}
        dialog.close()
        laptop.settle()


def test_a_text_file_renamed_is_no_package(laptop, tmp_path: Path) -> None:
    path = tmp_path / "surat.ltsa"
    path.write_text("Yang terhormat,", encoding="utf-8")
    laptop.window.actions_.import_files([path])
    dialog = laptop.dialog(ImportDialog)
    assert not dialog.ui.import_button.isEnabled()
    assert dialog.ui.summary.text() == "Tidak ada yang diubah."
    assert len(dialog.ui.banner.text()) > 20
    assert laptop.window.shell.start.visits == 3


@pytest.mark.parametrize("document", [0, 1])
def test_paper_is_made_and_shown(laptop, tmp_path: Path, document: int) -> None:
    sealed = laptop.window.shell.start.recent[0]
    laptop.window.actions_.print_visit(sealed)
    dialog = laptop.dialog(PrintDialog)
    dialog.document.setCurrentIndex(document)
    assert Path(dialog.path.text()).parent == tmp_path / "dokumen"
    QTest.keyClick(dialog.make, Qt.Key.Key_Space)
    laptop.settle(60)
    assert Path(dialog.path.text()).read_bytes().startswith(b"%PDF")
    assert dialog._pages.count() >= 1
    assert dialog._pages.itemAt(0).widget().pixmap().width() > 400


def test_the_doctor_finds_a_sound_store(laptop) -> None:
    laptop.go("settings").run_doctor()
    dialog = laptop.dialog(DoctorDialog)
    assert all(check.ok for check in dialog._checks)
    dialog.copy()


def test_a_changed_password_is_the_one_that_opens(laptop) -> None:
    from ltsa_desktop.store import open_store

    page = laptop.go("settings")
    for field, text in (("old_password", "salah-sekali"), ("new_password", "baru-sekali"), ("repeat_password", "beda")):
        getattr(page.ui, field).setText(text)
    page.ui.change_password.click()
    assert "belum sama" in page.ui.password_banner.text()
    page.ui.repeat_password.setText("baru-sekali")
    page.ui.change_password.click()
    laptop.settle()
    assert page.ui.password_banner.text() != ""
    page.ui.old_password.setText("rahasia-laptop")
    page.ui.change_password.click()
    laptop.settle()
    assert page.ui.password_banner.text() == "Kata sandi sudah diganti."
    laptop.desk.lock()
    laptop.settle()
    open_store(laptop.folder, "baru-sekali").close()


def test_the_profile_is_kept(laptop) -> None:
    page = laptop.go("settings")
    page.ui.name.setText("Siti R. CONTOH")
    page.ui.nip.setText("12")
    page.ui.save_profile.click()
    assert "18 angka" in laptop.notices[-1][0]
    page.ui.nip.setText("")
    page.ui.save_profile.click()
    laptop.settle()
    assert read(laptop, lambda store: store.profile.name) == "Siti R. CONTOH"
    assert "Siti R. CONTOH" in laptop.window.shell.top._person.text()


def test_an_organisation_file_is_used_only_after_its_words_were_compared(laptop, switch_on, tmp_path: Path) -> None:
    from ltsa_desktop.store import Profile, create_store

    organisation = organise(laptop, tmp_path)
    folder = tmp_path / "lain"
    create_store(folder, "rahasia-laptop", Profile("Budi CONTOH")).close()
    other = switch_on(folder)
    other.window.start(password="rahasia-laptop")
    other.settle(30)
    page = other.go("settings")
    page.load_organisation(organisation)
    ask = other.dialog(Ask)
    ask.no.click()
    other.settle()
    assert read(other, lambda store: store.organisation.current()) is None
    page.load_organisation(organisation)
    other.dialog(Ask).yes.click()
    other.settle()
    assert read(other, lambda store: store.organisation.current()).name == "CONTOH Direktorat"
    assert "CONTOH Direktorat" in page.ui.organisation.text()


def test_a_supervisor_founds_the_organisation_and_hands_its_file_on(switch_on, tmp_path: Path) -> None:
    from ltsa_desktop.exchange import organisation, recovery
    from ltsa_desktop.store import Profile, create_store

    folder = tmp_path / "supervisor"
    create_store(folder, "rahasia-laptop", Profile("Rina CONTOH", role="supervisor")).close()
    laptop = switch_on(folder)
    laptop.window.start(password="rahasia-laptop")
    laptop.settle(30)
    page = laptop.go("settings")
    assert page.ui.create_organisation.isVisible()
    page.ui.create_organisation.click()
    dialog = laptop.dialog(CreateOrganisationDialog)
    dialog.create_button.click()
    assert "nama organisasi" in dialog.banner.text()
    QTest.keyClicks(dialog.name, "CONTOH Direktorat")
    dialog.letterhead.setPlainText("CONTOH Jalan Contoh 1\n\nTelepon 000")
    dialog.create_button.click()
    laptop.settle()
    written = tmp_path / "dokumen" / "organisasi.ltsaorg"
    assert organisation.read_file(written).organisation.letterhead.lines == ["CONTOH Jalan Contoh 1", "Telepon 000"]
    secret = recovery.read_sheet(tmp_path / "dokumen" / "lembar-pemulihan.pdf")
    assert recovery.organisation_key(secret)[0] == organisation.read_file(written).organisation.root
    assert not page.ui.create_organisation.isVisibleTo(page)
    again = tmp_path / "lagi.ltsaorg"
    page.save_organisation(again)
    laptop.settle()
    assert again.read_bytes() == written.read_bytes()


def test_a_package_file_name_is_safe_everywhere() -> None:
    from datetime import datetime

    name = file_name('Siti "Ani" / Rahma: M.Si.', datetime(2026, 11, 24, 14, 3))
    assert name == "ltsa_siti-ani-rahma-m-si_2026-11-24_1403.ltsa"
    assert not set('<>:"/\\|?*') & set(name)
