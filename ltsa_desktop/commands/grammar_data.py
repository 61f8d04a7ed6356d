"""The words of `ltsa data`; see `grammar`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands.grammar_meeting import add_scope

if TYPE_CHECKING:
    from ltsa_desktop.commands.grammar import Parser

    Subparsers = argparse._SubParsersAction[Parser]


def add_data(
    leaf: Callable[[Subparsers, str, str, str, str], Parser],
    branch: Callable[[str, str, str], Subparsers],
    text: Callable[[str, str], str],
) -> None:
    """Add `data out`."""
    data = branch("data", "data untuk program lain", "data for other programs")
    out = leaf(
        data,
        "out",
        "data:out",
        "kunjungan sebagai CSV, XLSX, XML ODK, JSONL; pusat sebagai GeoJSON",
        "visits as CSV, XLSX, ODK XML, JSONL; centres as GeoJSON",
    )
    out.add_argument("folder", type=Path, metavar="DIR")
    out.add_argument("--format", metavar="A,B,…", help="csv, xlsx, xml, geojson, jsonl")
    out.add_argument("--personal", action="store_true", help=text("sertakan data pribadi", "with personal data"))
    add_scope(out, text)
