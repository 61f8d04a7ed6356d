"""The pages beside the one in sight, made while the person fills this one in, so that turning to them is at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ltsa_desktop.gui.visit.curtain import lay_out

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.form_view import FormView

REST_MS = 700
"""Turning the page must have rested this long: who leafs through passes over most pages."""
PAUSE_MS = 20
SLICE = 0.003
"""Seconds of work at a time, and milliseconds of rest between two of them, in which keys are served and painted."""


class NextPages(QObject):
    """Makes what is seen at once of the next section that is asked, then of the one before; never more than these."""

    def __init__(self, form: FormView) -> None:
        super().__init__(form)
        self._form = form
        self._steps: Iterator[None] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        self._work = QTimer(self, interval=PAUSE_MS)
        self._work.timeout.connect(self._step)
        form.section_changed.connect(self._on_section)

    @property
    def busy(self) -> bool:
        """Whether a page is still to be made."""
        return self._rest.isActive() or self._work.isActive()

    def _on_section(self, _index: int) -> None:
        self._work.stop()
        self._rest.start()

    def _begin(self) -> None:
        self._steps = self._make()
        self._work.start()

    def _step(self) -> None:
        if self._form.isVisible() and (self._steps is None or next(self._steps, self) is self):
            self._work.stop()

    def _make(self) -> Iterator[None]:
        form = self._form
        while not form.page(form.section).blocks.finished:
            yield
        for step in (1, -1):
            index = form.beside(step)
            if index < 0:
                continue
            while not form.make(index, time.perf_counter() + SLICE):
                yield
            page = form.page(index)
            page.resize(form.size())
            # A second time, after what the first made the layouts ask for.
            for _ in range(2):
                end = time.perf_counter() + SLICE
                for _ in lay_out(page):
                    if time.perf_counter() > end:
                        yield
                        end = time.perf_counter() + SLICE
                yield
