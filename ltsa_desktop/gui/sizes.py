"""What one has dragged stays so: sizes of dialogs and splitters, kept in the settings, never beyond the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk

REST_MS = 300
"""A splitter is kept when it has rested this long, not at every pixel."""

TITLE_BAR = 32
"""Pixels that the system's own bar takes above a window."""
LEAST = QSize(900, 480)
"""Below this a window of ours would hide what one works with; 1366 × 768 at 150 % still has it."""


def desk_of(widget: QWidget) -> Desk | None:
    """The desk of the window a widget belongs to."""
    above: QWidget | None = widget
    while above is not None:
        found: Desk | None = getattr(above, "desk", None)
        if found is not None:
            return found
        above = above.parentWidget()
    return None


def kept_numbers(widget: QWidget, name: str) -> tuple[int, ...]:
    """The numbers kept under `name`, () without any."""
    desk = desk_of(widget)
    text = desk.settings.geometry.get(name, "") if desk is not None else ""
    numbers = text.split(",")
    return tuple(map(int, numbers)) if text and all(n.isdigit() for n in numbers) else ()


def keep_numbers(widget: QWidget, name: str, numbers: tuple[int, ...]) -> None:
    """Keep numbers under `name`, if they are others than before."""
    desk = desk_of(widget)
    if desk is not None and numbers != kept_numbers(widget, name):
        desk.settings.geometry[name] = ",".join(map(str, numbers))
        desk.keep_settings()


def onto(place: QRect, room: QRect) -> QPoint:
    """Where the upper left corner of `place` must be for all of it to lie on `room` (its head, where it is larger)."""
    x = max(room.left(), min(place.left(), room.right() + 1 - place.width()))
    y = max(room.top(), min(place.top(), room.bottom() + 1 - place.height()))
    return QPoint(x, y)


def give_size(window: QWidget, width: int, height: int) -> None:
    """A window's first size, and its least one, as far as the screen has room for it and for its title bar."""
    screen = window.screen().availableGeometry()
    room = QSize(screen.width(), screen.height() - TITLE_BAR)
    window.setMinimumSize(LEAST.boundedTo(room))
    window.resize(QSize(width, height).boundedTo(room))


class _SplitterKeeper(QObject):
    """Puts the kept sizes in when the splitter is first shown, and keeps what one drags."""

    def __init__(self, splitter: QSplitter, name: str) -> None:
        super().__init__(splitter)
        self._splitter, self._name = splitter, f"splitter:{name}"
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REST_MS)
        self._later.timeout.connect(self._keep)
        splitter.installEventFilter(self)
        splitter.splitterMoved.connect(self._on_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            watched.removeEventFilter(self)
            sizes = kept_numbers(self._splitter, self._name)
            if len(sizes) == self._splitter.count():
                self._splitter.setSizes(list(sizes))
        return False

    def _on_moved(self, _at: int, _index: int) -> None:
        self._later.start()

    def _keep(self) -> None:
        keep_numbers(self._splitter, self._name, tuple(self._splitter.sizes()))


def keep_splitter(splitter: QSplitter, name: str) -> None:
    """Remember how a splitter was dragged, under a name of its own."""
    _SplitterKeeper(splitter, name)
