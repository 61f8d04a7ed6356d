"""Forms with counted and nested repeats, JSON, lists of XML, and files that came to harm on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.exchange.odk_import import import_submissions
from ltsa_desktop.exchange.odk_report import SubmissionReport
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.instruments import Instrument
from ltsa_desktop.xforms import FormState, load_form
from ltsa_desktop.xforms.dryrun import apply
from ltsa_desktop.xforms.submission import read_submission, write_submission

FORMS = {
    "rumah": """
| survey | | | | | | |
| | type | name | label | relevant | repeat_count | calculation |
| | text | kepala | Kepala | | | |
| | begin_repeat | rumah | Rumah | | | |
| | text | alamat | Alamat | | | |
| | begin_repeat | anak | Anak di ${alamat} | ${alamat} != '' | | |
| | text | nama | **Nama** | | | |
| | integer | umur | Umur ${nama} | ${nama} != '' | | |
| | end_repeat | | | | | |
| | end_repeat | | | | | |
| | calculate | semua | | | | join(', ', ${nama}) |
""",
    "desk": """
| survey | | | | | | |
| | type | name | label | relevant | repeat_count | choice_filter |
| | select_multiple desk | ada | Desk yang ada | | | |
| | begin_repeat | desk | Desk | | count-selected(${ada}) | |
| | begin_group | isi | Isi | | | |
| | select_one yt | hadir | Hadir? | | | |
| | select_multiple sebab | mengapa | Mengapa? | ${hadir} = 'tidak' | | untuk = '' |
| | end_group | | | | | |
| | end_repeat | | | | | |
| choices | | | | |
| | list_name | name | label | untuk |
| | desk | imi | Keimigrasian | |
| | desk | kes | Kesehatan | |
| | yt | ya | Ya | |
| | yt | tidak | Tidak | |
| | sebab | agr | Anggaran kurang | |
| | sebab | jrk | Jarak | |
| | sebab | sim | SIMKIM | imi |
""",
    "tiga": """
| survey | | | |
| | type | name | label |
| | begin_repeat | a | A |
| | text | t | Teks A |
| | begin_group | g | G |
| | begin_repeat | b | B |
| | decimal | t | Teks B |
| | begin_repeat | c | C |
| | geopoint | t | Titik C |
| | end_repeat | | |
| | end_repeat | | |
| | end_group | | |
| | end_repeat | | |
""",
}
OPS: dict[str, list[dict[str, Any]]] = {
    "rumah": [
        {"set": "/data/kepala", "value": "CONTOH Sri"},
        {"set": "/data/rumah[1]/alamat", "value": "Jalan Contoh 1"},
        {"set": "/data/rumah[1]/anak[1]/nama", "value": "CONTOH Adi"},
        {"set": "/data/rumah[1]/anak[1]/umur", "value": "7"},
        {"add": "/data/rumah[1]/anak"},
        {"set": "/data/rumah[1]/anak[2]/nama", "value": "CONTOH Eka"},
        {"add": "/data/rumah[1]/anak"},
        {"add": "/data/rumah"},
        {"set": "/data/rumah[2]/alamat", "value": "Jalan Contoh 2"},
        {"add": "/data/rumah[2]/anak"},
        {"set": "/data/rumah[2]/anak[1]/nama", "value": "CONTOH Tri"},
    ],
    "desk": [
        {"set": "/data/ada", "value": ["imi", "kes"]},
        {"set": "/data/desk[1]/isi/hadir", "value": "ya"},
        {"set": "/data/desk[2]/isi/hadir", "value": "tidak"},
        {"set": "/data/desk[2]/isi/mengapa", "value": ["agr", "jrk"]},
    ],
    "tiga": [
        {"set": "/data/a[1]/t", "value": "satu"},
        {"set": "/data/a[1]/g/b[1]/t", "value": "1.5"},
        {"set": "/data/a[1]/g/b[1]/c[1]/t", "value": "-8.0657 111.9025 85 4.5"},
        {"add": "/data/a[1]/g/b"},
        {"add": "/data/a[1]/g/b[2]/c"},
        {"add": "/data/a[1]/g/b[2]/c"},
        {"set": "/data/a[1]/g/b[2]/c[2]/t", "value": "-6.2 106.8 0 0"},
        {"add": "/data/a"},
        {"set": "/data/a[2]/t", "value": "dua"},
    ],
}


def instrument(name: str, markdown: str, title: str = "") -> Instrument:
    from pyxform.xls2xform import convert

    xform = str(convert(xlsform=markdown, file_type=".md", validate=False, form_name="data").xform)
    xform = xform.replace('<data id="data"', f'<data id="{name}"')
    shown = title or name
    return Instrument(name, "1", Text(shown, shown), xform.encode(), None, b"-", f"{name}.xlsx")


@pytest.fixture(params=sorted(FORMS))
def filled(request: pytest.FixtureRequest, desk: Any) -> tuple[str, FormState, bytes]:
    """A form in the store, filled in, and its record."""
    name: str = request.param
    made = instrument(name, FORMS[name])
    desk.store.instruments.add(made)
    state = FormState.new(load_form(made.xform))
    for number, op in enumerate(OPS[name], 1):
        apply(state, op, number)
    return name, state, write_submission(state, instance_id=f"uuid:{name}")


def facts(state: FormState) -> dict[str, str]:
    return {
        n.ref: n.value for n in state.walk() if n.relevant and n.kind in ("value", "instance") and "meta" not in n.ref
    }


def taken(desk: Any, path: Path, form: str, **words: Any) -> SubmissionReport:
    """Previewed, imported, imported again; the report of the import."""
    preview = import_submissions(desk.store, path, form=form, preview=True, **words)
    report = import_submissions(desk.store, path, form=form, **words)
    again = import_submissions(desk.store, path, form=form, **words)
    assert [(r.outcome, r.issues, r.text) for r in preview.rows] == [(r.outcome, r.issues, r.text) for r in report.rows]
    assert {row.outcome for row in again.rows} <= {"identical", "refused"}
    assert not any("lain daripada" in row.text.id for row in again.rows)
    return report


@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize("group_paths", [False, True])
def test_other_forms_come_back_from_central(
    desk: Any, filled: tuple[str, FormState, bytes], odk_files: Any, split: bool, group_paths: bool
) -> None:
    name, state, record = filled
    tables = odk_files.central_tables(state, [record], split, group_paths)
    path = odk_files.write_central(desk.folder / f"{name}.csv.zip", tables)
    report = taken(desk, path, name, centre="LTSA-014")
    assert (report.notes, report.rows[0].issues) == ((), ())
    assert facts(desk.store.visits.state(report.rows[0].visit)) == facts(state)


@pytest.mark.parametrize("labels", [False, True])
@pytest.mark.parametrize("hierarchy", [False, True])
@pytest.mark.parametrize("multiple", ["both", "summary", "details"])
def test_other_forms_come_back_from_kobo(
    desk: Any, filled: tuple[str, FormState, bytes], odk_files: Any, labels: bool, hierarchy: bool, multiple: str
) -> None:
    name, state, record = filled
    sheets = odk_files.kobo_tables(state, [record], labels=labels, hierarchy=hierarchy, multiple=multiple)
    path = odk_files.write_workbook(desk.folder / f"{name}.xlsx", sheets)
    report = taken(desk, path, name, centre="LTSA-014")
    assert (report.notes, report.rows[0].issues) == ((), ())
    assert facts(desk.store.visits.state(report.rows[0].visit)) == facts(state)


ENTITY = """
| survey | | | | |
| | type | name | label | save_to |
| | text | nama | Nama | nama |
| entities | | | |
| | list_name | label | create_if |
| | orang | ${nama} | true() |
"""


def test_a_record_that_makes_an_entity_is_read_and_written_again_the_same() -> None:
    form = load_form(instrument("orang", ENTITY).xform)
    state = FormState.new(form)
    apply(state, {"set": "/data/nama", "value": "CONTOH Sri"}, 1)
    written = write_submission(state, instance_id="uuid:1")
    assert re.search(rb'<entity [^>]*\bid="[^"]{36}"', written)
    assert write_submission(FormState.restore(form, read_submission(written, form).content)) == written
    assert write_submission(FormState.restore(form, state.content()), instance_id="uuid:1") == written


def test_central_says_which_records_it_could_not_decrypt(
    desk: Any, other: Any, small: list[Any], odk_files: Any
) -> None:
    visit = other.fill(small)
    tables = odk_files.central_tables(other.store.visits.state(visit), [other.xml(visit)])
    header = tables["contoh.csv"][0]
    told = {"SubmissionDate": "2026-11-18T02:03:04.567Z", "KEY": "uuid:sandi", "Status": "not decrypted"}
    tables["contoh.csv"].append([told.get(name, "") for name in header])
    report = import_submissions(desk.store, odk_files.write_central(desk.folder / "contoh.zip", tables))
    assert [row.outcome for row in report.rows] == ["new", "refused"]
    assert (report.rows[1].column, "enkripsi" in report.rows[1].text.id) == ("Status", True)


def test_a_list_of_records_as_one_xml_file_comes_in_whole(desk: Any, record: bytes) -> None:
    inner = record.partition(b"?>")[2]
    own = re.search(rb"instanceID>(uuid:.*?)<", inner)
    assert own is not None
    second = inner.replace(own[1], b"uuid:kedua").replace(b">12<", b">13<")
    path = desk.folder / "data.xml"
    path.write_bytes(b"<root><count>2</count><next/><previous/><results>" + inner + second + b"</results></root>")
    report = taken(desk, path, "contoh")
    assert [(row.line, row.outcome) for row in report.rows] == [(1, "new"), (2, "new")]
    numbers = [desk.store.visits.content(row.visit)["/data/umum/jumlah"] for row in report.rows]
    assert numbers == ["12", "13"]


CENTRAL_JSON = {
    "@odata.context": "https://contoh.example/v1/projects/1/forms/contoh.svc/$metadata#Submissions",
    "value": [
        {
            "__id": "uuid:satu",
            "__system": {"submissionDate": "2026-11-18T02:03:04.567Z", "formVersion": "1", "edits": 0},
            "tempat": {"kode": "LTSA-014", "nama": "LTSA-PMI Kabupaten Tulungagung"},
            "tanggal": "2026-11-17",
            "umum": {
                "jumlah": 12,
                "biaya": 1500000.5,
                "setuju": "2",
                "alasan": "anggaran jarak",
                "lokasi": {
                    "type": "Point", "coordinates": [111.9025, -8.0657, 85.0], "properties": {"accuracy": 4.5},
                },
                "baru": "belum dikenal",
            },
            "petugas@odata.navigationLink": "Submissions('uuid%3Asatu')/petugas",
            "petugas": [
                {
                    "__id": "b1",
                    "nama_petugas": "CONTOH Siti",
                    "pelatihan@odata.navigationLink": "x",
                    "pelatihan": [{"__id": "c1", "judul": "CONTOH Layanan", "hari": 3}],
                }
            ],
            "meta": {"instanceID": "uuid:satu", "instanceName": None},
        }
    ],
}  # fmt: skip
KOBO_JSON = {
    "count": 1,
    "next": None,
    "results": [
        {
            "_id": 901,
            "_uuid": "11111111-1111-4111-8111-111111111111",
            "_submission_time": "2026-11-18T02:03:04",
            "__version__": "vX1",
            "formhub/uuid": "0",
            "tempat/kode": "LTSA-014",
            "tempat/nama": "LTSA-PMI Kabupaten Tulungagung",
            "tanggal": "2026-11-17",
            "umum/jumlah": "12",
            "umum/biaya": "1500000.5",
            "umum/setuju": "2",
            "umum/alasan": "anggaran jarak",
            "umum/lokasi": "-8.0657 111.9025 85 4.5",
            "umum/baru": "belum dikenal",
            "petugas": [
                {
                    "petugas/nama_petugas": "CONTOH Siti",
                    "petugas/pelatihan": [
                        {"petugas/pelatihan/judul": "CONTOH Layanan", "petugas/pelatihan/hari": "3"},
                    ],
                }
            ],
            "meta/instanceID": "uuid:11111111-1111-4111-8111-111111111111",
            "_attachments": [],
            "_geolocation": [-8.0657, 111.9025],
        }
    ],
}


@pytest.mark.parametrize("document", [CENTRAL_JSON, KOBO_JSON, KOBO_JSON["results"]], ids=["central", "kobo", "list"])
def test_json_of_central_and_of_kobo_gives_the_record(desk: Any, document: Any) -> None:
    path = desk.folder / "data.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    report = taken(desk, path, "contoh")
    (row,) = report.rows
    assert [(i.kind, i.column, i.value) for i in row.issues] == [("unknown", "/data/umum/baru", "belum dikenal")]
    assert report.notes == ()
    assert desk.flat(row.visit) == {
        "/data/tempat/kode": "LTSA-014",
        "/data/tempat/nama": "LTSA-PMI Kabupaten Tulungagung",
        "/data/tanggal": "2026-11-17",
        "/data/umum/jumlah": "12",
        "/data/umum/biaya": "1500000.5",
        "/data/umum/setuju": "2",
        "/data/umum/lokasi": desk.flat(row.visit)["/data/umum/lokasi"],
        "/data/umum/alasan": "anggaran jarak",
        "/data/umum/dua_kali": "24",
        "/data/petugas[1]": "",
        "/data/petugas[1]/nama_petugas": "CONTOH Siti",
        "/data/petugas[1]/pelatihan[1]": "",
        "/data/petugas[1]/pelatihan[1]/judul": "CONTOH Layanan",
        "/data/petugas[1]/pelatihan[1]/hari": "3",
    }
    place = [float(part) for part in desk.flat(row.visit)["/data/umum/lokasi"].split()]
    assert place == [-8.0657, 111.9025, 85, 4.5]


def test_json_that_only_links_to_its_repeats_says_so_and_cut_json_is_refused(desk: Any) -> None:
    item = {k: v for k, v in CENTRAL_JSON["value"][0].items() if k != "petugas"}  # type: ignore[attr-defined]
    path = desk.folder / "data.json"
    path.write_text(json.dumps({"value": [item]}), encoding="utf-8")
    report = import_submissions(desk.store, path, form="contoh")
    assert any("petugas" in note.id and "$expand" in note.id for note in report.notes)
    path.write_text(json.dumps({"value": [item]})[:-40], encoding="utf-8")
    with pytest.raises(UserError, match="cut off"):
        import_submissions(desk.store, path, form="contoh")


@pytest.fixture
def tables(other: Any, small: list[Any], odk_files: Any) -> dict[str, list[list[str]]]:
    """Central's tables of one record of the small form."""
    visit = other.fill(small)
    made: dict[str, list[list[str]]] = odk_files.central_tables(other.store.visits.state(visit), [other.xml(visit)])
    return made


def test_numbers_as_an_indonesian_spreadsheet_writes_them(desk: Any, tables: Any, odk_files: Any) -> None:
    header, row = tables["contoh.csv"][0], tables["contoh.csv"][1]
    row[header.index("umum-jumlah")] = "1,20E+01"
    row[header.index("umum-biaya")] = "1.500.000,5"
    row[header.index("umum-lokasi-Latitude")] = "-8,0657"
    nip = tables["contoh-petugas.csv"]
    nip[1][nip[0].index("nip")] = "1,98001E+17"
    for name, rows in tables.items():
        (desk.folder / name).write_bytes(odk_files.csv_bytes([*rows, *[[""] * len(rows[0])] * 20], ";"))
    (row,) = import_submissions(desk.store, desk.folder / "contoh.csv").rows
    content = desk.store.visits.content(row.visit)
    assert (content["/data/umum/jumlah"], content["/data/umum/biaya"]) == ("12", "1500000.5")
    assert content["/data/umum/lokasi"].split()[0] == "-8.0657"
    assert [(i.kind, i.column, "Excel" in i.text.id) for i in row.issues] == [("type", "nip", True)]


def test_a_file_that_is_cut_off_is_told(desk: Any, tables: Any, odk_files: Any) -> None:
    whole = odk_files.csv_bytes(tables["contoh.csv"])
    path = desk.folder / "contoh.csv"
    path.write_bytes(whole[:-60])
    assert any("terpotong" in note.id for note in import_submissions(desk.store, path, preview=True).notes)
    path.write_bytes(whole)
    assert not any("terpotong" in note.id for note in import_submissions(desk.store, path, preview=True).notes)
    packed = odk_files.write_central(desk.folder / "utuh.zip", tables)
    cut = desk.folder / "putus.zip"
    cut.write_bytes(packed.read_bytes()[:-200])
    with pytest.raises(UserError, match="damaged"):
        import_submissions(desk.store, cut)


def test_a_file_of_headings_alone_is_told_so(desk: Any, tables: Any, odk_files: Any) -> None:
    path = odk_files.write_central(desk.folder / "kosong.zip", {name: rows[:1] for name, rows in tables.items()})
    with pytest.raises(UserError, match="only headings"):
        import_submissions(desk.store, path)


def test_a_record_on_two_lines_of_one_table_is_one_visit(
    desk: Any, make_desk: Callable[..., Any], tables: Any, odk_files: Any
) -> None:
    tables["contoh.csv"].append(tables["contoh.csv"][1])
    report = taken(desk, odk_files.write_central(desk.folder / "dua.zip", tables), "contoh")
    assert [row.outcome for row in report.rows] == ["new", "identical"]
    assert "lain daripada" not in report.rows[1].text.id
    assert desk.flat(report.rows[0].visit)["/data/petugas[1]/nama_petugas"] == "CONTOH Siti"
