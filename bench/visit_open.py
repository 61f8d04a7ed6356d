"""Opening a visit of 1,000 questions: from the key, or the wish, to its first section painted.

`visit-open` is the journey of a person: at the start window, whose button "Lanjutkan" has the keyboard, the space bar
is pressed; its floor is an empty QMainWindow of the same size in the same theme, made, shown and painted in the same
run. The start window has made the visit's window ahead, as it does whenever it rests. `visit-open-cold` is the same
without the start window's help: read, made and painted after the wish. `visit-open-length` holds the cold opening
against that of a visit of 10 questions: how long the form is must not matter. `visit-open-widgets` holds it against a
window with the same number and kinds of Qt's own widgets as that first screen, without a line of ours behind them.
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from visit_window import SIZE, begin, form, home, office, paint_watch, rest, until


def run(quick: bool) -> list[dict[str, Any]]:
    """Four rows, see the module."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import (
        QApplication,
        QLabel,
        QLineEdit,
        QMainWindow,
        QPushButton,
        QRadioButton,
        QVBoxLayout,
        QWidget,
    )

    from ltsa_desktop.gui.visit import open_visit
    from ltsa_desktop.gui.visit.curtain import Curtain
    from ltsa_desktop.gui.visit.window import VisitWindow

    runs = 5 if quick else 15
    with office() as (app, desk, visit):
        long, short = visit(form(1000)), visit(form(10))
        begin(desk, long)

        def kinds() -> list[type[QWidget]]:
            """The kinds of widgets with words or a field on the first screen of the long form."""
            window = open_visit(desk, long)
            until(app, lambda: window.session is not None and bool(window.session.tally.order))
            shown = [w for w in window.findChildren(QWidget) if w.isVisible() and not w.visibleRegion().isEmpty()]
            found: list[type[QWidget]] = []
            for widget in shown:
                found += [k for k in (QLabel, QLineEdit, QRadioButton, QPushButton) if isinstance(widget, k)][:1]
            close(window)
            return found

        def close(window: QWidget) -> None:
            gone: list[bool] = []
            window.destroyed.connect(lambda: gone.append(True))
            window.close()
            until(app, lambda: bool(gone) and not desk.store_thread.busy())

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
            close(window)
            return taken

        def by_key() -> float:
            """At the start window, the space bar on "Lanjutkan"."""
            with home(app, desk, long) as button:
                (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, VisitWindow))
                # What shows the first section at first is its picture; the fields behind it take keys already.
                painted = paint_watch(window.findChild(Curtain))
                QTest.keyPress(button, Qt.Key.Key_Space)
                app.processEvents()
                start = time.perf_counter()
                QTest.keyRelease(button, Qt.Key.Key_Space)
                until(app, painted)
                taken = time.perf_counter() - start
                until(app, lambda: window.isActiveWindow() and not desk.store_thread.busy())
                close(window)
            return taken

        parts = kinds()
        empty(), empty(parts), opened(long), opened(short), by_key()
        floors: list[float]
        floors, bares, longs, shorts, keys = ([] for _ in range(5))
        for _ in range(runs):
            # What the one before left to be deleted is no cost of the next.
            for times, measure in (
                (floors, empty),
                (bares, lambda: empty(parts)),
                (longs, lambda: opened(long)),
                (shorts, lambda: opened(short)),
                (keys, by_key),
            ):
                rest(app)
                times.append(measure())
    rows = []
    for name, times, floor in (
        ("visit-open", keys, floors),
        ("visit-open-cold", longs, floors),
        ("visit-open-length", longs, shorts),
        ("visit-open-widgets", longs, bares),
    ):
        low, median = statistics.median(floor), statistics.median(times)
        ratio = median / low
        rows.append({"name": name, "median": median, "floor": low, "ratio": ratio, "goal": 1.5, "ok": ratio <= 1.5})
    return rows
