"""The words of the supervisors' commands; see `grammar`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.commands.grammar_audit import add_audit
from ltsa_desktop.commands.grammar_review import add_review

if TYPE_CHECKING:
    import argparse

    from ltsa_desktop.commands.grammar import Parser

    Subparsers = argparse._SubParsersAction[Parser]
    Leaf = Callable[[Subparsers, str, str, str, str], Parser]
    Branch = Callable[[str, str, str], Subparsers]


def add_office(top: Subparsers, leaf: Leaf, branch: Branch, text: Callable[[str, str], str]) -> None:
    """Add `recover`, `password`, `review`, `join` and `audit`."""
    recover = leaf(
        top,
        "recover",
        "packages:recover",
        "impor paket dengan kunci pemulihan organisasi",
        "import packages with the organisation's recovery key",
    )
    recover.add_argument("files", type=Path, nargs="+", metavar="FILE.ltsa")
    recover.add_argument("--key", type=Path, required=True, metavar="FILE", help=text("lembar pemulihan", "the sheet"))
    recover.add_argument("--preview", action="store_true", help=text("hanya tunjukkan", "only show"))
    recover.set_defaults(receipt=None, save=None)
    password = leaf(top, "password", "setup:change_password", "ganti kata sandi", "change the password")
    password.add_argument("--new-password-file", type=Path, required=True, metavar="FILE")
    add_review(leaf, branch, text)
    join = branch("join", "kunjungan yang diubah di beberapa laptop", "visits that were changed on several laptops")
    leaf(join, "list", "office:join_list", "kunjungan yang perlu digabung", "visits that need to be joined")
    show = leaf(join, "show", "office:join_show", "pertanyaan yang perlu diputuskan", "questions that need a decision")
    settle = leaf(join, "settle", "office:join_settle", "gabungkan dan segel", "join and seal")
    for command in (show, settle):
        command.add_argument("visit", metavar="ID")
    settle.add_argument("--reason", required=True, help=text("alasan keputusan", "the reason of the decision"))
    settle.add_argument(
        "--take",
        metavar="A|B|…",
        help=text("versi untuk yang belum diputuskan", "the version for what is not decided otherwise"),
    )
    settle.add_argument(
        "--decide", type=Path, metavar="FILE.json", help=text('{"path": "isian"}', '{"path": "the text that stands"}')
    )
    add_audit(leaf, branch, text)
