"""A person at the window, as a process of its own that may be killed: `kill_child.py STORE VISIT SEED` (or `--serve`).

It answers questions through the widgets and tells on standard output, a line at a time, which question it is about to
answer ("TRY"), what it gave ("GIVE") and what the window has shown as saved ("ACK"); "READY" when the first section is
on the screen.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.bootstrap import AppContext, Settings
from ltsa_desktop.gui.app import application, dress
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.visit import open_visit
from ltsa_desktop.gui.visit.editors.choices import ChoiceEditor, MultipleEditor
from ltsa_desktop.gui.visit.editors.dates import DateEditor, TimeEditor
from ltsa_desktop.gui.visit.editors.numbers import NumberEditor
from ltsa_desktop.gui.visit.editors.text import LineEditor, ParagraphEditor
from ltsa_desktop.gui.visit.window import VisitWindow

PASSWORD = "kata sandi uji"


def tell(*words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


class Person:
    """Answers one random question after the other, without waiting for anything."""

    def __init__(self, window: VisitWindow, seed: str) -> None:
        self.window = window
        self.random = random.Random(seed)
        self.given: dict[str, str] = {}
        self.count = 0
        session = window.session
        assert session is not None
        assert window.form is not None
        self.session, self.form = session, window.form
        self.session.saved.connect(lambda _: self.acknowledge())
        place = self.form.place()
        tell("READY", place, window.banner.text())
        self.timer = QTimer()
        self.timer.timeout.connect(self.step)
        self.timer.start(1)

    def acknowledge(self) -> None:
        """The foot says "Tersimpan" and nothing is on its way: all that was given is promised."""
        if self.session.queue.idle() and self.window.foot.saved.word().startswith("Tersimpan"):
            for path, value in self.given.items():
                tell("ACK", path, value)
            self.given = {}

    def step(self) -> None:
        tally = self.session.tally
        paths = [p for p in tally.all("any") if self.kind(p) is not None]
        here = [p for p in paths if tally.marks[p].section == self.form.section]
        paths = here if here and self.random.random() < 0.9 else paths
        path = self.random.choice(paths)
        if not self.form.go_to(path):
            return
        card = self.form.current_card()
        if card is None or card.path != path:
            return
        editor, widget = card.field.editor, QApplication.focusWidget()
        if widget is None:
            self.window.activateWindow()
            return
        self.count += 1
        self.type(editor, widget)
        QTest.keyClick(QApplication.focusWidget() or widget, Qt.Key.Key_Return)

    def kind(self, path: str) -> object | None:
        control = self.session.node(path).definition.control
        return control if control in ("input", "select1", "select") else None

    def type(self, editor: object, widget: object) -> None:
        path = self.form.place()
        if isinstance(editor, NumberEditor):
            keys = str(self.random.randrange(0, 9999))
        elif isinstance(editor, DateEditor):
            keys = f"{self.random.randrange(1, 28):02d}-{self.random.randrange(1, 12):02d}-2024"
        elif isinstance(editor, TimeEditor):
            keys = f"{self.random.randrange(0, 23):02d}{self.random.randrange(0, 59):02d}"
        elif isinstance(editor, ChoiceEditor | MultipleEditor):
            keys = self.random.choice(list(editor._keys) or [" "]) if isinstance(editor, ChoiceEditor) else " "
        elif isinstance(editor, LineEditor | ParagraphEditor):
            keys = f"kata {self.count} {self.random.random()}"
        else:
            return
        if hasattr(widget, "selectAll"):
            widget.selectAll()
        before = self.session.node(path).stored
        tell("TRY", path)
        QTest.keyClicks(widget, keys)  # type: ignore[arg-type]
        editor.commit()  # type: ignore[attr-defined]
        after = self.session.node(path).stored if self.session.holds(path) else before
        if after != before:
            self.given[path] = after
            tell("GIVE", path, after)
        tell("TRY", "")


def work(folder: Path, visit: str, seed: str) -> None:
    """Open the store and the window, and go on until killed."""
    Settings.save = lambda self, path=None: None  # type: ignore[method-assign]
    app = application()
    context = AppContext(Settings(), folder)
    context.open(PASSWORD)
    dress(app, context.settings)
    desk = Desk(context)
    window = open_visit(desk, visit)
    window.resize(1366, 728)
    window.activateWindow()
    people: list[Person] = []

    def begin() -> None:
        if window.session is not None and window.session.tally.order and window.begun:
            starter.stop()
            people.append(Person(window, seed))

    starter = QTimer()
    starter.timeout.connect(begin)
    starter.start(5)
    app.exec()


def serve() -> None:
    """Start one such process for each line "STORE<tab>VISIT<tab>SEED", where the system can fork: imports cost once."""
    import ltsa_desktop.gui.visit.window
    import ltsa_desktop.store.opening
    import ltsa_desktop.xforms  # noqa: F401

    for line in sys.stdin:
        folder, visit, seed = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            sys.stdin.close()
            work(Path(folder), visit, seed)
            os._exit(0)
        tell("PID", child)
        os.waitpid(child, 0)
        tell("GONE")


if __name__ == "__main__":
    if sys.argv[1:] == ["--serve"]:
        serve()
    else:
        work(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
