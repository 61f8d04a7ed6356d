"""Many sheets on all cores against the same on one core, in the same run, each writing its own file.

The ratio is one core's rate against two cores': at most 1 / 1.7. On a machine with more work than cores the helpers
wait for one; the clock decides, and where the system tells how long (Linux), the ratio without that is in the note. Of
few sheets the start of the helpers is a large part: it is in the note too, with what a sheet takes of a core and how
far the largest helper's memory grew from its first sheets to its last.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from machine import waited_of

ROOT = Path(__file__).resolve().parent.parent
SHEETS = 1000
QUICK = 60
GOAL = round(1 / 1.7, 3)


class Helpers:
    """What the processes that this one started use, looked at from here; nothing where the system tells none.

    Attributes:
        sizes: process → resident bytes at each look. waited: process → seconds it waited for a core so far.
    """

    def __init__(self) -> None:
        self.sizes: dict[int, list[int]] = {}
        self.waited: dict[int, float] = {}

    def look(self) -> None:
        """Note what each uses now."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                told = (folder / "status").read_text(encoding="utf-8")
                waited = waited_of(folder)
            except OSError:  # it ended meanwhile
                continue
            lines = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
            if int(lines["PPid"]) == os.getpid() and "VmRSS" in lines:
                self.sizes.setdefault(int(folder.name), []).append(int(lines["VmRSS"].split()[0]) * 1024)
                self.waited[int(folder.name)] = waited

    def least_waited(self) -> float:
        """Seconds that every one of those at work waited for a core (the system's own small helper is none of them)."""
        most = max((max(sizes) for sizes in self.sizes.values()), default=0)
        return min((self.waited[one] for one, sizes in self.sizes.items() if max(sizes) > most / 2), default=0.0)


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
            helpers = Helpers()
            begun = 0.0

            def told(done: int, wanted: int) -> None:
                nonlocal begun
                begun = begun or time.perf_counter()
                if done % max(1, wanted // 20) == 0 and done > wanted // 10:
                    helpers.look()

            start, worked = time.perf_counter(), cpu()
            print_all(store, orders_for(store, visits, home / "two"), workers=2, progress=told)
            two, worked_two = time.perf_counter() - start, cpu() - worked
            first = begun - start
            start, worked, waited = time.perf_counter(), cpu(), waited_of(Path("/proc/self"))
            print_all(store, orders_for(store, visits, home / "one"), workers=1)
            one, worked_one = time.perf_counter() - start, cpu() - worked
            waited = waited_of(Path("/proc/self")) - waited
        finally:
            store.close()
    own = (two - helpers.least_waited()) / (one - waited)
    growth = max((sizes[-1] / sizes[0] - 1 for sizes in helpers.sizes.values() if len(sizes) > 1), default=0.0)
    peak = max((max(sizes) for sizes in helpers.sizes.values()), default=0) / 1e6
    note = (
        f"{count} sheets {count / two:.1f}/s on two, {count / one:.1f}/s on one; without waits for a core {own:.2f}; "
        f"first after {first:.1f} s; helper {peak:.0f} MB {growth:+.1%}; CPU {worked_two / count * 1e3:.0f} against "
        f"{worked_one / count * 1e3:.0f} ms a sheet"
    )
    ratio = two / one
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
