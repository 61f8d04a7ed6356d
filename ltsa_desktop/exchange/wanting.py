"""What is known of here but has not arrived: asked for on the receipt, so that the sender's next package brings it.

Known from the history (a version names the ones before it), from the versions (their photos and instruments), from
the chain of a laptop's signed acts (a number left out), and from the lists of contents of packages that came damaged.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta, Struct

from ltsa_desktop.exchange.payloads import Hash, Short
from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.exchange.outcomes import ImportReport
    from ltsa_desktop.exchange.receipt import Receipt
    from ltsa_desktop.store import Store

MOST = 5000
"""Things of one kind on one receipt; the next one asks for the rest."""
Many = Annotated[list[Hash], Meta(max_length=MOST)]
_ASKED = "asked-for"


class Wanted(Struct, frozen=True, kw_only=True):
    """What one laptop is asked to send.

    Attributes:
        revisions, statements: ids. blobs: SHA-256 of attachments. instruments: digests.
        acts: incarnation → numbers of its signed acts.
        parts: package → numbers of its files.
    """

    revisions: Many = []
    blobs: Many = []
    instruments: Many = []
    statements: Many = []
    acts: Annotated[dict[Short, list[int]], Meta(max_length=1000)] = {}
    parts: Annotated[dict[Short, list[int]], Meta(max_length=1000)] = {}

    def __len__(self) -> int:
        numbers = sum(map(len, (*self.acts.values(), *self.parts.values())))
        return numbers + sum(map(len, (self.revisions, self.blobs, self.instruments, self.statements)))

    @property
    def text(self) -> Text:
        """What is asked for, in one sentence."""
        counted = [
            (Text("{n} versi kunjungan", "{n} versions of visits"), len(self.revisions)),
            (Text("{n} lampiran", "{n} attachments"), len(self.blobs)),
            (Text("{n} instrumen", "{n} instruments"), len(self.instruments)),
            (
                Text("{n} catatan kerja", "{n} signed acts"),
                len(self.statements) + sum(map(len, self.acts.values())),
            ),
            (Text("{n} bagian berkas", "{n} parts of files"), sum(map(len, self.parts.values()))),
        ]
        told = [words.format(n=n) for words, n in counted if n]
        return Text(
            "Diminta kembali: {things}. Ikut dalam ekspor berikutnya dari laptop itu.",
            "Asked for: {things}. They come with the next export of that laptop.",
        ).format(things=Text(", ".join(t.id for t in told), ", ".join(t.en for t in told)))


def wanted_from(store: Store, device: str, report: ImportReport | None = None) -> Wanted:
    """What the laptop `device` made, or listed in the package of `report`, and is not here."""
    lost: dict[str, set[str]] = {}
    for record in report.records if report is not None else ():
        if record.outcome == "damaged" and record.revision:
            lost.setdefault(record.what, set()).add(record.revision)
    revisions = set(store.revisions.parents_missing(device)) | lost.get("revision", set())
    blobs = set(store.blobs.missing_of(device)) | lost.get("photo", set())
    parts: dict[str, list[int]] = {}
    if report is not None and report.package is not None and report.parts_missing:
        parts[report.package.id] = list(report.parts_missing)
    return Wanted(
        revisions=_few(one for one in revisions if not store.revisions.has(one)),
        blobs=_few(one for one in blobs if not store.blobs.has(one)),
        instruments=_few(store.instruments.lacking(device)),
        statements=_few(lost.get("statement", set()) - store.statements.ids()) if lost.get("statement") else [],
        acts=store.statements.gaps(device, MOST),
        parts=parts,
    )


def note_asked(store: Store, receipt: Receipt, key: str) -> Wanted:
    """Remember what a receipt asks for; the newest receipt of each supervisor counts. What it newly asks for."""
    asked = _asked(store)
    before = asked.get(key)
    if before is not None and before["created"] > receipt.created:
        return Wanted()
    asked[key] = {"created": receipt.created, "wanted": msgspec.to_builtins(receipt.wanted)}
    store.settings.set(_ASKED, asked)
    return receipt.wanted


def asked_for(store: Store) -> Wanted:
    """All that supervisors ask this laptop for."""
    found = [msgspec.convert(entry["wanted"], Wanted) for entry in _asked(store).values()]
    acts: dict[str, list[int]] = {}
    for wanted in found:
        for life, numbers in wanted.acts.items():
            acts.setdefault(life, []).extend(numbers)
    return Wanted(
        revisions=_few(one for wanted in found for one in wanted.revisions),
        blobs=_few(one for wanted in found for one in wanted.blobs),
        instruments=_few(one for wanted in found for one in wanted.instruments),
        statements=_few(one for wanted in found for one in wanted.statements),
        acts=acts,
        parts={package: numbers for wanted in found for package, numbers in wanted.parts.items()},
    )


def sent_again(store: Store, wanted: Wanted) -> set[str]:
    """Ids of the revisions and signed acts that go out although a receipt covers them."""
    numbered = store.statements.at_numbers(wanted.acts)
    again = {*wanted.revisions, *wanted.statements, *numbered}
    for package in wanted.parts:
        again |= store.revisions.in_package(package)
    return again


def _few(names: Iterable[str]) -> list[str]:
    return sorted(set(names))[:MOST]


def _asked(store: Store) -> dict[str, Any]:
    return dict(store.settings.get(_ASKED, {}))
