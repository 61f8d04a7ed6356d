"""Supervisors take a visit in review, approve it, send it back; what it amounts to follows from their acts alone."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import TrustedKey, reviewing


def give(store, *revisions):
    for revision in revisions:
        store.revisions.insert(revision.raw, revision.signature, revision.key, "paket")


def share(*stores):
    """Every store gets every statement."""
    acts = {act.id: act for store in stores for act in store.statements.list()}
    for store in stores:
        for act in acts.values():
            store.statements.insert(act.raw, act.signature, act.key, "paket")


def refused(function, *arguments):
    with pytest.raises(UserError) as error:
        function(*arguments)
    return error.value.code


@pytest.fixture
def offices(bench, make_bench):
    """(visit, two supervisors' stores that have it)."""
    visit = bench.sealed()
    stores = []
    for name in ("Ratna", "Hadi"):
        store = make_bench(name, who=name, seed=False).store
        store.set_profile(replace(store.profile, role="supervisor"))
        give(store, *bench.store.visits.revisions(visit))
        stores.append(store)
    for store in (*stores, bench.store):
        for other in stores:
            store.trust.put(TrustedKey("supervisor", other.device.key, other.profile.name, "trusted"))
    return visit, *stores


def state(store, visit):
    return reviewing.review(store, visit).state


def test_a_received_visit_is_reviewed_and_approved(offices):
    visit, ratna, hadi = offices
    assert state(ratna, visit) == "received"
    reviewing.judge(ratna, visit, "in-review")
    assert state(ratna, visit) == "in-review"
    reviewing.judge(ratna, visit, "approved")
    found = reviewing.review(ratna, visit)
    assert (found.state, [who.name for who in found.by]) == ("approved", ["Ratna"])
    share(ratna, hadi)
    assert reviewing.review(hadi, visit) == found


def test_any_later_revision_voids_the_approval_visibly(bench, offices):
    visit, ratna, _ = offices
    reviewing.judge(ratna, visit, "approved")
    bench.store.visits.reopen(visit, "angka keliru")
    bench.store.visits.save(visit, {"/data/name": "Ria"})
    give(ratna, bench.store.visits.seal(visit, "final"))
    found = reviewing.review(ratna, visit)
    assert found.state == "changed-after-approval"
    assert reviewing.STATE_WORDS[found.state].id == "BERUBAH SETELAH DISETUJUI"
    reviewing.judge(ratna, visit, "approved")
    assert state(ratna, visit) == "approved"


def test_two_who_did_not_know_of_each_other_the_cautious_act_stands_everywhere(offices):
    visit, ratna, hadi = offices
    reviewing.judge(ratna, visit, "approved")
    reviewing.judge(hadi, visit, "returned", "foto desk kurang")
    share(ratna, hadi)
    for store in (ratna, hadi):
        found = reviewing.review(store, visit)
        assert (found.state, found.divided, found.reason) == ("returned", True, "foto desk kurang")
    # Who acts knowing both settles it.
    reviewing.judge(ratna, visit, "in-review")
    share(ratna, hadi)
    assert (state(hadi, visit), reviewing.review(hadi, visit).divided) == ("in-review", False)


def test_the_state_does_not_depend_on_the_order_of_the_acts(offices):
    visit, ratna, hadi = offices
    reviewing.judge(ratna, visit, "in-review")
    share(ratna, hadi)
    reviewing.judge(hadi, visit, "approved")
    reviewing.judge(ratna, visit, "returned", "kurang")
    share(ratna, hadi)
    acts = ratna.statements.list(visit=visit)
    head = ratna.visits.get(visit).head
    keys = reviewing.judges(ratna)
    assert len({repr(reviewing.review_of(order, head, keys)) for order in itertools.permutations(acts)}) == 1


def test_an_evaluator_s_laptop_cannot_approve(bench, offices):
    visit, ratna, _ = offices
    head = ratna.visits.get(visit).head
    bench.store.statements.add(reviewing.REVIEW, {"act": "approved", "after": []}, visit=visit, revision=head)
    share(bench.store, ratna)
    assert state(ratna, visit) == "received"
    assert state(bench.store, visit) == "received"


def test_a_second_approval_is_by_somebody_else(offices):
    visit, ratna, hadi = offices
    for store in (ratna, hadi):
        store.settings.set("approvals-wanted", 2)
    reviewing.judge(ratna, visit, "approved")
    found = reviewing.review(ratna, visit)
    assert (found.state, found.approvals, found.wanted) == ("in-review", 1, 2)
    assert refused(reviewing.judge, ratna, visit, "approved") == "approved-already"
    share(ratna, hadi)
    reviewing.judge(hadi, visit, "approved")
    share(ratna, hadi)
    found = reviewing.review(ratna, visit)
    assert (found.state, {who.name for who in found.by}) == ("approved", {"Ratna", "Hadi"})


def test_what_is_refused_is_one_clear_line(bench, offices, make_bench):
    visit, ratna, _ = offices
    assert refused(reviewing.judge, bench.store, visit, "approved") == "not-a-supervisor"
    assert refused(reviewing.judge, ratna, visit, "returned") == "reason-missing"
    assert refused(reviewing.comment, ratna, visit, "  ") == "comment-empty"
    ratna.visits.reopen(visit, "x")
    ratna.visits.save(visit, {"/data/name": "R"})
    assert refused(reviewing.judge, ratna, visit, "approved") == "not-sealed"
    ratna.visits.seal(visit, "final")
    assert refused(reviewing.judge, ratna, visit, "approved") == "own-visit"


def test_comments_stand_at_their_question_and_are_answered(bench, offices):
    visit, ratna, _ = offices
    asked = reviewing.comment(ratna, visit, "Fotonya buram, tolong ulangi.", "/data/state")
    share(ratna, bench.store)
    reviewing.comment(bench.store, visit, "Sudah diganti.", "/data/state", asked.id)
    share(ratna, bench.store)
    first, answer = reviewing.review(ratna, visit).comments
    assert (first.path, first.who.name, answer.answers, answer.who.name) == (
        "/data/state",
        "Ratna",
        first.id,
        "Siti Rahma",
    )
