"""What becomes of one stored answer when its question has another type in a newer version of the form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.xforms import NodeDef

SELECTS = frozenset({"select1", "select", "rank"})
_TEXT = frozenset({"text", "barcode"})
_KINDS = {
    "string": "text", "int": "int", "integer": "int", "long": "int", "decimal": "decimal", "float": "decimal",
    "double": "decimal", "date": "date", "time": "time", "dateTime": "dateTime", "geopoint": "geopoint",
    "geotrace": "geotrace", "geoshape": "geoshape", "barcode": "barcode", "binary": "file", "boolean": "text",
}  # fmt: skip

NAMES = {
    "text": Text("teks", "text"),
    "barcode": Text("kode batang", "a barcode"),
    "int": Text("bilangan bulat", "a whole number"),
    "decimal": Text("bilangan", "a number"),
    "date": Text("tanggal", "a date"),
    "time": Text("jam", "a time"),
    "dateTime": Text("tanggal dan jam", "a date and time"),
    "geopoint": Text("titik lokasi", "a place"),
    "geotrace": Text("garis lokasi", "a line"),
    "geoshape": Text("bidang lokasi", "an area"),
    "file": Text("berkas", "a file"),
    "select1": Text("pilihan tunggal", "one choice"),
    "select": Text("pilihan ganda", "several choices"),
    "rank": Text("urutan", "a ranking"),
    "trigger": Text("tanda setuju", "an acknowledgement"),
}


def kind_of(node: NodeDef) -> str:
    """What sort of answer a question takes: a key of `NAMES`."""
    control = node.control or ""
    if control in SELECTS or control == "trigger":
        return control
    if control == "upload":
        return "file"
    return _KINDS.get(node.type, "text")


def convert(text: str, old: str, new: str, label: Callable[[str], str]) -> str | None:
    """A stored text of one kind as another kind stores it; None where it cannot be said.

    Args:
        text: as stored. old, new: kinds (`kind_of`).
        label: a choice's name → its label, of the old question.
    """
    if old == new:
        return text
    if old in SELECTS:
        return _from_choices(text, old, new, label)
    if new in SELECTS:
        # Whether it is one of the choices, only the filled form can tell.
        return text if old in _TEXT or old in {"int", "decimal"} else None
    if new in _TEXT:
        return None if old in {"file", "trigger"} else text
    rule = _RULES.get(new)
    return rule(text.strip(), old) if rule is not None else None


def _from_choices(text: str, old: str, new: str, label: Callable[[str], str]) -> str | None:
    names = text.split() if old != "select1" else [text]
    if new in _TEXT:
        return ", ".join(label(name) or name for name in names)
    if new == "select1":
        return text if len(names) == 1 else None
    if new in {"select", "rank"}:
        return text if old != "select1" or " " not in text else None
    if new in {"int", "decimal"} and len(names) == 1:
        return _RULES[new](names[0], "text")
    return None


def _whole(text: str, old: str) -> str | None:
    value = _number(text)
    if value is None or value != value.to_integral_value():
        return None
    return str(int(value))


def _decimal(text: str, old: str) -> str | None:
    return None if _number(text) is None else text


def _number(text: str) -> Decimal | None:
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _date(text: str, old: str) -> str | None:
    if old not in _TEXT and old != "dateTime":
        return None
    try:
        day = datetime.fromisoformat(text).date() if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
    return day.isoformat()


def _time(text: str, old: str) -> str | None:
    if old == "dateTime":
        return text.partition("T")[2] or None
    if old not in _TEXT:
        return None
    try:
        time.fromisoformat(text)
    except ValueError:
        return None
    return text


def _moment(text: str, old: str) -> str | None:
    # A bare date names no hour, and none is invented.
    if old not in _TEXT or "T" not in text:
        return None
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return None
    return text


_RULES: dict[str, Callable[[str, str], str | None]] = {
    "int": _whole,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _moment,
}
