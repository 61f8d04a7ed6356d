"""Forms built around the documents of other engines' tests, and expressions evaluated in them.

A document with the shape of a form (elements of one name beside each other are alike) becomes the form's primary
instance, and each row of such elements a repeat. Any other becomes a secondary instance, and its absolute paths start
there. The context node is the document's own; for the document itself the root of the form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Any

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.xforms import Environment, FormState, load_form
from ltsa_desktop.xforms.binding import context_of
from ltsa_desktop.xforms.compiler import Compiler, Context
from ltsa_desktop.xforms.errors import ExpressionError
from ltsa_desktop.xforms.instances import Element, Tree
from ltsa_desktop.xforms.parser import deep_recursion, parse
from ltsa_desktop.xforms.syntax import Binary, Call, Expression, Literal, Negate, Path, Step
from ltsa_desktop.xforms.values import to_boolean, to_number, to_text
from ltsa_desktop.xforms.walking import Attribute, Document

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>'
)
NAME = "document"
"""The secondary instance that a document without the shape of a form becomes."""
BROKE = "the engine broke:"
"""How the reason begins when it was no refusal in words."""


class Refused(Exception):
    """The expression is refused."""


@dataclass(slots=True)
class Found:
    """What an expression gave: its value in each type, and where its nodes are."""

    kind: str
    string: str
    number: float
    boolean: bool
    nodes: list[dict[str, Any]] = field(default_factory=list)


def document_is_form(tree: dict[str, Any]) -> bool:
    """Whether elements of a document hold either elements or text."""
    return not tree["mixed"] and all(document_is_form(child) for child in tree["children"])


def _shape(tree: dict[str, Any]) -> Any:
    """What must be alike in elements of one name beside each other."""
    names: dict[str, Any] = {}
    for child in tree["children"]:
        shape = _shape(child)
        if not child["children"] and child["name"] in names:
            return None
        if shape is None or names.setdefault(child["name"], shape) != shape:
            return None
    order = [child["name"] for child in tree["children"]]
    runs = [name for at, name in enumerate(order) if at == 0 or order[at - 1] != name]
    if len(runs) != len(set(runs)):
        return None
    return (tuple(runs), tuple(names.values()), tuple(map(tuple, tree["attributes"])))


def has_shape_of_form(tree: dict[str, Any]) -> bool:
    """Whether a document can be the primary instance of a form."""
    return bool(tree["children"]) and document_is_form(tree) and _shape(tree) is not None


def _form(tree: dict[str, Any] | None) -> bytes:
    repeats: list[str] = []

    def element(one: dict[str, Any], above: str) -> str:
        ref = f"{above}/{one['name']}"
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in one["attributes"])
        counts: dict[str, int] = {}
        for child in one["children"]:
            counts[child["name"]] = counts.get(child["name"], 0) + 1
        repeats.extend(f"{ref}/{name}" for name, count in counts.items() if count > 1)
        inside = "".join(element(child, ref) for child in one["children"]) or escape(one["text"])
        return f"<{one['name']}{attributes}>{inside}</{one['name']}>"

    instance = "<data><q/></data>" if tree is None else element(tree, "")
    body = "".join(f'<repeat nodeset="{ref}"/>' for ref in dict.fromkeys(repeats))
    return f"{HEAD}<instance>{instance}</instance></model></h:head><h:body>{body}</h:body></h:html>".encode()


def _elements(tree: dict[str, Any], parent: Element | None) -> Element:
    found = Element(tree["name"], dict(tree["attributes"]), parent)
    found.text = tree["text"]
    found.children = [_elements(child, found) for child in tree["children"]]
    return found


def steps_of(tree: Expression) -> Iterator[Step]:
    """All steps of all paths of an expression."""
    if isinstance(tree, Negate):
        yield from steps_of(tree.operand)
    elif isinstance(tree, Binary):
        yield from steps_of(tree.left)
        yield from steps_of(tree.right)
    elif isinstance(tree, Call):
        for arg in tree.args:
            yield from steps_of(arg)
    elif isinstance(tree, Path):
        inner = [*tree.start_predicates, *(one for step in tree.steps for one in step.predicates)]
        for part in [*inner, *([tree.start] if tree.start is not None else [])]:
            yield from steps_of(part)
        yield from tree.steps


def asks_own_value_only(expression: str) -> bool:
    """Whether an expression reads nothing but its own node."""
    try:
        steps = list(steps_of(parse(expression)))
    except ExpressionError:
        return False
    return bool(steps) and all(step.axis == "self" and step.test == "node()" for step in steps)


def in_instance(tree: Expression) -> Expression:
    """The same expression with its absolute paths starting in the secondary instance."""
    if isinstance(tree, Negate):
        tree.operand = in_instance(tree.operand)
    elif isinstance(tree, Binary):
        tree.left, tree.right = in_instance(tree.left), in_instance(tree.right)
    elif isinstance(tree, Call):
        tree.args = [in_instance(arg) for arg in tree.args]
    elif isinstance(tree, Path):
        if tree.absolute:
            if not tree.steps:
                return Call("instance", [Literal(NAME, tree.at)], tree.at)
            tree.absolute, tree.start = False, Call("instance", [Literal(NAME, tree.at)], tree.at)
        elif tree.start is not None:
            tree.start = in_instance(tree.start)
        tree.start_predicates = [in_instance(one) for one in tree.start_predicates]
        for step in tree.steps:
            step.predicates = [in_instance(one) for one in step.predicates]
    return tree


class _Door:
    """One document in a form of its own."""

    def __init__(self, tree: dict[str, Any] | None, environment: Environment) -> None:
        self.primary = tree is None or has_shape_of_form(tree)
        self.form = load_form(_form(tree if self.primary else None))
        if not self.primary and tree is not None:
            root = Tree(_elements(tree, None))
            self.form.instances.add(NAME, lambda: root)
            self.document = Document(root.root)
        self.state = FormState.new(self.form, environment)
        added = self.form.root.children[-1]
        if added.name == "meta" and not (tree and any(child["name"] == "meta" for child in tree["children"])):
            self.form.root.children.remove(added)

    def place(self, context: dict[str, Any]) -> tuple[Any, Context]:
        """The context node and where its expressions stand."""
        if context["kind"] not in ("element", "document"):
            raise Refused("a context that is no element")
        if not self.primary:
            node: Any = self.document
            if context["kind"] == "element":
                node = node.root
                for at in context["path"]:
                    node = node.children[at]
            return node, Context(None, 0, (), None, 0)
        node = self.state.root
        for at in context["path"]:
            node = node.elements()[at]
        return node, context_of(node.definition)

    def evaluate(self, expression: str, context: dict[str, Any], want: str) -> Found:
        """The value of an expression. Raises Refused."""
        node, where = self.place(context)
        compiler = Compiler(self.form.root, self.form.instances)
        compiler.context = where
        evaluation = self.state.evaluation
        evaluation.tick()
        evaluation.current = node
        try:
            with deep_recursion():
                tree = parse(expression)
                typed = compiler.expression(tree if self.primary else in_instance(tree))
                value = compiler.convert(typed, want)(node, evaluation)
        except (ExpressionError, UserError) as error:
            raise Refused(error.text.en) from error
        except Exception as error:  # the engine broke: a finding, not the end of the run
            raise Refused(f"{BROKE} {type(error).__name__}: {error}") from error
        if want == "set" and typed.kind in ("s", "n", "b"):
            raise Refused("no nodes")
        kind = {list: "set", bool: "b", str: "s"}.get(type(value), "n")
        nodes = [self.path(one) for one in value] if kind == "set" else []
        return Found(kind, to_text(value), to_number(value), to_boolean(value), nodes)

    def path(self, node: Any) -> dict[str, Any]:
        """Where a node is: the places of its elements among their neighbours."""
        if isinstance(node, Document):
            return {"kind": "document", "path": []}
        if isinstance(node, Attribute):
            kind = "attribute" if node.name else "text"
            return {"kind": kind, "name": node.name, "path": self.path(node.owner)["path"]}
        steps: list[int] = []
        above = node.element_parent()
        while above is not None:
            steps.insert(0, next(at for at, one in enumerate(above.elements()) if one is node))
            node, above = above, above.element_parent()
        return {"kind": "element", "path": steps}


class Evaluator:
    """Evaluates expressions in documents, each of which becomes a form once."""

    def __init__(self, documents: list[Any], environment: Callable[[], Environment]) -> None:
        self.documents = documents
        self.environment = environment
        self.door = cache(lambda number: _Door(documents[number], environment()))

    def evaluate(self, expression: str, document: int, context: dict[str, Any], want: str) -> Found:
        """The value of `expression` with `context` of the numbered document.

        Raises:
            Refused: the engine refuses the expression, or the context is no node of a form.
        """
        door: _Door = self.door(document)
        if not door.primary and context["kind"] == "element":
            leaf = self.documents[document]
            for at in context["path"]:
                leaf = leaf["children"][at]
            if not leaf["children"] and ("once(" in expression or asks_own_value_only(expression)):
                data = {**leaf, "name": "data", "attributes": [], "text": "", "children": [{**leaf, "name": "q"}]}
                return _Door(data, self.environment()).evaluate(expression, {"kind": "element", "path": [0]}, want)
        return door.evaluate(expression, context, want)
