"""Text: one line, or paper that grows with what is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE, TARGET
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Question, is_window_key

LINE_WIDTH = 640
MAX_LINES = 24
PADDING = 6


class LineEditor(Editor):
    """One line of text; leaving the field or Enter commits."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = LineField()
        self.field.setMaximumWidth(LINE_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self.field, 1)
        row.addStretch(0)
        self.setFocusProxy(self.field)
        self.name_target()
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self.commit)

    def focus_target(self) -> QWidget:
        return self.field

    def value(self) -> str | None:
        return self.field.text().strip()

    def show_value(self, stored: str) -> None:
        self.field.setText(stored)
        self.field.setCursorPosition(0)

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)


class GrowingEdit(QPlainTextEdit):
    """A text field as high as its text, from `least` lines up; Tab leaves it, Ctrl+Enter too."""

    def __init__(self, least: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least = least
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, PADDING, 0, PADDING)
        self._lines = 0
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    def fit(self, *_: object) -> None:
        """As high as the text needs now."""
        lines = min(MAX_LINES, max(self.least, int(self.document().size().height())))
        if lines != self._lines:
            self._lines = lines
            self.setVerticalScrollBarPolicy(
                Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines == MAX_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            )
            self.setFixedHeight(self._height(lines))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(max(self._lines, self.least)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height(max(self._lines, self.least)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lines = 0
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        if is_window_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter writes a new line here; the form's own Enter needs Ctrl, so the event travels on.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _height(self, lines: int) -> int:
        margins = 2 * (PADDING + 2)
        return max(TARGET, lines * self.fontMetrics().lineSpacing() + margins)


class ParagraphEditor(Editor):
    """Several lines of text; leaving the field commits."""

    def __init__(self, question: Question, least: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = GrowingEdit(least)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.name_target()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text_changed)
        self._showing = False

    def focus_target(self) -> QWidget:
        return self.field

    def value(self) -> str | None:
        return self.field.toPlainText().strip()

    def show_value(self, stored: str) -> None:
        self._showing = True
        self.field.setPlainText(stored)
        self._showing = False

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        # A popup (context menu) takes the focus for a moment only.
        popup = isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason
        if event.type() == QEvent.Type.FocusOut and not popup:
            self.commit()
        return False

    def _on_text_changed(self) -> None:
        if not self._showing:
            self._on_typed()
