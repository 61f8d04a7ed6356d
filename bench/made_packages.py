"""Packages of many visits for the benchmarks of exchange: the shipped example, varied and signed by several laptops.

Every name in them is marked CONTOH. The bytes are what the evaluators' laptops write: sealed revisions, the statement
of each seal, the instrument, all in signed and encrypted frames.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PASSWORD = "contoh-contoh"
LAPTOPS = 4
ANSWERS = 150
PACKAGE = 500
"""Visits in one package: a laptop's season."""
_DAY = date(2026, 1, 5)


@dataclass(frozen=True)
class Made:
    """A supervisor's folder that trusts `laptops`, and one example visit to vary.

    Attributes:
        folder: of the supervisor's store.
        keys: the laptops' signing keys; `devices` their ids.
        body: the example's revision. instrument: its canonical bytes. centres: id, code and name of the register's.
    """

    folder: Path
    recipient: str
    identity: str
    organisation: str
    keys: tuple[Any, ...]
    devices: tuple[str, ...]
    body: Any
    instrument: bytes
    centres: tuple[tuple[str, str, str], ...]

    @property
    def answers(self) -> int:
        """Questions that the example answers."""
        return int(self.body.progress.answered)


def make(folder: Path) -> Made:
    """Set the supervisor's store up under `folder` and fill the example in."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from ltsa_desktop.exchange import found_organisation, signing
    from ltsa_desktop.ground.ids import uuid7
    from ltsa_desktop.ground.paths import resource
    from ltsa_desktop.instruments import compile_workbook
    from ltsa_desktop.store import Profile, TrustedKey, create_store, revision_body

    with closing(create_store(folder / "evaluator", PASSWORD, Profile("CONTOH Siti Rahma"))) as store:
        instrument = compile_workbook(resource("instruments/ltsa-pmi.xlsx"))
        store.instruments.add(instrument)
        visit = store.visits.create("LTSA-014", instrument.digest, date(2026, 11, 17), "terjadwal", example=True)
        state = store.visits.state(visit.id)
        writes: dict[str, str | None] = {}
        for op in json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8")):
            writes.update((state.add_repeat(op["add"]) if "add" in op else state.set(op["set"], op["value"])).writes)
        store.visits.save(visit.id, writes)
        body = _cut(revision_body.read(store.visits.seal(visit.id, "final").raw))
        centres = tuple((c.id, c.code, c.name) for c in store.centres.list())
    keys = tuple(Ed25519PrivateKey.from_private_bytes(bytes([n + 1]) * 32) for n in range(LAPTOPS))
    devices = tuple(uuid7() for _ in keys)
    with closing(create_store(folder / "office", PASSWORD, Profile("CONTOH Ratna", role="supervisor"))) as office:
        found_organisation(office, "CONTOH Direktorat")
        for number, (key, device) in enumerate(zip(keys, devices, strict=True)):
            extra = json.dumps({"device": device})
            office.trust.put(
                TrustedKey("device", signing.key_id(key), f"CONTOH laptop {number}", "trusted", None, None, "", extra)
            )
        home = office.organisation.current()
        assert home is not None
        return Made(
            folder / "office",
            office.device.recipient,
            office.device.age_identity,
            home.id,
            keys,
            devices,
            body,
            instrument.to_bytes(),
            centres,
        )


def _cut(body: Any) -> Any:
    """The example with `ANSWERS` answers: every record and note, and of the other answers as many as there is room."""
    from msgspec import structs

    records = [path for path in body.content if "[" in path or "#" in path]
    plain = [path for path in body.content if "[" not in path and "#" not in path]
    step = len(plain) / (ANSWERS - sum("#" not in path and not path.endswith("]") for path in records))
    kept = {*records, *(plain[int(n * step)] for n in range(int(len(plain) / step)))}
    return structs.replace(
        body,
        content={path: text for path, text in body.content.items() if path in kept},
        written={path: wrote for path, wrote in body.written.items() if path in kept},
        hidden=[path for path in body.hidden if path in kept],
        progress=structs.replace(body.progress, answered=ANSWERS),
    )


def write(made: Made, path: Path, visits: int, laptop: int = 0, seed: int = 0) -> Path:
    """A package of `visits` fresh visits of one laptop at `path`."""
    from ltsa_desktop.exchange.payloads import MANIFEST_FORMAT, Manifest
    from ltsa_desktop.exchange.sealing import Sealer
    from ltsa_desktop.exchange.signing import key_id
    from ltsa_desktop.exchange.writer import write_package
    from ltsa_desktop.ground.ids import uuid7

    key, device = made.keys[laptop], made.devices[laptop]
    head = Manifest(
        format=MANIFEST_FORMAT,
        package=uuid7(),
        device=device,
        incarnation=f"life-{laptop}-{seed}",
        sequence=seed + 1,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        author=f"CONTOH laptop {laptop}",
        organisation=made.organisation,
        frames=0,
        part=0,
        parts=0,
        entries=[],
    )
    items = list(_items(made, visits, laptop, seed, head.incarnation))
    write_package(path, head, items, Sealer([made.recipient]), key_id(key), key.sign)
    return path


def _items(made: Made, visits: int, laptop: int, seed: int, life: str) -> Iterator[Any]:
    import hashlib

    from ltsa_desktop.exchange.frames import FrameType
    from ltsa_desktop.exchange.payloads import Entry
    from ltsa_desktop.exchange.signing import key_id
    from ltsa_desktop.exchange.writer import ObjectItem, RevisionItem, StatementItem
    from ltsa_desktop.ground.ids import uuid7
    from ltsa_desktop.store.statement_body import StatementBody
    from ltsa_desktop.store.statements import CONTEXT

    key, device = made.keys[laptop], made.devices[laptop]
    public = key_id(key)
    digest = hashlib.sha256(made.instrument).hexdigest()
    entry = Entry(n=0, type=FrameType.INSTRUMENT, id=digest, size=0, name="ltsa-pmi")
    yield ObjectItem("instrument", digest, len(made.instrument), partial(bytes, made.instrument), entry)
    dice = random.Random(f"{laptop}/{seed}")
    previous = ""
    statements = []
    for number in range(visits):
        raw = _varied(made, dice, uuid7(), device, life, number)
        name = hashlib.sha256(raw).hexdigest()
        visit = json.loads(raw[raw.rindex(b'"visit":') + 8 :].split(b",")[0])
        entry = Entry(0, FrameType.REVISION, name, 0, visit=visit, centre="CONTOH", date="2026-01-05", kind="final")
        yield RevisionItem(name, key.sign(raw).hex(), public, len(raw), partial(bytes, raw), entry)
        act = StatementBody(
            format=1,
            kind="seal",
            visit=visit,
            revision=name,
            path="",
            data={"kind": "final", "reason": ""},
            author=made.body.author,
            device=device,
            incarnation=life,
            number=number + 1,
            previous=previous,
            at="2026-01-05T09:00:00.000000Z",
        ).to_bytes()
        previous = hashlib.sha256(act).hexdigest()
        said = Entry(n=0, type=FrameType.STATEMENT, id=previous, size=0, visit=visit, kind="seal")
        statements.append(StatementItem(previous, key.sign(CONTEXT + act).hex(), public, act, said))
    yield from statements


def _varied(made: Made, dice: random.Random, visit: str, device: str, life: str, number: int) -> bytes:
    """The example as another visit: its own identity, centre and day, and a sixth of its free answers changed."""
    from msgspec import structs

    centre, code, name = dice.choice(made.centres)
    body = made.body
    content = dict(body.content)
    for path in dice.sample(sorted(content), 25):
        if len(content[path]) > 12 and "#" not in path and not path.endswith("]"):
            content[path] = f"{content[path]} CONTOH {number}"
    return bytes(
        structs.replace(
            body,
            visit=visit,
            device=device,
            incarnation=life,
            day=(_DAY + timedelta(days=number % 300)).isoformat(),
            centre=type(body.centre)(centre, code, name),
            content=content,
        ).to_bytes()
    )
