"""What a meeting decides becomes an action that the next visit of that centre looks after, also on another laptop."""

from datetime import date

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import figures, meeting
from ltsa_desktop.store.errors import NotFound
from ltsa_desktop.store.figures import Scope
from ltsa_desktop.store.follow_ups import Confirmation, writes_of

FIRST, MEETING, SECOND, THIRD = date(2026, 3, 3), date(2026, 6, 10), date(2026, 9, 1), date(2026, 11, 2)


def visited(bench, day, *, text="", looked=()):
    """A sealed visit, with a finding (and its recommendation) where `text` is given; its id."""
    visits = bench.store.visits
    visit = visits.create("LTSA-014", bench.digest, day).id
    state = visits.state(visit)
    visits.save(visit, state.set("/data/state", "aktif").writes)
    if text:
        change = state.add_repeat("/data/finding")
        visits.save(visit, change.writes)
        visits.save(visit, state.set(f"{change.path}/text", text).writes)
        visits.save(visit, state.set(f"{change.path}/todo", f"urus {text}").writes)
    for said in looked:
        visits.save(visit, writes_of("/data", said))
    visits.seal(visit, "final")
    return visit


def decide(bench, visit, **more):
    given = {
        "meeting": "Rakor",
        "day": MEETING,
        "action": "Terbitkan surat edaran",
        "owner": "pusat",
        "owner_name": "Direktorat",
        "deadline": date(2026, 8, 1),
    }
    (path,) = [f.path for f in figures.findings(bench.store, Scope(every_visit=True)) if f.visit_id == visit]
    return meeting.decide(bench.store, visit, path, **(given | more))


def lines(bench, **more):
    return {a.action: a for a in figures.actions(bench.store, Scope(today=date(2026, 10, 1), **more)).rows}


def test_a_decision_comes_up_at_the_next_visit_until_it_is_done(bench):
    first = visited(bench, FIRST, text="papan hilang")
    made = decide(bench, first)
    draft = bench.store.visits.create("LTSA-014", bench.digest, SECOND).id
    agreed = {a.action: a for a in bench.store.read.agreed_before(draft)}
    assert set(agreed) == {"urus papan hilang", "Terbitkan surat edaran"}
    come = agreed["Terbitkan surat edaran"]
    assert (come.visit, come.record, come.owner, come.deadline, come.finding) == (
        first, made.record, "pusat", "2026-08-01", "papan hilang",
    )  # fmt: skip
    bench.store.visits.remove_draft(draft)
    said = Confirmation(*come.key, state="selesai", note="sudah terbit", action=come.action, deadline=come.deadline)
    looked = visited(bench, SECOND, looked=[said])
    line = lines(bench)["Terbitkan surat edaran"]
    assert (line.origin, line.state, line.note, line.looked_by, line.overdue) == (
        "meeting", "selesai", "sudah terbit", looked, 0,
    )  # fmt: skip
    later = bench.store.visits.create("LTSA-014", bench.digest, THIRD).id
    assert {a.action for a in bench.store.read.agreed_before(later)} == {"urus papan hilang"}


def test_a_visit_before_the_meeting_is_not_asked_about_its_decision(bench):
    first = visited(bench, FIRST, text="papan hilang")
    decide(bench, first)
    early = bench.store.visits.create("LTSA-014", bench.digest, date(2026, 6, 9)).id
    assert {a.action for a in bench.store.read.agreed_before(early)} == {"urus papan hilang"}


def test_an_action_is_overdue_by_the_deadline_last_agreed(bench):
    first = visited(bench, FIRST, text="papan hilang")
    made = decide(bench, first)
    assert lines(bench)["Terbitkan surat edaran"].overdue == 61
    moved = Confirmation(
        first, made.record, "proses", action=made.action, deadline="2026-08-01", due="2026-09-21", day="2026-06-10"
    )
    visited(bench, SECOND, looked=[moved])
    line = lines(bench)["Terbitkan surat edaran"]
    assert (line.state, line.deadline, line.overdue) == ("proses", date(2026, 9, 21), 10)


def test_a_decision_is_changed_and_taken_back_without_losing_what_was_said(bench):
    first = visited(bench, FIRST, text="papan hilang")
    made = decide(bench, first)
    changed = decide(bench, first, action="Ubah surat edaran", of=made.id)
    assert changed.id == made.id
    assert set(lines(bench)) == {"urus papan hilang", "Ubah surat edaran"}
    meeting.withdraw(bench.store, made.id[:12])
    assert set(lines(bench)) == {"urus papan hilang"}
    assert len(bench.store.statements.list((meeting.DECISION,))) == 3


def test_actions_are_counted_by_owner_and_centre(bench):
    first = visited(bench, FIRST, text="papan hilang")
    decide(bench, first)
    found = figures.actions(bench.store, Scope(today=date(2026, 10, 1)))
    assert (found.total.total, found.total.open, found.total.overdue, found.total.done) == (2, 2, 1, 0)
    assert {c.key: c.total for c in found.by_owner if c.total} == {"pusat": 1, "": 1}
    assert [(c.key, c.open) for c in found.by_centre] == [("LTSA-014", 2)]


def test_decisions_that_cannot_be_are_refused_in_words(bench):
    first = visited(bench, FIRST, text="papan hilang")
    for more, code in (
        ({"meeting": " "}, "meeting-missing"),
        ({"action": ""}, "action-missing"),
        ({"owner": "camat"}, "owner-unknown"),
        ({"deadline": date(2026, 6, 9)}, "deadline-past"),
    ):
        with pytest.raises(UserError) as refused:
            decide(bench, first, **more)
        assert refused.value.code == code
    with pytest.raises(NotFound):
        meeting.decide(bench.store, first, "lain", meeting="Rakor", day=MEETING, action="x", owner="pusat")


def test_actions_of_examples_and_of_real_visits_are_never_in_one_list(bench):
    visits = bench.store.visits
    for example, text in ((True, "contoh"), (False, "nyata")):
        visit = visits.create("LTSA-014", bench.digest, FIRST, example=example).id
        state = visits.state(visit)
        change = state.add_repeat("/data/finding")
        visits.save(visit, {**state.set("/data/state", "aktif").writes, **change.writes})
        visits.save(visit, state.set(f"{change.path}/todo", text).writes)
        visits.seal(visit, "final")
    assert set(lines(bench)) == {"nyata"}
    assert set(lines(bench, examples="examples")) == {"contoh"}
    assert set(lines(bench, examples="both")) == {"nyata", "contoh"}
