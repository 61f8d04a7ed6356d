"""Functions of strings, booleans and selections (ODK XForms specification, "XPath Functions")."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from typing import Any

from ltsa_desktop.xforms.errors import EvaluationError
from ltsa_desktop.xforms.regex import RefusedPattern, compile_pattern
from ltsa_desktop.xforms.registry import plain
from ltsa_desktop.xforms.values import to_boolean, to_number, to_text

_SPACES = re.compile(r"[ \t\r\n]+")
_WHITE = " \t\r\n"


def split_list(text: str) -> list[str]:
    """The words of a space-separated list (the answer of a select multiple)."""
    text = text.strip(_WHITE)
    return _SPACES.split(text) if text else []


@plain("concat", "l*", "s")
def concat(texts: list[str]) -> str:
    """All strings one after the other; node-sets give each node's text."""
    return "".join(texts)


@plain("join", "s l*", "s")
def join(separator: str, texts: list[str]) -> str:
    """All strings with `separator` between."""
    return separator.join(texts)


@plain("contains", "s s", "b")
def contains(text: str, part: str) -> bool:
    """Whether `part` occurs in `text`."""
    return part in text


@plain("starts-with", "s s", "b")
def starts_with(text: str, part: str) -> bool:
    """Whether `text` begins with `part`."""
    return text.startswith(part)


@plain("ends-with", "s s", "b")
def ends_with(text: str, part: str) -> bool:
    """Whether `text` ends with `part`."""
    return text.endswith(part)


@plain("substring-before", "s s", "s")
def substring_before(text: str, part: str) -> str:
    """What stands before the first `part`."""
    before, found, _ = text.partition(part) if part else ("", "", "")
    return before if found else ""


@plain("substring-after", "s s", "s")
def substring_after(text: str, part: str) -> str:
    """What stands after the first `part`."""
    if not part:
        return text
    _, found, after = text.partition(part)
    return after if found else ""


def _half_up(number: float) -> float:
    return number if math.isinf(number) else float(math.floor(number + 0.5))


@plain("substring", "s n n?", "s")
def substring(text: str, start: float, length: float | None = None) -> str:
    """Characters from position `start` (counted from 1, rounded), `length` of them or all the rest."""
    if start != start or (length is not None and length != length):
        return ""
    first = _half_up(start)
    last = math.inf if length is None else first + _half_up(length)
    return "".join(character for at, character in enumerate(text, 1) if first <= at < last)


@plain("substr", "s n n?", "s")
def substr(text: str, start: float, end: float | None = None) -> str:
    """Characters from index `start` (counted from 0) to before `end`; negative indices count from the end."""
    if start != start or (end is not None and end != end):
        return ""
    size = len(text)
    first = _index(start, size)
    last = size if end is None else _index(end, size)
    return text[first:last] if first < last else ""


def _index(number: float, size: int) -> int:
    if number == float("inf"):
        return size
    if number == float("-inf"):
        return 0
    at = int(number)
    if at < 0:
        at += size
    return min(max(0, at), size)


@plain("string-length", "s", "n")
def string_length(text: str) -> float:
    """How many characters `text` has."""
    return float(len(text))


@plain("normalize-space", "s", "s")
def normalize_space(text: str) -> str:
    """`text` without outer spaces, inner runs of spaces as one."""
    return " ".join(split_list(text))


@plain("translate", "s s s", "s")
def translate(text: str, old: str, new: str) -> str:
    """Each character of `old` replaced by the one at its place in `new`, or removed."""
    table: dict[int, str] = {}
    for at, character in enumerate(old):
        table.setdefault(ord(character), new[at] if at < len(new) else "")
    return text.translate(table)


@plain("coalesce", "s s", "s")
def coalesce(first: str, second: str) -> str:
    """The first string that is not empty."""
    return first or second


@plain("regex", "s s", "b")
def regex(text: str, pattern: str) -> bool:
    """Whether the pattern is found in `text` (write `^…$` for the whole, as ODK Collect's authors do)."""
    try:
        return compile_pattern(pattern).search(text)
    except RefusedPattern as error:
        raise EvaluationError(str(error)) from error


_DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


@plain("digest", "s s s?", "s")
def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """The hash of `text` in UTF-8, as base64 or hex."""
    name = _DIGESTS.get(algorithm)
    if name is None:
        raise EvaluationError(f"digest(): unknown algorithm {algorithm!r}")
    raw = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
    if encoding == "hex":
        return raw.hex()
    if encoding != "base64":
        raise EvaluationError(f"digest(): unknown encoding {encoding!r}")
    return base64.b64encode(raw).decode("ascii")


@plain("base64-decode", "s", "s")
def base64_decode(text: str) -> str:
    """The UTF-8 text that `text` encodes in base64, "" when it does not."""
    compact = _SPACES.sub("", text)
    try:
        return base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True).decode("utf-8", "replace")
    except ValueError:
        return ""


@plain("string", "v", "s")
def string(value: Any) -> str:
    """Any value as a string."""
    return to_text(value)


@plain("boolean", "v", "b")
def boolean(value: Any) -> bool:
    """Any value as a truth."""
    return to_boolean(value)


@plain("boolean-from-string", "s", "b")
def boolean_from_string(text: str) -> bool:
    """True for "1" and "true"."""
    return text in ("1", "true")


@plain("not", "b", "b")
def negation(value: bool) -> bool:
    """The opposite."""
    return not value


@plain("true", "", "b")
def true() -> bool:
    """True."""
    return True


@plain("false", "", "b")
def false() -> bool:
    """False."""
    return False


@plain("selected", "s s", "b")
def selected(text: str, choice: str) -> bool:
    """Whether a select's answer contains the choice."""
    words = split_list(text) or [""]
    return choice.strip(_WHITE) in words


@plain("selected-at", "s n", "s")
def selected_at(text: str, index: float) -> str:
    """The choice at `index` (counted from 0) of a select's answer, "" beyond it."""
    words = split_list(text)
    if index != index or index < 0 or index >= len(words):
        return ""
    return words[int(index)]


@plain("count-selected", "s", "n")
def count_selected(text: str) -> float:
    """How many choices a select's answer contains."""
    return float(len(split_list(text)))


def _truths(value: Any) -> list[bool]:
    if type(value) is list:
        return [node.value.strip(_WHITE) != "" for node in value]
    return [to_boolean(value)]


@plain("checklist", "n n v*", "b")
def checklist(minimum: float, maximum: float, values: list[Any]) -> bool:
    """Whether between `minimum` and `maximum` (-1: no limit) of the values are true."""
    total = float(sum(truth for value in values for truth in _truths(value)))
    return total >= minimum and (maximum == -1 or total <= maximum)


@plain("weighted-checklist", "n n v*", "b")
def weighted_checklist(minimum: float, maximum: float, values: list[Any]) -> bool:
    """Whether the weights of the true values (value, weight, value, weight, …) sum to within the limits."""
    if len(values) % 2:
        raise EvaluationError("weighted-checklist(): values and weights must come in pairs")
    total = 0.0
    for value, weight in zip(values[::2], values[1::2], strict=True):
        weights = [to_number(node.value) for node in weight] if type(weight) is list else [to_number(weight)]
        truths = _truths(value)
        if len(truths) < len(weights):
            return False
        total += sum(one for truth, one in zip(truths, weights, strict=False) if truth)
    return total >= minimum and (maximum == -1 or total <= maximum)


@plain("upper-case", "s", "s")
def upper_case(text: str) -> str:
    """`text` in capitals."""
    return text.upper()


@plain("lower-case", "s", "s")
def lower_case(text: str) -> str:
    """`text` in small letters."""
    return text.lower()
