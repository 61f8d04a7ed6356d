"""The proof of a legal erasure on paper: what was erased by whose decision, what was looked at afterwards."""

from __future__ import annotations

from datetime import date

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import Organisation
from ltsa_desktop.store.erasure_models import Proof

from . import paper as p
from .collected import Collected, Format, Origin
from .flow import Column, Row
from .signing import Signatory

MM = p.MM
TITLE = Text("Bukti Pemusnahan Isi Kunjungan", "Proof of Erasure of Visits")
ERASED = Text("Yang dimusnahkan", "What was erased")
LOOKED = Text("Yang diperiksa sesudahnya", "What was looked at afterwards")
HEADS = (
    Text("No.", "No."),
    Text("Pusat layanan", "Centre"),
    Text("Tanggal", "Day"),
    Text("Diputuskan oleh", "Decided by"),
    Text("Alasan", "Reason"),
    Text("Belum terjangkau", "Out of reach"),
)
CLEAN = Text("tidak ada yang tersisa", "nothing left")
FOUND = Text("masih ada: {where}", "still there: {where}")
PLACES = {
    "tables": Text("basis data", "database"),
    "files": Text("berkas", "files"),
    "archive": Text("arsip paket", "archived packages"),
    "backups": Text("cadangan", "backups"),
    "second": Text("cadangan kedua", "second copy"),
}
"""The places of an erasure, as a person calls them."""
SAYS = Text(
    "Kunci isi kunjungan di bawah ini dihancurkan, dan isinya dihapus dari penyimpanan, lampiran, arsip paket, dan "
    "cadangan yang terjangkau. Yang tinggal: bahwa kunjungan itu pernah ada, tanda tangan dan urutan versinya, serta "
    "keputusan ini. Salinan di laptop lain dihapus begitu paket berikutnya dari sini diimpor di sana.",
    "The content keys of the visits below were destroyed, and their content was removed from the store, attachments, "
    "archived packages and the backups within reach. What stays: that the visits were, the signatures and order of "
    "their versions, and this decision. Copies on other laptops go when the next package from here is imported there.",
)


def erasure_proof(
    proof: Proof, sha256: str, organisation: Organisation | None, form: Format, signatories: tuple[Signatory, ...] = ()
) -> bytes:
    """The proof as a PDF; `sha256` is that of the proof's JSON file and gives the printed code."""
    day = date.fromisoformat(proof.made_at[:10])
    doc = Collected(TITLE, "", Origin(sha256, day), organisation, form)
    doc.open(doc.say(TITLE).upper(), [date_long(day, form.language)])
    doc.flow.skip(8)
    doc.flow.paragraph(doc.say(SAYS))
    doc.section(doc.say(ERASED))
    columns = [
        Column(doc.say(HEADS[0]), width=9 * MM, align="right"),
        Column(doc.say(HEADS[1]), 2.4),
        Column(doc.say(HEADS[2]), width=22 * MM),
        Column(doc.say(HEADS[3]), 1.6),
        Column(doc.say(HEADS[4]), 2.4),
        Column(doc.say(HEADS[5]), 1.4),
    ]
    rows = [
        Row(
            [
                str(number),
                f"{visit.centre}\n{visit.visit}",
                visit.day,
                visit.by,
                visit.reason,
                ", ".join(doc.say(PLACES[place]) for place in visit.left) or "–",
            ]
        )
        for number, visit in enumerate(proof.visits, 1)
    ]
    doc.flow.table(columns, rows)
    doc.section(doc.say(LOOKED))
    doc.flow.table(
        [Column(doc.say(LOOKED), 2), Column("", 2)],
        [
            Row([doc.say(one.what), doc.say(CLEAN) if one.clean else doc.say(FOUND, where=one.where)])
            for one in proof.findings
        ],
    )
    doc.sign(signatories, organisation.place if organisation else "")
    return doc.finish()
