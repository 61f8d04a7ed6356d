"""Legal erasure to its end: the tables (`store.erasing`), the files, the archived packages, every copy within reach.

In an archived package the frames that hold the visit are overwritten in place; a reader finds them damaged and
everything else whole. What could not be reached (a stick that is away) stays on a list and is done when it is back.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ltsa_desktop.exchange import payloads
from ltsa_desktop.exchange.attached import PDF, SEALED, sheet_reader
from ltsa_desktop.exchange.frames import HEADER, Frame, FrameType, scan
from ltsa_desktop.exchange.payloads import ChunkLine, Malformed, RevisionLine, StatementLine
from ltsa_desktop.exchange.sealing import NotForUs, Opener, Unreadable
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import erasing, setting_aside
from ltsa_desktop.store.errors import RevisionUnreadable, disk_words
from ltsa_desktop.store.revision_body import read as read_body
from ltsa_desktop.store.setting_aside import ERASED, TRAVELLING
from ltsa_desktop.store.statement_body import read as read_statement

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

_OPENED = (FrameType.REVISION, FrameType.STATEMENT, FrameType.BLOB)
_FOLDERS = ("archive", "inbox")
ARCHIVED = "erasure-archived"
"""Setting of a laptop at a server: the erased visits that its own archive was wiped of."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How an erasure stands.

    Attributes:
        visit: id. left: parts that could not be reached yet, of `erasing.PARTS`.
        removed: how much was destroyed in which place.
    """

    visit: str
    left: tuple[str, ...]
    removed: dict[str, int]


def erase(store: Store, visits: Iterable[str], reason: str) -> list[Erased]:
    """Destroy visits' content for good, here and in every copy within reach.

    Raises:
        UserError: "not-a-supervisor", "reason-missing", "set-aside". NotFound. Nothing was changed.
    """
    wanted = {store.visits.get(visit).id for visit in visits}
    erasing.decide(store, sorted(wanted), reason)
    return [one for one in catch_up(store) if one.visit in wanted]


def standing(store: Store, visits: Iterable[str]) -> list[Erased]:
    """How erasures of visits stand here, as their receipts and the list of what is left to do say."""
    waiting = {one.visit: one for one in erasing.pending(store)}
    receipts: dict[str, dict[str, int]] = {}
    for act in store.statements.list((ERASED,)):
        if act.body.data.get("store") == store.id:
            removed = receipts.setdefault(act.body.visit, {})
            for place, count in dict(act.body.data.get("removed", {})).items():
                removed[place] = removed.get(place, 0) + int(count)
    found = []
    for visit in visits:
        one = waiting.get(visit)
        removed = receipts.get(visit, {}) if one is None else dict(one.counts)
        found.append(Erased(visit, () if one is None else tuple(one.todo), removed))
    return found


def catch_up(store: Store) -> list[Erased]:
    """Go on with the erasures that are not at their end: after an import, at the start, when a stick is back.

    A place that refuses keeps its part on the list, and the others are done.
    """
    waiting = erasing.pending(store)
    for part in erasing.PARTS:
        ones = [one for one in waiting if part in one.todo]
        # What a place refuses now stays on the list; the report names it.
        with contextlib.suppress(UserError):
            if ones and _do(store, ones, part):
                erasing.done(store, ones, part)
    if store.shared:
        # What the disk refuses now is tried at the next start: the list of wiped visits is written at the end.
        with contextlib.suppress(UserError):
            _own_archive(store)
    return [Erased(one.visit, tuple(one.todo), dict(one.counts)) for one in waiting]


def forget_in(store: Store, path: Path, visits: Collection[str]) -> dict[str, int]:
    """Overwrite what a package file holds of visits; how many frames of which visit went.

    Raises:
        UserError: the disk's refusals.
    """
    with disk_words(path.parent), path.open("r+b") as stream:
        if stream.read(len(SEALED)).startswith((PDF, SEALED)):
            return _forget_sheet(store, path, stream, visits)
        opener = Opener([store.device.age_identity])
        gone: list[tuple[str, Frame]] = []
        chunks: list[tuple[str, Frame]] = []
        theirs: dict[str, str] = {}
        others: set[str] = set()
        for frame, line, body in _opened(stream, opener):
            if isinstance(line, RevisionLine):
                visit, files = _about(body)
                if visit in visits:
                    gone.append((visit, frame))
                    theirs |= dict.fromkeys(files, visit)
                else:
                    others |= files
            elif isinstance(line, StatementLine):
                said = _speaks_of(body, visits)
                if said:
                    gone.append((said, frame))
            elif isinstance(line, ChunkLine):
                chunks.append((line.id, frame))
        gone += [(theirs[sha256], frame) for sha256, frame in chunks if sha256 in theirs and sha256 not in others]
        counts: dict[str, int] = {}
        for visit, frame in gone:
            stream.seek(frame.offset + HEADER.size)
            stream.write(bytes(len(frame.payload)))
            counts[visit] = counts.get(visit, 0) + 1
        if gone:
            stream.flush()
            os.fsync(stream.fileno())
    return counts


def holds(store: Store, path: Path, visits: Collection[str]) -> bool:
    """Whether a package file still holds something of visits that this store's keys can read."""
    with path.open("rb") as stream:
        if stream.read(len(SEALED)).startswith((PDF, SEALED)):
            return bool(_of_sheet(store, path, stream, visits))
        for _, line, body in _opened(stream, Opener([store.device.age_identity])):
            if isinstance(line, RevisionLine) and _about(body)[0] in visits:
                return True
            if isinstance(line, StatementLine) and _speaks_of(body, visits):
                return True
    return False


def _do(store: Store, ones: list[erasing.Pending], part: str) -> bool:
    """One part of some erasures; False when its place is not there."""
    if part == "tables":
        erasing.wipe(store)
    elif part == "files":
        erasing.finish_files(store, ones)
    elif part == "archive":
        for name in _FOLDERS:
            folder = store.directory / name
            for path in sorted(folder.iterdir()) if folder.is_dir() else []:
                if path.is_file():
                    for visit, gone in forget_in(store, path, {one.visit for one in ones}).items():
                        one = next(one for one in ones if one.visit == visit)
                        one.counts["archive"] = one.counts.get("archive", 0) + gone
    elif part == "backups":
        erasing.finish_backups(store, ones, store.directory / "backups")
        erasing.finish_elsewhere(store, ones)
    elif erasing.has_second(store):
        place = erasing.second_folder(store)
        if place is None:
            return False
        erasing.finish_backups(store, ones, place)
    return True


def _own_archive(store: Store) -> None:
    """On a server each laptop keeps an archive of its own: what others decided is wiped from it here."""
    gone = setting_aside.erased_here(store)
    fresh = gone - set(store.settings.get(ARCHIVED, []))
    if not fresh:
        return
    for name in _FOLDERS:
        for path in sorted((store.directory / name).glob("*")):
            if path.is_file():
                forget_in(store, path, fresh)
    store.settings.set(ARCHIVED, sorted(gone))


def _opened(stream: BinaryIO, opener: Opener) -> Iterator[tuple[Frame, payloads.Line, bytes]]:
    for frame in scan(stream):
        if not isinstance(frame, Frame) or frame.type not in _OPENED:
            continue
        try:
            line, body = payloads.unpack(opener.open(frame.payload))
        except (NotForUs, Unreadable, Malformed):
            continue
        yield frame, line, body


def _about(raw: bytes) -> tuple[str, set[str]]:
    """The visit of a revision and its files."""
    try:
        body = read_body(raw)
    except RevisionUnreadable:
        return "", set()
    return body.visit, {file.sha256 for file in body.attachments.values()}


def _speaks_of(raw: bytes, visits: Collection[str]) -> str:
    """The one of `visits` whose words an act carries, "" for another act."""
    try:
        body = read_statement(raw)
    except RevisionUnreadable:
        return ""
    return body.visit if body.visit in visits and body.kind not in TRAVELLING else ""


def _forget_sheet(store: Store, path: Path, stream: BinaryIO, visits: Collection[str]) -> dict[str, int]:
    """A printed sheet's PDF holds one visit: it goes whole."""
    found = _of_sheet(store, path, stream, visits)
    if found:
        stream.close()
        path.unlink()
    return dict.fromkeys(found, 1)


def _of_sheet(store: Store, path: Path, stream: BinaryIO, visits: Collection[str]) -> set[str]:
    reader = sheet_reader(stream, path.name, store.device.age_identities)
    pieces = list(reader.pieces()) if reader is not None else []
    revisions = [piece for piece in pieces if isinstance(piece.line, RevisionLine)]
    return {visit for piece in revisions if (visit := _about(piece.body)[0]) in visits}
