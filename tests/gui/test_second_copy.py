"""The second copy as a person meets it: offered at the first run, seen at the foot, waited for, restored from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.visit.window import VisitWindow
from ltsa_desktop.gui.widgets.second_chip import SecondChip


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick, as it is plugged in."""
    place = tmp_path / "media" / "STIK"
    place.mkdir(parents=True)
    return place


def copies(place: Path) -> list[Path]:
    return sorted(place.rglob("*.zip"))


def choose(laptop, monkeypatch, folder: Path) -> object:
    """Settings → Pilih…, with the system's dialog answering `folder`."""
    from ltsa_desktop.gui.pages import settings

    monkeypatch.setattr(settings, "choose_folder", lambda *_: folder)
    page = laptop.go("settings")
    page.ui.choose_backup.click()
    laptop.settle()
    return page


def strip(laptop) -> str:
    return laptop.window.shell._backup.word()


def visit_window(laptop, qtbot) -> VisitWindow:
    laptop.window.actions_.open_visit(laptop.window.shell.start.drafts[0].visit.id)
    laptop.settle()
    window = next(w for w in laptop.window.actions_.open_visits())
    qtbot.waitUntil(lambda: window.session is not None)
    laptop.settle()
    return window


def test_a_chosen_stick_gets_its_copy_at_once_and_every_foot_says_so(laptop, stick, monkeypatch, qtbot) -> None:
    assert strip(laptop).startswith("Cadangan ")
    page = choose(laptop, monkeypatch, stick)
    assert len(copies(stick)) == 1
    assert strip(laptop) == "Cadangan folder STIK · baru saja"
    assert "baru saja" in page.ui.second_state.text()
    assert page.ui.backup_folder.text() == str(stick)
    assert "disk yang sama" in page.ui.second_state.text()
    window = visit_window(laptop, qtbot)
    chip = window.foot.findChild(SecondChip)
    assert chip.isVisible()
    assert chip.word() == "Cadangan folder STIK · baru saja"
    assert chip.accessibleName() == chip.word()
    laptop.desk.settings.language = "en"
    laptop.desk.apply_settings()
    laptop.settle()
    assert chip.word() == "Backup on folder STIK · just now"
    laptop.desk.settings.language = "id"
    laptop.desk.apply_settings()
    window.close()


def test_a_stick_pulled_out_is_told_once_and_served_when_it_is_back(laptop, stick, monkeypatch, tmp_path) -> None:
    choose(laptop, monkeypatch, stick)
    stick.rename(tmp_path / "saku")
    visit = laptop.window.shell.start.drafts[0].visit.id
    laptop.desk.write(lambda store: store.visits.save(visit, {"/data/x": "1"}))
    laptop.desk.write(lambda store: store.second._core.set_setting("second-copy", None))
    laptop.settle()
    for _ in range(3):
        laptop.desk.second_copy.look()
        laptop.settle()
    assert strip(laptop).startswith("Folder STIK tidak terpasang")
    told = [text for text, kind in laptop.notices if "tidak terpasang" in text]
    assert len(told) == 1
    assert "tetap tersimpan di laptop ini" in told[0]
    (tmp_path / "saku").rename(stick)
    laptop.desk.second_copy.look()
    laptop.settle()
    assert strip(laptop) == "Cadangan folder STIK · baru saja"
    assert any("lengkap lagi" in text for text, _ in laptop.notices)
    assert len(copies(stick)) == 2


def test_without_a_second_place_the_foot_says_where_to_choose_one(laptop, qtbot) -> None:
    window = visit_window(laptop, qtbot)
    chip = window.foot.findChild(SecondChip)
    assert chip.word() == "Cadangan hanya di laptop ini"
    assert "Pengaturan" in chip.toolTip()
    assert chip.accessibleDescription() == chip.toolTip()
    window.close()


def test_taking_the_place_back_leaves_its_copies(laptop, stick, monkeypatch) -> None:
    page = choose(laptop, monkeypatch, stick)
    page.ui.clear_backup.click()
    laptop.settle()
    assert page.ui.backup_folder.text() == ""
    assert not page.ui.clear_backup.isVisible()
    assert len(copies(stick)) == 1


def test_the_first_run_offers_it_and_a_new_laptop_restores_from_it(switch_on, stick, tmp_path, monkeypatch) -> None:
    from ltsa_desktop.gui.entry import welcome

    monkeypatch.setattr(welcome, "choose_folder", lambda *_: stick)
    laptop = switch_on()
    laptop.window.start()
    page = laptop.window._stack.currentWidget().page
    QTest.keyClicks(page.ui.name, "Siti CONTOH")
    for field in (page.ui.password, page.ui.repeat):
        field.setFocus()
        QTest.keyClicks(field, "rahasia-laptop")
    page.ui.choose_second.setFocus()
    QTest.keyClick(page.ui.choose_second, Qt.Key.Key_Space)
    assert page.ui.second.text() == str(stick)
    page.ui.begin.click()
    laptop.settle(60)
    laptop.desk.write(lambda store: store.visits.create("LTSA-014", "", __import__("datetime").date(2026, 11, 24),
                                                        "terjadwal", example=True))  # fmt: skip
    laptop.settle()
    laptop.desk.second_copy.look()
    laptop.settle()
    laptop.window.close()
    laptop.desk.lock()
    laptop.settle(60)
    shutil.rmtree(laptop.folder)

    other = switch_on(tmp_path / "laptop-baru")
    other.window.start()
    other.window._stack.currentWidget().page.ui.restore.click()
    sheet = other.window._stack.currentWidget().page
    sheet.use_backup(max(copies(stick), key=lambda path: path.stat().st_mtime_ns))
    QTest.keyClicks(sheet.password, "rahasia-laptop")
    QTest.keyClick(sheet.password, Qt.Key.Key_Return)
    other.settle(60)
    QApplication.processEvents()
    assert other.window.shell.start.visits == 1
    assert other.window.shell.start.profile.name == "Siti CONTOH"
