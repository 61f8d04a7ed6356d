"""Many laptops, packages lost, repeated and out of order: whoever has seen the same shows the same, nothing is lost."""

from __future__ import annotations

import random

import pytest

from ltsa_desktop.exchange import accept_organisation, enrol, enrolment, import_package, organisation, with_supervisor
from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.store.merging import merge

NAMES = ("Budi", "Citra", "Dewi")
PATHS = ("/data/note", "/data/b", "/data/f[r1]", "/data/f[r1]/t")


@pytest.fixture
def replicas(office, laptops):
    """Four laptops of one organisation, each able to read what the others write."""
    all_of_them = [office, *(laptops(name) for name in NAMES)]
    for other in all_of_them[1:]:
        data = with_supervisor(office.store, enrolment.read(enrol(other.store)))
        for one in all_of_them:
            accept_organisation(one.store, organisation.read(data))
    return all_of_them


def joined(store, visit):
    revisions = store.visits.revisions(visit)
    contents = {r.id: store.revisions.read(r.raw).content for r in revisions}
    return merge(store.revisions.graph(visit), contents)


def edit(laptop, visit, chance):
    """Change what this laptop shows, or join what it has; the id of the new revision."""
    store = laptop.store
    if not any(summary.visit.id == visit for summary in store.visits.list()):
        return None
    known = joined(store, visit)
    content = dict(known.content)
    for path in chance.sample(PATHS, chance.randint(0, 2)):
        if chance.random() < 0.3:
            content = {p: t for p, t in content.items() if p != path and not p.startswith(path + "/")}
        else:
            content[path] = str(chance.randint(1, 9))
    parents = known.heads if chance.random() < 0.4 else (known.shown,)
    return laptop.revision(visit, parents=parents, content=content or {"/data/note": "x"}, written={})


@pytest.mark.parametrize("seed", range(5))
def test_replicas_that_saw_the_same_show_the_same(replicas, tmp_path, seed):
    chance = random.Random(seed)
    visit = uuid7()
    sealed = {replicas[0].revision(visit)}
    sent = [replicas[0].export(tmp_path / "0.ltsa")]
    for step in range(24):
        laptop = chance.choice(replicas)
        deed = chance.random()
        if deed < 0.4:
            revision = edit(laptop, visit, chance)
            sealed |= {revision} - {None}
        elif deed < 0.6 and laptop.store.visits.list():
            sent.append(laptop.export(tmp_path / f"{step + 1}.ltsa"))
        else:
            # Any old file at any time, often again; many are never delivered at all.
            import_package(laptop.store, chance.choice(sent))
    for number, laptop in enumerate(replicas):
        if laptop.store.visits.list():
            sent.append(laptop.export(tmp_path / f"last-{number}.ltsa"))
    for laptop in replicas:
        for package in chance.sample(sent, len(sent)):
            import_package(laptop.store, package)
    pictures = []
    for laptop in replicas:
        store = laptop.store
        shown = store.visits.get(visit)
        assert {revision.id for revision in store.visits.revisions(visit)} == sealed
        assert store.projections.compare() == []
        assert store.statements.chain_faults() == []
        pictures.append((shown.head, shown.forked, store.visits.content(visit), joined(store, visit)))
    assert all(picture == pictures[0] for picture in pictures)
