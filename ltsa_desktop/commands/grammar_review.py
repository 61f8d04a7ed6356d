"""The words of `ltsa review`; see `grammar`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.commands.grammar_office import Branch, Leaf

STATES = ("received", "in-review", "approved", "returned", "changed-after-approval")


def add_review(leaf: Leaf, branch: Branch, text: Callable[[str, str], str]) -> None:
    """Add `review` and what is below it."""
    review = branch("review", "pemeriksaan supervisor", "the supervisors' review")
    listed = leaf(
        review, "list", "review:list_all", "keadaan tiap kunjungan tersegel", "where each sealed visit stands"
    )
    listed.add_argument("--state", choices=STATES, help=text("hanya yang berkeadaan ini", "only those in this state"))
    listed.add_argument("--mine", action="store_true", help=text("hanya yang ditugaskan kepada saya", "only mine"))
    show = leaf(review, "show", "review:show", "keadaan dan komentar satu kunjungan", "one visit's state and comments")
    start = leaf(review, "start", "review:start", "mulai memeriksa", "take in review")
    approve = leaf(review, "approve", "review:approve", "setujui versi yang tampil", "approve the version shown")
    back = leaf(review, "return", "review:send_back", "kembalikan untuk diperbaiki", "return to be mended")
    undo = leaf(review, "take-back", "review:take_back", "tarik keputusan", "take a decision back")
    said = leaf(review, "comment", "review:comment", "beri komentar", "comment")
    assign = leaf(review, "assign", "review:assign", "tugaskan kepada supervisor", "ask a supervisor to review")
    correct = leaf(review, "correct", "review:correct", "koreksi sebuah jawaban", "correct an answer")
    changes = leaf(
        review,
        "changes",
        "review:changes",
        "yang berubah sejak terakhir diperiksa",
        "what changed since the last review",
    )
    for command in (show, start, approve, back, undo, said, correct, changes):
        command.add_argument("visit", metavar="ID")
    approve.add_argument("--reason", default="", help=text("catatan persetujuan", "a note with the approval"))
    back.add_argument("--reason", required=True, help=text("apa yang harus diperbaiki", "what is to be mended"))
    undo.add_argument("--reason", default="", help=text("mengapa ditarik", "why it is taken back"))
    said.add_argument("text", metavar="TEKS")
    said.add_argument("--at", default="", metavar="PATH", help=text("pertanyaan yang dimaksud", "the question meant"))
    said.add_argument("--answers", default="", metavar="ID", help=text("komentar yang dijawab", "the comment answered"))
    assign.add_argument("visit", nargs="+", metavar="ID")
    assign.add_argument(
        "--to",
        required=True,
        metavar="NAMA",
        help=text(
            "nama supervisor; “saya”; kosong untuk tidak seorang pun", "a supervisor's name; “me”; empty for nobody"
        ),
    )
    correct.add_argument("path", metavar="PATH")
    correct.add_argument("value", metavar="JAWABAN", help=text("seperti tersimpan; kosong menghapus", "as stored"))
    correct.add_argument("--reason", required=True, help=text("alasan koreksi", "the reason of the correction"))
    changes.add_argument(
        "--since", default="", metavar="REVISI", help=text("dibanding versi ini", "against this version")
    )
    mark = leaf(review, "mark", "review:mark", "tandai sebuah komentar", "mark a comment")
    mark.add_argument("comment", metavar="ID")
    mark.add_argument("mark", choices=("open", "handled", "settled"))
    rule = leaf(review, "rule", "review:rule", "banyaknya persetujuan", "how many approvals a visit takes")
    rule.add_argument("approvals", type=int, nargs="?", metavar="N")
    out = leaf(review, "send", "review:send", "tulis berkas pengembalian", "write the files that go back")
    out.add_argument(
        "folder", type=Path, metavar="DIR", help=text("satu berkas untuk tiap laptop", "a file for each laptop")
    )
    out.add_argument("--visit", action="append", metavar="ID")
