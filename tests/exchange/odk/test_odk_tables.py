"""Exports of ODK Central and KoboToolbox as CSV, zip and workbook, taken in as visits."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.exchange.odk_columns import Headings
from ltsa_desktop.exchange.odk_import import import_submissions
from ltsa_desktop.exchange.odk_report import SubmissionReport
from ltsa_desktop.exchange.odk_source import MAX_TABLE
from ltsa_desktop.exchange.odk_values import plain, rounded, to_odk
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.xforms import load_form

Tables = dict[str, list[list[Any]]]


@pytest.fixture
def state(other: Any, small: list[Any]) -> Any:
    """The small form, filled."""
    return other.store.visits.state(other.fill(small))


@pytest.fixture
def central(state: Any, record: bytes, odk_files: Any) -> Tables:
    """Central's tables of one record."""
    tables: Tables = odk_files.central_tables(state, [record])
    return tables


@pytest.fixture
def kobo(state: Any, record: bytes, odk_files: Any) -> Tables:
    """Kobo's sheets of one record."""
    tables: Tables = odk_files.kobo_tables(state, [record])
    return tables


@pytest.fixture
def expected(desk: Any, record: bytes, make_desk: Callable[..., Any]) -> dict[str, str]:
    """What the record says, read from its XML."""
    other = make_desk("xml")
    (other.folder / "acuan.xml").write_bytes(record)
    flat: dict[str, str] = other.flat(import_submissions(other.store, other.folder / "acuan.xml").rows[0].visit)
    return flat


def put(tables: Tables, table: str, column: str, value: Any, row: int = 1) -> None:
    """Change one cell."""
    tables[table][row][tables[table][0].index(column)] = value


def outcomes(report: SubmissionReport) -> list[str]:
    return [row.outcome for row in report.rows]


@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize("group_paths", [False, True])
def test_every_shape_of_a_central_export_gives_the_record(
    desk: Any, state: Any, record: bytes, expected: dict[str, str], odk_files: Any, split: bool, group_paths: bool
) -> None:
    tables = odk_files.central_tables(state, [record], split, group_paths)
    path = odk_files.write_central(desk.folder / "contoh.csv.zip", tables)
    preview = import_submissions(desk.store, path, preview=True)
    report = import_submissions(desk.store, path)
    (row,) = report.rows
    assert (row.outcome, row.issues, row.source, row.line) == ("new", (), "contoh.csv", 2)
    assert dataclasses.replace(row, visit="") == preview.rows[0]
    assert report.notes == ()
    assert desk.flat(row.visit) == expected
    assert outcomes(import_submissions(desk.store, path)) == ["identical"]


@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("hierarchy", [False, True])
@pytest.mark.parametrize("multiple", ["both", "summary", "details"])
def test_every_shape_of_a_kobo_export_gives_the_record(
    desk: Any,
    state: Any,
    record: bytes,
    expected: dict[str, str],
    odk_files: Any,
    labels: bool,
    hierarchy: bool,
    multiple: str,
) -> None:
    sheets = odk_files.kobo_tables(state, [record], labels=labels, hierarchy=hierarchy, multiple=multiple)
    path = odk_files.write_workbook(desk.folder / "ekspor.xlsx", sheets)
    report = import_submissions(desk.store, path, form="contoh")
    (row,) = report.rows
    assert (row.outcome, row.issues, report.notes) == ("new", (), ())
    assert desk.flat(row.visit) == expected
    assert outcomes(import_submissions(desk.store, path, form="contoh")) == ["identical"]


def test_the_same_record_from_three_systems_is_one_visit(
    desk: Any, record: bytes, central: Tables, kobo: Tables, odk_files: Any
) -> None:
    (desk.folder / "satu.xml").write_bytes(record)
    odk_files.write_central(desk.folder / "contoh.zip", central)
    odk_files.write_workbook(desk.folder / "kobo.xlsx", kobo)
    assert outcomes(import_submissions(desk.store, desk.folder / "kobo.xlsx", form="contoh")) == ["new"]
    assert outcomes(import_submissions(desk.store, desk.folder / "contoh.zip")) == ["identical"]
    assert outcomes(import_submissions(desk.store, desk.folder / "satu.xml")) == ["identical"]
    assert len(desk.store.visits.list()) == 1


def test_the_projects_instrument_comes_back_from_central_and_from_kobo_with_labels(
    make_desk: Callable[..., Any], other: Any, ltsa_ops: list[Any], odk_files: Any
) -> None:
    visit = other.fill(ltsa_ops, "ltsa-pmi")
    state, record, want = other.store.visits.state(visit), other.xml(visit), other.flat(visit)
    files = [
        odk_files.write_central(other.folder / "ltsa-pmi.zip", odk_files.central_tables(state, [record], True)),
        odk_files.write_workbook(
            other.folder / "label.xlsx", odk_files.kobo_tables(state, [record], labels=True, hierarchy=False)
        ),
    ]
    for number, path in enumerate(files):
        desk = make_desk(f"ke-{number}")
        report = import_submissions(desk.store, path, form="ltsa-pmi")
        assert (outcomes(report), report.notes, report.rows[0].issues) == (["new"], (), ())
        assert desk.flat(report.rows[0].visit) == want


def test_a_single_csv_brings_the_tables_of_its_repeats(
    desk: Any, central: Tables, expected: dict[str, str], odk_files: Any
) -> None:
    for name, rows in central.items():
        (desk.folder / name).write_bytes(odk_files.csv_bytes(rows))
    (row,) = import_submissions(desk.store, desk.folder / "contoh.csv").rows
    assert desk.flat(row.visit) == expected


def test_tables_saved_again_by_a_spreadsheet_are_read_the_same(
    desk: Any, central: Tables, expected: dict[str, str], odk_files: Any
) -> None:
    put(central, "contoh.csv", "tanggal", "17/11/2026")
    put(central, "contoh.csv", "umum-jumlah", "12.0")
    put(central, "contoh.csv", "umum-biaya", "1500000,5")
    put(central, "contoh.csv", "umum-setuju", "2.0")
    for name, rows in central.items():
        data = b"\xef\xbb\xbf" + odk_files.csv_bytes(rows, ";").replace(b"\n", b"\r\n")
        (desk.folder / name).write_bytes(data)
    (row,) = import_submissions(desk.store, desk.folder / "contoh.csv").rows
    assert row.issues == ()
    flat = desk.flat(row.visit)
    # The lines of a text end as the spreadsheet ended them.
    assert {ref: text.replace("\r\n", "\n") for ref, text in flat.items()} == expected


def test_a_workbook_of_dates_and_numbers_is_read_the_same(
    desk: Any, kobo: Tables, expected: dict[str, str], odk_files: Any
) -> None:
    sheet = "CONTOH Kunjungan"
    put(kobo, sheet, "tanggal", date(2026, 11, 17))
    put(kobo, sheet, "umum/setuju", 2)
    path = odk_files.write_workbook(desk.folder / "kobo.xlsx", kobo)
    (row,) = import_submissions(desk.store, path, form="contoh").rows
    assert row.issues == ()
    assert desk.flat(row.visit) == expected
    put(kobo, sheet, "tanggal", 46343)
    put(kobo, sheet, "jam", 8.5 / 24)
    put(kobo, sheet, "_uuid", "11111111-1111-4111-8111-111111111111")
    put(kobo, sheet, "meta/instanceID", "")
    path = odk_files.write_workbook(desk.folder / "angka.xlsx", kobo)
    (row,) = import_submissions(desk.store, path, form="contoh").rows
    assert desk.flat(row.visit) == {**expected, "/data/jam": "08:30:00.000"}
    assert row.instance == "uuid:11111111-1111-4111-8111-111111111111"


def test_long_numbers_that_a_spreadsheet_rounded_are_told(desk: Any, kobo: Tables, odk_files: Any) -> None:
    put(kobo, "petugas", "petugas/nip", 198001012005011003.0)
    path = odk_files.write_workbook(desk.folder / "kobo.xlsx", kobo)
    (row,) = import_submissions(desk.store, path, form="contoh").rows
    (issue,) = row.issues
    assert (issue.source, issue.line, issue.column) == ("kobo.xlsx › petugas", 2, "petugas/nip")
    assert "Excel" in issue.text.id


def test_what_is_wrong_is_named_by_file_line_and_column(desk: Any, central: Tables, odk_files: Any) -> None:
    put(central, "contoh.csv", "umum-jumlah", "dua belas")
    put(central, "contoh.csv", "umum-alasan", "anggaran cuaca")
    put(central, "contoh-petugas.csv", "tugas", "ketuaa", row=2)
    central["contoh-petugas.csv"].append(["X", "", "", "uuid:tidak-ada", "uuid:tidak-ada/petugas[1]"])
    path = odk_files.write_central(desk.folder / "contoh.zip", central)
    report = import_submissions(desk.store, path)
    by_outcome = {row.outcome: row for row in report.rows}
    assert {(i.kind, i.source, i.line, i.column, i.value) for i in by_outcome["new"].issues} == {
        ("type", "contoh.csv", 2, "umum-jumlah", "dua belas"),
        ("choice", "contoh.csv", 2, "umum-alasan", "anggaran cuaca"),
        ("choice", "contoh-petugas.csv", 3, "tugas", "ketuaa"),
        ("calculated", "contoh.csv", 2, "umum-dua_kali", "24"),
    }
    refused = by_outcome["refused"]
    assert (refused.source, refused.line) == ("contoh-petugas.csv", 4)
    assert "uuid:tidak-ada" in refused.text.id
    content = desk.store.visits.content(by_outcome["new"].visit)
    assert "anggaran cuaca" in content["/data/umum/alasan#note"]


def test_a_row_without_its_centre_is_refused_by_line_and_column_and_the_others_come_in(
    desk: Any, state: Any, record: bytes, odk_files: Any
) -> None:
    records = [
        re.sub(rb"instanceID>uuid:.*?<", f"instanceID>uuid:{n}<".encode(), record) for n in ("satu", "dua", "tiga")
    ]
    tables = odk_files.central_tables(state, records)
    put(tables, "contoh.csv", "tempat-kode", "LTSA-999", row=2)
    put(tables, "contoh.csv", "tempat-nama", "Entah", row=2)
    put(tables, "contoh.csv", "tanggal", "32/13/2026", row=3)
    path = odk_files.write_central(desk.folder / "contoh.zip", tables)
    report = import_submissions(desk.store, path)
    assert [(r.outcome, r.line, r.column) for r in report.rows] == [
        ("new", 2, ""),
        ("refused", 3, "tempat-kode"),
        ("refused", 4, "tanggal"),
    ]
    assert "32/13/2026" in report.rows[2].text.id
    assert len(desk.store.visits.list()) == 1


def test_columns_that_are_no_question_and_missing_repeats_are_said(desk: Any, kobo: Tables, odk_files: Any) -> None:
    sheet = "CONTOH Kunjungan"
    for at, row in enumerate(kobo[sheet]):
        row.insert(0, "bukan pertanyaan" if at == 0 else "isi")
    path = odk_files.write_workbook(desk.folder / "kobo.xlsx", {sheet: kobo[sheet]})
    report = import_submissions(desk.store, path, form="contoh")
    assert outcomes(report) == ["new"]
    assert any("bukan pertanyaan" in note.id for note in report.notes)
    assert any("petugas" in note.id and "XLS" in note.en for note in report.notes)


def test_labels_below_their_groups_and_bare_ones_may_be_mixed(desk: Any, kobo: Tables, odk_files: Any) -> None:
    header = kobo["CONTOH Kunjungan"][0]
    header[header.index("umum/jumlah")] = "Umum/Jumlah petugas"
    header[header.index("umum/biaya")] = "  BIAYA "
    path = odk_files.write_workbook(desk.folder / "campur.xlsx", kobo)
    report = import_submissions(desk.store, path, form="contoh")
    assert report.notes == ()
    content = desk.store.visits.content(report.rows[0].visit)
    assert (content["/data/umum/jumlah"], content["/data/umum/biaya"]) == ("12", "1500000.5")


def test_a_label_that_two_questions_share_goes_by_the_order_or_is_left_out_and_said(desk: Any) -> None:
    xform = desk.store.instruments.open("contoh").instrument.xform
    headings = Headings(load_form(xform.replace(b"<label>Biaya<", b"<label>Jumlah petugas<")))
    both = headings.match(headings.form.root, ["Jumlah petugas", "Tanggal kunjungan", "Jumlah petugas"])
    assert [(at, target.question.name) for at, target in sorted(both.targets.items())] == [
        (0, "jumlah"),
        (1, "tanggal"),
        (2, "biaya"),
    ]
    one = headings.match(headings.form.root, ["Jumlah petugas", "Tanggal kunjungan"])
    assert list(one.targets) == [1]
    assert one.ambiguous == [(0, "Jumlah petugas")]
    assert one.unknown == []


@pytest.mark.parametrize(("multiple", "outcome"), [("both", []), ("details", []), ("summary", ["choice"])])
def test_labels_that_read_two_ways_go_by_the_split_columns(
    other: Any, small: list[Any], odk_files: Any, multiple: str, outcome: list[str]
) -> None:
    xform = other.store.instruments.open("contoh").instrument.xform.replace(b'version="1"', b'version="9"')
    for old, new in ((b"Anggaran kurang", b"Jarak jauh"), (b"Petugas kurang", b"jauh")):
        xform = xform.replace(old, new)
    instrument = other.store.instruments.open("contoh").instrument
    other.store.instruments.add(dataclasses.replace(instrument, version="9", xform=xform))
    next(op for op in small if op.get("set") == "/data/umum/alasan")["value"] = ["anggaran"]
    visit = other.fill(small, "contoh")
    assert other.store.visits.get(visit).form_version == "9"
    state, record = other.store.visits.state(visit), other.xml(visit)
    other.store.visits.remove_draft(visit)
    sheets = odk_files.kobo_tables(state, [record], labels=True, multiple=multiple)
    path = odk_files.write_workbook(other.folder / "kobo.xlsx", sheets)
    (row,) = import_submissions(other.store, path, form="contoh").rows
    assert [issue.kind for issue in row.issues] == outcome
    if not outcome:
        assert set(other.store.visits.content(row.visit)["/data/umum/alasan"].split()) == {"anggaran"}


def test_an_edit_made_on_central_replaces_the_record_by_its_key(
    desk: Any, state: Any, record: bytes, odk_files: Any
) -> None:
    own = re.search(rb"instanceID>(uuid:.*?)<", record)
    assert own is not None
    first = odk_files.write_central(desk.folder / "contoh.zip", odk_files.central_tables(state, [record]))
    visit = import_submissions(desk.store, first).rows[0].visit
    edited = record.replace(own[1], b"uuid:suntingan").replace(b">12<", b">20<")
    tables = odk_files.central_tables(state, [edited], key=own[1].decode())
    second = odk_files.write_central(desk.folder / "contoh-2.zip", tables)
    report = import_submissions(desk.store, second)
    assert [(row.outcome, row.visit) for row in report.rows] == [("replaces", visit)]
    assert desk.store.visits.content(visit)["/data/umum/jumlah"] == "20"
    assert outcomes(import_submissions(desk.store, second)) == ["identical"]
    assert outcomes(import_submissions(desk.store, first)) == ["outdated"]


def test_media_of_central_and_of_kobo_find_their_records(
    desk: Any, make_desk: Callable[..., Any], other: Any, small: list[Any], odk_files: Any
) -> None:
    small.append({"set": "/data/umum/foto", "value": "foto.png"})
    records = [other.xml(other.fill(small)) for _ in range(2)]
    state = other.store.visits.state(other.fill(small))
    tables = odk_files.central_tables(state, records)
    path = odk_files.write_central(desk.folder / "contoh.zip", tables, {"foto.png": odk_files.picture()})
    assert [row.files for row in import_submissions(desk.store, path).rows] == [1, 1]
    folder = desk.folder / "kobo"
    folder.mkdir()
    odk_files.write_workbook(folder / "ekspor.xlsx", odk_files.kobo_tables(state, records))
    for number, data in enumerate(records):
        found = re.search(rb"instanceID>uuid:(.*?)<", data)
        assert found is not None
        place = folder / "media" / "contoh" / "attachments" / "abc" / found[1].decode()
        place.mkdir(parents=True)
        (place / "foto.png").write_bytes(odk_files.picture("#000000" if number else "#FFFFFF"))
    desk2 = make_desk("kobo")
    rows = import_submissions(desk2.store, folder, form="contoh").rows
    assert [(row.files, row.issues) for row in rows] == [(1, ()), (1, ())]
    pictures = {desk2.store.visits.attachments(row.visit)[0].sha256 for row in rows}
    assert len(pictures) == 2


def test_media_that_come_later_complete_the_visit(desk: Any, other: Any, small: list[Any], odk_files: Any) -> None:
    small.append({"set": "/data/umum/foto", "value": "foto.png"})
    visit = other.fill(small)
    tables = odk_files.central_tables(other.store.visits.state(visit), [other.xml(visit)])
    bare = odk_files.write_central(desk.folder / "contoh.zip", tables)
    whole = odk_files.write_central(desk.folder / "lengkap.zip", tables, {"foto.png": odk_files.picture()})
    (row,) = import_submissions(desk.store, bare).rows
    assert [issue.kind for issue in row.issues] == ["file"]
    preview = import_submissions(desk.store, whole, preview=True)
    report = import_submissions(desk.store, whole)
    assert (outcomes(preview), outcomes(report), report.rows[0].visit) == (["completes"], ["completes"], row.visit)
    assert [file.name for file in desk.store.visits.attachments(row.visit)] == ["foto.png"]
    for path in (bare, whole):
        (again,) = import_submissions(desk.store, path).rows
        assert (again.outcome, again.files, again.issues) == ("identical", 0, ())


def test_one_damaged_photo_in_a_zip_costs_that_photo(desk: Any, other: Any, small: list[Any], odk_files: Any) -> None:
    small.append({"set": "/data/umum/foto", "value": "foto.png"})
    visit = other.fill(small)
    tables = odk_files.central_tables(other.store.visits.state(visit), [other.xml(visit)])
    path = odk_files.write_central(desk.folder / "contoh.zip", tables, {"foto.png": odk_files.picture()})
    data = bytearray(path.read_bytes())
    at = data.index(b"media/foto.png") + len(b"media/foto.png")
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(bytes(data))
    (row,) = import_submissions(desk.store, path).rows
    assert row.outcome == "new"
    assert [(issue.kind, issue.value) for issue in row.issues] == [("file", "foto.png")]
    assert "rusak" in row.issues[0].text.id


def test_a_table_that_unpacks_to_a_flood_is_refused(desk: Any, odk_files: Any) -> None:
    path = desk.folder / "bom.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("contoh.csv", "w", force_zip64=True) as out,
    ):
        out.write(b"kode,tanggal\n")
        for _ in range(MAX_TABLE // 1_000_000 + 1):
            out.write(b"0" * 1_000_000)
    with pytest.raises(UserError) as told:
        import_submissions(desk.store, path, preview=True)
    assert told.value.code == "file-too-large"


def test_other_tables_beside_the_records_are_left_out_and_said(desk: Any, central: Tables, odk_files: Any) -> None:
    central["kabupaten.csv"] = [["list_name", "name", "label"], ["kab", "35.04", "Tulungagung"]]
    report = import_submissions(desk.store, odk_files.write_central(desk.folder / "contoh.zip", central))
    assert outcomes(report) == ["new"]
    assert any("kabupaten" in note.id for note in report.notes)


def test_another_export_beside_the_chosen_one_is_not_imported(desk: Any, central: Tables, odk_files: Any) -> None:
    (desk.folder / "contoh.csv").write_bytes(odk_files.csv_bytes(central["contoh.csv"]))
    (desk.folder / "contoh-lama.csv").write_bytes(
        odk_files.csv_bytes(central["contoh.csv"]).replace(b"uuid:", b"uuid:lama-")
    )
    assert outcomes(import_submissions(desk.store, desk.folder / "contoh.csv")) == ["new"]


def test_rows_without_any_number_are_known_again_by_what_they_say(desk: Any) -> None:
    path: Path = desk.folder / "contoh.csv"
    text = "kode,tanggal,jumlah\nLTSA-014,2026-11-17,3\nLTSA-014,2026-11-18,4\n"
    path.write_text(text, encoding="utf-8")
    assert outcomes(import_submissions(desk.store, path)) == ["new", "new"]
    path.write_text(text + "LTSA-014,2026-11-19,5\n", encoding="utf-8")
    assert outcomes(import_submissions(desk.store, path)) == ["identical", "identical", "new"]


def test_a_file_of_another_form_is_refused_whole(desk: Any) -> None:
    path = desk.folder / "contoh.csv"
    path.write_text("kolom_a,kolom_b,KEY\n1,2,uuid:x\n", encoding="utf-8")
    with pytest.raises(UserError) as told:
        import_submissions(desk.store, path)
    assert told.value.code == "other-form"
    path = desk.folder / "lain.csv"
    path.write_text("kode,tanggal\nLTSA-014,2026-11-17\n", encoding="utf-8")
    with pytest.raises(UserError) as told:
        import_submissions(desk.store, path)
    assert told.value.code == "form-unknown"
    assert "--form" in told.value.text.id


def test_damaged_tables_end_in_a_sentence_or_in_rows(desk: Any, central: Tables, kobo: Tables, odk_files: Any) -> None:
    chance = random.Random(3)
    workbook = odk_files.write_workbook(desk.folder / "k.xlsx", kobo).read_bytes()
    package = odk_files.write_central(desk.folder / "c.zip", central).read_bytes()
    table = odk_files.csv_bytes(central["contoh.csv"])
    for number in range(60):
        for suffix, whole in ((".xlsx", workbook), (".zip", package), (".csv", table)):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 8)):
                at = chance.randrange(len(data))
                data[at : at + chance.randint(0, 3)] = bytes(chance.randrange(256) for _ in range(3))
            path = desk.folder / f"rusak-{number}{suffix}"
            path.write_bytes(bytes(data[: chance.randrange(len(data))] if number % 7 == 0 else data))
            with contextlib.suppress(UserError):
                import_submissions(desk.store, path, form="contoh", preview=True)
            path.unlink()
    assert desk.store.visits.list() == []


@pytest.mark.parametrize(
    ("cell", "ref", "text"),
    [
        ("2026-11-17T00:00:00.000+07:00", "/data/tanggal", "2026-11-17"),
        ("17-11-2026", "/data/tanggal", "2026-11-17"),
        ("Nov 17, 2026", "/data/tanggal", "2026-11-17"),
        ("17 November 2026", "/data/tanggal", "2026-11-17"),
        ("17 Agustus 2026", "/data/tanggal", "2026-08-17"),
        ("2026-11-17 00:00:00", "/data/tanggal", "2026-11-17"),
        (datetime(2026, 11, 17), "/data/tanggal", "2026-11-17"),
        (46343.0, "/data/tanggal", "2026-11-17"),
        ("12", "/data/tanggal", "12"),
        ("8:56:00 AM", "/data/jam", "08:56:00.000"),
        ("12:05 PM", "/data/jam", "12:05:00.000"),
        (0.25, "/data/jam", "06:00:00.000"),
        ("08:30:00.000+07:00", "/data/jam", "08:30:00.000+07:00"),
        ("2026-11-17 14:15:00", "/data/waktu", "2026-11-17T14:15:00"),
        ("Apr 26, 2018 8:56:00 AM", "/data/waktu", "2018-04-26T08:56:00.000"),
        (46343.5, "/data/waktu", "2026-11-17T12:00:00.000"),
        ("3,5", "/data/umum/biaya", "3.5"),
        (12.0, "/data/umum/jumlah", "12"),
        (True, "/data/umum/jumlah", "1"),
        ("\ufeff  spasi ", "/data/umum/catatan", "  spasi "),
        (81234567.0, "/data/umum/catatan", "81234567"),
        (None, "/data/umum/catatan", ""),
    ],
)
def test_cells_become_the_texts_that_odk_keeps(form: Any, cell: Any, ref: str, text: str) -> None:
    assert to_odk(cell, form.nodes[ref]) == text


def test_plain_cells() -> None:
    assert [plain(cell) for cell in (1.0, 1.5, False, " a\u00a0", None)] == ["1", "1.5", "false", "a", ""]
    assert rounded(2.0**53)
    assert not rounded("198001012005011003")


def test_many_rows_come_in_with_a_counter(desk: Any, central: Tables, odk_files: Any) -> None:
    header, row = central["contoh.csv"]
    rows = [header]
    for number in range(200):
        copy = list(row)
        copy[header.index("KEY")] = f"uuid:{number}"
        copy[header.index("meta-instanceID")] = f"uuid:{number}"
        rows.append(copy)
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    (desk.folder / "contoh.csv").write_text(out.getvalue(), encoding="utf-8")
    seen: list[tuple[int, int]] = []
    report = import_submissions(desk.store, desk.folder / "contoh.csv", progress=lambda a, b: seen.append((a, b)))
    assert report.sums["new"] == 200
    assert seen[-1] == (200, 200)
    assert report.sums == import_submissions(desk.store, desk.folder / "contoh.csv", preview=True).sums | {
        "new": 200,
        "identical": 0,
    }
