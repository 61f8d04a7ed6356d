"""`ltsa audit`: who did what, when, why and on which laptop; whether it all holds."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from ltsa_desktop.commands.session import Session
from ltsa_desktop.commands.trust_office import day, free
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.auditing import Entry


def audit_list(session: Session) -> None:
    """The lines that fit, newest first."""
    with session.store() as store:
        entries = _found(session, store)
    from ltsa_desktop.reports.audit import HEADS, cells

    session.table(HEADS, [cells(entry, session.language) for entry in entries])
    session.give([entry.to_data() for entry in entries])


def audit_export(session: Session) -> None:
    """The lines that fit, as CSV, XLSX or PDF."""
    from ltsa_desktop.reports.audit import save_audit
    from ltsa_desktop.store import auditing

    free(session.args.out)
    with session.store() as store:
        entries = _found(session, store)
        centre = store.visits.get(session.args.visit).centre_name if session.args.visit else ""
        save_audit(
            entries,
            session.args.out,
            session.language,
            subject=centre,
            checked=auditing.verify(store),
            organisation=store.organisation.current(),
        )
    session.say(
        Text("{n} baris catatan kerja: {path}", "{n} lines of the audit trail: {path}").format(
            n=len(entries), path=session.args.out
        )
    )
    session.give({"path": str(session.args.out), "lines": len(entries)})


def audit_verify(session: Session) -> int:
    """Check every signature and every chain; exit code 1 when one does not hold (acts that are not here are told)."""
    from ltsa_desktop.store import auditing

    with session.store() as store:
        checked = auditing.verify(store)
    session.say(*(text for _, text in checked.faults), *checked.away, checked.headline)
    faults = [{"kind": kind, "text": asdict(text)} for kind, text in checked.faults]
    faults += [{"kind": "gap", "text": asdict(text)} for text in checked.away]
    session.give({"acts": checked.acts, "faults": faults})
    return 1 if checked.faults else 0


def _found(session: Session, store: Store) -> list[Entry]:
    from ltsa_desktop.store import auditing

    args = session.args
    for asked in (args.since, args.until):
        if asked:
            day(asked)
    entries = auditing.trail(store, args.visit, args.at or None, session.language)
    return auditing.kept(entries, who=args.who, act=args.act, since=args.since, until=args.until)
