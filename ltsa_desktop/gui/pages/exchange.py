"""Files that go out and come in, the laptops one believes, and what waits for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.fingerprint import confirm_fingerprint
from ltsa_desktop.gui.exchange_desk.inbox_tab import InboxTab
from ltsa_desktop.gui.files import choose_file, choose_target, reveal
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, Column, DataTable, MutedLabel, PrimaryButton, SectionTitle, card
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.fields import DropZone
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.exchange.enrolment import Introduction
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.read_models import PackageEntry, Quarantined, TrustedKey


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows, read in one go."""

    packages: list[PackageEntry]
    quarantined: list[Quarantined]
    keys: list[tuple[TrustedKey, str]]
    words: str
    organisation: str
    not_exported: int
    archive: tuple[int, int]


def read_standing(store: Store) -> Standing:
    """Read everything for the page (on the store thread)."""
    from ltsa_desktop.exchange import fingerprint
    from ltsa_desktop.exchange.incoming import archived
    from ltsa_desktop.exchange.signing import fingerprint as words_of

    keys = [(key, words_of(key.key)) for kind in ("supervisor", "device") for key in store.trust.keys(kind)]
    start = store.read.start()
    return Standing(
        packages=store.packages.list(),
        quarantined=store.packages.quarantined(),
        keys=keys,
        words=fingerprint(store),
        organisation=start.organisation,
        not_exported=start.not_exported,
        archive=archived(store),
    )


class ExchangePage(Page):
    """Send, receive; below, the log, the trusted laptops, the quarantine."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._standing: Standing | None = None
        self._title = self.add_head()
        send, inside = card()
        self._send_head, self._send_text, self._send_note = SectionTitle(), Body(), MutedLabel()
        self.export_button = PrimaryButton("", "file-export")
        self.export_button.clicked.connect(lambda: actions.export())
        inside.addWidget(self._send_head)
        inside.addWidget(self._send_text)
        inside.addWidget(self._send_note)
        inside.addStretch(1)
        self.receipt_button = PlainButton("", "checks")
        self.receipt_button.clicked.connect(lambda: actions.accept_receipt())
        inside.addLayout(line(self.export_button, None))
        inside.addLayout(line(self.receipt_button, None))
        receive, inside = card()
        self._receive_head = SectionTitle()
        self.drop = DropZone()
        self.drop.dropped.connect(actions.import_files)
        self.drop.button.clicked.connect(lambda: actions.import_files())
        self.drop.folder.clicked.connect(lambda: actions.import_folder())
        inside.addWidget(self._receive_head)
        inside.addWidget(self.drop, 1)
        top = QHBoxLayout()
        top.setSpacing(SPACE.l)
        top.addWidget(send, 1)
        top.addWidget(receive, 1)
        rest = self.add_scrolling()
        rest.addLayout(top)
        self.tabs = QTabWidget()
        self.packages, self.keys, self.held = DataTable(), DataTable(), DataTable()
        self.tabs.addTab(self._tab(self.packages), "")
        self._mine = Body()
        self.enrol_button, self.accept_button = PlainButton("", "file-export"), PlainButton("", "shield-check")
        self.enrol_button.clicked.connect(lambda: self._on_enrol())
        self.accept_button.clicked.connect(lambda: self._on_accept())
        self.tabs.addTab(self._tab(self._mine, line(self.enrol_button, self.accept_button, None), self.keys), "")
        self._held_text = Body()
        self.tabs.addTab(self._tab(self._held_text, self.held), "")
        self.inbox = InboxTab(desk)
        self.tabs.addTab(self.inbox, "")
        # The tabs take what height is left: large letters must not make the window higher than the screen.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(160)
        rest.addWidget(self.tabs, 1)
        self.retranslate()

    def _tab(self, *parts: QWidget | QHBoxLayout) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE.m, 0, 0)
        column.setSpacing(SPACE.m)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part, 1 if isinstance(part, DataTable) else 0)
            else:
                column.addLayout(part)
        return page

    def first_field(self) -> QWidget:
        return self.export_button

    def load(self) -> None:
        self.desk.read(read_standing, self._on_loaded, owner=self)

    def _on_loaded(self, standing: Standing) -> None:
        self._standing = standing
        self.packages.set_rows(standing.packages)
        self.keys.set_rows(standing.keys)
        self.held.set_rows(standing.quarantined)
        self.inbox.set_archive(*standing.archive)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Pertukaran berkas"))
        self._send_head.setText(self.tr("Kirim"))
        self._send_text.setText(
            self.tr("Kunjungan yang disegel masuk ke satu berkas terenkripsi. Bawa dengan stik, surel, atau WhatsApp.")
        )
        self.export_button.setText(self.tr("Ekspor kunjungan…"))
        self.receipt_button.setText(self.tr("Tanda terima supervisor…"))
        self._receive_head.setText(self.tr("Terima"))
        self.drop.set_words(
            self.tr(
                "Letakkan berkas .ltsa (banyak sekaligus, zip, atau satu folder), tanda terima, atau isian ODK/Kobo di "
                "sini. Isinya ditunjukkan dulu sebelum diimpor."
            ),
            self.tr("Pilih berkas…"),
            self.tr("Pilih folder…"),
        )
        self.enrol_button.setText(self.tr("Tulis berkas pendaftaran laptop ini…"))
        self.accept_button.setText(self.tr("Terima pendaftaran laptop…"))
        self.tabs.setTabText(3, self.tr("Kotak masuk"))
        self.inbox.retranslate()
        self.tabs.setAccessibleName(self.tr("Catatan pertukaran"))
        self._columns()
        standing = self._standing
        if standing is None:
            return
        self._send_note.setText(
            self.tr("{n} kunjungan belum diekspor.").format(n=standing.not_exported)
            if standing.not_exported
            else self.tr("Semua kunjungan yang disegel sudah diekspor.")
        )
        self.tabs.setTabText(0, self.tr("Berkas keluar dan masuk ({n})").format(n=len(standing.packages)))
        self.tabs.setTabText(1, self.tr("Laptop tepercaya ({n})").format(n=len(standing.keys)))
        self.tabs.setTabText(2, self.tr("Ditahan ({n})").format(n=len(standing.quarantined)))
        home = standing.organisation or self.tr("belum ada; pasang berkas .ltsaorg di Pengaturan")
        self._mine.setText(
            self.tr("Organisasi: {home}. Enam kata laptop ini, untuk dibacakan lewat telepon: {words}").format(
                home=home, words=standing.words
            )
        )
        self._held_text.setText(
            self.tr(
                "Catatan dari laptop yang belum dikenal ditahan, tidak dibuang. Terima pendaftaran laptopnya setelah "
                "keenam katanya cocok; catatannya lalu masuk dengan sendirinya."
            )
            if standing.quarantined
            else self.tr("Tidak ada yang ditahan.")
        )

    def _columns(self) -> None:
        ways = {"out": self.tr("keluar"), "in": self.tr("masuk")}
        self.packages.setAccessibleName(self.tr("Berkas keluar dan masuk"))
        self.packages.set_empty(self.tr("Belum ada berkas yang keluar atau masuk."))
        self.keys.set_empty(self.tr("Belum ada laptop lain yang dipercaya."))
        self.held.set_empty(self.tr("Tidak ada yang ditahan."))
        self.packages.set_columns(
            [
                Column(self.tr("Waktu"), lambda r: words.moment(r.at), key=lambda r: r.at),
                Column(self.tr("Arah"), lambda r: ways.get(r.direction, r.direction)),
                Column(self.tr("Nama berkas"), lambda r: r.name, stretch=3, least=24),
                Column(self.tr("Nomor"), lambda r: str(r.sequence), key=lambda r: r.sequence, right=True),
                Column(self.tr("Versi kunjungan"), lambda r: str(r.revisions), key=lambda r: r.revisions, right=True),
            ]
        )
        kinds = {"supervisor": self.tr("supervisor"), "device": self.tr("laptop evaluator")}
        trusted, revoked = self.tr("dipercaya"), self.tr("dicabut")
        self.keys.setAccessibleName(self.tr("Laptop tepercaya"))
        self.keys.set_columns(
            [
                Column(self.tr("Nama"), lambda r: r[0].name, stretch=1, least=18),
                Column(self.tr("Sebagai"), lambda r: kinds.get(r[0].kind, r[0].kind)),
                Column(
                    self.tr("Status"),
                    lambda r: trusted if r[0].status == "trusted" else revoked,
                    state=lambda r: "ok" if r[0].status == "trusted" else "error",
                ),
                Column(self.tr("Enam kata"), lambda r: r[1], stretch=2, least=30),
            ]
        )
        self.held.setAccessibleName(self.tr("Catatan yang ditahan"))
        self.held.set_columns(
            [
                Column(self.tr("Sejak"), lambda r: words.moment(r.at), key=lambda r: r.at),
                Column(self.tr("Alasan"), lambda r: self._reason(r.reason), stretch=2, least=20),
                Column(self.tr("Berkas"), lambda r: r.package, stretch=1, least=16),
                Column(self.tr("Kunci"), lambda r: r.key[:16]),
            ]
        )

    def _reason(self, reason: str) -> str:
        known = {
            "unknown-signer": self.tr("laptop belum dikenal"),
            "unknown": self.tr("laptop belum dikenal"),
            "revoked": self.tr("kunci laptop sudah dicabut"),
            "newer-format": self.tr("ditulis oleh versi aplikasi yang lebih baru"),
            "expired": self.tr("dibuat sesudah sertifikat laptopnya berakhir"),
            "other-device": self.tr("ditandatangani untuk laptop lain"),
        }
        return known.get(reason, reason)

    def _on_enrol(self) -> None:
        start = documents() / "laptop.ltsaenrol"
        path = choose_target(self, self.tr("Berkas pendaftaran"), self.tr("Berkas pendaftaran (*.ltsaenrol)"), start)
        if path is not None:
            self.write_enrolment(path)

    def write_enrolment(self, path: Path) -> None:
        """Write this laptop's enrolment file, to be brought to a supervisor."""

        def work(store: Store) -> Path:
            from ltsa_desktop.exchange import enrol
            from ltsa_desktop.exchange.files import write_whole

            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, enrol(store))
            return path

        self.desk.read(work, self._on_enrolled, owner=self)

    def _on_enrolled(self, path: Path) -> None:
        text = self.tr("Berkas pendaftaran ada di {path}. Berikan kepada supervisor.").format(path=path)
        self.desk.noticed.emit(text, "ok")
        reveal(path)

    def _on_accept(self) -> None:
        path = choose_file(self, self.tr("Berkas pendaftaran"), self.tr("Berkas pendaftaran (*.ltsaenrol)"))
        if path is not None:
            self.accept_enrolment(path)

    def accept_enrolment(self, path: Path) -> None:
        """Read an enrolment file; the laptop is believed once its six words were compared."""

        def work(job: object) -> Introduction:
            from ltsa_desktop.exchange import enrolment
            from ltsa_desktop.exchange.files import read_small

            return enrolment.read(read_small(path))

        self.desk.pool.submit(work, self._on_introduced, owner=self)

    def _on_introduced(self, introduction: Introduction) -> None:
        ask = confirm_fingerprint(introduction.enrolment.name, introduction.fingerprint, self)
        ask.accepted.connect(lambda: self._trust(introduction))
        ask.open()

    def _trust(self, introduction: Introduction) -> None:
        def work(store: Store) -> int:
            from ltsa_desktop.exchange import release_quarantine, trust_add

            trust_add(store, introduction)
            return len(release_quarantine(store))

        name = introduction.enrolment.name
        self.desk.write(work, lambda released: self._on_trusted(name, released), owner=self)

    def _on_trusted(self, name: str, released: int) -> None:
        text = self.tr("Laptop {name} dipercaya.").format(name=name)
        if released:
            text += " " + self.tr("{n} catatan yang ditahan sudah masuk.").format(n=released)
        self.desk.noticed.emit(text, "ok")
