"""What `test_every_section.py` does not come to: paper entry, its dialogs, a picture, the trial of a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from looking import (
    Stretched,
    clipped,
    lasting,
    left_in_indonesian,
    nameless,
    outside,
    targets,
    unreachable,
    words_of,
)
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ltsa_desktop.bootstrap import AppContext, Settings
from ltsa_desktop.commands.preview import read
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.app import dress
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.preview.window import PreviewWindow
from ltsa_desktop.gui.visit import open_visit
from ltsa_desktop.gui.visit.media import show_attachment
from ltsa_desktop.gui.visit.paper_entry import open_paper
from ltsa_desktop.gui.visit.paper_entry.compare import CompareDialog
from ltsa_desktop.gui.visit.paper_entry.jump import PaperJump
from ltsa_desktop.gui.visit.paper_entry.passes import PassesDialog
from ltsa_desktop.instruments import Instrument, compile_workbook
from ltsa_desktop.store import Author, Store
from ltsa_desktop.store.double_entry import begin_second, compare, discard_second
from ltsa_desktop.store.paper_entry import begin_paper_visit

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)]
WORKBOOK = resource("instruments/ltsa-pmi.xlsx")
SITI, BUDI, ANI = Author("Siti Rahma", "1" * 18), Author("Budi", "", "keyer"), Author("Ani Wulandari", "", "keyer")
PHOTO = "/data/c/desk_1/desk_1_photo"


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return compile_workbook(WORKBOOK)


@pytest.fixture
def paper(shared_store: Store, instrument: Instrument) -> str:
    """A visit typed in once, half of it."""
    digest = shared_store.instruments.add(instrument).digest
    code = next(c.code for c in shared_store.centres.list() if "Tulungagung" in c.name)
    visit = begin_paper_visit(shared_store, code, digest, date(2026, 11, 20), SITI, BUDI, "terjadwal").id
    shared_store.visits.save(visit, {"/data/d/d1/ipp_01": "3", "/data/d/d1/ipp_02": "2"})
    return visit


@pytest.fixture
def speak(dressed: QApplication) -> Iterator[Callable[[str, int], None]]:
    def put(language: str, scale: int) -> None:
        dress(dressed, Settings(language=language, text_scale=scale))
        QApplication.processEvents()

    yield put
    put("id", 100)


class Screens:
    """Opens each screen in its turn, closes it again, and hands it to the looking tests."""

    def __init__(self, desk: Desk, store: Store, paper: str, qtbot, tmp_path: Path) -> None:
        self.desk, self.store, self.paper, self.qtbot, self.folder = desk, store, paper, qtbot, tmp_path

    def __iter__(self) -> Iterator[tuple[str, QWidget]]:
        yield from self.first_pass()
        yield from self.second_pass()
        yield from self.picture()
        yield from self.trial()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desk.store_thread.busy(), timeout=20000)
        QTest.qWait(30)

    def open_paper(self, visit: str):
        window = open_paper(self.desk, visit)
        self.qtbot.waitUntil(lambda: window.session is not None and bool(window.rows))
        window.resize(1366, 728)
        window.activateWindow()
        self.wait()
        return window

    def shut(self, window: QWidget) -> None:
        session = window.session
        self.qtbot.waitUntil(session.queue.idle)
        window.close()
        self.wait()
        if shiboken6.isValid(window):
            window.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete

    def dialog(self, kind: type[QDialog]) -> QDialog:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        self.wait()
        return QApplication.activeModalWidget()

    def put_away(self, dialog: QDialog) -> None:
        dialog.reject()
        QApplication.sendPostedEvents(None, 52)
        self.wait()

    def first_pass(self) -> Iterator[tuple[str, QWidget]]:
        window = self.open_paper(self.paper)
        for section in range(window.sections.count()):
            window.show_section(section)
            self.wait()
            yield f"paper section {section}", window
        window.activateWindow()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        yield "paper jump", (jump := self.dialog(PaperJump))
        self.put_away(jump)
        window.show_passes()
        yield "passes before the second", (passes := self.dialog(PassesDialog))
        self.put_away(passes)
        self.shut(window)

    def second_pass(self) -> Iterator[tuple[str, QWidget]]:
        second = begin_second(self.store, self.paper, ANI)
        self.store.visits.save(second.id, {"/data/d/d1/ipp_01": "4", "/data/g/temuan_ringkas": "CONTOH"})
        window = self.open_paper(second.id)
        yield "second pass", window
        window.show_passes()
        yield "passes with a second", (passes := self.dialog(PassesDialog))
        self.put_away(passes)
        comparison = compare(self.store, self.paper, "id")
        assert comparison.differences
        CompareDialog(self.desk, comparison, window).open()
        yield "compare", (compared := self.dialog(CompareDialog))
        compared.choose("first")
        self.wait()
        yield "compare, one decided", compared
        self.put_away(compared)
        self.shut(window)
        discard_second(self.store, self.paper)

    def picture(self) -> Iterator[tuple[str, QWidget]]:
        picture = QImage(900, 700, QImage.Format.Format_RGB32)
        picture.fill(QColor("#446688"))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        window = open_visit(self.desk, self.paper)
        self.qtbot.waitUntil(lambda: window.session is not None and bool(window.session.tally.order))
        self.wait()
        photo = next(n.path for n in window.session.state.walk() if n.definition.mediatype.startswith("image"))
        window.session.attach(photo, "kantor.png", bytes(buffer.data().data()), "CONTOH kantor")
        self.qtbot.waitUntil(lambda: photo in window.session.attachments)
        show_attachment(window.session, photo, window)
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        yield "picture", (shown := QApplication.activeModalWidget())
        assert isinstance(shown, QDialog)
        self.put_away(shown)
        self.shut(window)

    def trial(self) -> Iterator[tuple[str, QWidget]]:
        desk = Desk(AppContext(self.desk.settings, self.folder / "tidak-ada"))
        window = PreviewWindow(desk, read(WORKBOOK), lambda: read(WORKBOOK))
        window.show()
        window.resize(1366, 728)
        QTest.qWait(100)
        for section in (0, 2, 3):
            window._on_section_chosen(section)
            window.form.page(section).finish()
            QTest.qWait(50)
            yield f"trial section {section}", window
        window.session.queue.give_up()
        window.close()
        window.deleteLater()
        desk.close()
        QApplication.sendPostedEvents(None, 52)


@pytest.fixture
def screens(desk: Desk, shared_store: Store, paper: str, qtbot, tmp_path: Path) -> Screens:
    return Screens(desk, shared_store, paper, qtbot, tmp_path)


def faults(screens: Screens, look: Callable[[QWidget], list[str]]) -> dict[str, list[str]]:
    return {name: found for name, root in screens if (found := lasting(root, look))}


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_word_is_clipped_or_left_in_the_other_language(screens, speak, language: str, scale: int) -> None:
    speak(language, scale)

    def look(root: QWidget) -> list[str]:
        frame = root.frameGeometry()
        large = [f"{frame.width()}×{frame.height()}"] if frame.width() > 1366 or frame.height() > 768 else []
        return large + clipped(root) + (left_in_indonesian(root) if language == "en" else [])

    assert not faults(screens, look)


def test_longer_words_find_room(screens, speak) -> None:
    speak("id", 100)
    stretched = Stretched()
    QCoreApplication.installTranslator(stretched)
    try:
        assert not faults(screens, clipped)
    finally:
        QCoreApplication.removeTranslator(stretched)


def test_everything_has_a_name_is_inside_and_large_enough(screens, speak) -> None:
    speak("id", 100)

    def look(root: QWidget) -> list[str]:
        low = [f"{words_of(w)[:1]} is {w.height()} px high" for w in targets(root) if w.height() < 32]
        return [*nameless(root), *low, *outside(root)]

    assert not faults(screens, look)


def test_tab_comes_to_everything(screens, speak) -> None:
    speak("id", 100)

    def look(root: QWidget) -> list[str]:
        # Two buttons leave the keyboard at the row they mark (F2, F3); choices lead one another by the arrows.
        keyed = {"Kosong di kertas (F2)", "Tidak terbaca (F3)"}
        return [line for line in unreachable(root) if not any(words in line for words in keyed)]

    assert not faults(screens, look)
