"""The receipt (`.ltsareceipt`): a supervisor's signed word that revisions arrived; packages shrink again."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from ltsa_desktop.exchange import signed_file
from ltsa_desktop.exchange.payloads import Hash, Short
from ltsa_desktop.exchange.signing import Signer
from ltsa_desktop.exchange.wanting import Wanted

KIND = "ltsa-receipt/1"
SUFFIX = ".ltsareceipt"


class Receipt(Struct, frozen=True, kw_only=True):
    """The body of an `.ltsareceipt` file.

    Attributes:
        organisation: id of the organisation.
        device: the laptop whose revisions arrived.
        packages: ids of the packages they came in.
        revisions: ids of the revisions that are here whole, with all their attachments.
        statements: ids of the signed acts that are here.
        by: name of the supervisor.
        created: UTC, ISO 8601.
        wanted: what the laptop is asked to send (again).
    """

    organisation: Short = ""
    device: Short
    packages: Annotated[list[Short], Meta(max_length=1000)]
    revisions: Annotated[list[Hash], Meta(max_length=200_000)]
    statements: Annotated[list[Hash], Meta(max_length=200_000)] = []
    by: Short
    created: Short
    wanted: Wanted = Wanted()


def write(receipt: Receipt, key: str, signer: Signer) -> bytes:
    """The bytes of the file."""
    return signed_file.seal(KIND, receipt, key, signer)


def read(data: bytes) -> tuple[Receipt, str]:
    """The receipt and the key that signed it. UserError when it is no such file or was changed."""
    return signed_file.unseal(data, KIND, Receipt)
