"""The password of a store that is already on this laptop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ltsa_desktop.bootstrap import AppContext
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.files import choose_folder
from ltsa_desktop.gui.forms.ui_unlock import Ui_Unlock
from ltsa_desktop.gui.i18n import Retranslated, say


class UnlockPage(Retranslated):
    """Asks for the password and opens the store on the store thread.

    Signals:
        unlocked(): the store is open.
        create_wanted(): make a new store instead.
        restore_wanted(): bring a store back from a backup instead.
    """

    unlocked = Signal()
    create_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, by_keyring: bool = True) -> None:
        super().__init__(parent)
        self._desk = desk
        self._error: UserError | None = None
        self._asked = not by_keyring
        self.ui = Ui_Unlock()
        self.ui.setupUi(self)
        self.ui.password.returnPressed.connect(self.submit)
        self.ui.unlock.clicked.connect(self.submit)
        self.ui.create.clicked.connect(self.create_wanted)
        self.ui.restore.clicked.connect(self.restore_wanted)
        self.ui.other.clicked.connect(self._on_other)
        self.ui.server.clicked.connect(self.choose_server)
        self.retranslate()

    def retranslate(self) -> None:
        self.ui.retranslateUi(self)
        self.ui.place.setText(self.tr("Disimpan di {folder}").format(folder=self._desk.context.store_dir))
        if self._desk.context.store is None and self._error is None:
            self._busy(False)
        if self._error is not None:
            self.ui.banner.show_text("error", say(self._error.text))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.password.setFocus()
        if not self._asked:
            self._asked = True
            self._ask_keyring()

    def _ask_keyring(self) -> None:
        """Open without a password where this account of the system may; silent where there is no keyring."""
        folder = self._desk.context.store_dir

        def work(job: object) -> str:
            from ltsa_desktop.store.convenience import secret_of

            return secret_of(folder)

        self._desk.pool.submit(work, self._on_secret, self._ignore, self)

    def _on_secret(self, secret: str) -> None:
        if secret and not self.ui.password.text() and self.ui.password.isEnabled():
            self.open_with(secret, "keyring")

    def _ignore(self, _error: UserError) -> None:
        """The password is typed as usual."""

    def submit(self) -> None:
        """Open the store with the password in the field."""
        password = self.ui.password.text()
        if not password:
            self.ui.banner.show_text("info", self.tr("Ketik kata sandi untuk laptop ini."))
            self.ui.password.setFocus()
            return
        self.open_with(password)

    def open_with(self, password: str, slot: str = "password") -> None:
        """Open the store; meanwhile the form waits."""
        self._error = None
        self.ui.banner.show_text("info", "")
        self._busy(True)
        self._desk.store_thread.submit(
            lambda: self._desk.context.open(password, slot), self._on_open, self._on_failed, self
        )

    def _busy(self, busy: bool) -> None:
        for widget in (
            self.ui.password,
            self.ui.unlock,
            self.ui.other,
            self.ui.server,
            self.ui.create,
            self.ui.restore,
        ):
            widget.setEnabled(not busy)
        self.ui.unlock.setText(self.tr("Membuka…") if busy else self.tr("Buka"))

    def _on_open(self, store: object) -> None:
        self.ui.password.clear()
        self._busy(False)
        self.unlocked.emit()

    def _on_failed(self, error: UserError) -> None:
        self._busy(False)
        self.show_error(error)

    def show_error(self, error: UserError) -> None:
        """Say why the store did not open, and let the password be typed again."""
        self._error = error
        self.ui.banner.show_text("error", say(error.text))
        self.ui.password.setFocus()
        self.ui.password.selectAll()

    def _on_other(self) -> None:
        folder = choose_folder(self, self.tr("Folder penyimpanan"), self._desk.context.store_dir.parent)
        if folder is not None:
            self._desk.context.address = ""
            self.use_folder(folder)

    def choose_server(self) -> None:
        """Ask for the address of the office's store on a server."""
        from ltsa_desktop.gui.dialogs.office_server import OfficeServerDialog

        dialog = OfficeServerDialog(self.window())
        dialog.chosen.connect(self.use_server)
        dialog.open()

    def use_server(self, context: AppContext) -> None:
        """Open the store on a server from now on; the first time on this laptop its own part is set up."""
        self._desk.context.address = context.address
        self.use_folder(context.store_dir)
        if not (context.store_dir / "vault.json").is_file():
            self.create_wanted.emit()

    def use_folder(self, folder: Path) -> None:
        """Open another store from now on."""
        self._desk.context.store_dir = folder
        self._desk.settings.store = str(folder)
        self._desk.keep_settings()
        self._error = None
        self.ui.banner.show_text("info", "")
        self.retranslate()
        self.ui.password.setFocus()
