"""What export and import tell: one line for each record, and the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from ltsa_desktop.ground.words import Text

Outcome = Literal["new", "identical", "newer", "forked", "quarantined", "damaged"]
OUTCOMES: tuple[Outcome, ...] = ("new", "newer", "forked", "identical", "quarantined", "damaged")

OUTCOME_WORDS: Mapping[Outcome, Text] = {
    "new": Text("baru", "new"),
    "newer": Text("lebih baru", "newer"),
    "forked": Text("diubah di dua tempat", "changed in two places"),
    "identical": Text("sudah ada", "already here"),
    "quarantined": Text("ditahan", "set aside"),
    "damaged": Text("rusak", "damaged"),
}


@dataclass(frozen=True, slots=True)
class RecordResult:
    """What an import makes of one record of the package.

    Attributes:
        visit: id of the visit, "" where the damage leaves it unknown.
        revision: id of the revision, "" likewise; for a record that is no revision the hash of the thing.
        outcome: one of `OUTCOMES`.
        text: one sentence for the user.
        what: "revision", "photo", "instrument", "centre" or "unknown".
        centre, date, author: as the record (or the manifest, where the record is lost) names them.
    """

    visit: str
    revision: str
    outcome: Outcome
    text: Text
    what: str = "revision"
    centre: str = ""
    date: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class PackageInfo:
    """Where a package comes from, as its manifest says.

    Attributes:
        id, device, incarnation, sequence, created, author, organisation: see `payloads.Manifest`.
        signer: key that signed the manifest, hex; `trusted` whether this store trusts it.
        complete: the whole list of contents was read (from one end or the other).
    """

    id: str
    device: str
    incarnation: str
    sequence: int
    created: str
    author: str
    organisation: str
    signer: str
    trusted: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or with `preview` would do: the two are equal but for `preview` and `archived`.

    Attributes:
        source: name of the file.
        sha256: of the package.
        package: see `PackageInfo`; None when the list of contents is lost at both ends.
        records: a line for each revision in the order of the file, then for each loss.
        sums: outcome → number of records; every outcome is a key.
        photos_new, photos_known, photos_missing: attachments of the accepted revisions.
        instruments_new: titles of the instrument versions that came along for the first time.
        centres_new: names of the centres that the register here lacked.
        acts_new: signed acts (seals, reviews, decisions) that came along.
        notes: further sentences (a damaged list of contents, frames of a newer program …).
        preview: only told, nothing done.
        changes: importing this changes (changed) something in the store.
        archived: where the original is kept after an import.
        parts: how many files its package was cut into, 1 for a whole one. parts_missing: the numbers of those that have
            not arrived, now or earlier.
    """

    source: str
    sha256: str
    package: PackageInfo | None
    records: tuple[RecordResult, ...]
    sums: Mapping[Outcome, int]
    photos_new: int
    photos_known: int
    photos_missing: int
    instruments_new: tuple[str, ...]
    centres_new: tuple[str, ...]
    acts_new: int
    notes: tuple[Text, ...]
    preview: bool
    changes: bool
    archived: Path | None = None
    parts: int = 1
    parts_missing: tuple[int, ...] = ()

    @property
    def visits(self) -> int:
        """Number of visits that get something new."""
        return len({r.visit for r in self.records if r.what == "revision" and r.outcome in {"new", "newer", "forked"}})

    @property
    def headline(self) -> Text:
        """The whole outcome in one or two sentences."""
        return _headline(self)

    def to_json(self) -> dict[str, Any]:
        """Plain values for `--json`; sentences in both languages."""
        data = asdict(self)
        data["sums"] = dict(self.sums)
        data["archived"] = str(self.archived) if self.archived else None
        data["headline"] = asdict(self.headline)
        return data


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    Attributes:
        path: the package.
        size: in bytes; `sha256` of the file.
        package: its id; `sequence` the laptop's packages counted from 1.
        visits, revisions, photos, instruments: how many are in it.
        held_back: revisions left out because a receipt says that they arrived.
        photos_missing: attachments whose bytes are gone from this laptop.
        test_opened: this machine also decrypted what it wrote.
        readers: names of those who can open it.
        parts: the files it went out in, in order; just `path` where it was not cut.
    """

    path: Path
    size: int
    sha256: str
    package: str
    sequence: int
    visits: int
    revisions: int
    photos: int
    instruments: int
    held_back: int
    photos_missing: int
    test_opened: bool
    readers: tuple[str, ...] = field(default=())
    parts: tuple[Path, ...] = field(default=())

    @property
    def headline(self) -> Text:
        """What was written, and what could not be, in words."""
        lost = Text(
            " {n} lampiran hilang atau rusak di laptop ini dan tidak ikut: kembalikan dari cadangan, lalu ekspor lagi.",
            " {n} attachments are gone or damaged on this laptop and stayed out: restore a backup, then export again.",
        ).format(n=self.photos_missing)
        return Text(
            "{visits} kunjungan dengan {photos} lampiran ditulis ke “{name}” dan sudah dibaca ulang dengan "
            "baik.{lost}{parts}",
            "{visits} visits with {photos} attachments were written to “{name}” and read back correctly.{lost}{parts}",
        ).format(
            visits=self.visits,
            photos=self.photos,
            name=self.path.name,
            lost=lost if self.photos_missing else Text("", ""),
            parts=self._in_parts(),
        )

    def _in_parts(self) -> Text:
        if len(self.parts) < 2:
            return Text("", "")
        return Text(
            " Paket dipecah menjadi {n} bagian; kirim semuanya, urutannya bebas.",
            " The package is cut into {n} parts; send all of them, in any order.",
        ).format(n=len(self.parts))

    def to_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        return {
            **asdict(self),
            "path": str(self.path),
            "parts": [str(part) for part in self.parts],
            "headline": asdict(self.headline),
        }


def sums_of(records: Sequence[RecordResult]) -> dict[Outcome, int]:
    """Outcome → number of records with it, every outcome present."""
    counted = Counter(record.outcome for record in records)
    return {outcome: counted[outcome] for outcome in OUTCOMES}


def _headline(report: ImportReport) -> Text:
    sums = report.sums
    lost = sums["damaged"]
    waiting = sums["quarantined"]
    if not report.changes and not lost and waiting:
        return Text(
            "{n} catatan paket ini masih ditahan dan {m} sudah ada di sini. Tidak ada yang diubah.",
            "{n} records of this package are still set aside and {m} are here already. Nothing was changed.",
        ).format(n=waiting, m=sums["identical"])
    if not report.changes and not lost:
        return Text(
            "Semua isi paket ini ({n} catatan) sudah ada di sini. Tidak ada yang diubah.",
            "Everything in this package ({n} records) is here already. Nothing was changed.",
        ).format(n=sums["identical"])
    told = [
        Text("{n} {word}", "{n} {word}").format(n=sums[outcome], word=OUTCOME_WORDS[outcome])
        for outcome in OUTCOMES
        if sums[outcome] and outcome != "damaged"
    ]
    summary = Text(", ".join(t.id for t in told), ", ".join(t.en for t in told))
    if not told and not lost:
        return Text(
            "Paket utuh: {n} catatan kerja baru (segel, tinjauan, keputusan).",
            "The package is whole: {n} new signed acts (seals, reviews, decisions).",
        ).format(n=report.acts_new)
    if not lost:
        return Text("Paket utuh: {summary}.", "The package is whole: {summary}.").format(summary=summary)
    sender = report.package.author if report.package and report.package.author else ""
    ask = (
        Text("Minta {sender} mengirim ulang.", "Ask {sender} to send it again.").format(sender=sender)
        if sender
        else Text("Minta pengirimnya mengirim ulang.", "Ask the sender to send it again.")
    )
    if not told:
        return Text(
            "Berkas ini rusak di {n} catatan dan tidak ada yang dapat diambil darinya. {ask}",
            "This file is damaged in {n} records and nothing could be taken from it. {ask}",
        ).format(n=lost, ask=ask)
    return Text(
        "Berkas ini rusak di {n} catatan; yang lain utuh: {summary}. {ask}",
        "This file is damaged in {n} records; the others are whole: {summary}. {ask}",
    ).format(n=lost, summary=summary, ask=ask)
