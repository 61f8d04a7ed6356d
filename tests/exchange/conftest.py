"""A small package made without a store, its keys, and the people who can open it."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ltsa_desktop.exchange import sealing, signing
from ltsa_desktop.exchange.frames import FrameType
from ltsa_desktop.exchange.payloads import MANIFEST_FORMAT, Entry, Manifest
from ltsa_desktop.exchange.sealing import Opener, Sealer
from ltsa_desktop.exchange.writer import Item, ObjectItem, RevisionItem, write_package

PACKAGE = "01939c5e-0000-7000-8000-000000000001"


@dataclass(frozen=True)
class Bench:
    """Keys and contents of a hand-made package."""

    device: Ed25519PrivateKey
    supervisor: tuple[str, str]
    escrow: tuple[str, str]
    head: Manifest
    items: list[Item]

    @property
    def key(self) -> str:
        return signing.key_id(self.device)

    @property
    def sealer(self) -> Sealer:
        return Sealer([self.supervisor[1], self.escrow[1]])

    @property
    def opener(self) -> Opener:
        return Opener([self.supervisor[0]])

    def write(self, path: Path) -> bytes:
        write_package(path, self.head, self.items, self.sealer, self.key, self.device.sign)
        return path.read_bytes()


def revision_item(device: Ed25519PrivateKey, number: int, size: int = 2000) -> RevisionItem:
    noise = random.Random(number).randbytes(size).hex()
    raw = json.dumps({"visit": f"visit-{number}", "content": {"/data/note": noise}}).encode()
    entry = Entry(
        0, FrameType.REVISION, hashlib.sha256(raw).hexdigest(), 0, visit=f"visit-{number}", centre=f"C{number}"
    )
    return RevisionItem(entry.id, device.sign(raw).hex(), signing.key_id(device), len(raw), lambda: raw, entry)


def photo_item(number: int, size: int) -> ObjectItem:
    data = random.Random(number).randbytes(size)
    entry = Entry(0, FrameType.BLOB, hashlib.sha256(data).hexdigest(), 0, name=f"foto-{number}.jpg")
    return ObjectItem("blob", entry.id, size, lambda: data, entry)


@pytest.fixture(scope="session")
def bench() -> Bench:
    device = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)
    items: list[Item] = [revision_item(device, n) for n in range(5)]
    items += [photo_item(10, 300), photo_item(11, 1_200_000)]
    head = Manifest(
        MANIFEST_FORMAT, PACKAGE, "device-1", "life-1", 3, "2026-11-24T07:00:00+00:00", "CONTOH Siti", "", 0, 0, 0, []
    )
    return Bench(device, sealing.new_identity(), sealing.new_identity(), head, items)


@pytest.fixture(scope="session")
def package(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the hand-made package: 5 revisions and two photos (1 and 3 frames)."""
    return bench.write(tmp_path_factory.mktemp("package") / "contoh.ltsa")
