"""One line of the paper on the screen: number, question, what is typed, and what is odd about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import FOCUS_RING, SPACE
from ltsa_desktop.gui.visit.cards import plain_label
from ltsa_desktop.gui.visit.editors.base import LineField
from ltsa_desktop.gui.visit.editors.factory import has_own_row
from ltsa_desktop.gui.visit.fields import WET_INK, Field, Notice
from ltsa_desktop.gui.visit.session import REMARK, SKIP
from ltsa_desktop.gui.widgets import MutedLabel, QuietButton
from ltsa_desktop.store.paper_entry import AS_ON_PAPER, BLANK_ON_PAPER, UNREADABLE

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.paper_entry.lines import Line
    from ltsa_desktop.gui.visit.session import VisitSession

NUMBER_ROOM = 6
"""Letters that the number column holds."""
LABEL_SHARE, ANSWER_SHARE = 4, 6


class PaperRow(QWidget):
    """A question of the paper.

    Signals:
        advance_requested(): the answer was given by a key that goes on.
    """

    advance_requested = Signal()

    def __init__(self, session: VisitSession, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.line = line
        self.path = line.path
        self.current = False
        node = session.node(self.path)
        self.field: Field | None = None
        self.photo: LineField | None = None
        self.number = QLabel(line.number)
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setProperty("role", "strong")
        self.number.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * NUMBER_ROOM)
        self.label = plain_label()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SPACE.xs)
        if node.definition.control == "upload":
            right.addWidget(self._make_photo())
        else:
            self.field = Field(session, self.path, compact=False, parent=self)
            self.field.editor.advance_requested.connect(self.advance_requested)
            line_up = Qt.AlignmentFlag.AlignLeft if has_own_row(self.field.editor.question) else Qt.AlignmentFlag(0)
            right.addWidget(self.field.editor, 0, line_up)
        self._notice: Notice | None = None
        self._right = right
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        row.setSpacing(SPACE.m)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, LABEL_SHARE, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, ANSWER_SHARE)
        self.refresh()

    @property
    def target(self) -> QWidget:
        """What takes the keyboard."""
        if self.field is not None:
            return self.field.editor.focus_target()
        assert self.photo is not None
        return self.photo

    @property
    def filled(self) -> bool:
        """Whether something was typed or marked here."""
        session = self.session
        return bool(session.node(self.path).stored or session.skip_reason(self.path) or self._photo_words())

    def focus_first(self) -> None:
        """Take the keyboard."""
        if self.field is not None:
            self.field.editor.focus_first()
        else:
            self.target.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Give what is being typed now."""
        if self.field is not None:
            self.field.flush()
        elif self.photo is not None:
            self._on_photo()

    def set_mark(self, words: str) -> None:
        """Mark the question as blank or unreadable on the paper, or take that mark away; an answer makes room.

        "As on the paper" stands beside an answer that its rule does not take, and beside no other.
        """
        session = self.session
        if session.skip_reason(self.path) == words:
            session.set_remark(self.path, "", SKIP)
            return
        if words == AS_ON_PAPER.id:
            self.flush()
            if self._out_of_rule():
                session.set_remark(self.path, words, SKIP)
            return
        if session.node(self.path).stored:
            session.set(self.path, "")
        session.complain(self.path, "")
        session.set_remark(self.path, words, SKIP)
        if self.field is not None:
            self.field.editor.show_value("")

    def refresh(self) -> None:
        """Show the state of now."""
        session = self.session
        node = session.node(self.path)
        words = self.line.title + (" *" if node.definition.required_constant else "")
        self.label.setText(words)
        if self.field is not None:
            self.field.refresh(node)
            self.field.editor.say_name(f"{self.line.number} {words}".strip())
        elif self.photo is not None:
            self.photo.setAccessibleName(f"{self.line.number} {words}".strip())
            if not self.photo.hasFocus():
                self.photo.setText(self._photo_words())
        state, told = self._told()
        if not told:
            if self._notice is not None:
                self._notice.hide()
            return
        if self._notice is None:
            self._notice = Notice(state)
            self._right.addWidget(self._notice)
        self._notice.say(told, state)
        self._notice.show()

    def set_current(self, on: bool) -> None:
        """Show that the keyboard is here."""
        self.current = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        if self.current:
            painter.fillRect(QRect(0, SPACE.xs, FOCUS_RING + 1, self.height() - 2 * SPACE.xs), QColor(theme.accent))
        painter.setPen(QColor(theme.line))
        painter.drawLine(SPACE.m, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _told(self) -> tuple[str, str]:
        """(state, sentence) of what is odd here; a paper may hold what the form would not ask or take."""
        session = self.session
        node = session.node(self.path)
        mark = session.skip_reason(self.path)
        if mark:
            shown = {
                BLANK_ON_PAPER.id: self.tr("Kosong di kertas"),
                UNREADABLE.id: self.tr("Tidak terbaca di kertas"),
                AS_ON_PAPER.id: self.tr("Di luar aturan formulir, tetapi sesuai kertas"),
                WET_INK: self.tr("Ditandatangani di kertas"),
            }.get(mark, mark)
            return "info", shown
        if node.stored and not node.relevant:
            return "warning", self.tr(
                "Menurut aturan lompat, ini tidak ditanyakan. Isian kertas tetap disimpan, tetapi tidak ikut dihitung."
            )
        if self.field is not None:
            state, words = self.field.complaint(node)
            if words and self._out_of_rule():
                words += " " + self.tr("F4 bila memang begitu di kertas.")
            return (state, words) if words else ("", "")
        return "", ""

    def _out_of_rule(self) -> bool:
        node = self.session.node(self.path)
        return bool(node.stored) and not node.constraint_ok and self.path not in self.session.complaints

    def _make_photo(self) -> QWidget:
        self.photo = LineField()
        self.photo.setMaximumWidth(self.fontMetrics().horizontalAdvance("M") * 16)
        signature = "signature" in self.session.question(self.path, with_options=False).appearance
        self.photo.setPlaceholderText(self.tr("Nomor foto di kertas"))
        self.photo.editingFinished.connect(self._on_photo)
        if not signature:
            return self.photo
        self.photo.setPlaceholderText(self.tr("Y bila ada tanda tangan"))
        return self.photo

    def _photo_words(self) -> str:
        if self.field is not None:
            return ""
        return self.session.remark(self.path) if self.session.skip_reason(self.path) != WET_INK else "Y"

    def _on_photo(self) -> None:
        assert self.photo is not None
        session, text = self.session, self.photo.text().strip()
        if text == self._photo_words():
            return
        if "signature" in session.question(self.path, with_options=False).appearance:
            signed = text.casefold().startswith("y")
            session.set_remark(self.path, WET_INK if signed else "", SKIP)
            return
        session.set_remark(self.path, text, REMARK)


class AddRow(QWidget):
    """Below the records of a repeat: another one from the paper, or on.

    Signals:
        wanted(str): add a record to the repeat at this path.
    """

    wanted = Signal(str)

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = line.path
        self.current = False
        self.button = QuietButton(self.tr("Tambah {title}").format(title=line.title), "plus")
        self.hint = MutedLabel(self.tr("Spasi menambah, Enter lanjut"))
        self.hint.setWordWrap(False)
        self.button.setAccessibleName(self.tr("Tambah {title}").format(title=line.title))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.m)
        row.addWidget(self.button)
        row.addWidget(self.hint)
        row.addStretch(1)
        self.button.clicked.connect(lambda: self.wanted.emit(self.path))

    @property
    def target(self) -> QWidget:
        """What takes the keyboard."""
        return self.button

    @property
    def filled(self) -> bool:
        """It asks nothing."""
        return True

    def focus_first(self) -> None:
        """Take the keyboard."""
        self.button.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Nothing is typed here."""

    def refresh(self) -> None:
        """Nothing changes here."""

    def set_current(self, on: bool) -> None:
        """The button shows the focus itself."""
        self.current = on
