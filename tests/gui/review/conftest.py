"""An office and an evaluator's laptop that handed a filled visit in; two windows, one after the other, on them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from ltsa_desktop.ground.paths import resource

PASSWORD = "rahasia-laptop"
SITI, RATNA = "CONTOH Siti Rahma", "CONTOH Ratna"


@dataclass
class Circle:
    """The two stores' folders, the visit that both have, and where files go.

    Attributes:
        conclusion: path of a question with a written answer.
    """

    evaluator: Path
    office: Path
    visit: str
    files: Path
    conclusion: str


def fill(store, visit: str) -> None:
    """The example's answers."""
    state = store.visits.state(visit)
    for op in json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8")):
        change = state.set(op["set"], op["value"]) if "set" in op else state.add_repeat(op["add"])
        if change.writes:
            store.visits.save(visit, change.writes, path=change.path)


@pytest.fixture(scope="session")
def _handed_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    from ltsa_desktop.commands.demo import example_picture
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
    from ltsa_desktop.store import Profile, create_store
    from ltsa_desktop.store.vault import Cost

    folder = tmp_path_factory.mktemp("circle")
    cost = Cost(memory_kib=32, iterations=1, lanes=1)
    siti = create_store(folder / "siti", PASSWORD, Profile(SITI, "198703122010122001", "evaluator"), cost=cost)
    office = create_store(folder / "office", PASSWORD, Profile(RATNA, "197902022005012002", "supervisor"), cost=cost)
    accept_organisation(siti, organisation.read(found_organisation(office, "CONTOH Direktorat", place="Surabaya").data))
    trust_add(office, enrolment.read(enrol(siti)))
    date_ref = siti.instruments.open(siti.instruments.newest().digest).ref("visit.date")
    for day, centre in (
        (date(2026, 3, 3), "LTSA-014"),
        (date(2026, 11, 24), "LTSA-014"),
        (date(2026, 11, 10), "LTSA-009"),
    ):
        visit = siti.visits.create(centre, "", day, "terjadwal", example=True).id
        if centre == "LTSA-014":
            fill(siti, visit)
        siti.visits.save(visit, {date_ref: day.isoformat()})
        if day.month == 11 and centre == "LTSA-014":
            whole = visit
            opened = siti.instruments.open(siti.visits.get(visit).digest)
            photo = next(ref for ref, node in opened.form.nodes.items() if node.control == "upload" and "[" not in ref)
            siti.visits.attach(visit, photo, "loket.jpg", example_picture(1), "CONTOH loket imigrasi")
        siti.visits.seal(visit, "final", reason="CONTOH")
    export_package(siti, folder / "a.ltsa")
    import_package(office, folder / "a.ltsa")
    siti.close()
    office.close()
    return folder, whole


@pytest.fixture
def circle(_handed_in: tuple[Path, str], tmp_path: Path) -> Circle:
    """Fresh copies of both stores."""
    source, visit = _handed_in
    for name in ("siti", "office"):
        shutil.copytree(source / name, tmp_path / name)
    return Circle(tmp_path / "siti", tmp_path / "office", visit, tmp_path, "/data/h/h1/conclusion")


@pytest.fixture
def start(switch_on: Callable, qtbot) -> Callable:
    """`start(folder)`: the window over a store, unlocked and filled."""

    def make(folder: Path):
        laptop = switch_on(folder)
        with qtbot.waitSignal(laptop.window.ready, timeout=20000):
            laptop.window.start(password=PASSWORD)
        laptop.settle()
        return laptop

    return make
