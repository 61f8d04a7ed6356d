"""Each editor by itself, used with keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.gui.visit.editors.base import Editor, Option, Question
from ltsa_desktop.gui.visit.editors.choices import ChoiceEditor, MultipleEditor, keys_for
from ltsa_desktop.gui.visit.editors.factory import make_editor
from ltsa_desktop.gui.visit.editors.files import FileEditor
from ltsa_desktop.gui.visit.editors.lists import PickEditor, RankEditor
from ltsa_desktop.gui.visit.editors.shown import ShownEditor
from ltsa_desktop.gui.visit.editors.signature import SignatureEditor
from ltsa_desktop.gui.visit.editors.ticking import TickListEditor

LEVELS = (
    *(Option(str(n), f"{n} tingkat {n}", points=str(n)) for n in range(6)),
    Option("na", "Tidak berlaku", "na"),
    Option("nd", "Tidak dapat dinilai", "nd"),
)
YES_NO = (Option("ya", "Ya"), Option("tidak", "Tidak"), Option("na", "Tidak berlaku", "na"))
VILLAGES = tuple(Option(f"d{n}", f"Desa {n}") for n in range(3000))


@pytest.fixture
def stage(dressed: QApplication, qtbot) -> Callable[..., tuple[Editor, list[str]]]:
    """Show an editor and collect what it commits."""

    def put(**words: object) -> tuple[Editor, list[str]]:
        editor = make_editor(Question(label="Pertanyaan", **words))  # type: ignore[arg-type]
        qtbot.addWidget(editor)
        editor.resize(700, 60)
        editor.show()
        editor.activateWindow()
        editor.focus_first()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        committed: list[str] = []
        editor.value_committed.connect(committed.append)
        return editor, committed

    return put


def type_keys(words: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, words)
    if end is not None:
        QTest.keyClick(widget, end)


def test_a_number_takes_indonesian_separators_and_writes_them_back(stage) -> None:
    editor, committed = stage(type="decimal")
    type_keys("1250,5")
    assert committed == ["1250.5"]
    assert editor.field.text() == "1.250,5"
    QTest.keyClick(editor.field, Qt.Key.Key_Up)
    assert editor.value() == "1251.5"


def test_letters_do_not_get_into_a_number_and_half_a_number_is_told(stage) -> None:
    editor, committed = stage(type="int")
    type_keys("1a2b")
    assert committed == ["12"]
    editor.field.selectAll()
    type_keys("1,5")
    assert committed == ["12"]
    assert "bilangan bulat" in editor.complaint()


def test_a_date_is_typed_moved_and_chosen_from_the_calendar(stage, qtbot) -> None:
    editor, committed = stage(type="date")
    type_keys("3 mei 2024")
    assert committed[-1] == "2024-05-03"
    assert editor.field.text() == "03-05-2024"
    assert editor.words.text() == "Jumat, 3 Mei 2024"
    QTest.keyClick(editor.field, Qt.Key.Key_Up)
    QTest.keyClick(editor.field, Qt.Key.Key_PageUp)
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert committed[-1] == "2024-06-04"
    editor.field.selectAll()
    type_keys("kemarin")
    yesterday = date.today() - timedelta(days=1)
    assert editor.field.text() == date_short(yesterday)
    editor.field.selectAll()
    type_keys("31-02-2024")
    assert committed[-1] == yesterday.isoformat()
    assert editor.complaint()


def test_a_time_is_typed_in_any_form(stage) -> None:
    editor, committed = stage(type="time")
    type_keys("930")
    assert committed[0].startswith("09:30:00.000")
    assert editor.field.text() == "09.30"


@pytest.mark.parametrize(("key", "value"), [("3", "3"), ("0", "0"), ("n", "na"), ("d", "nd")])
def test_a_level_is_chosen_by_its_digit_and_goes_on(stage, key: str, value: str) -> None:
    editor, committed = stage(control="select1", options=LEVELS)
    assert isinstance(editor, ChoiceEditor)
    went: list[bool] = []
    editor.advance_requested.connect(lambda: went.append(True))
    type_keys(key, None)
    assert committed == [value]
    assert went == [True]


@pytest.mark.parametrize(("key", "value"), [("y", "ya"), ("t", "tidak"), ("n", "na")])
def test_yes_no_and_not_applicable_have_their_letters(stage, key: str, value: str) -> None:
    _, committed = stage(control="select1", options=YES_NO)
    type_keys(key, None)
    assert committed == [value]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert committed == [value, ""]


def test_arrows_move_without_choosing_and_space_chooses(stage) -> None:
    editor, committed = stage(control="select1", options=LEVELS)
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert committed == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert committed == ["2"]
    QTest.mouseClick(editor.buttons[5], Qt.MouseButton.LeftButton)
    assert committed == ["2", "5"]


def test_choices_with_other_names_go_by_their_place() -> None:
    options = [Option("a", "A"), Option("b", "B"), Option("c", "C")]
    assert keys_for(options) == ["1", "2", "3"]


def test_several_are_ticked_by_digit_and_click(stage) -> None:
    options = tuple(Option(n, n.title()) for n in ("meja", "kursi", "komputer"))
    editor, committed = stage(control="select", options=options)
    assert isinstance(editor, MultipleEditor)
    type_keys("31", None)
    assert committed == ["komputer", "meja komputer"]
    QTest.mouseClick(editor.buttons[2], Qt.MouseButton.LeftButton)
    assert committed[-1] == "meja"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_one_of_thousands_is_found_by_typing_a_part(stage) -> None:
    editor, committed = stage(control="select1", options=VILLAGES)
    assert isinstance(editor, PickEditor)
    type_keys("desa 2047")
    assert committed == ["d2047"]
    assert editor.field.text() == "Desa 2047"
    editor.field.selectAll()
    type_keys("tidak ada")
    assert committed == ["d2047"]
    assert editor.complaint()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_what_is_typed_itself_comes_before_what_begins_with_it_and_what_contains_it(stage) -> None:
    names = ("Bojosukajaya", "Sukajaya Timur", "Sukajaya", "Jaya Suka", "Suka Makmur")
    editor, committed = stage(control="select1", options=tuple(Option(f"d{n}", w) for n, w in enumerate(names * 2)))
    assert isinstance(editor, PickEditor)
    type_keys("sukajaya", None)
    popup = editor.field.completer().popup()
    shown = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert shown == ["Sukajaya", "Sukajaya", "Sukajaya Timur", "Sukajaya Timur", "Bojosukajaya", "Bojosukajaya"]
    editor.field.selectAll()
    type_keys("suka bojo", None)
    assert popup.model().index(0, 0).data() == "Bojosukajaya"
    editor.field.selectAll()
    type_keys("jaya suka")
    assert committed == ["d3"]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_what_was_typed_is_taken_back_to_nothing_and_the_answer_goes(stage) -> None:
    editor, committed = stage(control="select1", options=VILLAGES)
    type_keys("desa 20")
    assert committed == ["d20"]
    QTest.keyClick(editor.field, Qt.Key.Key_End)
    for _ in "desa 20":
        QTest.keyClick(editor.field, Qt.Key.Key_Backspace)
    assert not editor.field.completer().popup().isVisible()
    type_keys("  ", None)
    type_keys("")
    assert committed == ["d20", ""]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)
def test_looking_at_the_whole_list_and_pressing_enter_keeps_the_answer(stage) -> None:
    editor, committed = stage(control="select1", options=VILLAGES)
    type_keys("desa 2047")
    QTest.keyClick(editor.field, Qt.Key.Key_Down)
    popup = editor.field.completer().popup()
    assert popup.isVisible()
    assert popup.model().rowCount() < 1000
    assert "Ketik lebih banyak" in popup.model().index(popup.model().rowCount() - 1, 0).data()
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert committed == ["d2047"]


def test_many_are_ticked_in_a_filtered_list(stage) -> None:
    editor, committed = stage(control="select", options=VILLAGES[:200])
    assert isinstance(editor, TickListEditor)
    type_keys("desa 17", None)
    assert list(editor.model.places) == [17, 117, *range(170, 180)]
    QTest.keyClick(editor.search, Qt.Key.Key_Down)
    QTest.keyClick(editor.list, Qt.Key.Key_Down)
    QTest.keyClick(editor.list, Qt.Key.Key_Space)
    QTest.keyClick(editor.list, Qt.Key.Key_Up)
    QTest.keyClick(editor.list, Qt.Key.Key_Space)
    assert committed == ["d117", "d17 d117"]
    assert editor.summary.text() == "Desa 17, Desa 117"
    # Letters typed in the list narrow it on.
    QTest.keyClicks(editor.list, "8")
    assert editor.search.text() == "desa 178"
    assert list(editor.model.places) == [178]


def test_many_of_a_very_long_list_are_found_and_ticked(stage, qtbot) -> None:
    editor, committed = stage(control="select", options=VILLAGES)
    assert editor.model.rowCount() == len(VILLAGES)
    type_keys("desa 2047", None)
    qtbot.waitUntil(lambda: list(editor.model.places) == [2047])
    QTest.keyClick(editor.search, Qt.Key.Key_Down)
    QTest.keyClick(editor.list, Qt.Key.Key_Space)
    editor.search.clear()
    editor.search.setFocus()
    type_keys("desa 3", None)
    qtbot.waitUntil(lambda: editor.model.rowCount() == 501)  # found in slices: the last row tells that there are more
    assert "Ketik lebih banyak" in editor.model.index(editor.model.rowCount() - 1).data()
    QTest.keyClick(editor.search, Qt.Key.Key_Down)
    QTest.keyClick(editor.list, Qt.Key.Key_Space)
    assert committed[-1].split() == ["d2047", "d3"]
    assert editor.summary.text() == "Desa 2047, Desa 3"


def test_a_rank_is_moved_by_keys(stage) -> None:
    options = tuple(Option(n, n.upper()) for n in "abc")
    editor, committed = stage(control="rank", options=options)
    assert isinstance(editor, RankEditor)
    editor.list.setCurrentRow(2)
    QTest.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert committed == ["a c b"]
    QTest.mouseClick(editor.clear, Qt.MouseButton.LeftButton)
    assert committed[-1] == ""


def test_a_range_slides_and_is_typed(stage) -> None:
    editor, committed = stage(type="int", control="range", parameters={"start": "0", "end": "10", "step": "2"})
    QTest.keyClick(editor.slider, Qt.Key.Key_Right)
    editor.commit()
    assert committed == ["2"]
    editor.number.field.setFocus()
    editor.number.field.selectAll()
    type_keys("8")
    assert committed[-1] == "8"
    assert editor.slider.value() == 4


def test_a_long_text_grows_with_its_lines(stage) -> None:
    editor, committed = stage(appearance=frozenset({"multiline"}))
    before = editor.field.height()
    for _ in range(8):
        type_keys("baris")
    assert editor.field.height() > before
    other = QWidget()
    editor.field.clearFocus()
    other.deleteLater()
    assert committed[-1].count("baris") == 8


def test_a_place_is_pasted_from_a_map_link(stage) -> None:
    editor, committed = stage(type="geopoint")
    QGuiApplication.clipboard().setText("https://maps.google.com/?q=-8.0657,111.9022")
    QTest.keySequence(editor.field, "Ctrl+V")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert committed == ["-8.065700 111.902200 0 0"]
    assert "8,06570° LS" in editor.words.text()


def test_a_photo_is_pasted_or_given_as_a_file(stage, tmp_path: Path) -> None:
    editor, _ = stage(type="binary", control="upload", mediatype="image/*")
    assert isinstance(editor, FileEditor)
    given: list[tuple[str, object]] = []
    editor.file_given.connect(lambda name, data: given.append((name, data)))
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    QTest.keySequence(editor.choose, "Ctrl+V")
    assert given[0][0] == "tempel.png"
    assert given[0][1] == image  # made a file away from the window: a large one takes seconds
    path = tmp_path / "tampak depan.png"
    image.save(str(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert editor._take(mime)
    assert given[1][0] == "tampak depan.png"
    refused: list[str] = []
    editor.file_refused.connect(refused.append)
    editor.take_file(tmp_path / "tidak ada.jpg")
    assert "tidak dapat dibaca" in refused[0]


def test_a_signature_is_drawn_kept_and_cleared(stage) -> None:
    editor, committed = stage(type="binary", control="upload", mediatype="image/*", appearance=frozenset({"signature"}))
    assert isinstance(editor, SignatureEditor)
    given: list[bytes] = []
    ink: list[bool] = []
    editor.file_given.connect(lambda _, data: given.append(data))
    editor.ink_chosen.connect(ink.append)
    QTest.mousePress(editor.pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    for x in range(50, 200, 10):
        QTest.mouseMove(editor.pad, QPoint(x, 40 + x % 30))
    QTest.mouseRelease(editor.pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    assert editor.is_pending()
    editor.keep.click()
    assert given
    assert given[0].startswith(b"\x89PNG")
    editor.set_value("tanda-tangan.png")
    editor.clear.click()
    assert committed == [""]
    editor.ink.click()
    assert ink == [True]


def test_a_calculation_is_shown_as_it_is_read(dressed, qtbot) -> None:
    editor = make_editor(Question(label="Jumlah", type="int"), fixed=True)
    qtbot.addWidget(editor)
    assert isinstance(editor, ShownEditor)
    editor.set_value("1250000")
    assert editor.words.text() == "1.250.000"


KINDS = [
    {"type": "int"},
    {"type": "decimal"},
    {"type": "date"},
    {"type": "time"},
    {"type": "dateTime"},
    {"type": "geopoint"},
    {},
    {"appearance": frozenset({"multiline"})},
    {"control": "select1", "options": YES_NO},
    {"control": "select1", "options": VILLAGES[:40]},
    {"control": "select", "options": YES_NO},
    {"control": "select", "options": VILLAGES[:40]},
    {"control": "rank", "options": YES_NO},
    {"control": "range"},
    {"control": "trigger"},
    {"control": "upload", "mediatype": "image/*"},
    {"control": "upload", "mediatype": "image/*", "appearance": frozenset({"signature"})},
]


@pytest.mark.parametrize("kind", KINDS, ids=[str(n) for n in range(len(KINDS))])
def test_every_editor_can_be_reached_and_says_its_name(stage, kind) -> None:
    editor, _ = stage(**kind)
    target = editor.focus_target()
    assert target.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "Pertanyaan" in target.accessibleName()
    for child in editor.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.focusProxy() is None:
            name = child.accessibleName() or getattr(child, "text", lambda: "")()
            assert name, f"{child} has no name"
            assert child.height() >= 16
