"""What the window can do, named once: buttons, keys and the command palette all call these."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.files import choose_file, choose_files

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.visit.window import VisitWindow
    from ltsa_desktop.store.read_models import CentreSummary, InstrumentVersion, VisitSummary


class Actions(QObject):
    """Deeds that open a dialog or a window. Data is loaded first; nothing here waits.

    Signals:
        went(name): show that page.
        visit_opened(id): a visit's window was asked for.
    """

    went = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.desk = desk
        self.window_ = window
        self._visits: dict[str, QWidget] = {}

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
            dialog.instruments_wanted.connect(lambda: self.go("instruments"))
            dialog.open()

        self.desk.read(lambda store: (store.centres.list(), store.instruments.list()), loaded, owner=self)

    def open_visit(self, visit_id: str) -> None:
        """Open a visit's window, or bring the one that is open to the front."""
        window = self._visits.get(visit_id)
        if window is not None:
            window.raise_()
            window.activateWindow()
            return
        from ltsa_desktop.gui.visit import open_visit

        self._know(visit_id, open_visit(self.desk, visit_id, self.window_))

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

        self.desk.read(lambda store: (store.visits.list(), store.read.start().organisation), loaded, owner=self)

    def import_files(self, paths: Sequence[Path] | None = None) -> None:
        """Show what a package would do, then take it in."""
        if paths is None:
            title, pattern = self.tr("Berkas dari evaluator"), self.tr("Berkas LTSA (*.ltsa *.zip);;Semua berkas (*)")
            paths = choose_files(self.window_, title, pattern)
        if not paths:
            return
        from ltsa_desktop.gui.dialogs.import_package import ImportDialog

        ImportDialog(self.desk, list(paths), self.window_).open()

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

        InstrumentDialog(self.desk, path, self.window_).open()

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

    def about(self) -> None:
        """Version and the works of others inside."""
        from ltsa_desktop.gui.dialogs.about import AboutDialog

        AboutDialog(self.window_).open()

    def _refuse(self, error: UserError) -> None:
        from ltsa_desktop.gui.i18n import say

        self.desk.noticed.emit(say(error.text), "error")
