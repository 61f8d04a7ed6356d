"""Splits an XPath expression into tokens (XPath 1.0, section 3.7)."""

from __future__ import annotations

import re
from typing import NamedTuple

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.errors import ExpressionError

MAX_LENGTH = 200_000
"""The longest expression that is read, in characters."""


class Token(NamedTuple):
    """One token: `kind` is "number", "string", "name", "operator" or "end"."""

    kind: str
    text: str
    at: int


_NAME = r"[^\W\d][\w.\-·]*"
_PATTERN = re.compile(
    rf"""(?P<space>[\s\u00a0]+)
    |(?P<number>\d+(?:\.\d*)?|\.\d+)
    |(?P<string>"[^"]*"|'[^']*')
    |(?P<operator>::|//|\.\.|<=|>=|!=|[()\[\],@.$/|+\-=<>*{{}}])
    |(?P<name>{_NAME}(?::(?:{_NAME}|\*))?(?<![.]))
    """,
    re.VERBOSE,
)
_OPERAND_BEFORE = frozenset({")", "]", "..", "."})
_WORD_OPERATORS = frozenset({"and", "or", "div", "mod"})
_JOINED_OPERATOR = re.compile(r"(?:and|or|div|mod)(?=[\d.])")


def _unreadable(expression: str, at: int) -> ExpressionError:
    character = expression[at]
    if character in "\"'":
        return ExpressionError(
            Text(
                id="Tanda kutip {c} yang dibuka tidak pernah ditutup.",
                en="The quotation mark {c} is opened and never closed.",
            ).format(c=character),
            "open-quote",
            at,
        )
    if character in "“”‘’„":
        return ExpressionError(
            Text(
                id="Ada tanda kutip lengkung {c}; gunakan tanda kutip lurus.",
                en="There is a curly quotation mark {c}; use a straight one.",
            ).format(c=character),
            "smart-quote",
            at,
        )
    return ExpressionError(
        Text(id="Tanda {c} tidak dikenal di sini.", en="The character {c} has no meaning here.").format(c=character),
        "unknown-character",
        at,
    )


def tokenize(expression: str) -> list[Token]:
    """The tokens of `expression`, closed by one of kind "end".

    `*` is an operator after an operand and a name test elsewhere; `and or div mod` are operators only
    after an operand (XPath 1.0, section 3.7).

    Raises:
        ExpressionError: a character or quotation mark that does not belong there.
    """
    if len(expression) > MAX_LENGTH:
        raise ExpressionError(
            Text(
                id="Ekspresi ini terlalu panjang ({n} karakter).", en="This expression is too long ({n} characters)."
            ).format(n=len(expression)),
            "too-long",
            0,
        )
    tokens: list[Token] = []
    at = 0
    end = len(expression)
    match = _PATTERN.match
    while at < end:
        found = match(expression, at)
        if found is None:
            raise _unreadable(expression, at)
        kind = found.lastgroup or ""
        text = found.group()
        if kind == "space":
            at = found.end()
            continue
        operand_before = bool(tokens) and (
            tokens[-1].kind in ("number", "string", "name") or tokens[-1].text in _OPERAND_BEFORE
        )
        if text == "*" and not operand_before:
            kind = "name"
        elif kind == "name" and operand_before and text in _WORD_OPERATORS:
            kind = "operator"
        elif kind == "name" and operand_before and (joined := _JOINED_OPERATOR.match(expression, at)):
            # "1 div2" is no name after an operand: ODK's engines read an operator and a number
            kind, found, text = "operator", joined, joined.group()
        if kind == "string":
            text = text[1:-1]
        tokens.append(Token(kind, text, at))
        at = found.end()
    tokens.append(Token("end", "", end))
    return tokens
