"""The organisation's recovery key: one secret on paper that opens every package and, alone, signs for the organisation.

The secret is an age identity; the organisation's Ed25519 key is derived from the same 32 bytes by HKDF-SHA256, so
one sheet
holds both and neither is kept on any laptop. What is printed is the secret as age writes it, and the same bytes as
a code to be
typed: two lines of 29 letters, each with a checksum of its own, so that a slip is found and placed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop.exchange import files, signing
from ltsa_desktop.ground.words import Text, UserError

if TYPE_CHECKING:
    from ltsa_desktop.exchange.signing import Signer

_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_PREFIX = "age-secret-key-"
_HALF = 16
_LINE = 29
"""Letters of one line of the typed code: 16 bytes and 2 of checksum in base32."""
_INFO = b"ltsa-organisation-key-v1"


def organisation_key(secret: str) -> tuple[str, Signer]:
    """The organisation's public key (hex) and its signer, from the recovery secret. UserError when it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    seed = HKDF(algorithm=SHA256(), length=32, salt=None, info=_INFO).derive(_bytes(secret))
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return signing.key_id(private), signing.signer_of(private)


def typed_code(secret: str) -> tuple[str, str]:
    """The secret as two lines of eight groups to be typed, each with its own checksum."""
    raw = _bytes(secret)
    first, second = (_line(number, raw[number * _HALF :][:_HALF]) for number in (0, 1))
    return first, second


def read_code(text: str) -> str:
    """The recovery secret in what was typed, scanned or pasted: the key itself or the typed code, in any layout.

    Raises:
        UserError: "identity-unreadable" when there is neither, or "code-line" naming the line with a slip.
    """
    whole = "".join(text.split()).upper()
    found = re.search(r"AGE-SECRET-KEY-1([02-9AC-HJ-NP-Z]{58})", whole)
    if found is not None:
        return _secret(_bytes(found.group()))
    letters = [re.sub(r"[^A-Z2-7]", "", line.upper().translate(_LOOKALIKES)) for line in text.splitlines()]
    lines = [line for line in letters if len(line) == _LINE]
    if len(lines) != 2:
        joined = "".join(letters)
        lines = [joined[:_LINE], joined[_LINE:]] if len(joined) == 2 * _LINE else []
    if not lines:
        raise UserError(
            Text(
                "Di sini tidak ada kunci pemulihan. Kuncinya diawali “AGE-SECRET-KEY-1”, atau berupa dua baris kode "
                "dari "
                "lembar pemulihan (masing-masing {n} huruf).",
                "There is no recovery key here. The key starts with “AGE-SECRET-KEY-1”, or is two lines of code from "
                "the "
                "recovery sheet ({n} letters each).",
            ).format(n=_LINE),
            code="identity-unreadable",
        )
    return _secret(b"".join(_check(number, line) for number, line in enumerate(lines)))


def read_sheet(path: Path) -> str:
    """The recovery secret on a sheet kept as text or as the PDF that was printed.

    UserError as `read_code`, or unreadable.
    """
    data = files.read_small(path)
    if not data.startswith(b"%PDF-"):
        return read_code(data.decode("utf-8", "replace"))
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return read_code("\n".join(page.get_textpage().get_text_bounded() for page in document))


def write_sheet(out: Path, data: bytes, secret: str) -> None:
    """Write a sheet and read it back.

    Raises:
        UserError: the disk refuses; "sheet-unreadable" when what was written does not give the key again.
    """
    files.write_whole(out, data)
    if read_sheet(out) != secret:
        raise UserError(
            Text(
                "Lembar pemulihan {path} tidak terbaca kembali. Jangan dipakai; buat lagi di tempat lain.",
                "The recovery sheet {path} could not be read back. Do not use it; make it again elsewhere.",
            ).format(path=out),
            code="sheet-unreadable",
        )


# What a hand writes alike; the code itself uses neither 0, 1, 8 nor 9.
_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})


def _line(number: int, half: bytes) -> str:
    text = base64.b32encode(half + _sum(number, half)).decode().rstrip("=")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _check(number: int, line: str) -> bytes:
    raw = base64.b32decode(line + "=" * (-len(line) % 8))
    half, told = raw[:_HALF], raw[_HALF:]
    if told != _sum(number, half):
        raise UserError(
            Text(
                "Baris {n} kode pemulihan tidak cocok dengan angka periksanya: ada huruf yang salah ketik di baris "
                "itu.",
                "Line {n} of the recovery code does not fit its check digits: there is a slip in that line.",
            ).format(n=number + 1),
            code="code-line",
        )
    return half


def _sum(number: int, half: bytes) -> bytes:
    return hashlib.sha256(b"ltsa-recovery-v1\n" + bytes([number]) + half).digest()[:2]


def _bytes(secret: str) -> bytes:
    """The 32 bytes of an age identity (Bech32, BIP 173); UserError when its checksum does not hold."""
    from ltsa_desktop.exchange import sealing

    text = secret.strip().lower()
    sealing.recipient_of(text.upper())  # age itself checks prefix, length and checksum
    values = [_BECH32.index(letter) for letter in text[len(_PREFIX) + 1 : -6]]
    number = 0
    for value in values:
        number = number << 5 | value
    return (number >> (len(values) * 5 - 256)).to_bytes(32, "big")


def _secret(raw: bytes) -> str:
    """The age identity of 32 bytes."""
    number = int.from_bytes(raw, "big") << 4
    values = [number >> 5 * place & 31 for place in range(51, -1, -1)]
    check = _polymod([ord(c) >> 5 for c in _PREFIX] + [0] + [ord(c) & 31 for c in _PREFIX] + values + [0] * 6) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return (_PREFIX + "1" + "".join(_BECH32[value] for value in values)).upper()


def _polymod(values: list[int]) -> int:
    """The checksum of Bech32, as BIP 173 defines it."""
    state = 1
    for value in values:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            state ^= generator if top >> bit & 1 else 0
    return state
