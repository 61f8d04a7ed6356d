"""What is to be decided about visits: changed in several places, perhaps the same, to be deleted or erased."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.joining.dialogs import ReasonDialog
from ltsa_desktop.gui.joining.keeping import KeepingDialog
from ltsa_desktop.gui.joining.proofs import save_proof
from ltsa_desktop.gui.joining.window import open_joining
from ltsa_desktop.gui.pages.review import TabPage
from ltsa_desktop.gui.widgets import Banner, Column, DataTable, FilterField, MutedLabel, PrimaryButton
from ltsa_desktop.gui.widgets.buttons import DangerButton, PlainButton
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.setting_aside import STATE_WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from ltsa_desktop.exchange.erasure import Erased
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.clones import Alarm
    from ltsa_desktop.store.duplicates import Likeness, Pair
    from ltsa_desktop.store.join_list import Forked
    from ltsa_desktop.store.read_models import VisitSummary
    from ltsa_desktop.store.setting_aside import SetAside

FORKS, TWINS, ALL, GONE = "forks", "twins", "all", "gone"
LISTS = (FORKS, TWINS, ALL, GONE)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that the tab shows, read at once."""

    forks: list[Forked]
    twins: list[Pair]
    visits: list[VisitSummary]
    gone: list[SetAside]
    alarms: list[Alarm]
    may: bool


class DecisionsTab(TabPage):
    """A list of one's choice, and below it what can be done with the visit under the cursor."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._found: Decisions | None = None
        self.alarm = Banner()
        self.which, self.filter = QComboBox(), FilterField()
        self.which.setMinimumWidth(260)
        self.note = MutedLabel()
        self.tables = {name: DataTable() for name in LISTS}
        self.decide = PrimaryButton("", "git-merge")
        self.both = PlainButton("", "copy")
        self.swap = PlainButton("", "transfer")
        self.delete = PlainButton("", "trash")
        self.restore = PlainButton("", "arrow-back-up")
        self.erase = DangerButton("", "lock")
        self.proof = PlainButton("", "file-export")
        self.keeping = PlainButton("", "calendar")
        self.body.addWidget(self.alarm)
        self.body.addLayout(line(self.which, self.filter))
        self.body.addWidget(self.note)
        for name, table in self.tables.items():
            self.body.addWidget(table, 1)
            table.chosen.connect(lambda _: self._tell())
            if name in (FORKS, TWINS):
                table.opened.connect(lambda _: self.do_decide())
        self.body.addWidget(
            flow(self.decide, self.both, self.swap, self.delete, self.restore, self.erase, self.proof, self.keeping)
        )
        self.which.currentIndexChanged.connect(self._show_list)
        deeds = (
            (self.decide, "Ctrl+G", self.do_decide),
            (self.both, "Ctrl+B", self.do_both),
            (self.swap, "Ctrl+Shift+G", self.do_swap),
            (self.delete, "Ctrl+Del", self.do_delete),
            (self.restore, "Ctrl+Shift+Z", self.do_restore),
            (self.erase, "Ctrl+Shift+Del", self.do_erase),
            (self.proof, "Ctrl+Shift+P", self.do_proof),
            (self.keeping, "Ctrl+Shift+M", self.do_keeping),
        )
        self._keys = {}
        for button, keys, deed in deeds:
            button.clicked.connect(deed)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda button=button: button.isVisible() and button.click())
            self._keys[button] = keys
        self.alarm.show_text("info", "")
        self.retranslate()
        self._show_list()

    def tab_name(self) -> str:
        found = self._found
        waiting = len(found.forks) + len(found.twins) + len(found.alarms) if found is not None else 0
        return self.tr("Bentrok && kembar ({n})").format(n=waiting) if waiting else self.tr("Bentrok && kembar")

    def first_field(self) -> QWidget:
        return self.table

    @property
    def table(self) -> DataTable:
        """The list in sight."""
        return self.tables[self.which.currentData() or FORKS]

    def load(self) -> None:
        self.desk.read(_read, self._on_loaded, owner=self)

    def _on_loaded(self, found: Decisions) -> None:
        first = self._found is None
        self._found = found
        self.tables[FORKS].set_rows(found.forks, keep=lambda row: row.visit)
        self.tables[TWINS].set_rows(found.twins, keep=lambda row: (row.one.visit, row.two.visit))
        self.tables[ALL].set_rows(found.visits, keep=lambda row: row.visit.id)
        self.tables[GONE].set_rows(found.gone, keep=lambda row: row.visit)
        for table in self.tables.values():
            if table.current() is None:
                table.select(lambda row: True)
        if first and not found.forks and found.twins:
            self.which.setCurrentIndex(LISTS.index(TWINS))
        self.retranslate()
        self.tell_name()
        self._tell()

    # Words

    def retranslate(self) -> None:
        found = self._found
        counts = (
            (len(found.forks), len(found.twins), len(found.visits), len(found.gone))
            if found is not None
            else (0, 0, 0, 0)
        )
        names = (
            self.tr("Diubah di beberapa laptop ({n})"),
            self.tr("Mungkin kunjungan yang sama ({n})"),
            self.tr("Semua kunjungan tersegel ({n})"),
            self.tr("Dihapus atau dimusnahkan ({n})"),
        )
        for at, (name, text, count) in enumerate(zip(LISTS, names, counts, strict=True)):
            if self.which.count() <= at:
                self.which.addItem("", name)
            self.which.setItemText(at, text.format(n=count))
            self.tables[name].setAccessibleName(text.format(n=count))
            self.tables[name].set_columns(self._columns(name))
        self.tables[FORKS].set_empty(self.tr("Tidak ada kunjungan yang diubah di beberapa laptop."))
        self.tables[TWINS].set_empty(self.tr("Tidak ada kunjungan yang tampak sama."))
        self.tables[ALL].set_empty(self.tr("Belum ada kunjungan tersegel."))
        self.tables[GONE].set_empty(self.tr("Tidak ada yang dihapus."))
        self.which.setAccessibleName(self.tr("Daftar yang ditampilkan"))
        self.filter.set_words(self.tr("Saring: pusat layanan, orang, alasan"))
        self.decide.setText(self.tr("Putuskan…"))
        self.both.setText(self.tr("Memang dua kunjungan…"))
        self.swap.setText(self.tr("Pertahankan yang kedua…"))
        self.delete.setText(self.tr("Hapus…"))
        self.restore.setText(self.tr("Kembalikan…"))
        self.erase.setText(self.tr("Musnahkan isinya…"))
        self.proof.setText(self.tr("Simpan bukti…"))
        self.keeping.setText(self.tr("Masa simpan…"))
        for button, keys in self._keys.items():
            button.setToolTip(keys)
        alarms = found.alarms if found is not None else []
        if alarms:
            self.alarm.show_text(
                "error", say(alarms[0].text), self.tr("Catat keputusan…"), lambda: self._settle(alarms[0])
            )
        else:
            self.alarm.show_text("info", "")
        self._tell()

    def _columns(self, name: str) -> Sequence[Column]:
        if name == FORKS:
            return [
                Column(self.tr("Pusat layanan"), lambda r: r.centre, stretch=3, least=20),
                Column(self.tr("Tanggal"), lambda r: words.day(r.day), key=lambda r: r.day),
                Column(self.tr("Versi"), lambda r: str(r.versions), key=lambda r: r.versions, right=True),
                Column(self.tr("Siapa"), lambda r: ", ".join(r.people), stretch=2, least=16),
                Column(self.tr("Terakhir disegel"), lambda r: words.moment(r.last), key=lambda r: r.last),
            ]
        if name == TWINS:
            return [
                Column(self.tr("Pusat layanan"), lambda r: r.centre, stretch=2, least=18),
                Column(self.tr("Kunjungan pertama"), lambda r: _side(r.one), stretch=2, least=18),
                Column(self.tr("Kunjungan kedua"), lambda r: _side(r.two), stretch=2, least=18),
                Column(
                    self.tr("Selisih hari"),
                    lambda r: str(abs((r.one.day - r.two.day).days)),
                    key=lambda r: abs((r.one.day - r.two.day).days),
                    right=True,
                ),
            ]
        if name == ALL:
            return [
                Column(self.tr("Pusat layanan"), lambda r: r.visit.centre_name, stretch=3, least=20),
                Column(self.tr("Tanggal"), lambda r: words.day(r.visit.day), key=lambda r: r.visit.day),
                Column(self.tr("Evaluator"), lambda r: r.author, stretch=1, least=12),
                Column(self.tr("Kode"), lambda r: r.short_code + (" · CONTOH" if r.visit.example else ""), least=12),
            ]
        return [
            Column(self.tr("Pusat layanan"), lambda r: r.centre, stretch=2, least=18),
            Column(self.tr("Keadaan"), lambda r: say(STATE_WORDS[r.state]), stretch=1, least=14),
            Column(self.tr("Oleh"), lambda r: r.by, stretch=1, least=10),
            Column(
                self.tr("Waktu"),
                lambda r: words.moment(r.at) if r.at is not None else "–",
                key=lambda r: r.at.timestamp() if r.at is not None else 0.0,
            ),
            Column(self.tr("Alasan"), lambda r: r.reason, stretch=3, least=16),
        ]

    def _show_list(self) -> None:
        for name, table in self.tables.items():
            table.setVisible(name == (self.which.currentData() or FORKS))
        self.filter.set_table(self.table)
        self._tell()

    def _tell(self) -> None:
        """Which deeds there are for the line under the cursor."""
        found, name = self._found, self.which.currentData() or FORKS
        row = self.table.current() if found is not None and self.table.rows() else None
        may = found is not None and found.may
        shown = {
            self.decide: name in (FORKS, TWINS),
            self.both: name == TWINS,
            self.swap: name == TWINS,
            self.delete: name == ALL,
            self.restore: name == GONE,
            self.erase: name in (ALL, GONE),
            self.proof: name == GONE,
            self.keeping: name in (ALL, GONE),
        }
        for button, wanted in shown.items():
            button.setVisible(wanted)
            button.setEnabled(row is not None and may)
        if name == GONE and row is not None:
            self.restore.setEnabled(may and row.back)
            self.erase.setEnabled(may and row.back)
            self.proof.setEnabled(not row.back)
        self.keeping.setEnabled(may)
        self.note.setText("" if may or found is None else self.tr("Hanya supervisor yang memutuskan di sini."))
        if name == TWINS and row is not None:
            self._compare(row)
        self.note.setVisible(bool(self.note.text()))

    def _compare(self, pair: Pair) -> None:
        """Say how alike the pair under the cursor is."""

        def read(store: Store) -> Likeness:
            from ltsa_desktop.store import duplicates

            return duplicates.likeness(store, pair.one.visit, pair.two.visit)

        def show(alike: Likeness) -> None:
            if self.table.current() == pair:
                self.note.setText(say(alike.text))
                self.note.show()

        self.desk.read(read, show, lambda error: None, self)

    # Deeds

    def do_decide(self) -> None:
        """The three-way screen of the visit (or the pair) under the cursor."""
        row = self.table.current()
        if row is None or not self.decide.isEnabled():
            return
        if self.which.currentData() == TWINS:
            open_joining(self.desk, row.one.visit, row.two.visit, self.window())
        else:
            open_joining(self.desk, row.visit, parent=self.window())

    def do_swap(self) -> None:
        """As `do_decide`, but the second visit is kept."""
        row = self.table.current()
        if row is not None:
            open_joining(self.desk, row.two.visit, row.one.visit, self.window())

    def do_both(self) -> None:
        """They are two visits."""
        pair = self.table.current()
        if pair is None:
            return

        def write(store: Store, reason: str) -> object:
            from ltsa_desktop.store import duplicates

            return duplicates.keep_both(store, pair.one.visit, pair.two.visit, reason)

        self._ask(
            self.tr("Memang dua kunjungan"),
            self.tr("Keduanya tetap dihitung, dan pasangan ini tidak ditanyakan lagi."),
            self.tr("Catat: dua kunjungan"),
            write,
        )

    def do_delete(self) -> None:
        """Take the visit under the cursor out of lists and figures."""
        row = self.table.current()
        if row is None:
            return
        visit = row.visit.id

        def write(store: Store, reason: str) -> object:
            from ltsa_desktop.store import setting_aside

            return setting_aside.delete(store, visit, reason)

        self._ask(
            self.tr("Hapus kunjungan {centre}").format(centre=row.visit.centre_name),
            self.tr(
                "Kunjungan ini hilang dari daftar dan angka, juga di laptop lain setelah paket berikutnya. Isinya "
                "tetap tersimpan dan dapat dikembalikan dari daftar “Dihapus”."
            ),
            self.tr("Hapus kunjungan"),
            write,
        )

    def do_restore(self) -> None:
        """Bring the visit under the cursor back."""
        row = self.table.current()
        if row is None or not row.back:
            return

        def write(store: Store, reason: str) -> object:
            from ltsa_desktop.store import setting_aside

            return setting_aside.restore(store, row.visit, reason)

        self._ask(
            self.tr("Kembalikan kunjungan {centre}").format(centre=row.centre),
            self.tr("Kunjungan ini tampil dan dihitung lagi."),
            self.tr("Kembalikan"),
            write,
        )

    def do_erase(self) -> None:
        """Destroy the content of the visit under the cursor for good."""
        row = self.table.current()
        if row is None:
            return
        gone = self.which.currentData() == GONE
        visit, centre = (row.visit, row.centre) if gone else (row.visit.id, row.visit.centre_name)

        def write(store: Store, reason: str) -> object:
            from ltsa_desktop.exchange.erasure import erase

            return erase(store, [visit], reason)

        self._ask(
            self.tr("Musnahkan isi kunjungan {centre}").format(centre=centre),
            self.tr(
                "Jawaban, foto, dan semua versi kunjungan ini dimusnahkan untuk selamanya: di sini, di arsip paket, "
                "dan di semua cadangan yang terjangkau; laptop lain menyusul dengan paket berikutnya. Ini tidak dapat "
                "dibatalkan. Bila hanya salah masuk, pakai “Hapus”."
            ),
            self.tr("Musnahkan untuk selamanya"),
            write,
            sure=self.tr("MUSNAHKAN"),
            done=self._on_erased,
        )

    def do_proof(self) -> None:
        """Write the proof of the erasure under the cursor."""
        row = self.table.current()
        if row is not None and not row.back:
            save_proof(self.desk, [row.visit], self, self._on_proof)

    def _on_proof(self, path: Path) -> None:
        self.desk.noticed.emit(self.tr("Bukti tersimpan: {path}").format(path=path), "ok")

    def do_keeping(self) -> None:
        """How long visits are kept."""
        KeepingDialog(self.desk, self.window()).open()

    def _on_erased(self, result: object) -> None:
        done: list[Erased] = result  # type: ignore[assignment]  # what `erase` gives
        if any(one.left for one in done):
            told = self.tr(
                "Isi dimusnahkan di laptop ini. Cadangan kedua belum terjangkau; pasang tempatnya, lalu buka lagi "
                "aplikasi."
            )
            self.desk.noticed.emit(told, "warning")
        else:
            self.desk.noticed.emit(self.tr("Isi dimusnahkan, juga dari arsip dan semua cadangan."), "ok")

    def _settle(self, alarm: Alarm) -> None:
        def write(store: Store, reason: str) -> object:
            from ltsa_desktop.store import clones

            return clones.settle(store, alarm.incarnation, reason)

        self._ask(self.tr("Laptop yang bekerja di dua tempat"), say(alarm.text), self.tr("Catat keputusan"), write)

    def _ask(
        self,
        title: str,
        text: str,
        deed: str,
        write: Callable[[Store, str], object],
        sure: str = "",
        done: Callable[[object], None] | None = None,
    ) -> None:
        ReasonDialog(self.desk, title, text, deed, write, sure=sure, done=done, parent=self.window()).open()


def _side(side: Any) -> str:
    return f"{words.day(side.day)} · {side.author}"


def _read(store: Store) -> Decisions:
    from ltsa_desktop.store import clones, duplicates, join_list, setting_aside

    return Decisions(
        join_list.forked(store),
        duplicates.find(store),
        store.visits.list(sealed=True),
        setting_aside.set_aside(store),
        clones.alarms(store),
        store.profile.role == "supervisor",
    )
