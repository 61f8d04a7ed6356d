"""A paper typed in by keys: its order and numbers, what it leaves blank, a second pass, and the two compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.gui.dialogs.base import Ask
from ltsa_desktop.gui.visit import open_visit
from ltsa_desktop.gui.visit.finalise import FinaliseDialog
from ltsa_desktop.gui.visit.paper_entry import open_paper
from ltsa_desktop.gui.visit.paper_entry.compare import CompareDialog
from ltsa_desktop.gui.visit.paper_entry.passes import PassesDialog
from ltsa_desktop.gui.visit.paper_entry.window import PaperWindow
from ltsa_desktop.gui.visit.window import VisitWindow
from ltsa_desktop.store import Author
from ltsa_desktop.store.double_entry import begin_second, second_pass
from ltsa_desktop.store.paper_entry import AS_ON_PAPER, BLANK_ON_PAPER, UNREADABLE, begin_paper_visit, paper_facts

FORM = """
survey | type | name | label | required | relevant | constraint | constraint_message
survey | begin group | a | A Keadaan | | | |
survey | select_one yt | jalan | A1 Apakah berjalan? | yes | | |
survey | text | sebab | A2 Mengapa tidak berjalan? | | ${jalan} = 't' | |
survey | integer | hari | A3 Hari layanan | | | . <= 7 | Paling banyak 7.
survey | end group | | | | | |
survey | begin group | b | B Temuan | | | |
survey | begin repeat | temuan | Temuan | | | |
survey | text | isi | B1 Temuan | | | |
survey | end repeat | | | | | |
survey | text | akhir | B2 Kesimpulan | | | |
survey | end group | | | | | |
choices | list_name | name | label
choices | yt | y | Ya
choices | yt | t | Tidak
"""
DAY = date(2026, 11, 20)
SITI, BUDI, ANI = Author("Siti Rahma", "1" * 18), Author("Budi", "", "keyer"), Author("Ani", "", "keyer")


@pytest.fixture
def paper_visit(shared_store, compiled) -> Callable[..., str]:
    def make(form: str = FORM) -> str:
        digest = shared_store.instruments.add(compiled(form)).digest
        code = shared_store.centres.list()[0].code
        return begin_paper_visit(shared_store, code, digest, DAY, SITI, BUDI, "terjadwal").id

    return make


@pytest.fixture
def paper(desk, qtbot) -> Iterator[Callable[[str], PaperWindow]]:
    def open_one(visit: str) -> PaperWindow:
        window = open_paper(desk, visit)
        qtbot.waitUntil(lambda: window.session is not None and bool(window.rows))
        active(window, qtbot)
        return window

    yield open_one
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, PaperWindow | VisitWindow) and shiboken6.isValid(widget):
            if widget.session is not None:
                qtbot.waitUntil(lambda w=widget: w.session.queue.idle() or w.session.queue.trouble is not None)
                widget.session.queue.give_up()
            widget.close()
            widget.deleteLater()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not desk.store_thread.busy())


def active(window, qtbot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window and QApplication.focusWidget() is not None)


def shown(visit: str) -> list[PaperWindow]:
    """The windows that type this pass in."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PaperWindow) and w.visit_id == visit]


def press(key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def keys(*texts: str) -> None:
    """Type each text and Enter, as one reads down the paper; "" is Enter alone."""
    for text in texts:
        if text:
            QTest.keyClicks(QApplication.focusWidget(), text)
        press(Qt.Key.Key_Return)


def place(window: PaperWindow) -> str:
    return window._current.path if window._current is not None else ""


def settled(window, desk, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.queue.idle() and not desk.store_thread.busy())
    QApplication.processEvents()


def top(qtbot, kind):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    return dialog


def test_enter_goes_down_the_paper_also_through_what_the_form_would_not_ask(
    paper, paper_visit, desk, qtbot, shared_store
) -> None:
    visit = paper_visit()
    window = paper(visit)
    assert place(window) == "/data/a/jalan"
    press(Qt.Key.Key_Y)
    assert place(window) == "/data/a/sebab"
    keys("tidak ada dana", "5")
    assert window.section == 1
    settled(window, desk, qtbot)
    content = shared_store.visits.content(visit)
    assert content["/data/a/jalan"] == "y"
    assert content["/data/a/sebab"] == "tidak ada dana"
    assert content["/data/a/hari"] == "5"
    window.go_to("/data/a/sebab")
    row = window._place["/data/a/sebab"]
    assert row._notice.state == "warning"
    assert "tidak ditanyakan" in row._notice.words.text()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert place(window) == "/data/a/jalan"
    assert {e.author for e in shared_store.visits.history(visit, "/data/a/hari")} == {BUDI}


def test_blank_and_unreadable_are_marks_and_a_second_press_takes_them_away(
    paper, paper_visit, desk, qtbot, shared_store
) -> None:
    visit = paper_visit()
    window = paper(visit)
    press(Qt.Key.Key_F3)
    assert place(window) == "/data/a/sebab"
    QTest.keyClicks(QApplication.focusWidget(), "salah baris")
    press(Qt.Key.Key_F2)
    QTest.mouseClick(window.unreadable, Qt.MouseButton.LeftButton)
    settled(window, desk, qtbot)
    content = shared_store.visits.content(visit)
    assert content["/data/a/jalan#skip"] == UNREADABLE.id
    assert content["/data/a/sebab#skip"] == BLANK_ON_PAPER.id
    assert "/data/a/sebab" not in content
    assert content["/data/a/hari#skip"] == UNREADABLE.id
    window.go_to("/data/a/sebab")
    press(Qt.Key.Key_F2)
    assert place(window) == "/data/a/sebab"
    window.go_to("/data/a/jalan")
    press(Qt.Key.Key_T)
    settled(window, desk, qtbot)
    content = shared_store.visits.content(visit)
    assert "/data/a/sebab#skip" not in content
    assert content["/data/a/jalan"] == "t"
    assert "/data/a/jalan#skip" not in content


def test_records_are_added_by_space_and_an_answer_out_of_bounds_is_kept_and_told(
    paper, paper_visit, desk, qtbot, shared_store
) -> None:
    visit = paper_visit()
    window = paper(visit)
    keys("", "", "9")
    hari = "/data/a/hari"
    window.go_to(hari)
    assert window._place[hari]._notice.words.text() == "Paling banyak 7. F4 bila memang begitu di kertas."
    press(Qt.Key.Key_Return)
    first = place(window)
    assert first.endswith("/isi") or first == "/data/b/temuan"
    while place(window) != "/data/b/temuan":
        press(Qt.Key.Key_Return)
    before = len(window.session.instances("/data/b/temuan"))
    press(Qt.Key.Key_Space)
    assert place(window).endswith("/isi")
    keys("Loket tutup")
    assert place(window) == "/data/b/temuan"
    assert len(window.session.instances("/data/b/temuan")) == before + 1
    press(Qt.Key.Key_Return)
    assert place(window) == "/data/b/akhir"
    keys("selesai")
    assert QApplication.focusWidget() is window.finish
    settled(window, desk, qtbot)
    content = shared_store.visits.content(visit)
    assert content[hari] == "9"
    assert "Loket tutup" in content.values()


def test_a_number_of_the_paper_leads_to_its_line(paper, paper_visit, qtbot) -> None:
    window = paper(paper_visit())
    press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    dialog.activateWindow()
    QTest.keyClicks(dialog.field, "x9")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert "x9" in dialog.note.text()
    dialog.field.clear()
    QTest.keyClicks(dialog.field, "b2")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert place(window) == "/data/b/akhir"


def test_two_passes_are_compared_settled_and_sealed_by_keys(paper, paper_visit, desk, qtbot, shared_store) -> None:
    visit = paper_visit()
    window = paper(visit)
    press(Qt.Key.Key_T)
    keys("tidak ada dana", "5")
    settled(window, desk, qtbot)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = top(qtbot, PassesDialog)
    qtbot.waitUntil(lambda: dialog.next.isEnabled())
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    assert "nama" in dialog.banner._text.text()
    QTest.keyClicks(dialog.name, "Ani")
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: second_pass(shared_store, visit) is not None)
    second = second_pass(shared_store, visit).id
    qtbot.waitUntil(lambda: bool(shown(second)) and bool(shown(second)[0].rows))
    again = shown(second)[0]
    active(again, qtbot)
    qtbot.waitUntil(lambda: not shiboken6.isValid(window) or not window.isVisible())
    assert all(not row.filled for row in again.rows)
    assert "Pengetikan kedua oleh Ani" in again.about.text()
    press(Qt.Key.Key_T)
    keys("dana habis", "3")
    settled(again, desk, qtbot)
    again.show_passes()
    dialog = top(qtbot, PassesDialog)
    qtbot.waitUntil(lambda: dialog.next.isEnabled())
    assert not dialog.check.isVisible()
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    sides = top(qtbot, CompareDialog)
    qtbot.waitUntil(lambda: sides._session is not None)
    assert "1 dari 3 jawaban sama (33,3 %); 2 berbeda." in sides.rate.text()
    assert (sides.first.text(), sides.second.text()) == ("tidak ada dana", "dana habis")
    assert "Budi" in sides.first_who.text()
    assert not sides.use_result.isEnabled()
    control = Qt.KeyboardModifier.ControlModifier
    press(Qt.Key.Key_2, control)
    assert sides.list.currentRow() == 1
    QTest.keyClicks(sides._editor.focus_target(), "4")
    press(Qt.Key.Key_3, control)
    assert "catatan" in sides.banner._text.text()
    QTest.keyClicks(sides.note, "angka 4 di kertas")
    press(Qt.Key.Key_3, control)
    assert sides.use_result.isEnabled()
    assert QApplication.focusWidget() is sides.use_result
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: paper_facts(shared_store, visit).again is not None)
    content = shared_store.visits.content(visit)
    assert content["/data/a/sebab"] == "dana habis"
    assert content["/data/a/hari"] == "4"
    finalise = top(qtbot, FinaliseDialog)
    finalise.seal.click()
    qtbot.waitUntil(lambda: shared_store.visits.get(visit).status == "final")
    facts = paper_facts(shared_store, visit)
    assert (facts.keyed.who.name, facts.again.who.name, facts.same, facts.compared) == ("Budi", "Ani", 1, 3)


def test_a_second_pass_goes_on_where_it_was(paper, paper_visit, desk, qtbot, shared_store) -> None:
    visit = paper_visit()
    second = begin_second(shared_store, visit, ANI).id
    window = paper(second)
    press(Qt.Key.Key_Y)
    keys("tetap di sini")
    settled(window, desk, qtbot)
    window.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(window) or not window.isVisible())
    window = paper(second)
    assert window.session.node("/data/a/sebab").stored == "tetap di sini"
    assert place(window) == "/data/a/hari"
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(window, desk, qtbot)
    assert shared_store.visits.content(second).get("/data/a/sebab") is None


def test_a_papers_first_repeat_instance_is_kept_and_comes_back_whole_after_a_restart(
    paper_visit, paper, shared_store, desk, qtbot
) -> None:
    visit = paper_visit()
    window = paper(visit)
    instance = window.session.instances("/data/b/temuan")[0]
    settled(window, desk, qtbot)
    assert shared_store.visits.content(visit)[instance]
    window.session.set(instance + "/isi", "atap bocor")
    settled(window, desk, qtbot)
    window.close()
    qtbot.waitUntil(lambda: not desk.store_thread.busy())
    again = paper(visit)
    assert again.session.instances("/data/b/temuan") == [instance]
    assert again.session.node(instance + "/isi").value == "atap bocor"


def test_opening_the_first_pass_while_the_second_is_typed_asks_and_shows_nothing_before(
    paper_visit, paper, shared_store, desk, qtbot
) -> None:
    visit = paper_visit()
    begin_second(shared_store, visit, ANI)
    window = open_visit(desk, visit)
    ask = top(qtbot, Ask)
    assert "diketik kedua kali" in ask.windowTitle()
    assert window.session is None
    assert window.form is None
    QTest.keyClick(ask, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(window) or not window.isVisible())
    window = open_visit(desk, visit)
    ask = top(qtbot, Ask)
    QTest.mouseClick(ask.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not None and window.form is not None)


def test_beginning_the_second_pass_puts_away_every_window_of_the_first(
    paper_visit, paper, shared_store, desk, qtbot
) -> None:
    visit = paper_visit()
    window = paper(visit)
    other = open_visit(desk, visit)
    qtbot.waitUntil(lambda: other.session is not None)
    window.show_passes()
    dialog = top(qtbot, PassesDialog)
    qtbot.waitUntil(lambda: dialog.next.isEnabled())
    QTest.keyClicks(dialog.name, "Ani")
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: second_pass(shared_store, visit) is not None)
    for one in (window, other):
        qtbot.waitUntil(lambda w=one: not shiboken6.isValid(w) or not w.isVisible())


def test_an_answer_out_of_its_rule_is_sealed_when_the_paper_has_it_so(
    paper_visit, paper, shared_store, desk, qtbot
) -> None:
    visit = paper_visit()
    window = paper(visit)
    hari = "/data/a/hari"
    press(Qt.Key.Key_Y)
    keys("", "9")
    window.go_to("/data/a/jalan")
    press(Qt.Key.Key_F4)
    assert not window.session.skip_reason("/data/a/jalan")
    window.go_to(hari)
    press(Qt.Key.Key_F4)
    assert window.session.skip_reason(hari) == AS_ON_PAPER.id
    assert window.session.node(hari).stored == "9"
    settled(window, desk, qtbot)
    window.close()
    visit_window = open_visit(desk, visit)
    qtbot.waitUntil(lambda: visit_window.session is not None and bool(visit_window.session.tally.order))
    dialog = FinaliseDialog(visit_window.session, visit_window)
    assert dialog.points() == [hari]
    assert dialog.blocking() == []
    assert dialog.seal.isEnabled()
    dialog.reason.setText("")
    dialog._on_reason()
    assert dialog.blocking() == [hari]
    assert dialog.reason.isEnabled()
    dialog.reason.setText("angka 9 jelas di kertas")
    dialog._on_reason()
    assert dialog.blocking() == []
    dialog.close()
    qtbot.waitUntil(lambda: visit_window.session.queue.idle())
    revision = shared_store.visits.seal(visit, "final")
    content = shared_store.revisions.read(shared_store.revisions.get(revision.id).raw).content
    assert (content[hari], content[f"{hari}#skip"]) == ("9", "angka 9 jelas di kertas")
