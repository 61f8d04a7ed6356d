"""The stored mapping `path → text`: taken apart when a visit opens, and what each change adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ltsa_desktop.xforms.nodes import InstanceNode, Node, RepeatNode, Scope, ValueNode
from ltsa_desktop.xforms.views import walk_nodes

if TYPE_CHECKING:
    from ltsa_desktop.xforms.definition import QuestionDef
    from ltsa_desktop.xforms.state import FormState


def is_stored(definition: QuestionDef) -> bool:
    """Whether a node's text belongs to the stored content: not what a calculation gives again."""
    return definition.calculate is None or definition.once


class Content:
    """The stored side of one state.

    Attributes:
        aside: what was given and the form does not know, kept for `content`.
    """

    def __init__(self, state: FormState) -> None:
        self.state = state
        self.aside: dict[str, str] = {}
        self._touched: dict[ValueNode, str] = {}
        self._orders: dict[InstanceNode, None] = {}
        self._removed: list[str] = []
        self._attributes: dict[str, str] = {}

    def keep_attribute(self, node: Node, name: str, text: str) -> None:
        """Remembers the text of an attribute of a model element, at `path/@name`."""
        path = f"{node.path()}/@{name}"
        self.aside[path] = self._attributes[path] = text

    def note(self, node: ValueNode) -> None:
        """A node's remembered text is about to change."""
        if is_stored(node.definition):
            self._touched.setdefault(node, node.raw)

    def note_order(self, instance: InstanceNode) -> None:
        """An instance is new or has a new order key."""
        self._orders[instance] = None

    def note_removed(self, instance: InstanceNode) -> None:
        """An instance is about to be taken out."""
        for node in walk_nodes(instance):
            if isinstance(node, InstanceNode):
                self._removed.append(node.path())
                self._orders.pop(node, None)
            elif isinstance(node, ValueNode) and is_stored(node.definition):
                before = self._touched.pop(node, node.raw)
                if before or node.raw:
                    self._removed.append(node.path())
        inside = instance.path() + "/"
        own = instance.path() + "#"
        for path in [path for path in self.aside if path.startswith((inside, own))]:
            del self.aside[path]
            self._removed.append(path)

    def take(self) -> dict[str, str | None]:
        """The writes since the last call."""
        writes: dict[str, str | None] = dict.fromkeys(self._removed)
        alive = self.state.is_alive
        for instance in self._orders:
            if instance.alive:
                writes[instance.path()] = instance.order
        for node, before in self._touched.items():
            if node.raw != before and alive(node):
                writes[node.path()] = node.raw or None
        writes.update(self._attributes)
        self._touched = {}
        self._orders = {}
        self._removed = []
        self._attributes = {}
        return writes

    def content(self) -> dict[str, str]:
        """Everything that is stored."""
        found: dict[str, str] = {}
        for node in walk_nodes(self.state.root):
            if isinstance(node, ValueNode):
                if node.raw and is_stored(node.definition):
                    found[node.path()] = node.raw
            elif isinstance(node, InstanceNode):
                found[node.path()] = node.order
        return {**self.aside, **found}

    def load(self, content: Mapping[str, str]) -> None:
        """Puts a stored mapping into a fresh state; unknown paths go aside."""
        tree: dict[str, list[tuple[str, str]]] = {}
        texts: list[tuple[str, str]] = []
        for path, text in content.items():
            if "#" in path or not isinstance(text, str):
                self.aside[path] = text
            elif path.endswith("]"):
                head, _, key = path[:-1].rpartition("[")
                tree.setdefault(head, []).append((key, text))
            else:
                texts.append((path, text))
        unknown = {f"{head}[{key}]" for head, entries in tree.items() for key, _ in entries}
        self._instances(self.state.root, tree, unknown)
        for head, entries in tree.items():
            for key, order in entries:
                path = f"{head}[{key}]"
                if path in unknown:
                    self.aside[path] = order
        for path, text in texts:
            self._text(path, text)

    def _instances(self, scope: Scope, tree: dict[str, list[tuple[str, str]]], unknown: set[str]) -> None:
        state = self.state
        for definition in state.form.inner.get(scope.definition.index, ()):
            node = scope.slots[definition.slot]
            if not isinstance(node, RepeatNode):
                continue
            head = node.path()
            entries = [(key, order) for key, order in tree.get(head, ()) if not key.isdigit()]
            for key, order in sorted(entries, key=lambda entry: (_order(entry[1]), entry[0])):
                instance = state.repeats.add(node, len(node.instances), None, uid=key, order=order, event="")
                unknown.discard(f"{head}[{key}]")
                self._instances(instance, tree, unknown)

    def _text(self, path: str, text: str) -> None:
        node = self._find(path)
        if isinstance(node, ValueNode) and is_stored(node.definition):
            node.raw = text
        else:
            self.aside[path] = text

    def _find(self, path: str) -> Node | None:
        """The node at an identity path, quickly: through the last instance named in it."""
        state = self.state
        head, bracket, tail = path.rpartition("]")
        scope: Scope = state.root
        if bracket:
            uid = head.rpartition("[")[2]
            instance = state.instances.get(uid)
            if instance is None or instance.path() != head + "]":
                return None
            scope = instance
            ref = instance.definition.ref + tail
        else:
            ref = path
        definition = state.form.nodes.get(ref)
        if definition is None or definition.scope is not scope.definition or definition.kind != "value":
            return None
        return scope.slots[definition.slot]


def _order(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Decimal(0)
    return number if number.is_finite() else Decimal(0)
