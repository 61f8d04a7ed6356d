"""What expressions are evaluated against: the state, the moment, and the place inside a predicate."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from ltsa_desktop.xforms.environment import Environment
from ltsa_desktop.xforms.nodes import Node, RootNode, ValueNode
from ltsa_desktop.xforms.values import LOCAL

if TYPE_CHECKING:
    from ltsa_desktop.xforms.state import FormState


class Evaluation:
    """The second argument of every closure.

    Attributes:
        root, slots: the root node and its slots.
        current: the node whose expression is evaluated (`current()`).
        place, size: the context position and size inside a predicate.
        environment: the world outside.
        zone: the zone of all dates.
    """

    __slots__ = ("_now", "current", "environment", "place", "root", "size", "slots", "state", "zone")

    def __init__(self, state: FormState, root: RootNode, environment: Environment) -> None:
        self.state = state
        self.root = root
        self.slots = root.slots
        self.current: Node = root
        self.place = 1
        self.size = 1
        self.environment = environment
        self._now: datetime | None = None
        zone = environment.now().tzinfo
        assert zone is not None, "Environment.now() must give an aware date-time"
        self.zone: tzinfo = zone
        LOCAL.zone = zone

    def now(self) -> datetime:
        """The present moment; the same until `tick`."""
        if self._now is None:
            moment = self.environment.now()
            self._now = moment
            if moment.tzinfo is not None:
                self.zone = moment.tzinfo
        return self._now

    def tick(self) -> None:
        """Lets time go on: called at the beginning of each change."""
        self._now = None
        LOCAL.zone = self.zone

    def choice_label(self, nodes: list[Any], value: str) -> str:
        """The label of choice `value` of the first of `nodes`."""
        if not nodes or not isinstance(nodes[0], ValueNode):
            return ""
        return self.state.choice_label(nodes[0], value)

    def itext(self, name: str) -> str:
        """A text of the form in the language shown."""
        return self.state.itext(name, self.current)
