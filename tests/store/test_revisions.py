"""Sealed states: signed, immutable, grown but never overwritten."""

import hashlib
import json
from itertools import permutations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import RevisionUnreadable
from ltsa_desktop.store.revision_body import canonical


def edit(bench, visit, name, kind="final"):
    """Reopen, change, seal again; the revision."""
    bench.store.visits.reopen(visit, "diperbaiki")
    bench.store.visits.save(visit, {"/data/name": name})
    return bench.store.visits.seal(visit, kind)


def give(revision, store):
    return store.revisions.insert(revision.raw, revision.signature, revision.key, "paket")


def test_a_seal_is_canonical_signed_and_named_by_its_hash(bench):
    visit = bench.sealed()
    (revision,) = bench.store.visits.revisions(visit)
    data = json.loads(revision.raw)
    assert json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() == revision.raw
    assert hashlib.sha256(revision.raw).hexdigest() == revision.id
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(revision.key)).verify(revision.signature, revision.raw)
    assert data["content"] == bench.store.visits.content(visit)
    assert set(data["written"]) == set(data["content"])
    assert data["authors"] == [{"name": "Siti Rahma", "nip": "", "role": "evaluator"}]
    assert (data["kind"], data["example"], data["parents"]) == ("final", True, [])
    assert bench.store.revisions.get(revision.short_code.lower()).id == revision.id
    assert len(revision.short_code) == 11


def test_sealing_again_without_a_change_gives_the_same_revision(bench):
    visit = bench.sealed()
    head = bench.store.visits.get(visit).head
    assert bench.store.visits.seal(visit, "final").id == head
    assert bench.store.visits.seal(visit, "export").id == head
    bench.store.visits.reopen(visit, "cuma melihat")
    assert bench.store.visits.seal(visit, "final").id == head
    assert bench.store.visits.get(visit).status == "final"


def test_an_open_required_answer_needs_a_reason_or_a_remark_of_its_own(bench):
    visits, visit = bench.store.visits, bench.visit().id
    with pytest.raises(UserError) as caught:
        visits.seal(visit, "final")
    assert caught.value.code == "visit-incomplete"
    assert visits.get(visit).status == "draft"
    visits.save(visit, {"/data/state#skip": "kantor tutup"})
    assert visits.seal(visit, "final").reason == ""
    other = bench.visit().id
    assert visits.seal(other, "final", "kantor tutup").reason == "kantor tutup"


def test_reopening_needs_a_reason_and_the_next_revision_tells_it(bench):
    visit = bench.sealed()
    with pytest.raises(UserError) as caught:
        bench.store.visits.reopen(visit, "  ")
    assert caught.value.code == "reason-missing"
    first = bench.store.visits.get(visit).head
    second = edit(bench, visit, "Dewi")
    assert (second.parents, second.reason) == ((first,), "diperbaiki")
    assert [r.id for r in bench.store.visits.revisions(visit)] == [second.id, first]


def test_an_export_leaves_a_draft_a_draft(bench):
    visit = bench.visit().id
    revision = bench.store.visits.seal(visit, "export")
    found = bench.store.visits.get(visit)
    assert (found.status, found.head, found.dirty) == ("draft", revision.id, False)
    bench.store.visits.save(visit, {"/data/state": "aktif"})
    assert bench.store.visits.seal(visit, "final").parents == (revision.id,)


def test_what_was_not_asked_is_kept_and_marked(bench):
    visits, visit = bench.store.visits, bench.visit().id
    visits.save(visit, {"/data/state": "tidak_aktif"})
    visits.save(visit, {"/data/why": "gedung rusak", "/data/why#note": "foto ada"})
    visits.save(visit, {"/data/state": "aktif"})
    body = bench.store.revisions.read(visits.seal(visit, "final").raw)
    assert body.content["/data/why"] == "gedung rusak"
    assert body.hidden == ["/data/why", "/data/why#note"]
    assert "/data/why" not in body.asked()


def test_a_revision_travels_and_the_same_again_is_a_no_op(bench, make_bench):
    visit = bench.sealed()
    revision = bench.store.visits.revisions(visit)[0]
    office = make_bench("office", who="Budi", seed=False).store
    first = give(revision, office)
    assert (first.outcome, first.head_moved) == ("new", True)
    assert office.visits.content(visit) == bench.store.visits.content(visit)
    received = office.visits.get(visit)
    assert (received.status, received.local, received.centre_code) == ("final", False, "LTSA-014")
    again = give(revision, office)
    assert (again.outcome, again.head_moved, bool(again.changed)) == ("identical", False, False)
    assert office.revisions.get(revision.id).raw == revision.raw


def test_a_newer_revision_is_shown_and_the_older_one_kept(bench, make_bench):
    visit = bench.sealed()
    one = bench.store.visits.revisions(visit)[0]
    two = edit(bench, visit, "Dewi")
    office = make_bench("office", seed=False).store
    give(one, office)
    assert give(two, office).outcome == "newer"
    assert office.visits.content(visit)["/data/name"] == "Dewi"
    assert len(office.visits.revisions(visit)) == 2


def test_any_order_of_a_line_shows_its_end(bench, make_bench):
    visit = bench.sealed()
    line = [bench.store.visits.revisions(visit)[0]] + [edit(bench, visit, f"Ria {n}") for n in (1, 2)]
    for number, order in enumerate(permutations(line)):
        office = make_bench(f"office{number}", seed=False).store
        for revision in order:
            give(revision, office)
        found = office.visits.get(visit)
        assert (found.head, found.forked) == (line[-1].id, False)
        assert office.visits.content(visit)["/data/name"] == "Ria 2"
        assert not office.projections.compare()


def test_two_lines_are_both_kept_and_every_office_shows_the_same_one(bench, make_bench):
    visit = bench.sealed()
    one = bench.store.visits.revisions(visit)[0]
    twin = make_bench("twin", seed=False)
    give(one, twin.store)
    mine, theirs = edit(bench, visit, "Ria"), edit(twin, visit, "Dewi")
    shown = set()
    for number, order in enumerate(permutations((one, mine, theirs))):
        office = make_bench(f"office{number}", seed=False).store
        for revision in order:
            give(revision, office)
        found = office.visits.get(visit)
        assert found.forked
        assert office.revisions.heads(visit) == {mine.id, theirs.id}
        assert office.revisions.read(office.revisions.get(theirs.id).raw).content["/data/name"] == "Dewi"
        assert not office.projections.compare()
        shown.add((found.head, office.visits.content(visit)["/data/name"]))
    assert len(shown) == 1
    assert shown <= {(mine.id, "Ria"), (theirs.id, "Dewi")}


def test_a_draft_is_never_overwritten_by_what_arrives(bench, make_bench):
    visit = bench.sealed()
    one = bench.store.visits.revisions(visit)[0]
    twin = make_bench("twin", seed=False)
    give(one, twin.store)
    theirs = edit(twin, visit, "Dewi")
    bench.store.visits.reopen(visit, "melengkapi")
    bench.store.visits.save(visit, {"/data/name": "Ria"})
    assert give(theirs, bench.store).outcome == "forked"
    found = bench.store.visits.get(visit)
    assert (found.pending, found.head, found.status) == (True, one.id, "reopened")
    assert bench.store.visits.content(visit)["/data/name"] == "Ria"
    mine = bench.store.visits.seal(visit, "final")
    assert mine.parents == (one.id,)
    assert bench.store.visits.get(visit).forked
    assert bench.store.revisions.heads(visit) == {mine.id, theirs.id}


def test_a_reopened_visit_without_edits_follows_and_undo_stops_there(bench, make_bench):
    visit = bench.sealed()
    twin = make_bench("twin", seed=False)
    give(bench.store.visits.revisions(visit)[0], twin.store)
    theirs = edit(twin, visit, "Dewi")
    assert give(theirs, bench.store).outcome == "newer"
    bench.store.visits.reopen(visit, "melengkapi")
    assert bench.store.visits.next_undo(visit) is None
    bench.store.visits.save(visit, {"/data/name": "Ria"})
    assert bench.store.visits.undo(visit).new == "Dewi"
    kinds = [e.kind for e in bench.store.visits.history(visit)]
    assert kinds[-3:] == ["import", "edit", "undo"]
    assert not bench.store._journal.chain_breaks()


def test_what_others_wrote_keeps_its_author(bench, make_bench):
    visit = bench.sealed()
    office = make_bench("office", who="Budi", seed=False)
    give(bench.store.visits.revisions(visit)[0], office.store)
    revision = edit(office, visit, "Dewi")
    body = office.store.revisions.read(revision.raw)
    names = {path: body.authors[index].name for path, (index, _) in body.written.items()}
    assert (names["/data/state"], names["/data/name"]) == ("Siti Rahma", "Budi")
    assert body.author.name == "Budi"


def test_a_forged_signature_is_refused(bench, make_bench):
    revision = bench.store.visits.revisions(bench.sealed())[0]
    office = make_bench("office", seed=False).store
    bad = bytes([revision.signature[0] ^ 1]) + revision.signature[1:]
    with pytest.raises(RevisionUnreadable) as caught:
        office.revisions.insert(revision.raw, bad, revision.key)
    assert caught.value.code == "signature-mismatch"
    assert office.visits.list() == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: {**d, "format": 2}, "newer-format"),
        (lambda d: {**d, "extra": 1}, "revision-unreadable"),
        (lambda d: {**d, "day": "2026-02-31"}, "revision-unreadable"),
        (lambda d: {**d, "authors": []}, "revision-unreadable"),
        (lambda d: {**d, "content": {"tanpa garis": "x"}}, "revision-unreadable"),
        (lambda d: {k: v for k, v in d.items() if k != "content"}, "revision-unreadable"),
        (lambda d: {**d, "parents": ["bukan hash"]}, "revision-unreadable"),
    ],
)
def test_impossible_revisions_are_told_in_words(bench, change, code):
    revision = bench.store.visits.revisions(bench.sealed())[0]
    raw = canonical(change(json.loads(revision.raw)))
    with pytest.raises(RevisionUnreadable) as caught:
        bench.store.revisions.read(raw)
    assert caught.value.code == code


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"\xff", b"{" * 5000, b'{"format": 1}'])
def test_bytes_that_are_no_revision_are_told_in_words(bench, raw):
    with pytest.raises(RevisionUnreadable):
        bench.store.revisions.read(raw)


def test_bytes_out_of_canonical_form_are_refused(bench):
    revision = bench.store.visits.revisions(bench.sealed())[0]
    with pytest.raises(RevisionUnreadable):
        bench.store.revisions.read(revision.raw.replace(b'"day":', b'"day": '))


def test_what_went_out_is_remembered(bench):
    visit = bench.sealed()
    head = bench.store.visits.get(visit).head
    assert bench.store.revisions.unexported() == [head]
    bench.store.revisions.exported("p1", [head])
    assert bench.store.revisions.unexported() == []
    assert bench.store.visits.summary(visit).exported
    assert bench.store.read.start().not_exported == 0


def test_a_previewed_insert_leaves_nothing(bench, make_bench):
    revision = bench.store.visits.revisions(bench.sealed())[0]
    office = make_bench("office", seed=False).store
    with office.unit(preview=True):
        assert give(revision, office).outcome == "new"
        assert office.visits.content(revision.visit_id)
    assert office.visits.list() == []
    assert office.revisions.ids() == set()
    assert give(revision, office).outcome == "new"
