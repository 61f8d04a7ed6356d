"""The lock: by Ctrl+L or after a while without a key or a click. What was open comes back as it was, focus included.

Every answer is durable as it is typed, so nothing waits to be saved: the windows are hidden, what is still on its
way reaches
the disk, then the store is closed and its keys are forgotten. A save that the disk refuses keeps the store open and
unlocked.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.main_window import MainWindow

LOOK_MS = 5000
WAIT_MS = 20
SHOWN_MS = 60
"""Until windows that were shown again are on the screen."""
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
"""Of a person at the laptop."""


@dataclass(slots=True)
class _Hidden:
    """A window that was in sight, and where its keyboard was."""

    window: QWidget
    focus: QWidget | None


class Locker(QObject):
    """Hides and brings back what was open, and watches for how long nobody did anything.

    Signals:
        idle(): nobody did anything for as long as the settings say.
    """

    idle = Signal()

    def __init__(self, desk: Desk, home: MainWindow) -> None:
        super().__init__(home)
        self._desk, self._home = desk, home
        self._hidden: list[_Hidden] = []
        self._active: QWidget | None = None
        self._store_dir: Path | None = None
        self._last = time.monotonic()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_focus_window)
        self._on_focus_window(home.windowHandle())

    @property
    def locked(self) -> bool:
        """Whether windows wait for the password."""
        return self._store_dir is not None

    def touch(self) -> None:
        """Somebody is there."""
        self._last = time.monotonic()

    def refusing(self) -> bool:
        """Whether a window holds an answer that the disk does not take."""
        sessions = (getattr(window, "session", None) for window in self._home.actions_.open_visits())
        return any(session is not None and session.queue.trouble is not None for session in sessions)

    def hide_all(self) -> None:
        """Take everything of this program but the start window out of sight."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._store_dir = self._desk.context.store_dir
        self._active = app.activeWindow()
        for window in app.topLevelWidgets():
            if window is self._home or not window.isVisible() or window.windowHandle() is None or window.isHidden():
                continue
            if window.windowType() in (window.windowType().Popup, window.windowType().ToolTip):
                window.close()
                continue
            self._hidden.append(_Hidden(window, window.focusWidget()))
        visits = self._visits()
        for visit in visits:
            visit.form.flush()
            visit.session.mark_open(False)
        for hidden in self._hidden:
            if hidden.focus is not None and hidden.window not in visits:
                hidden.focus.clearFocus()  # what is being typed there is taken when the keyboard leaves
        for hidden in self._hidden:
            hidden.window.hide()
        self._close_when_done()

    def _visits(self) -> list:
        windows = [hidden.window for hidden in self._hidden if shiboken6.isValid(hidden.window)]
        return [w for w in windows if getattr(w, "session", None) is not None and getattr(w, "form", None) is not None]

    def _queues(self) -> list:
        """Of every hidden window that writes (a visit, a form being typed in from paper)."""
        windows = [hidden.window for hidden in self._hidden if shiboken6.isValid(hidden.window)]
        sessions = (getattr(window, "session", None) for window in windows)
        return [session.queue for session in sessions if session is not None and hasattr(session, "queue")]

    def _close_when_done(self) -> None:
        """Close the store once every answer is on the disk."""
        if not self.locked:
            return
        if any(not queue.idle() for queue in self._queues()):
            QTimer.singleShot(WAIT_MS, self, self._close_when_done)
            return
        self._desk.lock()

    def bring_back(self) -> None:
        """Show again what was hidden, unless another store was opened in the meantime."""
        same = self._store_dir == self._desk.context.store_dir
        hidden, self._hidden, self._store_dir = self._hidden, [], None
        self.touch()
        last: _Hidden | None = None
        for one in hidden:
            if not shiboken6.isValid(one.window):
                continue
            if not same:
                one.window.deleteLater()
                continue
            one.window.show()
            session = getattr(one.window, "session", None)
            if session is not None and hasattr(session, "mark_open"):
                session.mark_open(True)
            if one.window is self._active or last is None:
                last = one
        was_active, self._active = self._active, None
        if last is not None and last.window is was_active:
            # Once the windows are on the screen again: before, the system does not give the keyboard away.
            QTimer.singleShot(SHOWN_MS, self, lambda: _give_keyboard(last))

    def forget(self) -> bool:
        """The program ends: what is hidden goes without touching the store; whether it was locked."""
        locked = self.locked
        for one in self._hidden:
            if shiboken6.isValid(one.window):
                one.window.deleteLater()
        self._hidden.clear()
        self._store_dir = None
        return locked

    def _look(self) -> None:
        minutes = self._desk.settings.lock_minutes
        if minutes and not self.locked and time.monotonic() - self._last >= minutes * 60:
            self.idle.emit()

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            # Keys and clicks come to the window before its widgets: one filter there costs nothing while one types.
            window.installEventFilter(self)
            self.touch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._last = time.monotonic()
        return False


def _give_keyboard(one: _Hidden) -> None:
    if not shiboken6.isValid(one.window):
        return
    if QApplication.activeWindow() is not one.window:
        one.window.activateWindow()
    if one.focus is not None and shiboken6.isValid(one.focus):
        one.focus.setFocus()
