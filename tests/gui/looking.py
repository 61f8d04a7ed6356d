"""What can be seen wrong with a window: words untranslated, clipped, unnamed, out of reach of the keyboard."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import shiboken6
from PySide6.QtCore import QRect, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
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
from ltsa_desktop.gui.widgets.labels import ShortenedLabel


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


def clipped(root: QWidget) -> list[str]:
    """Words that do not fit where they stand."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0:
            continue
        if isinstance(widget, QLabel) and widget.text().strip():
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
            if widget.hasHeightForWidth():  # its words wrap
                need.setWidth(min(need.width(), widget.width()))
                need.setHeight(widget.heightForWidth(widget.width()))
            if need.width() > widget.width() + 1 or need.height() > widget.height() + 1:
                found.append(f"button {widget.text()!r} needs {need.width()}×{need.height()}, has {widget.size()}")
    return found


def _may_shorten(label: QLabel) -> bool:
    """What gives way with "…", its whole being in the tooltip; and the person's name in the top bar."""
    if isinstance(label, ShortenedLabel):
        return label.toolTip() == label.text()
    return label.sizePolicy().horizontalPolicy() == label.sizePolicy().Policy.Ignored


def left_in_indonesian(root: QWidget) -> list[str]:
    """Words that read differently in English and are shown as they were."""
    return [
        f"{source} | {word}"
        for widget in [root, *root.findChildren(QWidget)]
        if widget is root or widget.isVisibleTo(root)
        for word in words_of(widget)
        for source, shape in indonesian()
        if shape.fullmatch(word)
    ]


def lasting(root: QWidget, look: Callable[[QWidget], list[str]]) -> list[str]:
    """What is still wrong when the layout has come to rest (a busy machine lays out late)."""
    found = sorted(set(look(root)))
    for _ in range(20):
        if not found:
            break
        QTest.qWait(100)
        found = sorted(set(look(root)))
    return found


class Stretched(QTranslator):
    """Every sentence 1.4 times as long: room for languages and wordings to come."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return source + "~" * max(1, round(len(re.sub(r"\{\w+\}", "", source)) * 0.4))


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
    while shiboken6.getCppPointer(at := at.nextInFocusChain())[0] not in seen:
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


def kinds_of_dialog(package: str) -> set[type[QDialog]]:
    """Every dialog that is defined in a package, without the bases that are only built upon."""
    root = import_module(package)
    for module in walk_packages(root.__path__, f"{package}."):
        import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        below = waiting.pop().__subclasses__()
        found |= {kind for kind in below if not kind.__subclasses__()}
        waiting += below
    return {kind for kind in found if kind.__module__.startswith(package)}
