"""What a plain reading of an .xlsx file does not tell: formulas without a result, and rows and columns out of sight."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

Odd = dict[tuple[int, int], str]
"""(row, column), counted from 0 → the error as Excel shows it ("#REF!"), "" for a formula without a stored result."""

_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL = re.compile(rb"<c\s([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_TRUE = {"1", "true"}
MAX_COLUMN = 16_384
"""Columns of an Excel sheet."""
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_VALUE = re.compile(rb"<v[^>]*>([^<]+)</v>")


@dataclass(frozen=True, slots=True)
class OddSheet:
    """What is odd about one sheet.

    Attributes:
        cells: see `Odd`. rows, columns: those that are hidden, counted from 0.
    """

    cells: Odd = field(default_factory=dict)
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def odd_sheets(data: bytes) -> dict[str, OddSheet]:
    """The oddities of each sheet that has any, by its name; {} for files of another kind.

    Raises:
        zipfile.BadZipFile, OSError, ValueError: the package is damaged.
    """
    if not data.startswith(b"PK"):
        return {}
    found: dict[str, OddSheet] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        relations = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        targets = {r.get("Id", ""): r.get("Target", "") for r in map(_attributes, _RELATION.findall(relations))}
        for sheet in map(_attributes, _SHEET.findall(package.read("xl/workbook.xml").decode("utf-8", "replace"))):
            relation = next((value for name, value in sheet.items() if name.endswith(":id")), "")
            part = posixpath.normpath(posixpath.join("/xl", targets.get(relation, ""))).lstrip("/")
            if part in names:
                content = package.read(part)
                odd = OddSheet(_odd(content), _hidden_rows(content), _hidden_columns(content))
                if odd != OddSheet():
                    found[sheet.get("name", "")] = odd
    return found


def _attributes(written: str) -> dict[str, str]:
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(written)}


def _hidden_rows(part: bytes) -> frozenset[int]:
    if b"hidden=" not in part:
        return frozenset()
    rows = (_attributes(found.decode("utf-8", "replace")) for found in _ROW.findall(part))
    return frozenset(int(row["r"]) - 1 for row in rows if row.get("hidden") in _TRUE and row.get("r", "").isdigit())


def _hidden_columns(part: bytes) -> frozenset[int]:
    if b"hidden=" not in part:
        return frozenset()
    found: set[int] = set()
    for column in (_attributes(found.decode("utf-8", "replace")) for found in _COLUMN.findall(part)):
        first, last = column.get("min", ""), column.get("max", "")
        if column.get("hidden") in _TRUE and first.isdigit() and last.isdigit():
            found |= set(range(int(first) - 1, min(int(last), MAX_COLUMN)))
    return frozenset(found)


def _odd(part: bytes) -> Odd:
    if b't="e"' not in part and b"<f" not in part:
        return {}
    found: Odd = {}
    for attributes, body in _CELL.findall(part):
        error = b't="e"' in attributes
        if not error and b"<f" not in body:
            continue
        value, place = _VALUE.search(body), _PLACE.search(attributes)
        if place is None or (not error and (value is not None or b"t=" in attributes)):
            continue  # computed, or an empty text
        column = 0
        for letter in place[1]:
            column = column * 26 + letter - 64
        found[int(place[2]) - 1, column - 1] = value[1].decode("utf-8", "replace") if error and value else ""
    return found
