"""PDFs from outside are opened here: whatever a hostile one holds ends in words, in bounded time and memory.

pypdf bounds what it inflates, but not how many objects it looks at, nor the older filters: a few bytes of ASCII85, LZW
or a picture's filter may cost minutes or gigabytes. No program writes our files with them.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from pypdf import PdfReader

MAX_OBJECTS: Final = 60_000
"""A sheet or a form has some thousand."""
_MARK = b" obj"
_STEP = 1 << 20
_PLAIN: Final = frozenset({"/FlateDecode", "/Fl"})


class PdfLocked(Exception):
    """It asks for a password."""


class PdfTooLarge(Exception):
    """It holds more objects than any of ours."""


def unreadable() -> tuple[type[Exception], ...]:
    """What pypdf raises over damaged or hostile files."""
    from pypdf.errors import DependencyError, PyPdfError

    return (
        PyPdfError,
        DependencyError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        RuntimeError,  # with RecursionError and NotImplementedError
        MemoryError,
        OSError,
    )


def opened(stream: BinaryIO) -> PdfReader:
    """The PDF in `stream`.

    Raises:
        PdfLocked, PdfTooLarge, and whatever `unreadable` names.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in foreign files concerns nobody here
    from pypdf import PdfReader

    if _objects(stream) > MAX_OBJECTS:
        raise PdfTooLarge
    stream.seek(0)
    reader = PdfReader(stream, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise PdfLocked
    return reader


def content(held: Any, most: int) -> bytes | None:
    """The bytes of an embedded file; None for more than `most` or a filter that none of our files has.

    Raises:
        whatever `unreadable` names.
    """
    filters = held.get("/Filter")
    filters = filters.get_object() if filters is not None else ()
    names = [str(one) for one in filters] if isinstance(filters, list | tuple) else [str(filters)]
    if len(names) > 1 or not _PLAIN.issuperset(names):
        return None
    data: bytes = held.get_data()
    return data if len(data) <= most else None


def _objects(stream: BinaryIO) -> int:
    stream.seek(0)
    found, kept = 0, b""
    while part := stream.read(_STEP):
        found += (kept + part).count(_MARK)
        kept = part[1 - len(_MARK) :]
    return found
