"""Certificates: a supervisor (or the organisation's own key) vouches for a laptop's keys, from a day to a day.

A certificate is canonical JSON with an Ed25519 signature of its own, so that the same bytes can stand in the
organisation's file and travel as a signed act (kind `certificate`) in a package. Of several certificates for one
key the one that holds longest counts; a withdrawn key stays withdrawn whatever certificate there is.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from ltsa_desktop.exchange import sealing, signing
from ltsa_desktop.exchange.payloads import Identifier, Key, Short, SignatureHex
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.exchange.signing import Signer

CERTIFICATE: Final = "certificate"
"""The kind of the signed act that carries one."""
LEEWAY: Final = timedelta(days=1)
"""Two laptops in different zones may write different days for one moment."""
LAPTOP_YEARS, SUPERVISOR_YEARS = 2, 3
"""How long a certificate holds unless somebody says otherwise."""

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]


class Certificate(Struct, frozen=True, kw_only=True):
    """Whose key a key is.

    Attributes:
        organisation: id of the organisation that it is valid in.
        kind: "device" or "supervisor".
        key: Ed25519, hex; recipient: age public key, "" where nothing is sent to the laptop.
        name, nip, position: of the person; device: id of the laptop.
        valid_from, valid_to: both days count.
        issued: UTC, ISO 8601.
    """

    organisation: Identifier
    kind: Literal["device", "supervisor"]
    key: Key
    recipient: Short = ""
    name: Short
    nip: Short = ""
    position: Short = ""
    device: Short = ""
    valid_from: Day
    valid_to: Day
    issued: Short

    @property
    def until(self) -> date:
        """The last day."""
        return date.fromisoformat(self.valid_to)

    @property
    def since(self) -> date:
        """The first day."""
        return date.fromisoformat(self.valid_from)


class Certified(Struct, frozen=True):
    """A certificate's text with its signature; `by` is the key of who vouches."""

    body: Annotated[str, Meta(max_length=4000)]
    by: Key
    signature: SignatureHex


def certify(certificate: Certificate, by: str, signer: Signer) -> Certified:
    """Sign a certificate. UserError "validity" when it ends before it begins."""
    if certificate.until < certificate.since:
        raise UserError(
            Text(
                "Masa berlaku berakhir ({end}) sebelum mulai ({start}).",
                "The validity ends ({end}) before it begins ({start}).",
            ).format(end=certificate.valid_to, start=certificate.valid_from),
            code="validity",
        )
    body = msgspec.json.encode(certificate, order="sorted").decode()
    return Certified(body, by, signer(signing.CERTIFICATE + body.encode()).hex())


def read(certified: Certified) -> Certificate | None:
    """The certificate; None when its signature does not hold or it is none.

    Whether `by` may vouch here is for the caller to decide.
    """
    body = certified.body.encode()
    if not signing.verify(certified.by, bytes.fromhex(certified.signature), signing.CERTIFICATE + body):
        return None
    try:
        found = msgspec.json.decode(body, type=Certificate)
        if found.until < found.since:
            return None
        if found.recipient:
            sealing.check_recipient(found.recipient)
    except (msgspec.MsgspecError, ValueError, RecursionError, UserError):
        return None
    return found


def from_data(data: object) -> Certified | None:
    """The certificate in the data of a signed act, None when there is none."""
    try:
        return msgspec.convert(data, Certified)
    except msgspec.ValidationError:
        return None


def years_after(day: date, years: int) -> date:
    """The day before the same day `years` later (of 29 February: before 1 March)."""
    try:
        later = day.replace(year=day.year + years)
    except ValueError:
        later = date(day.year + years, 3, 1)
    return later - timedelta(days=1)


def overdue(claimed: str, valid_to: date | None) -> bool:
    """Whether a record that its laptop's clock dates `claimed` (ISO 8601) was made after the certificate's end.

    Only the record's own date is looked at, never the clock here: a wrong clock of the reader shuts nobody out. A
    date that cannot be read counts as in time.
    """
    if valid_to is None:
        return False
    try:
        day = date.fromisoformat(claimed[:10])
    except ValueError:
        return False
    return day > valid_to + LEEWAY
