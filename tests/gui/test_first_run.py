"""The first minute, and the password, as a person goes through them."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def type_into(field, text: str) -> None:
    """Focus a field and type."""
    field.setFocus()
    QTest.keyClicks(field, text)


def test_a_new_user_is_working_after_name_and_password(switch_on) -> None:
    laptop = switch_on()
    laptop.window.start()
    page = laptop.window._stack.currentWidget().page
    assert page.ui.name.hasFocus()
    type_into(page.ui.name, "Siti Rahma CONTOH")
    type_into(page.ui.nip, "19870312 201012 2 001")
    type_into(page.ui.password, "rahasia-laptop")
    type_into(page.ui.repeat, "rahasia-laptop")
    QTest.keyClick(page.ui.repeat, Qt.Key.Key_Return)
    laptop.settle(60)

    shell = laptop.window.shell
    assert shell is not None
    assert shell.isVisible()
    assert shell.current() == "start"
    assert shell.start.profile.name == "Siti Rahma CONTOH"
    assert shell.start.profile.nip == "198703122010122001"
    assert shell.start.centres == 37
    assert [version.form_id for version in shell.start.instruments] == ["ltsa-pmi"]
    assert (laptop.folder / "vault.json").is_file()


@pytest.mark.parametrize(
    ("name", "nip", "password", "repeat", "field", "words"),
    [
        ("", "", "rahasia-laptop", "rahasia-laptop", "name", "nama lengkap"),
        ("Siti", "123", "rahasia-laptop", "rahasia-laptop", "nip", "18 angka"),
        ("Siti", "", "pendek", "pendek", "password", "8 huruf"),
        ("Siti", "", "rahasia-laptop", "rahasia-lapto", "repeat", "belum sama"),
    ],
)
def test_what_is_missing_is_said_and_the_cursor_goes_there(
    switch_on, name: str, nip: str, password: str, repeat: str, field: str, words: str
) -> None:
    laptop = switch_on()
    page = laptop.window.show_welcome()
    for target, text in (("name", name), ("nip", nip), ("password", password), ("repeat", repeat)):
        type_into(getattr(page.ui, target), text)
    page.ui.begin.click()
    assert words in page.ui.banner.text()
    assert getattr(page.ui, field).hasFocus()
    assert not (laptop.folder / "vault.json").exists()


def test_the_welcome_changes_its_language_while_one_types(switch_on) -> None:
    laptop = switch_on()
    page = laptop.window.show_welcome()
    type_into(page.ui.name, "Siti")
    page.ui.language.setCurrentIndex(page.ui.language.findData("en"))
    laptop.settle()
    assert page.ui.title.text() == "Welcome"
    assert page.ui.name.text() == "Siti"
    page.ui.language.setCurrentIndex(page.ui.language.findData("id"))
    laptop.settle()
    assert page.ui.title.text() == "Selamat datang"


def test_a_wrong_password_is_told_and_the_right_one_opens(switch_on, used_store, tmp_path, password: str) -> None:
    folder = tmp_path / "store"
    shutil.copytree(used_store, folder)
    laptop = switch_on(folder)
    laptop.window.start()
    page = laptop.window._stack.currentWidget().page
    type_into(page.ui.password, "bukan-ini")
    QTest.keyClick(page.ui.password, Qt.Key.Key_Return)
    laptop.settle()
    assert page.ui.banner.isVisible()
    assert "kata sandi" in page.ui.banner.text().casefold()
    assert page.ui.password.hasFocus()
    assert page.ui.password.selectedText() == "bukan-ini"

    QTest.keyClicks(page.ui.password, password)
    QTest.keyClick(page.ui.password, Qt.Key.Key_Return)
    laptop.settle()
    assert laptop.window.shell is not None
    assert laptop.window.shell.start.visits == 3


def test_a_store_open_elsewhere_is_told_in_words(switch_on, used_store, tmp_path, password: str) -> None:
    folder = tmp_path / "store"
    shutil.copytree(used_store, folder)
    code = (
        "import sys; from pathlib import Path; from ltsa_desktop.store import open_store\n"
        "store = open_store(Path(sys.argv[1]), sys.argv[2]); print('open', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(folder), password],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout.readline().strip() == "open"
        laptop = switch_on(folder)
        laptop.window.start(password=password)
        laptop.settle()
        page = laptop.window._stack.currentWidget().page
        assert page.ui.banner.isVisible()
        assert "Traceback" not in page.ui.banner.text()
        assert laptop.desk.context.store is None
    finally:
        holder.communicate("")


def test_a_damaged_vault_is_told_in_words(switch_on, used_store, tmp_path, password: str) -> None:
    folder = tmp_path / "store"
    shutil.copytree(used_store, folder)
    (folder / "vault.json").write_text("{", encoding="utf-8")
    laptop = switch_on(folder)
    laptop.window.start(password=password)
    laptop.settle()
    page = laptop.window._stack.currentWidget().page
    assert len(page.ui.banner.text()) > 20
    assert laptop.window.shell is None


def test_locking_asks_for_the_password_again(laptop, password: str) -> None:
    QTest.keyClick(laptop.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    laptop.settle()
    assert laptop.window.shell is None
    assert laptop.desk.context.store is None
    page = laptop.window._stack.currentWidget().page
    type_into(page.ui.password, password)
    QTest.keyClick(page.ui.password, Qt.Key.Key_Return)
    laptop.settle()
    assert laptop.window.shell.start.visits == 3


SLOW_TYPIST = 2.0
"""Keys a second of somebody who looks for each letter (some 25 words a minute)."""


def test_the_welcome_takes_a_slow_typist_less_than_a_minute(switch_on) -> None:
    from PySide6.QtWidgets import QApplication

    laptop = switch_on()
    laptop.window.start()
    page = laptop.window._stack.currentWidget().page
    pressed: list[object] = []

    def press(key: Qt.Key | str) -> None:
        pressed.append(key)
        target = QApplication.focusWidget()
        (QTest.keyClicks if isinstance(key, str) else QTest.keyClick)(target, key)

    def fill(field, words: str) -> None:
        while QApplication.focusWidget() is not field:
            press(Qt.Key.Key_Tab)
        for letter in words:
            press(letter)

    fill(page.ui.name, "Siti Rahmawati CONTOH")
    fill(page.ui.nip, "198703122010122001")
    fill(page.ui.password, "rahasia-laptop")
    fill(page.ui.repeat, "rahasia-laptop")
    press(Qt.Key.Key_Return)
    laptop.settle(60)
    assert laptop.window.shell is not None
    assert laptop.window.shell.isVisible()
    assert len(pressed) / SLOW_TYPIST < 60


def test_an_address_that_is_none_is_told_and_a_right_one_leads_to_the_setting_up(laptop) -> None:
    from ltsa_desktop.gui.dialogs.office_server import OfficeServerDialog

    folder = laptop.desk.context.store_dir
    page = laptop.go("settings")
    page.ui.server.click()
    laptop.settle()
    assert laptop.desk.context.store is None  # the store is closed first, as by a lock
    dialog = laptop.dialog(OfficeServerDialog)
    type_into(dialog.address, "server-kantor")
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert "postgresql+psycopg://" in dialog.banner.text()
    assert dialog.address.hasFocus()
    dialog.address.clear()
    type_into(dialog.address, "postgresql+psycopg://ltsa@127.0.0.1:9/kantor")
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    laptop.settle()
    page = laptop.window._stack.currentWidget().page
    assert type(page).__name__ == "WelcomePage"
    assert laptop.desk.context.store_dir != folder
    type_into(page.ui.name, "CONTOH Ratna")
    for field in (page.ui.password, page.ui.repeat):
        type_into(field, "kata-sandi-contoh")
    QTest.keyClick(page.ui.repeat, Qt.Key.Key_Return)
    laptop.settle(60)
    assert "tidak terjangkau" in page.ui.banner.text()
    assert not (laptop.desk.context.store_dir / "vault.json").exists()
    assert (folder / "vault.json").exists()
