"""What only the compiled form can tell: questions that never appear, calculations that are no number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ltsa_desktop import xforms
from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.check_structure import issue
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.sheets import Sheets
from ltsa_desktop.scoring import Plan
from ltsa_desktop.xforms.errors import EvaluationError

if TYPE_CHECKING:
    from ltsa_desktop.xforms import FormDef


def check_form(sheets: Sheets, form: FormDef, plan: Plan | None) -> list[Issue]:
    """Doubts about a form that compiled."""
    return [*_unreachable(sheets, form), *_not_numbers(sheets, form), *_unscored(sheets, form, plan)]


def _unreachable(sheets: Sheets, form: FormDef) -> Iterator[Issue]:
    for ref, node in form.nodes.items():
        row = sheets.by_ref.get(ref)
        if row is not None and row.get("relevant") and node.relevant_constant is False:
            yield issue(
                "warning",
                "unreachable",
                sheets.survey,
                row,
                "relevant",
                Text("Bagian ini tidak akan pernah ditanyakan.", "This can never be asked."),
                Text("Perbaiki kolom relevant atau hapus barisnya.", "Mend the relevant column or delete the row."),
            )


def _not_numbers(sheets: Sheets, form: FormDef) -> Iterator[Issue]:
    """Calculations that show NaN on an empty form."""
    try:
        state = xforms.FormState.new(form, xforms.Environment())
    except EvaluationError:
        return
    seen: set[str] = set()
    for node in state.walk():
        ref = node.definition.ref
        row = sheets.by_ref.get(ref)
        if row is None or ref in seen or node.value not in {"NaN", "Infinity", "-Infinity"}:
            continue
        seen.add(ref)
        yield issue(
            "warning",
            "not-a-number-when-empty",
            sheets.survey,
            row,
            "calculation",
            Text(
                f"Selama pertanyaannya kosong, hitungan ini menghasilkan {node.value}.",
                f"While its questions are blank, this calculation gives {node.value}.",
            ),
            Text(
                "Pakai coalesce(${…}, 0) atau if(${…} = '', '', …).",
                "Use coalesce(${…}, 0) or if(${…} = '', '', …).",
            ),
        )


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
