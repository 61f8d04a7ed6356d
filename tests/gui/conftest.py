"""A laptop's screen, a store that was used, and a window on it."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # for what several test modules look with: `looking`
PASSWORD = "rahasia-laptop"


def _laptop_screen() -> None:
    """Qt's offscreen screen is 800 × 600; ours is 1366 × 768, the evaluators' laptop."""
    screen = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    settings = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": [screen]}
    path = Path(tempfile.mkdtemp(prefix="ltsa-screen-")) / "screen.json"
    path.write_text(json.dumps(settings), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path.as_posix()}"


if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen" and sys.platform != "win32":
    _laptop_screen()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two messages are not ours: the offscreen platform cannot hint sizes, and QTest misses the release of a key whose
    press disabled its widget. All else fails the test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore("does not support propagateSizeHints", "Keyboard event not accepted")
            )


@pytest.fixture(scope="session")
def used_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store as an evaluator has it after a week: three visits, all CONTOH; copied, never opened itself."""
    from ltsa_desktop.store import Profile, create_store
    from ltsa_desktop.store.vault import Cost

    folder = tmp_path_factory.mktemp("used") / "store"
    profile = Profile("Siti Rahma CONTOH", "198703122010122001", "evaluator", "id", "Pengantar Kerja")
    store = create_store(folder, PASSWORD, profile, cost=Cost(memory_kib=32, iterations=1, lanes=1))
    for code, day, kind in (
        ("LTSA-014", date(2026, 11, 24), "terjadwal"),
        ("LTSA-009", date(2026, 11, 10), "mendadak"),
        ("LTSA-012", date(2026, 11, 3), "daring"),
    ):
        visit = store.visits.create(code, "", day, kind, example=True)
        if kind == "mendadak":
            store.visits.seal(visit.id, "final", reason="CONTOH")
    store.backup()
    store.close()
    return folder


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Settings of this test alone; nothing is read from or written to the user's folders."""
    from ltsa_desktop import bootstrap
    from ltsa_desktop.gui.audit import dialog as audit_dialog
    from ltsa_desktop.gui.dialogs import create_organisation, export, import_package, print_form, print_visit
    from ltsa_desktop.gui.entry import welcome
    from ltsa_desktop.gui.pages import exchange
    from ltsa_desktop.gui.pages import settings as settings_page
    from ltsa_desktop.gui.review import returns
    from ltsa_desktop.gui.trust import dialog as trust_dialog
    from ltsa_desktop.gui.trust import recovery as trust_recovery

    monkeypatch.setattr(bootstrap, "config_file", lambda: tmp_path / "settings.json")
    for module in (
        create_organisation,
        export,
        import_package,
        print_form,
        print_visit,
        exchange,
        settings_page,
        returns,
        welcome,
        audit_dialog,
        trust_dialog,
        trust_recovery,
    ):
        monkeypatch.setattr(module, "documents", lambda: tmp_path / "dokumen")
    return bootstrap.Settings()


class Laptop:
    """A window with its threads, and how to wait for them.

    Attributes:
        window, desk: see the application. folder: of the store.
        notices: every (sentence, kind) that was shown as a toast.
    """

    def __init__(self, window, desk, qtbot) -> None:
        self.window, self.desk, self.qtbot = window, desk, qtbot
        self.folder: Path = desk.context.store_dir
        self.notices: list[tuple[str, str]] = []
        desk.noticed.connect(lambda text, kind: self.notices.append((text, kind)))

    def settle(self, limit: float = 20.0) -> None:
        """Until both kinds of thread are idle and the window has drawn what they brought."""
        from PySide6.QtWidgets import QApplication

        end, quiet = time.monotonic() + limit, 0
        while quiet < 3:
            assert time.monotonic() < end, "the threads are still busy"
            QApplication.processEvents()
            quiet = 0 if self.desk.store_thread.busy() or self.desk.pool.busy() else quiet + 1
            time.sleep(0.005)

    def go(self, name: str):
        """Show a page and wait for its data."""
        self.window.actions_.go(name)
        self.settle()
        return self.window.shell.page(name)

    def dialog(self, kind: type):
        """The open dialog of that class."""
        self.settle()
        found = [d for d in self.window.findChildren(kind) if d.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]


@pytest.fixture
def switch_on(qtbot, settings, tmp_path: Path) -> Iterator[Callable[..., Laptop]]:
    """`switch_on(folder)`: a furnished window over a store's folder, nothing opened yet."""
    from PySide6.QtWidgets import QApplication

    from ltsa_desktop.bootstrap import AppContext
    from ltsa_desktop.gui.app import dress
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.main_window import MainWindow

    laptops: list[Laptop] = []

    def make(folder: Path | None = None) -> Laptop:
        app = QApplication.instance()
        dress(app, settings)
        desk = Desk(AppContext(settings=settings, store_dir=folder or tmp_path / "store"))
        window = MainWindow(settings)
        window.furnish(desk)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        laptop = Laptop(window, desk, qtbot)
        laptops.append(laptop)
        return laptop

    yield make
    for laptop in laptops:
        laptop.settle()
        laptop.window.close()
        laptop.desk.close()
        laptop.window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def laptop(switch_on: Callable[..., Laptop], used_store: Path, tmp_path: Path) -> Laptop:
    """The used store, unlocked, its start screen filled."""
    folder = tmp_path / "store"
    shutil.copytree(used_store, folder)
    made = switch_on(folder)
    made.window.start(password=PASSWORD)
    made.settle()
    return made


@pytest.fixture
def password() -> str:
    """The password of every store here."""
    return PASSWORD
