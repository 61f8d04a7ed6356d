"""The inbox folder while one works: looked at on a pool thread, what is whole taken in on the store's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from ltsa_desktop.exchange.inbox import Marks, Sweep
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.worker import Job
    from ltsa_desktop.store import Store

EVERY_MS = 20_000


class InboxWatch(QObject):
    """Looks every `EVERY_MS`; a file that was the same at two looks is whole and is taken in.

    Attributes:
        folder: that is watched, None without one.
        last: what the last taking-in said; trouble: why the folder could not be looked at, None when it could.

    Signals:
        told(): folder, last or trouble may differ.
    """

    told = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.folder: Path | None = None
        self.last: Sweep | None = None
        self.trouble: UserError | None = None
        self._desk = desk
        self._before: Marks = {}
        self._under_way = False
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self.look)

    def start(self) -> None:
        """Read which folder is watched and begin."""

        def which(store: Store) -> Path | None:
            from ltsa_desktop.exchange import inbox

            return inbox.folder_of(store)

        self._desk.read(which, self._on_folder, owner=self)

    def choose(self, folder: Path | None) -> None:
        """Watch another folder, or none."""

        def work(store: Store) -> Path | None:
            from ltsa_desktop.exchange import inbox

            inbox.choose(store, folder)
            return inbox.folder_of(store)

        self._desk.read(work, self._on_folder, self._on_trouble, self)

    def look(self) -> None:
        """Look now; off this thread, and not while the look before goes on."""
        if self.folder is None or self._under_way or self._desk.context.store is None:
            return
        self._under_way = True
        folder = self.folder

        def work(job: object) -> Marks:
            from ltsa_desktop.exchange import inbox

            return inbox.marks(folder)

        self._desk.pool.submit(work, self._on_marks, self._on_trouble, self)

    def _on_folder(self, folder: Path | None) -> None:
        self.folder, self._before, self.trouble = folder, {}, None
        if folder is None:
            self._clock.stop()
        else:
            self._clock.start()
            self.look()
        self.told.emit()

    def _on_marks(self, now: Marks) -> None:
        steady = {name: mark for name, mark in now.items() if self._before.get(name) == mark}
        self._before = now
        folder, context = self.folder, self._desk.context
        if not steady or folder is None:
            self._under_way = False
            self._clear()
            return

        def work(job: Job) -> Sweep:
            from ltsa_desktop.exchange import inbox

            assert context.store is not None
            return inbox.sweep(context.store, folder, cancelled=job.cancelled, steady=steady)

        self._desk.store_thread.submit_job(work, self._on_swept, self._on_trouble, self)

    def _on_swept(self, found: Sweep) -> None:
        self._under_way = False
        self.trouble = None
        if found.report is not None:
            self.last = found
            self._desk.data_changed.emit()
        self.told.emit()

    def _on_trouble(self, error: UserError) -> None:
        self._under_way = False
        self.trouble = error
        self.told.emit()

    def _clear(self) -> None:
        if self.trouble is not None:
            self.trouble = None
            self.told.emit()
