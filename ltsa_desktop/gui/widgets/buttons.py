"""Buttons that say what they do. The kind is a dynamic property that the style sheet reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ltsa_desktop.gui.icons import set_icon
from ltsa_desktop.gui.theme.tokens import SPACE


class _Button(QPushButton):
    kind = ""
    token = "text"

    def __init__(self, text: str | QWidget | None = "", icon: str = "", parent: QWidget | None = None) -> None:
        # Compiled forms give the parent as the only argument.
        if not isinstance(text, str):
            parent, text = text, ""
        super().__init__(text, parent)
        if self.kind:
            self.setProperty("kind", self.kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon:
            set_icon(self, icon, self.token)


class PlainButton(_Button):
    """The ordinary button with an edge."""


class PrimaryButton(_Button):
    """The one thing to do next on a screen; at most one of them is visible."""

    kind = "primary"
    token = "on_accent"


class QuietButton(_Button):
    """A lesser deed: words in the accent colour without an edge."""

    kind = "quiet"
    token = "accent"


class DangerButton(_Button):
    """What cannot be taken back; never the default button."""

    kind = "danger"
    token = "error"


class IconButton(QToolButton):
    """A square button with an icon only; `name` is its tooltip and its accessible name."""

    def __init__(self, icon: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(self, icon)
        self.set_name(name)

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Tooltip and accessible name; the shortcut is shown in the tooltip only."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)


def button_row(*buttons: QWidget | None) -> QHBoxLayout:
    """Buttons in a row to the right; None is the stretch between the left and the right group."""
    row = QHBoxLayout()
    row.setSpacing(SPACE.s)
    if None not in buttons:
        row.addStretch(1)
    for button in buttons:
        if button is None:
            row.addStretch(1)
        else:
            row.addWidget(button)
    return row
