"""A store comes back from its backup in the entry screen; what is there already stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from looking import clipped, nameless, outside, unreachable
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.fixture
def backup(used_store: Path, tmp_path: Path) -> Path:
    """The newest copy, on a stick, with its attachments beside it."""
    stick = tmp_path / "stik"
    shutil.copytree(used_store / "backups", stick)
    return sorted(stick.glob("*.zip"))[-1]


def test_a_new_laptop_has_the_visits_of_the_backup(switch_on, backup: Path, password: str) -> None:
    laptop = switch_on()
    laptop.window.start()
    laptop.window._stack.currentWidget().page.ui.restore.click()
    page = laptop.window._stack.currentWidget().page
    assert page.choose_backup.hasFocus()
    assert page.folder.text() == str(laptop.folder)
    page.restore.click()
    assert "Pilih berkas cadangan" in page.banner.text()
    page.use_backup(backup)
    QTest.keyClicks(page.password, "salah-sekali")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    laptop.settle(60)
    assert page.banner.text()
    assert not (laptop.folder / "vault.json").exists()
    page.password.setText(password)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    laptop.settle(60)
    assert laptop.window.shell is not None
    assert laptop.window.shell.start.visits == 3
    assert laptop.desk.settings.store == str(laptop.folder)


def test_beside_a_store_that_is_there_another_folder_is_taken(
    switch_on, used_store: Path, backup: Path, tmp_path: Path, password: str
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(used_store, folder)
    before = (folder / "vault.json").read_bytes()
    laptop = switch_on(folder)
    laptop.window.start()
    laptop.settle()
    laptop.window._stack.currentWidget().page.ui.restore.click()
    page = laptop.window._stack.currentWidget().page
    assert page.folder.text() == str(tmp_path / "store-2")
    page.use_backup(backup)
    page.folder.setText(str(folder))
    page.password.setText(password)
    page.submit()
    laptop.settle(60)
    assert "sudah ada penyimpanan" in page.banner.text()
    page.folder.setText(str(tmp_path / "store-2"))
    page.submit()
    laptop.settle(60)
    assert laptop.window.shell.start.visits == 3
    assert (folder / "vault.json").read_bytes() == before


def test_one_can_go_back(switch_on) -> None:
    laptop = switch_on()
    page = laptop.window.show_restore()
    page.back.click()
    laptop.settle()
    assert laptop.window._stack.currentWidget().page.ui.name.isVisible()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("scale", [100, 150])
def test_the_sheet_fits_and_is_named(switch_on, language: str, scale: int) -> None:
    laptop = switch_on()
    laptop.desk.settings.language, laptop.desk.settings.text_scale = language, scale
    laptop.desk.apply_settings()
    page = laptop.window.show_restore()
    laptop.settle()
    faults = [*clipped(page), *nameless(page), *unreachable(page), *outside(laptop.window)]
    laptop.desk.settings.language, laptop.desk.settings.text_scale = "id", 100
    laptop.desk.apply_settings()
    assert not faults
