"""The short form of `tests/soak/soak_memory.py`: many answers leave nothing behind but their names for undo."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SOAK = Path(__file__).resolve().parents[2] / "soak" / "soak_memory.py"
ANSWERS, WARM = 400, 300


@pytest.mark.slow
def test_many_answers_leave_nothing_behind(show) -> None:
    spec = importlib.util.spec_from_file_location("soak_memory", SOAK)
    assert spec is not None
    assert spec.loader is not None
    soak = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(soak)
    from visit_window import form

    window = show(form(100))
    memory, objects = soak.grown(window, ANSWERS, WARM)
    assert objects < 2 * ANSWERS
    assert memory < 4_000_000
