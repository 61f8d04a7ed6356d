"""Type into a question with 83,000 villages to choose from: the slowest turn of the interface stays in one frame.

The editor of the visit window, its choices from the engine, real keys; a turn is a key with all that is drawn for it,
or a slice of the search, in processor time of the interface's thread: what else the machine does is not ours. The
floor is a frame, 16 ms.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import made_forms

FRAME = 0.016
WORDS = "Desa 820 7"
FORM = (
    f"{made_forms.HEAD}<instance><data id='bench'><desa/></data></instance>"
    "<instance id='desa' src='jr://file-csv/desa.csv'/></model></h:head><h:body><select1 ref='/data/desa'>"
    "<label>D</label><itemset nodeset=\"instance('desa')/root/item\"><value ref='name'/><label ref='label'/></itemset>"
    "</select1></h:body></h:html>"
).encode()


def run(quick: bool) -> dict[str, Any]:
    """Median over the runs of the slowest turn of each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    slowest = sorted(slowest_turn() for _ in range(3 if quick else 7))
    return made_forms.row("village-search", slowest[len(slowest) // 2], FRAME, 1.0)


def slowest_turn() -> float:
    """Seconds of the slowest turn while a name is typed and taken back."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ltsa_desktop.bootstrap import Settings
    from ltsa_desktop.gui.app import application, dress
    from ltsa_desktop.gui.visit.editors.base import Question
    from ltsa_desktop.gui.visit.editors.lists import PickEditor
    from ltsa_desktop.gui.visit.editors.searching import OptionLists
    from ltsa_desktop.gui.visit.opening import ready_choices
    from ltsa_desktop.xforms import FormState, load_form

    app = application()
    if not app.styleSheet():
        dress(app, Settings())
    data = "name,label\n" + "".join(f"d{n},Desa {n * 7919 % 83_000}\n" for n in range(83_000))
    state = FormState.new(load_form(FORM, {"desa.csv": data.encode()}))
    ready_choices(state)
    options = OptionLists().of("/data/desa", state.choices("/data/desa"))
    editor = PickEditor(Question("Desa", control="select1", options=options))
    editor.show()
    editor.activateWindow()
    QTest.qWaitForWindowActive(editor)
    taken: list[float] = []

    def turn(work: Callable[[], object]) -> None:
        began = time.thread_time()
        work()
        QApplication.processEvents()
        taken.append(time.thread_time() - began)

    editor.focus_first()
    for letter in WORDS:
        turn(lambda letter=letter: QTest.keyClicks(editor.field, letter))
    for _ in WORDS:
        turn(lambda: QTest.keyClick(editor.field, Qt.Key.Key_Backspace))
    editor.close()
    return max(taken)
