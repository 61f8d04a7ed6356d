"""The grammar of the command line: every word, its help in both languages, and which function does it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from ltsa_desktop import __version__
from ltsa_desktop.commands.grammar_data import add_data
from ltsa_desktop.commands.grammar_deciding import add_deciding
from ltsa_desktop.commands.grammar_exchange import add_exchange
from ltsa_desktop.commands.grammar_map import add_map
from ltsa_desktop.commands.grammar_meeting import add_centre_pages, add_meeting
from ltsa_desktop.commands.grammar_office import add_office
from ltsa_desktop.commands.grammar_report import add_report
from ltsa_desktop.commands.grammar_trust import add_trust
from ltsa_desktop.ground.words import LANGUAGES, Text

USAGE = 2

# argparse knows only English and gettext's domains; these are its sentences that a user meets.
INDONESIAN = {
    "usage: ": "cara pakai: ",
    "positional arguments": "isian",
    "options": "pilihan",
    "show this help message and exit": "tampilkan bantuan ini",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "masih kurang: %s",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r tidak ada; pilihannya %(choices)s",
    "expected one argument": "butuh satu nilai",
    "expected at least one argument": "butuh sedikitnya satu nilai",
    "invalid %(type)s value: %(value)r": "nilai %(value)r tidak dapat dipakai",
    "not allowed with argument %s": "tidak dapat dipakai bersama %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s belum jelas: %(matches)s",
}


class Parser(argparse.ArgumentParser):
    """argparse that speaks the user's language and leaves by exit code 2."""

    language = "id"

    def error(self, message: str) -> NoReturn:
        """One line that says which words are wrong, and where the help is."""
        lead = Text(id="{m} (bantuan: {p} --help)", en="{m} (help: {p} --help)")
        sys.stderr.write(f"ltsa: {lead.format(m=message, p=self.prog).to(Parser.language)}\n")
        sys.exit(USAGE)


def text(indonesian: str, english: str) -> str:
    """A help sentence in the language of this run."""
    return Text(indonesian, english).to(Parser.language)


def build_parser(language: str) -> Parser:
    """The whole grammar; each leaf names `module:function` in `handler`."""
    Parser.language = language
    argparse._ = lambda word: INDONESIAN.get(word, word) if language == "id" else word  # type: ignore[attr-defined]
    # The shared options may stand before or after the command: only the outer parser has their defaults.
    outer, shared = (Parser(add_help=False) for _ in range(2))
    for parent, absent in ((outer, None), (shared, argparse.SUPPRESS)):
        parent.add_argument(
            "--store",
            default=absent,
            metavar="DIR",
            help=text(
                "folder penyimpanan, atau postgresql+psycopg://pengguna@komputer/basisdata",
                "the store's folder, or postgresql+psycopg://user@host/database",
            ),
        )
        parent.add_argument(
            "--password-file",
            type=Path,
            default=absent,
            metavar="FILE",
            help=text(
                "baris pertama berkas ini adalah kata sandi (atau isi LTSA_PASSWORD)",
                "its first line is the password (or set LTSA_PASSWORD)",
            ),
        )
        parent.add_argument(
            "--json",
            action="store_true",
            default=False if absent is None else absent,
            help=text("jawaban untuk mesin", "answer for machines"),
        )
        parent.add_argument(
            "--lang", choices=LANGUAGES, default=absent, help=text("bahasa jawaban", "language of the answer")
        )

    parser = Parser(
        prog="ltsa",
        parents=[outer],
        description=text("Penilaian pusat layanan LTSA-PMI, luring.", "Offline assessment of LTSA-PMI centres."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"LTSA Desktop {__version__}",
        help=text("tampilkan versi", "show the version"),
    )
    top = parser.add_subparsers(dest="command", required=True, metavar=text("PERINTAH", "COMMAND"), parser_class=Parser)

    def leaf(
        parent: argparse._SubParsersAction[Parser], name: str, handler: str, indonesian: str, english: str
    ) -> Parser:
        made = parent.add_parser(
            name, parents=[shared], help=text(indonesian, english), description=text(indonesian, english)
        )
        made.set_defaults(handler=handler)
        return made

    def branch(name: str, indonesian: str, english: str) -> argparse._SubParsersAction[Parser]:
        made = top.add_parser(name, help=text(indonesian, english), description=text(indonesian, english))
        return made.add_subparsers(
            dest="action", required=True, metavar=text("TINDAKAN", "ACTION"), parser_class=Parser
        )

    demo = leaf(
        top,
        "demo",
        "demo:run",
        "seluruh pekerjaan dari awal sampai cetak, dengan data CONTOH",
        "the whole job from start to print, on example data",
    )
    demo.add_argument(
        "--out",
        type=Path,
        default=Path("ltsa-demo"),
        metavar="DIR",
        help=text("folder hasil (bawaan: ltsa-demo)", "where to (default: ltsa-demo)"),
    )

    window = leaf(top, "window", "window:run", "buka aplikasi", "open the application")
    window.add_argument("--visit", metavar="ID")
    window.add_argument("--probe", action="store_true", help=argparse.SUPPRESS)

    setup = leaf(top, "setup", "setup:run", "buat penyimpanan baru di laptop ini", "make a new store on this laptop")
    setup.add_argument("--name", required=True, help=text("nama pemilik laptop ini", "the owner of this laptop"))
    setup.add_argument("--nip", default="", help=text("NIP, 18 angka", "the civil servant's number, 18 digits"))
    setup.add_argument("--position", default="", help=text("jabatan", "the office held"))
    setup.add_argument(
        "--role", choices=("evaluator", "supervisor"), default="evaluator", help=text("peran", "the role")
    )
    setup.add_argument(
        "--org",
        type=Path,
        metavar="FILE.ltsaorg",
        help=text("berkas organisasi dari supervisor", "the supervisor's organisation file"),
    )
    setup.add_argument(
        "--enrol",
        type=Path,
        metavar="FILE.ltsaenrol",
        help=text("tulis berkas pendaftaran laptop ini", "write this laptop's enrolment file"),
    )

    add_trust(leaf, branch, text)

    centre = branch("centre", "daftar pusat layanan", "the register of centres")
    listing = leaf(centre, "list", "centre:list_all", "daftar semua pusat layanan", "list all centres")
    listing.add_argument("--province", metavar="KODE")
    show = leaf(
        centre,
        "show",
        "centre:show",
        "satu pusat layanan dengan riwayat statusnya",
        "one centre with the history of its status",
    )
    show.add_argument("code")
    add_centre_pages(centre, leaf, text)
    take = leaf(
        centre, "import", "centre:import_file", "impor daftar dari CSV atau XLSX", "import a register from CSV or XLSX"
    )
    take.add_argument("file", type=Path)
    take.add_argument(
        "--preview",
        action="store_true",
        help=text("hanya tunjukkan apa yang akan berubah", "only show what would change"),
    )
    status = leaf(
        centre,
        "status",
        "centre:add_status",
        "catat status bertanggal beserta sumbernya",
        "record a dated status with its source",
    )
    status.add_argument("code")
    status.add_argument("state", choices=("aktif", "aktif sebagian", "tidak aktif", "belum diverifikasi"))
    status.add_argument("--date", required=True, metavar="YYYY-MM-DD")
    status.add_argument("--source", required=True)

    form = branch("form", "instrumen XLSForm", "XLSForm instruments")
    check = leaf(
        form,
        "check",
        "form:check",
        "periksa buku kerja dan jelaskan setiap masalah",
        "check a workbook and explain each problem",
    )
    check.add_argument("file", type=Path)
    check.add_argument(
        "--against",
        type=Path,
        metavar="OLD",
        help=text("bandingkan dengan versi lama", "compare with an older version"),
    )
    differ = leaf(
        form,
        "diff",
        "form:diff_versions",
        "apa yang berubah dari versi lama ke versi baru",
        "what changed between two versions",
    )
    differ.add_argument("old", type=Path)
    differ.add_argument("new", type=Path)
    mend = leaf(
        form, "mend", "form:mend", "perbaiki yang aman diperbaiki, di salinan", "mend what is safe to mend, in a copy"
    )
    mend.add_argument("file", type=Path)
    mend.add_argument(
        "--out",
        type=Path,
        metavar="FILE.xlsx",
        help=text("salinan yang diperbaiki (tanpa ini hanya ditunjukkan)", "the mended copy (without it, only shown)"),
    )
    dry = leaf(
        form,
        "run",
        "form:run_ops",
        "jalankan formulir tanpa jendela dan tanpa menyimpan",
        "run a form without a window and without saving",
    )
    dry.add_argument("file", type=Path, metavar="FORM")
    dry.add_argument("--ops", type=Path, metavar="OPS.json")
    added = leaf(form, "add", "form:add", "tambahkan instrumen ke penyimpanan", "add an instrument to the store")
    added.add_argument("file", type=Path)
    leaf(form, "list", "form:list_all", "instrumen di penyimpanan ini", "the instruments of this store")

    tried = leaf(
        form,
        "preview",
        "preview:run",
        "coba formulir di jendela, tanpa menyimpan",
        "try a form in a window, without saving",
    )
    tried.add_argument("file", type=Path, metavar="FORM")

    saved = leaf(
        form,
        "save",
        "form:save",
        "simpan buku kerja sebuah instrumen untuk diubah dengan Excel",
        "save an instrument's workbook, to be changed with Excel",
    )
    saved.add_argument(
        "form", metavar="FORM", nargs="?", default="", help=text("bawaan: yang terbaru", "default: the newest")
    )
    saved.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")

    visit = branch("visit", "kunjungan", "visits")
    new = leaf(visit, "new", "visit:new", "mulai kunjungan", "start a visit")
    new.add_argument("--centre", required=True, metavar="KODE")
    new.add_argument("--date", metavar="YYYY-MM-DD")
    new.add_argument("--type", choices=("terjadwal", "mendadak", "daring"), default="terjadwal")
    new.add_argument(
        "--form",
        metavar="ID|DIGEST",
        help=text("instrumen (bawaan: yang terbaru)", "the instrument (default: the newest)"),
    )
    new.add_argument("--example", action="store_true", help=text("tandai sebagai CONTOH", "mark as an example"))
    new.add_argument(
        "--paper",
        metavar="YYYY-MM-DD",
        help=text("diketik dari kertas bertanggal ini", "typed in from a paper of this day"),
    )
    new.add_argument("--by", default="", metavar="NAMA", help=text("yang mengisi kertas", "who filled in the paper"))
    new.add_argument("--keyer", default="", metavar="NAMA", help=text("yang mengetik", "who types it in"))
    second = leaf(
        visit, "second", "paper_passes:second", "ketik kertasnya kedua kali", "type its paper in a second time"
    )
    second.add_argument("visit", metavar="ID")
    second.add_argument("--keyer", required=True, metavar="NAMA")
    compared = leaf(
        visit,
        "compare",
        "paper_passes:compare_passes",
        "bandingkan dua pengetikan kertas; putuskan dengan --use atau --decide",
        "compare the two passes of a paper; settle with --use or --decide",
    )
    compared.add_argument("visit", metavar="ID")
    compared.add_argument(
        "--use", choices=("first", "second"), help=text("untuk semua perbedaan", "for all differences")
    )
    compared.add_argument(
        "--decide",
        type=Path,
        metavar="FILE.json",
        help=text('{"kunci": {"use", "value", "note"}}', '{"key": {"use", "value", "note"}}'),
    )
    leaf(visit, "list", "visit:list_all", "semua kunjungan", "all visits")
    shown = leaf(visit, "show", "visit:show", "isi satu kunjungan", "what one visit holds")
    answer = leaf(
        visit,
        "answer",
        "visit:answer",
        "isi jawaban; tersimpan sebelum perintah selesai",
        "answer questions; durable before the command ends",
    )
    finalise = leaf(visit, "finalise", "visit:finalise", "periksa lalu segel kunjungan", "check and seal a visit")
    reopen = leaf(visit, "reopen", "visit:reopen", "buka lagi kunjungan yang tersegel", "reopen a sealed visit")
    for command in (shown, answer, finalise, reopen):
        command.add_argument("visit", metavar="ID")
    answer.add_argument("ref", nargs="?", metavar="REF")
    answer.add_argument("value", nargs="*", metavar="VALUE")
    answer.add_argument("--ops", type=Path, metavar="OPS.json")
    finalise.add_argument(
        "--reason",
        default="",
        help=text("alasan bila jawaban wajib masih kosong", "the reason if required answers are still open"),
    )
    reopen.add_argument("--reason", required=True)

    carry = leaf(
        visit,
        "carry",
        "carry:run",
        "pindahkan draf ke versi lain formulirnya",
        "carry a draft over to another version of its form",
    )
    carry.add_argument("visit", metavar="ID")
    carry.add_argument("--to", required=True, metavar="FORM|DIGEST")
    carry.add_argument(
        "--preview",
        action="store_true",
        help=text("hanya tunjukkan apa yang akan terjadi", "only show what would happen"),
    )
    xml = leaf(
        visit, "xml", "odk:export_xml", "tulis satu kunjungan sebagai isian ODK", "write one visit as an ODK submission"
    )
    xml.add_argument("visit", metavar="ID")
    xml.add_argument("--revision", metavar="ID")
    xml.add_argument("--out", type=Path, required=True, metavar="FILE.xml")
    taken = leaf(
        visit,
        "import",
        "odk:import_submissions",
        "impor isian ODK atau KoboToolbox (XML, CSV, XLSX, JSON, ZIP)",
        "import submissions of ODK or KoboToolbox (XML, CSV, XLSX, JSON, ZIP)",
    )
    taken.add_argument("file", type=Path)
    taken.add_argument("--form", metavar="ID|DIGEST")
    taken.add_argument(
        "--centre",
        metavar="KODE",
        help=text("pusat layanan untuk isian tanpa kodenya", "the centre of submissions without its code"),
    )
    taken.add_argument("--example", action="store_true", help=text("tandai sebagai CONTOH", "mark as an example"))
    taken.add_argument(
        "--preview",
        action="store_true",
        help=text("hanya tunjukkan apa yang akan terjadi", "only show what would happen"),
    )

    add_exchange(top, leaf, text)

    add_office(top, leaf, branch, text)
    add_deciding(top, leaf, branch, text)
    add_map(leaf, branch, text)
    add_meeting(top, leaf, branch, text)

    add_report(leaf, branch, text)
    add_data(leaf, branch, text)

    leaf(top, "doctor", "doctor:run", "periksa keutuhan penyimpanan", "check that the store is whole")
    leaf(
        top,
        "rebuild",
        "doctor:rebuild",
        "hitung ulang semua ringkasan dari revisi",
        "rebuild all projections from the revisions",
    )
    backup = leaf(top, "backup", "backup:run", "buat cadangan sekarang", "make a backup now")
    which = backup.add_mutually_exclusive_group()
    which.add_argument("--to", type=Path, metavar="DIR")
    which.add_argument(
        "--second",
        type=Path,
        metavar="DIR",
        help=text("pilih stik atau folder untuk cadangan kedua", "choose the stick or folder of the second copy"),
    )
    which.add_argument("--no-second", action="store_true", help=text("tanpa cadangan kedua", "no second copy any more"))
    which.add_argument("--list", action="store_true", help=text("cadangan yang ada", "the backups that are there"))
    restore = leaf(
        top,
        "restore",
        "backup:restore",
        "buat penyimpanan dari cadangan di folder --store yang kosong",
        "make a store from a backup in the empty folder of --store",
    )
    restore.add_argument("file", type=Path, metavar="FILE.zip")
    return parser
