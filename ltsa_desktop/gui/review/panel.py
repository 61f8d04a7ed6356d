"""The right side of a review: the comments at the question one is at, those on the whole visit, and a box for more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabBar, QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.review.thread_view import CommentBox, ThreadView
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import MutedLabel
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import clear_layout

if TYPE_CHECKING:
    from ltsa_desktop.store.commenting import Thread
    from ltsa_desktop.store.review_sheet import AnswerLine, ReviewSheet

WIDTH = 330
HERE, WHOLE = 0, 1


class CommentPanel(Retranslated):
    """Threads and a box; what is being typed stays when the threads are read again.

    Signals:
        said(path, text): a new comment, "" as path for the whole visit. answered(thread, text). marked(thread, mark).
        left(): Esc; the keyboard goes back to the answers.
    """

    said = Signal(str, str)
    answered = Signal(str, str)
    marked = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: ReviewSheet | None = None
        self._answer: AnswerLine | None = None
        self._shown: tuple[int, str, tuple[Thread, ...]] | None = None
        self.views: list[ThreadView] = []
        frame = QFrame()
        frame.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.m)
        column.setSpacing(SPACE.s)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab("")
        self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._fill)
        self.about = StrongLabel()
        self.nothing = MutedLabel()
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("surface", "paper")
        self._threads = QVBoxLayout(inside)
        self._threads.setContentsMargins(0, 0, SPACE.xs, 0)
        self._threads.setSpacing(SPACE.s)
        self.scroll_area.setWidget(inside)
        self.box = CommentBox("", "")
        self.box.said.connect(self._on_said)
        self.box.left.connect(self.left)
        for part in (self.tabs, self.about, self.nothing):
            column.addWidget(part)
        column.addWidget(self.scroll_area, 1)
        column.addWidget(self.box)
        self.setFixedWidth(WIDTH * self.fontMetrics().height() // 17)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedWidth(WIDTH * self.fontMetrics().height() // 17)

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(self.tr("Komentar pertanyaan ini, atau seluruh kunjungan"))
        self._name_tabs()
        self._name_box()
        self.nothing.setText(self.tr("Belum ada komentar di sini."))

    def show_sheet(self, sheet: ReviewSheet) -> None:
        """What there is now; the question one is at stays."""
        self._sheet = sheet
        path = self._answer.path if self._answer is not None else ""
        self._answer = next((line for line in sheet.lines if line.path == path), None)
        self._fill()

    def show_answer(self, answer: AnswerLine | None) -> None:
        """The comments at this question."""
        self._answer = answer
        if answer is not None:
            self.tabs.setCurrentIndex(HERE)
        self._fill()

    def write(self, tab: int) -> None:
        """Put the keyboard into the box for a new comment."""
        self.tabs.setCurrentIndex(tab)
        self.box.field.setFocus()

    def typing(self) -> bool:
        """Whether something is written that was not sent yet."""
        return bool(self.box.text() or any(view.box.text() for view in self.views))

    def threads(self) -> tuple[Thread, ...]:
        """The threads of the tab that is shown."""
        if self._sheet is None:
            return ()
        if self.tabs.currentIndex() == WHOLE:
            return self._sheet.general
        return self._answer.threads if self._answer is not None else ()

    def _name_tabs(self) -> None:
        here = len(self._answer.threads) if self._answer is not None else 0
        whole = len(self._sheet.general) if self._sheet is not None else 0
        self.tabs.setTabText(HERE, self.tr("Di sini ({n})").format(n=here))
        self.tabs.setTabText(WHOLE, self.tr("Kunjungan ({n})").format(n=whole))

    def _name_box(self) -> None:
        if self.tabs.currentIndex() == WHOLE:
            self.box.set_words(self.tr("Komentar untuk seluruh kunjungan"), self.tr("Kirim"))
        else:
            self.box.set_words(self.tr("Komentar di pertanyaan ini (K)"), self.tr("Kirim"))

    def _fill(self, *_: object) -> None:
        self._name_tabs()
        self._name_box()
        sheet, answer = self._sheet, self._answer
        whole = self.tabs.currentIndex() == WHOLE
        row = answer.row if answer is not None else None
        self.about.setText(f"{row.number} {row.label}".strip() if row is not None and not whole else "")
        self.about.setVisible(bool(self.about.text()))
        threads = self.threads()
        self.nothing.setVisible(not threads)
        self.box.setVisible(sheet is not None and (whole or answer is not None))
        shown = (self.tabs.currentIndex(), answer.path if answer is not None else "", threads)
        if self._shown == shown or sheet is None:
            return
        typed = {view.thread_.id: view.box.text() for view in self.views}
        if self._shown is not None and self._shown[:2] != shown[:2]:
            self.box.field.clear()
        self._shown = shown
        clear_layout(self._threads)
        self.views = []
        for thread in threads:
            view = ThreadView(thread, supervisor=sheet.may)
            view.answered.connect(self.answered)
            view.marked.connect(self.marked)
            view.left.connect(self.left)
            view.box.field.setPlainText(typed.get(thread.id, ""))
            self._threads.addWidget(view)
            self.views.append(view)
        self._threads.addStretch(1)

    def _on_said(self, text: str) -> None:
        path = "" if self.tabs.currentIndex() == WHOLE or self._answer is None else self._answer.path
        self.said.emit(path, text)
