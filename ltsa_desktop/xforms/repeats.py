"""Repeat instances: made, removed, moved, and kept in number by `jr:count`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.xforms.definition import FormDef, GroupDef, QuestionDef, RepeatDef, Template
from ltsa_desktop.xforms.engine import MAX_ALL_INSTANCES, MAX_INSTANCES
from ltsa_desktop.xforms.nodes import GroupNode, InstanceNode, RepeatNode, RootNode, Scope, ValueNode
from ltsa_desktop.xforms.views import walk_nodes

if TYPE_CHECKING:
    from ltsa_desktop.xforms.state import FormState


def fill_scope(form: FormDef, scope: Scope) -> None:
    """Makes the nodes of one scope, all blank; its repeats are empty."""
    slots = scope.slots
    scope_definition = scope.definition
    for definition in form.inner.get(scope_definition.index, ()):
        above = definition.parent
        parent = scope if above is scope_definition else slots[above.slot]  # type: ignore[union-attr]
        node: ValueNode | RepeatNode | GroupNode
        if isinstance(definition, QuestionDef):
            node = ValueNode(definition, parent, scope)
        elif isinstance(definition, RepeatDef):
            node = RepeatNode(definition, parent, scope)
        else:
            node = GroupNode(definition, parent, scope)
        node.relevant = parent.relevant
        if definition.starts_hidden:
            node.relevant = node.own_relevant = False
        slots[definition.slot] = node


def make_root(form: FormDef) -> RootNode:
    """A root with all its nodes, blank."""
    root = RootNode(form.root, None, None, form.root.inner_size)
    fill_scope(form, root)
    return root


def between(before: str | None, after: str | None) -> str:
    """An order key after `before` and before `after` (None: no neighbour there)."""
    low = Decimal(before) if before is not None else None
    high = Decimal(after) if after is not None else None
    if low is None and high is None:
        return "1"
    if high is None:
        assert low is not None
        return plain(low.to_integral_value(rounding="ROUND_FLOOR") + 1)
    if low is None:
        return plain(high - 1)
    return plain((low + high) / 2)


def plain(number: Decimal) -> str:
    """A decimal without exponent or trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class FixedRepeat(UserError):
    """Instances of this repeat are not the user's to add or remove."""

    code = "fixed-repeat"


class Repeats:
    """Adds, removes and moves the instances of one state."""

    def __init__(self, state: FormState) -> None:
        self.state = state

    def refuse_fixed(self, repeat: RepeatNode) -> None:
        """Raises `FixedRepeat` when the form itself decides how many instances there are."""
        definition = repeat.definition
        if definition.count is not None or definition.fixed:
            raise FixedRepeat(
                Text(
                    id="Jumlah isian “{name}” ditentukan oleh formulir.",
                    en="The form itself decides how many “{name}” there are.",
                ).format(name=definition.name)
            )

    def add(
        self,
        repeat: RepeatNode,
        at: int,
        template: Template | None,
        uid: str | None = None,
        order: str | None = None,
        event: str = "odk-new-repeat",
    ) -> InstanceNode:
        """A new instance at index `at`, filled from `template`; `event` fires when it is settled ("" for none)."""
        state = self.state
        instances = repeat.instances
        if order is None:
            before = instances[at - 1].order if at > 0 else None
            after = instances[at].order if at < len(instances) else None
            order = between(before, after)
        instance = InstanceNode(repeat.definition, repeat, uid or state.new_uid(), order)
        instance.own_relevant = not repeat.definition.starts_hidden
        instance.relevant = instance.own_relevant and state.engine.parent_relevant(instance)
        fill_scope(state.form, instance)
        instances.insert(at, instance)
        self.number(repeat, at)
        state.index_instance(instance)
        self.fill(instance, repeat.definition, template, event)
        engine = state.engine
        engine.structure = True
        engine.changed.add(instance)
        engine.changed.add(repeat)
        if event:
            engine.made.append(instance)
        engine.mark_all(instance)
        self.announce(repeat)
        return instance

    def fill(self, scope: Scope, definition: GroupDef | RepeatDef, template: Template | None, event: str) -> None:
        """Puts the template's texts into a scope and makes the instances written in the model."""
        state = self.state
        for one in state.form.inner.get(definition.index, ()):
            node = scope.slots[one.slot]
            if isinstance(node, ValueNode):
                text = template.values.get(one.ref, "") if template is not None else ""
                if text:
                    state.put(node, state.codecs[one.index](text))
            elif isinstance(node, RepeatNode) and template is not None:
                written = template.instances.get(one.ref, [])
                if node.definition.count is not None or node.definition.fixed:
                    node.written = written
                    continue
                for inner in written:
                    self.add(node, len(node.instances), inner, event="")

    def remove(self, instance: InstanceNode) -> None:
        """Takes an instance out."""
        state = self.state
        repeat = instance.parent
        state.removed(instance)
        for node in walk_nodes(instance):
            if isinstance(node, InstanceNode):
                node.alive = False
        repeat.instances.pop(instance.index)
        self.number(repeat, instance.index)
        engine = state.engine
        engine.structure = True
        engine.changed.add(repeat)
        self.announce(repeat)

    def move(self, instance: InstanceNode, to: int) -> None:
        """Moves an instance to index `to` of its repeat."""
        repeat = instance.parent
        instances = repeat.instances
        instances.pop(instance.index)
        to = max(0, min(to, len(instances)))
        before = instances[to - 1].order if to > 0 else None
        after = instances[to].order if to < len(instances) else None
        instance.order = between(before, after)
        instances.insert(to, instance)
        self.number(repeat, 0)
        engine = self.state.engine
        engine.structure = True
        engine.changed.add(repeat)
        engine.changed.add(instance)
        self.announce(repeat)

    @staticmethod
    def number(repeat: RepeatNode, start: int) -> None:
        """Counts the instances anew from index `start`."""
        instances = repeat.instances
        for at in range(start, len(instances)):
            instances[at].index = at

    def announce(self, repeat: RepeatNode) -> None:
        """Marks what reads the instances of a repeat: by structure, and by their values."""
        engine = self.state.engine
        readers = engine.graph.structure[repeat.definition.index]
        if readers:
            engine.notify(readers, repeat)

    def apply_count(self, repeat: RepeatNode) -> None:
        """Brings the instances in line with `jr:count` (or with what the model wrote, when fixed)."""
        definition = repeat.definition
        state = self.state
        if definition.count is not None:
            wanted = state.engine.evaluate(definition.count, repeat, float("nan"))
            if wanted != wanted:
                return
            count = int(max(0, min(wanted, MAX_INSTANCES)))
            if wanted > MAX_INSTANCES:
                state.engine.faults[repeat.path()] = "too many"
        else:
            if state.restoring:
                return
            count = max(1, len(repeat.written))
        have = len(repeat.instances)
        written = repeat.written
        event = "" if state.loading else "odk-new-repeat"
        for at in range(have, count):
            if definition.count is not None and len(state.instances) >= MAX_ALL_INSTANCES:
                state.engine.faults[repeat.path()] = "too many"
                break
            template = written[at] if at < len(written) else definition.template
            self.add(repeat, at, template, event=event)
        for instance in reversed(repeat.instances[count:]):
            self.remove(instance)
