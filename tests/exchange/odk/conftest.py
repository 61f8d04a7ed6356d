"""Stores, a small form and its records, for the tests of what goes to and comes from ODK and KoboToolbox."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ltsa_desktop.commands.visit import run_ops
from ltsa_desktop.exchange.odk_export import export_submission
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments import Instrument
from ltsa_desktop.store import Profile, Store, create_store, open_store
from ltsa_desktop.store.vault import Cost
from ltsa_desktop.xforms import FormDef, FormState, load_form

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # for `servers`, which writes files as the servers do
PASSWORD = "contoh-kata-sandi"
QUICK = Cost(64, 1, 1)

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


@pytest.fixture(scope="session")
def odk_files() -> SimpleNamespace:
    """The writers of real files, for tests that may not import this module."""
    import servers

    return SimpleNamespace(
        central_tables=servers.central_tables,
        csv_bytes=servers.csv_bytes,
        kobo_tables=servers.kobo_tables,
        picture=picture,
        write_central=servers.write_central,
        write_workbook=servers.write_workbook,
    )
