"""The table of functions: name → arity, result, and how a call becomes a closure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Compiler, Typed
    from ltsa_desktop.xforms.syntax import Call

Closure = Callable[[Any, Any], Any]
"""A compiled expression: called with the context node and the `Evaluation`."""

Builder = Callable[["Compiler", "Call"], "Typed"]
UNBOUNDED = 10_000


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the language.

    Attributes:
        name: as written, with its prefix.
        minimum, maximum: how many arguments it takes.
        build: makes the closure of one call.
    """

    name: str
    minimum: int
    maximum: int
    build: Builder


FUNCTIONS: dict[str, Function] = {}


def special(name: str, minimum: int, maximum: int = -1) -> Callable[[Builder], Builder]:
    """Registers a function that builds its own closure (it looks at its arguments, not only their values)."""

    def register(build: Builder) -> Builder:
        FUNCTIONS[name] = Function(name, minimum, minimum if maximum < 0 else maximum, build)
        return build

    return register


def plain(
    name: str, signature: str, returns: str, *, volatile: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers an ordinary function of values.

    Args:
        name: the function's name.
        signature: one letter an argument: `s` string, `n` number, `b` boolean, `v` any value, `l` the strings of
            all nodes (or one string) as a list, `e` no argument of the call but the `Evaluation`; `?` after a
            letter makes it optional, `*` repeats it (gathered in one list).
        returns: `s`, `n`, `b` or `any`.
        volatile: its result differs from call to call.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        letters, minimum, maximum, rest = _read_signature(signature)
        needs_evaluation = signature.startswith("e")

        def build(compiler: Compiler, call: Call) -> Typed:
            compiler.volatile |= volatile
            fixed = call.args[: len(letters)]
            args = [compiler.argument(arg, letters[at]) for at, arg in enumerate(fixed)]
            more = [compiler.argument(arg, rest) for arg in call.args[len(letters) :]] if rest else None
            return compiler.typed(_closure(function, args, more, rest, needs_evaluation), returns)

        FUNCTIONS[name] = Function(name, minimum, maximum, build)
        return function

    return register


def _read_signature(signature: str) -> tuple[str, int, int, str]:
    letters = ""
    minimum = 0
    rest = ""
    for word in signature.split():
        if word == "e":
            continue
        if word.endswith("*"):
            rest = word[0]
        elif word.endswith("?"):
            letters += word[0]
        else:
            letters += word
            minimum += 1
    return letters, minimum, UNBOUNDED if rest else len(letters), rest


def _closure(
    function: Callable[..., Any], args: list[Closure], more: list[Closure] | None, rest: str, needs_evaluation: bool
) -> Closure:
    if more is not None:
        if rest == "l":

            def gathered(n: Any, e: Any) -> Any:
                values: list[Any] = []
                for arg in more:
                    values.extend(arg(n, e))
                return function(*[arg(n, e) for arg in args], values)

            return gathered
        return lambda n, e: function(*[arg(n, e) for arg in args], [arg(n, e) for arg in more])
    if needs_evaluation:
        return lambda n, e: function(e, *[arg(n, e) for arg in args])
    if not args:
        return lambda n, e: function()
    if len(args) == 1:
        (first,) = args
        return lambda n, e: function(first(n, e))
    if len(args) == 2:
        first, second = args
        return lambda n, e: function(first(n, e), second(n, e))
    if len(args) == 3:
        first, second, third = args
        return lambda n, e: function(first(n, e), second(n, e), third(n, e))
    return lambda n, e: function(*[arg(n, e) for arg in args])
