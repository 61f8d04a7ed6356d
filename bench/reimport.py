"""`bench reimport`: the same packages a second time, against their import in the same run."""

from __future__ import annotations

import sys
from typing import Any

import import_packages


def run(quick: bool) -> list[dict[str, Any]]:
    """A line for each size: seconds of the import again, of the import, and their ratio."""
    rows = []
    for visits in import_packages.sizes(quick):
        ours, again, _, _, _ = import_packages.measured(visits)
        goal = import_packages.REIMPORT_GOAL
        rows.append(
            {
                "name": f"reimport {visits}",
                "median": again,
                "floor": ours,
                "ratio": again / ours,
                "goal": round(goal, 3),
                "ok": again / ours <= goal,
            }
        )
    return rows


if __name__ == "__main__":
    print(run("--quick" in sys.argv))
