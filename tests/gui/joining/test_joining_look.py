"""The windows of joining and deciding in both languages and sizes: translated, whole, named, within reach of keys."""

from __future__ import annotations

import pytest
from looking import Stretched, clipped, kinds_of_dialog, lasting, left_in_indonesian, nameless
from PySide6.QtWidgets import QApplication
from showing import opened, show

from ltsa_desktop.gui.joining.dialogs import ReasonDialog
from ltsa_desktop.gui.joining.keeping import KeepingDialog
from ltsa_desktop.gui.joining.sheet import SheetDialog

SEEN = {"KeepingDialog", "ReasonDialog", "SheetDialog"}


def speak(office, language, scale=100):
    office.desk.settings.language = language
    office.desk.settings.text_scale = scale
    office.desk.apply_settings()
    office.settle()


def screens(office):
    """Each list of the tab, the window at each question, and the dialogs."""
    for name in ("forks", "twins", "all", "gone"):
        show(office, name)
        yield f"tab {name}", office.window
    show(office, "forks")
    office.tab.do_decide()
    window = opened(office)
    for row in range(window.list.count()):
        window.list.setCurrentRow(row)
        window.settled_button.setChecked(True)
        office.settle()
        yield f"window {row}", window
    window.show_sheet(0)
    office.settle()
    (sheet,) = [d for d in window.findChildren(SheetDialog) if d.isVisible()]
    yield "sheet", sheet
    sheet.close()
    window.close()
    show(office, "all")
    office.tab.do_keeping()
    office.settle()
    keeping = office.dialog(KeepingDialog)
    keeping.years.setValue(1)
    office.settle()
    yield "keeping", keeping
    keeping.close()
    office.settle()
    for deed in (office.tab.do_delete, office.tab.do_erase):
        deed()
        office.settle()
        dialog = office.dialog(ReasonDialog)
        yield "reason", dialog
        dialog.close()
        office.settle()


@pytest.mark.parametrize(("language", "scale"), [("id", 100), ("en", 100), ("id", 150), ("en", 150)])
def test_every_screen_is_translated_whole_and_named(office, language, scale):
    speak(office, language, scale)
    faults = []
    for name, root in screens(office):
        faults += [f"{name}: {fault}" for fault in lasting(root, clipped)]
        faults += [f"{name}: {fault}" for fault in nameless(root)]
        if language == "en":
            faults += [f"{name}: {fault}" for fault in left_in_indonesian(root)]
    speak(office, "id")
    assert faults == []


def test_longer_sentences_fit(office):
    stretched = Stretched(QApplication.instance())
    QApplication.instance().installTranslator(stretched)
    office.settle()
    try:
        faults = [f"{name}: {fault}" for name, root in screens(office) for fault in lasting(root, clipped)]
    finally:
        QApplication.instance().removeTranslator(stretched)
    assert faults == []


def test_every_dialog_of_this_folder_is_looked_at_here():
    assert {kind.__name__ for kind in kinds_of_dialog("ltsa_desktop.gui.joining")} == SEEN
