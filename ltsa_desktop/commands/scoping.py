"""The filters that every figure of the command line takes, and its answer as data for machines."""

from __future__ import annotations

import argparse
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ltsa_desktop.commands.centre import parse_date
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.store.figures import Scope

FAR = 3650
"""Deadlines and ends of rounds may lie so many days ahead."""


def scope_of(args: argparse.Namespace) -> Scope:
    """The scope that the words of a call ask for. Raises UserError "bad-date"."""
    from ltsa_desktop.store.figures import Scope

    def day(name: str) -> date | None:
        value = getattr(args, name, None)
        return parse_date(value, FAR) if value else None

    return Scope(
        round=args.round or "",
        start=day("since"),
        end=day("until"),
        approved_only=args.approved,
        kinds=tuple(args.kind or ()),
        province=args.province or "",
        centres=tuple(args.centre or ()),
        instrument=args.instrument or "",
        examples=args.data,
        every_visit=args.all_visits,
        today=day("as_of"),
    )


def plain(value: Any, language: str) -> Any:
    """Read models as JSON-able data: texts in one language, decimals and days as text."""
    if isinstance(value, Text):
        return value.to(language)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name), language) for f in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item, language) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item, language) for item in value]
    return value
