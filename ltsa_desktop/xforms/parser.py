"""Reads tokens into a syntax tree: precedence climbing over XPath 1.0's grammar."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.errors import ExpressionError
from ltsa_desktop.xforms.lexer import Token, tokenize
from ltsa_desktop.xforms.syntax import Binary, Call, Expression, Literal, Negate, Number, Path, Step

MAX_DEPTH = 1_500
"""The deepest nesting of brackets and calls that is read."""

_PRECEDENCE = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
    "|": 8,
}
_NEGATE = 7
_NODE_TYPES = frozenset({"node", "text", "comment", "processing-instruction"})
_AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)


@contextmanager
def deep_recursion(frames: int = 30_000) -> Iterator[None]:
    """Room for deeply nested expressions while a form is compiled (Python frames use no C stack since 3.11)."""
    before = sys.getrecursionlimit()
    if before >= frames:
        yield
        return
    sys.setrecursionlimit(frames)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class _Parser:
    __slots__ = ("depth", "expression", "index", "token", "tokens")

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens = tokenize(expression)
        self.index = 0
        self.token = self.tokens[0]
        self.depth = 0

    def advance(self) -> Token:
        token = self.token
        self.index += 1
        self.token = self.tokens[self.index]
        return token

    def is_operator(self, text: str) -> bool:
        return self.token.kind == "operator" and self.token.text == text

    def expect(self, text: str, opened: Token) -> None:
        if self.is_operator(text):
            self.advance()
            return
        raise ExpressionError(
            Text(
                id="Kurung {open} pada posisi {at} tidak ditutup dengan {close}.",
                en="The bracket {open} at position {at} is not closed by {close}.",
            ).format(open=opened.text, at=opened.at + 1, close=text),
            "unbalanced",
            self.token.at if self.token.kind != "end" else opened.at,
        )

    def unexpected(self) -> ExpressionError:
        token = self.token
        if token.kind == "end":
            return ExpressionError(
                Text(id="Ekspresi ini berhenti sebelum selesai.", en="This expression stops before it is complete."),
                "incomplete",
                token.at,
            )
        code = "unbalanced" if token.text in (")", "]") and token.kind == "operator" else "unexpected"
        return ExpressionError(
            Text(id="“{what}” tidak pada tempatnya.", en="“{what}” is out of place here.").format(what=token.text),
            code,
            token.at,
        )

    def parse(self, minimum: int = 0) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError(
                Text(
                    id="Ekspresi ini bersarang lebih dari {n} tingkat.",
                    en="This expression is nested more than {n} levels deep.",
                ).format(n=MAX_DEPTH),
                "too-deep",
                self.token.at,
            )
        left = self.unary()
        while self.token.kind == "operator":
            precedence = _PRECEDENCE.get(self.token.text)
            if precedence is None or precedence < minimum:
                break
            operator = self.advance()
            right = self.parse(precedence + 1)
            left = Binary(operator.text, left, right, operator.at)
        self.depth -= 1
        return left

    def unary(self) -> Expression:
        if self.is_operator("-"):
            at = self.advance().at
            return Negate(self.parse(_NEGATE), at)
        return self.path()

    def path(self) -> Expression:
        token = self.token
        if token.kind == "number":
            self.advance()
            return self.filtered(Number(float(token.text), token.at))
        if token.kind == "string":
            self.advance()
            return self.filtered(Literal(token.text, token.at))
        if self.is_operator("("):
            opened = self.advance()
            inner = self.parse()
            self.expect(")", opened)
            return self.filtered(inner)
        if token.kind == "name" and self.tokens[self.index + 1].text == "(" and token.text not in _NODE_TYPES:
            following = self.tokens[self.index + 1]
            if following.kind == "operator":
                return self.filtered(self.call())
        if self.is_operator("$"):
            raise ExpressionError(
                Text(
                    id="Rujukan ${{…}} hanya dikenal di XLSForm, tidak di XForm.",
                    en="A ${{…}} reference is known in an XLSForm only, not in an XForm.",
                ).format(),
                "dollar",
                token.at,
            )
        return self.location()

    def call(self) -> Call:
        name = self.advance()
        opened = self.advance()
        args: list[Expression] = []
        if not self.is_operator(")"):
            args.append(self.parse())
            while self.is_operator(","):
                self.advance()
                args.append(self.parse())
        self.expect(")", opened)
        return Call(name.text, args, name.at)

    def filtered(self, start: Expression) -> Expression:
        predicates = self.predicates()
        if not predicates and not self.is_operator("/") and not self.is_operator("//"):
            return start
        steps: list[Step] = []
        self.more_steps(steps)
        return Path(False, steps, start.at, start, predicates)

    def location(self) -> Path:
        at = self.token.at
        steps: list[Step] = []
        if self.is_operator("/"):
            self.advance()
            if self.starts_step():
                steps.append(self.step())
                self.more_steps(steps)
            return Path(True, steps, at)
        if self.is_operator("//"):
            self.more_steps(steps)
            return Path(True, steps, at)
        if not self.starts_step():
            raise self.unexpected()
        steps.append(self.step())
        self.more_steps(steps)
        return Path(False, steps, at)

    def more_steps(self, steps: list[Step]) -> None:
        while True:
            if self.is_operator("//"):
                steps.append(Step("descendant-or-self", "node()", [], self.advance().at))
            elif self.is_operator("/"):
                self.advance()
            else:
                return
            if not self.starts_step():
                raise self.unexpected()
            steps.append(self.step())

    def starts_step(self) -> bool:
        token = self.token
        return token.kind == "name" or (token.kind == "operator" and token.text in (".", "..", "@"))

    def step(self) -> Step:
        token = self.advance()
        if token.kind == "operator":
            if token.text == ".":
                return Step("self", "node()", self.predicates(), token.at)
            if token.text == "..":
                return Step("parent", "node()", self.predicates(), token.at)
            if self.token.kind != "name":
                raise self.unexpected()
            return Step("attribute", self.advance().text, self.predicates(), token.at)
        axis = "child"
        name = token.text
        if self.is_operator("::"):
            if name not in _AXES:
                raise ExpressionError(
                    Text(id="Sumbu “{axis}” tidak dikenal.", en="There is no axis “{axis}”.").format(axis=name),
                    "unknown-axis",
                    token.at,
                )
            axis = name
            self.advance()
            if self.token.kind != "name":
                raise self.unexpected()
            name = self.advance().text
        if name in _NODE_TYPES and self.is_operator("("):
            opened = self.advance()
            if self.token.kind == "string":
                self.advance()
            self.expect(")", opened)
            name += "()"
        return Step(axis, name, self.predicates(), token.at)

    def predicates(self) -> list[Expression]:
        found: list[Expression] = []
        while self.is_operator("["):
            opened = self.advance()
            found.append(self.parse())
            self.expect("]", opened)
        return found


def parse(expression: str) -> Expression:
    """The syntax tree of `expression`.

    Raises:
        ExpressionError: with the offset of the fault and one of the codes "unbalanced", "incomplete",
            "unexpected", "open-quote", "smart-quote", "unknown-character", "unknown-axis", "too-deep", "too-long".
    """
    if not expression.strip():
        raise ExpressionError(Text(id="Ekspresi ini kosong.", en="This expression is empty."), "empty", 0)
    with deep_recursion():
        parser = _Parser(expression)
        tree = parser.parse()
        if parser.token.kind != "end":
            raise parser.unexpected()
    return tree
