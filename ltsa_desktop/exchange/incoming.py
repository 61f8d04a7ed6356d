"""Taking a package in. Preview and import are one function: both make the same plan, import also carries it out."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ltsa_desktop.exchange import centres, erasure, formats, payloads, told, trust_acts
from ltsa_desktop.exchange.ahead import Ahead
from ltsa_desktop.exchange.attached import PDF, AttachedReader, sealed, sheet_reader
from ltsa_desktop.exchange.files import sha256_of, unreadable, unwritable
from ltsa_desktop.exchange.objects import Located
from ltsa_desktop.exchange.opening import copy_in, open_package
from ltsa_desktop.exchange.outcomes import ImportReport, sums_of
from ltsa_desktop.exchange.plan import Candidate, Plan, make_plan, parts_before
from ltsa_desktop.exchange.progress import WHOLE, Check, Meter, Progress, never, quiet
from ltsa_desktop.exchange.reader import PackageReader, Reading
from ltsa_desktop.exchange.sealing import Opener
from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Cancelled, Text, UserError
from ltsa_desktop.store import PackageEntry, Quarantined, reviewing, setting_aside
from ltsa_desktop.store.durable import replace
from ltsa_desktop.store.taking_in import Arrival

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

Step = Callable[[], None]

_HOPELESS = {"package-damaged", "not-for-us", "pdf-without-data", "pdf-data-damaged", "pdf-locked"}


def import_package(
    store: Store,
    path: Path,
    preview: bool = False,
    progress: Progress = quiet,
    cancelled: Check = never,
    recovery: str = "",
    ahead: Ahead | None = None,
    name: str = "",
) -> ImportReport:
    """Import the package at `path`, or with `preview` only tell what that would do.

    Everything that is sound comes in, in one transaction; what is not is named in the report. Importing the same
    package again changes nothing and says so. The original is kept in the store's `archive/`.

    Args:
        progress: called with (done, total) for a bar.
        cancelled: asked often; True stops the import with nothing changed.
        recovery: the organisation's recovery key, where no supervisor's store that could read the package is left.
        ahead: what the other files of a batch bring, see `batch.import_batch`.
        name: of the file as the user knows it, where `path` is a copy.

    Raises:
        UserError: not a package, not for this laptop's keys, nothing in it can be read, no room. Nothing was changed.
        Cancelled: nothing was changed.
    """
    path = Path(path)
    name = name or path.name
    ahead = ahead if ahead is not None else Ahead(store)
    inbox = store.directory / "inbox"
    inbox.mkdir(exist_ok=True)
    with open_package(path, inbox, cancelled) as source:
        if preview:
            try:
                plan, _, sha256 = _planned(store, source, name, progress, cancelled, recovery, ahead)
            except OSError as error:
                raise unreadable(path, error) from error
            return _report(name, sha256, plan, preview=True, archived=None, changes=_changes(store, plan, sha256))
        arrived = inbox / f"{uuid7()}.part"
        source.seek(0)
        if source.read(len(PDF)) == PDF:
            source = io.BytesIO(sealed(source, store.device.recipient))
        copy_in(source, arrived, cancelled)
    return _take_in(store, arrived, name, progress, cancelled, ahead, recovery=recovery)


def resume_inbox(store: Store) -> list[ImportReport]:
    """Finish imports that a crash or a power cut interrupted; for every start, before anything else is imported.

    A package that was copied whole is imported (again: what is here already stays as it is) and archived; where that
    cannot be done now, as on a full disk, it waits for the next start. A copy that was cut off is removed; its original
    is still where the user has it.
    """
    reports = []
    inbox = store.directory / "inbox"
    for left in sorted(inbox.iterdir()) if inbox.is_dir() else ():
        if left.suffix == ".part":
            left.unlink(missing_ok=True)
        elif left.suffix == ".ltsa":
            with contextlib.suppress(UserError):
                reports.append(_take_in(store, left, left.name, quiet, never, Ahead(store), resuming=True))
    return reports + take_parked(store)


def take_parked(store: Store) -> list[ImportReport]:
    """After an update of the program: import again what an older one could not read. Nothing otherwise."""
    reports: list[ImportReport] = []
    if store.read_only or not formats.updated(store):
        return reports
    for name in formats.parked(store):
        original = Path(store.directory) / "archive" / name
        if original.is_file():
            with contextlib.suppress(UserError):
                reports.append(import_package(store, original, name=name))
    return reports


def _take_in(
    store: Store,
    arrived: Path,
    name: str,
    progress: Progress,
    cancelled: Check,
    ahead: Ahead,
    *,
    resuming: bool = False,
    recovery: str = "",
) -> ImportReport:
    """Plan and carry out what is in the inbox at `arrived`; the copy ends in the archive or is removed."""
    copy = arrived.with_suffix(".ltsa")
    try:
        replace(arrived, copy)
        with copy.open("rb") as stream:
            plan, reader, sha256 = _planned(store, stream, name, progress, cancelled, recovery, ahead)
            kept = _kept(store, sha256)
            fresh = _changes(store, plan, sha256)
            if fresh:
                if not ahead.backed_up:
                    store.backup("import")
                    ahead.backed_up = True
                _carry_out(store, plan, reader, name, sha256, kept.name, progress, cancelled)
    except OSError as error:
        _drop(arrived, copy)
        raise unwritable(copy, error) from error
    except UserError as error:
        if not resuming or error.code in _HOPELESS:
            _drop(arrived, copy)
        raise
    except Cancelled:
        _drop(arrived, copy)
        raise
    except Exception:
        # Our fault: keep the file for a look, but out of the way of `resume_inbox`.
        replace(copy, copy.with_suffix(".failed"))
        raise
    archived = _archive(copy, kept) if fresh else None
    if not fresh:
        _drop(copy)
    if archived is not None and plan.erased:
        erasure.forget_in(store, archived, plan.erased)
    erasure.catch_up(store)
    if fresh and archived is None:
        plan.notes.append(told.NOT_ARCHIVED)
    if fresh and plan.stated.about_trust:
        from ltsa_desktop.exchange.quarantine import release_quarantine  # builds on this module

        release_quarantine(store)
    return _report(name, sha256, plan, preview=False, archived=archived, changes=fresh)


def archived(store: Store) -> tuple[int, int]:
    """How many originals are kept, and their bytes."""
    sizes = [path.stat().st_size for path in (Path(store.directory) / "archive").glob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _archive(copy: Path, kept: Path) -> Path | None:
    """Move the original to its place; None when the disk refuses. The import itself is durable by then."""
    try:
        kept.parent.mkdir(exist_ok=True)
        replace(copy, kept)
    except OSError:
        return None
    return kept


def _drop(*paths: Path) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _kept(store: Store, sha256: str) -> Path:
    """Where the original of a package is kept: one place for the same bytes."""
    return Path(store.directory) / "archive" / f"{sha256[:32]}.ltsa"


def _changes(store: Store, plan: Plan, sha256: str) -> bool:
    """Whether importing changes anything; parts of a newer program only ask for the original to be kept once."""
    if plan.acts or (plan.newer > 0 and not _kept(store, sha256).exists()):
        return True
    # A part whose records came along elsewhere is still to be counted as arrived.
    return any(set(here) - parts_before(store, package) for package, here in plan.parts_here.items())


def _planned(
    store: Store, stream: BinaryIO, name: str, progress: Progress, cancelled: Check, recovery: str, ahead: Ahead
) -> tuple[Plan, Reading, str]:
    size = stream.seek(0, 2)
    reader = _reader(store, stream, name, recovery)
    plan = make_plan(store, reader, size, Meter(progress, 0, WHOLE // 2), cancelled, ahead)
    if not reader.intact:
        raise UserError(
            Text(
                "“{name}” rusak seluruhnya: tidak ada catatan yang dapat dibaca. Tidak ada yang diubah; minta dikirim "
                "ulang.",
                "“{name}” is damaged all through: no record can be read. Nothing was changed; ask for it again.",
            ).format(name=name),
            code="package-damaged",
        )
    if not reader.opened and not plan.newer:
        raise UserError(
            Text(
                "“{name}” tidak dapat dibuka dengan kunci di laptop ini: paket ini dibuat untuk organisasi atau "
                "supervisor lain. Tidak ada yang diubah.",
                "“{name}” cannot be opened with the keys on this laptop: it was made for another organisation or "
                "other supervisors. Nothing was changed.",
            ).format(name=name),
            code="not-for-us",
        )
    return plan, reader, reader.sha256 if isinstance(reader, AttachedReader) else sha256_of(stream)


def _reader(store: Store, stream: BinaryIO, name: str, recovery: str) -> Reading:
    sheet = sheet_reader(stream, name, store.device.age_identities)
    if sheet is not None:
        return sheet
    return PackageReader(stream, Opener([*store.device.age_identities, *([recovery] if recovery else [])]))


def _carry_out(
    store: Store,
    plan: Plan,
    reader: Reading,
    name: str,
    sha256: str,
    kept: str,
    progress: Progress,
    cancelled: Check,
) -> None:
    steps = len(plan.centres) + len(plan.instruments) + len(plan.blobs) + len(plan.insert) + len(plan.aside)
    meter = Meter(progress, WHOLE // 2, WHOLE)
    done = 0
    package = plan.package.id if plan.package is not None else sha256

    def step() -> None:
        nonlocal done
        if cancelled():
            raise Cancelled
        done += 1
        meter.at(done, steps)

    with _blobs_undone(store, plan), store.unit():
        for located in plan.blobs:
            step()
            store.blobs.put(_bytes_of(reader, located))
        for located in plan.instruments:
            step()
            _add_instrument(store, _bytes_of(reader, located))
        for row in plan.centres:
            step()
            store.centres.apply_import(centres.plan([row], _origin(plan, name)))
        before = done
        for taken in store.revisions.take_in(_arrivals(reader, plan), package):
            done = before + taken - 1
            step()
        for name in plan.waiting:
            store.packages.release(name)
        if not plan.stated.carry_out(store, reader, package, kept):
            raise _changed_under_us()
        if plan.stated.about_trust:
            trust_acts.follow(store)
        touched = plan.stated.visits | {candidate.visit for candidate in plan.insert}
        setting_aside.follow(store, None if plan.stated.about_trust else touched)
        reviewing.follow(store, store.visits.of_here(plan.stated.visits))
        _set_aside(store, plan, reader, package, kept, step)
        store.packages.add(_log_entry(store, plan, name, sha256, package, kept))


def _origin(plan: Plan, name: str) -> str:
    author = plan.package.author if plan.package is not None else ""
    return f"paket {author or name}"


def _set_aside(store: Store, plan: Plan, reader: Reading, package: str, kept: str, step: Step) -> None:
    now = datetime.now(UTC)
    for aside in plan.aside:
        step()
        piece = reader.again(aside.offset)
        if piece is None:
            raise _changed_under_us()
        detail = {
            "archive": kept,
            "visit": aside.glance.visit,
            "centre": aside.glance.centre.name,
            "date": aside.glance.day,
            "author": aside.glance.author.name,
        }
        store.packages.quarantine(
            Quarantined(
                id=aside.id,
                kind="revision",
                reason=aside.reason,
                key=aside.key,
                at=now,
                package=package,
                raw=piece.body,
                signature=bytes.fromhex(aside.signature),
                detail=json.dumps(detail, ensure_ascii=False),
            )
        )


def _log_entry(store: Store, plan: Plan, name: str, sha256: str, package: str, kept: str) -> PackageEntry:
    logged = store.packages.get(package, "in")
    info = plan.package
    sums = {outcome: n for outcome, n in sums_of(plan.records).items() if n}
    return PackageEntry(
        id=package if logged is None else f"{package}:{uuid7()}",
        direction="in",
        at=datetime.now(UTC),
        name=name,
        sha256=sha256,
        device=info.device if info else "",
        sequence=info.sequence if info else 0,
        revisions=len(plan.insert),
        detail=json.dumps(
            {"sums": sums, "author": info.author if info else "", "archive": kept}
            | ({"parts": plan.parts_here} if plan.parts_here else {})
            | ({"newer": plan.newer} if plan.newer else {}),
            ensure_ascii=False,
        ),
    )


@contextlib.contextmanager
def _blobs_undone(store: Store, plan: Plan) -> Iterator[None]:
    """Remove the attachments that were written when the import does not come to its end: no row names them."""
    fresh = [located.id for located in plan.blobs if not store.blobs.has(located.id)]
    try:
        yield
    except BaseException:
        for sha256 in fresh:
            with contextlib.suppress(OSError):
                store.blobs.drop(sha256)
        raise


def _add_instrument(store: Store, data: bytes) -> None:
    from ltsa_desktop.instruments import Instrument

    store.instruments.add(Instrument.from_bytes(data))


def _arrivals(reader: Reading, plan: Plan) -> Iterator[Arrival]:
    for candidate in plan.insert:
        yield Arrival(candidate.id, _raw(reader, candidate), bytes.fromhex(candidate.signature), candidate.key)


def _raw(reader: Reading, candidate: Candidate) -> bytes:
    if candidate.plain:
        return payloads.body_of(candidate.plain)
    piece = reader.again(candidate.offset)
    if piece is None:
        raise _changed_under_us()
    return piece.body


def _bytes_of(reader: Reading, located: Located) -> bytes:
    data = reader.join(located.offsets)
    if data is None:
        raise _changed_under_us()
    return data


def _changed_under_us() -> UserError:
    return UserError(
        Text(
            "Salinan paket di laptop ini berubah ketika sedang dibaca; cakramnya mungkin bermasalah. Tidak ada yang "
            "diubah; coba lagi.",
            "The copy of the package on this laptop changed while it was read; its disk may have a fault. Nothing was "
            "changed; try again.",
        ),
        code="disk-fault",
    )


def _report(name: str, sha256: str, plan: Plan, *, preview: bool, archived: Path | None, changes: bool) -> ImportReport:
    return ImportReport(
        source=name,
        sha256=sha256,
        package=plan.package,
        records=tuple(plan.records),
        sums=sums_of(plan.records),
        photos_new=len(plan.blobs),
        photos_known=plan.photos_known,
        photos_missing=plan.photos_missing,
        instruments_new=tuple(plan.instrument_names),
        centres_new=tuple(row.name for row in plan.centres),
        acts_new=len(plan.stated.new),
        notes=tuple(plan.notes),
        preview=preview,
        changes=changes,
        archived=archived,
        parts=plan.parts,
        parts_missing=plan.parts_missing,
    )
