"""Finalising: the check list, reasons for what stays open, the seal; and reopening with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.icons import STATES, icon
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.score_panel import short_score
from ltsa_desktop.gui.visit.session import REMARK, SKIP
from ltsa_desktop.gui.widgets import Body, MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store import VisitSummary


class FinaliseDialog(Dialog):
    """What is still open, each point one Enter away; below it a reason for the marked one.

    Signals:
        question_chosen(str): go to this question (the dialog has closed).
        sealed_wanted(): seal the visit now.
    """

    question_chosen = Signal(str)
    sealed_wanted = Signal()

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        session.tally.warnings.work_now()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        column.setSpacing(SPACE.s)
        self.title = SectionTitle()
        self.summary = Body()
        self.list = QListWidget()
        self.list.setMinimumSize(640, 300)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reason_label = MutedLabel()
        self.reason = QLineEdit()
        self.back = PlainButton()
        self.go = PlainButton("", "arrow-right")
        self.seal = PrimaryButton("", "lock")
        self.seal_print = PlainButton("", "printer")
        for part in (self.title, self.summary, self.list, self.reason_label, self.reason):
            column.addWidget(part)
        column.addLayout(line(self.back, None, self.go, self.seal_print, self.seal))
        self.back.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.seal.clicked.connect(self._on_seal)
        self.seal_print.clicked.connect(self._on_seal_print)
        self.list.itemActivated.connect(self._on_go)
        self.list.currentRowChanged.connect(self._on_row)
        self.reason.editingFinished.connect(self._on_reason)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Selesaikan kunjungan"))
        self.title.setText(self.tr("Selesaikan kunjungan"))
        self.list.setAccessibleName(self.tr("Yang masih terbuka"))
        self.reason_label.setText(
            self.tr("Alasan pertanyaan yang ditandai dibiarkan kosong (bila memang tidak dapat diisi)")
        )
        self.reason.setAccessibleName(self.reason_label.text())
        self.reason.setPlaceholderText(self.tr("Mis. petugas tidak di tempat"))
        self.back.setText(self.tr("Kembali mengisi"))
        self.go.setText(self.tr("Ke pertanyaan ini"))
        self.seal.setText(self.tr("Segel kunjungan"))
        self.seal_print.setText(self.tr("Segel, lalu ringkasan"))
        self.seal_print.setToolTip(self.tr("Satu halaman untuk dibacakan dan ditandatangani di tempat"))
        self.fill()

    def points(self) -> list[str]:
        """The questions in the list: problems first, then required ones without an answer, then warnings."""
        tally = self.session.tally
        found = dict.fromkeys(tally.all("problem")) | dict.fromkeys(tally.all("required"))
        return list(found | dict.fromkeys(path for path in tally.order if path in tally.warnings.found))

    def blocking(self) -> list[str]:
        """What must be settled before the seal: wrong answers, and required ones open without a reason."""
        session = self.session
        found = []
        for path in self.points():
            node = session.node(path)
            wrong = path in session.complaints or (bool(node.stored) and not node.constraint_ok)
            empty = bool(node.required) and not node.stored and not session.skip_reason(path)
            if wrong or empty:
                found.append(path)
        return found

    def fill(self) -> None:
        """Show the list of now."""
        session, tally = self.session, self.session.tally
        row = max(0, self.list.currentRow())
        self.list.clear()
        for path in self.points():
            node = session.node(path)
            wrong = path in session.complaints or (bool(node.stored) and not node.constraint_ok)
            odd = self._is_odd(path)
            reason = session.remark(path) if odd else session.skip_reason(path)
            state = "ok" if reason and not wrong else ("warning" if odd else "error")
            words = session.label(path)
            where = self._where(path)
            if odd:
                tail = self.tr("peringatan: {words}").format(words=tally.warnings.words(path).replace("\n", " "))
                tail += f" ({reason})" if reason else ""
            else:
                tail = self.tr("perlu diperbaiki") if wrong else (reason or self.tr("wajib, masih kosong"))
            item = QListWidgetItem(icon(STATES[state], state), f"{words}{where} — {tail}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, path)
        blocking = len(self.blocking())
        whole = tally.whole
        score = short_score(session)
        if blocking:
            text = self.tr(
                "{n} hal perlu diselesaikan. Enter membawa ke sana; atau tulis alasan mengapa dibiarkan kosong."
            ).format(n=blocking)
        else:
            text = self.tr("Semua yang wajib sudah terisi.")
        if whole.warnings:
            text += " " + self.tr(
                "{n} peringatan tidak menghalangi segel; bila memang begitu, tulis catatannya di bawah."
            ).format(n=whole.warnings)
        optional = whole.open - whole.required_open
        if optional > 0:
            text += " " + self.tr("{n} pertanyaan tidak wajib masih kosong.").format(n=optional)
        self.summary.setText(
            f"{text}\n{score}. " + self.tr("Sesudah disegel, kunjungan hanya berubah bila dibuka lagi.")
        )
        self.seal.setEnabled(not blocking)
        self.seal_print.setEnabled(not blocking)
        has_points = self.list.count() > 0
        for part in (self.list, self.reason_label, self.reason, self.go):
            part.setVisible(has_points)
        if has_points:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
            self.list.setFocus()
        else:
            self.seal.setFocus()

    def current(self) -> str:
        """The question the list is at."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _is_odd(self, path: str) -> bool:
        """Whether the question stands in the list for its warning alone."""
        session = self.session
        node = session.node(path)
        wrong = path in session.complaints or (bool(node.stored) and not node.constraint_ok)
        return path in session.tally.warnings.found and not wrong and (bool(node.stored) or not node.required)

    def _where(self, path: str) -> str:
        if "[" not in path:
            return ""
        instance = path[: path.rindex("]") + 1]
        repeat = self.session.repeat_of(instance)
        place = self.session.instances(repeat).index(instance) + 1
        return f" ({self.session.label(repeat)} {place})"

    def _on_row(self, _row: int) -> None:
        path = self.current()
        if not path:
            return
        node = self.session.node(path)
        odd = self._is_odd(path)
        self.reason_label.setText(
            self.tr("Catatan mengapa jawaban yang ditandai memang begitu")
            if odd
            else self.tr("Alasan pertanyaan yang ditandai dibiarkan kosong (bila memang tidak dapat diisi)")
        )
        self.reason.setAccessibleName(self.reason_label.text())
        self.reason.setEnabled(odd or (not node.stored and path not in self.session.complaints))
        self.reason.setText(self.session.remark(path) if odd else self.session.skip_reason(path))

    def _on_reason(self) -> None:
        path = self.current()
        if not path:
            return
        suffix = REMARK if self._is_odd(path) else SKIP
        if self.reason.text().strip() != self.session.extras.get(path + suffix, ""):
            self.session.set_remark(path, self.reason.text(), suffix)
            self.fill()

    def _on_go(self, *_: object) -> None:
        path = self.current()
        self.accept()
        if path:
            self.question_chosen.emit(path)

    def _on_seal(self) -> None:
        if self.blocking():
            return
        self.accept()
        self.sealed_wanted.emit()

    def _on_seal_print(self) -> None:
        if self.blocking():
            return
        session, window = self.session, self.parentWidget()
        self._on_seal()
        # In its turn behind the seal.
        session.queue.run(
            lambda store: store.visits.summary(session.visit.id),
            lambda summary: _show_debrief(session, summary, window),
            lambda error: session.told.emit(say(error.text), "warning"),
        )


def _show_debrief(session: VisitSession, summary: VisitSummary, parent: QWidget | None) -> None:
    """The one-page summary, made at once; nothing where the seal was refused."""
    if not summary.visit.head or summary.visit.status != "final":
        return
    from ltsa_desktop.gui.dialogs.print_visit import DEBRIEF, PrintDialog

    dialog = PrintDialog(session.desk, summary, parent, document=DEBRIEF)
    dialog.open()
    dialog.submit()


class ReopenDialog(Dialog):
    """Why a sealed visit is opened again; the reason is kept with the next revision.

    Signals:
        reason_given(str): open it again.
    """

    reason_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        column.setSpacing(SPACE.s)
        self.title = SectionTitle()
        self.words = Body()
        self.words.setMinimumWidth(460)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(96)
        self.back = PlainButton()
        self.open_again = PrimaryButton("", "lock-open")
        for part in (self.title, self.words, self.reason):
            column.addWidget(part)
        column.addLayout(line(None, self.back, self.open_again))
        self.back.clicked.connect(self.reject)
        self.open_again.clicked.connect(self._on_open)
        self.reason.textChanged.connect(self._arrange)
        self.retranslate()
        self._arrange()
        self.reason.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Buka kunjungan lagi"))
        self.title.setText(self.tr("Buka kunjungan lagi"))
        self.words.setText(
            self.tr(
                "Versi yang disegel tetap tersimpan; perubahan menjadi versi baru. Persetujuan atas versi lama tidak "
                "berlaku untuk versi baru. Tulis alasannya."
            )
        )
        self.reason.setAccessibleName(self.tr("Alasan membuka lagi"))
        self.back.setText(self.tr("Batal"))
        self.open_again.setText(self.tr("Buka lagi"))

    def _arrange(self) -> None:
        self.open_again.setEnabled(bool(self.reason.toPlainText().strip()))

    def _on_open(self) -> None:
        reason = self.reason.toPlainText().strip()
        self.accept()
        self.reason_given.emit(reason)
