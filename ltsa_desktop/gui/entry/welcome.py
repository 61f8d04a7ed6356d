"""The first run: who works here, and the password; done in a minute."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.fingerprint import confirm_fingerprint
from ltsa_desktop.gui.files import choose_file, choose_folder
from ltsa_desktop.gui.forms.ui_welcome import Ui_Welcome
from ltsa_desktop.gui.i18n import Retranslated, say
from ltsa_desktop.gui.theme.style import restyle

if TYPE_CHECKING:
    from ltsa_desktop.exchange.organisation import Opened
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.read_models import Role

LEAST_PASSWORD = 8
ENROLMENT_FILE = "laptop.ltsaenrol"
NIP_DIGITS = 18
ROLES: tuple[Role, ...] = ("evaluator", "supervisor")
LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))


def nip_digits(text: str) -> str | None:
    """The NIP without its spaces; None when it is neither empty nor 18 digits."""
    digits = "".join(text.split())
    return digits if not digits or (len(digits) == NIP_DIGITS and digits.isdigit()) else None


class WelcomePage(Retranslated):
    """Creates the store of this laptop.

    Signals:
        created(): the store exists and is open.
        open_wanted(): open a store that is already there instead.
        restore_wanted(): bring a store back from a backup instead.
    """

    created = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._organisation: Opened | None = None
        self._second: Path | None = None
        self._enrolment: Path | None = None
        self.ui = Ui_Welcome()
        self.ui.setupUi(self)
        for code, name in LANGUAGES:
            self.ui.language.addItem(name, code)
        self.ui.language.setCurrentIndex(self.ui.language.findData(desk.settings.language))
        self.ui.language.currentIndexChanged.connect(self._on_language)
        self.ui.begin.clicked.connect(self.submit)
        self.ui.open_existing.clicked.connect(self.open_wanted)
        self.ui.restore.clicked.connect(self.restore_wanted)
        self.ui.choose_folder.clicked.connect(self._on_choose_folder)
        self.ui.choose_organisation.clicked.connect(self._on_choose_organisation)
        self.ui.choose_second.clicked.connect(self._on_choose_second)
        self.ui.folder.setText(str(desk.context.store_dir))
        for field in self._fields():
            field.returnPressed.connect(self.submit)
            field.textEdited.connect(self._on_edited)

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.ui.name, self.ui.nip, self.ui.position, self.ui.password, self.ui.repeat)

    def retranslate(self) -> None:
        self.ui.retranslateUi(self)
        self.ui.banner.show_text("info", "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ui.name.setFocus()

    def submit(self) -> None:
        """Check what was typed; make the store if nothing is missing, else say what and go there."""
        for field, sentence in (
            (self.ui.name, self.tr("Tuliskan nama lengkap Anda.") if not self.ui.name.text().strip() else ""),
            (
                self.ui.nip,
                self.tr("NIP terdiri atas {n} angka. Kosongkan bila tidak punya.").format(n=NIP_DIGITS)
                if nip_digits(self.ui.nip.text()) is None
                else "",
            ),
            (
                self.ui.password,
                self.tr("Kata sandi paling sedikit {n} huruf.").format(n=LEAST_PASSWORD)
                if len(self.ui.password.text()) < LEAST_PASSWORD
                else "",
            ),
            (
                self.ui.repeat,
                self.tr("Kedua kata sandi belum sama.") if self.ui.password.text() != self.ui.repeat.text() else "",
            ),
        ):
            self._mark(field, bool(sentence))
            if sentence:
                self.ui.banner.show_text("error", sentence)
                field.setFocus()
                return
        self._create()

    def _create(self) -> None:
        from ltsa_desktop.store import Profile

        profile = Profile(
            name=self.ui.name.text().strip(),
            nip=nip_digits(self.ui.nip.text()) or "",
            role=ROLES[self.ui.role.currentIndex()],
            language=self.ui.language.currentData(),
            position=self.ui.position.text().strip(),
        )
        password, context, offered = self.ui.password.text(), self._desk.context, self._organisation
        second = self._second

        def work() -> Store:
            from ltsa_desktop.store import create_store

            store = create_store(context.store_dir, password=password, profile=profile, address=context.address)
            context.store = store
            if offered is not None:
                from ltsa_desktop.exchange import accept_organisation, enrol
                from ltsa_desktop.exchange.files import write_whole
                from ltsa_desktop.gui.trust.recovery import free

                accept_organisation(store, offered)
                written = free(documents() / ENROLMENT_FILE)
                written.parent.mkdir(parents=True, exist_ok=True)
                write_whole(written, enrol(store))
                self._enrolment = written
            if second is not None:
                store.set_second_place(second)
            return store

        self._busy(True)
        self.ui.banner.show_text("info", self.tr("Menyiapkan penyimpanan terenkripsi dan daftar pusat layanan…"))
        self._desk.store_thread.submit(work, self._on_created, self._on_failed, self)

    def _busy(self, busy: bool) -> None:
        self.setEnabled(not busy)

    def _on_created(self, store: object) -> None:
        self._busy(False)
        self._desk.settings.store = str(self._desk.context.store_dir)
        self._desk.keep_settings()
        self.ui.password.clear()
        self.ui.repeat.clear()
        self.created.emit()
        if self._enrolment is not None:
            text = self.tr("Laptop siap. Kirim {path} kepada supervisor; ia mencocokkan enam kata laptop ini.")
            self._desk.noticed.emit(text.format(path=self._enrolment), "ok")

    def _on_failed(self, error: UserError) -> None:
        self._busy(False)
        self.ui.banner.show_text("error", say(error.text))

    def _mark(self, field: QLineEdit, wrong: bool) -> None:
        field.setProperty("state", "error" if wrong else "")
        restyle(field)

    def _on_edited(self) -> None:
        for field in self._fields():
            if field.property("state"):
                self._mark(field, False)
        self.ui.banner.show_text("info", "")

    def _on_language(self) -> None:
        self._desk.settings.language = self.ui.language.currentData()
        self._desk.apply_settings()

    def _on_choose_folder(self) -> None:
        folder = choose_folder(self, self.tr("Simpan di folder mana?"), self._desk.context.store_dir.parent)
        if folder is not None:
            self._desk.context.store_dir = folder / "LTSA" if any(folder.iterdir()) else folder
            self.ui.folder.setText(str(self._desk.context.store_dir))

    def _on_choose_second(self) -> None:
        folder = choose_folder(self, self.tr("Tempat kedua untuk cadangan"))
        if folder is not None:
            self.use_second(folder)

    def use_second(self, folder: Path) -> None:
        """Keep second copies in `folder`, unless it lies inside the store that is made here."""
        if folder.absolute().is_relative_to(self._desk.context.store_dir.absolute()):
            text = self.tr("Folder itu ada di dalam folder penyimpanan. Pilih stik atau folder lain.")
            self.ui.banner.show_text("error", text)
            return
        self._second = folder
        self.ui.second.setText(str(folder))

    def _on_choose_organisation(self) -> None:
        path = choose_file(self, self.tr("Berkas organisasi"), self.tr("Berkas organisasi (*.ltsaorg)"))
        if path is not None:
            self.use_organisation(path)

    def use_organisation(self, path: Path) -> None:
        """Read an organisation's file; its fingerprint is compared by voice before it is believed."""

        def work(job: object) -> Opened:
            from ltsa_desktop.exchange import organisation

            return organisation.read_file(path)

        self._desk.pool.submit(work, lambda opened: self._confirm(path, opened), self._on_failed, self)

    def _confirm(self, path: Path, opened: Opened) -> None:
        ask = confirm_fingerprint(opened.organisation.name, opened.fingerprint, self)
        ask.accepted.connect(lambda: self._take(path, opened))
        ask.open()

    def _take(self, path: Path, opened: Opened) -> None:
        self._organisation = opened
        self.ui.organisation.setText(f"{opened.organisation.name} · {path.name}")
