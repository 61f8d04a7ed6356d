"""Reads an Excel workbook as plain rows of text, and refuses what would eat the machine.

Cells become text exactly as XLSForm tools read them: `1.0` is "1", TRUE is "TRUE", hard spaces are spaces. Nothing is
evaluated and no macro is touched.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import InstrumentError, refuse
from ltsa_desktop.instruments.odd_cells import OddSheet, odd_sheets

MAX_FILE = 40_000_000
"""Bytes of a workbook file."""
MAX_UNPACKED = 160_000_000
"""Bytes of all its parts unpacked: a sheet of 90,000 choices has about 20 million."""
MAX_CELLS = 8_000_000
"""Cells of the rectangle that a sheet's used cells span: what a reader must hold in memory."""
MAX_TEXT = 32_767
"""Characters of one cell: Excel's own limit."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A cell with something in it: those that only carry a format close at once, and are often painted to the last row.
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Za-z]{1,4})(\d{1,9})["'][^<>]*(?<!/)>""")
LONGEST_TAG = 1 << 16
"""Bytes of one cell's opening tag: honest ones have some dozens."""

_KEEP = Text(
    "Simpan bagian yang diperlukan saja dalam berkas .xlsx baru.", "Save only what is needed in a new .xlsx file."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of text from cell A1 on; `rows[0]` is the header row.

    Attributes:
        merged: the merged ranges as (first row, first column, last row, last column), counted from 0.
        raw: cells whose text hides what they were: (row, column), counted from 0 → "date", "number", "space" (spaces
            around the text), "error" (of an Excel formula) or "formula" (without a stored result).
        hidden_rows, hidden_columns: those put out of sight, counted from 0 (.xlsx only).
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    raw: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's sheets in their order."""

    name: str
    data: bytes
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet called `name`, whatever its case and stray spaces; None when there is none.

        The only sheet of a workbook is its survey whatever it is called, as for pyxform, if it looks like one.
        """
        wanted = name.lower()
        found = next((s for s in self.sheets if s.name.strip().lower() == wanted), None)
        if found is None and wanted == "survey" and len(self.sheets) == 1 and self.sheets[0].rows:
            heads = {cell.strip().lower() for cell in self.sheets[0].rows[0]}
            return self.sheets[0] if {"type", "name"} <= heads else None
        return found


def read_workbook(source: Path | bytes, name: str = "") -> Workbook:
    """Read the workbook at a path, or its bytes.

    Raises:
        InstrumentError: it is no workbook, is locked by a password, is damaged, or is larger than the limits above.
    """
    if isinstance(source, bytes):
        data = source
    else:
        name = name or source.name
        data = _bytes_of(source)
    if len(data) > MAX_FILE:
        raise _too_big()
    if data.startswith(_ZIP):
        _weigh(data)
    elif data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise _locked()
    else:
        raise _no_workbook(data)
    return Workbook(name, data, _sheets(data))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise refuse(
            "workbook-missing",
            Text("Berkas ini tidak ditemukan.", "This file was not found."),
            Text("Periksa nama dan foldernya.", "Look at its name and folder."),
            found=str(path),
        ) from None
    except OSError as why:
        raise refuse(
            "workbook-unreadable",
            Text("Berkas ini tidak dapat dibaca dari disk.", "This file cannot be read from the disk."),
            Text(
                "Tutup berkas itu di Excel atau salin ke folder lain, lalu coba lagi.",
                "Close it in Excel or copy it to another folder, then try again.",
            ),
            found=str(why),
        ) from why


def _weigh(data: bytes) -> None:
    """Unpack every part in small pieces, only to see that its true size and extent are bearable.

    The sizes that a zip declares may lie, so the compressed streams themselves are measured.
    """
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as why:
        raise _damaged(str(why)) from why
    if not any(part.filename.startswith(("xl/", "xl\\")) for part in parts):
        raise _no_workbook(data)
    if any(part.filename.endswith(".bin") and "sheet" in part.filename for part in parts):
        raise refuse(
            "binary-workbook",
            Text("Buku kerja ini disimpan sebagai .xlsb.", "This workbook was saved as .xlsb."),
            Text("Simpan sebagai .xlsx di Excel.", "Save it as .xlsx in Excel."),
        )
    for part in parts:
        total += _weigh_part(data, part, MAX_UNPACKED - total)
        if total > MAX_UNPACKED:
            raise _too_big()


def _weigh_part(data: bytes, part: zipfile.ZipInfo, room: int) -> int:
    start = part.header_offset
    if data[start : start + 4] != _ZIP:
        raise _damaged(part.filename)
    name_length, extra_length = struct.unpack("<HH", data[start + 26 : start + 30])
    start += 30 + name_length + extra_length
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _damaged(part.filename)
    extent = _Extent()
    size, step = 0, 1 << 16
    unpack = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    rest: bytes = b""
    position = 0
    while position < len(packed) or rest:
        piece = rest or bytes(packed[position : position + step])
        if not rest:
            position += step
        try:
            plain = unpack.decompress(piece, 1 << 20) if unpack else piece
        except zlib.error as why:
            raise _damaged(part.filename) from why
        rest = unpack.unconsumed_tail if unpack else b""
        size += len(plain)
        if size > room:
            return size
        extent.see(plain)
        if unpack and unpack.eof:
            break
    return size


class _Extent:
    """The farthest row and column with something in it that a part names, met piece by piece.

    Every part is looked at: a sheet may lie anywhere in the package.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 1
        self.tail = b""

    def see(self, piece: bytes) -> None:
        text = self.tail + piece
        for letters, digits in _CELL.findall(text):
            row, column = int(digits), _column_number(letters)
            if row > self.rows:
                self.rows = row
            if column > self.columns:
                self.columns = column
        if self.rows * self.columns > MAX_CELLS:
            raise refuse(
                "sheet-too-large",
                Text(
                    "Satu sheet memakai sel yang sangat jauh dari awal (baris {row}, kolom ke-{column}).",
                    "A sheet uses cells very far from its start (row {row}, column number {column}).",
                ).format(row=self.rows, column=self.columns),
                Text(
                    "Hapus baris dan kolom kosong di ujung sheet itu, lalu simpan lagi.",
                    "Delete the empty rows and columns at the far end of that sheet and save again.",
                ),
            )
        opened = text.rfind(b"<")
        self.tail = text[opened:] if opened > text.rfind(b">") else b""
        if len(self.tail) > LONGEST_TAG:
            raise _damaged("<")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def column_letters(index: int) -> str:
    """Excel's letters of a column counted from 0: 0 → "A", 27 → "AB"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _sheets(data: bytes) -> tuple[Sheet, ...]:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_object(io.BytesIO(data)) as book:
            odd = odd_sheets(data)
            return tuple(
                _sheet(book, meta, meta.visible != calamine.SheetVisibleEnum.Visible, odd.get(meta.name, OddSheet()))
                for meta in book.sheets_metadata
                if meta.typ == calamine.SheetTypeEnum.WorkSheet
            )
    except calamine.PasswordError as why:
        raise _locked() from why
    except (calamine.CalamineError, zipfile.BadZipFile, zlib.error, OSError, ValueError, OverflowError) as why:
        raise _damaged(str(why)) from why


def _sheet(book: Any, meta: Any, hidden: bool, odd: OddSheet) -> Sheet:
    source = book.get_sheet_by_name(meta.name)
    merged = tuple((*first, *last) for first, last in source.merged_cell_ranges or ())
    if source.total_height * source.total_width > MAX_CELLS:
        raise _too_big()
    raw: dict[tuple[int, int], str] = {}
    rows: list[tuple[str, ...]] = []
    for number, cells in enumerate(source.to_python(skip_empty_area=False)):
        row = []
        for column, value in enumerate(cells):
            text, kind = cell_text(value)
            if kind:
                raw[number, column] = kind
            row.append(text)
        rows.append(tuple(row))
    for (number, column), text in odd.cells.items():
        if number < len(rows) and column < len(rows[number]):
            raw[number, column] = "error" if text else "formula"
            rows[number] = (*rows[number][:column], text, *rows[number][column + 1 :])
    rows = [_trimmed(row) for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(meta.name, tuple(rows), hidden, merged, raw, odd.rows, odd.columns)


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def cell_text(value: object) -> tuple[str, str]:
    """A cell's text as XLSForm tools read it, and what the cell was when the text hides it ("" when not)."""
    if value is None or value == "":
        return "", ""
    if isinstance(value, str):
        text = value.replace("\xa0", " ").strip()[:MAX_TEXT]
        return text, "space" if text and value.strip() != value else ""
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), ""
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)), "number"
    if isinstance(value, int):
        return str(value), "number"
    if isinstance(value, datetime):
        return (value.date().isoformat() if value.time() == time(0) else value.isoformat()), "date"
    if isinstance(value, date | time):
        return value.isoformat(), "date"
    if isinstance(value, timedelta):
        return str(value), "date"
    return str(value), ""


def _no_workbook(data: bytes) -> InstrumentError:
    kind, mend = _what_it_is(data)
    return refuse(
        "not-a-workbook",
        Text(f"Berkas ini bukan buku kerja Excel{kind.id}.", f"This file is not an Excel workbook{kind.en}."),
        mend,
    )


_SAVE_AS = Text(
    "Buka di Excel atau LibreOffice, lalu Simpan Sebagai .xlsx.", "Open it in Excel or LibreOffice and Save As .xlsx."
)
_CHOOSE = Text("Pilih berkas .xlsx atau .xls berisi XLSForm.", "Choose an .xlsx or .xls file that holds an XLSForm.")


def _what_it_is(data: bytes) -> tuple[Text, Text]:
    """What a file is that is no workbook, as far as its beginning tells, and what to do."""
    start = data[:600].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return Text("; berkasnya kosong", "; the file is empty"), _CHOOSE
    if b"opendocument.spreadsheet" in data[:200]:
        return Text(", melainkan lembar OpenDocument (.ods)", " but an OpenDocument sheet (.ods)"), _SAVE_AS
    if data.startswith(_ZIP):
        word = b"word/document.xml" in data
        return (Text(", melainkan dokumen Word", " but a Word document") if word else Text("", "")), _CHOOSE
    if start[:14].lower().startswith((b"<html", b"<!doctype html")):
        return Text(", melainkan halaman web", " but a web page"), _SAVE_AS
    if start.startswith(b"<"):
        return Text(", melainkan XML", " but XML"), _CHOOSE
    if start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8")):
        return Text(", melainkan PDF atau gambar", " but a PDF or picture"), _CHOOSE
    if b"\0" not in start and (b"," in start or b";" in start or b"\t" in start):
        return Text(", melainkan teks CSV", " but CSV text"), _SAVE_AS
    return Text("", ""), _CHOOSE


def _damaged(detail: str) -> InstrumentError:
    return refuse(
        "workbook-damaged",
        Text(
            "Buku kerja Excel ini rusak dan tidak dapat dibuka.", "This Excel workbook is damaged and cannot be opened."
        ),
        Text(
            "Minta berkas aslinya sekali lagi, atau buka dan simpan ulang di Excel.",
            "Ask for the original again, or open it in Excel and save it anew.",
        ),
        found=detail,
    )


def _locked() -> InstrumentError:
    return refuse(
        "workbook-locked",
        Text("Buku kerja ini dikunci dengan kata sandi.", "This workbook is locked with a password."),
        Text("Simpan salinannya tanpa kata sandi.", "Save a copy of it without a password."),
    )


def _too_big() -> InstrumentError:
    return refuse(
        "workbook-too-large",
        Text("Buku kerja ini terlalu besar untuk sebuah instrumen.", "This workbook is too large for an instrument."),
        _KEEP,
    )
