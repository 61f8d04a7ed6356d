"""The state of the second copy as a chip that keeps itself true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.second_copy import SecondClock, second_short, second_words
from ltsa_desktop.gui.theme.style import scaled
from ltsa_desktop.gui.widgets.labels import StateChip

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk

LARGE = 115
"""Per cent of text size from which a foot has room for one word only; the whole is in the tooltip."""


class SecondChip(StateChip):
    """Follows the desk's second copy; hidden until it was looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._copier = copier = desk.second_copy
        SecondClock(desk, self)
        copier.told.connect(self.fill)
        self.fill()
        if copier.state is None:
            copier.look()

    def fill(self) -> None:
        """Put the words in again."""
        state, word, whole = second_words(self._copier.state)
        self.setVisible(bool(word))
        shown = word if scaled(100) < LARGE else second_short(self._copier.state)
        tip = whole if shown == word else f"{word}\n{whole}"
        if (shown, tip) != (self.word(), self.toolTip()):
            self.set_state(state, shown, "" if state == "warning" else "device-usb")
            self.setToolTip(tip)
            self.setAccessibleName(word)
            self.setAccessibleDescription(whole)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.fill()
