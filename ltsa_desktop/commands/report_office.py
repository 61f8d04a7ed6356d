"""`ltsa report`: what the office prints for a meeting."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.session import Session, existing, read_text
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.reports.collected import Format, Origin
    from ltsa_desktop.reports.pack.data import Figures
    from ltsa_desktop.reports.pack.profile import PackProfile, Signer
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.models import PhotoRef


def pack(session: Session) -> None:
    """The meeting pack, by a saved arrangement or by the words of this call."""
    from ltsa_desktop.reports.output import write
    from ltsa_desktop.reports.pack.making import pack as make

    args = session.args
    with session.store() as store:
        arranged = _arranged(session, store, _kept(store, args.profile))
        data = make(store, arranged, args.as_of or date.today(), session.progress)
    write(data, args.out)
    _told(session, args.out, {"sections": list(arranged.sections)})


def centre(session: Session) -> None:
    """The profile of one centre, with its photos."""
    from ltsa_desktop.reports.centre_profile import centre_profile
    from ltsa_desktop.reports.output import write
    from ltsa_desktop.store import figures

    args = session.args
    with session.store() as store:
        code = store.centres.get(args.centre).summary.code
        figured, origin, form = asked(session, store, centre=code, every=True)
        page = figures.centre_page(store, code, figured.scope)
        data = centre_profile(page, origin, store.organisation.for_paper(origin.day), form, _load(store))
    write(data, args.out)
    _told(session, args.out, {"centre": code, "code": origin.code})


def practice(session: Session) -> None:
    """A page for each good practice of the scope."""
    from ltsa_desktop.reports.output import write
    from ltsa_desktop.reports.practice_card import practice_cards

    args = session.args
    with session.store() as store:
        figured, origin, form = asked(session, store)
        cards = [
            card
            for card in figured.practices.cards
            if args.centre in ("", card.code) and args.title.casefold() in card.title.casefold()
        ]
        data = practice_cards(cards, origin, store.organisation.for_paper(origin.day), form, _load(store))
    write(data, args.out)
    _told(session, args.out, {"cards": len(cards), "code": origin.code})


def actions(session: Session) -> None:
    """What each owner level has agreed to do; with --each a file for each, in the folder --out."""
    from ltsa_desktop.reports.action_list import action_list
    from ltsa_desktop.reports.output import write

    args = session.args
    with session.store() as store:
        figured, origin, form = asked(session, store, centre=args.centre)
        agreed, letterhead = figured.actions, store.organisation.for_paper(origin.day)
        known = [count.key for count in agreed.by_owner]
        if args.owner and args.owner not in known:
            raise UserError(
                Text(
                    f"Tidak ada tindak lanjut untuk “{args.owner}”; yang ada: {', '.join(known) or '–'}.",
                    f"There are no actions for “{args.owner}”; there are: {', '.join(known) or '–'}.",
                ),
                code="owner-unknown",
            )
        owners = known if args.each else [args.owner]
        written = []
        for owner in owners:
            out = args.out / f"Tindak-Lanjut_{owner or 'lain'}.pdf" if args.each else args.out
            written.append(write(action_list(agreed, origin, letterhead, form, owner, args.closed), out))
    for path in written:
        session.say(str(path))
    session.give({"files": [str(path) for path in written], "open": agreed.total.open, "overdue": agreed.total.overdue})


def attendance(session: Session) -> None:
    """An attendance list; needs no visit."""
    from ltsa_desktop.reports.attendance import Meeting, Participant
    from ltsa_desktop.reports.attendance import attendance as make
    from ltsa_desktop.reports.output import write

    args = session.args
    expected = [Participant(*row) for row in _people(args.people)] if args.people else []
    with session.store() as store:
        today = args.as_of or date.today()
        letterhead = store.organisation.for_paper(args.day or today)
        who = [one.signatory() for one in _signers(args.signer)]
        meeting = Meeting(args.title, args.day, args.place)
        data = make(meeting, expected, letterhead, _format(session), today, args.blank, who, args.example)
    write(data, args.out)
    _told(session, args.out, {"expected": len(expected)})


def profile(session: Session) -> None:
    """Save, list, show or take back an arrangement, or write all of them into the organisation's next file."""
    from ltsa_desktop.reports.pack.profile import SECTIONS, PackProfile, read_profile
    from ltsa_desktop.store import report_profiles

    args = session.args
    with session.store() as store:
        if args.deed == "list":
            kept = report_profiles.listed(store)
            session.table(
                [Text("Nama", "Name"), Text("Oleh", "By"), Text("Bagian", "Sections")],
                [(one.name, one.author, len(one.data.get("sections", SECTIONS))) for one in kept],
            )
            session.give([{"name": one.name, "author": one.author, **one.data} for one in kept])
            return
        if args.deed == "save":
            arranged = replace(_arranged(session, store, PackProfile()), name=args.name)
            saved = report_profiles.save(store, args.name, arranged.to_data())
            session.say(Text("Tersimpan: {name}", "Saved: {name}").format(name=saved.name))
            session.give(arranged.to_data())
            return
        if args.deed == "share":
            _share(session, store)
            return
        kept_one = report_profiles.get(store, args.name)
        if args.deed == "remove":
            report_profiles.withdraw(store, args.name)
            session.say(Text("Dilepas: {name}", "Taken back: {name}").format(name=kept_one.name))
        else:
            data = read_profile(kept_one.data).to_data()
            session.table([Text("Isian", "Field"), Text("Nilai", "Value")], [(k, v) for k, v in data.items()])
        session.give(dict(kept_one.data))


def _share(session: Session, store: Store) -> None:
    from ltsa_desktop.exchange.files import write_whole
    from ltsa_desktop.exchange.governing import share_profiles
    from ltsa_desktop.store import report_profiles

    if session.args.out is None:
        raise UserError(
            Text("Sebutkan berkasnya dengan --out FILE.ltsaorg.", "Name the file with --out FILE.ltsaorg."),
            code="out-missing",
        )
    write_whole(session.args.out, share_profiles(store))
    names = [one.name for one in report_profiles.listed(store)]
    session.say(str(session.args.out))
    session.give({"file": str(session.args.out), "profiles": names})


def chart(session: Session) -> None:
    """One chart of the pack as a file of its own."""
    from ltsa_desktop.reports.charts import COLOUR, DARK, GREY, save_chart
    from ltsa_desktop.reports.pack.drawings import CHARTS, Look

    args = session.args
    if args.name not in CHARTS:
        raise UserError(
            Text(
                f"Tidak ada grafik “{args.name}”; yang ada: {', '.join(CHARTS)}.",
                f"There is no chart “{args.name}”; there are: {', '.join(CHARTS)}.",
            ),
            code="chart-unknown",
        )
    with session.store() as store:
        figured, origin, form = asked(session, store)
        palette = DARK if args.dark else GREY if args.bw else COLOUR
        drawings = CHARTS[args.name](figured, Look(form.language, palette))
        if not drawings:
            raise UserError(
                Text("Belum ada data untuk grafik ini.", "There is no data for this chart yet."), code="chart-empty"
            )
        written = []
        for number, drawing in enumerate(drawings, 1):
            out = args.out if len(drawings) == 1 else args.out.with_stem(f"{args.out.stem}-{number}")
            written.append(save_chart(drawing, out))
    for path in written:
        session.say(str(path))
    session.give({"files": [str(path) for path in written], "code": origin.code})


def _told(session: Session, out: Path, more: dict[str, Any]) -> None:
    session.say(str(out))
    session.give({"file": str(out), **more})


def _kept(store: Store, name: str | None) -> PackProfile:
    from ltsa_desktop.reports.pack.profile import PackProfile, read_profile
    from ltsa_desktop.store import report_profiles

    return read_profile(report_profiles.get(store, name).data) if name else PackProfile()


def _arranged(session: Session, store: Store, arranged: PackProfile) -> PackProfile:
    """A profile with what the words of this call say otherwise."""
    from ltsa_desktop.reports.pack.profile import check
    from ltsa_desktop.store import rounds

    args = session.args
    said: dict[str, Any] = {
        "title": args.title,
        "sections": None if args.sections is None else tuple(x.strip() for x in args.sections.split(",") if x.strip()),
        "round": None if args.round is None else rounds.get(store, args.round).id,
        "before": None if args.before is None else rounds.get(store, args.before).id,
        "approved_only": args.approved,
        "province": args.province,
        "instrument": args.instrument,
        "examples": args.examples,
        "signers": tuple(_signers(args.signer)) if args.signer else None,
        "paper": args.paper,
        "language": args.language or (session.language if not arranged.name else None),
        "bw": args.bw,
    }
    return check(replace(arranged, **{key: value for key, value in said.items() if value is not None}))


def _signers(lines: Sequence[str] | None) -> list[Signer]:
    from ltsa_desktop.reports.pack.profile import Signer

    return [Signer(*[part.strip() for part in (line + ";;").split(";")[:3]]) for line in lines or ()]


def _people(path: Path) -> list[list[str]]:
    """The rows of a CSV of participants, padded; a heading row is left out."""
    rows = list(csv.reader(io.StringIO(read_text(existing(path)))))
    people = [
        [cell.strip() for cell in [*row, "", "", "", ""][:4]] for row in rows if any(cell.strip() for cell in row)
    ]
    if people and people[0][0].casefold() in ("nama", "name"):
        del people[0]
    return people


def _format(session: Session) -> Format:
    from ltsa_desktop.reports.collected import Format

    args = session.args
    return Format(getattr(args, "paper", None) or "A4", args.language or session.language, bool(args.bw))


def asked(session: Session, store: Store, centre: str = "", every: bool = False) -> tuple[Figures, Origin, Format]:
    """The figures of the scope that the words of this call name, and what a document says of where they come from."""
    from ltsa_desktop.reports.pack.data import Figures, origin_of
    from ltsa_desktop.store import rounds
    from ltsa_desktop.store.figures import Scope

    args = session.args
    scope = Scope(
        round=rounds.get(store, args.round).id if args.round else "",
        approved_only=bool(args.approved),
        province=args.province or "",
        centres=(centre,) if centre and not every else (),
        examples=args.examples or "real",
        today=args.as_of or date.today(),
    )
    figured = Figures(store, scope, rounds.get(store, args.before).id if getattr(args, "before", None) else "")
    form = _format(session)
    return figured, origin_of(figured, figured.overview.basis.told().to(form.language)), form


def _load(store: Store) -> Callable[[PhotoRef], Callable[[], bytes]]:
    return lambda photo: lambda: store.visits.attachment_bytes(photo.visit_id, photo.name)
