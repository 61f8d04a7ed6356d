"""XML submissions, from single files to Briefcase folders, taken in as visits."""

from __future__ import annotations

import dataclasses
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.exchange.odk_import import import_submissions
from ltsa_desktop.exchange.odk_report import SubmissionReport
from ltsa_desktop.ground.words import Cancelled, UserError

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00"
    b"\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def outcomes(report: SubmissionReport) -> list[str]:
    return [row.outcome for row in report.rows]


def without_ids(report: SubmissionReport) -> SubmissionReport:
    """A report as its preview tells it."""
    rows = tuple(dataclasses.replace(row, visit="") for row in report.rows)
    return dataclasses.replace(report, rows=rows, preview=True)


def with_meta(data: bytes, instance: str, deprecated: str = "") -> bytes:
    """The record under another number."""
    older = f"<orx:deprecatedID>{deprecated}</orx:deprecatedID>" if deprecated else ""
    return re.sub(
        rb"<orx:instanceID>.*?</orx:instanceID>",
        f"<orx:instanceID>{instance}</orx:instanceID>{older}".encode(),
        data,
    )


def test_the_example_visit_of_the_project_comes_back_the_same(desk: Any, other: Any, ltsa_ops: list[Any]) -> None:
    visit = other.fill(ltsa_ops, "ltsa-pmi")
    path = desk.folder / "tulungagung.xml"
    path.write_bytes(other.xml(visit))
    report = import_submissions(desk.store, path)
    (row,) = report.rows
    assert (row.outcome, row.issues, row.required_open) == ("new", (), 0)
    assert desk.flat(row.visit) == other.flat(visit)
    assert desk.xml(row.visit) == path.read_bytes()
    made = desk.store.visits.get(row.visit)
    assert (made.centre_code, made.day.isoformat(), made.kind, made.status) == (
        "LTSA-014",
        "2026-11-17",
        "terjadwal",
        "draft",
    )
    scores = (desk.store.visits.seal(row.visit, "final"), desk.store.visits.summary(row.visit).score)
    other.store.visits.seal(visit, "final")
    assert scores[1] == other.store.visits.summary(visit).score


def test_preview_tells_what_import_does_and_changes_nothing(desk: Any, record: bytes) -> None:
    path = desk.folder / "satu.xml"
    path.write_bytes(record)
    preview = import_submissions(desk.store, path, preview=True)
    assert desk.store.visits.list() == []
    done = import_submissions(desk.store, path)
    assert without_ids(done) == preview
    assert preview.rows[0].visit == ""


def test_the_same_file_again_changes_nothing_and_says_so(desk: Any, record: bytes) -> None:
    path = desk.folder / "satu.xml"
    path.write_bytes(record)
    visit = import_submissions(desk.store, path).rows[0].visit
    seq = desk.store.visits.get(visit).seq
    again = import_submissions(desk.store, path)
    assert outcomes(again) == ["identical"]
    assert "sudah ada" in again.headline.id
    assert not again.changes
    assert (desk.store.visits.get(visit).seq, len(desk.store.visits.list())) == (seq, 1)
    assert import_submissions(desk.store, path, preview=True) == dataclasses.replace(again, preview=True)


def test_a_record_edited_here_is_not_overwritten_by_its_old_file(desk: Any, record: bytes) -> None:
    path = desk.folder / "satu.xml"
    path.write_bytes(record)
    visit = import_submissions(desk.store, path).rows[0].visit
    desk.store.visits.save(visit, {"/data/umum/catatan": "CONTOH diubah"})
    (row,) = import_submissions(desk.store, path).rows
    assert row.outcome == "identical"
    assert "tidak diubah" in row.text.id
    assert desk.store.visits.content(visit)["/data/umum/catatan"] == "CONTOH diubah"


def test_an_edit_replaces_the_record_it_names_and_keeps_identities(desk: Any, record: bytes) -> None:
    (desk.folder / "a.xml").write_bytes(with_meta(record, "uuid:A"))
    visit = import_submissions(desk.store, desk.folder / "a.xml").rows[0].visit
    before = desk.store.visits.content(visit)
    edited = with_meta(record, "uuid:B", "uuid:A").replace(b"CONTOH Budi", b"CONTOH Budi Santosa")
    (desk.folder / "b.xml").write_bytes(edited)
    report = import_submissions(desk.store, desk.folder / "b.xml")
    assert [(row.outcome, row.visit) for row in report.rows] == [("replaces", visit)]
    after = desk.store.visits.content(visit)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {re.sub(r"\[.*?\]", "", path) for path in changed} == {
        "/data/petugas/nama_petugas",
        "/data/orx:meta/orx:instanceID",
        "/data/orx:meta/orx:instanceID#former",
        "/data/orx:meta/orx:deprecatedID",
    }
    assert outcomes(import_submissions(desk.store, desk.folder / "b.xml")) == ["identical"]
    assert outcomes(import_submissions(desk.store, desk.folder / "a.xml")) == ["outdated"]
    (desk.folder / "c.xml").write_bytes(with_meta(record, "uuid:C", "uuid:A"))
    assert outcomes(import_submissions(desk.store, desk.folder / "c.xml")) == ["outdated"]
    assert len(desk.store.visits.list()) == 1
    undone = desk.store.visits.undo(visit)
    assert undone is not None
    assert desk.store.visits.content(visit) == before


def test_replacing_says_when_answers_were_changed_here(desk: Any, record: bytes) -> None:
    (desk.folder / "a.xml").write_bytes(with_meta(record, "uuid:A"))
    (desk.folder / "b.xml").write_bytes(with_meta(record, "uuid:B", "uuid:A"))
    visit = import_submissions(desk.store, desk.folder / "a.xml").rows[0].visit
    untouched = import_submissions(desk.store, desk.folder / "b.xml", preview=True).rows[0].text.id
    assert "diubah di sini" not in untouched
    desk.store.visits.save(visit, {"/data/umum/biaya": "2.0"})
    assert "diubah di sini" in import_submissions(desk.store, desk.folder / "b.xml", preview=True).rows[0].text.id


def test_replacing_a_sealed_visit_reopens_it_and_keeps_the_sealed_version(desk: Any, record: bytes) -> None:
    (desk.folder / "a.xml").write_bytes(with_meta(record, "uuid:A"))
    (desk.folder / "b.xml").write_bytes(with_meta(record, "uuid:B", "uuid:A").replace(b">12<", b">13<"))
    visit = import_submissions(desk.store, desk.folder / "a.xml").rows[0].visit
    revision = desk.store.visits.seal(visit, "final", reason="uji")
    report = import_submissions(desk.store, desk.folder / "b.xml")
    assert outcomes(report) == ["replaces"]
    assert "disegel" in report.rows[0].text.id
    assert desk.store.visits.get(visit).status == "reopened"
    assert desk.store.visits.content(visit)["/data/umum/jumlah"] == "13"
    assert desk.store.revisions.read(desk.store.revisions.get(revision.id).raw).content["/data/umum/jumlah"] == "12"
    assert outcomes(import_submissions(desk.store, desk.folder / "b.xml")) == ["identical"]
    assert outcomes(import_submissions(desk.store, desk.folder / "a.xml")) == ["outdated"]


def test_a_chain_of_edits_in_one_folder_comes_in_in_its_own_order(desk: Any, record: bytes) -> None:
    folder = desk.folder / "kiriman"
    folder.mkdir()
    (folder / "1.xml").write_bytes(with_meta(record, "uuid:C", "uuid:B").replace(b">12<", b">3<"))
    (folder / "2.xml").write_bytes(with_meta(record, "uuid:A").replace(b">12<", b">1<"))
    (folder / "3.xml").write_bytes(with_meta(record, "uuid:B", "uuid:A").replace(b">12<", b">2<"))
    (folder / "4.xml").write_bytes(with_meta(record, "uuid:A").replace(b">12<", b">1<"))
    preview = import_submissions(desk.store, folder, preview=True)
    report = import_submissions(desk.store, folder)
    assert without_ids(report) == preview
    assert outcomes(report) == ["replaces", "new", "replaces", "outdated"]
    (visit,) = desk.store.visits.list()
    assert desk.store.visits.content(visit.visit.id)["/data/umum/jumlah"] == "3"
    assert set(outcomes(import_submissions(desk.store, folder))) == {"identical", "outdated"}


def test_a_draft_taken_off_the_list_can_be_imported_again(desk: Any, record: bytes) -> None:
    path = desk.folder / "satu.xml"
    path.write_bytes(record)
    visit = import_submissions(desk.store, path).rows[0].visit
    desk.store.visits.remove_draft(visit)
    assert outcomes(import_submissions(desk.store, path)) == ["new"]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_briefcase_folder_with_media_and_the_form_beside(
    desk: Any, other: Any, small: list[Any], zipped: bool
) -> None:
    base = desk.folder / "ODK Briefcase Storage" / "forms" / "CONTOH Kunjungan"
    small.append({"set": "/data/umum/foto", "value": "1700000000000.png"})
    records = [other.xml(other.fill(small)) for _ in range(2)]
    for number, data in enumerate(records):
        folder = base / "instances" / f"uuid{number}"
        folder.mkdir(parents=True)
        (folder / "submission.xml").write_bytes(data)
        (folder / "1700000000000.png").write_bytes(PNG)
    (base / "CONTOH Kunjungan.xml").write_bytes(other.store.instruments.open("contoh").instrument.xform)
    (base / "instances" / ".DS_Store").write_bytes(b"x")
    path = desk.folder / "ODK Briefcase Storage"
    if zipped:
        path = desk.folder / "kiriman.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for one in (desk.folder / "ODK Briefcase Storage").rglob("*"):
                archive.write(one, one.relative_to(desk.folder))
            archive.writestr("__MACOSX/._submission.xml", b"sampah")
    preview = import_submissions(desk.store, path, preview=True)
    report = import_submissions(desk.store, path)
    assert without_ids(report) == preview
    assert outcomes(report) == ["new", "new"]
    for row in report.rows:
        assert (row.files, row.issues) == (1, ())
        (file,) = desk.store.visits.attachments(row.visit)
        assert desk.store.visits.attachment_bytes(row.visit, file.name) == PNG
        assert desk.store.visits.content(row.visit)[file.path] == file.name
        assert desk.store.visits.next_undo(row.visit) is None
    assert outcomes(import_submissions(desk.store, path)) == ["identical", "identical"]


def test_missing_and_unreadable_photos_keep_no_record_out(desk: Any, other: Any, small: list[Any]) -> None:
    folder = desk.folder / "kiriman"
    folder.mkdir()
    small.append({"set": "/data/umum/foto", "value": "a.png"})
    (folder / "1.xml").write_bytes(other.xml(other.fill(small)))
    (row,) = import_submissions(desk.store, folder, preview=True).rows
    assert [(issue.kind, issue.value) for issue in row.issues] == [("file", "a.png")]
    (folder / "a.png").write_bytes(b"bukan gambar")
    preview = import_submissions(desk.store, folder, preview=True)
    report = import_submissions(desk.store, folder)
    assert without_ids(report) == preview
    assert report.rows[0].outcome == "new"
    assert "gambar" in report.rows[0].issues[0].text.id.lower()
    assert desk.store.visits.content(report.rows[0].visit)["/data/umum/foto"] == "a.png"
    desk.store.visits.seal(report.rows[0].visit, "final", reason="uji")


def test_broken_files_among_good_ones_are_named_and_the_others_come_in(desk: Any, record: bytes) -> None:
    folder = desk.folder / "kiriman"
    folder.mkdir()
    (folder / "baik.xml").write_bytes(record)
    (folder / "putus.xml").write_bytes(record[:-40])
    (folder / "sandi.xml").write_bytes(record.replace(b'id="contoh"', b'id="contoh" encrypted="yes"'))
    (folder / "lain.xml").write_bytes(record.replace(b'id="contoh"', b'id="tidak-dikenal"'))
    report = import_submissions(desk.store, folder)
    by_name = {row.source: row for row in report.rows}
    assert {name: row.outcome for name, row in by_name.items()} == {
        "baik.xml": "new",
        "putus.xml": "refused",
        "sandi.xml": "refused",
        "lain.xml": "refused",
    }
    assert "baris 2" in by_name["putus.xml"].text.id
    assert "terenkripsi" in by_name["sandi.xml"].text.id
    assert "tidak-dikenal" in by_name["lain.xml"].text.id


@pytest.mark.parametrize(
    ("old", "new", "words", "column"),
    [
        ("LTSA-014", "LTSA-999", "LTSA-999", "/data/tempat/kode"),
        ("2026-11-17</tanggal>", "</tanggal>", "kosong", "/data/tanggal"),
        ("2026-11-17</tanggal>", "kemarin</tanggal>", "kemarin", "/data/tanggal"),
    ],
)
def test_no_centre_or_no_day_is_refused_with_the_place(
    desk: Any, record: bytes, old: str, new: str, words: str, column: str
) -> None:
    text = record.decode().replace("LTSA-PMI Kabupaten Tulungagung", "Entah" if new == "LTSA-999" else "LTSA-014")
    (desk.folder / "satu.xml").write_text(text.replace(old, new, 1), encoding="utf-8")
    (row,) = import_submissions(desk.store, desk.folder / "satu.xml").rows
    assert (row.outcome, row.column) == ("refused", column)
    assert words in row.text.id
    assert words in row.text.en or words == "kosong"
    assert desk.store.visits.list() == []


def test_the_centre_is_found_by_name_when_the_code_is_empty(desk: Any, record: bytes) -> None:
    data = record.replace(b">LTSA-014<", b"><").replace(
        b"LTSA-PMI Kabupaten Tulungagung", b"  ltsa-pmi KABUPATEN  tulungagung"
    )
    name = desk.store.centres.get("LTSA-014").summary.name
    data = data.replace(b"  ltsa-pmi KABUPATEN  tulungagung", f"  {name.upper()} ".encode())
    (desk.folder / "satu.xml").write_bytes(data)
    (row,) = import_submissions(desk.store, desk.folder / "satu.xml").rows
    assert (row.outcome, row.centre) == ("new", "LTSA-014")


def test_a_named_centre_stands_in_for_records_without_one(desk: Any, record: bytes) -> None:
    bare = record.replace(b">LTSA-014<", b"><").replace(b">LTSA-PMI Kabupaten Tulungagung<", b"><")
    (desk.folder / "tanpa.xml").write_bytes(with_meta(bare, "uuid:tanpa"))
    (desk.folder / "dengan.xml").write_bytes(record)
    (row,) = import_submissions(desk.store, desk.folder / "tanpa.xml").rows
    assert (row.outcome, row.column) == ("refused", "/data/tempat/kode")
    (row,) = import_submissions(desk.store, desk.folder / "tanpa.xml", centre="LTSA-001").rows
    assert (row.outcome, row.centre) == ("new", "LTSA-001")
    (row,) = import_submissions(desk.store, desk.folder / "dengan.xml", centre="LTSA-001").rows
    assert (row.outcome, row.centre) == ("new", "LTSA-014")
    assert import_submissions(desk.store, desk.folder / "tanpa.xml").rows[0].outcome == "identical"


def test_constraints_and_wrong_answers_are_told_and_kept_as_a_draft(desk: Any, record: bytes) -> None:
    data = record.replace(b"<jumlah>12<", b"<jumlah>99<").replace(b"<setuju>2<", b"<setuju>7<")
    data = data.replace(b"<biaya>1500000.5<", b"<biaya>banyak<").replace(b"<hari>3<", b"<hari>tiga<")
    (desk.folder / "satu.xml").write_bytes(data)
    (row,) = import_submissions(desk.store, desk.folder / "satu.xml").rows
    assert row.outcome == "new"
    told = {(issue.kind, issue.column, issue.value) for issue in row.issues}
    assert told == {
        ("constraint", "/data/umum/jumlah", "99"),
        ("choice", "/data/umum/setuju", "7"),
        ("type", "/data/umum/biaya", "banyak"),
        ("type", "/data/petugas/pelatihan/hari", "tiga"),
        ("calculated", "/data/umum/dua_kali", "24"),
    }
    content = desk.store.visits.content(row.visit)
    assert content["/data/umum/jumlah"] == "99"
    assert "/data/umum/setuju" not in content
    assert "7" in content["/data/umum/setuju#note"]
    assert "banyak" in content["/data/umum/biaya#note"]
    assert any(issue.text.id.endswith("Jumlah petugas 0 sampai 50") for issue in row.issues)


def test_the_form_version_is_the_records_own_or_said_to_be_another(
    make_desk: Callable[..., Any], other: Any, small: list[Any]
) -> None:
    desk = make_desk("dua-versi", ("1", "2"))
    data = other.xml(other.fill(small))
    for number, version in enumerate(("1", "2", "3")):
        path = desk.folder / f"{version}.xml"
        path.write_bytes(with_meta(data, f"uuid:{number}").replace(b'version="1"', f'version="{version}"'.encode(), 1))
        (row,) = import_submissions(desk.store, path).rows
        made = desk.store.visits.get(row.visit)
        assert made.form_version == (version if version != "3" else "2")
        assert [issue.kind for issue in row.issues] == ([] if version != "3" else ["note"])


def test_a_record_of_another_form_id_can_be_read_with_a_named_form(desk: Any, record: bytes) -> None:
    # KoboToolbox gives each deployed form an id and a root of its own.
    data = record.replace(b'<data id="contoh"', b'<aXyz12 id="aXyz12"', 1)
    data = re.sub(rb"<data ", b"<aXyz12 ", data).replace(b"</data>", b"</aXyz12>")
    data = data.replace(b'id="contoh"', b'id="aXyz12"')
    (desk.folder / "satu.xml").write_bytes(data)
    assert outcomes(import_submissions(desk.store, desk.folder / "satu.xml")) == ["refused"]
    report = import_submissions(desk.store, desk.folder / "satu.xml", form="contoh")
    assert outcomes(report) == ["new"]


def test_stopping_in_the_middle_changes_nothing(desk: Any, record: bytes) -> None:
    folder = desk.folder / "kiriman"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.xml").write_bytes(with_meta(record, f"uuid:{number}"))
    for stop_at in (3, 9):
        asked = iter(range(1000))
        with pytest.raises(Cancelled):
            import_submissions(desk.store, folder, cancelled=lambda asked=asked, at=stop_at: next(asked) == at)
        assert desk.store.visits.list() == []
    assert all(check.ok for check in desk.store.doctor())


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("kosong", None, "no-submissions"),
        ("gambar.png", PNG, "no-submissions"),
        ("rusak.zip", b"PK\x03\x04 potongan", "zip-damaged"),
        ("tidak-ada.xml", None, "file-unreadable"),
    ],
)
def test_what_holds_no_records_is_told(desk: Any, name: str, data: bytes | None, code: str) -> None:
    path: Path = desk.folder / name
    if name == "kosong":
        path.mkdir()
    elif data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError) as told:
        import_submissions(desk.store, path)
    assert told.value.code == code


def test_damaged_records_never_stop_an_import(desk: Any, record: bytes) -> None:
    folder = desk.folder / "kiriman"
    folder.mkdir()
    chance = random.Random(11)
    for number in range(60):
        data = bytearray(with_meta(record, f"uuid:{number}"))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 4)] = bytes(chance.randrange(32, 256) for _ in range(3))
        (folder / f"{number:02}.xml").write_bytes(bytes(data))
    preview = import_submissions(desk.store, folder, preview=True)
    report = import_submissions(desk.store, folder)
    assert without_ids(report) == preview
    assert all(check.ok for check in desk.store.doctor())
