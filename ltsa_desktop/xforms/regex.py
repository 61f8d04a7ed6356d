"""Regular expressions as forms write them (Java and ECMAScript), that can never take forever.

Python's own engine tries alternatives one after the other, which for `^(a+)+$` and a forty-letter answer takes
years. Patterns that repeat a repetition, and long texts, are therefore matched by following all alternatives at
once (Thompson's construction): slower for a letter, but never more than text × pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from re import _constants as c  # type: ignore[attr-defined]  # the parsed tree has no public door
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MAX_PATTERN = 2_000
MAX_STATES = 20_000
LONG_TEXT = 1_000
_CLASSES = {"\\p{L}": r"[^\W\d_]", "\\p{N}": r"\d", "\\p{Lu}": r"[A-ZÀ-ÖØ-Þ]", "\\p{Ll}": r"[a-zß-öø-ÿ]"}
_SETS = {"\\d": "[0-9]", "\\D": "[^0-9]", "\\w": "[A-Za-z0-9_]", "\\W": "[^A-Za-z0-9_]"}
_NAMED = re.compile(r"\(\?<([A-Za-z]\w*)>")
_REPEATS = frozenset({c.MAX_REPEAT, c.MIN_REPEAT})


class RefusedPattern(Exception):
    """A pattern that is broken, too long, or beyond what can be matched in bounded time."""


class Pattern:
    """A compiled pattern."""

    __slots__ = ("_ambiguous", "_linear", "_repeats", "_tree", "_whole")

    def __init__(self, pattern: str) -> None:
        try:
            self._tree = _parser.parse(pattern)
            self._whole = re.compile(pattern)
        except (re.error, RecursionError, OverflowError) as error:
            raise RefusedPattern(str(error)) from error
        self._ambiguous = _nests(self._tree, False)
        self._repeats = _unbounded(self._tree)
        self._linear: Linear | None = None

    def search(self, text: str) -> bool:
        """Whether the pattern is found anywhere in `text`.

        Raises:
            RefusedPattern: it could take forever and uses what cannot be followed at once (references back,
                looking around).
        """
        if not self._ambiguous and (len(text) <= LONG_TEXT or self._repeats < 2):
            return self._whole.search(text) is not None
        if self._linear is None:
            self._linear = Linear(self._tree)
        return self._linear.search(text)


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> Pattern:
    """The compiled pattern.

    Raises:
        RefusedPattern: it is not a pattern or too long.
    """
    if len(pattern) > MAX_PATTERN:
        raise RefusedPattern("the pattern is too long")
    translated = _NAMED.sub(r"(?P<\1>", _ascii(pattern))
    for java, python in _CLASSES.items():
        translated = translated.replace(java, python)
    return Pattern(translated)


def _ascii(pattern: str) -> str:
    """The pattern with `$`, `\\d` and `\\w` as forms mean them: the very end, ASCII digits, ASCII letters."""
    made: list[str] = []
    inside = False
    at = 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            escape = pattern[at : at + 2]
            known = _SETS.get(escape)
            made.append(escape if known is None or (inside and known[1] == "^") else known[1:-1] if inside else known)
            at += 2
            continue
        if letter == "[" and not inside:
            inside = True
            if pattern[at + 1 : at + 2] == "^":
                letter, at = "[^", at + 1
        elif letter == "]":
            inside = False
        made.append("\\Z" if letter == "$" and not inside else letter)
        at += 1
    return "".join(made)


def _unbounded(tree: Any) -> int:
    """How many repetitions without (or with a far) end the pattern has."""
    count = 0
    for op, argument in tree:
        if op in _REPEATS:
            count += (1 if argument[1] == c.MAXREPEAT or argument[1] > 50 else 0) + _unbounded(argument[2])
        elif op is c.SUBPATTERN:
            count += _unbounded(argument[3])
        elif op is c.BRANCH:
            count += sum(_unbounded(branch) for branch in argument[1])
    return count


def _nests(tree: Any, inside: bool) -> bool:
    """Whether a repetition stands in a repetition, or alternatives do."""
    for op, argument in tree:
        if op in _REPEATS:
            repeated = argument[1] == c.MAXREPEAT or argument[1] > 10
            if (repeated and inside) or _nests(argument[2], inside or repeated):
                return True
        elif op is c.SUBPATTERN:
            if _nests(argument[3], inside):
                return True
        elif op is c.BRANCH:
            if inside or any(_nests(branch, inside) for branch in argument[1]):
                return True
        elif op in (c.ASSERT, c.ASSERT_NOT) and _nests(argument[1], inside):
            return True
    return False


Test = Callable[[str], bool]
_CATEGORIES: dict[Any, Test] = {
    c.CATEGORY_DIGIT: str.isdigit,
    c.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    c.CATEGORY_SPACE: str.isspace,
    c.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    c.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    c.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


class Linear:
    """A pattern as states that are all followed at once.

    A state is (kind, argument, next): "letter" consumes one letter that passes the argument, "split" goes on at
    two places, "at" goes on where its condition holds, "end" has matched.
    """

    __slots__ = ("_start", "_states")

    def __init__(self, tree: Any) -> None:
        self._states: list[tuple[str, Any, int]] = []
        end = self._add("end", None, -1)
        self._start = self._sequence(tree, end)

    def _add(self, kind: str, argument: Any, following: int) -> int:
        if len(self._states) >= MAX_STATES:
            raise RefusedPattern("the pattern is too large")
        self._states.append((kind, argument, following))
        return len(self._states) - 1

    def _sequence(self, tree: Any, following: int) -> int:
        for op, argument in reversed(list(tree)):
            following = self._item(op, argument, following)
        return following

    def _item(self, op: Any, argument: Any, following: int) -> int:
        if op is c.LITERAL:
            wanted = chr(argument)
            return self._add("letter", lambda letter: letter == wanted, following)
        if op is c.NOT_LITERAL:
            unwanted = chr(argument)
            return self._add("letter", lambda letter: letter != unwanted, following)
        if op is c.ANY:
            return self._add("letter", lambda letter: letter != "\n", following)
        if op is c.IN:
            return self._add("letter", _class(argument), following)
        if op is c.SUBPATTERN:
            return self._sequence(argument[3], following)
        if op is c.BRANCH:
            starts = [self._sequence(branch, following) for branch in argument[1]]
            place = starts[-1]
            for start in reversed(starts[:-1]):
                place = self._add("split", start, place)
            return place
        if op in _REPEATS:
            return self._repeat(argument, following)
        if op is c.AT:
            return self._add("at", argument, following)
        raise RefusedPattern("the pattern looks back or around inside a repetition")

    def _repeat(self, argument: Any, following: int) -> int:
        low, high, body = argument
        if high == c.MAXREPEAT:
            loop = self._add("split", -1, following)
            start = self._sequence(body, loop)
            self._states[loop] = ("split", start, following)
            place = loop
        else:
            place = following
            for _ in range(int(high) - int(low)):
                place = self._add("split", self._sequence(body, place), following)
        for _ in range(int(low)):
            place = self._sequence(body, place)
        return place

    def _close(self, states: set[int], text: str, at: int) -> set[int]:
        """The states reached without consuming a letter."""
        known: set[int] = set()
        stack = list(states)
        while stack:
            number = stack.pop()
            if number in known:
                continue
            known.add(number)
            kind, argument, following = self._states[number]
            if kind == "split":
                stack.append(argument)
                stack.append(following)
            elif kind == "at" and _holds(argument, text, at):
                stack.append(following)
        return known

    def search(self, text: str) -> bool:
        """Whether the pattern is found anywhere in `text`."""
        states: set[int] = set()
        table = self._states
        for at in range(len(text) + 1):
            states.add(self._start)
            states = self._close(states, text, at)
            if 0 in states:
                return True
            if at == len(text):
                break
            letter = text[at]
            states = {
                table[number][2] for number in states if table[number][0] == "letter" and table[number][1](letter)
            }
        return False


def _class(items: Any) -> Test:
    negate = False
    tests: list[Test] = []
    for op, argument in items:
        if op is c.NEGATE:
            negate = True
        elif op is c.LITERAL:
            tests.append(chr(argument).__eq__)
        elif op is c.RANGE:
            low, high = argument
            tests.append(lambda letter, low=low, high=high: low <= ord(letter) <= high)  # type: ignore[misc]
        else:
            tests.append(_CATEGORIES[argument])
    if negate:
        return lambda letter: not any(test(letter) for test in tests)
    return lambda letter: any(test(letter) for test in tests)


def _word_at(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _holds(condition: Any, text: str, at: int) -> bool:
    if condition in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
        return at == 0
    if condition is c.AT_END:
        return at == len(text) or (at == len(text) - 1 and text[at] == "\n")
    if condition is c.AT_END_STRING:
        return at == len(text)
    boundary = _word_at(text, at - 1) != _word_at(text, at)
    return boundary if condition is c.AT_BOUNDARY else not boundary
