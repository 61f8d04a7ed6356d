"""Whom the organisation trusts: laptops and supervisors with their certificates, and what is decided about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.dialogs.fingerprint import confirm_fingerprint
from ltsa_desktop.gui.files import choose_file, choose_target
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.trust.asking import ReasonDialog
from ltsa_desktop.gui.widgets import Banner, Body, Column, DataTable, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.exchange.enrolment import Introduction
    from ltsa_desktop.exchange.laptops import Laptop
    from ltsa_desktop.store import Store

ORGANISATION_FILE, ENROLMENT_FILE = "organisasi.ltsaorg", "laptop.ltsaenrol"
STATES = {"trusted": "ok", "soon": "warning", "expired": "warning", "revoked": "error"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the dialog shows, read in one go."""

    laptops: list[Laptop]
    organisation: str
    version: int
    root: str
    governs: bool
    words: str
    held: int


def read_standing(store: Store) -> Standing:
    """Read everything (on the store thread)."""
    from ltsa_desktop.exchange import fingerprint, governs, organisation_of
    from ltsa_desktop.exchange.laptops import laptops
    from ltsa_desktop.exchange.signing import fingerprint as words_of

    home = organisation_of(store)
    return Standing(
        laptops=laptops(store),
        organisation=home.name if home is not None else "",
        version=home.version if home is not None else 0,
        root=words_of(home.root) if home is not None and home.root else "",
        governs=governs(store),
        words=fingerprint(store),
        held=len(store.packages.quarantined()),
    )


class TrustDialog(Dialog):
    """A table of keys; below it what can be done about the one under the cursor, and about the organisation."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._standing: Standing | None = None
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self.head, self.about, self.banner, self.table = SectionTitle(), Body(), Banner(), DataTable()
        self.table.setMinimumSize(1120, 220)
        self.accept_button = PlainButton("", "shield-check")
        self.promote_button = PlainButton("", "users")
        self.extend_button = PlainButton("", "calendar")
        self.revoke_button = PlainButton("", "ban")
        self.held_button = PlainButton("", "inbox")
        self.sheet_button = PlainButton("", "key")
        self.take_over_button = PlainButton("", "shield-lock")
        self.renew_button = PlainButton("", "refresh")
        self.file_button = PlainButton("", "file-export")
        self.close_button = PrimaryButton()
        deeds: tuple[tuple[PlainButton, Callable[[], object]], ...] = (
            (self.accept_button, lambda: self._on_accept()),
            (self.promote_button, lambda: self._on_accept(supervisor=True)),
            (self.extend_button, self._on_extend),
            (self.revoke_button, self._on_revoke),
            (self.held_button, self.show_held),
            (self.sheet_button, self._on_sheet),
            (self.take_over_button, self.show_recovery),
            (self.renew_button, self._on_renew),
            (self.file_button, self._on_file),
        )
        for button, deed in deeds:
            button.clicked.connect(lambda checked=False, deed=deed: deed())
        self.close_button.clicked.connect(self.accept)
        self.table.chosen.connect(lambda row: self._show_deeds())
        QShortcut(QKeySequence("Delete"), self.table).activated.connect(self._on_revoke)
        body.addWidget(self.head)
        body.addWidget(self.about)
        body.addWidget(self.table, 1)
        body.addLayout(line(self.accept_button, self.promote_button, self.held_button, None))
        body.addLayout(line(self.extend_button, self.revoke_button, self.renew_button, None))
        body.addLayout(line(self.sheet_button, self.take_over_button, self.file_button, None))
        body.addWidget(self.banner)
        body.addLayout(line(None, self.close_button))
        self.retranslate()
        self.table.setFocus()
        self.load()
        desk.data_changed.connect(self.load)

    def load(self) -> None:
        """Read again."""
        self._desk.read(read_standing, self._on_loaded, owner=self)

    def _on_loaded(self, standing: Standing) -> None:
        self._standing = standing
        self.table.set_rows(standing.laptops, keep=lambda row: row.key)
        if self.table.current() is None:
            self.table.select(lambda row: True)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Kepercayaan"))
        self.head.setText(self.tr("Laptop dan supervisor yang dipercaya"))
        self.accept_button.setText(self.tr("Terima pendaftaran laptop…"))
        self.promote_button.setText(self.tr("Tambah supervisor…"))
        self.extend_button.setText(self.tr("Perpanjang…"))
        self.revoke_button.setText(self.tr("Cabut kunci…"))
        self.sheet_button.setText(self.tr("Ganti kunci organisasi…"))
        self.take_over_button.setText(self.tr("Pakai lembar pemulihan…"))
        self.renew_button.setText(self.tr("Kunci baru untuk laptop ini…"))
        self.file_button.setText(self.tr("Simpan berkas organisasi…"))
        self.close_button.setText(self.tr("Tutup"))
        held = self._standing.held if self._standing is not None else 0
        self.held_button.setText(self.tr("Yang ditahan ({n})…").format(n=held))
        self.table.setAccessibleName(self.head.text())
        self.table.set_empty(self.tr("Belum ada laptop lain yang dipercaya."))
        kinds = {"supervisor": self.tr("supervisor"), "device": self.tr("laptop evaluator")}
        own, never = self.tr("laptop ini"), self.tr("belum pernah")
        self.table.set_columns(
            [
                Column(
                    self.tr("Nama"),
                    lambda r: f"{r.name} ({own})" if r.own else r.name or r.key[:12],
                    stretch=1,
                    least=22,
                ),
                Column(self.tr("Sebagai"), lambda r: kinds.get(r.kind, r.kind)),
                Column(self.tr("Status"), self._state, state=lambda r: STATES[r.state], least=14),
                Column(
                    self.tr("Berlaku sampai"),
                    lambda r: words.day(r.valid_to) if r.valid_to else "–",
                    key=lambda r: r.valid_to or date.min,
                ),
                Column(self.tr("Terakhir masuk"), lambda r: words.day(date.fromisoformat(r.last)) if r.last else never),
                Column(self.tr("Enam kata"), lambda r: r.fingerprint, stretch=2, least=24),
            ]
        )
        standing = self._standing
        if standing is not None and standing.organisation:
            self.about.setText(
                self.tr("{name}, berkas organisasi versi {version}. Kunci organisasi: {root}").format(
                    name=standing.organisation,
                    version=standing.version,
                    root=standing.root or self.tr("belum ada (berkas versi lama)"),
                )
            )
        elif standing is not None:
            self.about.setText(self.tr("Laptop ini belum disiapkan dengan berkas organisasi (.ltsaorg)."))
        self._show_deeds()

    def _state(self, row: Laptop) -> str:
        word = say(row.state_words)
        return self.tr("{state} sejak {day}").format(state=word, day=row.revoked_since) if row.revoked_since else word

    def _show_deeds(self) -> None:
        standing, row = self._standing, self.table.current()
        governs = standing is not None and standing.governs
        for button in (self.promote_button, self.sheet_button):
            button.setVisible(governs)
        self.accept_button.setVisible(standing is not None)
        home = standing is not None and bool(standing.organisation)
        self.file_button.setVisible(home)
        self.take_over_button.setVisible(home and not governs)
        self.extend_button.setVisible(governs)
        self.revoke_button.setVisible(governs)
        alive = row is not None and row.state != "revoked"
        self.extend_button.setEnabled(alive)
        self.revoke_button.setEnabled(row is not None and alive and not row.own)

    def _on_accept(self, supervisor: bool = False) -> None:
        pattern = self.tr("Berkas pendaftaran (*.ltsaenrol)")
        path = choose_file(self, self.tr("Berkas pendaftaran"), pattern)
        if path is not None:
            self.introduce(path, supervisor=supervisor)

    def introduce(self, path: Path, *, supervisor: bool = False) -> None:
        """Read an enrolment file; its laptop is believed once the six words were compared."""

        def work(job: object) -> Introduction:
            from ltsa_desktop.exchange import read_enrolment

            return read_enrolment(path)

        def ask(introduction: Introduction) -> None:
            asked = confirm_fingerprint(introduction.enrolment.name, introduction.fingerprint, self)
            asked.accepted.connect(lambda: self._believe(introduction, supervisor))
            asked.open()

        self._desk.pool.submit(work, ask, self._on_failed, self)

    def _believe(self, introduction: Introduction, supervisor: bool) -> None:
        def work(store: Store) -> int:
            from ltsa_desktop.exchange import release_quarantine, trust_add, with_supervisor

            if supervisor:
                with_supervisor(store, introduction)
            else:
                trust_add(store, introduction)
            return len(release_quarantine(store))

        def told(came: int) -> None:
            text = self.tr("{name} sekarang supervisor. Simpan berkas organisasi yang baru dan bagikan.")
            if not supervisor:
                text = self.tr("Laptop {name} dipercaya.")
            said = text.format(name=introduction.enrolment.name)
            if came:
                said += " " + self.tr("{n} catatan yang ditahan sudah masuk.").format(n=came)
            self.banner.show_text("ok", said)

        self._desk.write(work, told, self._on_failed, self)

    def _on_extend(self) -> None:
        row = self.table.current()
        if row is None or not self.extend_button.isEnabled():
            return
        start = row.valid_to or date.today()
        ReasonDialog(
            self.tr("Perpanjang sertifikat"),
            self.tr("{name}: yang dibuat laptop ini sesudah tanggal di bawah akan ditahan.").format(name=row.name),
            self.tr("Perpanjang"),
            lambda reason, until: self.extend(row.key, until),
            day=start.replace(year=start.year + 1, day=min(start.day, 28)),
            day_label=self.tr("Berlaku sampai"),
            parent=self,
        ).open()

    def extend(self, key: str, until: date) -> None:
        """Let a certificate hold longer; what waited for that comes in."""

        def work(store: Store) -> int:
            from ltsa_desktop.exchange import governing, release_quarantine

            governing.extend(store, key, until)
            return len(release_quarantine(store, key))

        text = self.tr("Sertifikat diperpanjang sampai {day}.").format(day=words.day(until))
        self._desk.write(work, lambda came: self.banner.show_text("ok", text), self._on_failed, self)

    def _on_revoke(self) -> None:
        row = self.table.current()
        if row is None or not self.revoke_button.isEnabled() or not self.revoke_button.isVisible():
            return
        ReasonDialog(
            self.tr("Cabut kunci {name}").format(name=row.name),
            self.tr(
                "Yang sudah masuk tetap ada. Yang datang sesudah ini ditahan, juga yang mengaku dibuat sebelumnya. "
                "Pencabutan tidak dapat dibatalkan: laptop yang kembali mendapat kunci baru."
            ),
            self.tr("Cabut kunci"),
            lambda reason, since: self.revoke(row.key, reason, since),
            needs=self.tr("Sebutkan alasannya, misalnya “laptop dicuri”."),
            day=date.today(),
            day_label=self.tr("Tidak dipercaya sejak"),
            danger=True,
            parent=self,
        ).open()

    def revoke(self, key: str, reason: str, since: date) -> None:
        """Withdraw a key."""

        def work(store: Store) -> str:
            from ltsa_desktop.exchange import trust_revoke

            return str(trust_revoke(store, key, reason, since).name)

        text = self.tr("Kunci {name} dicabut. Pencabutan ikut dalam paket dan berkas organisasi berikutnya.")
        self._desk.write(work, lambda name: self.banner.show_text("ok", text.format(name=name)), self._on_failed, self)

    def show_held(self) -> None:
        """What waits for a decision."""
        from ltsa_desktop.gui.trust.held import HeldDialog

        HeldDialog(self._desk, self).open()

    def show_recovery(self) -> None:
        """Become supervisor by the sheet."""
        from ltsa_desktop.gui.trust.recovery import RecoveryDialog

        RecoveryDialog(self._desk, self).open()

    def _on_sheet(self) -> None:
        from ltsa_desktop.gui.trust.recovery import RenewDialog

        RenewDialog(self._desk, self).open()

    def _on_renew(self) -> None:
        from ltsa_desktop.gui.dialogs.base import Ask

        ask = Ask(
            self.tr("Kunci baru untuk laptop ini"),
            self.tr(
                "Pakai ini bila laptop pernah hilang atau kata sandinya diketahui orang lain. Sesudahnya laptop ini "
                "harus "
                "didaftarkan lagi: berkas pendaftaran yang baru ditulis, dan supervisor menerimanya seperti pertama "
                "kali. "
                "Isi penyimpanan tidak berubah."
            ),
            self.tr("Buat kunci baru…"),
            self.tr("Batal"),
            parent=self,
        )
        ask.accepted.connect(self._choose_enrolment)
        ask.open()

    def _choose_enrolment(self) -> None:
        pattern = self.tr("Berkas pendaftaran (*.ltsaenrol)")
        path = choose_target(self, self.tr("Berkas pendaftaran"), pattern, documents() / ENROLMENT_FILE)
        if path is not None:
            self.renew_laptop(path)

    def renew_laptop(self, path: Path) -> None:
        """New keys, and the enrolment file that tells of them."""

        def work(store: Store) -> Path:
            from ltsa_desktop.exchange import enrol
            from ltsa_desktop.exchange.files import write_whole
            from ltsa_desktop.exchange.governing import renew_laptop

            renew_laptop(store)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, enrol(store))
            return path

        text = self.tr("Laptop ini punya kunci baru. Kirim {path} kepada supervisor.").format(path=path)
        self._desk.write(work, lambda done: self.banner.show_text("ok", text), self._on_failed, self)

    def _on_file(self) -> None:
        pattern = self.tr("Berkas organisasi (*.ltsaorg)")
        path = choose_target(self, self.tr("Berkas organisasi"), pattern, documents() / ORGANISATION_FILE)
        if path is not None:
            self.save_file(path)

    def save_file(self, path: Path) -> None:
        """Write the organisation's file in force."""

        def work(store: Store) -> Path:
            from ltsa_desktop.exchange import no_organisation, organisation_file
            from ltsa_desktop.exchange.files import write_whole

            data = organisation_file(store)
            if data is None:
                raise no_organisation()
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
            return path

        text = self.tr("Berkas organisasi ada di {path}.").format(path=path)
        self._desk.read(work, lambda done: self.banner.show_text("ok", text), self._on_failed, self)

    def _on_failed(self, error: UserError) -> None:
        self.banner.show_text("error", say(error.text))
