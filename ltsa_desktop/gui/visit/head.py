"""The head of the visit window: which visit this is, its score, and the ways to search and to the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.score_panel import short_score
from ltsa_desktop.gui.widgets import IconButton, QuietButton
from ltsa_desktop.gui.widgets.labels import ShortenedLabel
from ltsa_desktop.gui.words import visit_kind

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession

TITLE_LETTERS, ABOUT_LETTERS = 24, 12
"""What stays of the centre's name and of the day in a narrow window; the whole is in their tooltips."""


class VisitHead(QFrame):
    """One line above everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.s, SPACE.xs)
        row.setSpacing(SPACE.m)
        self.title = ShortenedLabel(TITLE_LETTERS, "section")
        self.about = ShortenedLabel(ABOUT_LETTERS, "muted")
        self.example = QLabel("CONTOH")
        self.example.setProperty("role", "warning")
        self.example.hide()
        self.score_button = QuietButton()
        self.score_button.hide()
        self.find_button = IconButton("search")
        self.anything_button = IconButton("list-details")
        self.keys_button = IconButton("keyboard")
        row.addWidget(self.title, 1)
        for part in (self.about, self.example, self.score_button):
            row.addWidget(part)
        for button in (self.find_button, self.anything_button, self.keys_button):
            row.addWidget(button)

    def retranslate(self, session: VisitSession | None) -> None:
        """Put every word in again."""
        self.find_button.set_name(self.tr("Cari pertanyaan dan jawaban"), "Ctrl+F")
        self.anything_button.set_name(self.tr("Semua yang dapat dilakukan di sini"), "Ctrl+K")
        self.keys_button.set_name(self.tr("Semua tombol papan ketik"), "F1")
        self.score_button.setToolTip(self.tr("Rincian nilai (Ctrl+Shift+N)"))
        if session is None:
            return
        visit = session.visit
        self.title.setText(visit.centre_name)
        self.about.setText(
            self.tr("Kunjungan {day} · {kind}").format(day=date_short(visit.day), kind=visit_kind(visit.kind))
        )
        self.example.setVisible(visit.example)
        self.show_score(session)

    def show_score(self, session: VisitSession) -> None:
        """The score of now, where the instrument gives one."""
        self.score_button.setText(short_score(session))
        self.score_button.setVisible(session.opened.plan is not None)
