"""The first page: what to go on with, what came back, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, EmptyState, MutedLabel, PrimaryButton, ScrollPage, Section, StateChip, card
from ltsa_desktop.gui.widgets.buttons import PlainButton, QuietButton
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.read_models import StartScreen, VisitSummary

MOST_DRAFTS, MOST_RECENT = 4, 4


class StartPage(Page):
    """Filled from `StartScreen`, which the shell reads for everything around it too."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._start: StartScreen | None = None
        self.new_button = PrimaryButton("", "plus")
        self.new_button.clicked.connect(lambda: actions.new_visit())
        self._title = self.add_head(self.new_button)
        scroll = ScrollPage(margin=0)
        self._going_on, self._returned, self._recent, self._next = (Section() for _ in range(4))
        self._nothing = EmptyState("clipboard-list")
        self._nothing.button.clicked.connect(lambda: actions.new_visit())
        for part in (self._nothing, self._going_on, self._returned, self._recent, self._next):
            scroll.body.addWidget(part)
            part.hide()
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.retranslate()

    def show_start(self, start: StartScreen) -> None:
        """Fill the page."""
        self._start = start
        self.retranslate()
        if start.drafts:
            self.actions_.ahead.expect(start.drafts[0].visit.id)

    def first_field(self) -> QWidget:
        return self.new_button

    def retranslate(self) -> None:
        self._title.setText(self.tr("Pekerjaan saya"))
        self.new_button.setText(self.tr("Kunjungan baru"))
        self.new_button.setToolTip("Ctrl+N")
        self._nothing.set_words(
            self.tr("Belum ada kunjungan"),
            self.tr("Pilih pusat layanan yang dikunjungi, lalu mulai mengisi. Setiap jawaban langsung tersimpan."),
            self.tr("Mulai kunjungan pertama"),
        )
        if self._start is not None:
            self._fill(self._start)

    def _fill(self, start: StartScreen) -> None:
        empty = start.visits == 0
        self._nothing.setVisible(empty)
        self.new_button.setVisible(not empty)
        self._section(self._going_on, self.tr("Lanjutkan"), start.drafts, MOST_DRAFTS, self._draft_card)
        if not start.drafts and not empty:
            self._going_on.clear()
            self._going_on.add(Body(self.tr("Tidak ada kunjungan yang sedang diisi.")))
            self._going_on.show()
        returned = self.tr("Dikembalikan supervisor ({n})").format(n=len(start.returned))
        if total := sum(start.comments.values()):
            returned = f"{returned} · {self.tr('{n} komentar').format(n=total)}"
        self._section(self._returned, returned, start.returned, MOST_DRAFTS, self._returned_card)
        self._section(self._recent, self.tr("Baru disegel"), start.recent, MOST_RECENT, self._recent_card)
        self._section(self._next, self.tr("Kunjungan berikutnya"), start.next_visits, MOST_RECENT, self._draft_card)
        if not start.next_visits and not empty:
            self._next.clear()
            self._next.add(MutedLabel(self.tr("Belum ada kunjungan yang direncanakan di laptop ini.")))
            self._next.show()

    def _section(self, section: Section, title: str, visits: Sequence[VisitSummary], most: int, make) -> None:
        section.set_title(title)
        section.clear()
        section.setVisible(bool(visits))
        for summary in visits[:most]:
            section.add(make(summary))
        if len(visits) > most:
            more = QuietButton(self.tr("Semua {n} kunjungan").format(n=len(visits)))
            more.clicked.connect(lambda: self.actions_.go("visits"))
            section.body.addLayout(line(more, None))

    def _card(self, summary: VisitSummary, note: str, *buttons: QWidget) -> QWidget:
        frame, outer = card(SPACE.m)
        row = QHBoxLayout()
        row.setSpacing(SPACE.l)
        outer.addLayout(row)
        text = QVBoxLayout()
        text.setSpacing(SPACE.xs)
        text.addWidget(StrongLabel(summary.visit.centre_name))
        state, word = words.visit_status(summary.visit)
        if summary.progress is not None and summary.visit.status != "final":
            word = f"{word} · {words.percent(summary.progress)}"
        text.addLayout(line(StateChip(state, word), MutedLabel(words.visit_line(summary)), spacing=SPACE.m))
        text.addWidget(MutedLabel(note))
        row.addLayout(text, 1)
        for button in buttons:
            row.addWidget(button)
        return frame

    def _draft_card(self, summary: VisitSummary) -> QWidget:
        note = self.tr("tersimpan {when}").format(when=words.moment(summary.visit.updated_at))
        if summary.progress is not None:
            note = f"{words.open_questions(summary.progress)} · {note}"
        button = PlainButton(self.tr("Lanjutkan"))
        return self._card(summary, note, self._opens(button, summary))

    def _returned_card(self, summary: VisitSummary) -> QWidget:
        comments = self._start.comments.get(summary.visit.id, 0) if self._start is not None else 0
        note = self.tr("dikembalikan oleh supervisor; buka untuk memperbaikinya")
        if comments:
            note = self.tr("{n} komentar; terbuka di komentar pertama").format(n=comments)
        return self._card(summary, note, self._opens(PlainButton(self.tr("Buka")), summary))

    def _recent_card(self, summary: VisitSummary) -> QWidget:
        parts = [self.tr("nilai {score}").format(score=words.score(summary.score, summary.band)), summary.short_code]
        parts.append(self.tr("sudah diekspor") if summary.exported else self.tr("belum diekspor"))
        paper = PlainButton(self.tr("Cetak"), "printer")
        paper.setAccessibleName(self.tr("Cetak {centre}").format(centre=summary.visit.centre_name))
        paper.clicked.connect(lambda: self.actions_.print_visit(summary))
        note = " · ".join(part for part in parts if part)
        return self._card(summary, note, paper, self._opens(PlainButton(self.tr("Buka")), summary))

    def _opens(self, button: PlainButton, summary: VisitSummary) -> PlainButton:
        button.setAccessibleName(f"{button.text()}: {summary.visit.centre_name}")
        button.clicked.connect(lambda: self.actions_.open_visit(summary.visit.id))
        self.actions_.ahead.watch(button, summary.visit.id)
        return button
