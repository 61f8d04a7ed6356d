"""Signatures: Ed25519 over a named context and the bytes, and fingerprints that two people can compare by voice.

A key is written as the 64 lower-case hex digits of its 32 raw public bytes; a signature as 128. The context keeps a
signature on one kind of thing from being shown as one on another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ltsa_desktop.store.statements import CONTEXT

MANIFEST: Final = b"ltsa-manifest-v1\n"
ORGANISATION: Final = b"ltsa-organisation-v1\n"
ENROLMENT: Final = b"ltsa-enrolment-v1\n"
RECEIPT: Final = b"ltsa-receipt-v1\n"
CENTRE: Final = b"ltsa-centre-v1\n"
STATEMENT: Final = CONTEXT
ORGANISATION_2: Final = b"ltsa-organisation-v2\n"
PART: Final = b"ltsa-part-v1\n"
CERTIFICATE: Final = b"ltsa-certificate-v1\n"
ROTATION: Final = b"ltsa-rotation-v1\n"
RENEWAL: Final = b"ltsa-renewal-v1\n"

Signer = Callable[[bytes], bytes]
"""Signs exactly the bytes it is given; returns the 64 bytes of the signature."""

# The y coordinates of the points of small order (on RFC 8032's curve; libsodium refuses the same seven): under such
# a "key" a signature of zeros holds for every message, so anybody could sign for its owner.
_SMALL_ORDER = {
    "00" * 32,
    "01" + "00" * 31,
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ec" + "ff" * 30 + "7f",
    "ed" + "ff" * 30 + "7f",
    "ee" + "ff" * 30 + "7f",
}

_ONSETS = "bcdghjklmnprstwy"
_VOWELS = "aiuo"


def signer_of(key: Ed25519PrivateKey) -> Signer:
    """A signer that keeps its private key to itself."""
    return key.sign


def key_id(key: Ed25519PrivateKey | Ed25519PublicKey) -> str:
    """The public key as 64 hex digits."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return public.public_bytes_raw().hex()


def verify(key: str, signature: bytes, message: bytes) -> bool:
    """True when `signature` on `message` was made by `key` (hex); False for anything else, weak keys included."""
    try:
        raw = bytes.fromhex(key)
        if len(raw) != 32 or (raw[:31] + bytes([raw[31] & 0x7F])).hex() in _SMALL_ORDER:
            return False
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(key: str) -> str:
    """Six words of three open syllables for comparing a key by voice, e.g. "batuki mapori …".

    108 bits of SHA-256("ltsa-fingerprint-v1\\n" + the text of the key): each syllable is a consonant (4 bits) and a
    vowel (2 bits), chosen so that an Indonesian ear keeps them apart (no f/v/p, no s/z, no e).
    """
    number = int.from_bytes(hashlib.sha256(b"ltsa-fingerprint-v1\n" + key.encode("ascii", "replace")).digest(), "big")
    syllables = []
    for position in range(18):
        bits = number >> (250 - 6 * position) & 63
        syllables.append(_ONSETS[bits >> 2] + _VOWELS[bits & 3])
    return " ".join("".join(syllables[word : word + 3]) for word in range(0, 18, 3))
