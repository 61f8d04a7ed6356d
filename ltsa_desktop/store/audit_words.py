"""What the audit trail says: acts as verbs, faults of the chains as sentences with whom to ask."""

from __future__ import annotations

from collections.abc import Mapping

from ltsa_desktop.ground.words import Text

ACTS: Mapping[str, Text] = {
    "edit": Text("mengisi", "answered"),
    "undo": Text("mengurungkan", "undid"),
    "redo": Text("mengulangi", "redid"),
    "carry": Text("mengambil dari kunjungan lalu", "took over from the last visit"),
    "import": Text("menerima dari berkas", "took in from a file"),
    "compare": Text("membandingkan dua pengetikan", "compared two passes"),
    "join": Text("menggabungkan versi", "joined versions"),
    "sealed": Text("menyegel", "sealed"),
    "seal": Text("menyegel", "sealed"),
    "reopen": Text("membuka lagi", "reopened"),
    "in-review": Text("mulai meninjau", "took in review"),
    "approved": Text("menyetujui", "approved"),
    "returned": Text("mengembalikan", "returned"),
    "review": Text("meninjau", "reviewed"),
    "review-assignment": Text("menugaskan peninjau", "assigned a reviewer"),
    "review-rule": Text("menetapkan aturan persetujuan", "set the rule of approval"),
    "comment": Text("berkomentar", "commented"),
    "comment-mark": Text("menandai komentar", "marked a comment"),
    "correction": Text("mengoreksi", "corrected"),
    "decision": Text("memutuskan dalam rapat", "decided in the meeting"),
    "delete": Text("menghapus dari daftar", "deleted from the lists"),
    "restore": Text("mengembalikan ke daftar", "brought back"),
    "duplicate": Text("memutuskan kunjungan ganda", "decided about a duplicate"),
    "erase": Text("memusnahkan", "erased for good"),
    "erased": Text("memastikan sudah dimusnahkan", "confirmed the erasure"),
    "clone": Text("memutuskan laptop ganda", "decided about a cloned laptop"),
    "retention": Text("menetapkan masa simpan", "set how long visits are kept"),
    "round": Text("mengatur ronde", "set up a round"),
    "plan": Text("merencanakan kunjungan", "planned a visit"),
    "place": Text("menempatkan di ronde", "placed in a round"),
    "report-profile": Text("mengatur bentuk laporan", "set up a report"),
    "organisation": Text("menerbitkan berkas organisasi", "issued the organisation file"),
    "certificate": Text("menyertifikasi kunci", "certified a key"),
    "revocation": Text("mencabut kunci", "withdrew a key"),
    "approve": Text("menerima catatan yang ditahan", "approved a record set aside"),
    "refuse": Text("menolak catatan yang ditahan", "refused a record set aside"),
    "reconsider": Text("mempertimbangkan lagi catatan", "reconsidered a record"),
    "admission": Text("memutuskan catatan yang ditahan", "decided about a record set aside"),
    "quarantine": Text("memutuskan catatan yang ditahan", "decided about a record set aside"),
}
"""Kind of an act (of the journal, of a statement, or what the statement decided) as a verb."""

FAULTS: Mapping[str, Text] = {
    "signature": Text(
        "Tanda tangan catatan nomor {number} dari laptop {who} tidak cocok dengan isinya: penyimpanan ini diubah "
        "dari luar. "
        "Pulihkan dari cadangan, lalu minta {ask} mengekspor ulang.",
        "The signature of act {number} of {who}'s laptop does not fit its content: this store was changed from "
        "outside. "
        "Restore a backup, then ask {ask} to export again.",
    ),
    "broken": Text(
        "Catatan nomor {number} dari laptop {who} tidak menyambung ke catatan sebelumnya. Tanyakan kepada {ask}: "
        "mungkin "
        "laptopnya digandakan atau dipulihkan dari salinan.",
        "Act {number} of {who}'s laptop does not follow the one before it. Ask {ask}: the laptop may have been "
        "cloned or "
        "restored from a copy.",
    ),
    "twice": Text(
        "Laptop {who} memberi nomor {number} pada dua catatan: laptop itu digandakan atau dipulihkan dari salinan. "
        "Tanyakan "
        "kepada {ask} laptop mana yang dipakai.",
        "{who}'s laptop gave number {number} to two acts: it was cloned or restored from a copy. Ask {ask} which one "
        "is in use.",
    ),
    "gap": Text(
        "Catatan mulai nomor {number} dari laptop {who} belum ada di sini (mungkin tentang kunjungan yang tidak "
        "dikirim ke sini). "
        "Bila perlu, minta {ask} mengekspor ulang.",
        "The acts of {who}'s laptop from number {number} on are not here (perhaps about visits not sent here). If "
        "they are "
        "needed, ask {ask} to export again.",
    ),
    "journal": Text(
        "Jurnal jawaban di laptop ini tidak utuh mulai baris {number}: penyimpanan ini diubah dari luar. Pulihkan "
        "dari cadangan.",
        "The journal of answers on this laptop does not hold from line {number} on: this store was changed from "
        "outside. "
        "Restore a backup.",
    ),
}
WHOLE = Text(
    "{n} catatan kerja dan jurnal di laptop ini diperiksa: semua tanda tangan dan rantainya utuh.",
    "{n} acts and the journal on this laptop were checked: every signature and chain holds.",
)
NOT_WHOLE = Text(
    "{n} catatan kerja diperiksa: {m} tempat tidak utuh.", "{n} acts were checked: {m} places do not hold."
)
AWAY = Text("{m} rangkaian belum lengkap di sini.", "{m} chains are not complete here.")
NOTE, SKIPPED, LATER, MARKED = (
    Text("catatan", "note"),
    Text("alasan dibiarkan kosong", "reason left open"),
    Text("tanda “nanti”", "“later” mark"),
    Text("penanda", "bookmark"),
)
CHECKED = Text("masih begitu, diperiksa", "still so, checked")
EMPTY = Text("(kosong)", "(blank)")
VERSION = Text("versi {code}", "version {code}")
OWN_LAPTOP = Text("laptop ini", "this laptop")
