"""Geopoints, typed or pasted."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Question
from ltsa_desktop.gui.visit.editors.geopoints import Geopoint, read_geopoint
from ltsa_desktop.gui.widgets import MutedLabel


class GeopointEditor(Editor):
    """A place: decimal degrees, DMS, or a link from a map; what was understood stands beside the field."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = LineField()
        self.field.setMaximumWidth(360)
        self.field.setPlaceholderText("-8.0657, 111.9022")
        self.words = MutedLabel()
        self.words.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.m)
        row.addWidget(self.field, 1)
        row.addWidget(self.words, 1)
        self._stored = ""
        self.setFocusProxy(self.field)
        self.name_target()
        self.field.textEdited.connect(self._on_edited)
        self.field.editingFinished.connect(self._on_finished)

    def focus_target(self) -> QWidget:
        return self.field

    def value(self) -> str | None:
        text = self.field.text().strip()
        if not text:
            return ""
        point = read_geopoint(text)
        if point is None:
            return None
        old = read_geopoint(self._stored)
        if old is not None and (old.latitude, old.longitude) == (point.latitude, point.longitude):
            return self._stored  # altitude and accuracy of a telephone are kept
        return point.stored

    def show_value(self, stored: str) -> None:
        self._stored = stored
        point = read_geopoint(stored) if stored else None
        self.field.setText(f"{point.latitude:.6f}, {point.longitude:.6f}" if point else stored)
        self._tell(point)

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)

    def complaint(self) -> str:
        if self.value() is not None:
            return ""
        return self.tr("Letak ini belum terbaca. Contoh: -8.0657, 111.9022 atau tautan Google Maps")

    def _tell(self, point: Geopoint | None) -> None:
        self.words.setText(point.show() if point else "")

    def _on_edited(self) -> None:
        self._tell(read_geopoint(self.field.text()))
        self._on_typed()

    def _on_finished(self) -> None:
        self.commit()
        value = self.value()
        if value:
            self.show_value(value)
