"""Regular expressions as forms write them (Java and ECMAScript), made safe and compiled once."""

from __future__ import annotations

import re
from functools import lru_cache

MAX_PATTERN = 2_000
_CLASSES = {"\\p{L}": r"[^\W\d_]", "\\p{N}": r"\d", "\\p{Lu}": r"[A-ZÀ-ÖØ-Þ]", "\\p{Ll}": r"[a-zß-öø-ÿ]"}
_NAMED = re.compile(r"\(\?<([A-Za-z]\w*)>")
_QUANTIFIER = re.compile(r"[*+]|\{\d*,\d*\}|\{\d\d+\}")


class RefusedPattern(Exception):
    """A pattern that is broken, too long, or could take forever."""


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The compiled pattern.

    Raises:
        RefusedPattern: it is not a pattern, or it nests unbounded repetitions so that a short answer could keep
            the program busy for years.
    """
    if len(pattern) > MAX_PATTERN:
        raise RefusedPattern("the pattern is too long")
    translated = _NAMED.sub(r"(?P<\1>", pattern)
    for java, python in _CLASSES.items():
        translated = translated.replace(java, python)
    if repeats_nest(translated):
        raise RefusedPattern("the pattern repeats a repetition and could take forever")
    try:
        return re.compile(translated)
    except (re.error, RecursionError, OverflowError) as error:
        raise RefusedPattern(str(error)) from error


def repeats_nest(pattern: str) -> bool:
    """Whether an unbounded repetition stands inside a repeated group whose parts can match the same text.

    `(a+)+`, `(a*)*`, `(a|a)+` are such; `(\\d+,)+` is not, as a literal separates the rounds.
    """
    try:
        from re import _parser  # type: ignore[attr-defined]
    except ImportError:
        return False
    try:
        tree = _parser.parse(pattern)
    except (re.error, RecursionError, OverflowError):
        return False
    return _nests(tree, False)


def _nests(tree: object, inside: bool) -> bool:
    from re import _constants  # type: ignore[attr-defined]

    repeats = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
    for op, argument in tree:  # type: ignore[attr-defined]
        if op in repeats:
            _, high, body = argument
            unbounded = high == _constants.MAXREPEAT or high > 50
            if unbounded and inside:
                return True
            if _nests(body, (inside or unbounded) and _ambiguous(body)):
                return True
            if unbounded and _has_overlapping_branch(body):
                return True
        elif op is _constants.SUBPATTERN:
            if _nests(argument[3], inside):
                return True
        elif op is _constants.BRANCH and any(_nests(branch, inside) for branch in argument[1]):
            return True
    return False


def _flat(tree: object) -> list[tuple[object, object]]:
    from re import _constants  # type: ignore[attr-defined]

    parts: list[tuple[object, object]] = []
    for op, argument in tree:  # type: ignore[attr-defined]
        if op is _constants.SUBPATTERN:
            parts.extend(_flat(argument[3]))
        else:
            parts.append((op, argument))
    return parts


def _ambiguous(body: object) -> bool:
    """Whether one round of the body is a repetition only, without a literal that ends the round."""
    from re import _constants  # type: ignore[attr-defined]

    fixed = (_constants.LITERAL,)
    return not any(op in fixed for op, _ in _flat(body))


def _has_overlapping_branch(body: object) -> bool:
    from re import _constants  # type: ignore[attr-defined]

    for op, argument in _flat(body):
        if op is _constants.BRANCH:
            branches = argument[1]  # type: ignore[index]
            texts = [repr(list(branch)) for branch in branches]
            if len(set(texts)) < len(texts):
                return True
    return False
