"""Lists of things as a table: plain rows in, sorted and filtered, Enter or double click opens one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from ltsa_desktop.gui.icons import STATES, icon
from ltsa_desktop.gui.theme.style import current_theme
from ltsa_desktop.gui.theme.tokens import SPACE, TARGET

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        title: its head.
        text: row → what is shown.
        key: row → what sorting compares; the text by default.
        right: figures stand right.
        stretch: share of the room that is left over.
        state: row → a state whose icon stands before the text, "" for none.
        least: the least width in characters.
        given_up: where there is no room for all, columns with this are left out, the greatest number first; what they
            say must stand elsewhere too.
    """

    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    right: bool = False
    stretch: int = 0
    state: Callable[[Any], str] | None = None
    least: int = 0
    given_up: int = 0


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = ()
        self.rows: Sequence[Any] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object | None:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object | None:
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.UserRole:
            return column.key(row) if column.key else column.text(row).casefold()
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column.state is not None and (state := column.state(row)):
            return icon(STATES[state], state)
        return None


class _Filter(QSortFilterProxyModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: list[str] = []
        self.extra: Callable[[Any], str] | None = None
        self.keep: Callable[[Any], bool] | None = None

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, _Model)
        row = model.rows[source_row]
        if self.keep is not None and not self.keep(row):
            return False
        if not self.words:
            return True
        text = " ".join(column.text(row) for column in model.columns)
        if self.extra is not None:
            text += " " + self.extra(row)
        text = text.casefold()
        return all(word in text for word in self.words)

    def lessThan(self, left: Index, right: Index) -> bool:
        a, b = left.data(Qt.ItemDataRole.UserRole), right.data(Qt.ItemDataRole.UserRole)
        try:
            return bool(a < b)
        except TypeError:  # something and nothing: nothing first
            return a is None and b is not None


class DataTable(QTableView):
    """A read-only table of plain objects.

    Signals:
        opened(object): the row that was double-clicked or entered.
        chosen(object): the row the cursor is on now, or None.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str | QWidget | None = "", parent: QWidget | None = None) -> None:
        # Compiled forms give the parent as the only argument.
        if not isinstance(name, str):
            parent, name = name, ""
        super().__init__(parent)
        self._model = _Model(self)
        self._empty = ""
        self._filter = _Filter(self)
        self._filter.setSourceModel(self._model)
        self.setModel(self._filter)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        # Widths follow the first rows: Qt would ask a thousand of them for each column.
        self.horizontalHeader().setResizeContentsPrecision(40)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Heads and contents; call again when the language changed."""
        if len(columns) == len(self._model.columns):
            # Other words for the same things: cursor and selection stay.
            self._model.columns = columns
            last = len(columns) - 1
            self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
            if self._model.rows:
                self._model.dataChanged.emit(
                    self._model.index(0, 0), self._model.index(len(self._model.rows) - 1, last)
                )
        else:
            self._model.beginResetModel()
            self._model.columns = columns
            self._model.endResetModel()
        self.fit()

    def columns(self) -> Sequence[Column]:
        """Heads and contents, as they were set."""
        return self._model.columns

    def set_rows(self, rows: Sequence[Any], keep: Callable[[Any], object] | None = None) -> None:
        """Other rows; `keep` gives a row's identity, by which the cursor stays on the same one."""
        before = self.current()
        wanted = keep(before) if keep is not None and before is not None else None
        self._model.beginResetModel()
        self._model.rows = rows
        self._model.endResetModel()
        self.fit()
        if keep is not None and wanted is not None:
            self.select(lambda row: keep(row) == wanted)

    def set_empty(self, words: str) -> None:
        """What stands in the table while it has no rows."""
        self._empty = words
        self.viewport().update()

    def set_filter(self, text: str = "", extra: Callable[[Any], str] | None = None) -> None:
        """Show rows that hold every word of `text`, in any column or in `extra(row)`."""
        self._filter.words = text.casefold().split()
        self._filter.extra = extra
        self._filter.invalidate()

    def set_keep(self, keep: Callable[[Any], bool] | None) -> None:
        """Show only rows for which `keep` is true."""
        self._filter.keep = keep
        self._filter.invalidate()

    def rows(self) -> list[Any]:
        """The rows in sight, in their order."""
        return [self._row(self._filter.index(i, 0)) for i in range(self._filter.rowCount())]

    def current(self) -> Any | None:
        """The row under the cursor."""
        index = self.currentIndex()
        return self._row(index) if index.isValid() else None

    def choose(self, wanted: Callable[[Any], bool]) -> None:
        """Select exactly the rows for which `wanted` is true (tables in which several may be chosen)."""
        chosen = QItemSelection()
        for i in range(self._filter.rowCount()):
            index = self._filter.index(i, 0)
            if wanted(self._row(index)):
                chosen.select(index, self._filter.index(i, self._filter.columnCount() - 1))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen_rows(self) -> list[Any]:
        """The rows selected, in their order."""
        return [self._row(index) for index in sorted(self.selectionModel().selectedRows(), key=lambda i: i.row())]

    def select(self, wanted: Callable[[Any], bool]) -> bool:
        """Put the cursor on the first row for which `wanted` is true."""
        for i in range(self._filter.rowCount()):
            index = self._filter.index(i, 0)
            if wanted(self._row(index)):
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def fit(self) -> None:
        """Widths by content, the room left over by the columns' shares; rows as high as a target."""
        scale = self.fontMetrics().height() / 17
        self.verticalHeader().setDefaultSectionSize(max(TARGET + 4, round(TARGET * scale) + 4))
        columns = self._model.columns
        if not columns:
            return
        letter = self.fontMetrics().averageCharWidth()
        widths = []
        for i, column in enumerate(columns):
            if column.stretch:
                wish = max(column.least, 12) * letter
            else:
                wish = max(self.sizeHintForColumn(i), self.horizontalHeader().sectionSizeHint(i)) + 8
            widths.append(max(wish, column.least * letter))
        spare = self.viewport().width() - sum(widths)
        first_to_go = sorted((c.given_up, i) for i, c in enumerate(columns) if c.given_up)
        gone = set()
        while spare < 0 and first_to_go:
            _, i = first_to_go.pop()
            gone.add(i)
            spare += widths[i]
        for i in range(len(columns)):
            if self.isColumnHidden(i) != (i in gone):
                self.setColumnHidden(i, i in gone)
        shares = sum(column.stretch for column in columns)
        for i, column in enumerate(columns):
            more = spare * column.stretch // shares if shares and spare > 0 else 0
            self.setColumnWidth(i, widths[i] + more)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty and not self._filter.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(current_theme().muted))
            room = self.viewport().rect().adjusted(SPACE.xl, SPACE.xl, -SPACE.xl, -SPACE.xl)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)

    def _row(self, index: Index) -> Any:
        return self._model.rows[self._filter.mapToSource(index).row()]

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._row(index))

    def _on_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.chosen.emit(self._row(current) if current.isValid() else None)


class FilterField(QLineEdit):
    """A field to narrow a list; ↓ goes into the list, Esc empties it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: QAbstractItemView | None = None
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def set_table(self, table: QAbstractItemView) -> None:
        """The list that ↓ leads into."""
        self._table = table

    def set_words(self, words: str) -> None:
        """Placeholder and accessible name."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._table is not None:
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
            model = self._table.model()
            if not self._table.currentIndex().isValid() and model.rowCount():
                self._table.setCurrentIndex(model.index(0, 0))
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
