"""A PDF form filled in by other programs comes back whole; what is no form of ours is refused in words."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pikepdf.form import Form
from pypdf.generic import BooleanObject, NameObject

from ltsa_desktop.exchange.odk_import import import_submissions
from ltsa_desktop.exchange.pdf_forms import addressed
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.reports import render_blank_form, render_fillable_form

TEXTS = {
    "/data/tempat/kode": "LTSA-014",
    "/data/tempat/nama": "LTSA-PMI Kabupaten Tulungagung",
    "/data/tanggal": "17-11-2026",
    "/data/jam": "08.30",
    "/data/umum/jumlah": "12",
    "/data/umum/biaya": "1.500.000,5",
    "/data/umum/lokasi#lat": "-8,0657",
    "/data/umum/lokasi#lon": "111.9025",
    "/data/umum/catatan": "CONTOH <baris> & (kurung) \\ é",
    "/data/petugas[1]/nama_petugas": "CONTOH Siti",
    "/data/petugas[1]/nip": "000000000000000001",
    "/data/petugas[1]/pelatihan[1]/judul": "CONTOH Layanan",
    "/data/petugas[1]/pelatihan[1]/hari": "3",
    "/data/petugas[3]/nama_petugas": "CONTOH Budi",
}
TICKS = {"/data/umum/alasan=anggaran": "Yes", "/data/umum/alasan=jarak": "Yes"}
CIRCLES = {"/data/jenis": "mendadak", "/data/umum/setuju": "2", "/data/petugas[1]/tugas": "ketua"}
BACK = {
    "/data/tempat/kode": "LTSA-014",
    "/data/tempat/nama": "LTSA-PMI Kabupaten Tulungagung",
    "/data/tanggal": "2026-11-17",
    "/data/jam": "08:30:00.000",
    "/data/jenis": "mendadak",
    "/data/umum/jumlah": "12",
    "/data/umum/dua_kali": "24",
    "/data/umum/biaya": "1500000.5",
    "/data/umum/setuju": "2",
    "/data/umum/lokasi": "-8.0657 111.9025",
    "/data/umum/alasan": "anggaran jarak",
    "/data/umum/catatan": "CONTOH <baris> & (kurung) \\ é",
    "/data/petugas[1]": "",
    "/data/petugas[1]/nama_petugas": "CONTOH Siti",
    "/data/petugas[1]/nip": "000000000000000001",
    "/data/petugas[1]/tugas": "ketua",
    "/data/petugas[1]/pelatihan[1]": "",
    "/data/petugas[1]/pelatihan[1]/judul": "CONTOH Layanan",
    "/data/petugas[1]/pelatihan[1]/hari": "3",
    "/data/petugas[2]": "",
    "/data/petugas[2]/nama_petugas": "CONTOH Budi",
}


def by_pypdf(path: Path, out: Path, texts: Mapping[str, str] = TEXTS) -> None:
    """Filled in by the library pypdf."""
    writer = pypdf.PdfWriter(clone_from=str(path))
    values = {**texts, **{name: f"/{value}" for name, value in (CIRCLES | TICKS).items()}}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(str(out))


def by_pikepdf(path: Path, out: Path) -> None:
    """Filled in by qpdf's library, which writes fields, radio groups and boxes in its own way, in object streams."""
    with pikepdf.open(path) as document:
        form = Form(document)
        for name, text in TEXTS.items():
            form[name].value = text
        for name in TICKS:
            form[name].checked = True
        for name, value in CIRCLES.items():
            form[name].value = pikepdf.Name(f"/{value}")
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def by_viewer(path: Path, out: Path) -> None:
    """Filled in with clicks and keys in PDFium, the viewer of Chrome and Edge, and saved by it."""
    places = {}
    reader = pypdf.PdfReader(str(path))
    for number, page in enumerate(reader.pages):
        for reference in page.get("/Annots", ()):
            widget = reference.get_object()
            field = widget if "/T" in widget else widget["/Parent"].get_object()
            states = [state for state in widget.get("/AP", {}).get("/N", {}) if state != "/Off"]
            state = states[0][1:] if field.get("/FT") == "/Btn" and states else ""
            places[field["/T"], state] = (number, [float(one) for one in widget["/Rect"]])
    document = pypdfium2.PdfDocument(str(path))
    document.init_forms()
    handle = document.formenv
    pages = [document[n] for n in range(len(document))]

    def click(where: tuple[int, list[float]]) -> Any:
        number, (left, bottom, right, top) = where
        page = pages[number]
        x, y = (left + right) / 2, (bottom + top) / 2
        pdfium.FORM_OnMouseMove(handle, page, 0, x, y)
        pdfium.FORM_OnLButtonDown(handle, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(handle, page, 0, x, y)
        return page

    for name, text in TEXTS.items():
        page = click(places[name, ""])
        coded = (text + "\0").encode("utf-16-le")
        pdfium.FORM_ReplaceSelection(
            handle, page, ctypes.cast(ctypes.create_string_buffer(coded), ctypes.POINTER(ctypes.c_ushort))
        )
    for name, value in (CIRCLES | TICKS).items():
        click(places[name, value])
    pdfium.FORM_ForceToKillFocus(handle)
    document.save(str(out))
    for page in pages:
        page.close()
    document.close()


@pytest.fixture
def blank(desk: Any) -> Path:
    """The form as it is sent out."""
    opened = desk.store.instruments.open("contoh")
    return render_fillable_form(opened.form, desk.folder / "isian.pdf", opened.version.digest)


@pytest.mark.parametrize("program", [by_pypdf, by_pikepdf, by_viewer])
def test_what_was_filled_in_comes_back_whole(desk: Any, blank: Path, program: Callable[[Path, Path], None]) -> None:
    out = desk.folder / "kembali.pdf"
    program(blank, out)
    told = import_submissions(desk.store, out, preview=True)
    report = import_submissions(desk.store, out, example=True)
    assert [(row.outcome, row.date, row.centre) for row in report.rows] == [("new", "2026-11-17", "LTSA-014")]
    assert [row.issues for row in report.rows] == [()]
    assert told.sums == report.sums
    assert desk.flat(report.rows[0].visit) == BACK
    assert desk.store.visits.get(report.rows[0].visit).status == "draft"
    again = import_submissions(desk.store, out)
    assert not again.changes


def test_the_form_of_one_centre_knows_it_and_the_regencies_of_its_province(desk: Any) -> None:
    opened = desk.store.instruments.open("ltsa-pmi")
    centre = desk.store.centres.get("LTSA-014").summary
    code, known = addressed(opened, centre)
    path = render_fillable_form(
        opened.form, desk.folder / "untuk.pdf", opened.version.digest, centre=code, values=known
    )
    fields = pypdf.PdfReader(str(path)).get_fields() or {}
    assert fields["/data/a/a1/centre_name"]["/V"] == centre.name
    writer = pypdf.PdfWriter(clone_from=str(path))
    for page in writer.pages:
        values = {"/data/a/a2/visit_date": "3 Maret 2026", "/data/a/a1/formed_year": "2.018"}
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(str(path))
    report = import_submissions(desk.store, path)
    assert [(row.outcome, row.centre, row.date) for row in report.rows] == [("new", "LTSA-014", "2026-03-03")]
    flat = desk.flat(report.rows[0].visit)
    assert flat["/data/a/a1/formed_year"] == "2018"
    assert flat["/data/a/a1/regency"] == centre.regency_code
    assert report.rows[0].issues == ()


def test_an_answer_that_fits_nowhere_is_kept_and_told(desk: Any, blank: Path) -> None:
    out = desk.folder / "aneh.pdf"
    by_pypdf(blank, out, TEXTS | {"/data/umum/jumlah": "dua belas", "/data/tanggal": "17-11-2026"})
    writer = pypdf.PdfWriter(clone_from=str(out))
    for reference in writer.root_object["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == "/data/umum/setuju":
            field[NameObject("/V")] = NameObject("/9")
        if field["/T"] == "/data/umum/biaya":
            field[NameObject("/T")] = pypdf.generic.TextStringObject("/data/umum/karangan")
    writer.write(str(out))
    report = import_submissions(desk.store, out)
    assert [row.outcome for row in report.rows] == ["new"]
    assert {(issue.kind, issue.value) for issue in report.rows[0].issues} == {
        ("type", "dua belas"),
        ("choice", "9"),
        ("unknown", "1.500.000,5"),
    }
    content = desk.store.visits.content(report.rows[0].visit)
    assert "dua belas" in content["/data/umum/jumlah#note"]


def test_the_same_form_gives_the_same_bytes_with_a_name_for_each_field(desk: Any, blank: Path) -> None:
    opened = desk.store.instruments.open("contoh")
    again = render_fillable_form(opened.form, desk.folder / "lagi.pdf", opened.version.digest)
    assert again.read_bytes() == blank.read_bytes()
    reader = pypdf.PdfReader(str(blank))
    fields = reader.get_fields() or {}
    assert set(TEXTS) | set(TICKS) | set(CIRCLES) <= set(fields)
    assert json.loads(str(fields["ltsa-form"]["/V"]))["digest"] == opened.version.digest
    assert all(field.get("/TU") for name, field in fields.items() if name != "ltsa-form")


def _foreign(folder: Path, make: SimpleNamespace) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    path = folder / "asing.pdf"
    writer.write(str(path))
    return path.read_bytes()


def _blank_by_hand(folder: Path, make: SimpleNamespace) -> bytes:
    return render_blank_form(make.form, folder / "tangan.pdf", "0" * 64).read_bytes()


def _locked(folder: Path, make: SimpleNamespace) -> bytes:
    writer = pypdf.PdfWriter(clone_from=str(make.path))
    writer.encrypt("rahasia", algorithm="RC4-128")
    writer.write(str(folder / "kunci.pdf"))
    return (folder / "kunci.pdf").read_bytes()


def _cut(folder: Path, make: SimpleNamespace) -> bytes:
    return bytes(make.path.read_bytes()[:2000])


def _forged(folder: Path, make: SimpleNamespace) -> bytes:
    """A marker that names a form nobody here knows."""
    return bytes(_marked(make.path, folder, '{"format":1,"form":"karangan","version":"9","digest":"00"}'))


def _newer(folder: Path, make: SimpleNamespace) -> bytes:
    return bytes(_marked(make.path, folder, '{"format":7,"form":"contoh","version":"1","digest":"00"}'))


def _marked(path: Path, folder: Path, marker: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=str(path))
    for reference in writer.root_object["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == "ltsa-form":
            field[NameObject("/V")] = pypdf.generic.TextStringObject(marker)
            field[NameObject("/Hidden")] = BooleanObject(True)
    out = folder / "tanda.pdf"
    writer.write(str(out))
    return out.read_bytes()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_foreign, "bukan formulir isian"),
        (_blank_by_hand, "tidak punya kolom isian"),
        (_locked, "kata sandi"),
        (_cut, "rusak"),
        (_forged, "karangan"),
        (_newer, "lebih baru"),
    ],
)
def test_what_is_no_form_of_ours_is_refused_in_words(
    desk: Any, blank: Path, make: Callable[[Path, SimpleNamespace], bytes], words: str
) -> None:
    opened = desk.store.instruments.open("contoh")
    path = desk.folder / "masuk.pdf"
    path.write_bytes(make(desk.folder, SimpleNamespace(path=blank, form=opened.form)))
    before = len(desk.store.visits.list())
    try:
        report = import_submissions(desk.store, path)
    except UserError as error:
        told = error.text.id
    else:
        assert [row.outcome for row in report.rows] == ["refused"]
        told = report.rows[0].text.id
    assert words in told
    assert len(desk.store.visits.list()) == before
