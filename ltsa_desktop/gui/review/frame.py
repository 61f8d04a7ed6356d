"""What stands around the answers of a review: head, sections, and the decisions at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import Retranslated, say
from ltsa_desktop.gui.review.states import LOOKS
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import IconButton, MutedLabel, PrimaryButton, QuietButton, StateChip
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import ShortenedLabel

if TYPE_CHECKING:
    from ltsa_desktop.store.review_sheet import ReviewSheet

SIDE_WIDTH = 250
WANTED = ("", "changed", "commented", "problems")


class ReviewHead(QFrame):
    """Whose visit it is, where its review stands, the score, and the way to the next visit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.l, SPACE.xs)
        row.setSpacing(SPACE.m)
        self.before, self.after = IconButton("arrow-left"), IconButton("arrow-right")
        self.place = MutedLabel()
        self.place.setWordWrap(False)
        self.name, self.about = ShortenedLabel(16, "section"), ShortenedLabel(16, "muted")
        self.state = StateChip()
        self.score = ShortenedLabel(6, "strong")
        self.example = StateChip("warning", "CONTOH")
        self.assign, self.paper = PlainButton("", "user"), IconButton("printer")
        self.keys = IconButton("keyboard")
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.name)
        text.addWidget(self.about)
        row.addWidget(self.before)
        row.addWidget(self.place)
        row.addWidget(self.after)
        row.addLayout(text, 1)
        for part in (self.example, self.state, self.score, self.assign, self.paper, self.keys):
            row.addWidget(part)

    def show_sheet(self, sheet: ReviewSheet | None, number: int, total: int) -> None:
        """Put the words in; None before the visit is read."""
        self.before.set_name(self.tr("Kunjungan sebelumnya"), "Alt+←")
        self.after.set_name(self.tr("Kunjungan berikutnya"), "Alt+→")
        self.paper.set_name(self.tr("Cetak lembar"), "Ctrl+P")
        self.keys.set_name(self.tr("Semua tombol papan ketik"), "F1")
        self.assign.setToolTip(self.tr("Tugaskan kepada supervisor (Ctrl+Shift+A)"))
        self.place.setText(f"{number}/{max(total, 1)}")
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < total)
        self.assign.setText(self.tr("Tugaskan…"))
        if sheet is None:
            return
        visit = sheet.visit.visit
        self.name.setText(visit.centre_name)
        parts = (
            words.day(visit.day),
            words.visit_kind(visit.kind),
            sheet.report.author.name,
            self.tr("versi {code}").format(code=sheet.report.short_code),
        )
        self.about.setText(" · ".join(part for part in parts if part))
        self.state.set_state(LOOKS[sheet.review.state], say(sheet.review.words))
        self.score.setText(words.score(sheet.visit.score, sheet.visit.band))
        self.example.setVisible(visit.example)
        self.assign.setVisible(sheet.may)
        if sheet.mine:
            self.assign.setText(self.tr("Untuk saya"))
        elif sheet.reviewer[1]:
            self.assign.setText(sheet.reviewer[1])


class ReviewSide(Retranslated):
    """The sections with what waits in each, what one looks for, and the ways to comments and changes.

    Signals:
        section_chosen(path). wanted_chosen(one of `WANTED`).
    """

    section_chosen = Signal(str)
    wanted_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ReviewSheet | None = None
        frame = QFrame()
        frame.setProperty("surface", "side")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        column.setSpacing(SPACE.xs)
        self.wanted = QComboBox()
        for wanted in WANTED:
            self.wanted.addItem("", wanted)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.comments, self.changes = QuietButton("", "message-circle"), QuietButton("", "history")
        self.visit_comment = QuietButton("", "note")
        column.addWidget(self.wanted)
        column.addWidget(self.list, 1)
        for button in (self.comments, self.changes, self.visit_comment):
            button.setProperty("kind", "nav")
            column.addWidget(button)
        self.wanted.activated.connect(lambda: self.wanted_chosen.emit(str(self.wanted.currentData())))
        self.list.currentItemChanged.connect(self._on_item)
        self.setFixedWidth(SIDE_WIDTH * self.fontMetrics().height() // 17)
        self.retranslate()

    def retranslate(self) -> None:
        names = (
            self.tr("Per bagian"),
            self.tr("Yang berubah"),
            self.tr("Yang berkomentar"),
            self.tr("Wajib tetapi kosong"),
        )
        for i, name in enumerate(names):
            self.wanted.setItemText(i, name)
        self.wanted.setAccessibleName(self.tr("Pertanyaan mana yang ditampilkan"))
        self.list.setAccessibleName(self.tr("Bagian"))
        self.visit_comment.setText(self.tr("Komentar kunjungan"))
        self.visit_comment.setToolTip("Ctrl+Shift+K")
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedWidth(SIDE_WIDTH * self.fontMetrics().height() // 17)

    def show_sheet(self, sheet: ReviewSheet, section: str, wanted: str) -> None:
        """What there is now."""
        self._sheet = sheet
        self._fill()
        self.show_place(section or (sheet.sections[0].path if sheet.sections else ""), wanted)

    def show_place(self, section: str, wanted: str) -> None:
        """Mark where one is."""
        self.wanted.setCurrentIndex(WANTED.index(wanted))
        self.list.blockSignals(True)
        for i in range(self.list.count()):
            if self.list.item(i).data(Qt.ItemDataRole.UserRole) == section:
                self.list.setCurrentRow(i)
        self.list.blockSignals(False)

    def step(self, step: int) -> None:
        """To the next or previous section."""
        row = self.list.currentRow() + step
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _fill(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for section in sheet.sections:
            asked = [line for line in section.lines if line.is_question]
            waiting = sum(thread.mark != "settled" for line in asked for thread in line.threads)
            changed = sum(line.changed for line in asked)
            parts = [self.tr("{n} komentar").format(n=waiting)] if waiting else []
            if changed:
                parts.append(self.tr("{n} berubah").format(n=changed))
            name = f"{section.number} {section.title}".strip()
            item = QListWidgetItem("\n".join(part for part in (name, " · ".join(parts)) if part), self.list)
            item.setData(Qt.ItemDataRole.UserRole, section.path)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        waiting = sum(thread.mark != "settled" for thread in sheet.threads)
        self.comments.setText(self.tr("{n} komentar (F9)").format(n=waiting))
        self.comments.setVisible(waiting > 0)
        self.changes.setText(self.tr("{n} berubah (F8)").format(n=len(sheet.changes)))
        self.changes.setVisible(bool(sheet.changes))

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.section_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))


class ReviewFoot(QFrame):
    """What a supervisor can decide now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.l, SPACE.xs)
        row.setSpacing(SPACE.s)
        self.start, self.take_back = PlainButton("", "player-play"), QuietButton("", "arrow-back-up")
        self.correct, self.send_back = PlainButton("", "pencil"), PlainButton("", "send")
        self.approve = PrimaryButton("", "check")
        self.note = ShortenedLabel(10, "muted")
        row.addWidget(self.start)
        row.addWidget(self.take_back)
        row.addWidget(self.note, 1)
        for button in (self.correct, self.send_back, self.approve):
            row.addWidget(button)

    def show_sheet(self, sheet: ReviewSheet | None) -> None:
        """Buttons for what can be decided now."""
        self.start.setText(self.tr("Mulai memeriksa"))
        self.start.setToolTip("Ctrl+M")
        self.take_back.setText(self.tr("Tarik keputusan"))
        self.take_back.setToolTip("Ctrl+Shift+Z")
        self.correct.setText(self.tr("Koreksi…"))
        self.correct.setToolTip("Ctrl+E")
        self.send_back.setText(self.tr("Kembalikan…"))
        self.send_back.setToolTip("Ctrl+R")
        self.approve.setText(self.tr("Setujui"))
        self.approve.setToolTip("Ctrl+Shift+Enter")
        may = sheet is not None and sheet.may
        state = sheet.review.state if sheet is not None else "received"
        self.start.setVisible(may and state in {"received", "changed-after-approval"})
        self.take_back.setVisible(may and state in {"in-review", "approved", "returned"})
        for button in (self.correct, self.send_back, self.approve):
            button.setVisible(may)
        self.send_back.setEnabled(state != "returned")
        self.approve.setEnabled(state != "approved")
        if sheet is None:
            return
        found = sheet.review
        parts = [", ".join(who.name for who in found.by)]
        if found.at is not None:
            parts.append(words.moment(found.at))
        if found.wanted > 1:
            parts.append(self.tr("{n} dari {m} persetujuan").format(n=found.approvals, m=found.wanted))
        self.note.setText(" · ".join(part for part in parts if part))
