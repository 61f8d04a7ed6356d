"""The whole visit window over every section of the LTSA instrument: named, reached by Tab, translated, not clipped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
import shiboken6
from looking import Stretched, clipped, kinds_of_dialog, lasting, left_in_indonesian, nameless, targets, words_of
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ltsa_desktop.bootstrap import Settings
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.app import dress
from ltsa_desktop.gui.visit.changes import open_changes
from ltsa_desktop.gui.visit.deeds import open_anything
from ltsa_desktop.gui.visit.editors.choices import ChoiceEditor, MultipleEditor
from ltsa_desktop.gui.visit.finalise import ReopenDialog
from ltsa_desktop.gui.visit.navigation import open_find, open_jump
from ltsa_desktop.gui.visit.people import switch_person
from ltsa_desktop.gui.visit.printing import print_papers
from ltsa_desktop.gui.visit.window import VisitWindow
from ltsa_desktop.gui.visit.worklists.fishbone import FishboneDialog
from ltsa_desktop.gui.visit.worklists.opening import open_list
from ltsa_desktop.gui.visit.worklists.records import family
from ltsa_desktop.instruments import Instrument, compile_workbook
from ltsa_desktop.store import Store, Visit
from ltsa_desktop.xforms import FormState

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagate)", extend=True)]
MOST_STOPS = 900
LISTS = ("finding", "aspiration", "practice", "follow_ups")


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return compile_workbook(resource("instruments/ltsa-pmi.xlsx"))


@pytest.fixture(scope="module")
def answers(instrument: Instrument, shared_store: Store) -> dict[str, str]:
    """The example's answers as a stored mapping, with a remark and a reason among them."""
    version = shared_store.instruments.add(instrument)
    opened = shared_store.instruments.open(version.digest)
    state = FormState.new(opened.form)
    steps = json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8"))
    for step in steps:
        if "add" in step:
            state.add_repeat(step["add"])
        else:
            state.set(step["set"], step["value"])
    return {**state.content(), "/data/d/d1/ipp_01#note": "CONTOH catatan", "/data/d/d1/ipp_02#later": "ya"}


@pytest.fixture
def filled(shared_store: Store, instrument: Instrument, answers: dict[str, str]) -> Visit:
    """A visit with answers in every section, and an earlier one to compare with."""
    digest = shared_store.instruments.add(instrument).digest
    code = next(c.code for c in shared_store.centres.list() if "Tulungagung" in c.name)
    visits = [
        shared_store.visits.create(code, digest, day, "terjadwal", example=True)
        for day in (date(2026, 3, 3), date(2026, 11, 24))
    ]
    for visit in visits:
        shared_store.visits.save(visit.id, answers, path="/data/d/d1/ipp_01")
    return visits[1]


@pytest.fixture
def speak(dressed: QApplication) -> Iterator[Callable[[str, int], None]]:
    def put(language: str, scale: int) -> None:
        dress(dressed, Settings(language=language, text_scale=scale))
        QApplication.processEvents()

    yield put
    put("id", 100)


def views(window: VisitWindow) -> Iterator[tuple[str, QWidget]]:
    """Every section made to its end, the score beside the last, then each dialog of the window."""
    session = window.session
    session.set_strict(True)
    for section in session.tally.sections:
        window.go_to_section(section.index)
        window.form.page(section.index).finish()
        QTest.qWait(50)
        yield f"section {section.index}", window
    window.toggle_score()
    QTest.qWait(50)
    yield "score", window
    window.toggle_score()
    for name, show in dialogs(window):
        show()
        for _ in range(100):
            QTest.qWait(50)
            if QApplication.activeModalWidget() is not None:
                break
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), name
        yield name, dialog
        dialog.reject()
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete
        QTest.qWait(10)


def dialogs(window: VisitWindow) -> list[tuple[str, Callable[[], object]]]:
    return [
        ("find", lambda: open_find(window)),
        ("jump", lambda: open_jump(window)),
        ("anything", lambda: open_anything(window)),
        ("keys", window.show_keys),
        ("finalise", window.finalise),
        ("history", window.show_history),
        ("print", partial(print_papers, window)),
        ("changes", lambda: open_changes(window)),
        *((kind, lambda kind=kind: open_list(window, kind)) for kind in LISTS),
        ("fishbone", lambda: fishbone(window)),
        ("people", lambda: switch_person(window)),
        ("reopen", lambda: ReopenDialog(window).open()),
    ]


def fishbone(window: VisitWindow) -> None:
    """As F7 in the list of findings opens it, without the list behind."""
    found = family(window.session, "finding")
    assert found is not None
    FishboneDialog(window.session, found, window).open()


def test_every_dialog_of_a_visit_is_looked_at_here(show, filled, speak) -> None:
    speak("id", 100)
    window = show(filled)
    opened = {type(root) for _, root in views(window)}
    left = sorted(kind.__name__ for kind in kinds_of_dialog("ltsa_desktop.gui.visit") - opened)
    # Those of paper entry and of pictures are looked at in `test_every_paper_screen.py`.
    assert left == ["CompareDialog", "PaperJump", "PassesDialog", "PictureDialog"]
    window.close()


def faults_of(window: VisitWindow, look: Callable[[QWidget], list[str]]) -> dict[str, list[str]]:
    return {name: found for name, root in views(window) if (found := lasting(root, look))}


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_word_is_clipped_or_left_in_the_other_language(show, filled, speak, language: str, scale: int) -> None:
    speak(language, scale)
    window = show(filled)

    def look(root: QWidget) -> list[str]:
        return clipped(root) + (left_in_indonesian(root) if language == "en" else [])

    assert not faults_of(window, look)
    window.close()


def test_longer_words_find_room(show, filled, speak) -> None:
    speak("id", 100)
    stretched = Stretched()
    QCoreApplication.installTranslator(stretched)
    try:
        window = show(filled)
        assert not faults_of(window, clipped)
    finally:
        QCoreApplication.removeTranslator(stretched)


def test_everything_has_a_name_and_is_large_enough(show, filled, speak) -> None:
    speak("id", 100)
    window = show(filled)

    def look(root: QWidget) -> list[str]:
        low = [
            f"{type(w).__name__} {words_of(w)[:1]} is {w.height()} px high" for w in targets(root) if w.height() < 32
        ]
        return nameless(root) + low

    assert not faults_of(window, look)


def key(widget: QWidget) -> int:
    return shiboken6.getCppPointer(widget)[0]


def test_tab_comes_to_everything(show, filled, speak) -> None:
    speak("id", 100)
    window = show(filled)
    # Who fills in is read from the store after the form is there.
    QTest.qWait(300)
    missed = {}
    for section in window.session.tally.sections:
        window.go_to_section(section.index)
        window.form.page(section.index).finish()
        QTest.qWait(20)
        seen: set[int] = set()
        first = QApplication.focusWidget()
        for _ in range(MOST_STOPS):
            at = QApplication.focusWidget()
            assert at is not None
            seen.add(key(at))
            QTest.keyClick(at, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is first:
                break
        else:
            missed[f"section {section.index}"] = ["Tab never comes round"]
        left = [
            f"{type(w).__name__} {words_of(w)[:1]}"
            for w in targets(window)
            # The remark has its key (Ctrl+.); a Tab stop for its button at every question would be in the way.
            if w is not window.form.page(section.index).note_button
            and w.isEnabled()
            and key(w) not in seen
            and not led_by_another(w, seen)
        ]
        if left:
            missed[f"section {section.index}"] = left
    assert "\n".join(f"{k}: {v}" for k, v in missed.items()) == ""


def led_by_another(widget: QWidget, seen: set[int]) -> bool:
    """Whether the keyboard works this widget from another one: a choice among its fellows, a remark by Ctrl+."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, ChoiceEditor | MultipleEditor):
        parent = parent.parentWidget()
    if parent is None:
        return False
    return key(parent) in seen or any(key(child) in seen for child in parent.findChildren(QWidget))
