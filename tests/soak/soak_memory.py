"""Ten thousand answers in one visit window: memory does not grow once it is warm.

Answers are typed by keys into texts, numbers and choices, so that widgets, form, score, journal and undo all work. What
may stay of an answer is its name in the list of undo steps; `ALLOWED` is that, with room for the allocator's own.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

ROUNDS = 10_000
WARM = 1_500
ALLOWED = 1_500
"""Bytes of resident memory an answer may leave behind on average."""


def resident() -> int:
    """Bytes of memory this process holds; 0 where the system does not tell (then nothing is judged)."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def give(window: Any, count: int, seed: int) -> None:
    """Answer `count` questions by keys, round and round, each time otherwise."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from visit_window import until

    app = QApplication.instance()
    for turn in range(seed, seed + count):
        place = window.form.place()
        node = window.session.node(place)
        widget = QApplication.focusWidget()
        if node.definition.control == "select1":
            two = len(window.session.options(place)) == 2
            QTest.keyClick(widget, "yt"[turn % 2] if two else "012345"[turn % 6])
        else:
            QTest.keySequence(widget, "Ctrl+A")
            QTest.keyClicks(widget, f"{turn % 28 + 1}-3-2024" if node.definition.type == "date" else str(turn))
            QTest.keyClick(widget, Qt.Key.Key_Return)
        app.processEvents()
        if window.foot.finish.hasFocus() or not window.form.place():
            window.form.go_to(window.form.first_in(0))
        if turn % 50 == 0:
            until(app, window.session.queue.idle)
    until(app, lambda: window.session.queue.idle() and not window.desk.store_thread.busy())


def grown(window: Any, rounds: int, warm: int) -> tuple[int, int]:
    """Give `rounds` answers after `warm` first ones: (bytes grown, objects of Python more)."""
    give(window, warm, 0)
    gc.collect()
    before, objects = resident(), len(gc.get_objects())
    give(window, rounds, warm)
    gc.collect()
    return resident() - before, len(gc.get_objects()) - objects


def run(rounds: int) -> dict[str, Any]:
    """One long visit."""
    from PySide6.QtWidgets import QApplication
    from visit_window import SIZE, form, office, until

    from ltsa_desktop.gui.visit import open_visit

    with office() as (app, desk, visit):
        window = open_visit(desk, visit(form(100)))
        window.resize(*SIZE)
        until(app, lambda: window.session is not None and bool(window.session.tally.order))
        window.activateWindow()
        until(app, lambda: QApplication.focusWidget() is not None and not desk.store_thread.busy())
        memory, objects = grown(window, rounds, WARM)
        gone: list[bool] = []
        window.destroyed.connect(lambda: gone.append(True))
        window.close()
        until(app, lambda: bool(gone) and not desk.store_thread.busy())
    ok = memory <= rounds * ALLOWED
    sys.stderr.write(f"{memory / 1024:.0f} KB and {objects} objects more after {rounds} answers\n")
    return {"name": "memory", "rounds": rounds, "failures": int(not ok), "ok": ok}
