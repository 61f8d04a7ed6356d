"""`ltsa join` and `ltsa audit`: what a supervisor decides, and the trail of who did what."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.session import Session, read_json
from ltsa_desktop.ground.formats import clock, date_short
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store.joining import JoinPlan
    from ltsa_desktop.store.statements import ChainFault, Statement

ACTS = {
    "review": Text("meninjau", "reviewed"),
    "comment": Text("berkomentar", "commented"),
    "seal": Text("menyegel", "sealed"),
    "reopen": Text("membuka lagi", "reopened"),
}
"""A statement's kind, as a verb."""
FAULTS = {
    "signature": Text(
        "Tanda tangan catatan nomor {number} dari laptop {device} tidak cocok dengan isinya.",
        "The signature of act {number} of laptop {device} does not fit its content.",
    ),
    "broken": Text(
        "Catatan nomor {number} dari laptop {device} tidak menyambung ke catatan sebelumnya.",
        "Act {number} of laptop {device} does not follow the one before it.",
    ),
    "twice": Text(
        "Laptop {device} memberi nomor {number} pada dua catatan: laptop itu digandakan atau dipulihkan dari salinan.",
        "Laptop {device} gave number {number} to two acts: it was cloned or restored from a copy.",
    ),
    "gap": Text(
        "Catatan mulai nomor {number} dari laptop {device} belum ada di sini.",
        "The acts of laptop {device} from number {number} on are not here.",
    ),
}


def join_list(session: Session) -> None:
    """The visits that were changed in several places."""
    from ltsa_desktop.store import joining

    with session.store() as store:
        plans = [joining.plan_join(store, visit, session.language) for visit in joining.forked(store)]
        names = {plan.visit: store.visits.get(plan.visit).centre_name for plan in plans}
    if not plans:
        session.say(Text("Tidak ada kunjungan yang perlu digabung.", "No visit needs to be joined."))
    session.say(*(f"{plan.visit}  {names[plan.visit]}: {session.word(plan.text)}" for plan in plans))
    session.give([_plan(plan) | {"centre": names[plan.visit]} for plan in plans])


def join_show(session: Session) -> None:
    """The questions that need a decision."""
    from ltsa_desktop.store import joining

    with session.store() as store:
        plan = joining.plan_join(store, session.args.visit, session.language)
    session.say(plan.text)
    for dispute in plan.disputes:
        session.say(f"{dispute.path}  {dispute.label}")
        for version in dispute.versions:
            said = version.words or session.word(Text("(kosong)", "(blank)"))
            session.say(f"    {version.text!r}: {said} – {version.who.name}, {_moment(session, version.at)}")
    session.give(_plan(plan))


def join_settle(session: Session) -> None:
    """Seal the joined state with the decisions given."""
    from ltsa_desktop.store import joining

    args = session.args
    choices = read_json(args.decide) if args.decide else {}
    if not isinstance(choices, dict) or not all(isinstance(text, str) for text in choices.values()):
        raise UserError(
            Text(
                'Berkas keputusan harus berisi {"path": "isian yang dipakai", …}.',
                'The file of decisions must hold {"path": "the text that stands", …}.',
            ),
            code="decisions",
        )
    with session.store() as store:
        plan = joining.plan_join(store, args.visit, session.language)
        for dispute in plan.disputes:
            if args.take:
                taken = [v.text for v in dispute.versions if _of(plan, v.revision) == args.take]
                if taken:
                    choices.setdefault(dispute.path, taken[0])
        revision = joining.apply_join(store, plan, choices, args.reason)
    session.say(
        Text("Digabung dan disegel. Kode versi: {code}.", "Joined and sealed. Version code: {code}.").format(
            code=revision.short_code
        )
    )
    session.give({"revision": revision.id, "code": revision.short_code, "parents": list(revision.parents)})


def audit_list(session: Session) -> None:
    """Who did what, when and on which laptop."""
    with session.store() as store:
        acts = store.statements.list(visit=session.args.visit)
        names = {summary.visit.id: summary.visit.centre_name for summary in store.visits.list()}
    session.table(
        [
            Text("Waktu", "When"),
            Text("Siapa", "Who"),
            Text("Perbuatan", "Act"),
            Text("Kunjungan", "Visit"),
            Text("Alasan", "Reason"),
            "Laptop",
        ],
        [
            (
                _moment(session, act.at),
                act.author.name,
                ACTS.get(act.body.kind, Text(act.body.kind, act.body.kind)),
                names.get(act.body.visit, act.body.visit),
                str(act.body.data.get("reason", "")),
                f"{act.body.device[:8]} #{act.body.number}",
            )
            for act in acts
        ],
    )
    session.give([_act(act) for act in acts])


def audit_verify(session: Session) -> int:
    """Check every signature and every chain; exit code 1 when one does not hold (acts that are not here are told)."""
    with session.store() as store:
        faults = store.statements.chain_faults()
        count = len(store.statements.ids())
    session.say(*(_fault(fault) for fault in faults))
    bad = [fault for fault in faults if fault.kind != "gap"]
    if not bad:
        session.say(
            Text(
                "{n} catatan kerja diperiksa: semua tanda tangan dan rantainya utuh.",
                "{n} acts were checked: every signature and chain holds.",
            ).format(n=count)
        )
    session.give({"acts": count, "faults": [asdict(fault) | {"text": asdict(_fault(fault))} for fault in faults]})
    return 1 if bad else 0


def _fault(fault: ChainFault) -> Text:
    return FAULTS[fault.kind].format(number=fault.number, device=fault.device[:8])


def _act(act: Statement) -> dict[str, Any]:
    body = act.body
    return {
        "id": act.id,
        "kind": body.kind,
        "visit": body.visit,
        "revision": body.revision,
        "path": body.path,
        "data": body.data,
        "author": {"name": body.author.name, "nip": body.author.nip, "role": body.author.role},
        "device": body.device,
        "incarnation": body.incarnation,
        "number": body.number,
        "previous": body.previous,
        "at": body.at,
        "key": act.key,
    }


def _plan(plan: JoinPlan) -> dict[str, Any]:
    return {
        "visit": plan.visit,
        "heads": {_of(plan, head.id): {"revision": head.id, "author": head.author.name} for head in plan.heads},
        "shown": plan.merge.shown,
        "settled": plan.settled,
        "text": asdict(plan.text),
        "disputes": [
            {
                "path": dispute.path,
                "label": dispute.label,
                "section": dispute.section,
                "base": dispute.base,
                "versions": [
                    {
                        "text": v.text,
                        "words": v.words,
                        "revision": v.revision,
                        "author": v.who.name,
                        "at": v.at.isoformat(),
                        "photo": v.photo,
                    }
                    for v in dispute.versions
                ],
            }
            for dispute in plan.disputes
        ],
    }


def _of(plan: JoinPlan, revision: str) -> str:
    """The letter of the head that a revision is: "A", "B", …; "" for an older one."""
    return next((chr(65 + n) for n, head in enumerate(plan.heads) if head.id == revision), "")


def _moment(session: Session, at: Any) -> str:
    local = at.astimezone()
    return f"{date_short(local.date())} {clock(local)}"
