"""What the window can do, named once: buttons, keys and the command palette all call these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.files import choose_file, choose_files, choose_folder
from ltsa_desktop.gui.visit.ahead import VisitAhead

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.arrivals import Arrival
    from ltsa_desktop.gui.preview.trial import Trial
    from ltsa_desktop.gui.preview.window import PreviewWindow
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store import OpenInstrument, Store
    from ltsa_desktop.store.read_models import CentreSummary, InstrumentVersion, Organisation, VisitSummary


class Actions(QObject):
    """Deeds that open a dialog or a window. Data is loaded first; nothing here waits.

    Attributes:
        ahead: makes the window of the visit that will most likely be opened next.

    Signals:
        went(name): show that page.
        brought(kind, path): a file that a page takes in ("enrolment" or "organisation").
    """

    went = Signal(str)
    brought = Signal(str, object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.desk = desk
        self.window_ = window
        self.ahead = VisitAhead(desk, window)
        self._visits: dict[str, QWidget] = {}
        self._trials: dict[int, PreviewWindow] = {}

    def go(self, name: str) -> None:
        """Show a page of the start window."""
        self.went.emit(name)

    def new_visit(self, centre_code: str = "") -> None:
        """Ask for centre, day, kind and instrument, then open the new visit."""

        def loaded(found: tuple[list[CentreSummary], list[InstrumentVersion]]) -> None:
            from ltsa_desktop.gui.dialogs.new_visit import NewVisitDialog

            centres, instruments = found
            dialog = NewVisitDialog(self.desk, centres, instruments, centre_code, self.window_)
            dialog.created.connect(self.open_visit)
            dialog.paper_created.connect(self.open_paper)
            dialog.instruments_wanted.connect(lambda: self.go("instruments"))
            dialog.open()

        self.desk.read(lambda store: (store.centres.list(), store.instruments.list()), loaded, owner=self)

    def open_paper(self, visit_id: str) -> None:
        """Open the window that types a visit in from paper."""
        from ltsa_desktop.gui.visit.paper_entry import open_paper

        open_paper(self.desk, visit_id, self.window_)

    def open_visit(self, visit_id: str) -> None:
        """Open a visit's window, or bring the one that is open to the front."""
        window = self._visits.get(visit_id)
        if window is not None:
            window.raise_()
            window.activateWindow()
            return
        from ltsa_desktop.gui.visit import open_visit

        self._know(visit_id, open_visit(self.desk, visit_id, self.window_, self.ahead))

    def _know(self, visit_id: str, window: VisitWindow) -> None:
        self._visits[visit_id] = window
        number = id(window)
        window.opened_anew.connect(lambda anew: self._know(visit_id, anew))
        window.destroyed.connect(lambda: self._on_visit_gone(visit_id, number))

    def _on_visit_gone(self, visit_id: str, number: int) -> None:
        if id(self._visits.get(visit_id)) == number:
            del self._visits[visit_id]
        if self.desk.context.store is not None:
            self.desk.data_changed.emit()

    def open_visits(self) -> list[QWidget]:
        """The windows of visits that are open now."""
        return list(self._visits.values())

    def export(self, visit_ids: Sequence[str] | None = None) -> None:
        """Ask which sealed visits go into which file, and write it."""

        def loaded(found: tuple[list[VisitSummary], str]) -> None:
            from ltsa_desktop.gui.dialogs.export import ExportDialog

            ExportDialog(self.desk, found[0], found[1], visit_ids, self.window_).open()

        def read(store: Store) -> tuple[list[VisitSummary], str]:
            organisation = store.organisation.current()
            return store.visits.list(sealed=True), organisation.name if organisation else ""

        self.desk.read(read, loaded, owner=self)

    def import_files(self, paths: Sequence[Path] | None = None) -> None:
        """Take in whatever came: each kind of file opens its own dialog, one after the other."""
        if paths is None:
            paths = choose_files(self.window_, self.tr("Berkas yang diterima"), self._patterns())
        if not paths:
            return
        files = list(paths)

        def work(job: object) -> list[tuple[Arrival, list[Path]]]:
            from ltsa_desktop.gui.arrivals import sorted_arrivals

            return sorted_arrivals(files)

        self.desk.pool.submit(work, self._next_arrival, self._refuse, self)

    def _patterns(self) -> str:
        every = "*.ltsa *.ltsareceipt *.ltsaenrol *.ltsaorg *.zip *.pdf *.xml *.csv *.xlsx *.xls *.ods *.json"
        return ";;".join(
            [
                self.tr("Yang dapat diterima ({patterns})").format(patterns=every),
                self.tr("Berkas LTSA (*.ltsa *.zip)"),
                self.tr("Isian ODK, Kobo, atau PDF (*.xml *.csv *.xlsx *.xls *.ods *.json *.pdf *.zip)"),
                self.tr("Semua berkas (*)"),
            ]
        )

    def _next_arrival(self, waiting: list[tuple[Arrival, list[Path]]]) -> None:
        if not waiting:
            return
        (kind, paths), rest = waiting[0], waiting[1:]
        if kind == "package":
            self.import_packages(paths, lambda: self._next_arrival(rest))
            return
        if kind == "submissions":
            self.import_submissions(paths, lambda: self._next_arrival(rest))
            return
        for path in paths:
            if kind == "instrument":
                self.add_instrument(path)
            elif kind == "receipt":
                self.accept_receipt(path)
            else:
                self.brought.emit(kind, path)
        self._next_arrival(rest)

    def import_folder(self) -> None:
        """Ask for a folder and take in what it holds: packages, or submissions of ODK."""
        place = choose_folder(self.window_, self.tr("Folder berkas dari evaluator"))
        if place is not None:
            self.import_files([place])

    def import_packages(self, paths: Sequence[Path], then: Callable[[], None] | None = None) -> None:
        """Show what packages would do, then take them in; `then` comes when the dialog has been closed."""
        from ltsa_desktop.gui.dialogs.import_package import ImportDialog

        dialog = ImportDialog(self.desk, list(paths), self.window_)
        if then is not None:
            dialog.finished.connect(lambda _: then())
        dialog.open()

    def import_submissions(
        self, paths: Sequence[Path] | None = None, then: Callable[[], None] | None = None, *, folder: bool = False
    ) -> None:
        """Show what submissions of ODK or Kobo would become, then take them in; with `folder` ask for a folder."""
        if paths is None and folder:
            place = choose_folder(self.window_, self.tr("Folder isian dari ODK"))
            paths = [place] if place is not None else []
        elif paths is None:
            title = self.tr("Isian dari ODK atau KoboToolbox")
            pattern = self.tr("Isian ODK, Kobo, atau PDF (*.xml *.csv *.xlsx *.xls *.ods *.json *.pdf *.zip)")
            paths = choose_files(self.window_, title, pattern)
        if not paths:
            return
        files = list(paths)

        def loaded(found: tuple[list[InstrumentVersion], list[CentreSummary]]) -> None:
            from ltsa_desktop.gui.dialogs.import_submissions import SubmissionsDialog

            dialog = SubmissionsDialog(self.desk, files, *found, self.window_)
            if then is not None:
                dialog.finished.connect(lambda _: then())
            dialog.open()

        self.desk.read(lambda store: (store.instruments.list(), store.centres.list()), loaded, self._refuse, self)

    def accept_receipt(self, path: Path | None = None) -> None:
        """Note what a supervisor confirms: it need not be sent again."""
        if path is None:
            title, pattern = self.tr("Tanda terima"), self.tr("Tanda terima (*.ltsareceipt)")
            path = choose_file(self.window_, title, pattern)
        if path is None:
            return
        file = path

        def work(store: Store) -> int:
            from ltsa_desktop.exchange import accept_receipt, read_small

            return accept_receipt(store, read_small(file))

        def told(fresh: int) -> None:
            text = (
                self.tr("{n} revisi sudah sampai di supervisor dan tidak ikut dikirim lagi.").format(n=fresh)
                if fresh
                else self.tr("Isi tanda terima ini sudah dicatat sebelumnya; tidak ada yang berubah.")
            )
            self.desk.noticed.emit(text, "ok" if fresh else "info")

        self.desk.write(work, told, self._refuse, self)

    def import_register(self, path: Path | None = None) -> None:
        """Show what a register file would change, then take it in."""
        if path is None:
            title, pattern = self.tr("Daftar pusat layanan"), self.tr("Lembar kerja (*.csv *.xlsx)")
            path = choose_file(self.window_, title, pattern)
        if path is None:
            return
        file = path

        def planned(plan: Any) -> None:
            from ltsa_desktop.gui.dialogs.import_register import RegisterDialog

            RegisterDialog(self.desk, file, plan, self.window_).open()

        self.desk.read(lambda store: store.centres.plan_import(file), planned, self._refuse, self)

    def add_status(self, centre: CentreSummary) -> None:
        """Record a dated status of a centre with its source."""
        from ltsa_desktop.gui.dialogs.add_status import AddStatusDialog

        AddStatusDialog(self.desk, centre, self.window_).open()

    def add_instrument(self, path: Path | None = None) -> None:
        """Check a workbook, show what was found, and add it when it works."""
        if path is None:
            path = choose_file(self.window_, self.tr("Buku kerja XLSForm"), self.tr("XLSForm (*.xlsx *.xls)"))
        if path is None:
            return
        from ltsa_desktop.gui.dialogs.instrument_check import InstrumentDialog

        dialog = InstrumentDialog(self.desk, path, self.window_)
        dialog.trial_wanted.connect(self.try_workbook)
        dialog.open()

    def try_form(self, digest: str = "") -> None:
        """Try an instrument of the store out (the newest when none is named); nothing is kept."""

        def load(store: Store) -> Trial:
            from ltsa_desktop.gui.preview.trial import Trial

            opened = store.instruments.open(digest or store.instruments.newest().digest)
            return Trial(opened.form, opened.plan, self.tr("dari penyimpanan"))

        self.desk.read(load, lambda trial: self._show_trial(trial, lambda: trial), self._refuse, self)

    def try_workbook(self, path: Path) -> None:
        """Try the form of a workbook out; F5 in the window reads the file again."""

        def work(job: object) -> Trial:
            from ltsa_desktop.gui.preview.opening import trial_of_workbook

            return trial_of_workbook(path)

        self.desk.pool.submit(work, lambda trial: self._show_trial(trial, lambda: work(None)), self._refuse, self)

    def _show_trial(self, trial: Trial, read: Callable[[], Trial]) -> None:
        from ltsa_desktop.gui.preview.opening import open_preview

        window = open_preview(self.desk, trial, read)
        number = id(window)
        self._trials[number] = window
        window.destroyed.connect(lambda: self._trials.pop(number, None))

    def trials(self) -> list[PreviewWindow]:
        """The windows in which forms are being tried out."""
        return list(self._trials.values())

    def compare_versions(self, digest: str = "") -> None:
        """Show in words what changed between two versions of an instrument."""

        def loaded(versions: list[InstrumentVersion]) -> None:
            from ltsa_desktop.gui.dialogs.compare_versions import CompareDialog

            if versions:
                CompareDialog(self.desk, versions, digest, self.window_).open()
            else:
                self.desk.noticed.emit(self.tr("Belum ada instrumen."), "info")

        self.desk.read(lambda store: store.instruments.list(), loaded, self._refuse, self)

    def print_form(self, digest: str = "") -> None:
        """Make the form of an instrument (the newest when none is named) as PDF, to fill in by hand or on screen."""

        def load(store: Store) -> tuple[OpenInstrument, Organisation | None, list[CentreSummary]]:
            opened = store.instruments.open(digest or store.instruments.newest().digest)
            return opened, store.organisation.current(), store.centres.list()

        def loaded(found: tuple[OpenInstrument, Organisation | None, list[CentreSummary]]) -> None:
            from ltsa_desktop.gui.dialogs.print_form import PrintFormDialog

            PrintFormDialog(self.desk, *found, self.window_).open()

        self.desk.read(load, loaded, self._refuse, self)

    def print_visit(self, visit: VisitSummary) -> None:
        """Make the sheet or the berita acara of a visit as PDF."""
        from ltsa_desktop.gui.dialogs.print_visit import PrintDialog

        PrintDialog(self.desk, visit, self.window_).open()

    def carry_visit(self, visit: VisitSummary) -> None:
        """Show what another version of its form would do to a draft, and carry it over."""
        window = self._visits.get(visit.visit.id)
        if window is not None and not window.close():
            return

        def loaded(versions: list[InstrumentVersion]) -> None:
            from ltsa_desktop.gui.dialogs.carry_visit import CarryDialog

            CarryDialog(self.desk, visit, versions, self.window_).open()

        form = visit.visit.form_id
        self.desk.read(
            lambda store: [v for v in store.instruments.list() if v.form_id == form], loaded, self._refuse, self
        )

    def audit(self, visit_id: str = "", path: str = "", subject: str = "") -> None:
        """Who did what: all signed acts, or the trail of one visit or of one of its questions."""
        from ltsa_desktop.gui.audit.dialog import open_audit

        open_audit(self.desk, visit_id, path, subject, self.window_)

    def trust(self) -> None:
        """Laptops and supervisors, and what is decided about them."""
        from ltsa_desktop.gui.trust.dialog import TrustDialog

        TrustDialog(self.desk, self.window_).open()

    def held(self) -> None:
        """What was set aside."""
        from ltsa_desktop.gui.trust.held import HeldDialog

        HeldDialog(self.desk, self.window_).open()

    def about(self) -> None:
        """Version and the works of others inside."""
        from ltsa_desktop.gui.dialogs.about import AboutDialog

        AboutDialog(self.window_).open()

    def _refuse(self, error: UserError) -> None:
        from ltsa_desktop.gui.i18n import say

        self.desk.noticed.emit(say(error.text), "error")
