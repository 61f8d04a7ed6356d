"""External secondary instances: CSV, XML and GeoJSON attachments as tables or trees."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.errors import FormError
from ltsa_desktop.xforms.instances import MISSING, SEPARATOR, Element, Table, Tree
from ltsa_desktop.xforms.xml import X, parse_xml

MAX_ROWS = 2_000_000


def file_name(source: str) -> str:
    """The attachment's file name in a `jr://…` address."""
    return source.rpartition("/")[2]


def read_external(source: str, data: bytes) -> Table | Tree:
    """The instance that an attachment holds.

    Raises:
        FormError: "external" when the attachment cannot be read.
    """
    name = file_name(source).lower()
    if "file-csv" in source or name.endswith((".csv", ".tsv", ".txt")):
        return read_csv(data, file_name(source))
    if name.endswith((".geojson", ".json")):
        return read_geojson(data, file_name(source))
    return from_element(parse_xml(data))


def _unreadable(name: str, why: Text) -> FormError:
    return FormError(
        Text(
            id="Berkas daftar “{name}” tidak terbaca: {why}", en="The list file “{name}” cannot be read: {why}"
        ).format(name=name, why=why),
        code="external",
    )


def read_csv(data: bytes, name: str) -> Table:
    """A table from CSV text (comma, semicolon or tab; UTF-8, else Windows-1252)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    lines: list[str] = []
    columns: list[str] = []
    width = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if not columns:
                columns = [cell.strip() for cell in row]
                width = len(columns)
                continue
            if not any(row):
                continue
            if len(row) < width:
                row += [""] * (width - len(row))
            lines.append(SEPARATOR.join(row[:width]))
            if len(lines) > MAX_ROWS:
                raise _unreadable(name, Text(id="barisnya terlalu banyak.", en="it has too many rows."))
    except csv.Error as error:
        raise _unreadable(name, Text(id="bukan CSV yang wajar.", en="it is not sensible CSV.")) from error
    return Table(columns, lines)


def read_geojson(data: bytes, name: str) -> Table:
    """A table from a GeoJSON feature collection: each property a column, `geometry` as ODK writes places."""
    try:
        collection = json.loads(data.decode("utf-8-sig"))
        features = collection["features"]
        rows = [_feature(feature) for feature in features]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _unreadable(
            name, Text(id="bukan kumpulan fitur GeoJSON.", en="it is not a GeoJSON feature collection.")
        ) from error
    columns = list(dict.fromkeys(key for row in rows for key in row))
    return Table(columns, [SEPARATOR.join(row.get(key, MISSING) for key in columns) for row in rows])


def _feature(feature: dict[str, Any]) -> dict[str, str]:
    row = {"geometry": _geometry(feature.get("geometry"))}
    if "id" in feature:
        row["id"] = _json_text(feature["id"])
    for key, value in (feature.get("properties") or {}).items():
        row[str(key)] = _json_text(value)
    return row


def _json_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _geometry(geometry: Any) -> str:
    if not geometry:
        return ""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return _place(coordinates)
    if kind == "LineString":
        return "; ".join(_place(one) for one in coordinates)
    if kind == "Polygon":
        return "; ".join(_place(one) for one in coordinates[0])
    raise ValueError(kind)


def _place(position: list[Any]) -> str:
    return f"{position[1]} {position[0]} 0 0"


_BLANK = re.compile(r"\s*\Z")


def from_element(root: X) -> Table | Tree:
    """A table when the element has `root/item/column` shape, else a tree."""
    table = _table(root)
    return table if table is not None else Tree(to_tree(root))


def _table(root: X) -> Table | None:
    if root.tag != "root":
        return None
    columns: dict[str, int] = {}
    rows: list[dict[str, str]] = []
    row_name = ""
    for row in root.elements():
        if row.attrs or (row_name and row.tag != row_name):
            return None
        row_name = row.tag
        cells: dict[str, str] = {}
        for cell in row.elements():
            if cell.attrs or cell.tag in cells or any(isinstance(kid, X) for kid in cell.kids):
                return None
            columns.setdefault(cell.tag, len(columns))
            cells[cell.tag] = cell.text()
        rows.append(cells)
    if not rows:
        return None
    return Table(columns, [SEPARATOR.join(row.get(key, MISSING) for key in columns) for row in rows], row_name)


def to_tree(root: X) -> Element:
    """The element with everything below, as nodes for expressions."""
    top = Element(root.tag, dict(root.attrs), None)
    stack: list[tuple[X, Element]] = [(root, top)]
    while stack:
        source, target = stack.pop()
        texts: list[str] = []
        for kid in source.kids:
            if isinstance(kid, X):
                child = Element(kid.tag, dict(kid.attrs), target)
                target.children.append(child)
                stack.append((kid, child))
            elif isinstance(kid, str):
                texts.append(kid)
        text = "".join(texts)
        target.text = "" if target.children and _BLANK.match(text) else text
    return top
