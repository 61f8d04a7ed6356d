"""`ltsa visit carry`: a draft into another version of its form, with a preview of what becomes of each answer."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store.carrying import CarryPlan

LONGEST = 60


def run(session: Session) -> None:
    """Show the plan; carry it out unless only a preview is asked for."""
    from ltsa_desktop.store.carrying import KIND_WORDS, apply_carry, plan_carry

    args = session.args
    with session.store() as store:
        plan = plan_carry(store, args.visit, args.to, session.language)
        saved = None if args.preview else apply_carry(store, plan)
    session.say(plan.text)
    session.table(
        ["", Text("Pertanyaan", "Question"), Text("Isian", "Answer"), Text("Menjadi", "Becomes")],
        [
            (KIND_WORDS[row.kind], _short(row.label), _short(row.value), _becomes(session, row))
            for row in plan.rows
            if row.kind != "same"
        ],
    )
    for label in plan.added:
        session.say(Text(id="  baru: {label}", en="  new: {label}").format(label=label))
    session.say(
        Text(
            id="Wajib yang masih kosong: {before} sebelum, {after} sesudah.",
            en="Required answers still open: {before} before, {after} after.",
        ).format(before=plan.before.required_open, after=plan.after.required_open)
    )
    if saved is None:
        session.say(Text(id="Pratinjau saja; tidak ada yang berubah.", en="A preview only; nothing has changed."))
    else:
        session.say(
            Text(
                id="Kunjungan {id} sekarang memakai versi {v}; satu kali urungkan mengembalikan semuanya.",
                en="The visit {id} now uses version {v}; one undo brings everything back.",
            ).format(id=plan.visit, v=plan.new.version)
        )
    session.give(data(session, plan, done=saved is not None))


def data(session: Session, plan: CarryPlan, *, done: bool) -> dict[str, Any]:
    """The plan for a machine."""
    return {
        "visit": plan.visit,
        "done": done,
        "old": {"digest": plan.old.digest, "version": plan.old.version},
        "new": {"digest": plan.new.digest, "version": plan.new.version},
        "counts": plan.counts,
        "rows": [{**asdict(row), "why": session.word(row.why)} for row in plan.rows],
        "added": list(plan.added),
        "before": asdict(plan.before),
        "after": asdict(plan.after),
    }


def _becomes(session: Session, row: Any) -> str:
    if row.kind == "renamed":
        return _short(row.new_label if row.new_label != row.label else row.new_path)
    words = _short(row.new_value) if row.kind == "converted" else row.kept
    return f"{words} ({session.word(row.why)})"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
