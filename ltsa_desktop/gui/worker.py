"""Work away from the window: one thread that owns the store, and a small pool for what does not touch it.

Callbacks always land in the GUI thread, for the store in the order in which the work was given. A callback whose owner
has been closed in the meantime is dropped.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from ltsa_desktop.ground.words import Cancelled, Text, UserError

log = logging.getLogger(__name__)

PAUSE_S = 0.05
T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[UserError], None]


class UnexpectedError(UserError):
    """A fault of the program itself, told in a sentence; its traceback is in the log."""

    code = "unexpected"

    def __init__(self, cause: BaseException) -> None:
        super().__init__(
            Text(
                id="Ada kesalahan di program ini ({kind}). Yang sudah tersimpan tetap aman. "
                "Rinciannya dicatat; buka Pengaturan → Periksa penyimpanan untuk menyalinnya.",
                en="Something went wrong inside this program ({kind}). What was saved is safe. "
                "The details are in the log; open Settings → Check the store to copy them.",
            ).format(kind=type(cause).__name__)
        )
        self.cause = cause


CANCELLED = "cancelled"


def stopped() -> UserError:
    """What `failed` gets when the user stopped the work."""
    text = Text("Dihentikan. Tidak ada yang berubah.", "Stopped. Nothing was changed.")
    return UserError(text, code=CANCELLED)


def as_user_error(error: BaseException) -> UserError:
    """The sentence for `error`; faults of ours are logged with their traceback."""
    if isinstance(error, UserError):
        return error
    log.error("unexpected error in background work", exc_info=error)
    return UnexpectedError(error)


class Job(QObject):
    """One piece of work under way.

    Signals:
        progressed(done, total): at most about twenty times a second, in the GUI thread.
    """

    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the work to stop; it ends in `Cancelled` at its next safe point."""
        self._stop.set()

    def cancelled(self) -> bool:
        """For the work itself: whether it was asked to stop."""
        return self._stop.is_set()

    def progress(self, done: int, total: int, *_: object) -> None:
        """For the work itself, from its thread: passed on at most every `PAUSE_S`, the last step always."""
        now = time.monotonic()
        if (done >= total or now - self._told >= PAUSE_S) and shiboken6.isValid(self):
            self._told = now
            self.progressed.emit(done, total)

    def check(self) -> None:
        """For the work itself: raise `Cancelled` if it was asked to stop."""
        if self.cancelled():
            raise Cancelled


class _Courier(QObject):
    """Carries the ends of jobs into the thread it lives in."""

    sent = Signal(object, object, object)

    def __init__(self, receive: Callable[[int, object, UserError | None], None]) -> None:
        super().__init__()
        self._receive = receive
        self.sent.connect(self._on_sent)

    @Slot(object, object, object)
    def _on_sent(self, number: int, result: object, error: UserError | None) -> None:
        self._receive(number, result, error)


@dataclass(slots=True)
class _Task:
    job: Job
    work: Callable[[Job], Any]
    done: Done | None
    failed: Failed | None
    owner: QObject | None


class _Desk:
    """What both kinds of thread share: running a job and sending its end home.

    Tasks stay in a table of the GUI thread until their callback has run: the last reference to a widget or a job must
    never be dropped on another thread.
    """

    def __init__(self, on_error: Failed | None = None) -> None:
        self.on_error: Failed = on_error or (lambda error: log.error("not shown: %s", error.text.en))
        self._courier = _Courier(self._finish)
        self._tasks: dict[int, _Task] = {}
        self._numbers = count()

    def _enter(self, task: _Task) -> int:
        number = next(self._numbers)
        self._tasks[number] = task
        return number

    def _run(self, number: int) -> None:
        task = self._tasks[number]
        result, error = None, None
        try:
            task.job.check()
            result = task.work(task.job)
        except Cancelled:
            error = stopped()
        except BaseException as cause:  # noqa: BLE001 - told to the user and logged by as_user_error
            error = as_user_error(cause).with_traceback(None)
            error.__cause__ = error.__context__ = None
        del task
        if shiboken6.isValid(self._courier):
            self._courier.sent.emit(number, result, error)

    def _finish(self, number: int, result: object, error: UserError | None) -> None:
        task = self._tasks.pop(number)
        if task.owner is not None and not shiboken6.isValid(task.owner):
            return
        if error is None:
            if task.done is not None:
                task.done(result)
        elif task.failed is not None:
            task.failed(error)
        elif error.code != CANCELLED:
            self.on_error(error)

    def busy(self) -> bool:
        """Whether anything is under way or its callback still to come."""
        return bool(self._tasks)


class StoreThread(_Desk):
    """The one thread that touches the store, so that SQLite has one writer and the window none to wait for."""

    def __init__(self, on_error: Failed | None = None) -> None:
        super().__init__(on_error)
        self._queue: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._loop, name="store", daemon=True)
        self._thread.start()

    def _loop(self) -> None:
        while (number := self._queue.get()) is not None:
            self._run(number)

    def submit(
        self,
        fn: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run `fn` on the store thread after everything submitted before it.

        Args:
            fn: the work.
            done: gets its result, in the GUI thread.
            failed: gets a `UserError`, in the GUI thread; without it the window's general notice shows the sentence.
            owner: the callbacks are dropped when this object has been deleted.
        """
        return self.submit_job(lambda job: fn(), done, failed, owner)

    def submit_job(
        self,
        fn: Callable[[Job], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """As `submit`, for long work that reports progress and can be cancelled through the job it is given."""
        job = Job()
        self._queue.put(self._enter(_Task(job, fn, done, failed, owner)))
        return job

    def stop(self, timeout: float = 30.0) -> bool:
        """Finish what was submitted, then end; whether it ended within `timeout` seconds."""
        self._queue.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()


class Pool(_Desk):
    """A few threads for work that does not touch the store: PDFs, spreadsheets, compiling a workbook."""

    def __init__(self, threads: int = 2, on_error: Failed | None = None) -> None:
        super().__init__(on_error)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="work")
        self._stopped = False

    def submit(
        self,
        fn: Callable[[Job], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run `fn(job)` on a pool thread; callbacks as for `StoreThread.submit`. After `stop` nothing is begun."""
        job = Job()
        if self._stopped:  # a window that outlives the program's end asks once more, as when its language changes
            job.cancel()
            return job
        self._pool.submit(self._run, self._enter(_Task(job, fn, done, failed, owner)))
        return job

    def stop(self) -> None:
        """End when the work under way has ended."""
        self._stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)
