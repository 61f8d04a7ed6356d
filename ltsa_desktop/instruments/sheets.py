"""The sheets of an XLSForm as their author sees them: rows with their numbers, columns with their headers.

This model exists beside pyxform's, which forgets where things stood: it is what turns `/data/g/q` and "relevant" back
into a sheet, a row and a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ltsa_desktop.instruments.workbook import Sheet, Workbook, column_letters

SURVEY, CHOICES, SETTINGS, SCORING = "survey", "choices", "settings", "scoring"
XLSFORM_SHEETS = (SURVEY, CHOICES, SETTINGS, "external_choices", "osm", "entities")

SURVEY_ALIASES = {
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "relevance": "relevant",
    "calculate": "calculation",
    "read_only": "readonly",
    "constraining_message": "constraint_message",
    "requiredmsg": "required_message",
    "jr:constraintmsg": "constraint_message",
    "jr:requiredmsg": "required_message",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "bind::relevant": "relevant",
    "bind::constraint": "constraint",
    "bind::required": "required",
    "bind::readonly": "readonly",
    "bind::calculate": "calculation",
    "bind::jr:constraintmsg": "constraint_message",
    "bind::jr:requiredmsg": "required_message",
    "control::appearance": "appearance",
    "control::jr:count": "repeat_count",
}
CHOICE_ALIASES = {"caption": "label", "value": "name", "list name": "list_name", "list": "list_name"}
SETTING_ALIASES = {
    "set_form_title": "form_title",
    "title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
}

TRANSLATED = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "image", "audio", "video")
EXPRESSIONS = ("relevant", "constraint", "calculation", "required", "readonly", "choice_filter", "repeat_count")
SURVEY_COLUMNS = frozenset(
    {
        "type", "name", *TRANSLATED, *EXPRESSIONS, "big-image", "appearance", "default", "parameters", "trigger",
        "media", "save_to", "autoplay", "rows", "intent", "disabled", "note", "query", "bind", "control", "body",
        "instance", "$given_name", "no_app_error_string", "noapperrorstring", "compact_tag", "sms_field",
        "sms_option", "hxl",
    }
)  # fmt: skip

_BEGIN = re.compile(r"^(?:begin)[\s_\-]*(?P<kind>group|lgroup|repeat|loop|looped group)\b", re.IGNORECASE)
_END = re.compile(r"^(?:end)[\s_\-]*(?P<kind>group|lgroup|repeat|loop|looped group)\b", re.IGNORECASE)
PLAIN_CONTROL = re.compile(r"(?:begin|end)[ _](?:group|lgroup|repeat|loop|looped group)\b")
"""How pyxform reads the beginning and end of groups."""
_SELECT = re.compile(
    r"^(?P<kind>select_one_from_file|select_multiple_from_file|select one from file|select multiple from file"
    r"|select_one_external|add select one prompt using|add select multiple prompt using|select all that apply from"
    r"|select one from|select all that apply|select_one|select_multiple|select one|select multiple|select1|rank)"
    r"\s+(?P<list>\S+)(?P<other>\s+(?:or_other|or specify other|or other))?\s*$",
    re.IGNORECASE,
)

Control = Literal["begin", "end", "question"]

_DEEPEST = 100
"""Groups inside groups that are still followed; the structure check refuses far fewer."""


@dataclass(frozen=True, slots=True)
class Header:
    """One column: its text, what it means, its language ("" when it names none) and place."""

    text: str
    base: str
    language: str
    index: int

    @property
    def letter(self) -> str:
        return column_letters(self.index)


@dataclass(frozen=True)
class Row:
    """One row of a sheet; `number` is Excel's."""

    number: int
    cells: Mapping[int, str]
    headers: tuple[Header, ...]

    def get(self, base: str, language: str | None = None) -> str:
        """The text of the first non-empty column that means `base` (in `language`, when one is named)."""
        for header in self.headers:
            if header.base == base and (language is None or header.language == language):
                text = self.cells.get(header.index, "")
                if text:
                    return text
        return ""

    def header(self, base: str, language: str | None = None) -> Header | None:
        """The column that means `base`: the filled one first, else the first one."""
        fitting = [h for h in self.headers if h.base == base and (language is None or h.language == language)]
        return next((h for h in fitting if self.cells.get(h.index)), fitting[0] if fitting else None)

    def items(self) -> Iterator[tuple[Header, str]]:
        """The filled cells in order."""
        for header in self.headers:
            text = self.cells.get(header.index, "")
            if text:
                yield header, text

    def __bool__(self) -> bool:
        return bool(self.cells)


@dataclass(frozen=True)
class SurveyRow(Row):
    """One row of the survey sheet with its place in the form.

    Attributes:
        control: "begin" and "end" of a group or repeat, or "question".
        container: "group", "repeat" or "loop" for begin and end.
        ref: the path of what the row defines ("/data/a/q"), "" for an end.
        parents: the rows that begin the groups around it, outermost first.
    """

    control: Control = "question"
    container: str = ""
    ref: str = ""
    parents: tuple[SurveyRow, ...] = field(default=(), repr=False)

    @property
    def type(self) -> str:
        return self.get("type")

    @property
    def name(self) -> str:
        return self.get("name")

    @property
    def type_today(self) -> str:
        """How the type of a beginning or end is written today: "begin_group", "end repeat"."""
        low = self.type.lower()
        return low if PLAIN_CONTROL.match(low) else f"{self.control}_{self.container}"

    @cached_property
    def select(self) -> re.Match[str] | None:
        return _SELECT.match(self.type)

    @property
    def list_name(self) -> str:
        """The list a select question chooses from; "" when it is none or chooses from a file or a repeat."""
        if self.select is None or self.from_file or "${" in self.select["list"]:
            return ""
        return self.select["list"]

    @property
    def from_file(self) -> str:
        """The attached file a select question chooses from, "" when it does not."""
        return self.select["list"] if self.select is not None and "file" in self.select["kind"].lower() else ""


@dataclass(frozen=True)
class Grid:
    """One sheet with its headers understood."""

    sheet: Sheet
    headers: tuple[Header, ...]
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        return self.sheet.name

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that the translated columns name, in order; "" stands for columns that name none."""
        found: dict[str, None] = {}
        for header in self.headers:
            if header.base in TRANSLATED:
                found[header.language] = None
        return tuple(found)

    def header(self, base: str) -> Header | None:
        return next((h for h in self.headers if h.base == base), None)


@dataclass(frozen=True)
class Sheets:
    """The XLSForm sheets of a workbook."""

    workbook: Workbook
    survey: Grid
    rows: tuple[SurveyRow, ...]
    choices: Grid | None
    settings: Grid | None
    scoring: Grid | None
    root: str

    @cached_property
    def by_ref(self) -> dict[str, SurveyRow]:
        """The defining row of each ref (the first one, should two rows define the same)."""
        found: dict[str, SurveyRow] = {}
        for row in self.rows:
            if row.ref:
                found.setdefault(row.ref, row)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[SurveyRow]]:
        """The rows that define each name."""
        found: dict[str, list[SurveyRow]] = {}
        for row in self.rows:
            if row.ref:
                found.setdefault(row.name, []).append(row)
        return found

    @cached_property
    def lists(self) -> dict[str, list[Row]]:
        """The choices of each list."""
        found: dict[str, list[Row]] = {}
        for row in self.choices.rows if self.choices else ():
            name = row.get("list_name")
            if name:
                found.setdefault(name, []).append(row)
        return found

    def grid(self, name: str) -> Grid | None:
        """The sheet called `name` with its headers understood, e.g. "entities"; None when there is none."""
        known = {SURVEY: self.survey, CHOICES: self.choices, SETTINGS: self.settings, SCORING: self.scoring}
        return known[name] if name in known else _optional(self.workbook, name, CHOICE_ALIASES) if name else None

    def setting(self, base: str, language: str | None = None) -> str:
        """The value of one setting, "" when there is none."""
        if self.settings is None:
            return ""
        row = next((r for r in self.settings.rows if r), None)
        return row.get(base, language) if row is not None else ""

    @property
    def default_language(self) -> str:
        return self.setting("default_language")


def understand(workbook: Workbook) -> Sheets | None:
    """The XLSForm sheets of a workbook; None when it has no survey sheet."""
    survey = workbook.sheet(SURVEY)
    if survey is None:
        return None
    grid = _grid(survey, SURVEY_ALIASES)
    settings = _optional(workbook, SETTINGS, SETTING_ALIASES)
    named = next((r for r in settings.rows if r), None) if settings else None
    root = (named.get("name") if named is not None else "") or "data"
    return Sheets(
        workbook=workbook,
        survey=grid,
        rows=tuple(_place(grid, root)),
        choices=_optional(workbook, CHOICES, CHOICE_ALIASES),
        settings=settings,
        scoring=_optional(workbook, SCORING, {}),
        root=root,
    )


def _optional(workbook: Workbook, name: str, aliases: Mapping[str, str]) -> Grid | None:
    sheet = workbook.sheet(name)
    return None if sheet is None else _grid(sheet, aliases)


def _grid(sheet: Sheet, aliases: Mapping[str, str]) -> Grid:
    texts = sheet.rows[0] if sheet.rows else ()
    double = any("::" in text for text in texts)
    headers = tuple(_header(text, index, aliases, double) for index, text in enumerate(texts) if text)
    rows = tuple(
        Row(number, {index: text for index, text in enumerate(cells) if text}, headers)
        for number, cells in enumerate(sheet.rows[1:], 2)
    )
    return Grid(sheet, headers, rows)


def _header(text: str, index: int, aliases: Mapping[str, str], double: bool) -> Header:
    clean = " ".join(text.split())
    whole = clean.lower().replace(" ", "_") if clean.lower() not in aliases else clean.lower()
    if whole in aliases:
        return Header(text, aliases[whole], "", index)
    tokens = [t.strip() for t in clean.split("::" if double else ":")]
    base = tokens[0].lower().replace(" ", "_")
    base = aliases.get(tokens[0].lower(), aliases.get(base, base))
    if len(tokens) == 1:
        return Header(text, base if base in SURVEY_COLUMNS or aliases is not SURVEY_ALIASES else clean, "", index)
    if base == "media":
        return Header(text, tokens[1].lower(), "::".join(tokens[2:]), index)
    if base in {"instance", "bind", "control", "body"}:
        return Header(text, f"{base}::{tokens[1]}", "", index)
    if base in {"jr", "odk"}:
        return Header(text, clean.lower(), "", index)
    return Header(text, base, "::".join(tokens[1:]), index)


def _place(grid: Grid, root: str) -> Iterator[SurveyRow]:
    open_rows: list[SurveyRow] = []
    for row in grid.rows:
        if not row:
            continue
        kind = row.get("type")
        name = row.get("name") or (f"generated_note_name_{row.number}" if kind == "note" else "")
        begin, end = _BEGIN.match(kind), _END.match(kind)
        if end:
            parents = tuple(open_rows)
            if open_rows and open_rows[-1].container == _container(end["kind"]):
                open_rows.pop()
            yield SurveyRow(row.number, row.cells, row.headers, "end", _container(end["kind"]), "", parents)
            continue
        above = open_rows[-1].ref if open_rows else f"/{root}"
        ref = f"{above}/{name}" if name else ""
        if begin:
            placed = SurveyRow(
                row.number, row.cells, row.headers, "begin", _container(begin["kind"]), ref, tuple(open_rows)
            )
            open_rows.append(placed)
            yield placed
            if len(open_rows) > _DEEPEST:
                return
        else:
            yield SurveyRow(row.number, row.cells, row.headers, "question", "", ref, tuple(open_rows))


def _container(kind: str) -> str:
    kind = kind.lower()
    return "repeat" if kind in {"lgroup", "looped group"} else kind
