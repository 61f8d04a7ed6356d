"""The sentences of an import, one for each thing that can be true of a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ltsa_desktop.exchange.frames import FrameType
from ltsa_desktop.exchange.outcomes import Outcome, PackageInfo, RecordResult
from ltsa_desktop.exchange.signing import fingerprint
from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.exchange.payloads import Entry
    from ltsa_desktop.exchange.plan import Aside, AsideReason, Candidate, Glance, Shown
    from ltsa_desktop.exchange.reader import Loss, LossReason

LIST_DAMAGED = Text(
    "Daftar isi di salah satu ujung paket rusak; daftar di ujung lainnya dipakai.",
    "The list of contents at one end of the package is damaged; the one at the other end was used.",
)
LIST_UNTRUSTED = Text(
    "Daftar isi ditandatangani laptop yang belum dikenal di sini. Tiap catatan tetap diperiksa sendiri-sendiri, tetapi "
    "tidak dapat dipastikan bahwa semuanya ikut.",
    "The list of contents is signed by a laptop not known here. Each record was still checked by itself, but nobody "
    "can tell whether all of them came along.",
)
NEWER = Text(
    "{n} bagian dibuat oleh LTSA Desktop yang lebih baru. Berkas aslinya disimpan dan diimpor sendiri setelah aplikasi "
    "ini diperbarui.",
    "{n} parts were made by a newer LTSA Desktop. The original is kept and imported by itself once this program is "
    "updated.",
)
INSTRUMENT_CLASH = Text(
    "Instrumen {name} di paket ini berbeda isi dengan versi bernama sama yang dipakai di sini. Kunjungannya tetap "
    "masuk; nilai dan temuannya belum ditampilkan.",
    "The instrument {name} in this package differs from the version of the same name in use here. Its visits come in; "
    "their scores and findings are not shown yet.",
)
NOT_ARCHIVED = Text(
    "Semua sudah masuk, tetapi berkas aslinya tidak dapat disimpan di arsip. Simpan sendiri berkas itu.",
    "Everything came in, but the original could not be put into the archive. Keep that file yourself.",
)
WITHOUT_INSTRUMENT = Text(
    "{n} kunjungan masuk tanpa instrumennya; nilai dan temuannya tampil begitu instrumennya diimpor.",
    "{n} visits come in without their instrument; their scores and findings show once it is imported.",
)
STATEMENTS = Text(
    "{n} catatan kerja bertanda tangan (segel, tinjauan, keputusan) baru.",
    "{n} new signed acts (seals, reviews, decisions).",
)
TRUST = Text(
    "{n} keputusan supervisor tentang siapa yang dipercaya (berkas organisasi, sertifikat, pencabutan) ikut dalam "
    "paket ini.",
    "{n} supervisors' decisions on whom to trust (organisation file, certificates, withdrawals) came with this "
    "package.",
)
CLONED = Text(
    "Awas: laptop {names} bekerja di dua tempat (penyimpanannya disalin). Tidak ada yang ditimpa; tanyakan laptop mana "
    "yang dipakai, dan siapkan yang lain dari awal.",
    "Careful: the laptop of {names} is at work in two places (its store was copied). Nothing was replaced; ask which "
    "one is in use, and set the other up anew.",
)
STATEMENTS_ASIDE = Text(
    "{n} catatan kerja dari laptop yang belum diterima di sini ditahan.",
    "{n} signed acts of laptops not accepted here were set aside.",
)
ERASED = Text(
    "{n} kunjungan di paket ini sudah dimusnahkan di sini; isinya tidak diambil dan dihapus dari arsip paket ini.",
    "{n} visits of this package were erased here for good; their content was not taken and is wiped from its archive.",
)
PARTS_MISSING = Text(
    "Bagian {numbers} dari {parts} paket ini belum datang. Yang sudah utuh diambil; minta bagian itu dikirim ulang.",
    "Part {numbers} of {parts} of this package has not arrived. What is whole was taken; ask for that part again.",
)
GLUED = Text("Berkas ini memuat {n} paket sekaligus.", "This file holds {n} packages in one.")

_ACCEPTED: Mapping[Shown, tuple[Outcome, Text]] = {
    "new": ("new", Text("{who}: kunjungan baru.", "{who}: a new visit.")),
    "older": (
        "new",
        Text(
            "{who}: versi lama yang melengkapi riwayat; yang tampil tidak berubah.",
            "{who}: an older version that completes the history; what is shown does not change.",
        ),
    ),
    "identical": ("identical", Text("{who}: sudah ada di sini.", "{who}: here already.")),
    "newer": ("newer", Text("{who}: versi yang lebih baru.", "{who}: a newer version.")),
    "forked": (
        "forked",
        Text(
            "{who}: diubah di dua tempat. Kedua versi disimpan, tidak ada yang ditimpa.",
            "{who}: changed in two places. Both versions are kept, none was replaced.",
        ),
    ),
    "draft-here": (
        "forked",
        Text(
            "{who}: versi baru disimpan di samping draf yang sedang dikerjakan di sini. Draf tidak disentuh.",
            "{who}: a newer version is kept beside the draft being written here. The draft was not touched.",
        ),
    ),
}

_ASIDE: Mapping[AsideReason, Text] = {
    "unknown": Text(
        "{who}: ditandatangani laptop yang belum dikenal di sini ({words}). Ditahan sampai laptop itu diterima.",
        "{who}: signed by a laptop not known here ({words}). Set aside until that laptop is accepted.",
    ),
    "revoked": Text(
        "{who}: ditandatangani dengan kunci yang sudah dicabut ({words}). Ditahan sampai diputuskan.",
        "{who}: signed with a key that was withdrawn ({words}). Set aside until somebody decides.",
    ),
    "expired": Text(
        "{who}: menurut jam laptopnya dibuat sesudah sertifikat laptop itu berakhir ({words}). Ditahan sampai "
        "diputuskan; mungkin hanya jamnya yang salah.",
        "{who}: by its laptop's clock made after that laptop's certificate ended ({words}). Set aside until somebody "
        "decides; perhaps only the clock is wrong.",
    ),
    "refused": Text(
        "{who}: sudah ditolak supervisor ({words}). Tetap disimpan terpisah dan dapat dipertimbangkan lagi.",
        "{who}: refused by a supervisor ({words}). It stays kept apart and can be reconsidered.",
    ),
    "other-device": Text(
        "{who}: mengaku dari laptop lain daripada pemilik kuncinya ({words}). Ditahan sampai diputuskan.",
        "{who}: claims another laptop than its key belongs to ({words}). Set aside until somebody decides.",
    ),
    "newer-format": Text(
        "{who}: dibuat oleh LTSA Desktop yang lebih baru. Ditahan sampai aplikasi di sini diperbarui.",
        "{who}: made by a newer LTSA Desktop. Set aside until the application here is updated.",
    ),
}

_LOST: Mapping[LossReason, Text] = {
    "damaged": Text("{thing} rusak di dalam berkas ini.", "{thing} is damaged in this file."),
    "missing": Text("{thing} tidak ada lagi di dalam berkas ini.", "{thing} is gone from this file."),
    "locked": Text("{thing} tidak dapat dibuka dengan kunci di sini.", "{thing} cannot be opened with the keys here."),
    "forged": Text(
        "{thing} tidak cocok dengan tanda tangan atau labelnya, dan ditolak.",
        "{thing} does not fit its signature or its label, and was refused.",
    ),
    "newer": Text("{thing} dibuat oleh LTSA Desktop yang lebih baru.", "{thing} was made by a newer LTSA Desktop."),
}

_THINGS: Mapping[int, tuple[str, Text]] = {
    FrameType.MANIFEST: ("unknown", Text("Daftar isi", "The list of contents")),
    FrameType.REVISION: ("revision", Text("Satu kunjungan", "A visit")),
    FrameType.INSTRUMENT: ("instrument", Text("Satu instrumen", "An instrument")),
    FrameType.BLOB: ("photo", Text("Satu lampiran", "An attachment")),
    FrameType.CENTRE: ("centre", Text("Tambahan daftar pusat layanan", "An addition to the register")),
    FrameType.PART: ("unknown", Text("Keterangan bagian", "The note of a part")),
    FrameType.STATEMENT: (
        "statement",
        Text("Satu catatan kerja (segel, tinjauan, keputusan)", "A signed act (seal, review, decision)"),
    ),
}
_SOMETHING = ("unknown", Text("Satu catatan", "A record"))


def accepted(candidate: Candidate, photos: Sequence[str]) -> RecordResult:
    """A revision that is taken in, with the names of its attachments that did not come along."""
    outcome, text = _ACCEPTED[candidate.shown]
    text = text.format(who=_who(candidate.centre, candidate.date, candidate.author))
    if photos:
        text = Text(
            "{text} {n} lampiran belum lengkap: {names}.", "{text} {n} attachments are incomplete: {names}."
        ).format(text=text, n=len(photos), names=", ".join(photos[:5]) + (" …" if len(photos) > 5 else ""))
    return RecordResult(
        candidate.visit, candidate.id, outcome, text, "revision", candidate.centre, candidate.date, candidate.author
    )


def again(record: RecordResult, shown: Shown) -> RecordResult:
    """A revision that is taken in, told as what it is once the whole batch is known."""
    outcome, text = _ACCEPTED[shown]
    if outcome == record.outcome:
        return record
    who = _who(record.centre, record.date, record.author)
    return replace(record, outcome=outcome, text=text.format(who=who))


def identical(revision: str, seen: Glance) -> RecordResult:
    """A revision that is here already."""
    outcome, text = _ACCEPTED["identical"]
    who = _who(seen.centre.name, seen.day, seen.author.name)
    return RecordResult(
        seen.visit,
        revision,
        outcome,
        text.format(who=who),
        "revision",
        seen.centre.name,
        seen.day,
        seen.author.name,
    )


def set_aside(aside: Aside) -> RecordResult:
    """A revision for the quarantine."""
    seen = aside.glance
    text = why_aside(aside.reason, seen.centre.name, seen.day, seen.author.name, aside.key)
    return RecordResult(
        seen.visit, aside.id, "quarantined", text, "revision", seen.centre.name, seen.day, seen.author.name
    )


def why_aside(reason: AsideReason, centre: str, day: str, author: str, key: str) -> Text:
    """Why a record is set aside."""
    return _ASIDE[reason].format(who=_who(centre, day, author), words=fingerprint(key))


def lost(loss: Loss, package: PackageInfo | None = None) -> RecordResult:
    """A frame that could not be used, by the name the manifest has for it."""
    what, thing = _THINGS.get(loss.type if loss.type is not None else -1, _SOMETHING)
    entry = loss.entry
    if entry is None:
        if loss.count > 1:
            many = Text("{n} catatan yang namanya tidak diketahui", "{n} records whose names are not known")
            thing = many.format(n=loss.count)
        elif loss.index is not None:
            thing = Text("{thing} (bagian {n})", "{thing} (part {n})").format(thing=thing, n=loss.index)
        outcome: Outcome = "quarantined" if loss.reason == "newer" else "damaged"
        return RecordResult("", "", outcome, _LOST[loss.reason].format(thing=thing), what)
    author = package.author if package is not None else ""
    text = _LOST[loss.reason].format(thing=_named(what, thing, entry, author))
    outcome = "quarantined" if loss.reason == "newer" else "damaged"
    return RecordResult(entry.visit, entry.id, outcome, text, what, entry.centre, entry.date, author)


def photo_missing(candidate: Candidate, sha256: str, name: str) -> RecordResult:
    """An attachment that a revision names and that did not come."""
    who = _who(candidate.centre, candidate.date, candidate.author)
    thing = Text("Lampiran “{name}” dari {who}", "The attachment “{name}” of {who}").format(name=name, who=who)
    text = _LOST["missing"].format(thing=thing)
    return RecordResult(
        candidate.visit, sha256, "damaged", text, "photo", candidate.centre, candidate.date, candidate.author
    )


def list_lost() -> RecordResult:
    """Neither manifest could be read."""
    text = Text(
        "Daftar isi rusak di kedua ujung berkas: tidak dapat dipastikan bahwa semua catatan ikut.",
        "The list of contents is damaged at both ends of the file: nobody can tell whether every record came along.",
    )
    return RecordResult("", "", "damaged", text, "unknown")


def _named(what: str, thing: Text, entry: Entry, author: str) -> Text:
    who = _who(entry.centre, entry.date, author)
    if what == "revision" and entry.centre:
        return Text("Kunjungan {who}", "The visit {who}").format(who=who)
    if what == "photo" and entry.name:
        of = Text(" dari {who}", " of {who}").format(who=who) if entry.centre else Text("", "")
        return Text("Lampiran “{name}”{of}", "The attachment “{name}”{of}").format(name=entry.name, of=of)
    if what == "instrument" and entry.name:
        return Text("Instrumen {name}", "The instrument {name}").format(name=entry.name)
    return thing


def _who(centre: str, day: str, author: str) -> str:
    try:
        day = date_short(date.fromisoformat(day))
    except ValueError:
        day = ""
    return " · ".join(part for part in (centre or "?", day, author) if part)
