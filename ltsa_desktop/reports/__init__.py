"""Printed documents. Importing this room is cheap: ReportLab comes in with the first document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.store import Organisation, VisitReport
    from ltsa_desktop.store.paper_models import AttachedFile
    from ltsa_desktop.xforms import FormDef

__all__ = ["render_berita_acara", "render_blank_form", "render_debrief", "render_sheet"]


def render_sheet(
    report: VisitReport,
    out: Path,
    paper: str = "A4",
    language: str | None = None,
    files: Sequence[AttachedFile] = (),
) -> Path:
    """Write the Lembar Penilaian of a visit to `out` and return it.

    Args:
        report: the visit, in the language of its sentences.
        out: the PDF; written aside and renamed, so that an older file is whole until the new one is.
        paper: "A4" or "F4".
        language: of the fixed words, "id" or "en"; the report's own when left out.
        files: travel inside the PDF (`exchange.attached.data_of`: then the sheet itself can be imported).

    Raises:
        UserError: disk full, file open elsewhere, folder not writable, unknown paper; nothing was changed.
    """
    from .output import write
    from .sheet import sheet

    return write(sheet(report, paper, language or report.language, files), out)


def render_berita_acara(
    report: VisitReport, out: Path, paper: str = "A4", language: str | None = None, number: str = ""
) -> Path:
    """Write the Berita Acara of a visit to `out` and return it; see `render_sheet`.

    `number` is its "Nomor"; left blank, a dotted line is printed to fill it in by hand.
    """
    from .berita_acara import berita_acara
    from .output import write

    return write(berita_acara(report, paper, language or report.language, number), out)


def render_debrief(report: VisitReport, out: Path, paper: str = "A4", language: str | None = None) -> Path:
    """Write the one-page debrief of a visit, to be signed on the spot, to `out` and return it; see `render_sheet`."""
    from .debrief import debrief
    from .output import write

    return write(debrief(report, paper, language or report.language), out)


def render_blank_form(
    form: FormDef,
    out: Path,
    digest: str = "",
    organisation: Organisation | None = None,
    paper: str = "A4",
    language: str = "id",
) -> Path:
    """Write the blank form of an instrument, to be filled in by hand, to `out` and return it; see `render_sheet`.

    `digest` is the instrument's identity, printed in short on every page; `organisation` gives the letterhead.
    """
    from .blank_form import blank_form
    from .output import write
    from .reading import letterhead_from

    return write(blank_form(form, digest, letterhead_from(organisation), paper, language), out)


def render_fillable_form(
    form: FormDef,
    out: Path,
    digest: str = "",
    organisation: Organisation | None = None,
    paper: str = "A4",
    language: str = "id",
    centre: str = "",
    values: Mapping[str, str] = {},
) -> Path:
    """Write the form as a PDF to be filled in on the screen to `out` and return it; see `render_sheet`.

    `centre` is the code of the centre it is sent to, "" for any; `values` what is filled in already, by ref.
    `exchange.odk_import` takes the returned file in as a draft.
    """
    from .fillable import fillable_form
    from .output import write
    from .reading import letterhead_from

    return write(fillable_form(form, digest, letterhead_from(organisation), paper, language, centre, values), out)
