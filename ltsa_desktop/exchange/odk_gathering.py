"""Which records the chosen files hold, in the order in which they must come in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ltsa_desktop.exchange.odk_known import number
from ltsa_desktop.exchange.odk_records import Record, by_book, join, of_submission, stem_of
from ltsa_desktop.exchange.odk_report import RowResult
from ltsa_desktop.exchange.odk_source import MAX_TABLE, TABLE_SUFFIXES, Source
from ltsa_desktop.exchange.odk_told import TEXTS
from ltsa_desktop.exchange.odk_values import fold
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.xforms.submission import MAX_SUBMISSION, is_submission, parse_submissions

if TYPE_CHECKING:
    from ltsa_desktop.exchange.odk_tables import Table
    from ltsa_desktop.store import OpenInstrument, Store


class Gatherer:
    """Reads the files of a source.

    Attributes:
        notes: what to say about the whole.
        refused: files and rows that are no record.
    """

    def __init__(self, store: Store, source: Source, form: str | None) -> None:
        self.store = store
        self.source = source
        self.form = form
        self.notes: list[Text] = []
        self.refused: list[RowResult] = []

    def records(self) -> list[Record]:
        """Every record, what is replaced before what replaces it; what cannot be read is in `refused` and `notes`."""
        records: list[Record] = []
        tables: list[Table] = []
        faults: list[UserError] = []
        for name in self.source.names:
            suffix = PurePosixPath(name).suffix.lower()
            if suffix == ".xml":
                records += self.of_xml(name)
            elif suffix == ".pdf":
                records += self.of_pdf(name)
            elif suffix == ".json":
                try:
                    records += self.of_json(name)
                except UserError as error:
                    faults.append(error)
            elif suffix in TABLE_SUFFIXES:
                from ltsa_desktop.exchange.odk_tables import read_tables

                try:
                    tables += read_tables(self.source, name)
                except UserError as error:
                    faults.append(error)
        claimed: set[int] = set()
        for main, others in by_book(tables):
            claimed.update(id(table) for table in (main, *others))
            if main.file in self.source.chosen:
                try:
                    records += self.of_table(main, others)
                except UserError as error:
                    faults.append(error)
        if not records and not self.refused:
            if faults:
                raise faults[0]
            why = TEXTS["only-headings" if any(not table.rows for table in tables) else "nothing"]
            raise UserError(why.format(name=self.source.name), code="no-submissions")
        self.notes += [TEXTS["cut-off"].format(name=t.source, line=t.cut) for t in tables if t.cut]
        self.notes += [TEXTS["unclaimed"].format(name=t.source) for t in tables if id(t) not in claimed]
        # A list of choices or a sheet of remarks beside the records stops nothing.
        self.notes += [TEXTS["left-out"].format(why=fault.text) for fault in faults]
        return ordered(records)

    def of_xml(self, name: str) -> list[Record]:
        try:
            data = self.source.read(name, MAX_SUBMISSION)
            if not is_submission(data) and len(self.source.names) > 1:
                # The form itself, or a list of files, lies beside the records.
                return []
            found = parse_submissions(data)
            records = [of_submission(one, name) for one in found]
            if len(found) != 1:
                for line, (record, one) in enumerate(zip(records, found, strict=True), 1):
                    # Read at once: the file cannot be asked for one of them later.
                    opened = self.instrument(one.form_id, one.version, name)
                    record.line, record.answers = line, one.answers(opened.form)
            return records
        except UserError as error:
            self.refused.append(RowResult(name, 0, "", "refused", error.text))
            return []

    def of_pdf(self, name: str) -> list[Record]:
        from ltsa_desktop.exchange.pdf_forms import MAX_PDF, read_form

        try:
            filled = read_form(self.source.read(name, MAX_PDF), PurePosixPath(name).name)
            opened = self.instrument(filled.form, filled.version, name)
            if opened.version.digest != filled.digest:
                self.notes.append(TEXTS["other-digest"].format(name=name))
            return [filled.record(opened.form, name)]
        except UserError as error:
            self.refused.append(RowResult(name, 0, "", "refused", error.text))
            return []

    def of_json(self, name: str) -> list[Record]:
        from ltsa_desktop.exchange.odk_json import read_json, record_of

        document = read_json(self.source.read(name, MAX_TABLE), name)
        if document is None or not document.items:
            return []
        opened = self.instrument(document.form_id, "", name)
        records: list[Record] = []
        missing: dict[str, None] = {}
        for line, item in enumerate(document.items, 1):
            record, links = record_of(opened.form, item, PurePosixPath(name).name, name, line)
            record.form_id = opened.version.form_id
            records.append(record)
            missing.update(dict.fromkeys(links))
        if missing:
            self.notes.append(TEXTS["only-links"].format(names=", ".join(missing)))
        return records

    def of_table(self, main: Table, others: Sequence[Table]) -> list[Record]:
        opened = self.instrument(stem_of(main.book), "", main.source)
        joined = join(opened.form, main, others)
        answered = {ref for record in joined.records for ref in (record.answers.values if record.answers else ())}
        inside = any(record.answers and record.answers.instances for record in joined.records)
        if (
            joined.records
            and not inside
            and not any(not ref.startswith(f"{opened.form.root.ref}/meta/") for ref in answered)
        ):
            raise UserError(
                TEXTS["other-form"].format(name=main.source, form=opened.version.form_id), code="other-form"
            )
        for record in joined.records:
            record.form_id = opened.version.form_id
        self.notes += joined.notes
        for table, line, key in joined.orphans:
            self.refused.append(RowResult(table, line, "", "refused", TEXTS["orphan"].format(key=key or "–")))
        return joined.records

    def instrument(self, form_id: str, version: str, where: str) -> OpenInstrument:
        """The instrument that a record was filled in with, or the newest of its form."""
        shelf = self.store.instruments
        versions = shelf.list()
        if self.form:
            chosen = shelf.get(self.form)
            if chosen.digest != self.form and version:
                chosen = next((v for v in versions if (v.form_id, v.version) == (chosen.form_id, version)), chosen)
        else:
            own = [v for v in versions if fold(v.form_id) == fold(form_id)]
            ids = {v.form_id for v in versions}
            if not own and not form_id and len(ids) == 1:
                own = versions
            if not own:
                raise UserError(
                    TEXTS["no-form"].format(form=form_id or "–", where=where, known=", ".join(sorted(ids)) or "–"),
                    code="form-unknown",
                )
            chosen = next((v for v in own if v.version == version), own[0])
        return shelf.open(chosen.digest)


def ordered(records: list[Record]) -> list[Record]:
    """The order of the files, but what is replaced before what replaces it."""
    by_id: dict[str, Record] = {}
    for record in records:
        by_id.setdefault(number(record.instance_id), record)
    by_id.pop("", None)
    placed: dict[int, Record] = {}

    def place(record: Record) -> None:
        chain = []
        while id(record) not in placed and record not in chain:
            chain.append(record)
            before = by_id.get(number(record.deprecated_id)) if record.deprecated_id else None
            if before is None:
                break
            record = before
        for one in reversed(chain):
            placed[id(one)] = one

    for record in records:
        place(record)
    return list(placed.values())
