"""The answers of a plan's items, read from a form that is being filled.

Written against the contract of `xforms` and not its classes, so that scoring needs no engine to be tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from ltsa_desktop.scoring.evaluation import LiveScore
from ltsa_desktop.scoring.plan import Item, Plan
from ltsa_desktop.scoring.snapshot import ItemAnswer, Snapshot, Status

_NONE: frozenset[str] = frozenset()
SELECTS = ("select1", "select", "rank")
_BRACKETS = re.compile(r"\[[^\]]*\]")

# What a choice is worth: its points, or why it has none.
_Worth = tuple[Decimal | None, Status]


class FormNode(Protocol):
    """What is needed of `xforms.NodeState`."""

    @property
    def path(self) -> str:
        """Its path, with instance identities."""

    @property
    def definition(self) -> Any:
        """Its definition: `.ref`, `.control`, `.choices`."""

    @property
    def relevant(self) -> bool:
        """False when it, or anything above it, is not relevant."""

    @property
    def value(self) -> str:
        """Its value as submitted."""


class FormStateLike(Protocol):
    """What is needed of `xforms.FormState`."""

    def walk(self) -> Iterable[Any]:
        """Every node, relevant or not."""

    def node(self, path: str) -> Any:
        """The node at a path."""

    def choices(self, path: str) -> Sequence[Any]:
        """The choices at a path: `.name`, `.extra`."""


def answers_from_state(state: FormStateLike, plan: Plan) -> dict[str, list[ItemAnswer]]:
    """Every item's answers: the points of the chosen choice (`skor`), or the number itself where nothing is chosen.

    A choice with `status` "na" or "nd" has that state; one without points and status is "nd". Of several choices the
    points are summed. A question that is not relevant is "hidden", a blank one "missing".
    """
    nodes: dict[str, list[FormNode]] = {}
    hidden: set[str] = set()
    for node in state.walk():
        ref = node.definition.ref
        if ref in plan.refs:
            nodes.setdefault(ref, []).append(node)
        elif not node.relevant:
            hidden.add(ref)
    return {item.ref: list(_item_answers(state, plan, item, nodes, hidden)) for item in _items(plan)}


class StateScore:
    """The live score of a form being filled.

    `update` takes what an edit changed and reads only that again; questions inside repeats cost a walk over the form.
    """

    def __init__(self, state: FormStateLike, plan: Plan) -> None:
        self._state, self._plan = state, plan
        answers = answers_from_state(state, plan)
        self._live = LiveScore(plan, answers)
        items: dict[str, Item] = {item.ref: item for item in _items(plan)}
        # What an answer depends on -> the items to read again: the question, its respondents, the groups above them.
        self._readers: dict[str, set[str]] = {}
        for item in items.values():
            for ref in filter(None, (item.ref, item.per)):
                for end in _ends(ref):
                    self._readers.setdefault(ref[:end], set()).add(item.ref)
        self._items = items
        self._alone = {ref for ref, found in answers.items() if [a.path for a in found] == [ref]}

    @property
    def snapshot(self) -> Snapshot:
        """Every index as of the last update."""
        return self._live.snapshot

    def update(self, changed: Iterable[str]) -> Snapshot:
        """The snapshot after an edit; `changed` are the paths of `xforms.Change.changed` and its `path`."""
        stale: set[str] = set()
        for path in changed:
            stale |= self._readers.get(_BRACKETS.sub("", path) if "[" in path else path, _NONE)
        if not stale:
            return self._live.snapshot
        if not stale <= self._alone:
            return self._live.update(answers_from_state(self._state, self._plan))
        items = [self._items[ref] for ref in stale]
        read = {ref for item in items for ref in (item.ref, item.per) if ref}
        nodes: dict[str, list[FormNode]] = {ref: [self._state.node(ref)] for ref in read}
        return self._live.update(
            {item.ref: list(_item_answers(self._state, self._plan, item, nodes, set())) for item in items}
        )


def _ends(ref: str) -> Iterator[int]:
    yield from (match.start() for match in re.finditer("/", ref) if match.start())
    yield len(ref)


def _items(plan: Plan) -> Iterator[Item]:
    return (item for scheme in plan.schemes for item in scheme.items)


def _item_answers(
    state: FormStateLike, plan: Plan, item: Item, nodes: Mapping[str, list[FormNode]], hidden: set[str]
) -> Iterator[ItemAnswer]:
    found = nodes.get(item.ref)
    if found is None:
        # A repeat without instances yields no node: hidden when a group above is, else open.
        if any(item.ref[:end] in hidden for end in _ends(item.ref)):
            yield ItemAnswer(item.ref, None, "hidden")
        return
    respondents = _respondents(nodes.get(item.per, ())) if item.per else 1
    for node in found:
        if not node.relevant:
            yield ItemAnswer(node.path, None, "hidden")
            continue
        points, status = _worth(state, plan, node)
        if status == "scored" and respondents is None:
            points, status = None, "missing"
        yield ItemAnswer(node.path, points, status, respondents or 1)


def _respondents(nodes: Sequence[FormNode]) -> int | None:
    """The number of respondents behind a total; None while it is not a whole number above nought."""
    number = _number(nodes[0].value) if nodes else None
    return int(number) if number is not None and number >= 1 and number == number.to_integral_value() else None


def _worth(state: FormStateLike, plan: Plan, node: FormNode) -> _Worth:
    value = node.value
    if not value:
        return None, "missing"
    definition = node.definition
    if definition.control not in SELECTS and getattr(definition, "choices", None) is None:
        number = _number(value)
        return (number, "scored") if number is not None else (None, "missing")
    names = [value] if definition.control == "select1" else value.split()
    worths = [_choice(state, plan, node, name) for name in names]
    points = [p for p, _ in worths if p is not None]
    if points:
        return sum(points, Decimal(0)), "scored"
    return worths[0] if worths else (None, "missing")


def _choice(state: FormStateLike, plan: Plan, node: FormNode, name: str) -> _Worth:
    """What the chosen name is worth. Lists that cannot change are read once a plan and form."""
    definition = node.definition
    known: dict[str, tuple[Any, dict[str, _Worth]]] = plan.__dict__.setdefault("_choice_worths", {})
    kept = known.get(definition.ref)
    if kept is not None and kept[0] is definition:
        return kept[1].get(name, (None, "nd"))
    worths = {choice.name: _worth_of(choice.extra) for choice in state.choices(node.path)}
    source = getattr(definition, "choices", None)
    if getattr(source, "constant", False) or getattr(source, "static", ()):
        known[definition.ref] = (definition, worths)
    return worths.get(name, (None, "nd"))


def _worth_of(extra: Mapping[str, str]) -> _Worth:
    status = extra.get("status", "").strip().lower()
    if status == "na":
        return None, "na"
    if status == "nd":
        return None, "nd"
    points = _number(extra.get("skor", ""))
    return (points, "scored") if points is not None else (None, "nd")


def _number(text: str) -> Decimal | None:
    """A finite number as the form stores it (a point) or as Excel in Indonesian writes it (a comma)."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
