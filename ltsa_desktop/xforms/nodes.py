"""The nodes of a form being filled: what expressions walk over and what the state is made of.

A *scope* is the root or one repeat instance. Each definition has a slot in the scope it belongs to, so that a
path which stays inside the current repeat instances is one or two list look-ups.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ltsa_desktop.xforms.definition import GroupDef, NodeDef, QuestionDef, RepeatDef, Template


class Node:
    """What all nodes share.

    Attributes:
        definition: the node's definition.
        parent: the node above in the tree of the form (for an instance: its repeat); None for the root.
        scope: the repeat instance (or root) this node's neighbours are found in.
        own_relevant: what the node's own `relevant` says.
        relevant: whether it and all above it are relevant.
    """

    __slots__ = ("definition", "own_relevant", "parent", "readonly", "relevant", "required", "scope")
    definition: NodeDef
    parent: Node | None
    scope: Scope
    own_relevant: bool
    relevant: bool
    required: bool | None
    readonly: bool | None

    def __init__(self, definition: NodeDef, parent: Node | None, scope: Scope | None) -> None:
        self.definition = definition
        self.parent = parent
        if scope is not None:
            self.scope = scope
        self.own_relevant = True
        self.relevant = True
        self.required = None
        self.readonly = None

    @property
    def name(self) -> str:
        """The element's name as written."""
        return self.definition.name

    @property
    def value(self) -> str:
        """The XPath string value."""
        return "".join(node.value for node in self.elements())

    def elements(self) -> list[Any]:
        """The child elements in document order, as XPath sees them (no repeat node between)."""
        return []

    def element_parent(self) -> Node | None:
        """The parent element, as XPath sees it."""
        above = self.parent
        return above.parent if type(above) is RepeatNode else above

    def attribute(self, name: str) -> str | None:
        """The text of one attribute of the form's model."""
        return self.definition.attributes.get(name)

    def get(self, name: str) -> str | None:
        """The value of the first child called `name`."""
        for node in self.elements():
            if node.name == name:
                return str(node.value)
        return None

    def path(self) -> str:
        """The identity path (repeat instances by their identity)."""
        above = self.parent
        return "/" + self.definition.name if above is None else f"{above.path()}/{self.definition.name}"

    def position_path(self) -> str:
        """The path as ODK writes it (repeat instances counted from 1)."""
        above = self.parent
        return "/" + self.definition.name if above is None else f"{above.position_path()}/{self.definition.name}"


class ValueNode(Node):
    """A question or calculation.

    Attributes:
        raw: the remembered text, also while not relevant.
        value: what expressions and a submission see: `raw`, or "" when not relevant.
        constraint_ok: the cached answer of the constraint, None when it must be computed.
        choices: the cached choices, None when they must be computed.
    """

    __slots__ = ("choices", "constraint_ok", "raw", "shown", "value")
    definition: QuestionDef
    raw: str
    value: str
    constraint_ok: bool | None
    choices: Any
    shown: Any

    def __init__(self, definition: QuestionDef, parent: Node, scope: Scope) -> None:
        super().__init__(definition, parent, scope)
        self.raw = ""
        self.value = ""
        self.constraint_ok = None
        self.choices = None
        self.shown = None


class GroupNode(Node):
    """A group."""

    __slots__ = ()
    definition: GroupDef

    def elements(self) -> list[Any]:
        """The child elements, repeat instances in their places."""
        slots = self.scope.slots
        found: list[Any] = []
        for child in self.definition.children:
            node = slots[child.slot]
            if type(node) is RepeatNode:
                found.extend(node.instances)
            else:
                found.append(node)
        return found

    def nodes(self) -> Iterator[Node]:
        """The child nodes, a repeat as one node."""
        slots = self.scope.slots
        for child in self.definition.children:
            yield slots[child.slot]


class Scope(GroupNode):
    """A root or a repeat instance: holds its nodes by slot.

    Attributes:
        slots: the nodes of this scope, by `definition.slot`.
        up: the scope around this one, None for the root.
    """

    __slots__ = ("slots", "up")
    slots: list[Node]
    up: Scope | None

    def __init__(self, definition: NodeDef, parent: Node | None, up: Scope | None, size: int) -> None:
        super().__init__(definition, parent, None)
        self.scope = self
        self.up = up
        self.slots = [self] * size


class RootNode(Scope):
    """The root of the form."""

    __slots__ = ()


class RepeatNode(Node):
    """A repeat: the row of its instances.

    Attributes:
        instances: in order.
        written: the instances that the model wrote for it, which `jr:count` makes first.
    """

    __slots__ = ("instances", "written")
    definition: RepeatDef
    instances: list[InstanceNode]
    written: list[Template]

    def __init__(self, definition: RepeatDef, parent: Node, scope: Scope) -> None:
        super().__init__(definition, parent, scope)
        self.instances = []
        self.written = []

    def elements(self) -> list[Any]:
        """The instances."""
        return list(self.instances)


class InstanceNode(Scope):
    """One repeat instance.

    Attributes:
        uid: its identity, never a plain number.
        order: its order key, a decimal string.
        index: its place in the repeat, from 0.
        alive: False once removed.
    """

    __slots__ = ("alive", "index", "order", "uid")
    definition: RepeatDef  # type: ignore[assignment]  # an instance stands where a group would
    parent: RepeatNode

    def __init__(self, definition: RepeatDef, parent: RepeatNode, uid: str, order: str) -> None:
        super().__init__(definition, parent, parent.scope, definition.inner_size)
        self.uid = uid
        self.order = order
        self.index = 0
        self.alive = True

    def path(self) -> str:
        """The identity path."""
        return f"{self.parent.path()}[{self.uid}]"

    def position_path(self) -> str:
        """The path as ODK writes it."""
        return f"{self.parent.position_path()}[{self.index + 1}]"
