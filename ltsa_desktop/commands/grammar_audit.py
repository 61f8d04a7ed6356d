"""The words of `ltsa audit`; see `grammar`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.commands.grammar_trust import Branch, Leaf, Say


def add_audit(leaf: Leaf, branch: Branch, text: Say) -> None:
    """Add `audit`."""
    audit = branch("audit", "siapa berbuat apa, dan apakah rantainya utuh", "who did what, and whether the chain holds")
    listed = leaf(audit, "list", "audit:audit_list", "catatan kerja", "the audit trail")
    export = leaf(audit, "export", "audit:audit_export", "catatan kerja sebagai berkas", "the audit trail as a file")
    export.add_argument("out", type=Path, metavar="FILE.csv|.xlsx|.pdf")
    for command in (listed, export):
        command.add_argument("--visit", metavar="ID")
        command.add_argument(
            "--at", default="", metavar="PATH", help=text("satu pertanyaan kunjungan itu", "one question of that visit")
        )
        command.add_argument("--who", default="", metavar="NAMA", help=text("bagian dari nama", "part of a name"))
        command.add_argument("--act", default="", metavar="KIND", help=text("jenis perbuatan", "kind of act"))
        command.add_argument("--since", default="", metavar="YYYY-MM-DD")
        command.add_argument("--until", default="", metavar="YYYY-MM-DD")
    leaf(audit, "verify", "audit:audit_verify", "periksa tanda tangan dan rantai", "check signatures and chains")
