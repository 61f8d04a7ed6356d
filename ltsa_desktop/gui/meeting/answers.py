"""The answers behind a figure, read from the visits themselves (store thread)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ltsa_desktop.ground import formats
from ltsa_desktop.ground.words import Text
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.meeting.records import Record

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Aspect, ItemAnswer, Plan
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.instrument_shelf import OpenInstrument
    from ltsa_desktop.xforms import FormState

WHY = {
    "na": Text("tidak berlaku", "not applicable"),
    "nd": Text("tidak dapat dinilai", "could not be assessed"),
    "missing": Text("belum dijawab", "not answered"),
    "hidden": Text("tidak ditanyakan", "not asked"),
}


def aspect_records(store: Store, visit_id: str, scheme: str, aspect: str) -> list[Record]:
    """The items of an aspect (of all aspects for "") of a visit, each with its points."""
    opened, state = _opened(store, visit_id)
    if opened.plan is None:
        return []
    from ltsa_desktop.scoring.answers import answers_from_state

    visit = store.visits.get(visit_id)
    answers = answers_from_state(state, opened.plan)
    found = []
    for part in _aspects(opened.plan, scheme):
        if aspect and part.id != aspect:
            continue
        for item in part.items:
            given = answers.get(item.ref, [])
            for answer in given:
                value = f"{say(item.title)}: {_points(answer, item.maximum)}"
                found.append(Record(visit_id, answer.path, visit.centre_name, visit.day, value, visit.centre_code))
    return found


def desk_records(store: Store, visit_id: str, desk: str) -> list[Record]:
    """The answers of a visit about one desk: presence, how far it goes on site, and whatever stands beside them."""
    opened, state = _opened(store, visit_id)
    visit = store.visits.get(visit_id)
    refs = [ref for part in ("present", "on_site") for ref in opened.roles.get(f"desk.{desk}.{part}", ())]
    groups = {ref.rpartition("/")[0] for ref in refs}
    paths = [
        node.path
        for node in state.walk()
        if node.relevant
        and node.definition.kind == "value"
        and node.value
        and node.definition.control is not None
        and (node.definition.ref in refs or node.definition.ref.rpartition("/")[0] in groups)
    ]
    return [
        Record(visit_id, path, visit.centre_name, visit.day, _answer(opened, state, path), visit.centre_code)
        for path in paths
    ]


def item_records(store: Store, visits: Sequence[str], ref: str) -> list[Record]:
    """The answer of each visit to one question."""
    found = []
    for visit_id in visits:
        opened, state = _opened(store, visit_id)
        visit = store.visits.get(visit_id)
        for path in _paths(state, ref):
            found.append(
                Record(visit_id, path, visit.centre_name, visit.day, _answer(opened, state, path), visit.centre_code)
            )
    return found


def visit_records(store: Store, visits: Iterable[str]) -> list[Record]:
    """The visits themselves."""
    found = []
    for visit_id in dict.fromkeys(visits):
        visit = store.visits.get(visit_id)
        found.append(Record(visit_id, "", visit.centre_name, visit.day, visit.kind, visit.centre_code))
    return found


def _opened(store: Store, visit_id: str) -> tuple[OpenInstrument, FormState]:
    opened = store.instruments.open(store.visits.get(visit_id).digest)
    return opened, opened.state(store.visits.content(visit_id))


def _aspects(plan: Plan, scheme: str) -> Iterable[Aspect]:
    """The aspects of a scheme, and of those it is combined of."""
    chosen = next((s for s in plan.schemes if s.id == scheme), None)
    if chosen is None:
        return []
    below = [part.scheme for part in chosen.parts]
    return [aspect for one in plan.schemes if one is chosen or one.id in below for aspect in one.aspects]


def _paths(state: FormState, ref: str) -> list[str]:
    return [node.path for node in state.walk() if node.definition.ref == ref and node.relevant]


def _points(answer: ItemAnswer, maximum: object) -> str:
    if answer.points is None:
        return say(WHY.get(answer.status, Text("–", "–")))
    points = formats.number(answer.points, None, language())
    return f"{points}" if maximum is None else f"{points} / {maximum}"


def _answer(opened: OpenInstrument, state: FormState, path: str) -> str:
    """ "Hari layanan per minggu: 3"."""
    tongue = opened.language(language())
    node = state.node(path)
    label, text = node.label(tongue), node.value
    if node.definition.control in ("select1", "select", "rank"):
        names = {choice.name: choice.label for choice in state.choices(path, tongue)}
        text = ", ".join(names.get(name, name) for name in text.split())
    return f"{label}: {text or '–'}"
