"""The syntax tree of an XPath expression.

Every node carries `at`, its offset in the expression, so that a later fault can point to its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Number:
    """A number literal."""

    value: float
    at: int


@dataclass(slots=True)
class Literal:
    """A string literal, without its quotes."""

    value: str
    at: int


@dataclass(slots=True)
class Call:
    """A function call; `name` as written, e.g. `jr:choice-name`."""

    name: str
    args: list[Expression]
    at: int


@dataclass(slots=True)
class Binary:
    """`or and = != < <= > >= + - * div mod |`."""

    op: str
    left: Expression
    right: Expression
    at: int


@dataclass(slots=True)
class Negate:
    """Unary minus."""

    operand: Expression
    at: int


@dataclass(slots=True)
class Step:
    """One step of a path: axis, node test (a name, `*`, `p:*`, `node()`, `text()`, `comment()`), predicates."""

    axis: str
    test: str
    predicates: list[Expression]
    at: int


@dataclass(slots=True)
class Path:
    """A location path: absolute, relative, or going on from the nodes of `start`."""

    absolute: bool
    steps: list[Step]
    at: int
    start: Expression | None = None
    start_predicates: list[Expression] = field(default_factory=list)


Expression = Number | Literal | Call | Binary | Negate | Path
