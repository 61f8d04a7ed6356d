"""The organisation's file (`.ltsaorg`): who may read packages and whom to trust, carried by hand to each laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, structs

from ltsa_desktop.exchange import files, sealing, signed_file
from ltsa_desktop.exchange.payloads import Identifier, Key, Short
from ltsa_desktop.exchange.signing import Signer, fingerprint
from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Text, UserError

KIND = "ltsa-organisation/1"
SUFFIX = ".ltsaorg"


class Supervisor(Struct, frozen=True, kw_only=True):
    """One of the people who may read the organisation's packages and sign for it.

    Attributes:
        name, nip, position: of the person.
        device: id of the laptop that holds the keys.
        key: Ed25519 public key, hex.
        recipient: age public key ("age1…").
    """

    name: Short
    nip: Short = ""
    position: Short = ""
    device: Short = ""
    key: Key
    recipient: Short


class Revoked(Struct, frozen=True):
    """A key that is not to be trusted any more: what it signed is kept apart for a decision."""

    key: Key
    since: Short
    reason: Short = ""


class Letterhead(Struct, frozen=True):
    """The kop surat: lines from the top down, the first ones in capitals by custom; the logo as base64 PNG or JPEG."""

    lines: Annotated[list[Short], Meta(max_length=8)] = []
    address: Annotated[str, Meta(max_length=1000)] = ""
    logo: Annotated[str, Meta(max_length=4 << 20)] = ""


class Organisation(Struct, frozen=True, kw_only=True):
    """The body of an `.ltsaorg` file.

    Attributes:
        id: of the organisation, for its whole life.
        version: grows by one with each change; an older file never replaces a newer one.
        name, unit: of the ministry and its unit.
        letterhead: see `Letterhead`.
        place: the town of "place, date" on paper.
        supervisors: at least one.
        escrow: the age recipient of the recovery key, whose identity is on paper only.
        revoked: keys withdrawn.
        created: UTC, ISO 8601.
    """

    id: Identifier
    version: Annotated[int, Meta(ge=1, le=1 << 31)]
    name: Annotated[str, Meta(min_length=1, max_length=400)]
    unit: Short = ""
    letterhead: Letterhead = Letterhead()
    place: Short = ""
    supervisors: Annotated[list[Supervisor], Meta(min_length=1, max_length=60)]
    escrow: Short
    revoked: Annotated[list[Revoked], Meta(max_length=10_000)] = []
    created: Short

    def recipients(self) -> list[str]:
        """Who can open a package: each supervisor and the recovery key."""
        return [supervisor.recipient for supervisor in self.supervisors] + [self.escrow]


@dataclass(frozen=True, slots=True)
class Founding:
    """A new organisation and the one thing that must not stay on the laptop.

    Attributes:
        data: the bytes of the `.ltsaorg` file.
        organisation: its body.
        recovery: the escrow identity ("AGE-SECRET-KEY-1…"), to be printed and locked away.
    """

    data: bytes
    organisation: Organisation
    recovery: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An organisation's file whose signature holds.

    Attributes:
        organisation: its body.
        key: who signed it, hex.
        data: the file's bytes, to be kept as they are.
    """

    organisation: Organisation
    key: str
    data: bytes

    @property
    def fingerprint(self) -> str:
        """Six words to compare by voice before the file is accepted for the first time."""
        return fingerprint(self.key)


def found(
    name: str,
    supervisors: Sequence[Supervisor],
    key: str,
    signer: Signer,
    *,
    unit: str = "",
    letterhead: Letterhead | None = None,
    place: str = "",
) -> Founding:
    """Create an organisation with a fresh recovery key; `key` (one of the supervisors') signs it.

    Raises:
        UserError: a recipient key that cannot be read, no name, or a signer who is not among the supervisors.
    """
    recovery, escrow = sealing.new_identity()
    organisation = Organisation(
        id=uuid7(),
        version=1,
        name=name.strip(),
        unit=unit.strip(),
        letterhead=letterhead or Letterhead(),
        place=place.strip(),
        supervisors=list(supervisors),
        escrow=escrow,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return Founding(sign(organisation, key, signer), organisation, recovery)


def amend(current: Organisation, key: str, signer: Signer, **changes: object) -> tuple[Organisation, bytes]:
    """The next version of the organisation with some fields changed, and its file."""
    fresh = {**changes, "version": current.version + 1, "created": datetime.now(UTC).isoformat(timespec="seconds")}
    organisation = structs.replace(current, **fresh)
    return organisation, sign(organisation, key, signer)


def sign(organisation: Organisation, key: str, signer: Signer) -> bytes:
    """The bytes of the `.ltsaorg` file. UserError as in `found`."""
    if not organisation.name:
        raise UserError(
            Text("Nama organisasi belum diisi.", "The organisation has no name yet."), code="organisation-without-name"
        )
    if key not in {supervisor.key for supervisor in organisation.supervisors}:
        raise UserError(
            Text(
                "Hanya supervisor yang tercantum di berkas organisasi dapat menandatanganinya.",
                "Only a supervisor listed in the organisation's file can sign it.",
            ),
            code="not-a-supervisor",
        )
    for recipient in organisation.recipients():
        sealing.check_recipient(recipient)
    return signed_file.seal(KIND, organisation, key, signer)


def read(data: bytes) -> Opened:
    """Open the bytes of an `.ltsaorg` file. UserError when it is no such file, was changed, or a stranger signed it."""
    organisation, key = signed_file.unseal(data, KIND, Organisation)
    if key not in {supervisor.key for supervisor in organisation.supervisors}:
        raise UserError(
            Text(
                "Berkas organisasi ini tidak ditandatangani oleh supervisor yang disebut di dalamnya. Jangan dipakai.",
                "This organisation file is not signed by a supervisor it lists. Do not use it.",
            ),
            code="not-a-supervisor",
        )
    for recipient in organisation.recipients():
        sealing.check_recipient(recipient)
    return Opened(organisation, key, data)


def read_file(path: Path) -> Opened:
    """`read` of a file. UserError as `read`, and when the file cannot be read."""
    return read(files.read_small(path))


def may_follow(current: Organisation, offered: Opened) -> bool:
    """Whether `offered` replaces `current`; False when it is the same or an older version (nothing to do).

    Raises:
        UserError: another organisation's file, or one not signed by a supervisor of the current version.
    """
    if offered.organisation.id != current.id:
        raise UserError(
            Text(
                "Berkas ini milik organisasi lain ({other}); laptop ini milik {ours}. Tidak ada yang diubah.",
                "This file belongs to another organisation ({other}), this laptop to {ours}. Nothing was changed.",
            ).format(other=offered.organisation.name, ours=current.name),
            code="other-organisation",
        )
    if offered.organisation.version <= current.version:
        return False
    if offered.key not in {supervisor.key for supervisor in current.supervisors}:
        raise UserError(
            Text(
                "Berkas organisasi yang baru ini tidak ditandatangani oleh supervisor yang dikenal laptop ini. "
                "Tidak ada yang diubah; hubungi supervisor Anda.",
                "This newer organisation file is not signed by a supervisor this laptop knows. Nothing was changed; "
                "call your supervisor.",
            ),
            code="signer-unknown",
        )
    return True
