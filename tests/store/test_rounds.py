"""Rounds and plans are statements: their fold does not depend on order, and tells who has handed in."""

from datetime import date
from itertools import permutations

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import figures, rounds
from ltsa_desktop.store.errors import NotFound
from ltsa_desktop.store.figures import Scope
from ltsa_desktop.store.hand_in import hand_in

START, END = date(2026, 3, 1), date(2026, 3, 31)


def test_a_round_is_begun_changed_and_taken_back(bench):
    store = bench.store
    first = rounds.add(store, "Ronde 1", START, END, note="uji")
    assert [r.name for r in rounds.listed(store)] == ["Ronde 1"]
    changed = rounds.add(store, "Ronde Satu", START, date(2026, 4, 10), of=first.id)
    assert (changed.id, changed.end) == (first.id, date(2026, 4, 10))
    assert rounds.get(store, "ronde satu").id == rounds.get(store, first.id[:12]).id == first.id
    rounds.withdraw(store, "Ronde Satu")
    assert rounds.listed(store) == []
    with pytest.raises(NotFound):
        rounds.get(store, first.id)


def test_the_same_statements_in_any_order_give_the_same_rounds_and_plans(bench):
    store = bench.store
    one = rounds.add(store, "Ronde 1", START, END)
    rounds.add(store, "Ronde 1 baru", START, END, of=one.id)
    rounds.plan(store, one.id, "LTSA-014", "Siti", START)
    found = store.statements.list((rounds.ROUND, rounds.PLAN))
    outcomes = {
        (tuple(rounds.rounds_of(order).items()), tuple(rounds.plans_of(order).items())) for order in permutations(found)
    }
    assert len(outcomes) == 1


def test_rounds_and_plans_that_cannot_be_are_refused_in_words(bench):
    store = bench.store
    held = rounds.add(store, "Ronde 1", START, END)
    for call, code in (
        (lambda: rounds.add(store, " ", START, END), "name-missing"),
        (lambda: rounds.add(store, "Ronde 2", END, START), "round-days"),
        (lambda: rounds.add(store, "ronde 1", START, END), "round-name-taken"),
        (lambda: rounds.plan(store, held.id, "LTSA-014", " "), "evaluator-missing"),
        (lambda: rounds.plan(store, held.id, "LTSA-014", "Siti", date(2026, 4, 1)), "plan-outside"),
    ):
        with pytest.raises(UserError) as refused:
            call()
        assert refused.value.code == code
    with pytest.raises(NotFound):
        rounds.plan(store, held.id, "LTSA-999", "Siti")


def sealed(bench, day, centre="LTSA-014", kind="final"):
    visit = bench.visit(centre=centre, day=day, example=False).id
    bench.store.visits.save(visit, {"/data/state": "aktif"})
    bench.store.visits.seal(visit, kind)
    return visit


def test_a_visit_counts_in_the_round_of_its_day_unless_a_statement_places_it(bench):
    store = bench.store
    held = rounds.add(store, "Ronde 1", START, END)
    late = rounds.add(store, "Ronde 2", date(2026, 6, 1), date(2026, 6, 30))
    inside = sealed(bench, date(2026, 3, 31))
    after = sealed(bench, date(2026, 4, 2), centre="LTSA-015")

    def counted(held):
        return {v.id for v in figures.select(store, Scope(round=held.id)).visits}

    assert (counted(held), counted(late)) == ({inside}, set())
    rounds.place(store, after, held.id)
    assert counted(held) == {inside, after}
    rounds.place(store, inside, late.id)
    assert (counted(held), counted(late)) == ({after}, {inside})
    rounds.place(store, inside, "")
    assert counted(held) == {inside, after}


def test_the_matrix_tells_what_is_planned_late_drafted_and_received(bench):
    store = bench.store
    held = rounds.add(store, "Ronde 1", START, END)
    rounds.plan(store, held.id, "LTSA-014", "Siti Rahma", date(2026, 3, 5))
    rounds.plan(store, held.id, "LTSA-014", "Budi", date(2026, 3, 6))
    rounds.plan(store, held.id, "LTSA-015", "Budi", date(2026, 3, 20))
    rounds.plan(store, held.id, "LTSA-016", "Siti Rahma")
    came = sealed(bench, date(2026, 3, 5))
    draft = bench.visit(centre="LTSA-017", day=date(2026, 3, 9), example=False).id
    bench.visit(centre="LTSA-018", day=date(2026, 3, 9), example=True)
    found = hand_in(store, "Ronde 1", date(2026, 3, 16))
    assert [(r.code, r.evaluator, r.state, r.late, r.visit_id) for r in found.rows] == [
        ("LTSA-014", "Budi", "never", 10, ""),
        ("LTSA-014", "Siti Rahma", "received", 0, came),
        ("LTSA-015", "Budi", "planned", 0, ""),
        ("LTSA-016", "Siti Rahma", "planned", 0, ""),
        ("LTSA-017", "Siti Rahma", "draft", 0, draft),
    ]
    assert dict(found.counts)["never"] == 1
    assert "LTSA-018" in found.unplanned
    assert len(found.unplanned) == 33
    over = hand_in(store, "Ronde 1", date(2026, 4, 2))
    assert [r.late for r in over.rows if r.code == "LTSA-016"] == [2]


def test_a_draft_that_was_only_exported_is_a_draft_still(bench):
    rounds.add(bench.store, "Ronde 1", START, END)
    sealed(bench, date(2026, 3, 5), kind="export")
    assert [r.state for r in hand_in(bench.store, "Ronde 1", END).rows] == ["draft"]
