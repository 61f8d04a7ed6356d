"""The words of `ltsa org`, `ltsa trust` and `ltsa quarantine`; see `grammar`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from ltsa_desktop.commands.grammar import Parser

    Subparsers = argparse._SubParsersAction[Parser]
    Leaf = Callable[[Subparsers, str, str, str, str], Parser]
    Branch = Callable[[str, str, str], Subparsers]
    Say = Callable[[str, str], str]

ORGANISATION, ENROLMENT, SHEET = "FILE.ltsaorg", "FILE.ltsaenrol", "FILE.pdf|FILE.txt"


def add_trust(leaf: Leaf, branch: Branch, text: Say) -> None:
    """Add `org`, `trust` and `quarantine`."""
    _organisation(leaf, branch("org", "organisasi: kop surat, kunci", "the organisation: letterhead, keys"), text)
    _trust(leaf, branch("trust", "laptop yang dipercaya", "trusted laptops"), text)
    _quarantine(leaf, branch("quarantine", "catatan yang ditahan", "records set aside"), text)


def _organisation(leaf: Leaf, org: Subparsers, text: Say) -> None:
    create = leaf(
        org,
        "create",
        "trust:org_create",
        "buat organisasi dan berkas .ltsaorg",
        "create the organisation and its .ltsaorg file",
    )
    create.add_argument("out", type=Path, metavar=ORGANISATION)
    create.add_argument("--name", required=True)
    _letterhead(create, text)
    create.add_argument(
        "--recovery",
        type=Path,
        required=True,
        metavar=SHEET,
        help=text(
            "lembar pemulihan (PDF untuk dicetak, atau teks): simpan terkunci",
            "the recovery sheet (a PDF to print, or a text): lock it away",
        ),
    )
    create.add_argument(
        "--supervisor",
        type=Path,
        action="append",
        default=[],
        metavar=ENROLMENT,
        help=text("supervisor lain dari awal; boleh berulang", "another supervisor from the start; may be repeated"),
    )
    load = leaf(
        org,
        "load",
        "trust:org_load",
        "pakai berkas organisasi di laptop ini",
        "use an organisation file on this laptop",
    )
    load.add_argument("file", type=Path, metavar=ORGANISATION)
    load.add_argument(
        "--compared",
        action="store_true",
        help=text(
            "keenam kata sudah dicocokkan lewat telepon (perlu bila kunci organisasi diganti tanpa lembar lama)",
            "the six words were compared by telephone (needed where the organisation's key was renewed without its "
            "sheet)",
        ),
    )
    leaf(org, "show", "trust_office:org_show", "organisasi yang berlaku di sini", "the organisation in force here")
    save = leaf(org, "save", "trust_office:org_save", "tulis berkas organisasi", "write the organisation file")
    save.add_argument("out", type=Path, metavar=ORGANISATION)
    add = leaf(
        org,
        "add-supervisor",
        "trust_office:add_supervisor",
        "jadikan pemilik sebuah laptop supervisor",
        "make the owner of a laptop a supervisor",
    )
    add.add_argument("file", type=Path, metavar=ENROLMENT)
    add.add_argument("out", type=Path, metavar=ORGANISATION)
    words = leaf(org, "letterhead", "trust_office:letterhead", "ganti kop surat", "change the letterhead")
    words.add_argument("out", type=Path, metavar=ORGANISATION)
    words.add_argument("--name", default="")
    _letterhead(words, text)
    renew = leaf(
        org,
        "renew-key",
        "trust_office:renew_key",
        "ganti kunci organisasi dan lembar pemulihannya",
        "renew the organisation's key and its recovery sheet",
    )
    renew.add_argument("out", type=Path, metavar=ORGANISATION)
    renew.add_argument("--recovery", type=Path, required=True, metavar=SHEET)
    renew.add_argument(
        "--old",
        type=Path,
        metavar=SHEET,
        help=text(
            "lembar lama; tanpanya tiap laptop mencocokkan enam kata sekali lagi",
            "the old sheet; without it each laptop compares the six words once more",
        ),
    )
    take = leaf(
        org,
        "take-over",
        "trust_office:take_over",
        "jadi supervisor dengan lembar pemulihan",
        "become supervisor by the recovery sheet",
    )
    take.add_argument("out", type=Path, metavar=ORGANISATION)
    take.add_argument("--key", type=Path, required=True, metavar=SHEET)
    take.add_argument(
        "--lost",
        action="append",
        default=[],
        metavar="NAMA",
        help=text(
            "supervisor yang laptopnya hilang; boleh berulang", "a supervisor whose laptop is lost; may be repeated"
        ),
    )
    take.add_argument("--reason", default="")


def _letterhead(command: Parser, text: Say) -> None:
    command.add_argument(
        "--letterhead",
        action="append",
        default=[],
        metavar="LINE",
        help=text("satu baris kop surat; boleh berulang", "one line of the letterhead; may be repeated"),
    )
    command.add_argument("--logo", type=Path, metavar="PNG")
    command.add_argument(
        "--place", default="", help=text("kota untuk tempat dan tanggal surat", "the town for place and date")
    )


def _trust(leaf: Leaf, trust: Subparsers, text: Say) -> None:
    until = text("hari terakhir sertifikatnya", "the last day of its certificate")
    add = leaf(trust, "add", "trust:add", "terima berkas pendaftaran sebuah laptop", "accept a laptop's enrolment file")
    add.add_argument("file", type=Path, metavar=ENROLMENT)
    add.add_argument("--until", metavar="YYYY-MM-DD", help=until)
    leaf(trust, "list", "trust:list_devices", "daftar laptop yang dipercaya", "list the trusted laptops")
    revoke = leaf(trust, "revoke", "trust_office:revoke", "cabut kunci sebuah laptop", "withdraw the key of a laptop")
    revoke.add_argument("--reason", required=True)
    revoke.add_argument("--since", metavar="YYYY-MM-DD", help=text("tidak dipercaya sejak", "not to be trusted since"))
    extend = leaf(trust, "extend", "trust_office:extend", "perpanjang sertifikat", "extend a certificate")
    extend.add_argument("--until", required=True, metavar="YYYY-MM-DD", help=until)
    for command in (revoke, extend):
        command.add_argument(
            "who",
            metavar="NAMA",
            help=text("nama, atau awal kunci atau enam katanya", "a name, or how a key or its words begin"),
        )
    enrol = leaf(
        trust, "enrol", "trust:enrol", "tulis berkas pendaftaran laptop ini", "write this laptop's enrolment file"
    )
    enrol.add_argument("file", type=Path, metavar=ENROLMENT)
    enrol.add_argument(
        "--new-keys",
        action="store_true",
        help=text("beri laptop ini kunci baru dahulu", "give this laptop new keys first"),
    )


def _quarantine(leaf: Leaf, quarantine: Subparsers, text: Say) -> None:
    leaf(quarantine, "list", "trust_office:held", "semua yang ditahan", "everything set aside")
    for name, indonesian, english in (
        ("approve", "terima catatan yang ditahan", "approve records set aside"),
        ("refuse", "tolak catatan; tetap disimpan terpisah", "refuse records; they stay kept apart"),
        ("reconsider", "pertimbangkan lagi yang ditolak", "reconsider what was refused"),
    ):
        command = leaf(quarantine, name, "trust_office:decide", indonesian, english)
        command.add_argument("record", nargs="+", metavar="ID")
        command.add_argument("--reason", default="", required=name == "refuse")
