"""Submissions from ODK and KoboToolbox taken in as visits. Preview and import are one function with a flag.

Each record is planned by itself: found again by its instanceID, put into the form, its centre and day looked up. An
import then carries the plans out in one transaction; a preview stops before. Importing the same file again changes
nothing and says so. What an answer lacks keeps no record out; what makes it no visit (no centre, no day) does, with the
place and the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ltsa_desktop.exchange.odk_export import meta_ref
from ltsa_desktop.exchange.odk_filling import Filled, fill
from ltsa_desktop.exchange.odk_gathering import Gatherer
from ltsa_desktop.exchange.odk_known import FORMER, Known, KnownRecords, number, of_answers
from ltsa_desktop.exchange.odk_records import Record
from ltsa_desktop.exchange.odk_report import CHANGING, RowIssue, RowOutcome, RowResult, SubmissionReport, row_sums
from ltsa_desktop.exchange.odk_source import Source, open_source
from ltsa_desktop.exchange.odk_told import REASONS, TEXTS
from ltsa_desktop.exchange.odk_values import fold
from ltsa_desktop.exchange.progress import Check, Progress, never, quiet
from ltsa_desktop.ground.words import Cancelled, Text, UserError
from ltsa_desktop.xforms import Environment, FormDef, FormError
from ltsa_desktop.xforms.submission import MAX_SUBMISSION, Answers, parse_submission

if TYPE_CHECKING:
    from ltsa_desktop.store import CentreSummary, OpenInstrument, Store

KINDS = ("terjadwal", "mendadak", "daring")


def import_submissions(
    store: Store,
    path: Path,
    *,
    form: str | None = None,
    centre: str | None = None,
    example: bool = False,
    preview: bool = False,
    progress: Progress = quiet,
    cancelled: Check = never,
) -> SubmissionReport:
    """Import the submissions at `path` as visits, or with `preview` only tell what that would do.

    Args:
        store: the store.
        path: an XML submission, a CSV, a workbook, a returned PDF form, a zip or a folder of them (see `odk_source`).
        form: form id or digest of the instrument; needed where the file does not tell.
        centre: code of the centre of the records that name none.
        example: mark new visits CONTOH.
        preview: change nothing.
        progress: called with (done, total) in records.
        cancelled: asked before each record; True stops with nothing changed.

    Raises:
        UserError: nothing of the file can be read, the form is not known here, or the store refuses. Nothing was
            changed.
        Cancelled: nothing was changed.
    """
    path = Path(path)
    with open_source(path) as source:
        job = _Import(store, source, form, centre, example)
        return job.run(preview, progress, cancelled)


@dataclass(slots=True)
class _File:
    """One attachment of a plan: `source` its name in the `Source`."""

    path: str
    name: str
    source: str


@dataclass(slots=True)
class _Plan:
    """What to do with one record."""

    result: RowResult
    content: dict[str, str] = field(default_factory=dict)
    files: list[_File] = field(default_factory=list)
    centre: str = ""
    day: date | None = None
    kind: str = "terjadwal"
    digest: str = ""
    known: Known | None = None


class _Refused(Exception):
    """A record that is no visit here."""

    def __init__(self, text: Text, ref: str = "", column: str = "") -> None:
        super().__init__(text.en)
        self.text = text
        self.ref = ref
        self.column = column


class _Import:
    def __init__(self, store: Store, source: Source, form: str | None, centre: str | None, example: bool) -> None:
        self.store = store
        self.source = source
        self.files = Gatherer(store, source, form)
        self.centre = store.centres.get(centre).summary if centre else None
        self.example = example
        self.known = KnownRecords(store)
        self.centres: dict[str, list[CentreSummary]] | None = None
        self.labels: dict[str, dict[str, dict[str, str]]] = {}

    def run(self, preview: bool, progress: Progress, cancelled: Check) -> SubmissionReport:
        records = self.files.records()
        plans: list[_Plan] = []
        for done, record in enumerate(records):
            if cancelled():
                raise Cancelled
            progress(done, len(records))
            plans.append(self.plan(record))
        if not preview and any(plan.result.outcome in CHANGING for plan in plans):
            self.store.backup("import")
            with self.store.unit():
                for plan in plans:
                    if cancelled():
                        raise Cancelled
                    self.carry_out(plan)
        progress(len(records), len(records))
        rows = [plan.result for plan in plans]
        if not preview:
            rows = [
                replace(row, visit=plan.known.visit if plan.known else row.visit)
                for plan, row in zip(plans, rows, strict=True)
            ]
        rows = sorted([*rows, *self.files.refused], key=lambda row: (self.place(row.source), row.line))
        return SubmissionReport(
            self.source.name, tuple(rows), row_sums(rows), tuple(dict.fromkeys(self.files.notes)), preview
        )

    def place(self, source: str) -> int:
        names = self.source.names
        return names.index(source) if source in names else len(names)

    # What becomes of a record.

    def plan(self, record: Record) -> _Plan:
        try:
            return self.planned(record)
        except _Refused as why:
            column = why.column or record.titles.get(why.ref, why.ref)
            result = RowResult(record.source, record.line, record.instance_id, "refused", why.text, column)
        except FormError as why:
            result = RowResult(record.source, record.line, record.instance_id, "refused", why.text)
        return _Plan(replace(result, issues=tuple(record.issues)))

    def planned(self, record: Record) -> _Plan:
        if record.sealed:
            raise _Refused(REASONS["encrypted"], column="Status")
        try:
            opened = self.files.instrument(record.form_id, record.version, record.source)
        except UserError as error:
            raise _Refused(error.text) from error
        answers = self.answers(record, opened.form)
        if not record.instance_id:
            record.instance_id = of_answers(opened.version.form_id, answers)
        seen = self.known.find(opened.version.form_id, record.instance_id)
        before: Known | None = None
        if seen is None:
            for other in (record.deprecated_id, record.root_id):
                before = before or (self.known.find(opened.version.form_id, other) if other else None)
        on = seen or before
        if on is not None and on.digest != opened.version.digest:
            # A visit keeps the version of the instrument that it began with.
            opened = self.store.instruments.open(on.digest)
            answers = self.answers(record, opened.form)
        keep = self.known.content(on) if on is not None else None
        filled = fill(
            opened.form,
            answers,
            Environment(),
            source=record.source,
            line=record.line,
            titles=record.titles,
            keep=keep,
            languages=(opened.language("id"), opened.language("en")),
            labels=self.labels.setdefault(opened.version.digest, {}),
        )
        outcome, text = self.outcome(record, filled, seen, before, keep or {})
        if seen is not None:
            # What is here already has its place, whatever the register says now.
            centre, day = self.store.centres.get(seen.centre).summary, seen.day
        else:
            centre, day = self.centre_of(record, opened, filled), self.day_of(record, opened, filled)
        if on is not None and on.centre != centre.id:
            raise _Refused(REASONS["other-centre"].format(name=on.centre_name), opened.ref("centre.code"))
        files, issues = self.files_of(record, filled, seen, before)
        if outcome == "identical" and files and seen is not None and not seen.sealed:
            outcome, text = "completes", TEXTS["completes"]
        elif outcome in ("identical", "outdated"):
            files, issues = [], []
        notes = self.noted(record, opened, centre, filled)
        kind = filled.content.get(opened.ref("visit.type"), "")
        result = RowResult(
            source=record.source,
            line=record.line,
            instance=record.instance_id,
            outcome=outcome,
            text=text.format(who=f"{centre.name} · {day:%d-%m-%Y}"),
            visit=on.visit if on is not None else "",
            centre=centre.code,
            date=day.isoformat(),
            issues=(*record.issues, *filled.issues, *issues, *notes),
            required_open=filled.required_open,
            files=len(files),
        )
        plan = _Plan(
            result, filled.content, files, centre.code, day, kind if kind in KINDS else KINDS[0], opened.version.digest
        )
        if outcome == "new":
            self.number_content(record, opened, filled, None)
            plan.known = self.known.add(record, opened, centre, day, filled)
        elif outcome == "replaces":
            assert before is not None
            self.number_content(record, opened, filled, before)
            plan.known = self.known.move(before, opened.version.form_id, record.instance_id, filled)
        else:
            plan.known = on
        return plan

    def answers(self, record: Record, form: FormDef) -> Answers:
        """What a record says; an XML file is parsed anew, so that only one is in memory at a time."""
        if record.answers is None:
            return parse_submission(self.source.read(record.file, MAX_SUBMISSION)).answers(form)
        return record.answers

    def outcome(
        self, record: Record, filled: Filled, seen: Known | None, before: Known | None, here: Mapping[str, str]
    ) -> tuple[RowOutcome, Text]:
        if seen is not None:
            if number(record.instance_id) in seen.former:
                return "outdated", TEXTS["outdated"]
            return "identical", TEXTS["identical" if self.known.same(seen, here, filled) else "differs"]
        if before is None:
            return "new", TEXTS["new"]
        replaced = number(record.deprecated_id)
        if replaced and replaced in before.former:
            return "outdated", TEXTS["outdated"]
        if before.sealed:
            return "replaces", TEXTS["replaces-sealed"]
        return "replaces", TEXTS["replaces-edited" if before.edited else "replaces"]

    def number_content(self, record: Record, opened: OpenInstrument, filled: Filled, before: Known | None) -> None:
        """The record's own number and those it replaced, where the next import and other laptops find them."""
        ref = meta_ref(opened.form, "instanceID")
        filled.content[ref] = record.instance_id
        former = [*before.former_ids, before.current] if before is not None else []
        if before is None:
            former = [one for one in dict.fromkeys((record.deprecated_id, record.root_id)) if one]
        former = [one for one in dict.fromkeys(former) if number(one) != number(record.instance_id)]
        if former:
            filled.content[ref + FORMER] = " ".join(former)
        if before is not None and not record.deprecated_id:
            filled.content[meta_ref(opened.form, "deprecatedID")] = before.current

    def centre_of(self, record: Record, opened: OpenInstrument, filled: Filled) -> CentreSummary:
        code_ref, name_ref = opened.ref("centre.code"), opened.ref("centre.name")
        code, name = filled.content.get(code_ref, "").strip(), filled.content.get(name_ref, "").strip()
        if not code and not name:
            if record.centre:
                code = record.centre
            elif self.centre is not None:
                return self.centre
        if not code and not name:
            if not code_ref and not name_ref:
                raise _Refused(REASONS["no-centre-question"])
            raise _Refused(REASONS["centre-empty"], code_ref or name_ref)
        if self.centres is None:
            self.centres = {}
            for one in self.store.centres.list():
                aliases = self.store.centres.get(one.id).aliases
                for key in {fold(one.code), fold(one.name), *map(fold, aliases)}:
                    self.centres.setdefault(key, []).append(one)
        for text in (code, name):
            found = self.centres.get(fold(text), []) if text else []
            if len(found) == 1:
                return found[0]
            if len(found) > 1:
                raise _Refused(REASONS["centre-several"].format(text=text), name_ref)
        raise _Refused(REASONS["centre-unknown"].format(text=code or name), code_ref if code else name_ref)

    def day_of(self, record: Record, opened: OpenInstrument, filled: Filled) -> date:
        ref = opened.ref("visit.date")
        if not ref:
            # An instrument that does not ask for the day: the one on which the record was begun, or sent.
            started = next(
                (
                    filled.content[question.ref]
                    for question in opened.form.questions()
                    if question.preload in (("timestamp", "start"), ("date", "today"))
                    and question.ref in filled.content
                ),
                record.submitted,
            )
            try:
                return date.fromisoformat(started[:10])
            except ValueError:
                raise _Refused(REASONS["no-date-question"]) from None
        text = filled.content.get(ref, "")
        if not text:
            bad = next((one.value for one in filled.issues if one.column == record.titles.get(ref, ref)), "")
            raise _Refused(REASONS["date-unreadable" if bad else "date-empty"].format(text=bad), ref)
        return date.fromisoformat(text[:10])

    def files_of(
        self, record: Record, filled: Filled, seen: Known | None, before: Known | None
    ) -> tuple[list[_File], list[RowIssue]]:
        files: list[_File] = []
        issues: list[RowIssue] = []
        on = seen or before
        here = self.known.attachments(on) if on is not None else {}
        content = self.known.content(seen) if seen is not None else {}
        for node in filled.state.walk():
            if node.definition.kind != "value" or node.definition.type != "binary" or not node.stored:
                continue
            name = PurePosixPath(node.stored.replace("\\", "/")).name
            found = self.source.media(name, record.file, record.instance_id)
            if here.get(node.path) == node.stored or (seen is not None and node.path in here):
                continue
            if seen is not None and content.get(node.path) != node.stored:
                # Somebody took the photo out here.
                continue
            why = TEXTS["file-missing"] if found is None else self.unusable(found)
            if found is not None and why is None:
                files.append(_File(node.path, name, found))
            elif why is not None:
                title = record.titles.get(node.definition.ref, node.definition.ref)
                issues.append(RowIssue("file", why, record.source, record.line, title, name))
        return files, issues

    def unusable(self, name: str) -> Text | None:
        """Why a file cannot be attached, None when it can: what is told must not depend on whether it is a preview."""
        from ltsa_desktop.store.pictures import PICTURE_SUFFIXES, prepare
        from ltsa_desktop.store.receiving import MAX_FILE, check_size

        try:
            data = self.source.read(name)
            if len(data) > MAX_FILE:
                check_size(PurePosixPath(name).name, len(data))
            if PurePosixPath(name).suffix.lower() in PICTURE_SUFFIXES:
                prepare(data)
        except UserError as error:
            return error.text
        return None

    def noted(self, record: Record, opened: OpenInstrument, centre: CentreSummary, filled: Filled) -> list[RowIssue]:
        told: list[RowIssue] = []

        def tell(text: Text, ref: str = "", value: str = "") -> None:
            column = record.titles.get(ref, ref)
            told.append(RowIssue("centre" if ref else "note", text, record.source, record.line, column, value))

        if record.version and record.version != opened.version.version:
            tell(TEXTS["version"].format(own=record.version, here=opened.version.version))
        name_ref = opened.ref("centre.name")
        name = filled.content.get(name_ref, "")
        if name and fold(name) != fold(centre.name) and fold(name) not in (self.centres or {}):
            tell(TEXTS["centre-name"].format(name=centre.name, code=centre.code), name_ref, name)
        return told

    # Carrying out.

    def carry_out(self, plan: _Plan) -> None:
        if plan.result.outcome not in CHANGING:
            return
        visits = self.store.visits
        known, content = plan.known, plan.content
        assert known is not None
        assert plan.day is not None
        if plan.result.outcome == "new":
            known.visit = visits.create(plan.centre, plan.digest, plan.day, plan.kind, self.example).id
        elif plan.result.outcome == "replaces" and visits.get(known.visit).status == "final":
            visits.reopen(known.visit, TEXTS["reason"].format(id=plan.result.instance).id)
        for file in plan.files:
            data = self.source.read(file.source)
            content[file.path] = visits.attach(known.visit, file.path, file.name, data).name
        if plan.result.outcome == "completes":
            return
        before = visits.content(known.visit)
        writes: dict[str, str | None] = {path: None for path in before if path not in content}
        writes.update(content)
        first = meta_ref(self.store.instruments.open(plan.digest).form, "instanceID")
        visits.save(known.visit, writes, path=first, kind="start" if plan.result.outcome == "new" else "edit")
