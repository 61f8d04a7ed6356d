"""Many revisions at once: what `Revisions.insert` does for one, with a few statements for some hundred of them.

Visits that were not here are written as they will stand, in one row each; only visits that were here are settled one by
one. The state afterwards is the same function of the set of revisions, whichever way it came in.
"""

from __future__ import annotations

import contextlib
import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy import Connection

from ltsa_desktop.store import contents, revision_body
from ltsa_desktop.store.core import Core, know_device
from ltsa_desktop.store.merging import maximal, shown_head
from ltsa_desktop.store.projections import Projections
from ltsa_desktop.store.revision_body import RevisionBody, short_code
from ltsa_desktop.store.sql import to_micros

CHUNK = 40
"""Revisions written together: few enough that a window beside it keeps answering."""
Settle = Callable[[Connection, str, str], object]


class Arrival(NamedTuple):
    """A revision to take in: its canonical bytes were read and its signature checked by the caller.

    Attributes:
        id: SHA-256 of `raw`, hex. signature: 64 bytes by `key` (hex) over `raw`.
    """

    id: str
    raw: bytes
    signature: bytes
    key: str


class TakingIn:
    """Bulk insertion into one store.

    Args:
        settle: lets a visit that was here show what follows from its set of revisions.
        centre_for: the id of a revision's centre, made at need.
    """

    def __init__(
        self,
        core: Core,
        projections: Projections,
        settle: Settle,
        centre_for: Callable[[Connection, RevisionBody, int], str],
    ) -> None:
        self._core = core
        self._projections = projections
        self._settle = settle
        self._centre_for = centre_for
        self._centres: dict[str, str] = {}
        self._devices: set[str] = set()

    def run(self, arrivals: Iterable[Arrival], package: str) -> Iterator[int]:
        """Take them in, parents before children; after each part the number taken so far, for progress and a stop.

        To be run to its end inside one write of the caller. Revisions that are here, and those of a visit whose content
        was erased, change nothing.
        """
        waiting, done = iter(arrivals), 0
        while part := list(islice(waiting, CHUNK)):
            with self._core.database.writing() as connection, _uncollected():
                self._take(connection, part, package)
            done += len(part)
            yield done

    def _take(self, connection: Connection, part: Sequence[Arrival], package: str) -> None:
        here = _those(connection, "SELECT id FROM revision WHERE id IN ({})", [arrival.id for arrival in part])
        fresh = {a.id: a for a in part if a.id not in here}
        bodies = {name: revision_body.decode(arrival.raw) for name, arrival in fresh.items()}
        keys = self._content_keys(connection, {body.visit for body in bodies.values()})
        bodies = {name: body for name, body in bodies.items() if keys[body.visit] is not None}
        by_visit: dict[str, list[str]] = defaultdict(list)
        for name, body in bodies.items():
            by_visit[body.visit].append(name)
        known = _those(connection, "SELECT id FROM visit WHERE id IN ({})", list(by_visit))
        begun = {visit: names for visit, names in by_visit.items() if visit not in known}
        self._begin(connection, begun, bodies)
        self._keep(connection, fresh, bodies, keys, package)
        for visit in known:
            self._settle(connection, by_visit[visit][-1], visit)

    def _content_keys(self, connection: Connection, visits: set[str]) -> dict[str, bytes | None]:
        names = sorted(visits)
        rows = connection.exec_driver_sql(
            f"SELECT visit_id, key FROM content_key WHERE visit_id IN ({_marks(names)})", tuple(names)
        )
        keys = {str(visit): None if key is None else bytes(key) for visit, key in rows}
        made = {visit: ChaCha20Poly1305.generate_key() for visit in names if visit not in keys}
        _many(connection, "INSERT INTO content_key (visit_id, key) VALUES (?, ?)", list(made.items()))
        return {**keys, **made}

    def _begin(self, connection: Connection, begun: dict[str, list[str]], bodies: dict[str, RevisionBody]) -> None:
        """Rows of visits that were not here, with what they show."""
        visits, attachments, shown = [], [], []
        for visit, names in begun.items():
            graph = {name: tuple(bodies[name].parents) for name in names}
            head = shown_head(graph)
            first, body = bodies[names[0]], bodies[head]
            visits.append(
                (
                    visit,
                    self._centre(connection, first),
                    body.instrument.digest,
                    body.day,
                    body.visit_kind,
                    "draft" if body.kind == "export" else "final",
                    body.example,
                    to_micros(first.moment),
                    to_micros(body.moment),
                    self._core.person(connection, first.author.author()),
                    head,
                    len(maximal(graph)) > 1,
                    *msgspec.structs.astuple(body.progress),
                )
            )
            # An attachment of an earlier version stays known, as when the versions come one after the other.
            for name in (*(name for name in names if name != head), head):
                attachments += _attachments(visit, bodies[name])
            shown.append((visit, head, body))
        _many(
            connection,
            "INSERT INTO visit (id, centre_id, digest, day, kind, status, example, created_at, updated_at, author_id, "
            "head, forked, answered, total, required_open, problems, "
            "seq, step, live, dirty, reason, pending, local, progress_seq) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '', 0, 0, 0)",
            visits,
        )
        _many(connection, ATTACH, attachments)
        self._projections.put(connection, shown)

    def _keep(
        self,
        connection: Connection,
        fresh: dict[str, Arrival],
        bodies: dict[str, RevisionBody],
        keys: dict[str, bytes | None],
        package: str,
    ) -> None:
        now = to_micros(self._core.now())
        rows, parents = [], []
        for name, body in bodies.items():
            arrival, key = fresh[name], keys[body.visit]
            assert key is not None
            if package and body.incarnation not in self._devices:
                know_device(connection, body.device, body.incarnation, arrival.key, "", now)
                self._devices.add(body.incarnation)
            rows.append(
                (
                    name,
                    body.visit,
                    short_code(name),
                    body.kind,
                    body.reason,
                    self._core.person(connection, body.author.author()),
                    body.device,
                    body.incarnation,
                    to_micros(body.moment),
                    now,
                    arrival.key,
                    arrival.signature,
                    contents.sealed(key, name, arrival.raw),
                    body.example,
                    body.instrument.digest,
                    body.centre.code,
                    package,
                )
            )
            parents += [(name, parent) for parent in body.parents]
        _many(
            connection,
            "INSERT INTO revision (id, visit_id, short_code, kind, reason, author_id, device, incarnation, sealed_at, "
            "received_at, key, signature, raw, example, digest, centre_code, package) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            rows,
        )
        _many(
            connection, "INSERT INTO revision_parent (revision, parent) VALUES (?, ?) ON CONFLICT DO NOTHING", parents
        )

    def _centre(self, connection: Connection, body: RevisionBody) -> str:
        code = body.centre.code
        if code not in self._centres:
            self._centres[code] = self._centre_for(connection, body, to_micros(self._core.now()))
        return self._centres[code]


ATTACH = (
    "INSERT INTO attachment (visit_id, name, path, sha256, size, media_type, caption, number, taken_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (visit_id, name) DO UPDATE SET path = excluded.path, "
    "sha256 = excluded.sha256, size = excluded.size, media_type = excluded.media_type, "
    "caption = excluded.caption, number = excluded.number, taken_at = excluded.taken_at"
)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: going through a hundred thousand answers would hold every thread for a while."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _attachments(visit: str, body: RevisionBody) -> list[tuple[object, ...]]:
    if not body.attachments:
        return []
    paths = {text: path for path, text in reversed(body.content.items())}
    return [
        (
            visit,
            name,
            paths.get(name, ""),
            file.sha256,
            file.size,
            file.media_type,
            file.caption,
            file.number,
            file.taken_at,
        )
        for name, file in body.attachments.items()
    ]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _those(connection: Connection, query: str, names: Sequence[str]) -> set[str]:
    return set(connection.exec_driver_sql(query.format(_marks(names)), tuple(names)).scalars()) if names else set()


def _many(connection: Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        connection.exec_driver_sql(statement, list(rows))
