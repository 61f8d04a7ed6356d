"""What a revision says: its canonical bytes, read and written. Pure; `docs/format.md` carries them verbatim.

A revision is canonical JSON (keys sorted, UTF-8, no spaces). Its id is the SHA-256 of these bytes in hex; its short
code, printed on paper, the first ten characters of that hash in base32. `hidden` lists the paths that keep a text but
were not asked (not relevant) at sealing, so that whoever reads a revision needs no form engine to leave them out.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.errors import RevisionUnreadable
from ltsa_desktop.store.read_models import Author

FORMAT: Final = 1

Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Identifier = Annotated[str, Meta(pattern="^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
Line = Annotated[str, Meta(max_length=2000)]
Count = Annotated[int, Meta(ge=0, le=1 << 48)]


class CentreRef(Struct, frozen=True):
    """The centre as the evaluator's register had it."""

    id: Line
    code: Line
    name: Line


class InstrumentRef(Struct, frozen=True):
    """The instrument version it was filled in with."""

    digest: Hash
    form_id: Line
    version: Line


class AuthorRef(Struct, frozen=True):
    """A person who wrote."""

    name: Line
    nip: Line
    role: Line

    def author(self) -> Author:
        """As the store's own value."""
        return Author(self.name, self.nip, self.role)


class AttachmentRef(Struct, frozen=True):
    """A file the content names.

    `taken_at` is local ISO text or ""; `number` as in "Foto 12", or of a recording as in "Rekaman 3", else 0;
    `media_type` of a recording may carry `duration` in seconds and `estimated=1` as parameters.
    """

    sha256: Hash
    size: Count
    media_type: Line
    caption: str
    number: Count
    taken_at: Line


class ProgressRef(Struct, frozen=True):
    """How far the form was filled at sealing."""

    answered: Count
    total: Count
    required_open: Count
    problems: Count


class RevisionBody(Struct, frozen=True):
    """The content of a revision.

    Attributes:
        format: `FORMAT`.
        day, visit_kind: of the visit.
        author: who sealed it; `authors` those who wrote, which `written` counts by index.
        written: path → [index of its author, seconds since 1970 UTC].
        hidden: paths of `content` that were not relevant.
        score: `scoring.Snapshot` as data, None when the instrument has no plan.
    """

    format: Literal[1]
    visit: Identifier
    day: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
    visit_kind: Line
    centre: CentreRef
    instrument: InstrumentRef
    parents: Annotated[list[Hash], Meta(max_length=64)]
    author: AuthorRef
    authors: list[AuthorRef]
    device: Line
    incarnation: Line
    sealed_at: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$")]
    kind: Literal["final", "handover", "export"]
    reason: str
    example: bool
    content: dict[str, str]
    written: dict[str, tuple[int, int]]
    hidden: list[str]
    attachments: dict[str, AttachmentRef]
    progress: ProgressRef
    score: dict[str, Any] | None

    def to_bytes(self) -> bytes:
        """The canonical bytes."""
        return canonical(self)

    def asked(self) -> dict[str, str]:
        """The content that was relevant."""
        hidden = set(self.hidden)
        return {path: text for path, text in self.content.items() if path not in hidden}

    @property
    def moment(self) -> datetime:
        """`sealed_at` as an aware datetime."""
        return datetime.fromisoformat(self.sealed_at)

    @property
    def date(self) -> date:
        """`day` as a date."""
        return date.fromisoformat(self.day)


class _Head(Struct):
    format: int = 0


_BODY = msgspec.json.Decoder(RevisionBody)
_HEAD = msgspec.json.Decoder(_Head)


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, UTF-8, no spaces: equal values, equal bytes."""
    return msgspec.json.encode(value, order="sorted")


def revision_id(raw: bytes) -> str:
    """The id of a revision's bytes."""
    return hashlib.sha256(raw).hexdigest()


def short_code(revision: str) -> str:
    """The printed code of a revision id, e.g. "K7QX2-9FMDA"."""
    text = base64.b32encode(bytes.fromhex(revision)).decode()
    return f"{text[:5]}-{text[5:10]}"


def stamp(moment: datetime) -> str:
    """A moment as a revision writes it: "2026-11-24T14:03:22.123456Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(raw: bytes) -> RevisionBody:
    """The checked content of a revision's bytes.

    Raises:
        RevisionUnreadable: not a revision, not in canonical form, or impossible in itself; with code "newer-format"
            when a newer program wrote it, "content-erased" for no bytes: the content key was destroyed.
    """
    if not raw:
        raise erased()
    try:
        body = _BODY.decode(raw)
        if canonical(body) != raw:
            raise ValueError("not canonical")
        body.moment, body.date  # noqa: B018  # a pattern lets 31 February pass
        if not set(map(itemgetter(0), body.written.values())) <= set(range(len(body.authors))):
            raise ValueError("author index")
        # "0" comes right after "/": so all paths begin with a stroke, without looking at each.
        if body.content and not (min(body.content) >= "/" and max(body.content) < "0" and all(body.content.values())):
            raise ValueError("path")
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise (newer() if _format_of(raw) > FORMAT else unreadable(str(error))) from error
    return body


def decode(raw: bytes) -> RevisionBody:
    """The content of bytes that `read` has found good before: a second look need not weigh them again."""
    return _BODY.decode(raw)


def _format_of(raw: bytes) -> int:
    try:
        return _HEAD.decode(raw).format
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return 0


def erased() -> RevisionUnreadable:
    """What to say about a visit whose content key was destroyed."""
    return RevisionUnreadable(
        Text(
            id="Isi kunjungan ini sudah dimusnahkan dan tidak dapat dibaca lagi.",
            en="The content of this visit was erased for good and cannot be read any more.",
        ),
        code="content-erased",
    )


def newer() -> RevisionUnreadable:
    """What to say about a revision of a newer program."""
    return RevisionUnreadable(
        Text(
            id="Kunjungan ini disegel dengan LTSA Desktop yang lebih baru. Perbarui aplikasi di laptop ini, lalu impor "
            "lagi.",
            en="This visit was sealed by a newer LTSA Desktop. Update the application on this laptop, then import it "
            "again.",
        ),
        code="newer-format",
    )


def unreadable(why: str) -> RevisionUnreadable:
    """What to say about bytes that are no revision."""
    return RevisionUnreadable(
        Text(
            id="Catatan kunjungan ini tidak dapat dibaca ({why}). Catatan lain tidak terpengaruh.",
            en="This visit's record cannot be read ({why}). Other records are not affected.",
        ).format(why=why[:120])
    )
