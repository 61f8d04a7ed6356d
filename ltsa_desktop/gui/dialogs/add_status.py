"""A dated status of a centre, with where it is known from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, FormRows, PrimaryButton, SectionTitle, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.fields import DateField
from ltsa_desktop.gui.widgets.layout import column, line
from ltsa_desktop.store.read_models import CENTRE_STATES, CentreSummary


class AddStatusDialog(Dialog):
    """State, day, source; the author is whoever this store belongs to."""

    def __init__(self, desk: Desk, centre: CentreSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._centre = centre
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self._head = SectionTitle()
        self._intro = Body()
        self.state, self.day, self.source, self.note = QComboBox(), DateField(), QLineEdit(), QLineEdit()
        for state in CENTRE_STATES:
            self.state.addItem("", state)
        form = FormRows()
        self._labels = [add_row(form, "", field) for field in (self.state, self.day, self.source, self.note)]
        self.banner = Banner()
        self.cancel, self.save = PlainButton(), PrimaryButton()
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.submit)
        body.addWidget(self._head)
        body.addWidget(self._intro)
        body.addLayout(form)
        body.addWidget(self.banner)
        body.addStretch(1)
        body.addLayout(line(None, self.cancel, self.save))
        self.setMinimumWidth(560)
        self.retranslate()
        self.state.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Catat status"))
        self._head.setText(self._centre.name)
        self._intro.setText(
            self.tr("Status adalah catatan bertanggal dengan sumbernya. Catatan lama tidak hilang dan tidak diubah.")
        )
        names = (self.tr("Status"), self.tr("Per tanggal"), self.tr("Sumber"), self.tr("Catatan"))
        for label, field, name in zip(self._labels, (self.state, self.day, self.source, self.note), names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        for i, state in enumerate(CENTRE_STATES):
            word = words.centre_state(state)[1]
            self.state.setItemText(i, word[0].upper() + word[1:])
        self.source.setPlaceholderText(self.tr("Misalnya: surat dinas nomor …, telepon kepala dinas"))
        self.note.setPlaceholderText(self.tr("Boleh dikosongkan"))
        self.cancel.setText(self.tr("Batal"))
        self.save.setText(self.tr("Catat status"))

    def submit(self) -> None:
        """Record it; the dialog closes when it is in the store."""
        source = self.source.text().strip()
        if not source:
            self.banner.show_text("error", self.tr("Tuliskan sumbernya: tanpa sumber, status ini tidak dapat dipakai."))
            self.source.setFocus()
            return
        code, state, day, note = self._centre.code, self.state.currentData(), self.day.day(), self.note.text().strip()
        self.setEnabled(False)
        self._desk.write(
            lambda store: store.centres.add_status(code, state, day, source, note=note),
            lambda changed: self.accept(),
            self._on_failed,
            self,
        )

    def _on_failed(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))
