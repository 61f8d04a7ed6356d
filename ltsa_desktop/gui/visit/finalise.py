"""Finalising: the check list, reasons for what stays open, the seal; and reopening with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.icons import STATES, icon
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.score_panel import short_score
from ltsa_desktop.gui.visit.session import REMARK, SKIP
from ltsa_desktop.gui.visit.worklists.opening import FOLLOW_UPS, open_list
from ltsa_desktop.gui.widgets import Body, MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.paper_entry import AS_ON_PAPER, facts_of

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.gui.visit.worklists.agreements import Agreements
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
        side = getattr(parent, "side", None)
        self._agreements: Agreements | None = side.worklists.agreements if side is not None else None
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
        marks = ((path, tally.marks[path]) for path in tally.order)
        found = dict.fromkeys(p for p, mark in marks if mark.problem or (mark.relevant and self._is_wrong(p)))
        found |= dict.fromkeys(tally.all("required"))
        return list(found | dict.fromkeys(path for path in tally.order if path in tally.warnings.found))

    def loose_ends(self) -> list[tuple[str, str]]:
        """(path, words) of what nothing forbids but somebody meant to look at; "" as path for earlier agreements."""
        session, tally = self.session, self.session.tally
        named = set(self.points())
        found = [(path, self.tr("ditandai “nanti”")) for path in tally.all("later")]
        found += [
            (path, self.tr("berkas fotonya tidak ada di laptop ini"))
            for path, file in session.attachments.items()
            if not file.present and session.holds(path)
        ]
        if session.comments is not None:
            waiting_paths = dict.fromkeys(thread.path for thread in session.comments.open_threads())
            told = self.tr("komentar supervisor belum ditangani")
            found += [(path, told) for path in waiting_paths if path and session.holds(path)]
        carried = [path for path in tally.order if path in session.carried and session.node(path).relevant]
        found += [(path, self.tr("dibawa dari kunjungan lalu, belum diperiksa lagi")) for path in carried]
        waiting = len(self._agreements.open_ones()) if self._agreements is not None else 0
        rest = [(path, words) for path, words in dict(reversed(found)).items() if path not in named]
        rest.sort(key=lambda one: tally.order.index(one[0]) if one[0] in tally.order else len(tally.order))
        if waiting:
            rest.append(("", self.tr("{n} tindak lanjut kunjungan lalu belum dikonfirmasi").format(n=waiting)))
        return rest

    def blocking(self) -> list[str]:
        """What must be settled before the seal: wrong answers, and required ones open without a reason."""
        session = self.session
        found = []
        for path in self.points():
            node = session.node(path)
            empty = bool(node.required) and not node.stored and not session.skip_reason(path)
            if empty or (self._is_wrong(path) and not self._as_on_paper(path)):
                found.append(path)
        return found

    def fill(self) -> None:
        """Show the list of now."""
        session, tally = self.session, self.session.tally
        row = max(0, self.list.currentRow())
        self.list.clear()
        for path in self.points():
            wrong = self._is_wrong(path) and not self._as_on_paper(path)
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
        for path, told in self.loose_ends():
            words = f"{session.label(path)}{self._where(path)} — {told}" if path else told
            words += f" ({reason})" if path and (reason := session.skip_reason(path)) else ""
            item = QListWidgetItem(icon(STATES["info"], "info"), words, self.list)
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
        comments = len(session.comments.open_threads()) if session.comments is not None else 0
        if comments:
            text += " " + self.tr("{n} komentar supervisor belum ditangani.").format(n=comments)
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
        node = self.session.node(path)
        found = path in self.session.tally.warnings.found
        return found and not self._is_wrong(path) and (bool(node.stored) or not node.required)

    def _is_wrong(self, path: str) -> bool:
        node = self.session.node(path)
        return path in self.session.complaints or (bool(node.stored) and not node.constraint_ok)

    def _as_on_paper(self, path: str) -> bool:
        """Whether an answer that its rule does not take stands for a reason: the paper has it so."""
        return path not in self.session.complaints and bool(self.session.skip_reason(path))

    def _where(self, path: str) -> str:
        if "[" not in path:
            return ""
        instance = path[: path.rindex("]") + 1]
        repeat = self.session.repeat_of(instance)
        place = self.session.instances(repeat).index(instance) + 1
        return f" ({self.session.label(repeat)} {place})"

    def _on_row(self, _row: int) -> None:
        path = self.current()
        self.go.setText(self.tr("Ke pertanyaan ini") if path else self.tr("Ke tindak lanjut"))
        if not path:
            self.reason.clear()
            self.reason.setEnabled(False)
            return
        node = self.session.node(path)
        odd = self._is_odd(path)
        paper = self._may_be_as_on_paper(path)
        if odd:
            words = self.tr("Catatan mengapa jawaban yang ditandai memang begitu")
        elif paper:
            words = self.tr("Alasan jawaban yang ditandai dibiarkan di luar aturannya (mis. sesuai kertas)")
        else:
            words = self.tr("Alasan pertanyaan yang ditandai dibiarkan kosong (bila memang tidak dapat diisi)")
        self.reason.setPlaceholderText(say(AS_ON_PAPER) if paper else self.tr("Mis. petugas tidak di tempat"))
        self.reason_label.setText(words)
        self.reason.setAccessibleName(words)
        self.reason.setEnabled(odd or paper or (not node.stored and path not in self.session.complaints))
        self.reason.setText(self.session.remark(path) if odd else self.session.skip_reason(path))

    def _may_be_as_on_paper(self, path: str) -> bool:
        """Whether a reason may let a wrong answer stand: only what somebody wrote on paper cannot be put right here."""
        session = self.session
        from_paper = facts_of(session.extras, session.opened.form.root.ref) is not None
        return from_paper and self._is_wrong(path) and path not in session.complaints

    def _on_reason(self) -> None:
        path = self.current()
        if not path:
            return
        suffix = REMARK if self._is_odd(path) else SKIP
        if self.reason.text().strip() != self.session.extras.get(path + suffix, ""):
            self.session.set_remark(path, self.reason.text(), suffix)
            self.fill()

    def _on_go(self, *_: object) -> None:
        path, chosen, window = self.current(), self.list.currentItem() is not None, self.parentWidget()
        self.accept()
        if path:
            self.question_chosen.emit(path)
        elif chosen and window is not None:
            # When this dialog has gone, so that the list gets the keyboard.
            QTimer.singleShot(0, window, lambda: open_list(window, FOLLOW_UPS))  # type: ignore[arg-type]

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
