"""Whatever file comes, the right dialog opens; submissions and receipts go in as on the command line."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from ltsa_desktop.exchange.frames import MAGIC
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.arrivals import arrival_of, sorted_arrivals
from ltsa_desktop.gui.dialogs.export import ExportDialog
from ltsa_desktop.gui.dialogs.import_package import ImportDialog
from ltsa_desktop.gui.dialogs.import_submissions import SubmissionsDialog
from ltsa_desktop.gui.dialogs.instrument_check import InstrumentDialog


def read(laptop, fn):
    """What the store says now."""
    got = []
    laptop.desk.read(fn, got.append)
    laptop.settle()
    return got[0]


def submission(laptop, path: Path, number: str = "c0de") -> Path:
    """A draft of this laptop as ODK would send it, under a number of its own."""
    from ltsa_desktop.exchange.odk_export import export_submission

    def work(store) -> bytes:
        draft = next(v for v in store.visits.list() if v.visit.status == "draft")
        return export_submission(store, draft.visit.id)

    anew = rf"\1uuid:00000000-0000-4000-8000-00000000{number}".encode()
    path.write_bytes(re.sub(rb"(<(?:\w+:)?instanceID>)[^<]*", anew, read(laptop, work)))
    return path


def let_fall(zone, paths: list[Path]) -> None:
    """Drop files on a zone, as the mouse does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    zone.dropEvent(QDropEvent(QPointF(4, 4), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.ltsa", b"", "package"),
        ("IMG-2026.bin", MAGIC + b"x", "package"),
        ("kiriman.xml", b"<data/>", "submissions"),
        ("kiriman.txt", b"\xef\xbb\xbf<data/>", "submissions"),
        ("kiriman.CSV", b"a,b\n", "submissions"),
        ("x.ltsareceipt", b"", "receipt"),
        ("dokumen.json", b'{"format": "ltsa-receipt/1"}', "receipt"),
        ("dokumen", b'{"format": "ltsa-enrolment/1"}', "enrolment"),
        ("o.txt", b'\n{"format": "ltsa-organisation/1"}', "organisation"),
        ("surat.txt", b"Yang terhormat,", "package"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert arrival_of(path) == kind


def test_zips_and_workbooks_are_looked_into(tmp_path: Path) -> None:
    for name, inner, kind in (
        ("a.zip", "media/x.jpg form.csv", "submissions"),
        ("b.zip", "kiriman.ltsa", "package"),
        ("c.zip", "surat.docx", "package"),
        ("d.zip", "formulir-isian.pdf", "submissions"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for one in inner.split():
                archive.writestr(one, "x")
        assert arrival_of(tmp_path / name) == kind
    assert arrival_of(resource("instruments/ltsa-pmi.xlsx")) == "instrument"
    assert arrival_of(tmp_path) == "submissions"
    assert arrival_of(tmp_path / "tidak-ada.xml") == "submissions"
    paths = [tmp_path / "a.zip", tmp_path / "b.zip", tmp_path]
    assert [(kind, len(files)) for kind, files in sorted_arrivals(paths)] == [("submissions", 2), ("package", 1)]


def test_a_dropped_submission_is_previewed_then_imported_once(laptop, tmp_path: Path) -> None:
    path = submission(laptop, tmp_path / "isian.xml")
    page = laptop.go("exchange")
    let_fall(page.drop, [path])
    laptop.settle()
    dialog = laptop.dialog(SubmissionsDialog)
    assert dialog.take.text() == "Impor 1 isian"
    assert dialog.take.hasFocus()
    assert [row.outcome for row in dialog.records.rows()] == ["new"]
    assert laptop.window.shell.start.visits == 3
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    laptop.settle()
    assert laptop.window.shell.start.visits == 4
    assert not dialog.take.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    laptop.settle()
    laptop.window.actions_.import_files([path])
    laptop.settle()
    again = laptop.dialog(SubmissionsDialog)
    assert again.take.text() == "Tidak ada yang perlu diimpor"
    assert not again.take.isEnabled()


def test_a_record_without_its_centre_gets_the_one_chosen(laptop, tmp_path: Path) -> None:
    path = submission(laptop, tmp_path / "isian.xml")
    code = read(laptop, lambda store: store.instruments.open(store.instruments.newest().digest).ref("centre.code"))
    name = read(laptop, lambda store: store.instruments.open(store.instruments.newest().digest).ref("centre.name"))
    for ref in (code, name):
        tag = ref.rsplit("/", 1)[-1].encode()
        path.write_bytes(re.sub(rb"<" + tag + rb"[^>]*>[^<]*</" + tag + rb">", b"<" + tag + b"/>", path.read_bytes()))
    laptop.window.actions_.import_submissions([path])
    dialog = laptop.dialog(SubmissionsDialog)
    assert [row.outcome for row in dialog.records.rows()] == ["refused"]
    assert not dialog.take.isEnabled()
    index = dialog.centre.findData("LTSA-020")
    dialog.centre.setCurrentIndex(index)
    dialog.centre.activated.emit(index)
    laptop.settle()
    assert [(row.outcome, row.centre) for row in dialog.records.rows()] == [("new", "LTSA-020")]
    assert dialog.take.text() == "Impor 1 isian"


def test_files_of_several_kinds_open_one_after_the_other(laptop, tmp_path: Path) -> None:
    path, letter = submission(laptop, tmp_path / "isian.xml"), tmp_path / "surat.ltsa"
    letter.write_text("Yang terhormat,", encoding="utf-8")
    laptop.window.actions_.import_files([path, letter])
    laptop.settle()
    laptop.dialog(SubmissionsDialog).reject()
    laptop.settle()
    laptop.dialog(ImportDialog).reject()


def test_a_workbook_of_a_form_goes_to_its_check(laptop, tmp_path: Path) -> None:
    path = tmp_path / "ltsa-pmi.xlsx"
    shutil.copy(resource("instruments/ltsa-pmi.xlsx"), path)
    laptop.window.actions_.import_files([path])
    laptop.settle(60)
    assert laptop.dialog(InstrumentDialog).add.isEnabled()


def test_a_receipt_goes_back_and_what_arrived_is_not_sent_again(laptop, switch_on, tmp_path: Path) -> None:
    from ltsa_desktop.exchange import accept_organisation, found_organisation, organisation, trust_add
    from ltsa_desktop.exchange import enrolment as enrolments
    from ltsa_desktop.exchange.trust import enrol
    from ltsa_desktop.store import Profile, create_store

    folder = tmp_path / "kantor"
    office = create_store(folder, "rahasia-laptop", Profile("Rina CONTOH", role="supervisor"))
    file = tmp_path / "contoh.ltsaorg"
    file.write_bytes(found_organisation(office, "CONTOH Direktorat", place="Surabaya").data)
    read(laptop, lambda store: accept_organisation(store, organisation.read_file(file)))
    trust_add(office, enrolments.read(read(laptop, enrol)))
    office.close()
    laptop.window.actions_.export()
    dialog = laptop.dialog(ExportDialog)
    package, receipt = tmp_path / "kiriman.ltsa", tmp_path / "tanda.ltsareceipt"
    dialog.ui.path.setText(str(package))
    dialog.ui.export_button.click()
    laptop.settle(60)
    dialog.close()

    other = switch_on(folder)
    other.window.start(password="rahasia-laptop")
    other.settle(30)
    other.window.actions_.import_files([package])
    other.settle(30)
    taking = other.dialog(ImportDialog)
    assert not taking.ui.receipt.isVisible()
    taking.submit()
    other.settle(30)
    assert taking.ui.receipt.isVisible()
    assert taking.receipt_name().endswith(".ltsareceipt")
    taking.write_receipt(receipt)
    other.settle()
    assert str(receipt) in taking.ui.banner.text()

    for words in ("1 revisi sudah sampai", "sudah dicatat sebelumnya"):
        laptop.window.actions_.import_files([receipt])
        laptop.settle()
        laptop.settle()
        assert words in laptop.notices[-1][0]
