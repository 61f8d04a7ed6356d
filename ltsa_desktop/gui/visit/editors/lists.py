"""Choices that are too many to stand in sight: searched, or put in an order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractProxyModel, QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ltsa_desktop.gui.icons import icon
from ltsa_desktop.gui.theme.tokens import SPACE, TARGET
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Option, Question
from ltsa_desktop.gui.visit.editors.searching import LONG, FoundModel, LabelIndex, LongOptions, Search, option_called
from ltsa_desktop.gui.widgets import IconButton, QuietButton

PICK_WIDTH = 520
SLICE = 0.004
"""Seconds that reading or searching a long list may keep the interface from drawing."""


class PickEditor(Editor):
    """Select one of a long list: type any part of it; ↓ shows all, Enter takes the one marked."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.field = LineField()
        self.field.setMaximumWidth(PICK_WIDTH)
        self.field.setPlaceholderText(self.tr("Ketik untuk mencari, ↓ untuk semua"))
        self._arrow = self.field.addAction(icon("chevron-down", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._found = FoundModel(self.tr("Masih ada yang lain. Ketik lebih banyak untuk mempersempit."))
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setMaxVisibleItems(12)
        self.field.setCompleter(self._completer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addStretch(0)
        self._options: Sequence[Option] = ()
        self._index = LabelIndex(0, str)
        self._search: Search | None = None
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._on_slice)
        self.setFocusProxy(self.field)
        self.name_target()
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_edited)
        self.field.editingFinished.connect(self._on_finished)
        self._arrow.triggered.connect(self.show_all)
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self.set_options(question.options)

    def focus_target(self) -> QWidget:
        return self.field

    def set_options(self, options: Sequence[Option]) -> None:
        if options is self._options or (len(options) <= LONG and tuple(options) == self._options):
            return
        self._options = options if isinstance(options, LongOptions) else tuple(options)
        self._take_index()
        self._found.show((), (), more=False)
        if not self.field.hasFocus():
            self.show_value(self._committed)

    def value(self) -> str | None:
        text = self.field.text().strip()
        if not text:
            return ""
        if self._label(self._committed) == text:
            return self._committed
        return self._match(text)

    def show_value(self, stored: str) -> None:
        self.field.setText(self._label(stored) or stored)
        self.field.setCursorPosition(0)

    def set_read_only(self, on: bool) -> None:
        self.field.setReadOnly(on)
        self._arrow.setVisible(not on)

    def complaint(self) -> str:
        return "" if self.value() is not None else self.tr("Tidak ada di daftar. Pilih salah satu dari daftar.")

    def show_all(self) -> None:
        """Drop the list down from its start."""
        if self.field.isReadOnly():
            return
        self.field.setFocus()
        self._search = None
        self._found.show(self._options, range(min(len(self._options), LONG)), more=len(self._options) > LONG)
        self._completer.setCompletionPrefix("")
        self._completer.complete()
        popup = self._popup()
        place = self._index.exact(self._label(self._committed)) if self._committed else None
        row = self._found.row_of(place) if place is not None else None
        popup.setCurrentIndex(popup.model().index(row, 0) if row is not None else QModelIndex())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                self.show_all()
                return True
        elif event.type() == QEvent.Type.FocusIn:
            self.field.selectAll()
            self._take_index()
            self._slices.start()
            popup = self._popup()
            assert isinstance(popup, QListView)
            popup.setUniformItemSizes(True)
            popup.ensurePolished()
        return False

    def _take_index(self) -> None:
        options = self._options
        self._search = None
        if isinstance(options, LongOptions):
            options.look_again()
            self._index = options.labels
        else:
            self._index = LabelIndex(len(options), lambda at: options[at].label)

    def _label(self, name: str) -> str:
        option = option_called(self._options, name) if name else None
        return option.label if option is not None else ""

    def _match(self, text: str) -> str | None:
        exact = self._index.exact(text)
        if exact is not None:
            return self._options[exact].name
        for name in (text, text.lower(), text.upper()):
            option = option_called(self._options, name)
            if option is not None:
                return option.name
        only = self._index.only(text)
        return None if only is None else self._options[only].name

    def _popup(self) -> QAbstractItemView:
        """The list that is let down."""
        popup = self._completer.popup()
        assert popup is not None
        return popup

    def _on_edited(self, text: str) -> None:
        if not text.strip():
            self._search = None
            self._popup().hide()
            return
        self._search = Search(self._index, text)
        if not self._go_on():
            self._slices.start()

    def _go_on(self) -> bool:
        """Search for a moment and show what is found so far; whether the search is through."""
        search = self._search
        if search is None:
            return True
        done = search.go_on(SLICE)
        self._found.show(self._options, search.places, search.more)
        if done:
            self._search = None
        return done

    def _on_slice(self) -> None:
        if self._search is not None:
            self._go_on()
            if self.field.hasFocus() and self.field.text() and self._found.rowCount():
                self._completer.complete()
        elif self._index.read(SLICE):
            self._slices.stop()

    def _on_activated(self, index: QModelIndex) -> None:
        proxy = self._completer.completionModel()
        assert isinstance(proxy, QAbstractProxyModel)
        option = self._found.option(proxy.mapToSource(index).row())
        if option is not None:
            self.give(option.name)
            self.field.setText(option.label)

    def _on_finished(self) -> None:
        popup = self._popup()
        if popup.isVisible():
            # Enter while the list is down takes the marked choice, else what is typed, else the first one.
            marked = popup.currentIndex()
            popup.hide()
            if marked.isValid() or self.value() is None:
                self._on_activated(marked if marked.isValid() else popup.model().index(0, 0))
        self.commit()
        value = self.value()
        if value:
            self.show_value(value)


class RankEditor(Editor):
    """Choices in an order: drag, or Alt+↑ and Alt+↓."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.list = QListWidget()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMaximumWidth(PICK_WIDTH)
        self.up = IconButton("arrow-up", "")
        self.up.set_name(self.tr("Naikkan: {question}").format(question=question.label), "Alt+↑")
        self.down = IconButton("arrow-down", "")
        self.down.set_name(self.tr("Turunkan: {question}").format(question=question.label), "Alt+↓")
        self.accept = QuietButton(self.tr("Urutan ini sudah benar"))
        self.clear = QuietButton(self.tr("Kosongkan"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self.list, 1)
        side = QVBoxLayout()
        for button in (self.up, self.down, self.accept, self.clear):
            side.addWidget(button)
        side.addStretch(1)
        row.addLayout(side)
        row.addStretch(0)
        self._options: tuple[Option, ...] = ()
        self.setFocusProxy(self.list)
        self.name_target()
        self.list.installEventFilter(self)
        self.list.model().rowsMoved.connect(self._on_moved)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.accept.clicked.connect(self._on_moved)
        self.clear.clicked.connect(self._on_clear)
        self.set_options(question.options)

    def focus_target(self) -> QWidget:
        return self.list

    def set_options(self, options: Sequence[Option]) -> None:
        if tuple(options) != self._options:
            self._options = tuple(options)
            self.show_value(self._committed)

    def order(self) -> str:
        """The order in sight, as it would be stored."""
        return " ".join(self.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.list.count()))

    def value(self) -> str | None:
        return self._committed and self.order()

    def show_value(self, stored: str) -> None:
        labels = {o.name: o.label for o in self._options}
        names = [n for n in stored.split() if n in labels]
        names += [n for n in labels if n not in names]
        self.list.clear()
        for place, name in enumerate(names, 1):
            item = QListWidgetItem(f"{place}. {labels[name]}" if stored else labels[name], self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.setFixedHeight(max(2, len(names)) * (TARGET + 2) + 4)
        self.accept.setVisible(not stored)
        self.clear.setVisible(bool(stored))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return False

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        to = at + step
        if at < 0 or not 0 <= to < self.list.count():
            return
        item = self.list.takeItem(at)
        self.list.insertItem(to, item)
        self._settle(to)

    def _on_clear(self) -> None:
        self.give("")
        self.show_value("")

    def _on_moved(self, *_: object) -> None:
        self._settle(self.list.currentRow())

    def _settle(self, row: int) -> None:
        order = self.order()
        self.give(order)
        self.show_value(order)
        self.list.setCurrentRow(max(0, row))
