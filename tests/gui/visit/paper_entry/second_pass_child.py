"""A person typing a second pass, in a process that is killed: python second_pass_child.py STORE VISIT."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ltsa_desktop.bootstrap import AppContext, Settings
from ltsa_desktop.gui.app import application, dress
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.visit.paper_entry import open_paper

PASSWORD = "kata sandi uji"


def work(folder: Path, visit: str) -> None:
    """Type a number into one question over and over; say each that the screen has called saved."""
    Settings.save = lambda self, path=None: None  # type: ignore[method-assign]
    app = application()
    context = AppContext(Settings(), folder)
    context.open(PASSWORD)
    dress(app, context.settings)
    window = open_paper(Desk(context), visit)
    count, given = 0, ""

    def step() -> None:
        nonlocal count, given
        if window.session is None or not window.rows:
            return
        if given:
            if window.session.queue.idle() and window.saved.word().startswith("Tersimpan"):
                print("ACK", given, flush=True)
                given = ""
            return
        window.activateWindow()
        window.go_to("/data/name")
        field = QApplication.focusWidget()
        if field is None:
            return
        count += 1
        field.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(field, f"Pak Amir {count}")
        QTest.keyClick(field, Qt.Key.Key_Return)
        given = f"Pak Amir {count}"

    timer = QTimer()
    timer.timeout.connect(step)
    timer.start(1)
    app.exec()


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2])
