"""Photos and instruments on their way through a package: parts counted and hashed as they pass, never kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from ltsa_desktop.exchange.payloads import ChunkLine


@dataclass(frozen=True, slots=True)
class Located:
    """An object that is whole in the package.

    Attributes:
        kind: "blob" or "instrument".
        id: its identity; `size` in bytes.
        offsets: of its frames in the file, in order.
    """

    kind: str
    id: str
    size: int
    offsets: tuple[int, ...]


@dataclass(slots=True)
class _Running:
    line: ChunkLine
    digest: Any
    offsets: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Objects:
    """What was found so far.

    Attributes:
        whole: (kind, id) → where it is.
        broken: (kind, id) of objects of which some part was seen but not all in order.
    """

    whole: dict[tuple[str, str], Located] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    _running: _Running | None = None

    def feed(self, line: ChunkLine, body: bytes, offset: int) -> None:
        """Take the next part. Parts that do not follow the one before end the object under way as broken."""
        name = (line.kind, line.id)
        if name in self.whole:
            return
        running = self._running
        if line.part == 0:
            self.end()
            running = self._running = _Running(line, hashlib.sha256())
        elif running is None or not _continues(running, line):
            self.end()
            self.broken.add(name)
            return
        running.digest.update(body)
        running.offsets.append(offset)
        if len(running.offsets) == line.parts:
            self._running = None
            if running.digest.hexdigest() == line.id:
                self.whole[name] = Located(line.kind, line.id, line.size, tuple(running.offsets))
                self.broken.discard(name)
            else:
                self.broken.add(name)

    def end(self) -> None:
        """No further part comes: what is under way is broken."""
        if self._running is not None:
            self.broken.add((self._running.line.kind, self._running.line.id))
            self._running = None


def _continues(running: _Running, line: ChunkLine) -> bool:
    first = running.line
    same = (first.kind, first.id, first.size, first.parts) == (line.kind, line.id, line.size, line.parts)
    return same and line.part == len(running.offsets)
