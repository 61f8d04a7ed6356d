"""What only the compiled form can tell: calculations that are no number, scored questions that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ltsa_desktop import xforms
from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.conversion import ConversionFault, convert
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.pointing import issue
from ltsa_desktop.instruments.sheets import SURVEY, Sheets
from ltsa_desktop.scoring import Plan
from ltsa_desktop.xforms.errors import EvaluationError, FormError

if TYPE_CHECKING:
    from ltsa_desktop.xforms import FormDef

_NAN = "#NaN"
_NEVER_THE_SAME = re.compile(r"\b(?:uuid|random|now)\s*\(")


def check_form(sheets: Sheets, form: FormDef, plan: Plan | None) -> list[Issue]:
    """Doubts about a form that compiled."""
    return [*_not_numbers(sheets, form), *_unscored(sheets, form, plan)]


def _not_numbers(sheets: Sheets, form: FormDef) -> Iterator[Issue]:
    """Calculations that are no number on an empty form; ODK shows these as a blank."""
    for ref in sorted(_not_a_number(_as_text(sheets)), key=lambda ref: form.nodes[ref].index):
        row = sheets.by_ref.get(ref)
        if row is not None:
            yield issue(
                "hint",
                "not-a-number-when-empty",
                sheets.survey,
                row,
                "calculation",
                Text(
                    "Selama salah satu pertanyaannya kosong, hitungan ini bukan angka dan tampil kosong.",
                    "While one of its questions is blank, this calculation is no number and shows blank.",
                ),
                Text(
                    "Bila kosong berarti nol, pakai coalesce(${…}, 0); bila memang harus kosong, if(${…} = '', '', …).",
                    "If blank means nought, use coalesce(${…}, 0); if blank is meant, if(${…} = '', '', …).",
                ),
            )


def _not_a_number(form: FormDef | None) -> set[str]:
    """The refs whose value is NaN on an empty form made by `_as_text`."""
    if form is None:
        return set()
    try:
        state = xforms.FormState.new(form, xforms.Environment())
    except EvaluationError:
        return set()
    return {node.definition.ref for node in state.walk() if node.value == _NAN}


def _as_text(sheets: Sheets) -> FormDef | None:
    """The form with each calculation telling whether it is NaN: only NaN differs from itself."""
    changes: dict[tuple[str, int, int], str] = {}
    for row in sheets.rows:
        calculation, kind = row.header("calculation"), row.header("type")
        if _NEVER_THE_SAME.search(row.get("calculation")):
            continue  # it differs from itself though it is no NaN
        if calculation and kind and row.control == "question" and row.get("calculation") and row.select is None:
            changes[SURVEY, row.number, kind.index] = "calculate"
            formula = row.get("calculation")
            changes[SURVEY, row.number, calculation.index] = (
                f"if(({formula}) != ({formula}), '{_NAN}', string({formula}))"
            )
    if not changes:
        return None
    try:
        return xforms.load_form(convert(sheets, changes).xform, {})
    except (ConversionFault, FormError):
        return None


def _unscored(sheets: Sheets, form: FormDef, plan: Plan | None) -> Iterator[Issue]:
    """Refs of the plan that the form does not have."""
    for ref in sorted(plan.refs) if plan else ():
        row = sheets.by_ref.get(ref)
        if ref not in form.nodes and row is not None:
            yield issue(
                "error",
                "unknown-question",
                sheets.survey,
                row,
                "name",
                Text("Pertanyaan yang dinilai ini tidak ada dalam formulir.", "The form lacks this scored question."),
            )
