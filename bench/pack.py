"""The meeting pack of 45 centres in four rounds, as its command makes it, against asking for its figures.

The goal is five seconds; the ratio is told against reading the figures alone, so that it carries over to others.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 5.0


def run(quick: bool) -> dict[str, Any]:
    """Median seconds of the pack; floor: of asking the store for all its figures."""
    sys.path.insert(0, str(ROOT))
    from ltsa_desktop.commands.demo import PASSWORD
    from ltsa_desktop.commands.example import CENTRES, ROUNDS, SEED, make_national
    from ltsa_desktop.reports.pack.data import Figures
    from ltsa_desktop.reports.pack.making import pack
    from ltsa_desktop.reports.pack.profile import PackProfile
    from ltsa_desktop.store import open_store

    today = date(2026, 11, 24)
    profile = PackProfile(examples="both")
    asked = [name for name, kind in vars(Figures).items() if type(kind).__name__ == "cached_property"]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "store"
        make_national(home, 12 if quick else CENTRES, 2 if quick else ROUNDS, SEED)
        store = open_store(home, PASSWORD)
        try:
            made, read, pages = [], [], 0
            for _ in range(3 if quick else 7):
                start = time.perf_counter()
                data = pack(store, profile, today)
                made.append(time.perf_counter() - start)
                start = time.perf_counter()
                figures = Figures(store, profile.scope(today))
                for name in asked:
                    getattr(figures, name)
                read.append(time.perf_counter() - start)
            pages = data.count(b"/Type /Page") - data.count(b"/Type /Pages")
        finally:
            store.close()
    median, floor = statistics.median(made), statistics.median(read)
    note = f"{pages} pages in {median:.2f} s; goal {SECONDS:.0f} s. The floor is its figures alone"
    return {
        "name": "pack",
        "median": median,
        "floor": floor,
        "ratio": median / floor,
        "goal": round(SECONDS / floor, 1),
        "ok": median <= SECONDS,
        "note": note,
    }


if __name__ == "__main__":
    print(run("--quick" in sys.argv))
