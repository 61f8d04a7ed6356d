"""A small package made without a store, its keys, and the people who can open it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import structs

from ltsa_desktop.exchange import (
    ImportReport,
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    found_organisation,
    import_package,
    organisation,
    organisation_file,
    sealing,
    signing,
    trust_add,
)
from ltsa_desktop.exchange.frames import FrameType
from ltsa_desktop.exchange.payloads import MANIFEST_FORMAT, Entry, Manifest
from ltsa_desktop.exchange.sealing import Opener, Sealer
from ltsa_desktop.exchange.writer import Item, ObjectItem, RevisionItem, write_package
from ltsa_desktop.ground.ids import register_id, uuid7
from ltsa_desktop.store import Profile, Store, create_store
from ltsa_desktop.store.revision_body import (
    AttachmentRef,
    AuthorRef,
    CentreRef,
    InstrumentRef,
    ProgressRef,
    RevisionBody,
    stamp,
)
from ltsa_desktop.store.vault import Cost

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
    items += [photo_item(10, 300), photo_item(11, 1_060_000)]
    head = Manifest(
        MANIFEST_FORMAT, PACKAGE, "device-1", "life-1", 3, "2026-11-24T07:00:00+00:00", "CONTOH Siti", "", 0, 0, 0, []
    )
    return Bench(device, sealing.new_identity(), sealing.new_identity(), head, items)


@pytest.fixture(scope="session")
def package(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the hand-made package: 5 revisions and two photos (1 and 3 frames)."""
    return bench.write(tmp_path_factory.mktemp("package") / "contoh.ltsa")


COST = Cost(64, 1, 1)


@dataclass
class Laptop:
    """A store of somebody, with what its owner does in these tests."""

    store: Store
    sheet: str = ""

    def revision(
        self,
        visit: str | None = None,
        parents: Sequence[str] = (),
        answer: str = "baik",
        photos: Mapping[str, bytes] | None = None,
        signer: Store | None = None,
        **changes: Any,
    ) -> str:
        """Seal a hand-made state of a visit here; the id of the revision."""
        store = self.store
        who = signer or store
        photos = photos or {}
        for data in photos.values():
            store.blobs.put(data)
        body = RevisionBody(
            format=1,
            visit=visit or uuid7(),
            day="2026-11-24",
            visit_kind="terjadwal",
            centre=CentreRef(register_id("CONTOH-1"), "CONTOH-1", "LTSA CONTOH"),
            instrument=InstrumentRef("0" * 64, "contoh", "1"),
            parents=list(parents),
            author=AuthorRef(who.profile.name, "", "evaluator"),
            authors=[AuthorRef(who.profile.name, "", "evaluator")],
            device=who.device.id,
            incarnation=who.device.incarnation,
            sealed_at=stamp(datetime.now(UTC)),
            kind="final",
            reason="",
            example=True,
            content={"/data/note": answer, **{f"/data/p{n}": name for n, name in enumerate(photos)}},
            written={"/data/note": (0, 1)},
            hidden=[],
            attachments={
                name: AttachmentRef(hashlib.sha256(data).hexdigest(), len(data), "image/jpeg", "", n + 1, "")
                for n, (name, data) in enumerate(photos.items())
            },
            progress=ProgressRef(1, 1, 0, 0),
            score=None,
        )
        body = structs.replace(body, **changes)
        raw = body.to_bytes()
        return store.revisions.insert(raw, who.device.sign(raw), who.device.key).revision_id

    def export(self, path: Path, visits: Sequence[str] | None = None) -> Path:
        export_package(self.store, path, visits)
        return path

    def take(self, path: Path) -> ImportReport:
        """Import after a preview that must have told exactly the same."""
        before = self.picture()
        shown = import_package(self.store, path, preview=True)
        assert self.picture() == before
        done = import_package(self.store, path)
        assert dataclasses.replace(done, preview=True, archived=None) == shown
        assert shown.changes == (self.picture() != before)
        return done

    def picture(self) -> object:
        """Everything that makes two stores equal or different, as far as exchange is concerned."""
        store = self.store
        visits = sorted(s.visit.id for s in store.visits.list())
        return (
            {visit: store.revisions.graph(visit) for visit in visits},
            {visit: (store.visits.get(visit).forked, store.visits.content(visit)) for visit in visits},
            sorted(record.id for record in store.packages.quarantined()),
            sorted(version.digest for version in store.instruments.list()),
            sorted(p.name for p in (store.directory / "blobs").rglob("*") if p.is_file()),
            sorted(p.name for p in (store.directory / "archive").iterdir()),
            sorted(p.name for p in (store.directory / "inbox").iterdir()),
        )


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Callable[..., Laptop]]:
    """Makes stores by name; the first is a supervisor's with an organisation, the others are set up and trusted."""
    made: list[Laptop] = []

    def make(name: str, role: str = "evaluator", trusted: bool = True) -> Laptop:
        profile = Profile(f"CONTOH {name}", role="supervisor" if not made else role)
        store = create_store(tmp_path / "stores" / name, "sandi-contoh", profile, seed=False, cost=COST)
        laptop = Laptop(store)
        if made:
            office = made[0].store
            data = organisation_file(office)
            assert data is not None
            accept_organisation(store, organisation.read(data))
            if trusted:
                trust_add(office, enrolment.read(enrol(store)))
        else:
            laptop.sheet = found_organisation(store, "CONTOH Direktorat").recovery
        made.append(laptop)
        return laptop

    yield make
    for laptop in made:
        laptop.store.close()


@pytest.fixture
def office(laptops: Callable[..., Laptop]) -> Laptop:
    return laptops("Ratna")


@pytest.fixture
def siti(office: Laptop, laptops: Callable[..., Laptop]) -> Laptop:
    return laptops("Siti")
