"""The visit's window made ahead: there at once, never with anything old in it, no trace until it is shown."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

from ltsa_desktop.bootstrap import Settings
from ltsa_desktop.gui.app import dress
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.visit import open_visit
from ltsa_desktop.gui.visit.ahead import VisitAhead
from ltsa_desktop.gui.visit.curtain import Curtain
from ltsa_desktop.gui.visit.opening import marker
from ltsa_desktop.gui.visit.window import VisitWindow
from ltsa_desktop.store import Store, Visit

FORM = """
survey | type | name | label
survey | begin group | a | A Bagian
survey | text | nama | Nama
survey | integer | hari | Hari layanan per minggu
survey | end group
"""
PATH = "/data/a/nama"
LONG = "\n".join(
    [
        "survey | type | name | label",
        "survey | begin group | a | A Bagian",
        *(f"survey | text | q{n} | Pertanyaan {n}" for n in range(60)),
        "survey | end group",
    ]
)
"""More than fits on the screen: its page has a scroll bar."""


@pytest.fixture
def home(dressed: QApplication) -> Iterator[QMainWindow]:
    """The start window's place: the one the person is at."""
    window = QMainWindow()
    window.show()
    window.activateWindow()
    yield window
    if shiboken6.isValid(window):
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def ahead(desk: Desk, home: QMainWindow) -> VisitAhead:
    return VisitAhead(desk, home)


@pytest.fixture
def prepared(ahead: VisitAhead, new_visit: Callable[..., Visit], qtbot, desk: Desk) -> Visit:
    """A visit whose window is ready out of sight."""
    visit = new_visit(FORM)
    ahead.expect(visit.id)
    qtbot.waitUntil(lambda: ahead.ready == visit.id and not desk.store_thread.busy())
    return visit


@pytest.fixture
def opened(desk: Desk, ahead: VisitAhead, qtbot) -> Iterator[Callable[[Visit], VisitWindow]]:
    windows: list[VisitWindow] = []

    def open_it(visit: Visit, early: Callable[[VisitWindow], None] = lambda _: None) -> VisitWindow:
        window = open_visit(desk, visit.id, None, ahead)
        windows.append(window)
        early(window)
        qtbot.waitUntil(lambda: window.session is not None and bool(window.session.tally.order))
        qtbot.waitUntil(lambda: window.isActiveWindow() and window.findChild(Curtain) is None)
        qtbot.waitUntil(lambda: not desk.store_thread.busy())
        return window

    yield open_it
    for window in windows:
        if shiboken6.isValid(window):
            window.close()
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not desk.store_thread.busy())


def made() -> list[VisitWindow]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, VisitWindow)]


def text_of(window: VisitWindow) -> str:
    """What the field of the first question shows."""
    card = window.form.page(0).blocks.card(PATH)
    assert card is not None
    return card.field.editor.value()


def test_window_made_ahead_is_the_one_shown_and_works(prepared, opened, shared_store: Store, settle, qtbot) -> None:
    (ready,) = made()
    assert not ready.isVisible()
    assert shared_store.settings.get(marker(prepared.id)) is None
    window = opened(prepared)
    assert window is ready
    assert window.isVisible()
    qtbot.waitUntil(lambda: (shared_store.settings.get(marker(prepared.id)) or {}).get("open"))
    window.activateWindow()
    window.form.go_to(PATH)
    QTest.keyClicks(QApplication.focusWidget(), "Budi")
    window.form.flush()
    settle(window)
    assert shared_store.visits.content(prepared.id)[PATH] == "Budi"


def test_keys_typed_before_anything_is_painted_land_in_the_right_fields(
    prepared, opened, shared_store: Store, settle
) -> None:
    def type_at_once(window: VisitWindow) -> None:
        # No event was handled since it was shown: not even its picture is painted.
        QTest.keyClicks(window.focusWidget(), "Budi")
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        QTest.keyClicks(window.focusWidget(), "5")

    window = opened(prepared, type_at_once)
    window.form.flush()
    settle(window)
    content = shared_store.visits.content(prepared.id)
    assert (content[PATH], content["/data/a/hari"]) == ("Budi", "5")


def test_first_frame_is_the_picture_of_what_is_behind_it(prepared, opened) -> None:
    (ready,) = made()
    picture = ready.findChild(Curtain).grab().toImage()
    opened(prepared)
    ready.form.setFocus()
    QApplication.processEvents()
    shown = ready.grab().toImage()
    assert picture.size() == shown.size()
    # The question one is at is marked once the window has the keyboard; the rest is the same to the pixel.
    card = ready.form.page(0).blocks.card(PATH)
    around = QRect(card.mapTo(ready, QPoint(0, 0)), card.size())
    for image in (picture, shown):
        painter = QPainter(image)
        painter.fillRect(around, Qt.GlobalColor.white)
        painter.end()
    assert picture.convertToFormat(QImage.Format.Format_RGB32) == shown.convertToFormat(QImage.Format.Format_RGB32)


def test_window_that_was_maximised_is_laid_out_and_pictured_at_that_size(
    ahead: VisitAhead, desk: Desk, home: QMainWindow, new_visit, opened, qtbot
) -> None:
    before = QMainWindow()
    before.setGeometry(80, 60, 1000, 560)
    before.showMaximized()
    QApplication.processEvents()
    desk.settings.geometry["visit"] = base64.b64encode(before.saveGeometry().data()).decode("ascii")
    before.close()
    home.activateWindow()
    visit = new_visit(FORM)
    ahead.expect(visit.id)
    qtbot.waitUntil(lambda: ahead.ready == visit.id and not desk.store_thread.busy())
    (ready,) = made()
    room = home.screen().availableSize()
    assert ready.size() == room
    seen: list[QEvent.Type] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            seen.append(event.type())
            return False

    watch = Watch()

    def look(window: VisitWindow) -> None:
        window.findChild(Curtain).installEventFilter(watch)

    window = opened(visit, look)
    # Another size would have lifted the picture before it was painted.
    assert QEvent.Type.Paint in seen
    assert window.isMaximized()
    assert window.size() == room
    window.showNormal()
    qtbot.waitUntil(lambda: window.size() == QSize(1000, 560))


def test_making_a_window_ahead_opens_no_other_and_takes_no_keyboard(
    ahead: VisitAhead, new_visit, home: QMainWindow, desk: Desk, qtbot, dressed: QApplication
) -> None:
    windows: list[QWidget] = []

    class Shown(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                windows.append(watched)
            return False

    # How the second copy stands is known: its chip then has words from the first moment on.
    desk.second_copy.look()
    qtbot.waitUntil(lambda: desk.second_copy.state is not None)
    field = QLineEdit(home)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    watch = Shown()
    dressed.installEventFilter(watch)
    try:
        visit = new_visit(LONG)
        ahead.expect(visit.id)
        for letter in "mengetik terus":
            QTest.keyClicks(dressed.focusWidget(), letter)
            QTest.qWait(60)
        qtbot.waitUntil(lambda: ahead.ready == visit.id)
        (window,) = made()
        assert window.windowHandle() is None  # the system knows of no second window
        ahead.drop()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QTest.qWait(20)
    finally:
        dressed.removeEventFilter(watch)
    assert field.text() == "mengetik terus"
    assert field.hasFocus()
    assert home.isActiveWindow()
    assert windows == []


def test_picture_is_taken_anew_when_the_second_copy_grows_older(prepared, ahead: VisitAhead, desk: Desk, qtbot) -> None:
    (ready,) = made()
    before = ready.findChild(Curtain)
    state = replace(desk.second_copy.state, place="stik", at=datetime.now(UTC).isoformat())
    desk.second_copy.state = state
    desk.second_copy.told.emit()
    qtbot.waitUntil(lambda: ahead.ready == "" or ready.findChild(Curtain) is not before, timeout=4000)
    qtbot.waitUntil(lambda: ahead.ready == prepared.id)
    assert made() == [ready]


def test_answer_saved_by_another_way_is_shown(prepared, opened, desk: Desk, qtbot) -> None:
    told: list[object] = []
    desk.read(lambda store: store.visits.save(prepared.id, {PATH: "Ani"}, path=PATH), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert text_of(opened(prepared)) == "Ani"


def test_answer_still_on_its_way_to_the_disk_is_shown(prepared, opened, desk: Desk) -> None:
    desk.read(lambda store: store.visits.save(prepared.id, {PATH: "Ani"}, path=PATH), lambda _: None)
    assert text_of(opened(prepared)) == "Ani"


def test_answer_typed_in_another_window_is_shown(prepared, opened, show, settle, qtbot) -> None:
    other = show(prepared)
    other.form.go_to(PATH)
    QTest.keyClicks(QApplication.focusWidget(), "Citra")
    other.form.flush()
    settle(other)
    other.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(other))
    assert text_of(opened(prepared)) == "Citra"


def test_visit_sealed_meanwhile_opens_read_only(prepared, opened, desk: Desk, qtbot) -> None:
    told: list[object] = []
    desk.write(lambda store: store.visits.seal(prepared.id, "final", reason="CONTOH"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    window = opened(prepared)
    assert window.session.read_only
    assert window.banner.isVisible()


def test_language_and_looks_are_those_of_now(prepared, opened, dressed: QApplication) -> None:
    try:
        dress(dressed, Settings(language="en", theme="dark", text_scale=150))
        window = opened(prepared)
        assert window.foot.finish.text() == "Finish"
        assert window.form.fontMetrics().height() == QFontMetrics(dressed.font()).height()
        assert window.palette().text().color() == dressed.palette().text().color()
    finally:
        dress(dressed, Settings())


def test_only_one_window_is_held_and_none_when_start_window_closes(
    prepared, ahead: VisitAhead, new_visit, home: QMainWindow, qtbot
) -> None:
    other = new_visit(FORM, day=date(2026, 3, 3))
    ahead.expect(other.id)
    qtbot.waitUntil(lambda: ahead.ready == other.id)
    assert [window.visit_id for window in made()] == [other.id]
    home.close()
    assert made() == []


def test_window_is_made_again_when_data_changed(prepared, ahead: VisitAhead, desk: Desk, qtbot, opened) -> None:
    (first,) = made()
    desk.write(lambda store: store.visits.save(prepared.id, {PATH: "Dewi"}, path=PATH))
    qtbot.waitUntil(lambda: ahead.ready == "")
    qtbot.waitUntil(lambda: ahead.ready == prepared.id and not desk.store_thread.busy())
    window = opened(prepared)
    assert not shiboken6.isValid(first)
    assert text_of(window) == "Dewi"


def test_visit_that_is_open_is_not_made_a_second_time(ahead: VisitAhead, show, desk: Desk, qtbot) -> None:
    window = show(FORM)
    ahead.expect(window.visit_id)
    QTest.qWait(500)
    assert made() == [window]
