"""Keeps a state up to date: a queue of what must be computed, in the order of the form's graph.

A change marks the computations that read it; the lowest in rank is computed first, and marks others only when its
result differs. What only screens read (required, readonly, constraint, choices, texts) is forgotten and computed
again when asked for.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Any

from ltsa_desktop.xforms.definition import NodeDef, RepeatDef
from ltsa_desktop.xforms.errors import EvaluationError
from ltsa_desktop.xforms.graph import Computation, Graph, Reader
from ltsa_desktop.xforms.nodes import InstanceNode, Node, RepeatNode, Scope, ValueNode
from ltsa_desktop.xforms.views import child_nodes, walk_nodes

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Code
    from ltsa_desktop.xforms.state import FormState

MAX_ROUNDS = 10_000
"""How often one computation may run again in one change before the engine gives up on settling."""
MAX_TURNS = 60
"""The same for a computation that waits for itself: what has not come to rest by then never does."""
MAX_INSTANCES = 10_000
"""The most instances that `jr:count` makes of one repeat."""
MAX_ALL_INSTANCES = 40_000
"""The most instances of a whole form up to which `jr:count` makes more: counts inside counts multiply."""
MAX_VALUE = 1_000_000
"""Characters of a calculated value: calculations that join each other's texts multiply them."""


def nodes_of(definition: NodeDef, scope: Scope, depth: int) -> list[Node]:
    """All nodes of `definition` at or below `scope`, which is `depth` repeats deep."""
    chain: list[RepeatDef] = []
    above = definition.parent
    while above is not None:
        if isinstance(above, RepeatDef) and above.depth >= depth:
            chain.append(above)
        above = above.parent
    scopes: list[Scope] = [scope]
    for repeat in reversed(chain):
        slot = repeat.slot
        scopes = [instance for one in scopes for instance in one.slots[slot].instances]  # type: ignore[attr-defined]
    if definition.parent is None:
        return [scope]
    slot = definition.slot
    return [one.slots[slot] for one in scopes]


def scope_at(node: Node, depth: int) -> Scope:
    """The scope around `node` that is `depth` repeats deep."""
    scope = node.scope
    here = node.definition.depth + (1 if isinstance(node, InstanceNode) else 0)
    while here > depth and scope.up is not None:
        scope = scope.up
        here -= 1
    return scope


class Engine:
    """The computations of one state.

    Attributes:
        changed: the nodes whose facts may differ since the present change began.
        moved: values that differ since then: node → the value before.
        structure: whether instances came or went.
        endless: what went round without end since the present change began.
        faults: by path, why a value could not be computed: the fault,
            or "recursion", "too long", "too many" (instances), "circle".
    """

    def __init__(self, state: FormState) -> None:
        self.state = state
        self.graph: Graph = state.form.graph
        self.heap: list[tuple[int, int]] = []
        self.pending: dict[Computation, set[Node]] = {}
        self.running: Computation | None = None
        self.changed: set[Node] = set()
        self.moved: dict[ValueNode, str] = {}
        self.structure = False
        self.made: list[InstanceNode] = []
        self.endless: list[tuple[Computation, set[Node]]] = []
        self.faults: dict[str, str] = {}

    def mark(self, computation: Computation, nodes: list[Node]) -> None:
        """Queues a computation for some nodes."""
        waiting = self.pending.get(computation)
        if waiting is None:
            self.pending[computation] = set(nodes)
            heapq.heappush(self.heap, (computation.rank, id(computation)))
        else:
            waiting.update(nodes)

    def settle(self) -> None:
        """Computes until nothing is queued."""
        ordered = self.graph.ordered
        heap = self.heap
        rounds: dict[int, int] = {}
        while heap:
            rank, _ = heapq.heappop(heap)
            computation = ordered[rank]
            nodes = self.pending.pop(computation, None)
            if not nodes:
                continue
            count = rounds.get(rank, 0) + 1
            rounds[rank] = count
            if count > (MAX_TURNS if computation.circular else MAX_ROUNDS):
                if computation.circular:
                    self.give_up(computation, nodes)
                continue
            self.run(computation, nodes)

    def give_up(self, computation: Computation, nodes: set[Node]) -> None:
        """Hides or blanks what would go round without end, so that it does so whenever the form is opened."""
        self.endless.append((computation, nodes))
        for node in nodes:
            self.faults[node.path()] = "circle"
            if computation.part == "relevant":
                node.own_relevant = False
                if node.relevant:
                    self.set_relevant(node, False)
            elif computation.part == "value" and isinstance(node, ValueNode) and node.definition.has_calculate:
                node.raw = ""
                self.refresh(node)

    def run(self, computation: Computation, nodes: set[Node]) -> None:
        """Computes one part for some nodes."""
        if computation.definition.depth or computation.definition.kind == "repeat":
            nodes = {node for node in nodes if self.state.is_alive(node)}
        part = computation.part
        if part == "relevant":
            for node in nodes:
                self.compute_relevant(node)
        elif part == "value":
            if computation.siblings and len(nodes) > 1:
                for node in sorted(nodes, key=document_place):
                    self.compute_value(node)  # type: ignore[arg-type]
            else:
                for node in nodes:
                    self.compute_value(node)  # type: ignore[arg-type]
        else:
            for node in nodes:
                self.compute_count(node)  # type: ignore[arg-type]

    def evaluate(self, code: Code, node: Node, blank: Any) -> Any:
        """The result of `code` at `node`, `blank` when it cannot be evaluated with the present values."""
        evaluation = self.state.evaluation
        before = evaluation.current
        evaluation.current = node
        try:
            return code.run(node, evaluation)
        except EvaluationError as error:
            self.faults[node.path()] = str(error)
            return blank
        except RecursionError:
            self.faults[node.path()] = "recursion"
            return blank
        finally:
            evaluation.current = before

    def notify(self, readers: list[Reader], node: Node) -> None:
        """Marks or forgets what reads `node`."""
        for reader in readers:
            nodes = self.readers_at(reader, node)
            if reader.computation is not None:
                self.mark(reader.computation, nodes)
            else:
                self.forget(reader.fact, nodes)

    @staticmethod
    def readers_at(reader: Reader, node: Node) -> list[Node]:
        """The nodes of a reading definition that share `reader.shared` scopes with `node`."""
        definition = reader.definition
        shared = reader.shared
        depth = definition.depth
        if isinstance(definition, RepeatDef):
            if shared > depth:
                return [scope_at(node, depth + 1)]
            repeats = nodes_of(definition, scope_at(node, shared), shared)
            if reader.computation is not None and reader.computation.part == "count":
                return repeats
            return repeats + [one for repeat in repeats for one in child_nodes(repeat)]
        if shared >= depth:
            scope = scope_at(node, depth)
            return [scope if definition.parent is None else scope.slots[definition.slot]]
        return nodes_of(definition, scope_at(node, shared), shared)

    def forget(self, fact: str, nodes: list[Node]) -> None:
        """Drops a kept fact of some nodes."""
        changed = self.changed
        if fact == "required":
            for node in nodes:
                node.required = None
                changed.add(node)
        elif fact == "readonly":
            for node in nodes:
                for one in walk_nodes(node):
                    one.readonly = None
                    changed.add(one)
        elif fact == "constraint":
            for node in nodes:
                if isinstance(node, ValueNode):
                    node.constraint_ok = None
                    changed.add(node)
        elif fact == "choices":
            for node in nodes:
                if isinstance(node, ValueNode):
                    node.choices = None
                    changed.add(node)
                    computation = self.graph.value[node.definition.index]
                    if node.raw and computation is not None:
                        self.mark(computation, [node])
        else:
            changed.update(nodes)

    def compute_relevant(self, node: Node) -> None:
        """Decides anew whether `node` is relevant."""
        definition = node.definition
        code = definition.relevant
        own = True
        if code is not None:
            own = self.range_relevant(node) if isinstance(node, RepeatNode) else self.evaluate(code, node, False)
        elif definition.relevant_constant is not None:
            own = definition.relevant_constant
        node.own_relevant = own
        relevant = own and self.parent_relevant(node)
        if relevant != node.relevant:
            self.set_relevant(node, relevant)

    def range_relevant(self, node: RepeatNode) -> bool:
        """A repeat's own relevance, computed where the repeat stands."""
        code = self.state.form.range_relevant.get(node.definition.index)
        return True if code is None else bool(self.evaluate(code, node, False))

    @staticmethod
    def parent_relevant(node: Node) -> bool:
        """Whether what stands above an element is relevant (the repeat itself does not count for its instances)."""
        above = node.parent
        if above is not None and isinstance(node, InstanceNode):
            above = above.parent
        return above is None or above.relevant

    def set_relevant(self, node: Node, relevant: bool) -> None:
        """Makes a node relevant or not, and what is below it accordingly."""
        node.relevant = relevant
        self.changed.add(node)
        index = node.definition.index
        if isinstance(node, ValueNode):
            node.constraint_ok = None
            computation = self.graph.value[index]
            if relevant and computation is not None and node.definition.calculate is not None:
                self.mark(computation, [node])
            self.refresh(node)
            return
        readers = self.graph.relevance[index]
        if readers:
            self.notify(readers, node)
        if isinstance(node, RepeatNode):
            count = self.graph.count[index]
            if count is not None and relevant:
                self.mark(count, [node])
            relevant = self.parent_relevant(node)
        for child in child_nodes(node):
            wanted = relevant and child.own_relevant
            if wanted != child.relevant:
                self.set_relevant(child, wanted)

    def refresh(self, node: ValueNode) -> None:
        """Brings the visible value in line with what is remembered."""
        value = node.raw if node.relevant else ""
        if value and node.definition.choices is not None:
            value = self.state.choice_values(node, value)
        if value == node.value:
            return
        self.moved.setdefault(node, node.value)
        node.value = value
        node.constraint_ok = None
        self.changed.add(node)
        readers = self.graph.values[node.definition.index]
        if readers:
            self.notify(readers, node)

    def compute_value(self, node: ValueNode) -> None:
        """Runs the calculation of a relevant node, and drops choices that no longer exist."""
        definition = node.definition
        code = definition.calculate
        if code is not None and node.relevant:
            text = self.evaluate(code, node, "")
            if len(text) > MAX_VALUE:
                self.faults[node.path()] = "too long"
                text = ""
            node.raw = self.state.codecs[definition.index](text)
        self.refresh(node)

    def compute_count(self, node: RepeatNode) -> None:
        """Brings the number of instances in line with `jr:count`."""
        self.state.repeats.apply_count(node)

    def readonly(self, node: Node) -> bool:
        """Whether a node or anything above it is read-only."""
        known = node.readonly
        if known is None:
            definition = node.definition
            above = node.parent
            if above is not None and self.readonly(above):
                known = True
            elif definition.readonly is not None and not isinstance(node, RepeatNode):
                known = bool(self.evaluate(definition.readonly, node, False))
            else:
                known = definition.readonly_constant is True
            node.readonly = known
        return known

    def required(self, node: Node) -> bool:
        """Whether an answer is required, relevant or not."""
        known = node.required
        if known is None:
            definition = node.definition
            if definition.required is not None and not isinstance(node, RepeatNode):
                known = bool(self.evaluate(definition.required, node, False))
            else:
                known = definition.required_constant is True
            node.required = known
        return known

    def constraint_ok(self, node: ValueNode) -> bool:
        """Whether the constraint holds; always for a blank or not relevant node."""
        constraint = node.definition.constraint
        if constraint is None or node.value == "":
            return True
        known = node.constraint_ok
        if known is None:
            known = bool(self.evaluate(constraint, node, True))
            node.constraint_ok = known
        return known

    def required_ok(self, node: ValueNode) -> bool:
        """Whether a required answer is there."""
        return node.value != "" or not node.relevant or not self.required(node)

    def mark_all(self, top: Node) -> None:
        """Queues every computation of a node and all below it."""
        graph = self.graph
        by_computation: dict[Computation, list[Node]] = {}
        for node in walk_nodes(top):
            index = node.definition.index
            tables = [graph.relevant]
            if isinstance(node, ValueNode):
                tables.append(graph.value)
            elif isinstance(node, RepeatNode):
                tables.append(graph.count)
            for table in tables:
                computation = table[index]
                if computation is not None:
                    by_computation.setdefault(computation, []).append(node)
        for computation, nodes in by_computation.items():
            self.mark(computation, nodes)
            if computation.circular and computation.part == "value":
                for node in nodes:
                    self.refresh(node)  # type: ignore[arg-type]  # what it reads of itself is what it has


def document_place(node: Node) -> tuple[int, ...]:
    """A key that sorts the nodes of one definition in document order."""
    places: list[int] = []
    scope: Scope | None = node.scope
    while scope is not None:
        if isinstance(scope, InstanceNode):
            places.append(scope.index)
        scope = scope.up
    return tuple(reversed(places))
