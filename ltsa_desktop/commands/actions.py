"""`ltsa action`: actions of visits and decisions of meetings."""

from __future__ import annotations

from dataclasses import replace

from ltsa_desktop.commands.centre import parse_date
from ltsa_desktop.commands.scoping import FAR, plain, scope_of
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text


def list_all(session: Session) -> None:
    """The nearest deadline first."""
    from ltsa_desktop.store import figures

    args = session.args
    with session.store() as store:
        found = figures.actions(store, scope_of(args))
    rows = tuple(
        row
        for row in found.rows
        if (row.open or not args.open) and (row.overdue or not args.overdue) and args.owner in (None, row.owner)
    )
    session.table(
        [
            Text("Tenggat", "Deadline"),
            Text("Keadaan", "State"),
            Text("Penanggung jawab", "Owner"),
            Text("Pusat layanan", "Centre"),
            Text("Tindak lanjut", "Action"),
        ],
        [
            (
                f"{row.deadline or '–'}{' !' if row.overdue else ''}",
                row.state_title,
                row.owner_title,
                row.centre,
                row.action,
            )
            for row in rows
        ],
    )
    session.say(
        "",
        Text("{n} ditampilkan; {o} belum selesai, {l} lewat tenggat", "{n} shown; {o} not done, {l} overdue").format(
            n=len(rows), o=sum(row.open for row in rows), l=sum(row.overdue > 0 for row in rows)
        ),
        found.basis.told(),
    )
    session.give(plain(replace(found, rows=rows), session.language))


def decide(session: Session) -> None:
    """Record what a meeting decided about a finding."""
    from ltsa_desktop.store import meeting

    args = session.args
    with session.store() as store:
        made = meeting.decide(
            store,
            args.visit,
            args.finding,
            meeting=args.meeting,
            day=parse_date(args.date),
            action=args.decided,
            owner=args.owner,
            owner_name=args.who,
            deadline=parse_date(args.deadline, FAR) if args.deadline else None,
            of=args.changes,
        )
    session.say(
        Text(
            "Keputusan {id} dicatat; kunjungan {centre} berikutnya akan memeriksanya.",
            "Decision {id} is recorded; the next visit of {centre} will look after it.",
        ).format(id=made.id[:12], centre=made.centre)
    )
    session.give(plain(made, session.language))


def withdraw(session: Session) -> None:
    """Take a decision back."""
    from ltsa_desktop.store import meeting

    with session.store() as store:
        meeting.withdraw(store, session.args.decision)
    session.say(Text("Keputusan ditarik.", "The decision is taken back."))
    session.give({"withdrawn": session.args.decision})
