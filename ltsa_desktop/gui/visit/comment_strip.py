"""Comments in the evaluator's window: a strip below a question, and the list of all of them beside the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.review.thread_view import CommentBox, ThreadView
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import IconButton, MutedLabel, QuietButton, SectionTitle, StateChip
from ltsa_desktop.gui.widgets.layout import clear_layout

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store.commenting import Thread

WIDTH = 340


class CommentStrip(QWidget):
    """The threads at one question, and what a supervisor corrected there.

    Signals:
        answered(thread, text). marked(thread, mark). left(): Esc in a box.
    """

    answered = Signal(str, str)
    marked = Signal(str, str)
    left = Signal()

    def __init__(self, supervisor: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._supervisor = supervisor
        self._shown: tuple[tuple[Thread, ...], str] | None = None
        self.views: list[ThreadView] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.xs, 0, 0)
        column.setSpacing(SPACE.xs)
        self.corrected = StateChip("info", "", "pencil")
        self.correction = MutedLabel()
        self._threads = QVBoxLayout()
        self._threads.setSpacing(SPACE.xs)
        column.addWidget(self.corrected)
        column.addWidget(self.correction)
        column.addLayout(self._threads)

    def show_threads(self, threads: tuple[Thread, ...], correction: str) -> None:
        """What there is now; what is being typed stays."""
        self.corrected.set_state("info", self.tr("Dikoreksi supervisor"))
        if self._shown == (threads, correction):
            return
        self._shown = (threads, correction)
        self.corrected.setVisible(bool(correction))
        self.correction.setText(correction)
        self.correction.setVisible(bool(correction))
        self.views = fill(self._threads, threads, self.views, self._supervisor)
        for view in self.views:
            view.answered.connect(self.answered)
            view.marked.connect(self.marked)
            view.left.connect(self.left)
        self.setVisible(bool(threads or correction))


class CommentSide(Retranslated):
    """Every comment about the visit, each with the way to its question.

    Signals:
        question_chosen(path). answered(thread, text). marked(thread, mark). closed().
        said(text): a comment about the whole visit.
    """

    question_chosen = Signal(str)
    answered = Signal(str, str)
    marked = Signal(str, str)
    said = Signal(str)
    closed = Signal()

    def __init__(self, session: VisitSession, supervisor: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._supervisor = session, supervisor
        self._shown: tuple[Thread, ...] | None = None
        self.views: list[ThreadView] = []
        frame = QFrame()
        frame.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.m)
        column.setSpacing(SPACE.s)
        self.title = SectionTitle()
        self.close_button = IconButton("x")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.nothing = MutedLabel()
        column.addWidget(self.nothing)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("surface", "paper")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, SPACE.xs, 0)
        self._threads = QVBoxLayout()
        self._threads.setSpacing(SPACE.s)
        whole.addLayout(self._threads)
        whole.addStretch(1)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        self.box = CommentBox("", "")
        self.box.said.connect(self.said)
        self.box.left.connect(self.closed)
        column.addWidget(self.box)
        self.setFixedWidth(WIDTH * self.fontMetrics().height() // 17)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Komentar"))
        self.close_button.set_name(self.tr("Tutup daftar komentar"), "Ctrl+F9")
        self.nothing.setText(self.tr("Belum ada komentar."))
        self.box.set_words(self.tr("Komentar untuk seluruh kunjungan"), self.tr("Kirim"))
        threads, self._shown = self._shown, None
        if threads is not None:
            self.show_threads(threads)

    def show_threads(self, threads: tuple[Thread, ...]) -> None:
        """What there is now; what is being typed stays."""
        if self._shown == threads:
            return
        self._shown = threads
        self.nothing.setVisible(not threads)
        self.views = fill(self._threads, threads, self.views, self._supervisor)
        for view in self.views:
            view.answered.connect(self.answered)
            view.marked.connect(self.marked)
            view.left.connect(self.closed)
            path = view.thread_.path
            if path and self._session.holds(path):
                button = QuietButton(self._session.label(path), "arrow-right")
                button.setToolTip(self.tr("Ke pertanyaan ini"))
                button.setText(self.tr("Ke pertanyaan ini"))
                button.setAccessibleName(self.tr("Ke pertanyaan: {label}").format(label=self._session.label(path)))
                button.clicked.connect(lambda checked=False, path=path: self.question_chosen.emit(path))
                self._threads.insertWidget(self._threads.indexOf(view), MutedLabel(self._session.label(path)))
                self._threads.insertWidget(self._threads.indexOf(view) + 1, button)


def fill(layout: QVBoxLayout, threads: tuple[Thread, ...], old: list[ThreadView], supervisor: bool) -> list[ThreadView]:
    """A view for each thread in `layout`, with what was being typed in those that stood there."""
    typed = {view.thread_.id: view.box.text() for view in old}
    clear_layout(layout)
    made = []
    for thread in threads:
        view = ThreadView(thread, supervisor)
        view.box.field.setPlainText(typed.get(thread.id, ""))
        layout.addWidget(view)
        made.append(view)
    return made
