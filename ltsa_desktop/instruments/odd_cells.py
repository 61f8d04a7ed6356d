"""Cells of an .xlsx file whose Excel formula gave an error or whose result was never stored."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile

Odd = dict[tuple[int, int], str]
"""(row, column), counted from 0 → the error as Excel shows it ("#REF!"), "" for a formula without a stored result."""

_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL = re.compile(rb"<c\s([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_VALUE = re.compile(rb"<v[^>]*>([^<]+)</v>")


def odd_cells(data: bytes) -> dict[str, Odd]:
    """The odd cells of each sheet by its name; {} for files of another kind.

    Raises:
        zipfile.BadZipFile, OSError, ValueError: the package is damaged.
    """
    if not data.startswith(b"PK"):
        return {}
    found: dict[str, Odd] = {}
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
                odd = _odd(package.read(part))
                if odd:
                    found[sheet.get("name", "")] = odd
    return found


def _attributes(written: str) -> dict[str, str]:
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(written)}


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
