"""Arithmetic and comparison of closures (XPath 1.0, sections 3.3 to 3.5)."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ltsa_desktop.xforms.registry import Closure
from ltsa_desktop.xforms.values import NAN, text_number, to_boolean, to_number, to_text

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Typed


def _add(left: Closure, right: Closure) -> Closure:
    return lambda n, e: left(n, e) + right(n, e)


def _subtract(left: Closure, right: Closure) -> Closure:
    return lambda n, e: left(n, e) - right(n, e)


def _multiply(left: Closure, right: Closure) -> Closure:
    return lambda n, e: left(n, e) * right(n, e)


def _divide(left: Closure, right: Closure) -> Closure:
    def run(n: Any, e: Any) -> float:
        above: float = left(n, e)
        below: float = right(n, e)
        if below:
            return above / below
        if above != above or below != below or above == 0:
            return NAN
        return math.copysign(math.inf, above) * math.copysign(1.0, below)

    return run


def _modulo(left: Closure, right: Closure) -> Closure:
    def run(n: Any, e: Any) -> float:
        above = left(n, e)
        below = right(n, e)
        if not below or above != above or below != below or math.isinf(above):
            return NAN
        return math.fmod(above, below)

    return run


ARITHMETIC: dict[str, Callable[[Closure, Closure], Closure]] = {
    "+": _add,
    "-": _subtract,
    "*": _multiply,
    "div": _divide,
    "mod": _modulo,
}
_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_TEXT_KINDS = frozenset({"s", "one"})
_SINGLE_KINDS = frozenset({"s", "one", "n", "b"})


def compare(op: str, left: Typed, right: Typed, convert: dict[str, Callable[[Typed], Closure]]) -> Closure:
    """The closure of `left op right` for `= != < <= > >=`."""
    if op in _ORDER:
        if left.kind in _SINGLE_KINDS and right.kind in _SINGLE_KINDS:
            return _order(op, convert["n"](left), convert["n"](right))
        return _order_sets(_ORDER[op], convert["v"](left), convert["v"](right))
    equal = op == "="
    kinds = (left.kind, right.kind)
    if "b" in kinds:
        first, second = convert["b"](left), convert["b"](right)
        if equal:
            return lambda n, e: first(n, e) == second(n, e)
        return lambda n, e: first(n, e) != second(n, e)
    if left.kind in _TEXT_KINDS and right.kind in _TEXT_KINDS:
        return _equal_text(equal, left, right)
    if left.kind in _SINGLE_KINDS and right.kind in _SINGLE_KINDS:
        first, second = convert["n"](left), convert["n"](right)
        if equal:
            return lambda n, e: first(n, e) == second(n, e)
        return lambda n, e: first(n, e) != second(n, e)
    if "any" not in kinds and "set" not in kinds and "n" not in kinds:
        first, second = left.run, right.run
        if equal:

            def same(n: Any, e: Any) -> bool:
                one = first(n, e)
                return one is not None and one == second(n, e)

            return same

        def different(n: Any, e: Any) -> bool:
            one = first(n, e)
            other = second(n, e)
            return one is not None and other is not None and one != other

        return different
    first, second = convert["v"](left), convert["v"](right)
    return lambda n, e: equal_values(first(n, e), second(n, e), equal)


def _equal_text(equal: bool, left: Typed, right: Typed) -> Closure:
    first, second = left.run, right.run
    if right.constant is not ...:
        constant = right.constant
        if equal:
            return lambda n, e: first(n, e) == constant
        return lambda n, e: first(n, e) != constant
    if left.constant is not ...:
        constant = left.constant
        if equal:
            return lambda n, e: second(n, e) == constant
        return lambda n, e: second(n, e) != constant
    if equal:
        return lambda n, e: first(n, e) == second(n, e)
    return lambda n, e: first(n, e) != second(n, e)


def _order(op: str, left: Closure, right: Closure) -> Closure:
    if op == "<":
        return lambda n, e: left(n, e) < right(n, e)
    if op == "<=":
        return lambda n, e: left(n, e) <= right(n, e)
    if op == ">":
        return lambda n, e: left(n, e) > right(n, e)
    return lambda n, e: left(n, e) >= right(n, e)


def _numbers(value: Any) -> list[float]:
    if type(value) is list:
        return [text_number(node.value) for node in value]
    return [to_number(value)]


def _order_sets(test: Callable[[Any, Any], bool], left: Closure, right: Closure) -> Closure:
    def run(n: Any, e: Any) -> bool:
        others = _numbers(right(n, e))
        return any(test(one, other) for one in _numbers(left(n, e)) for other in others)

    return run


def equal_values(left: Any, right: Any, equal: bool) -> bool:
    """`left = right` (or `!=`) for values of any kind."""
    if type(left) is bool or type(right) is bool:
        return (to_boolean(left) == to_boolean(right)) is equal
    if type(left) is list:
        if type(right) is list:
            if not left or not right:
                return False
            texts = {node.value for node in right}
            if equal:
                return any(node.value in texts for node in left)
            return len(texts) > 1 or any(node.value not in texts for node in left)
        return any(_equal_single(node.value, right, equal) for node in left)
    if type(right) is list:
        return any(_equal_single(node.value, left, equal) for node in right)
    return _equal_single(left, right, equal)


def _equal_single(left: Any, right: Any, equal: bool) -> bool:
    if isinstance(left, float) or isinstance(right, float):
        return (to_number(left) == to_number(right)) is equal
    return (to_text(left) == to_text(right)) is equal


def union(left: Closure, right: Closure) -> Closure:
    """The closure of `left | right`, in document order."""

    def run(n: Any, e: Any) -> list[Any]:
        first = left(n, e)
        known = {id(node) for node in first}
        more = [node for node in right(n, e) if id(node) not in known]
        return document_order(first + more) if more else first

    return run


def document_order(nodes: list[Any]) -> list[Any]:
    """Nodes in document order, by their places on the way from the root."""
    return sorted(nodes, key=_place) if len(nodes) > 1 else nodes


def _place(node: Any) -> tuple[int, ...]:
    steps: list[int] = []
    while True:
        above = node.element_parent()
        if above is None:
            break
        siblings = above.elements()
        steps.append(next((at for at, one in enumerate(siblings) if one is node), 0))
        node = above
    return tuple(reversed(steps))
