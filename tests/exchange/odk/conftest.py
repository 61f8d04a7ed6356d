"""Real files in the layouts of ODK Central, Briefcase and KoboToolbox, made from filled forms.

The writers here follow the servers' own exporters and share nothing with the importer: ODK Central's
`lib/data/briefcase.js` (getodk/central-backend) and KoboToolbox's `formpack` (`reporting/export.py`,
`schema/fields.py`).
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import xlsxwriter

from ltsa_desktop.commands.visit import run_ops
from ltsa_desktop.exchange.odk_export import export_submission
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments import Instrument
from ltsa_desktop.store import Profile, Store, create_store, open_store
from ltsa_desktop.store.vault import Cost
from ltsa_desktop.xforms import FormDef, FormState, GroupDef, QuestionDef, RepeatDef, load_form

PASSWORD = "contoh-kata-sandi"
QUICK = Cost(64, 1, 1)
LANGUAGE = "Bahasa Indonesia (id)"

XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
  <h:head><h:title>CONTOH Kunjungan</h:title><model>
    <instance><data id="contoh" version="{version}">
      <start/>
      <tempat><kode peran="centre.code"/><nama peran="centre.name"/></tempat>
      <tanggal peran="visit.date"/><jam/><waktu/><jenis peran="visit.type"/>
      <umum><jumlah/><biaya/><setuju/><lokasi/><alasan/><catatan/><dua_kali/><foto/></umum>
      <petugas jr:template=""><nama_petugas/><nip/><tugas/>
        <pelatihan jr:template=""><judul/><hari/></pelatihan></petugas>
      <orx:meta><orx:instanceID/><orx:instanceName/></orx:meta>
    </data></instance>
    <bind nodeset="/data/start" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>
    <bind nodeset="/data/tempat/kode" type="string"/>
    <bind nodeset="/data/tempat/nama" type="string" required="true()"/>
    <bind nodeset="/data/tanggal" type="date" required="true()"/>
    <bind nodeset="/data/jam" type="time"/>
    <bind nodeset="/data/waktu" type="dateTime"/>
    <bind nodeset="/data/umum/jumlah" type="int" constraint=". &gt;= 0 and . &lt;= 50"
      jr:constraintMsg="Jumlah petugas 0 sampai 50"/>
    <bind nodeset="/data/umum/biaya" type="decimal"/>
    <bind nodeset="/data/umum/lokasi" type="geopoint"/>
    <bind nodeset="/data/umum/catatan" type="string" relevant="/data/umum/jumlah &gt; 0"/>
    <bind nodeset="/data/umum/dua_kali" type="int" calculate="/data/umum/jumlah * 2"/>
    <bind nodeset="/data/umum/foto" type="binary"/>
    <bind nodeset="/data/petugas/nip" type="string"/>
    <bind nodeset="/data/petugas/pelatihan/hari" type="int"/>
    <bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
    <bind nodeset="/data/orx:meta/orx:instanceName" type="string"
      calculate="concat(/data/tempat/nama, ' ', /data/tanggal)"/>
  </model></h:head>
  <h:body>
    <group ref="/data/tempat"><label>Tempat</label>
      <input ref="/data/tempat/kode"><label>Kode pusat layanan</label></input>
      <input ref="/data/tempat/nama"><label>Nama pusat layanan</label></input></group>
    <input ref="/data/tanggal"><label>Tanggal kunjungan</label></input>
    <input ref="/data/jam"><label>Jam mulai</label></input>
    <input ref="/data/waktu"><label>Waktu selesai</label></input>
    <select1 ref="/data/jenis"><label>Jenis kunjungan</label>
      <item><label>Terjadwal (surat)</label><value>terjadwal</value></item>
      <item><label>Mendadak</label><value>mendadak</value></item></select1>
    <group ref="/data/umum"><label>Umum</label>
      <input ref="/data/umum/jumlah"><label>Jumlah petugas</label></input>
      <input ref="/data/umum/biaya"><label>Biaya</label></input>
      <select1 ref="/data/umum/setuju"><label>Setuju</label>
        <item><label>Sama sekali tidak</label><value>1</value></item>
        <item><label>Setuju penuh</label><value>2</value></item></select1>
      <input ref="/data/umum/lokasi"><label>Lokasi</label></input>
      <select ref="/data/umum/alasan"><label>Alasan</label>
        <item><label>Anggaran kurang</label><value>anggaran</value></item>
        <item><label>Petugas kurang</label><value>sdm</value></item>
        <item><label>Jarak</label><value>jarak</value></item></select>
      <input ref="/data/umum/catatan"><label>Catatan</label></input>
      <upload ref="/data/umum/foto" mediatype="image/*"><label>Foto</label></upload></group>
    <group ref="/data/petugas"><label>Petugas</label><repeat nodeset="/data/petugas">
      <input ref="/data/petugas/nama_petugas"><label>Nama petugas</label></input>
      <input ref="/data/petugas/nip"><label>NIP</label></input>
      <select1 ref="/data/petugas/tugas"><label>Tugas</label>
        <item><label>Ketua tim</label><value>ketua</value></item>
        <item><label>Anggota tim</label><value>anggota</value></item></select1>
      <group ref="/data/petugas/pelatihan"><label>Pelatihan</label><repeat nodeset="/data/petugas/pelatihan">
        <input ref="/data/petugas/pelatihan/judul"><label>Judul</label></input>
        <input ref="/data/petugas/pelatihan/hari"><label>Hari</label></input></repeat></group>
    </repeat></group>
  </h:body></h:html>"""


def make_instrument(version: str = "1") -> Instrument:
    """A form with every kind of question that tables treat in their own way, a repeat and one inside it."""
    return Instrument(
        form_id="contoh",
        version=version,
        title=Text("CONTOH Kunjungan", "CONTOH Visit"),
        xform=XFORM.format(version=version).encode(),
        plan=None,
        workbook=b"tidak dipakai",
        workbook_name="contoh.xlsx",
    )


def picture(colour: str = "#E7EEF0") -> bytes:
    """A small PNG."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def flat(state: FormState) -> dict[str, str]:
    """What a record says, by the paths that ODK writes: answers that are asked, and instances; not its numbers."""
    found = {}
    for node in state.walk():
        if node.relevant and "meta" not in node.ref and "/start" not in node.ref:
            if node.kind == "instance":
                found[node.ref] = ""
            elif node.kind == "value" and node.value:
                found[node.ref] = node.value
    return found


@dataclass
class Desk:
    """A store, and what its owner does in these tests."""

    store: Store
    folder: Path

    def fill(self, ops: Sequence[Any], form: str = "contoh", centre: str = "LTSA-014", day: str = "2026-11-17") -> str:
        """A visit with these answers; its id."""
        visit = self.store.visits.create(centre, form, date.fromisoformat(day), "terjadwal", example=True).id
        self.store.visits.save(visit, run_ops(self.store.visits.state(visit), ops))
        return visit

    def xml(self, visit: str) -> bytes:
        """The visit as a submission."""
        return export_submission(self.store, visit)

    def flat(self, visit: str) -> dict[str, str]:
        """See `flat`."""
        return flat(self.store.visits.state(visit))


SMALL: list[dict[str, Any]] = [
    {"set": "/data/tempat/kode", "value": "LTSA-014"},
    {"set": "/data/tempat/nama", "value": "LTSA-PMI Kabupaten Tulungagung"},
    {"set": "/data/tanggal", "value": "2026-11-17"},
    {"set": "/data/jam", "value": "08:30:00.000+07:00"},
    {"set": "/data/waktu", "value": "2026-11-17T14:15:00.000+07:00"},
    {"set": "/data/jenis", "value": "mendadak"},
    {"set": "/data/umum/jumlah", "value": "12"},
    {"set": "/data/umum/biaya", "value": "1500000.5"},
    {"set": "/data/umum/setuju", "value": "2"},
    {"set": "/data/umum/lokasi", "value": "-8.0657 111.9025 85.0 4.5"},
    {"set": "/data/umum/alasan", "value": ["anggaran", "jarak"]},
    {"set": "/data/umum/catatan", "value": 'CONTOH <baris> & "kutip"\n  baris kedua, ya; é 😀'},
    {"add": "/data/petugas"},
    {"set": "/data/petugas[1]/nama_petugas", "value": "CONTOH Siti"},
    {"set": "/data/petugas[1]/nip", "value": "000000000000000001"},
    {"set": "/data/petugas[1]/tugas", "value": "ketua"},
    {"add": "/data/petugas[1]/pelatihan"},
    {"set": "/data/petugas[1]/pelatihan[1]/judul", "value": "CONTOH Layanan"},
    {"set": "/data/petugas[1]/pelatihan[1]/hari", "value": "3"},
    {"add": "/data/petugas[1]/pelatihan"},
    {"set": "/data/petugas[1]/pelatihan[2]/judul", "value": "CONTOH Gender"},
    {"add": "/data/petugas"},
    {"set": "/data/petugas[2]/nama_petugas", "value": "CONTOH Budi"},
    {"set": "/data/petugas[2]/tugas", "value": "anggota"},
    {"add": "/data/petugas[2]/pelatihan"},
    {"set": "/data/petugas[2]/pelatihan[1]/judul", "value": "CONTOH Arsip"},
]


@pytest.fixture
def small() -> list[dict[str, Any]]:
    """The answers of one record of the small form; it begins with one instance of each repeat less than it adds."""
    return [dict(op) for op in SMALL]


@pytest.fixture(scope="session")
def blank_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as each test begins with it, closed."""
    folder = tmp_path_factory.mktemp("blanko") / "toko"
    store = create_store(folder, PASSWORD, Profile("CONTOH Siti"), cost=QUICK)
    store.instruments.add(make_instrument())
    store.close()
    return folder


@pytest.fixture
def make_desk(tmp_path: Path, blank_store: Path) -> Iterator[Callable[..., Desk]]:
    """Makes stores that know the small form and the project's instrument; all are closed at the end."""
    made: list[Desk] = []

    def make(name: str = "sini", versions: Sequence[str] = ()) -> Desk:
        folder = tmp_path / f"toko-{name}"
        shutil.copytree(blank_store, folder)
        store = open_store(folder, PASSWORD)
        for version in versions:
            store.instruments.add(make_instrument(version))
        made.append(Desk(store, tmp_path))
        return made[-1]

    yield make
    for desk in made:
        desk.store.close()


@pytest.fixture(scope="session")
def record(blank_store: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """One record of the small form as XML."""
    folder = tmp_path_factory.mktemp("catatan")
    shutil.copytree(blank_store, folder / "toko")
    desk = Desk(open_store(folder / "toko", PASSWORD), folder)
    data = desk.xml(desk.fill(SMALL))
    desk.store.close()
    return data


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """The store that imports."""
    return make_desk("sini")


@pytest.fixture
def other(make_desk: Callable[..., Desk]) -> Desk:
    """Where the records come from."""
    return make_desk("sana")


@pytest.fixture(scope="session")
def ltsa_ops() -> list[Any]:
    """The answers of the example visit on the project's instrument."""
    ops: list[Any] = json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8"))
    return ops


@pytest.fixture(scope="session")
def form() -> FormDef:
    """The small form."""
    return load_form(make_instrument().xform)


class Field:
    """One question as the servers' exporters see it."""

    def __init__(self, question: QuestionDef, scope: GroupDef | RepeatDef, choices: Sequence[tuple[str, str]]) -> None:
        self.question = question
        self.steps = [step.rpartition(":")[2] for step in question.ref.split("/")[2:]]
        self.inner = [step.rpartition(":")[2] for step in question.ref[len(scope.ref) + 1 :].split("/")]
        self.choices = choices


def fields_of(scope: GroupDef | RepeatDef, state: FormState) -> list[Field]:
    """The fields of one table in document order."""
    found: list[Field] = []

    def walk(group: GroupDef | RepeatDef) -> None:
        for child in group.children:
            if isinstance(child, QuestionDef):
                choices: dict[str, str] = {}
                if child.choices is not None:
                    # A choice filter may leave each instance other choices; the server lists all of them.
                    for node in (n for n in state.walk() if n.definition is child):
                        choices.update({c.name: c.label for c in state.choices(node.path, LANGUAGE)})
                found.append(Field(child, scope, list(choices.items())))
            elif isinstance(child, GroupDef):
                walk(child)

    walk(scope)
    return found


def elements(parent: Xml.Element, steps: Sequence[str]) -> list[Xml.Element]:
    """The elements at a path, names without namespace."""
    here = [parent]
    for step in steps:
        here = [kid for one in here for kid in one if kid.tag.rpartition("}")[2] == step]
    return here


def value_at(parent: Xml.Element, steps: Sequence[str]) -> str:
    """The text at a path."""
    return "".join(e.text or "" for e in elements(parent, steps)[:1])


def repeats_of(scope: GroupDef | RepeatDef) -> Iterator[RepeatDef]:
    """The repeats directly below a scope."""
    for child in scope.children:
        if isinstance(child, RepeatDef):
            yield child
        elif isinstance(child, GroupDef):
            yield from repeats_of(child)


CENTRAL_TAIL = (
    "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState",
    "DeviceID", "Edits", "FormVersion",
)  # fmt: skip


def central_tables(
    state: FormState, records: Sequence[bytes], split: bool = False, group_paths: bool = True, key: str = ""
) -> dict[str, list[list[str]]]:
    """The tables of Central's export: file name → rows."""
    form = state.form
    tables: dict[str, list[list[str]]] = {}

    def head(scope: GroupDef | RepeatDef) -> list[str]:
        names: list[str] = []
        for field in fields_of(scope, state):
            base = "-".join(field.inner) if group_paths else field.inner[-1]
            if field.question.type == "geopoint":
                names += [f"{base}-{part}" for part in ("Latitude", "Longitude", "Altitude", "Accuracy")]
            else:
                names.append(base)
                if split and field.question.control == "select":
                    names += [f"{base}/{name}" for name, _ in field.choices]
        return names

    def cells(scope: GroupDef | RepeatDef, element: Xml.Element) -> list[str]:
        row: list[str] = []
        for field in fields_of(scope, state):
            text = value_at(element, field.inner)
            if field.question.type == "geopoint":
                row += [*text.split(), "", "", "", ""][:4]
            else:
                row.append(text)
                if split and field.question.control == "select":
                    row += ["1" if name in text.split() else "0" for name, _ in field.choices]
        return row

    def below(scope: GroupDef | RepeatDef, element: Xml.Element, parent_key: str) -> None:
        for repeat in repeats_of(scope):
            steps = repeat.ref[len(scope.ref) + 1 :].split("/")
            name = f"{form.id}-{repeat.name}.csv"
            table = tables.setdefault(name, [[*head(repeat), "PARENT_KEY", "KEY"]])
            for number, inner in enumerate(elements(element, steps), 1):
                own = "/".join([parent_key, *steps[:-1], f"{steps[-1]}[{number}]"])
                table.append([*cells(repeat, inner), parent_key, own])
                below(repeat, inner, own)

    main = tables[f"{form.id}.csv"] = [["SubmissionDate", *head(form.root), *CENTRAL_TAIL]]
    for data in records:
        root = Xml.fromstring(data)
        instance = key or value_at(root, ["meta", "instanceID"])
        tail = [instance, "7", "CONTOH Siti", "0", "0", "", "", "contoh:1", "0", root.get("version", "")]
        main.append(["2026-11-18T02:03:04.567Z", *cells(form.root, root), *tail])
        below(form.root, root, instance)
    return tables


def csv_bytes(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    """A table as the servers write it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def write_central(path: Path, tables: dict[str, list[list[str]]], media: dict[str, bytes] | None = None) -> Path:
    """Central's zip: the tables, and `media/`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(name, csv_bytes(rows))
        for name, data in (media or {}).items():
            archive.writestr(f"media/{name}", data)
    return path


KOBO_TAIL = (
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
    "_tags", "_index",
)  # fmt: skip
KOBO_REPEAT_TAIL = (
    "_index", "_parent_table_name", "_parent_index", "_submission__id", "_submission__uuid",
    "_submission__submission_time",
)  # fmt: skip


def kobo_tables(
    state: FormState,
    records: Sequence[bytes],
    *,
    labels: bool = False,
    hierarchy: bool = True,
    multiple: str = "both",
    separator: str = "/",
) -> dict[str, list[list[Any]]]:
    """The sheets of Kobo's export: name → rows; numbers as numbers."""
    form = state.form
    sheets: dict[str, list[list[Any]]] = {}
    counts: dict[str, int] = {}
    texts = {
        n.definition.ref: n.label(LANGUAGE) or n.definition.name.rpartition(":")[2]
        for n in state.walk()
        if n.kind != "instance"
    }

    def title(question: QuestionDef) -> str:
        refs = question.ref.split("/")
        chain = ["/".join(refs[: i + 1]) for i in range(2, len(refs))] if hierarchy else [question.ref]
        return separator.join(texts[ref] if labels else form.nodes[ref].name.rpartition(":")[2] for ref in chain)

    def head(scope: GroupDef | RepeatDef) -> list[str]:
        names: list[str] = []
        for field in fields_of(scope, state):
            base, leaf = title(field.question), title(field.question).rpartition(separator)[2]
            many = field.question.control == "select"
            if not many or multiple != "details":
                names.append(base)
            if many and multiple != "summary":
                names += [f"{base}/{label if labels else name}" for name, label in field.choices]
            if field.question.type == "geopoint":
                above = base.removesuffix(leaf)
                names += [f"{above}_{leaf}_{part}" for part in ("latitude", "longitude", "altitude", "precision")]
        return names

    def cells(scope: GroupDef | RepeatDef, element: Xml.Element) -> list[Any]:
        row: list[Any] = []
        for field in fields_of(scope, state):
            text = value_at(element, field.inner)
            said = dict(field.choices)
            shown = " ".join(said[word] for word in text.split()) if labels and field.choices else text
            many = field.question.control == "select"
            if not many or multiple != "details":
                row.append(_typed(shown, field.question) if not field.choices else shown)
            if many and multiple != "summary":
                row += [(1 if name in text.split() else 0) if text else "" for name, _ in field.choices]
            if field.question.type == "geopoint":
                row += [*text.split(), "", "", "", ""][:4]
        return row

    def below(scope: GroupDef | RepeatDef, element: Xml.Element, table: str, index: int, uuid: str) -> None:
        for repeat in repeats_of(scope):
            rows = sheets.setdefault(repeat.name[:31], [[*head(repeat), *KOBO_REPEAT_TAIL]])
            for inner in elements(element, repeat.ref[len(scope.ref) + 1 :].split("/")):
                counts[repeat.ref] = counts.get(repeat.ref, 0) + 1
                own = counts[repeat.ref]
                rows.append([*cells(repeat, inner), own, table, index, 900, uuid, "2026-11-18T02:03:04"])
                below(repeat, inner, repeat.name[:31], own, uuid)

    name = form.title[:31]
    main = sheets[name] = [[*head(form.root), *KOBO_TAIL]]
    for index, data in enumerate(records, 1):
        root = Xml.fromstring(data)
        uuid = value_at(root, ["meta", "instanceID"]).removeprefix("uuid:")
        tail = [900 + index, uuid, "2026-11-18T02:03:04", "", "", "submitted_via_web", "contoh", "vX1", "", index]
        main.append([*cells(form.root, root), *tail])
        below(form.root, root, name, index, uuid)
    return sheets


def _typed(text: str, question: QuestionDef) -> Any:
    if question.type in ("int", "decimal") and text:
        return float(text)
    return text


def write_workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """A workbook with texts as texts and numbers as numbers."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)  # type: ignore[arg-type]
                elif isinstance(cell, bool | int | float):
                    sheet.write(at, column, cell)
                elif cell != "":
                    sheet.write_string(at, column, cell)
    book.close()
    return path


@pytest.fixture(scope="session")
def odk_files() -> SimpleNamespace:
    """The writers of real files, for tests that may not import this module."""
    return SimpleNamespace(
        central_tables=central_tables,
        csv_bytes=csv_bytes,
        kobo_tables=kobo_tables,
        picture=picture,
        write_central=write_central,
        write_workbook=write_workbook,
    )
