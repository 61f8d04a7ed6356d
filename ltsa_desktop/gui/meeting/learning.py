"""Learning: each good practice with the centres it may help, and why; its card on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.records import open_at
from ltsa_desktop.gui.meeting.tab import swap
from ltsa_desktop.gui.meeting.views.base import View
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import (
    Body,
    Column,
    DataTable,
    EmptyState,
    FilterField,
    FormRows,
    MutedLabel,
    ScrollPage,
    SectionTitle,
)
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import clear_layout, line

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import Match, PracticeCard, Practices
    from ltsa_desktop.store.figures.scope import Scope


class LearningTab(View):
    """Practices left; the chosen one as a card with its matches right."""

    export_name = "praktik-baik"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.body.setContentsMargins(0, SPACE.m, 0, 0)
        self.title.hide()
        self.filter = FilterField()
        self.cards = DataTable()
        self.filter.set_table(self.cards)
        self.filter.textChanged.connect(
            lambda text: self.cards.set_filter(text, lambda r: " ".join((r.problem, r.action, r.result, r.province)))
        )
        self.cards.chosen.connect(self._show)
        self.cards.opened.connect(lambda card: open_at(self.actions_, card.visit_id, card.path))
        self.matches = DataTable()
        self.matches.opened.connect(self._on_match)
        self.tables = [self.cards, self.matches]
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE.m, 0)
        column.setSpacing(SPACE.s)
        column.addLayout(line(self.filter, self.export))
        column.addWidget(self.cards, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(self._right())
        split.setSizes([460, 640])
        self._split = split
        self._empty = EmptyState("bulb")
        self.body.addWidget(split, 1)
        self.body.addWidget(self._empty, 1)
        self._empty.hide()
        self.add_foot()
        self.retranslate()

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(SPACE.m, 0, 0, 0)
        column.setSpacing(SPACE.s)
        self._name = SectionTitle()
        self._from = MutedLabel()
        self.open_it, self.print_it = PlainButton("", "external-link"), PlainButton("", "printer")
        self.open_it.clicked.connect(self._on_open)
        self.print_it.clicked.connect(self._on_print)
        column.addWidget(self._name)
        column.addWidget(self._from)
        column.addLayout(line(self.open_it, self.print_it, None))
        self._page = ScrollPage(margin=0)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE.s)
        self._page.body.addLayout(self._inside)
        self._page.body.addStretch(1)
        self._for = StrongLabel()
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self._page)
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, SPACE.s, 0, 0)
        inside.addWidget(self._for)
        inside.addWidget(self.matches, 1)
        both.addWidget(below)
        both.setSizes([260, 240])
        column.addWidget(both, 1)
        return right

    def first_field(self) -> QWidget:
        return self.filter

    def figures(self, store: Store, scope: Scope) -> Practices:
        from ltsa_desktop.store.figures.learning import practices

        return practices(store, scope)

    def fill(self, found: Practices) -> None:
        self.cards.set_rows(found.cards, keep=lambda card: (card.visit_id, card.path))
        if self.cards.current() is None:
            self.cards.select(lambda card: True)
        swap(bool(found.cards), self._empty, self._split)
        self.tell_basis(found.basis)
        self._show(self.cards.current())

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Praktik baik"))
        self.filter.set_words(self.tr("Saring: praktik, masalah, pusat layanan"))
        self.cards.setAccessibleName(self.tr("Praktik baik"))
        self.matches.setAccessibleName(self.tr("Pusat layanan yang dapat terbantu"))
        self.matches.set_empty(
            self.tr("Belum ada pusat layanan lain dengan penyebab yang sama atau aspek yang rendah di sini.")
        )
        self._empty.set_words(
            self.tr("Belum ada praktik baik"),
            self.tr(
                "Praktik baik yang dicatat di bagian G sebuah kunjungan tampil di sini begitu kunjungannya disegel, "
                "dengan pusat layanan yang dapat belajar darinya."
            ),
        )
        self.cards.set_columns(
            [
                Column(self.tr("Praktik baik"), lambda c: c.title or c.action, stretch=3, least=20),
                Column(self.tr("Pusat layanan"), lambda c: words.short_centre(c.centre), stretch=2, least=16),
                Column(self.tr("Cocok untuk"), lambda c: str(len(c.matches)), key=lambda c: len(c.matches), right=True),
            ]
        )
        self.matches.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda m: words.short_centre(m.name), stretch=2, least=18),
                Column(
                    self.tr("Karena"),
                    lambda m: self.tr("penyebab sama") if m.kind == "cause" else self.tr("aspek rendah"),
                ),
                Column(self.tr("Alasannya"), lambda m: say(m.reason), stretch=3, least=26),
            ]
        )
        self.open_it.setText(self.tr("Buka kunjungannya"))
        self.print_it.setText(self.tr("Cetak kartu…"))
        self._show(self.cards.current())

    def _show(self, card: PracticeCard | None) -> None:
        clear_layout(self._inside)
        for button in (self.open_it, self.print_it):
            button.setVisible(card is not None)
        self.matches.set_rows(card.matches if card is not None else ())
        if card is None:
            self._name.setText("")
            self._from.setText("")
            self._for.setText("")
            return
        self._name.setText(card.title or card.action)
        self._from.setText(f"{card.centre} · {card.province} · {words.day(card.day)}")
        self._for.setText(self.tr("Dapat membantu {n} pusat layanan").format(n=len(card.matches)))
        rows = FormRows()
        rows.setVerticalSpacing(SPACE.s)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for name, value in (
            (self.tr("Masalah"), card.problem),
            (self.tr("Yang dilakukan"), card.action),
            (self.tr("Hasil"), card.result),
            (self.tr("Biaya"), card.cost),
            (self.tr("Yang diperlukan"), card.needs),
            (self.tr("Untuk siapa"), card.transfer),
            (self.tr("Bukti"), card.evidence),
            (self.tr("Menjawab penyebab"), ", ".join(say(title) for _, title in card.causes)),
        ):
            if value:
                label = QLabel(name)
                label.setProperty("role", "muted")
                rows.addRow(label, Body(value))
        self._inside.addLayout(rows)

    def _on_open(self) -> None:
        card = self.cards.current()
        if card is not None:
            open_at(self.actions_, card.visit_id, card.path)

    def _on_match(self, match: Match) -> None:
        path = match.findings[0][1] if match.findings else ""
        visit = match.findings[0][0] if match.findings else match.visit_id
        if visit:
            open_at(self.actions_, visit, path)

    def _on_print(self) -> None:
        card = self.cards.current()
        if card is not None:
            from ltsa_desktop.gui.meeting.printing import print_practice

            example = self.scope is not None and self.scope.examples != "real"
            print_practice(self.desk, self.actions_, card, example)
