"""Turns a syntax tree into a closure, with every name resolved and every dependency noted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms import comparison
from ltsa_desktop.xforms.errors import ExpressionError
from ltsa_desktop.xforms.parser import deep_recursion, parse
from ltsa_desktop.xforms.registry import FUNCTIONS, Closure
from ltsa_desktop.xforms.syntax import Binary, Call, Expression, Literal, Negate, Number, Path
from ltsa_desktop.xforms.values import number_text, text_number, to_boolean, to_number, to_text

if TYPE_CHECKING:
    from ltsa_desktop.xforms.definition import NodeDef, RepeatDef
    from ltsa_desktop.xforms.instances import SecondaryInstances


class Typed:
    """A closure and what it returns.

    Attributes:
        run: the closure.
        kind: `s` string, `n` number, `b` boolean, `set` list of nodes, `any`; `one` the text of exactly one node
            that always exists; `opt` the text of at most one node, None when there is none.
        nodes: for `one` and `opt`: the closure that gives the nodes themselves.
        constant: the value when it never changes, else `...`.
        first: for `set`: the closure of the first node's text (None without nodes), where it is cheaper.
    """

    __slots__ = ("constant", "first", "kind", "nodes", "run")

    def __init__(
        self,
        run: Closure,
        kind: str,
        nodes: Closure | None = None,
        constant: Any = ...,
        first: Closure | None = None,
    ) -> None:
        self.run = run
        self.kind = kind
        self.nodes = nodes
        self.constant = constant
        self.first = first


class Dependency(NamedTuple):
    """An expression reads `target`, in the instances that share `shared` scopes with its own node.

    `structure` means that instances coming, going or moving in the repeat `target` matter; `loose` that a walk
    may meet the target, so that it counts for no cycle.
    """

    target: NodeDef
    shared: int
    structure: bool
    loose: bool = False


class Context:
    """Where an expression stands.

    Attributes:
        definition: the definition of the context node; None inside a secondary instance.
        depth: how many scopes of the context node are known (0: only the root).
        chain: the repeats of those scopes, outermost first.
        outer: the context of the whole expression, for `current()` and absolute paths.
        cap: the deepest scope that the expression's own node shares with the context node.
    """

    __slots__ = ("cap", "chain", "definition", "depth", "outer")

    def __init__(
        self, definition: NodeDef | None, depth: int, chain: tuple[RepeatDef, ...], outer: Context | None, cap: int
    ) -> None:
        self.definition = definition
        self.depth = depth
        self.chain = chain
        self.outer = outer or self
        self.cap = cap


class Code:
    """A compiled expression of a form.

    Attributes:
        source: the text.
        run: the closure, returning what was wanted.
        dependencies: what it reads.
        volatile: it uses `now()`, `random()` or the like.
        remembers: it uses `once()`: its value is part of the stored content.
        says: it reads texts: "choice" those of choices, "text" any of the form, "" none.
        ref, attribute: where it stands in the form.
    """

    __slots__ = ("attribute", "dependencies", "kind", "ref", "remembers", "run", "says", "source", "tree", "volatile")

    def __init__(self, source: str, run: Closure, compiler: Compiler, ref: str, attribute: str, kind: str) -> None:
        self.source = source
        self.run = run
        self.dependencies = frozenset(compiler.dependencies)
        self.volatile = compiler.volatile
        self.remembers = compiler.remembers
        self.says = compiler.says
        self.ref = ref
        self.attribute = attribute
        self.kind = kind


class Compiler:
    """Compiles the expressions of one form.

    Attributes:
        root: the form's root definition.
        instances: its secondary instances.
        context: where the present expression stands.
        dependencies, volatile, remembers, says: gathered while compiling one expression.
        free: refs of repeats that absolute paths do not bind to the current instance (`indexed-repeat`).
        lost: the references to nothing that were met, each an `ExpressionError`.
    """

    def __init__(self, root: NodeDef, instances: SecondaryInstances) -> None:
        self.root = root
        self.instances = instances
        self.context: Context = Context(root, 0, (), None, 0)
        self.dependencies: set[Dependency] = set()
        self.volatile = False
        self.remembers = False
        self.says = ""
        self.lost: list[ExpressionError] = []
        self.free: frozenset[str] = frozenset()
        self._children: dict[int, dict[str, NodeDef]] = {}

    def compile(self, source: str, context: Context, want: str, ref: str = "", attribute: str = "") -> Code:
        """The code of `source` in `context`.

        Args:
            source: the expression.
            context: where it stands.
            want: what the closure returns: `s`, `n`, `b` or `set`.
            ref, attribute: the place, kept in the code.

        Raises:
            ExpressionError: it cannot be compiled.
        """
        self.context = context
        self.dependencies = set()
        self.volatile = False
        self.remembers = False
        self.says = ""
        tree = parse(source)
        try:
            with deep_recursion():
                run = self.convert(self.expression(tree), want)
        except RecursionError:
            # `1+1+1+…` nests to the left without a bracket, so only here does its depth show.
            text = Text(id="Ekspresi ini terlalu panjang.", en="This expression is too long.")
            raise ExpressionError(text, "too-deep", 0) from None
        return Code(source, run, self, ref, attribute, want)

    def child(self, parent: NodeDef, name: str) -> NodeDef | None:
        """The definition below `parent` called `name` (a prefix may be left out)."""
        known = self._children.get(parent.index)
        if known is None:
            known = {}
            for child in getattr(parent, "children", ()):
                known.setdefault(child.name.partition(":")[2] or child.name, child)
            for child in getattr(parent, "children", ()):
                known[child.name] = child
            self._children[parent.index] = known
        return known.get(name)

    def convert(self, typed: Typed, want: str) -> Closure:
        """The closure of `typed` returning what is wanted."""
        return CONVERTERS[want](typed)

    def argument(self, expression: Expression, letter: str) -> Closure:
        """An argument's closure, converted as the signature's letter says."""
        return CONVERTERS[letter](self.expression(expression))

    def typed(self, run: Closure, kind: str) -> Typed:
        """A `Typed`, for the builders of functions."""
        return Typed(run, kind)

    def depend(self, target: NodeDef, shared: int, structure: bool = False, loose: bool = False) -> None:
        """Notes that the expression reads `target`."""
        self.dependencies.add(Dependency(target, min(shared, self.context.cap), structure, loose))

    def expression(self, tree: Expression) -> Typed:
        """The closure of any expression."""
        return _COMPILE[type(tree)](self, tree)

    def literal(self, tree: Literal) -> Typed:
        value = tree.value
        return Typed(lambda n, e: value, "s", None, value)

    def number(self, tree: Number) -> Typed:
        value = tree.value
        return Typed(lambda n, e: value, "n", None, value)

    def negate(self, tree: Negate) -> Typed:
        operand = self.argument(tree.operand, "n")
        if isinstance(tree.operand, Number):
            value = -tree.operand.value
            return Typed(lambda n, e: value, "n", None, value)
        return Typed(lambda n, e: -operand(n, e), "n")

    def binary(self, tree: Binary) -> Typed:
        op = tree.op
        if op in ("and", "or"):
            return self._logic(tree)
        left = self.expression(tree.left)
        right = self.expression(tree.right)
        if op == "|":
            return Typed(comparison.union(CONVERTERS["set"](left), CONVERTERS["set"](right)), "set")
        if op in comparison.ARITHMETIC:
            return Typed(comparison.ARITHMETIC[op](CONVERTERS["n"](left), CONVERTERS["n"](right)), "n")
        return Typed(comparison.compare(op, left, right, CONVERTERS), "b")

    def _logic(self, tree: Binary) -> Typed:
        terms: list[Expression] = []
        rest: Expression = tree
        while isinstance(rest, Binary) and rest.op == tree.op:
            terms.append(rest.right)
            rest = rest.left
        terms.append(rest)
        tests = [self.argument(term, "b") for term in reversed(terms)]
        if len(tests) == 2:
            first, second = tests
            if tree.op == "and":
                return Typed(lambda n, e: first(n, e) and second(n, e), "b")
            return Typed(lambda n, e: first(n, e) or second(n, e), "b")
        if tree.op == "and":

            def every(n: Any, e: Any) -> bool:
                return all(test(n, e) for test in tests)

            return Typed(every, "b")

        def some(n: Any, e: Any) -> bool:
            return any(test(n, e) for test in tests)

        return Typed(some, "b")

    def call(self, tree: Call) -> Typed:
        function = FUNCTIONS.get(tree.name)
        if function is None:
            raise ExpressionError(
                Text(id="Tidak ada fungsi bernama {name}().", en="There is no function called {name}().").format(
                    name=tree.name
                ),
                "unknown-function",
                tree.at,
            )
        given = len(tree.args)
        if not function.minimum <= given <= function.maximum:
            raise ExpressionError(_arity_text(tree.name, function.minimum, function.maximum, given), "arity", tree.at)
        return function.build(self, tree)

    def path(self, tree: Path) -> Typed:
        from ltsa_desktop.xforms.paths import compile_path

        return compile_path(self, tree, structural=False)

    def structural(self, tree: Expression) -> Typed:
        """Like `expression`, for a node-set of which only its being there matters, not its text."""
        from ltsa_desktop.xforms.paths import compile_path

        if isinstance(tree, Path):
            return compile_path(self, tree, structural=True)
        return self.expression(tree)

    def node_set(self, tree: Expression, what: str, structural: bool = False) -> Closure:
        """The closure of an argument that must be a node-set."""
        typed = self.structural(tree) if structural else self.expression(tree)
        if typed.kind in ("s", "n", "b"):
            raise ExpressionError(
                Text(
                    id="{what}() memerlukan rujukan ke isian, bukan nilai.",
                    en="{what}() needs a reference to nodes, not a value.",
                ).format(what=what),
                "needs-nodes",
                tree.at,
            )
        return CONVERTERS["set"](typed)


def _arity_text(name: str, minimum: int, maximum: int, given: int) -> Text:
    if minimum == maximum:
        wanted: Text = Text(id=f"{minimum}", en=f"{minimum}")
    elif maximum >= 1000:
        wanted = Text(id=f"paling sedikit {minimum}", en=f"at least {minimum}")
    else:
        wanted = Text(id=f"{minimum} sampai {maximum}", en=f"{minimum} to {maximum}")
    return Text(
        id="{name}() memerlukan {wanted} argumen, di sini ada {given}.",
        en="{name}() takes {wanted} arguments, here there are {given}.",
    ).format(name=name, wanted=wanted, given=given)


def _text_of(typed: Typed) -> Closure:
    run = typed.run
    kind = typed.kind
    if kind in ("s", "one"):
        return run
    if typed.constant is not ...:
        text = to_text(typed.constant)
        return lambda n, e: text
    if kind == "opt":
        return lambda n, e: run(n, e) or ""
    if kind == "n":
        return lambda n, e: number_text(run(n, e))
    if kind == "b":
        return lambda n, e: "true" if run(n, e) else "false"
    if typed.first is not None:
        text_or_none = typed.first
        return lambda n, e: text_or_none(n, e) or ""
    if kind == "set":

        def first(n: Any, e: Any) -> Any:
            nodes = run(n, e)
            return nodes[0].value if nodes else ""

        return first
    return lambda n, e: to_text(run(n, e))


def _number_of(typed: Typed) -> Closure:
    run = typed.run
    kind = typed.kind
    if kind == "n":
        return run
    if typed.constant is not ...:
        number = to_number(typed.constant)
        return lambda n, e: number
    if kind in ("s", "one"):
        return lambda n, e: text_number(run(n, e))
    if kind == "opt":
        return lambda n, e: text_number(run(n, e) or "")
    if typed.first is not None:
        first = typed.first
        return lambda n, e: text_number(first(n, e) or "")
    return lambda n, e: to_number(run(n, e))


def _truth_of(typed: Typed) -> Closure:
    run = typed.run
    kind = typed.kind
    if kind == "b":
        return run
    if typed.constant is not ...:
        truth = to_boolean(typed.constant)
        return lambda n, e: truth
    if kind == "one":
        return lambda n, e: True
    if kind == "opt":
        return lambda n, e: run(n, e) is not None
    if kind == "s":
        return lambda n, e: run(n, e) != ""
    return lambda n, e: to_boolean(run(n, e))


def _nodes_of(typed: Typed) -> Closure:
    if typed.kind in ("one", "opt"):
        assert typed.nodes is not None
        return typed.nodes
    if typed.kind == "set":
        return typed.run
    run = typed.run

    def checked(n: Any, e: Any) -> list[Any]:
        nodes = run(n, e)
        return nodes if type(nodes) is list else []

    return checked


def _value_of(typed: Typed) -> Closure:
    if typed.kind in ("one", "opt"):
        assert typed.nodes is not None
        return typed.nodes
    return typed.run


def _texts_of(typed: Typed) -> Closure:
    run = typed.run
    kind = typed.kind
    if kind == "set":
        return lambda n, e: [node.value for node in run(n, e)]
    if kind == "opt":

        def present(n: Any, e: Any) -> list[str]:
            text = run(n, e)
            return [] if text is None else [text]

        return present
    if kind == "any":

        def either(n: Any, e: Any) -> list[str]:
            value = run(n, e)
            return [node.value for node in value] if type(value) is list else [to_text(value)]

        return either
    text = _text_of(typed)
    return lambda n, e: [text(n, e)]


CONVERTERS: dict[str, Callable[[Typed], Closure]] = {
    "s": _text_of,
    "n": _number_of,
    "b": _truth_of,
    "set": _nodes_of,
    "v": _value_of,
    "l": _texts_of,
}
_COMPILE: dict[type, Callable[[Compiler, Any], Typed]] = {
    Literal: Compiler.literal,
    Number: Compiler.number,
    Negate: Compiler.negate,
    Binary: Compiler.binary,
    Call: Compiler.call,
    Path: Compiler.path,
}
