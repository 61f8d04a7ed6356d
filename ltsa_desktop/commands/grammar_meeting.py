"""The words of mapping and meeting: overview, analysis, rounds, actions, DIM, and the example set; see `grammar`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from ltsa_desktop.commands.grammar import Parser
    from ltsa_desktop.commands.grammar_office import Branch, Leaf

KINDS = (
    "heat-map", "desks", "ranking", "pareto", "items", "gender", "skm", "need", "practices", "aspirations", "changes",
    "not-visited", "indices", "method",
)  # fmt: skip
VISIT_KINDS = ("terjadwal", "mendadak", "daring")
OWNER_LEVELS = ("pusat", "provinsi", "kabkota", "ltsa")


def add_meeting(
    top: argparse._SubParsersAction[Parser], leaf: Leaf, branch: Branch, text: Callable[[str, str], str]
) -> None:
    """Add `overview`, `analysis`, `dim`, `action`, `round` and `example`."""
    seen = leaf(top, "overview", "overview:show", "keadaan semua pusat layanan", "the state of all centres")
    add_scope(seen, text)
    analysis = leaf(top, "analysis", "analysis:show", "analisis hasil kunjungan", "analysis of what visits found")
    analysis.add_argument("what", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    analysis.add_argument("--index", default="", metavar="ID", help=text("indeks, mis. ipp", "index, e.g. ipp"))
    analysis.add_argument(
        "--by",
        choices=("cause", "category", "owner", "province"),
        default="cause",
        help=text("pareto menurut apa", "what the Pareto is by"),
    )
    analysis.add_argument("--usg", action="store_true", help=text("pareto berbobot USG", "weigh the Pareto by USG"))
    analysis.add_argument(
        "--before", default="", metavar="RONDE", help=text("ronde pembanding", "the round to compare with")
    )
    add_scope(analysis, text)
    dim = leaf(
        top,
        "dim",
        "analysis:dim",
        "daftar inventarisasi masalah",
        "problems, proposals and evidence for the regulation",
    )
    dim.add_argument("--by", choices=("article", "topic"), default="article")
    dim.add_argument(
        "--everything",
        action="store_true",
        help=text("juga temuan yang tidak perlu peraturan", "also findings that need no regulation"),
    )
    add_scope(dim, text)
    _actions(leaf, branch, text)
    _rounds(leaf, branch, text)
    example = branch("example", "data CONTOH untuk mencoba", "example data to try things on")
    national = leaf(
        example,
        "national",
        "example:national",
        "45 pusat layanan dalam 4 ronde, semuanya CONTOH",
        "45 centres in 4 rounds, all marked CONTOH",
    )
    national.add_argument("directory", type=Path, metavar="DIR")
    national.add_argument("--centres", type=int, default=45, metavar="N")
    national.add_argument("--rounds", type=int, default=4, metavar="N")
    national.add_argument("--seed", type=int, default=20_260_929, metavar="N")


def add_centre_pages(centre: argparse._SubParsersAction[Parser], leaf: Leaf, text: Callable[[str, str], str]) -> None:
    """Add `centre page` and `centre compare`."""
    page = leaf(centre, "page", "overview:page", "semua tentang satu pusat layanan", "everything of one centre")
    page.add_argument("code")
    add_scope(page, text)
    compare = leaf(
        centre, "compare", "overview:compare", "dua pusat layanan atau dua kunjungan", "two centres or visits"
    )
    compare.add_argument("left", metavar="A")
    compare.add_argument("right", metavar="B")
    add_scope(compare, text)


def add_scope(command: Parser, text: Callable[[str, str], str]) -> None:
    """The filters of every figure."""
    command.add_argument("--round", metavar="RONDE", help=text("nama atau id ronde", "name or id of a round"))
    command.add_argument("--from", dest="since", metavar="YYYY-MM-DD")
    command.add_argument("--to", dest="until", metavar="YYYY-MM-DD")
    command.add_argument(
        "--approved", action="store_true", help=text("hanya kunjungan yang disetujui", "approved visits only")
    )
    command.add_argument("--kind", action="append", choices=VISIT_KINDS)
    command.add_argument("--province", metavar="KODE")
    command.add_argument("--centre", action="append", metavar="KODE")
    command.add_argument("--instrument", metavar="ID", help=text("id formulir", "form id"))
    command.add_argument(
        "--data",
        "--examples",
        choices=("real", "examples", "both"),
        default="real",
        help=text("kunjungan nyata atau yang bertanda CONTOH", "real visits or those marked CONTOH"),
    )
    command.add_argument(
        "--all-visits",
        action="store_true",
        help=text("semua kunjungan, bukan hanya yang terakhir", "all visits, not only the latest of each centre"),
    )
    command.add_argument("--as-of", metavar="YYYY-MM-DD", help=text("keadaan per hari ini", "as of this day"))


def _actions(leaf: Leaf, branch: Branch, text: Callable[[str, str], str]) -> None:
    actions = branch("action", "tindak lanjut dan keputusan rapat", "actions and decisions of meetings")
    listed = leaf(actions, "list", "actions:list_all", "daftar tindak lanjut", "list actions")
    listed.add_argument("--open", action="store_true", help=text("yang belum selesai", "those not done"))
    listed.add_argument("--overdue", action="store_true", help=text("yang lewat tenggat", "those past their deadline"))
    listed.add_argument("--owner", choices=OWNER_LEVELS)
    add_scope(listed, text)
    made = leaf(actions, "decide", "actions:decide", "catat keputusan rapat", "record a decision of a meeting")
    made.add_argument("visit", metavar="ID", help=text("kunjungan yang dibahas", "the visit it is about"))
    made.add_argument(
        "--finding", default="", metavar="PATH", help=text("temuan yang dijawab", "the finding it answers")
    )
    made.add_argument("--meeting", required=True, metavar="NAMA")
    made.add_argument("--date", required=True, metavar="YYYY-MM-DD", help=text("hari rapat", "day of the meeting"))
    made.add_argument("--action", dest="decided", required=True, metavar="TEKS")
    made.add_argument("--owner", choices=OWNER_LEVELS, required=True)
    made.add_argument("--who", default="", metavar="NAMA", help=text("nama penanggung jawab", "who exactly"))
    made.add_argument("--deadline", default="", metavar="YYYY-MM-DD")
    made.add_argument("--changes", default="", metavar="ID", help=text("keputusan yang diubah", "decision to change"))
    gone = leaf(actions, "withdraw", "actions:withdraw", "tarik keputusan rapat", "take a decision back")
    gone.add_argument("decision", metavar="ID")


def _rounds(leaf: Leaf, branch: Branch, text: Callable[[str, str], str]) -> None:
    rounds = branch("round", "ronde kunjungan", "rounds of visits")
    add = leaf(rounds, "add", "rounds:add", "buat atau ubah ronde", "begin or change a round")
    add.add_argument("name", metavar="NAMA")
    add.add_argument("--from", dest="since", required=True, metavar="YYYY-MM-DD")
    add.add_argument("--to", dest="until", required=True, metavar="YYYY-MM-DD")
    add.add_argument("--instrument", default="", metavar="ID")
    add.add_argument("--note", default="", metavar="TEKS")
    add.add_argument("--changes", default="", metavar="RONDE", help=text("ronde yang diubah", "the round to change"))
    leaf(rounds, "list", "rounds:list_all", "daftar ronde", "list rounds")
    plan = leaf(rounds, "plan", "rounds:plan", "rencanakan kunjungan", "plan a visit")
    plan.add_argument("round", metavar="RONDE")
    plan.add_argument("centre", metavar="KODE")
    plan.add_argument("--evaluator", required=True, metavar="NAMA")
    plan.add_argument("--date", default="", metavar="YYYY-MM-DD")
    plan.add_argument("--kind", choices=VISIT_KINDS, default="terjadwal")
    plan.add_argument("--note", default="", metavar="TEKS")
    plan.add_argument("--changes", default="", metavar="ID", help=text("rencana yang diubah", "the plan to change"))
    planned = leaf(rounds, "plans", "rounds:plans", "daftar rencana kunjungan", "list the planned visits")
    planned.add_argument("round", metavar="RONDE")
    undone = leaf(rounds, "unplan", "rounds:unplan", "tarik rencana kunjungan", "take a planned visit back")
    undone.add_argument("plan", metavar="ID")
    many = leaf(rounds, "plan-file", "rounds:plan_many", "rencanakan dari berkas CSV", "plan from a CSV file")
    many.add_argument("round", metavar="RONDE")
    many.add_argument("file", type=Path, metavar="CSV", help=text("kode,evaluator,tanggal", "code,evaluator,day"))
    many.add_argument("--dry-run", action="store_true", help=text("hanya tunjukkan", "only show"))
    show = leaf(rounds, "show", "rounds:show", "siapa sudah menyerahkan", "who has handed in")
    show.add_argument("round", metavar="RONDE")
    show.add_argument("--as-of", metavar="YYYY-MM-DD", help=text("keadaan per hari ini", "as of this day"))
    show.add_argument("--data", choices=("real", "examples", "both"), default="real")
    asks = leaf(rounds, "reminders", "rounds:reminders", "pengingat per evaluator", "reminders per evaluator")
    asks.add_argument("round", metavar="RONDE")
    asks.add_argument("--as-of", metavar="YYYY-MM-DD", help=text("keadaan per hari ini", "as of this day"))
    asks.add_argument("--data", choices=("real", "examples", "both"), default="real")
    asks.add_argument("--out", type=Path, metavar="PDF", help=text("tulis juga sebagai PDF", "write a PDF too"))
    gone = leaf(rounds, "withdraw", "rounds:withdraw", "tarik ronde", "take a round back")
    gone.add_argument("round", metavar="RONDE")
    place = leaf(rounds, "place", "rounds:place", "masukkan kunjungan ke ronde", "say which round a visit belongs to")
    place.add_argument("visit", metavar="ID")
    place.add_argument("round", metavar="RONDE", nargs="?", default="")
