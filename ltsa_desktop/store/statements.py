"""Statements: signed acts about visits and the organisation, a set that only grows, chained per life of a laptop.

What a visit's review, a plan or an erasure amounts to is read from this set by pure functions; nothing here is ever
changed or taken back. The chain of a laptop is its audit trail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import contents, statement_body
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import RevisionUnreadable, not_found
from ltsa_desktop.store.read_models import Author, Changed
from ltsa_desktop.store.revision_body import AuthorRef, stamp
from ltsa_desktop.store.revisions import parts_of
from ltsa_desktop.store.sql import to_micros
from ltsa_desktop.store.statement_body import FORMAT, StatementBody, statement_id

CONTEXT = b"ltsa-statement-v1\n"
"""Before a statement's bytes when it is signed: a signature on a revision is none on a statement."""
STATEMENT = Text("Pernyataan", "statement")
_COLUMNS = "id, raw, signature, key, received_at, package"

# Parameters of one query.
_PART = 500

_INSERT = (
    "INSERT INTO statement (id, kind, visit_id, revision, path, device, incarnation, number, previous, at, "
    "received_at, key, signature, raw, package) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

FaultKind = Literal["signature", "broken", "twice", "gap"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as it is kept.

    Attributes:
        id: SHA-256 of `raw`.
        body: its content.
        raw, signature: verbatim; `key` of the signer, hex. The signature is over `CONTEXT` + `raw`.
        package: it came in, "" when made here.
    """

    id: str
    body: StatementBody
    raw: bytes
    signature: bytes
    key: str
    package: str

    @property
    def author(self) -> Author:
        """Who states it."""
        return self.body.author.author()

    @property
    def at(self) -> datetime:
        """When, by the clock of its laptop."""
        return self.body.moment


@dataclass(frozen=True, slots=True)
class ChainFault:
    """A place where the acts of a laptop do not follow one another.

    Attributes:
        kind: "signature" (does not hold), "broken" (does not name the one before it), "twice" (one number given to
            different acts: the laptop was cloned, or restored without a new life), "gap" (acts that are not here).
        device, incarnation: of the laptop.
        number: of the act, the first missing one for a gap.
        ids: the statements in question.
    """

    kind: FaultKind
    device: str
    incarnation: str
    number: int
    ids: tuple[str, ...]


class Statements:
    """The set of statements."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def add(
        self,
        kind: str,
        data: Mapping[str, Any],
        *,
        visit: str = "",
        revision: str = "",
        path: str = "",
        who: Author | None = None,
    ) -> Statement:
        """State something as this laptop: signed, and the next link of its chain."""
        device = self._core.device
        with self._core.database.writing() as connection:
            last = connection.exec_driver_sql(
                "SELECT number, id FROM statement WHERE incarnation = ? ORDER BY number DESC LIMIT 1",
                (device.incarnation,),
            ).first()
            author = who or self._core.author
            body = StatementBody(
                format=FORMAT,
                kind=kind,
                visit=visit,
                revision=revision,
                path=path,
                data=dict(data),
                author=AuthorRef(author.name, author.nip, author.role),
                device=device.id,
                incarnation=device.incarnation,
                number=1 if last is None else int(last[0]) + 1,
                previous="" if last is None else str(last[1]),
                at=stamp(self._core.now()),
            )
            raw = body.to_bytes()
            statement_body.read(raw)
            signature = device.sign(CONTEXT + raw)
            identity = self._keep(connection, raw, signature, device.key, "", body)
        return Statement(identity, body, raw, signature, device.key, "")

    def insert(
        self, raw: bytes, signature: bytes, key: str, package: str = "", *, verified: bool = False
    ) -> Literal["new", "identical"]:
        """Take a statement in, verbatim; the same bytes again change nothing.

        Raises:
            RevisionUnreadable: the bytes are no statement (or of a newer program), or the signature does not hold.
        """
        identity = statement_id(raw)
        with self._core.database.writing() as connection:
            if connection.exec_driver_sql("SELECT 1 FROM statement WHERE id = ?", (identity,)).scalar():
                return "identical"
            body = statement_body.read(raw)
            if not verified and not holds(raw, signature, key):
                raise RevisionUnreadable(
                    Text(
                        id="Tanda tangan sebuah keputusan atau komentar tidak cocok dengan isinya; tidak diambil.",
                        en="The signature of a decision or comment does not fit its content; it was not taken.",
                    ),
                    code="signature-mismatch",
                )
            self._keep(connection, raw, signature, key, package, body)
        return "new"

    def take_in(self, arrivals: Iterable[tuple[bytes, bytes, str]], package: str) -> None:
        """Many statements (bytes, signature, signer) that the caller has verified; known ones change nothing."""
        with self._core.database.writing() as connection:
            now = to_micros(self._core.now())
            rows = [_row(raw, sign, key, package, statement_body.read(raw), now) for raw, sign, key in arrivals]
            if rows:
                connection.exec_driver_sql(f"{_INSERT} ON CONFLICT DO NOTHING", rows)

    def get(self, identity: str) -> Statement:
        """One statement by its id. Raises NotFound."""
        with self._core.database.reading() as connection:
            row = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM statement WHERE id = ?", (identity,)).first()
        if row is None:
            raise not_found(STATEMENT, identity)
        return statement_of(row)

    def ids(self) -> set[str]:
        """The ids of all statements here."""
        with self._core.database.reading() as connection:
            return set(connection.exec_driver_sql("SELECT id FROM statement").scalars())

    def numbered(self, incarnation: str) -> dict[int, str]:
        """The statements of one life of a laptop: number → id (of two with one number, either)."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT number, id FROM statement WHERE incarnation = ?", (incarnation,))
            return {int(number): str(identity) for number, identity in rows}

    def gaps(self, device: str, most: int) -> dict[str, list[int]]:
        """Numbers that the chains of a laptop leave out here: life → numbers, at most `most` of them."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT incarnation, number FROM statement WHERE device = ? ORDER BY incarnation, number", (device,)
            ).fetchall()
        gaps: dict[str, list[int]] = {}
        last: dict[str, int] = {}
        for life, number in rows:
            absent = range(last.get(life, 0) + 1, number)
            if absent and most > 0:
                gaps.setdefault(life, []).extend(absent[:most])
                most -= len(absent)
            last[life] = number
        return gaps

    def at_numbers(self, wanted: Mapping[str, Iterable[int]]) -> set[str]:
        """The ids of the statements with these numbers: life → numbers."""
        found: set[str] = set()
        for life, numbers in wanted.items():
            known = self.numbered(life)
            found |= {known[number] for number in numbers if number in known}
        return found

    def of_package(self, package: str) -> set[str]:
        """The ids of the statements that came in a package."""
        with self._core.database.reading() as connection:
            return set(connection.exec_driver_sql("SELECT id FROM statement WHERE package = ?", (package,)).scalars())

    def about(self, kinds: Iterable[str], visits: Iterable[str]) -> list[Statement]:
        """Statements of these kinds about any of `visits`, ordered as `list` orders them; one query for many visits."""
        wanted, names = tuple(kinds), list(visits)
        rows: list[Any] = []
        with self._core.database.reading() as connection:
            for start in range(0, len(names), _PART):
                part = names[start : start + _PART]
                rows += connection.exec_driver_sql(
                    f"SELECT at, {_COLUMNS} FROM statement WHERE kind IN ({', '.join('?' * len(wanted))}) "
                    f"AND visit_id IN ({', '.join('?' * len(part))})",
                    (*wanted, *part),
                ).fetchall()
        rows.sort(key=lambda row: (row[0], row[1]))
        return [statement_of(row[1:], statement_body.decode) for row in rows]

    def glances(self) -> list[tuple[str, str, str, str]]:
        """Id, kind, visit and laptop of every statement, ordered as `list` orders them; no content is read."""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT id, kind, visit_id, device FROM statement ORDER BY at, id")
            return [(str(one), str(kind), str(visit), str(device)) for one, kind, visit, device in rows]

    def many(self, identities: Iterable[str]) -> Iterator[Statement]:
        """Those of these statements that are here, in no order that is told; one query for many."""
        for part in parts_of(identities, _PART):
            with self._core.database.reading() as connection:
                rows = connection.exec_driver_sql(
                    f"SELECT {_COLUMNS} FROM statement WHERE id IN ({', '.join('?' * len(part))})", part
                ).fetchall()
            yield from (statement_of(row, statement_body.decode) for row in rows)

    def chain_faults(self) -> list[ChainFault]:
        """What does not hold in the chains of all laptops known here; gaps are no fault of ours to mend.

        Of acts whose words an erasure destroyed only the place in the chain can be looked at.
        """
        with self._core.database.reading() as connection:
            gone = contents.destroyed(connection)
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM statement ORDER BY incarnation, number, id"
            ).fetchall()
        faults: list[ChainFault] = []
        chains: dict[str, list[Statement]] = {}
        for row in rows:
            statement = statement_of(row)
            chains.setdefault(statement.body.incarnation, []).append(statement)
            silent = statement.body.visit in gone and statement_id(statement.raw) != statement.id
            if not silent and not holds(statement.raw, statement.signature, statement.key):
                body = statement.body
                faults.append(ChainFault("signature", body.device, body.incarnation, body.number, (statement.id,)))
        for chain in chains.values():
            faults.extend(_faults_of(chain))
        return faults

    def list(self, kinds: Iterable[str] = (), visit: str | None = None) -> list[Statement]:
        """Statements of these kinds (of all without any) about `visit` (about anything for None).

        Ordered as their clocks say, equal moments by id: the same wherever the same set is.
        """
        wanted = tuple(kinds)
        where: list[str] = []
        values: list[str] = []
        if wanted:
            where.append(f"kind IN ({', '.join('?' * len(wanted))})")
            values += wanted
        if visit is not None:
            where.append("visit_id = ?")
            values.append(visit)
        condition = f"WHERE {' AND '.join(where)}" if where else ""
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM statement {condition} ORDER BY at, id", tuple(values)
            ).fetchall()
        return [statement_of(row) for row in rows]

    def _keep(
        self, connection: Connection, raw: bytes, signature: bytes, key: str, package: str, body: StatementBody
    ) -> str:
        row = _row(raw, signature, key, package, body, to_micros(self._core.now()))
        connection.exec_driver_sql(_INSERT, row)
        return str(row[0])


TOUCHED = Changed.REVISIONS | Changed.VISITS
"""What a new statement may change on the screens."""


def holds(raw: bytes, signature: bytes, key: str) -> bool:
    """Whether `signature` on a statement's bytes was made by `key` (hex)."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, CONTEXT + raw)
    except (InvalidSignature, ValueError):
        return False
    return True


def _row(raw: bytes, signature: bytes, key: str, package: str, body: StatementBody, now: int) -> tuple[object, ...]:
    return (
        statement_id(raw),
        body.kind,
        body.visit,
        body.revision,
        body.path,
        body.device,
        body.incarnation,
        body.number,
        body.previous,
        to_micros(body.moment),
        now,
        key,
        signature,
        raw,
        package,
    )


def _faults_of(chain: list[Statement]) -> Iterable[ChainFault]:
    by_number: dict[int, list[Statement]] = {}
    for statement in chain:
        by_number.setdefault(statement.body.number, []).append(statement)
    before: list[Statement] = []
    expected = 1
    for number, here in sorted(by_number.items()):
        first = here[0].body
        if number > expected:
            yield ChainFault("gap", first.device, first.incarnation, expected, ())
            before = []
        if len(here) > 1:
            yield ChainFault("twice", first.device, first.incarnation, number, tuple(s.id for s in here))
        known = {statement.id for statement in before}
        for statement in here:
            if known and statement.body.previous not in known:
                yield ChainFault("broken", first.device, first.incarnation, number, (statement.id,))
        before, expected = here, number + 1


def statement_of(row: Iterable[object], reader: Callable[[bytes], StatementBody] = statement_body.read) -> Statement:
    """A row of id, raw, signature, key, received_at, package as a statement; `reader` reads its content."""
    identity, raw, signature, key, _received, package = row
    data = bytes(raw)  # type: ignore[call-overload]
    return Statement(
        str(identity),
        reader(data),
        data,
        bytes(signature),  # type: ignore[call-overload]
        str(key),
        str(package),
    )
