"""What the two benchmarks of the visit window share: a store, forms of any size, and waiting for a paint."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QPushButton, QWidget

    from ltsa_desktop.gui.desk import Desk

SIZE = (1366, 728)
SECTION = 50


def form(questions: int) -> str:
    """A workbook's lines: sections of fifty questions of all common types, every tenth asked only if one is "ya"."""
    head = "survey | type | name | label | hint | required | relevant | calculation | appearance | instance::aspek"
    lines = [head]
    for n in range(questions):
        if n % SECTION == 0:
            if n:
                lines.append("survey | end group")
            lines.append(f"survey | begin group | s{n} | {chr(65 + n // SECTION)} Bagian")
        relevant = f"${{q{n - 5}}} = 'ya'" if n % 10 == 8 else ""
        kind, aspect = (
            ("text", ""),
            ("integer", ""),
            ("select_one lima", "a1"),
            ("select_one yn", ""),
            ("date", ""),
        )[n % 5]
        lines.append(f"survey | {kind} | q{n} | Pertanyaan nomor {n} | Petunjuk | yes | {relevant} | | | {aspect}")
    lines.append("survey | end group")
    lines.append("choices | list_name | name | label | skor")
    lines += [f"choices | lima | {n} | {n} tingkat ke-{n} yang dijelaskan | {n}" for n in range(6)]
    lines += ["choices | yn | ya | Ya", "choices | yn | tidak | Tidak"]
    lines.append("scoring | kind | id | title | formula | maximum | points_maximum | places | scheme | weight")
    lines.append("scoring | scheme | s | Nilai | sara | 100 | 5 | 2 | s |")
    lines.append("scoring | aspect | a1 | Aspek | | | | | s | 1")
    return "\n".join(lines)


def write_workbook(path: Path, text: str) -> Path:
    """Write the lines as an XLSForm workbook."""
    import xlsxwriter

    sheets: dict[str, list[list[str]]] = {"settings": [["form_title", "form_id", "version"], ["Uji", path.stem, "1"]]}
    for line in text.splitlines():
        name, *cells = [cell.strip() for cell in line.split("|")]
        sheets.setdefault(name, []).append(cells)
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    sheet.write_string(r, c, cell)
    return path


@contextmanager
def office() -> Iterator[tuple[QApplication, Desk, Callable[[str], str]]]:
    """The application, a desk with an open store, and a function that makes a visit on a form's lines."""
    from ltsa_desktop.bootstrap import AppContext, Settings
    from ltsa_desktop.gui.app import application, dress
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.instruments import compile_workbook
    from ltsa_desktop.store import Profile, create_store

    with tempfile.TemporaryDirectory(prefix="ltsa-bench-") as folder:
        settings = Settings()
        store = create_store(Path(folder) / "store", password="kata sandi uji", profile=Profile("Uji"))
        app = application()
        dress(app, settings)
        desk = Desk(AppContext(settings, store.directory, store))
        desk.keep_settings = lambda: None  # type: ignore[method-assign]

        def visit(text: str) -> str:
            path = Path(folder) / f"f{len(text)}.xlsx"
            version = store.instruments.add(compile_workbook(write_workbook(path, text)))
            return store.visits.create(store.centres.list()[0].code, version.digest, date(2026, 11, 24)).id

        try:
            yield app, desk, visit
        finally:
            desk.close()


def begin(desk: Desk, visit: str) -> None:
    """Give a visit its first answer: it is one that a person goes on with."""
    from PySide6.QtWidgets import QApplication

    done: list[object] = []
    desk.read(lambda store: store.visits.save(visit, {"/data/s0/q0": "jawaban CONTOH"}), done.append)
    until(QApplication.instance(), lambda: done)


@contextmanager
def home(app: QApplication, desk: Desk, visit: str) -> Iterator[QPushButton]:
    """The start window at rest: the button that goes on with `visit` has the keyboard, the visit's window is made."""
    from PySide6.QtWidgets import QPushButton

    from ltsa_desktop.gui.main_window import MainWindow
    from ltsa_desktop.gui.pages.start import StartPage

    window = MainWindow(desk.settings)
    window.furnish(desk)
    window.show()
    window.activateWindow()
    window._on_open()
    until(app, lambda: window._filled and not desk.store_thread.busy())
    page, ahead = window.findChild(StartPage), window.actions_.ahead

    def ready() -> QPushButton | None:
        """The button, once everything is at rest; the page may fill anew meanwhile (a copy was made)."""
        at = window.focusWidget()
        for button in page.findChildren(QPushButton):
            if button.text() != "Lanjutkan" or not button.isVisible():
                continue
            if not isinstance(at, QPushButton) or at.text() != "Lanjutkan" or ahead.wanted != visit:
                button.setFocus()
                at = button
        at_rest = ahead.ready == visit and not desk.store_thread.busy() and not desk.pool.busy()
        return at if at_rest and at is window.focusWidget() else None

    until(app, ready)
    yield ready()
    window.close()
    window.deleteLater()
    until(app, lambda: not desk.store_thread.busy())


def paint_watch(widget: QWidget, kind: str = "Paint") -> Callable[[], int]:
    """A function that counts how often `widget` has been painted (or, with "UpdateRequest", its window) since now."""
    from PySide6.QtCore import QEvent, QObject

    wanted = QEvent.Type[kind]

    class Watch(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == wanted:
                self.count += 1
            return False

    watch = Watch(widget)
    widget.installEventFilter(watch)
    return lambda: watch.count


def rest(app: QApplication) -> None:
    """Let everything that was closed go."""
    from PySide6.QtCore import QEvent

    end = time.perf_counter() + 0.1
    while time.perf_counter() < end:
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.processEvents()


def until(app: QApplication, done: Callable[[], object], seconds: float = 20) -> None:
    """Handle events until `done()`."""
    end = time.perf_counter() + seconds
    while not done():
        app.processEvents()
        if time.perf_counter() > end:
            raise TimeoutError("the window did not get there")
