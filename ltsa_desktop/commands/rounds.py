"""`ltsa round`: rounds of visits, plans, and who has handed in."""

from __future__ import annotations

from ltsa_desktop.commands.centre import parse_date
from ltsa_desktop.commands.scoping import FAR, plain
from ltsa_desktop.commands.session import Session, read_text
from ltsa_desktop.ground.words import Text


def add(session: Session) -> None:
    """Begin a round, or change one."""
    from ltsa_desktop.store import rounds

    args = session.args
    start, end = parse_date(args.since, FAR), parse_date(args.until, FAR)
    with session.store() as store:
        of = rounds.get(store, args.changes).id if args.changes else ""
        made = rounds.add(store, args.name, start, end, args.instrument, args.note, of)
    session.say(
        Text("Ronde {name}: {start} – {end} ({id})", "Round {name}: {start} – {end} ({id})").format(
            name=made.name, start=made.start, end=made.end, id=made.id[:12]
        )
    )
    session.give(plain(made, session.language))


def list_all(session: Session) -> None:
    """The rounds, earliest first."""
    from ltsa_desktop.store import rounds

    with session.store() as store:
        found = rounds.listed(store)
    session.table(
        [Text("Ronde", "Round"), Text("Dari", "From"), Text("Sampai", "To"), Text("Instrumen", "Instrument"), "Id"],
        [(one.name, one.start, one.end, one.instrument, one.id[:12]) for one in found],
    )
    session.give(plain(found, session.language))


def plan(session: Session) -> None:
    """Plan a visit."""
    from ltsa_desktop.store import rounds

    args = session.args
    day = parse_date(args.date, FAR) if args.date else None
    with session.store() as store:
        made = rounds.plan(store, args.round, args.centre, args.evaluator, day, args.kind, args.note, args.changes)
    session.say(
        Text("Direncanakan: {centre}, {who}, {day}", "Planned: {centre}, {who}, {day}").format(
            centre=made.centre, who=made.evaluator, day=made.day or "–"
        )
    )
    session.give(plain(made, session.language))


def plans(session: Session) -> None:
    """The planned visits of a round, with the ids by which they are changed and taken back."""
    from ltsa_desktop.store import rounds

    with session.store() as store:
        found = rounds.plans(store, session.args.round)
    session.table(
        [Text("Kode", "Code"), "Evaluator", Text("Tanggal", "Day"), Text("Catatan", "Note"), "Id"],
        [(one.centre, one.evaluator, one.day or "–", one.note, one.id) for one in found],
    )
    session.give(plain(found, session.language))


def unplan(session: Session) -> None:
    """Take a planned visit back."""
    from ltsa_desktop.store import rounds

    with session.store() as store:
        gone = rounds.get_plan(store, session.args.plan)
        rounds.withdraw_plan(store, gone.id)
    session.say(
        Text("Rencana ditarik: {centre}, {who}.", "The plan is taken back: {centre}, {who}.").format(
            centre=gone.centre, who=gone.evaluator
        )
    )
    session.give({"withdrawn": gone.id})


def plan_many(session: Session) -> None:
    """Plan what stands in a CSV file; with --dry-run only say what would be planned."""
    from ltsa_desktop.store import planning

    args = session.args
    written = read_text(args.file)
    with session.store() as store:
        work = planning.examined if args.dry_run else planning.apply
        lines = work(store, args.round, written)
    accepted = [line for line in lines if line.refused is None]
    session.table(
        [Text("Baris", "Line"), Text("Kode", "Code"), "Evaluator", Text("Tanggal", "Day"), Text("Keadaan", "State")],
        [(n.number, n.code, n.evaluator, n.day or "–", n.refused or Text("direncanakan", "planned")) for n in lines],
    )
    told = (
        Text("{n} akan direncanakan, {left} tidak.", "{n} would be planned, {left} not.")
        if args.dry_run
        else Text("{n} direncanakan, {left} tidak.", "{n} planned, {left} not.")
    )
    session.say("", told.format(n=len(accepted), left=len(lines) - len(accepted)))
    session.give({"planned": len(accepted), "lines": plain(lines, session.language)})


def show(session: Session) -> None:
    """Centre × evaluator: planned, and how far each is."""
    from ltsa_desktop.store.hand_in import STATE_WORDS, hand_in

    today = parse_date(session.args.as_of, FAR) if session.args.as_of else None
    with session.store() as store:
        found = hand_in(store, session.args.round, today, session.args.data)
    session.table(
        [
            Text("Pusat layanan", "Centre"),
            "Evaluator",
            Text("Rencana", "Planned"),
            Text("Keadaan", "State"),
            Text("Kunjungan", "Visit"),
        ],
        [(row.centre, row.evaluator, row.planned or "–", STATE_WORDS[row.state], row.day or "–") for row in found.rows],
    )
    session.say("", *(f"{session.word(STATE_WORDS[state])}: {n}" for state, n in found.counts))
    session.give(plain(found, session.language))


def reminders(session: Session) -> None:
    """What each evaluator still owes: as messages to paste, and with --out as a PDF."""
    from ltsa_desktop.store import reminding
    from ltsa_desktop.store.hand_in import hand_in

    args = session.args
    today = parse_date(args.as_of, FAR) if args.as_of else None
    with session.store() as store:
        found = hand_in(store, args.round, today, args.data)
        letterhead = store.organisation.for_paper(found.as_of)
    owing = reminding.reminders(found)
    told = [reminding.message(one, found, session.language) for one in owing]
    if args.out:
        from ltsa_desktop.reports.collected import Format
        from ltsa_desktop.reports.output import write
        from ltsa_desktop.reports.reminders import reminder_list

        form = Format(language=session.language)
        # A plan of a made-up centre says nothing of that itself.
        write(reminder_list(found, letterhead, form, args.data != "real"), args.out)
    if not told:
        session.say(Text("Tidak ada yang ditunggu dari evaluator.", "Nothing is awaited from the evaluators."))
    for text in told:
        session.say(*text.split("\n"), "")
    session.give(
        [
            {"evaluator": one.evaluator, "visits": len(one.rows), "text": text}
            for one, text in zip(owing, told, strict=True)
        ]
    )


def withdraw(session: Session) -> None:
    """Take a round back."""
    from ltsa_desktop.store import rounds

    with session.store() as store:
        rounds.withdraw(store, session.args.round)
    session.say(Text("Ronde ditarik; kunjungannya tetap.", "The round is taken back; its visits stay."))
    session.give({"withdrawn": session.args.round})


def place(session: Session) -> None:
    """Say which round a visit belongs to, whatever its day."""
    from ltsa_desktop.store import rounds

    with session.store() as store:
        rounds.place(store, session.args.visit, session.args.round)
    session.say(Text("Dicatat.", "Recorded."))
    session.give({"visit": session.args.visit, "round": session.args.round})
