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


PLACE = "/data/h/h1/conclusion"


def test_a_comment_is_answered_marked_and_the_changes_are_listed_beside_it(ltsa, handed_in, tmp_path):
    siti, office, visit = handed_in
    asked = ltsa("review", "comment", visit, "CONTOH lengkapi.", "--at", PLACE, "--store", office, "--json").json["id"]
    ltsa("review", "return", visit, "--reason", "CONTOH lengkapi simpulan", "--store", office)
    sent = ltsa("review", "send", tmp_path / "kembali", "--store", office, "--json").json
    assert [(one["name"], one["returned"], one["news"]) for one in sent] == [("CONTOH Siti Rahma", [visit], [])]
    ltsa("import", sent[0]["path"], "--store", siti)
    ltsa("visit", "answer", visit, PLACE, "CONTOH lengkap sekali", "--store", siti)
    answer = ("review", "comment", visit, "CONTOH sudah.", "--at", PLACE, "--answers", asked)
    assert ltsa(*answer, "--store", siti).code == 0
    assert "sudah ditangani" in ltsa("review", "mark", asked, "handled", "--store", siti).out
    refused = ltsa("review", "mark", asked, "settled", "--store", siti)
    assert (refused.code, "supervisor" in refused.err) == (1, True)
    ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", siti)
    ltsa("export", tmp_path / "b.ltsa", "--store", siti)
    ltsa("import", tmp_path / "b.ltsa", "--store", office)
    (row,) = ltsa("review", "list", "--store", office, "--json").json
    assert (row["state"], row["open"], row["handled"]) == ("received", 0, 1)
    told = ltsa("review", "changes", visit, "--store", office)
    for words in ("1 jawaban berubah", "CONTOH lengkap sekali", "CONTOH lengkapi.", "CONTOH sudah."):
        assert words in told.out
    (change,) = ltsa("review", "changes", visit, "--store", office, "--json").json["changes"]
    assert (change["path"], change["before"], change["after"]) == (PLACE, "", "CONTOH lengkap sekali")
    assert ltsa("review", "mark", asked, "settled", "--store", office).code == 0
    assert ltsa("review", "list", "--store", office, "--json").json[0]["handled"] == 0


def test_a_correction_keeps_the_evaluator_s_answer_beside_it_on_both_sides(ltsa, handed_in, tmp_path):
    siti, office, visit = handed_in
    ltsa("visit", "reopen", visit, "--reason", "CONTOH", "--store", siti)
    ltsa("visit", "answer", visit, PLACE, "CONTOH asli", "--store", siti)
    ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", siti)
    ltsa("export", tmp_path / "b.ltsa", "--store", siti)
    ltsa("import", tmp_path / "b.ltsa", "--store", office)
    made = ltsa("review", "correct", visit, PLACE, "CONTOH baru", "--reason", "CONTOH salah ketik", "--store", office)
    assert "CONTOH asli → CONTOH baru" in made.out, made.err
    shown = ltsa("review", "show", visit, "--store", office, "--json").json
    assert (shown["state"], shown["corrections"][0]["original"]) == ("in-review", "CONTOH asli")
    assert ltsa("review", "approve", visit, "--store", office).code == 0
    (sent,) = ltsa("review", "send", tmp_path / "kembali", "--store", office, "--json").json
    assert (sent["returned"], sent["news"]) == ([], [visit])
    assert ltsa("review", "send", tmp_path / "kembali", "--store", office, "--json").json == []
    ltsa("import", sent["path"], "--store", siti)
    here = ltsa("review", "show", visit, "--store", siti, "--json").json
    assert (here["state"], here["corrections"][0]["original"]) == ("approved", "CONTOH asli")
    assert ltsa("visit", "show", visit, "--store", siti, "--json").json["content"][PLACE] == "CONTOH baru"
    refused = ltsa("review", "correct", visit, "/data/tidak_ada", "x", "--reason", "CONTOH", "--store", office)
    assert (refused.code, "/data/tidak_ada" in refused.err) == (1, True)


def test_a_decision_is_taken_back_and_a_second_approval_is_asked_for(ltsa, handed_in):
    _, office, visit = handed_in
    assert ltsa("review", "take-back", visit, "--store", office).code == 1
    ltsa("review", "approve", visit, "--store", office)
    assert "mengapa" in ltsa("review", "take-back", visit, "--store", office).err
    assert (
        ltsa("review", "take-back", visit, "--reason", "CONTOH keliru", "--store", office, "--json").json["state"]
        == "received"
    )
    assert ltsa("review", "rule", "2", "--store", office, "--json").json == {"approvals": 2}
    ltsa("review", "approve", visit, "--store", office)
    (row,) = ltsa("review", "list", "--store", office, "--json").json
    assert (row["state"], row["approvals"], row["wanted"]) == ("in-review", 1, 2)
    assert "disetujui 1 dari 2" in ltsa("review", "list", "--store", office).out
    assert ltsa("review", "approve", visit, "--store", office).code == 1


def test_visits_are_assigned_by_name(ltsa, handed_in):
    _, office, visit = handed_in
    assert "CONTOH Ratna" in ltsa("review", "assign", visit, "--to", "CONTOH Ratna", "--store", office).out
    assert [row["reviewer"] for row in ltsa("review", "list", "--mine", "--store", office, "--json").json] == [
        "CONTOH Ratna"
    ]
    ltsa("review", "assign", visit, "--to", "", "--store", office)
    assert ltsa("review", "list", "--mine", "--store", office, "--json").json == []
    assert "0 supervisor" in ltsa("review", "assign", visit, "--to", "Joko", "--store", office).err


def test_the_sheet_says_that_it_is_approved_and_that_it_changed_after_approval(ltsa, handed_in, tmp_path):
    from pypdf import PdfReader

    _, office, visit = handed_in

    def sheet(name):
        out = tmp_path / name
        assert ltsa("report", "sheet", visit, "--out", out, "--store", office).code == 0
        return " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())

    ltsa("review", "correct", visit, PLACE, "CONTOH pertama", "--reason", "CONTOH satu", "--store", office)
    ltsa("review", "approve", visit, "--store", office)
    approved = sheet("disetujui.pdf")
    assert "DISETUJUI" in approved
    assert "BERUBAH SETELAH DISETUJUI" not in approved
    ltsa("review", "correct", visit, PLACE, "CONTOH kedua", "--reason", "CONTOH dua", "--store", office)
    assert "BERUBAH SETELAH DISETUJUI" in sheet("berubah.pdf")
