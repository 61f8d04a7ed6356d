"""A recording goes the whole way: attached, sealed, sent, printed under its number, named in the submission."""

from __future__ import annotations

import os
import struct
import wave
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import xlsxwriter

from ltsa_desktop.exchange.odk_export import export_submission
from ltsa_desktop.instruments import Instrument, compile_workbook
from ltsa_desktop.reports import render_sheet

FORM = {
    "survey": [
        ["type", "name", "label", "instance::untuk"],
        ["text", "hasil", "A1 Hasil wawancara", ""],
        ["audio", "suara", "A1 Rekaman", "hasil"],
        ["video", "film", "A2 Film loket", ""],
        ["file", "surat", "A3 Surat tugas", ""],
    ],
    "settings": [["form_title", "form_id", "version"], ["CONTOH", "contoh-rekaman", "1"]],
}


@pytest.fixture(scope="module")
def instrument(tmp_path_factory: pytest.TempPathFactory) -> Instrument:
    path = tmp_path_factory.mktemp("rekaman") / "contoh.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in FORM.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return compile_workbook(path)


def sound(seconds: int) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(1)
        stream.setframerate(8000)
        stream.writeframes(os.urandom(8000 * seconds))
    return out.getvalue()


def film(seconds: int, size: int) -> bytes:
    def box(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content) + 8) + name + content

    head = struct.pack(">B3xIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    return box(b"ftyp", b"isom" + bytes(8)) + box(b"mdat", os.urandom(size)) + box(b"moov", box(b"mvhd", head))


def test_recordings_arrive_whole_are_printed_by_number_and_named_in_the_submission(
    office, siti, instrument, tmp_path: Path
) -> None:
    siti.store.instruments.add(instrument)
    table = tmp_path / "register.csv"
    table.write_text("code,name,level,province\nCONTOH-9,LTSA CONTOH Uji,kabupaten,Jawa Timur\n", encoding="utf-8")
    siti.store.centres.apply_import(siti.store.centres.plan_import(table))
    visits = siti.store.visits
    visit = visits.create("CONTOH-9", instrument.digest, date(2026, 11, 24), example=True).id
    visits.save(visit, {"/data/hasil": "CONTOH: petugas menjelaskan biaya"})
    given = {"/data/suara": sound(75), "/data/film": film(200, 13_000_000), "/data/surat": b"%PDF-1.4 CONTOH"}
    names = {
        "/data/suara": visits.attach(visit, "/data/suara", "wawancara.wav", given["/data/suara"]).name,
        "/data/film": visits.attach(visit, "/data/film", "loket.mp4", given["/data/film"], "CONTOH loket 3").name,
        "/data/surat": visits.attach(visit, "/data/surat", "surat tugas.pdf", given["/data/surat"]).name,
    }
    visits.seal(visit, "final", "CONTOH")
    office.take(siti.export(tmp_path / "kunjungan.ltsa"))
    for path, data in given.items():
        assert office.store.visits.attachment_bytes(visit, names[path]) == data

    report = office.store.read.visit_report(visit)
    rows = {row.path: row for section in report.sections for row in section.rows}
    assert rows["/data/hasil"].evidence == "Rekaman 1: wawancara.wav, 586 KB, 1:15"
    assert rows["/data/film"].value == "Rekaman 2: loket.mp4, 12,4 MB, 3:20 (CONTOH loket 3)"
    assert rows["/data/surat"].value == "surat tugas.pdf, 1 KB"
    assert report.photos == ()
    english = office.store.read.visit_report(visit, language="en")
    assert any("Recording 2: loket.mp4, 12.4 MB, 3:20" in row.value for s in english.sections for row in s.rows)
    render_sheet(report, tmp_path / "lembar.pdf")
    document = pypdfium2.PdfDocument((tmp_path / "lembar.pdf").read_bytes())
    printed = " ".join("".join(page.get_textpage().get_text_range() for page in document).split())
    for cited in ("Rekaman 1: wawancara.wav, 586 KB, 1:15", "Rekaman 2: loket.mp4, 12,4 MB, 3:20"):
        assert cited in printed

    xml = export_submission(office.store, visit).decode("utf-8")
    for path, name in names.items():
        tag = path.rpartition("/")[2]
        assert f">{name}</{tag}>" in xml
