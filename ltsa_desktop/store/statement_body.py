"""What a statement says: a signed act that is no answer (a seal, a review, a decision, a plan), in canonical bytes.

Statements are canonical JSON as revisions are, and like them a set that only grows. Each names the one before it of
the same life of the same laptop and its own number, so the acts of a laptop form a chain: a gap shows what is not here
yet, a number given twice shows a cloned or restored laptop.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.errors import RevisionUnreadable
from ltsa_desktop.store.revision_body import AuthorRef, Line, canonical, newer

FORMAT: Final = 1
MOST = 1 << 20
"""Bytes of one statement."""

Kind = Annotated[str, Meta(pattern="^[a-z][a-z-]{0,39}$")]
MaybeHash = Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]


class StatementBody(Struct, frozen=True):
    """The content of a statement.

    Attributes:
        format: `FORMAT`.
        kind: what is stated ("seal", "review", "comment", …); readers keep kinds they do not know.
        visit, revision, path: what it is about, "" where it is about none.
        data: what is stated, by the rules of its kind.
        author: who states it; `device` and `incarnation` where.
        number: of the statements of this incarnation, from 1; `previous` the id of the one before, "" for the first.
        at: the laptop's clock ("2026-11-24T14:03:22.123456Z"); it orders what is shown and decides nothing.
    """

    format: Literal[1]
    kind: Kind
    visit: Line
    revision: MaybeHash
    path: Line
    data: dict[str, Any]
    author: AuthorRef
    device: Line
    incarnation: Line
    number: Annotated[int, Meta(ge=1, le=1 << 48)]
    previous: MaybeHash
    at: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$")]

    def to_bytes(self) -> bytes:
        """The canonical bytes."""
        return canonical(self)

    @property
    def moment(self) -> datetime:
        """`at` as an aware datetime."""
        return datetime.fromisoformat(self.at)


def silent(body: StatementBody) -> StatementBody:
    """The same act without its words and the question it was about: what an erasure leaves of it."""
    return msgspec.structs.replace(body, data={}, path="")


class _Head(Struct):
    format: int = 0


_BODY = msgspec.json.Decoder(StatementBody)
_HEAD = msgspec.json.Decoder(_Head)


def statement_id(raw: bytes) -> str:
    """The id of a statement's bytes: their SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()


def read(raw: bytes) -> StatementBody:
    """The checked content of a statement's bytes.

    Raises:
        RevisionUnreadable: no statement, not in canonical form, or too large; with code "newer-format" when a newer
            program wrote it.
    """
    try:
        if len(raw) > MOST:
            raise ValueError("size")
        body = _BODY.decode(raw)
        if canonical(body) != raw or (body.number == 1) != (not body.previous):
            raise ValueError("not canonical")
        body.moment  # noqa: B018  # a pattern lets 31 February pass
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        if _format_of(raw) > FORMAT:
            raise newer() from error
        raise RevisionUnreadable(
            Text(
                id="Sebuah keputusan atau komentar tidak dapat dibaca. Catatan lain tidak terpengaruh.",
                en="A decision or comment cannot be read. Other records are not affected.",
            ),
            code="statement-unreadable",
        ) from error
    return body


def decode(raw: bytes) -> StatementBody:
    """The content of bytes that `read` has found good before: a second look need not weigh them again."""
    return _BODY.decode(raw)


def _format_of(raw: bytes) -> int:
    try:
        return _HEAD.decode(raw).format
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return 0
