"""Repeats: one card an instance, folded or open, or all of them as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ltsa_desktop.gui.icons import set_icon
from ltsa_desktop.gui.theme.tokens import SPACE, TARGET
from ltsa_desktop.gui.visit.blocks import BlockList
from ltsa_desktop.gui.visit.cards import QuestionCard, gutter, plain_label, title_of
from ltsa_desktop.gui.visit.outline import belongs_to, children, is_note, is_shown, split_code
from ltsa_desktop.gui.widgets import IconButton, MutedLabel, QuietButton
from ltsa_desktop.gui.widgets.buttons import PlainButton

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession

OPEN_AT_FIRST = 3
"""Up to this many instances are open when the page is made; more are folded to their titles."""
TITLE_PARTS = 2
TABLE_COLUMNS = 8


class InstanceCard(QFrame):
    """One instance: its title, its buttons, and its questions while it is open.

    Signals:
        unfolded(): it was opened (its questions exist now).
    """

    unfolded = Signal()

    def __init__(self, session: VisitSession, path: str, depth: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.path = path
        self._depth = depth
        self.setProperty("surface", "card")
        self.blocks: BlockList | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xs, SPACE.xs, SPACE.xs, SPACE.xs)
        column.setSpacing(0)
        self._column = column
        head = QHBoxLayout()
        head.setSpacing(0)
        self.title = QuietButton()
        self.title.setProperty("kind", "nav")
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.clicked.connect(self.toggle)
        head.addWidget(self.title, 1)
        self.copy = IconButton("copy")
        self.up = IconButton("arrow-up")
        self.down = IconButton("arrow-down")
        self.delete = IconButton("trash")
        for button in (self.copy, self.up, self.down, self.delete):
            head.addWidget(button)
        column.addLayout(head)

    @property
    def is_open(self) -> bool:
        """Whether its questions are in sight."""
        return self.blocks is not None and not self.blocks.isHidden()

    def toggle(self) -> None:
        """Open or fold."""
        self.set_open(not self.is_open)

    def set_open(self, on: bool) -> None:
        """Open (making the questions) or fold."""
        if on and self.blocks is None:
            self.blocks = BlockList(self.session, [self.path], self._depth + 1)
            self.blocks.build()
            self._column.addWidget(self.blocks)
            self.unfolded.emit()
        if self.blocks is not None:
            self.blocks.setVisible(on)
        self.retitle()

    def retitle(self, place: int | None = None, count: int | None = None, fixed: bool = False) -> None:
        """Name it by its place and its first answers."""
        if place is not None and count is not None:
            self._place = place
            self.up.setEnabled(place > 0)
            self.down.setEnabled(place < count - 1)
            for button in (self.copy, self.up, self.down, self.delete):
                button.setVisible(not fixed)
        name = title_of(self.session, self.session.repeat_of(self.path))
        words = " · ".join(instance_words(self.session, self.path))
        head = f"{name} {self._place + 1}"
        text = f"{head}: {words}" if words else head
        metrics = self.title.fontMetrics()
        around = self.title.sizeHint().width() - metrics.horizontalAdvance(self.title.text().replace("&&", "&"))
        width = max(120, self.title.width() - around - SPACE.s)
        room = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        self.title.setText(room.replace("&", "&&"))
        self.title.setToolTip(text)
        self.title.setAccessibleName(text)
        self.title.setAccessibleDescription("" if self.is_open else self.tr("terlipat"))
        set_icon(self.title, "chevron-down" if self.is_open else "chevron-right", "muted", 16)
        self.copy.set_name(self.tr("Gandakan {name}").format(name=head))
        self.up.set_name(self.tr("Naikkan {name}").format(name=head))
        self.down.set_name(self.tr("Turunkan {name}").format(name=head))
        self.delete.set_name(self.tr("Hapus {name}").format(name=head))

    _place = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.retitle)


def instance_words(session: VisitSession, instance: str) -> list[str]:
    """The first answers of an instance, by which one knows it."""
    found: list[str] = []
    for child in session.node(instance).children:
        definition = child.definition
        if definition.kind != "value" or definition.control in (None, "upload", "trigger") or is_note(definition):
            continue
        if child.relevant and child.value:
            words = session.words(child.path, child.value)
            found.append(words if len(words) <= 60 else words[:57] + "…")
            if len(found) == TITLE_PARTS:
                break
    return found


class RepeatBlock(QWidget):
    """All instances of a repeat, with what can be done to them.

    Signals:
        advance_requested(str): see `BlockList`.
        made(object): see `BlockList`.
        instance_added(str): a new instance's path.
    """

    advance_requested = Signal(str)
    made = Signal(object)

    def __init__(self, session: VisitSession, path: str, depth: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.path = path
        self._depth = depth
        definition = session.node(path).definition
        self.fixed = bool(definition.fixed or definition.count is not None)  # type: ignore[attr-defined]
        self._cards: dict[str, InstanceCard] = {}
        self._table: QTableWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(gutter(self), SPACE.m, SPACE.s, SPACE.m)
        column.setSpacing(SPACE.s)
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        self.label = plain_label(role="strong")
        self.count = MutedLabel()
        self.count.setWordWrap(False)
        self.view = QuietButton("", "table")
        head.addWidget(self.label)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.view)
        column.addLayout(head)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(SPACE.s)
        column.addLayout(self._stack)
        foot = QHBoxLayout()
        self.add = PlainButton("", "plus")
        foot.addWidget(self.add)
        foot.addStretch(1)
        column.addLayout(foot)
        self.add.clicked.connect(self._on_add)
        self.view.clicked.connect(self._on_view)
        self.refresh(None, True)

    def refresh(self, paths: frozenset[str] | None, structure: bool) -> None:
        """Follow the form: instances come and go, their questions change."""
        name = title_of(self.session, self.path)
        instances = self.session.instances(self.path)
        first = not self._cards
        if structure:
            for gone in [p for p in self._cards if p not in instances]:
                card = self._cards.pop(gone)
                self._stack.removeWidget(card)
                card.hide()
                card.deleteLater()
            for place, path in enumerate(instances):
                known = path in self._cards
                card = self._cards[path] if known else self._make(path)
                if not known:
                    card.retitle(place, len(instances), self.fixed or self.session.read_only)
                    if first and len(instances) <= OPEN_AT_FIRST:
                        card.set_open(True)
                if self._stack.indexOf(card) != place:
                    self._stack.removeWidget(card)
                    self._stack.insertWidget(place, card)
        self.label.setText(self.session.label(self.path))
        self.count.setText(f"({len(instances)})" if instances else self.tr("belum ada"))
        self.add.setText(self.tr("Tambah {name}").format(name=name.lower()))
        self.add.setVisible(not self.fixed and not self.session.read_only)
        for place, path in enumerate(instances):
            card = self._cards[path]
            mine = paths is None or structure or any(p.startswith(path) for p in paths)
            if mine:
                card.retitle(place, len(instances), self.fixed or self.session.read_only)
                if card.blocks is not None:
                    card.blocks.refresh(paths if not structure or paths is None else None, False)
        self._refresh_table()
        self.view.setVisible(len(instances) > 1)
        self.view.setText(self.tr("Kartu") if self._table is not None else self.tr("Tabel"))

    def card(self, path: str) -> QuestionCard | None:
        """The card of a question of an open instance."""
        instance = self._instance_of(path)
        blocks = instance.blocks if instance is not None else None
        return blocks.card(path) if blocks is not None else None

    def reveal(self, path: str) -> QWidget | None:
        """Open the instance that holds the question; its card."""
        if self._table is not None:
            self._on_view()
        instance = self._instance_of(path)
        if instance is None:
            return self
        instance.set_open(True)
        assert instance.blocks is not None
        return instance.blocks.reveal(path) or instance

    def cards(self) -> Iterator[QuestionCard]:
        """The question cards of open instances, in order."""
        for path in self.session.instances(self.path):
            card = self._cards.get(path)
            if card is not None and card.blocks is not None:
                yield from card.blocks.cards()

    def stops(self) -> Iterator[QWidget]:
        """See `BlockList.stops`."""
        if not self.view.isHidden():
            yield self.view
        if self._table is not None:
            yield self._table
        else:
            for path in self.session.instances(self.path):
                card = self._cards.get(path)
                if card is None:
                    continue
                for button in (card.title, card.copy, card.up, card.down, card.delete):
                    if not button.isHidden() and button.isEnabled():
                        yield button
                if card.is_open and card.blocks is not None:
                    yield from card.blocks.stops()
        if not self.add.isHidden():
            yield self.add

    def _instance_of(self, path: str) -> InstanceCard | None:
        return next((card for p, card in self._cards.items() if path == p or path.startswith(p + "/")), None)

    def _make(self, path: str) -> InstanceCard:
        card = InstanceCard(self.session, path, self._depth)
        card.copy.clicked.connect(lambda: self._open(self.session.duplicate(path)))
        card.up.clicked.connect(lambda: self.session.move_instance(path, -1))
        card.down.clicked.connect(lambda: self.session.move_instance(path, 1))
        card.delete.clicked.connect(lambda: self._on_delete(path))
        card.unfolded.connect(lambda: self._on_unfolded(card))
        self._cards[path] = card
        return card

    def _on_unfolded(self, card: InstanceCard) -> None:
        assert card.blocks is not None
        card.blocks.advance_requested.connect(self.advance_requested)
        card.blocks.made.connect(self.made)
        for made in card.blocks.cards():
            self.made.emit(made)

    def _open(self, path: str) -> None:
        card = self._cards.get(path)
        if card is None:
            return
        card.set_open(True)
        assert card.blocks is not None
        first = next(iter(card.blocks.cards()), None)
        if first is not None:
            first.focus_first()
        else:
            card.title.setFocus()

    def _on_add(self) -> None:
        self._open(self.session.add_instance(self.path))

    def _on_delete(self, path: str) -> None:
        paths = self.session.instances(self.path)
        at = paths.index(path)
        rest = paths[:at] + paths[at + 1 :]
        # The focus goes to a neighbour before its home disappears.
        if rest:
            self._cards[rest[min(at, len(rest) - 1)]].title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.remove_instance(path)

    # As a table

    def _on_view(self) -> None:
        if self._table is None:
            self._table = QTableWidget()
            self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            self._table.setTabKeyNavigation(False)
            self._table.setShowGrid(False)
            self._table.setWordWrap(False)
            self._table.verticalHeader().hide()
            self._table.horizontalHeader().setStretchLastSection(True)
            self._table.setAccessibleName(self.session.label(self.path))
            self._table.cellActivated.connect(self._on_row)
            self._stack.insertWidget(0, self._table)
        else:
            self._stack.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
            self._table = None
        for card in self._cards.values():
            card.setVisible(self._table is None)
        self.refresh(None, False)
        if self._table is not None:
            self._table.setFocus()

    def _refresh_table(self) -> None:
        table = self._table
        if table is None:
            return
        session = self.session
        instances = session.instances(self.path)
        columns = [
            child
            for child in children(session.node(self.path).definition)
            if child.kind == "value"
            and is_shown(child)
            and not is_note(child)
            and not belongs_to(child)
            and child.control != "upload"
        ][:TABLE_COLUMNS]
        table.setColumnCount(len(columns))
        table.setRowCount(len(instances))
        if instances:
            heads = [split_code(session.label(f"{instances[0]}/{c.name}"))[1] for c in columns]
            table.setHorizontalHeaderLabels([h if len(h) <= 24 else h[:23] + "…" for h in heads])
        for row, instance in enumerate(instances):
            for at, child in enumerate(columns):
                node = session.node(f"{instance}/{child.name}")
                item = QTableWidgetItem(session.words(node.path, node.value))
                item.setToolTip(item.text())
                table.setItem(row, at, item)
            table.setRowHeight(row, TARGET)
        table.resizeColumnsToContents()
        for at in range(table.columnCount()):
            table.setColumnWidth(at, min(220, table.columnWidth(at) + SPACE.s))
        table.setFixedHeight(min(12, len(instances) + 1) * (TARGET + 2) + 12)

    def _on_row(self, row: int, _column: int) -> None:
        path = self.session.instances(self.path)[row]

        def open_it() -> None:
            self._on_view()
            self._open(path)

        # Not within the table's own key press: Enter would go on from the card that is opened.
        QTimer.singleShot(0, self, open_it)
