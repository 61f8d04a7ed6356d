"""What a file from elsewhere is, by what is in it rather than by its name: mail and chat programs rename files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

Arrival = Literal["package", "submissions", "instrument", "receipt", "enrolment", "organisation"]

HEAD_BYTES = 8192
SIGNED: tuple[tuple[bytes, str, Arrival], ...] = (
    (b"ltsa-receipt/", ".ltsareceipt", "receipt"),
    (b"ltsa-enrolment/", ".ltsaenrol", "enrolment"),
    (b"ltsa-organisation/", ".ltsaorg", "organisation"),
)
RECORD_SUFFIXES = frozenset({".csv", ".xml", ".xlsx", ".xls", ".xlsm", ".ods", ".json", ".pdf"})
_SURVEY_SHEET = re.compile(rb"<sheet\b[^>]*\bname=\"survey\"", re.IGNORECASE)


def arrival_of(path: Path) -> Arrival:
    """The kind of the file or folder at `path` (reads its first bytes, of a zip its list of names).

    What cannot be told, or read, counts as a package: that dialog says in words what is wrong with it.
    """
    if path.is_dir():
        return "package" if _holds_packages(path) else "submissions"
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        zipped = head[:2] == b"PK" and zipfile.is_zipfile(path)
    except OSError:
        head, zipped = b"", False
    from ltsa_desktop.exchange.frames import looks_like_package

    if suffix == ".ltsa" or looks_like_package(head):
        return "package"
    for mark, ending, kind in SIGNED:
        if suffix == ending or (head.lstrip()[:1] == b"{" and mark in head):
            return kind
    if zipped:
        return _in_zip(path)
    if head[:5] == b"%PDF-":
        from ltsa_desktop.exchange.attached import carries_data

        return "package" if carries_data(path) else "submissions"
    return "submissions" if suffix in RECORD_SUFFIXES or head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" else "package"


def _holds_packages(folder: Path) -> bool:
    """Whether one of the first files of a folder is a package; else its files are an ODK export's."""
    from ltsa_desktop.exchange.frames import MAGIC

    for file in islice((one for one in folder.rglob("*") if one.is_file()), 300):
        if file.suffix.lower() == ".ltsa":
            return True
        try:
            with file.open("rb") as stream:
                if stream.read(len(MAGIC)) == MAGIC:
                    return True
        except OSError:
            continue  # what cannot be read tells nothing of the folder
    return False


def _in_zip(path: Path) -> Arrival:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" in names:
                return "instrument" if _SURVEY_SHEET.search(archive.read("xl/workbook.xml")) else "submissions"
    except (OSError, zipfile.BadZipFile, RuntimeError):  # RuntimeError: protected by a password
        return "submissions" if path.suffix.lower() in RECORD_SUFFIXES else "package"
    if any(Path(name).suffix.lower() == ".ltsa" for name in names):
        return "package"
    if any(Path(name).suffix.lower() in RECORD_SUFFIXES for name in names):
        return "submissions"
    return "package"


def sorted_arrivals(paths: Sequence[Path]) -> list[tuple[Arrival, list[Path]]]:
    """The files by kind, in the order in which each kind came first."""
    found: dict[Arrival, list[Path]] = {}
    for path in paths:
        found.setdefault(arrival_of(path), []).append(path)
    return list(found.items())
