"""Readiness, IPP, SKM, gender and MRC: exact arithmetic, bands, and what cost the points."""

from ltsa_desktop.scoring.answers import StateScore, answers_from_state
from ltsa_desktop.scoring.evaluation import LiveScore, band_of, evaluate
from ltsa_desktop.scoring.formulas import FORMULA_RULES, rule_texts
from ltsa_desktop.scoring.plan import (
    ABSENT_RULES,
    FORMULAS,
    AbsentRule,
    Aspect,
    Band,
    Formula,
    Item,
    Part,
    Plan,
    PlanUnreadable,
    Scheme,
)
from ltsa_desktop.scoring.snapshot import (
    AspectScore,
    Counts,
    ItemAnswer,
    Loss,
    SchemeScore,
    Snapshot,
    SnapshotUnreadable,
    Status,
)
from ltsa_desktop.scoring.standards import BANDS, IPP_BANDS, OMBUDSMAN_BANDS, SKM_BANDS, krejcie_morgan

__all__ = [
    "ABSENT_RULES",
    "BANDS",
    "FORMULAS",
    "FORMULA_RULES",
    "IPP_BANDS",
    "OMBUDSMAN_BANDS",
    "SKM_BANDS",
    "AbsentRule",
    "Aspect",
    "AspectScore",
    "Band",
    "Counts",
    "Formula",
    "Item",
    "ItemAnswer",
    "LiveScore",
    "Loss",
    "Part",
    "Plan",
    "PlanUnreadable",
    "Scheme",
    "SchemeScore",
    "Snapshot",
    "SnapshotUnreadable",
    "StateScore",
    "Status",
    "answers_from_state",
    "band_of",
    "evaluate",
    "krejcie_morgan",
    "rule_texts",
]
