"""Every page and dialog, in both languages, at 100 and 150 %: translated, not clipped, on the screen, named, freed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from looking import Stretched, clipped, indonesian, kinds_of_dialog, nameless, outside, targets, unreachable, words_of
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QWidget,
)

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.dialogs.create_organisation import CreateOrganisationDialog
from ltsa_desktop.gui.dialogs.fingerprint import confirm_fingerprint
from ltsa_desktop.gui.dialogs.mend_workbook import MendDialog
from ltsa_desktop.gui.dialogs.office_server import OfficeServerDialog
from ltsa_desktop.gui.main_window import PAGES

ROOT = Path(__file__).resolve().parents[2]
WIDE, HIGH = 1366, 768
ELSEWHERE = ("ltsa_desktop.gui.visit", "ltsa_desktop.gui.joining")
"""Folders whose own tests look at their dialogs."""


def organise(laptop) -> None:
    """So that no screen is empty for want of an organisation."""
    from ltsa_desktop.exchange import found_organisation

    laptop.desk.write(lambda store: found_organisation(store, "CONTOH Direktorat", place="Surabaya"))
    laptop.settle()


def screens(laptop) -> Iterator[tuple[str, QWidget]]:
    """Each page, then each dialog, with what it shows loaded."""
    for name in PAGES:
        laptop.go(name)
        yield name, laptop.window
    for name, show in dialogs(laptop):
        show()
        laptop.settle(60)
        found = [d for d in laptop.window.findChildren(QDialog) if d.isVisible()]
        assert len(found) == 1, name
        yield name, found[0]
        found[0].close()
        laptop.settle()


def dialogs(laptop) -> list[tuple[str, Callable[[], object]]]:
    """What opens each dialog."""
    actions, register = laptop.window.actions_, resource("register/ltsa_centres.csv")
    sealed = laptop.window.shell.start.recent[0]
    centre: list = []
    laptop.desk.read(lambda store: store.centres.get("LTSA-014").summary, centre.append)
    laptop.settle()
    return [
        ("new-visit", lambda: actions.new_visit()),
        ("export", lambda: actions.export()),
        ("register", lambda: actions.import_register(register)),
        ("no-package", lambda: actions.import_packages([register])),
        ("submissions", lambda: actions.import_submissions([submissions(laptop)])),
        ("no-submissions", lambda: actions.import_submissions([register])),
        ("compare", actions.compare_versions),
        ("print-form", actions.print_form),
        ("mend", lambda: MendDialog(laptop.desk, register, mends(), laptop.window).open()),
        ("instrument", lambda: actions.add_instrument(resource("instruments/ltsa-pmi.xlsx"))),
        ("no-instrument", lambda: actions.add_instrument(register)),
        ("status", lambda: actions.add_status(centre[0])),
        ("print", lambda: actions.print_visit(sealed)),
        ("office-server", lambda: OfficeServerDialog(laptop.window).open()),
        ("create-organisation", lambda: CreateOrganisationDialog(laptop.desk, laptop.window).open()),
        (
            "ask",
            lambda: confirm_fingerprint("CONTOH Direktorat", "satu dua tiga empat lima enam", laptop.window).open(),
        ),
        *review_dialogs(laptop),
        *trust_dialogs(laptop),
        *meeting_dialogs(laptop),
        ("palette", laptop.window.open_palette),
        ("keys", laptop.window.show_keys),
        ("about", actions.about),
        ("doctor", lambda: laptop.window.shell.page("settings").run_doctor()),
    ]


def trust_dialogs(laptop) -> list[tuple[str, Callable[[], object]]]:
    """Trust, what is set aside, recovery, and the audit trail."""
    from ltsa_desktop.gui.trust.asking import ReasonDialog
    from ltsa_desktop.gui.trust.recovery import RecoveryDialog, RenewDialog

    desk, window, sealed = laptop.desk, laptop.window, laptop.window.shell.start.recent[0].visit
    asked = ("CONTOH", "CONTOH alasan", "CONTOH ya", lambda reason, day: None)
    return [
        ("trust", window.actions_.trust),
        ("held", window.actions_.held),
        ("audit", window.actions_.audit),
        ("audit-visit", lambda: window.actions_.audit(sealed.id, "", sealed.centre_name)),
        ("recovery", lambda: RecoveryDialog(desk, window).open()),
        ("renew", lambda: RenewDialog(desk, window).open()),
        ("reason", lambda: ReasonDialog(*asked, day=sealed.day, day_label="CONTOH", parent=window).open()),
    ]


def review_dialogs(laptop) -> list[tuple[str, Callable[[], object]]]:
    """The small questions of a review."""
    from ltsa_desktop.gui.review import dialogs
    from ltsa_desktop.gui.review.returns import ReturnsDialog
    from ltsa_desktop.store.assigning import Reviewer
    from ltsa_desktop.store.paper_models import ReportRow
    from ltsa_desktop.store.review_list import review_lines
    from ltsa_desktop.store.review_sheet import AnswerLine

    lines: list = []
    laptop.desk.read(review_lines, lines.extend)
    laptop.settle()
    desk, window, one = laptop.desk, laptop.window, lines[0]
    centre, people = one.summary.visit.centre_name, [Reviewer("a" * 64, "CONTOH Ratna", me=True)]
    answer = AnswerLine(ReportRow("question", "/data/x", "C3.2", "Hari layanan", 0, "tiga", "3"))
    choices = [("3", "tiga"), ("4", "empat")]
    return [
        ("return", lambda: dialogs.ReturnDialog(desk, one.id, centre, 2, lambda: None, window).open()),
        ("take-back", lambda: dialogs.TakeBackDialog(desk, one.id, centre, "disetujui", window).open()),
        ("assign", lambda: dialogs.AssignDialog(desk, [one], people, window).open()),
        ("correct", lambda: dialogs.CorrectDialog(desk, one.id, answer, choices, False, window).open()),
        ("correct-several", lambda: dialogs.CorrectDialog(desk, one.id, answer, choices, True, window).open()),
        ("correct-typed", lambda: dialogs.CorrectDialog(desk, one.id, answer, (), False, window).open()),
        ("returns", lambda: ReturnsDialog(desk, [], window).open()),
    ]


def meeting_dialogs(laptop) -> list[tuple[str, Callable[[], object]]]:
    """Those of the page of map and meeting."""
    from datetime import date
    from functools import partial

    from ltsa_desktop.gui.meeting.boundaries import open_boundaries
    from ltsa_desktop.gui.meeting.documents_print import MeetingPaperDialog
    from ltsa_desktop.gui.meeting.minutes import open_minutes
    from ltsa_desktop.gui.meeting.printing import print_practice
    from ltsa_desktop.gui.meeting.records import Record, show_records
    from ltsa_desktop.store.figures.analysis_models import PracticeCard
    from ltsa_desktop.store.figures.scope import Scope

    actions, day = laptop.window.actions_, date(2026, 11, 24)
    scope, meeting_paper = Scope(examples="examples"), partial(MeetingPaperDialog, laptop.desk)
    records = [Record("", "", "LTSA-PMI Kabupaten Tulungagung", day, "CONTOH Loket tutup", "LTSA-014")]
    words = ("CONTOH Jemput bola", "CONTOH jauh", "CONTOH loket keliling", "CONTOH naik", "CONTOH Rp1", "", "", "")
    card = PracticeCard("", "", "LTSA-014", "LTSA-PMI Kabupaten Tulungagung", "Jawa Timur", day, *words, (), (), ())
    return [
        ("boundaries", lambda: open_boundaries(laptop.desk, actions, lambda: None)),
        ("records", lambda: show_records(actions, "CONTOH", records, told="CONTOH")),
        ("minutes", lambda: open_minutes(laptop.desk, actions, Scope(examples="examples"))),
        ("practice-card", lambda: print_practice(laptop.desk, actions, card, True)),
        ("meeting-paper", lambda: meeting_paper("pack", "CONTOH", "CONTOH", scope, laptop.window).open()),
    ]


def submissions(laptop) -> Path:
    """A submission of the shipped form with an answer that is none of its choices."""
    path = laptop.folder.parent / "isian.xml"
    got: list = []
    laptop.desk.read(lambda store: submission(store), got.append)
    laptop.settle()
    path.write_bytes(got[0])
    return path


def submission(store) -> bytes:
    """A visit of this store as ODK would send it, under a number of its own."""
    from ltsa_desktop.exchange.odk_export import export_submission

    visit = next(v for v in store.visits.list() if v.visit.status == "draft")
    data = export_submission(store, visit.visit.id)
    return re.sub(rb"(<(?:\w+:)?instanceID>)[^<]*", rb"\1uuid:00000000-0000-4000-8000-00000000c0de", data)


def mends() -> list:
    """As `find_mends` gives them."""
    from ltsa_desktop.ground.words import Text
    from ltsa_desktop.instruments import Mend

    text = Text('Nama "{old}" menjadi "{new}".', 'The name "{old}" became "{new}".').format(old="a b", new="a_b")
    return [Mend("survey", 4, 1, "a b", "a_b", text)]


def speak(laptop, language: str, scale: int = 100) -> None:
    """Language and text size, as the top bar sets them."""
    laptop.desk.settings.language = language
    laptop.desk.settings.text_scale = scale
    laptop.desk.apply_settings()
    laptop.settle()


@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_stays_indonesian_in_english(laptop, scale: int) -> None:
    organise(laptop)
    speak(laptop, "en", scale)
    left = set()
    for name, root in screens(laptop):
        for widget in [root, *root.findChildren(QWidget)]:
            if not widget.isVisibleTo(root) and widget is not root:
                continue
            for word in words_of(widget):
                left |= {(name, source, word) for source, shape in indonesian() if shape.fullmatch(word)}
    speak(laptop, "id")
    assert not left


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("scale", [100, 150])
def test_no_word_is_clipped_and_all_fits_the_screen(laptop, language: str, scale: int) -> None:
    organise(laptop)
    speak(laptop, language, scale)
    faults = {}
    for name, root in screens(laptop):
        frame = root.frameGeometry()
        if frame.width() > WIDE or frame.height() > HIGH:
            faults[f"{name}: larger than the screen"] = [f"{frame.width()}×{frame.height()}"]
        if bad := clipped(root):
            faults[name] = bad
    speak(laptop, "id")
    assert not faults


def test_longer_words_find_room(laptop) -> None:
    organise(laptop)
    stretched = Stretched()
    QCoreApplication.installTranslator(stretched)
    laptop.settle()
    faults = {}
    for name, root in screens(laptop):
        frame = root.frameGeometry()
        if frame.width() > WIDE or frame.height() > HIGH:
            faults[f"{name}: larger than the screen"] = [f"{frame.width()}×{frame.height()}"]
        if bad := clipped(root):
            faults[name] = bad
    QCoreApplication.removeTranslator(stretched)
    laptop.settle()
    assert not faults


def test_everything_is_named_reached_by_tab_large_enough_and_inside(laptop) -> None:
    organise(laptop)
    faults = {}
    for name, root in screens(laptop):
        low = [f"{words_of(w)[:1]} {w.height()} px" for w in targets(root) if w.height() < 32]
        for fault, found in (
            ("nameless", nameless(root)),
            ("not by Tab", unreachable(root)),
            ("too low", low),
            ("outside", outside(root)),
        ):
            if found:
                faults[f"{name}: {fault}"] = found
    assert not faults


def test_a_closed_dialog_is_freed(laptop) -> None:
    organise(laptop)
    for name, show in dialogs(laptop):
        show()
        laptop.settle(60)
        dialog = next(d for d in laptop.window.findChildren(QDialog) if d.isVisible())
        gone: list[str] = []
        dialog.destroyed.connect(lambda *_, gone=gone: gone.append("gone"))
        dialog.close()
        del dialog
        laptop.settle()
        assert gone == ["gone"], name
        assert not laptop.window.findChildren(QDialog), name


def test_every_dialog_outside_a_visit_is_looked_at_here(laptop) -> None:
    organise(laptop)
    opened = {type(root) for _, root in screens(laptop)}
    kinds = {k for k in kinds_of_dialog("ltsa_desktop.gui") if not k.__module__.startswith(ELSEWHERE)}
    # A draft is carried to another version in `test_carry_visit`, which looks at the dialog too.
    assert sorted(kind.__name__ for kind in kinds - opened) == ["CarryDialog"]


@pytest.mark.parametrize("script", ["ui/compile.py", "resources/translations/compile.py"])
def test_generated_files_are_fresh(script: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / script), "--check"], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr


def test_qt_itself_speaks_indonesian(laptop) -> None:
    from PySide6.QtWidgets import QDialogButtonBox

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    assert {b.text().replace("&", "") for b in box.buttons()} == {"Batal", "Simpan"}
    field = QLineEdit()
    menu = field.createStandardContextMenu()
    assert "Salin" in [a.text().split("\t")[0].replace("&", "") for a in menu.actions()]
    menu.deleteLater()
    QApplication.processEvents()
