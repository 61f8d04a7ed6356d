"""One visit as a reviewer reads it: every answer in the instrument's words, with what stood before beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ltsa_desktop.store import assigning, commenting, correcting, reviewing
from ltsa_desktop.store.commenting import Thread
from ltsa_desktop.store.correcting import Correction
from ltsa_desktop.store.paper_models import ReportPhoto, ReportRow, VisitReport
from ltsa_desktop.store.paper_rows import words_at
from ltsa_desktop.store.read_models import Revision, Visit, VisitSummary
from ltsa_desktop.store.review_list import KINDS
from ltsa_desktop.store.reviewing import REVIEW, Review

if TYPE_CHECKING:
    from ltsa_desktop.store.instrument_shelf import OpenInstrument
    from ltsa_desktop.store.opening import Store

_OF_ITS_DAY = ("visit.", "team.", "sign.", "met.", "centre.", "photo", "conclusion")
"""Roles whose answers belong to one visit only, so that those of the last visit say nothing."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A supervisor's correction in words: what the evaluator had answered, and the correction itself."""

    original: str
    correction: Correction


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One question as it is reviewed.

    Attributes:
        row: its words, score, evidence, remark and photos; of an answer that is gone the row as it was, without value.
        before: the answer at the revision reviewed last, None where nothing of it changed since.
        before_remark: its remark then. last: the answer of the last visit to the centre, "" for none.
        corrected: None where the answer is the evaluator's own.
        threads: the comments that stand here.
    """

    row: ReportRow
    before: str | None = None
    before_remark: str = ""
    last: str = ""
    corrected: Corrected | None = None
    threads: tuple[Thread, ...] = ()

    @property
    def path(self) -> str:
        """Of the question."""
        return self.row.path

    @property
    def is_question(self) -> bool:
        """Whether it is one, and no head or note between questions."""
        return self.row.kind == "question"

    @property
    def changed(self) -> bool:
        """Whether something of it changed since the revision reviewed last."""
        return self.before is not None


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A top-level group of the instrument; `lines` with the heads inside it."""

    path: str
    number: str
    title: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """Everything the window of one review shows.

    Attributes:
        visit: its line in lists. report: the version shown, in one language.
        review: where it stands. reviewer: (key, name) of who is asked. mine: that is this laptop's supervisor.
        since: the revision that the changes are counted from, None where nobody reviewed an earlier one.
        since_state: what was decided about it ("returned", "approved", "in-review"), "" without one.
        last_day: of the last visit to the centre, None without one.
        threads: of the whole visit, those at questions that this version does not show included.
        may: this store's supervisor may decide and correct here.
    """

    visit: VisitSummary
    report: VisitReport
    review: Review
    reviewer: tuple[str, str]
    mine: bool
    sections: tuple[SheetSection, ...]
    since: Revision | None
    since_state: str
    last_day: date | None
    threads: tuple[Thread, ...]
    may: bool

    @property
    def lines(self) -> tuple[AnswerLine, ...]:
        """The questions of all sections."""
        return tuple(line for section in self.sections for line in section.lines if line.is_question)

    @property
    def changes(self) -> tuple[AnswerLine, ...]:
        """The questions whose answers changed since `since`."""
        return tuple(line for line in self.lines if line.changed)

    @property
    def general(self) -> tuple[Thread, ...]:
        """Comments about the whole visit, and at questions that are not shown."""
        shown = {line.path for line in self.lines}
        return tuple(thread for thread in self.threads if thread.path not in shown)

    def section_of(self, path: str) -> str:
        """Title of the section that a question stands in, "" for none."""
        return next((s.title for s in self.sections if any(line.path == path for line in s.lines)), "")


def review_sheet(store: Store, visit: str, language: str = "id", since: str = "") -> ReviewSheet:
    """Read a sealed visit for its review.

    Args:
        visit: id. language: of labels and words.
        since: revision to hold it against; by default the one that was reviewed last before the one shown.

    Raises:
        NotFound: the visit, `since`, or the visit's instrument.
        UserError: "not-sealed" for one that was never sealed.
    """
    summary = store.visits.summary(visit)
    found = summary.visit
    reviewing.refuse_unsealed(found, drafts=True)
    acts = store.statements.list(KINDS, visit=found.id)
    keys = reviewing.judges(store)
    state_now = reviewing.review(store, found.id)
    report = store.read.visit_report(found.id, found.head, language)
    opened = store.instruments.open(report.digest)
    state = opened.state(store.revisions.read(store.revisions.get(found.head).raw).content)
    threads = commenting.threads_of(acts, keys)
    base, act = (store.revisions.get(since), "") if since else _reviewed_before(store, found)
    old = None if base is None else store.read.visit_report(found.id, base.id, language)
    last = _last_visit(store, found)
    last_report = None if last is None else store.read.visit_report(last.id, last.head or None, language)
    standing = correcting.standing(correcting.corrections(store, found.id, found.head))
    corrected = {
        path: Corrected(words_at(state, opened.language(language), language, path, made.original), made)
        for path, made in standing.items()
    }
    at: dict[str, list[Thread]] = {}
    for thread in threads:
        at.setdefault(thread.path, []).append(thread)
    maker = _Maker(
        before=None if old is None else _rows(old),
        before_photos={} if old is None else _photos(old),
        photos=_photos(report),
        last={} if last_report is None else _comparable(opened, last_report),
        corrected=corrected,
        threads=at,
    )
    key, name = assigning.reviewer_of(acts, keys)
    return ReviewSheet(
        visit=summary,
        report=report,
        review=state_now,
        reviewer=(key, name),
        mine=bool(key) and key == store.device.key,
        sections=maker.sections(report, old),
        since=base,
        since_state=act,
        last_day=None if last is None else last.day,
        threads=threads,
        may=store.profile.role == "supervisor" and not store.read_only,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    before: Mapping[str, ReportRow] | None
    before_photos: Mapping[int, tuple[str, str, int]]
    photos: Mapping[int, tuple[str, str, int]]
    last: Mapping[str, str]
    corrected: Mapping[str, Corrected]
    threads: Mapping[str, list[Thread]]

    def sections(self, report: VisitReport, old: VisitReport | None) -> tuple[SheetSection, ...]:
        gone = self._gone(report, old)
        made = []
        for section in report.sections:
            lines = [self._line(row) for row in section.rows]
            lines += [self._vanished(row) for row in gone.pop(section.path, ())]
            made.append(SheetSection(section.path, section.number, section.title, tuple(lines)))
        for section in old.sections if old is not None else ():
            if rows := gone.get(section.path):
                lines = [self._vanished(row) for row in rows]
                made.append(SheetSection(section.path, section.number, section.title, tuple(lines)))
        return tuple(made)

    def _line(self, row: ReportRow) -> AnswerLine:
        if row.kind != "question":
            return AnswerLine(row)
        before, remark = self._before(row)
        return AnswerLine(
            row,
            before,
            remark,
            self.last.get(row.path, ""),
            self.corrected.get(row.path),
            tuple(self.threads.get(row.path, ())),
        )

    def _vanished(self, row: ReportRow) -> AnswerLine:
        blank = ReportRow("question", row.path, row.number, row.label, row.depth)
        return AnswerLine(blank, row.value, row.remark, "", None, tuple(self.threads.get(row.path, ())))

    def _before(self, row: ReportRow) -> tuple[str | None, str]:
        if self.before is None:
            return None, ""
        was = self.before.get(row.path)
        if was is None:
            return ("", "") if _says(row) else (None, "")
        same = (was.raw, was.value, was.remark, was.skipped, was.evidence) == (
            row.raw,
            row.value,
            row.remark,
            row.skipped,
            row.evidence,
        )
        pictures = [self.before_photos.get(n) for n in was.photos], [self.photos.get(n) for n in row.photos]
        if same and pictures[0] == pictures[1]:
            return None, ""
        return was.value, was.remark

    def _gone(self, report: VisitReport, old: VisitReport | None) -> dict[str, list[ReportRow]]:
        """Section → rows that said something before and are not asked now."""
        here = _rows(report)
        found: dict[str, list[ReportRow]] = {}
        for section in old.sections if old is not None else ():
            for row in section.rows:
                if row.kind == "question" and row.path not in here and _says(row):
                    found.setdefault(section.path, []).append(row)
        return found


def _says(row: ReportRow) -> bool:
    return bool(row.value or row.remark or row.evidence or row.photos)


def _rows(report: VisitReport) -> dict[str, ReportRow]:
    return {row.path: row for section in report.sections for row in section.rows if row.kind == "question"}


def _photos(report: VisitReport) -> dict[int, tuple[str, str, int]]:
    def about(photo: ReportPhoto) -> tuple[str, str, int]:
        return photo.name, photo.caption, photo.size

    return {photo.number: about(photo) for photo in report.photos}


def _reviewed_before(store: Store, visit: Visit) -> tuple[Revision | None, str]:
    """The revision that a supervisor looked at last before the one shown, and what was decided about it."""
    keys = reviewing.judges(store)
    acts = [
        act
        for act in store.statements.list((REVIEW,), visit=visit.id)
        if act.key in keys and act.body.revision != visit.head and act.body.data.get("act") != "taken-back"
    ]
    for act in reversed(acts):
        if act.body.revision and store.revisions.has(act.body.revision):
            return store.revisions.get(act.body.revision), str(act.body.data.get("act", ""))
    return None, ""


def _last_visit(store: Store, visit: Visit) -> Visit | None:
    earlier = [
        summary.visit
        for summary in store.visits.list(centre=visit.centre_code)
        if summary.visit.id != visit.id
        and summary.visit.form_id == visit.form_id
        and (summary.visit.day, summary.visit.created_at) < (visit.day, visit.created_at)
    ]
    return max(earlier, key=lambda v: (v.day, v.created_at), default=None)


def _comparable(opened: OpenInstrument, report: VisitReport) -> dict[str, str]:
    """Path → answer of the last visit, outside of repeats (instances of two visits are not the same thing)."""
    found = {}
    for path, row in _rows(report).items():
        definition = opened.form.nodes.get(path)
        if definition is None or "[" in path or definition.control in (None, "upload", "trigger"):
            continue
        if not definition.attributes.get("peran", "").startswith(_OF_ITS_DAY):
            found[path] = row.value
    return found
