"""Who answered what at one question, and what was undone: the journal in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.icons import icon
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.session import BOOKMARK, LATER, REMARK, SKIP
from ltsa_desktop.gui.widgets import Body, MutedLabel, PrimaryButton
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.gui.words import moment

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store import JournalEntry, Store
    from ltsa_desktop.store.correcting import Correction

ICONS = {
    "undo": "arrow-back-up",
    "redo": "arrow-forward-up",
    "carry": "copy",
    "import": "file-import",
    "compare": "columns",
    "join": "git-merge",
}


class HistoryDialog(Dialog):
    """The entries of one question, the newest first; it fills when the store has read them."""

    def __init__(self, session: VisitSession, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.path = path
        self._entries: list[JournalEntry] | None = None
        self._corrections: tuple[Correction, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        column.setSpacing(SPACE.s)
        self.question = Body(session.label(path))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setMinimumSize(620, 260)
        self.note = MutedLabel()
        self.close_button = PrimaryButton()
        for part in (self.question, self.list, self.note):
            column.addWidget(part)
        column.addLayout(line(None, self.close_button))
        self.close_button.clicked.connect(self.accept)
        self.retranslate()
        self.list.setFocus()
        session.queue.run(self._read, self._on_read)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Riwayat jawaban"))
        self.list.setAccessibleName(self.tr("Riwayat jawaban"))
        self.close_button.setText(self.tr("Tutup"))
        self._fill()

    def _read(self, store: Store) -> list[JournalEntry]:
        from ltsa_desktop.store.correcting import corrections

        visit = self.session.visit.id
        self._corrections = tuple(made for made in corrections(store, visit) if made.path == self.path)
        found = [
            entry
            for suffix in ("", REMARK, SKIP, LATER, BOOKMARK)
            for entry in store.visits.history(visit, self.path + suffix)
        ]
        return sorted(found, key=lambda entry: entry.seq, reverse=True)

    def _on_read(self, entries: list[JournalEntry]) -> None:
        import shiboken6

        if shiboken6.isValid(self):
            self._entries = entries
            self._fill()

    def _fill(self) -> None:
        self.list.clear()
        if self._entries is None:
            return
        for made in reversed(self._corrections):
            QListWidgetItem(icon("pencil", "info"), self._correction(made), self.list)
        for entry in self._entries:
            QListWidgetItem(icon(ICONS.get(entry.kind, "pencil"), "muted"), self._line(entry), self.list)
        some = self._entries or self._corrections
        self.note.setText("" if some else self.tr("Pertanyaan ini belum pernah dijawab."))
        if some:
            self.list.setCurrentRow(0)

    def _correction(self, made: Correction) -> str:
        """What a supervisor corrected, why, and what the evaluator had answered."""
        old, new, original = (self.session.words(self.path, t) or "–" for t in (made.old, made.new, made.original))
        return self.tr("{when} · {who} mengoreksi: {old} → {new}. {reason} Jawaban semula: {original}").format(
            when=moment(made.at), who=made.who.name, old=old, new=new, reason=made.reason, original=original
        )

    def _line(self, entry: JournalEntry) -> str:
        """ "14:03:22 · Siti Rahma mengisi: Hari 5 → 3"."""
        deeds = {
            "undo": self.tr("mengurungkan"),
            "redo": self.tr("mengulangi"),
            "carry": self.tr("mengambil dari kunjungan lalu"),
            "import": self.tr("menerima dari berkas"),
            "compare": self.tr("membandingkan dua pengetikan"),
            "join": self.tr("menggabungkan versi dari beberapa laptop"),
        }
        suffix = entry.path[len(self.path) :]
        what = {
            REMARK: self.tr("catatan"),
            SKIP: self.tr("alasan dibiarkan kosong"),
            LATER: self.tr("tanda “nanti”"),
            BOOKMARK: self.tr("penanda"),
        }.get(suffix, self.tr("jawaban"))
        old, new = entry.old or "–", entry.new or "–"
        if not suffix:
            old, new = (self.session.words(self.path, text) or "–" for text in (entry.old, entry.new))
        return self.tr("{when} · {who} {deed} {what}: {old} → {new}").format(
            when=moment(entry.at),
            who=entry.author.name or "–",
            deed=deeds.get(entry.kind, self.tr("mengisi")),
            what=what,
            old=" ".join(old.split()),
            new=" ".join(new.split()),
        )
