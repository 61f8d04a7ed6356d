"""The settings' part on safety: the lock, the keyring, and the ways to trust, to what is held, to the audit trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import Retranslated, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import FormRows, MutedLabel, SectionTitle, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.flow import FlowLayout
from ltsa_desktop.gui.widgets.layout import column

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

MINUTES = (0, 2, 5, 10, 15, 30, 60)


class SecuritySection(Retranslated):
    """Changes take effect at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        body = column(SPACE.s)
        self.setLayout(body)
        self.title, self.note = SectionTitle(), MutedLabel()
        self.note.setWordWrap(True)
        self.minutes, self.keyring = QComboBox(), QCheckBox()
        form = FormRows()
        self._label = add_row(form, "", self.minutes)
        self.trust_button = PlainButton("", "shield-check")
        self.held_button = PlainButton("", "inbox")
        self.audit_button = PlainButton("", "history")
        self.minutes.activated.connect(self._on_minutes)
        self.keyring.clicked.connect(self._on_keyring)
        self.trust_button.clicked.connect(self.show_trust)
        self.held_button.clicked.connect(self.show_held)
        self.audit_button.clicked.connect(self.show_audit)
        buttons = FlowLayout(spacing=SPACE.s)
        for button in (self.trust_button, self.held_button, self.audit_button):
            buttons.addWidget(button)
        body.addWidget(self.title)
        body.addLayout(form)
        body.addWidget(self.keyring)
        body.addWidget(self.note)
        body.addLayout(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Keamanan dan kepercayaan"))
        self._label.setText(self.tr("Kunci sendiri setelah"))
        self.minutes.setAccessibleName(self.tr("Kunci sendiri setelah"))
        self.minutes.clear()
        for minutes in MINUTES:
            text = (
                self.tr("{n} menit tanpa tombol atau klik").format(n=minutes) if minutes else self.tr("jangan pernah")
            )
            self.minutes.addItem(text, minutes)
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(self._desk.settings.lock_minutes)))
        self.keyring.setText(self.tr("Buka tanpa kata sandi di akun komputer ini"))
        self.note.setText(
            self.tr(
                "Rahasianya disimpan oleh sistem (di Windows: Credential Manager). Siapa pun yang masuk ke akun "
                "komputer ini "
                "lalu dapat membuka penyimpanan; kata sandi tetap berlaku."
            )
        )
        self.trust_button.setText(self.tr("Kepercayaan…"))
        self.held_button.setText(self.tr("Yang ditahan…"))
        self.audit_button.setText(self.tr("Catatan kerja…"))

    def load(self) -> None:
        """Show whether the keyring opens this store."""

        def work(store: Store) -> bool:
            from ltsa_desktop.store import convenience

            return convenience.remembers(store)

        self._desk.read(work, self.keyring.setChecked, owner=self)

    def _on_minutes(self) -> None:
        self._desk.settings.lock_minutes = int(self.minutes.currentData())
        self._desk.keep_settings()

    def _on_keyring(self, wanted: bool) -> None:
        def work(store: Store) -> bool:
            from ltsa_desktop.store import convenience

            if wanted:
                convenience.remember(store)
            else:
                convenience.forget(store)
            return wanted

        def told(on: bool) -> None:
            text = self.tr("Laptop ini kini dibuka tanpa kata sandi.") if on else self.tr("Kata sandi diminta lagi.")
            self._desk.noticed.emit(text, "ok")

        def failed(error: UserError) -> None:
            self.keyring.setChecked(not wanted)
            self._desk.noticed.emit(say(error.text), "warning")

        self._desk.read(work, told, failed, self)

    def show_trust(self) -> None:
        """Laptops and supervisors."""
        from ltsa_desktop.gui.trust.dialog import TrustDialog

        TrustDialog(self._desk, self.window()).open()

    def show_held(self) -> None:
        """What waits for a decision."""
        from ltsa_desktop.gui.trust.held import HeldDialog

        HeldDialog(self._desk, self.window()).open()

    def show_audit(self) -> None:
        """All signed acts."""
        from ltsa_desktop.gui.audit.dialog import open_audit

        open_audit(self._desk, "", "", "", self.window())
