"""The supervisor's list: every visit that came in and where it stands, read in a handful of queries for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.assigning import ASSIGNMENT, reviewer_of
from ltsa_desktop.store.commenting import MARK, threads_of
from ltsa_desktop.store.read_models import Author, VisitSummary
from ltsa_desktop.store.reviewing import (
    COMMENT,
    CORRECTION,
    REVIEW,
    Review,
    State,
    approvals_wanted,
    judges,
    review_of,
    state_words,
)
from ltsa_desktop.store.sql import UNLISTED

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import Statement

KINDS = (REVIEW, COMMENT, MARK, ASSIGNMENT, CORRECTION)
"""Statements that the state of a review is read from."""
_AT_ONCE = 500
"""Values in one query; SQLite takes 32,766, older builds 999."""
EVERY_STATE: tuple[State, ...] = ("received", "in-review", "approved", "returned", "changed-after-approval")


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One sealed visit in the list.

    Attributes:
        summary: the visit. evaluator: who sealed the version shown, a supervisor's corrections aside.
        state, approvals, wanted, divided, by, at, reason: as of `reviewing.Review`.
        reviewer: name of who is asked to review it, "" for nobody; mine: that is this laptop's supervisor.
        open, handled: threads of comments that are open, and that are handled but not settled.
        corrected: answers that a supervisor corrected.
        device: id of the laptop that the evaluator sealed it on.
    """

    summary: VisitSummary
    evaluator: Author
    device: str
    state: State
    approvals: int
    wanted: int
    divided: bool
    by: tuple[Author, ...]
    at: datetime | None
    reason: str
    reviewer: str
    mine: bool
    open: int
    handled: int
    corrected: int

    @property
    def id(self) -> str:
        """Of the visit."""
        return self.summary.visit.id

    @property
    def words(self) -> Text:
        """The state in words; see `reviewing.state_words`."""
        return state_words(self.state, self.approvals, self.wanted)

    @property
    def problems(self) -> int:
        """Answers that are open though required, or do not meet their rule, at sealing."""
        progress = self.summary.progress
        return 0 if progress is None else progress.required_open + progress.problems


def acts_by_visit(store: Store, kinds: Iterable[str] = KINDS, visit: str | None = None) -> dict[str, list[Statement]]:
    """The statements of these kinds, by the visit they are about (of one visit only, with `visit`): one query."""
    found: dict[str, list[Statement]] = {}
    for act in store.statements.list(kinds, visit):
        if act.body.visit:
            found.setdefault(act.body.visit, []).append(act)
    return found


def review_states(store: Store, visits: Collection[str] | None = None) -> dict[str, Review]:
    """Visit id → where it stands, of every sealed visit here (or of these): two queries whatever their number."""
    acts = acts_by_visit(store, (REVIEW, COMMENT))
    keys, wanted = judges(store), approvals_wanted(store)
    return {
        visit: review_of(acts.get(visit, ()), head, keys, wanted, dirty=dirty)
        for visit, head, dirty in _heads(store)
        if visits is None or visit in visits
    }


def review_lines(store: Store, visit: str = "") -> list[ReviewLine]:
    """Every sealed visit, what was changed last first; or one only. Raises NotFound for one that is not here."""
    listed = [store.visits.summary(visit)] if visit else store.visits.list(sealed=True)
    only = listed[0].visit.id if visit else ""
    acts = acts_by_visit(store, visit=only or None)
    keys, wanted, own = judges(store), approvals_wanted(store), store.device.key
    sealers = _sealers(store, acts, only)
    made = []
    for summary in listed:
        one = summary.visit
        if not one.head:
            continue
        here = acts.get(one.id, ())
        found = review_of(here, one.head, keys, wanted, dirty=one.dirty)
        marks = [thread.mark for thread in threads_of(here, keys)] if here else []
        key, reviewer = reviewer_of(here, keys)
        author, device = sealers.get(one.id, (Author(summary.author), ""))
        made.append(
            ReviewLine(
                summary=summary,
                evaluator=author,
                device=device,
                state=found.state,
                approvals=found.approvals,
                wanted=wanted,
                divided=found.divided,
                by=found.by,
                at=found.at,
                reason=found.reason,
                reviewer=reviewer,
                mine=bool(key) and key == own,
                open=marks.count("open"),
                handled=marks.count("handled"),
                corrected=len({a.body.path for a in here if a.body.kind == CORRECTION and a.key in keys}),
            )
        )
    return made


def counts(lines: Iterable[ReviewLine]) -> Mapping[State, int]:
    """State → how many visits are in it."""
    made: dict[State, int] = dict.fromkeys(EVERY_STATE, 0)
    for line in lines:
        made[line.state] += 1
    return made


def _heads(store: Store, visit: str = "") -> list[tuple[str, str, bool]]:
    which, values = ("AND id = ? ", (visit,)) if visit else ("", ())
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT id, head, dirty FROM visit WHERE head <> '' AND status NOT IN {UNLISTED} {which}ORDER BY id",
            values,
        )
        return [(str(visit), str(head), bool(dirty)) for visit, head, dirty in rows]


def _sealers(store: Store, acts: Mapping[str, list[Statement]], only: str = "") -> dict[str, tuple[Author, str]]:
    """Visit → who sealed what it shows and on which laptop; below a correction, who sealed what was corrected."""
    base: dict[str, str] = {}
    for here in acts.values():
        made = [act.body for act in here if act.body.kind == CORRECTION]
        base |= {body.revision: str(body.data.get("base", "")) for body in made}
    heads = {visit: head for visit, head, _ in _heads(store, only)}
    first = {visit: _below(head, base) for visit, head in heads.items()}
    found: dict[str, tuple[Author, str]] = {}
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT v.id, p.name, p.nip, p.role, r.device FROM visit v JOIN revision r ON r.id = v.head "
            f"JOIN person p ON p.id = r.author_id {'WHERE v.id = ? ' if only else ''}ORDER BY v.id",
            (only,) if only else (),
        ).fetchall()
        sealed = {str(r[0]): (Author(str(r[1]), str(r[2]), str(r[3])), str(r[4])) for r in rows}
        below = sorted({first[visit] for visit, head in heads.items() if first[visit] != head})
        known: dict[str, tuple[Author, str]] = {}
        for at in range(0, len(below), _AT_ONCE):
            some = tuple(below[at : at + _AT_ONCE])
            marks = ", ".join("?" * len(some))
            known |= {
                str(r[0]): (Author(str(r[1]), str(r[2]), str(r[3])), str(r[4]))
                for r in connection.exec_driver_sql(
                    "SELECT r.id, p.name, p.nip, p.role, r.device FROM revision r JOIN person p ON p.id = r.author_id "
                    f"WHERE r.id IN ({marks}) ORDER BY r.id",
                    some,
                )
            }
    for visit, one in sealed.items():
        found[visit] = known.get(first.get(visit, ""), one)
    return found


def _below(revision: str, base: Mapping[str, str]) -> str:
    """What a chain of corrections began from."""
    seen: set[str] = set()
    while revision in base and revision not in seen:
        seen.add(revision)
        revision = base[revision]
    return revision
