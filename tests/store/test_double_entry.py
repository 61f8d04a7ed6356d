"""A paper typed in twice: blind, durable, never alone; compared answer by answer, and settled into one visit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ltsa_desktop.exchange import export_package, found_organisation
from ltsa_desktop.exchange.odk_export import export_submission
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Author, Visit
from ltsa_desktop.store.double_entry import begin_second, compare, discard_second, second_pass
from ltsa_desktop.store.paper_entry import BLANK_ON_PAPER, begin_paper_visit, paper_facts
from ltsa_desktop.store.revision_body import read
from ltsa_desktop.store.settling import Decision, settle

SITI, BUDI, ANI = Author("Siti Rahma", "1" * 18), Author("Budi", "", "keyer"), Author("Ani", "", "keyer")
PAPER_DAY = date(2026, 11, 20)


def from_paper(bench) -> Visit:
    return begin_paper_visit(bench.store, "LTSA-014", bench.digest, PAPER_DAY, SITI, BUDI, "terjadwal", example=True)


def say(store, visit: str, who: Author, **answers: str) -> None:
    """Type answers at the top of the form; "_" stands for blank on the paper."""
    for name, text in answers.items():
        writes = {f"/data/{name}": text} if text != "_" else {f"/data/{name}#skip": BLANK_ON_PAPER.id}
        store.visits.save(visit, writes, who=who)


def finding(store, visit: str, who: Author, *answers: tuple[str, str]) -> str:
    """Add a record and type into it; its path."""
    state = store.visits.state(visit)
    change = state.add_repeat("/data/finding")
    writes = dict(change.writes)
    for name, text in answers:
        writes.update(state.set(f"{change.path}/{name}", text).writes)
    store.visits.save(visit, writes, who=who)
    return change.path


@pytest.fixture
def two(make_bench: Callable) -> tuple:
    """A store, a visit typed in by Budi, and its second pass by Ani, with three differences."""
    bench = make_bench()
    first = from_paper(bench).id
    say(bench.store, first, BUDI, state="tidak_aktif", why="anggaran", name="Pak Amir")
    finding(bench.store, first, BUDI, ("text", "Tidak ada petugas"), ("cause", "sdm"))
    second = begin_second(bench.store, first, ANI).id
    say(bench.store, second, ANI, state="tidak_aktif", why="anggaran 2026", name="_")
    finding(bench.store, second, ANI, ("text", "Tidak ada petugas"), ("cause", "anggaran"))
    return bench, first, second


def test_the_second_pass_begins_empty_and_knows_nothing_of_the_first(make_bench: Callable) -> None:
    bench = make_bench()
    first = from_paper(bench).id
    say(bench.store, first, BUDI, state="aktif", name="Pak Amir")
    second = begin_second(bench.store, first, ANI)
    content = bench.store.visits.content(second.id)
    assert "/data/state" not in content
    assert "Pak Amir" not in content.values()
    assert second.day == PAPER_DAY
    assert begin_second(bench.store, first, ANI).id == second.id


def test_a_second_pass_stands_in_no_list_and_cannot_be_sealed_or_exported(two: tuple, tmp_path) -> None:
    bench, first, second = two
    store = bench.store
    assert [row.visit.id for row in store.visits.list()] == [first]
    assert sum(centre.visits for centre in store.centres.list()) == 1
    for kind in ("final", "handover", "export"):
        with pytest.raises(UserError) as refused:
            store.visits.seal(second, kind)
        assert refused.value.code == "second-pass"
    with pytest.raises(UserError):
        store.visits.reopen(second, "mencoba")
    found_organisation(store, "CONTOH Direktorat")
    store.visits.seal(first, "final", reason="uji")
    report = export_package(store, tmp_path / "p.ltsa")
    assert (report.visits, report.revisions) == (1, 1)
    with pytest.raises(UserError):
        export_package(store, tmp_path / "q.ltsa", visit_ids=[second])
    assert second_pass(bench.reopen(), first).id == second


def test_the_passes_are_compared_question_by_question_with_who_and_the_rate(two: tuple) -> None:
    bench, first, _ = two
    found = compare(bench.store, first)
    assert [d.key for d in found.differences] == ["/data/why", "/data/finding[1]/cause", "/data/name"]
    assert (found.same, found.compared) == (2, 5)
    why, cause, name = found.differences
    assert (why.first.stored, why.second.stored) == ("anggaran", "anggaran 2026")
    assert (why.first.who, why.second.who) == (BUDI, ANI)
    assert why.first.at is not None
    assert cause.about == "Temuan 1"
    assert (name.first.words, name.second.words) == ("Pak Amir", BLANK_ON_PAPER.id)
    assert not found.one_person
    assert found.text.id == "2 dari 5 jawaban sama; 3 berbeda."


def test_settling_gives_one_visit_whose_revision_tells_both_keyers(two: tuple) -> None:
    bench, first, second = two
    store = bench.store
    before = store.visits.content(first)
    found = compare(store, first)
    chosen = {
        "/data/why": Decision("second"),
        "/data/finding[1]/cause": Decision("first"),
        "/data/name": Decision("other", "Amir S.", "ditanyakan kepada evaluator"),
    }
    settle(store, found, chosen, who=SITI)
    content = store.visits.content(first)
    assert content["/data/why"] == "anggaran 2026"
    assert content["/data/name"] == "Amir S."
    assert content["/data/name#keyed"] == "Pak Amir\tKosong di kertas\tother\tditanyakan kepada evaluator"
    assert store.visits.get(second).status == "compared"
    assert second_pass(store, first) is None
    # The first pass's answers stay in the journal, and undo does not go behind the settlement.
    assert before["/data/name"] in [e.new for e in store.visits.history(first, "/data/name")]
    assert store.visits.history(first, "/data/why")[-1].kind == "compare"
    assert store.visits.next_undo(first) is None
    body = read(store.revisions.get(store.visits.seal(first, "final").id).raw)
    assert {a.name for a in body.authors} >= {"Budi", "Siti Rahma"}
    facts = paper_facts(store, first)
    assert (facts.day, facts.by.name, facts.keyed.who.name, facts.again.who.name) == (
        PAPER_DAY,
        "Siti Rahma",
        "Budi",
        "Ani",
    )
    assert (facts.same, facts.compared) == (2, 5)
    assert body.day == "2026-11-20"
    with pytest.raises(UserError) as refused:
        store.visits.save(second, {"/data/name": "x"})
    assert refused.value.code == "visit-sealed"
    with pytest.raises(UserError) as again:
        begin_second(store, first, ANI)
    assert again.value.code == "double-done"


def test_nothing_is_settled_while_a_difference_is_open_unexplained_or_out_of_date(two: tuple) -> None:
    bench, first, second = two
    store = bench.store
    found = compare(store, first)
    before = store.visits.content(first)
    every = {d.key: Decision("second") for d in found.differences}
    for decisions, code in (
        ({}, "double-undecided"),
        ({**every, "/data/name": Decision("other", "Amir")}, "double-note"),
    ):
        with pytest.raises(UserError) as refused:
            settle(store, found, decisions)
        assert refused.value.code == code
    say(store, second, ANI, name="Pak Amir")
    with pytest.raises(UserError) as stale:
        settle(store, found, every)
    assert stale.value.code == "double-stale"
    assert store.visits.content(first) == before


@pytest.mark.parametrize(("use", "kept"), [("first", 2), ("second", 1)])
def test_a_record_that_only_one_pass_has_is_one_difference(two: tuple, use: str, kept: int) -> None:
    bench, first, _ = two
    store = bench.store
    finding(store, first, BUDI, ("text", "Loket tutup"), ("cause", "jam"))
    found = compare(store, first)
    record = next(d for d in found.differences if d.kind == "record")
    assert record.key == "/data/finding[2]"
    assert record.first.words == "Loket tutup · jam"
    settle(store, found, {d.key: Decision(use) for d in found.differences})
    assert len(store.visits.state(first).node("/data/finding").children) == kept


def test_records_that_only_the_second_pass_has_are_taken_over_with_their_answers(two: tuple) -> None:
    bench, first, second = two
    store = bench.store
    for text in ("Loket tutup", "Antre panjang"):
        finding(store, second, ANI, ("text", text))
    settle(store, found := compare(store, first), {d.key: Decision("second") for d in found.differences})
    state = store.visits.state(first)
    texts = [state.node(f"{one.path}/text").stored for one in state.node("/data/finding").children]
    assert texts == ["Tidak ada petugas", "Loket tutup", "Antre panjang"]


def test_a_sealed_visit_is_reopened_for_what_the_comparison_changes(two: tuple) -> None:
    bench, first, _ = two
    store = bench.store
    old = store.visits.seal(first, "final", reason="uji")
    found = compare(store, first)
    visit = settle(store, found, {d.key: Decision("second") for d in found.differences})
    assert visit.status == "reopened"
    new = store.visits.seal(first, "final", reason="uji")
    body = read(store.revisions.get(new.id).raw)
    assert body.parents == [old.id]
    assert "Perbandingan dua pengetikan" in body.reason


def test_passes_that_agree_are_settled_without_a_decision(make_bench: Callable) -> None:
    bench = make_bench()
    first = from_paper(bench).id
    second = begin_second(bench.store, first, BUDI).id
    for visit in (first, second):
        say(bench.store, visit, BUDI, state="aktif", name="Pak  Amir" if visit == first else "Pak Amir")
    found = compare(bench.store, first)
    assert (found.same, found.compared, found.differences) == (2, 2, ())
    assert found.one_person
    settle(bench.store, found, {})
    assert paper_facts(bench.store, first).same == 2


def test_a_second_pass_can_be_discarded_and_goes_with_its_draft(two: tuple) -> None:
    bench, first, second = two
    store = bench.store
    assert discard_second(store, first)
    assert not discard_second(store, first)
    assert store.visits.history(second)
    again = begin_second(store, first, ANI)
    assert again.id != second
    store.visits.remove_draft(first)
    assert store.visits.get(again.id).status == "removed"
    with pytest.raises(UserError):
        store.visits.save(again.id, {"/data/name": "x"})


def test_a_visit_recorded_on_the_spot_has_no_second_pass(make_bench: Callable) -> None:
    bench = make_bench()
    with pytest.raises(UserError) as refused:
        begin_second(bench.store, bench.visit().id, ANI)
    assert refused.value.code == "not-from-paper"


def test_a_record_left_out_in_the_middle_is_one_missing_record(make_bench: Callable) -> None:
    bench = make_bench()
    store, first = bench.store, from_paper(bench).id
    second = begin_second(store, first, ANI).id
    texts = ("Tidak ada petugas", "Loket tutup siang hari", "Antre panjang", "Atap bocor")
    for text in texts:
        finding(store, first, BUDI, ("text", text), ("cause", "sdm"))
    for text in (texts[0], texts[2], "Atap bocor di ruang tunggu"):
        finding(store, second, ANI, ("text", text), ("cause", "sdm"))
    found = compare(store, first)
    assert [(d.key, d.kind) for d in found.differences] == [
        ("/data/finding[2]", "record"),
        ("/data/finding[4]/text", "answer"),
    ]
    assert found.differences[1].about == "Temuan 4"
    settle(store, found, {d.key: Decision("second") for d in found.differences})
    state = store.visits.state(first)
    kept = [state.node(f"{one.path}/text").stored for one in state.node("/data/finding").children]
    assert kept == [texts[0], texts[2], "Atap bocor di ruang tunggu"]


def test_a_record_that_the_first_pass_left_out_goes_where_the_paper_has_it(make_bench: Callable) -> None:
    bench = make_bench()
    store, first = bench.store, from_paper(bench).id
    second = begin_second(store, first, ANI).id
    texts = ("Tidak ada petugas", "Loket tutup siang hari", "Antre panjang")
    for text in (texts[0], texts[2]):
        finding(store, first, BUDI, ("text", text))
    paths = [finding(store, second, ANI, ("text", text)) for text in texts]
    store.visits.save(second, {f"{paths[1]}/cause#skip": BLANK_ON_PAPER.id}, who=ANI)
    store.visits.save(second, {f"{paths[1]}/text#note": "dicoret, ditulis ulang"}, who=ANI)
    found = compare(store, first)
    assert [d.key for d in found.differences] == ["/data/finding[2]"]
    settle(store, found, {"/data/finding[2]": Decision("second")})
    state, content = store.visits.state(first), store.visits.content(first)
    records = state.node("/data/finding").children
    assert [state.node(f"{one.path}/text").stored for one in records] == list(texts)
    assert content[f"{records[1].path}/text#note"] == "dicoret, ditulis ulang"
    assert content[f"{records[1].path}/cause#skip"] == BLANK_ON_PAPER.id


def test_notes_in_the_margin_are_compared_too(two: tuple) -> None:
    bench, first, second = two
    store = bench.store
    store.visits.save(first, {"/data/why#note": "lihat halaman 3", "/data/state#note": "sama  saja"}, who=BUDI)
    store.visits.save(second, {"/data/why#note": "lihat halaman 8", "/data/state#note": "sama saja"}, who=ANI)
    found = compare(store, first)
    note = next(d for d in found.differences if d.kind == "note")
    assert note.key == "/data/why#note"
    assert note.label.endswith(": catatan")
    assert (note.first.words, note.second.words, note.second.who) == ("lihat halaman 3", "lihat halaman 8", ANI)
    assert (found.same, found.compared) == (3, 7)
    decisions = {d.key: Decision("first") for d in found.differences}
    settle(store, found, {**decisions, note.key: Decision("other", "lihat halaman 9", "dibaca bersama")})
    content = store.visits.content(first)
    assert content["/data/why#note"] == "lihat halaman 9"
    assert content["/data/why#keyed_note"] == "lihat halaman 3\tlihat halaman 8\tother\tdibaca bersama"
    assert content["/data/why"] == "anggaran"


def test_a_second_pass_does_not_go_out_to_odk(two: tuple) -> None:
    bench, first, second = two
    assert export_submission(bench.store, first)
    for status in ("second", "compared"):
        assert bench.store.visits.get(second).status == status
        with pytest.raises(UserError) as refused:
            export_submission(bench.store, second)
        assert refused.value.code == "second-pass"
        assert "pengetikan kedua" in refused.value.text.id
        found = compare(bench.store, first) if status == "second" else None
        if found is not None:
            settle(bench.store, found, {d.key: Decision("first") for d in found.differences})
