"""Visits taken out of lists and figures by decision: deleted, brought back, joined as duplicates, cloned laptops."""

from __future__ import annotations

import contextlib
import hashlib
import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, TrustedKey, clones, duplicates, rounds, setting_aside
from ltsa_desktop.store.merging import maximal
from ltsa_desktop.store.revision_body import AuthorRef, stamp
from ltsa_desktop.store.statement_body import StatementBody
from ltsa_desktop.store.statements import Statement

JUDGE = "aa" * 32
START = datetime(2026, 11, 24, tzinfo=UTC)


def act(number, kind, data, visit="v", key=JUDGE):
    body = StatementBody(
        format=1,
        kind=kind,
        visit=visit,
        revision="",
        path="",
        data=data,
        author=AuthorRef("CONTOH", "", "supervisor"),
        device="d",
        incarnation="i",
        number=number,
        previous="" if number == 1 else "0" * 64,
        at=stamp(START + timedelta(seconds=number)),
    )
    raw = body.to_bytes()
    return Statement(hashlib.sha256(raw).hexdigest(), body, raw, b"", key, "")


@pytest.fixture
def office(make_bench):
    """A supervisor's store."""
    bench = make_bench("office", who="Ratna")
    bench.store.set_profile(Profile("Ratna", role="supervisor"))
    return bench


def refused(function, *arguments):
    with pytest.raises(UserError) as error:
        function(*arguments)
    return error.value.code


def listed(store):
    return {summary.visit.id for summary in store.visits.list()}


def give(store, *revisions):
    for revision in revisions:
        store.revisions.insert(revision.raw, revision.signature, revision.key, "paket")
    setting_aside.follow(store, {revision.visit_id for revision in revisions})


def filled(bench, day=date(2026, 11, 24), **answers):
    visit = bench.visit(day=day).id
    state = bench.store.visits.state(visit)
    for text in answers.pop("findings", ()):
        made = state.add_repeat("/data/finding")
        bench.store.visits.save(visit, {**made.writes, f"{made.path}/text": text, f"{made.path}/cause": "anggaran"})
        state = bench.store.visits.state(visit)
    bench.store.visits.save(visit, {"/data/state": "aktif", **{f"/data/{k}": v for k, v in answers.items()}})
    bench.store.visits.seal(visit, "final")
    return visit


def test_a_deleted_visit_leaves_lists_and_figures_and_comes_back(office):
    visit = filled(office, findings=("CONTOH atap bocor",))
    assert len(office.store.read.findings()) == 1
    setting_aside.delete(office.store, visit, "CONTOH salah pusat layanan")
    assert visit not in listed(office.store)
    assert office.store.read.findings() == []
    assert office.store.projections.compare() == []
    assert office.store.projections.rebuild() == 0
    (gone,) = setting_aside.set_aside(office.store)
    assert (gone.visit, gone.state, gone.by, gone.reason) == (visit, "deleted", "Ratna", "CONTOH salah pusat layanan")
    setting_aside.restore(office.store, visit, "CONTOH ternyata benar")
    assert visit in listed(office.store)
    assert office.store.visits.get(visit).status == "final"
    assert len(office.store.read.findings()) == 1
    assert setting_aside.set_aside(office.store) == []


def test_what_may_not_be_deleted_is_said(office, bench):
    visit = filled(office)
    assert refused(setting_aside.delete, office.store, visit, " ") == "reason-missing"
    assert refused(setting_aside.restore, office.store, visit, "x") == "not-deleted"
    assert refused(setting_aside.delete, office.store, office.visit().id, "x") == "not-sealed"
    office.store.visits.reopen(visit, "x")
    office.store.visits.save(visit, {"/data/name": "Ria"})
    assert refused(setting_aside.delete, office.store, visit, "x") == "draft-here"
    mine = filled(bench)
    assert refused(setting_aside.delete, bench.store, mine, "x") == "not-a-supervisor"


def test_an_edit_elsewhere_beats_a_concurrent_delete(office, make_bench):
    visit = filled(office)
    other = make_bench("twin", who="Budi", seed=False)
    give(other.store, *office.store.visits.revisions(visit))
    setting_aside.delete(office.store, visit, "CONTOH kembar")
    other.store.visits.reopen(visit, "diperbaiki")
    other.store.visits.save(visit, {"/data/name": "Ria"})
    later = other.store.visits.seal(visit, "final")
    give(office.store, later)
    assert visit in listed(office.store)
    assert office.store.visits.content(visit)["/data/name"] == "Ria"
    acts = office.store.statements.list(visit=visit)
    graph = office.store.revisions.graph(visit)
    assert setting_aside.deletion_of(acts, graph, {office.store.device.key}).overruled


@given(st.integers(0, 2**32))
def test_the_fold_of_deletions_looks_at_the_set_alone_and_never_hides_a_version_nobody_decided_about(seed):
    chance = random.Random(seed)
    graph, acts = {"r0": ()}, []
    for number in range(1, chance.randrange(2, 12)):
        if chance.random() < 0.4:
            graph[f"r{number}"] = tuple(chance.sample(sorted(graph), k=min(len(graph), chance.choice((1, 1, 2)))))
        else:
            known = chance.sample(acts, k=chance.randrange(len(acts) + 1))
            after = setting_aside.after(known)
            if chance.random() < 0.6:
                seen = sorted(
                    maximal({r: graph[r] for r in chance.sample(sorted(graph), k=chance.randint(1, len(graph)))})
                )
                acts.append(act(number, "delete", {"reason": "x", "seen": seen, "after": after}))
            else:
                acts.append(act(number, "restore", {"reason": "x", "after": after}))
    first = setting_aside.deletion_of(acts, graph, {JUDGE})
    shuffled = chance.sample([*acts, *acts], k=2 * len(acts))
    again = setting_aside.deletion_of({a.id: a for a in shuffled}.values(), graph, {JUDGE})
    assert again == first
    assert not setting_aside.deletion_of(acts, graph, set()).deleted
    if first.deleted:
        assert not setting_aside.deletion_of(acts, {**graph, "new": ("r0",)}, {JUDGE}).deleted


@given(st.integers(0, 2**32))
def test_every_set_of_joinings_leaves_one_visible_visit_of_each_group(seed):
    chance = random.Random(seed)
    visits = [f"v{n}" for n in range(5)]
    graphs = {visit: {f"{visit}-r": ()} for visit in visits}
    acts = []
    for number in range(1, chance.randrange(2, 10)):
        one, two = chance.sample(visits, k=2)
        data = {"with": two, "keep": chance.choice((one, two, "")), "seen": [f"{one}-r", f"{two}-r"], "after": []}
        if acts and chance.random() < 0.5:
            data["after"] = [a.id for a in acts if setting_aside.pair_of(a) == tuple(sorted((one, two)))]
        acts.append(act(number, "duplicate", data, visit=one))
    joined = setting_aside.joined_into(acts, graphs, {JUDGE})
    assert setting_aside.joined_into(chance.sample(acts, k=len(acts)), graphs, {JUDGE}) == joined
    for gone, (into, _) in joined.items():
        assert gone != into
        assert into not in joined
    assert len(joined) < len(visits)


def test_duplicates_are_found_by_centre_and_days_and_compared_in_words(office):
    one = filled(office, name="Ria")
    two = filled(office, day=date(2026, 11, 26), name="Dewi")
    filled(office, day=date(2027, 3, 1))
    (pair,) = duplicates.find(office.store)
    assert (pair.one.visit, pair.two.visit) == (one, two)
    alike = duplicates.likeness(office.store, one, two)
    assert alike.people == ("Ratna",)
    assert 0 < alike.same < alike.of
    assert f"{alike.same} dari {alike.of} jawaban sama" in alike.text.id
    duplicates.keep_both(office.store, one, two, "CONTOH dua kunjungan")
    assert duplicates.find(office.store) == []


def test_two_visits_are_united_records_matched_by_what_they_hold(office):
    keep = filled(office, name="Ria", findings=("CONTOH atap bocor", "CONTOH tanpa petugas"))
    other = filled(office, name="Dewi", why="", findings=("CONTOH atap bocor", "CONTOH jaringan mati sejak Mei"))
    plan = duplicates.plan_union(office.store, keep, other)
    assert [(d.path, d.base) for d in plan.disputes] == [("/data/name", "")]
    assert refused(duplicates.unite, office.store, plan, {}, "x") == "join-open"
    sealed = duplicates.unite(office.store, plan, {"/data/name": "Dewi"}, "CONTOH diketik dua kali")
    assert sealed.visit_id == keep
    texts = [line.text for line in office.store.read.findings()]
    assert sorted(texts) == ["CONTOH atap bocor", "CONTOH jaringan mati sejak Mei", "CONTOH tanpa petugas"]
    assert listed(office.store) == {keep}
    assert office.store.visits.content(keep)["/data/name"] == "Dewi"
    (gone,) = setting_aside.set_aside(office.store)
    assert (gone.visit, gone.state, gone.into) == (other, "joined", keep)
    assert duplicates.find(office.store) == []
    setting_aside.restore(office.store, other, "CONTOH ternyata dua")
    assert listed(office.store) == {keep, other}
    assert office.store.projections.compare() == []


def test_a_joined_visit_that_changes_elsewhere_is_shown_again(office, make_bench):
    keep, other = filled(office), filled(office)
    twin = make_bench("twin", who="Budi", seed=False)
    give(twin.store, *office.store.visits.revisions(other))
    duplicates.unite(office.store, duplicates.plan_union(office.store, keep, other), {}, "CONTOH kembar")
    assert listed(office.store) == {keep}
    twin.store.visits.reopen(other, "x")
    twin.store.visits.save(other, {"/data/name": "Ria"})
    give(office.store, twin.store.visits.seal(other, "final"))
    assert listed(office.store) == {keep, other}
    assert [(p.one.visit, p.two.visit) for p in duplicates.find(office.store)] == [(keep, other)]


def test_a_cloned_laptop_rings_until_a_supervisor_decides_and_again_for_new_twins(office, bench, tmp_path):
    import shutil

    from ltsa_desktop.store import open_store

    bench.visit()
    bench.store.close()
    shutil.copytree(bench.folder, tmp_path / "copy")
    bench.reopen()
    copy = open_store(tmp_path / "copy", "kata sandi uji")

    def twins(text):
        for store in (bench.store, copy):
            made = store.statements.add("note", {"text": f"{text} {store.directory.name}"})
            office.store.statements.insert(made.raw, made.signature, made.key, "paket")

    assert clones.alarms(office.store) == []
    twins("CONTOH satu")
    (alarm,) = clones.alarms(office.store)
    assert alarm.names == ("Siti Rahma",)
    assert "dua tempat" in alarm.text.id
    assert refused(clones.settle, office.store, alarm.incarnation, "") == "reason-missing"
    clones.settle(office.store, alarm.incarnation, "CONTOH laptop lama disalin; salinannya dihapus")
    assert clones.alarms(office.store) == []
    (settled,) = clones.alarms(office.store, all_of_them=True)
    assert settled.settled[-1].author.name == "Ratna"
    twins("CONTOH dua")
    assert len(clones.alarms(office.store)) == 1
    copy.close()


@pytest.mark.parametrize("seed", range(4))
def test_stores_that_know_the_same_set_show_the_same_whatever_came_first(make_bench, seed):
    """Two supervisors and an evaluator decide, edit and exchange at random; then all get everything."""
    chance = random.Random(seed)
    benches = [make_bench(f"{name}{seed}", who=name, seed=name == "Ratna") for name in ("Ratna", "Wati", "Siti")]
    stores = [bench.store for bench in benches]
    for store in stores[:2]:
        store.set_profile(Profile(store.profile.name, role="supervisor"))
    for store in stores:
        for other in stores[:2]:
            store.trust.put(TrustedKey("supervisor", other.device.key, other.profile.name))
    visits = [filled(benches[0], day=date(2026, 11, 10 + n), name=f"nama {n}") for n in range(4)]

    def exchange(here, there, share):
        revisions = [there.revisions.get(name) for name in sorted(there.revisions.ids())]
        acts = there.statements.list()
        for revision in chance.sample(revisions, k=round(len(revisions) * share)):
            if revision.raw:
                with contextlib.suppress(UserError):
                    here.revisions.insert(revision.raw, revision.signature, revision.key, "paket")
        for act in chance.sample(acts, k=round(len(acts) * share)):
            here.statements.insert(act.raw, act.signature, act.key, "paket")
        setting_aside.follow(here, visits)

    for _ in range(20):
        here, there = chance.sample(stores, k=2)
        exchange(here, there, chance.choice((0.5, 1)))
        with contextlib.suppress(UserError):
            visit, other = chance.sample(visits, k=2)
            deed = chance.randrange(5)
            if deed == 0:
                setting_aside.delete(here, visit, "CONTOH")
            elif deed == 1:
                setting_aside.restore(here, visit, "CONTOH")
            elif deed == 2:
                plan = duplicates.plan_union(here, visit, other)
                choices = {dispute.path: dispute.versions[0].text for dispute in plan.disputes}
                duplicates.unite(here, plan, choices, "CONTOH")
            elif deed == 3:
                duplicates.keep_both(here, visit, other, "CONTOH")
            else:
                here.visits.reopen(visit, "CONTOH")
                here.visits.save(visit, {"/data/name": f"nama {chance.random()}"})
                here.visits.seal(visit, "final")
    for _ in range(2):
        for here in stores:
            for there in stores:
                if here is not there:
                    exchange(here, there, 1)
    assert len({frozenset(store.revisions.ids()) for store in stores}) == 1
    shown = [
        sorted((v.visit.id, v.visit.head, v.visit.status, v.visit.forked) for v in store.visits.list())
        for store in stores
    ]
    assert shown[0] == shown[1] == shown[2]
    gone = [[(one.visit, one.state, one.into) for one in setting_aside.set_aside(store)] for store in stores]
    assert sorted(gone[0]) == sorted(gone[1]) == sorted(gone[2])
    for store in stores:
        assert store.projections.compare() == []


def test_a_decision_counts_once_its_signer_is_known_as_a_supervisor(office, make_bench):
    visit = filled(office)
    wati = make_bench("wati", who="Wati", seed=False).store
    wati.set_profile(Profile("Wati", role="supervisor"))
    give(wati, *office.store.visits.revisions(visit))
    act = setting_aside.delete(wati, visit, "CONTOH")
    office.store.statements.insert(act.raw, act.signature, act.key, "paket")
    setting_aside.follow(office.store, [visit])
    assert visit in listed(office.store)
    office.store.trust.put(TrustedKey("supervisor", wati.device.key, "Wati"))
    assert setting_aside.follow(office.store) == {visit}
    assert visit not in listed(office.store)


def test_visits_of_one_round_may_be_one_however_many_days_lie_between(office):
    one = filled(office, day=date(2026, 11, 2))
    two = filled(office, day=date(2026, 11, 28))
    assert duplicates.find(office.store) == []
    rounds.add(office.store, "CONTOH November", date(2026, 11, 1), date(2026, 11, 30))
    assert [(pair.one.visit, pair.two.visit) for pair in duplicates.find(office.store)] == [(one, two)]
