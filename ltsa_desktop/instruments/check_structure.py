"""Does the workbook have the bones of an XLSForm: types, names, groups, lists, references? Found all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.check_lists import check_lists
from ltsa_desktop.instruments.issues import NOTHING, Issue
from ltsa_desktop.instruments.old_types import today
from ltsa_desktop.instruments.pointing import NAME, issue, nearest, refers_to
from ltsa_desktop.instruments.sheets import EXPRESSIONS, PLAIN_CONTROL, Grid, Header, Row, Sheets, SurveyRow

MAX_DEPTH = 60
"""Groups inside groups: more is no form that a person wrote."""
MAX_QUESTIONS, MAX_SURVEY_TEXT = 20_000, 12_000_000
MAX_CHOICES, MAX_CHOICES_TEXT = 250_000, 40_000_000

NO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_EXACT = {"type", "name", "list_name", "parameters", "appearance", "trigger", "form_id", "version", *EXPRESSIONS}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_SETTING_TYPES = {"form_title", "form_id", "set form title", "set form id", "set_form_title", "set_form_id", "prefix"}
_NAMELESS = {"note", "audit"}
_ANY_TYPE = Text(
    "Pakai jenis XLSForm, mis. text, integer, date, note, atau select_one DAFTAR.",
    "Use a type of XLSForm, e.g. text, integer, date, note or select_one LIST.",
)
_MEND_REFERENCE = Text(
    "Perbaiki nama di antara ${ dan }, atau hapus rujukannya.",
    "Mend the name between ${ and }, or take the reference out.",
)


def check_structure(sheets: Sheets) -> list[Issue]:
    """Every fault of structure in the survey and choices sheets."""
    unseen = list(_invisible(sheets))
    header_faults = [*(i for i in unseen if i.row == 1), *_headers(sheets)]
    if header_faults:
        return header_faults if header_faults[0].code != "invisible-character" else unseen
    found = [*_rows(sheets), *_balance(sheets), *_names(sheets), *check_lists(sheets)]
    found += [*_references(sheets), *_control_characters(sheets)]
    cells = {(i.sheet, i.cell) for i in unseen}
    found = [*unseen, *(i for i in found if (i.sheet, i.cell) not in cells)]
    return sorted(found, key=lambda i: (i.sheet != sheets.survey.name, i.row or 0))


def _headers(sheets: Sheets) -> Iterator[Issue]:
    survey = sheets.survey
    yield from _sizes(sheets)
    for base in ("type", "name"):
        if survey.header(base) is None:
            later = next(
                (r.number for r in survey.rows[:12] if base in [t.strip().lower() for t in r.cells.values()]), 0
            )
            mend = Text(
                f"Judul kolom tampaknya ada di baris {later}; hapus baris di atasnya.",
                f"The headers seem to be in row {later}; delete the rows above it.",
            )
            plain = Text(f"Tulis {base} di baris pertama.", f"Write {base} in the first row.")
            if base == "name" and any(h.text.strip() == "$autoname" for h in survey.headers):
                plain = Text(
                    "Ini salinan dari penyunting Kobo: ganti judul $autoname menjadi name.",
                    "This is a copy out of Kobo's editor: rename the header $autoname to name.",
                )
            yield issue(
                "error",
                "header-missing",
                survey,
                None,
                base,
                Text(f"Sheet survey tidak mempunyai kolom {base}.", f"The survey sheet has no {base} column."),
                mend if later else plain,
            )
    for grid in (survey, sheets.choices, sheets.settings):
        yield from _same_columns(grid) if grid is not None else ()
    if survey.header("type") and not any(row.type for row in sheets.rows):
        yield issue(
            "error",
            "survey-empty",
            survey,
            None,
            "type",
            Text("Sheet survey tidak berisi pertanyaan.", "The survey sheet holds no questions."),
            Text("Tulis satu pertanyaan tiap baris.", "Write one question a row."),
        )


def _same_columns(grid: Grid) -> Iterator[Issue]:
    """Two columns that mean the same, e.g. `name` and `tag`."""
    seen: dict[tuple[str, str], Header] = {}
    for header in grid.headers:
        earlier = seen.setdefault((header.base, header.language), header)
        if earlier is header:
            continue
        if " ".join(earlier.text.split()).lower() == " ".join(header.text.split()).lower():
            yield Issue(
                "error",
                "duplicate-column",
                grid.name,
                1,
                header.text,
                header.text,
                Text(
                    f"Kolom ini ada dua kali; yang pertama {earlier.letter}.",
                    f"This column is there twice; the first one is {earlier.letter}.",
                ),
                Text("Hapus atau ganti nama salah satunya.", "Delete or rename one of them."),
                header.letter,
            )
        else:
            yield Issue(
                "error",
                "same-column",
                grid.name,
                1,
                header.text,
                header.text,
                Text(
                    f'Kolom ini sama artinya dengan kolom "{earlier.text}" ({earlier.letter}).',
                    f'This column means the same as the column "{earlier.text}" ({earlier.letter}).',
                ),
                Text("Gabungkan keduanya menjadi satu kolom.", "Make one column of both."),
                header.letter,
            )


def _sizes(sheets: Sheets) -> Iterator[Issue]:
    """More than any form that a person wrote: turning it into a form would take minutes and gigabytes."""
    for grid, most_rows, most_text in (
        (sheets.survey, MAX_QUESTIONS, MAX_SURVEY_TEXT),
        (sheets.choices, MAX_CHOICES, MAX_CHOICES_TEXT),
    ):
        if grid is None:
            continue
        size = sum(len(text) for row in grid.rows for text in row.cells.values())
        if len(grid.rows) > most_rows or size > most_text:
            yield Issue(
                "error",
                "sheet-too-large",
                grid.name,
                None,
                None,
                "",
                Text(
                    f"Sheet ini berisi {len(grid.rows)} baris dan {size} huruf; terlalu besar untuk sebuah formulir.",
                    f"This sheet holds {len(grid.rows)} rows and {size} letters; too much for a form.",
                ),
                Text("Bagi menjadi beberapa formulir.", "Split it into several forms.")
                if grid is sheets.survey
                else Text(
                    "Pindahkan daftar panjang ke berkas CSV (select_one_from_file).",
                    "Move long lists to a CSV file (select_one_from_file).",
                ),
            )


@cache
def question_types() -> frozenset[str]:
    """The question types that pyxform knows, in small letters."""
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    return frozenset(name.lower() for name in QUESTION_TYPE_DICT)


def _begins_otherwise(row: SurveyRow, written: str) -> bool:
    """Whether pyxform, which heeds capitals, does not read this type."""
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    if row.select is not None:
        return row.select["kind"] != row.select["kind"].lower()
    return written not in QUESTION_TYPE_DICT and not written.startswith("osm")


def _small(row: SurveyRow, written: str) -> str:
    """A type in small letters; the name of its list stays as it is."""
    if row.select is None:
        return written.lower()
    return row.select["kind"].lower() + written[len(row.select["kind"]) :]


def _rows(sheets: Sheets) -> Iterator[Issue]:
    survey = sheets.survey
    suggestions = ["begin_group", "end_group", "begin_repeat", "end_repeat", *sorted(question_types())]
    for row in sheets.rows:
        kind = " ".join(row.type.split()).lower()
        if not kind:
            if row.get("name") or row.get("label"):
                yield issue(
                    "error",
                    "question-without-type",
                    survey,
                    row,
                    "type",
                    Text("Baris ini tidak mempunyai jenis pertanyaan.", "This row has no question type."),
                    Text("Isi kolom type, mis. text.", "Fill in the type column, e.g. text."),
                )
            continue
        if row.control != "question" or kind in _SETTING_TYPES:
            continue
        if row.select is None and kind not in question_types() and not kind.startswith("osm"):
            bare = kind in {"select_one", "select_multiple", "rank"} or kind.startswith(
                ("select_one ", "select_multiple ")
            )
            yield issue(
                "error",
                "unknown-type",
                survey,
                row,
                "type",
                Text("Jenis pertanyaan ini tidak dikenal.", "This question type is not known."),
                today(kind)
                or Text(
                    "Tulis nama daftar sesudahnya, mis. select_one ya_tidak.", "Add the list, e.g. select_one yes_no."
                )
                if today(kind) or bare
                else nearest(kind, suggestions, _ANY_TYPE),
            )
        elif kind != (written := " ".join(row.type.split())) and _begins_otherwise(row, written):
            yield issue(
                "error",
                "unknown-type",
                survey,
                row,
                "type",
                Text("Jenis pertanyaan ditulis dengan huruf kecil.", "Question types go in small letters."),
                Text(f"Tulis {_small(row, written)}.", f"Write {_small(row, written)}."),
            )
        if kind == "calculate" and not row.get("calculation") and not row.get("default"):
            yield issue(
                "error",
                "calculation-missing",
                survey,
                row,
                "calculation",
                Text("Hitungan ini belum mempunyai rumus.", "This calculation has no formula."),
                Text("Isi kolom calculation.", "Fill in the calculation column."),
            )


def _balance(sheets: Sheets) -> Iterator[Issue]:
    survey = sheets.survey
    stack: list[SurveyRow] = []
    for row in sheets.rows:
        if row.control != "question" and not PLAIN_CONTROL.match(row.type):
            yield issue(
                "error",
                "group-capitals",
                survey,
                row,
                "type",
                Text(
                    "Pembuka dan penutup ditulis dengan huruf kecil dan satu garis bawah.",
                    "Beginning and end go in small letters with one underscore.",
                ),
                Text(f"Tulis {row.type_today}.", f"Write {row.type_today}."),
            )
        if row.control == "begin":
            stack.append(row)
            if len(stack) == MAX_DEPTH:
                yield issue(
                    "error",
                    "too-deep",
                    survey,
                    row,
                    "type",
                    Text("Kelompok di dalam kelompok terlalu dalam.", "Groups inside groups go too deep."),
                    Text(
                        "Kurangi tingkatnya, atau tambahkan end_group yang kurang.",
                        "Use fewer levels, or add the end_group that is missing.",
                    ),
                )
                return
        elif row.control == "end":
            if stack and stack[-1].container == row.container:
                stack.pop()
                continue
            more = NOTHING
            if stack:
                more = Text(
                    f" Yang terbuka terakhir: begin_{stack[-1].container} di baris {stack[-1].number}.",
                    f" Last begun: begin_{stack[-1].container} in row {stack[-1].number}.",
                )
            yield issue(
                "error",
                "unmatched-end",
                survey,
                row,
                "type",
                Text(
                    f"Baris ini menutup kelompok yang tidak dibuka.{more.id}",
                    f"This row ends a group that was never begun.{more.en}",
                ),
                Text("Hapus baris ini atau perbaiki jenisnya.", "Delete the row or mend its type."),
            )
            return
    for row in stack:
        yield issue(
            "error",
            "unmatched-begin",
            survey,
            row,
            "type",
            Text("Kelompok ini tidak pernah ditutup.", "This group is never ended."),
            Text(f"Tambahkan end_{row.container}.", f"Add the end_{row.container}."),
        )


def _names(sheets: Sheets) -> Iterator[Issue]:
    survey = sheets.survey
    seen: dict[str, SurveyRow] = {}
    repeats: dict[str, SurveyRow] = {}
    for row in sheets.rows:
        if row.control == "end" or not row.type or row.type.strip().lower() in _SETTING_TYPES:
            continue
        name = row.name
        if not name:
            if row.type.strip().lower() not in _NAMELESS and not row.type.lower().startswith("end"):
                yield issue(
                    "error",
                    "question-without-name",
                    survey,
                    row,
                    "name",
                    Text("Baris ini tidak mempunyai nama.", "This row has no name."),
                    Text("Isi kolom name, tanpa spasi.", "Fill in the name column, without spaces."),
                )
            continue
        if not NAME.match(name):
            better = re.sub(r"[^\w.\-]+", "_", name).strip("_")
            better = f"q_{better}" if not better[:1].isalpha() else better
            yield issue(
                "error",
                "bad-name",
                survey,
                row,
                "name",
                Text(
                    "Nama hanya boleh berisi huruf, angka, garis bawah, titik, dan tanda hubung, dan diawali huruf.",
                    "A name has letters, digits, underscores, points and hyphens, and begins with a letter.",
                ),
                Text(f'Tulis mis. "{better}".', f'Write e.g. "{better}".'),
            )
            continue
        yield from _name_twice(survey, row, seen, repeats)
        if name == "meta" and not row.parents:
            yield issue(
                "error",
                "reserved-name",
                survey,
                row,
                "name",
                Text('Nama "meta" dipakai oleh formulir itu sendiri.', 'The form itself uses the name "meta".'),
                Text("Beri nama lain.", "Give it another name."),
            )


def _name_twice(
    survey: Grid, row: SurveyRow, seen: dict[str, SurveyRow], repeats: dict[str, SurveyRow]
) -> Iterator[Issue]:
    earlier = seen.get(row.ref)
    if earlier is not None:
        yield issue(
            "error",
            "duplicate-name",
            survey,
            row,
            "name",
            Text(
                f"Nama ini sudah dipakai di baris {earlier.number} dalam kelompok yang sama.",
                f"Row {earlier.number} of the same group uses this name already.",
            ),
            Text("Beri salah satunya nama lain.", "Give one of them another name."),
        )
        return
    seen[row.ref] = row
    if row.container == "repeat":
        other = repeats.get(row.name)
        if other is not None:
            yield issue(
                "error",
                "duplicate-name",
                survey,
                row,
                "name",
                Text(
                    f"Dua repeat tidak boleh bernama sama (baris {other.number}).",
                    f"Two repeats cannot have the same name (row {other.number}).",
                ),
                Text("Beri salah satunya nama lain.", "Give one of them another name."),
            )
        repeats.setdefault(row.name, row)


def _references(sheets: Sheets) -> Iterator[Issue]:
    known = set(sheets.by_name) | {"instanceID"}
    names = sorted(known)
    for grid, rows in ((sheets.survey, sheets.rows), (sheets.choices, sheets.choices.rows if sheets.choices else ())):
        if grid is None:
            continue
        for row in rows:
            for header, text in row.items():
                for name in refers_to(text):
                    if name in known:
                        if grid is sheets.survey and len(sheets.by_name.get(name, ())) > 1:
                            yield from _ambiguous(sheets, row, header, name)
                        continue
                    yield Issue(
                        "error",
                        "unknown-reference",
                        grid.name,
                        row.number,
                        header.text,
                        text,
                        Text(f'Tidak ada pertanyaan bernama "{name}".', f'There is no question called "{name}".'),
                        nearest(name, names, _MEND_REFERENCE),
                        header.letter,
                    )


def _ambiguous(sheets: Sheets, row: Row, header: Header, name: str) -> Iterator[Issue]:
    """A reference to a name that several groups have, unless one of its bearers is the nearest (as pyxform decides)."""
    rows = sheets.by_name[name]
    if len({other.ref for other in rows}) < len(rows) or not header.base or header.base in {"type", "name"}:
        return  # twice in one group is told of as such
    places = ", ".join(str(other.number) for other in rows)
    yield Issue(
        "error",
        "ambiguous-reference",
        sheets.survey.name,
        row.number,
        header.text,
        row.cells.get(header.index, ""),
        Text(
            f'"{name}" dapat berarti beberapa pertanyaan: baris {places}.',
            f'"{name}" could be several questions: rows {places}.',
        ),
        Text("Beri nama yang berbeda.", "Give them different names."),
        header.letter,
    )


def _invisible(sheets: Sheets) -> Iterator[Issue]:
    """Characters of no width, pasted from the web or from Word, where every sign counts."""
    for grid in (sheets.survey, sheets.choices, sheets.settings):
        if grid is None:
            continue
        head = Row(1, {h.index: h.text for h in grid.headers}, grid.headers)
        for row in (head, *grid.rows):
            for header, text in row.items():
                exact = row is head or header.base in _EXACT
                outside = _QUOTED.sub("", text) if header.base in EXPRESSIONS else text
                if exact and NO_WIDTH.search(outside):
                    yield Issue(
                        "error",
                        "invisible-character",
                        grid.name,
                        row.number,
                        header.text,
                        text,
                        Text("Sel ini berisi karakter yang tidak terlihat.", "This cell holds an invisible character."),
                        Text(
                            f'Hapus isi sel lalu ketik lagi: "{NO_WIDTH.sub("", text)}".',
                            f'Clear the cell and type it again: "{NO_WIDTH.sub("", text)}".',
                        ),
                        header.letter,
                    )


def _control_characters(sheets: Sheets) -> Iterator[Issue]:
    """Characters that no form can hold, pasted in from elsewhere."""
    for grid in (sheets.survey, sheets.choices, sheets.settings):
        for row in grid.rows if grid is not None else ():
            for header, text in row.items():
                if grid is not None and _NOT_XML.search(text):
                    yield Issue(
                        "error",
                        "control-character",
                        grid.name,
                        row.number,
                        header.text,
                        _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text),
                        Text("Sel ini berisi karakter yang tidak terlihat.", "This cell holds an invisible character."),
                        Text("Hapus isi sel lalu ketik lagi.", "Clear the cell and type it again."),
                        header.letter,
                    )
