"""Questions with the same choices as one table: the choices as heads, a row a question.

A row is a card like any other (relevance, notices, last visit, remark, marks), only its cells stand under the heads.
In a narrow window, or with letters too large for the columns, the same rows are ordinary cards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import BODY, MUTED, SPACE, TARGET
from ltsa_desktop.gui.visit.cards import NOTE_ROOM, QuestionCard, gutter, plain_label
from ltsa_desktop.gui.visit.editors.base import Option
from ltsa_desktop.gui.visit.editors.cells import RowEditor, longest_word, make_row
from ltsa_desktop.gui.visit.editors.choices import shown
from ltsa_desktop.gui.visit.outline import (
    GENERATED_TITLE,
    belongs_to,
    is_asked,
    is_column_head,
    is_note,
    is_shown,
    split_code,
)
from ltsa_desktop.gui.widgets import MutedLabel

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.xforms import NodeState

HEAD_EVERY = 8
"""The heads stand again above every eighth row, so that they are always in sight."""
MOST_COLUMNS = 11
LEAST_WIDTH = 240
MOST_COLUMN = 15
"""A column is at most as wide as this many average letters …"""
LABEL_LETTERS = 24
"""… and the question keeps room for this many."""
LINES = 2
"""Pixels between title and law of a head."""


@dataclass(eq=False, slots=True)
class Grid:
    """One table.

    Attributes:
        rows: the paths of its questions.
        options: the heads.
        title: the path whose label stands above, "" without.
        cards: the rows on the screen.
    """

    rows: tuple[str, ...]
    options: tuple[Option, ...]
    title: str = ""
    cards: dict[str, GridRow] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The stored names of the choices."""
        return tuple(option.name for option in self.options)

    def parts(self) -> Iterator[tuple[str, ...]]:
        """The rows between one line of heads and the next."""
        for start in range(0, len(self.rows), HEAD_EVERY):
            yield self.rows[start : start + HEAD_EVERY]

    def column_width(self, room: int, metrics: QFontMetrics) -> int:
        """How wide each column is where question and cells have `room` pixels together; 0 when they do not fit."""
        words = [shown(option) for option in self.options]
        letter = metrics.averageCharWidth()
        least = max(TARGET + SPACE.s, longest_word(words, metrics) * MUTED / BODY + SPACE.m)
        there = room - LABEL_LETTERS * letter
        if not words or least * len(words) > there:
            return 0
        # Two lines of words are better than four, as long as the question keeps its room.
        half = max(metrics.horizontalAdvance(text) for text in words) * 0.6 + SPACE.m
        return int(min(max(least, min(half, MOST_COLUMN * letter)), there / len(words)))

    def step(self, path: str, step: int, column: int) -> None:
        """Move the keyboard from the row at `path` to the next one in sight in that direction."""
        at = self.rows.index(path)
        for other in self.rows[at + 1 :] if step > 0 else self.rows[:at][::-1]:
            card = self.cards.get(other)
            if card is not None and not card.isHidden():
                card.row.focus_cell(column)
                return


def _style(node: NodeState) -> str:
    """ "table" or "likert" for a question that may be a row, else ""."""
    definition = node.definition
    if not is_asked(definition) or definition.control not in ("select1", "select") or belongs_to(definition):
        return ""
    words = (definition.appearance or "").split()
    if "list-nolabel" in words:
        return "table"
    return "likert" if "likert" in words and definition.control == "select1" else ""


def find_grids(session: VisitSession, nodes: Sequence[NodeState]) -> dict[str, Grid]:
    """The tables among neighbouring nodes, by the path of each row, and of what stands above the rows."""
    found: dict[str, Grid] = {}
    rows: list[NodeState] = []
    key: object = None
    above: list[NodeState] = []

    def close() -> None:
        heads = [node for node in above if is_column_head(node.definition)]
        titles = [node for node in above if node.definition.name.startswith(GENERATED_TITLE)]
        if rows and len(rows) + bool(heads) >= 2:
            title = titles[0].path if titles else _own_title(session, heads)
            grid = Grid(tuple(node.path for node in rows), tuple(session.options(rows[0].path)), title)
            found.update(dict.fromkeys(grid.rows, grid))
            found.update({node.path: grid for node in titles})
        rows.clear()
        above.clear()

    for node in nodes:
        definition = node.definition
        style = _style(node)
        if style:
            options = session.options(node.path)
            few = 1 < len(options) <= MOST_COLUMNS
            mine = (style, definition.control, tuple((o.name, o.label) for o in options) if few else ())
            if rows and mine != key:
                close()
            if few:
                key = mine
                rows.append(node)
            else:
                close()
        elif is_column_head(definition) or (is_note(definition) and definition.name.startswith(GENERATED_TITLE)):
            if rows:
                close()
            above.append(node)
        elif is_shown(definition) and not belongs_to(definition):
            close()
    close()
    return found


def _own_title(session: VisitSession, heads: Sequence[NodeState]) -> str:
    """A head row with words of its own names the table; pyxform's has none."""
    return next((node.path for node in heads if (node.label(session.form_language) or "").strip()), "")


class GridHead(QWidget):
    """The choices above their columns, with the table's title and what all rows have in common."""

    def __init__(self, session: VisitSession, grid: Grid, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.grid = grid
        self._first = first
        self._width = -1
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(gutter(self), SPACE.m if first else SPACE.l, NOTE_ROOM, SPACE.xs)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(LINES)
        self.title = plain_label(role="strong")
        self.law = MutedLabel()
        for label in (self.title, self.law):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            left.addWidget(label, 0, Qt.AlignmentFlag.AlignBottom)
        row.addLayout(left, 1)
        self.heads: list[QLabel] = []
        for option in grid.options:
            label = MutedLabel(shown(option))
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            label.setMargin(2)
            self.heads.append(label)
            row.addWidget(label)
        self.refresh()

    def refresh(self) -> None:
        """Show the words of now."""
        session, grid = self.session, self.grid
        words = ""
        section = session.tally.sections[session.tally.section_of(grid.title)].ref if grid.title else ""
        if grid.title and self._first and section != grid.title.rpartition("/")[0]:
            words = split_code(session.label(grid.title))[1]
        self.title.setText(words)
        self.title.setVisible(bool(words))
        law = common_law(session, grid) if self._first else ""
        self.law.setText(f"§ {law}" if law else "")
        self.law.setVisible(bool(law))
        names = ", ".join(shown(option) for option in grid.options)
        self.setAccessibleName(self.tr("Kolom: {names}").format(names=names))

    def minimumSizeHint(self) -> QSize:
        # Never in the way of a narrow window, in which the heads are not shown.
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        # Reckoned, not asked of the layout: that one knows only which heads are shown at the width of now.
        column = self._column(width)
        beside = width - gutter(self) - NOTE_ROOM - column * len(self.heads)
        words = [label.heightForWidth(beside) for label in (self.title, self.law) if not label.isHidden()]
        heads = max(head.heightForWidth(column) for head in self.heads) if column else 0
        edges = self.contentsMargins() + self._row.contentsMargins()
        beneath = sum(words) + LINES * (len(words) == 2)
        return edges.top() + edges.bottom() + max(beneath, heads)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width())

    def _column(self, whole: int) -> int:
        """How wide a column is in a head `whole` pixels wide; 0 where they do not fit."""
        return self.grid.column_width(whole - gutter(self) - NOTE_ROOM, self.fontMetrics())

    def _fit(self, whole: int) -> None:
        """Make the columns fit a head `whole` pixels wide; hide them where they do not."""
        width = self._column(whole)
        if width != self._width:
            self._width = width
            for head in self.heads:
                head.setVisible(width > 0)
                if width:
                    head.setFixedWidth(width)


def common_law(session: VisitSession, grid: Grid) -> str:
    """The law that every row names, "" when they differ."""
    laws = {session.node(path).guidance(session.form_language) or "" for path in grid.rows}
    return laws.pop() if len(laws) == 1 else ""


class GridRow(QuestionCard):
    """A question as a row of its table."""

    def __init__(
        self, session: VisitSession, path: str, evidence: tuple[str, ...], grid: Grid, parent: QWidget | None = None
    ) -> None:
        self.grid = grid
        super().__init__(session, path, evidence, parent, maker=make_row)
        grid.cards[path] = self
        self._width = -1
        self.row.row_wanted.connect(lambda step, column: grid.step(path, step, column))

    @property
    def row(self) -> RowEditor:
        """The cells."""
        editor = self.field.editor
        assert isinstance(editor, RowEditor)
        return editor

    def refresh(self) -> None:
        super().refresh()
        if self.law.isVisibleTo(self) and common_law(self.session, self.grid):
            self.law.hide()  # it stands once, above the rows

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        self._fit(width)
        return super().heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width())

    def _fit(self, whole: int) -> None:
        """Stand as a row where the columns fit into `whole` pixels, else as a card."""
        width = self.grid.column_width(whole - self.gutter - NOTE_ROOM, self.fontMetrics())
        if width == self._width:
            return
        self._width = width
        held = self.row.isAncestorOf(focus) if (focus := self.window().focusWidget()) is not None else False
        margin = SPACE.xs if width else SPACE.m
        self.column.setContentsMargins(self.gutter, margin, NOTE_ROOM, margin)
        if width:
            self.head.addWidget(self.row, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.column.insertWidget(self.column.indexOf(self.hint) + 1, self.row)
        self.row.set_columns(width, self.grid.names)
        self.row.setFixedWidth(width * len(self.grid.options)) if width else self._free_width()
        if held:
            self.row.focus_first()

    def _free_width(self) -> None:
        self.row.setMinimumWidth(0)
        self.row.setMaximumWidth(16_777_215)
