"""Long lists of choices: made when looked at, and searched without a pause.

A list of all villages has 83,000 choices. The labels are folded into pieces of text in short slices of time; a search
runs through the pieces with the C library's own search and can be broken off and gone on with, so that no key waits.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ltsa_desktop.gui.visit.editors.base import Option

if TYPE_CHECKING:
    from ltsa_desktop.xforms.views import Choice, Choices

LONG = 500
"""Above this many, choices are made when looked at; the list dropped down shows so many."""
FOUND = 100
"""So many are shown of what a search found: more is not read, and costs time to lay out."""
PIECE = 1000
"""Labels in one piece of an index: about a millisecond of reading."""
_LISTS_KEPT = 16


class LabelIndex:
    """The labels of a list, folded for searching; read piece by piece when needed."""

    def __init__(self, count: int, label: Callable[[int], str]) -> None:
        self._count = count
        self._label = label
        self._pieces: list[tuple[int, str, list[int]]] = []

    def pieces(self) -> Iterator[tuple[int, str, list[int]]]:
        """(place of the first label, the labels between line ends, where each begins) of each piece."""
        at = 0
        while at * PIECE < self._count:
            if at == len(self._pieces):
                self._pieces.append(self._read(at * PIECE))
            yield self._pieces[at]
            at += 1

    def read(self, seconds: float) -> bool:
        """Read on for so long; whether all is read."""
        end = time.perf_counter() + seconds
        while len(self._pieces) * PIECE < self._count:
            if time.perf_counter() > end:
                return False
            self._pieces.append(self._read(len(self._pieces) * PIECE))
        return True

    def exact(self, text: str) -> int | None:
        """The place of the first label that is `text`, whatever the case."""
        wanted = f"\n{_folded(text)}\n"
        for first, joined, starts in self.pieces():
            at = joined.find(wanted)
            if at >= 0:
                return first + bisect_right(starts, at + 1) - 1
        return None

    def only(self, text: str) -> int | None:
        """The place of the one label that contains `text`, None when there is none or more."""
        wanted = _folded(text)
        found: int | None = None
        for first, joined, starts in self.pieces():
            at = joined.find(wanted)
            while at >= 0:
                if found is not None:
                    return None
                place = bisect_right(starts, at) - 1
                found = first + place
                at = joined.find(wanted, starts[place + 1])
        return found

    def _read(self, first: int) -> tuple[int, str, list[int]]:
        starts, at = [], 1
        labels = []
        for place in range(first, min(first + PIECE, self._count)):
            label = _folded(self._label(place))
            labels.append(label)
            starts.append(at)
            at += len(label) + 1
        starts.append(at)
        return first, "\n" + "\n".join(labels) + "\n", starts


class Search:
    """The places of the labels that hold all words of a text (it has some): first what is it, or begins with it.

    Attributes:
        more: there are more than could be shown.
    """

    def __init__(self, index: LabelIndex, text: str, most: int = FOUND) -> None:
        self.more = False
        self._text = _folded(text)
        self._rarest, *self._others = sorted(self._text.split(), key=len, reverse=True)
        self._most = most
        self._exact: list[int] = []
        self._beginning: list[int] = []
        self._containing: list[int] = []
        self._pieces = index.pieces()

    @property
    def places(self) -> list[int]:
        """What is found so far."""
        return (self._exact + self._beginning + self._containing)[: self._most]

    def go_on(self, seconds: float) -> bool:
        """Search for so long; whether the search is through."""
        end = time.perf_counter() + seconds
        for first, joined, starts in self._pieces:
            if self._rarest in joined:
                self._look(first, joined, starts)
            if time.perf_counter() > end:
                return False
        self.more = len(self._exact) + len(self._beginning) + len(self._containing) > self._most
        return True

    def _look(self, first: int, joined: str, starts: list[int]) -> None:
        room = self._most + 1
        beginning, ending = f"\n{self._text}", f"\n{self._text}\n"
        at = joined.find(ending)
        while at >= 0 and len(self._exact) < room:
            place = bisect_right(starts, at + 1) - 1
            self._exact.append(first + place)
            at = joined.find(ending, starts[place + 1] - 1)
        at = joined.find(beginning)
        while at >= 0 and len(self._beginning) < room:
            place = bisect_right(starts, at + 1) - 1
            end = starts[place + 1] - 1
            if end - starts[place] > len(self._text):
                self._beginning.append(first + place)
            at = joined.find(beginning, end)
        at = joined.find(self._rarest)
        while at >= 0 and len(self._containing) < room:
            place = bisect_right(starts, at) - 1
            end = starts[place + 1]
            label = joined[starts[place] : end]
            if not label.startswith(self._text) and all(word in label for word in self._others):
                self._containing.append(first + place)
            at = joined.find(self._rarest, end)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _option(choice: Choice) -> Option:
    return Option(choice.name, choice.label, choice.extra.get("status", ""), choice.extra.get("skor") or None)


class LongOptions(Sequence[Option]):
    """The choices of a long list, each made when looked at."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self._index: LabelIndex | None = None

    @overload
    def __getitem__(self, at: int) -> Option: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Option]: ...
    def __getitem__(self, at: int | slice) -> Option | Sequence[Option]:
        if isinstance(at, slice):
            return [_option(choice) for choice in self.choices[at]]
        return _option(self.choices[at])

    def __len__(self) -> int:
        return len(self.choices)

    def label(self, at: int) -> str:
        """The label of one choice."""
        return self.choices.label(at)

    def find(self, name: str) -> Option | None:
        """The choice called `name`."""
        found = self.choices.find(name)
        return None if found is None else _option(found)

    @property
    def labels(self) -> LabelIndex:
        """The index of the labels, one for all questions that offer these choices."""
        if self._index is None:
            self._index = LabelIndex(len(self.choices), self.choices.label)
        return self._index

    def look_again(self) -> None:
        """Labels with answers in them may have changed: they are read again before the next search."""
        if not self.choices.fixed:
            self._index = None


class OptionLists:
    """The choices of each question of a visit; a long list is kept as long as it is the same one."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], LongOptions] = {}

    def of(self, path: str, choices: Choices) -> Sequence[Option]:
        """The choices of the question at `path`."""
        if len(choices) <= LONG:
            return tuple(_option(choice) for choice in choices)
        key = id(choices.rows), "" if choices.fixed else path
        known = self._known.get(key)
        if known is None:
            while len(self._known) >= _LISTS_KEPT:
                del self._known[next(iter(self._known))]
            # The rows live as long as they are kept here, so that their id cannot become another's.
            known = self._known[key] = LongOptions(choices)
        return known


def option_called(options: Sequence[Option], name: str) -> Option | None:
    """The choice called `name` (of equal names the last), None when there is none."""
    if isinstance(options, LongOptions):
        return options.find(name)
    return next((option for option in reversed(options) if option.name == name), None)


class FoundModel(QAbstractListModel):
    """The choices a search found; a last line that cannot be chosen tells when there are more."""

    def __init__(self, more: str, parent: QAbstractListModel | None = None) -> None:
        super().__init__(parent)
        self._more_words = more
        self._options: Sequence[Option] = ()
        self._places: Sequence[int] = ()
        self._more = False

    def show(self, options: Sequence[Option], places: Sequence[int], more: bool) -> None:
        """Show the options at these places."""
        self.beginResetModel()
        self._options, self._places, self._more = options, places, more
        self.endResetModel()

    def row_of(self, place: int) -> int | None:
        """The row in which the choice at `place` stands."""
        return self._places.index(place) if place in self._places else None

    def option(self, row: int) -> Option | None:
        """The choice in a row, None for the last line."""
        return self._options[self._places[row]] if row < len(self._places) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self._places) + self._more

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if index.row() >= len(self._places):
            return self._more_words
        options, place = self._options, self._places[index.row()]
        return options.label(place) if isinstance(options, LongOptions) else options[place].label

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) if index.row() < len(self._places) else Qt.ItemFlag.ItemNeverHasChildren
