"""`ltsa data`: visits and centres for other programs."""

from __future__ import annotations

from ltsa_desktop.commands.scoping import scope_of
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text


def out(session: Session) -> None:
    """Write the visits that count into a new folder."""
    from ltsa_desktop.exchange.data_out import FORMATS, write_data

    args = session.args
    formats = [name.strip() for name in args.format.split(",") if name.strip()] if args.format else list(FORMATS)
    with session.store() as store:
        report = write_data(
            store,
            scope_of(args),
            args.folder,
            formats,
            personal=args.personal,
            language=session.language,
            progress=session.progress,
        )
    session.say(
        Text(
            "{n} kunjungan, {rows} baris, {files} berkas di {folder}.",
            "{n} visits, {rows} rows, {files} files in {folder}.",
        ).format(n=report.visits, rows=report.rows, files=len(report.files), folder=report.folder),
        report.basis,
    )
    if report.personal:
        session.say(
            Text(
                "Berisi DATA PRIBADI; jangan disebarkan melebihi keperluannya.",
                "It holds PERSONAL DATA; do not pass it on beyond what it is for.",
            )
        )
    elif report.left_out:
        session.say(
            Text("Data pribadi tidak disertakan: {names}.", "Personal data was left out: {names}.").format(
                names=", ".join(report.left_out)
            )
        )
    session.give(report.to_json())
