"""What happens by itself: preloads, `setvalue` at first load, for new instances and when an answer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.xforms.definition import Action, QuestionDef
from ltsa_desktop.xforms.engine import MAX_VALUE, document_place, nodes_of, scope_at
from ltsa_desktop.xforms.nodes import InstanceNode, Node, RepeatNode, ValueNode
from ltsa_desktop.xforms.values import Moment
from ltsa_desktop.xforms.views import walk_nodes

if TYPE_CHECKING:
    from ltsa_desktop.xforms.state import FormState

MAX_ROUNDS = 100
"""How often answers set by actions may set off further actions in one change."""


class Actions:
    """The events of one state."""

    def __init__(self, state: FormState) -> None:
        self.state = state

    def preload(self) -> None:
        """Fills what `jr:preload` asks for at first load."""
        for definition in self.state.form.questions():
            if definition.preload is None:
                continue
            text = self.preload_text(*definition.preload)
            if text:
                self._put_all(definition, text)

    def postload(self) -> None:
        """Fills what `jr:preload` asks for at the very end."""
        for definition in self.state.form.questions():
            if definition.preload == ("timestamp", "end"):
                self._put_all(definition, Moment(self.state.evaluation.now()).text())

    def _put_all(self, definition: QuestionDef, text: str) -> None:
        state = self.state
        for node in nodes_of(definition, state.root, 0):
            if isinstance(node, ValueNode):
                state.put(node, state.codecs[definition.index](text))
                state.engine.refresh(node)

    def preload_text(self, kind: str, parameter: str) -> str:
        """The text of one preload, "" when there is none now."""
        environment = self.state.environment
        evaluation = self.state.evaluation
        if kind == "uid":
            return f"uuid:{environment.uuid()}"
        if kind == "timestamp" and parameter != "end":
            return Moment(evaluation.now()).text()
        if kind == "date":
            return evaluation.now().date().isoformat()
        if kind == "property":
            return {
                "deviceid": environment.device_id,
                "username": environment.username,
                "email": environment.email,
                "phonenumber": environment.phone_number,
            }.get(parameter, "")
        return ""

    def first_load(self) -> None:
        """`odk-instance-first-load` and `odk-instance-load`, for every node that stands now."""
        first = ("odk-instance-first-load", "odk-instance-load")
        self._fire(list(walk_nodes(self.state.root)), first)

    def after_change(self) -> None:
        """New instances' actions, then those of changed answers, until nothing more is set off.

        What a new instance begins with is no change, as in ODK's engine.
        """
        engine = self.state.engine
        fresh: set[Node] = set()
        for _ in range(MAX_ROUNDS):
            if engine.made:
                made, engine.made = engine.made, []
                fresh.update(made)
                for instance in made:
                    if instance.alive:
                        self._fire(list(walk_nodes(instance)), ("odk-new-repeat",))
            if not engine.moved:
                return
            moved, engine.moved = engine.moved, {}
            triggers = self.state.form.triggers
            sources = [
                node
                for node, before in moved.items()
                if node.definition.index in triggers
                and node.value != before
                and self.state.is_alive(node)
                and not _stands_in(node, fresh)
            ]
            if not sources and not engine.made:
                return
            sources.sort(key=lambda node: (node.definition.index, document_place(node)))
            for source in sources:
                for action in triggers[source.definition.index]:
                    target = self.target_of(action, source)
                    if target is not None:
                        self._run(action, target, only_relevant=False)

    def _fire(self, nodes: list[Node], events: tuple[str, ...]) -> None:
        codes = self.state.form.attribute_codes
        for node in nodes:
            for attribute in codes.get(node.definition.index, ()):
                if attribute.events.intersection(events) and not isinstance(node, RepeatNode):
                    text = self.state.engine.evaluate(attribute.code, node, "")
                    self.state.stored.keep_attribute(node, attribute.name, text)
            if not isinstance(node, ValueNode):
                continue
            for action in node.definition.actions:
                if action.events.intersection(events) and self.state.is_alive(node):
                    self._run(action, node, only_relevant=True)

    def _run(self, action: Action, target: ValueNode, only_relevant: bool) -> None:
        state = self.state
        if only_relevant and not target.relevant:
            return
        text = "" if action.code is None else state.engine.evaluate(action.code, target, "")
        if len(text) > MAX_VALUE:  # two actions that double each other would fill the memory
            state.engine.faults[target.path()] = "too long"
            text = ""
        state.put(target, state.codecs[action.target.index](text))
        state.engine.refresh(target)
        state.engine.settle()

    @staticmethod
    def target_of(action: Action, source: ValueNode) -> ValueNode | None:
        """The one node an action fills: in the source's own instance, else the only one there is."""
        definition = action.target
        shared = 0
        chain_source = _repeats(source.definition)
        for one, other in zip(chain_source, _repeats(definition), strict=False):
            if one is not other:
                break
            shared += 1
        nodes = nodes_of(definition, scope_at(source, shared), shared)
        if len(nodes) == 1 and isinstance(nodes[0], ValueNode):
            return nodes[0]
        return None


def attributes_of(state: FormState, node: Node) -> dict[str, str]:
    """The attributes of a node's element: those of the model, filled as the form says."""
    found = dict(node.definition.attributes)
    for attribute in state.form.attribute_codes.get(node.definition.index, ()):
        if attribute.events:
            kept = state.stored.aside.get(f"{node.path()}/@{attribute.name}")
            if kept is not None:
                found[attribute.name] = kept
        else:
            found[attribute.name] = str(state.engine.evaluate(attribute.code, node, ""))
    return found


def _stands_in(node: Node, instances: set[Node]) -> bool:
    scope = node.scope
    while isinstance(scope, InstanceNode):
        if scope in instances:
            return True
        scope = scope.parent.scope
    return False


def _repeats(definition: QuestionDef) -> list[object]:
    chain: list[object] = []
    above = definition.parent
    while above is not None:
        if above.kind == "repeat":
            chain.append(above)
        above = above.parent
    chain.reverse()
    return chain
