"""What an import will do, decided before anything is touched: preview shows the plan, import carries it out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from ltsa_desktop.exchange import centres, signing, told
from ltsa_desktop.exchange.ahead import Ahead
from ltsa_desktop.exchange.centres import CentreRow
from ltsa_desktop.exchange.frames import FrameType
from ltsa_desktop.exchange.merge import Standing, in_order
from ltsa_desktop.exchange.objects import Located, Objects
from ltsa_desktop.exchange.outcomes import PackageInfo, RecordResult
from ltsa_desktop.exchange.payloads import CentreLine, ChunkLine, Malformed, RevisionLine, StatementLine
from ltsa_desktop.exchange.progress import Check, Meter
from ltsa_desktop.exchange.reader import Contents, Loss, Piece, Reading, Split
from ltsa_desktop.exchange.stated import Stated
from ltsa_desktop.exchange.trust import Judge
from ltsa_desktop.ground.words import Cancelled, Text, UserError
from ltsa_desktop.store import RevisionUnreadable, setting_aside
from ltsa_desktop.store.revision_body import RevisionBody
from ltsa_desktop.store.revision_body import read as read_body

if TYPE_CHECKING:
    from ltsa_desktop.instruments import Instrument
    from ltsa_desktop.store import Store

RAW_BUDGET = 32 << 20
"""Bytes of revisions (deflated) kept in memory between plan and import; what goes beyond is opened a second time."""

Shown = Standing | Literal["draft-here"]
AsideReason = Literal["unknown", "revoked", "expired", "other-device", "refused", "newer-format"]


class _Named(Struct, frozen=True):
    name: str = ""


class _Digest(Struct, frozen=True):
    digest: str = ""


class Glance(Struct, frozen=True):
    """The few words of a revision that a report needs, from bytes that may be of a newer format."""

    visit: str = ""
    day: str = ""
    centre: _Named = _Named()
    author: _Named = _Named()
    instrument: _Digest = _Digest()


@dataclass(slots=True)
class Candidate:
    """A revision of the package that is sound.

    Attributes:
        id, visit, parents, instrument: of the revision; the last is its instrument's digest.
        photos: SHA-256 → name of its attachments.
        signature, key: hex.
        offset: of its frame; `plain` its opened frame while the memory budget lasts.
        centre, centre_code, date, author: for the report; the code also to know whether the register lacks it.
    """

    id: str
    visit: str
    parents: tuple[str, ...]
    instrument: str
    photos: Mapping[str, str]
    signature: str
    key: str
    offset: int
    plain: bytes
    centre: str
    centre_code: str
    date: str
    author: str
    shown: Shown = "new"


@dataclass(frozen=True, slots=True)
class Aside:
    """A record to be kept apart, with the reason."""

    id: str
    reason: AsideReason
    key: str
    signature: str
    offset: int
    glance: Glance


@dataclass(slots=True)
class Plan:
    """All that an import does.

    Attributes:
        package: see `PackageInfo`.
        records: see `ImportReport.records`.
        insert: revisions to insert, parents before children.
        aside: records for the quarantine that are not there yet.
        instruments, blobs: objects to keep; `instrument_names` their titles and versions, `instrument_ids` digest →
            form id and version.
        centres: rows of centres that the register here lacks.
        stated: signed acts that came along.
        photos_known, photos_missing: see `ImportReport`.
        notes: further sentences.
        newer: frames of a newer program: the original is kept to be read again one day.
        parts, parts_missing: see `ImportReport`; parts_here: package → numbers of its files here.
        waiting: revisions to insert that leave the quarantine with that.
        erased: visits that were erased here for good: what comes of them is refused.
    """

    package: PackageInfo | None = None
    records: list[RecordResult] = field(default_factory=list)
    insert: list[Candidate] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    instruments: list[Located] = field(default_factory=list)
    instrument_names: list[str] = field(default_factory=list)
    instrument_ids: dict[str, tuple[str, str]] = field(default_factory=dict)
    blobs: list[Located] = field(default_factory=list)
    centres: list[CentreRow] = field(default_factory=list)
    stated: Stated = field(default_factory=Stated)
    photos_known: int = 0
    photos_missing: int = 0
    notes: list[Text] = field(default_factory=list)
    newer: int = 0
    parts: int = 1
    parts_missing: tuple[int, ...] = ()
    parts_here: dict[str, list[int]] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)

    @property
    def acts(self) -> bool:
        """Carrying this out changes the store."""
        return bool(self.insert or self.aside or self.instruments or self.blobs or self.centres or self.stated.acts)


@dataclass(slots=True)
class _Gathered:
    order: list[str] = field(default_factory=list)
    candidates: dict[str, Candidate] = field(default_factory=dict)
    aside: dict[str, Aside] = field(default_factory=dict)
    known: dict[str, Glance] = field(default_factory=dict)
    objects: Objects = field(default_factory=Objects)
    stated: Stated = field(default_factory=Stated)
    centres: dict[str, CentreRow] = field(default_factory=dict)
    held: int = 0
    erased: set[str] = field(default_factory=set)


def make_plan(store: Store, reader: Reading, size: int, meter: Meter, cancelled: Check, ahead: Ahead) -> Plan:
    """Read the whole package once and decide. `size` of the file in bytes is for the progress. Raises Cancelled."""
    judge = Judge(store)
    waiting = {record.id for record in store.packages.quarantined()} | ahead.aside
    gathered = _Gathered(stated=Stated(here=ahead.statements, waiting=waiting))
    _gather(gathered, store, reader, judge, size, meter, cancelled, ahead)
    plan = Plan(stated=gathered.stated, erased=gathered.erased)
    if plan.erased:
        plan.notes.append(told.ERASED.format(n=len(plan.erased)))
    infos = [_info(contents, judge) for contents in reader.contents.values()]
    listed = {info.id for info in infos}
    infos += [_info_of(split, judge) for name, split in reader.splits.items() if name not in listed]
    _place_parts(store, reader, plan)
    plan.package = next((info for info in infos if info.trusted), infos[0] if infos else None)
    _place_instruments(store, reader, gathered, plan, ahead)
    _classify(gathered, ahead)
    plan.centres = _missing_centres(store, gathered, ahead)
    _place_blobs(store, gathered, plan, ahead)
    losses = reader.losses()
    lost_photos = _lost(store, gathered, losses, plan, ahead)
    plan.records = [*_told(gathered, lost_photos), *plan.records]
    _note(reader, infos, plan)
    graph = {c.id: c.parents for c in gathered.candidates.values()}
    plan.insert = [gathered.candidates[i] for i in in_order(graph, (i for i in gathered.order if i in graph))]
    plan.aside = [aside for aside in gathered.aside.values() if aside.id not in waiting]
    plan.waiting = waiting & gathered.candidates.keys()
    ahead.absorb(plan)
    return plan


def _gather(
    found: _Gathered,
    store: Store,
    reader: Reading,
    judge: Judge,
    size: int,
    meter: Meter,
    cancelled: Check,
    ahead: Ahead,
) -> None:
    here = ahead.revisions
    gone = setting_aside.erased_here(store)
    for piece in reader.pieces():
        if cancelled():
            raise Cancelled
        meter.at(piece.offset, size)
        line = piece.line
        if isinstance(line, ChunkLine):
            found.objects.feed(line, piece.body, piece.offset)
        elif isinstance(line, StatementLine):
            found.stated.take(store, reader, judge, piece, line)
        elif isinstance(line, CentreLine):
            _gather_centres(found, reader, judge, piece, line)
        elif isinstance(line, RevisionLine):
            if line.id in found.candidates or line.id in found.known:
                continue
            if gone and (visit := _glance(piece.body).visit) in gone:
                found.erased.add(visit)
                continue
            if line.id in here:
                found.known[line.id] = _glance(piece.body)
                found.order.append(line.id)
            elif not signing.verify(line.key, bytes.fromhex(line.signature), piece.body):
                reader.reject(piece, "forged")
            else:
                _judge(found, reader, judge, piece, line)
    found.objects.end()


def _gather_centres(found: _Gathered, reader: Reading, judge: Judge, piece: Piece, line: CentreLine) -> None:
    """Rows of the register, only from laptops that are trusted; a visit brings its centre's name even without."""
    if judge.verdict(line.key) != "trusted":
        return
    try:
        rows = centres.read(piece.body)
    except Malformed:
        rows = []
    if not rows or not signing.verify(line.key, bytes.fromhex(line.signature), signing.CENTRE + piece.body):
        reader.reject(piece, "forged")
        return
    found.centres |= {row.code: row for row in rows if row.code not in found.centres}


def _judge(found: _Gathered, reader: Reading, judge: Judge, piece: Piece, line: RevisionLine) -> None:
    body: RevisionBody | None = None
    reason: AsideReason | None = None
    try:
        body = read_body(piece.body)
    except RevisionUnreadable as error:
        if error.code != "newer-format":
            reader.reject(piece, "forged")
            return
        reason = "newer-format"
    claimed = body.sealed_at if body else ""
    verdict = judge.verdict(line.key, body.device if body else None, claimed, line.id)
    if verdict != "trusted":
        reason = verdict
    if line.id not in found.aside:
        found.order.append(line.id)
    if reason is not None or body is None:
        aside = Aside(line.id, reason or "newer-format", line.key, line.signature, piece.offset, _glance(piece.body))
        found.aside.setdefault(line.id, aside)
        return
    # Somebody else's signature on the same bytes, come first, must not keep the true one out.
    found.aside.pop(line.id, None)
    keep = found.held + len(piece.plain) <= RAW_BUDGET
    found.held += len(piece.plain) if keep else 0
    found.candidates[line.id] = Candidate(
        id=line.id,
        visit=body.visit,
        parents=tuple(body.parents),
        instrument=body.instrument.digest,
        photos={ref.sha256: name for name, ref in body.attachments.items()},
        signature=line.signature,
        key=line.key,
        offset=piece.offset,
        plain=piece.plain if keep else b"",
        centre=body.centre.name,
        centre_code=body.centre.code,
        date=body.day,
        author=body.author.name,
    )


def _glance(raw: bytes) -> Glance:
    try:
        return msgspec.json.decode(raw, type=Glance)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return Glance()


def _place_instruments(store: Store, reader: Reading, found: _Gathered, plan: Plan, ahead: Ahead) -> None:
    """Take the instruments that revisions of ours need, those that came earlier without theirs included."""
    wanted = {candidate.instrument for candidate in found.candidates.values()}
    wanted |= {glance.instrument.digest for glance in found.known.values()}
    if any(kind == "instrument" and name not in wanted for kind, name in found.objects.whole):
        wanted |= set(store.instruments.lacking())
    if all(digest in ahead.instruments or store.instruments.has(digest) for digest in wanted):
        return
    versions = store.instruments.list()
    here = {version.digest for version in versions} | ahead.instruments.keys()
    taken = {(version.form_id, version.version) for version in versions if version.visits}
    taken |= set(ahead.instruments.values())
    for digest in sorted(wanted - here):
        located = found.objects.whole.get(("instrument", digest))
        instrument = _readable(reader, located) if located is not None else None
        if located is None or instrument is None:
            continue
        name = f"{instrument.title.id} ({instrument.version})"
        if (instrument.form_id, instrument.version) in taken:
            plan.notes.append(told.INSTRUMENT_CLASH.format(name=name))
            continue
        plan.instruments.append(located)
        plan.instrument_ids[digest] = (instrument.form_id, instrument.version)
        plan.instrument_names.append(name)
        here.add(digest)
    bare = {candidate.visit for candidate in found.candidates.values() if candidate.instrument not in here}
    if bare:
        plan.notes.append(told.WITHOUT_INSTRUMENT.format(n=len(bare)))


def _missing_centres(store: Store, found: _Gathered, ahead: Ahead) -> list[CentreRow]:
    if not found.centres:
        return []
    here = {centre.code for centre in store.centres.list()} | ahead.centres
    needed = {candidate.centre_code for candidate in found.candidates.values()}
    return [row for code, row in sorted(found.centres.items()) if code in needed - here]


def _readable(reader: Reading, located: Located) -> Instrument | None:
    """The instrument, None when this program cannot use it."""
    from ltsa_desktop.instruments import Instrument

    data = reader.join(located.offsets)
    try:
        return None if data is None else Instrument.from_bytes(data)
    except UserError:
        return None


def _classify(found: _Gathered, ahead: Ahead) -> None:
    arriving: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for candidate in found.candidates.values():
        arriving[candidate.visit][candidate.id] = candidate.parents
    ahead.expect(arriving)
    for visit, graph in arriving.items():
        known = ahead.standings(visit)
        for revision in graph:
            found.candidates[revision].shown = shown_as(known[revision], visit, ahead)


def shown_as(standing: Standing, visit: str, ahead: Ahead) -> Shown:
    """How an arriving revision is told of: a draft here is never exchanged under its writer's hands."""
    return "draft-here" if visit in ahead.written and standing in {"new", "newer"} else standing


def _place_blobs(store: Store, found: _Gathered, plan: Plan, ahead: Ahead) -> None:
    whole = {name: located for (kind, name), located in found.objects.whole.items() if kind == "blob"}
    absent = {name for name in whole if name not in ahead.blobs and not store.blobs.has(name)}
    plan.photos_known = len(whole) - len(absent)
    wanted = {sha256 for candidate in found.candidates.values() for sha256 in candidate.photos}
    if absent - wanted:
        wanted |= store.blobs.missing()
    plan.blobs = [located for name, located in whole.items() if name in absent & wanted]


def _lost(store: Store, found: _Gathered, losses: Iterable[Loss], plan: Plan, ahead: Ahead) -> dict[str, set[str]]:
    """Records for what is lost, each thing once; the names of missing photos by revision."""
    told_of: set[str] = set()
    coming = {located.id for located in plan.blobs} | ahead.blobs
    for loss in losses:
        entry = loss.entry
        if loss.reason == "newer":
            plan.newer += 1
        if entry is None:
            plan.records.append(told.lost(loss))
            continue
        if entry.id in told_of or _not_needed(store, found, loss, ahead):
            continue
        told_of.add(entry.id)
        plan.records.append(told.lost(loss, plan.package))
    photos: dict[str, set[str]] = defaultdict(set)
    missing: set[str] = set()
    for candidate in found.candidates.values():
        for sha256, name in candidate.photos.items():
            if sha256 not in coming and not store.blobs.has(sha256):
                photos[candidate.id].add(name)
                missing.add(sha256)
                # With a part still to come it is no damage; the visit's own line names the photo.
                if sha256 not in told_of and not plan.parts_missing:
                    told_of.add(sha256)
                    plan.records.append(told.photo_missing(candidate, sha256, name))
    plan.photos_missing = len(missing)
    return photos


def _not_needed(store: Store, found: _Gathered, loss: Loss, ahead: Ahead) -> bool:
    """A lost frame costs nothing when its content came along otherwise or is here already."""
    entry = loss.entry
    if entry is None or loss.reason == "forged":
        return False
    if entry.type == FrameType.REVISION:
        known = entry.id in found.candidates or entry.id in found.aside or entry.id in found.known
        return known or entry.id in ahead.revisions
    if entry.type == FrameType.STATEMENT:
        return found.stated.has(entry.id) or entry.id in ahead.statements
    if entry.type == FrameType.BLOB:
        return ("blob", entry.id) in found.objects.whole or entry.id in ahead.blobs or store.blobs.has(entry.id)
    if entry.type == FrameType.INSTRUMENT:
        here = entry.id in ahead.instruments or store.instruments.has(entry.id)
        return here or ("instrument", entry.id) in found.objects.whole
    return False


def _told(found: _Gathered, lost_photos: Mapping[str, set[str]]) -> Iterable[RecordResult]:
    for name in found.order:
        if name in found.known:
            yield told.identical(name, found.known[name])
        elif name in found.aside:
            yield told.set_aside(found.aside[name])
        else:
            candidate = found.candidates[name]
            yield told.accepted(candidate, sorted(lost_photos.get(name, ())))


def _info(contents: Contents, judge: Judge) -> PackageInfo:
    head = contents.head
    return PackageInfo(
        id=head.package,
        device=head.device,
        incarnation=head.incarnation,
        sequence=head.sequence,
        created=head.created,
        author=head.author,
        organisation=head.organisation,
        signer=contents.key,
        trusted=judge.verdict(contents.key, head.device) == "trusted",
        complete=contents.complete(),
    )


def _info_of(split: Split, judge: Judge) -> PackageInfo:
    head = split.head
    return PackageInfo(
        id=head.package,
        device=head.device,
        incarnation=head.incarnation,
        sequence=head.sequence,
        created=head.created,
        author=head.author,
        organisation=head.organisation,
        signer=split.key,
        trusted=judge.verdict(split.key, head.device) == "trusted",
        complete=False,
    )


def _place_parts(store: Store, reader: Reading, plan: Plan) -> None:
    """Which files of packages that were cut are here, were here before, and are still to come."""
    for package, split in reader.splits.items():
        plan.parts_here[package] = sorted(split.runs)
        missing = split.absent() - parts_before(store, package)
        if split.head.parts >= plan.parts:
            plan.parts, plan.parts_missing = split.head.parts, tuple(sorted(missing))
        if missing:
            numbers = ", ".join(str(number) for number in sorted(missing)[:20]) + (" …" if len(missing) > 20 else "")
            plan.notes.append(told.PARTS_MISSING.format(numbers=numbers, parts=split.head.parts))


def parts_before(store: Store, package: str) -> set[int]:
    """The numbers of a package's files that were imported before."""
    numbers: set[int] = set()
    for entry in store.packages.of(package):
        numbers |= set(json.loads(entry.detail).get("parts", {}).get(package, ()))
    return numbers


def _note(reader: Reading, infos: Sequence[PackageInfo], plan: Plan) -> None:
    if reader.unlisted() and not reader.splits:
        plan.records.append(told.list_lost())
    if not all(c.sound() for (name, _), c in reader.contents.items() if name not in reader.splits):
        plan.notes.append(told.LIST_DAMAGED)
    listed = {info.id for info in infos}
    if listed - {info.id for info in infos if info.trusted}:
        plan.notes.append(told.LIST_UNTRUSTED)
    plan.notes.extend(plan.stated.notes())
    if plan.newer:
        plan.notes.append(told.NEWER.format(n=plan.newer))
    if len(listed) > 1:
        plan.notes.append(told.GLUED.format(n=len(listed)))
