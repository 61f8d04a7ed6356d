"""Run the child, kill it, look into the store. Shared by the test and the soak."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.instruments import compile_workbook
from ltsa_desktop.store import Profile, create_store, open_store

PASSWORD = "kata sandi uji"
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # on Windows SIGTERM is TerminateProcess: as sudden
PATIENCE = 30.0
"""Seconds that a child may take to come to its window."""
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
    pid: int = 0
    gone: bool = False
    hung: bool = False
    trying: str = ""

    def hear(self, line: str) -> None:
        """Take in one line of the child. After an ACK only what was given later may also be found."""
        if line.rstrip().endswith('["GONE"]'):
            self.gone = True  # perhaps right behind a line that the kill cut
        try:
            what, *rest = json.loads(line)
        except ValueError:
            return
        if what == "READY":
            self.ready, self.place, self.banner = True, rest[0], rest[1]
        elif what == "PID":
            self.pid = rest[0]
        elif what == "TRY":
            self.trying = rest[0]
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


def _kill_after(seconds: float, pid: int) -> threading.Timer:
    """A timer, started, that kills the process unless it is cancelled before."""

    def kill() -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, KILL)

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    return timer


class Nursery:
    """Where the children come from: one process that has everything imported and forks, or a new process each."""

    def __init__(self) -> None:
        self._forks = hasattr(os, "fork")
        self._server = self._start("--serve") if self._forks else None

    def live(self, folder: Path, visit: str, seed: str, longest: float = 1.2) -> Life:
        """Let a child work for a random while and kill it; one in ten is killed while it opens the window."""
        life, chance = Life(), random.Random(seed)
        opening = chance.random() < 0.1
        if self._server is not None:
            child = self._server
            assert child.stdin is not None
            child.stdin.write(f"{folder}\t{visit}\t{seed}\n")
            child.stdin.flush()
        else:
            child = self._start(str(folder), visit, seed)
        pid = 0 if self._forks else child.pid
        assert child.stdout is not None
        waiting = True
        timers: list[threading.Timer] = []
        for line in child.stdout:
            life.hear(line)
            pid = life.pid or pid
            if pid and not timers:
                timers.append(_kill_after(PATIENCE, pid))  # one that never gets ready must not wait for ever
            if waiting and pid and (opening or life.ready):
                waiting = False
                timers.append(_kill_after(chance.uniform(0.0, longest), pid))
            if life.gone:
                break
        for timer in timers:
            timer.cancel()
        life.hung = not (opening or life.ready)
        if self._server is None:
            child.wait()
            child.stdout.close()
        return life

    def close(self) -> None:
        """End the process that forks."""
        if self._server is not None:
            assert self._server.stdin is not None
            assert self._server.stdout is not None
            self._server.stdin.close()
            self._server.wait(30)
            self._server.stdout.close()

    @staticmethod
    def _start(*words: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(CHILD), *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
        )


def lost(folder: Path, visit: str, life: Life, earlier: dict[str, str]) -> list[str]:
    """Acknowledged answers that the store does not have (any more); `earlier` is brought up to date."""
    store = open_store(folder, password=PASSWORD)
    try:
        content = store.visits.content(visit)
    finally:
        store.close()
    missing = []
    promised = {**earlier, **life.acknowledged}
    for path, value in promised.items():
        allowed = {value, *life.given.get(path, [])}
        # A question whose keys were on their way at the kill may hold anything of what was typed.
        if path != life.trying and content.get(path, "") not in allowed:
            missing.append(f"{path}: promised {value!r}, found {content.get(path)!r}")
    earlier.clear()
    earlier.update({path: content.get(path, "") for path in {**promised, **life.given}})
    return missing


def series(folder: Path, visit: str, lives: int, name: str = "") -> tuple[int, int, list[str]]:
    """So many lives on one store: acknowledged answers, lives that came to the window, and all that is wrong."""
    earlier: dict[str, str] = {}
    acks, ready, wrong = 0, 0, []
    nursery = Nursery()
    try:
        for number in range(lives):
            life = nursery.live(folder, visit, f"{name}-{number}")
            acks += life.acks
            wrong += lost(folder, visit, life, earlier)
            if life.hung:
                wrong.append(f"life {number}: never came to its window")
            if life.ready and ready and ("terhenti" not in life.banner or not life.place):
                wrong.append(f"life {number}: opened at {life.place!r} saying {life.banner!r}")
            ready += life.ready
    finally:
        nursery.close()
    return acks, ready, wrong
