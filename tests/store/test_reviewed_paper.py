"""A visit's sheet says where its review stands and what a supervisor corrected; the list is read in a few queries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import TrustedKey, correcting, reviewing
from ltsa_desktop.store.assigning import assign, reviewers
from ltsa_desktop.store.commenting import answer, mark, threads
from ltsa_desktop.store.review_list import review_lines, review_states
from ltsa_desktop.store.review_sheet import review_sheet


@pytest.fixture
def office(bench, make_bench):
    """(supervisor's store, a visit that came in)."""
    visit = bench.sealed()
    store = make_bench("Ratna", who="Ratna", seed=False).store
    store.set_profile(replace(store.profile, role="supervisor"))
    for revision in bench.store.visits.revisions(visit):
        store.revisions.insert(revision.raw, revision.signature, revision.key, "paket")
    bench.store.trust.put(TrustedKey("supervisor", store.device.key, "Ratna", "trusted"))
    return store, visit


def test_a_correction_is_a_revision_of_the_supervisor_with_the_original_beside_it(office):
    store, visit = office
    before = store.visits.get(visit).head
    made = correcting.correct(store, visit, {"/data/name": "Rina"}, "salah ketik")
    assert (made.author.name, made.author.role, made.parents) == ("Ratna", "supervisor", (before,))
    (found,) = correcting.corrections(store, visit)
    assert (found.original, found.new, found.reason, found.stands) == ("", "Rina", "salah ketik", True)
    again = correcting.correct(store, visit, {"/data/state": "tidak_aktif", "/data/why": "sepi"}, "lihat foto")
    told = {c.path: c for c in correcting.corrections(store, visit)}
    assert told["/data/state"].original == "aktif"
    assert told["/data/state"].answered_by.name == "Siti Rahma"
    assert store.revisions.get(again.id).parents == (made.id,)
    report = store.read.visit_report(visit)
    row = next(r for s in report.sections for r in s.rows if r.path == "/data/state")
    assert row.corrected.startswith("Dikoreksi Ratna (")
    assert row.corrected.endswith("lihat foto. Jawaban Siti Rahma: Aktif")
    # The version that the evaluator sealed is printed as it was.
    old = store.read.visit_report(visit, before)
    assert not any(r.corrected for s in old.sections for r in s.rows)


def test_several_corrections_of_one_answer_keep_the_evaluator_s_own(office):
    store, visit = office
    correcting.correct(store, visit, {"/data/state": "tidak_aktif", "/data/why": "x"}, "satu")
    correcting.correct(store, visit, {"/data/why": "y"}, "dua")
    correcting.correct(store, visit, {"/data/state": "aktif"}, "tiga")
    standing = correcting.standing(correcting.corrections(store, visit))
    assert (standing["/data/state"].old, standing["/data/state"].original) == ("tidak_aktif", "aktif")


@pytest.mark.parametrize(
    ("values", "reason", "code"),
    [
        ({"/data/state": "entah"}, "x", "correction-unfit"),
        ({"/data/why": "x"}, "x", "correction-unfit"),
        ({"/data/sign": "x"}, "x", "correction-unfit"),
        ({"/data/state": "aktif"}, "x", "correction-same"),
        ({"/data/name": "R"}, "  ", "reason-missing"),
        ({"/data/tidak_ada": "R"}, "x", "not-found"),
    ],
)
def test_a_correction_that_cannot_be_is_one_clear_line_and_changes_nothing(office, values, reason, code):
    store, visit = office
    head = store.visits.get(visit).head
    with pytest.raises(UserError) as refused:
        correcting.correct(store, visit, values, reason)
    assert refused.value.code == code
    found = store.visits.get(visit)
    assert (found.head, found.dirty, found.status) == (head, False, "final")


def test_who_corrected_may_approve_and_an_approved_visit_that_is_corrected_shows_it(office):
    store, visit = office
    correcting.correct(store, visit, {"/data/name": "Rina"}, "salah ketik")
    reviewing.judge(store, visit, "approved")
    assert store.read.visit_report(visit).review.state == "approved"
    correcting.correct(store, visit, {"/data/name": "Rani"}, "salah lagi")
    assert reviewing.review(store, visit).state == "changed-after-approval"
    assert store.read.visit_report(visit).review.word == "BERUBAH SETELAH DISETUJUI"
    reviewing.judge(store, visit, "approved")
    store.visits.reopen(visit, "CONTOH")
    assert reviewing.review(store, visit).state == "approved"
    store.visits.save(visit, {"/data/name": "Rita"})
    assert reviewing.review(store, visit).state == "changed-after-approval"
    draft = store.read.visit_report(visit)
    assert (draft.draft, draft.review.word) == (True, "BERUBAH SETELAH DISETUJUI")


def test_with_the_evaluator_a_visit_is_not_corrected(office):
    store, visit = office
    reviewing.judge(store, visit, "returned", "lengkapi")
    with pytest.raises(UserError) as refused:
        correcting.correct(store, visit, {"/data/name": "Rina"}, "salah ketik")
    assert refused.value.code == "correction-with-evaluator"


def test_the_same_person_on_two_laptops_approves_once(office, make_bench):
    store, visit = office
    reviewing.ask_approvals(store, 2)
    second = make_bench("lain", who="Ratna", seed=False).store
    second.set_profile(replace(second.profile, role="supervisor"))
    for one, other in ((store, second), (second, store)):
        one.trust.put(TrustedKey("supervisor", other.device.key, "Ratna", "trusted"))
    for revision in store.visits.revisions(visit):
        second.revisions.insert(revision.raw, revision.signature, revision.key, "paket")
    reviewing.judge(store, visit, "approved")
    for act in store.statements.list():
        second.statements.insert(act.raw, act.signature, act.key, "paket")
    with pytest.raises(UserError) as refused:
        reviewing.judge(second, visit, "approved")
    assert refused.value.code == "approved-already"
    head = second.visits.get(visit).head
    second.statements.add(reviewing.REVIEW, {"act": "approved", "after": []}, visit=visit, revision=head)
    found = reviewing.review(second, visit)
    assert (found.state, found.approvals, found.wanted, found.words.id) == ("in-review", 1, 2, "disetujui 1 dari 2")


def test_a_mark_that_two_set_unlike_stays_open(bench, office):
    store, visit = office
    asked = reviewing.comment(store, visit, "Foto buram.", "/data/state")
    for act in store.statements.list():
        bench.store.statements.insert(act.raw, act.signature, act.key, "paket")
    answer(bench.store, asked.id, "Diganti.")
    mark(bench.store, asked.id, "handled")
    mark(store, asked.id, "settled")
    mark(store, asked.id, "open")
    for act in bench.store.statements.list():
        store.statements.insert(act.raw, act.signature, act.key, "paket")
    (thread,) = threads(store, visit)
    assert (thread.mark, [c.text for c in thread.answers]) == ("open", ["Diganti."])
    mark(store, asked.id, "settled")
    assert threads(store, visit)[0].mark == "settled"


def test_the_sheet_of_a_review_tells_what_changed_and_what_the_last_visit_said(bench, office):
    store, visit = office
    reviewing.comment(store, visit, "Benarkah?", "/data/state")
    reviewing.judge(store, visit, "returned", "periksa keadaan")
    bench.store.visits.reopen(visit, "CONTOH")
    bench.store.visits.save(visit, {"/data/state": "tidak_aktif", "/data/why": "sepi"})
    newer = bench.store.visits.seal(visit, "final")
    store.revisions.insert(newer.raw, newer.signature, newer.key, "paket")
    sheet = review_sheet(store, visit)
    assert (sheet.since_state, sheet.review.state) == ("returned", "received")
    told = {line.path: (line.before, line.row.value, len(line.threads)) for line in sheet.changes}
    assert told == {"/data/state": ("Aktif", "Tidak aktif", 1), "/data/why": ("", "sepi", 0)}


def test_the_list_takes_as_many_queries_for_many_visits_as_for_one(bench):
    store = bench.store
    store.set_profile(replace(store.profile, role="supervisor"))

    def queries() -> int:
        told = []
        event.listen(store._core.database.engine, "before_cursor_execute", lambda *a: told.append(a[2]))
        review_lines(store)
        review_states(store)
        return len(told)

    for _ in range(2):
        visit = bench.sealed()
        reviewing.comment(store, visit, "CONTOH")
        correcting.correct(store, visit, {"/data/name": "Rina"}, "CONTOH")
    few = queries()
    for _ in range(12):
        visit = bench.sealed()
        reviewing.comment(store, visit, "CONTOH")
        assign(store, [visit], reviewers(store)[0].key)
        correcting.correct(store, visit, {"/data/name": "Rina"}, "CONTOH")
    many = queries()
    assert len(review_lines(store)) == 14
    assert many == few
