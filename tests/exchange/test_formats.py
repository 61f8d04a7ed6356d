"""Older packages are read by kept readers, parts as specified; what is newer waits and comes in after an update."""

from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ltsa_desktop.exchange import formats, import_package, resume_inbox
from ltsa_desktop.exchange.batch import import_batch
from ltsa_desktop.exchange.frames import FrameType
from ltsa_desktop.store import Store, TrustedKey
from tests.exchange.conftest import Laptop

GOLDEN = Path(__file__).resolve().parent / "golden"
KEYS = json.loads((GOLDEN / "keys-1.json").read_text(encoding="utf-8"))
EXPECTED = json.loads((GOLDEN / "expected-1.json").read_text(encoding="utf-8"))
PARTS = json.loads((GOLDEN / "parts-1.json").read_text(encoding="utf-8"))


def trust(store: Store, key: str, device: str) -> None:
    extra = json.dumps({"device": device})
    store.trust.put(TrustedKey("device", key, "CONTOH Siti", "trusted", None, None, "", extra))


def test_the_table_names_every_layout_that_was_ever_released() -> None:
    assert formats.read_here() == {
        "frames": [1],
        "types": [1, 2, 3, 4, 5, 6, 7],
        "manifests": [1],
        "parts": [1],
        "revisions": [1],
        "statements": [1],
    }


def test_the_first_format_imports_for_ever(office: Laptop) -> None:
    trust(office.store, KEYS["device_key"], EXPECTED["device"])
    done = import_package(office.store, GOLDEN / "package-1.ltsa", recovery=KEYS["supervisor_identity"])
    assert done.sums["new"] == len(EXPECTED["revisions"])
    assert done.sums["damaged"] == 0
    assert office.store.revisions.ids() >= set(EXPECTED["revisions"])
    (visit,) = office.store.visits.list()
    assert office.store.visits.content(visit.visit.id) == EXPECTED["content"]
    assert not office.store.blobs.missing()


def test_the_golden_parts_are_read_by_what_the_specification_says() -> None:
    opener = pyrage.x25519.Identity.from_str(PARTS["identity"])
    spans = {}
    for number in range(1, PARTS["parts"] + 1):
        data = (GOLDEN / f"parts-1-{number}.ltsa").read_bytes()
        frames, at = [], 16
        while at < len(data):
            _, _, type_, _, index, _, length = struct.unpack_from(">8sBBHI16sI", data, at)
            frames.append((type_, index, data[at + 72 : at + 72 + length]))
            at += 72 + length
        first, last = frames[0], frames[-1]
        assert (first[0], last[0]) == (7, 7)
        assert first == last
        line, _, body = pyrage.decrypt(first[2], [opener]).partition(b"\n")
        about, said = json.loads(line), json.loads(body)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(about["key"])).verify(
            bytes.fromhex(about["signature"]), b"ltsa-part-v1\n" + body
        )
        assert (about["type"], said["part"], said["parts"]) == ("part", number, PARTS["parts"])
        assert said["package"] == PARTS["package"]
        inside = [index for type_, index, _ in frames if type_ != 7]
        assert inside == list(range(said["first"], said["first"] + said["count"]))
        spans[number] = inside
    indices = [index for inside in spans.values() for index in inside]
    assert indices == list(range(len(indices)))


def test_the_golden_parts_import_together_and_each_alone(office: Laptop) -> None:
    trust(office.store, PARTS["key"], PARTS["device"])
    files = sorted(GOLDEN.glob("parts-1-*.ltsa"))
    shown = import_batch(office.store, files, preview=True, recovery=PARTS["identity"])
    assert (shown.sums["new"], shown.sums["damaged"]) == (3, 0)
    for file in reversed(files):
        import_batch(office.store, [file], recovery=PARTS["identity"])
    assert office.store.revisions.ids() == set(PARTS["revisions"])
    assert not office.store.blobs.missing()


def test_what_an_older_program_could_not_read_comes_in_by_itself_after_its_update(
    office: Laptop, siti: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti.revision(photos={"foto.jpg": b"CONTOH" * 400})
    path = siti.export(tmp_path / "a.ltsa")
    resume_inbox(office.store)
    with monkeypatch.context() as older:
        # A program from before attachments.
        older.setattr(formats, "TYPES", formats.TYPES - {int(FrameType.BLOB)})
        resume_inbox(office.store)
        report = import_package(office.store, path)
        assert report.sums["new"] == 1
        assert any("yang lebih baru" in note.id for note in report.notes)
        assert len(office.store.blobs.missing()) == 1
        assert resume_inbox(office.store) == []
        name = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
        assert formats.parked(office.store) == [f"{name}.ltsa"]
    path.unlink()
    (taken,) = resume_inbox(office.store)
    assert taken.photos_new == 1
    assert not office.store.blobs.missing()
    assert resume_inbox(office.store) == []
