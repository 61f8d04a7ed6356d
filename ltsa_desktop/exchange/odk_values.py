"""Cells of exported tables as the texts that ODK keeps, whatever a spreadsheet made of them.

Exports carry ODK's own texts; a table that somebody opened and saved in Excel has dates as days since 1899-12-30,
whole numbers as 1.0, times as parts of a day, truths as TRUE, commas for decimal points.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from ltsa_desktop.ground.formats import MONTHS

if TYPE_CHECKING:
    from ltsa_desktop.xforms import QuestionDef

Cell = str | float | int | bool | date | datetime | time | timedelta | None
LARGEST_EXACT = 2**53
"""Whole numbers from here on were rounded when a spreadsheet kept them as numbers."""
_SHOWN_WHOLE = 1e11
"""Whole numbers from here on a spreadsheet writes as 1,98E+17 into a CSV."""

_EXCEL_EPOCH = datetime(1899, 12, 30)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\Z")
_NAMED_DAY_FIRST = re.compile(r"(\d{1,2})[ \-]([A-Za-z]+)\.?[ \-,]+(\d{4})\Z")
_NAMED_MONTH_FIRST = re.compile(r"([A-Za-z]+)\.? (\d{1,2}),? (\d{4})\Z")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:\.(\d+))?)? ?([AaPp][Mm])?\Z")
_COMMA = re.compile(r"-?\d+,\d+\Z")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+,\d+\Z|-?\d{1,3}(?:\.\d{3}){2,}\Z")
_POWER = re.compile(r"-?\d(?:[.,]\d+)?E[+-]?\d+\Z", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?\Z")


def _month_numbers() -> dict[str, int]:
    found: dict[str, int] = {}
    for names in MONTHS.values():
        for number, name in enumerate(names, 1):
            found[name.lower()] = found[name[:3].lower()] = number
    return found | {"agt": 8, "ags": 8, "sept": 9}


_MONTHS = _month_numbers()


def plain(cell: Cell) -> str:
    """A cell as text: 1.0 is "1", a date ISO, TRUE "true"; surrounding space and invisible marks go."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(timespec="milliseconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return _clock_of(cell.total_seconds())
    return cell.replace("\u00a0", " ").replace("\ufeff", "").strip()


def rounded(cell: Cell) -> bool:
    """Whether a spreadsheet kept a long number (a NIP, a phone) as a number and so lost its last digits."""
    if isinstance(cell, str):
        return _POWER.match(cell.strip()) is not None and abs(float(cell.strip().replace(",", "."))) >= _SHOWN_WHOLE
    return isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) >= LARGEST_EXACT


def fold(text: str) -> str:
    """A heading or label for comparison: one case, one kind of space, composed characters."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00a0", " ").casefold().split())


def to_odk(cell: Cell, question: QuestionDef) -> str:
    """The text that `question` would be submitted with; what cannot be understood stays as it is written."""
    text = plain(cell)
    if not text:
        return ""
    control, kind = question.control, question.type
    if control in ("select1", "select", "rank"):
        return text
    if control == "trigger":
        return "OK" if text.casefold() in ("ok", "true", "1", "ya", "yes") else text
    if kind == "date":
        return _date(cell, text)
    if kind == "time":
        return _time(cell, text)
    if kind == "dateTime":
        return _date_time(cell, text)
    if kind in ("int", "decimal"):
        if _GROUPED.match(text):
            # Indonesian thousands, which a single group cannot be told from a decimal point by.
            text = text.replace(".", "")
        if _COMMA.match(text):
            return text.replace(",", ".")
        if _POWER.match(text):
            return format(Decimal(text.replace(",", ".")).normalize(), "f")
        return {"true": "1", "false": "0"}.get(text, text)
    if kind == "string" and isinstance(cell, str):
        # What a person wrote keeps its spaces and lines; only the marks of the file go.
        return cell.replace("\ufeff", "") if cell.strip() else ""
    return text


def _serial(cell: Cell, text: str, *, least: float) -> float | None:
    """Excel's number of a day, from a numeric cell or a text that is only a number."""
    if isinstance(cell, bool) or not _NUMBER.match(text):
        return None
    number = float(text)
    return number if least <= number < 2_958_466 else None


def _date(cell: Cell, text: str) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    # Below 367 a number is no day of this survey but a mistake.
    serial = _serial(cell, text, least=367)
    if serial is not None:
        return (_EXCEL_EPOCH + timedelta(days=int(serial))).date().isoformat()
    found = _date_words(text.partition("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", text) else text)
    return text if found is None else found.isoformat()


def _date_words(text: str) -> date | None:
    try:
        if found := _DAY_FIRST.match(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _NAMED_DAY_FIRST.match(text):
            return date(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
        if found := _NAMED_MONTH_FIRST.match(text):
            return date(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))
        return date.fromisoformat(text[:10]) if re.match(r"\d{4}-\d\d-\d\d( |\Z)", text) else None
    except (ValueError, KeyError):
        return None


def _clock_of(seconds: float) -> str:
    whole = round(seconds * 1000) % 86_400_000
    hours, rest = divmod(whole, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _time(cell: Cell, text: str) -> str:
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return cell.isoformat(timespec="milliseconds")
    if isinstance(cell, timedelta):
        return _clock_of(cell.total_seconds())
    serial = _serial(cell, text, least=0)
    if serial is not None and serial < 1:
        return _clock_of(serial * 86_400)
    found = _CLOCK.match(text)
    if found is None:
        return text
    hour = int(found[1])
    if found[5]:
        hour = hour % 12 + (12 if found[5].lower() == "pm" else 0)
    return f"{hour:02d}:{found[2]}:{found[3] or '00'}.{(found[4] or '0').ljust(3, '0')[:3]}"


def _date_time(cell: Cell, text: str) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="milliseconds")
    serial = _serial(cell, text, least=367)
    if serial is not None:
        return (_EXCEL_EPOCH + timedelta(days=serial)).isoformat(timespec="milliseconds")
    if re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d", text):
        return text.replace(" ", "T", 1)
    words = re.match(r"(.*\d{4}),? (\d{1,2}[:.]\d\d\S*(?: [AaPp][Mm])?)\Z", text)
    day = _date_words(words[1]) if words else None
    return text if words is None or day is None else f"{day.isoformat()}T{_time(None, words[2])}"
