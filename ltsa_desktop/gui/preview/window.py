"""The window in which a form is tried out: its pages, its problems, its score; nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.preview.problems import ProblemsPanel
from ltsa_desktop.gui.preview.trial import Trial, TrialStore, TrialVisits, open_trial
from ltsa_desktop.gui.sizes import give_size
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.form_view import FormView
from ltsa_desktop.gui.visit.navigation import FindDialog, JumpDialog
from ltsa_desktop.gui.visit.opening import keep_fresh
from ltsa_desktop.gui.visit.page_head import PageHead
from ltsa_desktop.gui.visit.score_panel import ScorePanel
from ltsa_desktop.gui.visit.section_tree import SectionTree
from ltsa_desktop.gui.visit.session import Delta, VisitSession
from ltsa_desktop.gui.widgets import Banner, IconButton, MutedLabel, QuietButton, StateChip, Toast
from ltsa_desktop.gui.widgets.buttons import PlainButton

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk

SIDE_WIDTH = 240


class PreviewWindow(QMainWindow):
    """See the module.

    Attributes:
        session: the visit window's session, on a store in memory.

    Signals:
        shown_again(): the file was read again and is on the screen.
    """

    shown_again = Signal()

    def __init__(self, desk: Desk, trial: Trial, read: Callable[[], Trial], parent: QWidget | None = None) -> None:
        """
        Args:
            desk: its context's store is replaced by one in memory.
            trial: the form. read: reads its file again, off the GUI thread; raises `UserError`.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self._read = read
        self._reading = False
        self._visits = TrialVisits({}, {})
        self._trial = trial
        give_size(self, 1180, 700)
        self._head()
        self.banner = Banner()
        self._foot()
        self._place = QWidget()
        self._place.setProperty("surface", "paper")
        self._row = QHBoxLayout(self._place)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.banner, self._place, self.foot):
            column.addWidget(part, 1 if part is self._place else 0)
        self.setCentralWidget(whole)
        self.toast = Toast(whole)
        self._shortcuts()
        self._room: QWidget | None = None
        self.session: VisitSession
        self.form: FormView
        self.tree: SectionTree
        self._show(trial, {})

    def _head(self) -> None:
        self.head = QFrame()
        self.head.setProperty("surface", "bar")
        row = QHBoxLayout(self.head)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.s, SPACE.xs)
        row.setSpacing(SPACE.m)
        self.title = QLabel()
        self.title.setProperty("role", "section")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.about = MutedLabel()
        self.about.setWordWrap(False)
        self.language = QComboBox()
        self.language.activated.connect(self._on_language)
        self.find_button = IconButton("search")
        self.find_button.clicked.connect(self.find_question)
        row.addWidget(self.title)
        row.addWidget(self.about)
        row.addStretch(1)
        row.addWidget(self.language)
        row.addWidget(self.find_button)

    def _foot(self) -> None:
        self.foot = QFrame()
        self.foot.setProperty("surface", "strip")
        self.foot.setMinimumHeight(44)
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.l, SPACE.xs)
        row.setSpacing(SPACE.m)
        self.mode = StateChip("info", "", "eye")
        self.undo_button = QuietButton("", "arrow-back-up")
        self.undo_button.clicked.connect(self.undo)
        self.anew_button = PlainButton("", "circle-dashed")
        self.anew_button.clicked.connect(self.begin_anew)
        self.again_button = PlainButton("", "refresh")
        self.again_button.clicked.connect(self.read_again)
        for part in (self.mode, self.undo_button):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.anew_button)
        row.addWidget(self.again_button)

    def _show(self, trial: Trial, content: Mapping[str, str]) -> None:
        """Put a form on the screen, with the answers that were there."""
        place = self.session.place if self._room is not None else ""
        language = self.session.chosen_language if self._room is not None else ""
        self._visits = TrialVisits(content, self._visits.files() if content else {})
        self.desk.context.store = TrialStore(self._visits).as_store()
        opening = open_trial(trial, content)
        opening.attachments = {a.path: a for a in self._visits.attachments(opening.visit.id)}
        opening.place = place
        self._trial = trial
        if self._room is not None:
            self._row.removeWidget(self._room)
            self._room.hide()
            self._room.deleteLater()
        room = self._room = QWidget()
        self.session = VisitSession(self.desk, opening, room)
        self.session.chosen_language = language
        self.session.follow_language()
        keep_fresh(self.session, opening)
        self.session.tally.rebuild()
        self.session.score_now()
        self._furnish(room)
        self._row.addWidget(room, 1)
        start = self.session.tally.section_of(place) if place and self.session.holds(place) else 0
        if self.session.tally.sections:
            self.form.show_section(min(start, len(self.session.tally.sections) - 1))
            self.tree.show_section(self.form.section)
        self.retranslate()
        self._tell_notes()
        QTimer.singleShot(0, self, self._take_place)

    def _tell_notes(self) -> None:
        """What is odd about the file, until it is put away."""
        notes = " ".join(say(note) for note in self._trial.notes)
        if notes:
            self.banner.show_text("warning", notes, self.tr("Tutup"), lambda: self.banner.show_text("info", ""))
        else:
            self.banner.show_text("info", "")

    def _furnish(self, room: QWidget) -> None:
        session = self.session
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.tree = SectionTree(session)
        side = QFrame()
        side.setProperty("surface", "side")
        side.setFixedWidth(SIDE_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(SPACE.xs, SPACE.s, SPACE.xs, SPACE.s)
        left.addWidget(self.tree, 1)
        self.form = FormView(session)
        paper = QVBoxLayout()
        paper.setSpacing(0)
        self.page_head = PageHead(session, self.form)
        paper.addWidget(self.page_head)
        paper.addWidget(self.form, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.problems = ProblemsPanel(session)
        right.addWidget(self.problems, 1)
        self.score: ScorePanel | None = None
        if session.opened.plan is not None:
            self.score = ScorePanel(session)
            self.score.close_button.hide()
            self.score.question_chosen.connect(self.form.go_to)
            right.addWidget(self.score, 1)
        row.addWidget(side)
        row.addLayout(paper, 1)
        row.addLayout(right)
        self.tree.section_chosen.connect(self._on_section_chosen)
        self.form.section_changed.connect(self.tree.show_section)
        self.form.place_changed.connect(lambda _: self.tree.show_section(self.form.section))
        self.problems.question_chosen.connect(self.form.go_to)
        session.changed.connect(lambda _: self.tree.refresh())
        session.undo_changed.connect(self._tell_undo)
        session.told.connect(lambda words, kind: self.toast.say(words, kind))

    def _take_place(self) -> None:
        if not self.session.tally.sections:
            self.toast.say(self.tr("Formulir ini tidak menanyakan apa pun."), "info")
        elif not (self.session.holds(self.session.place) and self.form.go_to(self.session.place)):
            self.form.go_to(self.form.first_in(self.form.section))

    def _shortcuts(self) -> None:
        for keys, deed in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("F8", lambda: self._go_next("problem")),
            ("Ctrl+Down", lambda: self._go_next("open")),
            ("Ctrl+F", self.find_question),
            ("Ctrl+G", lambda: self._ask(JumpDialog(self.session, self))),
            ("F5", self.read_again),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def retranslate(self) -> None:
        """Put every word in again."""
        form = self._trial.form
        self.title.setText(form.title or form.id)
        self.about.setText(
            self.tr("{id} · versi {version} · {file}").format(
                id=form.id, version=form.version or "–", file=self._trial.source
            )
        )
        self.setWindowTitle(self.tr("Pratinjau: {title}").format(title=form.title or form.id))
        self.language.clear()
        self.language.addItems(list(form.languages))
        self.language.setCurrentText(self.session.form_language)
        self.language.setVisible(len(form.languages) > 1)
        self.language.setAccessibleName(self.tr("Bahasa formulir"))
        self.language.setToolTip(self.tr("Bahasa formulir"))
        self.find_button.set_name(self.tr("Cari pertanyaan dan jawaban"), "Ctrl+F")
        self.mode.set_state("info", self.tr("Percobaan: tidak ada yang disimpan"), "eye")
        self.anew_button.setText(self.tr("Mulai dari awal"))
        self.again_button.setText(self.tr("Baca ulang berkas"))
        self.again_button.setToolTip(self.tr("Baca ulang berkas setelah diubah; jawaban tetap ada (F5)"))
        self._tell_undo()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._room is not None:
            self.session.follow_language()
            self._show_language()

    # Deeds

    def undo(self) -> None:
        """Take the last step back."""
        self.form.flush()
        self.session.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        self.session.redo()

    def find_question(self) -> None:
        """Search questions and answers."""
        self._ask(FindDialog(self.session, self))

    def _ask(self, dialog: FindDialog | JumpDialog) -> None:
        self.form.flush()
        dialog.accepted.connect(lambda: self.form.go_to(dialog.chosen))
        dialog.open()

    def begin_anew(self) -> None:
        """Empty the form."""
        self._show(self._trial, {})

    def read_again(self) -> None:
        """Read the file once more and keep the answers; when it cannot be read, say why and keep the form."""
        if self._reading:
            return
        self.form.flush()
        self._reading = True
        self.again_button.setEnabled(False)
        self.desk.pool.submit(lambda _job: self._read(), self._on_read, self._on_unreadable, self)

    def _on_read(self, trial: Trial) -> None:
        self._reading = False
        self.again_button.setEnabled(True)
        self._show(trial, {**self.session.state.content(), **self.session.extras})
        self.toast.say(self.tr("Berkas sudah dibaca ulang."), "ok")
        self.shown_again.emit()

    def _on_unreadable(self, error: UserError) -> None:
        self._reading = False
        self.again_button.setEnabled(True)
        self.banner.show_text("error", say(error.text), self.tr("Tutup"), lambda: self.banner.show_text("info", ""))

    def _on_language(self, _index: int) -> None:
        self.session.chosen_language = self.language.currentText()
        self.session.follow_language()
        self._show_language()

    def _show_language(self) -> None:
        self.retranslate()
        self.form.retranslate()
        self.tree.retranslate()
        if self.score is not None:
            self.score.retranslate()
        self.session.changed.emit(Delta(whole=True))

    def _on_section_chosen(self, index: int) -> None:
        self.form.show_section(index)
        if not self.form.go_to(self.form.first_in(index)):
            self.form.setFocus()

    def _go_next(self, wanted: str) -> None:
        self.form.flush()
        path = self.session.tally.next(self.form.place() or self.session.place, wanted, 1)
        if not self.form.go_to(path):
            none = self.tr("Tidak ada masalah.") if wanted == "problem" else self.tr("Semua pertanyaan sudah dijawab.")
            self.toast.say(none, "ok")

    def _tell_undo(self) -> None:
        self.undo_button.setText(self.tr("Urungkan (Ctrl+Z)"))
        self.undo_button.setVisible(self.session.undo_name is not None)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.queue.give_up()
        event.accept()
