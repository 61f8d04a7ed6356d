"""Many sheets on all cores against the same on one core, in the same run, each writing its own file.

The ratio is one core's rate against two cores': at most 1 / 1.7. The note tells both rates and how far the largest
helper's memory grew from its first sheets to its last; where other work keeps the cores busy, the processor time of a
sheet says what two free ones would give.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHEETS = 1000
QUICK = 60
GOAL = round(1 / 1.7, 3)


def memory_of_children() -> dict[int, int]:
    """Resident bytes of each process started by this one; empty where the system does not say so in files."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "status").read_text(encoding="utf-8")
        except OSError:  # it ended meanwhile
            continue
        lines = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
        if int(lines["PPid"]) == os.getpid() and "VmRSS" in lines:
            found[int(folder.name)] = int(lines["VmRSS"].split()[0]) * 1024
    return found


def cpu() -> float:
    """Seconds of processor time of this process and of its helpers that have ended."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def run(quick: bool) -> dict[str, Any]:
    """Seconds for all sheets on two cores and on one."""
    sys.path.insert(0, str(ROOT))
    sys.path.insert(0, str(ROOT / "bench"))
    from sheet import visit

    from ltsa_desktop.reports.batch import orders_for, print_all
    from ltsa_desktop.store import open_store

    count = QUICK if quick else SHEETS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        visit(home / "store")
        store = open_store(home / "store", "contoh-contoh")
        try:
            visits = [store.visits.list()[0].visit.id] * count
            grown: dict[int, list[int]] = {}

            def told(done: int, wanted: int) -> None:
                if done % max(1, wanted // 20) == 0 and done > wanted // 10:
                    for process, size in memory_of_children().items():
                        grown.setdefault(process, []).append(size)

            start, worked = time.perf_counter(), cpu()
            print_all(store, orders_for(store, visits, home / "two"), workers=2, progress=told)
            two, worked_two = time.perf_counter() - start, cpu() - worked
            start, worked = time.perf_counter(), cpu()
            print_all(store, orders_for(store, visits, home / "one"), workers=1)
            one, worked_one = time.perf_counter() - start, cpu() - worked
        finally:
            store.close()
    growth = max((sizes[-1] / sizes[0] - 1 for sizes in grown.values() if len(sizes) > 1), default=0.0)
    peak = max((max(sizes) for sizes in grown.values()), default=0) / 1e6
    ratio = two / one
    note = (
        f"{count} sheets: {count / two:.1f}/s on two, {count / one:.1f}/s on one; helper {peak:.0f} MB, {growth:+.1%}; "
        f"CPU {worked_two / count * 1e3:.0f} against {worked_one / count * 1e3:.0f} ms a sheet"
    )
    return {
        "name": "batch",
        "median": two,
        "floor": one,
        "ratio": ratio,
        "goal": GOAL,
        "ok": ratio <= GOAL,
        "note": note,
    }


if __name__ == "__main__":
    print(run("--quick" in sys.argv))
