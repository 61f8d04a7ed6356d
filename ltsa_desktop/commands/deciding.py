"""What a supervisor decides about whole visits: duplicates, clones, deleting, erasing, how long they are kept."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.office import _plan, _say_disputes, choices_from
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.formats import clock, date_short
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.erasure_models import Proof

NOT_YET = Text(
    "Isi kunjungan akan hilang untuk selamanya, juga dari cadangan. Ulangi dengan --yes untuk melakukannya.",
    "The content will be gone for good, from the backups too. Say --yes to do it.",
)


def twins(session: Session) -> None:
    """Pairs of visits that may be one, with what they share."""
    from ltsa_desktop.store import duplicates

    with session.store() as store:
        pairs = duplicates.find(store, session.args.days)
        alike = [duplicates.likeness(store, pair.one.visit, pair.two.visit) for pair in pairs]
    if not pairs:
        session.say(Text("Tidak ada kunjungan yang mungkin sama.", "No visits that may be one."))
    for pair, like in zip(pairs, alike, strict=True):
        session.say(f"{pair.one.visit}  {pair.two.visit}  {pair.centre}: {session.word(like.text)}")
    session.give(
        [
            {
                "one": pair.one.visit,
                "two": pair.two.visit,
                "centre": pair.centre,
                "days": abs((pair.one.day - pair.two.day).days),
                "same": like.same,
                "of": like.of,
                "people": list(like.people),
                "photos": like.photos,
                "of_photos": like.of_photos,
            }
            for pair, like in zip(pairs, alike, strict=True)
        ]
    )


def twin_show(session: Session) -> None:
    """What two visits share, and the questions on which they differ."""
    from ltsa_desktop.store import duplicates

    args = session.args
    with session.store() as store:
        plan = duplicates.plan_union(store, args.keep, args.other, session.language)
        like = duplicates.likeness(store, args.keep, args.other)
    session.say(like.text, plan.text)
    _say_disputes(session, plan)
    session.give(_plan(plan))


def twin_join(session: Session) -> None:
    """Join the second visit into the first."""
    from ltsa_desktop.store import duplicates

    args = session.args
    with session.store() as store:
        plan = duplicates.plan_union(store, args.keep, args.other, session.language)
        revision = duplicates.unite(store, plan, choices_from(plan, args.decide, args.take), args.reason)
    session.say(Text("Digabung. Kode versi: {code}.", "Joined. Version code: {code}.").format(code=revision.short_code))
    session.give({"revision": revision.id, "code": revision.short_code, "visit": plan.visit, "joined": plan.other})


def twin_both(session: Session) -> None:
    """State that two visits are two."""
    from ltsa_desktop.store import duplicates

    with session.store() as store:
        act = duplicates.keep_both(store, session.args.keep, session.args.other, session.args.reason)
    session.say(Text("Dicatat: dua kunjungan.", "Recorded: two visits."))
    session.give({"act": act.id})


def alarms(session: Session) -> None:
    """Laptops at work in two places."""
    from ltsa_desktop.store import clones

    with session.store() as store:
        found = clones.alarms(store)
    if not found:
        session.say(Text("Tidak ada laptop yang bekerja di dua tempat.", "No laptop is at work in two places."))
    session.say(*(f"{alarm.incarnation}  {session.word(alarm.text)}" for alarm in found))
    session.give([{"incarnation": a.incarnation, "device": a.device, "names": list(a.names)} for a in found])


def settle(session: Session) -> None:
    """Record what was found out about such a laptop."""
    from ltsa_desktop.store import clones

    with session.store() as store:
        act = clones.settle(store, session.args.incarnation, session.args.reason)
    session.say(Text("Keputusan dicatat.", "The decision was recorded."))
    session.give({"act": act.id})


def deleted(session: Session) -> None:
    """The visits that a decision took out of the lists."""
    from ltsa_desktop.store import setting_aside

    with session.store() as store:
        gone = setting_aside.set_aside(store)
    session.table(
        [Text("Kunjungan", "Visit"), Text("Pusat", "Centre"), Text("Keadaan", "State"), Text("Oleh", "By"),
         Text("Waktu", "When"), Text("Alasan", "Reason")],
        [
            (one.visit, one.centre, setting_aside.STATE_WORDS[one.state], one.by, _moment(one.at), one.reason)
            for one in gone
        ],
    )  # fmt: skip
    session.give([asdict(one) | {"at": "" if one.at is None else one.at.isoformat(), "back": one.back} for one in gone])


def delete(session: Session) -> None:
    """Take a visit out of lists and figures."""
    from ltsa_desktop.store import setting_aside

    with session.store() as store:
        act = setting_aside.delete(store, session.args.visit, session.args.reason)
    session.say(
        Text(
            "Dihapus dari daftar dan angka. `ltsa undelete` mengembalikannya.",
            "Deleted from lists and figures. `ltsa undelete` brings it back.",
        )
    )
    session.give({"act": act.id, "visit": act.body.visit})


def undelete(session: Session) -> None:
    """Bring a visit back."""
    from ltsa_desktop.store import setting_aside

    with session.store() as store:
        act = setting_aside.restore(store, session.args.visit, session.args.reason)
    session.say(Text("Kembali di daftar.", "Back in the lists."))
    session.give({"act": act.id})


def erase(session: Session) -> int:
    """Erase visits for good, or go on with what could not be reached before; 1 when something is out of reach."""
    from ltsa_desktop.exchange import retention
    from ltsa_desktop.exchange.erasure import catch_up
    from ltsa_desktop.exchange.erasure import erase as erase_them

    args = session.args
    if args.visits and not args.yes:
        raise UserError(NOT_YET, code="confirm")
    with session.store() as store:
        done = erase_them(store, args.visits, args.reason) if args.visits else catch_up(store)
        proof = retention.prove(store, done)
        return _prove(session, store, proof)


def policy(session: Session) -> None:
    """How long visits are kept."""
    from ltsa_desktop.exchange import retention

    with session.store() as store:
        kept = retention.policy(store)
    session.say(
        Text("Kunjungan disimpan {n} tahun.", "Visits are kept {n} years.").format(n=kept.years)
        if kept.years
        else Text("Masa simpan belum ditetapkan.", "No policy is set.")
    )
    session.give(asdict(kept))


def set_policy(session: Session) -> None:
    """Set how long visits are kept."""
    from ltsa_desktop.exchange import retention

    wanted = retention.Policy(session.args.years, not session.args.keep_examples)
    with session.store() as store:
        retention.set_policy(store, wanted)
    session.say(Text("Masa simpan ditetapkan.", "The policy is set."))
    session.give(asdict(wanted))


def run(session: Session) -> int:
    """Erase what is over its time, or only show it; 1 when something is out of reach."""
    from ltsa_desktop.exchange import retention

    args, today = session.args, date.today()
    with session.store() as store:
        wanted = retention.policy(store)
        over = retention.due(store, wanted, today)
        session.say(
            Text("{n} kunjungan melewati masa simpannya.", "{n} visits are over their time.").format(n=len(over))
        )
        if args.dry_run or not over:
            session.say(*(f"{one.visit}  {date_short(one.day)}  {one.centre}" for one in over))
            session.give({"due": [asdict(one) | {"day": one.day.isoformat()} for one in over]})
            return 0
        if not args.yes:
            raise UserError(NOT_YET, code="confirm")
        return _prove(session, store, retention.carry_out(store, wanted, today))


def _prove(session: Session, store: Store, proof: Proof) -> int:
    """Write the proof as asked, and say what was found."""
    from ltsa_desktop.exchange import retention
    from ltsa_desktop.store.durable import write_durably

    args = session.args
    data = retention.proof_file(store, proof)
    if args.proof:
        write_durably(args.proof, data)
    if args.pdf:
        _print(session, store, proof, data)
    for finding in proof.findings:
        state = Text("tidak ada yang tersisa", "nothing left") if finding.clean else Text("MASIH ADA", "STILL THERE")
        session.say(f"{session.word(finding.what)}: {session.word(state)} {finding.where}".rstrip())
    session.say(Text("{n} kunjungan dimusnahkan.", "{n} visits erased.").format(n=len(proof.visits)))
    if not proof.clean:
        session.say(
            Text(
                "Ada tempat yang belum terjangkau; dilanjutkan sendiri saat aplikasi dibuka, atau dengan `ltsa erase`.",
                "Some places are out of reach so far; it goes on when the application is opened, or by `ltsa erase`.",
            )
        )
    session.give(proof.to_data())
    return 0 if proof.clean else 1


def _print(session: Session, store: Store, proof: Proof, data: bytes) -> None:
    import json

    from ltsa_desktop.reports.collected import Format
    from ltsa_desktop.reports.erasure_proof import erasure_proof
    from ltsa_desktop.reports.output import write

    digest = str(json.loads(data)["sha256"])
    organisation = store.organisation.current()
    write(erasure_proof(proof, digest, organisation, Format(language=session.language)), session.args.pdf)


def _moment(at: Any) -> str:
    return "" if at is None else f"{date_short(at.astimezone().date())} {clock(at.astimezone())}"
