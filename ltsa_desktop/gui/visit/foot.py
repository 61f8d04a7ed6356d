"""The foot of the visit window: saved or not, what Ctrl+Z would take back, and the way to finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ltsa_desktop.ground.formats import clock
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.style import scaled
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.outline import split_code
from ltsa_desktop.gui.widgets import MutedLabel, PrimaryButton, QuietButton, StateChip
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import State
from ltsa_desktop.gui.widgets.second_chip import SecondChip

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store import UndoName

LONGEST, LONGEST_VALUE = 44, 24
SLOW_MS = 300


class Foot(QFrame):
    """One line. The word "Tersimpan" appears only when the store has said COMMIT."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "strip")
        self._session: VisitSession | None = None
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.l, SPACE.xs)
        row.setSpacing(SPACE.m)
        self.saved = StateChip("muted", "")
        self.why = MutedLabel()
        self.why.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.retry = PlainButton("", "refresh")
        self.undo = QuietButton("", "arrow-back-up")
        self.finish = PrimaryButton()
        row.addWidget(self.saved)
        row.addWidget(self.undo)
        row.addWidget(self.why, 1)
        row.addWidget(self.retry)
        row.addStretch(0)
        row.addWidget(self.finish)
        self.retry.hide()
        self.undo.hide()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self.setMinimumHeight(44)
        self.retranslate()

    def retranslate(self) -> None:
        """Put every word in again."""
        self.retry.setText(self.tr("Coba simpan lagi"))
        self.finish.setText(self.tr("Selesaikan"))
        self.finish.setToolTip(self.tr("Periksa dan segel kunjungan (Ctrl+Shift+Enter)"))
        if self._session is not None:
            self.show_mode(self._session)
            self._on_undo_changed()
            self._tell()

    def follow(self, session: VisitSession) -> None:
        """Show the state of this session from now on."""
        self._session = session
        self._row.insertWidget(self._row.indexOf(self.finish), SecondChip(session.desk, self))
        session.saved.connect(lambda _: self._tell())
        session.refused.connect(self._on_refused)
        session.changed.connect(lambda _: self._tell())
        session.undo_changed.connect(self._on_undo_changed)
        self.retry.clicked.connect(session.queue.retry)
        self.undo.clicked.connect(session.undo)
        self._on_undo_changed()
        self._tell()

    def show_mode(self, session: VisitSession) -> None:
        """Editable, or sealed."""
        sealed = session.visit.status == "final"
        self.finish.setText(self.tr("Buka lagi…") if sealed else self.tr("Selesaikan"))
        self.finish.setEnabled(sealed or not session.read_only)

    def _tell(self) -> None:
        session = self._session
        if session is None:
            return
        queue = session.queue
        if queue.trouble is not None:
            self._on_refused(queue.trouble)
            return
        if not self.retry.isHidden():
            self.retry.hide()
            self.why.setText("")
        if queue.waiting:
            # Most answers are on the disk before one could read the word.
            if not self._slow.isActive():
                self._slow.start()
            return
        self._slow.stop()
        if session.saved_at is not None:
            self._say("ok", self.tr("Tersimpan {time}").format(time=clock(session.saved_at)))
        elif session.read_only:
            self._say("muted", self.tr("Hanya dibaca"), "lock")
        else:
            self._say("ok", self.tr("Semua tersimpan"))

    def _say(self, state: State, words: str, icon: str = "") -> None:
        if self.saved.word() != words:
            self.saved.set_state(state, words, icon)

    def _on_slow(self) -> None:
        if self._session is not None and self._session.queue.waiting and self._session.queue.trouble is None:
            self._say("muted", self.tr("Menyimpan…"))

    def _on_refused(self, error: UserError) -> None:
        session = self._session
        if session is None:
            return
        self._slow.stop()
        self._say("error", self.tr("Belum tersimpan: {n} jawaban").format(n=session.queue.waiting))
        self.why.setText(say(error.text))
        self.retry.show()

    def _on_undo_changed(self) -> None:
        session = self._session
        name = session.undo_name if session is not None else None
        if session is None or name is None or session.read_only:
            if self.undo.hasFocus():
                self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
            self.undo.hide()
            return
        text = self.tr("Urungkan: {what} (Ctrl+Z)").format(what=step_words(session, name))
        self.undo.setText(text.replace("&", "&&"))
        self.undo.show()


def step_words(session: VisitSession, name: UndoName) -> str:
    """ "Hari layanan 5 → 3": the question of a step and what it changed."""
    path, _, suffix = name.path.partition("#")
    if not path:
        return QCoreApplication.translate("Foot", "pindah ke versi lain dari formulir")
    if not session.holds(path):
        return QCoreApplication.translate("Foot", "isian yang dihapus")
    if suffix.startswith("followup:"):
        return QCoreApplication.translate("Foot", "tindak lanjut kunjungan lalu")
    words = split_code(session.label(path))[1]
    words = _short(words, LONGEST)
    if suffix == "later":
        return QCoreApplication.translate("Foot", "tanda “nanti” pada {question}").format(question=words)
    if suffix == "checked":
        return QCoreApplication.translate("Foot", "“masih begitu” pada {question}").format(question=words)
    if suffix == "mark":
        return QCoreApplication.translate("Foot", "penanda pada {question}").format(question=words)
    if suffix in ("about", "photo"):
        return QCoreApplication.translate("Foot", "tautan pada {record}").format(record=words)
    if suffix:
        return QCoreApplication.translate("Foot", "catatan pada {question}").format(question=words)
    if path.endswith("]"):
        return words
    # The store names what undoing would do; a person reads what was done.
    old, new = _short(session.words(path, name.new)), _short(session.words(path, name.old))
    return f"{words} {old or '–'} → {new or '–'}"


def _short(words: str, most: int = LONGEST_VALUE) -> str:
    """As many letters as the line has room for at the text size of now."""
    most = most * 100 // scaled(100)
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
