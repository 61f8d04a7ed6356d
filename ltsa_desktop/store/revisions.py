"""Revisions: sealed states of visits, a set that only grows. Nothing shown is ever overwritten by what arrives.

What a visit shows follows from the set of its revisions alone (`merging.shown_head`), so laptops with the same set
show the same; it is never exchanged under a draft that is being written here. Whatever is not shown is kept beside it
and the visit is marked (`forked`, `pending`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from ltsa_desktop.ground.ids import register_id
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import contents, revision_body
from ltsa_desktop.store.core import Core, know_device
from ltsa_desktop.store.errors import RevisionUnreadable, not_found
from ltsa_desktop.store.journal import EDITABLE, Journal
from ltsa_desktop.store.merging import maximal, shown_head
from ltsa_desktop.store.projections import Projections
from ltsa_desktop.store.read_models import Author, Changed, Inserted, Outcome, Revision
from ltsa_desktop.store.revision_body import RevisionBody, revision_id, short_code
from ltsa_desktop.store.sql import from_micros, to_micros

if TYPE_CHECKING:
    from ltsa_desktop.store.taking_in import Arrival

REVISION = Text("Revisi", "revision")
_COLUMNS = (
    "r.id, r.visit_id, r.short_code, r.kind, r.reason, p.name, p.nip, p.role, r.device, r.incarnation, r.sealed_at, "
    "r.received_at, r.key, r.signature, r.raw, r.example, r.digest, r.centre_code, v.head = r.id, "
    "(SELECT string_agg(parent, ' ') FROM revision_parent WHERE revision = r.id), k.key"
)
_FROM = (
    "FROM revision r JOIN person p ON p.id = r.author_id JOIN visit v ON v.id = r.visit_id "
    "LEFT JOIN content_key k ON k.visit_id = r.visit_id"
)
_HELD = 50
"""Visits or revisions of one query where their bytes come along."""
_TOUCHED = Changed.REVISIONS | Changed.VISITS | Changed.PROJECTIONS


class Revisions:
    """The set of revisions of all visits."""

    def __init__(self, core: Core, journal: Journal, projections: Projections) -> None:
        self._core = core
        self._journal = journal
        self._projections = projections

    def get(self, revision: str) -> Revision:
        """One revision by its id, or by its short code as printed. Raises NotFound."""
        with self._core.database.reading() as connection:
            row = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} {_FROM} WHERE r.id = ? OR r.short_code = ? LIMIT 1",
                (revision, revision.strip().upper()),
            ).first()
        if row is None:
            raise not_found(REVISION, revision)
        return _revision(row)

    def of_visit(self, visit: str) -> list[Revision]:
        """A visit's revisions, the one sealed last first."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} {_FROM} WHERE r.visit_id = ? ORDER BY r.sealed_at DESC, r.id", (visit,)
            ).fetchall()
        return [_revision(row) for row in rows]

    def of_visits(self, visits: Iterable[str]) -> Iterator[Revision]:
        """The revisions of many visits, in no order that is told; only those of a few visits are held at a time."""
        yield from self._in_parts("r.visit_id", visits)

    def many(self, revisions: Iterable[str]) -> Iterator[Revision]:
        """Those of these revisions that are here, in no order that is told; only a few are held at a time."""
        yield from self._in_parts("r.id", revisions)

    def _in_parts(self, column: str, names: Iterable[str]) -> Iterator[Revision]:
        for part in parts_of(names, _HELD):
            with self._core.database.reading() as connection:
                rows = connection.exec_driver_sql(
                    f"SELECT {_COLUMNS} {_FROM} WHERE {column} IN ({', '.join('?' * len(part))})", part
                ).fetchall()
            yield from map(_revision, rows)

    def ids(self) -> set[str]:
        """The ids of all revisions here."""
        with self._core.database.reading() as connection:
            return set(connection.exec_driver_sql("SELECT id FROM revision").scalars())

    def has(self, revision: str) -> bool:
        """Whether this very revision is here."""
        with self._core.database.reading() as connection:
            return _known(connection, revision)

    def graph(self, visit: str) -> dict[str, tuple[str, ...]]:
        """The visit's revisions: id → ids of its parents, which may not be here."""
        with self._core.database.reading() as connection:
            return _graph(connection, visit)

    def graphs(self, visits: Iterable[str]) -> dict[str, dict[str, tuple[str, ...]]]:
        """`graph` of each of many visits; those not here are left out."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        with self._core.database.reading() as connection:
            for part in parts_of(visits):
                rows = connection.exec_driver_sql(
                    "SELECT r.visit_id, r.id, p.parent FROM revision r "
                    "LEFT JOIN revision_parent p ON p.revision = r.id "
                    f"WHERE r.visit_id IN ({', '.join('?' * len(part))})",
                    part,
                )
                for visit, revision, parent in rows:
                    graph = found.setdefault(visit, {})
                    graph[revision] = (*graph.get(revision, ()), *((parent,) if parent is not None else ()))
        return found

    def parents_missing(self, device: str) -> list[str]:
        """Ids that revisions of a laptop build on and that are not here."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT DISTINCT p.parent FROM revision r JOIN revision_parent p ON p.revision = r.id "
                "LEFT JOIN revision k ON k.id = p.parent WHERE r.device = ? AND k.id IS NULL ORDER BY p.parent",
                (device,),
            )
            return list(rows.scalars())

    def incomplete(self, blobs: Iterable[str]) -> set[str]:
        """Ids of the revisions that name one of these attachments (SHA-256)."""
        found: set[str] = set()
        wanted = set(blobs)
        with self._core.database.reading() as connection:
            for part in parts_of(sorted(wanted)):
                visits = connection.exec_driver_sql(
                    f"SELECT DISTINCT visit_id FROM attachment WHERE sha256 IN ({', '.join('?' * len(part))})", part
                ).scalars()
                for visit in visits.all():
                    for revision in connection.exec_driver_sql("SELECT id FROM revision WHERE visit_id = ?", (visit,)):
                        body = _body(connection, revision[0])
                        if wanted.intersection(file.sha256 for file in body.attachments.values()):
                            found.add(revision[0])
        return found

    def in_package(self, package: str) -> set[str]:
        """Ids of the revisions that went out in a package."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT revision FROM exported WHERE package = ?", (package,))
            return set(rows.scalars())

    def heads(self, visit: str) -> set[str]:
        """The revisions that no other here builds on; more than one: the visit is forked."""
        return maximal(self.graph(visit))

    def read(self, raw: bytes) -> RevisionBody:
        """The checked content of a revision's bytes; see `revision_body.read`."""
        return revision_body.read(raw)

    def exported(self, package: str, revisions: Iterable[str]) -> Changed:
        """Remember that these revisions went out in a package."""
        at = to_micros(self._core.now())
        with self._core.database.writing() as connection:
            rows = [(revision, package, at) for revision in revisions]
            if rows:
                connection.exec_driver_sql(
                    "INSERT INTO exported (revision, package, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows
                )
        return Changed.VISITS

    def unexported(self) -> list[str]:
        """Visible heads that were sealed on this device and are in no package yet, oldest seal first."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT r.id FROM visit v JOIN revision r ON r.id = v.head "
                "WHERE v.local = 1 AND NOT EXISTS (SELECT 1 FROM exported e WHERE e.revision = r.id) "
                "ORDER BY r.sealed_at, r.id"
            )
            return list(rows.scalars())

    def insert(self, raw: bytes, signature: bytes, key: str, package: str = "", *, verified: bool = False) -> Inserted:
        """Take a revision in, verbatim; see `Inserted.outcome`. The same bytes again change nothing.

        Args:
            raw: canonical bytes. signature, key: Ed25519 over exactly these bytes, and the public key in hex.
            package: it came in, "" when made here.
            verified: the caller has checked the signature.

        Raises:
            RevisionUnreadable: the bytes are no revision (or of a newer program), or the signature does not hold.
        """
        revision = revision_id(raw)
        with self._core.database.writing() as connection:
            found = connection.exec_driver_sql("SELECT visit_id FROM revision WHERE id = ?", (revision,)).scalar()
            if found is not None:
                return Inserted("identical", revision, found, head_moved=False, changed=Changed.NOTHING)
            body = revision_body.read(raw)
            if not verified:
                _verify(raw, signature, key)
            known = connection.exec_driver_sql("SELECT 1 FROM visit WHERE id = ?", (body.visit,)).scalar()
            if known is None:
                self._begin_visit(connection, body)
            self._keep(connection, revision, raw, signature, key, package, body)
            if known is None:
                self._show(connection, revision, body, new=True)
                changed = _TOUCHED | Changed.ATTACHMENTS | Changed.CENTRES
                return Inserted("new", revision, body.visit, head_moved=True, changed=changed)
            outcome, moved = self._settle(connection, revision, body.visit)
        return Inserted(outcome, revision, body.visit, moved, _TOUCHED if moved else Changed.REVISIONS | Changed.VISITS)

    def take_in(self, arrivals: Iterable[Arrival], package: str) -> Iterator[int]:
        """Many revisions at once, inside a write of the caller; see `taking_in.TakingIn.run`."""
        from ltsa_desktop.store.taking_in import TakingIn

        return TakingIn(self._core, self._projections, self._settle, centre_for).run(arrivals, package)

    def keep_own(self, raw: bytes, signature: bytes, body: RevisionBody) -> str:
        """Keep a revision this device has just sealed and make it the visible head; its id."""
        revision = revision_id(raw)
        with self._core.database.writing() as connection:
            self._keep(connection, revision, raw, signature, self._core.device.key, "", body)
            graph = _graph(connection, body.visit)
            forked, shown = len(maximal(graph)) > 1, shown_head(graph)
            connection.exec_driver_sql(
                "UPDATE visit SET head = ?, dirty = 0, pending = 0, forked = ?, answered = ?, total = ?, "
                "required_open = ?, problems = ?, progress_seq = seq WHERE id = ?",
                (revision, forked, *msgspec.structs.astuple(body.progress), body.visit),
            )
            if shown != revision and body.kind != "export":
                self._show(connection, shown, _body(connection, shown))
            else:
                self._projections.project(body.visit, revision, body)
        return revision

    def _settle(self, connection: Connection, revision: str, visit: str) -> tuple[Outcome, bool]:
        """What the visit shows after `revision` joined its history."""
        graph = _graph(connection, visit)
        heads, tip = maximal(graph), shown_head(graph)
        head, status, dirty = connection.exec_driver_sql(
            "SELECT head, status, dirty FROM visit WHERE id = ?", (visit,)
        ).one()
        forked = len(heads) > 1
        connection.exec_driver_sql("UPDATE visit SET forked = ? WHERE id = ?", (forked, visit))
        besides: Outcome = "forked" if forked and revision in heads else "new"
        if tip == head:
            return besides, False
        if status in EDITABLE and (dirty or forked):
            # Nobody's draft is exchanged under his hands, least of all for another line of its history.
            if not forked:
                connection.exec_driver_sql("UPDATE visit SET pending = 1 WHERE id = ?", (visit,))
                return "forked", False
            return besides, False
        self._show(connection, tip, _body(connection, tip))
        return (besides if forked else "newer"), True

    def _begin_visit(self, connection: Connection, body: RevisionBody) -> None:
        centre = centre_for(connection, body, to_micros(self._core.now()))
        at = to_micros(body.moment)
        author = self._core.person(connection, body.author.author())
        connection.exec_driver_sql(
            "INSERT INTO visit (id, centre_id, digest, day, kind, status, example, created_at, updated_at, author_id, "
            "seq, step, head, live, dirty, reason, forked, pending, local) "
            "VALUES (?, ?, ?, ?, ?, 'final', ?, ?, ?, ?, 0, 0, '', 0, 0, '', 0, 0, 0)",
            (
                body.visit,
                centre,
                body.instrument.digest,
                body.day,
                body.visit_kind,
                body.example,
                at,
                at,
                author,
            ),
        )

    def _keep(
        self,
        connection: Connection,
        revision: str,
        raw: bytes,
        signature: bytes,
        key: str,
        package: str,
        body: RevisionBody,
    ) -> None:
        now = to_micros(self._core.now())
        author = self._core.person(connection, body.author.author())
        if package:
            know_device(connection, body.device, body.incarnation, key, "", now)
        connection.exec_driver_sql(
            "INSERT INTO revision (id, visit_id, short_code, kind, reason, author_id, device, incarnation, sealed_at, "
            "received_at, key, signature, raw, example, digest, centre_code, package) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                revision,
                body.visit,
                short_code(revision),
                body.kind,
                body.reason,
                author,
                body.device,
                body.incarnation,
                to_micros(body.moment),
                now,
                key,
                signature,
                contents.seal(connection, body.visit, revision, raw),
                body.example,
                body.instrument.digest,
                body.centre.code,
                package,
            ),
        )
        if body.parents:
            connection.exec_driver_sql(
                "INSERT INTO revision_parent (revision, parent) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(revision, parent) for parent in body.parents],
            )

    def _show(self, connection: Connection, revision: str, body: RevisionBody, *, new: bool = False) -> None:
        """Make `revision` what the visit shows."""
        if not new:
            self._journal.follow(connection, body.visit, revision, body.author.author())
        at = to_micros(body.moment)
        connection.exec_driver_sql(
            "UPDATE visit SET head = ?, status = ?, day = ?, kind = ?, digest = ?, example = ?, updated_at = ?, "
            "dirty = 0, pending = 0, answered = ?, total = ?, required_open = ?, problems = ?, progress_seq = seq "
            "WHERE id = ?",
            (
                revision,
                "draft" if body.kind == "export" else "final",
                body.day,
                body.visit_kind,
                body.instrument.digest,
                body.example,
                at,
                *msgspec.structs.astuple(body.progress),
                body.visit,
            ),
        )
        self._journal.forget_visit(body.visit)
        rows = [
            (
                body.visit,
                name,
                next((path for path, text in body.content.items() if text == name), ""),
                file.sha256,
                file.size,
                file.media_type,
                file.caption,
                file.number,
                file.taken_at,
            )
            for name, file in body.attachments.items()
        ]
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO attachment (visit_id, name, path, sha256, size, media_type, caption, number, taken_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (visit_id, name) DO UPDATE SET path = excluded.path, "
                "sha256 = excluded.sha256, size = excluded.size, media_type = excluded.media_type, "
                "caption = excluded.caption, number = excluded.number, taken_at = excluded.taken_at",
                rows,
            )
        self._projections.project(body.visit, revision, body, new=new)


def centre_for(connection: Connection, body: RevisionBody, now: int) -> str:
    """The id of the revision's centre; one that the register here does not know is added with its provenance."""
    found = connection.exec_driver_sql("SELECT id FROM centre WHERE code = ?", (body.centre.code,)).scalar()
    if found is not None:
        return str(found)
    centre = register_id(body.centre.code)
    connection.exec_driver_sql(
        "INSERT INTO centre (id, code, name, level, province_code, province, regency_code, regency, address, "
        "host_building, mrc_pilot, source, note, updated_at) "
        "VALUES (?, ?, ?, '', '', '', '', '', '', '', 0, ?, '', ?)",
        (centre, body.centre.code, body.centre.name, f"kunjungan {body.visit} ({body.author.name})", now),
    )
    return centre


def _body(connection: Connection, revision: str) -> RevisionBody:
    return revision_body.read(contents.raw_of(connection, revision))


def parts_of(names: Iterable[str], size: int = 500) -> Iterator[tuple[str, ...]]:
    """The names in parts that one query takes as parameters."""
    waiting = iter(names)
    while part := tuple(islice(waiting, size)):
        yield part


def _known(connection: Connection, revision: str) -> bool:
    return connection.exec_driver_sql("SELECT 1 FROM revision WHERE id = ?", (revision,)).scalar() is not None


def _graph(connection: Connection, visit: str) -> dict[str, tuple[str, ...]]:
    rows = connection.exec_driver_sql(
        "SELECT r.id, p.parent FROM revision r LEFT JOIN revision_parent p ON p.revision = r.id WHERE r.visit_id = ?",
        (visit,),
    )
    graph: dict[str, tuple[str, ...]] = {}
    for revision, parent in rows:
        graph[revision] = (*graph.get(revision, ()), *((parent,) if parent is not None else ()))
    return graph


def _verify(raw: bytes, signature: bytes, key: str) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, raw)
    except (InvalidSignature, ValueError) as error:
        raise RevisionUnreadable(
            Text(
                id="Tanda tangan catatan ini tidak cocok dengan isinya; catatan ini tidak diambil.",
                en="This record's signature does not fit its content; the record was not taken.",
            ),
            code="signature-mismatch",
        ) from error


def _revision(row: Iterable[object]) -> Revision:
    r = tuple(row)
    return Revision(
        id=str(r[0]),
        visit_id=str(r[1]),
        short_code=str(r[2]),
        parents=tuple(sorted(str(r[19] or "").split())),
        kind=r[3],  # type: ignore[arg-type]  # checked when it was read
        reason=str(r[4]),
        author=Author(str(r[5]), str(r[6]), str(r[7])),
        device=str(r[8]),
        incarnation=str(r[9]),
        sealed_at=from_micros(int(str(r[10]))),
        received_at=from_micros(int(str(r[11]))),
        key=str(r[12]),
        signature=bytes(r[13]),  # type: ignore[call-overload]
        raw=contents.unseal(r[20], str(r[0]), bytes(r[14])),  # type: ignore[arg-type, call-overload]
        example=bool(r[15]),
        digest=str(r[16]),
        centre_code=str(r[17]),
        is_head=bool(r[18]),
    )
