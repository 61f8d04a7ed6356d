"""`ltsa visit xml` and `ltsa visit import`: visits to and from ODK and KoboToolbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.exchange.odk_report import RowIssue, RowResult

SHOWN_ISSUES = 20
"""How many remarks of one record are printed; `--json` has them all."""


def export_xml(session: Session) -> None:
    """Write one visit, or one of its revisions, as an ODK submission."""
    from ltsa_desktop.exchange.files import write_whole
    from ltsa_desktop.exchange.odk_export import export_submission

    args = session.args
    with session.store() as store:
        visit = store.visits.get(args.visit)
        data = export_submission(store, visit.id, args.revision)
    write_whole(args.out, data)
    session.say(
        Text(id="{path}: isian ODK, {n} byte.", en="{path}: an ODK submission, {n} bytes.").format(
            path=args.out, n=len(data)
        )
    )
    session.give({"path": str(args.out), "size": len(data), "visit": visit.id})


def import_submissions(session: Session) -> int:
    """Import submissions; exit code 1 when a record was refused."""
    from ltsa_desktop.exchange.odk_import import import_submissions as take_in

    args = session.args
    if not args.file.is_dir():
        existing(args.file)
    with session.store() as store:
        report = take_in(
            store,
            args.file,
            form=args.form,
            centre=args.centre,
            example=args.example,
            preview=args.preview,
            progress=session.progress,
        )
    session.say(report.headline)
    session.say(*(f"  {session.word(note)}" for note in report.notes))
    for row in report.rows:
        say_row(session, row)
    session.give(report.to_json())
    return 1 if report.sums["refused"] else 0


def say_row(session: Session, row: RowResult) -> None:
    """One record and what is odd about it; records that are here already need no line of their own."""
    if row.outcome == "identical" and not row.issues:
        return
    column = Text(", kolom {c}", ", column {c}").format(c=row.column) if row.column else Text("", "")
    session.say(f"  {session.word(row.where)}{session.word(column)}: {session.word(row.text)}")
    for issue in row.issues[:SHOWN_ISSUES]:
        session.say(f"    {session.word(issue_text(row, issue))}")
    if len(row.issues) > SHOWN_ISSUES:
        session.say(
            Text(id="    … dan {n} catatan lain (--json).", en="    … and {n} more remarks (--json).").format(
                n=len(row.issues) - SHOWN_ISSUES
            )
        )


def issue_text(row: RowResult, issue: RowIssue) -> Text:
    """ "team.csv baris 4, kolom team_role “ketuaa”: bukan salah satu pilihan …"."""
    place = Text("", "")
    if issue.line and (issue.source, issue.line) != (row.source, row.line):
        place = Text("{s} baris {n}, ", "{s} line {n}, ").format(s=issue.source, n=issue.line)
    value = f" “{issue.value[:60]}”" if issue.value else ""
    return Text("{place}{column}{value}: {text}", "{place}{column}{value}: {text}").format(
        place=place, column=issue.column, value=value, text=issue.text
    )
