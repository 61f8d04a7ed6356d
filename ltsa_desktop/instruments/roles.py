"""The roles (`instance::peran`) by which the rest of the program finds questions in any instrument."""

from __future__ import annotations

import difflib
import re

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import NOTHING

ROLES = (
    "visit.date", "visit.type", "visit.start", "visit.end", "centre.code", "centre.name",
    "centre.province", "centre.regency", "team.member", "team.role", "team.nip", "team.letter",
    "met.name", "met.position", "status.state", "status.since", "status.reason", "evidence", "photo", "finding.text",
    "finding.urgency", "finding.seriousness", "finding.growth", "finding.cause", "finding.why",
    "finding.recommendation", "finding.owner", "finding.deadline", "finding.needs_regulation", "finding.article",
    "finding.category", "aspiration.role", "aspiration.topic", "aspiration.article", "aspiration.text",
    "practice.title", "practice.problem", "practice.action", "practice.result", "practice.cost", "practice.needs",
    "practice.transfer", "practice.evidence", "conclusion", "sign.evaluator", "sign.head", "sign.head_name",
    "sign.head_nip", "sign.head_title",
)  # fmt: skip

_DESK = re.compile(r"desk\.[A-Za-z0-9_\-]+\.(present|on_site)")


def is_role(role: str) -> bool:
    """Whether the program knows this role."""
    return role in ROLES or bool(_DESK.fullmatch(role))


def near_role(role: str) -> Text:
    """ "Maksudnya …?" for the nearest role."""
    near = difflib.get_close_matches(role, ROLES, 1, 0.7)
    return Text(f'Maksudnya "{near[0]}"?', f'Did you mean "{near[0]}"?') if near else NOTHING
