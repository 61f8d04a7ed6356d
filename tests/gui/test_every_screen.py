"""Every page and dialog, in both languages, at 100 and 150 %: translated, not clipped, on the screen, named, freed."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QRect, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.dialogs.create_organisation import CreateOrganisationDialog
from ltsa_desktop.gui.main_window import PAGES

ROOT = Path(__file__).resolve().parents[2]
WIDE, HIGH = 1366, 768


def organise(laptop) -> None:
    """So that no screen is empty for want of an organisation."""
    from ltsa_desktop.exchange import found_organisation

    laptop.desk.write(lambda store: found_organisation(store, "CONTOH Direktorat", place="Surabaya"))
    laptop.settle()


def screens(laptop) -> Iterator[tuple[str, QWidget]]:
    """Each page, then each dialog, with what it shows loaded."""
    for name in PAGES:
        laptop.go(name)
        yield name, laptop.window
    for name, show in dialogs(laptop):
        show()
        laptop.settle(60)
        found = [d for d in laptop.window.findChildren(QDialog) if d.isVisible()]
        assert len(found) == 1, name
        yield name, found[0]
        found[0].close()
        laptop.settle()


def dialogs(laptop) -> list[tuple[str, Callable[[], object]]]:
    """What opens each dialog."""
    actions, register = laptop.window.actions_, resource("register/ltsa_centres.csv")
    sealed = laptop.window.shell.start.recent[0]
    centre: list = []
    laptop.desk.read(lambda store: store.centres.get("LTSA-014").summary, centre.append)
    laptop.settle()
    return [
        ("new-visit", lambda: actions.new_visit()),
        ("export", lambda: actions.export()),
        ("register", lambda: actions.import_register(register)),
        ("no-package", lambda: actions.import_files([register])),
        ("instrument", lambda: actions.add_instrument(resource("instruments/ltsa-pmi.xlsx"))),
        ("no-instrument", lambda: actions.add_instrument(register)),
        ("status", lambda: actions.add_status(centre[0])),
        ("print", lambda: actions.print_visit(sealed)),
        ("create-organisation", lambda: CreateOrganisationDialog(laptop.desk, laptop.window).open()),
        ("palette", laptop.window.open_palette),
        ("keys", laptop.window.show_keys),
        ("about", actions.about),
        ("doctor", lambda: laptop.window.shell.page("settings").run_doctor()),
    ]


def speak(laptop, language: str, scale: int = 100) -> None:
    """Language and text size, as the top bar sets them."""
    laptop.desk.settings.language = language
    laptop.desk.settings.text_scale = scale
    laptop.desk.apply_settings()
    laptop.settle()


def words_of(widget: QWidget) -> list[str]:
    """What is written on a widget, and what a screen reader says of it."""
    words = [widget.accessibleName(), widget.toolTip(), widget.windowTitle()]
    if isinstance(widget, QLabel | QAbstractButton):
        words.append(widget.text())
    if isinstance(widget, QLineEdit):
        words.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        words += [widget.itemText(i) for i in range(widget.count())]
    if isinstance(widget, QTableView) and (model := widget.model()) is not None:
        words += [str(model.headerData(i, Qt.Orientation.Horizontal, 0) or "") for i in range(model.columnCount())]
    return [word.strip() for word in words if word.strip()]


@cache
def indonesian() -> list[tuple[str, re.Pattern[str]]]:
    """Every source that reads differently in English, as what it looks like with its fields filled."""
    same, other = set(), set()
    for message in ET.parse(resource("translations/ltsa_en.ts")).getroot().iter("message"):
        source, target = message.findtext("source") or "", message.findtext("translation") or ""
        (same if source == target else other).add(source.strip())
        same.add(target.strip())
    shapes = []
    for source in sorted(other - same):
        literal = re.sub(r"\{\w+\}", "", source)
        if len(re.findall(r"[A-Za-z]", literal)) >= 3:
            pattern = re.sub(r"\\\{\w+\\\}", "(.+)", re.escape(source).replace("&", "&&?"))
            shapes.append((source, re.compile(pattern, re.DOTALL)))
    return shapes


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_stays_indonesian_in_english(laptop, scale: int) -> None:
    organise(laptop)
    speak(laptop, "en", scale)
    left = set()
    for name, root in screens(laptop):
        for widget in [root, *root.findChildren(QWidget)]:
            if not widget.isVisibleTo(root) and widget is not root:
                continue
            for word in words_of(widget):
                left |= {(name, source, word) for source, shape in indonesian() if shape.fullmatch(word)}
    speak(laptop, "id")
    assert not left


def clipped(root: QWidget) -> list[str]:
    """Words that do not fit where they stand."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0:
            continue
        if isinstance(widget, QLabel) and widget.text():
            room = widget.contentsRect()
            if widget.wordWrap():
                need = widget.heightForWidth(widget.width())
                if need > widget.height() + 1:
                    found.append(f"label {widget.text()!r} needs {need} px height, has {widget.height()}")
                longest = max(widget.text().split(), key=lambda w: widget.fontMetrics().horizontalAdvance(w))
                if len(longest) < 24 and widget.fontMetrics().horizontalAdvance(longest) > room.width() + 1:
                    found.append(f"label {widget.text()!r} breaks inside {longest!r}")
            elif widget.sizeHint().width() > widget.width() + 1 and not _may_shorten(widget):
                found.append(f"label {widget.text()!r} needs {widget.sizeHint().width()} px, has {widget.width()}")
        elif isinstance(widget, QAbstractButton) and widget.text():
            need = widget.sizeHint()
            if need.width() > widget.width() + 1 or need.height() > widget.height() + 1:
                found.append(f"button {widget.text()!r} needs {need.width()}×{need.height()}, has {widget.size()}")
    return found


def _may_shorten(label: QLabel) -> bool:
    """The person's name in the top bar gives way."""
    return label.sizePolicy().horizontalPolicy() == label.sizePolicy().Policy.Ignored


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("scale", [100, 150])
def test_no_word_is_clipped_and_all_fits_the_screen(laptop, language: str, scale: int) -> None:
    organise(laptop)
    speak(laptop, language, scale)
    faults = {}
    for name, root in screens(laptop):
        frame = root.frameGeometry()
        if frame.width() > WIDE or frame.height() > HIGH:
            faults[f"{name}: larger than the screen"] = [f"{frame.width()}×{frame.height()}"]
        if bad := clipped(root):
            faults[name] = bad
    speak(laptop, "id")
    assert not faults


class Stretched(QTranslator):
    """Every sentence 1.4 times as long: room for languages and wordings to come."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return source + "~" * max(1, round(len(re.sub(r"\{\w+\}", "", source)) * 0.4))


def test_longer_words_find_room(laptop) -> None:
    organise(laptop)
    stretched = Stretched()
    QCoreApplication.installTranslator(stretched)
    laptop.settle()
    faults = {}
    for name, root in screens(laptop):
        frame = root.frameGeometry()
        if frame.width() > WIDE or frame.height() > HIGH:
            faults[f"{name}: larger than the screen"] = [f"{frame.width()}×{frame.height()}"]
        if bad := clipped(root):
            faults[name] = bad
    QCoreApplication.removeTranslator(stretched)
    laptop.settle()
    assert not faults


INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTextEdit,
    QPlainTextEdit,
    QProgressBar,
)


def is_inner(widget: QWidget) -> bool:
    """Parts of a widget that Qt names by itself: the editor of a spin box, headers, popup lists, the clear button."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView | QLineEdit):
            return True
        if parent.inherits("QComboBoxPrivateContainer") or parent.inherits("QTabBar"):
            return True
        parent = parent.parentWidget()
    return False


def nameless(root: QWidget) -> list[str]:
    """What a screen reader could not name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE)
        and widget.isVisible()
        and not is_inner(widget)
        and not (widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")).strip()
    ]


def targets(root: QWidget) -> list[QWidget]:
    """What one clicks or types into."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and widget.isVisible() and not is_inner(widget)
    ]


def unreachable(root: QWidget) -> list[str]:
    """What Tab never comes to; lists that are moved in from their field are left to it."""
    at = root.focusWidget() or root
    seen = {shiboken6.getCppPointer(at)[0]}
    for _ in range(400):
        at = at.nextInFocusChain()
        seen.add(shiboken6.getCppPointer(at)[0])
    wanted = [w for w in root.findChildren(QWidget) if isinstance(w, QTableView) and w.isVisible()] + targets(root)
    return [
        f"{type(w).__name__} {words_of(w)[:1]}"
        for w in wanted
        if w.isEnabled() and (shiboken6.getCppPointer(w)[0] not in seen or w.focusPolicy() == Qt.FocusPolicy.NoFocus)
    ]


def outside(root: QWidget) -> list[str]:
    """What stands beyond the window's edge and cannot be scrolled to."""
    area = QRect(root.mapToGlobal(root.rect().topLeft()), root.size())
    found = []
    for widget in targets(root):
        place = QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())
        if not area.contains(place) and not any(p.inherits("QAbstractScrollArea") for p in parents(widget, root)):
            found.append(f"{words_of(widget)[:1]} at {place}")
    return found


def parents(widget: QWidget, root: QWidget) -> Iterator[QWidget]:
    """Everything between a widget and its window."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        yield parent
        parent = parent.parentWidget()


def test_everything_is_named_reached_by_tab_large_enough_and_inside(laptop) -> None:
    organise(laptop)
    faults = {}
    for name, root in screens(laptop):
        low = [f"{words_of(w)[:1]} {w.height()} px" for w in targets(root) if w.height() < 32]
        for fault, found in (
            ("nameless", nameless(root)),
            ("not by Tab", unreachable(root)),
            ("too low", low),
            ("outside", outside(root)),
        ):
            if found:
                faults[f"{name}: {fault}"] = found
    assert not faults


def test_a_closed_dialog_is_freed(laptop) -> None:
    organise(laptop)
    for name, show in dialogs(laptop):
        show()
        laptop.settle(60)
        dialog = next(d for d in laptop.window.findChildren(QDialog) if d.isVisible())
        gone: list[str] = []
        dialog.destroyed.connect(lambda *_, gone=gone: gone.append("gone"))
        dialog.close()
        del dialog
        laptop.settle()
        assert gone == ["gone"], name
        assert not laptop.window.findChildren(QDialog), name


@pytest.mark.parametrize("script", ["ui/compile.py", "resources/translations/compile.py"])
def test_generated_files_are_fresh(script: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / script), "--check"], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr


def test_qt_itself_speaks_indonesian(laptop) -> None:
    from PySide6.QtWidgets import QDialogButtonBox

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    assert {b.text().replace("&", "") for b in box.buttons()} == {"Batal", "Simpan"}
    field = QLineEdit()
    menu = field.createStandardContextMenu()
    assert "Salin" in [a.text().split("\t")[0].replace("&", "") for a in menu.actions()]
    menu.deleteLater()
    QApplication.processEvents()
