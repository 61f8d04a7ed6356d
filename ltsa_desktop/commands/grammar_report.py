"""The words of `ltsa report`; see `grammar`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.commands.grammar import Parser
    from ltsa_desktop.commands.grammar_office import Branch, Leaf, Subparsers

Words = Callable[[str, str], str]


def add_report(leaf: Leaf, branch: Branch, text: Words) -> None:
    """Add `report …`: what is printed of one visit, of many, and for the meeting."""
    report = branch("report", "cetak PDF", "print PDFs")
    for name, indonesian, english in (
        ("sheet", "Lembar Penilaian", "the assessment sheet"),
        ("berita-acara", "Berita Acara", "the official record (berita acara)"),
        ("debrief", "ringkasan satu halaman untuk ditandatangani di tempat", "one page to be signed on the spot"),
        ("blank", "formulir kosong untuk diisi tangan", "a blank form to be filled in by hand"),
        ("fillable", "formulir PDF untuk diisi di layar dan dikirim kembali", "a PDF form to fill in and send back"),
    ):
        printed = leaf(report, name, f"report:{name.replace('-', '_')}", indonesian, english)
        if name in ("blank", "fillable"):
            printed.add_argument("form", metavar="FORM", nargs="?", default="")
            if name == "fillable":
                printed.add_argument("--centre", default="", metavar="KODE")
        else:
            printed.add_argument("visit", metavar="ID", nargs="?", default="")
            printed.add_argument(
                "--all",
                action="store_true",
                help=text("semua kunjungan tersegel; --out adalah folder", "all sealed visits; --out is a folder"),
            )
            printed.add_argument(
                "--cores", type=int, metavar="N", help=text("proses (bawaan: semua inti)", "processes")
            )
            _scope(printed, text)
        if name == "berita-acara":
            printed.add_argument("--number", default="", metavar="NOMOR")
        if name == "sheet":
            without = text("tanpa data kunjungan di dalam PDF", "without the visit's data inside the PDF")
            printed.add_argument("--without-data", action="store_true", help=without)
        printed.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
        printed.add_argument("--paper", choices=("A4", "F4"), default="A4")

    pack = leaf(report, "pack", "report_office:pack", "bahan rapat", "the meeting pack")
    pack.add_argument("--profile", metavar="NAMA", help=text("susunan yang disimpan", "a saved arrangement"))
    _arranged(pack, text)
    _printed(pack, text)
    centre = leaf(report, "profile-centre", "report_office:centre", "profil pusat layanan", "the profile of a centre")
    centre.add_argument("centre", metavar="KODE")
    practice = leaf(report, "practice", "report_office:practice", "kartu praktik baik", "good practice cards")
    practice.add_argument(
        "--centre", default="", metavar="KODE", help=text("hanya dari pusat ini", "of this centre only")
    )
    practice.add_argument("--title", default="", metavar="KATA", help=text("hanya yang judulnya memuat", "title holds"))
    actions = leaf(report, "actions", "report_office:actions", "daftar tindak lanjut", "action lists")
    actions.add_argument("--owner", default="", metavar="TINGKAT", help="pusat, provinsi, kabkota, …")
    actions.add_argument("--centre", default="", metavar="KODE")
    actions.add_argument("--closed", action="store_true", help=text("dengan yang sudah selesai", "done ones too"))
    actions.add_argument(
        "--each", action="store_true", help=text("satu berkas tiap penanggung jawab", "a file for each owner level")
    )
    for made in (centre, practice, actions):
        _scope(made, text)
        _printed(made, text)
    attendance = leaf(report, "attendance", "report_office:attendance", "daftar hadir", "an attendance list")
    attendance.add_argument("title", metavar="KEGIATAN")
    attendance.add_argument("--day", type=date.fromisoformat, metavar="YYYY-MM-DD")
    attendance.add_argument("--place", default="")
    attendance.add_argument(
        "--people",
        type=Path,
        metavar="FILE.csv",
        help=text("kolom: nama, instansi, L/P, telepon", "columns: name, institution, F/M, telephone"),
    )
    attendance.add_argument("--blank", type=int, default=25, metavar="N", help=text("baris kosong", "blank lines"))
    attendance.add_argument("--example", action="store_true", help=text("tandai CONTOH", "mark CONTOH"))
    _signers(attendance, text)
    _printed(attendance, text)
    chart = leaf(report, "chart", "report_office:chart", "grafik untuk salindia", "charts for slides")
    chart.add_argument("name", metavar="NAMA", help="map, ranking, heat, changes, pareto, desks, skm, need")
    chart.add_argument("--dark", action="store_true", help=text("untuk layar gelap", "for a dark screen"))
    chart.add_argument("--out", type=Path, required=True, metavar="FILE.svg|png|pdf")
    chart.add_argument("--bw", action="store_true", help=text("hanya abu-abu", "greys only"))
    chart.add_argument("--before", default="", metavar="RONDE")
    _language(chart)
    _as_of(chart, text)
    _scope(chart, text)
    tables = leaf(report, "tables", "report_tables:tables", "semua tabel sebagai lembar kerja", "all tables (XLSX)")
    tables.add_argument("--only", metavar="A,B,…", help=text("hanya tabel ini", "these tables only"))
    dim = leaf(report, "dim", "report_tables:dim", "DIM untuk biro hukum", "the DIM for the legal bureau")
    dim.add_argument("--by", choices=("article", "topic"), help=text("menurut pasal atau topik", "by one of them only"))
    slides = leaf(report, "slides", "report_tables:slides", "salindia (PPTX)", "slides (PPTX)")
    for made, ending in ((tables, "FILE.xlsx"), (dim, "FILE.docx|xlsx"), (slides, "FILE.pptx")):
        made.add_argument("--out", type=Path, required=True, metavar=ending)
        made.add_argument("--paper", choices=("A4", "F4"))
        made.add_argument("--bw", action="store_true", default=None, help=text("hanya abu-abu", "greys only"))
        made.add_argument("--before", default="", metavar="RONDE")
        _language(made)
        _as_of(made, text)
        _scope(made, text)
    _profile(report, leaf, text)


def _profile(report: Subparsers, leaf: Leaf, text: Words) -> None:
    kept = leaf(
        report,
        "profile",
        "report_office:profile",
        "susunan bahan rapat yang disimpan",
        "saved arrangements of the pack",
    )
    kept.add_argument("deed", choices=("save", "list", "show", "remove", "share"))
    kept.add_argument("name", metavar="NAMA", nargs="?", default="")
    kept.add_argument(
        "--out",
        type=Path,
        metavar="FILE.ltsaorg",
        help=text(
            "dengan share: berkas organisasi berikutnya, yang memuat semua susunan",
            "with share: the organisation's next file, which holds every arrangement",
        ),
    )
    _arranged(kept, text)
    kept.add_argument("--paper", choices=("A4", "F4"))
    kept.add_argument("--bw", action="store_true", default=None)
    _language(kept)


def _arranged(made: Parser, text: Words) -> None:
    """Sections, round, filters and signatories of a pack; None where nothing was said."""
    made.add_argument("--title", metavar="JUDUL")
    made.add_argument("--sections", metavar="A,B,…", help=text("bagian menurut urutannya", "sections in their order"))
    made.add_argument("--before", metavar="RONDE", help=text("ronde pembanding", "the round compared with"))
    made.add_argument("--instrument", metavar="FORM")
    _scope(made, text)
    _signers(made, text)


def _signers(made: Parser, text: Words) -> None:
    made.add_argument(
        "--signer",
        action="append",
        metavar="NAMA;NIP;JABATAN",
        help=text("penanda tangan; yang pertama mengetahui", "who signs; the first acknowledges"),
    )


def _scope(made: Parser, text: Words) -> None:
    """Which visits count; None where nothing was said."""
    made.add_argument("--round", metavar="RONDE", help=text("nama atau id ronde", "name or id of a round"))
    made.add_argument(
        "--approved",
        action="store_true",
        default=None,
        help=text("hanya kunjungan yang disetujui", "only approved visits"),
    )
    made.add_argument("--province", metavar="KODE", help=text("kode provinsi", "code of a province"))
    made.add_argument(
        "--examples",
        "--data",
        choices=("real", "examples", "both"),
        help=text("kunjungan CONTOH: tanpa, hanya, atau bersama", "visits marked CONTOH: without, only, or both"),
    )


def _printed(made: Parser, text: Words) -> None:
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    made.add_argument("--paper", choices=("A4", "F4"))
    made.add_argument("--bw", action="store_true", default=None, help=text("hitam-putih: hanya abu-abu", "greys only"))
    _language(made)
    _as_of(made, text)


def _language(made: Parser) -> None:
    made.add_argument("--language", choices=("id", "en"))


def _as_of(made: Parser, text: Words) -> None:
    made.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help=text("hari yang dipakai (bawaan: hari ini)", "the day it is told for (today)"),
    )
