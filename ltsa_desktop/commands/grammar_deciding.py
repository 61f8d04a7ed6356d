"""The words of what a supervisor decides about whole visits; see `grammar`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.commands.grammar_office import Branch, Leaf, Subparsers

SURE = ("ya, tidak dapat dikembalikan", "yes, it cannot come back")
REASON = ("alasan keputusan", "the reason of the decision")


def add_deciding(top: Subparsers, leaf: Leaf, branch: Branch, text: Callable[[str, str], str]) -> None:
    """Add `duplicate`, `clone`, `delete`, `undelete`, `deleted`, `erase` and `retention`."""
    twins = branch("duplicate", "kunjungan yang mungkin sama", "visits that may be one")
    listed = leaf(twins, "list", "deciding:twins", "pasangan yang belum diputuskan", "pairs not decided yet")
    listed.add_argument("--days", type=int, default=14, metavar="N", help=text("selisih hari", "days apart"))
    show = leaf(twins, "show", "deciding:twin_show", "apa yang sama dan beda", "what is the same and what is not")
    join = leaf(twins, "join", "deciding:twin_join", "gabungkan ke yang pertama", "join into the first")
    both = leaf(twins, "both", "deciding:twin_both", "keduanya tetap", "keep both")
    for command in (show, join, both):
        command.add_argument("keep", metavar="ID")
        command.add_argument("other", metavar="ID")
    for command in (join, both):
        command.add_argument("--reason", required=True, help=text(*REASON))
    join.add_argument("--take", metavar="A|B", help=text("isian untuk yang lain", "for the others"))
    join.add_argument("--decide", type=Path, metavar="FILE.json", help=text('{"path": "isian"}', '{"path": "text"}'))
    clone = branch("clone", "laptop yang bekerja di dua tempat", "laptops at work in two places")
    leaf(clone, "list", "deciding:alarms", "peringatan", "the alarms")
    settled = leaf(clone, "settle", "deciding:settle", "catat keputusannya", "record the decision")
    settled.add_argument("incarnation", metavar="ID")
    settled.add_argument("--reason", required=True, help=text(*REASON))
    leaf(top, "deleted", "deciding:deleted", "kunjungan yang dihapus", "visits that were deleted")
    for name, handler, indonesian, english in (
        (
            "delete",
            "deciding:delete",
            "hapus kunjungan dari daftar; dapat dikembalikan",
            "delete a visit; it can come back",
        ),
        ("undelete", "deciding:undelete", "kembalikan kunjungan yang dihapus", "bring a deleted visit back"),
    ):
        command = leaf(top, name, handler, indonesian, english)
        command.add_argument("visit", metavar="ID")
        command.add_argument("--reason", required=True, help=text(*REASON))
    erase = leaf(
        top, "erase", "deciding:erase", "musnahkan isi kunjungan untuk selamanya", "erase a visit's content for good"
    )
    erase.add_argument("visits", metavar="ID", nargs="*")
    erase.add_argument("--reason", default="", help=text(*REASON))
    erase.add_argument("--yes", action="store_true", help=text(*SURE))
    _proof(erase, text)
    kept = branch("retention", "masa simpan kunjungan", "how long visits are kept")
    leaf(kept, "show", "deciding:policy", "masa simpan yang berlaku", "the policy")
    rule = leaf(kept, "set", "deciding:set_policy", "tetapkan masa simpan", "set the policy")
    rule.add_argument("--years", type=int, required=True, metavar="N", help=text("0: tanpa batas", "0: no limit"))
    rule.add_argument("--keep-examples", action="store_true", help=text("CONTOH tetap disimpan", "keep CONTOH visits"))
    run = leaf(kept, "run", "deciding:run", "musnahkan yang lewat masa simpannya", "erase what is over its time")
    run.add_argument("--dry-run", action="store_true", help=text("hanya tunjukkan", "only show"))
    run.add_argument("--yes", action="store_true", help=text(*SURE))
    _proof(run, text)


def _proof(command: object, text: Callable[[str, str], str]) -> None:
    add = command.add_argument  # type: ignore[attr-defined]  # argparse's own parser
    add("--proof", type=Path, metavar="FILE.json", help=text("bukti bertanda tangan", "a signed proof"))
    add("--pdf", type=Path, metavar="FILE.pdf", help=text("bukti untuk dicetak", "the proof on paper"))
