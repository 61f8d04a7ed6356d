"""From an answer given to the answer durable: form state, journal and commit, against a bare durable commit."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.store import Profile, create_store
from ltsa_desktop.store.vault import Cost

GOAL = 3


def run(quick: bool) -> dict[str, Any]:
    """Answer questions of the filled LTSA visit, each followed by a bare commit of one row on the same connection.

    The answer is what the window does: set it in the form (relevance, required, calculations follow) and save what
    changed; the floor is one row inserted and committed by the driver itself, with the same durability.
    """
    runs = 60 if quick else 400
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "store", "kata sandi bench", Profile("Bench"), cost=Cost(64, 1, 1))
        visit = store.visits.create("LTSA-014", "ltsa-pmi", date(2026, 11, 24), "terjadwal", example=True).id
        state = store.visits.state(visit)
        ops = json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8"))
        with store.unit():
            for op in ops:
                change = state.set(op["set"], op["value"]) if "set" in op else state.add_repeat(op["add"])
                store.visits.save(visit, change.writes, path=change.path)
        choices = [op for op in ops if str(op.get("set", "")).startswith("/data/d/") and op["value"] in ("0", "1", "2")]
        driver = store._database._connection().connection.dbapi_connection
        assert driver is not None
        driver.execute("CREATE TABLE floor (id INTEGER PRIMARY KEY, path TEXT, value TEXT)")
        answers, floors = [], []
        for number in range(runs):
            ref = choices[number % len(choices)]["set"]
            value = "3" if state.node(ref).value != "3" else "2"
            start = time.perf_counter()
            change = state.set(ref, value)
            store.visits.save(visit, change.writes, path=change.path)
            answers.append(time.perf_counter() - start)
            start = time.perf_counter()
            driver.execute("BEGIN IMMEDIATE")
            driver.execute("INSERT INTO floor (path, value) VALUES (?, ?)", (ref, value))
            driver.execute("COMMIT")
            floors.append(time.perf_counter() - start)
        store.close()
    median, floor = statistics.median(answers), statistics.median(floors)
    return {
        "name": "answer",
        "median": median,
        "floor": floor,
        "ratio": median / floor,
        "goal": GOAL,
        "ok": median / floor <= GOAL,
    }
