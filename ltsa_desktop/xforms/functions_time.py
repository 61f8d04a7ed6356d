"""Functions of dates and times. Everything is local: the environment's zone, days since 1970-01-01."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from ltsa_desktop.xforms.registry import plain
from ltsa_desktop.xforms.values import DAY, NAN, Moment, days, moment_from_days, parse_moment, to_text

_UNPADDED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?\Z", re.ASCII)
_TIME = re.compile(r"(\d\d):(\d\d)(?::([0-5]\d)(?:\.(\d+))?)?(Z|[-+]\d\d:\d\d)?\Z", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@plain("today", "e", "n", volatile=True)
def today(evaluation: Any) -> Moment:
    """The date of today, at midnight; the same during one evaluation."""
    now: datetime = evaluation.now()
    return Moment(now.replace(hour=0, minute=0, second=0, microsecond=0))


@plain("now", "e", "n", volatile=True)
def current_moment(evaluation: Any) -> Moment:
    """The present moment; the same during one evaluation."""
    return Moment(evaluation.now())


def as_moment(evaluation: Any, value: Any) -> datetime | None:
    """A number of days, or the text of a date, as a moment; None when it is neither."""
    if isinstance(value, Moment):
        return value.moment
    if isinstance(value, float):
        return moment_from_days(value, evaluation.zone)
    return parse_moment(to_text(value), evaluation.zone)


@plain("date", "e v", "any")
def date(evaluation: Any, value: Any) -> Any:
    """A date from its text (months and days may lack the leading zero) or from days since 1970."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return Moment(as_moment(evaluation, value))
    text = to_text(value)
    if text == "":
        return ""
    found = _UNPADDED.match(text)
    if found is not None:
        year, month, day, rest = found.groups()
        text = f"{year}-{int(month):02d}-{int(day):02d}{rest or ''}"
    return Moment(parse_moment(text, evaluation.zone))


plain("date-time", "e v", "any")(date)


@plain("decimal-date-time", "e v", "n")
def decimal_date_time(evaluation: Any, value: Any) -> float:
    """Days since 1970 with the time of day as a fraction."""
    moment = as_moment(evaluation, value)
    return NAN if moment is None else days(moment)


@plain("decimal-time", "e s", "n")
def decimal_time(evaluation: Any, text: str) -> float:
    """The fraction of the day that a time stands for, in local time."""
    found = _TIME.match(text)
    if found is None:
        return NAN
    if found.group(5):
        moment = parse_moment(f"1970-01-01T{text}", evaluation.zone)
        if moment is None:
            return NAN
        return days(moment.replace(year=1970, month=1, day=1))
    hour, minute, second, fraction = found.group(1, 2, 3, 4)
    try:
        clock = time(int(hour), int(minute), int(second or 0))
    except ValueError:
        return NAN
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second + float("0." + (fraction or "0"))
    return seconds / DAY


_FORMATS: dict[str, Callable[[datetime], str]] = {
    "Y": lambda m: f"{m.year:04d}",
    "y": lambda m: f"{m.year % 100:02d}",
    "m": lambda m: f"{m.month:02d}",
    "n": lambda m: str(m.month),
    "b": lambda m: _MONTHS[m.month - 1],
    "d": lambda m: f"{m.day:02d}",
    "e": lambda m: str(m.day),
    "a": lambda m: _DAYS[m.weekday()],
    "H": lambda m: f"{m.hour:02d}",
    "h": lambda m: str(m.hour),
    "M": lambda m: f"{m.minute:02d}",
    "S": lambda m: f"{m.second:02d}",
    "3": lambda m: f"{m.microsecond // 1000:03d}",
}
_CODES = re.compile("%([YymnbdeaHhMS3])")


@plain("format-date-time", "e v s", "s")
def format_moment(evaluation: Any, value: Any, pattern: str) -> str:
    """A date or date-time by a pattern of `%Y %y %m %n %b %d %e %a %H %h %M %S %3`; "" for no date."""
    moment = as_moment(evaluation, value)
    if moment is None:
        return ""
    return _CODES.sub(lambda found: _FORMATS[found.group(1)](moment), pattern)


plain("format-date", "e v s", "s")(format_moment)
