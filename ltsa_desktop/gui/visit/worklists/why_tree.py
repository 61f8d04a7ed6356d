"""The chain of "mengapa" as a tree one writes into: the finding on top, each cause one step further in, the root last.

Where the form has a question for each step, each step is one; where it has a single one, its text is kept as

    1. Polres belum menugaskan petugas.
    2. Belum ada perjanjian kerja sama.

one cause a line, which reads well on paper too.
"""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.style import current_theme, restyle
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Question
from ltsa_desktop.gui.widgets import MutedLabel

INDENT = 22
MOST = 5
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s*")


def lines_of(text: str) -> list[str]:
    """The causes of a chain that is kept as one text."""
    return [line for raw in text.splitlines() if (line := _NUMBERED.sub("", raw).strip())]


def text_of(causes: list[str]) -> str:
    """The text of a chain: "1. …" a line, blank steps left out."""
    return "\n".join(f"{n}. {cause}" for n, cause in enumerate((c for c in causes if c), 1))


class Branches(QWidget):
    """Draws the elbows from each step to the next one; its rows are indented by their depth."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.s)

    def add(self, row: QWidget, depth: int) -> None:
        """One more step."""
        line = QHBoxLayout()
        line.setContentsMargins(depth * INDENT, 0, 0, 0)
        line.addWidget(row)
        self.column.addLayout(line)
        self.rows.append(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_theme().edge), 1.5))
        shown = [row for row in self.rows if not row.isHidden()]
        for above, below in pairwise(shown):
            x = above.geometry().left() + INDENT / 2
            middle = below.geometry().center().y()
            painter.drawLine(QPointF(x, above.geometry().bottom() + 1), QPointF(x, middle))
            painter.drawLine(QPointF(x, middle), QPointF(below.geometry().left() - 2, middle))
        painter.end()


class Step(QWidget):
    """One "mengapa": its question in small letters above the line it is answered in.

    Signals:
        entered(): Enter: on to the next step.
    """

    entered = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = MutedLabel()
        self.caption.setWordWrap(False)
        self.field = LineField()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.caption)
        column.addWidget(self.field)
        self.name(question.label)
        self.field.setAccessibleDescription(question.hint)
        self.field.installEventFilter(self)

    def name(self, words: str, root: str = "") -> None:
        """The question of this step; `root` marks it as the end of the chain."""
        self.caption.setText(f"{words} · {root}" if root else words)
        self.caption.setProperty("role", "info" if root else "muted")
        restyle(self.caption)
        self.field.setAccessibleName(words + (f" ({root})" if root else ""))

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and not event.modifiers():
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Up:
                self.focusPreviousChild()
                return True
        return False


class StepEditor(Editor):
    """One step of a chain whose steps are questions of their own."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.step = Step(question)
        self.field = self.step.field
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.step)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self.commit)
        self.step.entered.connect(self._on_entered)

    def focus_target(self) -> QWidget:
        return self.field

    def value(self) -> str | None:
        return self.field.text().strip()

    def show_value(self, stored: str) -> None:
        self.field.setText(stored)
        self.field.setCursorPosition(0)

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)

    def _on_entered(self) -> None:
        self.commit()
        self.advance_requested.emit()


class ChainEditor(Editor):
    """A whole chain kept in one question: a new line appears under the last one that is filled."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.branches = Branches()
        self.steps = [Step(question) for _ in range(MOST)]
        for depth, step in enumerate(self.steps):
            self.branches.add(step, depth)
            step.name(self.tr("Mengapa {n}").format(n=depth + 1))
            step.field.textEdited.connect(self._on_step_typed)
            step.field.editingFinished.connect(self.commit)
            step.entered.connect(lambda at=depth: self._on_entered(at))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.branches)
        self.setFocusProxy(self.steps[0].field)
        self._touched = False
        self._arrange()

    def focus_target(self) -> QWidget:
        return self.steps[0].field

    def say_name(self, words: str) -> None:
        self.setAccessibleName(words)

    def value(self) -> str | None:
        return text_of([step.field.text().strip() for step in self.steps])

    def commit(self) -> None:
        # A text that was written elsewhere keeps its form until somebody writes here.
        if self._touched:
            super().commit()

    def show_value(self, stored: str) -> None:
        self._touched = False
        causes = lines_of(stored)
        # More than there is room for stay together in the last step: nothing is lost.
        if len(causes) > MOST:
            causes[MOST - 1 :] = ["; ".join(causes[MOST - 1 :])]
        for place, step in enumerate(self.steps):
            step.field.setText(causes[place] if place < len(causes) else "")
            step.field.setCursorPosition(0)
        self._arrange()

    def set_value(self, stored: str) -> None:
        if stored != self._committed:
            super().set_value(stored)

    def set_read_only(self, on: bool) -> None:
        for step in self.steps:
            step.field.setReadOnly(on)

    def _on_step_typed(self) -> None:
        self._touched = True
        self._arrange()
        self._on_typed()

    def _on_entered(self, at: int) -> None:
        self.commit()
        following = self.steps[at + 1 :]
        if following and not following[0].isHidden() and self.steps[at].field.text().strip():
            following[0].field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.advance_requested.emit()

    def _arrange(self) -> None:
        filled = [bool(step.field.text().strip()) for step in self.steps]
        last = max((place for place, is_filled in enumerate(filled) if is_filled), default=-1)
        for place, step in enumerate(self.steps):
            step.setVisible(place <= last + 1)
            root = self.tr("akar masalah") if place == last and last > 0 else ""
            step.name(self.tr("Mengapa {n}").format(n=place + 1), root)
        self.branches.update()
