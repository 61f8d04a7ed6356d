"""A supervisor's window on a store in which one visit was changed on two laptops and another was begun twice."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `showing`
PASSWORD = "rahasia-laptop"


@dataclass
class Office:
    """The store's folder, and the ids of the visits in it.

    Attributes:
        forked: changed by Siti and Budi. one, two: the same visit, begun twice.
    """

    folder: Path
    forked: str
    one: str
    two: str


def answer(store, visit, **roles):
    """Answer questions by their role."""
    opened = store.instruments.open(store.visits.get(visit).digest)
    state = store.visits.state(visit)
    for role, text in roles.items():
        change = state.set(opened.ref(role.replace("__", ".")), text)
        store.visits.save(visit, change.writes, path=change.path)


@pytest.fixture(scope="session")
def _office(tmp_path_factory) -> Office:
    from ltsa_desktop.commands.demo import example_picture
    from ltsa_desktop.store import Profile, create_store
    from ltsa_desktop.store.vault import Cost

    folder = tmp_path_factory.mktemp("joining")
    cost = Cost(memory_kib=32, iterations=1, lanes=1)
    siti = create_store(folder / "siti", PASSWORD, Profile("CONTOH Siti"), cost=cost)
    budi = create_store(folder / "budi", PASSWORD, Profile("CONTOH Budi"), cost=cost)
    office = create_store(folder / "office", PASSWORD, Profile("CONTOH Ratna", role="supervisor"), cost=cost)

    def give(store, *revisions):
        for revision in revisions:
            store.revisions.insert(revision.raw, revision.signature, revision.key, "paket")

    def seal(store, visit):
        return store.visits.seal(visit, "final", reason="CONTOH")

    forked = siti.visits.create("LTSA-014", "", date(2026, 11, 24), "terjadwal", example=True).id
    siti.visits.save(forked, siti.visits.state(forked).set("/data/g/g1/finding_any", "ya").writes)
    finding = siti.visits.state(forked).add_repeat("/data/g/g1/finding")
    siti.visits.save(forked, {**finding.writes, f"{finding.path}/f_why_1": "CONTOH genteng tua"})
    seal(siti, forked)
    give(budi, *siti.visits.revisions(forked))
    for store, conclusion, text in (
        (siti, "CONTOH pelayanan berjalan, tiga desk aktif", "CONTOH ruang tunggu bocor"),
        (budi, "CONTOH pelayanan berjalan, lima desk aktif", "CONTOH atap ruang tunggu bocor, Mei 2026"),
    ):
        store.visits.reopen(forked, "CONTOH dilengkapi")
        store.visits.save(forked, {f"{finding.path}/f_text": text})
        answer(store, forked, conclusion=conclusion)
        picture = example_picture(1 if store is siti else 2)
        photo = store.visits.attach(forked, f"{finding.path}/f_photo", "foto.jpg", picture)
        office.blobs.put(store.visits.attachment_bytes(forked, photo.name))
        if store is siti:
            answer(store, forked, sign__head_name="CONTOH Pak Darto")
        give(office, *reversed(store.visits.revisions(forked)), seal(store, forked))
    ids = []
    for store, day, conclusion in (
        (siti, date(2026, 11, 10), "CONTOH lengkap"),
        (budi, date(2026, 11, 11), "CONTOH hampir lengkap"),
    ):
        visit = store.visits.create("LTSA-009", "", day, "mendadak", example=True).id
        answer(store, visit, conclusion=conclusion)
        give(office, seal(store, visit))
        ids.append(visit)
    for store in (siti, budi, office):
        store.close()
    one, two = sorted(ids)
    return Office(folder / "office", forked, one, two)


@pytest.fixture
def office(_office: Office, switch_on, tmp_path):
    """The window on the office's store, unlocked, at the tab; the visits' ids are at `.ids`."""
    folder = tmp_path / "office"
    shutil.copytree(_office.folder, folder)
    laptop = switch_on(folder)
    laptop.window.start(password=PASSWORD)
    laptop.settle()
    laptop.ids = _office
    page = laptop.go("review")
    page.show_tab("DecisionsTab")
    laptop.settle()
    laptop.tab = page.pages["DecisionsTab"]
    return laptop


@pytest.fixture
def read(office):
    """Ask the store and wait for the answer."""

    def ask(function):
        got = []
        office.desk.read(function, got.append)
        office.settle()
        return got[0]

    return ask
