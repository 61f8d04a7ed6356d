"""A table of small values one reads at a glance: each cell has its number and a tint, Enter shows what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ltsa_desktop.gui.theme.style import current_theme, scaled
from ltsa_desktop.gui.theme.tokens import SPACE

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: what is written. share: 0 to 1 for the tint, None for no value (written on plain ground).
        told: the cell in words, for the tooltip and screen readers.
        steps: (filled, of) little boxes instead of a tint: a level.
        key: what sorting compares; None is last.
    """

    text: str
    share: float | None = None
    told: str = ""
    steps: tuple[int, int] | None = None
    key: float | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its name at the left, `data` whatever it stands for."""

    name: str
    cells: tuple[Cell, ...]
    data: Any = None


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heads: Sequence[tuple[str, str]] = ()
        self.rows: list[GridRow] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object | None:
        across = orientation == Qt.Orientation.Horizontal
        if across and section < len(self.heads):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.heads[section][0]
            if role == Qt.ItemDataRole.ToolTipRole:
                return self.heads[section][1]
        elif not across and section < len(self.rows):
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return self.rows[section].name
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def cell(self, index: Index) -> Cell:
        return self.rows[index.row()].cells[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object | None:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.told or cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.heads):
            return
        down = order == Qt.SortOrder.DescendingOrder

        def key(row: GridRow) -> tuple[bool, float]:
            value = row.cells[column].key
            return (value is None, 0.0) if value is None else (False, -value if down else value)

        self.layoutAboutToBeChanged.emit()
        self.rows.sort(key=key)
        self.layoutChanged.emit()


def tint(share: float) -> tuple[QColor, QColor]:
    """The ground of a share, and the colour of writing on it."""
    theme = current_theme()
    low, high = QColor(theme.surface), QColor(theme.accent)
    part = 0.06 + 0.84 * min(1.0, max(0.0, share))
    ground = QColor(*(round(a + (b - a) * part) for a, b in zip(_rgb(low), _rgb(high), strict=True)))
    return ground, max((QColor(theme.text), QColor(theme.on_accent)), key=lambda ink: _contrast(ink, ground))


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _contrast(one: QColor, other: QColor) -> float:
    lights = sorted(_light(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


class _Painter(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Model)
        cell, theme = model.cell(index), current_theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        ground, ink = tint(cell.share) if cell.share is not None else (QColor(theme.surface), QColor(theme.muted))
        painter.fillRect(rect.adjusted(1, 1, -1, -1), ground)
        painter.setPen(ink)
        if cell.steps is not None:
            self._steps(painter, rect, cell)
        else:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell.text)
        if state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_Selected:
            pen = painter.pen()
            pen.setColor(QColor(theme.accent if cell.share is None or cell.share < 0.5 else theme.text))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _steps(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Little boxes, filled up to the level; the number stands beside them."""
        assert cell.steps is not None
        filled, of = cell.steps
        theme = current_theme()
        side, gap = scaled(7), scaled(2)
        wide = of * (side + gap) + scaled(14)
        x, y = rect.center().x() - wide // 2, rect.center().y() - side // 2
        painter.setPen(QColor(theme.text))
        painter.drawText(QRect(x, rect.y(), scaled(12), rect.height()), Qt.AlignmentFlag.AlignCenter, cell.text)
        x += scaled(14)
        for step in range(of):
            box = QRect(x + step * (side + gap), y, side, side)
            painter.setPen(QColor(theme.edge))
            painter.setBrush(QColor(theme.accent if step < filled else theme.surface))
            painter.drawRect(box)


class GridTable(QTableView):
    """See the module.

    Signals:
        opened(row, column): a cell was clicked twice or entered; `row` is a `GridRow`.
    """

    opened = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._empty = ""
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSortIndicatorShown(False)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(False)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._on_opened)

    def set_empty(self, words: str) -> None:
        """What stands in the table while it has no rows."""
        self._empty = words
        self.viewport().update()

    def set_grid(self, heads: Sequence[tuple[str, str]], rows: Sequence[GridRow]) -> None:
        """Other content: heads as (short, whole) words, and rows with a cell for each."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        self._model.beginResetModel()
        self._model.heads, self._model.rows = heads, list(rows)
        self._model.endResetModel()
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.fit()
        if rows and heads:
            self.setCurrentIndex(
                self._model.index(min(max(row, 0), len(rows) - 1), min(max(column, 0), len(heads) - 1))
            )

    def rows(self) -> list[GridRow]:
        """The rows in their order."""
        return list(self._model.rows)

    def heads(self) -> list[str]:
        """The columns' whole names."""
        return [whole for _, whole in self._model.heads]

    def go_to(self, name: Callable[[GridRow], bool], column: int) -> bool:
        """Put the cursor on a cell."""
        for number, row in enumerate(self._model.rows):
            if name(row):
                self.setCurrentIndex(self._model.index(number, column))
                return True
        return False

    def fit(self) -> None:
        """Columns of one width that share the room, heads of three lines."""
        letter, high = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setDefaultSectionSize(scaled(28))
        heads = [head for head, _ in self._model.heads]
        # No word of a head is cut, and names get what the columns leave.
        bold = across.fontMetrics()
        least = max((bold.horizontalAdvance(word) for head in heads for word in head.split()), default=0) * 11 // 10
        least = min(max(letter * 8, least + 2 * SPACE.s + SPACE.xs), letter * 15)
        names = max((self.fontMetrics().horizontalAdvance(row.name) for row in self._model.rows), default=0)
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 4
        down.setFixedWidth(min(names * 11 // 10 + 2 * SPACE.m, max(letter * 20, room - len(heads) * least)))
        wide = least
        if heads:
            wide = max(least, min((room - down.width()) // len(heads), letter * 24))
            across.setDefaultSectionSize(wide)
        box = QRect(0, 0, (wide - SPACE.s) * 10 // 11, 10 * high)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        tall = max((bold.boundingRect(box, flags, head).height() for head in heads), default=high)
        across.setFixedHeight(max(2 * high, tall) + SPACE.m)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and not self._model.rows:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(current_theme().muted))
            room = self.viewport().rect().adjusted(SPACE.xl, SPACE.xl, -SPACE.xl, -SPACE.xl)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._on_opened(index)
            return
        super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.rows[index.row()], index.column())
