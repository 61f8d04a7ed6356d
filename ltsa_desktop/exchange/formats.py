"""Every version of every layout that this program reads, in one table; a reader that was released is never taken out.

What is newer than the table is parked: kept whole in the archive, told of in one line, and read when the program was
updated (`take_parked`). `docs/format.md` says what each version looks like; `tests/exchange/golden/` holds real files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from ltsa_desktop import __version__
from ltsa_desktop.exchange import payloads
from ltsa_desktop.exchange.frames import FRAME_VERSION, FrameType
from ltsa_desktop.exchange.payloads import MANIFEST_FORMAT
from ltsa_desktop.store import revision_body, statement_body

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

Reader = Callable[[bytes], object]

FRAMES: Final[set[int]] = {FRAME_VERSION}
TYPES: Final[set[int]] = {int(type_) for type_ in FrameType}
MANIFESTS: Final[Mapping[int, Reader]] = {MANIFEST_FORMAT: payloads.read_manifest}
PARTS: Final[Mapping[int, Reader]] = {1: payloads.read_part}
REVISIONS: Final[Mapping[int, Reader]] = {revision_body.FORMAT: revision_body.read}
STATEMENTS: Final[Mapping[int, Reader]] = {statement_body.FORMAT: statement_body.read}
_SETTING = "formats-read"


def known(version: int, type_: int) -> bool:
    """Whether frames of this layout and type are read here."""
    return version in FRAMES and type_ in TYPES


def read_here() -> dict[str, list[int]]:
    """The table as plain numbers: when it differs from what a store was last opened with, the program was updated."""
    return {
        "frames": sorted(FRAMES),
        "types": sorted(TYPES),
        "manifests": sorted(MANIFESTS),
        "parts": sorted(PARTS),
        "revisions": sorted(REVISIONS),
        "statements": sorted(STATEMENTS),
    }


def parked(store: Store) -> list[str]:
    """Names of the archived originals that hold something newer than this store could read when they came."""
    names = {
        str(json.loads(record.detail).get("archive", ""))
        for record in store.packages.quarantined()
        if record.reason == "newer-format"
    }
    for entry in store.packages.list("in"):
        detail = json.loads(entry.detail or "{}")
        if detail.get("newer"):
            names.add(str(detail.get("archive", "")))
    return sorted(names - {""})


def updated(store: Store) -> bool:
    """Whether this program reads something else than the one that opened the store before; from now on it does not."""
    store.settings.set("opened-by", __version__)
    before, now = store.settings.get(_SETTING), read_here()
    if before == now:
        return False
    store.settings.set(_SETTING, now)
    return before is not None
