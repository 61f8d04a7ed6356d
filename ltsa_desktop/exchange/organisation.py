"""The organisation's file (`.ltsaorg`): who may read packages and whom to trust, carried by hand to each laptop."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, structs

from ltsa_desktop.exchange import certificates, files, recovery, sealing, signed_file, signing
from ltsa_desktop.exchange.certificates import Certificate, Certified
from ltsa_desktop.exchange.payloads import Identifier, Key, Short
from ltsa_desktop.exchange.signing import Signer, fingerprint
from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Text, UserError

KIND = "ltsa-organisation/2"
FIRST = "ltsa-organisation/1"
"""Version 1 of the file, read for ever: it has no key of the organisation, no rotations and no certificates."""
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


class Rotation(Struct, frozen=True):
    """One link of the chain of the organisation's own keys: the old one says which comes after it.

    Attributes:
        old, new: Ed25519 public keys, hex.
        since: UTC, ISO 8601.
        signature: by `old` over the rotation's context, both keys and `since`, each followed by a line feed; ""
        where the old
            sheet was lost: then every laptop compares the fingerprint by voice again.
    """

    old: Key
    new: Key
    since: Short
    signature: Annotated[str, Meta(pattern="^([0-9a-f]{128})?$")] = ""

    @property
    def message(self) -> bytes:
        """What is signed."""
        return signing.ROTATION + f"{self.old}\n{self.new}\n{self.since}\n".encode()

    @property
    def holds(self) -> bool:
        """Whether the old key said so."""
        return bool(self.signature) and signing.verify(self.old, bytes.fromhex(self.signature), self.message)


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
        root: the organisation's own key, whose private half is on the recovery sheet only; "" in files of version 1.
        rotations: how it came to be that key, oldest first.
        certificates: of supervisors and laptops; the signer of the file vouches for the list.
        profiles: arrangements of the meeting pack, by name (`store.report_profiles`).
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
    root: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")] = ""
    rotations: Annotated[list[Rotation], Meta(max_length=100)] = []
    certificates: Annotated[list[Certified], Meta(max_length=2000)] = []
    profiles: Annotated[dict[Short, dict[str, Any]], Meta(max_length=200)] = {}

    def recipients(self) -> list[str]:
        """Who can open a package: each supervisor and the recovery key."""
        return [supervisor.recipient for supervisor in self.supervisors] + [self.escrow]

    @property
    def judges(self) -> frozenset[str]:
        """The keys of its supervisors that are not withdrawn: their acts about trust and reviews count."""
        gone = {revoked.key for revoked in self.revoked}
        return frozenset(supervisor.key for supervisor in self.supervisors) - gone


@dataclass(frozen=True, slots=True)
class Founding:
    """A new organisation and the one thing that must not stay on the laptop.

    Attributes:
        data: the bytes of the `.ltsaorg` file.
        organisation: its body.
        recovery: the secret of the escrow and of the organisation's own key ("AGE-SECRET-KEY-1…"), to be printed and
            locked away.
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
    secret, escrow = sealing.new_identity()
    root, root_signer = recovery.organisation_key(secret)
    identity, today = uuid7(), date.today()
    until = certificates.years_after(today, certificates.SUPERVISOR_YEARS)
    vouched = [
        certificates.certify(certificate_of(identity, person, today, until), root, root_signer)
        for person in supervisors
    ]
    organisation = Organisation(
        id=identity,
        version=1,
        name=name.strip(),
        unit=unit.strip(),
        letterhead=letterhead or Letterhead(),
        place=place.strip(),
        supervisors=list(supervisors),
        escrow=escrow,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        root=root,
        certificates=vouched,
    )
    return Founding(sign(organisation, key, signer), organisation, secret)


def certificate_of(organisation: str, person: Supervisor, since: date, until: date) -> Certificate:
    """What vouches for a supervisor."""
    return Certificate(
        organisation=organisation,
        kind="supervisor",
        key=person.key,
        recipient=person.recipient,
        name=person.name,
        nip=person.nip,
        position=person.position,
        device=person.device,
        valid_from=since.isoformat(),
        valid_to=until.isoformat(),
        issued=datetime.now(UTC).isoformat(timespec="seconds"),
    )


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
    if key not in _signers(organisation):
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
    kind = FIRST if signed_file.format_of(data) == FIRST else KIND
    organisation, key = signed_file.unseal(data, kind, Organisation)
    if kind == FIRST:
        organisation = structs.replace(organisation, root="", rotations=[], certificates=[])
    if key not in _signers(organisation):
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


def may_follow(current: Organisation, offered: Opened, *, compared: bool = False) -> bool:
    """Whether `offered` takes the place of `current`; False when it is the same or an older version (nothing to do).

    The version only ever grows, so an older file cannot bring back who was withdrawn. Of two files of one version (two
    supervisors changed it at once) the one whose body has the greater SHA-256 stands everywhere.

    Args:
        compared: a person compared the fingerprint by voice just now, which replaces a link that the lost old key
        of the
            organisation cannot sign any more.

    Raises:
        UserError: another organisation's file; one that neither a supervisor of the current version nor the
        organisation's own
            key signed; one whose key of the organisation does not follow from the present one.
    """
    body = offered.organisation
    if body.id != current.id:
        raise UserError(
            Text(
                "Berkas ini milik organisasi lain ({other}); laptop ini milik {ours}. Tidak ada yang diubah.",
                "This file belongs to another organisation ({other}), this laptop to {ours}. Nothing was changed.",
            ).format(other=body.name, ours=current.name),
            code="other-organisation",
        )
    if body.version < current.version:
        return False
    if body.version == current.version and _order(body) <= _order(current):
        return False
    if offered.key not in _signers(current):
        raise UserError(
            Text(
                "Berkas organisasi yang baru ini tidak ditandatangani oleh supervisor yang dikenal laptop ini. "
                "Tidak ada yang diubah; hubungi supervisor Anda.",
                "This newer organisation file is not signed by a supervisor this laptop knows. Nothing was changed; "
                "call your supervisor.",
            ),
            code="signer-unknown",
        )
    if not compared and not _follows(current.root, body):
        raise UserError(
            Text(
                "Kunci organisasi di berkas ini baru dan tidak disahkan oleh kunci yang lama. Buka berkasnya di "
                "layar, lalu "
                "cocokkan keenam katanya lewat telepon dengan supervisor. Tidak ada yang diubah.",
                "The organisation's key in this file is new and the old one does not vouch for it. Open the file by "
                "hand and "
                "compare the six words by telephone with the supervisor. Nothing was changed.",
            ),
            code="key-unproved",
        )
    return True


def _order(organisation: Organisation) -> bytes:
    return hashlib.sha256(msgspec.json.encode(organisation, order="sorted")).digest()


def _signers(organisation: Organisation) -> frozenset[str]:
    """Who may sign the file: a supervisor that is not withdrawn, or the organisation's own key."""
    return (organisation.judges | {organisation.root}) - {""}


def _follows(root: str, offered: Organisation) -> bool:
    """Whether the offered key of the organisation is `root` or follows from it link by link."""
    if not root:
        return True
    links = {link.old: link for link in offered.rotations if link.holds}
    for _ in range(len(links) + 1):
        if root == offered.root:
            return True
        if root not in links:
            return False
        root = links[root].new
    return False
