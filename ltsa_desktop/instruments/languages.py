"""Which of a workbook's languages are Indonesian and English, and sentences taken from its columns."""

from __future__ import annotations

from collections.abc import Iterable

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.sheets import Row

_INDONESIAN, _ENGLISH = ("indonesia", "(id)", "bahasa"), ("english", "(en)", "inggris")


def is_indonesian(language: str) -> bool:
    """Whether a column's language is Indonesian: "Bahasa Indonesia (id)", "id", "Indonesian"."""
    return language.lower() == "id" or (_has(language, _INDONESIAN) and not _has(language, ("(en)",)))


def is_english(language: str) -> bool:
    """Whether a column's language is English."""
    return language.lower() == "en" or _has(language, _ENGLISH)


def _has(language: str, parts: Iterable[str]) -> bool:
    lowered = language.lower()
    return any(part in lowered for part in parts)


def text_of(row: Row, base: str) -> Text:
    """The sentence of a row's `base` columns; one language stands in where the other is missing."""
    indonesian = english = other = ""
    for header, text in row.items():
        if header.base != base:
            continue
        if is_indonesian(header.language):
            indonesian = indonesian or text
        elif is_english(header.language):
            english = english or text
        else:
            other = other or text
    fallback = indonesian or other or english
    return Text(indonesian or fallback, english or other or fallback)
