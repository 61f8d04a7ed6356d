"""The page that is read out and signed on the spot: strengths, agreed actions, gaps, and who signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ltsa_desktop.reports import render_debrief
from ltsa_desktop.store import TeamMember, VisitReport


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
