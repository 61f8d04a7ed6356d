"""What people type, as the text that is stored: numbers, dates, times. No Qt in here.

Each `read_…` gives the stored form or None when the text is not (yet) one; each `show_…` writes the stored form as the
interface's language has it. `read(show(x)) == x` for every stored x.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from ltsa_desktop.ground import formats
from ltsa_desktop.ground.formats import MONTHS

NUMBER_CHARACTERS = "0123456789.,-+ \u00a0\u2212"
"""All that a number may be typed with; other keys are not taken."""
_GROUPED = {"id": re.compile(r"\d{1,3}(?:\.\d{3})+"), "en": re.compile(r"\d{1,3}(?:,\d{3})+")}
_RELATIVE = {
    "hari ini": 0, "today": 0, "kemarin": -1, "kmrn": -1, "yesterday": -1, "besok": 1, "tomorrow": 1, "lusa": 2,
}  # fmt: skip


def read_number(text: str, language: str = "id", whole: bool = False) -> str | None:
    """A typed number as stored: "1.250,5" (id) → "1250.5"; None when it is no number.

    A single separator that cannot be a thousands separator counts as the decimal one, whichever key the keypad has:
    "3.5" is 3,5 in Indonesian too, "3.500" is three thousand five hundred.

    Args:
        text: as typed.
        language: "id" (1.250,5) or "en" (1,250.5).
        whole: accept whole numbers only.
    """
    bare = re.sub(r"[\s\u00a0]", "", text).replace("\u2212", "-")
    sign = "-" if bare.startswith("-") else ""
    bare = bare.lstrip("+-")
    group, point = (",", ".") if language == "en" else (".", ",")
    head, _, tail = bare.partition(point)
    if _GROUPED["en" if language == "en" else "id"].fullmatch(head):
        bare = head.replace(group, "") + (f".{tail}" if tail else "")
    elif bare.count(group) == 1 and point not in bare:
        bare = bare.replace(group, ".")
    else:
        bare = bare.replace(point, ".", 1)
    if not re.fullmatch(r"\d+\.?\d*|\.\d+", bare):
        return None
    try:
        value = Decimal(sign + bare)
    except InvalidOperation:
        return None
    if whole and value != value.to_integral_value():
        return None
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value.normalize():f}"


def show_number(stored: str, language: str = "id") -> str:
    """ "1250.5" → "1.250,5"; what is not a number is shown as it is."""
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return stored
    if not value.is_finite():
        return ""
    return formats.number(value, None, language)


def _year(text: str, today: date) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    century = today.year // 100 * 100
    # Two digits mean the nearest past: birth years and old decrees are asked for, far futures are not.
    return century + year if century + year <= today.year + 10 else century - 100 + year


def read_date(text: str, today: date) -> date | None:
    """A typed date: 24-11-2026, 24/11/26, 24 nov 2026, 24112026, 24, "hari ini", +3, -1, 2026-11-24."""
    words = _WEEKDAY.sub("", " ".join(_EDGE.sub(" ", text.lower()).replace(",", " ").split()))
    if not words:
        return None
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    if re.fullmatch(r"[+-]\d{1,4}", words):
        return today + timedelta(days=int(words))
    if iso := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", words):
        parts = (iso[1], iso[2], iso[3])
    elif digits := re.fullmatch(r"(\d{2})(\d{2})(\d{4}|\d{2})", words):
        parts = (digits[3], digits[2], digits[1])
    elif usual := re.fullmatch(r"(\d{1,2})(?:[-/. ](\d{1,2}|[a-z]+))?(?:[-/. ](\d{4}|\d{2}))?", words):
        month = usual[2] or str(today.month)
        if not month.isdigit():
            names = [n for n, name in enumerate(zip(*MONTHS.values(), strict=True), 1) if _starts(month, name)]
            if len(names) != 1:
                return None
            month = str(names[0])
        parts = (usual[3] or str(today.year), month, usual[1])
    else:
        return None
    try:
        return date(_year(parts[0], today), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


_WEEKDAY = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s+(?=\d)"
)
"""A date may be pasted with its day of the week before it."""
_EDGE = re.compile(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)")


def _starts(short: str, names: tuple[str, ...]) -> bool:
    return len(short) >= 3 and any(name.lower().startswith(short) for name in (*names, *_colloquial(names[0])))


def _colloquial(name: str) -> tuple[str, ...]:
    return {"Agustus": ("agt", "ags"), "Februari": ("peb",), "November": ("nop",), "Desember": ("des",)}.get(name, ())


def show_date(stored: str) -> str:
    """ "2026-11-24" → "24-11-2026"."""
    try:
        return formats.date_short(date.fromisoformat(stored[:10]))
    except ValueError:
        return stored


def read_time(text: str) -> str | None:
    """A typed time of day as "HH:MM": 14:03, 14.03, 1403, 9, "9.30"; None when it is none."""
    match = re.fullmatch(r"(\d{1,2})(?:[.:, ]?(\d{2}))?(?:[.:](\d{2}))?", text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def show_time(stored: str) -> str:
    """ "14:03:00.000+07:00" → "14.03"."""
    return stored[:5].replace(":", ".")


def stored_time(clock: str, now: datetime) -> str:
    """ "14:03" as XForms stores it, in the zone of `now`: "14:03:00.000+07:00"."""
    offset = now.strftime("%z") or "+0000"
    return f"{clock}:00.000{offset[:3]}:{offset[3:5]}"
