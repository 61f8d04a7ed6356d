"""The recovery sheet: the organisation's recovery key as QR code, as text and as a code to be typed.

Printed, never kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import Organisation

from . import paper as p
from .blocks import qr_code
from .collected import Collected, Format, Origin
from .typeset import Style

MM = p.MM
_QR = 46 * MM
_TYPED = Style(15, 22, "bold", tracking=0.06)
_KEY = Style(9.5, 14, tracking=0.02)

TITLE = Text("Lembar pemulihan", "Recovery sheet")
SECRET = Text("RAHASIA – simpan terkunci", "SECRET – keep it locked away")
WHAT = Text(
    "Siapa pun yang memegang lembar ini dapat membuka semua paket organisasi dan menunjuk supervisor baru. Cetak dua "
    "lembar, "
    "simpan terkunci di dua tempat yang berbeda, lalu hapus berkasnya dari laptop.",
    "Whoever holds this sheet can open every package of the organisation and appoint a new supervisor. Print two "
    "copies, "
    "lock them away in two different places, then delete the file from the laptop.",
)
TYPED = Text("Kode untuk diketik", "Code to be typed")
TYPED_HOW = Text(
    "Dua baris, huruf A–Z dan angka 2–7. Tiap baris diperiksa sendiri: bila salah ketik, aplikasi menyebut barisnya.",
    "Two lines, letters A–Z and digits 2–7. Each line is checked by itself: the application names the one with a slip.",
)
KEY = Text("Kunci yang sama untuk disalin", "The same key to be copied")
WHEN = Text("Kapan dipakai", "When it is used")
STEPS = (
    Text(
        "Semua laptop supervisor hilang atau kata sandinya lupa: pasang LTSA Desktop di laptop baru, buka berkas "
        "organisasi "
        "(.ltsaorg), lalu Pengaturan → Kepercayaan → Pakai lembar pemulihan.",
        "All supervisors' laptops are lost or their passwords forgotten: set LTSA Desktop up on a new laptop, open the "
        "organisation file (.ltsaorg), then Settings → Trust → Use the recovery sheet.",
    ),
    Text(
        "Anda menjadi supervisor; berkas organisasi yang baru dibagikan ke semua laptop, dan paket lama dibuka "
        "dengan lembar ini.",
        "You become supervisor; the new organisation file goes to all laptops, and old packages are opened with this "
        "sheet.",
    ),
    Text(
        "Bila lembar ini pernah dilihat orang lain: Pengaturan → Kepercayaan → Ganti kunci organisasi, lalu cetak "
        "lembar baru.",
        "If somebody else has seen this sheet: Settings → Trust → Renew the organisation's key, then print a new "
        "sheet.",
    ),
)
FINGERPRINT = Text("Sidik kunci organisasi", "Fingerprint of the organisation's key")
MADE = Text("Dibuat", "Made")


def recovery_sheet(
    organisation: Organisation,
    secret: str,
    typed: Sequence[str],
    fingerprint: str,
    day: date,
    language: str = "id",
    paper: str = "A4",
) -> bytes:
    """The sheet as a PDF of one page.

    Args:
        secret: the key ("AGE-SECRET-KEY-1…"), in the QR code too; typed: the lines of the code to be typed.
        fingerprint: six words of the organisation's public key, to tell two sheets apart.
    """
    doc = Collected(TITLE, organisation.name, Origin("", day), organisation, Format(paper, language))
    flow = doc.flow
    doc.open(doc.say(TITLE).upper(), [organisation.name, doc.say(SECRET)])
    flow.skip(10)
    flow.paragraph(doc.say(WHAT))
    flow.skip(14)
    flow.need(_QR + 12)
    qr_code(doc.ink, secret, flow.left + 4 * MM, flow.y - _QR - 6, _QR)
    x, y = flow.left + _QR + 16 * MM, flow.y - 8
    doc.ink.text(x, y - 8, doc.say(TYPED), p.SUBSECTION)
    for number, line in enumerate(typed):
        groups = line.split()
        top = y - 32 - number * 56
        doc.ink.text(x, top, " ".join(groups[:4]), _TYPED)
        doc.ink.text(x, top - _TYPED.leading, " ".join(groups[4:]), _TYPED)
    flow.used(_QR + 16)
    flow.paragraph(doc.say(TYPED_HOW), p.CELL_MUTED)
    flow.heading(doc.say(KEY), 1)
    flow.paragraph(secret, _KEY)
    flow.heading(doc.say(WHEN), 1)
    for number, step in enumerate(STEPS, 1):
        flow.paragraph(f"{number}. {doc.say(step)}")
    flow.skip(12)
    doc.pairs([(doc.say(FINGERPRINT), fingerprint), (doc.say(MADE), day.isoformat())])
    return doc.finish()
