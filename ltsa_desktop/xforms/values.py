"""The values of expressions and XPath's conversions between them.

Four kinds: `str`, `float`, `bool`, and a node-set (a `list` of nodes in document order). A moment in time
(`today()`, `now()`, `date(…)`) is a `Moment`: a number of days that prints as a date, as in JavaRosa.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any

NAN = math.nan
DAY = 86_400.0
_EPOCH = date(1970, 1, 1).toordinal()
_NUMBER = re.compile(r"[ \t\r\n]*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?[ \t\r\n]*\Z")
_ENDLESS = frozenset({"Infinity", "-Infinity"})
_DATE_LIKE = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[-+]\d\d:\d\d)?)?\Z", re.ASCII
)


class Moment(float):
    """Days since 1970-01-01 in local time, printing as an ISO date or date-time.

    Attributes:
        moment: the aware local date-time, or None for an impossible date.
    """

    __slots__ = ("moment",)
    moment: datetime | None

    def __new__(cls, moment: datetime | None) -> Moment:
        """A moment from an aware date-time, or "Invalid Date" from None."""
        self = super().__new__(cls, NAN if moment is None else days(moment))
        self.moment = moment
        return self

    def text(self) -> str:
        """The ISO date when the time is midnight, else the date-time with milliseconds and offset."""
        if self.moment is None:
            return "Invalid Date"
        if self.moment.time() == time(0):
            return self.moment.date().isoformat()
        return iso_moment(self.moment)


def days(moment: datetime) -> float:
    """Days since 1970-01-01T00:00 on the wall clock of `moment`'s own zone (JavaRosa's local epoch)."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
    return (moment.toordinal() - _EPOCH) + seconds / DAY


def iso_moment(moment: datetime) -> str:
    """`2022-09-29T14:03:22.000+07:00`: how ODK writes a date-time."""
    offset = moment.utcoffset() or timedelta(0)
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    minutes = abs(minutes)
    return (
        f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}T{moment.hour:02d}:{moment.minute:02d}"
        f":{moment.second:02d}.{moment.microsecond // 1000:03d}{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    )


def parse_moment(text: str, zone: tzinfo) -> datetime | None:
    """The date or date-time written in ISO form, on the wall clock of `zone`; None when it is not one."""
    found = _DATE_LIKE.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    try:
        moment = datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int((fraction or "0").ljust(6, "0")[:6]),
        )
    except ValueError:
        return None
    if not offset:
        return moment.replace(tzinfo=zone)
    if offset == "Z":
        return moment.replace(tzinfo=UTC).astimezone(zone)
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    if hours > 14 or minutes > 59:
        return None
    shift = timedelta(hours=hours, minutes=minutes)
    try:
        return moment.replace(tzinfo=timezone(-shift if offset[0] == "-" else shift)).astimezone(zone)
    except OverflowError:
        return None


def moment_from_days(amount: float, zone: tzinfo) -> datetime | None:
    """The wall-clock moment of a number of days since 1970-01-01, to the millisecond."""
    if amount != amount or math.isinf(amount):
        return None
    try:
        base = datetime(1970, 1, 1) + timedelta(milliseconds=math.floor(amount * DAY * 1000 + 0.5))
    except OverflowError:
        return None
    return base.replace(tzinfo=zone)


class DayNumber(float):
    """The number of a date-time's days, printing its whole days only, as ODK's `number()` does."""

    __slots__ = ()


class _Local:
    """The zone in which date-times that name another zone are read; set by whoever evaluates."""

    __slots__ = ("zone",)

    def __init__(self) -> None:
        self.zone: tzinfo = UTC


LOCAL = _Local()


def text_number(text: str) -> float:
    """`text` as a number: XPath's rule, and a date counts as days since 1970; "" and words are NaN.

    A quotient by nothing that was stored as "Infinity" is read back as it was, as in ODK's engine.
    """
    if _NUMBER.match(text):
        return float(text)
    if text in _ENDLESS:
        return float(text)
    if len(text) >= 10 and text[4] == "-" and text[0].isdigit():
        moment = parse_moment(text, LOCAL.zone)
        return NAN if moment is None else days(moment)
    return NAN


def number_text(number: float) -> str:
    """XPath 1.0's string of a number: no exponent, no trailing zeros; NaN reads blank as in ODK."""
    if type(number) is Moment:
        return number.text()
    if type(number) is DayNumber:
        return str(math.floor(number))
    if number != number:
        return ""
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    whole = int(number)
    if number == whole:
        return str(whole)
    text = repr(float(number))
    if "e" not in text:
        return text
    return plain_decimal(text)


def plain_decimal(text: str) -> str:
    """A number's text without exponent: "1e-07" → "0.0000001"."""
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return text
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.lstrip("-")
    whole, _, fraction = digits.partition(".")
    shift = int(exponent)
    if shift < 0:
        return sign + "0." + "0" * (-shift - len(whole)) + whole + fraction.rstrip("0")
    return sign + whole + fraction.ljust(shift, "0")


def to_text(value: Any) -> str:
    """Any value as a string; a node-set reads as its first node."""
    kind = type(value)
    if kind is str:
        return str(value)
    if kind is float:
        return number_text(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is list:
        return str(value[0].value) if value else ""
    return number_text(value)


def to_number(value: Any) -> float:
    """Any value as a number; a node-set reads as its first node."""
    kind = type(value)
    if kind is float:
        return float(value)
    if kind is str:
        return text_number(value)
    if kind is bool:
        return 1.0 if value else 0.0
    if kind is list:
        return text_number(value[0].value) if value else NAN
    return float(value)


def to_boolean(value: Any) -> bool:
    """Any value as a truth: a node-set is true when it has a node, a string when it is not empty."""
    kind = type(value)
    if kind is bool:
        return bool(value)
    if kind is str:
        return bool(value)
    if kind is list:
        return bool(value)
    number = float(value)
    return bool(number != 0 and number == number)
