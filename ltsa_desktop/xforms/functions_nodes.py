"""Functions that look at nodes, not only at values: position, count, indexed-repeat, choices, look-ups."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.compiler import CONVERTERS, Typed
from ltsa_desktop.xforms.errors import ExpressionError
from ltsa_desktop.xforms.lookup import rows_where
from ltsa_desktop.xforms.nodes import InstanceNode
from ltsa_desktop.xforms.registry import FUNCTIONS, Closure, Function, plain, special
from ltsa_desktop.xforms.syntax import Call, Expression, Literal, Path
from ltsa_desktop.xforms.values import NAN, to_number, to_text

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Compiler


@special("if", 3)
def _if(compiler: Compiler, call: Call) -> Typed:
    """`if(test, then, else)`; a chain of them in the else becomes one loop."""
    tests: list[Closure] = []
    values: list[Typed] = []
    rest: Expression = call
    while isinstance(rest, Call) and rest.name == "if" and len(rest.args) == 3:
        tests.append(compiler.argument(rest.args[0], "b"))
        values.append(compiler.expression(rest.args[1]))
        rest = rest.args[2]
    values.append(compiler.expression(rest))
    kinds = {"s" if value.kind == "one" else value.kind for value in values}
    kind = kinds.pop() if len(kinds) == 1 else "any"
    if kind not in ("s", "n", "b"):
        kind = "any"
    runs = [CONVERTERS[kind if kind != "any" else "v"](value) for value in values]
    if len(tests) == 1:
        test = tests[0]
        yes, no = runs
        return Typed(lambda n, e: yes(n, e) if test(n, e) else no(n, e), kind)
    pairs = tuple(zip(tests, runs[:-1], strict=True))
    otherwise = runs[-1]

    def chain(n: Any, e: Any) -> Any:
        for test, value in pairs:
            if test(n, e):
                return value(n, e)
        return otherwise(n, e)

    return Typed(chain, kind)


@special("count", 1)
def _count(compiler: Compiler, call: Call) -> Typed:
    nodes = compiler.node_set(call.args[0], "count", structural=True)
    return Typed(lambda n, e: float(len(nodes(n, e))), "n")


@special("count-non-empty", 1)
def _count_non_empty(compiler: Compiler, call: Call) -> Typed:
    nodes = compiler.node_set(call.args[0], "count-non-empty")
    return Typed(lambda n, e: float(sum(1 for node in nodes(n, e) if node.value != "")), "n")


@special("position", 0, 1)
def _position(compiler: Compiler, call: Call) -> Typed:
    if not call.args:
        _depend_on_place(compiler)
        return Typed(lambda n, e: float(e.place), "n")
    nodes = compiler.node_set(call.args[0], "position", structural=True)
    _depend_on_place(compiler)

    def place(n: Any, e: Any) -> float:
        found = nodes(n, e)
        return place_of(found[0]) if found else NAN

    return Typed(place, "n")


def _depend_on_place(compiler: Compiler) -> None:
    """An instance's place changes when instances come, go or move in any repeat around it."""
    outer = compiler.context.outer
    for depth, repeat in enumerate(outer.chain):
        compiler.depend(repeat, depth, structure=True)


def place_of(node: Any) -> float:
    """The place of a node among the neighbours of its own name, from 1."""
    if isinstance(node, InstanceNode):
        return float(node.index + 1)
    above = node.element_parent()
    if above is None:
        return 1.0
    place = 0
    for one in above.elements():
        place = place + 1 if one.name == node.name else 0
        if one is node:
            break
    return float(max(1, place))


@special("last", 0)
def _last(compiler: Compiler, call: Call) -> Typed:
    return Typed(lambda n, e: float(e.size), "n")


@special("current", 0)
def _current(compiler: Compiler, call: Call) -> Typed:
    return Typed(lambda n, e: e.current.value, "one", lambda n, e: [e.current])


@special("instance", 1)
def _instance(compiler: Compiler, call: Call) -> Typed:
    from ltsa_desktop.xforms.walking import Document

    argument = call.args[0]
    instances = compiler.instances
    if isinstance(argument, Literal) and argument.value not in instances:
        compiler.lost.append(
            ExpressionError(
                Text(id="Tidak ada daftar bernama “{name}”.", en="There is no list called “{name}”.").format(
                    name=argument.value
                ),
                "unknown-instance",
                argument.at,
            )
        )
    name = compiler.argument(argument, "s")

    def root(n: Any, e: Any) -> list[Any]:
        found = instances.get(name(n, e))
        return [] if found is None else [Document(found.root)]

    return Typed(root, "set")


@special("once", 1)
def _once(compiler: Compiler, call: Call) -> Typed:
    """The value the node already has, else the argument's: computed one time only."""
    compiler.remembers = True
    value = compiler.argument(call.args[0], "s")

    def run(n: Any, e: Any) -> str:
        known: str = e.current.raw if hasattr(e.current, "raw") else ""
        return known if known != "" else value(n, e)

    return Typed(run, "s")


class ParkMiller:
    """The random numbers of `randomize` (Park and Miller's minimal standard, as JavaRosa uses it)."""

    __slots__ = ("seed",)

    def __init__(self, seed: int) -> None:
        remainder = abs(seed) % 2147483647
        if seed < 0:
            remainder = -remainder
        self.seed = remainder + 2147483646 if remainder <= 0 else remainder

    def next(self) -> float:
        """The next number from 0 up to 1."""
        self.seed = self.seed * 16807 % 2147483647
        return (self.seed - 1) / 2147483646


def shuffled(nodes: list[Any], generator: Any) -> list[Any]:
    """`nodes` in an order drawn from `generator` ("inside-out" Fisher–Yates)."""
    result: list[Any] = []
    for at, node in enumerate(nodes):
        place = int(generator.next() * (at + 1))
        if place == at:
            result.append(node)
        else:
            result.append(result[place])
            result[place] = node
    return result


def seed_of(value: Any) -> int:
    """The seed that a value stands for: a number's whole part; text through the first 8 bytes of its SHA-256."""
    number = to_number(value)
    if number == number and abs(number) != float("inf"):
        return int(number)
    text = to_text(value)
    if text == "":
        return 0
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


class _Unseeded:
    __slots__ = ("environment",)

    def __init__(self, environment: Any) -> None:
        self.environment = environment

    def next(self) -> float:
        return float(self.environment.random())


@special("randomize", 1, 2)
def _randomize(compiler: Compiler, call: Call) -> Typed:
    nodes = compiler.node_set(call.args[0], "randomize")
    if len(call.args) == 1:
        compiler.volatile = True
        return Typed(lambda n, e: shuffled(nodes(n, e), _Unseeded(e.environment)), "set")
    seed = compiler.argument(call.args[1], "v")
    return Typed(lambda n, e: shuffled(nodes(n, e), ParkMiller(seed_of(seed(n, e)))), "set")


@special("indexed-repeat", 3, 101)
def _indexed_repeat(compiler: Compiler, call: Call) -> Typed:
    """`indexed-repeat(node, repeat, index, …)`: the node in the instances with those places."""
    if len(call.args) % 2 == 0:
        raise ExpressionError(
            Text(
                id="indexed-repeat() memerlukan pasangan pengulangan dan nomor.",
                en="indexed-repeat() needs pairs of a repeat and an index.",
            ),
            "arity",
            call.at,
        )
    indexed = range(1, len(call.args), 2)
    places = [compiler.argument(call.args[at + 1], "n") for at in indexed]
    before = compiler.free
    compiler.free = frozenset(ref_of(call.args[at]) for at in indexed)
    try:
        target = compiler.node_set(call.args[0], "indexed-repeat")
        repeated = [compiler.node_set(call.args[at], "indexed-repeat", structural=True) for at in indexed]
    finally:
        compiler.free = before
    pairs = list(zip(repeated, places, strict=True))

    def run(n: Any, e: Any) -> list[Any]:
        chosen: list[Any] = []
        levels: list[tuple[int, list[Any], float]] = []
        for repeats, index in pairs:
            place = index(n, e)
            nodes = repeats(n, e)
            if place != place or not nodes:
                return []
            levels.append((_height(nodes[0]), nodes, place))
        levels.sort(key=lambda level: level[0])
        for _, nodes, place in levels:
            inside = [node for node in nodes if not chosen or is_inside(node, chosen[-1])]
            if not 1 <= place <= len(inside) or place != int(place):
                return []
            chosen.append(inside[int(place) - 1])
        return [node for node in target(n, e) if is_inside(node, chosen[-1])]

    return Typed(run, "set")


def ref_of(tree: Expression) -> str:
    """The ref that an absolute path without predicates names, "" for anything else."""
    if isinstance(tree, Path) and tree.absolute:
        return "/" + "/".join(step.test for step in tree.steps)
    return ""


def _height(node: Any) -> int:
    height = 0
    while node is not None:
        node = node.element_parent()
        height += 1
    return height


def is_inside(node: Any, above: Any) -> bool:
    """Whether `node` is `above` or below it."""
    while node is not None:
        if node is above:
            return True
        node = node.element_parent()
    return False


@special("pulldata", 4)
def _pulldata(compiler: Compiler, call: Call) -> Typed:
    """`pulldata(list, column, key column, key)`: one cell of a list, through its index."""
    instances = compiler.instances
    first = call.args[0]
    if isinstance(first, Literal) and first.value not in instances:
        compiler.lost.append(
            ExpressionError(
                Text(id="Tidak ada daftar bernama “{name}”.", en="There is no list called “{name}”.").format(
                    name=first.value
                ),
                "unknown-instance",
                first.at,
            )
        )
    name, column, key_column, key = (compiler.argument(arg, "s") for arg in call.args)

    def run(n: Any, e: Any) -> str:
        for row in rows_where(instances.get(name(n, e)), ("root", "item"), key_column(n, e), key(n, e), False):
            found: str | None = row.get(column(n, e))
            if found is not None:
                return found
        return ""

    return Typed(run, "s")


@special("jr:choice-name", 2)
def _choice_name(compiler: Compiler, call: Call) -> Typed:
    """The label of a choice, in the language shown; the second argument is the question's path as text."""
    value = compiler.argument(call.args[0], "s")
    compiler.says = compiler.says or "choice"
    reference = call.args[1]
    if isinstance(reference, Literal):
        from ltsa_desktop.xforms.parser import parse

        before = compiler.context
        compiler.context = before.outer
        try:
            nodes = compiler.node_set(parse(reference.value.strip()), "jr:choice-name")
        except ExpressionError as error:
            error.offset = reference.at + 1 + error.offset
            raise
        finally:
            compiler.context = before
        return Typed(lambda n, e: e.choice_label(nodes(e.current, e), value(n, e)), "s")
    nodes = compiler.node_set(reference, "jr:choice-name")
    return Typed(lambda n, e: e.choice_label(nodes(n, e), value(n, e)), "s")


@special("jr:itext", 1)
def _itext(compiler: Compiler, call: Call) -> Typed:
    """A text of the form, in the language shown."""
    name = compiler.argument(call.args[0], "s")
    compiler.says = "text"
    return Typed(lambda n, e: e.itext(name(n, e)), "s")


def _names(compiler: Compiler, call: Call, local: bool) -> Typed:
    nodes = compiler.node_set(call.args[0], call.name, structural=True) if call.args else None

    def run(n: Any, e: Any) -> str:
        found = [n] if nodes is None else nodes(n, e)
        if not found:
            return ""
        name = str(found[0].name)
        return name.partition(":")[2] if local and ":" in name else name

    return Typed(run, "s")


special("name", 0, 1)(lambda compiler, call: _names(compiler, call, local=False))
special("local-name", 0, 1)(lambda compiler, call: _names(compiler, call, local=True))


@special("namespace-uri", 0, 1)
def _namespace(compiler: Compiler, call: Call) -> Typed:
    return Typed(lambda n, e: "", "s")


@special("id", 1)
def _id(compiler: Compiler, call: Call) -> Typed:
    compiler.argument(call.args[0], "s")
    return Typed(lambda n, e: [], "set")


@plain("lang", "e s", "b")
def _lang(evaluation: Any, language: str) -> bool:
    return False


def _with_context_node() -> None:
    """`number()`, `string()`, `string-length()` and `normalize-space()` without argument read the context node."""
    for name in ("number", "string", "string-length", "normalize-space"):
        whole = FUNCTIONS[name]

        def build(compiler: Compiler, call: Call, whole: Function = whole) -> Typed:
            if call.args:
                return whole.build(compiler, call)
            from ltsa_desktop.xforms.syntax import Step

            own = Path(False, [Step("self", "node()", [], call.at)], call.at)
            return whole.build(compiler, Call(call.name, [own], call.at))

        FUNCTIONS[name] = Function(name, 0, 1, build)


from ltsa_desktop.xforms import (  # noqa: E402, F401  # the table is filled before its names are extended
    functions_geo,
    functions_number,
    functions_text,
    functions_time,
)

_with_context_node()
