"""Who did what, when, why, on which laptop: of all, of one visit, or of one question; checked and saved from here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_target
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Column, DataTable, FilterField, MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.store import Organisation, Store
    from ltsa_desktop.store.auditing import Checked, Entry

FILE = "catatan-kerja.pdf"


class AuditDialog(Dialog):
    """A table with a filter; it fills when the store has read it.

    Args:
        visit: id, "" for all signed acts. path: of one question. subject: what it is about, in the head.
    """

    def __init__(
        self, desk: Desk, visit: str = "", path: str = "", subject: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._visit, self._path, self._subject = desk, visit, path, subject
        self._entries: list[Entry] | None = None
        self._checked: Checked | None = None
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        self.head, self.note, self.banner = SectionTitle(), MutedLabel(), Banner()
        self.filter, self.acts, self.table = FilterField(), QComboBox(), DataTable()
        self.filter.set_table(self.table)
        self.acts.setMinimumWidth(220)
        self.check_button, self.save_button = PlainButton("", "shield-check"), PlainButton("", "file-export")
        self.close_button = PrimaryButton()
        self.filter.textChanged.connect(lambda text: self.table.set_filter(text))
        self.acts.activated.connect(self._narrow)
        self.check_button.clicked.connect(self.check)
        self.save_button.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.accept)
        self.table.setMinimumSize(1120, 320)
        for part in (self.head, self.note):
            body.addWidget(part)
        body.addLayout(line(self.filter, self.acts))
        body.addWidget(self.table, 1)
        body.addWidget(self.banner)
        body.addLayout(line(self.check_button, self.save_button, None, self.close_button))
        for keys, deed in (("Ctrl+F", self.filter.setFocus), ("F7", self.check), ("Ctrl+S", self._on_save)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        self.save_button.setEnabled(False)
        self.retranslate()
        self.filter.setFocus()
        tongue = language()
        self._desk.read(lambda store: self._read(store, tongue), self._on_read, self._on_failed, self)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Catatan kerja"))
        self.head.setText(self._subject or self.tr("Semua perbuatan bertanda tangan"))
        self.note.setText(
            self.tr("Siapa berbuat apa, kapan, mengapa, di laptop mana. Waktu menurut jam laptop masing-masing.")
        )
        self.filter.set_words(self.tr("Saring: nama, perbuatan, pertanyaan, alasan (Ctrl+F)"))
        self.acts.setAccessibleName(self.tr("Jenis perbuatan"))
        self.table.setAccessibleName(self.tr("Catatan kerja"))
        self.table.set_empty(self.tr("Tidak ada catatan yang cocok."))
        self.check_button.setText(self.tr("Periksa rantai (F7)"))
        self.save_button.setText(self.tr("Simpan sebagai berkas…"))
        self.close_button.setText(self.tr("Tutup"))
        about = (
            Column(self.tr("Pertanyaan"), lambda r: r.question or self.tr("seluruh kunjungan"), stretch=3, least=18)
            if self._visit
            else Column(self.tr("Kunjungan"), lambda r: r.centre or "–", stretch=3, least=18)
        )
        self.table.set_columns(
            [
                Column(self.tr("Waktu"), lambda r: words.moment(r.at), key=lambda r: r.at),
                Column(self.tr("Siapa"), lambda r: r.who.name or "–", stretch=1, least=18),
                Column(self.tr("Perbuatan"), lambda r: say(r.deed), least=14),
                about,
                Column(self.tr("Isi"), lambda r: " ".join(r.what.split()), stretch=3, least=16),
                Column(self.tr("Alasan"), lambda r: r.reason, stretch=2, least=16),
                Column(self.tr("Laptop"), lambda r: f"{r.laptop} #{r.number}" if r.number else r.laptop, least=12),
            ]
        )
        self._fill_acts()
        self._show_check()

    def _read(self, store: Store, tongue: str) -> list[Entry]:
        from ltsa_desktop.store import auditing

        return auditing.trail(store, self._visit or None, self._path or None, tongue)

    def _on_read(self, entries: list[Entry]) -> None:
        self._entries = entries
        self.table.set_rows(entries)
        self.save_button.setEnabled(bool(entries))
        self._fill_acts()

    def _fill_acts(self) -> None:
        chosen = self.acts.currentData() or ""
        kinds = {entry.act: say(entry.deed) for entry in self._entries or ()}
        self.acts.clear()
        self.acts.addItem(self.tr("Semua perbuatan"), "")
        for kind, name in sorted(kinds.items(), key=lambda item: item[1]):
            self.acts.addItem(name, kind)
        self.acts.setCurrentIndex(max(0, self.acts.findData(chosen)))

    def _narrow(self) -> None:
        wanted = self.acts.currentData()
        self.table.set_keep((lambda entry: entry.act == wanted) if wanted else None)

    def check(self) -> None:
        """Look at every signature and chain of the store, and say the result in words."""

        def work(store: Store) -> Checked:
            from ltsa_desktop.store import auditing

            return auditing.verify(store)

        self.check_button.setEnabled(False)
        self._desk.read(work, self._on_checked, self._on_failed, self)

    def _on_checked(self, checked: Checked) -> None:
        self.check_button.setEnabled(True)
        self._checked = checked
        self._show_check()

    def _show_check(self) -> None:
        if self._checked is None:
            return
        told = [say(self._checked.headline), *(say(text) for _, text in self._checked.faults)]
        told += [say(text) for text in self._checked.away]
        self.banner.show_text("error" if self._checked.faults else "ok", "\n".join(told[:6]))

    def _on_save(self) -> None:
        if not self._entries:
            return
        pattern = self.tr("PDF (*.pdf);;Lembar kerja (*.xlsx);;CSV (*.csv)")
        path = choose_target(self, self.tr("Simpan catatan kerja"), pattern, documents() / FILE)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the lines in sight; the file's ending says as what."""
        rows, subject, tongue = list(self.table.rows()), self._subject, language()

        def work(store: Store) -> tuple[Organisation | None, Checked]:
            from ltsa_desktop.store import auditing

            return store.organisation.current(), auditing.verify(store)

        def write(found: tuple[Organisation | None, Checked]) -> None:
            def made(job: object) -> Path:
                from ltsa_desktop.reports.audit import save_audit

                return save_audit(rows, path, tongue, subject=subject, checked=found[1], organisation=found[0])

            self._desk.pool.submit(made, self._on_saved, self._on_failed, self)

        self._desk.read(work, write, self._on_failed, self)

    def _on_saved(self, path: Path) -> None:
        text = self.tr("{n} baris ada di {path}.").format(n=len(self.table.rows()), path=path)
        self.banner.show_text("ok", text)

    def _on_failed(self, error: UserError) -> None:
        self.check_button.setEnabled(True)
        self.banner.show_text("error", say(error.text))


def open_audit(desk: Desk, visit: str, path: str, subject: str, parent: QWidget) -> AuditDialog:
    """Show the trail of a visit, or with `path` of one of its questions."""
    dialog = AuditDialog(desk, visit, path, subject, parent)
    dialog.open()
    return dialog
