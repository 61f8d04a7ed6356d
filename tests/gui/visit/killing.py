"""Run the child, kill it, look into the store. Shared by the test and the soak."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.instruments import compile_workbook
from ltsa_desktop.store import Profile, create_store, open_store

PASSWORD = "kata sandi uji"
CHILD = Path(__file__).with_name("kill_child.py")


@dataclass
class Life:
    """One life of the child: what it was ready with, gave and was promised."""

    ready: bool = False
    place: str = ""
    banner: str = ""
    given: dict[str, list[str]] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    acks: int = 0

    def hear(self, line: str) -> None:
        """Take in one line of the child. After an ACK only what was given later may also be found."""
        try:
            what, *rest = json.loads(line)
        except ValueError:
            return  # cut by the kill
        if what == "READY":
            self.ready, self.place, self.banner = True, rest[0], rest[1]
        elif what == "GIVE":
            self.given.setdefault(rest[0], []).append(rest[1])
        elif what == "ACK":
            self.acks += 1
            self.acknowledged[rest[0]] = rest[1]
            later = self.given.get(rest[0], [])
            self.given[rest[0]] = later[later.index(rest[1]) + 1 :] if rest[1] in later else later


def prepare(folder: Path) -> str:
    """A store with the LTSA instrument and one visit; its id."""
    store = create_store(folder, password=PASSWORD, profile=Profile("Siti Rahma"))
    version = store.instruments.add(compile_workbook(resource("instruments/ltsa-pmi.xlsx")))
    visit = store.visits.create(store.centres.list()[0].code, version.digest, date(2026, 11, 24), example=True)
    store.close()
    return visit.id


def live(folder: Path, visit: str, seed: str, longest: float = 0.8) -> Life:
    """Start the child, let it work for a random while (from before it is ready on), kill it."""
    life = Life()
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(folder), visit, seed],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    ready = threading.Event()

    def listen() -> None:
        assert child.stdout is not None
        for line in child.stdout:
            life.hear(line)
            if life.ready:
                ready.set()

    listener = threading.Thread(target=listen)
    listener.start()
    ready.wait(30)
    time.sleep(random.Random(seed).uniform(0.0, longest))
    child.kill()
    child.wait()
    listener.join()
    child.stdout.close()
    return life


def lost(folder: Path, visit: str, life: Life, earlier: dict[str, str]) -> list[str]:
    """Acknowledged answers that the store does not have (any more); `earlier` is brought up to date."""
    store = open_store(folder, password=PASSWORD)
    try:
        content = store.visits.content(visit)
        failed = [check.text.en for check in store.doctor() if not check.ok] if len(earlier) % 7 == 0 else []
    finally:
        store.close()
    missing = []
    promised = {**earlier, **life.acknowledged}
    for path, value in promised.items():
        allowed = {value, *life.given.get(path, [])}
        if content.get(path, "") not in allowed:
            missing.append(f"{path}: promised {value!r}, found {content.get(path)!r}")
    earlier.clear()
    earlier.update({path: content.get(path, "") for path in {**promised, **life.given}})
    return missing + failed
