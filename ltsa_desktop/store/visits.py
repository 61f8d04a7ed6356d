"""Visits: begun, answered, sealed, reopened. Every write is one durable transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import NotFound, not_found
from ltsa_desktop.store.journal import INSTRUMENT, VISIT, Journal, StepKind
from ltsa_desktop.store.read_models import (
    Attachment,
    Author,
    Changed,
    JournalEntry,
    Progress,
    Revision,
    Saved,
    SealKind,
    UndoName,
    Undone,
    Visit,
    VisitSummary,
)
from ltsa_desktop.store.revisions import parts_of
from ltsa_desktop.store.sql import SHOWN_SCORE, UNLISTED, from_micros, to_micros

if TYPE_CHECKING:
    from ltsa_desktop.store.attachments import Attachments
    from ltsa_desktop.store.centres import Centres
    from ltsa_desktop.store.instrument_shelf import Instruments, OpenInstrument
    from ltsa_desktop.store.receiving import ReadyFile
    from ltsa_desktop.store.sealing import Sealer
    from ltsa_desktop.xforms import FormState

_COLUMNS = (
    "v.id, v.centre_id, c.code, c.name, v.digest, coalesce(i.form_id, ''), coalesce(i.version, ''), v.day, v.kind, "
    "v.status, v.example, v.created_at, v.updated_at, v.seq, v.head, v.dirty, v.forked, v.pending, v.local, "
    "v.answered, v.total, v.required_open, v.problems, p.name, c.province, c.regency, r.short_code, r.sealed_at, "
    "s.score, s.band, EXISTS (SELECT 1 FROM exported e WHERE e.revision = v.head), "
    "v.progress_seq, coalesce(s.scheme, '')"
)
_FROM = (
    "FROM visit v JOIN centre c ON c.id = v.centre_id JOIN person p ON p.id = v.author_id "
    "LEFT JOIN instrument i ON i.digest = v.digest LEFT JOIN revision r ON r.id = v.head "
    f"LEFT JOIN visit_score s ON s.visit_id = v.id AND s.position = {SHOWN_SCORE}"
)
REMOVED = "removed"
# The answers that a new visit brings along, by role.
_PREFILLED = ("visit.date", "visit.type", "centre.code", "centre.name", "centre.province", "centre.regency")


@dataclass(frozen=True, slots=True)
class _Mirrored:
    """Refs of the questions whose answers the list of visits shows."""

    day: str
    kind: str


class Visits:
    """See the module."""

    def __init__(
        self,
        core: Core,
        journal: Journal,
        instruments: Instruments,
        centres: Centres,
        attachments: Attachments,
        sealer: Sealer,
    ) -> None:
        self._core = core
        self._journal = journal
        self._instruments = instruments
        self._centres = centres
        self._attachments = attachments
        self._sealer = sealer
        self._mirrored: dict[str, _Mirrored] = {}
        core.database.on_rollback.append(self._mirrored.clear)

    def create(
        self,
        centre: str,
        instrument: str,
        day: date,
        kind: str = "terjadwal",
        example: bool = False,
        who: Author | None = None,
        status: Literal["draft", "second"] = "draft",
    ) -> Visit:
        """Begin a visit: what the form asks for at its start, and what is known already, is filled in.

        Args:
            centre: code or id. instrument: digest, or form id for its newest version, "" for the newest of all.
            day: of the visit. kind: terjadwal, mendadak or daring.
            example: invented data, marked CONTOH everywhere.
            who: begins it; the store's profile by default.
            status: "second" for the second pass of a paper (see `double_entry`).
        """
        from ltsa_desktop.xforms import FormState

        centre_id = self._centres.resolve(centre)
        if not instrument:
            instrument = self._instruments.newest().digest
        opened = self._instruments.open(instrument)
        visit = uuid7()
        at = to_micros(self._core.now())
        state = FormState.new(opened.form, filling.environment(self._core))
        writes: dict[str, str | None] = dict(state.initial_writes)
        with self._core.database.writing() as connection:
            author = self._core.person(connection, who or self._core.author)
            connection.exec_driver_sql(
                "INSERT INTO visit (id, centre_id, digest, day, kind, status, example, created_at, updated_at, "
                "author_id, seq, step, head, live, dirty, reason, forked, pending, local) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', 1, 1, '', 0, 0, 1)",
                (visit, centre_id, opened.version.digest, day.isoformat(), kind, status, example, at, at, author),
            )
            writes.update(_prefill(opened, state, self._known(centre_id, day, kind)))
            self._journal.save(visit, writes, who=who, kind="start", progress=filling.progress_of(state))
        return self.get(visit)

    def _known(self, centre_id: str, day: date, kind: str) -> dict[str, str]:
        centre = self._centres.get(centre_id).summary
        values = (day.isoformat(), kind, centre.code, centre.name, centre.province_code, centre.regency_code)
        return dict(zip(_PREFILLED, values, strict=True))

    def get(self, visit: str) -> Visit:
        """One visit by its id, or the unambiguous start of it (8 digits or more). Raises NotFound."""
        return self.summary(visit).visit

    def summary(self, visit: str) -> VisitSummary:
        """One line of the list. Raises NotFound."""
        rows = self._rows("v.id = ?", (visit,))
        if not rows and len(visit) >= 8:
            rows = self._rows("v.id LIKE ? || '%'", (visit,))
        if len(rows) != 1:
            raise not_found(VISIT, visit)
        return rows[0]

    def content(self, visit: str) -> dict[str, str]:
        """The current answers: path → text. Raises NotFound."""
        return self._journal.content(visit)

    def state(self, visit: str) -> FormState:
        """The visit's form filled with its current answers. Raises NotFound (also without its instrument)."""
        opened = self._instruments.open(self.get(visit).digest)
        return opened.state(self.content(visit), filling.environment(self._core))

    def progress(self, visit: str) -> Progress:
        """How far the visit is; from the last save where it told, else computed."""
        known = self.summary(visit)
        if known.progress is not None:
            return known.progress
        progress = filling.progress_of(self.state(visit))
        if not self._core.database.read_only:
            with self._core.database.writing() as connection:
                connection.exec_driver_sql(
                    "UPDATE visit SET answered = ?, total = ?, required_open = ?, problems = ?, progress_seq = seq "
                    "WHERE id = ?",
                    (progress.answered, progress.total, progress.required_open, progress.problems, visit),
                )
        return progress

    def save(
        self,
        visit: str,
        writes: Mapping[str, str | None],
        path: str | None = None,
        who: Author | None = None,
        progress: Progress | None = None,
        kind: StepKind = "edit",
    ) -> Saved:
        """Make answers durable as one undoable step; see `Journal.save`."""
        with self._core.database.writing() as connection:
            saved = self._journal.save(visit, writes, path=path, who=who, progress=progress, kind=kind)
            self._mirror(connection, visit, writes)
        return saved

    def carry(
        self, visit: str, digest: str, writes: Mapping[str, str | None], progress: Progress | None, seq: int
    ) -> Saved:
        """Move a visit to another version of its form, its answers with it, as one undoable step (see `carrying`).

        Args:
            writes: what the move changes. progress: how far the visit is then. seq: the journal's number they rest on.

        Raises:
            VisitSealed, NotFound; UserError "carry-stale" when answers were given after `seq`.
        """
        with self._core.database.writing() as connection:
            if self._journal.editable(connection, visit).seq != seq:
                raise UserError(
                    Text(
                        id="Kunjungan ini berubah setelah pratinjau dibuat; tidak ada yang dipindahkan. Lihat lagi.",
                        en="This visit has changed since the preview was made; nothing was moved. Look again.",
                    ),
                    code="carry-stale",
                )
            moved = {INSTRUMENT: digest, **writes}
            saved = self._journal.save(visit, moved, path=INSTRUMENT, progress=progress, kind="carry")
            self._mirror(connection, visit, moved)
        return saved

    def undo(self, visit: str, who: Author | None = None) -> Undone | None:
        """Take the newest step back; None when there is none. Raises VisitSealed."""
        with self._core.database.writing() as connection:
            undone = self._journal.undo(visit, who)
            if undone is not None:
                self._mirror(connection, visit, undone.writes)
        return undone

    def redo(self, visit: str, who: Author | None = None) -> Undone | None:
        """Do the newest undone step again; None when there is none. Raises VisitSealed."""
        with self._core.database.writing() as connection:
            redone = self._journal.redo(visit, who)
            if redone is not None:
                self._mirror(connection, visit, redone.writes)
        return redone

    def next_undo(self, visit: str) -> UndoName | None:
        """What `undo` would take back, for its name."""
        return self._journal.next_undo(visit)

    def next_redo(self, visit: str) -> UndoName | None:
        """What `redo` would do again, for its name."""
        return self._journal.next_redo(visit)

    def history(self, visit: str, path: str | None = None) -> list[JournalEntry]:
        """The journal of a visit, or of one question, oldest first."""
        return self._journal.history(visit, path)

    def attach(
        self,
        visit: str,
        path: str,
        filename: str,
        data: bytes,
        caption: str = "",
        keep_place: bool = False,
        who: Author | None = None,
    ) -> Attachment:
        """Keep a file as the answer at `path`; see `Attachments.attach`."""
        return self._attachments.attach(visit, path, filename, data, caption, keep_place, who)

    def ready_file(
        self,
        filename: str,
        source: bytes | Path,
        keep_place: bool = False,
        progress: Callable[[int, int], object] = lambda done, total: None,
    ) -> ReadyFile:
        """The long part of `attach`, from any thread; see `Attachments.ready`."""
        return self._attachments.ready(filename, source, keep_place, progress)

    def attach_ready(
        self, visit: str, path: str, ready: ReadyFile, caption: str = "", who: Author | None = None
    ) -> Attachment:
        """The short part of `attach`; see `Attachments.attach_ready`."""
        return self._attachments.attach_ready(visit, path, ready, caption, who)

    def set_caption(self, visit: str, name: str, caption: str) -> Changed:
        """Change a file's caption."""
        return self._attachments.set_caption(visit, name, caption)

    def attachments(self, visit: str, everything: bool = False) -> list[Attachment]:
        """The files the visit's answers name; with `everything` also replaced ones."""
        return self._attachments.of_visit(visit, everything)

    def attachment_bytes(self, visit: str, name: str) -> bytes:
        """The bytes of one file."""
        return self._attachments.data(visit, name)

    def seal(
        self,
        visit: str,
        kind: SealKind,
        reason: str = "",
        who: Author | None = None,
        parents: Sequence[str] = (),
    ) -> Revision:
        """Make the visit's present state an immutable revision; see `Sealer.seal`."""
        return self._sealer.seal(visit, kind, reason, who, parents)

    def reopen(self, visit: str, reason: str) -> Changed:
        """Make a sealed visit editable again; see `Sealer.reopen`."""
        return self._sealer.reopen(visit, reason)

    def send_back(self, visit: str, reason: str, again: bool = False) -> Changed:
        """A supervisor returned a visit, so that it can be changed; with `again` that was taken back."""
        return self._sealer.send_back(visit, reason, again)

    def revisions(self, visit: str) -> list[Revision]:
        """The visit's revisions, the one sealed last first."""
        return self._sealer.revisions.of_visit(self.get(visit).id)

    def remove_draft(self, visit: str) -> Changed:
        """Take a draft that was never sealed off the lists, a second pass of its paper with it; the journals stay.

        Raises:
            UserError: "not-a-draft" for one that was sealed.
        """
        found = self.get(visit)
        if found.head or not found.local:
            raise UserError(
                Text(
                    id="Hanya draf yang belum pernah disegel dapat dibuang.",
                    en="Only a draft that was never sealed can be removed.",
                ),
                code="not-a-draft",
            )
        with self._core.database.writing() as connection:
            connection.exec_driver_sql("UPDATE visit SET status = ? WHERE id = ?", (REMOVED, found.id))
            connection.exec_driver_sql(
                "UPDATE visit SET status = ? WHERE status = 'second' AND id IN "
                "(SELECT visit_id FROM answer WHERE path LIKE '%#second_of' AND value = ?)",
                (REMOVED, found.id),
            )
            self._journal.forget()
        return Changed.VISITS

    def create_second(self, first: str, who: Author) -> Visit:
        """Begin the second pass of a visit's paper, with the form's version that the first pass has."""
        known = self.get(first)
        return self.create(known.centre_id, known.digest, known.day, known.kind, known.example, who, "second")

    def passes(self, first: str, link: str) -> list[Visit]:
        """The second passes of a visit, open or compared, newest first; `link` is the path that names the visit."""
        rows = self._rows(
            "v.status IN ('second', 'compared') AND EXISTS (SELECT 1 FROM answer a WHERE a.visit_id = v.id "
            "AND a.path = ? AND a.value = ?)",
            (link, first),
        )
        return [row.visit for row in rows]

    def close_second(self, second: str, status: Literal["compared", "removed"]) -> Changed:
        """End a second pass: nothing more can be written to it, its journal stays."""
        with self._core.database.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE visit SET status = ? WHERE id = ? AND status = 'second'", (status, second)
            )
            self._journal.forget_visit(second)
        return Changed.VISITS

    def _mirror(self, connection: Connection, visit: str, writes: Mapping[str, str | None]) -> None:
        """Keep day and type of the visit as its answers say."""
        if INSTRUMENT in writes:
            self._mirrored.pop(visit, None)
        refs = self._mirrored.get(visit)
        if refs is None:
            digest = connection.exec_driver_sql("SELECT digest FROM visit WHERE id = ?", (visit,)).scalar()
            try:
                opened = self._instruments.open(str(digest))
                refs = _Mirrored(opened.ref("visit.date"), opened.ref("visit.type"))
            except NotFound:
                refs = _Mirrored("", "")
            self._mirrored[visit] = refs
        if refs.day in writes and (day := _day(writes[refs.day])):
            connection.exec_driver_sql("UPDATE visit SET day = ? WHERE id = ?", (day, visit))
        if writes.get(refs.kind):
            connection.exec_driver_sql("UPDATE visit SET kind = ? WHERE id = ?", (writes[refs.kind], visit))

    def _rows(self, where: str, values: tuple[object, ...]) -> list[VisitSummary]:
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY v.updated_at DESC, v.id", values
            ).fetchall()
        return [_summary(tuple(row)) for row in rows]

    def of_here(self, visits: Collection[str]) -> list[str]:
        """Those of `visits` that were filled in on this laptop."""
        with self._core.database.reading() as connection:
            own = connection.exec_driver_sql("SELECT id FROM visit WHERE local = 1 ORDER BY id").scalars().all()
        return [visit for visit in own if visit in visits]

    def being_written(self) -> set[str]:
        """Ids of visits with answers that no revision holds yet."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id FROM visit WHERE dirty = 1 AND status IN ('draft', 'reopened', 'returned')"
            )
            return set(rows.scalars())

    def many(self, visits: Iterable[str]) -> dict[str, VisitSummary]:
        """Those of these visits (whole ids) that are here, whatever their status; one query for many."""
        found: dict[str, VisitSummary] = {}
        for part in parts_of(visits):
            rows = self._rows(f"v.id IN ({', '.join('?' * len(part))})", part)
            found.update((row.visit.id, row) for row in rows)
        return found

    def list(
        self,
        status: str | tuple[str, ...] | None = None,
        centre: str | None = None,
        *,
        sealed: bool = False,
        form: str | None = None,
        most: int | None = None,
    ) -> list[VisitSummary]:
        """All visits, changed last first; of these statuses, one centre (code or id), one form (id).

        With `sealed` only those that have a version; with `most` no more than so many.
        """
        where: list[str] = [f"v.status NOT IN {UNLISTED}"]
        values: list[object] = []
        if status is not None:
            wanted = (status,) if isinstance(status, str) else status
            where.append(f"v.status IN ({', '.join('?' * len(wanted))})")
            values += wanted
        if centre is not None:
            where.append("v.centre_id = ?")
            values.append(self._centres.resolve(centre))
        if sealed:
            where.append("v.head <> ''")
        if form is not None:
            where.append("i.form_id = ?")
            values.append(form)
        condition = " AND ".join(where)
        if most is not None:
            # Chosen before anything is looked up for a line, else all would be looked up to show a few.
            condition = (
                f"v.id IN (SELECT v.id FROM visit v LEFT JOIN instrument i ON i.digest = v.digest WHERE {condition} "
                f"ORDER BY v.updated_at DESC, v.id LIMIT {int(most)})"
            )
        return self._rows(condition, tuple(values))


def _day(value: str | None) -> str:
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return ""


def _prefill(opened: OpenInstrument, state: FormState, known: Mapping[str, str]) -> dict[str, str | None]:
    """Set what is known where the form asks for it and takes it."""
    writes: dict[str, str | None] = {}
    for role, value in known.items():
        ref = opened.ref(role)
        definition = opened.form.nodes.get(ref)
        if definition is None or not value or definition.depth or definition.has_calculate:
            continue
        if definition.control == "select1" and value not in {choice.name for choice in state.choices(ref)}:
            continue
        writes.update(state.set(ref, value).writes)
    return writes


def _summary(row: tuple[Any, ...]) -> VisitSummary:
    visit = Visit(
        id=row[0],
        centre_id=row[1],
        centre_code=row[2],
        centre_name=row[3],
        digest=row[4],
        form_id=row[5],
        form_version=row[6],
        day=date.fromisoformat(row[7]),
        kind=row[8],
        status=row[9],
        example=bool(row[10]),
        created_at=from_micros(row[11]),
        updated_at=from_micros(row[12]),
        seq=row[13],
        head=row[14],
        dirty=bool(row[15]),
        forked=bool(row[16]),
        pending=bool(row[17]),
        local=bool(row[18]),
    )
    counts = row[19:23]
    # Figures of an earlier save are not those of the answers now.
    current = counts[0] is not None and row[31] == visit.seq
    return VisitSummary(
        visit=visit,
        author=row[23],
        progress=Progress(*counts) if current else None,
        score=Decimal(row[28]) if row[28] else None,
        band=row[29] or "",
        short_code=row[26] or "",
        sealed_at=None if row[27] is None else from_micros(row[27]),
        exported=bool(row[30]),
        province=row[24],
        regency=row[25],
        scheme=row[32],
    )
