"""Files on their way into a visit: read, prepared and encrypted beside everything else, then saved in their turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.visit.editors.files import ready_png
from ltsa_desktop.gui.worker import CANCELLED, Job

if TYPE_CHECKING:
    from pathlib import Path

    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.read_models import Attachment
    from ltsa_desktop.store.receiving import ReadyFile


@dataclass(slots=True)
class Arrival:
    """One file on its way: its name, and how far it is in bytes."""

    name: str
    job: Job
    done: int = 0
    total: int = 0


class Arrivals(QObject):
    """The files of one visit that are not attached yet; while there are any, the visit does not close.

    Signals:
        changed(str): the file for this question is further on, attached, refused or stopped.
    """

    changed = Signal(str)

    def __init__(self, session: VisitSession) -> None:
        super().__init__(session)
        self._session = session
        self._arrivals: dict[str, Arrival] = {}
        self._waiting: list[Callable[[], None]] = []

    def at(self, path: str) -> Arrival | None:
        """The file on its way to a question."""
        return self._arrivals.get(path)

    def bring(self, path: str, name: str, source: bytes | Path | QImage, caption: str = "") -> None:
        """Attach a file as the answer of an upload question; one still on its way there is stopped."""
        session = self._session
        if session.read_only:
            return
        self.stop(path)
        queue, visit, who = session.queue, session.visit.id, session.queue.who
        context, keep_place = session.desk.context, session.desk.settings.keep_photo_place

        def work(job: Job) -> ReadyFile:
            def told(done: int, total: int) -> None:
                job.check()
                job.progress(done, total)

            store = context.store
            assert store is not None, "the store is open while a visit is"
            given = ready_png(source) if isinstance(source, QImage) else source
            return store.visits.ready_file(name, given, keep_place, told)

        def attach(ready: ReadyFile) -> None:
            if not session.holds(path):
                session.told.emit(
                    self.tr("“{name}” tidak dilampirkan: pertanyaannya sudah dihapus.").format(name=name), "warning"
                )
                self._forget(path, arrival)
                return

            def save(store: Store) -> Attachment:
                return store.visits.attach_ready(visit, path, ready, caption, who)

            queue.run(save, session.on_attached, session.on_not_done, answers=1)
            self._forget(path, arrival)

        def failed(error: UserError) -> None:
            if error.code != CANCELLED:
                session.told.emit(say(error.text), "warning")
            self._forget(path, arrival)

        def further(done: int, total: int) -> None:
            arrival.done, arrival.total = done, total
            self.changed.emit(path)

        queue.hold()
        arrival = Arrival(name, session.desk.pool.submit(work, attach, failed, self))
        arrival.job.progressed.connect(further)
        self._arrivals[path] = arrival

    def stop(self, path: str) -> None:
        """Leave a file out that is on its way."""
        if (arrival := self._arrivals.get(path)) is not None:
            arrival.job.cancel()

    def after(self, act: Callable[[], None]) -> None:
        """Do something once nothing is on its way: a visit is not sealed without a file that was given before."""
        self._waiting.append(act)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._arrivals:
            self._waiting.pop(0)()

    def _forget(self, path: str, arrival: Arrival) -> None:
        if self._arrivals.get(path) is arrival:
            del self._arrivals[path]
        self._session.queue.release()
        self.changed.emit(path)
        self._go_on()
