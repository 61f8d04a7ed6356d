"""What the machine itself adds to a time: how long this program's threads had to wait for a core."""

from __future__ import annotations

import contextlib
import threading
import time
from pathlib import Path


def _used() -> tuple[float, float, float, float]:
    """Seconds that this thread worked and waited for a core, and all other threads of the program together."""
    here = waited_of(Path(f"/proc/self/task/{threading.get_native_id()}"))
    every = 0.0
    for task in Path("/proc/self/task").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # that thread has ended
            every += waited_of(task)
    return time.thread_time(), here, time.process_time() - time.thread_time(), every - here


def waited_of(folder: Path) -> float:
    """Seconds that a thread or a process (its folder in /proc) waited for a core; 0 where nobody tells."""
    told = folder / "schedstat"
    return int(told.read_text(encoding="ascii").split()[1]) / 1e9 if told.exists() else 0.0


class Watch:
    """Times one thing that this thread does: by the clock, and without what other programs took."""

    def __init__(self) -> None:
        self._before = _used()
        self._start = time.perf_counter()

    def read(self) -> tuple[float, float]:
        """Seconds since the beginning: this program's own, and by the clock.

        Its own are those in which this thread worked, and those in which it stood still (another thread had the
        interpreter, or a disk was waited for); of these only what the other threads did not spend waiting for a core.
        """
        clock = time.perf_counter() - self._start
        worked, waited, others, theirs = (now - then for now, then in zip(_used(), self._before, strict=True))
        still = max(clock - worked - waited, 0.0)
        return worked + min(still, max(still - theirs, others)), clock
