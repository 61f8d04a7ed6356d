"""This laptop: its id, which life of its store this is, and the keys by which others know it."""

from __future__ import annotations

from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ltsa_desktop.store.read_models import DeviceInfo
from ltsa_desktop.store.vault import Keys


class Device:
    """The signing side of a store.

    Attributes:
        id: of the laptop. incarnation: changes when a store is restored from a copy, so that what it writes from then
            on is never taken for what it wrote before.
        key: Ed25519 public key, hex.
    """

    def __init__(self, keys: Keys) -> None:
        self.id = keys.device
        self.incarnation = keys.incarnation
        self._private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(keys.signing))
        self.key = self._private.public_key().public_bytes_raw().hex()
        self._age = keys.age
        self._former_age = tuple(keys.former_age.split())

    def sign(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature over exactly `message`."""
        return self._private.sign(message)

    @property
    def age_identity(self) -> str:
        """The secret "AGE-SECRET-KEY-1…" that opens what is encrypted to this device."""
        return self._age

    @property
    def age_identities(self) -> tuple[str, ...]:
        """Every secret that opens something sealed to this device, the present one first."""
        return (self._age, *self._former_age)

    @cached_property
    def recipient(self) -> str:
        """The public "age1…" of `age_identity`."""
        from pyrage import x25519

        return str(x25519.Identity.from_str(self._age).to_public())

    @property
    def info(self) -> DeviceInfo:
        """What others may know."""
        return DeviceInfo(self.id, self.incarnation, self.key, self.recipient)
