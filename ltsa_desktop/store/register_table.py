"""A spreadsheet or CSV as rows of text, whatever Excel made of it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from ltsa_desktop.ground.words import Text, UserError

MOST_BYTES = 20_000_000
MOST_UNPACKED = 300_000_000
MOST_ROWS = 20_000
HEADER_WITHIN = 15
"""Rows among which the header is looked for: files begin with titles."""


class RegisterUnreadable(UserError):
    """The file is no register at all; nothing of it can be used."""

    code = "register-unreadable"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header.

    Attributes:
        header: the header's cells as written.
        rows: (line in the file counted from 1, cells) of every row that is not empty.
        sheet: the sheet's name, "" for a CSV.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""


def read_table(path: Path, is_header: Callable[[Sequence[str]], bool]) -> Table:
    """The first table of the file whose header satisfies `is_header`.

    Raises:
        RegisterUnreadable: no such file, no spreadsheet or text, too large, protected, or no such header.
    """
    try:
        size = path.stat().st_size
    except OSError as why:
        raise RegisterUnreadable(
            Text("Berkas {path} tidak ditemukan.", "The file {path} was not found.").format(path=path)
        ) from why
    if size > MOST_BYTES:
        raise _too_large(path, size)
    raw = path.read_bytes()
    if raw[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        sheets = list(_spreadsheet(path))
    else:
        sheets = [("", list(_csv(raw, path)))]
    for sheet, lines in sheets:
        for index, (_, cells) in enumerate(lines[:HEADER_WITHIN]):
            if is_header(cells):
                rows = [(n, row) for n, row in lines[index + 1 :] if any(row)]
                if len(rows) > MOST_ROWS:
                    raise RegisterUnreadable(
                        Text(
                            "Berkas {name} berisi lebih dari {n} baris; ini bukan daftar pusat layanan.",
                            "The file {name} has more than {n} rows; this is no register of centres.",
                        ).format(name=path.name, n=MOST_ROWS)
                    )
                return Table(cells, tuple(rows), sheet)
    raise RegisterUnreadable(
        Text(
            "Di {name} tidak ada baris judul dengan kolom “kode” dan “nama”. Tambahkan baris judul itu, lalu ulangi.",
            "{name} has no header row with the columns “code” and “name”. Add that row, then try again.",
        ).format(name=path.name)
    )


def _too_large(path: Path, size: int) -> RegisterUnreadable:
    return RegisterUnreadable(
        Text(
            "Berkas {name} terlalu besar untuk daftar pusat layanan ({mb} MB). Simpan hanya lembar daftarnya.",
            "The file {name} is too large for a register ({mb} MB). Save only the sheet with the list.",
        ).format(name=path.name, mb=size // 1_000_000)
    )


def _spreadsheet(path: Path) -> Iterator[tuple[str, list[tuple[int, tuple[str, ...]]]]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                unpacked = sum(part.file_size for part in packed.infolist())
            if unpacked > MOST_UNPACKED:
                raise _too_large(path, unpacked)
        with CalamineWorkbook.from_path(path) as book:
            for about in book.sheets_metadata:
                if about.visible is not SheetVisibleEnum.Visible:
                    continue
                rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
                yield about.name, [(n, tuple(_text(cell) for cell in row)) for n, row in enumerate(rows, 1)]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as why:
        raise RegisterUnreadable(
            Text(
                "{name} tidak dapat dibuka sebagai buku kerja: rusak atau dilindungi sandi. Simpan ulang tanpa sandi.",
                "{name} cannot be opened as a workbook: damaged, or protected by a password. "
                "Save it again without a password.",
            ).format(name=path.name)
        ) from why


def _text(cell: Any) -> str:
    """A cell as a person reads it: 1.0 is "1", a day is ISO."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return clean(str(cell))


def _csv(raw: bytes, path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = _decoded(raw)
    if "\x00" in text or not text.strip():
        raise RegisterUnreadable(
            Text(
                "{name} kosong atau bukan berkas CSV/XLSX.", "{name} is empty, or neither a CSV nor an XLSX file."
            ).format(name=path.name)
        )
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, skipped = first.strip()[4], rest, 1
    else:
        head = text.splitlines()[:HEADER_WITHIN]
        delimiter = max(",;\t|", key=lambda d: max(line.count(d) for line in head))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1 + skipped
    try:
        for cells in reader:
            yield line, tuple(clean(cell) for cell in cells)
            line = reader.line_num + 1 + skipped
    except csv.Error as why:
        raise RegisterUnreadable(
            Text(
                "{name} tidak terbaca sebagai CSV mulai baris {line}. Buka di Excel dan simpan sebagai XLSX.",
                "{name} cannot be read as CSV from line {line} on. Open it in Excel and save it as XLSX.",
            ).format(name=path.name, line=line)
        ) from why


def _decoded(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):  # Excel's "Unicode text"
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def clean(cell: str) -> str:
    """Without surrounding space, no-break spaces and control characters; line breaks stay."""
    kept = "".join(c for c in cell.replace("\u00a0", " ").replace("\ufeff", "") if c >= " " or c in "\n\t")
    return kept.strip()
