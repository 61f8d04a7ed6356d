"""Mutated packages against a real import: nothing crashes or hangs, nothing is lost in silence, nothing false comes in.

Each round changes a good package in one of the ways of `mutations.py` and previews it in a supervisor's store; every
hundredth is really imported into a fresh copy of the store and what it holds is looked at.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).resolve().parent))

from mutations import MUTATIONS

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
    trust_add,
)
from ltsa_desktop.exchange.frames import HEADER, Frame, pack_header, scan
from ltsa_desktop.exchange.payloads import CentreLine, ChunkLine, Manifest, ManifestLine, RevisionLine, pack
from ltsa_desktop.exchange.sealing import Sealer
from ltsa_desktop.exchange.signing import CENTRE, MANIFEST, key_id
from ltsa_desktop.exchange.told import LIST_UNTRUSTED
from ltsa_desktop.ground.ids import register_id, uuid7
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, Store, create_store, open_store
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

ROUNDS = 20_000
SLOW = 5.0
"""Seconds of processor time that a mutated package of a few kilobytes may take at most."""
GROWTH = 200
"""Megabytes the process may grow over the whole run."""
_COST = Cost(64, 1, 1)
_PASSWORD = "sandi-contoh"


class Thief:
    """Somebody who knows the organisation's public keys, as anybody with its file does, and no secret one."""

    def __init__(self, office: Store) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(b"\x13" * 32)
        self._sealer = Sealer([office.device.recipient])

    def forge(self, rng: random.Random, data: bytes, good: Sent) -> bytes:
        """A frame of his own, sealed properly, somewhere in the file: a visit, a list, a photo, a lie about one."""
        key = key_id(self._key)
        raw = rng.choice((_forged_body(rng), rng.randbytes(50), b"{}", b'{"format":1}'))
        trusted = rng.choice(sorted(good.keys))
        revision = hashlib.sha256(raw).hexdigest()
        photo = rng.randbytes(30)
        manifest = msgspec.json.encode(
            Manifest(1, good.package, "x", "x", 1, "x", "x", "", rng.choice((0, 8, 2**40)), 0, rng.choice((1, 9)), [])
        )
        centres = msgspec.json.encode({"centres": [{"code": "PENCURI-1", "name": "CONTOH Pencuri"}]})
        type_, line, body = rng.choice(
            (
                (5, CentreLine(signature=self._key.sign(CENTRE + centres).hex(), key=key), centres),
                (5, CentreLine(signature=self._key.sign(CENTRE + centres).hex(), key=trusted), centres),
                (2, RevisionLine(id=revision, signature=self._key.sign(raw).hex(), key=key), raw),
                (2, RevisionLine(id=revision, signature=self._key.sign(raw).hex(), key=trusted), raw),
                (2, RevisionLine(id=min(good.revisions), signature="0" * 128, key="0" * 64), raw),
                (1, ManifestLine(signature=self._key.sign(MANIFEST + manifest).hex(), key=key), manifest),
                (1, ManifestLine(signature=self._key.sign(MANIFEST + manifest).hex(), key=trusted), manifest),
                (4, ChunkLine(kind="blob", id=rng.choice(sorted(good.photos)), size=30, part=0, parts=1), photo),
                (
                    3,
                    ChunkLine(kind="instrument", id=hashlib.sha256(photo).hexdigest(), size=30, part=0, parts=1),
                    photo,
                ),
                (4, ChunkLine(kind="blob", id=hashlib.sha256(photo).hexdigest(), size=30, part=0, parts=1), photo),
            )
        )
        payload = self._sealer.seal(pack(line, body))
        frame = pack_header(type_, rng.randrange(9), good.package, payload) + payload
        start, end = rng.choice(_spans_in(data, good))
        return data[:start] + frame + data[start if rng.random() < 0.5 else end :]


def _forged_body(rng: random.Random) -> bytes:
    author = AuthorRef("CONTOH Pencuri", "", "evaluator")
    body = RevisionBody(
        format=1,
        visit=uuid7(),
        day="2026-11-24",
        visit_kind="terjadwal",
        centre=CentreRef(register_id("CONTOH-1"), "CONTOH-1", "LTSA CONTOH"),
        instrument=InstrumentRef("0" * 64, "contoh", "1"),
        parents=[],
        author=author,
        authors=[author],
        device=uuid7(),
        incarnation=uuid7(),
        sealed_at=stamp(datetime.now(UTC)),
        kind="final",
        reason="",
        example=True,
        content={"/data/note": rng.randbytes(20).hex()},
        written={},
        hidden=[],
        attachments={},
        progress=ProgressRef(1, 1, 0, 0),
        score=None,
    )
    return body.to_bytes()


@dataclass(frozen=True)
class Sent:
    """A good package and what is in it."""

    data: bytes
    spans: Sequence[tuple[int, int]]
    revisions: frozenset[str]
    photos: frozenset[str]
    keys: frozenset[str]
    package: str


def run(rounds: int, seed: int = 20261124) -> dict[str, Any]:
    """`rounds` mutated packages; failures are printed to stderr with the seed of their round."""
    failures = 0
    with tempfile.TemporaryDirectory(prefix="ltsa-fuzz-") as name:
        folder = Path(name)
        office = create_store(folder / "office", _PASSWORD, Profile("CONTOH Ratna", role="supervisor"), cost=_COST)
        found_organisation(office, "CONTOH Direktorat")
        sent = [_send(office, folder, n) for n in range(2)]
        template = folder / "template"
        office.close()
        shutil.copytree(folder / "office", template)
        office = open_store(folder / "office", _PASSWORD)
        thief = Thief(office)
        before = _memory()
        for number in range(rounds):
            rng = random.Random(seed * 1_000_003 + number)
            try:
                _round(rng, office, folder, thief, template if number % 100 == 0 else None, sent)
            except Exception:  # noqa: BLE001  # whatever it is, it is what this run looks for
                failures += 1
                print(f"soak fuzz: round {number} with seed {seed}", file=sys.stderr)
                traceback.print_exc()
        office.close()
        if _memory() - before > GROWTH:
            failures += 1
            print(f"soak fuzz: grew by {_memory() - before} MB", file=sys.stderr)
    return {"name": "fuzz", "rounds": rounds, "failures": failures, "ok": failures == 0}


def _round(
    rng: random.Random, office: Store, folder: Path, thief: Thief, template: Path | None, sent: Sequence[Sent]
) -> None:
    good, other = rng.sample(list(sent), 2)
    mutated = good.data
    for _ in range(rng.choice((1, 1, 2, 4))):
        change = rng.choice((*MUTATIONS, "splice", "forge"))
        if change == "splice":
            mutated = _spliced(rng, mutated, other)
        elif change == "forge":
            mutated = thief.forge(rng, mutated, good)
        else:
            mutated = change(rng, mutated, _spans_in(mutated, good))
    path = folder / "mutated.bin"
    path.write_bytes(mutated)
    start = time.process_time()
    report = _read(office, path, preview=True)
    if time.process_time() - start > SLOW:
        raise AssertionError("too slow")
    if report is not None:
        _judge(report, sent)
    if template is not None:
        _import_for_real(folder, template, path, report, sent)


def _read(store: Store, path: Path, *, preview: bool) -> ImportReport | None:
    try:
        return import_package(store, path, preview=preview)
    except UserError as error:
        if not error.text.id or not error.text.en:
            raise AssertionError("an error without a sentence") from error
        return None


def _judge(report: ImportReport, sent: Sequence[Sent]) -> None:
    """No forgery, no silent loss: what is neither accepted nor told must be unknowable, and then that is told."""
    real = frozenset().union(*(one.revisions for one in sent))
    taken = {r.revision for r in report.records if r.what == "revision" and r.outcome in {"new", "newer", "forked"}}
    if not taken <= real:
        raise AssertionError(f"accepted forgeries: {taken - real}")
    told = {record.revision for record in report.records if record.outcome in {"damaged", "quarantined"}}
    doubtful = report.sums["damaged"] or report.package is None or LIST_UNTRUSTED in report.notes
    for one in sent:
        started = bool(taken & one.revisions)
        if started and not one.revisions <= taken | told and not doubtful:
            raise AssertionError("a silent loss")
    if any(not record.text.id or not record.text.en for record in report.records):
        raise AssertionError("a record without a sentence")
    if not report.headline.id:
        raise AssertionError("no headline")


def _import_for_real(
    folder: Path, template: Path, path: Path, preview: ImportReport | None, sent: Sequence[Sent]
) -> None:
    fresh = folder / "fresh"
    shutil.copytree(template, fresh)
    store = open_store(fresh, _PASSWORD)
    try:
        done = _read(store, path, preview=False)
        if (done is None) != (preview is None) or (
            done is not None and preview is not None and (done.records, done.sums) != (preview.records, preview.sums)
        ):
            raise AssertionError("preview and import disagree")
        here = store.revisions.ids()
        if not here <= frozenset().union(*(one.revisions for one in sent)):
            raise AssertionError("a forgery in the store")
        if any(centre.code == "PENCURI-1" for centre in store.centres.list()):
            raise AssertionError("a forged centre in the register")
        photos = {file.name for file in (fresh / "blobs").rglob("*") if file.is_file()}
        if not photos <= frozenset().union(*(one.photos for one in sent)):
            raise AssertionError("a foreign photo in the store")
        bad = [check.name for check in store.doctor() if not check.ok and check.name not in {"attachments", "backup"}]
        if bad:
            raise AssertionError(f"doctor: {bad}")
    finally:
        store.close()
        shutil.rmtree(fresh)


def _send(office: Store, folder: Path, number: int) -> Sent:
    laptop = create_store(folder / f"laptop-{number}", _PASSWORD, Profile(f"CONTOH {number}"), cost=_COST)
    data = organisation_file(office)
    assert data is not None
    accept_organisation(laptop, organisation.read(data))
    trust_add(office, enrolment.read(enrol(laptop)))
    photos = [random.Random(number).randbytes(3000), b""]
    revisions: list[str] = []
    parents: list[str] = []
    visit = uuid7()
    for step in range(4):
        raw = _body(laptop, visit if step < 2 else uuid7(), parents, photos if step == 3 else []).to_bytes()
        revision = laptop.revisions.insert(raw, laptop.device.sign(raw), laptop.device.key).revision_id
        parents = [revision] if step == 0 else []
        revisions.append(revision)
    path = folder / f"sent-{number}.ltsa"
    package = export_package(laptop, path).package
    keys = frozenset([laptop.device.key])
    laptop.close()
    with path.open("rb") as stream:
        spans = [(f.offset, f.offset + HEADER.size + len(f.payload)) for f in scan(stream) if isinstance(f, Frame)]
    hashes = frozenset(hashlib.sha256(photo).hexdigest() for photo in photos)
    return Sent(path.read_bytes(), spans, frozenset(revisions), hashes, keys, package)


def _body(store: Store, visit: str, parents: list[str], photos: list[bytes]) -> RevisionBody:
    for photo in photos:
        store.blobs.put(photo)
    author = AuthorRef(store.profile.name, "", "evaluator")
    return RevisionBody(
        format=1,
        visit=visit,
        day="2026-11-24",
        visit_kind="terjadwal",
        centre=CentreRef(register_id("CONTOH-1"), "CONTOH-1", "LTSA CONTOH"),
        instrument=InstrumentRef("0" * 64, "contoh", "1"),
        parents=parents,
        author=author,
        authors=[author],
        device=store.device.id,
        incarnation=store.device.incarnation,
        sealed_at=stamp(datetime.now(UTC)),
        kind="final",
        reason="",
        example=True,
        content={"/data/note": random.Random(visit).randbytes(300).hex()},
        written={"/data/note": (0, 1)},
        hidden=[],
        attachments={
            f"foto-{n}.jpg": AttachmentRef(hashlib.sha256(photo).hexdigest(), len(photo), "image/jpeg", "", n + 1, "")
            for n, photo in enumerate(photos)
        },
        progress=ProgressRef(1, 1, 0, 0),
        score=None,
    )


def _spans_in(data: bytes, good: Sent) -> Sequence[tuple[int, int]]:
    """The spans of the original, where they still lie inside the data."""
    return [span for span in good.spans if span[1] <= len(data)] or [(0, min(len(data), HEADER.size))]


def _spliced(rng: random.Random, data: bytes, other: Sent) -> bytes:
    """Frames of another laptop's package in the middle of this one."""
    chosen = rng.sample(list(other.spans), rng.randrange(1, len(other.spans) + 1))
    at = rng.randrange(len(data) + 1)
    return data[:at] + b"".join(other.data[start:end] for start, end in chosen) + data[at:]


def _memory() -> int:
    """Megabytes the process has taken at most so far; 0 on Windows, which does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
