"""Import of folders, export in parts, and the inbox on the command line."""

from __future__ import annotations

import shutil

import pytest

from ltsa_desktop.exchange import accept_organisation, enrol, enrolment, found_organisation, organisation, trust_add
from ltsa_desktop.store import Profile, create_store, open_store

PASSWORD = "kata sandi uji"


@pytest.fixture
def sent(ltsa, store, tmp_path):
    """(evaluator's store, office's store, folder with two packages of the evaluator)."""
    folder = tmp_path / "office"
    office = create_store(folder, PASSWORD, Profile("CONTOH Ratna", role="supervisor"))
    siti = open_store(store, PASSWORD)
    accept_organisation(siti, organisation.read(found_organisation(office, "CONTOH Organisasi").data))
    trust_add(office, enrolment.read(enrol(siti)))
    siti.close()
    office.close()
    stick = tmp_path / "stik"
    stick.mkdir()
    for name, centre in (("a", "LTSA-014"), ("b", "LTSA-020")):
        visit = ltsa("visit", "new", "--centre", centre, "--example", "--store", store, "--json").json["id"]
        ltsa("visit", "finalise", visit, "--reason", "CONTOH", "--store", store)
        assert ltsa("export", stick / f"{name}.ltsa", "--store", store).code == 0
    return store, folder, stick


def test_a_folder_is_one_batch_with_its_sums(ltsa, sent):
    _, office, stick = sent
    (stick / "surat.ltsa").write_text("Yang terhormat,", encoding="utf-8")
    shown = ltsa("import", stick, "--preview", "--store", office)
    assert "2 paket: 2 baru. 1 berkas tidak dapat dibaca." in shown.out
    assert shown.code == 1
    done = ltsa("import", stick, "--store", office)
    assert done.out == shown.out
    again = ltsa("import", stick, "--store", office)
    assert "2 paket: 2 sudah ada. Semuanya sudah ada di sini." in again.out
    assert len(ltsa("visit", "list", "--store", office, "--json").json) == 2


def test_export_in_parts_and_import_of_the_folder(ltsa, sent, tmp_path):
    siti, office, _ = sent
    folder = tmp_path / "wa"
    folder.mkdir()
    told = ltsa("export", folder / "LTSA.ltsa", "--part-size", "0,55", "--store", siti, "--json").json
    assert len(told["parts"]) > 1
    assert all(path.stat().st_size <= 550_000 for path in folder.iterdir())
    shutil.move(folder / "LTSA bagian 1 dari {}.ltsa".format(len(told["parts"])), tmp_path / "satu.bin")
    first = ltsa("import", folder, "--store", office)
    assert f"Bagian 1 dari {len(told['parts'])} paket ini belum datang" in first.out
    last = ltsa("import", tmp_path / "satu.bin", "--store", office)
    assert "belum datang" not in last.out
    assert len(ltsa("visit", "list", "--store", office, "--json").json) == 2


def test_the_inbox_is_chosen_looked_at_and_left(ltsa, sent, tmp_path):
    siti, office, stick = sent
    shared = tmp_path / "bersama"
    shared.mkdir()
    assert "Kotak masuk belum dipilih" in ltsa("inbox", "--store", office).err
    assert str(shared) in ltsa("inbox", "--set", shared, "--store", office).out
    shutil.copy(stick / "a.ltsa", shared / "dari wa.bin")
    done = ltsa("inbox", "--store", office)
    assert done.code == 0, done.err
    assert "1 baru" in done.out
    assert "Tanda terima:" in done.out
    assert (shared / "Selesai" / "dari wa.bin").is_file()
    receipts = list((shared / "Tanda terima").iterdir())
    assert "1 revisi sudah sampai" in ltsa("receipt", receipts[0], "--store", siti).out
    assert "Tidak ada berkas baru" in ltsa("inbox", "--store", office).out
    assert ltsa("inbox", "--off", "--store", office).code == 0
    assert ltsa("inbox", "--store", office).code != 0


def test_one_file_that_is_no_package_is_refused_as_before(ltsa, sent, tmp_path):
    _, office, _ = sent
    letter = tmp_path / "surat.ltsa"
    letter.write_text("Yang terhormat,", encoding="utf-8")
    answer = ltsa("import", letter, "--store", office)
    assert answer.code != 0
    assert "bukan paket LTSA" in answer.err
