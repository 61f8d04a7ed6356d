"""The address of the office's store on a server; see `docs/server.md`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ltsa_desktop.bootstrap import AppContext
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, FormRows, PrimaryButton, SectionTitle, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line


class OfficeServerDialog(Dialog):
    """Type where the server is, Enter goes on to the password or, the first time, to the setting up.

    Signals:
        chosen(context): `AppContext` of that store.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(SPACE.m)
        body.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl)
        self._head, self._about = SectionTitle(), Body()
        self._about.setWordWrap(True)
        self.address, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        rows = FormRows()
        self._labels = [add_row(rows, "", field) for field in (self.address, self.password)]
        self.banner = Banner()
        self.cancel, self.connect_ = PlainButton(), PrimaryButton("", "arrow-right")
        self.connect_.setDefault(True)
        for part in (self._head, self._about):
            body.addWidget(part)
        body.addLayout(rows)
        body.addWidget(self.banner)
        body.addLayout(line(None, self.cancel, self.connect_))
        self.setLayout(body)
        self.cancel.clicked.connect(self.reject)
        self.connect_.clicked.connect(self.submit)
        self.address.setPlaceholderText("postgresql+psycopg://ltsa@server-kantor/ltsa")
        self.retranslate()
        self.resize(620, 0)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Server kantor"))
        self._head.setText(self.tr("Penyimpanan di server kantor"))
        self._about.setText(
            self.tr(
                "Untuk beberapa supervisor yang bekerja bersama. Tanyakan alamatnya kepada pengelola server. Kunci dan "
                "kata sandi Anda tetap di laptop ini; penyimpanan yang sekarang tidak berubah."
            )
        )
        names = (self.tr("Alamat"), self.tr("Kata sandi server"))
        for label, field, name in zip(self._labels, (self.address, self.password), names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.password.setPlaceholderText(self.tr("Kosong: dari berkas sandi PostgreSQL"))
        self.cancel.setText(self.tr("Batal"))
        self.connect_.setText(self.tr("Sambungkan"))

    def submit(self) -> None:
        """Read the address; a wrong one is told and the dialog stays."""
        try:
            context = AppContext.at(self.address.text().strip() or "postgresql://", self.password.text())
        except UserError as error:
            self.banner.show_text("error", say(error.text))
            self.address.setFocus()
            return
        if not context.address:
            self.banner.show_text(
                "error", self.tr("Alamat server diawali postgresql+psycopg://, misalnya seperti contoh di kolomnya.")
            )
            self.address.setFocus()
            return
        self.accept()
        self.chosen.emit(context)
