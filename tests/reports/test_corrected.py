"""A supervisor's correction is told on the sheet wherever the corrected answer is printed, also outside the tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.reports import render_sheet
from ltsa_desktop.store import ReportRow, ReportSection, VisitReport


def corrected(report: VisitReport, path: str, value: str) -> VisitReport:
    """The visit with an answer at `path` that carries the note of a correction."""
    note = "Dikoreksi CONTOH Ratna (24 Nov 2026): lihat foto. Jawaban Siti: CONTOHSEMULA"
    row = ReportRow("question", path, "G9", "Pertanyaan", 0, value=value, raw=value, corrected=note)
    return replace(report, sections=(*report.sections, ReportSection("/data/z", "Z", "Lain", (row,))))


def _paths(report: VisitReport) -> dict[str, tuple[str, str]]:
    finding, aspiration, practice = report.findings[1], report.aspirations[0], report.practices[0]
    return {
        "conclusion": ("/data/z/conclusion", report.conclusion),
        "finding": (f"{finding.path}/text", finding.text),
        "recommendation": (f"{finding.path}/recommendation", finding.recommendation),
        "aspiration": (f"{aspiration.path}/text", aspiration.text),
        "practice": (f"{practice.path}/result", practice.result),
    }


@pytest.mark.parametrize("what", ["conclusion", "finding", "recommendation", "aspiration", "practice"])
def test_the_sheet_tells_a_correction_beside_what_was_corrected(
    report: VisitReport, read: Callable[[bytes], Any], tmp_path: Path, what: str
) -> None:
    path, value = _paths(report)[what]
    made = read(render_sheet(corrected(report, path, value), tmp_path / "lembar.pdf").read_bytes())
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in made.pages))
    assert "Dikoreksi CONTOH Ratna" in text
    assert "CONTOHSEMULA" in text
    # Beside the answer, not pages away from it.
    assert text.index("CONTOHSEMULA") - text.index(value[-20:]) < 1200
