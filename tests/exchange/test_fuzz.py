"""A short run of the fuzz soak with each test run; `dev.py soak fuzz` does the long one."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

SOAK = Path(__file__).resolve().parents[1] / "soak" / "soak_fuzz.py"


def test_mutated_packages_crash_nothing_lose_nothing_in_silence_and_forge_nothing():
    spec = importlib.util.spec_from_file_location("soak_fuzz", SOAK)
    assert spec is not None
    assert spec.loader is not None
    soak = importlib.util.module_from_spec(spec)
    sys.modules["soak_fuzz"] = soak
    spec.loader.exec_module(soak)
    assert soak.run(120, seed=7) == {"name": "fuzz", "rounds": 120, "failures": 0, "ok": True}
