"""A form tried out in a window: asked, computed, undone, read again – and nothing written anywhere."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ltsa_desktop.bootstrap import AppContext, Settings
from ltsa_desktop.commands.preview import read, run
from ltsa_desktop.commands.session import Session
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.app import dress
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.preview.window import PreviewWindow

ID, EN = "label::Bahasa Indonesia (id)", "label::English (en)"
SURVEY = [
    ["type", "name", ID, EN, "required", "constraint", "relevant", "calculation", "instance::aspek"],
    ["text", "nama", "Nama", "Name", "yes"],
    ["integer", "umur", "Umur", "Age", "", ". < 120"],
    ["select_one yt", "aktif", "Aktif?", "Active?", "", "", "", "", "x"],
    ["image", "foto", "Foto", "Photo"],
    ["begin_repeat", "temuan", "Temuan", "Findings"],
    ["text", "isi", "Isi", "Text", "", "", "${aktif} = 'ya'"],
    ["end_repeat"],
]
CHOICES = [["list_name", "name", ID, EN, "skor"], ["yt", "ya", "Ya", "Yes", "1"], ["yt", "tidak", "Tidak", "No", "0"]]
SCORING = [
    ["kind", "scheme", "id", "title", "formula", "weight", "lower"],
    ["scheme", "s", "", "Indeks", "ipp-f02"],
    ["aspect", "s", "x", "Aspek", "", "100"],
    ["band", "s", "A", "Baik", "", "", "0"],
]


def write(path: Path, survey: list[list[str]] = SURVEY, version: str = "1") -> Path:
    sheets = {
        "survey": survey,
        "choices": CHOICES,
        "scoring": SCORING,
        "settings": [["form_title", "form_id", "version"], ["Coba", "coba", version]],
    }
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                sheet.write_row(r, 0, row)
    return path


@pytest.fixture
def open_preview(qapp, qtbot, tmp_path: Path) -> Iterator[Callable[[Path], PreviewWindow]]:
    dress(qapp, Settings())
    made: list[tuple[PreviewWindow, Desk]] = []

    def make(path: Path) -> PreviewWindow:
        desk = Desk(AppContext(Settings(), tmp_path / "tidak-ada"))
        window = PreviewWindow(desk, read(path), lambda: read(path))
        made.append((window, desk))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        settle(window, qtbot)
        return window

    yield make
    for window, desk in made:
        settle(window, qtbot)
        window.close()
        desk.close()
    QApplication.processEvents()


def settle(window: PreviewWindow, qtbot) -> None:
    """Until both threads are idle and nothing waits in the queue of steps."""

    def idle() -> bool:
        desk = window.desk
        return window.session.queue.idle() and not desk.store_thread.busy() and not desk.pool.busy()

    qtbot.waitUntil(idle, timeout=20000)
    QApplication.processEvents()


def test_a_form_is_asked_computed_scored_and_nothing_reaches_the_disk(open_preview, qtbot, tmp_path: Path) -> None:
    file = write(tmp_path / "coba.xlsx")
    before = sorted(p.name for p in tmp_path.iterdir())
    window = open_preview(file)
    session = window.session
    assert window.form.place() == "/data/nama"
    qtbot.keyClicks(QApplication.focusWidget(), "Siti")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.form.place() == "/data/umur"
    session.set("/data/umur", "130")
    session.set("/data/aktif", "ya")
    qtbot.waitUntil(lambda: session.snapshot is not None and session.snapshot.schemes[0].n_scored == 1)
    window.problems.fill()
    assert window.problems.list.count() == 1
    assert window.problems.list.item(0).text().startswith("Umur")
    window.problems.list.itemActivated.emit(window.problems.list.item(0))
    assert window.form.place() == "/data/umur"
    instance = session.add_instance("/data/temuan")
    session.set(instance + "/isi", "catatan")
    settle(window, qtbot)
    assert session.node("/data/nama").value == "Siti"
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_steps_can_be_taken_back_and_done_again(open_preview, qtbot, tmp_path: Path) -> None:
    window = open_preview(write(tmp_path / "coba.xlsx"))
    session = window.session
    session.set("/data/nama", "Siti")
    instance = session.instances("/data/temuan")[0]
    session.set("/data/aktif", "ya")
    session.set(instance + "/isi", "satu")
    session.remove_instance(instance)
    settle(window, qtbot)
    assert window.undo_button.isVisible()
    window.undo()
    settle(window, qtbot)
    assert session.node(instance + "/isi").value == "satu"
    window.redo()
    settle(window, qtbot)
    assert session.instances("/data/temuan") == []
    for _ in range(4):
        window.undo()
    settle(window, qtbot)
    assert session.node("/data/nama").stored == ""
    assert not window.undo_button.isVisible()


def test_a_photo_can_be_tried_and_lives_in_memory_only(open_preview, qtbot, tmp_path: Path) -> None:
    window = open_preview(write(tmp_path / "coba.xlsx"))
    session = window.session
    session.attach("/data/foto", "kantor.txt", b"CONTOH", "CONTOH")
    settle(window, qtbot)
    assert session.node("/data/foto").value == "kantor.txt"
    got: list[bytes] = []
    session.load_file("/data/foto", got.append, window)
    settle(window, qtbot)
    assert got == [b"CONTOH"]


def test_the_form_speaks_its_other_language(open_preview, qtbot, tmp_path: Path) -> None:
    window = open_preview(write(tmp_path / "coba.xlsx"))
    assert [window.language.itemText(i) for i in range(window.language.count())] == [
        "Bahasa Indonesia (id)",
        "English (en)",
    ]
    assert window.session.label("/data/umur") == "Umur"
    window.language.setCurrentText("English (en)")
    window.language.activated.emit(1)
    assert window.session.label("/data/umur") == "Age"
    words = [label.text() for label in window.form.page(0).blocks.card("/data/umur").findChildren(QLabel)]
    assert "Age" in words
    assert window.problems.session.form_language == "English (en)"


def test_the_file_is_read_again_with_the_answers_and_a_broken_one_keeps_the_form(
    open_preview, qtbot, tmp_path: Path
) -> None:
    file = write(tmp_path / "coba.xlsx")
    window = open_preview(file)
    window.session.set("/data/nama", "Siti")
    settle(window, qtbot)
    survey = [list(row) for row in SURVEY]
    survey[2][2] = "Usia"
    write(file, survey, "2")
    with qtbot.waitSignal(window.shown_again, timeout=20000):
        window.read_again()
    settle(window, qtbot)
    assert window.session.label("/data/umur") == "Usia"
    assert window.session.node("/data/nama").value == "Siti"
    assert "versi 2" in window.about.text()
    survey[2][5] = ". < ((("
    write(file, survey, "3")
    window.read_again()
    qtbot.waitUntil(lambda: bool(window.banner.text()), timeout=20000)
    assert window.again_button.isEnabled()
    assert window.session.node("/data/nama").value == "Siti"
    window.begin_anew()
    settle(window, qtbot)
    assert window.session.node("/data/nama").stored == ""


def test_the_projects_own_instrument_can_be_tried(open_preview, qtbot) -> None:
    window = open_preview(resource("instruments/ltsa-pmi.xlsx"))
    assert len(window.session.tally.sections) > 5
    assert window.score is not None
    assert "Instrumen ini tidak memberi nilai." not in {label.text() for label in window.score.findChildren(QLabel)}
    assert window.problems.list.count() > 0


def test_a_form_that_cannot_work_is_refused_before_any_window(tmp_path: Path) -> None:
    survey = [list(row) for row in SURVEY]
    survey[2][5] = ". < ((("
    args = argparse.Namespace(file=write(tmp_path / "rusak.xlsx", survey), json=False, store=tmp_path / "s")
    with pytest.raises(UserError):
        run(Session(args, "id"))
    assert not (tmp_path / "s").exists()


def test_form_that_is_no_instrument_yet_is_tried_and_says_why(open_preview, qtbot, tmp_path: Path) -> None:
    survey = [*SURVEY, ["select_one_from_file kota.csv", "kota", "Kota", "City"]]
    path = write(tmp_path / "coba.xlsx", survey)
    window = open_preview(path)
    assert window.session.node("/data/kota").relevant
    assert "kota.csv" in banner_words(window)
    assert "belum dapat dipakai sebagai instrumen" in banner_words(window)
    (tmp_path / "kota.csv").write_text("name,label\nsby,Surabaya\n", encoding="utf-8")
    with qtbot.waitSignal(window.shown_again):
        window.read_again()
    settle(window, qtbot)
    assert banner_words(window) == ""
    assert [c.name for c in window.session.state.choices("/data/kota")] == ["sby"]


def banner_words(window: PreviewWindow) -> str:
    """What the banner says, "" while it is away."""
    return " ".join(label.text() for label in window.banner.findChildren(QLabel) if label.isVisible())
