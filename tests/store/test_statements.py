"""Signed acts: they only grow in number, carry their signature, and chain the life of a laptop."""

from __future__ import annotations

import pytest

from ltsa_desktop.store import RevisionUnreadable, restore_store


def moved(statement, store):
    return store.statements.insert(statement.raw, statement.signature, statement.key, "paket")


def test_sealing_and_reopening_leave_signed_acts_in_a_chain(bench):
    visit = bench.sealed()
    revision = bench.store.visits.get(visit).head
    bench.store.visits.reopen(visit, "angka SKM keliru")
    seal, reopening = bench.store.statements.list(visit=visit)
    assert (seal.body.kind, seal.body.revision, seal.body.data["kind"]) == ("seal", revision, "final")
    assert (reopening.body.kind, reopening.body.data["reason"]) == ("reopen", "angka SKM keliru")
    assert reopening.body.previous == seal.id
    assert (reopening.body.number, seal.author.name) == (seal.body.number + 1, "Siti Rahma")
    assert bench.store.statements.chain_faults() == []


def test_a_statement_arrives_once_and_only_with_its_signature(bench, make_bench):
    bench.sealed()
    (statement,) = bench.store.statements.list()
    office = make_bench("office", seed=False).store
    forged = bytes([statement.signature[0] ^ 1]) + statement.signature[1:]
    with pytest.raises(RevisionUnreadable) as refused:
        office.statements.insert(statement.raw, forged, statement.key)
    assert refused.value.code == "signature-mismatch"
    with pytest.raises(RevisionUnreadable):
        office.statements.insert(statement.raw.replace(b'"final"', b'"other"'), statement.signature, statement.key)
    assert [moved(statement, office), moved(statement, office)] == ["new", "identical"]
    assert office.statements.get(statement.id).raw == statement.raw


def test_a_missing_act_is_a_gap_and_no_other_fault(bench, make_bench):
    visit = bench.sealed()
    for number in range(2):
        bench.store.visits.reopen(visit, f"alasan {number}")
        bench.store.visits.save(visit, {"/data/name": f"Ria {number}"})
        bench.store.visits.seal(visit, "final")
    acts = bench.store.statements.list()
    office = make_bench("office", seed=False).store
    for statement in acts[:1] + acts[3:]:
        moved(statement, office)
    (fault,) = office.statements.chain_faults()
    assert (fault.kind, fault.number) == ("gap", 2)
    for statement in acts:
        moved(statement, office)
    assert office.statements.chain_faults() == []


def test_a_cloned_laptop_gives_one_number_to_two_acts(bench, make_bench, tmp_path, password):
    bench.sealed()
    import shutil

    from ltsa_desktop.store import open_store

    folder = bench.store.directory
    bench.store.close()
    shutil.copytree(folder, tmp_path / "clone")
    offices = make_bench("office", seed=False).store
    for place, text in ((folder, "satu"), (tmp_path / "clone", "dua")):
        store = open_store(place, password)
        moved(store.statements.add("note", {"text": text}), offices)
        for statement in store.statements.list(["seal"]):
            moved(statement, offices)
        store.close()
    (fault,) = offices.statements.chain_faults()
    assert (fault.kind, fault.number, len(fault.ids)) == ("twice", 2, 2)


def test_a_restored_laptop_begins_a_chain_of_its_own(bench, tmp_path, password):
    bench.sealed()
    copy = bench.store.backup("manual").path
    restored = restore_store(copy, tmp_path / "restored", password)
    act = restored.statements.add("note", {"text": "sesudah pemulihan"})
    assert (act.body.number, act.body.previous) == (1, "")
    assert restored.statements.chain_faults() == []
    restored.close()
