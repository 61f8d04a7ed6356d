"""CSV files and workbooks as tables of typed cells, bounded in size."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from ltsa_desktop.exchange.odk_source import MAX_TABLE, Source
from ltsa_desktop.exchange.odk_values import Cell, fold, plain
from ltsa_desktop.ground.words import Text, UserError

MAX_CELLS = 5_000_000
MAX_UNPACKED = 300_000_000
_FIELD = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: of the sheet, or of the CSV without its ending.
        book: the file, without its ending.
        source: what to call it in a message.
        file: its name in the `Source`.
        header: the headings as written.
        rows: (line as a spreadsheet numbers it, cells); lines without any cell are left out.
        cut: the last line, where the file ends in the middle of it, else 0.
    """

    name: str
    book: str
    source: str
    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    cut: int = 0

    def column(self, *names: str) -> int | None:
        """Where the last column with one of these headings (folded) is, or None; servers put their own last."""
        return next((at for at in range(len(self.header) - 1, -1, -1) if fold(self.header[at]) in names), None)


def read_tables(source: Source, name: str) -> list[Table]:
    """The tables of one file of `source`. UserError when it is no table at all, or far too large."""
    data = source.read(name, MAX_TABLE)
    path = PurePosixPath(name)
    if data[:4] == b"PK\x03\x04" or data[:4] == b"\xd0\xcf\x11\xe0":
        sheets = list(_sheets(data, path.name))
    else:
        sheets = [(path.stem, list(_lines(data, path.name)))]
    tables = []
    for sheet, lines in sheets:
        kept = [(line, cells) for line, cells in lines if any(plain(cell) for cell in cells)]
        if not kept:
            continue
        header = tuple(plain(cell) for cell in kept[0][1])
        # KoboToolbox may put a row of HXL tags below the headings.
        rows = tuple(row for row in kept[1:] if not all(plain(c).startswith("#") for c in row[1] if plain(c)))
        label = path.name if len(sheets) == 1 else f"{path.name} › {sheet}"
        line, last = kept[-1]
        # Every server ends its last line, and writes every cell of it.
        cut = line if data[:2] != b"PK" and data[-1:] not in b"\r\n" and len(last) < len(header) else 0
        tables.append(Table(sheet, path.stem, label, name, header, rows, cut))
    return tables


def _sheets(data: bytes, name: str) -> Iterator[tuple[str, list[tuple[int, tuple[Cell, ...]]]]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                    raise _too_large(name)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            cells = 0
            for about in book.sheets_metadata:
                if about.visible is not SheetVisibleEnum.Visible:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                cells += sheet.height * sheet.width
                if cells > MAX_CELLS:
                    raise _too_large(name)
                rows = sheet.to_python(skip_empty_area=False)
                yield about.name, [(line, tuple(row)) for line, row in enumerate(rows, 1)]
    except (CalamineError, zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as why:
        raise UserError(
            Text(
                "{name} tidak dapat dibuka sebagai buku kerja: rusak atau dilindungi sandi. Simpan ulang tanpa sandi.",
                "{name} cannot be opened as a workbook: damaged, or protected by a password. Save it again without.",
            ).format(name=name),
            code="table-unreadable",
        ) from why


def _too_large(name: str) -> UserError:
    return UserError(
        Text(
            "{name} terlalu besar untuk satu impor. Ekspor per bagian, lalu impor satu-satu.",
            "{name} is too large for one import. Export it in parts, then import one at a time.",
        ).format(name=name),
        code="file-too-large",
    )


def _lines(data: bytes, name: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    text = _decoded(data)
    if "\x00" in text or not text.strip():
        raise UserError(
            Text(
                "{name} kosong atau bukan berkas CSV/XLSX.", "{name} is empty, or neither a CSV nor an XLSX file."
            ).format(name=name),
            code="table-unreadable",
        )
    skipped = 0
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, skipped = first.strip()[4], rest, 1
    else:
        delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    # Counted as a spreadsheet shows it, where a text of several lines is one row.
    line, cells = skipped, 0
    try:
        for row in reader:
            line += 1
            cells += len(row)
            if cells > MAX_CELLS:
                raise _too_large(name)
            yield line, tuple(row)
    except csv.Error as why:
        raise UserError(
            Text(
                "{name} tidak terbaca sebagai CSV mulai baris {line}. Ekspor ulang, atau simpan sebagai XLSX.",
                "{name} cannot be read as CSV from line {line} on. Export it again, or save it as XLSX.",
            ).format(name=name, line=line + 1),
            code="table-unreadable",
        ) from why


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # Excel's "Unicode text"
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
