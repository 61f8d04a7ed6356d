"""Read models: what a screen or a sheet shows, gathered in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import visit_counts
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.follow_ups import (
    DAY_NOW,
    DEADLINE_NOW,
    IS_OPEN,
    NOTE_NOW,
    STATE_NOW,
    VISIT_NOW,
    AgreedAction,
    agreed_before,
)
from ltsa_desktop.store.read_models import Progress, StartScreen, VisitSummary

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.paper_models import VisitReport

_RECENT = 12


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding of a sealed visit, for working lists. Codes as chosen; blank ones are ""."""

    visit_id: str
    centre_code: str
    centre_name: str
    day: date | None
    path: str
    text: str
    category: str
    cause: str
    recommendation: str
    owner: str
    deadline: str
    needs_regulation: str
    article: str
    example: bool


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """An agreed action.

    Attributes:
        state: a key of `follow_ups.STATES`: what the latest sealed visit found, "belum" before any did.
        note: the words of that visit; `looked_on` its day and `looked_by` its id, None and "" before any did.
    """

    visit_id: str
    centre_code: str
    centre_name: str
    day: date | None
    path: str
    action: str
    owner: str
    deadline: str
    state: str
    example: bool
    note: str = ""
    looked_on: date | None = None
    looked_by: str = ""


class Reading:
    """See the module."""

    def __init__(self, core: Core, store: Store) -> None:
        self._core = core
        self._store = store

    def start(self) -> StartScreen:
        """Everything on the first screen."""
        counted = visit_counts.counts(self._store)
        working = self._store.visits.list(("draft", "reopened", "returned"))
        drafts = [self._with_progress(v) for v in working if v.visit.local and v.visit.status != "returned"]
        returned = [self._with_progress(v) for v in working if v.visit.status == "returned"]
        sealed = self._store.visits.list("final", most=_RECENT)
        sealed += [v for v in working if not v.visit.local and v.visit.status == "draft"]
        sealed.sort(key=lambda v: v.visit.updated_at, reverse=True)
        backup = next(iter(self._store.backups()), None)
        organisation = self._store.organisation.current()
        with self._core.database.reading() as connection:
            centres = connection.exec_driver_sql("SELECT count(*) FROM centre").scalar_one()
            actions = connection.exec_driver_sql(f"SELECT count(*) FROM follow_up u WHERE {IS_OPEN}").scalar_one()
        return StartScreen(
            profile=self._core.profile,
            drafts=tuple(drafts),
            returned=tuple(returned),
            recent=tuple(sealed[:_RECENT]),
            next_visits=(),
            centres=int(centres),
            visits=counted.visits,
            finals=counted.finals,
            open_follow_ups=int(actions),
            not_exported=counted.not_exported,
            last_backup=backup.at if backup else None,
            last_backup_place=(backup.second_place or backup.path) if backup else "",
            instruments=tuple(self._store.instruments.list()),
            organisation=organisation.name if organisation else "",
            comments=self._comments({v.visit.id for v in returned}),
        )

    def _comments(self, visits: set[str]) -> dict[str, int]:
        """Visit → its open comments: one query whatever their number, none where nothing came back."""
        if not visits:
            return {}
        from ltsa_desktop.store.commenting import MARK, threads_of
        from ltsa_desktop.store.review_list import acts_by_visit
        from ltsa_desktop.store.reviewing import COMMENT, judges

        keys, acts = judges(self._store), acts_by_visit(self._store, (COMMENT, MARK))
        return {
            visit: sum(thread.mark == "open" for thread in threads_of(acts.get(visit, ()), keys)) for visit in visits
        }

    def progress(self, visit: str) -> Progress:
        """How far a visit is."""
        return self._store.visits.progress(visit)

    def findings(self, centre: str | None = None) -> list[FindingLine]:
        """The findings of all visible sealed visits, or of one centre (code), newest visit first."""
        where, values = ("WHERE f.centre_code = ?", (centre,)) if centre is not None else ("", ())
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT g.visit_id, f.centre_code, coalesce(c.name, ''), f.day, g.path, g.text, g.category, g.cause, "
                "g.recommendation, g.owner, g.deadline, g.needs_regulation, g.article, f.example "
                "FROM finding g JOIN visit_fact f ON f.visit_id = g.visit_id "
                f"LEFT JOIN centre c ON c.code = f.centre_code {where} ORDER BY f.day DESC, g.visit_id, g.position",
                values,
            ).fetchall()
        return [
            FindingLine(
                r[0], r[1], r[2], day_of(r[3]), r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12], bool(r[13])
            )
            for r in rows
        ]

    def follow_ups(self, centre: str | None = None) -> list[FollowUpLine]:
        """The agreed actions of all visible sealed visits, or of one centre (code), the nearest deadline first."""
        where, values = ("WHERE u.centre_code = ?", (centre,)) if centre is not None else ("", ())
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT u.visit_id, u.centre_code, coalesce(c.name, ''), f.day, u.path, u.action, u.owner, "
                f"{DEADLINE_NOW} AS due, {STATE_NOW}, f.example, {NOTE_NOW}, {DAY_NOW}, {VISIT_NOW} FROM follow_up u "
                "JOIN visit_fact f ON f.visit_id = u.visit_id "
                "LEFT JOIN centre c ON c.code = u.centre_code "
                f"{where} ORDER BY due = '', due, u.visit_id, u.path",
                values,
            ).fetchall()
        return [
            FollowUpLine(
                visit_id=r[0],
                centre_code=r[1],
                centre_name=r[2],
                day=day_of(r[3]),
                path=r[4],
                action=r[5],
                owner=r[6],
                deadline=r[7],
                state=r[8],
                example=bool(r[9]),
                note=r[10],
                looked_on=day_of(r[11]),
                looked_by=r[12],
            )
            for r in rows
        ]

    def agreed_before(self, visit: str) -> list[AgreedAction]:
        """What a visit is to look after: actions of earlier visits of its centre, and what meetings decided about it.

        The nearest deadline comes first.
        """
        from ltsa_desktop.store.meeting import decided_before

        with self._core.database.reading() as connection:
            found = agreed_before(connection, visit)
        found += decided_before(self._store, visit)
        return sorted(found, key=lambda a: (not a.deadline, a.deadline, a.day or date.min, a.visit, a.record))

    def visit_report(self, visit: str, revision: str | None = None, language: str = "id") -> VisitReport:
        """Everything that goes on paper about a visit: at `revision`, at its visible head, or as the draft it is.

        Raises:
            NotFound: the visit, the revision, or the instrument is not here.
        """
        from ltsa_desktop.store.paper import report_of

        return report_of(self._store, visit, revision, language)

    def _with_progress(self, summary: VisitSummary) -> VisitSummary:
        if summary.progress is not None:
            return summary
        try:
            return replace(summary, progress=self._store.visits.progress(summary.visit.id))
        except UserError:
            # Its instrument is not here, or is one that this program cannot open: the other lines are still shown.
            return summary


def day_of(text: str | None) -> date | None:
    """A day as a form holds it, None for a blank or what is no day."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
