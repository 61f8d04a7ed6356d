"""A process killed at any moment of saving, attaching, sealing, undoing and copying: nothing acknowledged is lost.

A round forks a child that works on the store and tells after each operation what it has been promised; it is killed
at a random moment, the store is opened as after a crash, and every promise is looked up.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from datetime import date
from pathlib import Path
from typing import Any

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, Store, create_store, open_store
from ltsa_desktop.store.vault import Cost

ROUNDS = 300
PASSWORD = "kata sandi soak"
ANSWER = "/data/a/a2/visit_start"
FILE = "/data/a/a1/site"


def work(folder: Path, visit: str, told: int, seed: int) -> None:
    """Do one thing after the other until killed; a line to `told` for each that was acknowledged."""
    dice = random.Random(seed)
    store = open_store(folder, PASSWORD)
    os.write(told, b'{"op": "open"}\n')
    number = seed * 100_000
    while True:
        number += 1
        op = dice.choices(["save", "undo", "attach", "seal", "backup"], [70, 8, 10, 10, 2])[0]
        promise: dict[str, Any] = {"op": op, "n": number}
        if store.visits.get(visit).status == "final":
            store.visits.reopen(visit, f"putaran {number}")
        if op == "save":
            store.visits.save(visit, {ANSWER: f"jawaban {number}", f"{ANSWER}#note": f"catatan {number}"})
        elif op == "undo":
            undone = store.visits.undo(visit)
            promise["value"] = store.visits.content(visit).get(ANSWER, "") if undone else None
        elif op == "attach":
            promise["name"] = store.visits.attach(visit, FILE, f"berkas {number}.txt", f"isi {number}".encode()).name
        elif op == "seal":
            promise["head"] = store.visits.seal(visit, "final", "putaran").id
        else:
            promise["path"] = store.backup("exit").path
        os.write(told, json.dumps(promise).encode() + b"\n")


def check(store: Store, visit: str, promises: list[dict[str, Any]], thorough: bool) -> None:
    """Every acknowledged promise holds in the store as it is now. Raises AssertionError."""
    content = store.visits.content(visit)
    answers = [p for p in promises if p["op"] in {"save", "undo"} and p.get("value", "") is not None]
    if answers:
        last = answers[-1]
        promised = f"jawaban {last['n']}" if last["op"] == "save" else last["value"]
        # One operation more may have been durable before it could be told.
        allowed = {promised, *(e.new or "" for e in store.visits.history(visit, ANSWER)[-1:])}
        assert content.get(ANSWER, "") in allowed, (content.get(ANSWER), promised)
        assert any((e.new or "") == promised for e in store.visits.history(visit, ANSWER)) or promised == ""
    for promise in promises:
        if promise["op"] == "attach":
            assert store.visits.attachment_bytes(visit, promise["name"]) == f"isi {promise['n']}".encode()
        elif promise["op"] == "seal":
            assert store.revisions.has(promise["head"])
        elif promise["op"] == "backup":
            assert any(b.path == promise["path"] for b in store.backups()) or not Path(promise["path"]).exists()
    assert store.damage is None
    assert store.projections.compare() == []
    if thorough:
        bad = [c.name for c in store.doctor() if not c.ok]
        assert not bad, bad


def one_round(folder: Path, visit: str, seed: int, thorough: bool) -> None:
    """Fork, kill, open, look."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        with contextlib.suppress(BaseException):
            work(folder, visit, write_end, seed)
        traceback.print_exc()
        os._exit(1)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as told:
        first = told.readline()
        assert first, "the child did not open the store"
        time.sleep(random.Random(seed).uniform(0, 0.25))
        os.kill(child, signal.SIGKILL)
        lines = told.read().rpartition(b"\n")[0].splitlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    store = open_store(folder, PASSWORD)
    try:
        check(store, visit, [json.loads(line) for line in lines], thorough)
    finally:
        store.close()


def run(rounds: int) -> dict[str, Any]:
    """`rounds` kills; each failed promise is printed."""
    failures = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "store"
        store = create_store(folder, PASSWORD, Profile("Soak"), cost=Cost(64, 1, 1))
        visit = store.visits.create("LTSA-014", "ltsa-pmi", date(2026, 11, 24), "terjadwal", example=True).id
        store.close()
        for seed in range(rounds):
            try:
                one_round(folder, visit, seed, thorough=seed % 20 == 0)
            except (AssertionError, UserError):
                failures += 1
                sys.stderr.write(f"round {seed}\n{traceback.format_exc()}")
    return {"name": "kill", "rounds": rounds, "failures": failures, "ok": failures == 0}
