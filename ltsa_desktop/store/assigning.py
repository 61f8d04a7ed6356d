"""Which supervisor is to review a visit: signed statements folded into one name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.reviewing import refuse_evaluators

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import Statement

ASSIGNMENT = "review-assignment"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A supervisor who can be asked to review. `key` is the public key in hex, "" for nobody."""

    key: str
    name: str
    me: bool = False


def reviewer_of(acts: Iterable[Statement], judges: Collection[str]) -> tuple[str, str]:
    """Key and name of who reviews a visit, ("", "") for nobody: a pure function of the set of statements about it.

    Of assignments that did not know of each other the later one stands, of equals the one with the greater id.
    """
    said = [act for act in acts if act.body.kind == ASSIGNMENT and act.key in judges]
    known = {str(name) for act in said for name in act.body.data.get("after", ())}
    standing = [act for act in said if act.id not in known]
    chief = max(standing, key=lambda act: (act.at, act.id), default=None)
    if chief is None:
        return "", ""
    data = chief.body.data
    return str(data.get("reviewer", "")), str(data.get("name", ""))


def reviewers(store: Store) -> list[Reviewer]:
    """Who can be asked here: this supervisor first, then the others that are trusted, by name."""
    own = store.device.key
    others = [
        Reviewer(known.key, known.name)
        for known in store.trust.keys("supervisor")
        if known.status == "trusted" and known.key != own
    ]
    mine = [Reviewer(own, store.profile.name, me=True)] if store.profile.role == "supervisor" else []
    return mine + sorted(others, key=lambda one: (one.name.casefold(), one.key))


def assign(store: Store, visits: Iterable[str], key: str) -> list[Statement]:
    """Ask a supervisor (by key, "" for nobody) to review these visits.

    Raises:
        UserError: "not-a-supervisor"; "reviewer-unknown". NotFound for a visit that is not here.
    """
    refuse_evaluators(store)
    named = {one.key: one.name for one in reviewers(store)} | {"": ""}
    if key not in named:
        raise UserError(
            Text("Supervisor ini tidak dikenal di sini.", "This supervisor is not known here."),
            code="reviewer-unknown",
        )
    made = []
    with store.unit():
        for name in visits:
            visit = store.visits.get(name)
            said = store.statements.list((ASSIGNMENT,), visit=visit.id)
            known = {str(i) for act in said for i in act.body.data.get("after", ())}
            after = sorted(act.id for act in said if act.id not in known)
            data = {"reviewer": key, "name": named[key], "after": after}
            made.append(store.statements.add(ASSIGNMENT, data, visit=visit.id, revision=visit.head))
    return made


def reviewer_called(store: Store, name: str) -> Reviewer:
    """A reviewer by name, the beginning of the key, or "me"/"saya". Raises UserError "reviewer-unknown"."""
    wanted = name.casefold().strip()
    found = [
        one
        for one in reviewers(store)
        if (one.me and wanted in {"me", "saya"})
        or one.name.casefold() == wanted
        or (len(wanted) >= 8 and one.key.startswith(wanted))
    ]
    if len(found) != 1:
        raise UserError(
            Text(
                "“{name}” cocok dengan {n} supervisor yang dikenal di sini.",
                "“{name}” fits {n} supervisors known here.",
            ).format(name=name, n=len(found)),
            code="reviewer-unknown",
        )
    return found[0]
