"""A thread of comments on the screen, and the box to write one: the same for who reviews and for who is reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import Retranslated, say
from ltsa_desktop.gui.review.states import MARK_LOOKS
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, MutedLabel, QuietButton, StateChip
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.layout import clear_layout, line
from ltsa_desktop.store.commenting import MARK_WORDS

if TYPE_CHECKING:
    from ltsa_desktop.store.commenting import Mark, Thread

LINES = 2


class _Field(QPlainTextEdit):
    """Text of some lines; Ctrl+Enter gives it, Esc leaves it, Tab goes on."""

    given = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def fit(self) -> None:
        """As high as some lines at the present size of letters."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 2 * SPACE.m)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.given.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CommentBox(Retranslated):
    """Where a comment or an answer is written.

    Signals:
        said(str): what was written. left(): Esc; the keyboard goes back to where it was.
    """

    said = Signal(str)
    left = Signal()

    def __init__(self, name: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.button = PlainButton("", "send")
        self.button.setToolTip("Ctrl+Enter")
        self.button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(self.field)
        column.addLayout(line(None, self.button))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.field.textChanged.connect(lambda: self.button.setEnabled(bool(self.text())))
        self.field.given.connect(self.give)
        self.field.left.connect(self.left)
        self.button.clicked.connect(self.give)
        self.set_words(name, button)

    def set_words(self, name: str, button: str) -> None:
        """What is to be written here, and the button's words."""
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.button.setText(button)
        self.field.fit()

    def text(self) -> str:
        """What is written now."""
        return self.field.toPlainText().strip()

    def give(self) -> None:
        """Hand over what is written; the box is empty then."""
        text = self.text()
        if text:
            self.field.clear()
            self.said.emit(text)


class ThreadView(Retranslated):
    """One thread: who said what and when, its mark, and what can be done with it.

    Signals:
        answered(thread, text). marked(thread, mark). left(): Esc in the box.
    """

    answered = Signal(str, str)
    marked = Signal(str, str)
    left = Signal()

    def __init__(self, thread: Thread, supervisor: bool, may: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thread_ = thread
        self._supervisor, self._may = supervisor, may
        frame = QFrame()
        frame.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        self._column.setSpacing(SPACE.xs)
        self.box = CommentBox("", "")
        self.box.said.connect(lambda text: self.answered.emit(self.thread_.id, text))
        self.box.left.connect(self.left)
        self.mark_button, self.open_button = QuietButton("", "check"), QuietButton("", "rotate-clockwise")
        self.mark_button.clicked.connect(lambda: self.marked.emit(self.thread_.id, self.next_mark()))
        self.open_button.clicked.connect(lambda: self.marked.emit(self.thread_.id, "open"))
        self.chip = StateChip()
        self._said = QVBoxLayout()
        self._said.setSpacing(SPACE.xs)
        self._column.addWidget(self.chip)
        self._column.addLayout(self._said)
        self._column.addWidget(self.box)
        self._column.addWidget(flow(self.mark_button, self.open_button))
        self.retranslate()

    def next_mark(self) -> Mark:
        """What the button marks it as: supervisors settle, evaluators have handled it."""
        return "settled" if self._supervisor else "handled"

    def retranslate(self) -> None:
        thread = self.thread_
        clear_layout(self._said)
        for comment in thread.comments:
            head = MutedLabel(f"{comment.who.name or '–'} · {words.moment(comment.at)}")
            self._said.addWidget(head)
            self._said.addWidget(Body(comment.text))
        mark = say(MARK_WORDS[thread.mark])
        if thread.marked_by is not None and thread.mark != "open":
            mark = f"{mark} · {thread.marked_by.name}"
        self.chip.set_state(MARK_LOOKS[thread.mark], mark)
        self.box.set_words(self.tr("Jawaban untuk komentar ini"), self.tr("Jawab"))
        self.mark_button.setText(self.tr("Selesai") if self._supervisor else self.tr("Tandai sudah ditangani"))
        self.open_button.setText(self.tr("Buka lagi"))
        done = thread.mark == "settled" or (thread.mark == "handled" and not self._supervisor)
        self.box.setVisible(self._may and thread.mark != "settled")
        self.mark_button.setVisible(self._may and not done)
        self.open_button.setVisible(self._may and thread.mark != "open")
        self.setAccessibleName(
            self.tr("Komentar {who}: {text}").format(who=thread.first.who.name, text=thread.first.text)
        )
