"""Geopoints, typed or pasted."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ltsa_desktop.ground.formats import number
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Question
from ltsa_desktop.gui.visit.editors.geopoints import Reading, read_geopoint, read_place
from ltsa_desktop.gui.widgets import MutedLabel


class GeopointEditor(Editor):
    """A place: decimal degrees, DMS, or a link from a map; what was understood stands beside the field."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = LineField()
        self.field.setMaximumWidth(360)
        self.field.setPlaceholderText("-8.0657, 111.9022")
        self.words = MutedLabel()
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
        self._tell(Reading(point))

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)

    def complaint(self) -> str:
        if self.value() is not None:
            return ""
        why = read_place(self.field.text()).why
        if why == "short-link":
            return self.tr(
                "Tautan pendek ini baru terbaca lewat internet. Buka di ponsel, lalu salin angka lintang, bujur"
            )
        if why == "plus-code":
            return self.tr("Kode plus belum dapat dibaca di sini. Di Google Maps tekan titiknya, lalu salin angkanya")
        if why == "no-position":
            return self.tr("Tautan ini tidak memuat letak. Di peta tekan titiknya, lalu salin angka lintang, bujur")
        if why == "out-of-range":
            return self.tr("Lintang paling jauh 90, bujur paling jauh 180. Contoh: -8.0657, 111.9022")
        return self.tr("Letak ini belum terbaca. Contoh: -8.0657, 111.9022 atau tautan Google Maps")

    def _tell(self, reading: Reading) -> None:
        point = reading.point
        if point is None:
            self.words.setText("")
            return
        parts = [point.show(self.question.language)]
        if point.altitude:
            parts.append(
                self.tr("{n} m di atas laut").format(n=number(Decimal(str(point.altitude)), 0, self.question.language))
            )
        if point.accuracy:
            parts.append(
                self.tr("teliti ± {n} m").format(n=number(Decimal(str(point.accuracy)), 0, self.question.language))
            )
        if reading.swapped:
            parts.append(self.tr("urutan dibalik"))
        # At large letters the line breaks between its parts, not inside them.
        self.words.setText("\u00a0· ".join([parts[0], *(part.replace(" ", "\u00a0") for part in parts[1:])]))

    def _on_edited(self) -> None:
        self._tell(read_place(self.field.text()))
        self._on_typed()

    def _on_finished(self) -> None:
        reading = read_place(self.field.text())
        self.commit()
        value = self.value()
        if value:
            self.show_value(value)
            if reading.swapped:
                self._tell(Reading(read_geopoint(value), swapped=True))
