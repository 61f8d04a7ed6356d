"""Write the golden files anew: `python tests/exchange/golden/make.py`. Only for a new format version.

The files in this folder are what format 1 looks like; they are read by every later program and never rewritten.
All names and answers in them are invented and marked CONTOH; the keys in `keys.json` protect nothing else.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from PIL import Image

from ltsa_desktop.exchange import (
    accept_organisation,
    enrol,
    enrolment,
    export_package,
    found_organisation,
    import_package,
    make_receipt,
    organisation,
    trust_add,
)
from ltsa_desktop.instruments import compile_workbook
from ltsa_desktop.store import Profile, create_store
from ltsa_desktop.store.vault import Cost

HERE = Path(__file__).resolve().parent
VERSION = 1

SHEETS = {
    "survey": [
        ["type", "name", "label", "instance::peran"],
        ["date", "tanggal", "Tanggal", "visit.date"],
        ["text", "kesimpulan", "Kesimpulan", "conclusion"],
        ["select_one ya_tidak", "aktif", "Apakah berjalan?", ""],
        ["image", "foto", "Foto", "photo"],
    ],
    "choices": [["list_name", "name", "label"], ["ya_tidak", "ya", "Ya"], ["ya_tidak", "tidak", "Tidak"]],
    "settings": [["form_title", "form_id", "version"], ["CONTOH", "contoh-golden", "1"]],
}


def workbook(path: Path) -> Path:
    """The smallest instrument that has an answer, a choice and a photo."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def picture() -> bytes:
    """A small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (11, 93, 122)).save(out, "JPEG")
    return out.getvalue()


def main(out: Path) -> None:
    """Two laptops, one visit sealed twice, everything that goes between them."""
    cost = Cost(64, 1, 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = create_store(
            folder / "office", "sandi-contoh", Profile("CONTOH Ratna", "", "supervisor"), cost=cost, seed=False
        )
        laptop = create_store(folder / "laptop", "sandi-contoh", Profile("CONTOH Siti"), cost=cost)
        founding = found_organisation(office, "CONTOH Direktorat", unit="CONTOH Subdirektorat", place="Surabaya")
        accept_organisation(laptop, organisation.read(founding.data))
        introduction = enrol(laptop)
        trust_add(office, enrolment.read(introduction))

        instrument = laptop.instruments.add(compile_workbook(workbook(folder / "contoh.xlsx")))
        centre = next(c for c in laptop.centres.list() if "Tulungagung" in c.name)
        visit = laptop.visits.create(centre.code, instrument.digest, date(2026, 11, 24), example=True).id
        laptop.visits.save(visit, {"/data/kesimpulan": "CONTOH: berjalan baik.", "/data/aktif": "ya"})
        laptop.visits.attach(visit, "/data/foto", "loket.jpg", picture(), "CONTOH loket")
        first = laptop.visits.seal(visit, "final", "CONTOH")
        laptop.visits.reopen(visit, "CONTOH koreksi")
        laptop.visits.save(visit, {"/data/kesimpulan": "CONTOH: berjalan baik, antrean panjang."})
        second = laptop.visits.seal(visit, "final", "CONTOH")

        package = out / f"package-{VERSION}.ltsa"
        export_package(laptop, package)
        report = import_package(office, package)
        receipt = make_receipt(office, report)
        assert receipt is not None
        (out / f"organisation-{VERSION}.ltsaorg").write_bytes(founding.data)
        (out / f"enrolment-{VERSION}.ltsaenrol").write_bytes(introduction)
        (out / f"receipt-{VERSION}.ltsareceipt").write_bytes(receipt)
        keys = {
            "supervisor_identity": office.device.age_identity,
            "escrow_identity": founding.recovery,
            "device_key": laptop.device.key,
            "supervisor_key": office.device.key,
        }
        expected = {
            "visit": visit,
            "revisions": [first.id, second.id],
            "instrument": instrument.digest,
            "photos": [a.sha256 for a in laptop.visits.attachments(visit)],
            "content": laptop.visits.content(visit),
            "device": laptop.device.id,
        }
        for file, value in (("keys", keys), ("expected", expected)):
            text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
            (out / f"{file}-{VERSION}.json").write_text(text + "\n", encoding="utf-8")
        laptop.close()
        office.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
