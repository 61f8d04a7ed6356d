"""The content key of a visit: every sealed version of it is kept encrypted under this one key.

Destroying the key is what a legal erasure does: the versions' ids, signatures and places in the history stay, and
nobody can read what they said. AEAD is ChaCha20-Poly1305 with a random nonce; the additional data name the revision, so
that no two can be exchanged. `docs/decisions/erasure.md` says what this protects and what it does not.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlalchemy import Connection

from ltsa_desktop.store.errors import not_found
from ltsa_desktop.store.revision_body import erased, unreadable

_NONCE = 12


def seal(connection: Connection, visit: str, revision: str, raw: bytes) -> bytes:
    """The bytes of a revision as they are kept; the visit gets its key at its first one.

    Raises:
        RevisionUnreadable: code "content-erased" when the visit's key was destroyed.
    """
    row = connection.exec_driver_sql("SELECT key FROM content_key WHERE visit_id = ?", (visit,)).first()
    if row is None:
        key = ChaCha20Poly1305.generate_key()
        connection.exec_driver_sql("INSERT INTO content_key (visit_id, key) VALUES (?, ?)", (visit, key))
    elif row[0] is None:
        raise erased()
    else:
        key = bytes(row[0])
    return sealed(key, revision, raw)


def sealed(key: bytes, revision: str, raw: bytes) -> bytes:
    """`raw` under a content key."""
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, raw, revision.encode())


def unseal(key: bytes | None, revision: str, kept: bytes) -> bytes:
    """The plain bytes of a kept revision; b"" where the key was destroyed (`revision_body.read` says so in words).

    Raises:
        RevisionUnreadable: the bytes are not what was kept.
    """
    if key is None:
        return b""
    try:
        return ChaCha20Poly1305(bytes(key)).decrypt(kept[:_NONCE], kept[_NONCE:], revision.encode())
    except (InvalidTag, ValueError) as error:
        raise unreadable("content key") from error


def raw_of(connection: Connection, revision: str) -> bytes:
    """The plain bytes of a revision here. Raises NotFound, RevisionUnreadable."""
    row = connection.exec_driver_sql(
        "SELECT r.raw, k.key FROM revision r LEFT JOIN content_key k ON k.visit_id = r.visit_id WHERE r.id = ?",
        (revision,),
    ).first()
    if row is None:
        from ltsa_desktop.store.revisions import REVISION

        raise not_found(REVISION, revision)
    return unseal(row[1], revision, bytes(row[0]))


def destroy(connection: Connection, visit: str) -> None:
    """Destroy a visit's key for good; a visit whose versions are still to come gets none any more."""
    connection.exec_driver_sql(
        "INSERT INTO content_key (visit_id, key) VALUES (?, NULL) ON CONFLICT (visit_id) DO UPDATE SET key = NULL",
        (visit,),
    )


def destroyed(connection: Connection) -> set[str]:
    """The visits whose key was destroyed."""
    return set(connection.exec_driver_sql("SELECT visit_id FROM content_key WHERE key IS NULL").scalars())
