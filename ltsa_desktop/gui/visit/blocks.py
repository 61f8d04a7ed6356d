"""The cards of one part of the form, in the form's order, made when they are needed."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ltsa_desktop.gui.visit.cards import GroupHead, NoteCard, QuestionCard
from ltsa_desktop.gui.visit.grids import Grid, GridHead, GridRow, find_grids
from ltsa_desktop.gui.visit.outline import belongs_to, is_note, is_shown

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.repeats import RepeatBlock
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.xforms import NodeDef, NodeState

Kind = Literal["group", "question", "note", "repeat", "columns"]
_INSTANCE = re.compile(r"\[[^]]*\]")


@dataclass(slots=True)
class Slot:
    """A place on the page. The widget is made when the slot becomes relevant and its turn has come."""

    kind: Kind
    path: str
    depth: int
    groups: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    widget: QWidget | None = None
    grid: Grid | None = None
    rows: tuple[str, ...] = ()
    """Of the heads of a table: the questions below them."""
    head: Slot | None = None
    """Of a row of a table: its heads."""


class BlockList(QWidget):
    """Cards below one another.

    It lays them out itself: a box layout asks all fifty cards of a page again whenever one of them changes.

    Signals:
        advance_requested(str): the question at this path was answered by a key that goes on.
        made(object): a widget was made (a card, a head, a repeat).
    """

    advance_requested = Signal(str)
    made = Signal(object)

    def __init__(
        self, session: VisitSession, roots: Iterable[str], depth: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._height: tuple[int, int] | None = None
        """The width last asked for and the height that goes with it, None when a card may have another one now."""
        self.slots: list[Slot] = []
        self._home: dict[str, int] = {}
        self._folded: set[str] = set()
        self._witnesses: dict[str, dict[str, list[str]]] = {}
        """By ref of a group and name of a question in it: the names of the questions that are its evidence."""
        self._built = 0
        for root in roots:
            node = session.node(root)
            if node.definition.kind == "group" or _is_instance(root):
                self._plan(node, depth, ())
            else:
                self._plan_one(node, depth, ())

    # Building

    @property
    def finished(self) -> bool:
        """Whether every slot has had its turn."""
        return self._built >= len(self.slots)

    def build(self, until: float | None = None, height: int | None = None, path: str = "") -> bool:
        """Make widgets from where the last call stopped.

        Args:
            until: stop when `time.perf_counter()` has passed this.
            height: stop when about this many pixels are filled.
            path: stop after the slot that holds this path.

        Returns:
            Whether everything is made now.
        """
        filled = 0
        goal = self._home.get(_bare_home(self._home, path), -1) if path else None
        while self._built < len(self.slots):
            if goal is not None and self._built > goal:
                break
            slot = self.slots[self._built]
            self._built += 1
            widget = self._show(slot)
            if widget is not None and height is not None:
                filled += max(height_at(widget, self.width()), 40)
                if filled > height:
                    break
            if until is not None and time.perf_counter() > until:
                break
        if self._height is None:
            # The layout keeps the height of before, also while nobody sees it.
            self.updateGeometry()
        return self.finished

    def _show(self, slot: Slot) -> QWidget | None:
        if slot.head is not None:
            self._show(slot.head)
        visible = self._wanted(slot)
        if slot.widget is None:
            if not visible:
                return None
            slot.widget = self._make(slot)
            slot.widget.show()  # dressed at once, so that its height is right when the page is laid out
            self._height = None
            self.made.emit(slot.widget)
        elif slot.widget.isHidden() == visible:
            slot.widget.setVisible(visible)
            self._height = None
        return slot.widget if visible else None

    def _make(self, slot: Slot) -> QWidget:
        if slot.kind == "columns":
            assert slot.grid is not None
            return GridHead(self.session, slot.grid, slot.rows[0] == slot.grid.rows[0], self)
        if slot.kind == "question":
            card = (
                QuestionCard(self.session, slot.path, slot.evidence, self)
                if slot.grid is None
                else GridRow(self.session, slot.path, slot.evidence, slot.grid, self)
            )
            card.advance_requested.connect(lambda: self.advance_requested.emit(slot.path))
            return card
        if slot.kind == "note":
            return NoteCard(self.session, slot.path, self)
        if slot.kind == "group":
            head = GroupHead(self.session, slot.path, slot.depth, self)
            head.toggled.connect(lambda: self._on_toggled(head))
            return head
        from ltsa_desktop.gui.visit.repeats import RepeatBlock

        block = RepeatBlock(self.session, slot.path, slot.depth, self)
        block.advance_requested.connect(self.advance_requested)
        block.made.connect(self.made)
        return block

    def _wanted(self, slot: Slot) -> bool:
        if not any(self.session.node(path).relevant for path in slot.rows or (slot.path,)):
            return False
        return not any(group in self._folded for group in slot.groups)

    def _plan(self, node: NodeState, depth: int, groups: tuple[str, ...]) -> None:
        grids = find_grids(self.session, node.children)
        head: Slot | None = None
        for child in node.children:
            grid = grids.get(child.path)
            if grid is None:
                self._plan_one(child, depth, groups)
                continue
            for rows in grid.parts():
                if rows[0] == child.path:
                    head = Slot("columns", child.path, depth, groups, grid=grid, rows=rows)
                    self.slots.append(head)
            if child.path in grid.rows:
                evidence = self._evidence(child)
                self._add(Slot("question", child.path, depth, groups, evidence, grid=grid, head=head))

    def _plan_one(self, node: NodeState, depth: int, groups: tuple[str, ...]) -> None:
        definition = node.definition
        if not is_shown(definition):
            return
        if definition.kind == "repeat":
            self._add(Slot("repeat", node.path, depth, groups))
        elif definition.kind == "group":
            inner = groups
            if definition.label is not None:
                self._add(Slot("group", node.path, depth, groups))
                inner = (*groups, node.path)
            self._plan(node, depth + 1, inner)
        elif is_note(definition) and not belongs_to(definition):
            self._add(Slot("note", node.path, depth, groups))
        elif not belongs_to(definition):
            self._add(Slot("question", node.path, depth, groups, self._evidence(node)))

    def _add(self, slot: Slot) -> None:
        place = len(self.slots)
        self.slots.append(slot)
        for path in (slot.path, *slot.evidence):
            self._home[path] = place

    def _evidence(self, node: NodeState) -> tuple[str, ...]:
        definition = node.definition
        if definition.parent is None:
            return ()
        ref = definition.parent.ref
        if ref not in self._witnesses:
            found = self._witnesses[ref] = {}
            for child in definition.parent.children:
                if is_proof(child) and (name := belongs_to(child)):
                    found.setdefault(name, []).append(child.name)
        stem = node.path[: -len(definition.name)]
        return tuple(stem + name for name in self._witnesses[ref].get(definition.name, ()))

    # Laying out

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._height is None or self._height[0] != width:
            self._height = width, sum(height_at(widget, width) for widget in self._in_sight())
        return self._height[1]

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def arrange(self) -> None:
        """Put every card in its place at the width of now."""
        width, top = self.width(), 0
        for widget in self._in_sight():
            height = height_at(widget, width)
            widget.setGeometry(0, top, width, height)
            top += height
        if self._height != (width, top):
            self._height = width, top
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._height = None
            self.arrange()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def _in_sight(self) -> Iterator[QWidget]:
        for slot in self.slots:
            if slot.widget is not None and not slot.widget.isHidden():
                yield slot.widget

    # Finding

    def holds(self, path: str) -> bool:
        """Whether the question at `path` has its place here (perhaps inside a repeat)."""
        return bool(_bare_home(self._home, path))

    def card(self, path: str) -> QuestionCard | None:
        """The card of a question that is on the screen."""
        home = _bare_home(self._home, path)
        if not home:
            return None
        widget = self.slots[self._home[home]].widget
        if isinstance(widget, QuestionCard):
            return widget
        if widget is not None and hasattr(widget, "card"):
            block: RepeatBlock = widget  # type: ignore[assignment]
            return block.card(path)
        return None

    def reveal(self, path: str) -> QWidget | None:
        """Make (and unfold) what holds the question; its card, or the repeat's widget."""
        home = _bare_home(self._home, path)
        if not home:
            return None
        self.build(path=home)
        slot = self.slots[self._home[home]]
        for head in self._heads():
            if head.folded and head.path in slot.groups:
                head.button.click()
        widget = self._show(slot)
        if widget is not None and slot.kind == "repeat":
            block: RepeatBlock = widget  # type: ignore[assignment]
            return block.reveal(path)
        return widget

    def cards(self) -> Iterator[QuestionCard]:
        """The question cards that have been made, in order, those inside repeats too."""
        for slot in self.slots:
            if isinstance(slot.widget, QuestionCard):
                yield slot.widget
            elif slot.kind == "repeat" and slot.widget is not None:
                block: RepeatBlock = slot.widget  # type: ignore[assignment]
                yield from block.cards()

    def stops(self) -> Iterator[QWidget]:
        """What the keyboard goes through, in order: cards, heads, repeats' buttons."""
        for slot in self.slots:
            if slot.widget is None or slot.widget.isHidden():
                continue
            if slot.kind == "repeat":
                block: RepeatBlock = slot.widget  # type: ignore[assignment]
                yield from block.stops()
            elif slot.kind not in ("note", "columns"):
                yield slot.widget

    # Following the form

    def refresh(self, paths: frozenset[str] | None, structure: bool = False) -> bool:
        """Show the state of now: of `paths`, or of everything when None.

        Returns:
            Whether anything may have another height or place now.
        """
        moved = structure or paths is None
        if paths is None:
            places: Iterable[int] = range(self._built)
        else:
            found = set()
            for path in paths:
                home = _bare_home(self._home, path)
                if home:
                    found.add(self._home[home])
            places = sorted(place for place in found if place < self._built)
        for place in places:
            slot = self.slots[place]
            was = slot.widget is not None and not slot.widget.isHidden()
            widget = self._show(slot)
            moved = moved or was != (widget is not None)
            if widget is None:
                continue
            if slot.kind == "repeat":
                block: RepeatBlock = widget  # type: ignore[assignment]
                block.refresh(paths, structure or paths is None)
            else:
                widget.refresh()  # type: ignore[attr-defined]
            if was and not moved:
                moved = height_at(widget, widget.width()) != widget.height()
        if structure and paths is not None:
            for slot in self.slots[: self._built]:
                if slot.kind == "repeat" and slot.widget is not None:
                    block = slot.widget  # type: ignore[assignment]
                    block.refresh(paths, True)
        if moved:
            self._height = None
        return moved

    def _heads(self) -> Iterator[GroupHead]:
        return (slot.widget for slot in self.slots if isinstance(slot.widget, GroupHead))

    def _on_toggled(self, head: GroupHead) -> None:
        if head.folded:
            self._folded.add(head.path)
        else:
            self._folded.discard(head.path)
        for slot in self.slots[: self._built]:
            if head.path in slot.groups:
                self._show(slot)


def height_at(widget: QWidget, width: int) -> int:
    """The height (pixels) a widget takes at a width."""
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    return max(height, widget.minimumHeight())


def is_proof(definition: NodeDef) -> bool:
    """Whether a node can stand in another question's card; a note with `untuk` is a warning, told by the card."""
    return is_shown(definition) and not is_note(definition)


def _is_instance(path: str) -> bool:
    return path.endswith("]")


def _bare_home(homes: dict[str, int], path: str) -> str:
    """The longest head of `path` that has a place of its own here, "" when none has."""
    while path:
        if path in homes:
            return path
        path = path[: path.rindex("[")] if path.endswith("]") else path.rpartition("/")[0]
    return ""
