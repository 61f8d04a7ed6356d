"""Faults that can be mended without changing what the form means: offered, applied to a copy, and listed.

Most workbooks that pyxform refuses today were made for an older one. What is mended here is only what the older tools
read in the same way; anything that needs a decision stays with the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.check_structure import NO_WIDTH, check_structure
from ltsa_desktop.instruments.check_words import YES_WORDS
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.old_types import today
from ltsa_desktop.instruments.pointing import REFERENCE, refers_to
from ltsa_desktop.instruments.sheets import SETTINGS, TRANSLATED, Sheets, understand
from ltsa_desktop.instruments.text_sheets import write_texts
from ltsa_desktop.instruments.workbook import Sheet, Workbook, column_letters, read_workbook

Cell = tuple[str, int, int]
"""Sheet (as the workbook calls it), Excel's row, column counted from 0."""

MAX_ROUNDS = 20
_SPACED = re.compile(r"\$\{(?:\s+([\w.\-]+)\s*|([\w.\-]+)\s+)\}")


@dataclass(frozen=True, slots=True)
class Mend:
    """One mended cell.

    Attributes:
        sheet, row, column: the cell, as in `Cell`.
        before, after: its text.
        text: what was done and why it is safe.
    """

    sheet: str
    row: int
    column: int
    before: str
    after: str
    text: Text

    @property
    def cell(self) -> str:
        """Excel's address, e.g. "C2"."""
        return f"{column_letters(self.column)}{self.row}"


def find_mends(path: Path | str) -> list[Mend]:
    """The safe mends of a workbook, in the order in which they apply; [] when it needs none.

    Raises:
        InstrumentError: the file cannot be read as a workbook.
    """
    workbook = read_workbook(Path(path))
    found: list[Mend] = []
    for _ in range(MAX_ROUNDS):
        sheets = understand(workbook)
        mends: list[Mend] = []
        taken: set[Cell] = set()
        for action in _actions(sheets) if sheets is not None else ():
            cells = {(m.sheet, m.row, m.column) for m in action}
            if taken.isdisjoint(cells):
                taken |= cells
                mends += action
        if not mends:
            break
        found += mends
        workbook = _with(workbook, mends)
    return found


def mend_workbook(path: Path | str, out: Path | str) -> list[Mend]:
    """Write a mended copy of the workbook at `path` to `out` (.xlsx); the original is left alone.

    Of an .xls file only the texts are carried over, not colours or column widths: no reader here knows them.
    Returns what was mended. Nothing is written when nothing is to be mended.

    Raises:
        InstrumentError: the file cannot be read.
        OSError: the copy cannot be written.
    """
    path, out = Path(path), Path(out)
    mends = find_mends(path)
    if not mends:
        return []
    if is_old_excel(path):
        _write_anew(_with(read_workbook(path), mends), out)
    else:
        from openpyxl import load_workbook  # type: ignore[import-untyped]

        book = load_workbook(path)
        for mend in mends:
            if mend.sheet not in book.sheetnames:
                book.create_sheet(mend.sheet)
            book[mend.sheet].cell(mend.row, mend.column + 1).value = mend.after
        aside = out.with_name(f"{out.name}.part")
        book.save(aside)
        aside.replace(out)
    return mends


def is_old_excel(path: Path | str) -> bool:
    """Whether a workbook is one of Excel 97 to 2003 (.xls), whatever it is called."""
    with Path(path).open("rb") as stream:
        return not stream.read(2).startswith(b"PK")


def _write_anew(workbook: Workbook, out: Path) -> None:
    """A workbook's sheets as an .xlsx file in which every cell is text."""
    hidden = {sheet.name for sheet in workbook.sheets if sheet.hidden}
    write_texts({sheet.name: sheet.rows for sheet in workbook.sheets}, out, hidden)


def _actions(sheets: Sheets) -> Iterator[list[Mend]]:
    """What could be done, each action whole: a new name and its references belong together."""
    faults = [i for i in check_structure(sheets) if i.severity == "error"]
    codes = {i.code for i in faults}
    if "duplicate-choice" in codes:
        yield list(_allow_duplicates(sheets))
    for fault in faults:
        if fault.code == "reserved-name":
            yield list(_rename(sheets, fault, "meta_data"))
        elif fault.code == "bad-name" and fault.sheet == sheets.survey.name:
            better = re.sub(r"[^\w.\-]+", "_", fault.found).strip("_") or "q"
            yield list(_rename(sheets, fault, better if better[0].isalpha() else f"q_{better}"))
        elif fault.code == "bad-name" and fault.row == 1 and fault.found.startswith("$"):
            yield list(_kobo_column(sheets, fault))
        elif fault.code == "invisible-character":
            yield list(_visible(sheets, fault))
        elif fault.code == "unknown-reference":
            yield list(_plain_reference(sheets, fault))
        elif fault.code in {"group-capitals", "unknown-type"}:
            yield list(_type_today(sheets, fault))
    for row in sheets.rows:
        for place, written in row.items():
            after = _SPACED.sub(lambda m: f"${{{m[1] or m[2]}}}", written)
            if after != written:
                text = Text("Spasi di dalam ${…} dihapus.", "Spaces inside ${…} are gone.")
                yield [Mend(sheets.survey.name, row.number, place.index, written, after, text)]
        for base in ("required", "readonly", "relevant"):
            word, header = row.get(base), row.header(base)
            if header is not None and word.lower() in YES_WORDS:
                text = Text("Ya/tidak ditulis dalam bahasa XLSForm.", "Yes/no is written as XLSForm writes it.")
                after = YES_WORDS[word.lower()]
                yield [Mend(sheets.survey.name, row.number, header.index, word, after, text)]


def _kobo_column(sheets: Sheets, fault: Issue) -> Iterator[Mend]:
    """A column of Kobo's own on the choices sheet, whose header no form can hold: it is kept under another name."""
    header = next((h for h in sheets.choices.headers if h.letter == fault.letter), None) if sheets.choices else None
    if header is not None:
        text = Text("Kolom milik Kobo diberi nama yang sah.", "A column of Kobo's own got a valid name.")
        yield Mend(fault.sheet, 1, header.index, fault.found, header.text.strip().lstrip("$"), text)


def _visible(sheets: Sheets, fault: Issue) -> Iterator[Mend]:
    """A cell without its characters of no width."""
    grid = sheets.grid(fault.sheet.strip().lower())
    header = next((h for h in grid.headers if h.letter == fault.letter), None) if grid is not None else None
    if header is not None and fault.row is not None:
        text = Text("Karakter yang tidak terlihat dihapus.", "Invisible characters are gone.")
        yield Mend(fault.sheet, fault.row, header.index, fault.found, NO_WIDTH.sub("", fault.found), text)


def _type_today(sheets: Sheets, fault: Issue) -> Iterator[Mend]:
    """A type that is only written otherwise today: `End Group`, `select multiple from LIST`."""
    header = sheets.survey.header("type")
    row = next((r for r in sheets.rows if r.number == fault.row), None)
    if header is None or row is None:
        return
    written = today(row.type) if fault.code == "unknown-type" else None
    whole = re.fullmatch(r"Write (select_(?:one|multiple) \S+)\.", written.en) if written is not None else None
    if fault.code == "group-capitals":
        after = row.type_today
    elif whole is not None:
        after = whole[1]
    elif fault.code == "unknown-type" and fault.text.en.endswith("small letters."):
        after = fault.mend.en.removeprefix("Write ").removesuffix(".")
    else:
        return
    text = Text("Jenis ditulis seperti sekarang.", "The type is written as it is today.")
    yield Mend(sheets.survey.name, row.number, header.index, row.cells.get(header.index, ""), after, text)


def _allow_duplicates(sheets: Sheets) -> Iterator[Mend]:
    text = Text(
        "Nama pilihan yang berulang diizinkan, seperti pada pyxform lama.",
        "Repeated choice names are allowed, as older tools did.",
    )
    grid = sheets.settings
    name = grid.name if grid is not None else SETTINGS
    header = grid.header("allow_choice_duplicates") if grid is not None else None
    row = next((r.number for r in grid.rows if r), 2) if grid is not None else 2
    column = header.index if header else len(grid.sheet.rows[0]) if grid is not None and grid.sheet.rows else 0
    if header is None:
        yield Mend(name, 1, column, "", "allow_choice_duplicates", text)
    yield Mend(name, row, column, sheets.setting("allow_choice_duplicates"), "yes", text)


def _rename(sheets: Sheets, fault: Issue, better: str) -> Iterator[Mend]:
    """A new name, and the same in every reference; nothing when that name is taken."""
    if better in sheets.by_name:
        return
    header = sheets.survey.header("name")
    row = next((r for r in sheets.rows if r.number == fault.row), None)
    if header is None or row is None:
        return
    text = Text('Nama "{old}" menjadi "{new}".', 'The name "{old}" became "{new}".').format(old=fault.found, new=better)
    yield Mend(sheets.survey.name, row.number, header.index, fault.found, better, text)
    old = re.compile(r"\$\{\s*" + re.escape(fault.found) + r"\s*\}")
    for other in sheets.rows:
        for column, cell in other.items():
            after = old.sub(f"${{{better}}}", cell)
            if after != cell:
                yield Mend(sheets.survey.name, other.number, column.index, cell, after, text)


def _plain_reference(sheets: Sheets, fault: Issue) -> Iterator[Mend]:
    """A reference to nothing in a text for people: shown as the bare name, as older tools showed it blank."""
    grid = sheets.survey if fault.sheet == sheets.survey.name else sheets.choices
    header = next((h for h in grid.headers if h.letter == fault.letter), None) if grid is not None else None
    if grid is None or header is None or header.base not in TRANSLATED or fault.row is None:
        return
    known = set(sheets.by_name)
    after = REFERENCE.sub(
        lambda m: m.group(0) if set(refers_to(m.group(0))) <= known else f"({m.group(1).strip()})", fault.found
    )
    if after != fault.found:
        text = Text(
            "Rujukan ke pertanyaan yang tidak ada ditulis sebagai teks biasa.",
            "A reference to a question that is not there is written as plain text.",
        )
        yield Mend(grid.name, fault.row, header.index, fault.found, after, text)


def _with(workbook: Workbook, mends: list[Mend]) -> Workbook:
    """The workbook with mended cells, in memory."""
    changed: dict[str, dict[tuple[int, int], str]] = {}
    for mend in mends:
        changed.setdefault(mend.sheet, {})[mend.row - 1, mend.column] = mend.after
    sheets = [_sheet_with(s, changed.pop(s.name, {})) for s in workbook.sheets]
    sheets += [_sheet_with(Sheet(name, ()), cells) for name, cells in changed.items()]
    return replace(workbook, sheets=tuple(sheets))


def _sheet_with(sheet: Sheet, cells: dict[tuple[int, int], str]) -> Sheet:
    if not cells:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for (number, column), text in cells.items():
        while len(rows) <= number:
            rows.append([])
        rows[number] += [""] * (column + 1 - len(rows[number]))
        rows[number][column] = text
    return replace(sheet, rows=tuple(tuple(row) for row in rows))
