"""Start of the frozen program against the same start from source: from the call to the start screen filled.

The clock is the caller's, so the interpreter's and the bootloader's own start count. The program of `dist/` is built
first when it is not there.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from start import PASSWORD, make_store

ROOT = Path(__file__).resolve().parents[1]
FROZEN = ROOT / "dist" / "ltsa-desktop" / ("ltsa.exe" if os.name == "nt" else "ltsa")
GOAL = 1.3


def once(program: list[str], store: Path, env: dict[str, str]) -> float:
    """Seconds from the call to the filled start screen."""
    begun = time.perf_counter()
    words = [*program, "--store", str(store), "window", "--probe"]
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        taken = time.perf_counter() - begun
        child.communicate()
    if line.strip() != "ready" or child.returncode:
        raise RuntimeError(f"{program[0]} ended with {child.returncode} before it was ready")
    return taken


def run(quick: bool) -> dict[str, Any]:
    """The median of the frozen program against the median of the source, taken in turns."""
    if not FROZEN.exists():
        subprocess.run([sys.executable, str(ROOT / "dev.py"), "build"], check=True, stdout=subprocess.DEVNULL)
    runs = 5 if quick else 15
    with tempfile.TemporaryDirectory(prefix="ltsa-bench-") as home:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "LTSA_PASSWORD": PASSWORD}
        store = Path(home) / "store"
        make_store(store)
        source = [sys.executable, "-m", "ltsa_desktop"]
        for program in (source, [str(FROZEN)]):
            once(program, store, env)
        times = [(once([str(FROZEN)], store, env), once(source, store, env)) for _ in range(runs)]
    median, floor = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = median / floor
    return {
        "name": "frozen-start",
        "median": median,
        "floor": floor,
        "ratio": ratio,
        "goal": GOAL,
        "ok": ratio <= GOAL,
    }
