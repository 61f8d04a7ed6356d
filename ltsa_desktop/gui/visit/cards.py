"""What stands on a page of the form: a question with all that belongs to it, a note, the head of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.gui.i18n import language
from ltsa_desktop.gui.icons import pixmap, set_icon
from ltsa_desktop.gui.theme.style import current_theme, restyle
from ltsa_desktop.gui.theme.tokens import BODY, FOCUS_RING, MUTED, SPACE
from ltsa_desktop.gui.visit.editors.factory import has_own_row
from ltsa_desktop.gui.visit.editors.text import GrowingEdit
from ltsa_desktop.gui.visit.fields import Field, Notice, evidence_row
from ltsa_desktop.gui.visit.last_visit import confirm_carried
from ltsa_desktop.gui.visit.outline import split_code
from ltsa_desktop.gui.visit.session import BOOKMARK, LATER
from ltsa_desktop.gui.widgets import MutedLabel, QuietButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from ltsa_desktop.gui.visit.editors.base import Editor, Question
    from ltsa_desktop.gui.visit.session import VisitSession


NOTE_ROOM = 44
"""Room at the right for the button that opens the remark."""


def gutter(widget: QWidget) -> int:
    """The room at the left of a card: the mark of the current question, and its number."""
    return widget.fontMetrics().horizontalAdvance("C13.10") + SPACE.m


def plain_label(text: str = "", role: str = "") -> QLabel:
    """A label of plain words that wraps."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


class Card(QWidget):
    """The common part: its number at the left, a thin line below, and a bar while the keyboard is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = False
        self.number = ""
        self.later = self.marked = False
        self.gutter = gutter(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_current(self, on: bool) -> None:
        """Mark (or no longer) as the question one is at."""
        if self.current != on:
            self.current = on
            self.update()

    def number_box(self) -> QRect:
        """Where the number is painted."""
        return QRect(SPACE.s, SPACE.m, self.gutter - SPACE.s, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        if self.current:
            painter.fillRect(0, SPACE.s, FOCUS_RING + 1, self.height() - 2 * SPACE.s, QColor(theme.accent))
        if self.number:
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * MUTED / BODY)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(theme.accent if self.current else theme.muted))
            painter.drawText(self.number_box(), int(Qt.AlignmentFlag.AlignVCenter), self.number)
        if self.later or self.marked:
            self._paint_marks(painter)
        painter.setPen(QColor(theme.line))
        painter.drawLine(self.gutter, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _paint_marks(self, painter: QPainter) -> None:
        """Below the number: a bookmark, a clock with the word for it."""
        theme, side = current_theme(), 14
        box = self.number_box()
        left, top = box.left(), box.bottom() + SPACE.xs
        for on, name, colour in ((self.marked, "bookmark", theme.accent), (self.later, "clock", theme.warning)):
            if on:
                painter.drawPixmap(left, top, pixmap(name, colour, side, self.devicePixelRatioF()))
                left += side + 2
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * MUTED / BODY)
        word = self.tr("nanti")
        if self.later and QFontMetrics(font).horizontalAdvance(word) <= self.gutter - left - SPACE.xs:
            painter.setFont(font)
            painter.setPen(QColor(theme.warning))
            painter.drawText(QRect(left, top, self.gutter - left, side), int(Qt.AlignmentFlag.AlignVCenter), word)


class QuestionCard(Card):
    """A question: number, label, hint, editor, what is wrong, last visit's answer, evidence, law, remark.

    Signals:
        advance_requested(): the answer was given by a key that goes on.
    """

    advance_requested = Signal()

    def __init__(
        self,
        session: VisitSession,
        path: str,
        evidence: tuple[str, ...],
        parent: QWidget | None = None,
        maker: Callable[[Question], Editor] | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.path = path
        self.field = Field(session, path, compact=False, parent=self, maker=maker)
        self.evidence = [Field(session, p, compact=True, parent=self) for p in evidence]
        self._notice: Notice | None = None
        self._remark: GrowingEdit | None = None
        self._last: QWidget | None = None
        self.label = plain_label(role="strong")
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hint = MutedLabel()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(self.gutter, SPACE.m, NOTE_ROOM, SPACE.m)
        self.column.setSpacing(SPACE.xs)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE.s)
        self.head.addWidget(self.label, 1)
        self._own_row = has_own_row(self.field.editor.question) and self.field.asked
        if self._own_row:
            self.head.addWidget(self.field.editor, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self.head)
        self.column.addWidget(self.hint)
        if not self._own_row:
            self.column.addWidget(self.field.editor)
        self.law = MutedLabel()
        self._below_notice: QWidget = self.law
        if self.evidence:
            self._below_notice = evidence_row(self.evidence)
            self.column.addWidget(self._below_notice)
        self.column.addWidget(self.law)
        self.field.editor.advance_requested.connect(self.advance_requested)
        self.refresh()

    def fields(self) -> list[Field]:
        """The question's own field and those of its evidence."""
        return [self.field, *self.evidence]

    def refresh(self) -> None:
        """Show the state of now."""
        session = self.session
        node = session.node(self.path)
        words = node.label(session.form_language) or node.definition.name
        required = bool(node.required) and self.field.asked
        self.number, title = split_code(words)
        self.label.setText(title + (" *" if required else ""))
        hint = node.hint(session.form_language) or ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        law = node.guidance(session.form_language) or ""
        self.law.setText(f"§ {law}" if law else "")
        self.law.setVisible(bool(law))
        self.later, self.marked = session.marked(self.path, LATER), session.marked(self.path, BOOKMARK)
        marks = [self.tr("ditandai nanti")] * self.later + [self.tr("ada penanda")] * self.marked
        self.field.editor.say_name(
            words + (self.tr(" (wajib)") if required else "") + "".join(f" ({mark})" for mark in marks)
        )
        self.update()
        self.field.refresh(node)
        for field in self.evidence:
            inner = session.node(field.path)
            field.editor.setVisible(inner.relevant)
            if inner.relevant:
                field.refresh(inner)
        self._refresh_notice()
        self._refresh_last()
        if session.comments is not None:
            session.comments.dress(self)
        remark = session.remark(self.path)
        if remark and self._remark is None:
            self._make_remark()
        if self._remark is not None and not self._remark.hasFocus():
            self._remark.setPlainText(remark)
            self._remark.parentWidget().setVisible(bool(remark))  # type: ignore[union-attr]

    def open_remark(self) -> None:
        """Go to the remark, making room for it."""
        if self._remark is None:
            self._make_remark()
        assert self._remark is not None
        self._remark.parentWidget().setVisible(True)  # type: ignore[union-attr]
        self._remark.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_history(self) -> None:
        """Show who answered what here."""
        from ltsa_desktop.gui.visit.history import HistoryDialog

        self.flush()
        HistoryDialog(self.session, self.path, self.window()).open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from ltsa_desktop.gui.visit.card_menu import open_card_menu

        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.label.mapToGlobal(self.label.rect().bottomLeft())
        open_card_menu(self, place)

    def open_photo(self) -> bool:
        """Ask for the photo of this question; whether it has one."""
        from ltsa_desktop.gui.visit.editors.files import FileEditor

        for field in self.fields():
            if isinstance(field.editor, FileEditor) and field.editor.isVisible():
                field.editor.focus_first()
                field.editor.choose_file()
                return True
        return False

    def flush(self) -> None:
        """Give everything that is being typed here."""
        for field in self.fields():
            field.flush()
        self._save_remark()

    def focus_first(self) -> None:
        """Take the keyboard."""
        self.field.editor.focus_first()

    def number_box(self) -> QRect:
        place = self.label.geometry()
        line = self.fontMetrics().height()
        height = place.height() if place.height() < 2 * line else line
        return QRect(SPACE.s, place.top(), self.gutter - SPACE.s, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click beside the field means the question.
        if not self.current:
            self.focus_first()
        super().mousePressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._remark:
            if event.type() == QEvent.Type.FocusOut:
                self._save_remark()
            elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self.focus_first()
                return True
        return False

    def _refresh_notice(self) -> None:
        state, words = "", ""
        for field in self.fields():
            node = self.session.node(field.path)
            if node.relevant:
                state, words = field.complaint(node)
                if words:
                    break
        if not words:
            state, words = self.session.tally.warnings.notice(self.path)
        self._describe(words)
        if not words:
            if self._notice is not None:
                self._notice.hide()
            return
        if self._notice is None:
            self._notice = Notice(state)
            self.column.insertWidget(self.column.indexOf(self._below_notice), self._notice)
        self._notice.say(words, state)
        self._notice.show()

    def _describe(self, trouble: str) -> None:
        """For screen readers, the field itself tells what is wrong with it, before its hint."""
        target, hint = self.field.editor.focus_target(), self.field.editor.question.hint
        words = f"{trouble} {hint}".strip()
        if target.accessibleDescription() != words:
            target.setAccessibleDescription(words)

    def _refresh_last(self) -> None:
        session, last = self.session, self.session.last
        stored = last.answer(session, self.path) if last is not None and self.field.asked else ""
        if not stored or last is None:
            if self._last is not None:
                self._last.hide()
            return
        if self._last is None:
            self._last = self._make_last()
        words = session.words(self.path, stored)
        day = date_long(last.day, language())
        node = session.node(self.path)
        carried = self.path in session.carried and node.stored == session.carried[self.path]
        if carried:
            text = self.tr("Diambil dari kunjungan {day}, belum diisi ulang").format(day=day)
        elif node.stored == stored:
            text = self.tr("Sama dengan kunjungan {day}").format(day=day)
        else:
            text = self.tr("Kunjungan lalu: {answer} · {day}").format(answer=words, day=day)
        self._last_words.setText(text)
        set_icon(self._last_icon, "copy" if carried else "history", "info" if carried else "muted", 16)
        self._last_words.setProperty("role", "info" if carried else "muted")
        restyle(self._last_words)
        self._last_use.setVisible((carried or not node.stored) and not session.read_only)
        self._last_use.setText(self.tr("masih begitu") if carried else self.tr("pakai"))
        told = (
            self.tr("Sudah diperiksa, masih begitu: {question}")
            if carried
            else self.tr("Pakai jawaban kunjungan lalu: {question}")
        )
        self._last_use.setAccessibleName(told.format(question=self.label.text()))
        self._last.show()

    def _make_last(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.xs)
        picture = QLabel()
        set_icon(picture, "history", "muted", 16)
        self._last_icon = picture
        self._last_words = MutedLabel()
        self._last_words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._last_words.setWordWrap(False)
        self._last_use = QuietButton()
        self._last_use.clicked.connect(self._on_use)
        row.addWidget(picture)
        row.addWidget(self._last_words)
        row.addWidget(self._last_use)
        row.addStretch(1)
        self.column.insertWidget(self.column.indexOf(self.law), box)
        return box

    def _make_remark(self) -> None:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, SPACE.xs, 0, 0)
        row.setSpacing(SPACE.s)
        picture = QLabel()
        set_icon(picture, "note", "muted", 16)
        self._remark = GrowingEdit(1)
        self._remark.setPlaceholderText(self.tr("Catatan evaluator untuk pertanyaan ini"))
        self._remark.setAccessibleName(self.tr("Catatan pada: {question}").format(question=self.label.text()))
        self._remark.setReadOnly(self.session.read_only)
        self._remark.installEventFilter(self)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._remark, 1)
        self.column.addWidget(box)

    def _save_remark(self) -> None:
        if self._remark is not None:
            text = self._remark.toPlainText().strip()
            self.session.set_remark(self.path, text)
            if not text:
                self._remark.parentWidget().hide()  # type: ignore[union-attr]

    def _on_use(self) -> None:
        if self.path in self.session.carried:
            confirm_carried(self.session, self.path)
        else:
            self.session.carry(self.path)
        self.focus_first()


class NoteCard(Card):
    """Words of the instrument, with their markup."""

    def __init__(self, session: VisitSession, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.path = path
        row = QHBoxLayout(self)
        row.setContentsMargins(self.gutter, SPACE.m, SPACE.s, SPACE.m)
        row.setSpacing(SPACE.s)
        picture = QLabel()
        set_icon(picture, "info-circle", "info")
        self.words = plain_label()
        self.words.setTextFormat(Qt.TextFormat.MarkdownText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show the words of now."""
        node = self.session.node(self.path)
        words = node.label_markdown(self.session.form_language) or ""
        hint = node.hint(self.session.form_language) or ""
        guidance = node.guidance(self.session.form_language) or ""
        self.words.setText("\n\n".join(part for part in (words, hint, guidance) if part))


class GroupHead(QWidget):
    """The head of a group; a click folds the group away.

    Signals:
        toggled(): folded or unfolded.
    """

    toggled = Signal()

    def __init__(self, session: VisitSession, path: str, depth: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.path = path
        self.folded = False
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.xs, SPACE.xl if depth == 0 else SPACE.m, SPACE.s, SPACE.xs)
        row.setSpacing(SPACE.xs)
        self.button = QuietButton()
        self.button.setProperty("kind", "nav")
        self.button.setCheckable(False)
        font = self.button.font()
        font.setBold(True)
        self.button.setFont(font)
        self.button.clicked.connect(self._on_clicked)
        row.addWidget(self.button, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show the head of now."""
        set_icon(self.button, "chevron-right" if self.folded else "chevron-down", "muted", 16)
        words = self.session.label(self.path)
        self.button.setText(words.replace("&", "&&"))
        self.button.setAccessibleName(words)
        self.button.setAccessibleDescription(self.tr("terlipat") if self.folded else "")

    def _on_clicked(self) -> None:
        self.folded = not self.folded
        self.refresh()
        self.toggled.emit()


def title_of(session: VisitSession, path: str) -> str:
    """A node's label without its number."""
    return split_code(session.label(path))[1]
