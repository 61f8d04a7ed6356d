"""Settings: look, person, organisation, backups, password, health."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.doctor import DoctorDialog
from ltsa_desktop.gui.dialogs.fingerprint import confirm_fingerprint
from ltsa_desktop.gui.entry.welcome import LANGUAGES, LEAST_PASSWORD, NIP_DIGITS, ROLES, nip_digits
from ltsa_desktop.gui.files import choose_file, choose_folder, choose_target, reveal
from ltsa_desktop.gui.forms.ui_settings import Ui_Settings
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.second_copy import second_words
from ltsa_desktop.gui.theme.tokens import TEXT_SCALES
from ltsa_desktop.gui.trust.security import SecuritySection
from ltsa_desktop.gui.widgets import ScrollPage
from ltsa_desktop.gui.widgets.layout import align_labels

if TYPE_CHECKING:
    from ltsa_desktop.exchange.organisation import Opened
    from ltsa_desktop.store import BackupInfo, Check, Store
    from ltsa_desktop.store.read_models import Organisation, Profile
    from ltsa_desktop.store.second_copy import SecondCopy

THEMES = ("light", "dark", "contrast", "system")
ORGANISATION_FILE = "organisasi.ltsaorg"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows, read in one go."""

    profile: Profile
    organisation: Organisation | None
    backup: BackupInfo | None
    second: SecondCopy


def read_standing(store: Store) -> Standing:
    """Read everything for the page (on the store thread)."""
    return Standing(
        profile=store.profile,
        organisation=store.organisation.current(),
        backup=next(iter(store.backups()), None),
        second=store.second.state(),
    )


class SettingsPage(Page):
    """One page that scrolls; look changes at once, the rest by its button."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._standing: Standing | None = None
        inside = QWidget()
        self.ui = Ui_Settings()
        self.ui.setupUi(inside)
        scroll = ScrollPage(margin=0, width=760)
        scroll.body.addWidget(inside)
        self.body.addWidget(scroll)
        ui = self.ui
        for code, name in LANGUAGES:
            ui.language.addItem(name, code)
        for scale in TEXT_SCALES:
            ui.text_scale.addItem(f"{scale} %", scale)
        self._show_look()
        ui.language.activated.connect(self._on_look)
        ui.theme.activated.connect(self._on_look)
        ui.text_scale.activated.connect(self._on_look)
        ui.save_profile.clicked.connect(self.save_profile)
        ui.load_organisation.clicked.connect(self._on_organisation)
        ui.create_organisation.clicked.connect(self._on_create_organisation)
        ui.save_organisation.clicked.connect(self._on_save_organisation)
        ui.choose_backup.clicked.connect(self._on_choose_backup)
        ui.clear_backup.clicked.connect(lambda: self.use_second(None))
        ui.backup_now.clicked.connect(self.backup_now)
        desk.second_copy.told.connect(self._show_second)
        ui.change_password.clicked.connect(self.change_password)
        ui.run_doctor.clicked.connect(self.run_doctor)
        ui.server.clicked.connect(self._on_server)
        ui.open_logs.clicked.connect(lambda: reveal(desk.context.store_dir / "logs"))
        ui.about.clicked.connect(actions.about)
        ui.create_organisation.hide()
        ui.save_organisation.hide()
        self.security = SecuritySection(desk)
        layout = inside.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(ui.doctor_title), self.security)
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.ui.language

    def load(self) -> None:
        self.desk.read(read_standing, self._on_loaded, owner=self)
        self.security.load()

    def _on_loaded(self, standing: Standing) -> None:
        if self._standing is None or self._standing.profile != standing.profile:
            self.ui.name.setText(standing.profile.name)
            self.ui.nip.setText(standing.profile.nip)
            self.ui.position.setText(standing.profile.position)
            self.ui.role.setCurrentIndex(ROLES.index(standing.profile.role))
        self._standing = standing
        self.retranslate()

    def _on_server(self) -> None:
        """Leave this store for one on a server: everything is closed first, as by a lock."""
        from ltsa_desktop.gui.main_window import MainWindow

        window = self.window()
        if isinstance(window, MainWindow):
            window.lock()
            window.show_unlock(by_keyring=False).choose_server()

    def retranslate(self) -> None:
        theme, role = self.ui.theme.currentIndex(), self.ui.role.currentIndex()
        self.ui.retranslateUi(self)
        self.ui.theme.setCurrentIndex(theme)
        self.ui.role.setCurrentIndex(role)
        self._show_look()
        align_labels(*(label for label in self.findChildren(QLabel) if label.buddy() is not None))
        place = self.desk.context.store_dir
        self.ui.store_place.setText(self.tr("Semua data ada di {folder}, terenkripsi.").format(folder=place))
        standing = self._standing
        if standing is None:
            return
        home = standing.organisation
        self.ui.organisation.setText(
            "\n".join([home.name, *home.letterhead, home.place]).strip()
            if home is not None
            else self.tr("Laptop ini belum disiapkan dengan berkas organisasi: kop surat kosong dan ekspor belum bisa.")
        )
        # Only a supervisor founds one, and only where there is none yet.
        self.ui.create_organisation.setVisible(home is None and standing.profile.role == "supervisor")
        self.ui.save_organisation.setVisible(home is not None)
        last = standing.backup
        self.ui.backup_state.setText(
            self.tr("Cadangan terakhir {when}: {path}").format(when=words.ago(last.at), path=last.path)
            if last is not None
            else self.tr("Belum ada cadangan.")
        )
        self._show_second()

    def _show_look(self) -> None:
        settings = self.desk.settings
        self.ui.language.setCurrentIndex(self.ui.language.findData(settings.language))
        self.ui.theme.setCurrentIndex(THEMES.index(settings.theme) if settings.theme in THEMES else 0)
        self.ui.text_scale.setCurrentIndex(max(0, self.ui.text_scale.findData(settings.text_scale)))

    def _on_look(self) -> None:
        settings = self.desk.settings
        settings.language = self.ui.language.currentData()
        settings.theme = THEMES[self.ui.theme.currentIndex()]
        settings.text_scale = self.ui.text_scale.currentData()
        self.desk.apply_settings()

    def save_profile(self) -> None:
        """Keep who works here."""
        nip, name = nip_digits(self.ui.nip.text()), self.ui.name.text().strip()
        if not name:
            self.desk.noticed.emit(self.tr("Tuliskan nama lengkap Anda."), "warning")
            self.ui.name.setFocus()
            return
        if nip is None:
            text = self.tr("NIP terdiri atas {n} angka. Kosongkan bila tidak punya.").format(n=NIP_DIGITS)
            self.desk.noticed.emit(text, "warning")
            self.ui.nip.setFocus()
            return
        position, role = self.ui.position.text().strip(), ROLES[self.ui.role.currentIndex()]
        language = self.desk.settings.language

        def work(store: Store) -> None:
            store.set_profile(
                replace(store.profile, name=name, nip=nip, position=position, role=role, language=language)
            )

        self.desk.write(work, lambda done: self.desk.noticed.emit(self.tr("Tersimpan."), "ok"), owner=self)

    def _on_create_organisation(self) -> None:
        from ltsa_desktop.gui.dialogs.create_organisation import CreateOrganisationDialog

        CreateOrganisationDialog(self.desk, self.window()).open()

    def _on_save_organisation(self) -> None:
        title, pattern = self.tr("Berkas organisasi"), self.tr("Berkas organisasi (*.ltsaorg)")
        path = choose_target(self, title, pattern, documents() / ORGANISATION_FILE)
        if path is not None:
            self.save_organisation(path)

    def save_organisation(self, path: Path) -> None:
        """Write the organisation's file in force, for the next laptop."""

        def work(store: Store) -> Path:
            from ltsa_desktop.exchange import organisation_file
            from ltsa_desktop.exchange.files import write_whole

            data = organisation_file(store)
            assert data is not None, "the button is there only with an organisation"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
            return path

        text = self.tr("Berkas organisasi ada di {path}.")
        self.desk.read(work, lambda done: self.desk.noticed.emit(text.format(path=done), "ok"), owner=self)

    def _on_organisation(self) -> None:
        path = choose_file(self, self.tr("Berkas organisasi"), self.tr("Berkas organisasi (*.ltsaorg)"))
        if path is not None:
            self.load_organisation(path)

    def load_organisation(self, path: Path) -> None:
        """Read an organisation's file; it is used once its six words were compared."""

        def work(job: object) -> Opened:
            from ltsa_desktop.exchange import organisation

            return organisation.read_file(path)

        self.desk.pool.submit(work, self._on_opened, owner=self)

    def _on_opened(self, opened: Opened) -> None:
        ask = confirm_fingerprint(opened.organisation.name, opened.fingerprint, self)
        ask.accepted.connect(lambda: self._accept(opened))
        ask.open()

    def _accept(self, opened: Opened) -> None:
        def work(store: Store) -> bool:
            from ltsa_desktop.exchange import accept_organisation

            return accept_organisation(store, opened, compared=True)

        def told(fresh: bool) -> None:
            text = (
                self.tr("Organisasi {name} dipakai mulai sekarang.").format(name=opened.organisation.name)
                if fresh
                else self.tr(
                    "Berkas ini tidak lebih baru dari yang dipakai. Tidak ada yang berubah; yang dicabut tetap dicabut."
                )
            )
            self.desk.noticed.emit(text, "ok" if fresh else "info")

        self.desk.write(work, told, owner=self)

    def _show_second(self) -> None:
        second = self.desk.second_copy.state or (self._standing.second if self._standing is not None else None)
        if second is None:
            return
        self.ui.backup_folder.setText(second.place)
        self.ui.clear_backup.setVisible(bool(second.place))
        _, word, whole = second_words(second)
        lines = [word, whole if second.trouble or not second.place else ""]
        if second.shared:
            lines.append(
                self.tr("Tempat ini di disk yang sama dengan laptop: bila laptop hilang, cadangannya ikut hilang.")
            )
        self.ui.second_state.setText("\n".join(line for line in lines if line))

    def _on_choose_backup(self) -> None:
        folder = choose_folder(self, self.tr("Tempat kedua untuk cadangan"))
        if folder is not None:
            self.use_second(folder)

    def use_second(self, folder: Path | None) -> None:
        """Keep second copies there from now on (None: nowhere); the first is made at once."""
        self.desk.write(
            lambda store: store.set_second_place(folder), lambda done: self.desk.second_copy.look(), owner=self
        )

    def backup_now(self) -> None:
        """Write a copy and say where it is."""
        self.ui.backup_now.setEnabled(False)

        def told(info: BackupInfo) -> None:
            self.ui.backup_now.setEnabled(True)
            text = self.tr("Cadangan sudah dibuat dan dibaca ulang: {path}").format(path=info.path)
            self.desk.noticed.emit(text, "ok")

        def failed(error: UserError) -> None:
            self.ui.backup_now.setEnabled(True)
            self.desk.noticed.emit(say(error.text), "error")

        self.desk.write(lambda store: store.backup(), told, failed, self)

    def change_password(self) -> None:
        """Check the three fields, then change the vault's slot."""
        ui = self.ui
        old, new = ui.old_password.text(), ui.new_password.text()
        if len(new) < LEAST_PASSWORD:
            ui.password_banner.show_text(
                "error", self.tr("Kata sandi paling sedikit {n} huruf.").format(n=LEAST_PASSWORD)
            )
            ui.new_password.setFocus()
            return
        if new != ui.repeat_password.text():
            ui.password_banner.show_text("error", self.tr("Kedua kata sandi belum sama."))
            ui.repeat_password.setFocus()
            return
        ui.change_password.setEnabled(False)

        def told(done: object) -> None:
            ui.change_password.setEnabled(True)
            for field in (ui.old_password, ui.new_password, ui.repeat_password):
                field.clear()
            ui.password_banner.show_text("ok", self.tr("Kata sandi sudah diganti."))

        def failed(error: UserError) -> None:
            ui.change_password.setEnabled(True)
            ui.password_banner.show_text("error", say(error.text))
            ui.old_password.setFocus()

        self.desk.read(lambda store: store.change_password(old, new), told, failed, self)

    def run_doctor(self) -> None:
        """Check the store and show what was looked at."""
        self.ui.run_doctor.setEnabled(False)

        def told(checks: list[Check]) -> None:
            self.ui.run_doctor.setEnabled(True)
            DoctorDialog(checks, self.desk.context.store_dir, self.window()).open()

        def failed(error: UserError) -> None:
            self.ui.run_doctor.setEnabled(True)
            self.desk.noticed.emit(say(error.text), "error")

        self.desk.read(lambda store: store.doctor(), told, failed, self)
