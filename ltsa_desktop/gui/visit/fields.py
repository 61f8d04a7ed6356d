"""The tie between one question of the form and its editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.icons import STATES, set_icon
from ltsa_desktop.gui.theme.style import restyle
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor
from ltsa_desktop.gui.visit.editors.factory import make_editor
from ltsa_desktop.gui.visit.editors.files import FileEditor, thumbnail
from ltsa_desktop.gui.visit.editors.signature import SignatureEditor
from ltsa_desktop.gui.visit.editors.text import ParagraphEditor
from ltsa_desktop.gui.visit.outline import is_asked, split_code
from ltsa_desktop.gui.visit.session import SKIP
from ltsa_desktop.gui.widgets import MutedLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ltsa_desktop.gui.visit.editors.base import Question
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store import Attachment
    from ltsa_desktop.xforms import NodeState

WET_INK = "Tanda tangan basah di kertas"
"""The reason kept for a signature left to the pen; stored as data, so in one language."""


class Notice(QWidget):
    """One line of icon and words below an editor."""

    def __init__(self, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(SPACE.xs)
        self._picture = QLabel()
        set_icon(self._picture, STATES[state], state)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("role", state)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def say(self, words: str, state: str = "") -> None:
        """Show other words; with `state` also what they are now."""
        if state and state != self.state:
            self.state = state
            set_icon(self._picture, STATES[state], state)
            self.words.setProperty("role", state)
            restyle(self.words)
        self.words.setText(words)
        self.setAccessibleName(words)


class Field(QObject):
    """Shows the stored value in the editor, and hands what is given to the session.

    Attributes:
        path: the question.
        editor: its widget.
    """

    def __init__(
        self,
        session: VisitSession,
        path: str,
        compact: bool,
        parent: QWidget,
        maker: Callable[[Question], Editor] | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.path = path
        node = session.node(path)
        self.asked = is_asked(node.definition)
        question = session.question(path)
        if maker is not None and self.asked:
            self.editor: Editor = maker(question)
        elif compact and question.control == "upload" and not question.appearance & {"signature", "draw"}:
            self.editor = FileEditor(question, compact=True)
        elif compact and "multiline" in question.appearance:
            self.editor = ParagraphEditor(question, least=1)
        else:
            self.editor = make_editor(question, fixed=not self.asked)
        if compact and isinstance(self.editor, ParagraphEditor):
            self.editor.field.setPlaceholderText(split_code(question.label)[1])
        self._read_only = False
        self._left = False
        self.editor.value_committed.connect(self._on_committed)
        if isinstance(self.editor, FileEditor):
            self.editor.file_given.connect(self._on_file)
            self.editor.keeps_place = session.desk.settings.keep_photo_place
            self.editor.file_refused.connect(lambda words: session.told.emit(words, "warning"))
            self.editor.caption_given.connect(lambda words: session.set_caption(path, words))
            self.editor.opened.connect(self._on_open)
            self.editor.stopped.connect(lambda: session.arrivals.stop(path))
            self.editor.place_chosen.connect(self._on_place)
            session.arrivals.changed.connect(self._on_way)
        elif isinstance(self.editor, SignatureEditor):
            self.editor.file_given.connect(self._on_file)
            self.editor.ink_chosen.connect(self._on_ink)
        self.editor.focus_target().installEventFilter(self)
        self._shown_file = ""
        self.refresh(node)

    def refresh(self, node: NodeState) -> None:
        """Show the question's state of now."""
        editor = self.editor
        if editor.question.control in ("select1", "select", "rank"):
            editor.set_options(self.session.options(self.path))
        editor.set_value(node.stored if self.asked else node.value)
        locked = self.session.read_only or bool(node.readonly)
        if locked != self._read_only:
            self._read_only = locked
            editor.set_read_only(locked)
        if isinstance(editor, SignatureEditor):
            editor.show_ink(self.session.skip_reason(self.path) == WET_INK)
        if isinstance(editor, FileEditor | SignatureEditor):
            if node.stored:
                self.refresh_file()
            else:
                self._shown_file = ""

    def complaint(self, node: NodeState) -> tuple[str, str]:
        """(state, sentence) of what is wrong here, ("", "") when nothing is."""
        typed = self.session.complaints.get(self.path, "")
        if typed:
            return "error", typed
        if node.stored and not node.constraint_ok:
            if reason := self.session.skip_reason(self.path):
                return "info", self.tr("Dibiarkan di luar aturannya: {reason}").format(reason=reason)
            words = node.constraint_message(self.session.form_language)
            return "error", words or self.tr("Jawaban ini di luar batas yang ditetapkan instrumen.")
        if self.session.strict and node.required and not node.stored and not self.session.skip_reason(self.path):
            words = node.required_message(self.session.form_language)
            return "error", words or self.tr("Pertanyaan ini wajib dijawab.")
        return "", ""

    def flush(self) -> None:
        """Give what is being typed now."""
        if self.editor.is_pending():
            self.editor.commit()
        self._look_at_typing()

    def refresh_file(self) -> None:
        """Show thumbnail, number and caption of the attached file."""
        editor = self.editor
        assert isinstance(editor, FileEditor | SignatureEditor)
        attachment = self.session.attachments.get(self.path)
        if attachment is None or attachment.name != editor.value():
            return
        words = self._file_words(attachment)
        mark = f"{attachment.sha256}{attachment.caption}{words}"
        if mark == self._shown_file:
            return
        self._shown_file = mark
        editor.show_file(None, words, attachment.caption)
        if not attachment.media_type.startswith("image/"):
            return

        def show(picture: object) -> None:
            editor.show_file(picture if isinstance(picture, QImage) else None, words, attachment.caption)

        whole = isinstance(editor, SignatureEditor)
        self.session.load_file(self.path, show, editor, QImage.fromData if whole else thumbnail)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._look_at_typing()
        return False

    def _look_at_typing(self) -> None:
        self.session.complain(self.path, self.editor.complaint())

    def _file_words(self, attachment: Attachment) -> str:
        if not attachment.present:
            return self.tr("Berkas ini tidak ada di laptop ini")
        from ltsa_desktop.store.file_words import file_line
        from ltsa_desktop.store.receiving import size_words

        if not attachment.is_photo:
            return say(file_line(attachment))
        words = self.tr("Foto {n} · {size}").format(n=attachment.number, size=say(size_words(attachment.size)))
        if (taken := attachment.taken_at) is not None:
            words += f" · {date_short(taken.date())} {taken:%H:%M}"
        return words

    def _on_committed(self, value: str) -> None:
        self.session.complain(self.path, "")
        self.session.set(self.path, value)

    def _on_file(self, name: str, source: bytes | Path | QImage) -> None:
        self.session.arrivals.bring(self.path, name, source)

    def _on_way(self, path: str) -> None:
        if path == self.path and isinstance(self.editor, FileEditor):
            arrival = self.session.arrivals.at(path)
            if arrival is None:
                self.editor.show_way("", 0, 0)
            else:
                self.editor.show_way(arrival.name, arrival.done, arrival.total)

    def _on_place(self, on: bool) -> None:
        desk = self.session.desk
        desk.settings.keep_photo_place = on
        desk.keep_settings()

    def _on_ink(self, on: bool) -> None:
        self.session.set_remark(self.path, WET_INK if on else "", SKIP)

    def _on_open(self) -> None:
        from ltsa_desktop.gui.visit.media import show_attachment

        show_attachment(self.session, self.path, self.editor)


def evidence_row(fields: list[Field]) -> QWidget:
    """Evidence and photos of a question in one row: the text stretches, the file stands behind it."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, SPACE.xs, 0, 0)
    row.setSpacing(SPACE.s)
    for field in fields:
        wide = not isinstance(field.editor, FileEditor)
        if wide and not isinstance(field.editor, ParagraphEditor):
            row.addWidget(MutedLabel(split_code(field.editor.question.label)[1]))
        row.addWidget(field.editor, 1 if wide else 0, Qt.AlignmentFlag.AlignTop)
    return box
