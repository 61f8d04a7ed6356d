"""A sentence of pyxform as an issue at its cell, in the words of our readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import NOTHING, Issue, Severity
from ltsa_desktop.instruments.refusal import Refusal
from ltsa_desktop.instruments.refusals_entities import ENTITIES, REMARKS
from ltsa_desktop.instruments.refusals_form import FORM
from ltsa_desktop.instruments.refusals_lists import LISTS
from ltsa_desktop.instruments.refusals_parameters import PARAMETERS
from ltsa_desktop.instruments.sheets import SETTINGS, SURVEY, Grid, Header, Row, Sheets

REFUSALS: tuple[Refusal, ...] = (*PARAMETERS, *ENTITIES, *LISTS, *FORM)

_ROW = re.compile(r"\[row : (\d+)\]")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet|sheet:? '(\w+)'|to the \"?(\w+)\"? sheet")
_COLUMN = re.compile(r"the '([^']+)' (?:value|column)")
_COLUMNS = {
    "dataset": "list_name",
    "calculate": "calculation",
    "jr:constraintMsg": "constraint_message",
    "jr:requiredMsg": "required_message",
}
_WHOLE_KEYS = {"rows", "max-pixels", "location-min-interval", "location-max-age"}

Place = tuple[Grid | None, Row | None, Header | None]


def complaint(sheets: Sheets, message: str, severity: Severity = "error") -> Issue:
    """What pyxform says in `message`, at its cell."""
    said = " ".join(message.split())
    known, fields = _known(said, REFUSALS if severity == "error" else (*REMARKS, *REFUSALS))
    grid, row, header = _place(sheets, said, known, fields)
    base = known.column if known else ""
    sheet = grid.name if grid is not None else ""
    found = (row.cells.get(header.index, "") if row is not None and header is not None else "") or _detail(fields)
    if known is not None:
        code, text, mend = known.code, known.text.format(**fields), known.mend.format(**fields)
    else:
        code, mend, found = "pyxform", NOTHING, found or said
        text = Text(
            "Alat XLSForm (pyxform) menolak dengan kata-katanya sendiri: “{said}”",
            "The XLSForm tool (pyxform) refuses in its own words: “{said}”",
        ).format(said=said)
        if severity != "error":
            text = Text(
                "Catatan alat XLSForm (pyxform): “{said}”", "The XLSForm tool (pyxform) remarks: “{said}”"
            ).format(said=said)
    return Issue(
        severity,
        code,
        sheet,
        row.number if row is not None else None,
        header.text if header is not None else (base or None) if row is not None else None,
        found,
        text,
        mend,
        header.letter if header is not None else "",
    )


def _known(said: str, refusals: tuple[Refusal, ...]) -> tuple[Refusal | None, dict[str, str]]:
    for refusal in refusals:
        match = refusal.says.search(said)
        if match is not None:
            return refusal, {name: value or "" for name, value in match.groupdict().items()}
    return None, {}


def _detail(fields: dict[str, str]) -> str:
    return next((value for value in fields.values() if value), "")


def _place(sheets: Sheets, said: str, known: Refusal | None, fields: dict[str, str]) -> Place:
    """The cell that is meant: by the row pyxform names, else by what its sentence names."""
    number, named = _ROW.search(said), _SHEET.search(said)
    name = next((n for n in named.groups() if n), "") if named else ""
    grid = sheets.grid(name or fields.get("sheet", "")) or (sheets.survey if number else None)
    if number is not None and grid is not None:
        row = next((r for r in grid.rows if r.number == int(number[1])), None)
        if fields.get("columns"):  # the headers themselves are meant
            row = Row(1, {h.index: h.text for h in grid.headers}, grid.headers)
            return grid, row, next((h for h in grid.headers if f"'{h.text}'" in fields["columns"]), None)
        if row is None and name == SETTINGS:  # pyxform counts the settings' one row as the first
            row = next((r for r in grid.rows if r), None)
        return grid, row, _column(grid, row, said, known)
    if known is None:
        return grid, None, None
    if known.code == "reference-form":
        return _broken_reference(sheets)
    for found_grid, row in _named(sheets, known, fields):
        return found_grid, row, row.header(known.column) if known.column else None
    return grid, None, None


def _column(grid: Grid, row: Row | None, said: str, known: Refusal | None) -> Header | None:
    column = _COLUMN.search(said)
    written = column[1].split(" (")[0] if column else ""
    base = _COLUMNS.get(written, written)
    if known is not None and known.column:
        base = known.column
    elif base == "unknown":
        base = "trigger"  # the one column whose references pyxform checks without naming it
    exact = next((h for h in grid.headers if h.text == written), None)
    found = row.header(base) if row is not None else grid.header(base)
    return found or exact


def _named(sheets: Sheets, known: Refusal, fields: dict[str, str]) -> Iterator[tuple[Grid, Row]]:
    """The rows that the sentence's names point to, the likeliest first."""
    name, key, listed = fields.get("name", ""), fields.get("key", ""), fields.get("list", "")
    yield from ((sheets.survey, row) for row in sheets.by_name.get(name, ()) if name)
    if key:
        rows = [row for row in sheets.rows if re.search(rf"\b{re.escape(key)}\b", row.get("parameters"))]
        yield from ((sheets.survey, row) for row in sorted(rows, key=lambda row: _sound(row.get("parameters"), key)))
    if listed and known.column == "name" and sheets.choices is not None:
        for row in sheets.lists.get(listed, ()):
            if row.get("name") == fields.get("choice"):
                yield sheets.choices, row
    if listed:
        yield from ((sheets.survey, row) for row in sheets.rows if listed in row.type.split())
    kind = fields.get("kind", "")
    if known.code == "unknown-type" and kind:
        alike = [row for row in sheets.rows if row.type.strip().lower() == kind.lower()]
        yield from ((sheets.survey, row) for row in sorted(alike, key=lambda row: row.type.strip() != kind))
    file = fields.get("instance", "")
    if file:
        yield from ((sheets.survey, row) for row in reversed(sheets.rows) if f"{file}." in row.type)


def _sound(parameters: str, key: str) -> bool:
    """Whether the value of a parameter looks right, so that the faulty row of several is looked at first."""
    value = re.search(rf"\b{re.escape(key)}\s*=\s*([^\s;,]*)", parameters)
    written = value[1] if value else ""
    if key in _WHOLE_KEYS:
        return written.isdigit()
    if key == "seed":
        return written.replace(".", "", 1).isdigit() or written.startswith("${")
    if key in {"randomize", "track-changes", "identify-user"}:
        return written in {"true", "false"}
    if key == "quality":
        return written in {"normal", "low", "voice-only", "external"}
    return False


def _broken_reference(sheets: Sheets) -> Place:
    """The first cell whose ${…} pyxform cannot read; its sentence does not name it."""
    from pyxform.errors import PyXFormError
    from pyxform.validators.pyxform.pyxform_reference import parse_pyxform_references

    for name in (SURVEY, "choices", SETTINGS, "entities"):
        grid = sheets.grid(name)
        for row in grid.rows if grid is not None else ():
            for header, text in row.items():
                if "${" not in text:
                    continue
                try:
                    parse_pyxform_references(text)
                except PyXFormError:
                    return grid, row, header
    return None, None, None
