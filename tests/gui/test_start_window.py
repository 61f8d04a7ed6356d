"""The start window by keyboard: pages, search, keys, language, look; and what the store's state shows as."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ltsa_desktop.gui.dialogs.new_visit import NewVisitDialog
from ltsa_desktop.gui.main_window import PAGES
from ltsa_desktop.gui.shell.command_palette import CommandPalette, Entry, matches
from ltsa_desktop.gui.shell.keys import KeysOverlay
from ltsa_desktop.gui.shell.navigation import ICONS, KEYS
from ltsa_desktop.gui.theme.style import current_theme

CTRL = Qt.KeyboardModifier.ControlModifier


def press(laptop, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    """A key of the window, then whatever it sets off."""
    QTest.keyClick(laptop.window, key, modifier)
    laptop.settle()


def test_the_first_screen_says_what_to_go_on_with(laptop) -> None:
    start = laptop.window.shell.page("start")
    text = " ".join(w.text() for w in start.findChildren(QPushButton) if w.isVisible())
    assert "Lanjutkan" in text
    assert laptop.window.shell.start.drafts[0].visit.example
    counts = {name: b.accessibleName() for name, b in laptop.window.shell.navigation.buttons.items()}
    assert counts["centres"] == "Pusat layanan 37"
    assert counts["visits"] == "Kunjungan 3"


def test_the_strip_says_saved_backed_up_and_what_was_not_exported(laptop) -> None:
    shell = laptop.window.shell
    assert shell._saved.word() == "Semua tersimpan"
    assert shell._backup.word().startswith("Cadangan ")
    assert shell._exports.word() == "1 kunjungan belum diekspor"


def test_each_page_opens_by_its_number(laptop) -> None:
    assert tuple(ICONS) == tuple(KEYS) == PAGES
    for name, keys in KEYS.items():
        QTest.keySequence(laptop.window, QKeySequence(keys))
        laptop.settle()
        assert laptop.window.shell.current() == name
        assert laptop.window.shell.navigation.buttons[name].isChecked()


def test_up_and_down_move_in_the_navigation(laptop) -> None:
    QTest.keyClick(laptop.window, Qt.Key.Key_F6)
    buttons = laptop.window.shell.navigation.buttons
    assert buttons["start"].hasFocus()
    QTest.keyClick(buttons["start"], Qt.Key.Key_Down)
    assert buttons["centres"].hasFocus()
    QTest.keyClick(buttons["centres"], Qt.Key.Key_Space)
    laptop.settle()
    assert laptop.window.shell.current() == "centres"


def test_ctrl_k_finds_a_centre_by_a_part_of_its_name(laptop) -> None:
    press(laptop, Qt.Key.Key_K)
    palette = laptop.dialog(CommandPalette)
    assert palette.field.hasFocus()
    QTest.keyClicks(palette.field, "tulung agung".replace(" ", ""))
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    laptop.settle()
    page = laptop.window.shell.page("centres")
    assert laptop.window.shell.current() == "centres"
    assert page.table.current().code == "LTSA-014"
    laptop.qtbot.waitUntil(lambda: "Tulungagung" in page.detail.accessibleName())


def test_ctrl_k_finds_deeds_too(laptop) -> None:
    press(laptop, Qt.Key.Key_K)
    palette = laptop.dialog(CommandPalette)
    QTest.keyClicks(palette.field, "kunjungan baru")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert laptop.dialog(NewVisitDialog).isVisible()


def test_titles_that_begin_with_the_word_come_first() -> None:
    entries = [Entry("Peta Blitar", "map", lambda: None), Entry("Blitar", "map", lambda: None)]
    assert [e.title for e in matches(entries, "blit")] == ["Blitar", "Peta Blitar"]
    assert matches(entries, "blit peta")[0].title == "Peta Blitar"
    assert matches(entries, "tidak ada") == []


def test_f1_lists_the_keys(laptop) -> None:
    press(laptop, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    overlay = laptop.dialog(KeysOverlay)
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    laptop.settle()
    assert not laptop.window.findChildren(KeysOverlay)


def test_the_language_changes_without_a_restart(laptop) -> None:
    laptop.go("visits")
    laptop.window.shell.top._on_language("en")
    laptop.settle()
    assert laptop.window.shell.navigation.buttons["start"].text().strip() == "My work"
    page = laptop.window.shell.page("visits")
    assert page._title.text() == "Visits"
    assert laptop.window.shell._saved.word() == "Everything saved"
    assert "November" in page.table.model().index(0, 1).data()
    laptop.window.shell.top._on_language("id")
    laptop.settle()
    assert page._title.text() == "Kunjungan"


def test_colours_and_letters_change_without_a_restart(laptop) -> None:
    before = QApplication.font().pointSizeF()
    laptop.window.shell.top._on_theme("dark")
    assert current_theme().name == "dark"
    laptop.window.shell.top._on_scale(150)
    assert QApplication.font().pointSizeF() == before * 1.5
    laptop.settle()
    assert laptop.window.width() <= 1366
    laptop.window.shell.top._on_scale(100)
    laptop.window.shell.top._on_theme("light")


def test_the_filter_of_a_list_leads_into_it(laptop) -> None:
    page = laptop.go("centres")
    assert page.filter.hasFocus()
    QTest.keyClicks(page.filter, "lombok")
    assert {row.name.split()[-2] for row in page.table.rows()} == {"Lombok"}
    QTest.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    laptop.qtbot.waitUntil(lambda: "Lombok" in page.detail.accessibleName())
    page.filter.setFocus()
    QTest.keyClick(page.filter, Qt.Key.Key_Escape)
    assert len(page.table.rows()) == 37


def test_what_changes_in_the_store_is_seen_everywhere(laptop) -> None:
    laptop.go("centres")
    laptop.desk.write(lambda store: store.centres.add_status("LTSA-014", "aktif", None, "CONTOH: telepon kepala dinas"))
    laptop.settle()
    page = laptop.window.shell.page("centres")
    row = next(row for row in page.table.rows() if row.code == "LTSA-014")
    assert row.status == "aktif"
    overview = laptop.go("map").tab("overview")
    laptop.settle()
    assert "1 dari 37 aktif menurut CONTOH: telepon kepala dinas" in overview.headline()


def test_nothing_of_a_page_is_ever_a_window_of_its_own(laptop) -> None:
    """A widget shown before it has a parent flashes up as a window and takes the focus."""
    for name in PAGES:
        laptop.go(name)
        assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [laptop.window]
        assert QApplication.activeWindow() is laptop.window
