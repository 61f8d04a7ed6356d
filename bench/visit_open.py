"""`visit-open`: from the wish to see a visit of 1,000 questions to its first section painted.

The floor is an empty QMainWindow of the same size in the same theme, shown and painted in the same run. The second row
compares with a visit of 10 questions: how long the form is must not matter. The third has as its floor a window with
the same number and kinds of Qt's own widgets as that first screen, without a line of ours behind them.
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from visit_window import SIZE, form, office, paint_watch, until


def run(quick: bool) -> list[dict[str, Any]]:
    """Three rows: against an empty window, against a short form, and against bare widgets."""
    from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QPushButton, QRadioButton, QVBoxLayout, QWidget

    from ltsa_desktop.gui.visit import open_visit

    runs = 5 if quick else 15
    with office() as (app, desk, visit):
        long, short = visit(form(1000)), visit(form(10))

        def kinds() -> list[type[QWidget]]:
            """The kinds of widgets with words or a field on the first screen of the long form."""
            window = open_visit(desk, long)
            until(app, lambda: window.session is not None and bool(window.session.tally.order))
            shown = [w for w in window.findChildren(QWidget) if w.isVisible() and not w.visibleRegion().isEmpty()]
            found: list[type[QWidget]] = []
            for widget in shown:
                found += [k for k in (QLabel, QLineEdit, QRadioButton, QPushButton) if isinstance(widget, k)][:1]
            window.close()
            until(app, lambda: not desk.store_thread.busy())
            return found

        def empty(parts: list[type[QWidget]] | None = None) -> float:
            start = time.perf_counter()
            window = QMainWindow()
            middle = QWidget()
            if parts:
                column = QVBoxLayout(middle)
                column.setSpacing(0)
                for part in parts:
                    widget = part(middle)
                    if not isinstance(widget, QLineEdit):
                        widget.setText("Pertanyaan nomor 1")  # type: ignore[attr-defined]
                    column.addWidget(widget)
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

        parts = kinds()
        empty(), empty(parts), opened(long), opened(short)
        floors, bares, longs, shorts = [], [], [], []
        for _ in range(runs):
            floors.append(empty())
            bares.append(empty(parts))
            longs.append(opened(long))
            shorts.append(opened(short))
    rows = []
    for name, floor in (("visit-open", floors), ("visit-open-length", shorts), ("visit-open-widgets", bares)):
        low, median = statistics.median(floor), statistics.median(longs)
        ratio = median / low
        rows.append({"name": name, "median": median, "floor": low, "ratio": ratio, "goal": 1.5, "ok": ratio <= 1.5})
    return rows
