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
    def series(number: int) -> tuple[int, int, list[str]]:
        folder = tmp_path / f"store{number}"
        visit = killing.prepare(folder)
        earlier: dict[str, str] = {}
        acks, ready, missing = 0, 0, []
        for life_number in range(LIVES // 2):
            life = killing.live(folder, visit, f"{number}-{life_number}")
            acks += life.acks
            ready += life.ready
            missing += killing.lost(folder, visit, life, earlier)
            if life_number and life.ready:
                assert "terhenti" in life.banner
                assert life.place
        return acks, ready, missing

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(series, range(2)))
    assert [line for _, _, missing in results for line in missing] == []
    assert sum(ready for _, ready, _ in results) == LIVES
    assert sum(acks for acks, _, _ in results) > LIVES
