"""Habits of Excel: hidden sheets, merged cells, blank rows, dates, stray spaces, formulas, odd columns."""

from __future__ import annotations

from collections.abc import Iterator

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import NOTHING, Issue
from ltsa_desktop.instruments.pointing import nearest
from ltsa_desktop.instruments.sheets import (
    CHOICES,
    EXPRESSIONS,
    SURVEY,
    SURVEY_COLUMNS,
    Grid,
    Header,
    Sheets,
)

MAX_GAP = 60
"""Blank rows after which other XLSForm tools take the sheet to be at its end."""

_RARE = {
    "note", "rows", "query", "media", "bind", "control", "body", "instance", "intent", "autoplay", "compact_tag",
    "sms_field", "sms_option", "hxl", "$given_name", "noapperrorstring", "no_app_error_string",
}  # fmt: skip
"""Columns that hardly anybody means: a column "notes" is the author's own."""
_MEANT = {
    "constraint_msg": "constraint_message",
    "constraintmsg": "constraint_message",
    "required_msg": "required_message",
    "skip": "relevant",
    "skip_logic": "relevant",
    "skip_pattern": "relevant",
    "display_condition": "relevant",
    "question": "label",
    "question_text": "label",
    "pertanyaan": "label",
    "variable": "name",
    "mandatory": "required",
    "wajib": "required",
    "validation": "constraint",
    "formula": "calculation",
    "filter": "choice_filter",
    "default_value": "default",
    "help": "hint",
    "petunjuk": "hint",
}
"""Columns of other tools and of habit that XLSForm tools pass over, and what they mean."""
_SHOW_AGAIN = Text("Tampilkan lagi supaya penyunting lain melihatnya.", "Show it again, for others to see it.")


def check_habits(sheets: Sheets) -> Iterator[Issue]:
    """What Excel and its users do to sheets."""
    for grid in (sheets.survey, sheets.choices, sheets.settings):
        if grid is None:
            continue
        if grid.sheet.hidden:
            text = Text(
                "Sheet ini disembunyikan, tetapi tetap dipakai.", "This sheet is hidden but is used all the same."
            )
            yield Issue("hint", "hidden-sheet", grid.name, None, None, "", text, _SHOW_AGAIN)
        yield from _out_of_sight(grid)
        for first_row, first_column, last_row, last_column in grid.sheet.merged:
            header = next((h for h in grid.headers if h.index == first_column), None)
            if header is None or (first_row == last_row and last_column == first_column):
                continue
            yield Issue(
                "warning",
                "merged-cells",
                grid.name,
                first_row + 1,
                header.text,
                "",
                Text(
                    f"Sel digabung sampai baris {last_row + 1}; hanya sel pertama yang berisi.",
                    f"Cells are merged down to row {last_row + 1}; only the first one holds the text.",
                ),
                Text("Pisahkan sel dan isi setiap baris.", "Split the cells and fill in each row."),
                header.letter,
            )
        yield from _odd_cells(grid)
        yield from _gaps(grid)
    yield from _columns(sheets)


def _out_of_sight(grid: Grid) -> Iterator[Issue]:
    """Hidden rows and columns that hold something: they are read as the others are."""
    filled = sorted({row.number for row in grid.rows if row} & {number + 1 for number in grid.sheet.hidden_rows})
    start = 0
    for at, number in enumerate(filled):
        if at + 1 < len(filled) and filled[at + 1] == number + 1:
            continue
        first, last = filled[start], number
        start = at + 1
        text = Text(
            "Baris {rows} disembunyikan, tetapi tetap dipakai.", "Row {rows} is hidden but is used all the same."
        )
        if first != last:
            text = Text(
                "Baris {rows} disembunyikan, tetapi tetap dipakai.", "Rows {rows} are hidden but are used all the same."
            )
        told = text.format(rows=first if first == last else f"{first}–{last}")
        yield Issue("hint", "hidden-row", grid.name, first, None, "", told, _SHOW_AGAIN)
    for header in grid.headers:
        if header.index in grid.sheet.hidden_columns and header.text:
            text = Text(
                "Kolom {letter} disembunyikan, tetapi tetap dipakai.",
                "Column {letter} is hidden but is used all the same.",
            ).format(letter=header.letter)
            yield Issue("hint", "hidden-column", grid.name, 1, header.text, "", text, _SHOW_AGAIN, header.letter)


def _odd_cells(grid: Grid) -> Iterator[Issue]:
    by_index = {h.index: h for h in grid.headers}
    for (row, column), kind in grid.sheet.raw.items():
        header = by_index.get(column)
        if header is None or row == 0:
            continue
        found = grid.sheet.rows[row][column] if column < len(grid.sheet.rows[row]) else ""
        if kind in {"error", "formula"}:
            yield _uncomputed(grid, row, header, kind, found)
        elif kind == "date" and header.base in {"name", "label", "hint", "list_name", "version", "type"}:
            yield Issue(
                "warning",
                "date-cell",
                grid.name,
                row + 1,
                header.text,
                found,
                Text("Excel mengubah isi sel ini menjadi tanggal.", "Excel has turned this cell into a date."),
                Text("Format sel sebagai Teks lalu ketik lagi.", "Format the cell as Text and type it again."),
                header.letter,
            )
        elif kind == "space" and header.base in {"name", "type", "list_name", "form_id"}:
            yield Issue(
                "hint",
                "stray-spaces",
                grid.name,
                row + 1,
                header.text,
                found,
                Text("Spasi di depan atau belakang diabaikan.", "Spaces around the text are ignored."),
                Text("Hapus spasi itu.", "Delete those spaces."),
                header.letter,
            )


def _gaps(grid: Grid) -> Iterator[Issue]:
    blank = 0
    for row in grid.rows:
        if row and blank > MAX_GAP and grid.name.strip().lower() in {SURVEY, CHOICES}:
            text = Text(
                f"Sebelum baris ini ada {blank} baris kosong; alat lain (ODK, Kobo) berhenti membaca di sana.",
                f"{blank} blank rows precede this one; other tools (ODK, Kobo) stop reading there.",
            )
            mend = Text("Hapus baris kosong itu.", "Delete those blank rows.")
            yield Issue("warning", "blank-rows", grid.name, row.number, None, "", text, mend)
        blank = 0 if row else blank + 1


def _uncomputed(grid: Grid, row: int, header: Header, kind: str, found: str) -> Issue:
    """A cell whose Excel formula gave an error, or gave nothing yet."""
    text = Text(
        f"Rumus Excel di sel ini menghasilkan {found}.",
        f"The Excel formula in this cell gives {found}.",
    )
    mend = Text("Perbaiki rumusnya, atau ketik isinya sebagai teks.", "Mend the formula, or type what is meant.")
    if kind == "formula":
        text = Text(
            "Hasil rumus Excel di sel ini belum tersimpan, jadi terbaca kosong.",
            "The result of the Excel formula in this cell is not stored, so it reads blank.",
        )
        mend = Text(
            "Buka di Excel lalu simpan, atau ketik isinya sebagai teks.",
            "Open it in Excel and save it, or type what is meant.",
        )
    exact = header.base in {"type", "name", "list_name", *EXPRESSIONS}
    code, severity = f"excel-{kind}", "error" if exact and kind == "error" else "warning"
    return Issue(
        "error" if severity == "error" else "warning",
        code,
        grid.name,
        row + 1,
        header.text,
        found,
        text,
        mend,
        header.letter,
    )


def _columns(sheets: Sheets) -> Iterator[Issue]:
    """Columns that look as if they were meant to do something, and do nothing."""
    for header in sheets.survey.headers:
        if header.base in SURVEY_COLUMNS or "::" in header.base:
            continue
        written = "_".join(header.base.lower().split())
        meant = _MEANT.get(written, "")
        near = Text(f'Maksudnya "{meant}"?', f'Did you mean "{meant}"?') if meant else NOTHING
        near = near if meant else nearest(header.base.lower(), sorted(SURVEY_COLUMNS - _RARE))
        if near.id:
            text = Text("Kolom ini tidak dikenal dan diabaikan.", "This column is not known and is ignored.")
            yield Issue(
                "warning", "unknown-column", sheets.survey.name, 1, header.text, header.text, text, near, header.letter
            )
