"""What a supervisor decides about whole visits, by command: duplicates, deleting, erasing with proof, retention."""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pypdf import PdfReader

from ltsa_desktop.exchange import retention
from ltsa_desktop.store import Profile, open_store

PASSWORD = "kata sandi uji"


@pytest.fixture
def office(store):
    """A supervisor's store."""
    opened = open_store(store, PASSWORD)
    opened.set_profile(Profile("CONTOH Ratna", role="supervisor"))
    opened.close()
    return store


@pytest.fixture
def sealed(ltsa, office):
    """Makes sealed visits of one centre with a conclusion; gives their ids."""

    def make(conclusion, date="2026-11-24"):
        made = ltsa(
            "visit", "new", "--centre", "LTSA-014", "--date", date, "--example", "--store", office, "--json"
        ).json["id"]
        assert ltsa("visit", "answer", made, "/data/h/h1/conclusion", conclusion, "--store", office).code == 0
        assert ltsa("visit", "finalise", made, "--reason", "CONTOH", "--store", office).code == 0
        return made

    return make


def ids(ltsa, office):
    return {line["visit"]["id"] for line in ltsa("visit", "list", "--store", office, "--json").json}


def test_duplicates_are_listed_joined_and_taken_back(ltsa, office, sealed):
    keep, other = sealed("CONTOH satu"), sealed("CONTOH dua", "2026-11-26")
    (pair,) = ltsa("duplicate", "list", "--store", office, "--json").json
    assert {pair["one"], pair["two"]} == {keep, other}
    assert pair["same"] < pair["of"]
    shown = ltsa("duplicate", "show", keep, other, "--store", office)
    assert "CONTOH dua" in shown.out
    joined = ltsa("duplicate", "join", keep, other, "--take", "B", "--reason", "CONTOH kembar", "--store", office)
    assert joined.code == 0, joined.err
    assert ids(ltsa, office) == {keep}
    assert "digabung ke kunjungan lain" in ltsa("deleted", "--store", office).out
    assert ltsa("undelete", other, "--reason", "CONTOH bukan", "--store", office).code == 0
    assert ids(ltsa, office) == {keep, other}
    assert ltsa("duplicate", "list", "--store", office, "--json").json == []


def test_a_visit_is_deleted_and_brought_back(ltsa, office, sealed):
    visit = sealed("CONTOH")
    assert ltsa("delete", visit, "--reason", "CONTOH salah", "--store", office).code == 0
    assert ids(ltsa, office) == set()
    (gone,) = ltsa("deleted", "--store", office, "--json").json
    assert (gone["state"], gone["reason"], gone["back"]) == ("deleted", "CONTOH salah", True)
    assert ltsa("undelete", visit, "--reason", "CONTOH benar", "--store", office).code == 0
    assert ids(ltsa, office) == {visit}


def test_an_erasure_asks_twice_and_gives_a_signed_proof_and_a_paper(ltsa, office, sealed, tmp_path):
    visit = sealed("CONTOH RAHASIA-88")
    refused = ltsa("erase", visit, "--reason", "CONTOH", "--store", office)
    assert refused.code != 0
    assert "--yes" in refused.err
    proof, paper = tmp_path / "bukti.json", tmp_path / "bukti.pdf"
    words = ("erase", visit, "--reason", "CONTOH permintaan", "--yes", "--proof", proof, "--pdf", paper)
    done = ltsa(*words, "--store", office)
    assert done.code == 0, done.err
    assert "tidak ada yang tersisa" in done.out
    signed = json.loads(proof.read_text(encoding="utf-8"))
    body = json.dumps(signed["proof"], ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(body).hexdigest() == signed["sha256"]
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signed["key"]))
    key.verify(bytes.fromhex(signed["signature"]), retention.CONTEXT + body)
    assert signed["proof"]["visits"][0]["visit"] == visit
    assert all(finding["clean"] for finding in signed["proof"]["findings"])
    text = PdfReader(paper).pages[0].extract_text()
    assert "CONTOH permintaan" in text
    assert "RAHASIA" not in proof.read_text(encoding="utf-8") + text
    assert ltsa("audit", "verify", "--store", office).code == 0
    assert ltsa("doctor", "--store", office).code == 0
    assert ltsa("undelete", visit, "--reason", "x", "--store", office).code != 0


def test_retention_shows_first_and_erases_only_what_is_over_its_time(ltsa, office, sealed):
    old, new = sealed("CONTOH lama", "2015-01-05"), sealed("CONTOH baru")
    assert "belum ditetapkan" in ltsa("retention", "show", "--store", office).out
    assert ltsa("retention", "run", "--store", office, "--json").json == {"due": []}
    assert ltsa("retention", "set", "--years", "10", "--store", office).code == 0
    (due,) = ltsa("retention", "run", "--dry-run", "--store", office, "--json").json["due"]
    assert due["visit"] == old
    assert ids(ltsa, office) == {old, new}
    assert ltsa("retention", "run", "--store", office).code != 0
    assert ltsa("retention", "run", "--yes", "--store", office).code == 0
    assert ids(ltsa, office) == {new}
    assert ltsa("retention", "run", "--yes", "--store", office, "--json").json == {"due": []}
