"""Answers: durable as given, undone and redone by name across restarts."""

import random
import threading
from datetime import date

import pytest

from ltsa_desktop.store import Author, NotFound, Progress, VisitSealed


def test_a_new_visit_brings_what_is_known(bench):
    visit = bench.visit()
    content = bench.store.visits.content(visit.id)
    assert content["/data/day"] == "2026-11-24"
    assert content["/data/kind"] == "terjadwal"
    assert content["/data/code"] == "LTSA-014"
    assert content["/data/meta/instanceID"].startswith("uuid:")
    assert (visit.status, visit.centre_code, visit.example) == ("draft", "LTSA-014", True)
    assert bench.store.visits.next_undo(visit.id) is None


def test_answers_are_there_after_a_restart(bench):
    visit = bench.visit().id
    saved = bench.store.visits.save(visit, {"/data/name": "Ria", "/data/state": "aktif"})
    content = bench.reopen().visits.content(visit)
    assert (content["/data/name"], content["/data/state"]) == ("Ria", "aktif")
    assert bench.store.visits.get(visit).seq == saved.seq
    assert bench.store.visits.get(visit).updated_at == saved.at


def test_a_blank_is_absent(bench):
    visit = bench.visit().id
    bench.store.visits.save(visit, {"/data/name": "Ria"})
    bench.store.visits.save(visit, {"/data/name": ""})
    assert "/data/name" not in bench.store.visits.content(visit)


def test_saving_what_is_there_already_adds_nothing(bench):
    visit = bench.visit().id
    first = bench.store.visits.save(visit, {"/data/name": "Ria"})
    again = bench.store.visits.save(visit, {"/data/name": "Ria"})
    assert (again.seq, again.step) == (first.seq, first.step)


def test_undo_names_the_question_and_works_across_restarts(bench):
    visit = bench.visit().id
    bench.store.visits.save(visit, {"/data/name": "Ria"})
    bench.store.visits.save(visit, {"/data/name": "Dewi", "/data/state": "aktif"}, path="/data/name")
    visits = bench.reopen().visits
    name = visits.next_undo(visit)
    assert (name.path, name.old, name.new) == ("/data/name", "Dewi", "Ria")
    undone = visits.undo(visit)
    assert dict(undone.writes) == {"/data/name": "Ria", "/data/state": None}
    assert (undone.path, undone.old, undone.new) == ("/data/name", "Dewi", "Ria")
    visits = bench.reopen().visits
    assert visits.undo(visit).new is None
    assert visits.undo(visit) is None
    assert "/data/name" not in visits.content(visit)
    assert visits.redo(visit).new == "Ria"
    visits = bench.reopen().visits
    assert dict(visits.redo(visit).writes) == {"/data/name": "Dewi", "/data/state": "aktif"}
    assert visits.redo(visit) is None
    assert visits.content(visit)["/data/name"] == "Dewi"


def test_a_new_answer_ends_what_could_be_redone(bench):
    visits, visit = bench.store.visits, bench.visit().id
    visits.save(visit, {"/data/name": "Ria"})
    visits.undo(visit)
    visits.save(visit, {"/data/state": "aktif"})
    assert visits.redo(visit) is None
    assert visits.undo(visit).path == "/data/state"
    assert visits.undo(visit) is None


def test_removing_an_instance_takes_what_is_inside_and_undo_brings_it_back(bench):
    visits, visit = bench.store.visits, bench.visit().id
    state = visits.state(visit)
    made = state.add_repeat("/data/finding")
    visits.save(visit, made.writes, path=made.path)
    visits.save(visit, state.set(f"{made.path}/text", "Meja kosong").writes)
    visits.save(visit, {f"{made.path}/text#note": "dilihat sendiri"})
    other = state.add_repeat("/data/finding")
    visits.save(visit, other.writes)
    before = visits.content(visit)
    visits.save(visit, {made.path: None}, path=made.path)
    assert not [p for p in visits.content(visit) if p.startswith(made.path)]
    assert other.path in visits.content(visit)
    assert visits.undo(visit).path == made.path
    assert visits.content(visit) == before
    assert visits.state(visit).content() == before


def test_the_history_tells_who_and_when(bench):
    visits, visit = bench.store.visits, bench.visit().id
    visits.save(visit, {"/data/name": "Ria"}, who=Author("Budi", "1", "evaluator"))
    visits.save(visit, {"/data/name": "Dewi"})
    visits.undo(visit)
    told = visits.history(visit, "/data/name")
    assert [(e.old, e.new, e.kind, e.author.name) for e in told] == [
        (None, "Ria", "edit", "Budi"),
        ("Ria", "Dewi", "edit", "Siti Rahma"),
        ("Dewi", "Ria", "undo", "Siti Rahma"),
    ]
    assert all(e.device == bench.store.device.id and e.at.tzinfo for e in told)
    assert [e.seq for e in visits.history(visit)] == list(range(1, visits.get(visit).seq + 1))


def test_the_list_follows_the_answers_about_day_and_type(bench):
    visits, visit = bench.store.visits, bench.visit().id
    visits.save(visit, {"/data/day": "2026-10-01", "/data/kind": "mendadak"})
    assert (visits.get(visit).day, visits.get(visit).kind) == (date(2026, 10, 1), "mendadak")
    visits.undo(visit)
    assert (visits.get(visit).day, visits.get(visit).kind) == (date(2026, 11, 24), "terjadwal")


def test_progress_told_with_a_save_is_kept_and_computed_otherwise(bench):
    visits, visit = bench.store.visits, bench.visit().id
    visits.save(visit, {"/data/name": "Ria"}, progress=Progress(3, 9, 1, 0))
    assert visits.progress(visit) == Progress(3, 9, 1, 0)
    visits.save(visit, {"/data/state": "aktif"})
    computed = visits.progress(visit)
    assert computed.required_open == 0
    assert computed.answered == 5
    assert bench.reopen().visits.summary(visit).progress == computed


def test_half_a_character_from_the_window_system_does_not_lose_the_answer(bench):
    visit = bench.visit().id
    bench.store.visits.save(visit, {"/data/name": "Ria \ud83d"})
    assert bench.store.visits.content(visit)["/data/name"].startswith("Ria")


def test_a_sealed_visit_takes_no_answers(bench):
    visit = bench.sealed()
    with pytest.raises(VisitSealed):
        bench.store.visits.save(visit, {"/data/name": "Ria"})
    with pytest.raises(VisitSealed):
        bench.store.visits.undo(visit)
    assert bench.store.visits.next_undo(visit) is None


def test_unknown_visits_are_told(bench):
    for look in (bench.store.visits.get, bench.store.visits.content, bench.store.visits.undo):
        with pytest.raises(NotFound):
            look("01a20000-0000-7000-8000-000000000000")


def test_a_removed_draft_leaves_the_lists_and_its_journal_whole(bench):
    visit = bench.visit().id
    bench.store.visits.save(visit, {"/data/name": "Ria"})
    bench.store.visits.remove_draft(visit)
    assert bench.store.visits.list() == []
    assert all(check.ok for check in bench.store.doctor())


@pytest.mark.parametrize("seed", range(8))
def test_any_sequence_of_answers_undo_redo_and_restarts_is_that_of_a_stack(bench, seed):
    dice = random.Random(seed)
    visit = bench.visit().id
    paths = ["/data/name", "/data/state", "/data/finding[rx]", "/data/finding[rx]/text", "/data/finding[rx]/text#note"]
    current = bench.store.visits.content(visit)
    past: list[dict[str, str]] = []
    future: list[dict[str, str]] = []
    for number in range(120):
        visits = bench.store.visits
        act = dice.choices(["save", "undo", "redo", "restart"], [50, 25, 20, 2])[0]
        if act == "restart":
            bench.reopen()
        elif act == "save":
            writes = {p: dice.choice([None, "", f"v{number}", "tetap"]) for p in dice.sample(paths, dice.randint(1, 3))}
            after = dict(current)
            for path, value in writes.items():
                if value:
                    after[path] = value
                    continue
                after.pop(path, None)
                if path.endswith("]"):
                    for inner in [p for p in after if p.startswith(path) and p not in writes]:
                        del after[inner]
            visits.save(visit, writes)
            if after != current:
                past.append(current)
                future.clear()
            current = after
        elif act == "undo":
            assert (visits.next_undo(visit) is None) == (not past)
            if visits.undo(visit) is not None:
                future.append(current)
                current = past.pop()
        elif visits.redo(visit) is not None:
            past.append(current)
            current = future.pop()
        assert bench.store.visits.content(visit) == current
    assert not bench.store._journal.chain_breaks()


def test_a_reader_on_another_thread_sees_only_what_is_durable(bench):
    visits, visit = bench.store.visits, bench.visit().id
    seen = []

    def look():
        seen.append(visits.content(visit).get("/data/name"))

    def aside():
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(5)

    with bench.store.unit():
        visits.save(visit, {"/data/name": "Ria"})
        aside()
        assert visits.content(visit)["/data/name"] == "Ria"
    aside()
    visits.save(visit, {"/data/name": "Dewi"})
    aside()
    assert seen == [None, "Ria", "Dewi"]
