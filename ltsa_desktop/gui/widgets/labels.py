"""Writing: titles, running text, muted remarks, and states that are never a colour alone."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ltsa_desktop.gui.icons import STATES, set_icon
from ltsa_desktop.gui.theme.style import restyle
from ltsa_desktop.gui.theme.tokens import SPACE

State = Literal["ok", "warning", "error", "info", "muted"]


class _Words(QLabel):
    role = ""
    wraps = True

    def __init__(self, text: str | QWidget | None = "", parent: QWidget | None = None) -> None:
        # Compiled forms give the parent as the only argument.
        if not isinstance(text, str):
            parent, text = text, ""
        super().__init__(text, parent)
        # Text of users is never markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        if self.role:
            self.setProperty("role", self.role)
        if self.wraps:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


class Title(_Words):
    """The one title of a page."""

    role = "title"


class SectionTitle(_Words):
    """The head of a section."""

    role = "section"


class Body(_Words):
    """Running text."""


class StrongLabel(_Words):
    """Running text that is read first."""

    role = "strong"


class MutedLabel(_Words):
    """Small remarks beside what matters."""

    role = "muted"


class ShortenedLabel(QLabel):
    """One line that gives way: what does not fit ends in "…", and the whole is in its tooltip and its name.

    It asks for the width of its words and goes down to that of `least` letters.
    """

    def __init__(self, least: int = 12, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def is_short(self) -> bool:
        """Whether its words do not fit now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * self._least
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_short():
            super().paintEvent(event)
            return
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            words,
            self.foregroundRole(),
        )


class StateChip(QWidget):
    """A state as icon and word, in its colour."""

    def __init__(self, state: State = "muted", word: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.xs)
        self._icon = QLabel()
        self._word = QLabel()
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._icon)
        row.addWidget(self._word)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_state(state, word, icon)

    def set_state(self, state: State, word: str, icon: str = "") -> None:
        """Show another state; `icon` replaces the state's usual one."""
        set_icon(self._icon, icon or STATES[state], "muted" if state == "muted" else state)
        self._word.setText(word)
        self._word.setProperty("role", "state-muted" if state == "muted" else state)
        restyle(self._word)
        self.setAccessibleName(word)

    def word(self) -> str:
        """The word shown."""
        return self._word.text()


def rule() -> QFrame:
    """A thin horizontal line."""
    line = QFrame()
    line.setProperty("surface", "rule")
    line.setFixedHeight(1)
    return line
