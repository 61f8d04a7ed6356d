#!/usr/bin/env python3
"""Make the pictures in `docs/img/` again: each screen at 1366 × 768, in both languages, light and dark.

Everything shown is real: the stores come from `ltsa demo`, whose invented answers are all marked CONTOH. Nothing of the
user's own settings or stores is read. Run by `dev.py screenshots`; words on the command line choose screens.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
OUT = Path(__file__).resolve().parent / "img"
WIDE, HIGH = 1366, 768
LOOKS = (("id", "light"), ("id", "dark"), ("en", "light"))

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.main_window import MainWindow
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store import Store


def prepare_screen(folder: Path) -> None:
    """A screen of the evaluators' laptops, drawn in memory."""
    screen = {"name": "laptop", "x": 0, "y": 0, "width": WIDE, "height": HIGH}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    settings = folder / "screen.json"
    settings.write_text(json.dumps({"windowFrameMargins": False, "screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={settings.as_posix()}" if os.name != "nt" else "offscreen"


def make_stores(folder: Path) -> tuple[Path, Path, Path]:
    """The evaluator's and the supervisor's store of the demo, further visits, and a package still to be imported."""
    from ltsa_desktop.cli import main
    from ltsa_desktop.commands.demo import PASSWORD
    from ltsa_desktop.commands.visit import run_ops
    from ltsa_desktop.exchange import export_package
    from ltsa_desktop.ground.paths import resource
    from ltsa_desktop.store import open_store

    if main(["demo", "--out", str(folder / "demo")]):
        raise SystemExit("the demo did not run to its end")
    evaluator, package = folder / "demo" / "evaluator", folder / "demo" / "kunjungan-november.ltsa"
    ops = json.loads(resource("instruments/ltsa-pmi/contoh-tulungagung.json").read_text(encoding="utf-8"))
    # All but the answers that say which centre it is.
    ops = [op for op in ops if not str(op.get("set", "")).startswith("/data/a")]
    store = open_store(evaluator, PASSWORD)
    made = []
    for code, day, kind, share in (
        ("LTSA-022", date(2026, 11, 3), "terjadwal", 0.3),
        ("LTSA-009", date(2026, 11, 10), "mendadak", 0.5),
        ("LTSA-035", date(2026, 11, 20), "daring", 0.15),
        ("LTSA-016", date(2026, 11, 24), "terjadwal", 0.62),
    ):
        visit = store.visits.create(code, "", day, kind, example=True)
        state = store.visits.state(visit.id)
        store.visits.save(visit.id, run_ops(state, ops[: round(len(ops) * share)]))
        made.append(visit.id)
    for visit in made[:2]:
        store.visits.seal(visit, "final", reason="CONTOH")
    export_package(store, package, made[:1])
    store.backup()
    store.close()
    return evaluator, folder / "demo" / "supervisor", package


class Stage:
    """A window on a store, and the way to a picture of it."""

    def __init__(self, store: Path, language: str, theme: str) -> None:
        from ltsa_desktop.bootstrap import AppContext, Settings
        from ltsa_desktop.gui.app import application, dress
        from ltsa_desktop.gui.desk import Desk
        from ltsa_desktop.gui.main_window import MainWindow

        self.app = application()
        settings = Settings(language=language, theme=theme)
        dress(self.app, settings)
        self.desk: Desk = Desk(AppContext(settings=settings, store_dir=store))
        self.window: MainWindow = MainWindow(settings)
        self.window.furnish(self.desk)
        self.window.resize(WIDE, HIGH)
        self.window.show()
        self.suffix = f"{language}-{theme}"

    def settle(self, limit: float = 60.0) -> None:
        """Until the threads are idle and all they brought is drawn."""
        end, quiet = time.monotonic() + limit, 0
        while quiet < 6 and time.monotonic() < end:
            self.app.processEvents()
            quiet = 0 if self.desk.store_thread.busy() or self.desk.pool.busy() else quiet + 1
            time.sleep(0.02)

    def picture(self, name: str, root: QWidget | None = None) -> None:
        """Save what the window shows, an open dialog in front of it."""
        from PySide6.QtGui import QColor, QPainter
        from PySide6.QtWidgets import QDialog

        self.settle()
        root = root or self.window
        whole: QPixmap = root.grab()
        for dialog in [d for d in root.findChildren(QDialog) if d.isVisible()]:
            front = dialog.grab()
            painter = QPainter(whole)
            painter.fillRect(whole.rect(), QColor(0, 0, 0, 70))
            painter.drawPixmap((whole.width() - front.width()) // 2, (whole.height() - front.height()) // 2, front)
            painter.end()
        OUT.mkdir(parents=True, exist_ok=True)
        path = OUT / f"{name}-{self.suffix}.png"
        whole.save(str(path))
        shrink(path)
        print(path.relative_to(ROOT), flush=True)

    def close_dialogs(self) -> None:
        """Back to the bare window."""
        from PySide6.QtWidgets import QDialog

        for dialog in self.window.findChildren(QDialog):
            dialog.close()
        self.settle()

    def close(self) -> None:
        """End the threads, free the window."""
        self.settle()
        self.window.close()
        self.desk.close()
        self.window.deleteLater()
        self.app.processEvents()


def shrink(path: Path) -> None:
    """The same picture in 256 colours: a third of the bytes."""
    from PIL import Image

    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


@contextmanager
def stage(store: Path, language: str, theme: str) -> Iterator[Stage]:
    """A stage that is closed at the end."""
    made = Stage(store, language, theme)
    try:
        yield made
    finally:
        made.close()


def entry_screens(look: tuple[str, str], empty: Path, store: Path) -> dict[str, Callable[[], None]]:
    """The first run and the password."""

    def welcome() -> None:
        with stage(empty, *look) as made:
            made.window.start()
            made.picture("welcome")

    def unlock() -> None:
        with stage(store, *look) as made:
            made.window.start()
            made.picture("unlock")

    def restore() -> None:
        with stage(empty, *look) as made:
            made.window.show_restore().use_backup(sorted((store / "backups").glob("*.zip"))[-1])
            made.picture("restore")

    return {"welcome": welcome, "unlock": unlock, "restore": restore}


def pages(made: Stage) -> dict[str, Callable[[], None]]:
    """Each page of the start window."""
    from ltsa_desktop.gui.main_window import PAGES

    def show(name: str) -> Callable[[], None]:
        return lambda: made.window.actions_.go(name)

    return {name.replace("_", "-"): show(name) for name in PAGES}


def submissions(made: Stage, folder: Path) -> Path:
    """Two drafts of this store as ODK would send them: one here already, one under a number of its own."""
    from ltsa_desktop.exchange.odk_export import export_submission

    place = folder / "kiriman-odk"
    place.mkdir(exist_ok=True)

    def work(store: Store) -> None:
        drafts = [v.visit.id for v in store.visits.list() if v.visit.status == "draft"]
        for number, visit in enumerate(drafts[:3]):
            data = export_submission(store, visit)
            if number:
                own = f"uuid:00000000-0000-4000-8000-00000000000{number}".encode()
                data = re.sub(rb"(<(?:\w+:)?instanceID>)[^<]*", rb"\1" + own, data)
            (place / f"isian-{number + 1}.xml").write_bytes(data)

    made.desk.read(work, lambda done: None)
    made.settle()
    return place


def old_workbook(folder: Path) -> Path:
    """A workbook as older tools let it pass."""
    import xlsxwriter

    path = folder / "contoh-lama.xlsx"
    rows = [
        ["type", "name", "label", "required"],
        ["text", "nama petugas", "CONTOH Nama petugas", "ya"],
        ["note", "salam", "CONTOH Halo ${nama petugas}", ""],
    ]
    with xlsxwriter.Workbook(str(path)) as book:
        for name, cells in (("survey", rows), ("settings", [["form_title", "form_id"], ["CONTOH", "contoh-lama"]])):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(cells):
                sheet.write_row(number, 0, row)
    return path


def add_newer_version(made: Stage) -> None:
    """The shipped instrument with a required question that no longer is, so that there is something to compare."""
    import io

    from openpyxl import load_workbook

    from ltsa_desktop.ground.paths import resource
    from ltsa_desktop.instruments import compile_workbook

    book = load_workbook(resource("instruments/ltsa-pmi.xlsx"))
    survey = book["survey"]
    heads = {cell.value: cell.column for cell in survey[1]}
    label = next(column for head, column in heads.items() if str(head).startswith("label"))
    asked = [row for row in range(2, survey.max_row) if survey.cell(row, heads["required"]).value == "yes"]
    survey.cell(asked[5], heads["required"]).value = None
    survey.cell(asked[8], label).value = f"CONTOH {survey.cell(asked[8], label).value}"
    settings = {cell.value: cell.column for cell in book["settings"][1]}
    book["settings"].cell(2, settings["version"]).value = "CONTOH-2"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ltsa-pmi.xlsx"
        whole = io.BytesIO()
        book.save(whole)
        path.write_bytes(whole.getvalue())
        newer = compile_workbook(path)

    def work(store: Store) -> None:
        if not any(version.version == newer.version for version in store.instruments.list()):
            # Retired at once: the other pictures begin their visits with the shipped version.
            store.instruments.retire(store.instruments.add(newer).digest)

    made.desk.write(work)
    made.settle()


def dialogs(made: Stage, package: Path) -> dict[str, Callable[[], None]]:
    """Each dialog, filled as far as a person would have."""
    from ltsa_desktop.ground.paths import resource
    from ltsa_desktop.gui.dialogs.new_visit import NewVisitDialog
    from ltsa_desktop.gui.dialogs.print_form import PrintFormDialog
    from ltsa_desktop.gui.dialogs.print_visit import PrintDialog

    actions, shell = made.window.actions_, made.window.shell
    assert shell is not None

    def new_visit() -> None:
        actions.new_visit()
        made.settle()
        dialog = made.window.findChildren(NewVisitDialog)[-1]
        dialog.ui.search.setText("lombok")
        dialog.ui.centres.select(lambda row: True)

    def paper() -> None:
        assert shell.start is not None
        actions.print_visit(shell.start.recent[0])
        dialog = made.window.findChildren(PrintDialog)[-1]
        dialog.path.setText(str(package.parent / "lembar-penilaian.pdf"))
        dialog.submit()

    def blank_form() -> None:
        actions.print_form()
        made.settle()
        dialog = made.window.findChildren(PrintFormDialog)[-1]
        dialog.path.setText(str(package.parent / "formulir-kosong.pdf"))
        dialog.submit()

    def versions() -> None:
        add_newer_version(made)
        actions.compare_versions()

    return {
        "import-submissions": lambda: actions.import_submissions([submissions(made, package.parent)]),
        "blank-form": blank_form,
        "mend-workbook": lambda: actions.add_instrument(old_workbook(package.parent)),
        "new-visit": new_visit,
        "print": paper,
        "export": lambda: actions.export(),
        "import-register": lambda: actions.import_register(resource("register/ltsa_centres.csv")),
        "instrument-check": lambda: actions.add_instrument(resource("instruments/ltsa-pmi.xlsx")),
        "find-anything": made.window.open_palette,
        "keys": made.window.show_keys,
        "about": actions.about,
        "compare-versions": versions,
    }


def visit_screen(made: Stage) -> None:
    """The visit window, on the visit that was filled in."""
    shell = made.window.shell
    assert shell is not None
    assert shell.start is not None
    window = None
    for name, visit in (("visit-sealed", shell.start.recent[0]), ("visit", shell.start.drafts[0])):
        made.window.actions_.open_visit(visit.visit.id)
        window = made.window.actions_.open_visits()[-1]
        window.resize(WIDE, HIGH)
        made.picture(name, window)
        if name == "visit" and made.suffix == "id-light":
            visit_states(made, window)
        window.close()
        made.settle()


def visit_states(made: Stage, window: VisitWindow) -> None:
    """What opens over it, large letters, high contrast."""
    from PySide6.QtWidgets import QDialog

    for name, show in (
        ("visit-keys", window.show_keys),
        ("visit-finalise", window.finalise),
    ):
        show()
        made.settle()
        made.picture(name, window)
        for dialog in window.findChildren(QDialog):
            dialog.close()
        made.settle()
    settings = made.desk.settings
    for name, scale, theme in (("visit-large", 150, "light"), ("visit-contrast", 100, "contrast")):
        settings.text_scale, settings.theme = scale, theme
        made.desk.apply_settings()
        made.picture(name, window)
    settings.text_scale, settings.theme = 100, "light"
    made.desk.apply_settings()


def findings_screen(made: Stage) -> None:
    """The list of findings of the demo's own visit, which has some."""
    from ltsa_desktop.gui.visit.worklists.opening import open_list

    rows: list[str] = []
    made.desk.read(
        lambda store: [v.visit.id for v in store.visits.list() if "Tulungagung" in v.visit.centre_name], rows.extend
    )
    made.settle()
    if not rows:
        return
    made.window.actions_.open_visit(rows[0])
    window = made.window.actions_.open_visits()[-1]
    made.settle()
    window.resize(WIDE, HIGH)
    open_list(window, "finding")
    made.picture("visit-findings", window)
    window.close()
    made.settle()


def paper_screen(made: Stage) -> None:
    """A paper being typed in, a few lines of it done."""
    from datetime import date

    from ltsa_desktop.gui.visit.paper_entry import open_paper
    from ltsa_desktop.store import Author
    from ltsa_desktop.store.paper_entry import begin_paper_visit

    found: list[str] = []

    def begin(store: Store) -> str:
        filler, keyer = Author("Siti Rahma CONTOH", ""), Author("Budi CONTOH", "", "keyer")
        return begin_paper_visit(store, "LTSA-012", "", date(2026, 11, 20), filler, keyer, "terjadwal", example=True).id

    made.desk.read(begin, found.append)
    made.settle()
    window = open_paper(made.desk, found[0], made.window)
    made.settle()
    window.resize(WIDE, HIGH)
    window.show_section(2)
    made.picture("paper-entry", window)
    window.close()
    made.settle()


def shoot(wanted: set[str], folder: Path) -> None:
    """Every screen in every look, or those asked for."""
    from ltsa_desktop.commands.demo import PASSWORD

    evaluator, supervisor, package = make_stores(folder)

    def asked(name: str) -> bool:
        return not wanted or name in wanted

    for look in LOOKS:
        for name, show in entry_screens(look, folder / "empty", evaluator).items():
            if asked(name):
                show()
        with stage(evaluator, *look) as made:
            made.window.start(password=PASSWORD)
            made.settle()
            for name, show in pages(made).items():
                if asked(name):
                    show()
                    made.picture(name)
            made.window.actions_.go("start")
            for name, show in dialogs(made, package).items():
                if asked(name):
                    show()
                    made.picture(name)
                    made.close_dialogs()
            if asked("visit"):
                visit_screen(made)
            if asked("visit-findings") and look == LOOKS[0]:
                findings_screen(made)
            if asked("visit-more") and look == LOOKS[0]:
                from screenshots_visit import visit_more

                visit_more(made, folder)
            if asked("paper-entry") and look == LOOKS[0]:
                paper_screen(made)
        if asked("joining"):
            from screenshots_joining import joining_screens

            joining_screens(stage, evaluator, supervisor, folder, look)
        if asked("reviewing"):
            from screenshots_review import review_screens

            review_screens(stage, evaluator, supervisor, package, look)
        if asked("meeting"):
            from screenshots_meeting import meeting_screens

            meeting_screens(stage, folder, look, first=look == LOOKS[0])
        if asked("trust"):
            from screenshots_trust import trust_screens

            trust_screens(stage, supervisor, look)
        if asked("supervisor"):
            with stage(supervisor, *look) as made:
                made.window.start(password=PASSWORD)
                made.settle()
                made.window.actions_.go("exchange")
                made.picture("supervisor-exchange")
                made.window.actions_.import_files([package])
                made.picture("supervisor-import")
                made.close_dialogs()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="ltsa-pictures-") as folder:
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["APPDATA"] = folder
        prepare_screen(Path(folder))
        shoot(set(sys.argv[1:]), Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
