"""Select one and select multiple with all choices in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, Option, Question
from ltsa_desktop.gui.visit.editors.options import CheckButton, OptionButton
from ltsa_desktop.gui.widgets.flow import FlowLayout

ROW_WIDTH = 700
"""Choices that fit into this many pixels stand in one row."""
COLUMN_WIDTH = 330
LEAST_BUTTON = 120

_YES = {"ya", "y", "yes", "iya", "1"}
_NO = {"tidak", "t", "no", "n", "0"}
_NOT_APPLICABLE = {"na", "tb", "n_a", "tidak_berlaku"}
_NOT_ASSESSABLE = {"nd", "td", "tidak_dapat_dinilai"}


def keys_for(options: Sequence[Option]) -> list[str]:
    """The key of each choice: its own digit where all values are digits, Y/T/N/D for yes and no, else its place.

    "N" stands for *tidak berlaku*, "D" for *tidak dapat dinilai*, wherever they occur.
    """
    plain = [o for o in options if not is_special(o)]
    digits = all(o.name.isdigit() and len(o.name) == 1 for o in plain) and len(plain) > 2
    answers = {o.name.lower() for o in plain}
    yes_no = bool(plain) and len(plain) <= 2 and answers <= _YES | _NO and bool(answers & _YES) and bool(answers & _NO)
    keys = []
    place = 0
    for option in options:
        if (special := is_special(option)) and (digits or yes_no):
            keys.append(special)
        elif digits:
            keys.append(option.name)
        elif yes_no:
            keys.append("Y" if option.name.lower() in _YES else "T")
        else:
            place += 1
            keys.append(str(place) if place <= 9 else "")
    return keys


def is_special(option: Option) -> str:
    """The key of a choice that is no value: "N" not applicable, "D" cannot be assessed, "" for all others."""
    if option.status == "na" or option.name.lower() in _NOT_APPLICABLE:
        return "N"
    if option.status == "nd" or option.name.lower() in _NOT_ASSESSABLE:
        return "D"
    return ""


def shown(option: Option) -> str:
    """The label without the level's own number before it, which stands in the circle."""
    head, _, rest = option.label.partition(" ")
    return rest if rest and head.rstrip(".:)") == option.name and option.name.isdigit() else option.label


class OptionEditor(Editor):
    """Buttons in a row, in columns or below one another, with one Tab stop and roving arrows."""

    multiple = False

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.buttons: list[OptionButton | CheckButton] = []
        self._options: tuple[Option, ...] = ()
        self._keys: dict[str, int] = {}
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._box: QWidget | None = None
        self._read_only = False
        self._spoken = question.label
        self.set_options(question.options)

    def focus_target(self) -> QWidget:
        return next((b for b in self.buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus), self)

    def set_options(self, options: Sequence[Option]) -> None:
        if tuple(options) == self._options and self._box is not None:
            return
        had_focus = self._box is not None and any(b.hasFocus() for b in self.buttons)
        self._options = tuple(options)
        if self._box is not None:
            self._outer.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
        self._box = QWidget()
        keys = keys_for(options)
        self._keys = {key: place for place, key in enumerate(keys) if key}
        self.buttons = []
        for place, option in enumerate(options):
            button = self._button(shown(option), keys[place])
            button.stepped.connect(lambda step, at=place: self._on_stepped(at, step))
            button.cleared.connect(self._on_cleared)
            button.clicked.connect(lambda _=False, at=place: self._on_clicked(at))
            self.buttons.append(button)
        self.say_name(self._spoken)
        self._box.setLayout(self._arranged())
        self._outer.addWidget(self._box)
        self.show_value(self._committed)
        if had_focus:
            self.focus_first()

    def say_name(self, words: str) -> None:
        self._spoken = words
        self.setAccessibleName(words)
        for option, button in zip(self._options, self.buttons, strict=True):
            button.setAccessibleName(f"{shown(option)} — {words}")

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        for button in self.buttons:
            button.setEnabled(not on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)):
            place = self._keys.get(event.text().upper())
            if place is not None and not self._read_only:
                self._on_key(place)
                return
        super().keyPressEvent(event)

    def _arrange_again(self) -> None:
        options, self._options = self._options, ()
        OptionEditor.set_options(self, options)

    def _button(self, words: str, key: str) -> OptionButton | CheckButton:
        return CheckButton(words) if self.multiple else OptionButton(words, key)

    def _arranged(self) -> QLayout:
        """The layout with all buttons in it: as the appearance asks, else by how long the choices are."""
        if "columns-pack" in self.question.appearance or "horizontal-compact" in self.question.appearance:
            flow = FlowLayout(SPACE.xs)
            for button in self.buttons:
                flow.addWidget(button)
            return flow
        widths = [button.sizeHint().width() for button in self.buttons]
        levels = [b for b, o in zip(self.buttons, self._options, strict=True) if not is_special(o)]
        specials = [b for b, o in zip(self.buttons, self._options, strict=True) if is_special(o)]
        wanted = self._asked_count()
        if sum(widths) + SPACE.s * len(widths) <= ROW_WIDTH and len(widths) <= (wanted or 9):
            return self._row(self.buttons)
        asked = self._asked_columns()
        if asked and specials and not self.multiple:
            grid = self._columns(levels, asked)
            grid.addLayout(self._row(specials), grid.rowCount(), 0, 1, grid.columnCount())
            return grid
        if asked:
            return self._columns(self.buttons, asked)
        if max(widths, default=0) <= COLUMN_WIDTH and len(widths) > 4 and not (specials and not self.multiple):
            return self._columns(self.buttons, 2)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for button in levels if specials else self.buttons:
            column.addWidget(button)
        if specials:
            column.addLayout(self._row(specials))
        return column

    def _asked_columns(self) -> int:
        """In how many columns the appearance wants the choices, 0 when it leaves that open."""
        widest = max((button.sizeHint().width() for button in self.buttons), default=1)
        if count := self._asked_count():
            # Never so many that words would have to wrap: a list is read faster then.
            fitting = min(count, len(self.buttons), ROW_WIDTH // max(widest, LEAST_BUTTON))
            return fitting if fitting > 1 else 0
        if not self.question.appearance & {"columns", "horizontal", "compact"}:
            return 0
        fitting = min(len(self.buttons), ROW_WIDTH // max(widest, LEAST_BUTTON))
        return fitting if fitting > 1 else 0

    def _asked_count(self) -> int:
        """The n of `columns-n`, 0 without one."""
        for word in self.question.appearance:
            head, _, count = word.partition("-")
            if head in ("columns", "compact", "quickcompact") and count.isdigit():
                return int(count)
        return 0

    @staticmethod
    def _columns(buttons: Sequence[QWidget], count: int) -> QGridLayout:
        """Columns of one width, read downwards as the rest of the page is."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        rows = -(-len(buttons) // count)
        count = -(-len(buttons) // max(1, rows))
        for place, button in enumerate(buttons):
            grid.addWidget(button, place % rows, place // rows)
        for column in range(count):
            grid.setColumnStretch(column, 1)
        return grid

    @staticmethod
    def _row(buttons: Sequence[QWidget]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.xs)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _rove(self, to: int) -> None:
        """Make `to` the one Tab stop of the group."""
        for place, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == to else Qt.FocusPolicy.ClickFocus)

    def _on_stepped(self, place: int, step: int) -> None:
        to = (place + step) % len(self.buttons)
        self._rove(to)
        self.buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, place: int) -> None:
        raise NotImplementedError

    def _on_key(self, place: int) -> None:
        raise NotImplementedError

    def _on_cleared(self) -> None:
        if not self._read_only:
            self.show_value("")
            self.give("")


class ChoiceEditor(OptionEditor):
    """Select one. A key chooses and moves on; a click chooses and stays."""

    def value(self) -> str | None:
        return next((o.name for o, b in zip(self._options, self.buttons, strict=True) if b.isChecked()), "")

    def show_value(self, stored: str) -> None:
        at = 0
        for place, (option, button) in enumerate(zip(self._options, self.buttons, strict=True)):
            button.setChecked(option.name == stored)
            if option.name == stored:
                at = place
        self._rove(at)

    def _choose(self, place: int) -> None:
        self.show_value(self._options[place].name)
        self.give(self._options[place].name)

    def _on_clicked(self, place: int) -> None:
        self._choose(place)
        if "quick" in self.question.appearance:
            self.advance_requested.emit()

    def _on_key(self, place: int) -> None:
        self._choose(place)
        self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.advance_requested.emit()


class MultipleEditor(OptionEditor):
    """Select multiple; digits 1–9 and Space switch a choice on and off."""

    multiple = True

    def value(self) -> str | None:
        return " ".join(o.name for o, b in zip(self._options, self.buttons, strict=True) if b.isChecked())

    def show_value(self, stored: str) -> None:
        chosen = set(stored.split())
        for option, button in zip(self._options, self.buttons, strict=True):
            button.setChecked(option.name in chosen)
        if not any(b.focusPolicy() & Qt.FocusPolicy.TabFocus and not b.hasFocus() for b in self.buttons[1:]):
            self._rove(0)

    def _on_clicked(self, place: int) -> None:
        self._rove(place)
        self.give(self.value() or "")

    def _on_key(self, place: int) -> None:
        self.buttons[place].toggle()
        self._rove(place)
        self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.give(self.value() or "")


class AcknowledgeEditor(Editor):
    """A statement to be marked as done ("OK")."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.button = CheckButton(self.tr("Ya, sudah"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self.setFocusProxy(self.button)
        self.name_target()
        self.button.clicked.connect(lambda: self.give(self.value() or ""))
        self.button.cleared.connect(self._on_cleared)

    def focus_target(self) -> QWidget:
        return self.button

    def value(self) -> str | None:
        return "OK" if self.button.isChecked() else ""

    def show_value(self, stored: str) -> None:
        self.button.setChecked(bool(stored))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().upper() == "Y" and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.button.setChecked(True)
            self.give("OK")
            self.advance_requested.emit()
            return
        super().keyPressEvent(event)

    def _on_cleared(self) -> None:
        self.button.setChecked(False)
        self.give("")
