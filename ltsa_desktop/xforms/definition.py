"""A compiled form: its nodes, texts, choices and computations. Immutable once loaded; holds no answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Code
    from ltsa_desktop.xforms.graph import Computation, Graph
    from ltsa_desktop.xforms.instances import SecondaryInstances
    from ltsa_desktop.xforms.itext import Message, Texts

Kind = Literal["group", "repeat", "value"]


@dataclass(slots=True, eq=False)
class Action:
    """A `setvalue`: on `events`, the value of `code` goes into `target`."""

    target: QuestionDef
    events: frozenset[str]
    code: Code | None
    source: NodeDef | None


@dataclass(slots=True, eq=False)
class AttributeCode:
    """What fills an attribute of a model element (`entity/@id`, `entity/@create`).

    Attributes:
        name: the attribute's.
        code: its expression.
        events: of the `setvalue` that keeps its text; empty for a calculation, which is evaluated when it is read.
    """

    name: str
    code: Code
    events: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class ChoiceSource:
    """Where the choices of a question come from.

    Attributes:
        static: fixed items (value, label), when written in the question itself.
        nodes: the itemset's expression; None with static items.
        value: the child that holds the choice's value.
        label: the child that holds the label, or the itext id when `label_itext`.
        label_code: a label that is neither a plain child nor an itext reference.
    """

    static: tuple[tuple[str, Message | None], ...] = ()
    nodes: Code | None = None
    value: str = "name"
    label: str = "label"
    label_itext: bool = False
    label_code: Code | None = None
    constant: bool = False
    instance: str | None = None


@dataclass(slots=True, eq=False)
class NodeDef:
    """What groups, repeats and questions share.

    Attributes:
        kind: "group", "repeat" or "value".
        ref: the path without brackets.
        name: the element's name.
        parent: the definition above, None for the root.
        type: the bind type ("string", "int", "decimal", "date", …).
        control: the body element ("input", "select1", "select", "rank", "range", "upload", "trigger", "group",
            "repeat"), None when it has none.
        appearance: the appearance as written, "" when there is none.
        parameters: other attributes of the body element (start, end, step, rows, …).
        attributes: the model's attributes: the `instance::` columns of the XLSForm.
        depth: how many repeats stand around the node.
        slot: its place in its scope.
        index: its place among all nodes, in document order.
        starts_hidden: its `relevant` waits for itself: it is not relevant until that says so.
    """

    kind: Kind
    ref: str
    name: str
    parent: GroupDef | RepeatDef | None
    index: int = 0
    slot: int = 0
    depth: int = 0
    scope: GroupDef | RepeatDef | None = None
    type: str = "string"
    control: str | None = None
    appearance: str = ""
    mediatype: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    bind: Mapping[str, str] = field(default_factory=dict)
    label: Message | None = None
    hint: Message | None = None
    relevant: Code | None = None
    required: Code | None = None
    readonly: Code | None = None
    relevant_constant: bool | None = None
    required_constant: bool | None = None
    readonly_constant: bool | None = None
    starts_hidden: bool = False

    @property
    def has_calculate(self) -> bool:
        """Whether a calculation fills the node."""
        return False


@dataclass(slots=True, eq=False)
class GroupDef(NodeDef):
    """A group, or the root."""

    children: list[NodeDef] = field(default_factory=list)
    inner_size: int = 0


@dataclass(slots=True, eq=False)
class RepeatDef(NodeDef):
    """A repeat.

    Attributes:
        children: the definitions inside one instance.
        count: the expression of `jr:count`, or None.
        fixed: `jr:noAddRemove`: nobody may add or remove instances.
        templates: the initial texts of the instances written in the model, by inner ref.
        template: the initial texts of a new instance, by inner ref.
    """

    children: list[NodeDef] = field(default_factory=list)
    inner_size: int = 0
    count: Code | None = None
    fixed: bool = False
    templates: list[Template] = field(default_factory=list)
    template: Template | None = None


@dataclass(slots=True, eq=False)
class QuestionDef(NodeDef):
    """A question, note, calculation or hidden value.

    Attributes:
        default: the text in the model.
        calculate, constraint: compiled expressions, or None.
        choices: where choices come from, or None.
        actions: the `setvalue`s that fill this node.
        preload: (`jr:preload`, `jr:preloadParams`), or None.
    """

    default: str = ""
    calculate: Code | None = None
    constraint: Code | None = None
    constraint_message: Message | None = None
    required_message: Message | None = None
    choices: ChoiceSource | None = None
    actions: list[Action] = field(default_factory=list)
    preload: tuple[str, str] | None = None
    once: bool = False

    @property
    def has_calculate(self) -> bool:
        """Whether a calculation fills the node."""
        return self.calculate is not None


@dataclass(slots=True, eq=False)
class Template:
    """The texts of one instance in the model: values by ref, nested instances by repeat ref."""

    values: dict[str, str] = field(default_factory=dict)
    instances: dict[str, list[Template]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class FormDef:
    """A form.

    Attributes:
        id, version, title: as the form says.
        languages: the names of its languages, in order; () when it has none.
        default_language: the language shown first; "" when there is none.
        root: the tree, in document order.
        nodes: every node by its ref (no brackets).
        instances: the secondary instances by id.
        texts: the itext.
        computations: the dependency graph, in an order that may be evaluated.
        graph: who reads what.
        range_relevant: by index of a repeat: its `relevant`, compiled for the repeat itself.
        triggers: by index of a question: the actions that its change sets off.
        attribute_codes: by index of a node: what fills its attributes.
        inner: by index of the root or a repeat: the definitions of one scope, in document order.
        text_messages: texts of the itext that choices show, by id.
        compile_output: compiles an `<output>` of such a text.
        submission: attributes of `<submission>`.
        warnings: what is odd and was let pass.
    """

    id: str
    version: str
    title: str
    root: GroupDef
    nodes: dict[str, NodeDef]
    instances: SecondaryInstances
    texts: Texts
    template: Template
    languages: tuple[str, ...] = ()
    default_language: str = ""
    computations: list[Computation] = field(default_factory=list)
    submission: Mapping[str, str] = field(default_factory=dict)
    graph: Graph = field(init=False, repr=False)
    range_relevant: dict[int, Code] = field(default_factory=dict)
    triggers: dict[int, list[Action]] = field(default_factory=dict)
    attribute_codes: dict[int, list[AttributeCode]] = field(default_factory=dict)
    inner: dict[int, list[NodeDef]] = field(default_factory=dict)
    text_messages: dict[str, Message] = field(default_factory=dict)
    compile_output: Callable[[str], Code] | None = None
    instance_name_ref: str | None = None
    warnings: list[Exception] = field(default_factory=list)
    load_ms: float = 0.0

    def questions(self) -> Iterator[QuestionDef]:
        """Every value node's definition, in document order."""
        for node in self.nodes.values():
            if isinstance(node, QuestionDef):
                yield node
