"""Finding one's way: search, jump by number, and the list of all keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.outline import find_number, search
from ltsa_desktop.gui.visit.worklists.opening import keys as worklist_keys
from ltsa_desktop.gui.widgets import MutedLabel

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.gui.visit.window import VisitWindow


class FindDialog(Dialog):
    """Search questions, answers and remarks; ↑ ↓ choose, Enter goes there. A number ("C3.2") finds its question."""

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.chosen = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.m)
        column.setSpacing(SPACE.s)
        self.field = QLineEdit()
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note = MutedLabel()
        for part in (self.field, self.list, self.note):
            column.addWidget(part)
        self.field.textChanged.connect(self._fill)
        self.list.itemClicked.connect(lambda _: self._take())
        self.resize(680, 460)
        self.retranslate()
        self.field.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Cari"))
        self.field.setPlaceholderText(self.tr("Kata dalam pertanyaan, jawaban, atau catatan; atau nomor, mis. C3.2"))
        self.field.setAccessibleName(self.tr("Cari dalam kunjungan"))
        self.list.setAccessibleName(self.tr("Yang ditemukan"))
        self.note.setText(self.tr("↑ ↓ memilih, Enter menuju ke sana, Esc menutup"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
            return
        super().keyPressEvent(event)

    def _fill(self, typed: str) -> None:
        self.list.clear()
        session = self.session
        hits = search(session, typed)
        numbered = find_number(session, typed)
        if numbered and all(path != numbered for path, _ in hits):
            hits.insert(0, (numbered, session.words(numbered, session.node(numbered).stored)))
        for path, answer in hits:
            flat = " ".join(answer.split())
            text = session.label(path) + (f" — {flat[:80]}" if flat else "")
            item = QListWidgetItem(text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, path)
        if hits:
            self.list.setCurrentRow(0)
        elif typed.strip():
            QListWidgetItem(self.tr("Tidak ditemukan."), self.list).setFlags(Qt.ItemFlag.NoItemFlags)

    def _take(self) -> None:
        item = self.list.currentItem()
        path = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if path:
            self.chosen = path
            self.accept()


class JumpDialog(Dialog):
    """Go to a question by its number."""

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.chosen = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.m)
        column.setSpacing(SPACE.s)
        self.field = QLineEdit()
        self.note = MutedLabel()
        self.note.setMinimumWidth(360)
        column.addWidget(self.field)
        column.addWidget(self.note)
        self.field.textChanged.connect(self._tell)
        self.retranslate()
        self.field.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Ke nomor"))
        self.field.setAccessibleName(self.tr("Nomor pertanyaan"))
        self.field.setPlaceholderText(self.tr("Nomor, mis. C3.2"))
        self._tell(self.field.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen = find_number(self.session, self.field.text())
            if self.chosen:
                self.accept()
            return
        super().keyPressEvent(event)

    def _tell(self, typed: str) -> None:
        path = find_number(self.session, typed)
        if path:
            self.note.setText(self.session.label(path))
        else:
            self.note.setText(self.tr("Belum ada pertanyaan dengan nomor itu.") if typed.strip() else " ")


def open_find(window: VisitWindow) -> None:
    """Ctrl+F."""
    if window.session is None or window.form is None:
        return
    window.form.flush()
    dialog = FindDialog(window.session, window)
    dialog.accepted.connect(lambda: _go(window, dialog.chosen))
    dialog.open()


def open_jump(window: VisitWindow) -> None:
    """Ctrl+G."""
    if window.session is None or window.form is None:
        return
    window.form.flush()
    dialog = JumpDialog(window.session, window)
    dialog.accepted.connect(lambda: _go(window, dialog.chosen))
    dialog.open()


def _go(window: VisitWindow, path: str) -> None:
    if window.form is not None:
        window.form.go_to(path)


class VisitKeys(QObject):
    """The list of keys behind F1."""

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every key of the window, in words."""
        return [
            (
                self.tr("Menjawab"),
                [
                    (
                        "0–5, 1–9",
                        self.tr("Pilih tingkat atau pilihan, lanjut ke pertanyaan berikutnya"),
                    ),
                    (
                        "Y · T · N · D",
                        self.tr("Ya · Tidak · tidak berlaku · tidak dapat dinilai"),
                    ),
                    (
                        self.tr("Spasi"),
                        self.tr("Pilih tanpa pindah; centang atau lepas centang"),
                    ),
                    (
                        "↑ ↓",
                        self.tr("Pilihan lain; pada angka dan tanggal: tambah atau kurangi"),
                    ),
                    ("Delete", self.tr("Kosongkan jawaban pilihan")),
                    ("Alt+↓", self.tr("Buka kalender atau daftar")),
                    ("Ctrl+;", self.tr("Tulis jam sekarang")),
                    ("Ctrl+V", self.tr("Tempel foto pada pertanyaan foto")),
                ],
            ),
            (
                self.tr("Bergerak"),
                [
                    (
                        "Enter · Shift+Enter",
                        self.tr("Pertanyaan berikutnya · sebelumnya (pada teks panjang: Ctrl+Enter)"),
                    ),
                    (
                        "Tab · Shift+Tab",
                        self.tr("Isian berikutnya · sebelumnya, termasuk bukti dan tombol"),
                    ),
                    (
                        "Ctrl+↓ · Ctrl+↑",
                        self.tr("Pertanyaan berikutnya · sebelumnya yang belum dijawab"),
                    ),
                    ("F8 · Shift+F8", self.tr("Masalah berikutnya · sebelumnya; bila tidak ada: peringatan")),
                    ("Ctrl+F8", self.tr("Peringatan berikutnya; catatan (Ctrl+.) menjawabnya")),
                    ("Ctrl+PgDn · Ctrl+PgUp", self.tr("Bagian berikutnya · sebelumnya")),
                    ("F6", self.tr("Antara daftar bagian dan formulir")),
                    ("Ctrl+F", self.tr("Cari pertanyaan, jawaban, catatan")),
                    ("Ctrl+G", self.tr("Ke nomor pertanyaan")),
                    ("Ctrl+K", self.tr("Cari apa saja: pekerjaan, bagian, pertanyaan")),
                ],
            ),
            worklist_keys(),
            (
                self.tr("Lainnya"),
                [
                    ("Ctrl+.", self.tr("Catatan pada pertanyaan ini")),
                    ("Ctrl+L · Ctrl+Shift+L", self.tr("Tandai “nanti” · ke tanda “nanti” berikutnya")),
                    ("Ctrl+B · Ctrl+Shift+B", self.tr("Penanda · ke penanda berikutnya")),
                    ("Ctrl+H", self.tr("Riwayat jawaban pertanyaan ini")),
                    ("Ctrl+Shift+F", self.tr("Foto, rekaman, atau berkas untuk pertanyaan ini")),
                    ("Ctrl+Z · Ctrl+Y", self.tr("Urungkan · ulangi")),
                    ("Ctrl+Shift+N", self.tr("Rincian nilai")),
                    ("Ctrl+D", self.tr("Perbedaan dengan kunjungan lalu")),
                    ("Ctrl+Shift+A", self.tr("Bahasa formulir kunjungan ini")),
                    (
                        "Ctrl+S",
                        self.tr("Simpan yang sedang diketik (selebihnya tersimpan sendiri)"),
                    ),
                    ("Ctrl+Shift+Enter", self.tr("Periksa dan segel kunjungan")),
                    ("F1", self.tr("Daftar ini")),
                ],
            ),
        ]
