"""The shipped instrument, answered as the shipped example, through a real store to paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.instruments import Instrument, compile_workbook
from ltsa_desktop.reports import render_berita_acara, render_blank_form, render_debrief, render_sheet
from ltsa_desktop.reports.fonts import printable
from ltsa_desktop.store import Profile, Store, VisitReport, create_store
from ltsa_desktop.xforms import load_form

Read = Callable[[bytes], Any]


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return compile_workbook(resource("instruments/ltsa-pmi.xlsx"))


@pytest.fixture(scope="module")
def store(instrument: Instrument, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("store") / "s"
    made = create_store(folder, password="contoh-contoh", profile=Profile("CONTOH Siti Rahma"))
    made.instruments.add(instrument)
    yield made
    made.close()


@pytest.fixture(scope="module")
def visit(store: Store, instrument: Instrument) -> str:
    visit = store.visits.create("LTSA-014", instrument.digest, date(2026, 11, 17), "terjadwal", example=True)
    state = store.visits.state(visit.id)
    writes: dict[str, str | None] = {}
    ops = json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8"))
    for op in ops:
        change = state.add_repeat(op["add"]) if "add" in op else state.set(op["set"], op["value"])
        writes.update(change.writes)
    store.visits.save(visit.id, writes)
    return visit.id


@pytest.fixture(scope="module")
def report(store: Store, visit: str) -> VisitReport:
    store.visits.seal(visit, "final")
    return store.read.visit_report(visit)


def text_of(pdf: Any) -> str:
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in pdf.pages))


def test_every_answer_of_the_visit_is_on_the_sheet(report: VisitReport, tmp_path: Path, read: Read) -> None:
    text = "".join(text_of(read(render_sheet(report, tmp_path / "s.pdf").read_bytes())).split())
    for section in report.sections:
        for row in section.rows:
            if row.kind != "question" or not row.value or row.photos:
                continue
            if row.path.endswith(("f_urgency", "f_seriousness", "f_growth")):
                continue  # printed as figures in one line
            figure, _, rest = row.value.partition(" ")
            shown = rest if row.points is not None and rest and figure.isdecimal() else row.value
            assert "".join(printable(shown).split()) in text, row


def test_the_example_gives_the_check_values_and_bears_its_mark(report: VisitReport, tmp_path: Path, read: Read) -> None:
    pdf = read(render_sheet(report, tmp_path / "s.pdf").read_bytes())
    text = text_of(pdf)
    assert "1,99 dari 5" in text
    assert "91,48 dari 100" in text
    for page in pdf.pages:
        assert "bukan hasil penilaian" in page.extract_text()
        assert report.short_code in page.extract_text()


def test_contributions_add_up_to_the_index(report: VisitReport, tmp_path: Path, read: Read) -> None:
    text = text_of(read(render_sheet(report, tmp_path / "s.pdf").read_bytes()))
    start = text.index("Rekapitulasi: Indeks Pelayanan Publik (F-02)")
    recap = text[start : text.index("Nilai akhir", start)]
    shares = [int(share.replace(",", "")) for share in re.findall(r"\d,\d{3}\b", recap)]
    assert len(shares) == 6
    assert abs(sum(shares) - 1994) <= 3  # each rounded to three decimals


def test_an_index_that_was_never_asked_is_not_printed(report: VisitReport, tmp_path: Path, read: Read) -> None:
    asked = {scheme.title for scheme in report.schemes if scheme.n_items}
    never = {scheme.title for scheme in report.schemes} - asked
    text = text_of(read(render_sheet(report, tmp_path / "s.pdf").read_bytes()))
    assert never
    for title in never:
        assert f"Rekapitulasi: {title}" not in text


def test_berita_acara_and_debrief_of_the_real_visit(report: VisitReport, tmp_path: Path, read: Read) -> None:
    minutes = text_of(read(render_berita_acara(report, tmp_path / "b.pdf").read_bytes()))
    assert "Selasa tanggal tujuh belas bulan November tahun dua ribu dua puluh enam" in minutes
    for finding in report.findings:
        assert finding.recommendation in minutes
    assert len(read(render_debrief(report, tmp_path / "d.pdf").read_bytes()).pages) == 1


def test_the_english_report_prints_in_english(
    store: Store, visit: str, report: VisitReport, tmp_path: Path, read: Read
) -> None:
    english = store.read.visit_report(visit, language="en")
    text = text_of(read(render_sheet(english, tmp_path / "s.pdf", paper="F4").read_bytes()))
    assert "ASSESSMENT SHEET" in text
    assert "1.99 of 5" in text
    assert report.short_code in text


def test_the_blank_form_holds_every_question_that_a_person_answers(
    instrument: Instrument, tmp_path: Path, read: Read
) -> None:
    form = load_form(instrument.xform, instrument.attachments)
    pdf = read(render_blank_form(form, tmp_path / "f.pdf", instrument.digest).read_bytes())
    text = text_of(pdf)
    from ltsa_desktop.xforms import FormState

    state = FormState.new(form)
    for node in state.walk():
        label = re.sub(r"\s+", " ", node.label() or "")
        definition = node.definition
        if definition.control in ("select1", "select", "upload") and not definition.has_calculate:
            assert printable(label.partition(" ")[2]) in text, label
    count = len(pdf.pages)
    for number, page in enumerate(pdf.pages, 1):
        words = page.extract_text()
        assert f"Halaman {number} dari {count}" in words
        assert f"{form.id} · {form.version} · {instrument.digest[:8]}" in words
    assert "Isi bila B1.1 bukan “Tidak aktif”." in text


def test_the_blank_form_is_the_same_each_time_and_speaks_english(
    instrument: Instrument, tmp_path: Path, read: Read
) -> None:
    form = load_form(instrument.xform, instrument.attachments)
    first = render_blank_form(form, tmp_path / "1.pdf", instrument.digest, language="en").read_bytes()
    assert first == render_blank_form(form, tmp_path / "2.pdf", instrument.digest, language="en").read_bytes()
    text = text_of(read(first))
    assert "Fill in if" in text
    assert "Isi bila" not in text


def test_a_draft_of_the_real_visit_prints_as_a_draft(
    store: Store, instrument: Instrument, tmp_path: Path, read: Read
) -> None:
    draft = store.visits.create("LTSA-014", instrument.digest, date(2026, 11, 18), "mendadak")
    report = store.read.visit_report(draft.id)
    for render in (render_sheet, render_berita_acara, render_debrief):
        pdf = read(render(report, tmp_path / "d.pdf").read_bytes())
        for page in pdf.pages:
            assert "belum ada kode revisi" in page.extract_text()
