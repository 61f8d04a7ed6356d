"""Walks a path step by step: the general case, for any axis, over the form or a secondary instance."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ltsa_desktop.xforms.comparison import document_order
from ltsa_desktop.xforms.compiler import CONVERTERS, Context
from ltsa_desktop.xforms.registry import Closure
from ltsa_desktop.xforms.syntax import Binary, Call, Expression, Literal, Negate, Number, Step

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Compiler
    from ltsa_desktop.xforms.definition import NodeDef

Filter = Callable[[list[Any], Any], list[Any]]
"""A predicate over a whole list: (nodes, evaluation) → the nodes that pass."""


class Document:
    """The document above a form's root element."""

    __slots__ = ("root",)
    name = ""

    def __init__(self, root: Any) -> None:
        self.root = root

    @property
    def value(self) -> str:
        """The XPath string value."""
        return str(self.root.value)

    def elements(self) -> list[Any]:
        """The root."""
        return [self.root]

    def element_parent(self) -> None:
        """Nothing above."""

    def attribute(self, name: str) -> str | None:
        """No attributes."""
        return None

    def get(self, name: str) -> str | None:
        """The root's value, when it is called `name`."""
        return self.value if name == self.root.name else None


class Attribute:
    """An attribute as a node."""

    __slots__ = ("name", "owner", "value")

    def __init__(self, owner: Any, name: str, value: str) -> None:
        self.owner = owner
        self.name = name
        self.value = value

    def elements(self) -> list[Any]:
        """No children."""
        return []

    def element_parent(self) -> Any:
        """The element that carries it."""
        return self.owner

    def attribute(self, name: str) -> str | None:
        """No attributes."""
        return None

    def get(self, name: str) -> str | None:
        """No children."""
        return None


def document() -> Closure:
    """The closure of the document node."""
    return lambda n, e: [Document(e.root)]


def is_independent(tree: Expression) -> bool:
    """Whether `tree` has the same value for every node that a predicate looks at."""
    if isinstance(tree, Number | Literal):
        return True
    if isinstance(tree, Negate):
        return is_independent(tree.operand)
    if isinstance(tree, Binary):
        return is_independent(tree.left) and is_independent(tree.right)
    if isinstance(tree, Call):
        if tree.name in ("position", "last") and not tree.args:
            return False
        if tree.name in ("random", "uuid", "once", "number", "string") and not tree.args:
            return False
        return all(is_independent(arg) for arg in tree.args)
    if tree.absolute:
        return True
    return tree.start is not None and is_independent(tree.start)


def in_outer(compiler: Compiler, tree: Expression, letter: str) -> Closure:
    """The closure of an independent expression, to be called with the expression's own context node."""
    before = compiler.context
    compiler.context = before.outer
    try:
        return compiler.argument(tree, letter)
    finally:
        compiler.context = before


def predicate(compiler: Compiler, tree: Expression) -> Filter:
    """The filter of one predicate, compiled in the compiler's present context."""
    place = _place_test(compiler, tree)
    if place is not None:
        return place
    typed = compiler.expression(tree)
    if typed.kind == "n":
        number = typed.run

        def at_place(nodes: list[Any], e: Any) -> list[Any]:
            return [node for at, node in _each(nodes, e) if number(node, e) == at]

        return at_place
    if typed.kind == "any":
        value = typed.run
        truth = CONVERTERS["b"](typed)

        def either(nodes: list[Any], e: Any) -> list[Any]:
            kept = []
            for at, node in _each(nodes, e):
                found = value(node, e)
                if (found == at) if isinstance(found, float) else truth(node, e):
                    kept.append(node)
            return kept

        return either
    test = CONVERTERS["b"](typed)

    def passing(nodes: list[Any], e: Any) -> list[Any]:
        return [node for _, node in _each(nodes, e) if test(node, e)]

    return passing


def _each(nodes: list[Any], e: Any) -> Any:
    before = (e.place, e.size)
    e.size = len(nodes)
    try:
        for at, node in enumerate(nodes, 1):
            e.place = at
            yield at, node
    finally:
        e.place, e.size = before


def _place_test(compiler: Compiler, tree: Expression) -> Filter | None:
    """`[3]`, `[position() = x]` with an x that is the same for all: one look-up instead of a scan."""
    wanted: Expression | None = None
    if isinstance(tree, Number):
        wanted = tree
    elif isinstance(tree, Binary) and tree.op == "=":
        for one, other in ((tree.left, tree.right), (tree.right, tree.left)):
            if isinstance(one, Call) and one.name == "position" and not one.args and is_independent(other):
                wanted = other
                break
    if wanted is None:
        return None
    number = in_outer(compiler, wanted, "n")

    def one_place(nodes: list[Any], e: Any) -> list[Any]:
        at = number(e.current, e)
        if at == at and 1 <= at <= len(nodes) and at == int(at):
            return [nodes[int(at) - 1]]
        return []

    return one_place


def filtered(compiler: Compiler, nodes: Closure, predicates: list[Expression], definition: NodeDef | None) -> Closure:
    """The closure of `nodes` that pass all `predicates`."""
    tests = [_in_context(compiler, predicate_tree, definition) for predicate_tree in predicates]

    def run(n: Any, e: Any) -> list[Any]:
        found: list[Any] = nodes(n, e)
        for test in tests:
            found = test(found, e)
        return found

    return run


def _in_context(compiler: Compiler, tree: Expression, definition: NodeDef | None) -> Filter:
    before = compiler.context
    outer = before.outer
    if definition is None:
        compiler.context = Context(None, 0, (), outer, before.cap)
    else:
        depth = definition.depth + (1 if definition.kind == "repeat" else 0)
        compiler.context = Context(definition, depth, (), outer, min(before.cap, 0 if depth else before.cap))
    try:
        return predicate(compiler, tree)
    finally:
        compiler.context = before


def walk(compiler: Compiler, nodes: Closure, steps: list[Step], definition: NodeDef | None = None) -> Closure:
    """The closure that walks `steps` from `nodes`; `definition` is what the nodes are, where known."""
    run = nodes
    for step in steps:
        definition = _after(definition, step)
        run = _step(run, step)
        if step.predicates:
            run = filtered(compiler, run, step.predicates, definition)
    return run


def _after(definition: NodeDef | None, step: Step) -> NodeDef | None:
    if definition is None:
        return None
    if step.axis == "self":
        return definition
    if step.axis == "parent":
        return definition.parent
    if step.axis == "child":
        for child in getattr(definition, "children", ()):
            if matches(child.name, step.test):
                found: NodeDef = child
                return found if step.test != "*" else None
    return None


def matches(name: str, test: str) -> bool:
    """Whether an element called `name` passes a node test."""
    if test in ("*", "node()") or name == test:
        return True
    if test.endswith(":*"):
        return name.startswith(test[:-1])
    return ":" in name and name.partition(":")[2] == test


def _step(nodes: Closure, step: Step) -> Closure:
    axis = AXES.get(step.axis)
    test = step.test
    if axis is None or test in ("text()", "comment()", "processing-instruction()"):
        return _text_nodes(nodes) if test == "text()" else lambda n, e: []
    if step.axis == "attribute":

        def attributes(n: Any, e: Any) -> list[Any]:
            found = []
            for node in nodes(n, e):
                value = node.attribute(test)
                if value is not None:
                    found.append(Attribute(node, test, value))
            return found

        return attributes
    backwards = step.axis.startswith(("preceding", "ancestor")) or step.axis == "following"

    def stepped(n: Any, e: Any) -> list[Any]:
        start = nodes(n, e)
        if len(start) == 1:
            found = [node for node in axis(start[0]) if matches(node.name, test)]
        else:
            found = []
            known: set[int] = set()
            for one in start:
                for node in axis(one):
                    if id(node) not in known and matches(node.name, test):
                        known.add(id(node))
                        found.append(node)
        return document_order(found) if backwards else found

    return stepped


def _text_nodes(nodes: Closure) -> Closure:
    def texts(n: Any, e: Any) -> list[Any]:
        return [Attribute(node, "", node.value) for node in nodes(n, e) if not node.elements() and node.value != ""]

    return texts


def _descendants(node: Any) -> list[Any]:
    found: list[Any] = []
    stack = list(reversed(node.elements()))
    while stack:
        one = stack.pop()
        found.append(one)
        stack.extend(reversed(one.elements()))
    return found


def _ancestors(node: Any) -> list[Any]:
    found: list[Any] = []
    above = node.element_parent()
    while above is not None:
        found.append(above)
        above = above.element_parent()
    return found


def _siblings(node: Any) -> tuple[list[Any], int]:
    above = node.element_parent()
    if above is None:
        return [node], 0
    siblings = above.elements()
    for at, one in enumerate(siblings):
        if one is node:
            return siblings, at
    return siblings, len(siblings)


def _following(node: Any) -> list[Any]:
    found: list[Any] = []
    for one in [node, *_ancestors(node)]:
        siblings, at = _siblings(one)
        for later in siblings[at + 1 :]:
            found.append(later)
            found.extend(_descendants(later))
    return found


def _preceding(node: Any) -> list[Any]:
    found: list[Any] = []
    for one in [node, *_ancestors(node)]:
        siblings, at = _siblings(one)
        for earlier in siblings[:at]:
            found.append(earlier)
            found.extend(_descendants(earlier))
    return found


def _parent(node: Any) -> list[Any]:
    above = node.element_parent()
    return [] if above is None else [above]


def _following_siblings(node: Any) -> list[Any]:
    siblings, at = _siblings(node)
    return siblings[at + 1 :]


def _preceding_siblings(node: Any) -> list[Any]:
    siblings, at = _siblings(node)
    return siblings[:at]


AXES: dict[str, Callable[[Any], list[Any]]] = {
    "child": lambda node: list(node.elements()),
    "parent": _parent,
    "self": lambda node: [node],
    "descendant": _descendants,
    "descendant-or-self": lambda node: [node, *_descendants(node)],
    "ancestor": _ancestors,
    "ancestor-or-self": lambda node: [node, *_ancestors(node)],
    "following-sibling": _following_siblings,
    "preceding-sibling": _preceding_siblings,
    "following": _following,
    "preceding": _preceding,
    "attribute": lambda node: [],
}
