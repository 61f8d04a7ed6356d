"""How far a long piece of work is, told in thousandths and only when it changes."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
Check = Callable[[], bool]
WHOLE = 1000


def quiet(done: int, total: int) -> None:
    """A progress callback that tells nobody."""


def never() -> bool:
    """A cancellation check that never stops the work."""
    return False


class Meter:
    """Tells `progress` of a stretch of the work, at most once per thousandth: a window is not flooded with news.

    Args:
        begin, end: the stretch, in thousandths of the whole.
    """

    def __init__(self, progress: Progress, begin: int = 0, end: int = WHOLE) -> None:
        self._progress = progress
        self._begin = begin
        self._span = end - begin
        self._told = -1

    def at(self, done: int, total: int) -> None:
        """`done` of `total` of this stretch."""
        now = self._begin + (self._span * done // total if total > 0 else self._span)
        if now != self._told:
            self._told = now
            self._progress(now, WHOLE)
