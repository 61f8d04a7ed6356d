"""`ltsa join` and `ltsa audit`: what a supervisor decides, and the trail of who did what."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.session import Session, read_json
from ltsa_desktop.ground.formats import clock, date_short
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from pathlib import Path

    from ltsa_desktop.store.join_models import JoinPlan


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
    _say_disputes(session, plan)
    session.give(_plan(plan))


def join_settle(session: Session) -> None:
    """Seal the joined state with the decisions given."""
    from ltsa_desktop.store import joining

    args = session.args
    with session.store() as store:
        plan = joining.plan_join(store, args.visit, session.language)
        choices = choices_from(plan, args.decide, args.take)
        preview = joining.preview(store, plan, choices)
        revision = joining.apply_join(store, plan, choices, args.reason)
    labels = {dispute.path: dispute.label for dispute in plan.disputes}
    session.say(*(f"{labels[path]}: {session.word(fault)}" for path, fault in preview.faults.items()))
    session.say(*(f"{session.word(f.title)}: {f.before} → {f.after}" for f in preview.figures if f.before != f.after))
    session.say(
        Text("Digabung dan disegel. Kode versi: {code}.", "Joined and sealed. Version code: {code}.").format(
            code=revision.short_code
        )
    )
    session.give({"revision": revision.id, "code": revision.short_code, "parents": list(revision.parents)})


def _plan(plan: JoinPlan) -> dict[str, Any]:
    return {
        "visit": plan.visit,
        "heads": {plan.letter(head.id): {"revision": head.id, "author": head.author.name} for head in plan.heads},
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
                        "letters": v.letters,
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


def choices_from(plan: JoinPlan, decide: Path | None, take: str | None) -> dict[str, str]:
    """The decisions of a JSON file, and for what it leaves open the answers of one version.

    Raises:
        UserError: "decisions" for a file that holds something else; as `read_json`.
    """
    choices = read_json(decide) if decide else {}
    if not isinstance(choices, dict) or not all(isinstance(text, str) for text in choices.values()):
        raise UserError(
            Text(
                'Berkas keputusan harus berisi {"path": "isian yang dipakai", …}.',
                'The file of decisions must hold {"path": "the text that stands", …}.',
            ),
            code="decisions",
        )
    for dispute in plan.disputes:
        taken = [version.text for version in dispute.versions if take and take in version.letters]
        if taken:
            choices.setdefault(dispute.path, taken[0])
    return choices


def _say_disputes(session: Session, plan: JoinPlan) -> None:
    for dispute in plan.disputes:
        session.say(f"{dispute.path}  {dispute.record_title} {dispute.label}".replace("   ", "  "))
        for version in dispute.versions:
            said = version.words or session.word(Text("(kosong)", "(blank)"))
            session.say(
                f"    {version.letters} {version.text!r}: {said} – {version.who.name}, {_moment(session, version.at)}"
            )


def _moment(session: Session, at: Any) -> str:
    local = at.astimezone()
    return f"{date_short(local.date())} {clock(local)}"
