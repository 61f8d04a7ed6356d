"""The papers of the meeting: a place for what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.widgets import EmptyState

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store.figures.scope import Scope


class DocumentsTab(Retranslated):
    """A host: the pages that make papers are put into its layout (`body`)."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.actions_ = desk, actions
        self.scope: Scope | None = None
        self.body = QVBoxLayout(self)
        self._empty = EmptyState("printer")
        self.body.addWidget(self._empty, 1)
        self.retranslate()

    def set_scope(self, scope: Scope) -> None:
        """Print something else."""
        self.scope = scope

    def reload(self) -> None:
        """Nothing is read before something is printed."""

    def first_field(self) -> QWidget | None:
        return None

    def retranslate(self) -> None:
        self._empty.set_words(
            self.tr("Dokumen rapat"),
            self.tr("Cetak lembar dan berita acara dari halaman Kunjungan; paket rapat dibuat dengan: ltsa report."),
        )
