"""The seed of the register: 37 centres that could be sourced, copied as they are."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent

SOURCES = """# Register

`ltsa_centres.csv`: {rows} centres that could be found in public sources, each row with its own source and note. It is
an editable seed and **not** the ministry's list: every row has the status "belum diverifikasi". `code` is this
project's own. The region names and codes are those of `../regions`. Replace or complete it with `ltsa centre import`.

The facts are those of the pages named in the rows; the selection and the notes are this project's (Apache-2.0).
"""


def make() -> Iterator[tuple[str, bytes]]:
    """`ltsa_centres.csv` as it was collected, and what it is."""
    raw = (HERE / "ltsa_centres.csv").read_bytes()
    yield "ltsa_centres.csv", raw
    rows = sum(1 for _ in csv.DictReader(raw.decode().splitlines()))
    yield "SOURCES.md", SOURCES.format(rows=rows).encode()
