"""How an instrument is scored: the plan that its `scoring` sheet states, as plain immutable data.

A plan is part of an instrument version and never changes once used. Everything that decides a number is a named
field here, so that a sheet printed years later can say by which rule it was made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, Literal, Self, cast, get_args

from ltsa_desktop.ground.words import Text, UserError

Formula = Literal["ipp-f02", "ipp-f03", "skm", "sara", "ombudsman", "combine"]
FORMULAS: tuple[Formula, ...] = get_args(Formula)

# What becomes of an item that has no points: its weight is shared out over the assessed items, or it counts as nought.
AbsentRule = Literal["renormalise", "zero"]
ABSENT_RULES: tuple[AbsentRule, ...] = get_args(AbsentRule)

Rounding = Literal["half-up"]
ROUNDINGS: tuple[Rounding, ...] = get_args(Rounding)

PLAN_FORMAT = 1


class PlanUnreadable(UserError):
    """The text is not a scoring plan of a format this program knows."""

    code = "plan-unreadable"


@dataclass(frozen=True, slots=True)
class Band:
    """One category ("predikat"), from its lower bound up to the next band's.

    Attributes:
        lower: the least index of the band, compared after rounding to the scheme's `band_places`.
        code: the short sign, e.g. "A-" (may equal a colour's name).
        title: its name, e.g. "Sangat Baik".
    """

    lower: Decimal
    code: str
    title: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One scored question.

    Attributes:
        ref: the question's ref in the form, without brackets; in a repeat every instance is one answer of the item.
        weight: its weight inside the aspect (used by the formulas that weigh items).
        title: what the item is called in lists of losses.
        maximum: the most points an answer can get, for the formulas that count in per cent of it; None, and in all
            other formulas: the scheme's `points_maximum`.
        minimum: the least points an answer can get (1 on the SKM's scale of 1 to 4).
        per: ref of the question that holds the number of respondents behind this answer, when the answer is a sum
            over respondents ("" when it is a single answer).
    """

    ref: str
    weight: Decimal = Decimal(1)
    title: Text = field(default_factory=lambda: Text("", ""))
    maximum: Decimal | None = None
    minimum: Decimal = Decimal(0)
    per: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """A group of items with its own score: an IPP aspect, an SKM element, a readiness domain."""

    id: str
    title: Text
    weight: Decimal = Decimal(1)
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A scheme that enters a combined index (formula "combine") with this weight."""

    scheme: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Scheme:
    """One index: its items, its arithmetic and its bands.

    Attributes:
        formula: see `formulas.FORMULA_RULES`; it decides how items and aspects are weighed.
        maximum: the index's greatest value (5 for the IPP, 100 for per-cent indices).
        points_maximum: the points that earn the greatest value, for items without a maximum of their own.
        places: decimals of the published index; the only rounding, from the exact value.
        band_places: decimals to which the exact value is rounded before a band is looked up.
        aspect_places: decimals in which aspect scores are shown (the index is never computed from these).
        na, nd, missing: what becomes of "tidak berlaku", "tidak dapat dinilai" and open questions.
        inferred: True when a number of the scheme is a reading of ours, not the regulation's text; `note` says which.
        parts: the schemes of a combined index, empty otherwise.
        valid_from, valid_to: days on which the scheme holds, both included.
    """

    id: str
    formula: Formula
    title: Text
    maximum: Decimal
    points_maximum: Decimal = Decimal(1)
    places: int = 2
    band_places: int = 2
    aspect_places: int = 2
    rounding: Rounding = "half-up"
    na: AbsentRule = "renormalise"
    nd: AbsentRule = "renormalise"
    missing: AbsentRule = "renormalise"
    bands: tuple[Band, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    parts: tuple[Part, ...] = ()
    legal_basis: str = ""
    source: str = ""
    note: Text = field(default_factory=lambda: Text("", ""))
    inferred: bool = False
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item of the scheme, in the order of its aspects."""
        return tuple(item for aspect in self.aspects for item in aspect.items)


@dataclass(frozen=True)
class Plan:
    """Every index of one instrument version, in the order in which they are shown."""

    schemes: tuple[Scheme, ...] = ()

    def scheme(self, scheme_id: str) -> Scheme:
        """The scheme with this id; KeyError when the plan has none."""
        for scheme in self.schemes:
            if scheme.id == scheme_id:
                return scheme
        raise KeyError(scheme_id)

    @cached_property
    def refs(self) -> frozenset[str]:
        """Every question ref the plan reads: items, and the numbers of respondents behind them."""
        items = [item for scheme in self.schemes for item in scheme.items]
        return frozenset(i.ref for i in items) | frozenset(i.per for i in items if i.per)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the plan's JSON: ties a snapshot to the rules that made it."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_data(self) -> dict[str, Any]:
        """The plan as JSON-able data: decimals as text, dates as ISO text, sentences as {"id", "en"}."""
        return {"format": PLAN_FORMAT, "schemes": [_data(s) for s in self.schemes]}

    def to_json(self) -> str:
        """The plan as canonical JSON (sorted keys, no spaces): the same plan gives the same bytes."""
        return canonical(self.to_data())

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """The plan behind `to_data`; PlanUnreadable when it is anything else."""
        try:
            if data["format"] != PLAN_FORMAT:
                raise PlanUnreadable(
                    Text(
                        "Aturan penilaian ini dibuat oleh versi aplikasi yang lebih baru. Perbarui aplikasi ini dulu.",
                        "These scoring rules were made by a newer version. Update this application first.",
                    ),
                    code="plan-too-new",
                )
            return cls(tuple(_scheme(s) for s in data["schemes"]))
        except (KeyError, TypeError, ValueError, InvalidOperation) as why:
            raise PlanUnreadable(
                Text(
                    "Aturan penilaian instrumen ini tidak terbaca. Muat ulang instrumen dari berkas Excel-nya.",
                    "The scoring rules of this instrument cannot be read. Load the instrument again from its workbook.",
                )
            ) from why

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The plan behind `to_json`; PlanUnreadable when it is anything else."""
        try:
            data = json.loads(text)
        except ValueError:
            data = None
        return cls.from_data(data)


def canonical(data: Any) -> str:
    """JSON with sorted keys and no spaces: equal data, equal bytes."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decimal_text(value: Decimal) -> str:
    """A decimal as plain text, without exponent and without trailing zeros: equal values, equal text."""
    if value == 0:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def text_data(text: Text) -> dict[str, str]:
    """A sentence as JSON-able data."""
    return {"id": text.id, "en": text.en}


def text_from(data: Mapping[str, Any]) -> Text:
    """The sentence behind `text_data`."""
    return Text(_str(data["id"]), _str(data["en"]))


def _data(value: Any) -> Any:
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, Text):
        return text_data(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_data(v) for v in value]
    if isinstance(value, Scheme | Aspect | Item | Band | Part):
        return {f.name: _data(getattr(value, f.name)) for f in fields(value)}
    return value


def _str(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, found {value!r}")
    return value


def _int(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 12:
        raise TypeError(f"a number of decimals expected, found {value!r}")
    return value


def _decimal(value: Any) -> Decimal:
    number = Decimal(_str(value))
    if not number.is_finite():
        raise ValueError(f"a finite number expected, found {value!r}")
    return number


def _one_of(value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is not one of {allowed}")
    return cast(str, value)


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(_str(value))


def _scheme(data: Mapping[str, Any]) -> Scheme:
    return Scheme(
        id=_str(data["id"]),
        formula=cast(Formula, _one_of(data["formula"], FORMULAS)),
        title=text_from(data["title"]),
        maximum=_decimal(data["maximum"]),
        points_maximum=_decimal(data["points_maximum"]),
        places=_int(data["places"]),
        band_places=_int(data["band_places"]),
        aspect_places=_int(data["aspect_places"]),
        rounding=cast(Rounding, _one_of(data["rounding"], ROUNDINGS)),
        na=cast(AbsentRule, _one_of(data["na"], ABSENT_RULES)),
        nd=cast(AbsentRule, _one_of(data["nd"], ABSENT_RULES)),
        missing=cast(AbsentRule, _one_of(data["missing"], ABSENT_RULES)),
        bands=tuple(Band(_decimal(b["lower"]), _str(b["code"]), text_from(b["title"])) for b in data["bands"]),
        aspects=tuple(_aspect(a) for a in data["aspects"]),
        parts=tuple(Part(_str(p["scheme"]), _decimal(p["weight"])) for p in data["parts"]),
        legal_basis=_str(data["legal_basis"]),
        source=_str(data["source"]),
        note=text_from(data["note"]),
        inferred=data["inferred"] is True,
        valid_from=_day(data["valid_from"]),
        valid_to=_day(data["valid_to"]),
    )


def _aspect(data: Mapping[str, Any]) -> Aspect:
    return Aspect(
        id=_str(data["id"]),
        title=text_from(data["title"]),
        weight=_decimal(data["weight"]),
        items=tuple(_item(i) for i in data["items"]),
    )


def _item(data: Mapping[str, Any]) -> Item:
    maximum = data["maximum"]
    return Item(
        ref=_str(data["ref"]),
        weight=_decimal(data["weight"]),
        title=text_from(data["title"]),
        maximum=None if maximum is None else _decimal(maximum),
        minimum=_decimal(data["minimum"]),
        per=_str(data["per"]),
    )
