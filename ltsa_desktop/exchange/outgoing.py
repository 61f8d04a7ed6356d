"""Writing a package of what this laptop has and the supervisors may not have yet."""

from __future__ import annotations

import hashlib
import json
import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.exchange import centres, stated, trust
from ltsa_desktop.exchange.frames import FrameType
from ltsa_desktop.exchange.outcomes import ExportReport
from ltsa_desktop.exchange.parts import split
from ltsa_desktop.exchange.payloads import MANIFEST_FORMAT, Entry, Manifest
from ltsa_desktop.exchange.progress import Check, Progress, never, quiet
from ltsa_desktop.exchange.receipts import received
from ltsa_desktop.exchange.returning import returned_to
from ltsa_desktop.exchange.sealing import Opener, Sealer
from ltsa_desktop.exchange.wanting import Wanted, asked_for, sent_again
from ltsa_desktop.exchange.writer import Item, ObjectItem, RevisionItem, SignedItem, write_package
from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import NotFound, PackageEntry, Revision, StoreDamaged, visit_counts
from ltsa_desktop.store.revision_body import AttachmentRef
from ltsa_desktop.store.revision_body import read as read_body

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

SUFFIX = ".ltsa"
_AHEAD = 50
"""Revisions read at once while they are written."""


@dataclass(slots=True)
class _Load:
    """What goes into one package.

    Attributes:
        revisions: in an order in which parents come first; `held_back` those that a receipt covers.
        centres: codes. instruments: digest → name. blobs: SHA-256 → its words for the manifest and its size.
    """

    revisions: list[RevisionItem] = field(default_factory=list)
    held_back: int = 0
    visits: set[str] = field(default_factory=set)
    centres: set[str] = field(default_factory=set)
    instruments: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, Entry] = field(default_factory=dict)


def export_package(
    store: Store,
    path: Path,
    visit_ids: Iterable[str] | None = None,
    progress: Progress = quiet,
    cancelled: Check = never,
    to: str = "",
    part_size: int = 0,
) -> ExportReport:
    """Write a package to `path` (a folder gets a file with a telling name).

    Without `visit_ids` every sealed visit goes along; with them exactly these, and a draft among them is sealed as it
    stands (kind "export") and stays a draft. A package holds everything that no receipt has covered, so losing one
    loses nothing. The file has its name only after it was read back.

    With `to`, the id of an accepted laptop, that laptop can read the package too: what was said of its visits goes back
    to it (without `visit_ids` the visits it sealed that were returned), and what it sealed itself stays out.

    With `part_size` a package larger than that many bytes goes out in several files of at most that size, see `parts`.

    Raises:
        UserError: no organisation set up, "device-unknown", nothing to export, no room, a folder or a stick that
            refuses.
        Cancelled: no file is left behind.
    """
    home = trust.organisation_of(store)
    if home is None:
        raise trust.no_organisation()
    path = Path(path)
    if path.is_dir():
        path = path / suggest_name(store)
    recipients = home.recipients()
    wanted = Wanted()
    if to:
        recipients = [*recipients, trust.recipient_of(store, to)]
        chosen = _chosen(store, visit_ids) if visit_ids is not None else returned_to(store, to)
        own = {r.id for visit in chosen for r in store.revisions.of_visit(visit) if r.device == to}
        covered = own
    else:
        chosen, wanted = _chosen(store, visit_ids), asked_for(store)
        covered = received(store) - sent_again(store, wanted)
    load = _collect(store, chosen, covered, wanted)
    trust_acts, acts = stated.collect(store, set(chosen), covered)
    # To a laptop, who is trusted from now on is news enough.
    instruments = _instruments(store, load)
    if not (load.revisions or acts or load.blobs or instruments or (to and trust_acts)):
        raise _nothing(load.held_back)
    head = Manifest(
        format=MANIFEST_FORMAT,
        package=uuid7(),
        device=store.device.id,
        incarnation=store.device.incarnation,
        sequence=store.packages.next_sequence(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        author=store.profile.name,
        organisation=home.id,
        frames=0,
        part=0,
        parts=0,
        entries=[],
    )
    register = [_centres(store, load)] if load.centres else []
    items = [*trust_acts, *instruments, *register, *load.revisions, *acts, *_blobs(store, load)]
    readable = store.device.recipient in home.recipients()
    written = write_package(
        path,
        head,
        items,
        Sealer(recipients),
        store.device.key,
        store.device.sign,
        opener=Opener(store.device.age_identities) if readable else None,
        progress=progress,
        cancelled=cancelled,
    )
    files: tuple[Path, ...] = (path,)
    if part_size:
        files = split(
            path, part_size, head, written.breaks, Sealer(recipients), store.device.key, store.device.sign, cancelled
        )
    with store.unit():
        store.revisions.exported(head.package, [item.id for item in load.revisions])
        store.packages.add(
            PackageEntry(
                id=head.package,
                direction="out",
                at=datetime.now(UTC),
                name=path.name,
                sha256=written.sha256,
                device=store.device.id,
                sequence=head.sequence,
                revisions=len(load.revisions),
                detail=json.dumps({"visits": len(load.visits), "size": written.size} | ({"to": to} if to else {})),
            )
        )
    return ExportReport(
        path=files[0],
        parts=files,
        size=written.size,
        sha256=written.sha256,
        package=head.package,
        sequence=head.sequence,
        visits=len(load.visits),
        revisions=len(load.revisions),
        photos=len(load.blobs) - len(written.missing),
        instruments=sum(isinstance(item, ObjectItem) and item.kind == "instrument" for item in items),
        held_back=load.held_back,
        photos_missing=len(written.missing),
        test_opened=written.test_opened,
        readers=trust.readers(home),
    )


def suggest_name(store: Store, day: date | None = None) -> str:
    """A file name that says whose package it is and of when, safe everywhere: "LTSA Siti Rahma 2026-11-24.ltsa"."""
    name = re.sub(r"[^\w ]+", "", store.profile.name).strip()[:40] or "paket"
    return f"LTSA {name} {(day or date.today()).isoformat()}{SUFFIX}"


def _chosen(store: Store, visit_ids: Iterable[str] | None) -> list[str]:
    if visit_ids is None:
        return visit_counts.sealed_ids(store)
    names = list(visit_ids)
    known = store.visits.many(names)
    chosen = []
    for name in names:
        visit = known[name].visit if name in known else store.visits.get(name)
        if visit.dirty or not visit.head:
            store.visits.seal(visit.id, "export")
        chosen.append(visit.id)
    return sorted(set(chosen))


def _collect(store: Store, visits: Sequence[str], covered: set[str], wanted: Wanted) -> _Load:
    """What of these visits goes along: nothing that is covered, but all that a supervisor asks for."""
    load = _Load()
    arrived_blobs: set[str] = set()
    arrived_instruments: set[str] = set()
    asked_blobs, asked_instruments = set(wanted.blobs), set(wanted.instruments)
    reader = _Reader(store)
    rows = [_Weighed.of(revision) for revision in store.revisions.of_visits(visits)]
    for row in sorted(rows, key=lambda row: (row.entry.visit, row.sealed_at, row.entry.id)):
        entry, fresh = row.entry, row.entry.id not in covered
        if fresh:
            load.visits.add(entry.visit)
            load.centres.add(row.centre)
            bytes_of = partial(reader.raw, entry.id)
            load.revisions.append(RevisionItem(entry.id, row.signature, row.key, row.size, bytes_of, entry))
            reader.coming.append(entry.id)
        else:
            load.held_back += 1
            arrived_blobs |= {file.sha256 for file in row.attachments.values()} - asked_blobs
            arrived_instruments |= {row.instrument[0]} - asked_instruments
        if fresh or row.instrument[0] in asked_instruments:
            load.instruments[row.instrument[0]] = row.instrument[1]
        for name, file in row.attachments.items():
            if fresh or file.sha256 in asked_blobs:
                load.blobs.setdefault(file.sha256, _blob_entry(entry, name, file))
    for sha256 in arrived_blobs:
        load.blobs.pop(sha256, None)
    for digest in arrived_instruments:
        load.instruments.pop(digest, None)
    return load


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What the choice needs of a revision, without its answers: thousands of these are held at a time.

    Attributes:
        instrument: digest and name. attachments: name → file.
    """

    entry: Entry
    sealed_at: datetime
    signature: str
    key: str
    size: int
    centre: str
    instrument: tuple[str, str]
    attachments: Mapping[str, AttachmentRef]

    @classmethod
    def of(cls, revision: Revision) -> _Weighed:
        body = read_body(revision.raw)
        entry = Entry(
            n=0,
            type=FrameType.REVISION,
            id=revision.id,
            size=0,
            visit=revision.visit_id,
            centre=body.centre.name,
            date=body.day,
            kind=body.kind,
        )
        form = body.instrument
        return cls(
            entry,
            revision.sealed_at,
            revision.signature.hex(),
            revision.key,
            len(revision.raw),
            body.centre.code,
            (form.digest, f"{form.form_id} {form.version}"),
            body.attachments,
        )


class _Reader:
    """Gives the bytes of revisions that are asked for one after the other, and reads a few of them ahead.

    Attributes:
        coming: ids in the order in which they will be asked for.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.coming: deque[str] = deque()
        self._held: dict[str, bytes] = {}

    def raw(self, revision: str) -> bytes:
        """The bytes of one revision. Raises NotFound, RevisionUnreadable."""
        if revision not in self._held:
            ahead = [self.coming.popleft() for _ in range(min(_AHEAD, len(self.coming)))]
            self._held = {one.id: one.raw for one in self._store.revisions.many(ahead)}
        held = self._held.pop(revision, None)
        return bytes(self._store.revisions.get(revision).raw) if held is None else held


def _blob_entry(of: Entry, name: str, file: AttachmentRef) -> Entry:
    return Entry(
        n=0,
        type=FrameType.BLOB,
        id=file.sha256,
        size=file.size,
        visit=of.visit,
        centre=of.centre,
        date=of.date,
        name=name,
    )


def _instruments(store: Store, load: _Load) -> list[Item]:
    items: list[Item] = []
    for digest, name in sorted(load.instruments.items()):
        if not store.instruments.has(digest):
            # A visit that came here without its instrument travels on the same way.
            continue
        data = store.instruments.canonical(digest)
        entry = Entry(n=0, type=FrameType.INSTRUMENT, id=digest, size=0, name=name)
        items.append(ObjectItem("instrument", digest, len(data), partial(bytes, data), entry))
    return items


def _centres(store: Store, load: _Load) -> SignedItem:
    body = centres.collect(store, load.centres)
    entry = Entry(n=0, type=FrameType.CENTRE, id=hashlib.sha256(body).hexdigest(), size=0)
    return SignedItem(body, entry)


def _blobs(store: Store, load: _Load) -> list[Item]:
    return [
        ObjectItem("blob", sha256, entry.size, partial(_blob, store, sha256), entry)
        for sha256, entry in load.blobs.items()
    ]


def _blob(store: Store, sha256: str) -> bytes | None:
    try:
        return bytes(store.blobs.get(sha256))
    except (NotFound, StoreDamaged):
        # One photo that is gone must not keep the visits at home; the report says so.
        return None


def _nothing(held_back: int) -> UserError:
    if held_back:
        return UserError(
            Text(
                "Tidak ada yang perlu dikirim: semua kunjungan ini sudah diterima supervisor menurut tanda terimanya.",
                "There is nothing to send: by its receipts the supervisor has all of these visits.",
            ),
            code="all-received",
        )
    return UserError(
        Text(
            "Belum ada kunjungan yang selesai untuk diekspor. Selesaikan sebuah kunjungan, atau pilih drafnya.",
            "No visit is finished yet. Finish one, or choose a draft to export.",
        ),
        code="nothing-to-export",
    )
