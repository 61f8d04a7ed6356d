"""A hostile PDF, as a returned form or as a sheet, is refused in words, within seconds and bounded memory."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ltsa_desktop.exchange.attached import AttachedReader, carries_data
from ltsa_desktop.exchange.pdf_forms import MARKER, read_form
from ltsa_desktop.ground.words import UserError

MOST_SECONDS = 20.0
MOST_MEMORY = 400 << 20
HIDDEN = b'<</FT/Tx/T(%s)/V({"format":1,"form":"f","version":"1","digest":"d"})>>' % MARKER.encode()


def pdf(objects: Sequence[bytes], more: bytes = b"") -> bytes:
    """A whole PDF of these objects, numbered from 1; the first is its catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, more, at)
    return bytes(out)


def form(*fields: bytes) -> bytes:
    """A form with our hidden field and these."""
    listed = b" ".join(b"%d 0 R" % (number + 2) for number in range(len(fields) + 1))
    return pdf([b"<</Type/Catalog/AcroForm<</Fields[%s]>>>>" % listed, HIDDEN, *fields])


def sheet(data: bytes, filters: bytes) -> bytes:
    """A sheet whose signature is a stream with these filters."""
    tree = b"<</Type/Catalog/Names<</EmbeddedFiles<</Names[(a) 2 0 R]>>>>>>"
    stream = b"<<%s/Length %d>>\nstream\n%s\nendstream" % (filters, len(data), data)
    return pdf([tree, b"<</UF(kunjungan-tanda.json)/EF<</F 3 0 R>>>>", stream])


def bomb() -> bytes:
    return zlib.compress(bytes(400 << 20), 9)


def behind_one_another() -> bytes:
    """The table of places says that the one before it is itself, and is wrong about all others."""
    held = form()
    at = held.rsplit(b"startxref\n", 1)[1].split()[0]
    return held.replace(b"/Root", b"/Prev %s/Root" % at)


REFUSED: dict[str, Callable[[], bytes]] = {
    "two hundred thousand fields": lambda: form(*[b"<</FT/Tx/T(f%d)/V(x)>>" % n for n in range(200_000)]),
    "objects without an end": lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 6_000_000,
    "fifty megabytes of lines": lambda: b"%PDF-1.7\n" + b"\n" * 50_000_000,
    "fifty megabytes of trailers": lambda: b"%PDF-1.7\n" + b"trailer\n" * 6_000_000 + b"startxref\n9\n%%EOF",
    "a list within a list within": lambda: form(b"<</T(a)/V " + b"[" * 100_000 + b"]" * 100_000 + b">>"),
    "a value that is itself": lambda: form(b"<</T(a)/V 4 0 R>>", b"5 0 R", b"4 0 R"),
    "a catalogue that is itself": lambda: pdf([b"1 0 R"]),
    "fields that are a number": lambda: pdf([b"<</Type/Catalog/AcroForm<</Fields 7>>>>"]),
    "a catalogue that is a list": lambda: pdf([b"[1 2 3]"]),
    "a lock that nobody knows": lambda: pdf([b"<</Type/Catalog>>"], b"/Encrypt<</Filter/Standard/V 5/R 6/P -1>>"),
    "inflates to 400 MB": lambda: sheet(bomb(), b"/Filter/FlateDecode"),
    "inflates twice": lambda: sheet(zlib.compress(bomb()), b"/Filter[/FlateDecode/FlateDecode]"),
    "ASCII85 of nothing": lambda: sheet(b"z" * 20_000_000 + b"~>", b"/Filter/ASCII85Decode"),
    "LZW of nothing": lambda: sheet(b"\x80\x0b\x60\x50" * 2_000_000, b"/Filter/LZWDecode"),
    "a picture's filter": lambda: sheet(b"x", b"/Filter/JBIG2Decode"),
    "a thousand filters": lambda: sheet(b"AA>", b"/Filter[" + b"/ASCIIHexDecode " * 100_000 + b"]"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_neither_a_form_nor_a_sheet(what: str, tmp_path: Path) -> None:
    path = tmp_path / "masuk.pdf"
    path.write_bytes(REFUSED[what]())
    began, before = time.process_time(), peak()
    with pytest.raises(UserError) as form_told:
        read_form(path.read_bytes(), path.name)
    with path.open("rb") as stream, pytest.raises(UserError) as sheet_told:
        AttachedReader(stream, path.name)
    assert not carries_data(path)
    assert time.process_time() - began < MOST_SECONDS
    assert peak() - before < MOST_MEMORY
    for told in (form_told, sheet_told):
        assert told.value.code.startswith("pdf-")
        assert "masuk.pdf" in told.value.text.id


def test_what_is_odd_but_harmless_is_read() -> None:
    assert read_form(form(*[b"<</FT/Tx/T(f%d)/V(x)>>" % n for n in range(10_000)]), "a.pdf").texts["f9999"] == "x"
    assert read_form(form(b"<</T(a)/Kids[3 0 R 3 0 R]>>"), "a.pdf").texts == {}
    assert read_form(behind_one_another(), "a.pdf").form == "f"
    script = b"<</Type/Catalog/OpenAction<</S/JavaScript/JS(while\\(1\\);)>>/AcroForm<</Fields[2 0 R]>>>>"
    assert read_form(pdf([script, HIDDEN]), "a.pdf").form == "f"


def peak() -> int:
    """The most memory this process has held, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
