"""The editor of one record: its questions in the form's order, built for a fast hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, Question
from ltsa_desktop.gui.visit.editors.factory import IN_SIGHT
from ltsa_desktop.gui.visit.editors.lists import PickEditor
from ltsa_desktop.gui.visit.editors.text import ParagraphEditor
from ltsa_desktop.gui.visit.fields import Field, Notice
from ltsa_desktop.gui.visit.outline import is_asked, split_code
from ltsa_desktop.gui.visit.worklists import records as r
from ltsa_desktop.gui.visit.worklists.articles import ArticleEditor, suggestions
from ltsa_desktop.gui.visit.worklists.link_bar import LinkBar
from ltsa_desktop.gui.visit.worklists.scale import ScaleEditor
from ltsa_desktop.gui.visit.worklists.why_tree import Branches, ChainEditor, StepEditor
from ltsa_desktop.gui.widgets import MutedLabel, SectionTitle
from ltsa_desktop.gui.widgets.layout import clear_layout

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import Delta, VisitSession
    from ltsa_desktop.xforms import NodeState

_SCALE_LABEL = 158
LEAST_WIDTH, MOST_WIDTH = 500, 820


@dataclass(slots=True)
class _Block:
    """One question on the sheet."""

    field: Field
    box: QWidget
    label: QLabel | None
    notice: Notice
    role: str


class RecordEditor(QScrollArea):
    """Shows one record and lets it be written.

    Attributes:
        path: of the record shown, "" for none.
        blocks: its questions in order.

    Signals:
        question_wanted(str): leave the list for this question of the form.
        left(): Enter on the last question.
    """

    question_wanted = Signal(str)
    left = Signal()

    def __init__(self, session: VisitSession, family: r.Family, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.family = family
        self.path = ""
        self.blocks: list[_Block] = []
        self._cause: QLabel | None = None
        self._branches: Branches | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(LEAST_WIDTH)
        inside = QWidget()
        inside.setProperty("surface", "paper")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.xl)
        self._column.setSpacing(SPACE.m)
        self.setWidget(inside)
        self.title = SectionTitle()
        self.sum = MutedLabel()
        self.links = LinkBar(session)
        self.links.question_wanted.connect(self.question_wanted)
        self._sheet = QVBoxLayout()
        self._sheet.setSpacing(SPACE.m)
        for part in (self.title, self.sum, self.links):
            self._column.addWidget(part)
        self._column.addLayout(self._sheet)
        self._column.addStretch(1)
        session.changed.connect(self._on_changed)
        session.attachments_changed.connect(self._on_attachments)
        self.show_record("")

    def show_record(self, path: str) -> None:
        """Show another record ("": none)."""
        self.flush()
        self.path = path if path and self.session.holds(path) else ""
        self.blocks = []
        self._cause = self._branches = None
        clear_layout(self._sheet)
        self.verticalScrollBar().setValue(0)
        inside = self.widget()
        assert inside is not None
        inside.setVisible(bool(self.path))
        if self.path:
            self.links.show_record(self.path)
            for node in self._questions():
                self._add(node)
            self.refresh()

    def retranslate(self) -> None:
        """The language changed."""
        self.show_record(self.path)

    def refresh(self) -> None:
        """Show the state of now."""
        session = self.session
        siblings = session.instances(self.family.repeat)
        if self.path not in siblings:
            self.show_record("")
            return
        number = siblings.index(self.path) + 1
        self.title.setText(f"{session.label(self.family.repeat)} {number}")
        self._tell_sum(number)
        self.links.refresh()
        for block in self.blocks:
            node = session.node(block.field.path)
            block.box.setVisible(bool(node.relevant))
            if node.relevant:
                self._refresh(block, node)
        self._refresh_tree()
        self._make_room()

    def focus_first(self) -> None:
        """Take the keyboard at the first question that is open, else at the first."""
        shown = [block for block in self.blocks if not block.box.isHidden()]
        still_open = (block for block in shown if not self.session.node(block.field.path).stored)
        if shown:
            self._go(next(still_open, shown[0]) if self._begun() else shown[0])

    def flush(self) -> None:
        """Give everything that is being typed."""
        for block in self.blocks:
            if self.session.holds(block.field.path):
                block.field.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A text of several lines keeps its Enter; with Ctrl it travels up to here.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def go_on(self, step: int = 1) -> None:
        """From the question one is at to the next one."""
        self.flush()
        shown = [block for block in self.blocks if not block.box.isHidden()]
        focus = QApplication.focusWidget()
        at = next((n for n, b in enumerate(shown) if focus is not None and b.box.isAncestorOf(focus)), -1)
        if 0 <= at + step < len(shown):
            self._go(shown[at + step])
        elif step > 0:
            self.left.emit()

    def _begun(self) -> bool:
        return bool(self.blocks and self.session.node(self.blocks[0].field.path).stored)

    def _go(self, block: _Block) -> None:
        block.field.editor.focus_first()
        self.ensureWidgetVisible(block.box, 0, SPACE.xl)

    def _questions(self) -> list[NodeState]:
        """The questions of the record in the form's order, groups opened, inner repeats left to the form itself."""
        found: list[NodeState] = []

        def walk(node: NodeState) -> None:
            for child in node.children:
                if child.kind == "value":
                    if is_asked(child.definition):
                        found.append(child)
                elif child.kind == "group":
                    walk(child)

        walk(self.session.node(self.path))
        return found

    def _add(self, node: NodeState) -> None:
        role = node.definition.attributes.get("peran", "")
        field = Field(self.session, node.path, compact=True, parent=self, maker=self._maker(node, role))
        field.editor.advance_requested.connect(self.go_on)
        box = QWidget()
        if isinstance(field.editor, StepEditor):
            self._add_step(field, box)
            notice = Notice("warning")
            notice.hide()
            self.blocks.append(_Block(field, box, None, notice, role))
            return
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "strong")
        label.setWordWrap(True)
        notice = Notice("error")
        notice.hide()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        if isinstance(field.editor, ScaleEditor):
            label.setFixedWidth(round(_SCALE_LABEL * self.fontMetrics().height() / 17))
            row = QHBoxLayout()
            row.setSpacing(SPACE.s)
            row.addWidget(label)
            row.addWidget(field.editor, 1)
            column.addLayout(row)
        else:
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            column.addWidget(label)
            column.addWidget(field.editor)
        column.addWidget(notice)
        self._sheet.addWidget(box)
        self.blocks.append(_Block(field, box, label, notice, role))

    def _add_step(self, field: Field, box: QWidget) -> None:
        """One question of the chain: a branch of the tree whose trunk is the finding."""
        if self._branches is None:
            self._branches = Branches()
            self._cause = MutedLabel()
            self._branches.add(self._cause, 0)
            self._sheet.addWidget(self._branches)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(field.editor)
        self._branches.add(box, len(self._branches.rows))

    def _maker(self, node: NodeState, role: str) -> Callable[[Question], Editor] | None:
        """The editor that suits a role; None for the one that the form itself uses."""
        control, kind = node.definition.control, node.definition.type
        text = control == "input" and kind == "string"
        if role in r.USG and control == "select1":
            return _scale
        if role == r.WHY and text:
            return StepEditor if len(self.family.roles[r.WHY]) > 1 else ChainEditor
        if role.endswith(".article") and text:
            return self._article
        if control == "select1":
            return _choice
        if text and "multiline" in (node.definition.appearance or ""):
            return _paragraph
        return None if control == "upload" else _plain

    def _article(self, question: Question) -> Editor:
        editor = ArticleEditor(question)
        about = self.session.extras.get(self.path + "#about", "")
        used = [
            record.stored[role]
            for record in r.records(self.session, self.family)
            for role in record.stored
            if role.endswith(".article")
        ]
        editor.offer(suggestions(self.session, about, used))
        return editor

    def _refresh(self, block: _Block, node: NodeState) -> None:
        session = self.session
        words = split_code(node.label(session.form_language) or node.definition.name)[1]
        starred = words + (" *" if node.required else "")
        block.field.refresh(node)
        if block.label is not None:
            block.label.setText(starred)
            hint = node.hint(session.form_language) or ""
            block.label.setToolTip(hint)
            block.field.editor.say_name(words)
        state, sentence = block.field.complaint(node)
        block.notice.setVisible(bool(sentence))
        if sentence:
            block.notice.say(sentence, state)

    def _refresh_tree(self) -> None:
        steps = [b for b in self.blocks if isinstance(b.field.editor, StepEditor) and not b.box.isHidden()]
        if self._branches is None:
            return
        filled = [b for b in steps if self.session.node(b.field.path).stored]
        for block in steps:
            node = self.session.node(block.field.path)
            words = split_code(node.label(self.session.form_language) or node.definition.name)[1]
            is_root = len(filled) > 1 and block is filled[-1]
            star = " *" if node.required else ""
            editor = block.field.editor
            assert isinstance(editor, StepEditor)
            editor.step.name(words + star, self.tr("akar masalah") if is_root else "")
        texts = r.paths_of(self.family, self.path, r.ANCHORS[self.family.kind])
        text = self.session.node(texts[0]).stored
        assert self._cause is not None
        self._cause.setText(text or self.tr("Tulis temuannya dulu; dari sana rantai “mengapa” dimulai."))
        self._branches.setVisible(bool(steps))
        self._branches.update()

    def _make_room(self) -> None:
        """As wide as its widest question needs at this size of text; the table beside it scrolls."""
        inside = self.widget()
        assert inside is not None
        needed = inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(min(max(LEAST_WIDTH, needed), MOST_WIDTH))

    def _tell_sum(self, number: int) -> None:
        if self.family.kind != "finding":
            self.sum.hide()
            return
        found = r.records(self.session, self.family)
        mine = next((record for record in found if record.path == self.path), None)
        rank = r.ranks(found).get(self.path)
        if mine is None or mine.usg is None or rank is None:
            self.sum.setText(self.tr("USG dihitung setelah ketiga nilainya diisi (tombol 1–5)."))
        else:
            self.sum.setText(
                self.tr("USG {sum} dari 15 · urutan {rank} dari {all} temuan").format(
                    sum=mine.usg, rank=rank, all=len(found)
                )
            )
        self.sum.show()

    def _on_changed(self, _delta: Delta) -> None:
        if self.path:
            self.refresh()

    def _on_attachments(self) -> None:
        if self.path:
            self.refresh()


def _scale(question: Question) -> Editor:
    return ScaleEditor(question) if ScaleEditor.fits(question) else _choice(question)


def _choice(question: Question) -> Editor:
    """In sight when they are few, wrapping at the edge of the sheet; else searched."""
    from ltsa_desktop.gui.visit.editors.choices import ChoiceEditor

    searched = {"minimal", "autocomplete", "search"} & question.appearance
    if searched or len(question.options) > IN_SIGHT or not question.options:
        return PickEditor(question)
    return ChoiceEditor(replace(question, appearance=frozenset({"columns-pack"})))


def _paragraph(question: Question) -> Editor:
    return ParagraphEditor(question, least=2)


def _plain(question: Question) -> Editor:
    from ltsa_desktop.gui.visit.editors.factory import make_editor

    return make_editor(question)
