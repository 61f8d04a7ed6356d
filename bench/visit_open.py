"""`visit-open`: from the wish to see a visit of 1,000 questions to its first section painted.

The floor is an empty QMainWindow of the same size in the same theme, shown and painted in the same run. The second row
compares with a visit of 10 questions: how long the form is must not matter.
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from visit_window import SIZE, form, office, paint_watch, until


def run(quick: bool) -> list[dict[str, Any]]:
    """Two rows: against an empty window, and against a short form."""
    from PySide6.QtWidgets import QMainWindow, QWidget

    from ltsa_desktop.gui.visit import open_visit

    runs = 5 if quick else 15
    with office() as (app, desk, visit):
        long, short = visit(form(1000)), visit(form(10))

        def empty() -> float:
            start = time.perf_counter()
            window = QMainWindow()
            middle = QWidget()
            window.setCentralWidget(middle)
            painted = paint_watch(middle)
            window.resize(*SIZE)
            window.show()
            until(app, painted)
            taken = time.perf_counter() - start
            window.close()
            window.deleteLater()
            app.processEvents()
            return taken

        def opened(identity: str) -> float:
            start = time.perf_counter()
            window = open_visit(desk, identity)
            until(app, lambda: window.form is not None and window.form.currentWidget() is not None)
            painted = paint_watch(next(iter(window.form.currentWidget().blocks.cards())))
            until(app, painted)
            taken = time.perf_counter() - start
            until(app, lambda: bool(window.session.tally.order) and not desk.store_thread.busy())
            gone: list[bool] = []
            window.destroyed.connect(lambda: gone.append(True))
            window.close()
            until(app, lambda: bool(gone) and not desk.store_thread.busy())
            return taken

        empty(), opened(long), opened(short)
        floors, longs, shorts = [], [], []
        for _ in range(runs):
            floors.append(empty())
            longs.append(opened(long))
            shorts.append(opened(short))
    rows = []
    for name, floor in (("visit-open", floors), ("visit-open-length", shorts)):
        low, median = statistics.median(floor), statistics.median(longs)
        ratio = median / low
        rows.append({"name": name, "median": median, "floor": low, "ratio": ratio, "goal": 1.5, "ok": ratio <= 1.5})
    return rows
