"""Reading a register as people and Excel make it, and planning what it would change."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.store.read_models import Site
from ltsa_desktop.store.register import (
    CentreRecord,
    ImportPlan,
    RegisterFile,
    RegisterStatus,
    RegisterUnreadable,
    plan,
    plan_file,
    read_register,
)
from ltsa_desktop.store.register_fields import HEADERS

SEED = resource("register/ltsa_centres.csv")
TODAY = date(2026, 11, 24)
Write = Callable[..., Path]


@pytest.fixture
def csv_file(tmp_path: Path) -> Write:
    def write(text: str, *, encoding: str = "utf-8", name: str = "daftar.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def xlsx_file(tmp_path: Path) -> Write:
    def write(rows: Sequence[Sequence[Any]], *, hidden_first: bool = False, name: str = "daftar.xlsx") -> Path:
        import xlsxwriter

        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as book:
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            if hidden_first:
                other = book.add_worksheet("Lama")
                other.write_row(0, 0, ["kode", "nama"])
                other.write_row(1, 0, ["OLD-1", "Lama"])
                other.hide()
            sheet = book.add_worksheet("Daftar")
            sheet.activate()
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, datetime):
                        sheet.write_datetime(r, c, value, day)
                    else:
                        sheet.write(r, c, value)
        return path

    return write


def read(path: Path) -> RegisterFile:
    return read_register(path, today=TODAY)


def one(path: Path) -> dict[str, Any]:
    found = read(path)
    assert found.errors == ()
    assert len(found.rows) == 1
    return dict(found.rows[0].values)


def fault(path: Path) -> tuple[int, str, str]:
    """The only error: line, column, the Indonesian sentence; both languages are there and differ."""
    found = read(path)
    assert len(found.errors) == 1
    error = found.errors[0]
    assert error.text.en
    assert error.text.id != error.text.en
    return error.line, error.column, error.text.id


def applied(planned: ImportPlan, existing: dict[str, CentreRecord] | None = None) -> dict[str, CentreRecord]:
    return (existing or {}) | {row.code: row.record for row in planned.rows}


def test_the_shipped_seed_is_37_new_centres_with_their_provenance() -> None:
    planned = plan_file(SEED, {})
    assert (planned.count("new"), planned.errors, planned.ignored) == (37, (), ())
    records = applied(planned)
    tulungagung = records["LTSA-014"]
    assert (tulungagung.regency, tulungagung.province, tulungagung.mrc_pilot) == (
        "Kabupaten Tulungagung",
        "Jawa Timur",
        True,
    )
    assert all(record.source.startswith("http") for record in records.values())
    assert {s.state for r in records.values() for s in r.statuses} == {"belum diverifikasi"}
    lampung = records["LTSA-036"]
    assert (lampung.regency_code, lampung.province_code, lampung.level) == ("", "18", "province")


def test_the_same_file_again_changes_nothing() -> None:
    existing = applied(plan_file(SEED, {}))
    again = plan_file(SEED, existing)
    assert again.empty
    assert again.count("same") == 37
    assert applied(again, existing) == existing


def test_indonesian_headers_in_any_order_and_with_titles_above(csv_file: Write) -> None:
    path = csv_file(
        "Daftar LTSA-PMI;;;\nper 1 November;;;\n\n"
        "Nama LTSA;Kode;Kab/Kota;Provinsi\n"
        "LTSA-PMI Tulungagung;x-1;Kab. Tulungagung;Prov. Jawa Timur\n"
    )
    found = read(path)
    assert found.errors == ()
    assert found.rows[0].line == 5
    assert found.rows[0].code == "X-1"
    assert found.rows[0].values["regency_code"] == "35.04"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_excel_writes(csv_file: Write, delimiter: str) -> None:
    path = csv_file("kode,nama,tingkat\nA1,LTSA Contoh,Kabupaten\n".replace(",", delimiter))
    assert one(path) == {"name": "LTSA Contoh", "level": "regency"}


def test_the_separator_line_of_excel_is_obeyed_and_lines_still_count(csv_file: Write) -> None:
    found = read(csv_file("sep=;\nkode;nama\nA1;Satu, dua\n"))
    assert (found.rows[0].line, found.rows[0].values["name"]) == (3, "Satu, dua")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_excel_writes(csv_file: Write, encoding: str) -> None:
    assert one(csv_file("kode;nama\nA1;Pusat “Café” – Ende\n", encoding=encoding))["name"] == "Pusat “Café” – Ende"


def test_lines_are_counted_in_the_file_also_after_a_cell_of_several_lines(csv_file: Write) -> None:
    path = csv_file('kode,nama,catatan\nA1,Satu,"dua\nbaris"\nA2,,x\n')
    assert fault(path)[:2] == (4, "nama")


def test_excel_numbers_codes_dates_and_yes_no_become_what_was_meant(xlsx_file: Write) -> None:
    path = xlsx_file(
        [
            ["Kode", "Nama", "Kode Kab/Kota", "Tahun", "MRC", "Status", "Tanggal Status", "Kode Provinsi"],
            [12.0, "LTSA Banyuwangi", 35.1, 2018.0, True, "Aktif", datetime(2026, 3, 9), 35],
        ]
    )
    values = one(path)
    assert values["regency_code"] == "35.10"
    assert values["year_reported"] == 2018
    assert values["mrc_pilot"] is True
    assert values["status"] == RegisterStatus("aktif", date(2026, 3, 9))
    assert read(path).rows[0].code == "12"
    assert read(path).sheet == "Daftar"


def test_a_hidden_sheet_is_passed_over(xlsx_file: Write) -> None:
    found = read(xlsx_file([["kode", "nama"], ["A1", "Satu"]], hidden_first=True))
    assert [row.code for row in found.rows] == ["A1"]


@pytest.mark.parametrize(
    "written", ["29-09-2022", "29/9/2022", "2022-09-29", "29 September 2022", "29 Sep 2022", "29.09.2022", "44833"]
)
def test_every_way_to_write_a_day(csv_file: Write, written: str) -> None:
    values = one(csv_file(f"kode;nama;status;tanggal status\nA1;Satu;tidak aktif;{written}\n"))
    assert values["status"] == RegisterStatus("tidak aktif", date(2022, 9, 29))


@pytest.mark.parametrize("code", ["35.04", "3504", "35,04", "3504.0"])
def test_every_way_to_write_a_regency_code(csv_file: Write, code: str) -> None:
    assert one(csv_file(f"kode;nama;kode kabupaten\nA1;Satu;{code}\n"))["regency"] == "Kabupaten Tulungagung"


def test_sites_aliases_host_building_position_and_status_with_its_source(csv_file: Write) -> None:
    path = csv_file(
        "kode;nama;alias;lokasi;gedung induk;lintang;bujur;perkiraan;sumber posisi;"
        "status;tanggal status;sumber status;pencatat\n"
        'A1;LTSA Kepri;"P2TKI\nLTSP";"Tanjungpinang | Jl. Contoh 1; Batam | | 1.1, 104.0";'
        "MPP Batam;0,9167;104,45;ya;GPS;aktif;1-2-2026;surat CONTOH;Siti\n"
    )
    (row,) = plan(read(path).rows, {}, file=path.name).rows
    assert row.record.aliases == ("LTSP", "P2TKI")
    assert row.record.host_building == "MPP Batam"
    assert row.record.sites == (
        Site("Tanjungpinang", "Jl. Contoh 1", "", 0.9167, 104.45, True, "GPS"),
        Site("Batam", "", "", 1.1, 104.0),
    )
    assert row.statuses == (RegisterStatus("aktif", date(2026, 2, 1), "surat CONTOH", "Siti"),)


def test_columns_that_mean_nothing_are_named_and_passed_over(csv_file: Write) -> None:
    found = read(csv_file("No;Kode;Nama;Warna\n1;A1;Satu;biru\n"))
    assert found.ignored == ("No", "Warna")
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    ("header", "cell", "says"),
    [
        ("nama", "", "Nama kosong"),
        ("tingkat", "nasional", "Tingkat “nasional” tidak dikenal"),
        ("kode kabupaten", "35.99", "Kode kabupaten/kota 35.99 tidak ada dalam tabel Kemendagri"),
        ("kode kabupaten", "Tulungagung", "tidak berbentuk seperti 35.04"),
        ("kode provinsi", "99", "Kode provinsi 99 tidak ada"),
        ("kode provinsi", "Jatim", "tidak terdiri atas dua angka"),
        ("provinsi", "Jawa Tenggara", "Provinsi “Jawa Tenggara” tidak dikenal"),
        ("kabupaten", "Atlantis", "Kabupaten/kota “Atlantis” tidak dikenal"),
        ("kabupaten", "Blitar", "dapat berarti Kabupaten Blitar (35.05), Kota Blitar (35.72)"),
        ("tahun", "201", "bukan tahun antara 1990 dan 2026"),
        ("tahun", "2031", "bukan tahun antara 1990 dan 2026"),
        ("mrc", "mungkin", "bukan ya atau tidak"),
        ("status", "hidup", "Status “hidup” tidak dikenal"),
        ("status", "aktif", "memerlukan tanggal"),
        ("tanggal status", "31-02-2026", "tidak dikenali"),
        ("tanggal status", "25-11-2026", "belum tiba"),
        ("lintang", "-8,06", "keduanya"),
        ("lintang", "111.9", "tertukar"),
        ("bujur", "10", "di luar Indonesia"),
        ("bujur", "timur", "bukan angka derajat"),
        ("lokasi", "Batam | | utara", "tidak berbentuk"),
        ("catatan", "x" * 501, "terlalu panjang"),
    ],
)
def test_a_bad_cell_is_named_with_line_column_and_reason(csv_file: Write, header: str, cell: str, says: str) -> None:
    name = "" if header == "nama" else ";Satu"
    head = "kode;nama" if header == "nama" else f"kode;nama;{header}"
    path = csv_file(f"{head}\nA0;Nol{'' if header == 'nama' else ';'}\nA1{name};{cell}\n")
    line, column, sentence = fault(path)
    assert line == 3
    assert says in sentence
    assert column == header
    assert [row.code for row in read(path).rows] == ["A0"]


def test_a_code_that_contradicts_the_name_beside_it_is_refused(csv_file: Write) -> None:
    path = csv_file("kode;nama;kode kabupaten;kabupaten\nA1;Satu;35.04;Kabupaten Blitar\n")
    assert fault(path) == (
        2,
        "kabupaten",
        "Kode 35.04 adalah Kabupaten Tulungagung, di berkas tertulis “Kabupaten Blitar”.",
    )
    other = csv_file("kode;nama;kode kabupaten;provinsi\nA1;Satu;35.04;Bali\n")
    assert fault(other)[2] == "Kabupaten Tulungagung tidak berada di Bali."


def test_a_duplicate_code_is_refused_with_both_lines(csv_file: Write) -> None:
    path = csv_file("kode;nama\nLTSA-1;Satu\nltsa-1 ;Dua\n")
    assert fault(path) == (3, "kode", "Kode LTSA-1 sudah dipakai di baris 2; satu kode untuk satu pusat layanan.")


def test_a_missing_code_is_refused_and_empty_rows_are_not_rows(csv_file: Write) -> None:
    assert fault(csv_file("kode;nama\n;;\n;Satu\n\n"))[:2] == (3, "kode")


def test_every_fault_of_a_row_is_told_at_once(csv_file: Write) -> None:
    found = read(csv_file("kode;nama;tahun;mrc\nA1;;abc;entah\n"))
    assert [e.column for e in found.errors] == ["nama", "tahun", "mrc"]
    assert found.rows == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "kosong atau bukan berkas CSV/XLSX"),
        (b"\x00\x01\x02\x00", "kosong atau bukan berkas CSV/XLSX"),
        (b"PK\x03\x04 not a workbook", "tidak dapat dibuka sebagai buku kerja"),
        (b"%PDF-1.7 nothing\n", "tidak ada baris judul"),
        (b"nama;tahun\nSatu;2015\n", "tidak ada baris judul"),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_one_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(RegisterUnreadable) as caught:
        read(path)
    assert says in caught.value.text.id


def test_a_workbook_that_unpacks_to_a_flood_is_refused_before_it_does(tmp_path: Path) -> None:
    path = tmp_path / "bom.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(31):
            part.write(bytes(10_000_000))
    with pytest.raises(RegisterUnreadable, match="too large"):
        read(path)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_end_in_anything_but_rows_or_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.csv"
    for raw in (content, b"kode;nama;tahun;lintang;lokasi;tanggal status\n" + content):
        path.write_bytes(raw)
        try:
            found = read(path)
        except RegisterUnreadable:
            continue
        assert all(error.text.id for error in found.errors)


@given(st.lists(st.sampled_from([*HEADERS, "aneh"]), unique=True), st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_cell_ends_in_anything_but_a_value_or_an_error(
    tmp_path: Path, columns: list[str], data: st.DataObject
) -> None:
    header = ["code", "name", *(c for c in columns if c not in ("code", "name"))]
    cell = st.text(max_size=12) | st.sampled_from(
        ["-", "1.0", "35.04", "44833", "ya", "aktif", "-8,1", "111.9", "Blitar"]
    )
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(data.draw(st.lists(cell, min_size=len(header), max_size=len(header))) for _ in range(3))
    try:
        found = read(path)
    except RegisterUnreadable:
        return
    planned = plan(found.rows, {}, file="x")
    assert plan(found.rows, applied(planned), file="x").empty


def test_a_file_that_is_not_there_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnreadable, match="was not found"):
        read(tmp_path / "none.csv")


@pytest.fixture
def known() -> CentreRecord:
    return CentreRecord(
        "A1",
        "Satu",
        address="Jl. Contoh 1",
        year_reported=2015,
        sites=(Site("Kantor", "Jl. Contoh 1", "35.04", -8.1, 111.9, True, "perkiraan"),),
        statuses=(RegisterStatus("belum diverifikasi", None, "halaman web"),),
        source="halaman web",
    )


def planned_row(path: Path, known: CentreRecord) -> Any:
    (row,) = plan(read(path).rows, {known.code: known}, file=path.name).rows
    return row


def test_a_change_names_field_old_and_new(csv_file: Write, known: CentreRecord) -> None:
    row = planned_row(csv_file("kode;nama;tahun\nA1;Satu Baru;2016\n"), known)
    assert row.kind == "changed"
    assert [(c.field, c.old, c.new) for c in row.changes] == [
        ("name", "Satu", "Satu Baru"),
        ("year_reported", "2015", "2016"),
    ]
    assert row.changes[0].title.id == "Nama"


def test_a_missing_column_and_an_empty_cell_change_nothing(csv_file: Write, known: CentreRecord) -> None:
    row = planned_row(csv_file("kode;nama;alamat;tahun;sumber\nA1;Satu;;;\n"), known)
    assert (row.kind, row.record) == ("same", known)


def test_a_dash_empties_a_field(csv_file: Write, known: CentreRecord) -> None:
    row = planned_row(csv_file("kode;nama;alamat;tahun\nA1;Satu;-;–\n"), known)
    assert (row.record.address, row.record.year_reported) == ("", None)


def test_a_new_statement_is_added_and_the_old_ones_stay(csv_file: Write, known: CentreRecord) -> None:
    path = csv_file("kode;nama;status;tanggal status;sumber status\nA1;Satu;aktif;1-3-2026;surat CONTOH\n")
    row = planned_row(path, known)
    assert row.statuses == (RegisterStatus("aktif", date(2026, 3, 1), "surat CONTOH"),)
    assert row.record.statuses == (*known.statuses, *row.statuses)
    assert [(c.field, c.new) for c in row.changes] == [("status", "aktif (2026-03-01)")]
    assert planned_row(path, row.record).kind == "same"


def test_a_statement_that_somebody_else_recorded_is_not_recorded_twice(csv_file: Write, known: CentreRecord) -> None:
    told = replace(known, statuses=(RegisterStatus("aktif", date(2026, 3, 1), "surat", "Budi"),))
    row = planned_row(csv_file("kode;nama;status;tanggal status;sumber status\nA1;Satu;aktif;1-3-2026;surat\n"), told)
    assert row.kind == "same"


def test_a_position_replaces_the_approximate_one_and_keeps_the_site(csv_file: Write, known: CentreRecord) -> None:
    path = csv_file("kode;nama;lintang;bujur;sumber posisi\nA1;Satu;-8,0657;111,9025;GPS 24-11-2026\n")
    row = planned_row(path, known)
    assert row.record.sites == (Site("Kantor", "Jl. Contoh 1", "35.04", -8.0657, 111.9025, False, "GPS 24-11-2026"),)
    assert planned_row(path, row.record).kind == "same"


def test_a_list_of_sites_keeps_what_is_known_of_those_it_names(csv_file: Write, known: CentreRecord) -> None:
    row = planned_row(csv_file("kode;nama;lokasi\nA1;Satu;kantor; Batam\n".replace("; Batam", "\n")), known)
    assert row.record.sites[0].latitude == -8.1
    two = planned_row(csv_file('kode;nama;lokasi\nA1;Satu;"Kantor; Batam"\n'), known)
    assert [s.name for s in two.record.sites] == ["Kantor", "Batam"]


def test_a_new_centre_without_a_source_names_the_file(csv_file: Write) -> None:
    path = csv_file("kode;nama;status\nA1;Satu;belum diverifikasi\n", name="rakor 2026.csv")
    planned = plan_file(path, {})
    record = planned.rows[0].record
    assert record.source == "rakor 2026.csv"
    assert record.statuses[0].source == "rakor 2026.csv"
    moved = csv_file("kode;nama;status\nA1;Satu;belum diverifikasi\n", name="lain.csv")
    assert plan_file(moved, {"A1": record}).empty


def test_faults_travel_with_the_plan_and_other_rows_are_planned(csv_file: Write) -> None:
    planned = plan_file(csv_file("kode;nama;tahun\nA1;Satu;2015\nA2;Dua;x\n"), {})
    assert (planned.count("new"), planned.count("error"), planned.count("same")) == (1, 1, 0)
    assert (planned.errors[0].line, planned.errors[0].column, planned.errors[0].value) == (3, "tahun", "x")
