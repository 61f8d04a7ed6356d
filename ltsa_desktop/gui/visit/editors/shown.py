"""Values that are shown and not asked: calculations and read-only answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ltsa_desktop.gui.visit.editors.base import Editor, Question
from ltsa_desktop.gui.visit.editors.geopoints import read_geopoint
from ltsa_desktop.gui.visit.editors.parsing import show_date, show_number, show_time
from ltsa_desktop.gui.visit.editors.searching import option_called


class ShownEditor(Editor):
    """A value as text one can mark and copy."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._stored = ""
        self.words = QLabel("–")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("role", "strong")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        self.name_target()

    def focus_target(self) -> QWidget:
        return self.words

    def value(self) -> str | None:
        return self._stored

    def show_value(self, stored: str) -> None:
        self._stored = stored
        self.words.setText(words_for(stored, self.question) if stored else "–")

    def set_read_only(self, on: bool) -> None:
        """It always is."""


def words_for(stored: str, question: Question) -> str:
    """A stored value as a person reads it: choices by label, numbers and days as they are written here."""
    if question.options:
        names = stored.split() if question.control in ("select", "rank") else [stored]
        found = ((name, option_called(question.options, name)) for name in names)
        return ", ".join(name if option is None else option.label for name, option in found)
    if question.type in ("int", "integer", "decimal"):
        return show_number(stored, question.language)
    if question.type == "date":
        return show_date(stored)
    if question.type == "time":
        return show_time(stored)
    if question.type == "dateTime":
        day, _, time = stored.partition("T")
        return f"{show_date(day)} {show_time(time)}"
    if question.type == "geopoint" and (point := read_geopoint(stored)) is not None:
        return point.show(question.language)
    if question.type == "boolean" or question.control == "trigger":
        return "✓" if stored else ""
    return stored
