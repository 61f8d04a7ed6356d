"""Visits taken out of lists and figures by decision: deleted, joined to another visit as its duplicate, or erased.

Each decision is a signed statement of a supervisor; what stands follows from the set of statements and revisions alone
(`deletion_of`, `joined_into`), so the order of arrival does not matter. A decision names the versions it looked at: a
version it did not know of brings the visit back (an edit beats a concurrent delete). Decisions that knew of one another
follow each other; where two did not, the one that hides less stands. Only an erasure is final.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import contents, reviewing
from ltsa_desktop.store.merging import Graph, ancestors
from ltsa_desktop.store.read_models import Author, Visit
from ltsa_desktop.store.sql import ASIDE
from ltsa_desktop.store.statements import Statement

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ltsa_desktop.store.opening import Store

DELETE, RESTORE, DUPLICATE, ERASE, ERASED = "delete", "restore", "duplicate", "erase", "erased"
KINDS = (DELETE, RESTORE, DUPLICATE, ERASE)
TRAVELLING = frozenset({*KINDS, ERASED})
"""Acts that go out with every package: a visit that stands in no list is in none by itself."""
Aside = Literal["", "deleted", "joined", "erased"]


@dataclass(frozen=True, slots=True)
class Deletion:
    """What the statements about a visit's deletion amount to.

    Attributes:
        deleted: it is. overruled: it was, and a version that the decision did not know of brought it back.
        by, at, reason: of the act that stands; None and "" without any.
    """

    deleted: bool
    overruled: bool
    by: Author | None
    at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """One visit of the list "dihapus".

    Attributes:
        visit, centre, day: of it. state: why it is in no list. into: the visit it was joined to, "".
        by, at, reason: of the decision. back: it can be brought back.
    """

    visit: str
    centre: str
    day: str
    state: Aside
    into: str
    by: str
    at: datetime | None
    reason: str

    @property
    def back(self) -> bool:
        """Whether it can be brought back."""
        return self.state != "erased"


STATE_WORDS: dict[Aside, Text] = {
    "deleted": Text("dihapus", "deleted"),
    "joined": Text("digabung ke kunjungan lain", "joined to another visit"),
    "erased": Text("dimusnahkan", "erased for good"),
}


def deletion_of(acts: Iterable[Statement], graph: Graph, judges: Collection[str]) -> Deletion:
    """What the statements about one visit say of its deletion: a pure function of their set and its revisions.

    Args:
        acts: statements about the visit, of any kind. graph: its revisions. judges: keys of supervisors.
    """
    counted = [act for act in acts if act.body.kind in (DELETE, RESTORE) and act.key in judges]
    standing = sorted(_standing(counted), key=lambda act: (act.at, act.id))
    if not standing:
        return Deletion(False, False, None, None, "")
    restored = [act for act in standing if act.body.kind == RESTORE]
    last = (restored or standing)[-1]
    about = (last.author, last.at, str(last.body.data.get("reason", "")))
    if restored:
        return Deletion(False, False, *about)
    known = set().union(*(_seen(act, graph) for act in standing))
    gone = graph.keys() <= known
    return Deletion(gone, not gone, *about)


def pair_of(act: Statement) -> tuple[str, str]:
    """The two visits a "duplicate" statement is about, in order; ("", "") when it names no two."""
    other = act.body.data.get("with")
    if not isinstance(other, str) or not other or other == act.body.visit:
        return "", ""
    one, two = sorted((act.body.visit, other))
    return one, two


def decisions_of(
    acts: Iterable[Statement], judges: Collection[str]
) -> dict[tuple[str, str], tuple[str, list[Statement]]]:
    """For each pair of visits: the one that is kept ("" for both), and the acts that stand.

    Where supervisors decided without knowing of each other, keeping both stands before joining, and of two joinings the
    one that keeps the older visit (by id).
    """
    pairs: dict[tuple[str, str], list[Statement]] = {}
    for act in acts:
        pair = pair_of(act)
        if act.body.kind == DUPLICATE and act.key in judges and pair[0]:
            pairs.setdefault(pair, []).append(act)
    decided = {}
    for pair, listed in pairs.items():
        standing = sorted(_standing(listed), key=lambda act: (act.at, act.id))
        keeps = {keep if (keep := act.body.data.get("keep")) in pair else "" for act in standing}
        decided[pair] = (min(keeps), standing)
    return decided


def joined_into(
    acts: Iterable[Statement], graphs: Mapping[str, Graph], judges: Collection[str]
) -> dict[str, tuple[str, Statement]]:
    """Visits that count as another one → that visit and the decision: a pure function of the set.

    Args:
        acts: statements of any kind. graphs: of the visits they name. judges: keys of supervisors.
    """
    edges: dict[str, list[tuple[str, Statement]]] = {}
    for pair, (keep, standing) in decisions_of(acts, judges).items():
        if not keep:
            continue
        gone = pair[0] if keep == pair[1] else pair[1]
        graph = graphs.get(gone, {})
        known = set().union(*(_seen(act, graph) for act in standing))
        if graph and graph.keys() <= known:
            edges.setdefault(gone, []).append((keep, standing[-1]))
    first = {gone: min(found, key=lambda edge: edge[0]) for gone, found in edges.items()}
    result = {}
    for gone, (_, act) in first.items():
        way = [gone]
        while way[-1] in first and first[way[-1]][0] not in way:
            way.append(first[way[-1]][0])
        end = way[-1]
        if end in first:
            # Decisions that lead in a circle: the oldest visit of the circle stays.
            end = min(way[way.index(first[end][0]) :])
        if end != gone:
            result[gone] = (end, act)
    return result


def is_erased(acts: Iterable[Statement], judges: Collection[str]) -> bool:
    """Whether a supervisor had the visit erased; nothing takes that back."""
    return any(act.body.kind == ERASE and act.key in judges for act in acts)


def heads_here(store: Store, visit: str) -> list[str]:
    """The newest versions of a visit: what a decision about it has looked at."""
    return sorted(store.revisions.heads(visit))


def after(acts: Iterable[Statement]) -> list[str]:
    """The acts that a new one follows."""
    return sorted(act.id for act in _standing(list(acts)))


def delete(store: Store, visit: str, reason: str) -> Statement:
    """Take a sealed visit out of lists and figures; its versions stay, and `restore` brings it back.

    Raises:
        UserError: "not-a-supervisor", "reason-missing", "not-sealed", "draft-here", "set-aside" when it is no more in
            the lists. NotFound.
    """
    found = checked(store, visit, reason)
    acts = store.statements.list((DELETE, RESTORE), visit=found.id)
    with store.unit():
        data = {"reason": reason.strip(), "seen": heads_here(store, found.id), "after": after(acts)}
        made = store.statements.add(DELETE, data, visit=found.id, revision=found.head)
        follow(store, [found.id])
    return made


def restore(store: Store, visit: str, reason: str) -> Statement:
    """Bring a deleted visit back, or one that was joined to another.

    Raises:
        UserError: "not-a-supervisor", "reason-missing", "not-deleted", "content-erased". NotFound.
    """
    must_be_supervisor(store)
    must_have(reason)
    found = store.visits.get(visit)
    if found.status == "erased":
        from ltsa_desktop.store.revision_body import erased

        raise erased()
    with store.unit():
        if found.status == "joined":
            from ltsa_desktop.store.duplicates import keep_both

            into = joined_here(store)[found.id][0]
            return keep_both(store, found.id, into, reason)
        if found.status != "deleted":
            raise UserError(Text("Kunjungan ini tidak dihapus.", "This visit is not deleted."), code="not-deleted")
        acts = store.statements.list((DELETE, RESTORE), visit=found.id)
        data = {"reason": reason.strip(), "after": after(acts)}
        made = store.statements.add(RESTORE, data, visit=found.id, revision=found.head)
        follow(store, [found.id])
    return made


def follow(store: Store, visits: Iterable[str] | None = None) -> set[str]:
    """Let visits stand in the lists or not, as the statements and revisions here say; the visits that changed.

    Call it inside the write that brought statements or revisions in; without `visits` all that were decided about are
    looked at, as when other keys count now. Answers that are being given here are not taken
    off the lists under anybody's hands: once they are sealed they are an edit that the decision did not know of.
    """
    with store._core.database.writing() as connection:
        marks = ", ".join("?" * len(KINDS))
        decided = set(
            connection.exec_driver_sql(f"SELECT DISTINCT visit_id FROM statement WHERE kind IN ({marks})", KINDS)
            .scalars()
            .all()
        )
        touched = decided if visits is None else set(visits)
        asked = decided & touched
        joined = joined_here(store)
        listed = connection.exec_driver_sql(f"SELECT id FROM visit WHERE status IN {ASIDE}").scalars().all()
        asked |= {pair for act in store.statements.list((DUPLICATE,)) for pair in pair_of(act) if pair}
        asked |= set(listed) & touched
        judges = reviewing.judges(store)
        changed = {visit for visit in sorted(asked) if _follow_one(store, connection, visit, joined, judges)}
    if changed:
        store._journal.forget()
    return changed


def joined_here(store: Store) -> dict[str, tuple[str, Statement]]:
    """`joined_into` of this store."""
    acts = store.statements.list((DUPLICATE,))
    graphs = {visit: store.revisions.graph(visit) for act in acts for visit in pair_of(act) if visit}
    return joined_into(acts, graphs, reviewing.judges(store))


def erased_here(store: Store) -> set[str]:
    """The visits whose content was destroyed here for good."""
    with store._core.database.reading() as connection:
        return contents.destroyed(connection)


def set_aside(store: Store) -> list[SetAside]:
    """The visits that a decision took out of the lists, the newest decision first."""
    acts: dict[str, list[Statement]] = {}
    for one in store.statements.list(KINDS):
        acts.setdefault(one.body.visit, []).append(one)
    joined, judges = joined_here(store), reviewing.judges(store)
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT v.id, c.name, v.day, v.status FROM visit v JOIN centre c ON c.id = v.centre_id "
            f"WHERE v.status IN {ASIDE} ORDER BY v.id"
        ).fetchall()
    found = []
    for visit, centre, day, state in rows:
        here = list(acts.get(visit, ()))
        into = ""
        act: Statement | None = None
        if state == "erased":
            act = next((a for a in reversed(here) if a.body.kind == ERASE and a.key in judges), None)
        elif state == "joined" and visit in joined:
            into, act = joined[visit]
        else:
            act = next((a for a in reversed(here) if a.body.kind == DELETE and a.key in judges), None)
        by, at, reason = ("", None, "") if act is None else (act.author.name, act.at, _reason(act))
        found.append(SetAside(visit, centre, day, state, into, by, at, reason))
    return sorted(found, key=lambda one: (one.at.timestamp() if one.at else 0.0, one.visit), reverse=True)


def must_be_supervisor(store: Store) -> None:
    """Raises UserError "not-a-supervisor"."""
    if store.profile.role != "supervisor":
        raise UserError(
            Text("Hanya supervisor yang dapat memutuskan ini.", "Only a supervisor can decide this."),
            code="not-a-supervisor",
        )


def must_have(reason: str) -> None:
    """Raises UserError "reason-missing"."""
    if not reason.strip():
        raise UserError(
            Text("Sebutkan alasan keputusan ini.", "Give the reason for this decision."), code="reason-missing"
        )


def checked(store: Store, visit: str, reason: str) -> Visit:
    """A visit that a supervisor may decide about. Raises as `delete`."""
    must_be_supervisor(store)
    must_have(reason)
    found = store.visits.get(visit)
    if found.status in ("deleted", "joined", "erased"):
        raise UserError(
            Text(
                "Kunjungan ini sudah tidak ada di daftar ({state}).", "This visit is in no list any more ({state})."
            ).format(state=STATE_WORDS[found.status]),
            code="set-aside",
        )
    if not found.head:
        raise UserError(
            Text(
                "Kunjungan ini belum pernah disegel. Buang drafnya dari daftar kunjungan.",
                "This visit was never sealed. Remove the draft from the list of visits.",
            ),
            code="not-sealed",
        )
    if found.dirty:
        raise UserError(
            Text(
                "Kunjungan ini sedang diubah di laptop ini. Segel dahulu, lalu putuskan.",
                "This visit is being changed on this laptop. Seal it first, then decide.",
            ),
            code="draft-here",
        )
    return found


def _follow_one(
    store: Store,
    connection: Connection,
    visit: str,
    joined: Mapping[str, tuple[str, Statement]],
    judges: Collection[str],
) -> bool:
    row = connection.exec_driver_sql(
        "SELECT v.status, v.head, v.dirty, r.kind FROM visit v LEFT JOIN revision r ON r.id = v.head WHERE v.id = ?",
        (visit,),
    ).first()
    acts = store.statements.list(KINDS, visit=visit)
    wanted: Aside = ""
    if is_erased(acts, judges):
        wanted = "erased"
    elif deletion_of(acts, store.revisions.graph(visit), judges).deleted:
        wanted = "deleted"
    elif visit in joined:
        wanted = "joined"
    if row is None:
        if wanted == "erased":
            contents.destroy(connection, visit)
        return False
    status, head, dirty, kind = row
    now = status if status in ("deleted", "joined", "erased") else ""
    if wanted == "erased":
        from ltsa_desktop.store import erasing

        return erasing.destroy_here(store, connection, visit)
    if wanted == now or now == "erased" or (wanted and dirty):
        return False
    if wanted:
        connection.exec_driver_sql("UPDATE visit SET status = ? WHERE id = ?", (wanted, visit))
        store.projections.drop(visit)
        return True
    back = "draft" if kind == "export" else "reopened" if dirty else "final"
    connection.exec_driver_sql("UPDATE visit SET status = ? WHERE id = ?", (back, visit))
    if head:
        store.projections.project(visit, head, store.revisions.read(contents.raw_of(connection, head)))
    return True


def _standing(acts: Iterable[Statement]) -> list[Statement]:
    """The acts that no other one knew of."""
    listed = list(acts)
    known: set[str] = set()
    for act in listed:
        names = act.body.data.get("after")
        known |= {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()
    return [act for act in listed if act.id not in known]


def _seen(act: Statement, graph: Graph) -> set[str]:
    """The revisions that an act looked at, and all they build on."""
    names = act.body.data.get("seen")
    heads = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
    return set().union(*(ancestors(graph, head) for head in heads if head in graph))


def _reason(act: Statement) -> str:
    return str(act.body.data.get("reason", ""))
