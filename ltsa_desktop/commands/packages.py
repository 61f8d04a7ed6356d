"""`ltsa export` and `ltsa import`: visits as one file that any channel may carry."""

from __future__ import annotations

from ltsa_desktop.commands.session import Session, existing


def export(session: Session) -> None:
    """Write the sealed visits into a package."""
    from ltsa_desktop.exchange import export_package

    with session.store() as store:
        report = export_package(store, session.args.out, session.args.visit, progress=session.progress)
    session.say(report.headline)
    session.give(report.to_json())


def import_files(session: Session) -> int:
    """Import packages one after the other; exit code 1 when a record is damaged."""
    from ltsa_desktop.exchange import import_package

    reports = []
    with session.store() as store:
        for path in session.args.files:
            report = import_package(store, existing(path), preview=session.args.preview, progress=session.progress)
            reports.append(report)
            session.say(f"{path.name}: {session.word(report.headline)}")
            for record in report.records:
                if record.outcome != "identical":
                    session.say(f"  {session.word(record.text)}")
            session.say(*(f"  {session.word(note)}" for note in report.notes))
    session.give([report.to_json() for report in reports])
    return 1 if any(report.sums["damaged"] for report in reports) else 0
