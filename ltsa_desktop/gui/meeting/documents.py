"""The papers of the meeting: a line for each, and one key or click to make it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.meeting.documents_print import ACTIONS, ATTENDANCE, KINDS, PACK, MeetingPaperDialog
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import MutedLabel, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store.figures.scope import Scope


class DocumentsTab(Retranslated):
    """Every paper that is made here, of what the page looks at.

    Attributes:
        scope: what is printed, None before the first `set_scope`.
        buttons: kind of paper -> what makes it.
    """

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.actions_ = desk, actions
        self.scope: Scope | None = None
        self.body = QVBoxLayout(self)
        self.body.setSpacing(SPACE.s)
        self.buttons = {kind: PlainButton("", "printer") for kind in KINDS}
        self._titles = {kind: SectionTitle("") for kind in KINDS}
        self._abouts = {kind: MutedLabel() for kind in KINDS}
        for kind, button in self.buttons.items():
            self._abouts[kind].setWordWrap(True)
            button.clicked.connect(partial(self.print_it, kind))
            self.body.addWidget(self._titles[kind])
            self.body.addWidget(self._abouts[kind])
            self.body.addLayout(line(button, None))
            self.body.addSpacing(SPACE.m)
        self.body.addStretch(1)
        self.retranslate()

    def set_scope(self, scope: Scope) -> None:
        """Print something else."""
        self.scope = scope

    def reload(self) -> None:
        """Nothing is read before something is printed."""

    def first_field(self) -> QWidget | None:
        return self.buttons[PACK]

    def print_it(self, kind: str) -> None:
        """Open the dialog of one paper."""
        if self.scope is not None:
            title, about = self._titles[kind].text(), self._abouts[kind].text()
            MeetingPaperDialog(self.desk, kind, title, about, self.scope, self.actions_.window_).open()

    def retranslate(self) -> None:
        said = {
            PACK: (
                self.tr("Bahan rapat"),
                self.tr(
                    "Ringkasan, peta, peringkat, akar masalah, praktik baik, DIM dan tindak lanjut dalam satu PDF."
                ),
            ),
            ACTIONS: (
                self.tr("Daftar tindak lanjut"),
                self.tr("Yang masih terbuka, satu bagian untuk setiap penanggung jawab."),
            ),
            ATTENDANCE: (self.tr("Daftar hadir"), self.tr("Baris kosong untuk nama, jabatan dan tanda tangan.")),
        }
        for kind, (title, about) in said.items():
            self._titles[kind].setText(title)
            self._abouts[kind].setText(about)
            self.buttons[kind].setText(self.tr("Buat PDF…"))
            self.buttons[kind].setAccessibleName(self.tr("Buat PDF: {name}").format(name=title))
