"""The window of the visit that will most likely be opened next, made while nobody waits for it.

It is made out of sight in small steps and writes nothing: no mark in the store says that the visit is open, no key of
it works. It is shown only while nothing at all has been written since it was read, and everything it depends on is as
it was; otherwise it is thrown away and the visit is read again.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ltsa_desktop.gui.i18n import language
from ltsa_desktop.gui.second_copy import second_words
from ltsa_desktop.gui.theme.style import current_theme, scaled

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.visit.curtain import Curtain
    from ltsa_desktop.gui.visit.last_visit import Past
    from ltsa_desktop.gui.visit.opening import Opening
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store import Store

REST_MS = 300
"""So long nothing else must have been wished before a window is made."""
SLICE = 0.003
"""Seconds of work at a time …"""
PAUSE_MS = 12
"""… and the rest between two of them, in which keys are served and painted."""
LOOK_MS = 2000
"""How often is looked whether what was made is still true."""


@dataclass(slots=True)
class _Made:
    """One window in the making, or made.

    Attributes:
        seen: what the desk was like when it was read.
        furnished: whether everything is in it.
        steps: what is left to do, None when it is ready.
        curtain: its picture, once it is ready; `pictured` is what the picture shows besides the visit.
    """

    window: VisitWindow
    seen: tuple[object, ...]
    furnished: bool = False
    steps: Iterator[None] | None = None
    curtain: Curtain | None = None
    pictured: tuple[object, ...] = ()


class VisitAhead(QObject):
    """Holds at most one such window. It works while `home`, the start window, is the one being used.

    Attributes:
        wanted: the visit that is expected, "" when none is.
    """

    def __init__(self, desk: Desk, home: QWidget) -> None:
        super().__init__(home)
        self._desk = desk
        self._home = home
        self.wanted = ""
        self._made: _Made | None = None
        self._loaded = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._prepare)
        self._work = QTimer(self, interval=PAUSE_MS)
        self._work.timeout.connect(self._step)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_again)
        desk.data_changed.connect(self._renew)
        home.installEventFilter(self)

    @property
    def ready(self) -> str:
        """The visit whose window could be shown at once, "" when there is none."""
        made = self._made
        return made.window.visit_id if made is not None and made.curtain is not None else ""

    def expect(self, visit_id: str) -> None:
        """This visit will most likely be opened next."""
        if visit_id != self.wanted or self._made is None:
            self.wanted = visit_id
            self._rest.start()

    def watch(self, widget: QWidget, visit_id: str) -> None:
        """Expect a visit whenever the pointer or the keyboard comes to `widget`."""
        _Watch(self, widget, visit_id)

    def take(self, visit_id: str) -> VisitWindow | None:
        """Give the window of `visit_id` away, begun but not shown; None when it is not there or not true any more."""
        self._rest.stop()
        self.wanted = ""
        made = self._made
        begun = made is not None and (made.furnished or made.steps is not None)
        if made is None or made.window.visit_id != visit_id or not begun or not self._true(made):
            self.drop()
            return None
        self._forget()
        window = made.window
        window.removeEventFilter(self)
        while not made.furnished and made.steps is not None:
            next(made.steps)
        if made.curtain is not None:
            if made.pictured == self._beside():
                made.curtain.lift_after_paint()
            else:
                made.curtain.lift()
        window.begin(window.centralWidget())
        return window

    def drop(self) -> None:
        """Throw away what was made."""
        made = self._made
        self._forget()
        if made is not None and shiboken6.isValid(made.window):
            made.window.removeEventFilter(self)
            made.window.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._home:
            if kind == QEvent.Type.WindowActivate and self.wanted and self._made is None:
                self._rest.start()
            elif kind == QEvent.Type.Close:
                self.wanted = ""
                self.drop()
        elif kind in (QEvent.Type.LanguageChange, QEvent.Type.ApplicationPaletteChange):
            # What nobody sees is made anew, not changed.
            self._renew()
        return False

    def _forget(self) -> None:
        self._made = None
        self._work.stop()
        self._look.stop()

    def _renew(self) -> None:
        self.drop()
        if self.wanted:
            self._rest.start()

    def _look_again(self) -> None:
        made = self._made
        if made is None or self._desk.store_thread.busy():
            return
        if not self._true(made):
            self._renew()
        elif made.curtain is not None and made.pictured != self._beside():
            made.curtain.lift()
            made.curtain = None
            made.steps = self._picture(made)
            self._work.start()

    def _idle(self) -> bool:
        """Whether the person is at the start window, or at no window of this program."""
        return QApplication.activeWindow() in (None, self._home)

    def _now(self) -> tuple[object, ...]:
        """What a window depends on besides the visit's content."""
        desk, store = self._desk, self._desk.context.store
        place, ratio = desk.settings.geometry.get("visit"), self._home.devicePixelRatioF()
        return (store, store and store.commits, date.today(), language(), current_theme(), scaled(100), place, ratio)

    def _beside(self) -> tuple[object, ...]:
        """What a window shows that is not the visit's and keeps itself true: only its picture could be old."""
        return second_words(self._desk.second_copy.state)

    def _maximum(self) -> QSize:
        """The size that a maximised window will have inside its frame."""
        home = self._home
        frame = home.frameGeometry().height() - home.height()
        return home.size() if home.isMaximized() else home.screen().availableSize() - QSize(0, frame)

    def _true(self, made: _Made) -> bool:
        # Something may be on its way into the store: that is not counted yet.
        return not self._desk.store_thread.busy() and made.seen == self._now()

    def _prepare(self) -> None:
        visit, desk = self.wanted, self._desk
        store = desk.context.store
        # Where others write too, what was read a moment ago may be old without a sign of it here.
        if not visit or store is None or store.shared or not self._idle():
            return
        if not self._loaded:
            # The modules of the window, loaded on another thread: they take longer than a key may wait.
            self._loaded = True
            name = "ltsa_desktop.gui.visit.window"
            desk.pool.submit(lambda job: import_module(name), lambda _: self._prepare(), owner=self)
            return
        if self._made is not None and self._made.window.visit_id == visit:
            return
        if desk.store_thread.busy():
            self._rest.start()
            return
        from ltsa_desktop.gui.visit.last_visit import read_past
        from ltsa_desktop.gui.visit.opening import read_opening
        from ltsa_desktop.gui.visit.paper_entry.blind import may_be_second
        from ltsa_desktop.gui.visit.window import VisitWindow, shown_window

        self.drop()
        if shown_window(visit) is not None:
            return
        window = VisitWindow(desk, visit, self._home)
        if window.isMaximized():
            window.resize(self._maximum())
        made = self._made = _Made(window, self._now())

        def read(store: Store) -> tuple[int, Opening, Past]:
            commits, opening = store.commits, read_opening(store, visit)
            return commits, opening, read_past(store, opening.visit)

        def got(found: tuple[int, Opening, Past]) -> None:
            if self._made is not made:
                return
            commits, opening, past = found
            if opening.fresh or may_be_second(opening):
                # A form nobody has begun starts with the moment it is opened at; a paper must be asked about first.
                self.drop()
                return
            if commits != made.seen[1]:
                self._renew()
                return
            made.steps = self._steps(made, opening, past)
            window.installEventFilter(self)
            self._work.start()

        desk.read(read, got, self._ignore, owner=window)

    def _steps(self, made: _Made, opening: Opening, past: Past) -> Iterator[None]:
        from ltsa_desktop.gui.visit.curtain import lay_out

        window = made.window
        yield from window.furnish(opening, past, SLICE)
        made.furnished = True
        yield
        # A second time, after what the first made the layouts ask for.
        for _ in range(2):
            end = time.perf_counter() + SLICE
            for _ in lay_out(window):
                if time.perf_counter() > end:
                    yield
                    end = time.perf_counter() + SLICE
            yield
        yield from self._picture(made)

    def _picture(self, made: _Made) -> Iterator[None]:
        from ltsa_desktop.gui.visit.curtain import Curtain, take_picture

        window = made.window
        # What the window itself asked the store for has its place in the picture, and its warnings.
        while self._desk.store_thread.busy() or window.session is None or window.session.tally.warnings.busy:
            yield
        made.pictured = self._beside()
        for picture in take_picture(window):
            if picture is not None:
                made.curtain = Curtain(window, picture)
            yield

    def _step(self) -> None:
        made = self._made
        if made is None or made.steps is None:
            self._work.stop()
            return
        if not self._idle():
            return
        if next(made.steps, self) is self:
            made.steps = None
            self._work.stop()
            self._look.start()

    def _ignore(self, _error: UserError) -> None:
        """Whoever opens the visit will be told."""
        self.drop()


class _Watch(QObject):
    """Tells that pointer or keyboard came to a widget."""

    def __init__(self, ahead: VisitAhead, widget: QWidget, visit_id: str) -> None:
        super().__init__(widget)
        self._ahead = ahead
        self._visit = visit_id
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._ahead.expect(self._visit)
        return False
