"""What the form engine tells the store about a filled form: how far it is, what was not asked, and the score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ltsa_desktop.store.core import Core
from ltsa_desktop.store.read_models import Progress

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Plan, Snapshot
    from ltsa_desktop.xforms import Environment, FormState

SKIP = "#skip"
NOTE = "#note"


def environment(core: Core) -> Environment:
    """What a form may ask about the machine and its user: the clock, the device, the name."""
    from ltsa_desktop.xforms import Environment

    return Environment(device_id=core.device.id, username=core.profile.name)


def questions(state: FormState) -> Iterator[Any]:
    """The relevant questions that a person is to answer: no groups, notes or calculations."""
    for node in state.walk():
        definition = node.definition
        if (
            node.relevant
            and definition.kind == "value"
            and definition.control is not None
            and not definition.has_calculate
            and not node.readonly
        ):
            yield node


def progress_of(state: FormState) -> Progress:
    """How far a form is filled."""
    answered = total = 0
    for node in questions(state):
        total += 1
        answered += bool(node.value)
    kinds = [problem.kind for problem in state.problems()]
    return Progress(answered, total, kinds.count("required"), len(kinds) - kinds.count("required"))


def hidden_paths(state: FormState, content: dict[str, str]) -> list[str]:
    """The paths of `content` (remarks too) whose question is not relevant."""
    hidden = {node.path for node in state.walk() if not node.relevant}
    return sorted(path for path in content if path.partition("#")[0] in hidden)


def snapshot_of(state: FormState, plan: Plan | None) -> Snapshot | None:
    """The score of a filled form, None where the instrument has no plan."""
    if plan is None:
        return None
    from ltsa_desktop.scoring import answers_from_state, evaluate

    return evaluate(plan, answers_from_state(state, plan))
