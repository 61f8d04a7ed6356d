"""Opens the windows one lives in on the screen that the environment gives, and says what stands beyond it.

Arguments: a folder to work in (and, as `…/*.png`, to leave pictures in), the text size in per cent.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

from looking import clipped, lasting, outside
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ltsa_desktop.bootstrap import AppContext, Settings
from ltsa_desktop.gui.app import application, dress
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.main_window import PAGES, MainWindow
from ltsa_desktop.gui.visit import open_visit
from ltsa_desktop.gui.visit.navigation import open_find
from ltsa_desktop.gui.visit.worklists.opening import open_list
from ltsa_desktop.store import Profile, create_store
from ltsa_desktop.store.vault import Cost

PASSWORD = "kata sandi uji"


def main(folder: Path, scale: int) -> dict[str, list[str]]:
    store = create_store(
        folder / "store", PASSWORD, Profile("Siti Rahma CONTOH"), cost=Cost(memory_kib=32, iterations=1, lanes=1)
    )
    visit = store.visits.create("LTSA-014", "", date(2026, 11, 24), "terjadwal", example=True).id
    store.close()
    app = application()
    settings = Settings(text_scale=scale)
    Settings.save = lambda self, path=None: None  # type: ignore[method-assign]  # nothing of a test in the user's folder
    dress(app, settings)
    desk = Desk(AppContext(settings=settings, store_dir=folder / "store"))
    window = MainWindow(settings)
    window.furnish(desk)
    window.show()
    window.start(password=PASSWORD)
    found: dict[str, list[str]] = {}

    def settle() -> None:
        quiet = 0
        while quiet < 5:
            QApplication.processEvents()
            quiet = 0 if desk.store_thread.busy() or desk.pool.busy() else quiet + 1
            time.sleep(0.01)

    def look(name: str, root: QWidget) -> None:
        settle()
        room = root.screen().availableGeometry()
        faults = lasting(root, lambda seen: clipped(seen) + outside(seen))
        if not room.contains(root.frameGeometry()):
            faults.append(f"{root.frameGeometry()} beyond {room}")
        root.grab().save(str(folder / f"{name}.png"))
        if faults:
            found[name] = faults

    def look_at_dialog(name: str) -> None:
        settle()
        end = time.monotonic() + 20
        while not isinstance(QApplication.activeModalWidget(), QDialog):
            QApplication.processEvents()
            assert time.monotonic() < end, name
        dialog = QApplication.activeModalWidget()
        look(name, dialog)
        dialog.reject()
        settle()

    settle()
    for page in PAGES:
        window.actions_.go(page)
        look(f"page {page}", window)
    window.actions_.new_visit()
    look_at_dialog("new visit")
    shown = open_visit(desk, visit)
    while shown.session is None or not shown.session.tally.order:
        QApplication.processEvents()
    look("visit", shown)
    shown.go_to_section(2)
    shown.form.page(2).finish()
    look("visit section", shown)
    open_find(shown)
    look_at_dialog("find")
    open_list(shown, "finding")
    look_at_dialog("findings")
    shown.show_keys()
    look_at_dialog("keys")
    shown.finalise()
    look_at_dialog("finalise")
    shown.close()
    settle()
    window.close()
    desk.close()
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2])), ensure_ascii=False))
