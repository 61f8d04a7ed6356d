"""One sealed visit as rows of the tables of its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures import Counted
from ltsa_desktop.store.revision_body import RevisionBody

from .shape import DataColumn, DataTable, FormShape

_INSTANCE = re.compile(r"\[([^\]]+)\]")
NUMBERS = frozenset({"int", "decimal", "range"})

FIXED: tuple[tuple[str, Text, str, bool], ...] = (
    ("visit", Text("Id kunjungan", "Id of the visit"), "text", False),
    ("revision", Text("Id versi tersegel", "Id of the sealed version"), "text", False),
    ("code", Text("Kode pendek versi itu, seperti di kertas", "Its short code, as on paper"), "text", False),
    ("form", Text("Id instrumen", "Id of the instrument"), "text", False),
    ("form_version", Text("Versi instrumen", "Version of the instrument"), "text", False),
    ("centre_code", Text("Kode pusat layanan", "Code of the centre"), "text", False),
    ("centre_name", Text("Nama pusat layanan", "Name of the centre"), "text", False),
    ("day", Text("Hari kunjungan", "Day of the visit"), "date", False),
    ("kind", Text("Jenis: terjadwal, mendadak, daring", "Kind: scheduled, unannounced, remote"), "text", False),
    ("approved", Text("Versi ini disetujui: ya/tidak", "This version is approved: ya/tidak"), "text", False),
    ("example", Text("Data rekaan (CONTOH): ya/tidak", "Invented data (CONTOH): ya/tidak"), "text", False),
    ("sealed_at", Text("Disegel pada (UTC)", "Sealed at (UTC)"), "text", False),
    ("sealed_by", Text("Penyegel", "Sealed by"), "text", True),
)
"""Columns of every table of visits: name, meaning, kind, personal."""
OF_AN_INSTANCE: tuple[tuple[str, Text, str, bool], ...] = (
    ("visit", Text("Id kunjungan", "Id of the visit"), "text", False),
    ("code", Text("Kode pendek versi", "Short code of the version"), "text", False),
    ("centre_code", Text("Kode pusat layanan", "Code of the centre"), "text", False),
    ("key", Text("Kunci isian ini", "Key of this instance"), "text", False),
    ("parent_key", Text("Kunci isian di atasnya", "Key of the instance above"), "text", False),
    ("position", Text("Urutan, dari 1", "Position, from 1"), "int", False),
)

Row = dict[str, Any]


def fixed_columns(table: DataTable, personal: bool) -> list[DataColumn]:
    """The columns that do not come from the form."""
    listed = OF_AN_INSTANCE if table.repeat else FIXED
    return [DataColumn(name, "", title, kind, personal=who) for name, title, kind, who in listed if personal or not who]


def rows_of(
    shape: FormShape, counted: Counted, body: RevisionBody, personal: bool, language: str
) -> dict[str, list[Row]]:
    """The rows of a visit by the ref of their repeat ("" for the visit's own)."""
    asked = body.asked()
    words = shape.words[body.instrument.digest]
    own: Row = {
        "visit": body.visit,
        "revision": counted.revision,
        "code": counted.short_code,
        "form": body.instrument.form_id,
        "form_version": body.instrument.version,
        "centre_code": body.centre.code,
        "centre_name": body.centre.name,
        "day": body.day,
        "kind": body.visit_kind,
        "approved": "ya" if counted.approved else "tidak",
        "example": "ya" if body.example else "tidak",
        "sealed_at": body.sealed_at,
        "sealed_by": body.author.name if personal else "",
    }
    scopes: dict[str, Row] = {"": own}
    made: dict[str, list[Row]] = {"": [own]}
    for path in sorted(asked, key=lambda path: path.count("[")):
        if "#" in path or not path.endswith("]"):
            continue
        ref, above = _INSTANCE.sub("", path), _above(path)
        row: Row = {
            "visit": body.visit,
            "code": counted.short_code,
            "centre_code": body.centre.code,
            "key": _INSTANCE.findall(path)[-1],
            "parent_key": (_INSTANCE.findall(above) or [""])[-1],
            "position": asked[path],
        }
        scopes[path] = row
        made.setdefault(ref, []).append(row)
    for rows in made.values():
        rows.sort(key=lambda row: (row.get("parent_key", ""), _order(row.get("position", "0"))))
        for number, row in enumerate(rows, 1):
            if "position" in row:
                row["position"] = number
    by_ref = {
        (table.repeat, column.ref, column.labels): column
        for table in shape.tables.values()
        for column in table.columns.values()
    }
    for path, text in asked.items():
        if "#" in path or path.endswith("]"):
            continue
        ref, instance = _INSTANCE.sub("", path), _above(path)
        target = scopes.get(instance)
        column = by_ref.get((_INSTANCE.sub("", instance), ref, False))
        if target is None or column is None or (column.personal and not personal):
            continue
        target[column.name] = text
        labels = by_ref.get((_INSTANCE.sub("", instance), ref, True))
        if labels is not None:
            codes = [text] if column.kind == "select" else text.split()
            target[labels.name] = "; ".join(words.choice(ref, code).to(language) for code in codes)
    return made


def nested(rows: Mapping[str, list[Row]], shape: FormShape, keep: Callable[[DataColumn], bool]) -> Row:
    """A visit as one value: its own columns, and each repeat as a list inside the instance it belongs to."""
    whole: Row = dict(rows[""][0])
    at: dict[str, Row] = {"": whole}
    for ref in sorted((ref for ref in rows if ref), key=lambda ref: ref.count("/")):
        table = shape.tables.get(ref)
        name = (table.name if table else ref).removeprefix(f"{shape.form_id}-")
        for row in rows[ref]:
            inner = {k: v for k, v in row.items() if k not in ("visit", "code", "centre_code", "parent_key")}
            at[str(row["key"])] = inner
            at.get(str(row["parent_key"]), whole).setdefault(name, []).append(inner)
    return whole


def _above(path: str) -> str:
    """The path of the instance that a path stands in, "" for the visit itself."""
    inner = path[:-1] if path.endswith("]") else path
    end = inner.rfind("]", 0, inner.rfind("["))
    if not path.endswith("]"):
        end = inner.rfind("]")
    return inner[: end + 1] if end >= 0 else ""


def _order(text: Any) -> tuple[int, float, str]:
    try:
        return (0, float(text), "")
    except (TypeError, ValueError):
        return (1, 0.0, str(text))
