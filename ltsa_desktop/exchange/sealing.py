"""Encryption to people: each payload is an age file (age-encryption.org/v1) for every recipient's X25519 key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ltsa_desktop.ground.words import Text, UserError

MAX_AGE_HEADER = 32 << 10
"""Bytes of an age header that are read at most (some hundred recipients): each line of it may cost a key agreement."""


class NotForUs(Exception):
    """The payload is sound but none of our identities opens it."""


class Unreadable(Exception):
    """The payload is not an age file, or was changed after it was made."""


def new_identity() -> tuple[str, str]:
    """A new age key pair: (identity "AGE-SECRET-KEY-1…", recipient "age1…")."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """The public half of an identity. Raises UserError when the text is no age identity."""
    return str(_identity(identity).to_public())


def check_recipient(recipient: str) -> str:
    """`recipient` itself, when it is an X25519 age recipient; UserError otherwise."""
    from pyrage import RecipientError, x25519

    try:
        return str(x25519.Recipient.from_str(recipient.strip()))
    except RecipientError:
        raise UserError(
            Text(
                "Kunci penerima “{key}” tidak dapat dibaca. Kunci penerima diawali “age1”.",
                "The recipient key “{key}” cannot be read. A recipient key starts with “age1”.",
            ).format(key=recipient[:12] + "…"),
            code="recipient-unreadable",
        ) from None


class Sealer:
    """Encrypts payloads for a fixed set of recipients.

    Attributes:
        recipients: their public keys, each once, in sorted order.
    """

    def __init__(self, recipients: Sequence[str]) -> None:
        from pyrage import x25519

        self.recipients = tuple(sorted({check_recipient(recipient) for recipient in recipients}))
        if not self.recipients:
            raise ValueError("a payload without recipients could never be read")
        self._keys = [x25519.Recipient.from_str(recipient) for recipient in self.recipients]

    def seal(self, plain: bytes) -> bytes:
        """`plain` as one age file."""
        from pyrage import encrypt

        return bytes(encrypt(plain, self._keys))


class Opener:
    """Decrypts payloads with the identities this store holds."""

    def __init__(self, identities: Sequence[str]) -> None:
        self.recipients = tuple(recipient_of(identity) for identity in identities)
        self._keys = [_identity(identity) for identity in identities]

    def open(self, payload: bytes) -> bytes:
        """The plain bytes. Raises `NotForUs` or `Unreadable`."""
        from pyrage import DecryptError, decrypt

        if not payload.startswith(b"age-encryption.org/v1\n") or payload.find(b"\n--- ", 0, MAX_AGE_HEADER) < 0:
            raise Unreadable
        if not self._keys:
            raise NotForUs
        try:
            return bytes(decrypt(payload, self._keys))
        except DecryptError as error:
            if "matching" in str(error).lower():
                raise NotForUs from None
            raise Unreadable from error


def _identity(text: str) -> Any:
    from pyrage import IdentityError, x25519

    try:
        return x25519.Identity.from_str(text.strip())
    except IdentityError:
        raise UserError(
            Text(
                "Kunci pembuka tidak dapat dibaca. Kunci pembuka diawali “AGE-SECRET-KEY-1”; periksa salah ketiknya.",
                "The opening key cannot be read. An opening key starts with “AGE-SECRET-KEY-1”; check the typing.",
            ),
            code="identity-unreadable",
        ) from None
