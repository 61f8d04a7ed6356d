"""The journal: every change of every answer, appended and never altered, durable before the caller goes on.

A save is one *step*: the answer that was given and what the form changed along with it. Undo and redo are steps too,
with the inverse writes; which step they take is found by reading the journal, so it works across restarts. Each entry
carries a hash over itself and the device's entry before it, so that a cloned or cut journal shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from typing import Literal

from sqlalchemy import Connection

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import contents
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import VisitSealed, not_found
from ltsa_desktop.store.read_models import (
    Author,
    Changed,
    JournalEntry,
    Progress,
    Saved,
    UndoName,
    Undone,
)
from ltsa_desktop.store.revision_body import RevisionBody, read
from ltsa_desktop.store.sql import from_micros, to_micros

VISIT = Text("Kunjungan", "visit")
EDITABLE = frozenset({"draft", "reopened", "returned", "second"})
StepKind = Literal["edit", "carry", "start", "compare", "join"]
INSTRUMENT = "#instrument"
"""The path by which a step moves the visit to another version of its form: its text is a digest. It is no answer."""
_BARRIER = "import"
_BARRIERS = frozenset({_BARRIER, "start", "compare", "join"})
_INSERT = (
    "INSERT INTO journal (visit_id, seq, step, kind, target, path, old, new, author_id, device_id, at, chain) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class _Step:
    number: int
    path: str
    old: str | None
    new: str | None


@dataclass(slots=True)
class _Head:
    """Where a visit's journal stands; the two stacks hold the steps that undo and redo would take next."""

    status: str
    seq: int
    step: int
    live: bool
    revision: str
    done: list[_Step] | None = None
    undone: list[_Step] = field(default_factory=list)


class Journal:
    """Reads and appends the journals of visits, and keeps their current answers in step with them."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._heads: dict[str, _Head] = {}
        self._chain: bytes | None = None
        core.database.on_rollback.append(self.forget)

    def forget(self) -> None:
        """Drop what is cached (after a rollback, or when a visit changed otherwise)."""
        self._heads.clear()
        self._chain = None

    def forget_visit(self, visit: str) -> None:
        """Drop what is cached about one visit."""
        self._heads.pop(visit, None)

    def content(self, visit: str) -> dict[str, str]:
        """The current answers: path → text. Raises NotFound."""
        with self._core.database.reading() as connection:
            head = self._head(connection, visit)
            if not head.live:
                return dict(_body(connection, head.revision).content)
            rows = connection.exec_driver_sql("SELECT path, value FROM answer WHERE visit_id = ?", (visit,))
            return {str(path): str(value) for path, value in rows}

    def save(
        self,
        visit: str,
        writes: Mapping[str, str | None],
        *,
        path: str | None = None,
        who: Author | None = None,
        progress: Progress | None = None,
        kind: StepKind = "edit",
    ) -> Saved:
        """Make `writes` durable as one step; they are on the disk when this returns.

        Args:
            visit: id.
            writes: path → text; None (or "") removes the answer, and for a repeat instance all that is in it.
            path: the answer that the user gave, for the name of the undo; the first of `writes` by default.
            who: the author; the store's profile by default.
            progress: how far the draft is with these answers, for the start screen.
            kind: "edit"; "carry" for an answer taken over from an earlier visit, or all of them into another version of
                the form (then `INSTRUMENT` is among the writes); "start" for what a new visit begins with and "compare"
                for what two passes of typing were settled to, "join" for what versions of several places were joined
                to; undo leaves these three alone.

        Raises:
            VisitSealed, NotFound; UserError "disk-full", "disk-refused": nothing of this step was kept.
        """
        with self._core.database.writing() as connection:
            head = self.editable(connection, visit)
            return self._append(connection, visit, head, writes, kind, 0, path, who, progress)

    def follow(self, connection: Connection, visit: str, revision: str, who: Author) -> None:
        """Let the visit show `revision` (its answers are read from there); undo does not go back past this."""
        head = self._head(connection, visit)
        if head.seq:
            device = self._core.device_row(connection)
            at = to_micros(self._core.now())
            author = self._core.person(connection, who)
            entry = (visit, head.seq + 1, head.step + 1, _BARRIER, 0, "", head.revision, revision, author, device, at)
            self._chain = _link(self._last_link(connection, device), entry)
            connection.exec_driver_sql(_INSERT, (*entry, self._chain))
        connection.exec_driver_sql("DELETE FROM answer WHERE visit_id = ?", (visit,))
        connection.exec_driver_sql(
            "UPDATE visit SET live = 0, seq = ?, step = ? WHERE id = ?",
            (head.seq + 1 if head.seq else 0, head.step + 1 if head.seq else 0, visit),
        )
        self.forget_visit(visit)

    def spread(self, connection: Connection, visit: str) -> None:
        """Make the answers of the visible revision rows that can be edited; who wrote them and when stays known."""
        head = self._head(connection, visit)
        if head.live:
            return
        body = _body(connection, head.revision)
        persons = [self._core.person(connection, a.author()) for a in body.authors]
        sealer, at = self._core.person(connection, body.author.author()), to_micros(body.moment)
        rows = []
        for path, value in body.content.items():
            wrote = body.written.get(path)
            author, when = (persons[wrote[0]], wrote[1] * 1_000_000) if wrote else (sealer, at)
            rows.append((visit, path, value, author, when))
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO answer (visit_id, path, value, author_id, at) VALUES (?, ?, ?, ?, ?)", rows
            )
        connection.exec_driver_sql("UPDATE visit SET live = 1 WHERE id = ?", (visit,))
        head.live = True

    def undo(self, visit: str, who: Author | None = None) -> Undone | None:
        """Take the newest step back; None when there is none."""
        return self._turn_back(visit, "undo", who)

    def redo(self, visit: str, who: Author | None = None) -> Undone | None:
        """Do the newest undone step again; None when there is none."""
        return self._turn_back(visit, "redo", who)

    def next_undo(self, visit: str) -> UndoName | None:
        """What `undo` would take back."""
        return self._next(visit, "undo")

    def next_redo(self, visit: str) -> UndoName | None:
        """What `redo` would do again."""
        return self._next(visit, "redo")

    def history(self, visit: str, path: str | None = None) -> list[JournalEntry]:
        """The journal of a visit, or of one of its questions, oldest first."""
        where, values = ("AND j.path = ?", (visit, path)) if path is not None else ("", (visit,))
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT j.seq, j.step, j.path, j.old, j.new, j.kind, p.name, p.nip, p.role, d.device, j.at "
                "FROM journal j JOIN person p ON p.id = j.author_id JOIN device d ON d.id = j.device_id "
                f"WHERE j.visit_id = ? {where} ORDER BY j.seq",
                values,
            ).fetchall()
        return [
            JournalEntry(r[0], r[1], r[2], r[3], r[4], r[5], Author(r[6], r[7], r[8]), r[9], from_micros(r[10]))
            for r in rows
        ]

    def chain_breaks(self) -> list[int]:
        """Ids of entries whose hash does not follow from the entry before: an altered, cut or spliced journal."""
        heads: dict[int, bytes] = {}
        breaks = []
        with self._core.database.reading() as connection:
            gone = contents.destroyed(connection)
            rows = connection.exec_driver_sql(
                "SELECT id, visit_id, seq, step, kind, target, path, old, new, author_id, device_id, at, chain "
                "FROM journal ORDER BY id"
            )
            for row in rows:
                device = row[10]
                before = heads.get(device, _genesis(device))
                # The values of an erased visit are gone; its links still hold the others together.
                if row[1] not in gone and bytes(row[12]) != _link(before, tuple(row[1:12])):
                    breaks.append(int(row[0]))
                heads[device] = bytes(row[12])
        return breaks

    def _turn_back(self, visit: str, kind: str, who: Author | None) -> Undone | None:
        with self._core.database.writing() as connection:
            head = self.editable(connection, visit)
            done = self._stack(connection, visit, head)
            source = done if kind == "undo" else head.undone
            if not source:
                return None
            step = source[-1]
            rows = connection.exec_driver_sql(
                "SELECT path, old, new FROM journal WHERE visit_id = ? AND step = ? ORDER BY seq", (visit, step.number)
            ).fetchall()
            back = kind == "undo"
            writes = {p: (old if back else new) for p, old, new in rows}
            saved = self._append(connection, visit, head, writes, kind, step.number, step.path, who, None)
            old, new = (step.new, step.old) if back else (step.old, step.new)
            return Undone(path=step.path, old=old, new=new, writes=writes, step=step.number, saved=saved)

    def _next(self, visit: str, kind: str) -> UndoName | None:
        with self._core.database.still() as connection:
            head = self._head(connection, visit)
            done = self._stack(connection, visit, head)
        source = done if kind == "undo" else head.undone
        if not source or head.status not in EDITABLE:
            return None
        step = source[-1]
        old, new = (step.new, step.old) if kind == "undo" else (step.old, step.new)
        return UndoName(step.path, old, new, step.number)

    def editable(self, connection: Connection, visit: str) -> _Head:
        """Where the visit's journal stands. Raises VisitSealed, NotFound."""
        head = self._head(connection, visit)
        if head.status not in EDITABLE:
            raise VisitSealed(
                Text(
                    id="Kunjungan ini sudah disegel. Buka lagi dengan menyebut alasannya, lalu ubah.",
                    en="This visit is sealed. Reopen it with a reason, then change it.",
                )
            )
        self.spread(connection, visit)
        return head

    def _head(self, connection: Connection, visit: str) -> _Head:
        # Another thread may be in the middle of a write: then neither use nor fill what it has cached.
        settled = self._core.database.settled
        head = self._heads.get(visit) if settled else None
        if head is None:
            row = connection.exec_driver_sql(
                "SELECT status, seq, step, live, head FROM visit WHERE id = ?", (visit,)
            ).first()
            if row is None:
                raise not_found(VISIT, visit)
            head = _Head(row[0], row[1], row[2], bool(row[3]), row[4])
            if settled:
                self._heads[visit] = head
        return head

    def _stack(self, connection: Connection, visit: str, head: _Head) -> list[_Step]:
        """The steps that can be undone, newest last; fills `head.undone` too."""
        if head.done is None:
            head.done, head.undone = [], []
            rows = connection.exec_driver_sql(
                "SELECT j.step, j.kind, j.target, j.path, j.old, j.new FROM journal j JOIN (SELECT MIN(seq) AS first "
                "FROM journal WHERE visit_id = ? GROUP BY step) f ON j.visit_id = ? AND j.seq = f.first "
                "ORDER BY j.step",
                (visit, visit),
            )
            for number, kind, target, path, old, new in rows:
                _move(head.done, head.undone, kind, target, _Step(number, path, old, new))
        return head.done

    def _append(
        self,
        connection: Connection,
        visit: str,
        head: _Head,
        writes: Mapping[str, str | None],
        kind: str,
        target: int,
        path: str | None,
        who: Author | None,
        progress: Progress | None,
    ) -> Saved:
        at = to_micros(self._core.now())
        changes = self._changes(connection, visit, writes, path, exact=target > 0 or INSTRUMENT in writes)
        if not changes:
            return Saved(head.seq, head.step, from_micros(at), Changed.NOTHING)
        author = self._core.person(connection, who or self._core.author)
        device = self._core.device_row(connection)
        chain = self._last_link(connection, device)
        seq, step = head.seq, head.step + 1
        entries, kept, gone = [], [], []
        for changed, old, new in changes:
            seq += 1
            entry = (visit, seq, step, kind, target, changed, old, new, author, device, at)
            chain = _link(chain, entry)
            entries.append((*entry, chain))
            if changed == INSTRUMENT:
                connection.exec_driver_sql("UPDATE visit SET digest = ? WHERE id = ?", (new, visit))
                _move_files(connection, visit, changes)
            elif new is None:
                gone.append((visit, changed))
            else:
                kept.append((visit, changed, new, author, at))
        connection.exec_driver_sql(_INSERT, entries)
        if kept:
            connection.exec_driver_sql(
                "INSERT INTO answer (visit_id, path, value, author_id, at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (visit_id, path) DO UPDATE "
                "SET value = excluded.value, author_id = excluded.author_id, at = excluded.at",
                kept,
            )
        if gone:
            connection.exec_driver_sql("DELETE FROM answer WHERE visit_id = ? AND path = ?", gone)
        if progress is None:
            connection.exec_driver_sql(
                "UPDATE visit SET seq = ?, step = ?, updated_at = ?, dirty = 1 WHERE id = ?", (seq, step, at, visit)
            )
        else:
            connection.exec_driver_sql(
                "UPDATE visit SET seq = ?, step = ?, updated_at = ?, dirty = 1, answered = ?, total = ?, "
                "required_open = ?, problems = ?, progress_seq = ? WHERE id = ?",
                (seq, step, at, *astuple(progress), seq, visit),
            )
        self._chain = chain
        head.seq, head.step = seq, step
        if head.done is not None:
            _move(head.done, head.undone, kind, target, _Step(step, *changes[0]))
        return Saved(seq, step, from_micros(at), Changed.ANSWERS | Changed.VISITS)

    def _changes(
        self, connection: Connection, visit: str, writes: Mapping[str, str | None], first: str | None, exact: bool
    ) -> list[tuple[str, str | None, str | None]]:
        """(path, old, new) of what really changes, `first` in front, a removed instance before what is inside it.

        `exact`: the writes name all that goes: those of a step turned back, or of one to another version of the form
        (what that leaves has no place in the form and stays).
        """
        ordered = sorted(writes, key=lambda p: p != first) if first in writes else list(writes)
        olds = self._olds(connection, visit, ordered)
        if INSTRUMENT in writes:
            olds[INSTRUMENT] = connection.exec_driver_sql(
                "SELECT digest FROM visit WHERE id = ?", (visit,)
            ).scalar_one()
        changes: dict[str, tuple[str, str | None, str | None]] = {}
        for path in ordered:
            new = _clean(writes[path])
            if olds.get(path) != new:
                changes[path] = (path, olds.get(path), new)
            if new is None and path.endswith("]") and not exact:
                for inner, old in self._inside(connection, visit, path):
                    if inner not in writes:
                        changes[inner] = (inner, old, None)
        return list(changes.values())

    @staticmethod
    def _olds(connection: Connection, visit: str, paths: list[str]) -> dict[str, str]:
        if len(paths) == 1:
            found = connection.exec_driver_sql(
                "SELECT value FROM answer WHERE visit_id = ? AND path = ?", (visit, paths[0])
            ).scalar()
            return {} if found is None else {paths[0]: found}
        olds: dict[str, str] = {}
        for start in range(0, len(paths), 500):
            part = paths[start : start + 500]
            marks = ", ".join("?" * len(part))
            rows = connection.exec_driver_sql(
                f"SELECT path, value FROM answer WHERE visit_id = ? AND path IN ({marks})", (visit, *part)
            )
            olds.update((path, value) for path, value in rows)
        return olds

    @staticmethod
    def _inside(connection: Connection, visit: str, instance: str) -> Iterable[tuple[str, str]]:
        # What belongs to an instance follows its "]" with "/" or "#"; both lie between "#" and "0".
        rows = connection.exec_driver_sql(
            "SELECT path, value FROM answer WHERE visit_id = ? AND path >= ? AND path < ? ORDER BY path",
            (visit, instance + "#", instance + "0"),
        )
        return [(path, value) for path, value in rows]

    def _last_link(self, connection: Connection, device: int) -> bytes:
        if self._chain is None:
            found = connection.exec_driver_sql(
                "SELECT chain FROM journal WHERE device_id = ? ORDER BY id DESC LIMIT 1", (device,)
            ).scalar()
            self._chain = _genesis(device) if found is None else bytes(found)
        return self._chain


def _move(done: list[_Step], undone: list[_Step], kind: str, target: int, step: _Step) -> None:
    """What one step does to the stacks of undo and redo."""
    if kind in _BARRIERS:
        done.clear()
        undone.clear()
    elif kind == "undo":
        undone.append(_take(done, target))
    elif kind == "redo":
        done.append(_take(undone, target))
    else:
        done.append(step)
        undone.clear()


def _move_files(connection: Connection, visit: str, changes: list[tuple[str, str | None, str | None]]) -> None:
    """Let files follow the questions that name them, when a step moves answers to other paths."""
    left = {(old, path) for path, old, new in changes if new != old}
    named = {new: path for path, _, new in changes if new is not None and path != INSTRUMENT}
    rows = connection.exec_driver_sql("SELECT name, path FROM attachment WHERE visit_id = ?", (visit,)).fetchall()
    for name, path in rows:
        if (name, path) in left and name in named:
            connection.exec_driver_sql(
                "UPDATE attachment SET path = ? WHERE visit_id = ? AND name = ?", (named[name], visit, name)
            )


def _take(stack: list[_Step], number: int) -> _Step:
    while stack and stack[-1].number != number:
        stack.pop()
    return stack.pop()


def _clean(text: str | None) -> str | None:
    """`text` as it can be stored; None for a blank. Halves of characters that a window system lets through go."""
    if not text:
        return None
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _body(connection: Connection, revision: str) -> RevisionBody:
    return read(contents.raw_of(connection, revision))


def _genesis(device: int) -> bytes:
    return hashlib.sha256(f"ltsa-journal-v1\n{device}".encode()).digest()


def _link(before: bytes, entry: tuple[object, ...]) -> bytes:
    digest = hashlib.sha256(before)
    for value in entry:
        data = b"-" if value is None else str(value).encode()
        digest.update(len(data).to_bytes(4, "big") + data)
    return digest.digest()
