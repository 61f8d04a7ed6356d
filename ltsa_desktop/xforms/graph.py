"""The dependency graph of a form: what must be computed again when a node changes, and in which order.

A *computation* is one of a definition's: whether it is relevant, its value (calculation; choices that no longer
exist), or how many instances it has. Cycles among them are told with their path, and refused in a strict load.
References that leave the current repeat instance for its neighbours are no cycle (a running total reads the
instance before), nor are repeat counts or choice filters that look at their own answer; these are evaluated until
nothing changes.
"""

from __future__ import annotations

from itertools import chain
from typing import Literal

from ltsa_desktop.xforms.circles import Key, circles, fault, has_circle
from ltsa_desktop.xforms.compiler import Code, Dependency
from ltsa_desktop.xforms.definition import FormDef, NodeDef, QuestionDef, RepeatDef
from ltsa_desktop.xforms.spoken import Spoken

Part = Literal["relevant", "value", "count"]
FACTS = ("required", "readonly", "constraint", "choices", "label", "hint", "message")


class Computation:
    """One thing to compute for each node of a definition.

    Attributes:
        part: "relevant", "value" or "count".
        definition: whose.
        rank: its place in the order of evaluation.
        siblings: it reads other instances of a repeat it stands in, so that order among instances matters.
        circular: it waits for itself.
    """

    __slots__ = ("circular", "definition", "part", "rank", "siblings")

    def __init__(self, part: Part, definition: NodeDef) -> None:
        self.part = part
        self.definition = definition
        self.rank = 0
        self.siblings = False
        self.circular = False


class Reader:
    """Who must look again when a node changes: a computation, or a fact kept until it changes.

    Attributes:
        computation: what to compute, or None for a fact.
        fact: one of `FACTS`, "" for a computation.
        definition: whose it is.
        shared: how many scopes the reading and the read node have in common.
    """

    __slots__ = ("computation", "definition", "fact", "shared")

    def __init__(self, definition: NodeDef, shared: int, computation: Computation | None, fact: str) -> None:
        self.definition = definition
        self.shared = shared
        self.computation = computation
        self.fact = fact


class Graph:
    """The readers of every definition.

    Attributes:
        values: by definition index: who reads the node's value.
        relevance: by definition index: who reads its being there or its relevance (groups and repeats).
        structure: by definition index of a repeat: who cares about its instances.
        relevant, value, count: the computations by definition index (None where there is none).
        ordered: all computations in order.
    """

    __slots__ = ("count", "ordered", "relevance", "relevant", "structure", "value", "values")

    def __init__(self, size: int) -> None:
        self.values: list[list[Reader]] = [[] for _ in range(size)]
        self.relevance: list[list[Reader]] = [[] for _ in range(size)]
        self.structure: list[list[Reader]] = [[] for _ in range(size)]
        self.relevant: list[Computation | None] = [None] * size
        self.value: list[Computation | None] = [None] * size
        self.count: list[Computation | None] = [None] * size
        self.ordered: list[Computation] = []


def _codes(node: NodeDef) -> list[tuple[str, Code]]:
    """(fact or part, code) of all that a node computes from other nodes."""
    found: list[tuple[str, Code | None]] = [
        ("relevant", node.relevant),
        ("required", node.required),
        ("readonly", node.readonly),
    ]
    if isinstance(node, QuestionDef):
        found.append(("value", node.calculate))
        found.append(("constraint", node.constraint))
        if node.choices is not None:
            found.append(("choices", node.choices.nodes))
            found.append(("choices", node.choices.label_code))
    if isinstance(node, RepeatDef):
        found.append(("count", node.count))
    codes = [(what, code) for what, code in found if code is not None]
    for fact, message in (("label", node.label), ("hint", node.hint)):
        codes.extend((fact, code) for code in _message_codes(message))
    if isinstance(node, QuestionDef):
        for message in (node.constraint_message, node.required_message):
            codes.extend(("message", code) for code in _message_codes(message))
    return codes


def _message_codes(message: object) -> list[Code]:
    from ltsa_desktop.xforms.itext import Message

    if not isinstance(message, Message):
        return []
    codes = [part for part in message.parts or () if isinstance(part, Code)]
    if message.code is not None:
        codes.append(message.code)
    for parts in message.outputs.values():
        codes.extend(part for part in parts or () if isinstance(part, Code))
    return codes


def build_graph(form: FormDef, strict: bool = True) -> None:
    """Builds the graph of `form` and stores it in `form.graph`.

    A circle is refused with `strict`, otherwise told in `form.warnings`; one that a form can live with always is.

    Raises:
        FormError: "cycle", with the refs of the cycle.
    """
    nodes = list(form.nodes.values())
    graph = Graph(len(nodes))
    for node in nodes:
        graph.relevant[node.index] = Computation("relevant", node)
        if isinstance(node, QuestionDef):
            graph.value[node.index] = Computation("value", node)
        elif isinstance(node, RepeatDef) and (node.count is not None or node.fixed):
            graph.count[node.index] = Computation("count", node)
    hard: dict[Key, list[Key]] = {}
    soft: dict[Key, list[Key]] = {}
    spoken = Spoken(form, _message_codes)
    for node in nodes:
        _connect(graph, node, hard, soft, spoken)
    _mind_circles(form, graph, nodes, hard, strict)
    _order(graph, nodes, hard, soft)
    form.graph = graph
    form.computations = graph.ordered


def _connect(
    graph: Graph, node: NodeDef, hard: dict[Key, list[Key]], soft: dict[Key, list[Key]], spoken: Spoken
) -> None:
    index = node.index
    relevant: Key = ("relevant", index)
    if node.parent is not None:
        hard.setdefault(relevant, []).append(("relevant", node.parent.index))
        if isinstance(node.parent, RepeatDef):
            soft.setdefault(relevant, []).append(("count", node.parent.index))
    if isinstance(node, QuestionDef):
        hard.setdefault(("value", index), []).append(relevant)
    if isinstance(node, RepeatDef):
        hard.setdefault(("count", index), []).append(("relevant", node.parent.index if node.parent else index))
    if isinstance(node, QuestionDef) and node.choices is not None:
        # Only screens read these labels: nothing is computed from them here.
        for dependency in set(spoken.of_choices(node.choices, names_only=False)):
            _read(graph, node, "label", dependency)
    for what, code in _codes(node):
        dependencies = spoken.of(code)
        if what == "choices" and code.dependencies and isinstance(node, QuestionDef) and node.choices is not None:
            dependencies = set(spoken.of_choices(node.choices, names_only=True))
        for dependency in dependencies:
            _read(graph, node, what, dependency)
            key: Key | None = None
            if what in ("relevant", "value", "count"):
                key = (what, index)
            elif what == "choices":
                key = ("value", index)
            if key is None:
                continue
            loose = dependency.loose or what in ("count", "choices") or _leaves_instance(node, dependency)
            if loose and _leaves_instance(node, dependency) and what == "value":
                computation = graph.value[index]
                if computation is not None:
                    computation.siblings = True
            target = dependency.target
            edges = (soft if loose else hard).setdefault(key, [])
            if dependency.structure:
                soft.setdefault(key, []).append(("count", target.index))
            elif isinstance(target, QuestionDef):
                edges.append(("value", target.index))
            else:
                edges.append(("relevant", target.index))


def _leaves_instance(node: NodeDef, dependency: Dependency) -> bool:
    """Whether the reference goes from one instance of a repeat to others of the same repeat."""
    above: NodeDef | None = dependency.target
    own: set[int] = set()
    here: NodeDef | None = node
    while here is not None:
        if isinstance(here, RepeatDef):
            own.add(here.index)
        here = here.parent
    while above is not None:
        if isinstance(above, RepeatDef) and above.index in own and dependency.shared <= above.depth:
            return True
        above = above.parent
    return False


def _read(graph: Graph, node: NodeDef, what: str, dependency: Dependency) -> None:
    target = dependency.target
    computation = None
    fact = ""
    if what == "relevant":
        computation = graph.relevant[node.index]
    elif what == "value":
        computation = graph.value[node.index]
    elif what == "count":
        computation = graph.count[node.index]
    else:
        fact = what
    reader = Reader(node, dependency.shared, computation, fact)
    if dependency.structure:
        graph.structure[target.index].append(reader)
    elif isinstance(target, QuestionDef):
        graph.values[target.index].append(reader)
    else:
        graph.relevance[target.index].append(reader)


def _mind_circles(form: FormDef, graph: Graph, nodes: list[NodeDef], hard: dict[Key, list[Key]], strict: bool) -> None:
    """Refuses circles, or has what stands in them begin hidden and come to rest."""
    if not has_circle(hard):
        return
    tables = {"relevant": graph.relevant, "value": graph.value, "count": graph.count}
    for circle in circles(hard):
        found = fault(nodes, circle, hard)
        if strict and found.code == "cycle":
            raise found
        form.warnings.append(found)
        for part, index in circle:
            computation = tables[part][index]
            if computation is not None:
                computation.circular = True
            if part == "relevant" and nodes[index].relevant is not None:
                nodes[index].starts_hidden = True


def _order(graph: Graph, nodes: list[NodeDef], hard: dict[Key, list[Key]], soft: dict[Key, list[Key]]) -> None:
    tables = {"relevant": graph.relevant, "value": graph.value, "count": graph.count}
    done: set[Key] = set()

    def visit(start: Key) -> None:
        path = [(start, chain(hard.get(start, ()), soft.get(start, ())))]
        done.add(start)
        while path:
            key, waiting = path[-1]
            following = next(waiting, None)
            if following is not None:
                if following not in done:
                    done.add(following)
                    path.append((following, chain(hard.get(following, ()), soft.get(following, ()))))
                continue
            path.pop()
            computation = tables[key[0]][key[1]]
            if computation is not None:
                computation.rank = len(graph.ordered)
                graph.ordered.append(computation)

    for node in nodes:
        keys: list[Key] = [("relevant", node.index)]
        if isinstance(node, RepeatDef):
            keys.append(("count", node.index))
        elif isinstance(node, QuestionDef):
            keys.append(("value", node.index))
        for key in keys:
            if key not in done:
                visit(key)
