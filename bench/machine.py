"""What the machine itself adds to a time: how long this program's threads had to wait for a core."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path


def worked_and_waited() -> tuple[float, float]:
    """Seconds that this program's threads used a core, and that they waited for one (0 where nobody tells)."""
    waited = 0
    for told in Path("/proc/self/task").glob("[0-9]*/schedstat"):
        with contextlib.suppress(OSError):  # that thread has ended
            waited += int(told.read_text(encoding="ascii").split()[1])
    return time.process_time(), waited / 1e9


def waited_of(folder: Path) -> float:
    """Seconds that the first thread of a process (its folder in /proc) waited for a core; 0 where nobody tells."""
    told = folder / "schedstat"
    return int(told.read_text(encoding="ascii").split()[1]) / 1e9 if told.exists() else 0.0


class Watch:
    """Times one thing: by the clock, and without what other programs took."""

    def __init__(self) -> None:
        self._before = worked_and_waited()
        self._start = time.perf_counter()

    def read(self) -> tuple[float, float]:
        """Seconds since the beginning: this program's own, never less than it worked, and by the clock."""
        clock = time.perf_counter() - self._start
        worked, waited = (now - then for now, then in zip(worked_and_waited(), self._before, strict=True))
        return max(clock - waited, min(clock, worked)), clock
