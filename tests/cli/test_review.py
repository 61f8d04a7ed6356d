"""`ltsa review`: a visit handed in is reviewed, returned, mended and approved."""

from __future__ import annotations

import pytest

from ltsa_desktop.exchange import accept_organisation, enrol, enrolment, found_organisation, organisation, trust_add
from ltsa_desktop.store import Profile, create_store, open_store

PASSWORD = "kata sandi uji"


@pytest.fixture
def handed_in(ltsa, store, tmp_path):
    """(evaluator's store, office's store, the visit that both have)."""
    folder = tmp_path / "office"
    office = create_store(folder, PASSWORD, Profile("CONTOH Ratna", role="supervisor"))
    siti = open_store(store, PASSWORD)
    accept_organisation(siti, organisation.read(found_organisation(office, "CONTOH Organisasi").data))
    trust_add(office, enrolment.read(enrol(siti)))
    siti.close()
    office.close()
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", store, "--json").json["id"]
    ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", store)
    ltsa("export", tmp_path / "a.ltsa", "--store", store)
    ltsa("import", tmp_path / "a.ltsa", "--store", folder)
    return store, folder, visit


def test_returned_mended_and_approved(ltsa, handed_in, tmp_path):
    siti, office, visit = handed_in
    assert ltsa("review", "show", visit, "--store", office, "--json").json["state"] == "received"
    said = ltsa("review", "comment", visit, "Fotonya buram.", "--at", "/data/h/h1/conclusion", "--store", office)
    assert said.code == 0
    back = ltsa("review", "return", visit, "--reason", "CONTOH lengkapi simpulan", "--store", office)
    assert "dikembalikan" in back.out
    shown = ltsa("review", "show", visit, "--store", office)
    assert "Fotonya buram." in shown.out
    assert "CONTOH lengkapi simpulan" in shown.out
    returned = ltsa("export", tmp_path / "kembali.ltsa", "--to", "CONTOH Siti Rahma", "--store", office)
    assert returned.code == 0, returned.err
    assert ltsa("import", tmp_path / "kembali.ltsa", "--store", siti).code == 0
    assert "dikembalikan" in ltsa("review", "show", visit, "--store", siti).out
    ltsa("visit", "answer", visit, "/data/h/h1/conclusion", "CONTOH lengkap", "--store", siti)
    ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", siti)
    ltsa("export", tmp_path / "b.ltsa", "--store", siti)
    ltsa("import", tmp_path / "b.ltsa", "--store", office)
    assert ltsa("review", "approve", visit, "--store", office, "--json").json["state"] == "approved"
    assert "disetujui" in ltsa("review", "list", "--store", office).out
    trail = [act["kind"] for act in ltsa("audit", "list", "--visit", visit, "--store", office, "--json").json]
    assert trail.count("review") == 2
    assert ltsa("audit", "verify", "--store", office).code == 0


def test_an_evaluator_who_approves_is_told_no(ltsa, handed_in):
    siti, _, visit = handed_in
    refused = ltsa("review", "approve", visit, "--store", siti)
    assert refused.code == 1
    assert "Hanya supervisor" in refused.err


def test_a_laptop_nobody_knows_is_one_clear_line(ltsa, handed_in, tmp_path):
    _, office, _ = handed_in
    refused = ltsa("export", tmp_path / "x.ltsa", "--to", "Joko", "--store", office)
    assert refused.code == 1
    assert "0 laptop" in refused.err


def test_english_words(ltsa, handed_in):
    _, office, visit = handed_in
    assert "approved" in ltsa("--lang", "en", "review", "approve", visit, "--store", office).out
