"""A process killed at any moment of exporting, importing and migrating: a package is whole or it is not there.

Each round forks a child that does one of the three until it is killed; then the folder is looked at as after a crash:

- export: every file under a package's name reads whole in another store, and what was acknowledged is among them;
- import: of each package all visits came in or none, every acknowledged one is in, and a second run brings the rest;
- migration: a store of every older version opens with all of its visits, wherever its step was cut off.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    found_organisation,
    import_package,
    organisation,
    trust_add,
)
from ltsa_desktop.exchange.incoming import resume_inbox
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, Store, create_store, open_store
from ltsa_desktop.store.migrations import MIGRATIONS
from ltsa_desktop.store.vault import Cost

ROUNDS = 300
PASSWORD = "kata sandi soak"
ANSWER = "/data/h/h1/conclusion"
OLD = Path(__file__).resolve().parents[1] / "store" / "old"
OLD_PASSWORD = "kata sandi lama"
PACKAGES, VISITS = 4, 3
FOREVER = float("inf")
COST = Cost(64, 1, 1)


@dataclass(frozen=True)
class Made:
    """What every round starts from; only copies of it are worked on.

    Attributes:
        office, siti: the stores of a supervisor and of an evaluator.
        packages: what Siti sends, `VISITS` visits in each.
        visits: the visits of each package, with the answer of each.
        old: for each older version the ids of the visits in its store.
    """

    office: Path
    siti: Path
    packages: list[Path]
    visits: list[dict[str, str]]
    old: dict[int, set[str]]


def run(rounds: int) -> dict[str, Any]:
    """`rounds` kills, in turn while exporting, importing and migrating; each broken promise is printed."""
    failures = 0
    with tempfile.TemporaryDirectory() as place:
        made = _make(Path(place))
        kinds = (_killed_export, _killed_import, _killed_migration)
        # How long each takes when nobody kills it, so that the kills fall into the work on every machine.
        takes: dict[Any, float] = {}
        for seed in range(-len(kinds), rounds):
            folder = Path(place) / "round"
            kind, rng = kinds[seed % len(kinds)], random.Random(seed)
            try:
                took = kind(made, folder, rng.uniform(0, takes[kind]) if kind in takes else FOREVER)
                takes.setdefault(kind, took)
            except (AssertionError, UserError):
                failures += 1
                sys.stderr.write(f"round {seed}\n{traceback.format_exc()}")
            shutil.rmtree(folder, ignore_errors=True)
    return {"name": "kill-travel", "rounds": rounds, "failures": failures, "ok": failures == 0}


def _make(place: Path) -> Made:
    office = create_store(place / "office", PASSWORD, Profile("CONTOH Ratna", role="supervisor"), cost=COST)
    siti = create_store(place / "siti", PASSWORD, Profile("CONTOH Siti"), cost=COST)
    accept_organisation(siti, organisation.read(found_organisation(office, "CONTOH Direktorat").data))
    trust_add(office, enrolment.read(enrol(siti)))
    packages, visits = [], []
    for number in range(PACKAGES):
        answers = {}
        for each in range(VISITS):
            visit = siti.visits.create("LTSA-014", "", date(2026, 11, 1 + number * VISITS + each), "terjadwal").id
            answers[visit] = f"CONTOH {number}-{each}"
            siti.visits.save(visit, {ANSWER: answers[visit]})
            siti.visits.attach(visit, "/data/c/c_naker/photo", "foto.txt", random.Random(each).randbytes(60_000))
            siti.visits.seal(visit, "final", reason="CONTOH")
        packages.append(place / f"{number}.ltsa")
        export_package(siti, packages[-1], list(answers))
        visits.append(answers)
    office.close()
    siti.close()
    old = {}
    for version in range(1, MIGRATIONS[-1].version):
        store = open_store(_old(version, place / f"old-{version}"), OLD_PASSWORD)
        old[version] = {summary.visit.id for summary in store.visits.list()}
        store.close()
    return Made(place / "office", place / "siti", packages, visits, old)


def _old(version: int, folder: Path) -> Path:
    with zipfile.ZipFile(OLD / f"v{version}.zip") as pack:
        pack.extractall(folder)
    return folder


def _killed(work: Callable[[Callable[[str], None]], None], after: float) -> tuple[list[str], float]:
    """Do `work` in a child that is killed `after` seconds from its first word: what it told then, how long it lived."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        ended = 1
        try:
            work(lambda word: _tell(write_end, word))
            ended = 0
        finally:
            if ended:
                traceback.print_exc()
            os._exit(ended)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as told:
        assert told.readline(), "the child did not start"
        begun = time.monotonic()
        if after < FOREVER:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        lines = told.read().rpartition(b"\n")[0].decode().splitlines()
    _, status = os.waitpid(child, 0)
    lived = time.monotonic() - begun
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the child fell by itself"
    return lines, lived


def _tell(pipe: int, word: str) -> None:
    os.write(pipe, f"{word}\n".encode())


def _sound(store: Store) -> None:
    assert store.damage is None
    assert store.projections.compare() == []
    bad = [c.name for c in store.doctor() if not c.ok]
    assert not bad, bad


def _killed_export(made: Made, folder: Path, after: float) -> float:
    siti, stick = folder / "siti", folder / "stick"
    shutil.copytree(made.siti, siti)
    stick.mkdir()

    def work(tell: Callable[[str], None]) -> None:
        store = open_store(siti, PASSWORD)
        tell("open")
        for number, answers in enumerate(made.visits):
            export_package(store, stick / f"{number}.ltsa", list(answers))
            tell(str(number))

    told, lived = _killed(work, after)
    there = {path.stem for path in stick.glob("*.ltsa")}
    assert set(told) <= there, (told, there)
    store = open_store(siti, PASSWORD)
    _sound(store)
    store.close()
    shutil.copytree(made.office, folder / "office")
    office = open_store(folder / "office", PASSWORD)
    for name in sorted(there):
        import_package(office, stick / f"{name}.ltsa")
        for visit, answer in made.visits[int(name)].items():
            assert office.visits.content(visit)[ANSWER] == answer
    office.close()
    return lived


def _killed_import(made: Made, folder: Path, after: float) -> float:
    shutil.copytree(made.office, folder)

    def work(tell: Callable[[str], None]) -> None:
        store = open_store(folder, PASSWORD)
        tell("open")
        for number, package in enumerate(made.packages):
            import_package(store, package)
            tell(str(number))

    told, lived = _killed(work, after)
    store = open_store(folder, PASSWORD)
    resume_inbox(store)
    held = {summary.visit.id for summary in store.visits.list()}
    for number, answers in enumerate(made.visits):
        came = held & set(answers)
        assert came in (set(), set(answers)), f"half an import of {number}: {came}"
        assert came or str(number) not in told, f"package {number} was acknowledged and is lost"
    for package in made.packages:
        import_package(store, package)
    for answers in made.visits:
        for visit, answer in answers.items():
            assert store.visits.content(visit)[ANSWER] == answer
    _sound(store)
    store.close()
    return lived


def _killed_migration(made: Made, folder: Path, after: float) -> float:
    version = random.Random(after).choice(sorted(made.old))
    _old(version, folder)

    def work(tell: Callable[[str], None]) -> None:
        tell("begun")
        open_store(folder, OLD_PASSWORD)

    _, lived = _killed(work, after)
    store = open_store(folder, OLD_PASSWORD)
    assert {summary.visit.id for summary in store.visits.list()} == made.old[version]
    _sound(store)
    store.close()
    return lived
