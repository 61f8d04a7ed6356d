"""A supervisor founds the organisation: its file for every laptop, and the recovery key that goes on paper only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.dialogs.fingerprint import confirm_fingerprint
from ltsa_desktop.gui.files import choose_file, choose_files, choose_folder, reveal
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, FormRows, PrimaryButton, SectionTitle, add_row
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

MOST_LINES = 8
ORGANISATION_FILE, RECOVERY_FILE = "organisasi.ltsaorg", "lembar-pemulihan.pdf"


class CreateOrganisationDialog(Dialog):
    """Name, letterhead, logo, place; then two files, and what to do with each."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._logo: Path | None = None
        self._written: Path | None = None
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self._head, self._intro = SectionTitle(), Body()
        self._others: list[Path] = []
        self.name, self.place, self.logo, self.others, self.folder = (QLineEdit() for _ in range(5))
        self.letterhead = QPlainTextEdit()
        self.letterhead.setFixedHeight(96)
        self.letterhead.setTabChangesFocus(True)
        self.logo.setReadOnly(True)
        self.others.setReadOnly(True)
        self.folder.setReadOnly(True)
        self.folder.setText(str(documents()))
        self.choose_logo, self.choose_others, self.choose_place = PlainButton(), PlainButton(), PlainButton()
        form = FormRows()
        rows: tuple[QWidget, ...] = (self.name, self.letterhead, self.place, self.logo, self.others, self.folder)
        self._labels = [add_row(form, "", row) for row in rows]
        self._rows = rows
        self.banner = Banner()
        self.show_files, self.cancel, self.create_button = (
            PlainButton("", "folder-open"),
            PlainButton(),
            PrimaryButton(),
        )
        self.show_files.hide()
        self.create_button.setDefault(True)
        self.choose_logo.clicked.connect(self._on_logo)
        self.choose_others.clicked.connect(self._on_others)
        self.choose_place.clicked.connect(self._on_folder)
        self.cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self.submit)
        self.show_files.clicked.connect(lambda: reveal(self._written) if self._written else None)
        body.addWidget(self._head)
        body.addWidget(self._intro)
        body.addLayout(form)
        body.addLayout(line(None, self.choose_logo, self.choose_others, self.choose_place))
        body.addWidget(self.banner)
        body.addStretch(1)
        body.addLayout(line(self.show_files, None, self.cancel, self.create_button))
        self.setMinimumWidth(640)
        self.retranslate()
        self.name.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Buat organisasi"))
        self._head.setText(self.tr("Buat organisasi"))
        self._intro.setText(
            self.tr(
                "Anda menjadi supervisor pertamanya. Berkas organisasi dibagikan ke setiap laptop; lembar pemulihan "
                "dicetak dan disimpan terkunci."
            )
        )
        names = (
            self.tr("Nama organisasi"),
            self.tr("Kop surat"),
            self.tr("Kota surat"),
            self.tr("Logo"),
            self.tr("Supervisor lain"),
            self.tr("Simpan di folder"),
        )
        for label, row, name in zip(self._labels, self._rows, names, strict=True):
            label.setText(name)
            row.setAccessibleName(name)
        self.letterhead.setPlaceholderText(self.tr("Satu baris kop surat per baris: unit, alamat, telepon"))
        self.logo.setPlaceholderText(self.tr("PNG atau JPEG; boleh dikosongkan"))
        self.others.setPlaceholderText(self.tr("Berkas pendaftaran mereka; boleh ditambahkan kapan saja"))
        self.choose_others.setText(self.tr("Supervisor lain…"))
        self.choose_logo.setText(self.tr("Pilih logo…"))
        self.choose_place.setText(self.tr("Folder lain…"))
        self.show_files.setText(self.tr("Buka folder"))
        self.cancel.setText(self.tr("Tutup"))
        self.create_button.setText(self.tr("Buat organisasi"))

    def submit(self) -> None:
        """Found it in the store, then write both files."""
        name, place = self.name.text().strip(), self.place.text().strip()
        if not name:
            self.banner.show_text("error", self.tr("Tuliskan nama organisasinya."))
            self.name.setFocus()
            return
        lines = [text.strip() for text in self.letterhead.toPlainText().splitlines() if text.strip()]
        if len(lines) > MOST_LINES:
            self.banner.show_text("error", self.tr("Kop surat paling banyak {n} baris.").format(n=MOST_LINES))
            self.letterhead.setFocus()
            return
        folder, logo, tongue, enrolments = Path(self.folder.text()), self._logo, language(), list(self._others)

        def work(store: Store) -> tuple[Path, Path]:
            from ltsa_desktop.exchange import Letterhead, found_organisation, read_enrolment
            from ltsa_desktop.exchange.files import write_whole
            from ltsa_desktop.exchange.governing import person_of
            from ltsa_desktop.exchange.logo import read_logo
            from ltsa_desktop.gui.trust.sheet import write_sheet

            target, recovery = free(folder / ORGANISATION_FILE), free(folder / RECOVERY_FILE)
            folder.mkdir(parents=True, exist_ok=True)
            head = Letterhead(lines=lines, logo=read_logo(logo) if logo is not None else "")
            others = [person_of(read_enrolment(path)) for path in enrolments]
            with store.unit():
                founding = found_organisation(store, name, letterhead=head, place=place, others=others)
                # Inside the unit: where the sheet cannot be written there is no organisation without one.
                write_sheet(founding, recovery, tongue)
                write_whole(target, founding.data)
            return target, recovery

        self.create_button.setEnabled(False)
        self._desk.write(work, self._on_created, self._on_failed, self)

    def _on_created(self, files: tuple[Path, Path]) -> None:
        self._written, recovery = files
        self.banner.show_text(
            "ok",
            self.tr(
                "Berkas organisasi: {file}. Lembar pemulihan: {recovery}. Cetak lembar pemulihan, simpan terkunci, "
                "lalu hapus berkasnya."
            ).format(file=self._written, recovery=recovery),
        )
        self.show_files.show()
        self.show_files.setFocus()

    def _on_failed(self, error: UserError) -> None:
        self.create_button.setEnabled(True)
        self.banner.show_text("error", say(error.text))

    def _on_logo(self) -> None:
        path = choose_file(self, self.tr("Logo"), self.tr("Gambar (*.png *.jpg *.jpeg)"))
        if path is not None:
            self._logo = path
            self.logo.setText(path.name)

    def _on_others(self) -> None:
        pattern = self.tr("Berkas pendaftaran (*.ltsaenrol)")
        for path in choose_files(self, self.tr("Berkas pendaftaran"), pattern):
            self.add_supervisor(path)

    def add_supervisor(self, path: Path) -> None:
        """One more supervisor from the start, once the six words of the laptop were compared."""
        from ltsa_desktop.exchange import read_enrolment

        try:
            introduction = read_enrolment(path)
        except UserError as error:
            self.banner.show_text("error", say(error.text))
            return

        def take() -> None:
            self._others.append(path)
            self.others.setText(", ".join(other.stem for other in self._others))

        ask = confirm_fingerprint(introduction.enrolment.name, introduction.fingerprint, self)
        ask.accepted.connect(take)
        ask.open()

    def _on_folder(self) -> None:
        folder = choose_folder(self, self.tr("Simpan di folder"), Path(self.folder.text()))
        if folder is not None:
            self.folder.setText(str(folder))


def free(path: Path) -> Path:
    """`path`, or the first "name-2", "name-3" … that does not exist: an old recovery sheet is never written over."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return candidate
