"""The data of a visit inside its printed PDF: the sealed revision verbatim, its signature, and its instrument.

A sheet is then a copy that can be taken in like a package: `AttachedReader` stands where a package's reader does, so
that preview, trust, quarantine and report are those of every import. What is on the pages is not read. Photos do not
travel here (their pictures are on the pages); the import says which are missing. The data is no secret: it is what the
pages say.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import msgspec

from ltsa_desktop.exchange import pdf_opening
from ltsa_desktop.exchange.files import sha256_of
from ltsa_desktop.exchange.payloads import MAX_BODY, ChunkLine, Hash, Key, RevisionLine, SignatureHex
from ltsa_desktop.exchange.reader import Contents, Loss, LossReason, Piece, Split
from ltsa_desktop.exchange.sealing import NotForUs, Opener, Sealer, Unreadable
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.paper_models import AttachedFile

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

PDF: Final = b"%PDF-"
SEALED: Final = b"age-encryption.org/v1\n"
"""How a sheet is kept in inbox and archive: nothing that can be read lies on the disk."""
FORMAT: Final = 1
REVISION, SEAL, INSTRUMENT = "kunjungan.json", "kunjungan-tanda.json", "instrumen.ltsa"
MAX_PDF = 400_000_000
_MAX_INSTRUMENT = 64 << 20


class _Seal(msgspec.Struct, frozen=True):
    """What goes with the revision's bytes."""

    format: int
    revision: Hash
    signature: SignatureHex
    key: Key
    instrument: Hash


def data_of(store: Store, revision_id: str) -> tuple[AttachedFile, ...]:
    """The files that make the PDF of a sealed revision importable; the same revision gives the same bytes.

    Raises:
        NotFound: there is no such revision.
    """
    revision = store.revisions.get(revision_id)
    seal = _Seal(FORMAT, revision.id, revision.signature.hex(), revision.key, revision.digest)
    return (
        AttachedFile(REVISION, "application/json", REVISION_SAYS, revision.raw),
        AttachedFile(SEAL, "application/json", SEAL_SAYS, msgspec.json.encode(seal)),
        AttachedFile(
            INSTRUMENT, "application/octet-stream", INSTRUMENT_SAYS, store.instruments.canonical(revision.digest)
        ),
    )


def carries_data(path: Path) -> bool:
    """Whether the PDF at `path` holds a visit's data; False for anything that cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(PDF)) == PDF and SEAL in _attachments(stream, path.name)
    except (UserError, OSError):
        return False


def sealed(stream: BinaryIO, recipient: str) -> bytes:
    """The PDF in `stream` as one age file for this laptop."""
    stream.seek(0)
    return Sealer([recipient]).seal(stream.read())


def sheet_reader(stream: BinaryIO, name: str, identities: Sequence[str]) -> AttachedReader | None:
    """The reader of a sheet's PDF, as it came or as it is kept; None for anything else.

    Raises:
        UserError: as `AttachedReader`, or the kept copy is damaged.
    """
    stream.seek(0)
    head = stream.read(len(SEALED))
    if head.startswith(PDF):
        return AttachedReader(stream, name)
    if head != SEALED:
        return None
    try:
        return AttachedReader(io.BytesIO(Opener(identities).open(head + stream.read())), name)
    except (NotForUs, Unreadable) as error:
        raise _refusal("pdf-data-damaged", name) from error


class AttachedReader:
    """The pieces of one PDF, read as those of a package (see `PackageReader`).

    Attributes:
        sha256: of the PDF, hex.
        contents: none: a sheet has no manifest. splits: none: it is one file.
        intact, opened: 1 when the data was there and could be read.
        stretches: always 0.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """
        Raises:
            UserError: no data of a visit in it, damaged, or of a newer program.
        """
        self.contents: dict[tuple[str, str], Contents] = {}
        self.splits: dict[str, Split] = {}
        self.intact = self.opened = 1
        self.stretches = 0
        self._lost: list[Loss] = []
        self.sha256 = sha256_of(stream)
        files = _attachments(stream, name)
        if SEAL not in files or REVISION not in files:
            raise _refusal("pdf-without-data", name)
        try:
            seal = msgspec.json.decode(files[SEAL], type=_Seal)
        except (msgspec.MsgspecError, ValueError) as error:
            raise _refusal("pdf-data-damaged", name) from error
        if seal.format > FORMAT:
            raise _refusal("pdf-data-newer", name)
        raw, instrument = files[REVISION], files.get(INSTRUMENT, b"")
        self._pieces: list[Piece] = []
        if hashlib.sha256(raw).hexdigest() == seal.revision:
            self._pieces.append(Piece(0, 0, "", RevisionLine(seal.revision, seal.signature, seal.key), raw))
        else:
            self._lost.append(Loss("forged", 0, None, None))
        if hashlib.sha256(instrument).hexdigest() == seal.instrument:
            line = ChunkLine("instrument", seal.instrument, len(instrument), 0, 1)
            self._pieces.append(Piece(len(self._pieces), 1, "", line, instrument))

    def pieces(self) -> Iterator[Piece]:
        """The revision, then its instrument."""
        yield from self._pieces

    def again(self, offset: int) -> Piece | None:
        """The piece at `offset` a second time."""
        return next((piece for piece in self._pieces if piece.offset == offset), None)

    def join(self, offsets: Sequence[int]) -> bytes | None:
        """The bodies of several pieces as one."""
        bodies = [piece.body for offset in offsets if (piece := self.again(offset)) is not None]
        return b"".join(bodies) if len(bodies) == len(offsets) else None

    def reject(self, piece: Piece, reason: LossReason) -> None:
        """Count a piece among the losses (its signature does not hold)."""
        self._lost.append(Loss(reason, piece.index, None, None))

    def losses(self) -> list[Loss]:
        """What was refused."""
        return self._lost

    def unlisted(self) -> bool:
        """There is no list to be lost."""
        return False


def _attachments(stream: BinaryIO, name: str) -> dict[str, bytes]:
    """Our files in a PDF, each within its bound."""
    stream.seek(0, 2)
    if stream.tell() > MAX_PDF:
        raise _refusal("pdf-without-data", name)
    bounds = {REVISION: MAX_BODY, SEAL: 10_000, INSTRUMENT: _MAX_INSTRUMENT}
    found: dict[str, bytes] = {}
    try:
        reader = pdf_opening.opened(stream)
        root: Any = reader.trailer["/Root"]
        names = (
            root["/Names"]["/EmbeddedFiles"]["/Names"]
            if "/Names" in root and "/EmbeddedFiles" in root["/Names"]
            else ()
        )
        for at in range(0, min(len(names), 200) - 1, 2):
            spec = names[at + 1].get_object()
            title = str(spec.get("/UF", spec.get("/F", "")))
            if title in bounds and title not in found:
                data = pdf_opening.content(spec["/EF"]["/F"].get_object(), bounds[title])
                if data is None:
                    raise _refusal("pdf-data-damaged", name)
                found[title] = data
    except pdf_opening.PdfLocked as error:
        raise _refusal("pdf-locked", name) from error
    except pdf_opening.PdfTooLarge as error:
        raise _refusal("pdf-without-data", name) from error
    except pdf_opening.unreadable() as error:
        raise _refusal("pdf-data-damaged", name) from error
    return found


def _refusal(code: str, name: str) -> UserError:
    return UserError(_REFUSALS[code].format(name=name), code=code)


REVISION_SAYS = Text("Kunjungan, persis seperti disegel", "The visit, exactly as sealed")
SEAL_SAYS = Text("Tanda tangan digital kunjungan", "The visit's digital signature")
INSTRUMENT_SAYS = Text("Instrumen kunjungan", "The visit's instrument")
_REFUSALS = {
    "pdf-without-data": Text(
        "PDF “{name}” tidak membawa data kunjungan: draf, dicetak ulang ke PDF, formulir isian, atau bukan dari "
        "aplikasi ini. Minta berkas aslinya atau paket .ltsa.",
        "The PDF “{name}” carries no data of a visit: a draft, printed to PDF again, a form to fill in, or not from "
        "this program. Ask for the original file or a .ltsa package.",
    ),
    "pdf-data-damaged": Text(
        "Data kunjungan di PDF “{name}” rusak. Tidak ada yang diubah; minta dikirim ulang.",
        "The visit's data in the PDF “{name}” is damaged. Nothing was changed; ask for it again.",
    ),
    "pdf-data-newer": Text(
        "PDF “{name}” dibuat oleh versi aplikasi yang lebih baru. Perbarui aplikasi ini dahulu.",
        "The PDF “{name}” was made by a newer version of the program. Update this one first.",
    ),
    "pdf-locked": Text(
        "PDF “{name}” dilindungi kata sandi. Simpan tanpa kata sandi, lalu impor lagi.",
        "The PDF “{name}” is protected by a password. Save it without one, then import it again.",
    ),
}
