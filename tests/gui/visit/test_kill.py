"""Kill -9 at any moment: every answer that the window has shown as saved is there afterwards."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

SPEC = importlib.util.spec_from_file_location("killing", Path(__file__).with_name("killing.py"))
assert SPEC is not None
assert SPEC.loader is not None
killing = importlib.util.module_from_spec(SPEC)
sys.modules["killing"] = killing
SPEC.loader.exec_module(killing)

LIVES = 50


def test_every_acknowledged_answer_survives_fifty_kills(tmp_path: Path) -> None:
    store = tmp_path / "store"
    acks, ready, wrong = killing.series(store, killing.prepare(store), LIVES)
    assert wrong == []
    assert ready > LIVES * 0.7
    assert acks >= LIVES // 2
