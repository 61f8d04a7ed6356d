"""What the rest of the program sees of a form being filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, overload

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.xforms.itext import plain_text
from ltsa_desktop.xforms.nodes import GroupNode, InstanceNode, Node, RepeatNode, ValueNode

if TYPE_CHECKING:
    from ltsa_desktop.xforms.definition import NodeDef
    from ltsa_desktop.xforms.itext import Message
    from ltsa_desktop.xforms.state import FormState


class UnknownPath(UserError):
    """A path that leads to no node."""

    code = "unknown-path"


def unknown_path(path: str) -> UnknownPath:
    """The error for a path that leads nowhere."""
    return UnknownPath(Text(id="Tidak ada isian di “{path}”.", en="There is no node at “{path}”.").format(path=path))


@dataclass(frozen=True, slots=True)
class Change:
    """What one edit did.

    Attributes:
        path: the node set, or the instance made, moved or removed.
        writes: stored texts to make durable (None: remove).
        changed: paths of nodes whose facts, texts or choices may differ now.
        structure: instances came, went or moved.
    """

    path: str
    writes: Mapping[str, str | None]
    changed: frozenset[str]
    structure: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a question.

    Attributes:
        name: what is stored.
        label: plain text.
        extra: the other columns of the choices sheet.
        media: file names by form ("image", "audio", "video", "big-image").
    """

    name: str
    label: str
    extra: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)


class Choices(Sequence[Choice]):
    """The choices of a question; each is made when looked at, so that long lists cost nothing.

    Attributes:
        rows: what the choices are made of: the same object as long as the same choices are offered.
        fixed: no answer can change the labels.
    """

    __slots__ = ("_label", "_make", "_names", "fixed", "rows")

    def __init__(
        self,
        rows: Sequence[Any],
        make: Callable[[Any], Choice],
        label: Callable[[Any], str],
        names: Callable[[], Mapping[str, Any]],
        fixed: bool = False,
    ) -> None:
        self.rows = rows
        self.fixed = fixed
        self._make = make
        self._label = label
        self._names = names

    def label(self, at: int) -> str:
        """The label of one choice, plain."""
        return self._label(self.rows[at])

    def find(self, name: str) -> Choice | None:
        """The choice called `name`, through an index; None when there is none."""
        row = self._names().get(name)
        return None if row is None else self._make(row)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Choice: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Choice]: ...
    def __getitem__(self, at: int | slice) -> Choice | Sequence[Choice]:
        if isinstance(at, slice):
            return Choices(self.rows[at], self._make, self._label, self._names, self.fixed)
        return self._make(self.rows[at])


@dataclass(frozen=True, slots=True)
class Problem:
    """An answer that is missing or not allowed."""

    path: str
    kind: Literal["required", "constraint"]
    state: FormState = field(repr=False, compare=False)

    def message(self, lang: str | None = None) -> str:
        """The form's own sentence, "" when it has none."""
        node = self.state.node(self.path)
        return node.required_message(lang) if self.kind == "required" else node.constraint_message(lang)


class NodeState:
    """One node of a form being filled; always shows the present state."""

    __slots__ = ("_node", "_state")

    def __init__(self, state: FormState, node: Node) -> None:
        self._state = state
        self._node = node

    def __repr__(self) -> str:
        return f"<NodeState {self.ref}>"

    @property
    def definition(self) -> NodeDef:
        """Its definition."""
        return self._node.definition

    @property
    def path(self) -> str:
        """Its identity path."""
        return self._node.path()

    @property
    def ref(self) -> str:
        """Its path as ODK writes it, instances counted from 1."""
        return self._node.position_path()

    @property
    def kind(self) -> str:
        """ "group", "repeat", "instance" or "value"."""
        return "instance" if isinstance(self._node, InstanceNode) else self._node.definition.kind

    @property
    def relevant(self) -> bool:
        """Whether it and everything above is relevant."""
        return self._node.relevant

    @property
    def required(self) -> bool:
        """Whether an answer is required."""
        return self._state.engine.required(self._node)

    @property
    def readonly(self) -> bool:
        """Whether the answer may not be changed (inherited)."""
        return self._state.engine.readonly(self._node)

    @property
    def value(self) -> str:
        """What a submission carries: "" when blank or not relevant."""
        node = self._node
        return node.value if isinstance(node, ValueNode) else ""

    @property
    def stored(self) -> str:
        """The remembered text, also while not relevant."""
        node = self._node
        return node.raw if isinstance(node, ValueNode) else ""

    @property
    def constraint_ok(self) -> bool:
        """False when a relevant, given answer breaks its constraint."""
        node = self._node
        return not isinstance(node, ValueNode) or self._state.engine.constraint_ok(node)

    @property
    def required_ok(self) -> bool:
        """False when a required answer is missing."""
        node = self._node
        return not isinstance(node, ValueNode) or self._state.engine.required_ok(node)

    @property
    def uid(self) -> str:
        """The identity of a repeat instance, "" for other nodes."""
        return self._node.uid if isinstance(self._node, InstanceNode) else ""

    @property
    def parent(self) -> NodeState | None:
        """The node above; of an instance its repeat."""
        above = self._node.parent
        return None if above is None else NodeState(self._state, above)

    @property
    def children(self) -> list[NodeState]:
        """The nodes below; of a repeat its instances."""
        return [NodeState(self._state, node) for node in child_nodes(self._node)]

    def _text(self, message: Message | None, lang: str | None) -> str:
        return plain_text(self._state.render(message, self._node, lang))

    def label(self, lang: str | None = None) -> str:
        """The label as plain text."""
        return self._text(self._node.definition.label, lang)

    def label_markdown(self, lang: str | None = None) -> str:
        """The label with its markup."""
        return self._state.render(self._node.definition.label, self._node, lang)

    def hint(self, lang: str | None = None) -> str:
        """The hint as plain text."""
        return self._text(self._node.definition.hint, lang)

    def hint_markdown(self, lang: str | None = None) -> str:
        """The hint with its markup."""
        return self._state.render(self._node.definition.hint, self._node, lang)

    def guidance(self, lang: str | None = None) -> str:
        """The guidance hint as plain text."""
        return plain_text(self._state.render(self._node.definition.hint, self._node, lang, "guidance"))

    def media(self, lang: str | None = None) -> dict[str, str]:
        """File names shown with the label, by form."""
        return self._state.media(self._node.definition.label, self._node, lang)

    def constraint_message(self, lang: str | None = None) -> str:
        """What the form says when the constraint is broken."""
        return self._text(getattr(self._node.definition, "constraint_message", None), lang)

    def required_message(self, lang: str | None = None) -> str:
        """What the form says when the answer is missing."""
        return self._text(getattr(self._node.definition, "required_message", None), lang)


def child_nodes(node: Node) -> Iterator[Node]:
    """The nodes below one, a repeat as one node with its instances below it."""
    if isinstance(node, RepeatNode):
        yield from node.instances
    elif isinstance(node, GroupNode):
        yield from node.nodes()


def walk_nodes(node: Node) -> Iterator[Node]:
    """A node and all below it, in document order."""
    stack: list[Node] = [node]
    while stack:
        one = stack.pop()
        yield one
        stack.extend(reversed(list(child_nodes(one))))
