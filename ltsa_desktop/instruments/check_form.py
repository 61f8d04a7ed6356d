"""What only the compiled form can tell: calculations that are no number, scored questions that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ltsa_desktop import xforms
from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.check_xform import BIND
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.pointing import issue
from ltsa_desktop.instruments.sheets import Sheets
from ltsa_desktop.scoring import Plan
from ltsa_desktop.xforms.errors import EvaluationError, FormError

if TYPE_CHECKING:
    from ltsa_desktop.xforms import FormDef

_NAN = "#NaN"
_REF = re.compile(rb'\snodeset="([^"]*)"')
_FORMULA = re.compile(rb'\scalculate="([^"]*)"')
_TYPE = re.compile(rb'\stype="[^"]*"')
_NEVER_THE_SAME = re.compile(r"\b(?:uuid|random|now)\s*\(")


def check_form(sheets: Sheets, form: FormDef, xform: bytes, plan: Plan | None) -> list[Issue]:
    """Doubts about a form that compiled, from `xform`."""
    return [*_not_numbers(sheets, form, xform), *_unscored(sheets, form, plan)]


def _not_numbers(sheets: Sheets, form: FormDef, xform: bytes) -> Iterator[Issue]:
    """Calculations that are no number on an empty form; ODK shows these as a blank."""
    for ref in sorted(_not_a_number(_as_text(sheets, xform)), key=lambda ref: form.nodes[ref].index):
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


def _as_text(sheets: Sheets, xform: bytes) -> FormDef | None:
    """The form with each calculation telling whether it is NaN: only NaN differs from itself."""
    asked = {
        row.ref
        for row in sheets.rows
        if row.control == "question"
        and row.get("calculation")
        and row.header("calculation")
        and row.select is None
        # it differs from itself though it is no NaN
        and not _NEVER_THE_SAME.search(row.get("calculation"))
    }

    def telling(bind: re.Match[bytes]) -> bytes:
        ref, formula = _REF.search(bind[0]), _FORMULA.search(bind[0])
        if ref is None or formula is None or ref[1].decode() not in asked:
            return bind[0]
        told = b"if((%b) != (%b), '%b', string(%b))" % (formula[1], formula[1], _NAN.encode(), formula[1])
        return _TYPE.sub(b' type="string"', bind[0].replace(formula[0], b' calculate="%b"' % told))

    changed = BIND.sub(telling, xform) if asked else xform
    if changed == xform:
        return None
    try:
        return xforms.load_form(changed, {})
    except FormError:
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
