"""Real workbooks for the tests of the instruments room, written by XlsxWriter or, as .xls, byte by byte."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

Rows = Sequence[Sequence[Any]]
Make = Callable[..., Path]

SETTINGS: Rows = [["form_title", "form_id", "version"], ["Uji", "uji", "1"]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a workbook: `make(survey=[[…], …], choices=…, settings=…)`; other sheets by name."""

    def write(
        name: str = "uji.xlsx", *, hidden: Sequence[str] = (), merge: Mapping[str, str] | None = None, **sheets: Rows
    ) -> Path:
        path = tmp_path / name
        sheets.setdefault("settings", SETTINGS)
        book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet_name, rows in sheets.items():
            sheet = book.add_worksheet(sheet_name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
                    elif value not in ("", None):
                        sheet.write(number, column, value)
            if sheet_name in hidden:
                sheet.hide()
            else:
                sheet.activate()
            if merge and sheet_name in merge:
                sheet.merge_range(merge[sheet_name], "")
        book.close()
        return path

    return write


@pytest.fixture
def make_xls(tmp_path: Path) -> Make:
    """Write an old Excel 97 workbook (BIFF8 in a compound file)."""

    def write(name: str = "uji.xls", **sheets: Rows) -> Path:
        path = tmp_path / name
        path.write_bytes(_compound(_biff(sheets)))
        return path

    return write


def _record(code: int, body: bytes) -> bytes:
    return struct.pack("<HH", code, len(body)) + body


def _biff(sheets: Mapping[str, Rows]) -> bytes:
    bodies = [_biff_sheet(rows) for rows in sheets.values()]
    bof = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    names = [name.encode("utf-16-le") for name in sheets]
    head = len(bof) + sum(4 + 8 + len(n) for n in names) + 4
    bound, offset = b"", head
    for name, body in zip(names, bodies, strict=True):
        bound += _record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name) // 2, 1) + name)
        offset += len(body)
    return bof + bound + _record(0x000A, b"") + b"".join(bodies)


def _biff_sheet(rows: Rows) -> bytes:
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    out += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(len(r) for r in rows), 0))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, int | float):
                out += _record(0x0203, struct.pack("<HHHd", number, column, 0, float(value)))
            elif value:
                text = str(value).encode("utf-16-le")
                out += _record(0x0204, struct.pack("<HHHHB", number, column, 0, len(text) // 2, 1) + text)
    return out + _record(0x000A, b"")


def _compound(stream: bytes) -> bytes:
    sector = 512
    stream = stream.ljust(max(4096, -(-len(stream) // sector) * sector), b"\0")
    count = len(stream) // sector
    assert count + 2 <= 128, "one FAT sector is enough for the tests"
    fat = [0xFFFFFFFD, 0xFFFFFFFE] + [i + 3 for i in range(count - 1)] + [0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0
    )
    header += b"\xff\xff\xff\xff" * 108

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        raw = name.encode("utf-16-le") + b"\0\0"
        body = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return body + b"\0" * 36 + struct.pack("<IQ", start, size)

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    directory = directory.ljust(sector, b"\0")
    return header + struct.pack("<128I", *fat) + directory + stream
