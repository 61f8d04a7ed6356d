"""`ltsa visit new --paper`, `second`, `compare`: a paper typed in, twice, and the two passes settled."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.centre import parse_date
from ltsa_desktop.commands.session import Session, read_json
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.store import Store, Visit
    from ltsa_desktop.store.paper_entry import PaperFacts
    from ltsa_desktop.store.read_models import Author

_USED = {
    "first": Text("dipakai yang pertama", "the first was used"),
    "second": Text("dipakai yang kedua", "the second was used"),
    "other": Text("dipakai isian lain", "another answer was used"),
}
_BEGUN = Text("Kunjungan {id} dimulai: {centre}, {day}. {told}.", "Visit {id} has begun: {centre}, {day}. {told}.")


def begin(session: Session) -> None:
    """Begin a visit that is typed in from paper."""
    from ltsa_desktop.store.paper_entry import KEYER_ROLE, begin_paper_visit, paper_facts
    from ltsa_desktop.store.read_models import Author

    args = session.args
    day = parse_date(args.paper)
    with session.store() as store:
        own = store.profile
        by = Author(args.by or own.name, "" if args.by else own.nip)
        keyer = Author(args.keyer or own.name, "" if args.keyer else own.nip, KEYER_ROLE)
        visit = begin_paper_visit(store, args.centre, args.form or "", day, by, keyer, args.type, args.example)
        facts = paper_facts(store, visit.id)
    assert facts is not None
    told = facts.told()
    session.say(
        Text(_BEGUN.id.replace("{told}", told.id), _BEGUN.en.replace("{told}", told.en)).format(
            id=visit.id, centre=visit.centre_name, day=visit.day
        )
    )
    session.give(asdict(visit))


def keyer_of(store: Store, visit: Visit) -> Author | None:
    """Who types a paper in; None for a visit recorded on the spot."""
    from ltsa_desktop.store.paper_entry import paper_facts

    facts = paper_facts(store, visit.id)
    return facts.keyed.who if facts is not None and facts.keyed is not None and facts.again is None else None


def second(session: Session) -> None:
    """Begin the second pass; its id is answered like that of a visit."""
    from ltsa_desktop.store.double_entry import begin_second
    from ltsa_desktop.store.paper_entry import KEYER_ROLE
    from ltsa_desktop.store.read_models import Author

    with session.store() as store:
        made = begin_second(store, session.args.visit, Author(session.args.keyer, "", KEYER_ROLE))
    session.say(
        Text(
            id="Pengetikan kedua {id} dimulai; isi dengan `ltsa visit answer {id} …`.",
            en="The second pass {id} has begun; fill it in with `ltsa visit answer {id} …`.",
        ).format(id=made.id)
    )
    session.give(asdict(made))


def compare_passes(session: Session) -> int:
    """Show the differences, settled where the caller says; later, how they were. Exit code 1 while some are open."""
    from ltsa_desktop.store.double_entry import compare
    from ltsa_desktop.store.paper_entry import paper_facts
    from ltsa_desktop.store.settling import Decision, settle

    args = session.args
    with session.store() as store:
        facts = paper_facts(store, args.visit)
        if facts is not None and facts.again is not None and not (args.use or args.decide):
            _show_accounts(session, store, facts)
            return 0
        found = compare(store, args.visit, session.language)
        for one in found.differences:
            where = f" ({one.about})" if one.about else ""
            session.say(f"  {one.key}  {one.label}{where}: {one.first.words} | {one.second.words}")
        session.say(found.text)
        decisions: dict[str, Decision] = {}
        if args.use:
            decisions = {one.key: Decision(args.use) for one in found.differences}
        if args.decide:
            decisions.update({key: _decision(key, value) for key, value in _told(read_json(args.decide)).items()})
        settled = bool(decisions) or not found.differences
        if settled:
            settle(store, found, decisions)
            session.say(
                Text(
                    id="Hasilnya dipakai dalam kunjungan; segel dengan `ltsa visit finalise`.",
                    en="The outcome is used in the visit; seal it with `ltsa visit finalise`.",
                )
            )
    differences = [
        {"key": one.key, "label": one.label, "first": one.first.stored, "second": one.second.stored}
        for one in found.differences
    ]
    session.give({"same": found.same, "compared": found.compared, "settled": settled, "differences": differences})
    return 0 if settled else 1


def _show_accounts(session: Session, store: Store, facts: PaperFacts) -> None:
    """How the two passes were settled: what each held, which was used, and why."""
    from ltsa_desktop.store.paper_entry import root_of
    from ltsa_desktop.store.settling import accounts

    visit = store.visits.get(session.args.visit)
    settled = accounts(store.visits.content(visit.id), root_of(store, visit))
    session.say(facts.told())
    for one in settled:
        used = _USED.get(one.use)
        told = f"{used.to(session.language) if used else one.use}{f' ({one.note})' if one.note else ''}"
        session.say(f"  {one.path}: {one.first or '–'} | {one.second or '–'} → {told}")
    accounts_told = [asdict(one) for one in settled]
    session.give({"same": facts.same, "compared": facts.compared, "settled": True, "accounts": accounts_told})


def _told(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise _malformed("JSON")
    return data


def _decision(key: str, value: Any) -> Any:
    from ltsa_desktop.store.settling import USES, Decision

    if not isinstance(value, dict) or value.get("use") not in USES:
        raise _malformed(key)
    return Decision(value["use"], str(value.get("value", "")), str(value.get("note", "")))


def _malformed(key: str) -> UserError:
    return UserError(
        Text(
            id="“{key}”: tulis {shape}.",
            en="“{key}”: write {shape}.",
        ).format(key=key, shape='{"use": "first|second|other", "value": "…", "note": "…"}'),
        code="bad-decision",
    )
