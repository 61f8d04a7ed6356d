"""Signed acts travel with the visits they are about."""

from __future__ import annotations

import shutil

import pytest

from ltsa_desktop.exchange import (
    accept_receipt,
    enrol,
    enrolment,
    export_package,
    make_receipt,
    release_quarantine,
    trust_add,
    waiting,
)
from ltsa_desktop.exchange.trust import TRUST_KINDS
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import open_store


def stated(bench, text="diperiksa", visit=""):
    """A signed act about the newest visit."""
    visit = visit or bench.store.visits.list()[0].visit.id
    return bench.store.statements.add("note", {"text": text}, visit=visit)


def work(bench) -> set[str]:
    """Acts that are not about whom to trust: the office has its own of those."""
    return {act.id for act in bench.store.statements.list() if act.body.kind not in TRUST_KINDS}


def test_acts_arrive_verbatim_with_their_visit_and_twice_is_once(office, siti, tmp_path):
    siti.revision()
    act = stated(siti)
    package = siti.export(tmp_path / "a.ltsa")
    report = office.take(package)
    assert any("1 catatan kerja" in note.id for note in report.notes)
    (here,) = [act for act in office.store.statements.list() if act.id in work(office)]
    assert (here.raw, here.signature, here.key) == (act.raw, act.signature, act.key)
    assert report.acts_new == 1
    again = office.take(package)
    assert not again.changes
    assert not any("catatan kerja" in note.id for note in again.notes)
    assert work(office) == {act.id}


def test_acts_about_other_visits_stay_at_home(office, siti, tmp_path):
    first = siti.store.revisions.get(siti.revision()).visit_id
    second = siti.store.revisions.get(siti.revision()).visit_id
    about_first, about_second = stated(siti, visit=first), stated(siti, visit=second)
    export_package(siti.store, tmp_path / "a.ltsa", [first])
    office.take(tmp_path / "a.ltsa")
    assert work(office) == {about_first.id}
    export_package(siti.store, tmp_path / "b.ltsa", [second])
    office.take(tmp_path / "b.ltsa")
    assert work(office) == {about_first.id, about_second.id}


def test_a_receipt_covers_acts_too(office, siti, tmp_path):
    siti.revision()
    stated(siti)
    receipt = make_receipt(office.store, office.take(siti.export(tmp_path / "a.ltsa")))
    assert accept_receipt(siti.store, receipt) == 1
    with pytest.raises(UserError) as refused:
        export_package(siti.store, tmp_path / "b.ltsa")
    assert refused.value.code == "all-received"


def test_a_new_act_about_a_received_visit_is_reason_enough_to_send(office, siti, tmp_path):
    siti.revision()
    accept_receipt(siti.store, make_receipt(office.store, office.take(siti.export(tmp_path / "a.ltsa"))))
    act = stated(siti)
    report = office.take(siti.export(tmp_path / "b.ltsa"))
    assert report.headline.id.startswith("Paket utuh: 1 catatan kerja baru")
    assert work(office) == {act.id}


@pytest.mark.parametrize("original", [True, False])
def test_acts_of_a_stranger_wait_and_come_in_once_he_is_accepted(office, laptops, tmp_path, original):
    stranger = laptops("Joko", trusted=False)
    stranger.revision()
    act = stated(stranger)
    package = stranger.export(tmp_path / "a.ltsa")
    report = office.take(package)
    assert any("ditahan" in note.id for note in report.notes)
    assert work(office) == set()
    assert not office.take(package).changes
    if not original:
        report.archived.unlink()
    trust_add(office.store, enrolment.read(enrol(stranger.store)))
    release_quarantine(office.store)
    assert work(office) == {act.id}
    assert waiting(office.store) == []
    assert office.store.packages.quarantined() == []


def test_a_forged_act_is_refused_and_told(office, siti, tmp_path):
    siti.revision()
    act = stated(siti)
    office_copy = siti.store.statements
    with office_copy._core.database.writing() as connection:
        connection.exec_driver_sql("UPDATE statement SET signature = ? WHERE id = ?", (bytes(64), act.id))
    report = office.take(siti.export(tmp_path / "a.ltsa"))
    assert work(office) == set()
    assert [record.what for record in report.records if record.outcome == "damaged"] == ["statement"]
    assert len(office.store.revisions.ids()) == 1


def test_a_laptop_at_work_in_two_places_raises_an_alarm(office, siti, tmp_path):
    siti.revision()
    stated(siti, "awal")
    package = siti.export(tmp_path / "a.ltsa")
    siti.store.close()
    shutil.copytree(siti.store.directory, tmp_path / "salinan")
    copies = [open_store(folder, "sandi-contoh") for folder in (siti.store.directory, tmp_path / "salinan")]
    siti.store = copies[0]
    assert not any("Awas" in note.id for note in office.take(package).notes)
    for number, store in enumerate(copies):
        visit = store.visits.list()[0].visit.id
        store.statements.add("note", {"text": f"dari laptop {number}"}, visit=visit)
        export_package(store, tmp_path / f"{number}.ltsa")
    assert not any("Awas" in note.id for note in office.take(tmp_path / "0.ltsa").notes)
    notes = [note.id for note in office.take(tmp_path / "1.ltsa").notes if "Awas" in note.id]
    assert len(notes) == 1
    assert "CONTOH Siti" in notes[0]
    assert [fault.kind for fault in office.store.statements.chain_faults()] == ["twice"]
    copies[1].close()
