"""The page that is read out and signed on the spot: strengths, agreed actions, gaps, and who signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ltsa_desktop.reports import render_debrief
from ltsa_desktop.store import TeamMember, VisitReport
from ltsa_desktop.store.paper_models import ReportFollowUp


def words(report: VisitReport, tmp_path: Path, read: Callable, **more: str) -> str:
    pdf = read(render_debrief(report, tmp_path / "d.pdf", **more).read_bytes())
    assert len(pdf.pages) == 1
    return " ".join("\n".join(page.extract_text() for page in pdf.pages).split())


def test_strengths_are_the_highest_aspects_the_items_at_full_score_and_the_practices(
    report: VisitReport, tmp_path: Path, read: Callable
) -> None:
    told = words(report, tmp_path, read)
    assert "Sistem Informasi Pelayanan Publik 2,50 dari 5; Sarana Prasarana 2,17 dari 5; Profesionalisme SDM" in told
    assert "Kebijakan Pelayanan 1," not in told
    assert "Bernilai penuh" not in told
    assert f"Praktik baik: {report.practices[0].title}" in told
    assert told.index("Yang terkuat") < told.index("Temuan dan kesepakatan") < told.index("Yang mengurangi nilai")
    best = next(row for section in report.sections for row in section.rows if row.maximum == Decimal(5))
    row = replace(best, points=Decimal(5))
    sections = tuple(
        replace(section, rows=tuple(row if one is best else one for one in section.rows)) for section in report.sections
    )
    told = words(replace(report, sections=sections), tmp_path, read)
    assert f"Bernilai penuh, 1 dari 30 butir: {best.number} {best.label}" in told


def test_a_visit_without_scores_and_practices_claims_no_strengths(
    report: VisitReport, tmp_path: Path, read: Callable
) -> None:
    told = words(replace(report, schemes=(), practices=()), tmp_path, read, language="en")
    assert "Strongest points" not in told
    assert "Findings and agreed follow-up" in told


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("findings", [0, 1, 14])
def test_a_team_of_four_and_the_head_sign_on_the_same_page(
    report: VisitReport, tmp_path: Path, read: Callable, paper: str, findings: int
) -> None:
    names = ("Siti Rahma Wulandari, S.Sos., M.Si.", "Budi Santoso", "Ani Lestari", "Dewi Kartika")
    team = tuple(TeamMember(name, "", "Anggota") for name in names)
    crowded = tuple(replace(report.findings[0], number=number) for number in range(1, findings + 1))
    report = replace(report, team=team, signatures=(), findings=crowded)
    told = words(report, tmp_path, read, paper=paper)
    for name in (*names, "Mengetahui,"):
        assert name in told
    assert report.short_code in told
    if findings:
        assert crowded[0].recommendation[:30] in told
        assert "Yang mengurangi nilai" in told


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_very_many_findings_stay_on_one_page_that_says_what_was_left_out(
    report: VisitReport, tmp_path: Path, read: Callable, paper: str, language: str
) -> None:
    long = "Petugas imigrasi hanya datang dua kali seminggu sehingga pemohon menunggu lebih lama. " * 6
    findings = tuple(
        replace(report.findings[0], number=n, text=f"Temuan {n} CONTOH. {long}", recommendation=f"Rekomendasi. {long}")
        for n in range(1, 301)
    )
    agreed = tuple(
        ReportFollowUp(n, f"Tindak lanjut {n} CONTOH. {long}", "Kepala Dinas", None, None, "belum", "Belum", long)
        for n in range(1, 61)
    )
    team = tuple(TeamMember(f"Anggota {n} CONTOH", "", "Anggota") for n in range(1, 10))
    crowded = replace(
        report, findings=findings, follow_ups=agreed, team=team, signatures=(), conclusion=f"Kesimpulan. {long}" * 4
    )
    told = words(crowded, tmp_path, read, paper=paper, language=language)
    left = "temuan lain ada di Lembar Penilaian" if language == "id" else "further findings are in the Assessment Sheet"
    count = int(told[: told.index(left)].split()[-1])
    assert 250 < count < 300
    actions = "tindak lanjut lain ada di Lembar" if language == "id" else "further follow-ups are in the Assessment"
    assert 50 < int(told[: told.index(actions)].split()[-1]) <= 60
    members = "anggota tim lain" if language == "id" else "further members of the team"
    assert int(told[: told.index(members)].split()[-1]) == 4
    for name in ("Anggota 1 CONTOH", "Anggota 5 CONTOH", crowded.short_code):
        assert name in told
