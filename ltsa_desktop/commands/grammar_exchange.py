"""The words of `ltsa export`, `ltsa import`, `ltsa receipt` and `ltsa inbox`; see `grammar`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.commands.grammar import Parser

    Subparsers = argparse._SubParsersAction[Parser]
    Leaf = Callable[[Subparsers, str, str, str, str], Parser]


def megabytes(text: str) -> int:
    """Bytes of a size given in MB (millions of bytes, as messengers count)."""
    size = float(text.replace(",", "."))
    if not 0 <= size < 100_000:
        raise argparse.ArgumentTypeError(text)
    return int(size * 1_000_000)


def add_exchange(top: Subparsers, leaf: Leaf, text: Callable[[str, str], str]) -> None:
    """Add `export`, `import`, `receipt` and `inbox`."""
    export = leaf(
        top,
        "export",
        "packages:export",
        "tulis kunjungan tersegel ke satu berkas .ltsa",
        "write sealed visits into one .ltsa file",
    )
    export.add_argument("out", type=Path, metavar="FILE.ltsa")
    export.add_argument("--visit", action="append", metavar="ID")
    export.add_argument(
        "--part-size",
        type=megabytes,
        metavar="MB",
        help=text(
            "pecah menjadi bagian paling besar sekian MB (WhatsApp: 16); 0 satu berkas; tanpa ini menurut pengaturan",
            "cut into parts of at most so many MB (WhatsApp: 16); 0 one file; without it as in the settings",
        ),
    )
    export.add_argument(
        "--to",
        default="",
        metavar="NAMA|ID",
        help=text("kembalikan ke laptop ini apa yang dikembalikan", "send back to this laptop what was returned"),
    )
    take = leaf(
        top,
        "import",
        "packages:import_files",
        "impor berkas .ltsa, zip, dan folder",
        "import .ltsa files, zips, folders",
    )
    take.add_argument("files", type=Path, nargs="+", metavar="FILE|FOLDER")
    take.add_argument(
        "--preview",
        action="store_true",
        help=text("hanya tunjukkan apa yang akan terjadi", "only show what would happen"),
    )

    take.add_argument(
        "--receipt",
        type=Path,
        metavar="DIR",
        help=text(
            "tulis tanda terima untuk pengirimnya ke folder ini", "write receipts for the senders into this folder"
        ),
    )
    take.add_argument(
        "--save",
        type=Path,
        metavar="FILE.csv|pdf",
        help=text("tulis hasilnya, satu baris per catatan", "write the result, one line a record"),
    )
    receipt = leaf(
        top, "receipt", "packages:receipt", "terima tanda terima dari supervisor", "take in a supervisor's receipt"
    )
    receipt.add_argument("file", type=Path, metavar="FILE.ltsareceipt")
    inbox = leaf(
        top,
        "inbox",
        "inbox:run",
        "ambil berkas baru dari folder kotak masuk",
        "take in new files from the inbox folder",
    )
    which = inbox.add_mutually_exclusive_group()
    which.add_argument("--set", type=Path, metavar="FOLDER", help=text("pilih foldernya", "choose the folder"))
    which.add_argument("--off", action="store_true", help=text("tanpa kotak masuk", "no inbox any more"))
    which.add_argument(
        "--watch",
        type=int,
        nargs="?",
        const=30,
        metavar="DETIK",
        help=text("lihat terus, tiap sekian detik", "keep looking, every so many seconds"),
    )
