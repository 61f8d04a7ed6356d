"""A real visit on a real instrument, from the evaluator's form to the supervisor's read models."""

from __future__ import annotations

import importlib.util
import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    import_package,
    organisation,
    organisation_file,
    with_supervisor,
)
from ltsa_desktop.instruments import compile_workbook
from ltsa_desktop.store import restore_store

MAKE = Path(__file__).resolve().parent / "golden" / "make.py"


@pytest.fixture(scope="module")
def instrument(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("make_golden", MAKE)
    assert spec is not None
    assert spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    return compile_workbook(make.workbook(tmp_path_factory.mktemp("book") / "contoh.xlsx"))


@pytest.fixture
def field(siti, instrument):
    """Siti's laptop with the instrument and one centre to go to."""
    siti.store.instruments.add(instrument)
    return siti


def begin(laptop, instrument, text="CONTOH: berjalan baik."):
    centre = laptop.store.centres.list()[0]
    visit = laptop.store.visits.create(centre.code, instrument.digest, date(2026, 11, 24), example=True).id
    laptop.store.visits.save(visit, {"/data/kesimpulan": text})
    return visit


def photo(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def centre(siti, tmp_path):
    table = tmp_path / "register.csv"
    table.write_text("code,name,level,province\nCONTOH-9,LTSA CONTOH Uji,kabupaten,Jawa Timur\n", encoding="utf-8")
    siti.store.centres.apply_import(siti.store.centres.plan_import(table))


def test_a_visit_arrives_with_its_instrument_photo_and_projections(office, field, centre, instrument, tmp_path):
    visit = begin(field, instrument)
    attached = field.store.visits.attach(visit, "/data/foto", "loket.jpg", photo(90), "CONTOH loket")
    sealed = field.store.visits.seal(visit, "final", "CONTOH")
    report = office.take(field.export(tmp_path / "a.ltsa"))
    assert report.instruments_new == ("CONTOH (1)",)
    assert report.notes == ()
    here = office.store
    assert here.visits.content(visit) == field.store.visits.content(visit)
    assert here.visits.get(visit).head == sealed.id
    assert here.visits.attachment_bytes(visit, attached.name) == field.store.visits.attachment_bytes(
        visit, attached.name
    )
    assert here.instruments.open(instrument.digest).instrument == instrument
    assert here.projections.compare() == []
    assert [check.name for check in here.doctor() if not check.ok] in ([], ["backup"])
    assert not office.take(tmp_path / "a.ltsa").changes


def test_an_exported_draft_stays_a_draft_and_its_end_follows(office, field, centre, instrument, tmp_path):
    visit = begin(field, instrument)
    office.take(field.export(tmp_path / "draft.ltsa", [visit]))
    assert field.store.visits.get(visit).status == "draft"
    assert office.store.visits.get(visit).status == "draft"
    field.store.visits.save(visit, {"/data/kesimpulan": "CONTOH: selesai."})
    field.store.visits.seal(visit, "final", "CONTOH")
    report = office.take(field.export(tmp_path / "final.ltsa"))
    assert (report.sums["identical"], report.sums["newer"]) == (1, 1)
    assert office.store.visits.content(visit)["/data/kesimpulan"] == "CONTOH: selesai."
    assert office.store.visits.get(visit).status == "final"


def test_only_chosen_visits_go_along_and_drafts_are_not_sealed_unasked(office, field, centre, instrument, tmp_path):
    chosen, draft = begin(field, instrument), begin(field, instrument)
    field.store.visits.seal(chosen, "final", "CONTOH")
    report = export_package(field.store, tmp_path / "a.ltsa")
    assert (report.visits, report.revisions) == (1, 1)
    assert field.store.visits.get(draft).head == ""
    assert export_package(field.store, tmp_path / "b.ltsa", [draft]).visits == 1
    assert {r.visit for r in import_package(office.store, tmp_path / "b.ltsa").records} == {draft}


def test_a_newer_version_does_not_touch_the_draft_being_written_here(office, field, centre, instrument, tmp_path):
    visit = begin(field, instrument)
    field.store.visits.seal(visit, "final", "CONTOH")
    office.take(field.export(tmp_path / "1.ltsa"))
    office.store.visits.reopen(visit, "CONTOH koreksi")
    office.store.visits.save(visit, {"/data/kesimpulan": "CONTOH: kata supervisor"})
    field.store.visits.reopen(visit, "CONTOH")
    field.store.visits.save(visit, {"/data/kesimpulan": "CONTOH: kata evaluator"})
    field.store.visits.seal(visit, "final", "CONTOH")
    report = office.take(field.export(tmp_path / "2.ltsa"))
    assert report.sums["forked"] == 1
    assert any("Draf tidak disentuh" in record.text.id for record in report.records)
    assert office.store.visits.content(visit)["/data/kesimpulan"] == "CONTOH: kata supervisor"


def test_a_draft_that_was_never_sealed_here_is_not_touched_by_its_own_return(
    office, field, centre, instrument, tmp_path
):
    """A laptop restored from an old copy meets what it had sent before."""
    visit = begin(field, instrument)
    with_supervisor(office.store, read_enrolment_of(field))
    accept_organisation(field.store, organisation.read(organisation_file(office.store)))
    snapshot = field.store.backup()
    field.store.visits.save(visit, {"/data/kesimpulan": "CONTOH: sesudah cadangan"})
    field.store.visits.seal(visit, "final", "CONTOH")
    path = field.export(tmp_path / "a.ltsa")
    restored = type(office)(restore_store(Path(snapshot.path), tmp_path / "restored", "sandi-contoh"))
    try:
        report = restored.take(path)
        assert report.sums["forked"] == 1
        assert restored.store.visits.content(visit)["/data/kesimpulan"] == "CONTOH: berjalan baik."
        assert restored.store.visits.get(visit).pending
    finally:
        restored.store.close()


def read_enrolment_of(laptop):
    return enrolment.read(enrol(laptop.store))


def test_a_damaged_instrument_costs_no_visit_and_a_whole_package_brings_it(office, field, centre, instrument, tmp_path):
    visit = begin(field, instrument)
    field.store.visits.seal(visit, "final", "CONTOH")
    path = field.export(tmp_path / "a.ltsa")
    data = bytearray(path.read_bytes())
    from ltsa_desktop.exchange.frames import scan

    frames = list(scan(io.BytesIO(bytes(data))))
    data[frames[1].offset + 300] ^= 1
    broken = tmp_path / "broken.ltsa"
    broken.write_bytes(bytes(data))
    report = office.take(broken)
    assert (report.sums["new"], report.sums["damaged"]) == (1, 1)
    assert any("instrumen" in note.id for note in report.notes)
    report = office.take(path)
    assert (report.sums["identical"], report.instruments_new) == (1, ("CONTOH (1)",))
    assert office.store.projections.compare() == []


def test_no_answer_name_or_photo_is_readable_on_disk(office, field, centre, instrument, tmp_path):
    visit = begin(field, instrument, "CONTOH-PENANDA-JAWABAN")
    field.store.visits.attach(visit, "/data/foto", "PENANDA-FOTO.jpg", photo(123), "PENANDA-KETERANGAN")
    field.store.visits.seal(visit, "final", "PENANDA-ALASAN")
    package = field.export(tmp_path / "a.ltsa")
    office.take(package)
    plain = field.store.visits.attachment_bytes(visit, "PENANDA-FOTO.jpg")
    for folder in (office.store.directory, field.store.directory, tmp_path):
        for file in folder.rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                assert b"PENANDA" not in content
                assert plain[20:120] not in content


def test_a_centre_that_the_office_lacks_comes_with_its_whole_row(office, field, centre, instrument, tmp_path):
    visit = begin(field, instrument)
    field.store.visits.seal(visit, "final", "CONTOH")
    report = office.take(field.export(tmp_path / "a.ltsa"))
    assert report.centres_new == ("LTSA CONTOH Uji",)
    here, there = office.store.centres.get("CONTOH-9"), field.store.centres.get("CONTOH-9")
    assert (here.summary.province, here.summary.level) == (there.summary.province, there.summary.level)
    assert here.source == there.source
    assert office.take(tmp_path / "a.ltsa").centres_new == ()


def test_a_centre_that_the_office_has_is_never_changed_by_a_package(office, field, centre, instrument, tmp_path):
    table = tmp_path / "office.csv"
    table.write_text("code,name,level\nCONTOH-9,LTSA CONTOH Kantor,provinsi\n", encoding="utf-8")
    office.store.centres.apply_import(office.store.centres.plan_import(table))
    visit = begin(field, instrument)
    field.store.visits.seal(visit, "final", "CONTOH")
    assert office.take(field.export(tmp_path / "a.ltsa")).centres_new == ()
    assert office.store.centres.get("CONTOH-9").summary.name == "LTSA CONTOH Kantor"


def test_an_office_takes_a_visit_to_a_centre_it_never_heard_of(laptops, tmp_path):
    office = laptops("Ratna")
    siti = laptops("Siti")
    siti.revision()
    office.take(siti.export(tmp_path / "a.ltsa"))
    (centre,) = [c for c in office.store.centres.list() if c.code == "CONTOH-1"]
    assert centre.name == "LTSA CONTOH"
