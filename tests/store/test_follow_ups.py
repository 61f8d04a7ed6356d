"""Actions agreed at a visit come up at the next one of the centre; what that finds is sealed with it and counts."""

from datetime import date

import pytest

from ltsa_desktop.store.follow_ups import Confirmation, confirmations, paths_of, writes_of

FIRST, SECOND, THIRD = date(2026, 3, 3), date(2026, 11, 24), date(2027, 5, 4)


def agree(bench, *actions, day=FIRST, centre="LTSA-014", example=True, kind="final"):
    """A sealed visit with a finding for each action: its id and the instances."""
    visits = bench.store.visits
    visit = visits.create(centre, bench.digest, day, "terjadwal", example).id
    state = visits.state(visit)
    visits.save(visit, state.set("/data/state", "aktif").writes)
    made = []
    for action in actions:
        change = state.add_repeat("/data/finding")
        visits.save(visit, change.writes, path=change.path)
        for name, text in (("text", f"CONTOH temuan {action}"), ("todo", action)):
            visits.save(visit, state.set(f"{change.path}/{name}", text).writes)
        made.append(change.path)
    visits.seal(visit, kind)
    return visit, made


def confirm(bench, day, state, action, note="", example=True):
    """A visit on `day` that says `state` of the first open action called `action`, not sealed yet; its id."""
    store = bench.store
    visit = store.visits.create("LTSA-014", bench.digest, day, "terjadwal", example).id
    store.visits.save(visit, {"/data/state": "aktif"})
    agreed = next(a for a in store.read.agreed_before(visit) if a.action == action)
    found = Confirmation(*agreed.key, state=state, note=note, action=agreed.action, day=str(agreed.day))
    store.visits.save(visit, writes_of("/data", found), path=paths_of("/data", *agreed.key)["state"])
    return visit


def states(store):
    return {line.action: line.state for line in store.read.follow_ups()}


def test_open_actions_come_up_at_the_next_visit_of_that_centre_only(bench):
    agree(bench, "perbaiki papan", "tambah petugas")
    agree(bench, "tempat lain", centre="LTSA-015")
    agree(bench, "baru nanti", day=THIRD)
    agree(bench, "bukan contoh", example=False)
    agree(bench, "draf yang diekspor", kind="export")
    visit = bench.visit(day=SECOND).id
    assert {a.action for a in bench.store.read.agreed_before(visit)} == {"perbaiki papan", "tambah petugas"}
    real = bench.visit(day=SECOND, example=False).id
    assert [a.action for a in bench.store.read.agreed_before(real)] == ["bukan contoh"]


def test_what_a_visit_finds_counts_once_it_is_sealed(bench):
    agree(bench, "perbaiki papan", "tambah petugas")
    store = bench.store
    visit = confirm(bench, SECOND, "selesai", "perbaiki papan", "papan baru terpasang")
    assert states(store) == {"perbaiki papan": "belum", "tambah petugas": "belum"}
    assert store.read.start().open_follow_ups == 2
    store.visits.seal(visit, "final")
    assert states(store) == {"perbaiki papan": "selesai", "tambah petugas": "belum"}
    line = next(line for line in store.read.follow_ups() if line.action == "perbaiki papan")
    assert (line.note, line.looked_on, line.looked_by) == ("papan baru terpasang", SECOND, visit)
    assert store.read.start().open_follow_ups == 1
    # Its own list stays whole while the visit goes on; the next visit is asked about the rest only.
    assert {a.action for a in store.read.agreed_before(visit)} == {"perbaiki papan", "tambah petugas"}
    later = bench.visit(day=THIRD).id
    assert [a.action for a in store.read.agreed_before(later)] == ["tambah petugas"]


@pytest.mark.parametrize("closing", ["selesai", "gugur"])
def test_the_latest_visit_decides_whatever_was_sealed_last(bench, closing):
    agree(bench, "perbaiki papan")
    store = bench.store
    early = confirm(bench, SECOND, "proses", "perbaiki papan")
    late = confirm(bench, THIRD, closing, "perbaiki papan")
    store.visits.seal(late, "final")
    store.visits.seal(early, "final")
    assert states(store) == {"perbaiki papan": closing}
    assert store.read.start().open_follow_ups == 0
    assert store.projections.compare() == []


def test_rebuilt_equals_live_and_a_supervisor_s_store_says_the_same(bench, make_bench):
    source, _ = agree(bench, "perbaiki papan", "tambah petugas")
    store = bench.store
    visit = confirm(bench, SECOND, "proses", "tambah petugas", "satu dari dua orang")
    revision = store.visits.seal(visit, "final")
    live = store.read.follow_ups()
    assert store.projections.compare() == []
    store.projections.rebuild()
    assert store.read.follow_ups() == live
    office = make_bench("office", who="Budi").store
    # The later visit arrives first: what it found waits for the action it is about.
    office.revisions.insert(revision.raw, revision.signature, revision.key, "p")
    assert office.read.follow_ups() == []
    first = store.visits.revisions(source)[0]
    office.revisions.insert(first.raw, first.signature, first.key, "p")
    assert office.read.follow_ups() == live
    assert office.projections.compare() == []
    assert confirmations(office.revisions.read(revision.raw).content)[0].note == "satu dari dua orang"


def test_reopening_and_taking_it_back_gives_the_state_before(bench):
    agree(bench, "perbaiki papan")
    store = bench.store
    visit = confirm(bench, SECOND, "selesai", "perbaiki papan")
    store.visits.seal(visit, "final")
    store.visits.reopen(visit, "CONTOH keliru")
    (agreed,) = store.read.agreed_before(visit)
    store.visits.save(visit, writes_of("/data", Confirmation(*agreed.key)))
    assert states(store) == {"perbaiki papan": "selesai"}
    store.visits.seal(visit, "final")
    assert states(store) == {"perbaiki papan": "belum"}
    assert store.projections.compare() == []


def test_a_confirmation_is_one_step_that_undo_takes_back_after_a_restart(bench):
    agree(bench, "perbaiki papan")
    visit = confirm(bench, SECOND, "selesai", "perbaiki papan", "terpasang")
    store = bench.reopen()
    assert store.visits.next_undo(visit).path.startswith("/data#followup:")
    store.visits.undo(visit)
    assert confirmations(store.visits.content(visit)) == []
    store.visits.redo(visit)
    assert confirmations(store.visits.content(visit))[0].note == "terpasang"


def test_confirmations_do_not_count_as_answers_and_leave_a_submission_as_it_is(bench):
    from ltsa_desktop.exchange.odk_export import export_submission

    agree(bench, "perbaiki papan")
    store = bench.store
    without = bench.visit(day=SECOND).id
    store.visits.save(without, {"/data/state": "aktif"})
    visit = confirm(bench, SECOND, "selesai", "perbaiki papan")
    assert b"followup" not in export_submission(store, visit)
    assert store.visits.progress(visit) == store.visits.progress(without)


def test_the_paper_tells_what_was_confirmed_and_what_a_finding_is_about(bench):
    agree(bench, "perbaiki papan")
    store = bench.store
    visit = confirm(bench, SECOND, "proses", "perbaiki papan", "sedang dicetak")
    state = store.visits.state(visit)
    made = state.add_repeat("/data/finding")
    store.visits.save(visit, {**made.writes, f"{made.path}#about": "/data/state"}, path=made.path)
    store.visits.save(visit, state.set(f"{made.path}/text", "CONTOH temuan").writes)
    store.visits.seal(visit, "final")
    report = store.read.visit_report(visit)
    (follow_up,) = report.follow_ups
    assert (follow_up.action, follow_up.state_words, follow_up.note, follow_up.day) == (
        "perbaiki papan",
        "sebagian",
        "sedang dicetak",
        FIRST,
    )
    assert report.findings[0].about == "Keadaan: Aktif"
    assert store.read.visit_report(visit, language="en").follow_ups[0].state_words == "partly done"


def test_what_a_stranger_wrote_under_the_mark_is_passed_over():
    content = {
        "/data#followup:018f0000-0000-7000-8000-000000000000:r1": "entah",
        "/data#followup:018f0000-0000-7000-8000-000000000000:r2:note": "tanpa keadaan",
        "/data#followup:bukan-id:r3": "selesai",
        "/data/a#followup:018f0000-0000-7000-8000-000000000000:r4": "selesai",
        "/data#followup:018f0000-0000-7000-8000-000000000000:-": "gugur",
    }
    assert [(c.record, c.state) for c in confirmations(content)] == [("-", "gugur")]
