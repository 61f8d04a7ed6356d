"""`ltsa overview`, `ltsa centre page` and `ltsa centre compare`."""

from __future__ import annotations

from decimal import Decimal

from ltsa_desktop.commands.scoping import plain, scope_of
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.formats import number
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.errors import NotFound

BLANK = "–"
CODE, CENTRE, SCORE = Text("Kode", "Code"), Text("Pusat layanan", "Centre"), Text("Nilai", "Score")


def amount(session: Session, value: Decimal | None, places: int | None = None) -> str:
    """A number as people write it, a dash for none."""
    return BLANK if value is None else number(value, places, session.language)


def show(session: Session) -> None:
    """A line a centre, then how many are in each state and who says so."""
    from ltsa_desktop.store import figures

    with session.store() as store:
        found = figures.overview(store, scope_of(session.args))
    session.table(
        [CODE, CENTRE, Text("Keadaan", "State"), Text("Per", "As of"), Text("Kunjungan", "Visit"), SCORE, "", "n/N"],
        [
            (
                row.code,
                row.name,
                row.status.state,
                row.status.day or BLANK,
                row.last_visit or BLANK,
                amount(session, row.score),
                row.band,
                f"{row.n_scored}/{row.n_items}" if row.n_items else "",
            )
            for row in found.rows
        ],
    )
    session.say("", *(count.told() for count in found.counts), found.basis.told())
    session.give(plain(found, session.language))


def page(session: Session) -> None:
    """Everything of one centre: state, visits, desks, findings, actions."""
    from ltsa_desktop.store import figures

    with session.store() as store:
        found = figures.centre_page(store, session.args.code, scope_of(session.args))
    session.say(f"{found.row.code}  {found.row.name}  ·  {found.row.status.state}", found.basis.told(), "")
    for event in found.statuses:
        session.say(f"  {event.day or BLANK}  {event.state}  ({event.source}; {event.author})")
    session.table(
        [Text("Kunjungan", "Visit"), Text("Jenis", "Kind"), SCORE, "", "n/N", Text("Kode", "Code")],
        [
            (p.day, p.kind, amount(session, p.score), p.band, f"{p.n_scored}/{p.n_items}", p.short_code)
            for p in found.visits
        ],
    )
    for radar in found.radars:
        session.say("", radar.title, Text("  dibandingkan dengan {p}", "  against {p}").format(p=radar.peers))
        for axis in radar.axes:
            session.say(
                f"  {session.word(axis.title)}: {amount(session, axis.value)} "
                f"(median {amount(session, axis.median)}, n={axis.n_peers})"
            )
    session.say("", *(f"  {session.word(desk.title)}: {session.word(desk.words)}" for desk in found.desks))
    session.say("", *(f"  {f.day}  {session.word(f.cause_title)}: {f.text}" for f in found.findings))
    session.give(plain(found, session.language))


def compare(session: Session) -> None:
    """Two centres by their latest visits, or two visits."""
    from ltsa_desktop.store import figures

    left, right = session.args.left, session.args.right
    with session.store() as store:
        try:
            found = figures.compare_centres(store, left, right, scope_of(session.args))
        except NotFound:
            try:
                found = figures.compare_visits(store, left, right)
            except NotFound as error:
                raise UserError(
                    Text(
                        "“{a}” dan “{b}” bukan dua pusat layanan dan bukan dua kunjungan yang disegel.",
                        "“{a}” and “{b}” are neither two centres nor two sealed visits.",
                    ).format(a=left, b=right),
                    code="not-found",
                ) from error
    session.table(
        ["", found.left, found.right, "±"],
        [(row.title, row.left, row.right, amount(session, row.difference)) for row in found.rows],
    )
    session.give(plain(found, session.language))
