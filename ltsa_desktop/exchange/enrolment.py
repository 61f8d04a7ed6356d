"""The enrolment file (`.ltsaenrol`): a laptop introduces itself to the supervisors with its public keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec import Struct

from ltsa_desktop.exchange import sealing, signed_file, signing
from ltsa_desktop.exchange.payloads import Key, Short
from ltsa_desktop.exchange.signing import Signer, fingerprint
from ltsa_desktop.ground.words import Text, UserError

KIND = "ltsa-enrolment/1"
SUFFIX = ".ltsaenrol"


class Enrolment(Struct, frozen=True, kw_only=True):
    """The body of an `.ltsaenrol` file.

    Attributes:
        organisation: id of the organisation the laptop was set up for, "" before that.
        name, nip, position, role: of the person ("evaluator" or "supervisor").
        device, incarnation: of the laptop's store.
        key: Ed25519 public key, hex; the file is signed by it, which proves that the laptop holds the private half.
        recipient: age public key, for packages that go back to this laptop.
        created: UTC, ISO 8601.
        former, former_signature: the key that this laptop had before and its signature on the new one, "" for a first
            key: it tells that it is the same laptop, and no more than that.
    """

    organisation: Short = ""
    name: Short
    nip: Short = ""
    position: Short = ""
    role: Short
    device: Short
    incarnation: Short
    key: Key
    recipient: Short = ""
    created: Short
    former: Short = ""
    former_signature: Short = ""

    @property
    def renews(self) -> str:
        """The key that this one takes the place of, "" when none or not proved."""
        try:
            signature = bytes.fromhex(self.former_signature)
        except ValueError:
            return ""
        message = signing.RENEWAL + f"{self.former}\n{self.key}\n".encode()
        return self.former if self.former and signing.verify(self.former, signature, message) else ""


@dataclass(frozen=True, slots=True)
class Introduction:
    """An enrolment whose signature holds: the laptop has the key. Whose laptop it is, only a voice can tell."""

    enrolment: Enrolment

    @property
    def fingerprint(self) -> str:
        """Six words, the same on the laptop's own screen."""
        return fingerprint(self.enrolment.key)


def introduce(enrolment: Enrolment, signer: Signer) -> bytes:
    """The bytes of the file, signed by the laptop's own key."""
    return signed_file.seal(KIND, enrolment, enrolment.key, signer)


def now() -> str:
    """The moment as it is written into signed files."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read(data: bytes) -> Introduction:
    """Open the bytes of an `.ltsaenrol` file. UserError when it is no such file or was changed."""
    enrolment, key = signed_file.unseal(data, KIND, Enrolment)
    if key != enrolment.key or not enrolment.name.strip():
        raise UserError(
            Text(
                "Berkas pendaftaran ini tidak ditandatangani oleh laptop yang disebutnya. Minta berkas yang baru.",
                "This enrolment file is not signed by the laptop it names. Ask for a new one.",
            ),
            code="signature-mismatch",
        )
    if enrolment.recipient:
        sealing.check_recipient(enrolment.recipient)
    return Introduction(enrolment)
