"""The text a value node keeps for each type: what is not of the type becomes blank, as in ODK."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC

from ltsa_desktop.xforms.definition import QuestionDef
from ltsa_desktop.xforms.functions_text import split_list
from ltsa_desktop.xforms.values import parse_moment, plain_decimal

INT_MIN, INT_MAX = -2_147_483_648, 2_147_483_647
_NUMBER = re.compile(r"\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?\s*\Z", re.ASCII)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?\Z", re.ASCII)
_OFFSET = r"(?:Z|[-+](?:0\d|1[0-4]):[0-5]\d)"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"
_TIME = re.compile(rf"{_CLOCK}{_OFFSET}?\Z", re.ASCII)
_DATE_TIME = re.compile(rf"\d{{4}}-\d\d-\d\d(?:T{_CLOCK}{_OFFSET}?)?\Z", re.ASCII)


def _int(text: str) -> str:
    if not _NUMBER.match(text):
        return ""
    try:
        whole = int(text)
    except ValueError:
        number = float(text)
        if not math.isfinite(number):
            return ""
        whole = math.trunc(number)
    return str(whole) if INT_MIN <= whole <= INT_MAX else ""


def decimal_text(number: float) -> str:
    """A decimal as ODK writes it: no exponent, at least one decimal ("3.0"), at most twenty."""
    text = plain_decimal(repr(number))
    if "." not in text:
        return text + ".0"
    whole, _, fraction = text.partition(".")
    fraction = fraction[:20].rstrip("0") or "0"
    return f"{whole}.{fraction}"


def _decimal(text: str) -> str:
    if not _NUMBER.match(text):
        return ""
    number = float(text)
    return decimal_text(number) if math.isfinite(number) else ""


def _date(text: str) -> str:
    found = _DATE.match(text)
    if found is None or parse_moment(found.group(1), UTC) is None:
        return ""
    return found.group(1)


def _time(text: str) -> str:
    return text if _TIME.match(text) else ""


def _date_time(text: str) -> str:
    return text if _DATE_TIME.match(text) and parse_moment(text[:10], UTC) is not None else ""


def _numbers(text: str) -> list[float] | None:
    parts = text.split()
    if not all(_NUMBER.match(part) for part in parts):
        return None
    return [float(part) for part in parts]


def _point(text: str) -> str:
    numbers = _numbers(text)
    if numbers is None or not len(numbers) >= 2:
        return ""
    latitude, longitude = numbers[:2]
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude == 0 and longitude == 0):
        return ""
    return " ".join(decimal_text(number) for number in numbers[:4])


def _line(text: str, closed: bool) -> str:
    parts = text.split(";")
    if parts and not parts[-1].strip():
        parts.pop()
    points = [_point(part) for part in parts]
    if len(points) < (3 if closed else 2) or not all(points):
        return ""
    same = points[0].split()[:2] == points[-1].split()[:2]
    return ";".join(points) if same is closed else ""


def _trigger(text: str) -> str:
    return "OK" if text.lower() == "ok" else ""


def _same(text: str) -> str:
    return text


def _many(text: str) -> str:
    return " ".join(split_list(text))


_BY_TYPE: dict[str, Callable[[str], str]] = {
    "int": _int,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _date_time,
    "geopoint": _point,
    "geotrace": lambda text: _line(text, closed=False),
    "geoshape": lambda text: _line(text, closed=True),
}


def codec_of(definition: QuestionDef) -> Callable[[str], str]:
    """The function that brings any text to what the node may keep."""
    control = definition.control
    if control == "select" or control == "rank":
        return _many
    if control == "select1":
        return _same
    if control == "trigger":
        return _trigger
    base = _BY_TYPE.get(definition.type, _same)
    if control == "range":
        return _bounded(base, definition)
    return base


def _bounded(base: Callable[[str], str], definition: QuestionDef) -> Callable[[str], str]:
    try:
        low = float(definition.parameters.get("start", "-inf"))
        high = float(definition.parameters.get("end", "inf"))
    except ValueError:
        return base

    def run(text: str) -> str:
        kept = base(text)
        return kept if kept and low <= float(kept) <= high else ""

    return run
