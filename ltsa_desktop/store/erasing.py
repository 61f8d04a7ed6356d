"""Legal erasure: a visit's content is destroyed here, in every copy within reach, and that is said everywhere.

What goes: the content key (so that no sealed version can be read), the sealed bytes, answers, the journal's values, the
words of acts about the visit, captions, photos, projections, what waits in quarantine, and the same in every backup.
What stays: that there was a visit (id, centre, day), the ids, signatures and order of its versions and acts, and the
decision with its reason. `docs/decisions/erasure.md` tells why, and what is out of reach.

Destroying in the database is one transaction with the decision. Files and backups follow; what is still to be done is
remembered in the store and taken up again at the next start or when the second place is there again.
"""

from __future__ import annotations

import contextlib
import json
import os
import zipfile
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import backups as copies
from ltsa_desktop.store import contents, setting_aside, statement_body, vault
from ltsa_desktop.store.durable import replace, sync_file
from ltsa_desktop.store.engine import open_raw
from ltsa_desktop.store.errors import RevisionUnreadable, disk_words
from ltsa_desktop.store.revision_body import read
from ltsa_desktop.store.setting_aside import ERASE, ERASED, KINDS, must_be_supervisor, must_have
from ltsa_desktop.store.sql import PROJECTED

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ltsa_desktop.store.opening import Store

PENDING = "erasure-pending"
PARTS = ("tables", "files", "archive", "backups", "second")
"""What follows the decision, in this order; `tables` is that nothing of deleted rows is left in the database's file."""
HOLDING = ("answer", "journal", "attachment", "revision", "statement", "content_key", "quarantine", *PROJECTED)
"""Tables that hold something of a visit's content."""
_KEPT_WORDS = frozenset({*KINDS, ERASED})
Execute = Callable[[str, tuple[Any, ...]], Any]


@dataclass(slots=True)
class Pending:
    """What of an erasure is still to be done outside the tables.

    Attributes:
        visit: id. revisions, statements: ids that archived packages may carry. blobs: SHA-256 of its files that no
            other visit names. todo: of `PARTS`.
        counts: what was removed so far, by the name of the place.
    """

    visit: str
    revisions: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    blobs: list[str] = field(default_factory=list)
    todo: list[str] = field(default_factory=lambda: list(PARTS))
    counts: dict[str, int] = field(default_factory=dict)


def decide(store: Store, visits: Iterable[str], reason: str) -> None:
    """State the erasure of visits and destroy their content in the database; `pending` tells what is left to do.

    Use `exchange.erasure.erase`, which also does the rest.

    Raises:
        UserError: "not-a-supervisor", "reason-missing", "set-aside" when one was erased already. NotFound.
    """
    must_be_supervisor(store)
    must_have(reason)
    found = [store.visits.get(visit) for visit in visits]
    if any(visit.status == "erased" for visit in found):
        raise UserError(
            Text("Isi kunjungan ini sudah dimusnahkan.", "The content of this visit was erased already."),
            code="set-aside",
        )
    with store.unit():
        for visit in found:
            data = {"reason": reason.strip(), "revisions": sorted(store.revisions.graph(visit.id))}
            store.statements.add(ERASE, data, visit=visit.id)
        setting_aside.follow(store, [visit.id for visit in found])


def destroy_here(store: Store, connection: Connection, visit: str) -> bool:
    """Destroy a visit's content in the tables, inside a write of the caller; False when nothing of it was left."""
    key = connection.exec_driver_sql("SELECT key FROM content_key WHERE visit_id = ?", (visit,)).first()
    status = connection.exec_driver_sql("SELECT status FROM visit WHERE id = ?", (visit,)).scalar()
    execute: Execute = lambda sql, values: connection.exec_driver_sql(sql, values)  # noqa: E731
    pending = Pending(visit, *_names(execute, visit))
    if status == "erased" and key is not None and key[0] is None:
        # Acts about it that arrived since.
        said = _silence(execute, visit)
        if not said:
            return False
        pending.counts = {"statement": said}
    else:
        pending.counts = destroy(execute, visit, pending.blobs, set(inspect(connection).get_table_names()))
    listed = [known for known in _pending(store) if known.visit != visit]
    store._core.set_setting(PENDING, [asdict(one) for one in (*listed, pending)])
    store._core.set_setting(f"join-draft:{visit}", None)
    store._journal.forget()
    return True


def destroy(execute: Execute, visit: str, blobs: Iterable[str], tables: Collection[str]) -> dict[str, int]:
    """Destroy a visit's content in the tables of any data version; how many rows of which table held it.

    Args:
        execute: runs a statement with its values in a transaction of the caller. blobs: files that go with it.
        tables: that there are.
    """
    counts: dict[str, int] = {}

    def change(table: str, sql: str, values: tuple[Any, ...]) -> None:
        if table in tables:
            done = execute(sql, values).rowcount
            counts[table] = counts.get(table, 0) + max(done, 0)

    if "content_key" in tables:
        execute(
            "INSERT INTO content_key (visit_id, key) VALUES (?, NULL) ON CONFLICT (visit_id) DO UPDATE SET key = NULL",
            (visit,),
        )
        counts["content_key"] = 1
    change("revision", "UPDATE revision SET raw = ?, reason = '' WHERE visit_id = ? AND length(raw) > 0", (b"", visit))
    change("answer", "DELETE FROM answer WHERE visit_id = ?", (visit,))
    change(
        "journal",
        "UPDATE journal SET path = '', old = NULL, new = NULL WHERE visit_id = ? AND path <> ''",
        (visit,),
    )
    change("attachment", "DELETE FROM attachment WHERE visit_id = ?", (visit,))
    for sha256 in blobs:
        change("blob", "DELETE FROM blob WHERE sha256 = ?", (sha256,))
        change("blob_content", "DELETE FROM blob_content WHERE sha256 = ?", (sha256,))
    for table in PROJECTED:
        change(table, f"DELETE FROM {table} WHERE visit_id = ?", (visit,))
    if "statement" in tables:
        counts["statement"] = _silence(execute, visit)
    if "quarantine" in tables:
        for identity, raw, detail in list(execute("SELECT id, raw, detail FROM quarantine", ())):
            if visit in str(detail) or visit.encode() in bytes(raw):
                change("quarantine", "DELETE FROM quarantine WHERE id = ?", (identity,))
    execute("UPDATE visit SET status = 'erased', live = 0, dirty = 0, reason = '' WHERE id = ?", (visit,))
    return {table: n for table, n in counts.items() if n}


def tables_of(execute: Callable[[str], Any]) -> set[str]:
    """The tables of a database file."""
    return {str(row[0]) for row in execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def silenced(identity: str, raw: bytes) -> bool:
    """Whether a statement's words were erased: what is kept is no more what its id and signature are of."""
    return statement_body.statement_id(raw) != identity


def wipe(store: Store) -> None:
    """Leave nothing of deleted rows in the file: rewrite it whole, and fold the write-ahead log in.

    SQLite leaves the bytes of deleted rows in free pages, PostgreSQL in dead rows; `VACUUM` copies only what is alive.
    """
    store._core.database.rewrite(HOLDING)


def pending(store: Store) -> list[Pending]:
    """The erasures that are not at their end everywhere."""
    return _pending(store)


def finish_files(store: Store, ones: Iterable[Pending]) -> None:
    """Remove the files of erased visits from the store's folders. Raises the disk's refusals."""
    with disk_words(store.directory):
        for one in ones:
            for sha256 in one.blobs:
                path = store.blobs.path(sha256)
                if path.exists():
                    path.unlink()
                    one.counts["files"] = one.counts.get("files", 0) + 1


def finish_backups(store: Store, ones: Sequence[Pending], folder: Path) -> None:
    """Destroy erased visits' content in every copy in `folder`; each copy is replaced by a checked one.

    Raises:
        UserError: the disk's refusals, or a copy that is damaged; copies done so far stay done.
    """
    with disk_words(folder):
        for left in folder.glob(".*.db"):
            left.unlink(missing_ok=True)
        for pack in sorted(folder.glob("ltsa-*.zip")):
            _scrub(pack, store._core.keys.database, ones)
        for sha256 in {sha256 for one in ones for sha256 in one.blobs}:
            # Attachments stand beside the copies, once for all of them.
            (folder / "blobs" / sha256[:2] / sha256).unlink(missing_ok=True)


def finish_elsewhere(store: Store, ones: Sequence[Pending]) -> None:
    """The same for copies that were written into other folders and are still there. Raises as `finish_backups`."""
    for pack in copies_elsewhere(store):
        with disk_words(pack.parent):
            _scrub(pack, store._core.keys.database, ones)
            for sha256 in {sha256 for one in ones for sha256 in one.blobs}:
                (pack.parent / "blobs" / sha256[:2] / sha256).unlink(missing_ok=True)


def copies_elsewhere(store: Store) -> list[Path]:
    """Copies that this store wrote into folders of one's choice."""
    own = store.directory / copies.FOLDER
    paths = [Path(info.path) for info in store.backups()]
    return sorted(path for path in paths if path.parent != own and path.is_file())


def done(store: Store, ones: Iterable[Pending], part: str) -> None:
    """Remember that a part of some erasures is done; at the last one this store states its receipt of each."""
    here = {one.visit: one for one in ones}
    for one in here.values():
        one.todo = [left for left in one.todo if left != part]
    with store.unit():
        listed = [here.get(known.visit, known) for known in _pending(store)]
        store._core.set_setting(PENDING, [asdict(one) for one in listed if one.todo] or None)
        for one in here.values():
            if not one.todo:
                removed = dict(sorted(one.counts.items()))
                store.statements.add(ERASED, {"removed": removed, "store": store.id}, visit=one.visit)


def second_folder(store: Store) -> Path | None:
    """The folder of the second copies where it is now; None when none is set or it is away."""
    state = store.second.state()
    if not state.place or not state.folder:
        return None
    from ltsa_desktop.store.places import elsewhere

    chosen = Path(state.place)
    return next((p / state.folder for p in (chosen, *elsewhere(chosen)) if (p / state.folder).is_dir()), None)


def has_second(store: Store) -> bool:
    """Whether there are second copies somewhere."""
    state = store.second.state()
    return bool(state.place and state.folder)


def _pending(store: Store) -> list[Pending]:
    return [Pending(**one) for one in store._core.setting(PENDING, []) or []]


def _names(execute: Execute, visit: str) -> tuple[list[str], list[str], list[str]]:
    """Ids of a visit's revisions and acts, and the files that only it names."""
    revisions = sorted(str(row[0]) for row in execute("SELECT id FROM revision WHERE visit_id = ?", (visit,)))
    acts = [
        str(row[0])
        for row in execute("SELECT id, kind FROM statement WHERE visit_id = ? ORDER BY id", (visit,))
        if row[1] not in _KEPT_WORDS
    ]
    named = {str(row[0]) for row in execute("SELECT sha256 FROM attachment WHERE visit_id = ?", (visit,))}
    for row in list(
        execute(
            "SELECT r.id, r.raw, k.key FROM revision r LEFT JOIN content_key k ON k.visit_id = r.visit_id "
            "WHERE r.visit_id = ?",
            (visit,),
        )
    ):
        with contextlib.suppress(RevisionUnreadable):
            body = read(contents.unseal(row[2], str(row[0]), bytes(row[1])))
            named |= {file.sha256 for file in body.attachments.values()}
    others = {str(row[0]) for row in execute("SELECT sha256 FROM attachment WHERE visit_id <> ?", (visit,))}
    return revisions, acts, sorted(named - others)


def _silence(execute: Execute, visit: str) -> int:
    """Take the words out of the acts about a visit, but for the decision itself; ids, order and names stay."""
    count = 0
    rows = list(execute("SELECT id, kind, raw FROM statement WHERE visit_id = ?", (visit,)))
    for identity, kind, raw in rows:
        body = statement_body.read(bytes(raw))
        if kind in _KEPT_WORDS or (not body.data and not body.path):
            continue
        quiet = statement_body.silent(body).to_bytes()
        execute("UPDATE statement SET raw = ?, path = '' WHERE id = ?", (quiet, identity))
        count += 1
    return count


def _scrub(pack: Path, key: str, ones: Sequence[Pending]) -> None:
    """Destroy visits' content in one copy, and count it where the copy knew the visit."""
    aside, database = pack.with_name(f".{uuid7()}.new"), pack.with_name(f".{uuid7()}.db")
    try:
        with zipfile.ZipFile(pack) as archive:
            about = json.loads(archive.read(copies._MANIFEST))
            vault_bytes = archive.read(vault.NAME)
            database.write_bytes(archive.read(copies.DATABASE))
        connection = open_raw(database, key, wal=False)
        try:
            known = {str(row[0]) for row in connection.execute("SELECT id FROM visit")}
            here = [one for one in ones if one.visit in known]
            if not here:
                return
            tables = tables_of(connection.execute)
            connection.execute("BEGIN IMMEDIATE")
            for one in here:
                destroy(connection.execute, one.visit, one.blobs, tables)
            connection.execute("COMMIT")
            connection.execute("VACUUM")
        finally:
            connection.close()
        copies.check_database(database, key)
        gone = {sha256 for one in ones for sha256 in one.blobs}
        about["attachments"] = sorted(set(about.get("attachments", [])) - gone)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED) as archive:
            archive.write(database, copies.DATABASE)
            archive.writestr(vault.NAME, vault_bytes)
            archive.writestr(copies._MANIFEST, json.dumps(about, indent=1))
        copies.check_pack(aside)
        sync_file(aside)
        stat = pack.stat()
        replace(aside, pack)
        os.utime(pack, (stat.st_atime, stat.st_mtime))
        for one in here:
            one.counts["backups"] = one.counts.get("backups", 0) + 1
    finally:
        aside.unlink(missing_ok=True)
        for left in database.parent.glob(f"{database.name}*"):
            left.unlink(missing_ok=True)
