"""Who did what, when, why, on which laptop – on the command line, over two laptops, and after somebody tampered."""

from __future__ import annotations

import csv

import pytest

from ltsa_desktop.exchange import accept_organisation, enrol, enrolment, organisation, organisation_file, trust_add
from ltsa_desktop.store import open_store

PASSWORD = "kata sandi uji"


@pytest.fixture
def both(ltsa, store, tmp_path):
    """(evaluator's store, supervisor's store, visit): filled in, sealed, reopened with a reason, sent and returned."""
    office = tmp_path / "office"
    ltsa("setup", "--name", "CONTOH Ratna", "--role", "supervisor", "--store", office)
    made = ltsa(
        "org", "create", tmp_path / "o.ltsaorg", "--name", "CONTOH", "--recovery", tmp_path / "p.txt", "--store", office
    )
    assert made.code == 0, made.err
    siti, ratna = open_store(store, PASSWORD), open_store(office, PASSWORD)
    accept_organisation(siti, organisation.read(organisation_file(ratna)))
    trust_add(ratna, enrolment.read(enrol(siti)))
    siti.close()
    ratna.close()
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", store, "--json").json["id"]
    opened = open_store(store, PASSWORD)
    path = next(
        ref
        for ref, node in opened.visits.state(visit).form.nodes.items()
        if node.attributes.get("peran") == "conclusion"
    )
    opened.visits.save(visit, {path: "CONTOH: =1+1 antrean panjang"}, path=path)
    opened.visits.save(visit, {path: "CONTOH: antrean pendek"}, path=path)
    opened.close()
    ltsa("visit", "finalise", visit, "--reason", "CONTOH belum lengkap", "--store", store)
    assert ltsa("export", tmp_path / "a.ltsa", "--store", store).code == 0
    assert ltsa("import", tmp_path / "a.ltsa", "--store", office).code == 0
    assert ltsa("review", "return", visit, "--reason", "lengkapi bukti", "--store", office).code == 0
    return store, office, visit, path


def test_a_visits_trail_tells_answers_seals_and_reviews_with_reasons_and_laptops(ltsa, both):
    store, office, visit, path = both
    lines = ltsa("audit", "list", "--visit", visit, "--store", office, "--json").json
    acts = {line["act"] for line in lines}
    assert {"edit", "seal", "returned"} <= acts
    back = next(line for line in lines if line["act"] == "returned")
    assert (back["reason"], back["author"]["name"], back["laptop"]) == ("lengkapi bukti", "CONTOH Ratna", "laptop ini")
    assert lines == sorted(lines, key=lambda line: line["at"], reverse=True)
    seal = next(line for line in lines if line["act"] == "seal")
    assert (seal["reason"], seal["laptop"]) == ("CONTOH belum lengkap", "CONTOH Siti Rahma")
    own = ltsa("audit", "list", "--visit", visit, "--at", path, "--store", store, "--json").json
    assert [line["what"] for line in own] == [
        "CONTOH: =1+1 antrean panjang → CONTOH: antrean pendek",
        "(kosong) → CONTOH: =1+1 antrean panjang",
    ]
    assert {line["source"] for line in own} == {"journal"}
    there = ltsa("audit", "list", "--visit", visit, "--at", path, "--store", office, "--json").json
    assert [(line["what"], line["source"]) for line in there] == [("CONTOH: antrean pendek", "revision")]


def test_lines_are_chosen_by_person_kind_and_day(ltsa, both):
    _, office, visit, _ = both
    chosen = ltsa("audit", "list", "--visit", visit, "--who", "ratna", "--store", office, "--json").json
    assert {line["author"]["name"] for line in chosen} == {"CONTOH Ratna"}
    assert (
        ltsa("audit", "list", "--act", "certificate", "--store", office, "--json")
        .json[0]["what"]
        .startswith("CONTOH Siti")
    )
    assert ltsa("audit", "list", "--since", "2040-01-01", "--store", office, "--json").json == []
    assert ltsa("audit", "list", "--since", "kemarin", "--store", office).code == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx", "pdf"])
def test_the_trail_goes_out_as_a_file_and_text_is_never_a_formula(ltsa, both, tmp_path, kind):
    store, _, visit, _ = both
    out = tmp_path / f"catatan.{kind}"
    done = ltsa("audit", "export", out, "--visit", visit, "--store", store, "--json")
    assert done.code == 0, done.err
    if kind == "csv":
        rows = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
        assert rows[0][:3] == ["Waktu", "Siapa", "Perbuatan"]
        assert len(rows) == done.json["lines"] + 1
    elif kind == "xlsx":
        from openpyxl import load_workbook

        cells = [cell for row in load_workbook(out).active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    else:
        import pypdfium2

        with pypdfium2.PdfDocument(out) as document:
            text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
        assert "semua tanda tangan dan rantainya utuh" in text
        assert "antrean pendek" in text
    assert ltsa("audit", "export", out, "--store", store).code == 1  # nothing is written over
    assert ltsa("audit", "export", tmp_path / "x.docx", "--store", store).code == 1


def test_verify_says_what_does_not_hold_and_whom_to_ask(ltsa, both):
    store, office, _, path = both
    whole = ltsa("audit", "verify", "--store", office)
    assert (whole.code, "utuh" in whole.out) == (0, True)
    opened = open_store(office, PASSWORD)
    with opened._core.database.writing() as connection:
        connection.exec_driver_sql("UPDATE statement SET signature = ? WHERE kind = 'seal'", (b"\x00" * 64,))
    opened.close()
    bad = ltsa("audit", "verify", "--store", office)
    assert bad.code == 1
    assert "minta CONTOH Siti Rahma mengekspor ulang" in bad.out
    opened = open_store(store, PASSWORD)
    with opened._core.database.writing() as connection:
        connection.exec_driver_sql("UPDATE journal SET new = 'lain' WHERE path = ? AND old IS NULL", (path,))
    opened.close()
    changed = ltsa("audit", "verify", "--store", store)
    assert (changed.code, "Jurnal jawaban" in changed.out) == (1, True)
