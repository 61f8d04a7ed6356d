"""The two passes of a paper beside each other: each difference with both values, and what counts there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ltsa_desktop.ground.formats import number
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.icons import STATES, icon
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, Question
from ltsa_desktop.gui.visit.editors.factory import make_editor
from ltsa_desktop.gui.visit.opening import Opening, read_opening
from ltsa_desktop.gui.visit.session import VisitSession
from ltsa_desktop.gui.widgets import Banner, Body, MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.gui.words import moment
from ltsa_desktop.store.double_entry import Comparison, Difference, Side
from ltsa_desktop.store.read_models import Author
from ltsa_desktop.store.settling import Decision, Use, settle

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.visit.paper_entry.window import PaperWindow
    from ltsa_desktop.store import Store, Visit

LEFT = 360


class CompareDialog(Dialog):
    """↑ ↓ through the differences; Ctrl+1 takes the first pass, Ctrl+2 the second, Ctrl+3 another value with a note."""

    def __init__(self, desk: Desk, comparison: Comparison, paper: PaperWindow | None) -> None:
        super().__init__(paper)
        self._desk = desk
        self._paper = paper
        self.comparison = comparison
        self.decisions: dict[str, Decision] = {}
        self._session: VisitSession | None = None
        self._editor: Editor | None = None
        self._failed_words = ""
        self._build()
        for keys, use in (("Ctrl+1", "first"), ("Ctrl+2", "second"), ("Ctrl+3", "other")):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda use=use: self.choose(use))
        self.resize(1100, 620)
        self.retranslate()
        desk.read(lambda store: read_opening(store, comparison.visit), self._on_read, self._on_failed, self)

    def _build(self) -> None:
        self.title = SectionTitle()
        self.rate = Body()
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setMinimumWidth(LEFT)
        self.question = StrongLabel()
        self.about = MutedLabel()
        self.first, self.second = StrongLabel(), StrongLabel()
        self.first_head, self.second_head = MutedLabel(), MutedLabel()
        self.first_who, self.second_who = MutedLabel(), MutedLabel()
        self.use_first, self.use_second, self.use_other = PlainButton(), PlainButton(), PlainButton()
        self.other_label, self.note_label = MutedLabel(), MutedLabel()
        self.other_box = QVBoxLayout()
        self.note = QLineEdit()
        self.chosen = MutedLabel()
        self.banner = Banner()
        self.back = PlainButton()
        self.use_result = PrimaryButton("", "checks")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.xl)
        grid.setVerticalSpacing(SPACE.xs)
        for at, parts in enumerate(
            (
                (self.first_head, self.first, self.first_who, self.use_first),
                (self.second_head, self.second, self.second_who, self.use_second),
            )
        ):
            grid.setColumnStretch(at, 1)
            for row, part in enumerate(parts):
                grid.addWidget(part, row, at)
        right = QVBoxLayout()
        right.setSpacing(SPACE.s)
        for part in (self.question, self.about):
            right.addWidget(part)
        right.addLayout(grid)
        right.addSpacing(SPACE.s)
        right.addWidget(self.other_label)
        right.addLayout(self.other_box)
        right.addWidget(self.note_label)
        right.addWidget(self.note)
        right.addWidget(self.use_other)
        right.addWidget(self.chosen)
        right.addStretch(1)
        self.detail = QWidget()
        self.detail.setLayout(right)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE.xl)
        middle.addWidget(self.list, 2)
        # A question with many levels is higher than a laptop's screen; the buttons below stay in sight.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.detail)
        middle.addWidget(scroll, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.l)
        column.setSpacing(SPACE.s)
        column.addWidget(self.title)
        column.addWidget(self.rate)
        column.addLayout(middle, 1)
        column.addWidget(self.banner)
        column.addLayout(line(self.back, None, self.use_result))
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _: self.use_first.setFocus())
        self.use_first.clicked.connect(lambda: self.choose("first"))
        self.use_second.clicked.connect(lambda: self.choose("second"))
        self.use_other.clicked.connect(lambda: self.choose("other"))
        self.back.clicked.connect(self.reject)
        self.use_result.clicked.connect(self._on_done)
        for button in (self.use_first, self.use_second, self.use_other, self.back, self.use_result):
            button.setAutoDefault(True)

    def retranslate(self) -> None:
        comparison = self.comparison
        self.setWindowTitle(self.tr("Bandingkan dua pengetikan"))
        self.title.setText(self.tr("Bandingkan dua pengetikan"))
        share = ""
        if comparison.compared:
            percent = Decimal(100 * comparison.same) / comparison.compared
            share = f" ({number(percent, 1, language())} %)"
        text = say(comparison.text)
        text = text.replace(";", f"{share};", 1) if share else text
        if comparison.one_person:
            text += " " + self.tr(
                "Kedua pengetikan dibuat orang yang sama; orang lain menemukan lebih banyak salah ketik."
            )
        self.rate.setText(text)
        self.list.setAccessibleName(self.tr("Perbedaan"))
        one, two = (keyed.who.name or "–" for keyed in comparison.keyed)
        self.first_head.setText(self.tr("Pengetikan pertama · {who}").format(who=one))
        self.second_head.setText(self.tr("Pengetikan kedua · {who}").format(who=two))
        self.use_first.setText(self.tr("Pakai yang pertama (Ctrl+1)"))
        self.use_second.setText(self.tr("Pakai yang kedua (Ctrl+2)"))
        self.use_other.setText(self.tr("Pakai isian lain ini (Ctrl+3)"))
        self.other_label.setText(self.tr("Isian lain, bila keduanya tidak cocok dengan kertas"))
        self.note_label.setText(self.tr("Catatan (wajib untuk isian lain)"))
        self.note.setAccessibleName(self.tr("Catatan keputusan"))
        self.back.setText(self.tr("Kembali mengetik"))
        self.use_result.setText(self.tr("Pakai hasilnya dan segel…"))
        self._fill()

    def _fill(self) -> None:
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for difference in self.comparison.differences:
            decided = difference.key in self.decisions
            state = "ok" if decided else "warning"
            words = f"{difference.label} ({difference.about})" if difference.about else difference.label
            item = QListWidgetItem(icon(STATES[state], state), words, self.list)
            told = self.tr("sudah diputuskan") if decided else self.tr("belum diputuskan")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words} – {told}")
        self.list.blockSignals(False)
        has = self.list.count() > 0
        self.list.setVisible(has)
        self.detail.setVisible(has)
        open_ones = len(self.comparison.differences) - len(self.decisions)
        self.use_result.setEnabled(open_ones == 0 and self._session is not None)
        if has:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
            self._on_row(self.list.currentRow())
            if self.banner.isHidden() or not self._failed_words:
                self.banner.show_text(
                    "info" if open_ones else "ok",
                    self.tr("{n} perbedaan belum diputuskan.").format(n=open_ones)
                    if open_ones
                    else self.tr("Semua perbedaan sudah diputuskan."),
                )

    def current(self) -> Difference | None:
        """The difference one is at."""
        row = self.list.currentRow()
        return self.comparison.differences[row] if 0 <= row < len(self.comparison.differences) else None

    def choose(self, use: Use) -> None:
        """What counts at this difference; then on to the next that is open."""
        difference = self.current()
        if difference is None or (use == "other" and difference.kind == "record"):
            return
        value, note = "", self.note.text().strip()
        if use == "other":
            editor = self._editor
            value = (editor.value() or "") if editor is not None else ""
            if not note:
                self.banner.show_text("warning", self.tr("Tulis catatan mengapa keduanya tidak dipakai."))
                self.note.setFocus()
                return
        self._failed_words = ""
        self.decisions[difference.key] = Decision(use, value, note)
        keys = [d.key for d in self.comparison.differences]
        at = keys.index(difference.key)
        following = [n for n in [*range(at + 1, len(keys)), *range(at)] if keys[n] not in self.decisions]
        self._fill()
        if following:
            self.list.setCurrentRow(following[0])
            self.list.setFocus()
        else:
            self.use_result.setFocus()

    def _on_row(self, _row: int) -> None:
        difference = self.current()
        if difference is None:
            return
        self.question.setText(difference.label)
        self.about.setText(difference.about)
        self.about.setVisible(bool(difference.about))
        for side, words, who in (
            (difference.first, self.first, self.first_who),
            (difference.second, self.second, self.second_who),
        ):
            words.setText(self._words(difference, side))
            told = f"{side.who.name} · {moment(side.at)}" if side.who is not None and side.at is not None else "–"
            who.setText(told if side.asked else told + " · " + self.tr("menurut aturan tidak ditanyakan"))
        decision = self.decisions.get(difference.key)
        self.note.setText(decision.note if decision else "")
        self._show_editor(difference, decision)
        names: dict[Use, str] = {
            "first": self.tr("Dipakai: pengetikan pertama."),
            "second": self.tr("Dipakai: pengetikan kedua."),
            "other": self.tr("Dipakai: isian lain."),
        }
        self.chosen.setText(names[decision.use] if decision else "")

    def _words(self, difference: Difference, side: Side) -> str:
        session = self._session
        path = difference.paths[0]
        if difference.kind == "answer" and session is not None and side.stored and session.holds(path):
            return session.words(path, side.stored)
        return side.words

    def _show_editor(self, difference: Difference, decision: Decision | None) -> None:
        if self._editor is not None:
            self.other_box.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        session = self._session
        path = difference.paths[0]
        can = session is not None and difference.kind != "record" and session.holds(path)
        for part in (self.other_label, self.use_other):
            part.setVisible(can)
        if not can or session is None:
            return
        question = Question("", control="input") if difference.kind == "note" else session.question(path)
        self._editor = make_editor(question, parent=self.detail)
        self._editor.say_name(self.other_label.text())
        if decision is not None and decision.use == "other":
            self._editor.show_value(decision.value)
        self.other_box.addWidget(self._editor)

    def _on_read(self, opening: Opening) -> None:
        # Only to word and take answers; nothing is saved through it.
        self._session = VisitSession(self._desk, opening, self)
        self._fill()
        (self.list if self.list.count() else self.use_result).setFocus()

    def _on_done(self) -> None:
        comparison, decisions = self.comparison, dict(self.decisions)

        def work(store: Store) -> Visit:
            profile = store.profile
            return settle(store, comparison, decisions, Author(profile.name, profile.nip, profile.role))

        self.use_result.setEnabled(False)
        self._desk.write(work, self._on_settled, self._on_failed, self)

    def _on_settled(self, visit: Visit) -> None:
        from ltsa_desktop.gui.visit import open_visit

        paper = self._paper
        self.accept()
        window = open_visit(self._desk, visit.id, paper.parentWidget() if paper is not None else None)
        if window.session is None:
            window.ready.connect(window.finalise)
        else:
            window.finalise()
        if paper is not None:
            QTimer.singleShot(0, paper, paper.close)

    def _on_failed(self, error: UserError) -> None:
        self._fill()
        self._failed_words = say(error.text)
        self.banner.show_text("warning", self._failed_words)
