"""The actions of earlier visits on paper: the sheet has them all, the debrief what fits on its page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ltsa_desktop.reports import render_debrief, render_sheet
from ltsa_desktop.store import ReportFollowUp, VisitReport

Read = Callable[[bytes], Any]


def follow_up(number: int, state: str, words: str, note: str = "") -> ReportFollowUp:
    return ReportFollowUp(
        number,
        f"CONTOH tindakan {number} yang disepakati",
        "kabupaten/kota",
        date(2026, 12, 31),
        date(2026, 3, 3),
        state,
        words,
        note,
        (2,) if number == 1 else (),
    )


FOUND = (
    follow_up(1, "selesai", "selesai", "Papan baru sudah terpasang."),
    follow_up(2, "belum", "belum", "Anggaran belum diusulkan."),
)


def text_of(pdf: Any) -> str:
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in pdf.pages))


def test_the_sheet_tells_of_each_action_its_state_its_note_and_its_photo(
    report: VisitReport, read: Read, tmp_path: Path
) -> None:
    text = text_of(read(render_sheet(replace(report, follow_ups=FOUND), tmp_path / "s.pdf").read_bytes()))
    assert "Tindak lanjut kunjungan sebelumnya" in text
    for one in FOUND:
        assert one.action in text
        assert one.note in text
    assert "disepakati 3 Maret 2026" in text
    assert "Papan baru sudah terpasang. Foto 2" in text
    without = text_of(read(render_sheet(report, tmp_path / "t.pdf").read_bytes()))
    assert "Tindak lanjut kunjungan sebelumnya" not in without


def test_the_debrief_stays_on_one_page_and_begins_with_what_is_not_done(
    report: VisitReport, read: Read, tmp_path: Path
) -> None:
    many = (*FOUND, *(follow_up(n, "proses", "sebagian", "Sedang dikerjakan. " * 20) for n in range(3, 15)))
    findings = tuple(replace(report.findings[0], number=n) for n in range(1, 30))
    crowded = replace(report, follow_ups=many, findings=findings)
    pdf = read(render_debrief(crowded, tmp_path / "d.pdf").read_bytes())
    assert len(pdf.pages) == 1
    text = text_of(pdf)
    assert "CONTOH tindakan 2 yang disepakati" in text
    shown = len(re.findall(r"CONTOH tindakan \d+ yang", text))
    assert f"{len(many) - shown} tindak lanjut lain ada di Lembar Penilaian" in text


def test_a_finding_says_which_question_shows_it(report: VisitReport, read: Read, tmp_path: Path) -> None:
    about = "C3.2 Layanan di tempat: pendaftaran"
    told = replace(report, findings=(replace(report.findings[0], about=about), *report.findings[1:]))
    assert f"Tentang {about}" in text_of(read(render_sheet(told, tmp_path / "s.pdf").read_bytes()))


def test_a_new_deadline_stands_below_the_old_one_and_counts_in_the_debrief(
    report: VisitReport, tmp_path: Path, read: Read
) -> None:
    moved = replace(report, follow_ups=(replace(FOUND[1], due=date(2027, 6, 30)),))
    sheet = text_of(read(render_sheet(moved, tmp_path / "s.pdf").read_bytes()))
    assert "31 Desember 2026" in sheet
    assert "Baru: 30 Juni 2027" in sheet
    assert "30-06-2027" in text_of(read(render_debrief(moved, tmp_path / "d.pdf").read_bytes()))


def test_an_answer_outside_its_rule_is_printed_with_its_reason_not_as_left_open(
    report: VisitReport, tmp_path: Path, read: Read
) -> None:
    kept = next(row for section in report.sections for row in section.rows if row.status == "scored" and row.value)
    row = replace(kept, skipped="Sesuai kertas")
    sections = tuple(
        replace(section, rows=tuple(row if one is kept else one for one in section.rows)) for section in report.sections
    )
    text = text_of(read(render_sheet(replace(report, sections=sections), tmp_path / "s.pdf").read_bytes()))
    assert "Di luar aturan isian: Sesuai kertas" in text
    assert "Tidak diisi: Sesuai kertas" not in text
