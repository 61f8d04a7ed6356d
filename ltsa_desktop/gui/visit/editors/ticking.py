"""Select multiple of a long list: ticked in a list that a field narrows, as quick for 80,000 choices as for thirty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE, TARGET
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Option, Question
from ltsa_desktop.gui.visit.editors.searching import LONG, LabelIndex, LongOptions, Search, option_called
from ltsa_desktop.gui.widgets import MutedLabel

TICK_WIDTH = 520
SLICE = 0.004
"""Seconds that reading or searching a long list may keep the interface from drawing."""
MOST_TOLD = 12
"""So many of the chosen are named below the list; the rest is counted."""
Index = QModelIndex | QPersistentModelIndex


class TickModel(QAbstractListModel):
    """Some places of a list of choices, each with its tick; a last line without one tells that there are more.

    Signals:
        ticked(): a choice was ticked, or its tick taken away.
    """

    ticked = Signal()

    def __init__(self, more: str, parent: QObject) -> None:
        super().__init__(parent)
        self.chosen: list[str] = []
        self.options: Sequence[Option] = ()
        self.places: Sequence[int] = ()
        self._more_words = more
        self._more = False

    def show(self, options: Sequence[Option], places: Sequence[int], more: bool) -> None:
        """Show the choices at these places."""
        self.beginResetModel()
        self.options, self.places, self._more = options, places, more
        self.endResetModel()

    def choose(self, names: Sequence[str]) -> None:
        """Tick these and no others."""
        self.chosen = list(names)
        if self.places:
            self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1), [Qt.ItemDataRole.CheckStateRole])

    def toggle(self, row: int) -> None:
        """Turn the tick of a row."""
        if row >= len(self.places):
            return
        name = self.options[self.places[row]].name
        if name in self.chosen:
            self.chosen.remove(name)
        else:
            self.chosen.append(name)
        self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.places) + self._more

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | Qt.CheckState | None:
        row = index.row()
        if row >= len(self.places):
            return self._more_words if role == Qt.ItemDataRole.DisplayRole else None
        place, options = self.places[row], self.options
        if role == Qt.ItemDataRole.DisplayRole:
            return options.label(place) if isinstance(options, LongOptions) else options[place].label
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if options[place].name in self.chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() >= len(self.places):
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable


class TickListEditor(Editor):
    """The field narrows the list; ↓ goes into it, Space ticks, letters typed there go on narrowing."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.search = LineField()
        self.search.setPlaceholderText(self.tr("Saring pilihan"))
        self.search.setAccessibleName(self.tr("Saring pilihan: {question}").format(question=question.label))
        self.search.setMaximumWidth(TICK_WIDTH)
        self.model = TickModel(self.tr("Masih ada yang lain. Ketik lebih banyak untuk mempersempit."), self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setBatchSize(LONG)
        self.list.setMaximumWidth(TICK_WIDTH)
        self.list.setFixedHeight(TARGET * 7)
        self.list.setAccessibleName(question.label)
        self.summary = MutedLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        for part in (self.search, self.list, self.summary):
            column.addWidget(part)
        self._options: Sequence[Option] = ()
        self._index = LabelIndex(0, str)
        self._search: Search | None = None
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._on_slice)
        self.setFocusProxy(self.search)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.search.textChanged.connect(self._on_search)
        self.model.ticked.connect(self._on_ticked)
        self.set_options(question.options)

    def focus_target(self) -> QWidget:
        return self.search

    def set_options(self, options: Sequence[Option]) -> None:
        if options is self._options or (len(options) <= LONG and tuple(options) == self._options):
            return
        self._options = options if isinstance(options, LongOptions) else tuple(options)
        self._take_index()
        self._on_search(self.search.text())
        self.show_value(self._committed)

    def value(self) -> str | None:
        chosen = self.model.chosen
        if len(self._options) <= LONG:
            # In the order of the list, however they were ticked.
            return " ".join(option.name for option in self._options if option.name in chosen)
        return " ".join(chosen)

    def show_value(self, stored: str) -> None:
        self.model.choose(stored.split())
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched is self.search:
            self._take_index()
            self._slices.start()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self.search:
            if event.key() == Qt.Key.Key_Down and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.list.setFocus()
                self.list.setCurrentIndex(self.model.index(0))
                return True
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _COMMANDS:
            self.search.setFocus()
            self.search.insert(event.text())
            return True
        return False

    def _take_index(self) -> None:
        options = self._options
        if isinstance(options, LongOptions):
            options.look_again()
            self._index = options.labels
        else:
            self._index = LabelIndex(len(options), lambda at: options[at].label)

    def _on_search(self, text: str) -> None:
        self._search = None
        if not text.strip():
            self._show(range(len(self._options)), more=False)
            return
        self._search = Search(self._index, text, LONG)
        if not self._go_on():
            self._slices.start()

    def _go_on(self) -> bool:
        """Search for a moment and show what is found so far; whether the search is through."""
        search = self._search
        if search is None:
            return True
        done = search.go_on(SLICE)
        self._show(sorted(search.places), search.more)
        if done:
            self._search = None
        return done

    def _show(self, places: Sequence[int], more: bool) -> None:
        # What is short has its places at once, so that the next key moves in it; a long list takes them bit by bit.
        mode = QListView.LayoutMode
        self.list.setLayoutMode(mode.Batched if len(places) > LONG else mode.SinglePass)
        self.model.show(self._options, places, more)

    def _on_slice(self) -> None:
        if self._search is not None:
            self._go_on()
        elif self._index.read(SLICE):
            self._slices.stop()

    def _on_ticked(self) -> None:
        self._tell()
        self.give(self.value() or "")

    def _tell(self) -> None:
        names = (self.value() or "").split()
        found = (option_called(self._options, name) for name in names[:MOST_TOLD])
        words = ", ".join(option.label for option in found if option is not None)
        if len(names) > MOST_TOLD:
            words = self.tr("{words} dan {n} lagi").format(words=words, n=len(names) - MOST_TOLD)
        self.summary.setText(words or self.tr("Belum ada yang dipilih"))


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
