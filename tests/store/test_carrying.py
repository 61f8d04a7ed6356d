"""Drafts and the versions of their forms: each opens in its own, and moves to another with nothing dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.instruments import Instrument, compile_workbook
from ltsa_desktop.store import VisitSealed
from ltsa_desktop.store.carried_values import convert
from ltsa_desktop.store.carrying import CarryPlan, apply_carry, plan_carry

OLD = """
survey | type | name | label | default
survey | text | nama | Nama |
survey | integer | umur | Umur |
survey | text | kota | Kota |
survey | text | hari | Hari |
survey | select_one tingkat | tingkat | Tingkat |
survey | select_one yt | aktif | Aktif? |
survey | text | jabatan | Jabatan |
survey | text | lama | Catatan lama |
survey | image | foto | Foto |
survey | begin_repeat | temuan | Temuan |
survey | text | isi | Isi |
survey | integer | bobot_temuan | Bobot |
survey | text | usang | Usang |
survey | end_repeat | | |
choices | list_name | name | label
choices | tingkat | rendah | Rendah
choices | tingkat | tinggi | Tinggi
choices | yt | ya | Ya
choices | yt | tidak | Tidak
choices | jabatan | kepala | Kepala
"""
NEW = """
survey | type | name | label | default | calculation
survey | text | nama_lengkap | Nama | |
survey | decimal | umur | Umur | |
survey | integer | kota | Kota | |
survey | date | hari | Hari | |
survey | select_one tingkat | tingkat | Tingkat | |
survey | text | aktif | Aktif? | |
survey | select_one jabatan | jabatan | Jabatan | |
survey | begin_group | lampiran | Lampiran | |
survey | image | foto | Foto | |
survey | text | sumber | Sumber | arsip |
survey | end_group | | | |
survey | begin_repeat | hasil | Temuan | |
survey | text | isi | Isi temuan | |
survey | integer | bobot_temuan | Bobot | |
survey | text | status_temuan | Status | baru |
survey | end_repeat | | | |
survey | calculate | rangkap | | | ${umur} * 2
choices | list_name | name | label
choices | tingkat | sedang | Sedang
choices | tingkat | tinggi | Tinggi
choices | jabatan | kepala | Kepala
"""
ANSWERS = {
    "/data/nama": "Siti",
    "/data/umur": "41",
    "/data/kota": "Blitar",
    "/data/hari": "2026-11-24",
    "/data/tingkat": "rendah",
    "/data/aktif": "ya",
    "/data/jabatan": "kepala",
    "/data/lama": "jangan hilang",
    "/data/nama#note": "ejaan dicek",
    "/data/temuan[rb]": "2",
    "/data/temuan[rb]/isi": "dua",
    "/data/temuan[ra]": "1",
    "/data/temuan[ra]/isi": "satu",
    "/data/temuan[ra]/bobot_temuan": "3",
    "/data/temuan[ra]/usang": "kata lama",
}


def workbook(path: Path, text: str, version: str) -> Instrument:
    """An instrument from lines of "sheet | column | column"."""
    sheets: dict[str, list[list[str]]] = {}
    for line in text.strip().splitlines():
        name, *cells = [cell.strip() for cell in line.split("|")]
        sheets.setdefault(name, []).append(cells)
    sheets["settings"] = [["form_title", "form_id", "version"], ["Pindah", "pindah", version]]
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                sheet.write_row(r, 0, row)
    return compile_workbook(path)


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Instrument, Instrument]:
    folder = tmp_path_factory.mktemp("versi")
    return workbook(folder / "1.xlsx", OLD, "1"), workbook(folder / "2.xlsx", NEW, "2")


@pytest.fixture
def draft(bench, versions) -> str:
    """A visit on the old version, filled, with the new version in the store."""
    store = bench.store
    digest = store.instruments.add(versions[0]).digest
    visit = store.visits.create("LTSA-014", digest, bench.visit().day).id
    content = store.visits.content(visit)
    store.visits.save(visit, {p: None for p in content if p.startswith("/data/temuan")} | ANSWERS)
    store.visits.attach(visit, "/data/foto", "kantor.txt", b"CONTOH")
    store.instruments.add(versions[1])
    return visit


def rows(plan: CarryPlan) -> dict[str, tuple[str, str, str]]:
    return {r.path.removeprefix("/data/"): (r.kind, r.new_path.removeprefix("/data/"), r.kept) for r in plan.rows}


def test_a_draft_keeps_opening_in_its_own_version(bench, draft, versions) -> None:
    state = bench.reopen().visits.state(draft)
    assert state.form.version == "1"
    assert state.node("/data/lama").value == "jangan hilang"
    assert bench.store.visits.get(draft).digest == versions[0].digest
    newer = bench.store.visits.create("LTSA-014", "pindah", bench.visit().day)
    assert newer.form_version == "2"


def test_the_preview_tells_what_becomes_of_each_answer_and_changes_nothing(bench, draft) -> None:
    before = bench.store.visits.content(draft)
    plan = plan_carry(bench.store, draft, "pindah")
    found = rows(plan)
    assert found["nama"] == ("renamed", "nama_lengkap", "")
    assert found["nama#note"] == ("renamed", "nama_lengkap#note", "")
    assert found["umur"] == ("converted", "umur", "")
    assert found["kota"] == ("aside", "", "/data/kota#was")
    assert found["hari"] == ("converted", "hari", "")
    assert found["tingkat"] == ("aside", "", "/data/tingkat#was")
    assert found["aktif"] == ("converted", "aktif", "/data/aktif#was")
    assert found["jabatan"] == ("converted", "jabatan", "")
    assert found["lama"] == ("gone", "", "/data/lama")
    assert found["foto"] == ("renamed", "lampiran/foto", "")
    assert found["temuan[ra]/isi"] == ("renamed", "hasil[ra]/isi", "")
    assert found["temuan[ra]/usang"] == ("gone", "", "/data/temuan[ra]/usang")
    assert next(r for r in plan.rows if r.path == "/data/tingkat").value == "Rendah"
    assert next(r for r in plan.rows if r.path == "/data/aktif").new_value == "Ya"
    assert next(r for r in plan.rows if r.path == "/data/nama#note").label == "Nama – catatan"
    assert plan.added == ("Sumber", "Status")
    assert plan.old.version == "1"
    assert sum(plan.counts.values()) == len(plan.rows)
    assert "versi 1" in plan.text.id
    assert bench.store.visits.content(draft) == before


def test_carried_over_the_visit_opens_in_the_new_version_with_every_text_still_there(bench, draft, versions) -> None:
    before = bench.store.visits.content(draft)
    apply_carry(bench.store, plan_carry(bench.store, draft, "pindah"))
    store = bench.reopen()
    assert store.visits.get(draft).digest == versions[1].digest
    state, content = store.visits.state(draft), store.visits.content(draft)
    assert [n.path for n in state.node("/data/hasil").children] == ["/data/hasil[ra]", "/data/hasil[rb]"]
    values = {n.path: n.value for n in state.walk() if n.kind == "value"}
    assert values["/data/nama_lengkap"] == "Siti"
    assert values["/data/umur"] == "41"
    assert values["/data/kota"] == values["/data/tingkat"] == ""
    assert values["/data/rangkap"] == "82"
    assert values["/data/lampiran/sumber"] == "arsip"
    assert values["/data/hasil[rb]/status_temuan"] == "baru"
    assert content["/data/tingkat#was"] == "rendah"
    assert content["/data/lama"] == "jangan hilang"
    lost = set(before.values()) - set(content.values())
    assert lost == set()
    assert "#instrument" not in content
    assert [a.path for a in store.visits.attachments(draft)] == ["/data/lampiran/foto"]
    assert store.visits.summary(draft).progress is not None
    assert all(check.ok for check in store.doctor())


def test_undo_brings_version_answers_and_files_back_and_redo_takes_them_again(bench, draft, versions) -> None:
    store = bench.store
    before = store.visits.content(draft)
    apply_carry(store, plan_carry(store, draft, "pindah"))
    after = store.visits.content(draft)
    store = bench.reopen()
    assert store.visits.next_undo(draft).path == "#instrument"
    store.visits.undo(draft)
    assert store.visits.content(draft) == before
    assert store.visits.get(draft).digest == versions[0].digest
    assert store.visits.state(draft).form.version == "1"
    assert [a.path for a in store.visits.attachments(draft)] == ["/data/foto"]
    store.visits.redo(draft)
    assert store.visits.content(draft) == after
    assert store.visits.get(draft).digest == versions[1].digest
    assert {e.kind for e in store.visits.history(draft, "#instrument")} == {"carry", "undo", "redo"}


def test_carried_back_what_had_no_question_counts_again(bench, draft, versions) -> None:
    store = bench.store
    apply_carry(store, plan_carry(store, draft, "pindah"))
    apply_carry(store, plan_carry(store, draft, versions[0].digest))
    state = store.visits.state(draft)
    assert state.node("/data/lama").value == "jangan hilang"
    assert state.node("/data/temuan[ra]/usang").value == "kata lama"
    assert state.node("/data/nama").value == "Siti"
    assert store.visits.content(draft)["/data/kota#was"] == "Blitar"


def test_a_second_carrying_overwrites_nothing_that_stands_aside(bench, draft, versions) -> None:
    store = bench.store
    apply_carry(store, plan_carry(store, draft, "pindah"))
    apply_carry(store, plan_carry(store, draft, versions[0].digest))
    store.visits.save(draft, {"/data/kota": "Tulungagung"})
    apply_carry(store, plan_carry(store, draft, "pindah"))
    content = store.visits.content(draft)
    assert {content["/data/kota#was"], content["/data/kota#was2"]} == {"Blitar", "Tulungagung"}


def test_a_carried_draft_is_sealed_in_its_new_version_with_what_stands_aside(bench, draft, versions) -> None:
    store = bench.store
    apply_carry(store, plan_carry(store, draft, "pindah"))
    revision = store.visits.seal(draft, "final", "CONTOH")
    body = store.revisions.read(revision.raw)
    assert body.instrument.digest == versions[1].digest
    assert body.content["/data/lama"] == "jangan hilang"
    assert store.visits.content(draft)["/data/kota#was"] == "Blitar"


@pytest.mark.parametrize("change", ["answer", "seal"])
def test_a_plan_that_is_no_longer_true_is_refused_and_nothing_moves(bench, draft, versions, change: str) -> None:
    store = bench.store
    plan = plan_carry(store, draft, "pindah")
    if change == "answer":
        store.visits.save(draft, {"/data/nama": "Ani"})
    else:
        store.visits.seal(draft, "final", "CONTOH")
    with pytest.raises(UserError) as told:
        apply_carry(store, plan)
    assert told.value.code in {"carry-stale", "visit-sealed"}
    assert store.visits.get(draft).digest == versions[0].digest


def test_only_another_version_of_the_same_form_is_taken(bench, draft, versions) -> None:
    with pytest.raises(UserError) as told:
        plan_carry(bench.store, draft, versions[0].digest)
    assert told.value.code == "carry-same"
    with pytest.raises(UserError) as told:
        plan_carry(bench.store, draft, bench.digest)
    assert told.value.code == "carry-other-form"
    bench.store.visits.seal(draft, "final", "CONTOH")
    with pytest.raises(VisitSealed):
        plan_carry(bench.store, draft, "pindah")


def test_an_outline_of_the_same_questions_loses_nothing_on_the_real_instrument(
    filled, ltsa: Instrument, raised: Callable[[Instrument], Instrument]
) -> None:
    store, visit = filled
    before = store.visits.content(visit)
    newer = store.instruments.add(raised(ltsa))
    plan = plan_carry(store, visit, newer.digest)
    assert plan.counts["same"] == len(plan.rows)
    apply_carry(store, plan)
    assert store.visits.content(visit) == before


@pytest.fixture
def raised() -> Callable[[Instrument], Instrument]:
    """The same instrument in another version, so that only its digest differs."""
    from dataclasses import replace

    def make(instrument: Instrument) -> Instrument:
        xform = instrument.xform.replace(f'version="{instrument.version}"'.encode(), b'version="9999"', 1)
        return replace(instrument, version="9999", xform=xform)

    return make


@pytest.mark.parametrize(
    ("text", "old", "new", "found"),
    [
        ("3", "int", "text", "3"),
        ("3.0", "decimal", "int", "3"),
        ("3.5", "decimal", "int", None),
        (" 12 ", "text", "int", "12"),
        ("dua", "text", "decimal", None),
        ("2026-11-24T08:00:00.000+07:00", "dateTime", "date", "2026-11-24"),
        ("2026-11-24T08:00:00.000+07:00", "dateTime", "time", "08:00:00.000+07:00"),
        ("2026-11-24", "date", "dateTime", None),
        ("24-11-2026", "text", "date", None),
        ("a b", "select", "select1", None),
        ("a", "select", "select1", "a"),
        ("a", "select1", "select", "a"),
        ("3", "select1", "int", "3"),
        ("a b", "select", "text", "Alfa, b"),
        ("foto.jpg", "file", "text", None),
        ("-8.1 112.2 0 0", "geopoint", "text", "-8.1 112.2 0 0"),
        ("-8.1 112.2 0 0", "geopoint", "date", None),
        ("OK", "trigger", "select1", None),
    ],
)
def test_a_text_takes_the_new_type_only_where_that_says_the_same(text: str, old: str, new: str, found: str) -> None:
    assert convert(text, old, new, lambda name: {"a": "Alfa"}.get(name, "")) == found
