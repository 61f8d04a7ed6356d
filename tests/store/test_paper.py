"""What paper gets: the whole visit in words, from one revision, in either language."""

import io
from datetime import date
from decimal import Decimal

import pytest
from PIL import Image

from ltsa_desktop.store import Organisation
from ltsa_desktop.store.paper_rows import in_words, split_number


@pytest.fixture
def photo():
    out = io.BytesIO()
    Image.new("RGB", (320, 200), (9, 90, 9)).save(out, "JPEG")
    return out.getvalue()


def test_the_example_visit_is_all_there(filled, photo):
    store, visit = filled
    store.organisation.put(Organisation("o", "KEMENTERIAN CONTOH", ("Jalan Contoh 1",), place="Jakarta"))
    store.visits.attach(visit, "/data/d/d1/ipp_01_foto", "bukti.jpg", photo, caption="CONTOH papan maklumat")
    store.visits.save(visit, {"/data/d/d1/ipp_01#note": "CONTOH catatan"})
    revision = store.visits.seal(visit, "final")
    report = store.read.visit_report(visit)
    assert (report.draft, report.example, report.revision_id) == (False, True, revision.id)
    assert (report.short_code, report.sealed_at) == (revision.short_code, revision.sealed_at)
    assert report.day == date(2026, 11, 17)
    assert report.organisation.name == "KEMENTERIAN CONTOH"
    assert report.centre.code == "LTSA-014"
    assert [m.role for m in report.team] == ["Ketua", "Anggota", "Pendamping daerah"]
    assert all(len(m.nip) == 18 for m in report.team)
    assert len(report.met) == 3
    assert (report.verdict, report.kind_label) == ("Aktif", "Terjadwal")
    assert [s.number for s in report.sections] == ["A", "B", "C", "D", "E", "F", "G", "H"]
    assert report.required_open == 0
    ipp = next(s for s in report.schemes if s.id == "ipp")
    assert (ipp.score, ipp.band.code, ipp.band.title) == (Decimal("1.99"), "D", "Buruk")
    assert len(ipp.aspects) == 6
    assert sum(len(a.items) for a in ipp.aspects) == 30
    assert sum(loss.lost for loss in ipp.losses) == Decimal("5") - Decimal("1.994")
    rows = {row.path: row for section in report.sections for row in section.rows}
    first = rows["/data/d/d1/ipp_01"]
    assert (first.points, first.maximum, first.weight, first.status) == (Decimal(3), Decimal(5), Decimal(17), "scored")
    assert first.evidence.startswith("CONTOH")
    assert first.photos == (1,)
    assert first.remark == "CONTOH catatan"
    assert "/data/d/d1/ipp_01_bukti" not in rows
    assert all(path in rows for s in report.schemes for a in s.aspects for path in a.items)
    finding = report.findings[0]
    assert finding.usg == finding.urgency + finding.seriousness + finding.growth
    assert len(finding.whys) == 5
    assert finding.cause
    assert finding.deadline
    assert (len(report.findings), len(report.aspirations), len(report.practices)) == (3, 2, 2)
    assert [s.role for s in report.signatures] == ["evaluator"] * 3 + ["head"]
    (picture,) = report.photos
    assert (picture.number, picture.caption, picture.question_number) == (1, "CONTOH papan maklumat", first.number)
    assert Image.open(io.BytesIO(picture.load())).size == (320, 200)


def test_english_is_english(filled):
    store, visit = filled
    report = store.read.visit_report(visit, language="en")
    assert report.draft
    assert report.sections[0].title == "Identity"
    assert report.verdict == "Active"
    assert report.kind_label == "Scheduled"


def test_an_older_revision_prints_as_it_was(bench):
    visit = bench.sealed()
    first = bench.store.visits.get(visit).head
    bench.store.visits.reopen(visit, "diperbaiki")
    bench.store.visits.save(visit, {"/data/name": "Ria"})
    draft = bench.store.read.visit_report(visit)
    assert (draft.draft, draft.short_code, draft.sealed_at) == (True, "", None)
    bench.store.visits.seal(visit, "final")
    old = bench.store.read.visit_report(visit, first)
    assert old.revision_id == first
    value = {row.path: row.value for section in old.sections for row in section.rows}
    assert value["/data/name"] == ""
    assert value["/data/state"] == "Aktif"


def test_only_what_was_asked_is_printed(bench):
    visits, visit = bench.store.visits, bench.visit().id
    visits.save(visit, {"/data/state": "aktif", "/data/why": "tidak ditanyakan"})
    report = bench.store.read.visit_report(visit)
    assert "tidak ditanyakan" not in str(report.sections)
    assert report.verdict_reason == ""


@pytest.mark.parametrize(
    ("label", "number", "rest"),
    [
        ("C3.2 Sejauh mana?", "C3.2", "Sejauh mana?"),
        ("A Identitas", "A", "Identitas"),
        ("A1 Pusat layanan", "A1", "Pusat layanan"),
        ("12. Jumlah", "12", "Jumlah"),
        ("1.4) Jumlah", "1.4", "Jumlah"),
        ("5 hari kerja", "", "5 hari kerja"),
        ("A centre", "", "A centre"),
        ("Nama", "", "Nama"),
        ("", "", ""),
    ],
)
def test_numbers_are_told_apart_from_labels(label, number, rest):
    assert split_number(label) == (number, rest)


@pytest.mark.parametrize(
    ("value", "kind", "language", "words"),
    [
        ("2022-09-29", "date", "id", "29 September 2022"),
        ("1500000", "int", "id", "1.500.000"),
        ("1500000", "int", "en", "1,500,000"),
        ("2017", "int", "id", "2017"),
        ("88.31", "decimal", "id", "88,31"),
        ("09:30:00.000+07:00", "time", "id", "09.30"),
        ("bukan tanggal", "date", "id", "bukan tanggal"),
        ("x", "decimal", "id", "x"),
        ("teks", "string", "id", "teks"),
    ],
)
def test_values_read_as_people_write_them(value, kind, language, words):
    assert in_words(value, kind, language) == words
