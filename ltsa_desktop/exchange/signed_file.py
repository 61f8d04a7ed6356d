"""Small signed files that may be read by eye: organisation, enrolment, receipt.

    {"format": "ltsa-organisation/1", "body": "<JSON as text>", "key": "<hex>", "signature": "<hex>"}

The signature is over the context of the kind and the UTF-8 bytes of `body` as it stands, so nobody has to agree on
how JSON is laid out.
"""

from __future__ import annotations

import json
from typing import TypeVar

import msgspec
from msgspec import Struct

from ltsa_desktop.exchange import signing
from ltsa_desktop.exchange.payloads import Key, SignatureHex
from ltsa_desktop.exchange.signing import Signer
from ltsa_desktop.ground.words import Text, UserError

CONTEXTS = {
    "ltsa-organisation/1": signing.ORGANISATION,
    "ltsa-organisation/2": signing.ORGANISATION_2,
    "ltsa-enrolment/1": signing.ENROLMENT,
    "ltsa-receipt/1": signing.RECEIPT,
}
NAMES = {
    "ltsa-organisation": Text("berkas organisasi", "an organisation file"),
    "ltsa-enrolment": Text("berkas pendaftaran laptop", "a laptop's enrolment file"),
    "ltsa-receipt": Text("tanda terima", "a receipt"),
}


class Envelope(Struct, frozen=True):
    """The outer layer of a signed file; see the module."""

    format: str
    body: str
    key: Key
    signature: SignatureHex


BodyT = TypeVar("BodyT", bound=Struct)


def seal(kind: str, body: Struct, key: str, signer: Signer) -> bytes:
    """The bytes of a signed file of `kind` (a key of `CONTEXTS`)."""
    text = msgspec.json.encode(body, order="sorted").decode()
    signature = signer(CONTEXTS[kind] + text.encode()).hex()
    envelope = {"format": kind, "body": text, "key": key, "signature": signature}
    return (json.dumps(envelope, ensure_ascii=False, indent=1) + "\n").encode()


def format_of(data: bytes) -> str:
    """The format that a signed file names ("ltsa-organisation/2"), "" when it is none; for formats with kept
    readers.
    """
    try:
        return msgspec.json.decode(data, type=Envelope).format
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return ""


def unseal(data: bytes, kind: str, body: type[BodyT]) -> tuple[BodyT, str]:
    """The body and the key that signed it.

    Raises:
        UserError: the file is something else, of a newer program, or was changed after it was signed. The caller
            still has to decide whether the key is one to trust.
    """
    wanted = NAMES[kind.partition("/")[0]]
    try:
        envelope = msgspec.json.decode(data, type=Envelope)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise UserError(
            Text("Berkas ini bukan {kind} atau isinya rusak.", "This file is not {kind}, or it is damaged.").format(
                kind=wanted
            ),
            code="not-a-signed-file",
        ) from None
    name, _, version = envelope.format.partition("/")
    if envelope.format != kind:
        if name == kind.partition("/")[0] and version.isdigit() and int(version) > int(kind.partition("/")[2]):
            raise UserError(
                Text(
                    "Berkas ini dibuat oleh LTSA Desktop yang lebih baru. Perbarui aplikasi di laptop ini dahulu.",
                    "This file was made by a newer LTSA Desktop. Update the application on this laptop first.",
                ),
                code="newer-format",
            )
        raise UserError(
            Text("Berkas ini bukan {kind}, melainkan {found}.", "This file is not {kind} but {found}.").format(
                kind=wanted, found=NAMES.get(name, Text("berkas lain", "another file"))
            ),
            code="other-kind",
        )
    if not signing.verify(envelope.key, bytes.fromhex(envelope.signature), CONTEXTS[kind] + envelope.body.encode()):
        raise UserError(
            Text(
                "Isi berkas ini sudah berubah sejak ditandatangani. Jangan dipakai; minta berkas aslinya.",
                "This file was changed after it was signed. Do not use it; ask for the original.",
            ),
            code="signature-mismatch",
        )
    try:
        return msgspec.json.decode(envelope.body, type=body), envelope.key
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise UserError(
            Text("Isi {kind} ini tidak lengkap.", "The content of this file, {kind}, is incomplete.").format(
                kind=wanted
            ),
            code="incomplete-file",
        ) from None
