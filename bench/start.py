"""Start-up: the first paint, and the start screen filled, against an empty QMainWindow, each in a process of its own.

Each run is a child that notes the time from its own beginning (before any import) to the event. Deriving the key from
the password is slow on purpose and no part of this: the store of the runs is made with the least cost of derivation.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PASSWORD = "bench-kata-sandi"
GOALS = {"start-paint": 1.2, "start-usable": 5.0}

EMPTY = """
import time; begun = time.perf_counter()
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.perf_counter() - begun, flush=True)
        QApplication.instance().exit(0)
app = QApplication([])
window = Window()
window.resize(1366, 728)
window.show()
app.exec()
"""

OURS = """
import time; begun = time.perf_counter()
import gc, json, sys
gc.disable()  # as `program.run` does until the first screen is filled
from pathlib import Path
from ltsa_desktop.bootstrap import AppContext, Settings
from ltsa_desktop.gui import app as program
app = program.application()
context = AppContext(settings=Settings(), store_dir=Path(sys.argv[1]))
window = program.MainWindow(context.settings)
told, desks = {}, []
def painted():
    told["paint"] = time.perf_counter() - begun
    desks.append(program.furnish(window, context, sys.argv[2]))
def ready():
    window.repaint()
    told["usable"] = time.perf_counter() - begun
    print(json.dumps(told), flush=True)
    app.exit(0)
window.painted.connect(painted)
window.ready.connect(ready)
window.show()
app.exec()
desks[0].close()
"""


def child(code: str, env: dict[str, str], *words: str) -> Any:
    """What one run prints."""
    done = subprocess.run([sys.executable, "-c", code, *words], env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def make_store(folder: Path) -> None:
    """A store as an evaluator has it: register, instrument, three visits marked CONTOH."""
    from datetime import date

    from ltsa_desktop.store import Profile, create_store
    from ltsa_desktop.store.vault import Cost

    store = create_store(folder, PASSWORD, Profile("CONTOH"), cost=Cost(memory_kib=32, iterations=1, lanes=1))
    for centre in store.centres.list()[:3]:
        store.visits.create(centre.code, "", date(2026, 11, 24), example=True)
    store.backup()
    store.close()


def run(quick: bool) -> list[dict[str, Any]]:
    """First paint and usable start screen, as ratios against an empty main window of the same run."""
    runs = 5 if quick else 15
    with tempfile.TemporaryDirectory(prefix="ltsa-bench-") as home:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": home}
        # As installed: bytecode is there. The first run of each writes it.
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        env["PYTHONPYCACHEPREFIX"] = str(Path(home) / "bytecode")
        store = Path(home) / "store"
        make_store(store)
        child(EMPTY, env)
        child(OURS, env, str(store), PASSWORD)
        floors, paints, usables = [], [], []
        for _ in range(runs):
            floors.append(float(child(EMPTY, env)))
            told = child(OURS, env, str(store), PASSWORD)
            paints.append(told["paint"])
            usables.append(told["usable"])
    floor = statistics.median(floors)
    rows = []
    for name, times in (("start-paint", paints), ("start-usable", usables)):
        median = statistics.median(times)
        ratio = median / floor
        rows.append(
            {
                "name": name,
                "median": median,
                "floor": floor,
                "ratio": ratio,
                "goal": GOALS[name],
                "ok": ratio <= GOALS[name],
            }
        )
    return rows
