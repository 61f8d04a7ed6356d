"""A real store with a real instrument behind each visit window under test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtWidgets import QApplication

from ltsa_desktop.bootstrap import AppContext, Settings
from ltsa_desktop.gui.app import dress
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.visit import open_visit
from ltsa_desktop.gui.visit.window import VisitWindow
from ltsa_desktop.instruments import Instrument, compile_workbook
from ltsa_desktop.store import Profile, Store, Visit, create_store

PASSWORD = "kata sandi uji"


def workbook(path: Path, text: str) -> Path:
    """Write an XLSForm workbook from lines of "sheet | column | column …", a head line first in each sheet."""
    sheets: dict[str, list[list[str]]] = {}
    for line in text.strip().splitlines():
        name, *cells = [cell.strip() for cell in line.strip().split("|")]
        sheets.setdefault(name, []).append(cells)
    sheets.setdefault("settings", [["form_title", "form_id", "version"], ["Uji", path.stem, "1"]])
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    sheet.write_string(r, c, cell)
    return path


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    dress(qapp, Settings())
    return qapp


@pytest.fixture(scope="session")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = create_store(tmp_path_factory.mktemp("store") / "s", password=PASSWORD, profile=Profile("Siti Rahma"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Instrument]:
    known: dict[str, Instrument] = {}

    def compile_text(text: str) -> Instrument:
        if text not in known:
            path = tmp_path_factory.mktemp("xls") / f"uji{len(known)}.xlsx"
            known[text] = compile_workbook(workbook(path, text))
        return known[text]

    return compile_text


@pytest.fixture
def desk(dressed: QApplication, shared_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(Settings, "save", lambda self, path=None: None)
    context = AppContext(Settings(), shared_store.directory, shared_store)
    made = Desk(context)
    yield made
    made.store_thread.stop()
    made.pool.stop()


@pytest.fixture
def new_visit(shared_store: Store, compiled: Callable[[str], Instrument]) -> Callable[..., Visit]:
    def make(text: str | Instrument, day: date = date(2026, 11, 24), centre: int = 0) -> Visit:
        instrument = compiled(text) if isinstance(text, str) else text
        version = shared_store.instruments.add(instrument)
        code = shared_store.centres.list()[centre].code
        return shared_store.visits.create(code, version.digest, day, "terjadwal")

    return make


@pytest.fixture
def show(desk: Desk, qtbot, new_visit: Callable[..., Visit]) -> Iterator[Callable[..., VisitWindow]]:
    """Open the window of a new visit on a form (or of a given visit) and wait until it can be used."""
    windows: list[VisitWindow] = []

    def open_one(form: str | Instrument | Visit) -> VisitWindow:
        visit = form if isinstance(form, Visit) else new_visit(form)
        window = open_visit(desk, visit.id)
        windows.append(window)
        window.resize(1366, 728)
        qtbot.waitUntil(lambda: window.session is not None and bool(window.session.tally.order))
        qtbot.waitUntil(lambda: not desk.store_thread.busy())
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return window

    open_one.windows = windows
    yield open_one
    import shiboken6

    for window in windows:
        if shiboken6.isValid(window):
            if window.session is not None:
                qtbot.waitUntil(lambda w=window: w.session.queue.idle() or w.session.queue.trouble is not None)
                window.session.queue.give_up()
            window.close()
            window.deleteLater()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not desk.store_thread.busy())


@pytest.fixture
def settle(qtbot, desk: Desk) -> Callable[[VisitWindow], None]:
    """Wait until everything given is on the disk and the window has heard of it."""

    def wait(window: VisitWindow) -> None:
        session = window.session
        assert session is not None
        QApplication.processEvents()
        qtbot.waitUntil(lambda: session.queue.idle() and not desk.store_thread.busy(), timeout=10000)
        QApplication.processEvents()

    return wait
