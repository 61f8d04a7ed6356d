"""Data for other programs: whole, described, without persons unless asked, and nothing half-written."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ltsa_desktop import cli
from ltsa_desktop.exchange.data_out import write_data
from ltsa_desktop.ground.words import Cancelled, UserError
from ltsa_desktop.store import open_store
from ltsa_desktop.store.figures import Scope

PASSWORD = "contoh-kata-sandi"
PERSON = "CONTOH Siti Rahma Penguji"


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small example store: six centres in one round, one visit with a person and text like a formula in it."""
    folder = tmp_path_factory.mktemp("data") / "toko"
    assert cli.main(["example", "national", str(folder), "--centres", "6", "--rounds", "1"]) == 0
    store = open_store(folder, PASSWORD)
    visit = store.visits.create("LTSA-014", "ltsa-pmi", date(2026, 12, 1), example=True).id
    state = store.visits.state(visit)
    writes = dict(state.set("/data/h/h1/conclusion", "=1+1 CONTOH").writes)
    team = (
        state.add_repeat("/data/a/a3/team")
        if "/data/a/a3/team" in store.instruments.open("ltsa-pmi").form.nodes
        else None
    )
    if team is not None:
        writes |= team.writes
        writes |= state.set(f"{team.path}/team_name", PERSON).writes
    store.visits.save(visit, writes)
    store.visits.seal(visit, "final", reason="CONTOH")
    store.close()
    return folder


@pytest.fixture
def out(national: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """`ltsa data out` into a new folder."""
    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)

    def call(*words: str, name: str = "data") -> Path:
        folder = tmp_path / name
        assert cli.main(["data", "out", str(folder), "--data", "examples", *words, "--store", str(national)]) == 0
        return folder

    return call


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_form_of_the_data_says_the_same(out: Callable[..., Path], national: Path) -> None:
    folder = out()
    rows = table(folder / "ltsa-pmi.csv")
    lines = [json.loads(line) for line in (folder / "ltsa-pmi.jsonl").read_text(encoding="utf-8").splitlines()]
    book = CalamineWorkbook.from_path(str(folder / "ltsa-pmi.xlsx"))
    sheet = book.get_sheet_by_name("ltsa-pmi").to_python()
    assert len(rows) == len(lines) == len(sheet) - 1 == 6
    assert [row["code"] for row in rows] == [line["code"] for line in lines]
    store = open_store(national, PASSWORD)
    for row in rows:
        body = store.revisions.read(store.revisions.get(row["revision"]).raw)
        asked = body.asked()
        assert row["b-b1-state"] == asked.get("/data/b/b1/state", "")
    store.close()
    findings = table(folder / "ltsa-pmi-finding.csv")
    assert len(findings) == sum(len(line.get("finding", [])) for line in lines)
    assert {row["visit"] for row in findings} <= {row["visit"] for row in rows}
    labelled = next(row for row in findings if row["f_cause"])
    assert labelled["f_cause-label"] not in ("", labelled["f_cause"])
    for path in (folder / "odk" / "ltsa-pmi").iterdir():
        assert ET.parse(path).getroot().get("id") == "ltsa-pmi"


def test_persons_are_left_out_unless_asked_and_then_every_name_says_so(out: Callable[..., Path]) -> None:
    folder = out()
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".xlsx":
            assert PERSON.encode() not in path.read_bytes(), path
    book = CalamineWorkbook.from_path(str(folder / "ltsa-pmi.xlsx"))
    assert PERSON not in str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    described = {(row["tabel"], row["kolom"]): row for row in table(folder / "keterangan-kolom.csv")}
    assert described["ltsa-pmi-team", "team_name"]["data_pribadi"] == "ya, tidak disertakan"

    whole = out("--personal", name="pribadi")
    holding = [
        p for p in whole.rglob("*") if p.is_file() and p.name not in ("keterangan-kolom.csv", "pusat-layanan.geojson")
    ]
    assert all("DATA-PRIBADI" in path.name for path in holding)
    assert any(PERSON.encode() in path.read_bytes() for path in holding if path.suffix == ".csv")


def test_each_column_is_described_and_text_is_no_formula(out: Callable[..., Path]) -> None:
    folder = out()
    described = {(row["tabel"], row["kolom"]) for row in table(folder / "keterangan-kolom.csv")}
    for path in folder.glob("*.csv"):
        if path.name == "keterangan-kolom.csv":
            continue
        with path.open(encoding="utf-8-sig", newline="") as stream:
            heads = next(csv.reader(stream))
        assert {(path.stem, head) for head in heads} <= described
    rows = table(folder / "ltsa-pmi.csv")
    assert "'=1+1 CONTOH" in {row["h-h1-conclusion"] for row in rows}
    import zipfile

    with zipfile.ZipFile(folder / "ltsa-pmi.xlsx") as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist() if "worksheets" in name)


def test_centres_are_geojson_and_one_without_a_position_is_not_placed_by_guess(out: Callable[..., Path]) -> None:
    data: Any = json.loads((out("--format", "geojson") / "pusat-layanan.geojson").read_text(encoding="utf-8"))
    assert data["type"] == "FeatureCollection"
    assert len({feature["id"] for feature in data["features"]}) == len(data["features"])
    for feature in data["features"]:
        place = feature["geometry"]
        assert place is None or (95 <= place["coordinates"][0] <= 141 and -11 <= place["coordinates"][1] <= 6)
        assert feature["properties"]["state"]


def test_a_folder_with_something_in_it_and_a_stop_leave_everything_as_it_was(
    out: Callable[..., Path], national: Path, tmp_path: Path
) -> None:
    full = tmp_path / "penuh"
    full.mkdir()
    (full / "lama.csv").write_text("lama")
    store = open_store(national, PASSWORD)
    scope = Scope(examples="examples")
    with pytest.raises(UserError, match="holds something") as refused:
        write_data(store, scope, full)
    assert "berisi" in refused.value.text.id
    with pytest.raises(Cancelled):
        write_data(store, scope, tmp_path / "batal", cancelled=lambda: True)
    with pytest.raises(UserError):
        write_data(store, scope, tmp_path / "aneh", ["parquet"])  # type: ignore[list-item]
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["penuh"]
    assert (full / "lama.csv").read_text() == "lama"
