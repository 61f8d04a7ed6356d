"""A package in several files, each small enough for a messenger.

Every part is a package file of its own: the magic, a frame that says which part it is, a run of the package's frames as
they stand, and that first frame again. So a part can be renamed, arrive in any order or alone, and what it holds whole
comes in; which numbers are missing is known from any of them.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from ltsa_desktop.exchange import payloads, signing
from ltsa_desktop.exchange.files import BLOCK, unwritable
from ltsa_desktop.exchange.frames import HEADER, MAGIC, MAX_FRAMES, Frame, FrameType, pack_header, scan
from ltsa_desktop.exchange.payloads import Manifest, PartBody, PartLine
from ltsa_desktop.exchange.progress import Check, never
from ltsa_desktop.exchange.sealing import Sealer
from ltsa_desktop.exchange.signing import Signer
from ltsa_desktop.ground.words import Cancelled, Text, UserError
from ltsa_desktop.store.durable import replace

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

MESSENGER = 16_000_000
"""Bytes that every messenger and mail server takes."""
_SETTING = "part-size"
# What a part adds besides its run of frames, at most: the magic and twice its own frame.
_AROUND = 16 + 2 * (HEADER.size + 4096)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A run of frames: from `begin` to `end` in the file, the first one's index and their number."""

    begin: int
    end: int
    first: int
    count: int


def split(
    path: Path,
    size: int,
    head: Manifest,
    breaks: Sequence[int],
    sealer: Sealer,
    key: str,
    signer: Signer,
    cancelled: Check = never,
) -> tuple[Path, ...]:
    """Cut the package at `path` into files of at most `size` bytes beside it; the whole is removed. It stays as it is
    when it is not larger than that. Where it cannot be cut nothing is left, neither parts nor the whole.

    Args:
        breaks: offsets at which a record or an attachment begins: it is cut inside one only where it is larger than a
            part.

    Raises:
        UserError: no room, or "part-size": a single frame does not fit into `size`.
        Cancelled.
    """
    if path.stat().st_size <= size:
        return (path,)
    made: list[tuple[Path, Path]] = []
    try:
        with path.open("rb") as stream:
            cuts = _cuts(stream, size - _AROUND, breaks)
            for number, cut in enumerate(cuts, 1):
                if cancelled():
                    raise Cancelled
                target = part_path(path, number, len(cuts))
                aside = target.with_name(f".{target.name}.{head.package[-8:]}.part")
                made.append((aside, target))
                frame = _part_frame(head, number, len(cuts), cut, sealer, key, signer)
                _write(stream, aside, cut, frame)
        for aside, target in made:
            replace(aside, target)
        path.unlink()
    except BaseException as error:
        for left in (path, *itertools.chain.from_iterable(made)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise unwritable(path, error) from error
        raise
    return tuple(target for _, target in made)


def part_size(store: Store) -> int:
    """Bytes of a part as this store is set, 0 for packages in one file."""
    return int(store.settings.get(_SETTING, 0))


def set_part_size(store: Store, size: int) -> None:
    """Remember the size of parts, 0 for packages in one file."""
    store.settings.set(_SETTING, size)


def part_path(whole: Path, number: int, parts: int) -> Path:
    """The name of a part: "LTSA Siti Rahma 2026-11-24 bagian 2 dari 4.ltsa"."""
    return whole.with_name(f"{whole.stem} bagian {number} dari {parts}{whole.suffix}")


def _cuts(stream: BinaryIO, room: int, breaks: Sequence[int]) -> list[_Cut]:
    places = set(breaks)
    cuts: list[_Cut] = []
    sizes: list[tuple[int, int, int]] = []
    for event in scan(stream):
        assert isinstance(event, Frame), "the package was read back sound"
        sizes.append((event.offset, HEADER.size + len(event.payload), event.index))
    if any(size > room for _, size, _ in sizes):
        raise too_small(max(size for _, size, _ in sizes) + _AROUND)
    begin = 0
    while begin < len(sizes):
        end, weight = begin, 0
        while end < len(sizes) and weight + sizes[end][1] <= room:
            weight += sizes[end][1]
            end += 1
        if end < len(sizes):
            # Back to where a record begins, unless that would leave nothing: an attachment larger than a part.
            whole = next((at for at in range(end, begin, -1) if sizes[at][0] in places), begin)
            end = whole if whole > begin else end
        first, last = sizes[begin], sizes[end - 1]
        cuts.append(_Cut(first[0], last[0] + last[1], first[2], last[2] - first[2] + 1))
        begin = end
    return cuts


def _part_frame(head: Manifest, number: int, parts: int, cut: _Cut, sealer: Sealer, key: str, signer: Signer) -> bytes:
    body = msgspec.json.encode(
        PartBody(
            format=head.format,
            package=head.package,
            device=head.device,
            incarnation=head.incarnation,
            sequence=head.sequence,
            created=head.created,
            author=head.author,
            organisation=head.organisation,
            part=number,
            parts=parts,
            first=cut.first,
            count=cut.count,
        ),
        order="sorted",
    )
    line = PartLine(signature=signer(signing.PART + body).hex(), key=key)
    payload = sealer.seal(payloads.pack(line, body))
    # Its index is beyond every frame of a package, so that its loss is never taken for that of another.
    return pack_header(FrameType.PART, MAX_FRAMES + number, head.package, payload) + payload


def _write(stream: BinaryIO, path: Path, cut: _Cut, frame: bytes) -> None:
    with path.open("xb") as out:
        out.write(MAGIC + bytes(16 - len(MAGIC)) + frame)
        stream.seek(cut.begin)
        left = cut.end - cut.begin
        while left:
            block = stream.read(min(BLOCK, left))
            left -= len(block)
            out.write(block)
        out.write(frame)
        out.flush()
        os.fsync(out.fileno())
    with path.open("rb") as back:
        seen = list(itertools.islice((event for event in scan(back) if not isinstance(event, Frame)), 1))
    if seen:
        raise UserError(
            Text(
                "Bagian paket tidak terbaca kembali dengan benar: stik atau cakram ini bermasalah. Berkasnya sudah "
                "dibuang dan data di laptop aman; pakai stik lain.",
                "A part of the package did not read back right: this stick or disk has a fault. The files were removed "
                "and the data on this laptop are safe; use another stick.",
            ),
            code="test-read",
        )


def too_small(least: int) -> UserError:
    """What to say when parts of the wished size cannot be made."""
    return UserError(
        Text(
            "Bagian sekecil itu tidak dapat dibuat; pilih sedikitnya {n} KB untuk paket ini.",
            "Parts that small cannot be made; choose at least {n} KB for this package.",
        ).format(n=-(-least // 1000)),
        code="part-size",
    )
