"""Stores to test with: small and quick ones on a hand-written form, and one filled on the project's own instrument."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments import Instrument, compile_workbook
from ltsa_desktop.store import Profile, Store, Visit, create_store, open_store
from ltsa_desktop.store.vault import Cost

PASSWORD = "kata sandi uji"
QUICK = Cost(memory_kib=64, iterations=1, lanes=1)

XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa">
  <h:head><h:title>Uji</h:title><model>
    <instance><data id="uji" version="{version}">
      <day peran="visit.date"/><kind peran="visit.type"/><code peran="centre.code"/>
      <state peran="status.state"/><why peran="status.reason"/>
      <finding jr:template=""><text peran="finding.text"/><cause peran="finding.cause"/>
        <todo peran="finding.recommendation"/><photo peran="photo" untuk="text"/></finding>
      <sign peran="sign.evaluator"/><name/>
      <meta><instanceID/></meta></data></instance>
    <bind nodeset="/data/day" type="date"/><bind nodeset="/data/kind" type="string"/>
    <bind nodeset="/data/code" type="string"/><bind nodeset="/data/state" type="string" required="true()"/>
    <bind nodeset="/data/why" type="string" relevant="/data/state = 'tidak_aktif'" required="true()"/>
    <bind nodeset="/data/finding/text" type="string"/><bind nodeset="/data/finding/cause" type="string"/>
    <bind nodeset="/data/finding/todo" type="string"/><bind nodeset="/data/finding/photo" type="binary"/>
    <bind nodeset="/data/sign" type="binary"/><bind nodeset="/data/name" type="string"/>
    <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
  </model></h:head>
  <h:body>
    <input ref="/data/day"><label>Tanggal</label></input>
    <select1 ref="/data/kind"><label>Jenis</label>
      <item><label>Terjadwal</label><value>terjadwal</value></item>
      <item><label>Mendadak</label><value>mendadak</value></item></select1>
    <input ref="/data/code"><label>Kode</label></input>
    <select1 ref="/data/state"><label>Keadaan</label>
      <item><label>Aktif</label><value>aktif</value></item>
      <item><label>Tidak aktif</label><value>tidak_aktif</value></item></select1>
    <input ref="/data/why"><label>Mengapa</label></input>
    <group ref="/data/finding"><label>Temuan</label><repeat nodeset="/data/finding">
      <input ref="/data/finding/text"><label>Temuan</label></input>
      <input ref="/data/finding/cause"><label>Sebab</label></input>
      <input ref="/data/finding/todo"><label>Rekomendasi</label></input>
      <upload ref="/data/finding/photo" mediatype="image/*"><label>Foto</label></upload></repeat></group>
    <upload ref="/data/sign" mediatype="image/*" appearance="signature"><label>Tanda tangan</label></upload>
    <input ref="/data/name"><label>Nama</label></input>
  </h:body></h:html>"""


def make_instrument(version: str = "1") -> Instrument:
    """A form of a dozen questions, in a given version."""
    return Instrument(
        form_id="uji",
        version=version,
        title=Text("Uji", "Test"),
        xform=XFORM.format(version=version).encode(),
        plan=None,
        workbook=b"tidak dipakai",
        workbook_name="uji.xlsx",
    )


@dataclass
class Bench:
    """A store with one instrument, and the ways tests use it.

    Attributes:
        folder: of the store. store: open. digest: of its instrument.
    """

    folder: Path
    store: Store
    digest: str

    def visit(self, centre: str = "LTSA-014", day: date = date(2026, 11, 24), example: bool = True) -> Visit:
        """A new draft."""
        return self.store.visits.create(centre, self.digest, day, "terjadwal", example)

    def sealed(self) -> str:
        """A draft filled a little and sealed; its id."""
        visit = self.visit().id
        self.store.visits.save(visit, {"/data/state": "aktif"})
        self.store.visits.seal(visit, "final")
        return visit

    def reopen(self) -> Store:
        """Close and open again, as after a restart."""
        self.store.close()
        self.store = open_store(self.folder, PASSWORD)
        return self.store


@pytest.fixture
def make_bench(tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    """Makes stores; all are closed at the end."""
    made: list[Bench] = []

    def make(name: str = "store", *, who: str = "Siti Rahma", seed: bool = True) -> Bench:
        folder = tmp_path / name
        store = create_store(folder, PASSWORD, Profile(who), cost=QUICK, seed=seed)
        bench = Bench(folder, store, store.instruments.add(make_instrument()).digest)
        made.append(bench)
        return bench

    yield make
    for bench in made:
        bench.store.close()


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    """One store of an evaluator."""
    return make_bench()


@pytest.fixture(scope="session")
def ltsa() -> Instrument:
    """The project's instrument."""
    return compile_workbook(resource("instruments/ltsa-pmi.xlsx"))


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory, ltsa: Instrument) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("filled") / "store"
    store = create_store(folder, PASSWORD, Profile("CONTOH Siti Rahma"), cost=QUICK)
    digest = store.instruments.add(ltsa).digest
    visit = store.visits.create("LTSA-014", digest, date(2026, 11, 17), "terjadwal", example=True)
    state = store.visits.state(visit.id)
    for op in json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8")):
        change = state.set(op["set"], op["value"]) if "set" in op else state.add_repeat(op["add"])
        if change.writes:
            store.visits.save(visit.id, change.writes, path=change.path)
    store.close()
    return folder, visit.id


@pytest.fixture
def filled(_filled: tuple[Path, str], tmp_path: Path) -> Iterator[tuple[Store, str]]:
    """A store with the example visit on the project's instrument, not yet sealed."""
    folder = tmp_path / "filled"
    shutil.copytree(_filled[0], folder)
    store = open_store(folder, PASSWORD)
    yield store, _filled[1]
    store.close()


@pytest.fixture
def password() -> str:
    """The password of every store here."""
    return PASSWORD
