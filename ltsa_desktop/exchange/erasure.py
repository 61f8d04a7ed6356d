"""Legal erasure to its end: the tables (`store.erasing`), the files, the archived packages, every copy within reach.

In an archived package the frames that hold the visit are overwritten in place; a reader finds them damaged and
everything else whole. What could not be reached (a stick that is away) stays on a list and is done when it is back.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ltsa_desktop.exchange import payloads
from ltsa_desktop.exchange.frames import HEADER, Frame, FrameType, scan
from ltsa_desktop.exchange.payloads import ChunkLine, Malformed, RevisionLine, StatementLine
from ltsa_desktop.exchange.sealing import NotForUs, Opener, Unreadable
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import erasing
from ltsa_desktop.store.errors import RevisionUnreadable, disk_words
from ltsa_desktop.store.revision_body import read as read_body
from ltsa_desktop.store.setting_aside import TRAVELLING
from ltsa_desktop.store.statement_body import read as read_statement

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

_OPENED = (FrameType.REVISION, FrameType.STATEMENT, FrameType.BLOB)
_FOLDERS = ("archive", "inbox")


@dataclass(frozen=True, slots=True)
class Erased:
    """How an erasure stands.

    Attributes:
        visit: id. left: parts that could not be reached yet, of "files", "archive", "backups", "second".
        removed: how much was destroyed in which place.
    """

    visit: str
    left: tuple[str, ...]
    removed: dict[str, int]


def erase(store: Store, visit: str, reason: str) -> Erased:
    """Destroy a visit's content for good, here and in every copy within reach.

    Raises:
        UserError: "not-a-supervisor", "reason-missing", "set-aside". NotFound. Nothing was changed.
    """
    identity = store.visits.get(visit).id
    erasing.decide(store, identity, reason)
    return next(one for one in catch_up(store, wipe=False) if one.visit == identity)


def catch_up(store: Store, *, wipe: bool = True) -> list[Erased]:
    """Go on with the erasures that are not at their end: after an import, at the start, when a stick is back.

    A place that refuses keeps its part on the list; the others are done.
    """
    waiting = erasing.pending(store)
    if not waiting:
        return []
    if wipe and any("files" in one.todo for one in waiting):
        erasing.wipe(store)
    return [_finish(store, one) for one in waiting]


def forget_in(store: Store, path: Path, visits: Collection[str]) -> int:
    """Overwrite what a package file holds of visits; the number of frames that went.

    Raises:
        UserError: the disk's refusals.
    """
    with disk_words(path.parent), path.open("r+b") as stream:
        if stream.read(5) == b"%PDF-":
            return _forget_sheet(path, stream, visits)
        opener = Opener([store.device.age_identity])
        gone, chunks, theirs, others = [], [], set(), set()
        for frame, line, body in _opened(stream, opener):
            if isinstance(line, RevisionLine):
                visit, files = _about(body)
                if visit in visits:
                    gone.append(frame)
                    theirs |= files
                else:
                    others |= files
            elif isinstance(line, StatementLine):
                if _speaks_of(body, visits):
                    gone.append(frame)
            elif isinstance(line, ChunkLine):
                chunks.append((line.id, frame))
        gone += [frame for sha256, frame in chunks if sha256 in theirs - others]
        for frame in gone:
            stream.seek(frame.offset + HEADER.size)
            stream.write(bytes(len(frame.payload)))
        stream.flush()
        os.fsync(stream.fileno())
    return len(gone)


def _finish(store: Store, one: erasing.Pending) -> Erased:
    for part in tuple(one.todo):
        try:
            if not _do(store, one, part):
                continue
        except UserError:
            # The place refuses now: it stays on the list, and the report says so.
            continue
        erasing.done(store, one, part)
    return Erased(one.visit, tuple(one.todo), dict(one.counts))


def _do(store: Store, one: erasing.Pending, part: str) -> bool:
    """One part of an erasure; False when its place is not there."""
    if part == "files":
        erasing.finish_files(store, one)
    elif part == "archive":
        for name in _FOLDERS:
            folder = store.directory / name
            for path in sorted(folder.iterdir()) if folder.is_dir() else []:
                if path.is_file():
                    gone = forget_in(store, path, {one.visit})
                    one.counts["archive"] = one.counts.get("archive", 0) + gone
    elif part == "backups":
        erasing.finish_backups(store, one, store.directory / "backups")
    elif erasing.has_second(store):
        place = erasing.second_folder(store)
        if place is None:
            return False
        erasing.finish_backups(store, one, place)
    return True


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


def _speaks_of(raw: bytes, visits: Collection[str]) -> bool:
    try:
        body = read_statement(raw)
    except RevisionUnreadable:
        return False
    return body.visit in visits and body.kind not in TRAVELLING


def _forget_sheet(path: Path, stream: BinaryIO, visits: Collection[str]) -> int:
    """A printed sheet's PDF holds one visit in the open: it goes whole."""
    from ltsa_desktop.exchange.attached import AttachedReader

    reader = AttachedReader(stream, path.name)
    if not any(isinstance(p.line, RevisionLine) and _about(p.body)[0] in visits for p in reader.pieces()):
        return 0
    stream.close()
    path.unlink()
    return 1
