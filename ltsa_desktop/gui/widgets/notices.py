"""What the program says by itself: banners in the page, a toast above it, the strip below, and empty states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.gui.icons import STATES, set_icon
from ltsa_desktop.gui.theme.style import restyle
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from ltsa_desktop.gui.widgets.labels import Body, SectionTitle, StateChip

Kind = Literal["ok", "warning", "error", "info"]


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say `words` without moving the focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Banner(QFrame):
    """A sentence in the page: icon, words, and at most one thing to do about it."""

    def __init__(self, kind: Kind | QWidget | None = "info", text: str = "", parent: QWidget | None = None) -> None:
        # Compiled forms give the parent as the only argument.
        if not isinstance(kind, str):
            parent, kind = kind, "info"
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.s, SPACE.s, SPACE.s)
        row.setSpacing(SPACE.s)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = Body()
        self._text.setMinimumHeight(20)
        self._button = PlainButton()
        self._button.hide()
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._action: Callable[[], None] | None = None
        self._button.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_text(kind, text)

    def show_text(self, kind: Kind, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Say something; an empty text hides the banner."""
        self.setProperty("kind", kind)
        restyle(self)
        set_icon(self._icon, STATES[kind], kind)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action
        self.setAccessibleName(text)
        # Without a parent, showing it would make it a window of its own.
        if not text or self.parentWidget() is not None:
            self.setVisible(bool(text))
        if text:
            announce(self, text)

    def text(self) -> str:
        """What it says, "" when hidden."""
        return self._text.text()

    def _on_clicked(self) -> None:
        if self._action is not None:
            self._action()


class EmptyState(QWidget):
    """Where there is nothing yet: what would be here, and the button that makes the first one."""

    def __init__(self, icon: str, title: str = "", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.xxl, SPACE.xl, SPACE.xxl)
        column.setSpacing(SPACE.s)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_icon(picture, icon, "muted", 40)
        self._title = SectionTitle(title)
        self._text = Body(text)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(560)
        self.button = PrimaryButton()
        self.button.hide()
        for part in (picture, self._title, self._text, self.button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setMinimumWidth(420)

    def set_words(self, title: str, text: str, button: str = "") -> None:
        """Put the words in; without `button` there is nothing to press."""
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))


class Toast(QFrame):
    """A short message above the window's foot that goes by itself and never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "float")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.m, SPACE.m, SPACE.m)
        row.setSpacing(SPACE.m)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setMaximumWidth(640)
        self._button = QuietButton()
        self._close = QuietButton()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._action: Callable[[], None] | None = None
        self._button.clicked.connect(self._on_clicked)
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        kind: Kind = "info",
        button: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        """Show `text`; what is wrong stays until it is closed, the rest about six seconds."""
        set_icon(self._icon, STATES[kind], kind)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._close.setText(self.tr("Tutup"))
        self._action = action
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        announce(self, text)
        self._timer.stop()
        if kind not in ("error", "warning"):
            self._timer.start(6000)

    def text(self) -> str:
        """What is being said, "" when nothing."""
        return self._text.text() if self.isVisible() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            # When its own words have the new letters too.
            QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None, "a toast stands on its window"
        metrics = self._text.fontMetrics()
        self._text.setMinimumWidth(min(640, metrics.horizontalAdvance(self._text.text()) + SPACE.s))
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 64)

    def _on_clicked(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()


class StatusStrip(QFrame):
    """The foot of a window: state of the data, always in sight, as chips from the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "strip")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.l, SPACE.xs)
        self._row.setSpacing(SPACE.xl)
        self._stretch = 0
        self._row.addStretch(1)
        self.setMinimumHeight(40)

    def add_chip(self) -> StateChip:
        """A new chip after those already there."""
        chip = StateChip()
        self._row.insertWidget(self._stretch, chip)
        self._stretch += 1
        return chip
