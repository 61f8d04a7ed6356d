"""Projections: the rows that lists, reports and the map read, made from revisions and from nothing else.

`rows_of` is the one function that makes them: at sealing, at import, at rebuild and for the comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from ltsa_desktop.store import contents, follow_ups
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import NotFound
from ltsa_desktop.store.read_models import CENTRE_STATES, Difference
from ltsa_desktop.store.revision_body import RevisionBody, read, unreadable
from ltsa_desktop.store.sql import ASIDE, PROJECTED

if TYPE_CHECKING:
    from ltsa_desktop.store.instrument_shelf import Instruments

_BRACKETS = re.compile(r"\[[^\]]*\]")
# A family's records are the instances of the repeat that its first role stands in.
_ANCHORS = ("finding.text", "aspiration.text", "practice.title", "team.member", "met.name")
_COUNTS = ("n_items", "n_scored", "n_na", "n_nd", "n_missing")
# The format of `scoring.Snapshot.to_data` that is read here.
SNAPSHOT_FORMAT = 1
# The instrument's codes of a centre's state, and what the register calls them.
STATE_OF_CODE = {state.replace(" ", "_"): state for state in CENTRE_STATES} | {s: s for s in CENTRE_STATES}

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Record:
    """The answers of one repeat instance with roles of one family: role → texts and paths, in the form's order."""

    path: str
    values: Mapping[str, tuple[str, ...]]
    paths: Mapping[str, tuple[str, ...]]

    def first(self, role: str) -> str:
        """The first text of a role, "" without any."""
        return next(iter(self.values.get(role, ())), "")

    def path_of(self, role: str) -> str:
        """The path of the first text of a role, "" without any."""
        return next(iter(self.paths.get(role, ())), "")


class RoleBook:
    """The roles of one instrument, looked through once for all of its visits.

    Args:
        roles: role → refs, in the form's order.

    Attributes:
        roles: the same. wanted: every ref with a role. families: "finding" → its roles.
    """

    def __init__(self, roles: Mapping[str, tuple[str, ...]]) -> None:
        self.roles = roles
        self.wanted = frozenset(ref for refs in roles.values() for ref in refs)
        self.families: dict[str, list[str]] = {}
        for role in roles:
            self.families.setdefault(role.partition(".")[0], []).append(role)
        self.desks = tuple(dict.fromkeys(role.split(".")[1] for role in self.families.get("desk", ())))


class Answers:
    """The asked content of a revision (or draft) by role.

    Args:
        asked: relevant content, path → text.
        roles: role → refs, in the form's order; or these looked through already.
    """

    def __init__(self, asked: Mapping[str, str], roles: Mapping[str, tuple[str, ...]] | RoleBook) -> None:
        self._book = book = roles if isinstance(roles, RoleBook) else RoleBook(roles)
        self._roles = book.roles
        self._asked = asked
        wanted = book.wanted
        self._by_ref: dict[str, list[str]] = {}
        self._places: dict[str, tuple[tuple[float, str], ...]] = {}
        for path in asked:
            ref = _BRACKETS.sub("", path) if "[" in path else path
            if ref in wanted and "#" not in path:
                self._by_ref.setdefault(ref, []).append(path)

    def value(self, role: str) -> str:
        """The text of the first answered question with `role`."""
        return next((self._asked[p] for ref in self._roles.get(role, ()) for p in self._by_ref.get(ref, ())), "")

    def path(self, role: str) -> str:
        """The path of the first answered question with `role`, "" without any."""
        return next((p for ref in self._roles.get(role, ()) for p in self._by_ref.get(ref, ())), "")

    def records(self, family: str) -> list[Record]:
        """The records of a family ("finding"), in the order of their repeat's instances."""
        roles = self._book.families.get(family, [])
        depth = self._depth(family)
        found: dict[str, dict[str, list[str]]] = {}
        for role in roles:
            for ref in self._roles[role]:
                paths = self._by_ref.get(ref, ())
                for path in sorted(paths, key=self._place) if len(paths) > 1 else paths:
                    found.setdefault(_prefix(path, depth), {}).setdefault(role, []).append(path)
        return [
            Record(
                owner,
                {role: tuple(self._asked[p] for p in paths) for role, paths in found[owner].items()},
                {role: tuple(paths) for role, paths in found[owner].items()},
            )
            for owner in sorted(found, key=self._place)
        ]

    def _depth(self, family: str) -> int:
        """How many instances stand around the family's first role; where that is blank, around the shallowest other."""
        anchor = next((a for a in _ANCHORS if a.startswith(f"{family}.")), f"{family}.text")
        deep = [len(_BRACKETS.findall(p)) for ref in self._roles.get(anchor, ()) for p in self._by_ref.get(ref, ())]
        if deep:
            return max(deep)
        others = (p for role in self._book.families.get(family, ()) for ref in self._roles[role]
                  for p in self._by_ref.get(ref, ()))  # fmt: skip
        return min((len(_BRACKETS.findall(p)) for p in others if "[" in p), default=0)

    def _place(self, path: str) -> tuple[tuple[float, str], ...]:
        owner = path[: path.rfind("]") + 1]
        known = self._places.get(owner)
        if known is None:
            known = self._places[owner] = place(owner, self._asked)
        return known


def place(path: str, content: Mapping[str, str]) -> tuple[tuple[float, str], ...]:
    """A sort key: the order keys of the instances around `path`, outermost first."""
    keys = []
    end = 0
    while (end := path.find("]", end) + 1) > 0:
        keys.append((_number(content.get(path[:end], "")), path[:end]))
    return tuple(keys)


def _number(order: str) -> float:
    try:
        return float(order)
    except ValueError:
        return float("inf")


def _prefix(path: str, depth: int) -> str:
    """`path` up to its `depth`-th instance, "" where it stands in none."""
    if depth and depth >= path.count("]"):
        return path[: path.rfind("]") + 1]
    ends = [m.end() for m in _BRACKETS.finditer(path)]
    return path[: ends[min(depth, len(ends)) - 1]] if depth and ends else ""


def rows_of(visit: str, revision: str, body: RevisionBody, roles: Mapping[str, tuple[str, ...]] | RoleBook) -> Rows:
    """Every projected row of one visit at one revision."""
    book = roles if isinstance(roles, RoleBook) else RoleBook(roles)
    answers = Answers(body.asked(), book)
    rows: Rows = {table: [] for table in PROJECTED}
    value = answers.value

    def add(table: str, **values: Any) -> None:
        rows[table].append({"visit_id": visit, **values})

    add(
        "visit_fact",
        revision_id=revision,
        centre_code=body.centre.code,
        day=value("visit.date") or body.day,
        kind=value("visit.type") or body.visit_kind,
        example=int(body.example),
        letter=value("team.letter"),
        conclusion=value("conclusion"),
        head_name=value("sign.head_name"),
        head_nip=value("sign.head_nip"),
        head_title=value("sign.head_title"),
        answered=body.progress.answered,
        total=body.progress.total,
        required_open=body.progress.required_open,
    )
    state = STATE_OF_CODE.get(value("status.state"))
    if state is not None:
        add(
            "visit_verdict",
            centre_code=body.centre.code,
            state=state,
            day=value("visit.date") or body.day,
            since=value("status.since"),
            reason=value("status.reason"),
            author=body.author.name,
            example=int(body.example),
        )
    _scores(body, add)
    for position, record in enumerate(answers.records("finding"), 1):
        first = record.first
        add(
            "finding",
            path=record.path,
            position=position,
            text=first("finding.text"),
            category=first("finding.category"),
            urgency=first("finding.urgency"),
            seriousness=first("finding.seriousness"),
            growth=first("finding.growth"),
            cause=first("finding.cause"),
            why="\n".join(record.values.get("finding.why", ())),
            recommendation=first("finding.recommendation"),
            owner=first("finding.owner"),
            deadline=first("finding.deadline"),
            needs_regulation=first("finding.needs_regulation"),
            article=first("finding.article"),
        )
        if first("finding.recommendation"):
            add(
                "follow_up",
                path=record.path,
                centre_code=body.centre.code,
                action=first("finding.recommendation"),
                owner=first("finding.owner"),
                deadline=first("finding.deadline"),
                state="belum",
            )
    for check in follow_ups.rows_of(body.content):
        add("follow_up_check", **check)
    for table, family, names in (
        ("aspiration", "aspiration", ("role", "topic", "article", "text")),
        (
            "practice",
            "practice",
            ("title", "problem", "action", "result", "cost", "needs", "transfer", "evidence"),
        ),
    ):
        for position, record in enumerate(answers.records(family), 1):
            texts = {name: record.first(f"{family}.{name}") for name in names}
            add(table, path=record.path, position=position, **texts)
    for kind, family, name, detail in (
        ("team", "team", "team.member", "team.role"),
        ("met", "met", "met.name", "met.position"),
    ):
        people = [r for r in answers.records(family) if r.first(name)]
        for position, record in enumerate(people, 1):
            add("visit_person", kind=kind, position=position, name=record.first(name), detail=record.first(detail))
    for desk in book.desks:
        present, on_site = value(f"desk.{desk}.present"), value(f"desk.{desk}.on_site")
        if present or on_site:
            add("visit_desk", desk=desk, present=present, on_site=on_site)
    return rows


def _scores(body: RevisionBody, add: Any) -> None:
    """The indices of the snapshot, read without building it: lists need a dozen of its thousand values."""
    if body.score is None or body.score.get("format") != SNAPSHOT_FORMAT:
        # A newer program's score: the answers count, the score is shown where it can be read.
        return
    try:
        for position, scheme in enumerate(body.score["schemes"]):
            band = scheme["band"]
            add(
                "visit_score",
                scheme=scheme["id"],
                position=position,
                score=scheme["score"] or "",
                band="" if band is None else band["code"],
                **_counts(scheme),
            )
            for number, aspect in enumerate(scheme["aspects"]):
                add(
                    "visit_aspect",
                    scheme=scheme["id"],
                    aspect=aspect["id"],
                    position=number,
                    score=aspect["score"] or "",
                    **_counts(aspect),
                )
    except (KeyError, TypeError) as error:
        raise unreadable(f"score: {error}") from error


def _counts(scored: Mapping[str, Any]) -> dict[str, int]:
    counts = scored["counts"]
    return {name: int(counts[name]) for name in _COUNTS}


class Projections:
    """Keeps the projected tables equal to the visible revisions."""

    def __init__(self, core: Core, instruments: Instruments) -> None:
        self._core = core
        self._instruments = instruments
        self._books: dict[str, RoleBook] = {}
        core.database.on_rollback.append(self._books.clear)

    def project(self, visit: str, revision: str, body: RevisionBody, *, new: bool = False) -> None:
        """Replace the rows of one visit by those of `revision`, inside a write of the caller; `new`: it has none."""
        with self._core.database.writing() as connection:
            if not new:
                _clear(connection, visit)
            _put(connection, rows_of(visit, revision, body, self._roles(body.instrument.digest)))

    def put(self, connection: Connection, shown: Iterable[tuple[str, str, RevisionBody]]) -> None:
        """Add the rows of visits (id, revision, its body) that have none yet: one statement a table for all of them."""
        gathered: Rows = {table: [] for table in PROJECTED}
        for visit, revision, body in shown:
            for table, rows in rows_of(visit, revision, body, self._roles(body.instrument.digest)).items():
                gathered[table] += rows
        _put(connection, gathered)

    def drop(self, visit: str) -> None:
        """Forget the rows of a visit."""
        with self._core.database.writing() as connection:
            _clear(connection, visit)

    def rebuild(self, digest: str | None = None) -> int:
        """Make every projected row anew (or those of visits with one instrument); the number of visits projected."""
        count = 0
        with self._core.database.writing() as connection:
            heads = _heads(connection, digest)
            if digest is None:
                _clear(connection, None)
            for visit, revision in heads:
                body = _body(connection, revision)
                if digest is not None:
                    _clear(connection, visit)
                _put(connection, rows_of(visit, revision, body, self._roles(body.instrument.digest)))
                count += 1
        return count

    def compare(self) -> list[Difference]:
        """Where the live tables are not what the revisions say; empty in a sound store."""
        differences: list[Difference] = []
        with self._core.database.reading() as connection:
            fresh: dict[str, dict[str, str]] = {table: {} for table in PROJECTED}
            for visit, revision in _heads(connection, None):
                body = _body(connection, revision)
                for table, rows in rows_of(visit, revision, body, self._roles(body.instrument.digest)).items():
                    fresh[table].update(_keyed(table, rows))
            for table in PROJECTED:
                live = _keyed(table, [dict(r._mapping) for r in connection.exec_driver_sql(f"SELECT * FROM {table}")])
                wanted = fresh[table]
                differences += [
                    Difference(table, key, live.get(key), wanted.get(key))
                    for key in sorted(live.keys() | wanted.keys())
                    if live.get(key) != wanted.get(key)
                ]
        return differences

    def _roles(self, digest: str) -> RoleBook:
        known = self._books.get(digest)
        if known is None:
            try:
                known = self._books[digest] = RoleBook(self._instruments.open(digest).roles)
            except NotFound:
                # The instrument has not arrived: facts and scores are shown, the rest follows when it is added.
                return RoleBook({})
        return known


def _heads(connection: Connection, digest: str | None) -> list[tuple[str, str]]:
    where, values = ("AND digest = ?", (digest,)) if digest is not None else ("", ())
    rows = connection.exec_driver_sql(
        f"SELECT id, head FROM visit WHERE head <> '' AND status NOT IN {ASIDE} {where} ORDER BY id", values
    )
    return [(visit, head) for visit, head in rows]


def _body(connection: Connection, revision: str) -> RevisionBody:
    return read(contents.raw_of(connection, revision))


def _clear(connection: Connection, visit: str | None) -> None:
    for table in PROJECTED:
        if visit is None:
            connection.exec_driver_sql(f"DELETE FROM {table}")
        else:
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE visit_id = ?", (visit,))


def _put(connection: Connection, rows: Rows) -> None:
    for table, values in rows.items():
        if values:
            names = tuple(values[0])
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
                [tuple(row.values()) for row in values],
            )


def _keyed(table: str, rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    keys = PROJECTED[table]
    return {
        "/".join(str(row[key]) for key in keys): "|".join(f"{name}={row[name]!r}" for name in sorted(row))
        for row in rows
    }
