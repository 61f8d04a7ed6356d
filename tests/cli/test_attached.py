"""A printed sheet carries its visit: the PDF itself is imported, under the rules of every import."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from ltsa_desktop.exchange.attached import carries_data
from ltsa_desktop.store import Profile, create_store, open_store

PASSWORD = "kata sandi uji"


@pytest.fixture
def sheet(ltsa, store, tmp_path):
    """(visit, its revision, the sheet of it)."""
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", store, "--json").json["id"]
    assert ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", store).code == 0
    path = tmp_path / "lembar.pdf"
    told = ltsa("report", "sheet", visit, "--out", path, "--store", store, "--json")
    assert told.code == 0, told.err
    return visit, told.json["revision"], path


@pytest.fixture
def office(tmp_path):
    """A supervisor's store that knows nobody yet."""
    create_store(tmp_path / "office", PASSWORD, Profile("CONTOH Ratna", role="supervisor")).close()
    return tmp_path / "office"


def test_the_data_is_the_sealed_revision_and_the_same_sheet_gives_the_same_bytes(ltsa, store, sheet, tmp_path):
    visit, revision, path = sheet
    files = pypdf.PdfReader(str(path)).attachments
    assert hashlib.sha256(files["kunjungan.json"][0]).hexdigest() == revision
    assert set(files) == {"kunjungan.json", "kunjungan-tanda.json", "instrumen.ltsa"}
    again = tmp_path / "lagi.pdf"
    assert ltsa("report", "sheet", visit, "--out", again, "--store", store).code == 0
    assert again.read_bytes() == path.read_bytes()
    bare = tmp_path / "tanpa.pdf"
    assert ltsa("report", "sheet", visit, "--out", bare, "--without-data", "--store", store).code == 0
    assert carries_data(path)
    assert not carries_data(bare)


def test_a_sheet_of_an_unknown_laptop_waits_and_comes_in_when_it_is_trusted(ltsa, store, sheet, office, tmp_path):
    visit, revision, path = sheet
    told = ltsa("import", path, "--preview", "--store", office, "--json").json[0]
    done = ltsa("import", path, "--store", office, "--json").json[0]
    assert told["sums"] == done["sums"]
    assert done["sums"]["quarantined"] == 1
    laptop = tmp_path / "laptop.ltsaenrol"
    assert ltsa("trust", "enrol", laptop, "--store", store).code == 0
    assert "sekarang sudah masuk" in ltsa("trust", "add", laptop, "--store", office).out
    with_it = open_store(office, PASSWORD)
    assert with_it.revisions.get(revision).visit_id == visit
    with_it.close()
    again = ltsa("import", path, "--store", office)
    assert "sudah ada di sini" in again.out
    kept = [one for folder in ("archive", "inbox") for one in (office / folder).iterdir()]
    assert kept
    assert not any(b"%PDF" in one.read_bytes() or b"kunjungan.json" in one.read_bytes() for one in kept)


def saved_by_qpdf(path: Path, out: Path) -> None:
    with pikepdf.open(path) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def saved_by_a_viewer(path: Path, out: Path) -> None:
    document = pypdfium2.PdfDocument(str(path))
    document.save(str(out))
    document.close()


@pytest.mark.parametrize("save", [saved_by_qpdf, saved_by_a_viewer])
def test_a_sheet_saved_again_by_another_program_still_comes_in(ltsa, sheet, office, tmp_path, save):
    _, _, path = sheet
    out = tmp_path / "disimpan.pdf"
    save(path, out)
    assert ltsa("import", out, "--store", office, "--json").json[0]["sums"]["quarantined"] == 1


def forged(path: Path, out: Path, name: str, change) -> None:
    """The PDF with one of its files changed."""
    with pikepdf.open(path) as document:
        data = document.attachments[name].get_file().read_bytes()
        del document.attachments[name]
        document.attachments[name] = pikepdf.AttachedFileSpec(document, change(data), filename=name)
        document.save(out)


def test_a_changed_answer_or_signature_lets_nothing_in(ltsa, store, sheet, office, tmp_path):
    _, revision, path = sheet
    laptop = tmp_path / "laptop.ltsaenrol"
    assert ltsa("trust", "enrol", laptop, "--store", store).code == 0
    assert ltsa("trust", "add", laptop, "--store", office).code == 0
    for name, change in (
        ("kunjungan.json", lambda data: data.replace(b"LTSA-014", b"LTSA-015")),
        ("kunjungan-tanda.json", lambda data: data.replace(b'"signature":"', b'"signature":"00')[:-4] + b'"}'),
        (
            "kunjungan-tanda.json",
            lambda data: data.replace(data[data.index(b'"signature":"') + 13 :][:2], b"00", 1),
        ),
    ):
        out = tmp_path / "palsu.pdf"
        forged(path, out, name, change)
        answer = ltsa("import", out, "--store", office, "--json")
        assert answer.code or answer.json[0]["sums"]["damaged"] == 1
        with_it = open_store(office, PASSWORD)
        assert revision not in with_it.revisions.ids()
        with_it.close()


def test_a_pdf_without_data_is_refused_in_words(ltsa, store, office, tmp_path):
    visit = ltsa("visit", "new", "--centre", "LTSA-014", "--example", "--store", store, "--json").json["id"]
    draft = tmp_path / "draf.pdf"
    assert ltsa("report", "sheet", visit, "--out", draft, "--store", store).code == 0
    cut = tmp_path / "potong.pdf"
    cut.write_bytes(draft.read_bytes()[:3000])
    for path, words in ((draft, "tidak membawa data kunjungan"), (cut, "rusak")):
        answer = ltsa("import", path, "--store", office)
        assert answer.code
        assert words in answer.err
