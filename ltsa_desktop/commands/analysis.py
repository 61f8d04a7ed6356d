"""`ltsa analysis KIND` and `ltsa dim`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.overview import BLANK, CENTRE, CODE, SCORE, amount
from ltsa_desktop.commands.scoping import plain, scope_of
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures import Scope


def show(session: Session) -> None:
    """One figure, as a table for people and as data for machines."""
    with session.store() as store:
        found = _KINDS[session.args.what](session, store, scope_of(session.args))
    basis = getattr(found, "basis", None)
    if basis is not None:
        session.say("", basis.told())
    session.give(plain(found, session.language))


def dim(session: Session) -> None:
    """Problems, proposals and evidence by article or topic."""
    from ltsa_desktop.store import figures

    with session.store() as store:
        found = figures.dim(store, scope_of(session.args), session.args.by, session.args.everything)
    for row in found.rows:
        session.say(
            Text(
                "{title}: {f} temuan, {a} aspirasi, {c} pusat layanan",
                "{title}: {f} {f:finding|findings}, {a} {a:aspiration|aspirations}, {c} {c:centre|centres}",
            ).format(title=row.title, f=len(row.problems), a=len(row.aspirations), c=len(row.codes)),
            *(f"  – {finding.centre}: {finding.text}" for finding in row.problems),
            *(f"  + {proposal}" for proposal in row.recommendations),
            *(f"  + {a.centre} ({session.word(a.role_title)}): {a.text}" for a in row.aspirations),
        )
    session.say("", found.basis.told())
    session.give(plain(found, session.language))


def _heat_map(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.heat_map(store, scope, session.args.index)
    session.say(found.title)
    session.table(
        [CODE, CENTRE, SCORE, *(column.title for column in found.columns)],
        [(r.code, r.name, amount(session, r.score), *(amount(session, c.score) for c in r.cells)) for r in found.rows],
    )
    return found


def _desks(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.desk_matrix(store, scope)
    session.table(
        [CODE, CENTRE, *(desk.title for desk in found.desks)],
        [
            (r.code, r.name, *("–" if cell.present != "ya" else "?" if cell.level is None else cell.level
             for cell in r.cells))
            for r in found.rows
        ],
    )  # fmt: skip
    session.say("", *(f"{n} = {session.word(title)}" for n, title in enumerate(found.levels)))
    return found


def _ranking(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.ranking(store, scope, session.args.index)
    session.say(found.title)
    session.table(
        ["#", CODE, CENTRE, SCORE, "", "n/N"],
        [
            (
                f"{row.rank}{'=' if row.tied else ''}",
                row.code,
                row.name,
                amount(session, row.score),
                row.band,
                f"{row.n_scored}/{row.n_items}",
            )
            for row in found.rows
        ],
    )
    session.say(*(f"–  {one.code}  {one.name}: {session.word(one.why)}" for one in found.unranked))
    return found


def _pareto(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.pareto(store, scope, session.args.by, "usg" if session.args.usg else "count")
    session.table(
        [Text("Sebab", "Cause"), "n", "%", "Σ %", Text("Pusat layanan", "Centres")],
        [
            (bar.title, bar.amount, f"{bar.share * 100:.0f}", f"{bar.cumulative * 100:.0f}", len(bar.codes))
            for bar in found.bars
        ],
    )
    return found


def _items(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.failed_items(store, scope, session.args.index)
    session.table(
        [
            Text("Butir", "Item"),
            Text("terendah", "lowest"),
            Text("dari", "of"),
            Text("rata-rata", "mean"),
            Text("biaya", "lost"),
        ],
        [
            (row.title, row.lowest, row.asked, amount(session, row.mean), amount(session, row.lost))
            for row in found.rows
        ],
    )
    return found


def _gender(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.gender_tables(store, scope)
    session.table(
        [Text("Layanan", "Service"), Text("Klien", "Client"), Text("Kanal", "Channel"), "L", "P"],
        [
            (row.service_title, row.client_title, row.channel_title, row.men, row.women)
            for row in (*found.rows, found.total)
        ],
    )
    session.say(
        Text(
            "{n} dari {of} pusat layanan mencatat klien menurut jenis kelamin",
            "{n} of {of} {of:centre|centres} {n:records|record} clients by sex",
        ).format(n=found.recorded, of=found.asked)
    )
    return found


def _skm(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.skm(store, scope)
    session.table(
        [Text("Unsur", "Element"), Text("rata-rata", "mean"), Text("responden", "respondents")],
        [(element.title, amount(session, element.mean), element.respondents) for element in found.elements],
    )
    session.table(
        [CODE, CENTRE, "SKM", "", "n"],
        [(row.code, row.name, amount(session, row.score), row.band, row.respondents) for row in found.rows],
    )
    return found


def _need(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.need(store, scope)
    session.table(
        [
            CODE,
            CENTRE,
            Text("Dilayani", "Served"),
            Text("Petugas", "Staff"),
            Text("per petugas", "per officer"),
            "desk",
        ],
        [
            (
                row.code,
                row.name,
                BLANK if row.served is None else row.served,
                BLANK if row.staff is None else row.staff,
                amount(session, row.served_per_staff),
                f"{row.desks}/{row.desks_asked}",
            )
            for row in found.rows
        ],
    )
    return found


def _practices(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.practices(store, scope)
    for card in found.cards:
        session.say(f"{card.title}  ({card.centre}, {card.day})")
        session.say(*(f"  → {match.name}: {session.word(match.reason)}" for match in card.matches))
    return found


def _aspirations(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.aspirations(store, scope)
    for topic, members in found.topics:
        session.say(f"{session.word(topic)} ({len(members)})")
        session.say(*(f"  {a.centre} ({session.word(a.role_title)}): {a.text}" for a in members))
    return found


def _changes(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.changes(store, scope, session.args.before, session.args.index)
    session.say(f"{session.word(found.before)} → {session.word(found.after)}")
    session.table(
        [CODE, CENTRE, Text("Keadaan", "State"), SCORE, "±", Text("selesai", "closed"), Text("temuan", "findings")],
        [
            (
                row.code,
                row.name,
                f"{row.status_before.state} → {row.status_after.state}"
                if row.status_changed
                else row.status_after.state,
                f"{amount(session, row.score_before)} → {amount(session, row.score_after)}",
                amount(session, row.difference),
                len(row.closed),
                len(row.new),
            )
            for row in found.rows
        ],
    )
    return found


def _not_visited(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.overview(store, scope).not_visited
    session.table(
        [CODE, CENTRE, Text("Keadaan", "State"), Text("Sumber", "Source")],
        [(row.code, row.name, row.status.state, row.status.source) for row in found],
    )
    return found


def _indices(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.schemes(store, scope)
    session.table(
        ["Id", Text("Indeks", "Index"), Text("Tertinggi", "Maximum"), "n"],
        [(one.id, one.title, amount(session, one.maximum), one.n) for one in found],
    )
    return found


def _method(session: Session, store: Store, scope: Scope) -> Any:
    from ltsa_desktop.store import figures

    found = figures.method(store, scope)
    for title, lines in found.sections:
        session.say("", title, *(f"  {session.word(line)}" for line in lines))
    return found


_KINDS: dict[str, Callable[[Session, Store, Scope], Any]] = {
    "heat-map": _heat_map,
    "desks": _desks,
    "ranking": _ranking,
    "pareto": _pareto,
    "items": _items,
    "gender": _gender,
    "skm": _skm,
    "need": _need,
    "practices": _practices,
    "aspirations": _aspirations,
    "changes": _changes,
    "not-visited": _not_visited,
    "indices": _indices,
    "method": _method,
}
