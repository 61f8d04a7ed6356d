"""Format 1 as it was released: read by a reader written from `docs/format.md` alone, and by the program itself.

`independent_read` imports nothing of ours: it is the worked example the specification points to.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ltsa_desktop.exchange import enrolment, organisation, receipt
from ltsa_desktop.exchange.reader import PackageReader
from ltsa_desktop.exchange.sealing import Opener

GOLDEN = Path(__file__).resolve().parent / "golden"


def golden(name: str) -> bytes:
    return (GOLDEN / name).read_bytes()


KEYS = json.loads(golden("keys-1.json"))
EXPECTED = json.loads(golden("expected-1.json"))


def verify(key: str, signature: str, message: bytes) -> None:
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), message)


def independent_read(data: bytes, identity: str) -> dict[str, Any]:
    """Everything in a package: manifests, revisions by id, objects by (kind, id)."""
    assert data[:16] == bytes.fromhex("89 4C 54 53 41 2D 50 4B 47 0D 0A 1A 0A 00 01 00")
    opener = pyrage.x25519.Identity.from_str(identity)
    manifests, centres, revisions, objects = [], [], {}, {}
    at, index = 16, 0
    while at < len(data):
        sync, version, _type, reserved, number, _package, length, digest, crc = struct.unpack_from(
            ">8sBBHI16sI32sI", data, at
        )
        assert (sync, version, reserved, number) == (b"\x96LFRAME\n", 1, 0, index)
        assert zlib.crc32(data[at : at + 68]) == crc
        payload = data[at + 72 : at + 72 + length]
        assert hashlib.sha256(payload).digest() == digest
        line, _, body = pyrage.decrypt(payload, [opener]).partition(b"\n")
        about = json.loads(line)
        if about.get("zlib") is not None:
            body = zlib.decompress(body)
            assert len(body) == about["zlib"]
        if about["type"] == "manifest":
            verify(about["key"], about["signature"], b"ltsa-manifest-v1\n" + body)
            manifests.append(json.loads(body))
        elif about["type"] == "revision":
            verify(about["key"], about["signature"], body)
            assert hashlib.sha256(body).hexdigest() == about["id"]
            revisions[about["id"]] = json.loads(body)
        elif about["type"] == "centre":
            verify(about["key"], about["signature"], b"ltsa-centre-v1\n" + body)
            centres += json.loads(body)["centres"]
        else:
            assert about["type"] == "chunk"
            objects[about["kind"], about["id"]] = objects.get((about["kind"], about["id"]), b"") + body
        at, index = at + 72 + length, index + 1
    for (_, name), content in objects.items():
        assert hashlib.sha256(content).hexdigest() == name
    return {"manifests": manifests, "centres": centres, "revisions": revisions, "objects": objects}


@pytest.mark.parametrize("identity", ["supervisor_identity", "escrow_identity"])
def test_a_reader_written_from_the_specification_reads_everything(identity):
    found = independent_read(golden("package-1.ltsa"), KEYS[identity])
    head, tail = found["manifests"]
    assert head == tail
    assert head["device"] == EXPECTED["device"]
    assert list(found["revisions"]) == EXPECTED["revisions"]
    newest = found["revisions"][EXPECTED["revisions"][-1]]
    assert newest["content"] == EXPECTED["content"]
    assert newest["parents"] == EXPECTED["revisions"][:1]
    assert {kind for kind, _ in found["objects"]} == {"blob", "instrument"}
    assert [name for kind, name in found["objects"] if kind == "instrument"] == [EXPECTED["instrument"]]
    assert [name for kind, name in found["objects"] if kind == "blob"] == EXPECTED["photos"]
    assert [centre["code"] for centre in found["centres"]] == [newest["centre"]["code"]]
    listed = [entry["id"] for entry in head["entries"] if entry["type"] != 5]
    assert sorted(listed) == sorted([*EXPECTED["revisions"], *EXPECTED["photos"], EXPECTED["instrument"]])


def test_the_program_reads_the_golden_package():
    with (GOLDEN / "package-1.ltsa").open("rb") as stream:
        reader = PackageReader(stream, Opener([KEYS["supervisor_identity"]]))
        names = {getattr(piece.line, "id", "") for piece in reader.pieces()}
        assert reader.losses() == []
    assert set(EXPECTED["revisions"] + EXPECTED["photos"]) <= names


def test_the_signed_files_of_format_1_still_hold():
    opened = organisation.read(golden("organisation-1.ltsaorg"))
    assert (opened.organisation.name, opened.key) == ("CONTOH Direktorat", KEYS["supervisor_key"])
    introduced = enrolment.read(golden("enrolment-1.ltsaenrol")).enrolment
    assert (introduced.name, introduced.key) == ("CONTOH Siti", KEYS["device_key"])
    confirmed, key = receipt.read(golden("receipt-1.ltsareceipt"))
    assert (sorted(confirmed.revisions), key) == (sorted(EXPECTED["revisions"]), KEYS["supervisor_key"])
    envelope = json.loads(golden("organisation-1.ltsaorg"))
    verify(envelope["key"], envelope["signature"], b"ltsa-organisation-v1\n" + envelope["body"].encode())


def test_the_organisation_file_of_version_2_is_read_by_the_specification_alone():
    """Signature of the file, of the link between both keys, of each certificate; the key behind the typed code."""
    keys = json.loads(golden("organisation-keys-2.json"))
    envelope = json.loads(golden("organisation-2.ltsaorg"))
    assert envelope["format"] == "ltsa-organisation/2"
    verify(envelope["key"], envelope["signature"], b"ltsa-organisation-v2\n" + envelope["body"].encode())
    body = json.loads(envelope["body"])
    (link,) = body["rotations"]
    assert (link["old"], link["new"]) == (keys["former_root"], body["root"])
    message = f"{link['old']}\n{link['new']}\n{link['since']}\n".encode()
    verify(link["old"], link["signature"], b"ltsa-rotation-v1\n" + message)
    vouched = set()
    for certified in body["certificates"]:
        verify(certified["by"], certified["signature"], b"ltsa-certificate-v1\n" + certified["body"].encode())
        certificate = json.loads(certified["body"])
        assert certificate["valid_from"] < certificate["valid_to"]
        vouched.add(certificate["key"])
    assert vouched >= {keys["supervisor_key"], keys["laptop_key"]}
    assert [gone["key"] for gone in body["revoked"]] == [keys["withdrawn_key"]]
    # Two lines of base32: 16 bytes and the first 2 of SHA-256("ltsa-recovery-v1\n" + number of the line + 16 bytes).
    seed = b""
    for number, line in enumerate(keys["typed"]):
        raw = base64.b32decode(line.replace(" ", "") + "===")
        assert hashlib.sha256(b"ltsa-recovery-v1\n" + bytes([number]) + raw[:16]).digest()[:2] == raw[16:]
        seed += raw[:16]
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"ltsa-organisation-key-v1").derive(seed)
    public = Ed25519PrivateKey.from_private_bytes(derived).public_key().public_bytes_raw()
    assert public.hex() == body["root"]
    assert str(pyrage.x25519.Identity.from_str(keys["recovery"]).to_public()) == body["escrow"]


def test_the_program_reads_both_versions_and_follows_from_the_first():
    first, second = (organisation.read(golden(f"organisation-{n}.ltsaorg")).organisation for n in (1, 2))
    assert (first.root, first.certificates, first.rotations) == ("", [], [])
    assert (len(second.supervisors), len(second.rotations)) == (2, 1)
    assert second.rotations[0].holds
