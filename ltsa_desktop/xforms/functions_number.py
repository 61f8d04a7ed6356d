"""Functions of numbers (ODK XForms specification; XPath 1.0, section 4.4)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from ltsa_desktop.xforms.registry import plain
from ltsa_desktop.xforms.values import NAN, DayNumber, text_number, to_number


def _safe(function: Callable[..., float]) -> Callable[..., float]:
    def run(*numbers: float) -> float:
        for number in numbers:
            if number != number:
                return NAN
        try:
            return float(function(*numbers))
        except ValueError:
            return NAN
        except OverflowError:
            return math.inf

    return run


def _log(number: float) -> float:
    return -math.inf if number == 0 else math.log(number)


def _log10(number: float) -> float:
    return -math.inf if number == 0 else math.log10(number)


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    if abs(base) == 1 and math.isinf(exponent):
        return NAN
    return math.pow(base, exponent)


_PLAIN: dict[str, Callable[[float], float]] = {
    "abs": abs,
    "acos": math.acos,
    "asin": math.asin,
    "atan": math.atan,
    "cos": math.cos,
    "exp": math.exp,
    "exp10": lambda number: math.pow(10.0, number),
    "log": _log,
    "log10": _log10,
    "sin": math.sin,
    "sqrt": math.sqrt,
    "tan": math.tan,
}
for _name, _function in _PLAIN.items():
    plain(_name, "n", "n")(_safe(_function))
plain("atan2", "n n", "n")(_safe(math.atan2))
plain("pow", "n n", "n")(_safe(_power))


@plain("pi", "", "n")
def pi() -> float:
    """π."""
    return math.pi


@plain("floor", "n", "n")
def floor(number: float) -> float:
    """The largest whole number not above."""
    return float(math.floor(number)) if math.isfinite(number) else number


@plain("ceiling", "n", "n")
def ceiling(number: float) -> float:
    """The smallest whole number not below."""
    return float(math.ceil(number)) if math.isfinite(number) else number


@plain("int", "n", "n")
def integer(number: float) -> float:
    """The whole part, towards zero."""
    return float(math.trunc(number)) if math.isfinite(number) else number


@plain("round", "n n?", "n")
def round_half(number: float, places: float = 0.0) -> float:
    """`number` rounded half away from zero to `places` decimals (negative: tens, hundreds …)."""
    if not math.isfinite(number) or not math.isfinite(places):
        return number if math.isfinite(places) else NAN
    factor = 10.0 ** int(places)
    rounded = math.floor(abs(number) * factor + 0.5) / factor
    return math.copysign(rounded, number) if rounded else 0.0


@plain("number", "v", "n")
def number(value: Any) -> float:
    """Any value as a number; a date or date-time as days since 1970."""
    if type(value) is list:
        value = value[0].value if value else ""
    number = to_number(value)
    return DayNumber(number) if type(value) is str and "T" in value and number == number else number


def _all_numbers(values: list[Any]) -> list[float]:
    numbers: list[float] = []
    for value in values:
        if type(value) is list:
            numbers.extend(text_number(node.value) for node in value)
        else:
            numbers.append(to_number(value))
    return numbers


@plain("max", "v*", "n")
def maximum(values: list[Any]) -> float:
    """The largest number; NaN when one is no number or there is none."""
    numbers = _all_numbers(values)
    return NAN if not numbers or any(one != one for one in numbers) else max(numbers)


@plain("min", "v*", "n")
def minimum(values: list[Any]) -> float:
    """The smallest number; NaN when one is no number or there is none."""
    numbers = _all_numbers(values)
    return NAN if not numbers or any(one != one for one in numbers) else min(numbers)


@plain("sum", "v", "n")
def total(value: Any) -> float:
    """The sum of all nodes' numbers; NaN when one is blank or there is none."""
    if type(value) is not list:
        return to_number(value)
    if not value:
        return NAN
    result = 0.0
    for node in value:
        result += text_number(node.value)
    return result


@plain("random", "e", "n", volatile=True)
def random(evaluation: Any) -> float:
    """A random number from 0 up to 1."""
    return float(evaluation.environment.random())


@plain("uuid", "e n?", "s", volatile=True)
def uuid(evaluation: Any, length: float | None = None) -> str:
    """A random identifier (RFC 4122, version 4), or `length` random characters."""
    if length is None:
        return str(evaluation.environment.uuid())
    if length != length:
        return ""
    text = ""
    while len(text) < length:
        text += str(evaluation.environment.uuid())
    return text[: int(max(0, length))]
