"""`ltsa join` and `ltsa audit`: a visit changed on two laptops is settled, and the trail of it holds."""

from __future__ import annotations

import json

import pytest

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    found_organisation,
    organisation,
    trust_add,
)
from ltsa_desktop.store import Profile, create_store, open_store

PASSWORD = "kata sandi uji"


@pytest.fixture
def places(tmp_path, store):
    """(evaluator's store, office's store), of one organisation."""
    office = create_store(tmp_path / "office", PASSWORD, Profile("CONTOH Ratna", role="supervisor"))
    siti = open_store(store, PASSWORD)
    founding = found_organisation(office, "CONTOH Organisasi")
    accept_organisation(siti, organisation.read(founding.data))
    trust_add(office, enrolment.read(enrol(siti)))
    siti.close()
    office.close()
    return store, tmp_path / "office"


def test_two_laptops_one_truth(ltsa, places, tmp_path):
    siti, office = places
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", siti, "--json").json["id"]
    assert ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", siti).code == 0
    package = tmp_path / "a.ltsa"
    assert ltsa("export", package, "--store", siti).code == 0
    assert ltsa("import", package, "--store", office).code == 0
    for place, reason in ((siti, "CONTOH satu"), (office, "CONTOH dua")):
        assert ltsa("visit", "reopen", visit, "--reason", reason, "--store", place).code == 0
        answered = ltsa("visit", "answer", visit, "/data/h/h1/conclusion", reason, "--store", place)
        assert answered.code == 0, answered.err
        assert ltsa("visit", "finalise", visit, "--reason", reason, "--store", place).code == 0
    later = tmp_path / "b.ltsa"
    assert ltsa("export", later, "--store", siti).code == 0
    assert "diubah di dua tempat" in ltsa("import", later, "--store", office).out

    (waiting,) = ltsa("join", "list", "--store", office, "--json").json
    assert waiting["visit"] == visit
    shown = ltsa("join", "show", visit, "--store", office)
    assert "CONTOH satu" in shown.out
    assert "CONTOH dua" in shown.out
    assert ltsa("join", "settle", visit, "--reason", "x", "--store", office).code != 0
    (dispute,) = ltsa("join", "show", visit, "--store", office, "--json").json["disputes"]
    decisions = tmp_path / "putusan.json"
    decisions.write_text(json.dumps({dispute["path"]: "CONTOH satu"}), encoding="utf-8")
    settled = ltsa(
        "join", "settle", visit, "--decide", decisions, "--reason", "CONTOH diputuskan rapat", "--store", office
    )
    assert settled.code == 0, settled.err
    assert "Tidak ada kunjungan" in ltsa("join", "list", "--store", office).out

    trail = ltsa("audit", "list", "--visit", visit, "--store", office, "--json").json
    assert [act["kind"] for act in trail].count("seal") == 4
    assert {act["author"]["name"] for act in trail} == {"CONTOH Siti Rahma", "CONTOH Ratna"}
    assert "CONTOH diputuskan rapat" in ltsa("audit", "list", "--store", office).out
    verified = ltsa("audit", "verify", "--store", office, "--json")
    assert (verified.code, verified.json["faults"]) == (0, [])


def test_taking_one_version_for_all_is_one_word(ltsa, places, tmp_path):
    siti, office = places
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", siti, "--json").json["id"]
    ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", siti)
    ltsa("export", tmp_path / "a.ltsa", "--store", siti)
    ltsa("import", tmp_path / "a.ltsa", "--store", office)
    for place, words in ((siti, "CONTOH satu"), (office, "CONTOH dua")):
        ltsa("visit", "reopen", visit, "--reason", words, "--store", place)
        ltsa("visit", "answer", visit, "/data/h/h1/conclusion", words, "--store", place)
        ltsa("visit", "finalise", visit, "--reason", words, "--store", place)
    ltsa("export", tmp_path / "b.ltsa", "--store", siti)
    ltsa("import", tmp_path / "b.ltsa", "--store", office)
    heads = ltsa("join", "show", visit, "--store", office, "--json").json["heads"]
    letter = next(letter for letter, head in heads.items() if head["author"] == "CONTOH Siti Rahma")
    assert ltsa("join", "settle", visit, "--take", letter, "--reason", "CONTOH", "--store", office).code == 0
    shown = ltsa("visit", "show", visit, "--store", office)
    assert "CONTOH satu" in shown.out
    assert "CONTOH dua" not in shown.out


def test_a_visit_that_is_not_forked_is_one_clear_line(ltsa, store):
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", store, "--json").json["id"]
    refused = ltsa("join", "show", visit, "--store", store)
    assert refused.code == 1
    assert "hanya punya satu versi" in refused.err
