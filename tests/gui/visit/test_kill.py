"""Kill -9 at any moment: every answer that the window has shown as saved is there afterwards."""

from __future__ import annotations

import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SPEC = importlib.util.spec_from_file_location("killing", Path(__file__).with_name("killing.py"))
assert SPEC is not None
assert SPEC.loader is not None
killing = importlib.util.module_from_spec(SPEC)
sys.modules["killing"] = killing
SPEC.loader.exec_module(killing)

LIVES = 50


def test_every_acknowledged_answer_survives_fifty_kills(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(killing.series, tmp_path / f"store{n}", LIVES // 2, str(n)) for n in range(2)]
        results = [future.result() for future in futures]
    assert [line for _, _, wrong in results for line in wrong] == []
    assert sum(ready for _, ready, _ in results) > LIVES * 0.7
    assert sum(acks for acks, _, _ in results) > LIVES
