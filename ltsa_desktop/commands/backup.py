"""`ltsa backup` and `restore`: copies of the store, the second place, and the way back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from ltsa_desktop.commands.session import Session, existing
from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store import BackupInfo
    from ltsa_desktop.store.second_copy import SecondCopy


def run(session: Session) -> int:
    """Make a verified copy; or choose, leave or look at where copies go. Exit code 1 when the second place got none."""
    args = session.args
    with session.store() as store:
        made: BackupInfo | None = None
        if args.no_second:
            store.set_second_place(None)
        elif args.second is not None:
            store.set_second_place(args.second)
            store.second.make(force=True)
        elif not args.list:
            made = store.backup(to=args.to)
        copies = store.backups() if args.list else []
        second = store.second.state()
    if made is not None:
        session.say(Text(id="Cadangan: {path}", en="Backup: {path}").format(path=made.path))
    for info in copies:
        moment = info.at.astimezone()
        session.say(f"{date_short(moment.date())} {moment:%H:%M}  {info.reason:9}  {info.path}")
    if args.to is None:
        session.say(_second(second))
    session.give(
        {
            **(asdict(made) if made is not None else {}),
            "second": {**asdict(second), "text": session.word(_second(second))},
            **({"backups": [asdict(info) for info in copies]} if args.list else {}),
        }
    )
    return 1 if second.trouble and args.to is None and not args.list else 0


def restore(session: Session) -> None:
    """A store from a copy, in a folder without one, as a new incarnation of this laptop."""
    from ltsa_desktop.store import restore_store, visit_counts

    pack = existing(session.args.file)
    store = restore_store(pack, session.context.store_dir, session.password())
    visits = visit_counts.counts(store).visits
    store.close()
    session.say(
        Text(
            id="Penyimpanan dengan {n} kunjungan dipulihkan di {folder}.",
            en="A store with {n} visits was restored in {folder}.",
        ).format(n=visits, folder=session.context.store_dir)
    )
    session.give({"store": str(session.context.store_dir), "visits": visits})


def _second(second: SecondCopy) -> Text:
    if not second.place:
        return Text(id="Cadangan kedua: belum dipilih (--second DIR).", en="Second copy: not chosen (--second DIR).")
    if second.trouble:
        return second.text
    if second.moment is None:
        return Text(id="Cadangan kedua di {place}: segera.", en="Second copy in {place}: soon.").format(
            place=second.place
        )
    moment = second.moment.astimezone()
    return Text(
        id="Cadangan kedua di {place}: {day} {time}, {n} perubahan sesudahnya.",
        en="Second copy in {place}: {day} {time}, {n} changes since.",
    ).format(place=second.place, day=date_short(moment.date()), time=f"{moment:%H:%M}", n=second.behind)
