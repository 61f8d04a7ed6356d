"""The small questions of a review: why it goes back, why a decision is taken back, who is to review, what is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, MutedLabel, PrimaryButton, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.assigning import Reviewer
    from ltsa_desktop.store.review_list import ReviewLine
    from ltsa_desktop.store.review_sheet import AnswerLine


class _Deed(Dialog):
    """A question with fields, a banner for what is refused, and one deed that is written to the store."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.body = column(SPACE.m, SPACE.xl)
        self.setLayout(self.body)
        self.head, self.intro = SectionTitle(), Body()
        self.banner = Banner()
        self.cancel, self.save = PlainButton(), PrimaryButton()
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.submit)
        self.setMinimumWidth(560)

    def arrange(self, *fields: QWidget) -> None:
        """Put the parts in their order."""
        for part in (self.head, self.intro, *fields, self.banner):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addLayout(line(None, self.cancel, self.save))

    def submit(self) -> None:
        """Do it."""
        raise NotImplementedError

    def write(self, deed: Callable[[Store], object]) -> None:
        """Do it on the store thread; the dialog closes when it is in the store."""
        self.setEnabled(False)
        self.desk.write(deed, lambda _: self.accept(), self._on_refused, self)

    def _on_refused(self, error: UserError) -> None:
        self.setEnabled(True)
        self.banner.show_text("error", say(error.text))


class ReturnDialog(_Deed):
    """Send a visit back with what is to be mended; its file may be written at once.

    Attributes:
        then: called after it was returned, when the file is wanted too.
    """

    def __init__(
        self, desk: Desk, visit: str, centre: str, comments: int, then: Callable[[], object], parent: QWidget | None
    ) -> None:
        super().__init__(desk, parent)
        self._visit, self._centre, self._comments, self.then = visit, centre, comments, then
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(110)
        self.label = MutedLabel()
        self.file = QCheckBox()
        self.file.setChecked(True)
        self.arrange(self.label, self.reason, self.file)
        self.accepted.connect(lambda: self.then() if self.file.isChecked() else None)
        self.retranslate()
        self.reason.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Kembalikan kunjungan"))
        self.head.setText(self._centre)
        if self._comments:
            self.intro.setText(
                self.tr("{n} komentar terbuka ikut kembali dan tampil di pertanyaannya.").format(n=self._comments)
            )
        else:
            self.intro.setText(self.tr("Belum ada komentar di pertanyaan; evaluator hanya membaca alasan ini."))
        self.label.setText(self.tr("Apa yang harus diperbaiki?"))
        self.reason.setAccessibleName(self.label.text())
        self.file.setText(self.tr("Lalu tulis berkas pengembaliannya"))
        self.cancel.setText(self.tr("Batal"))
        self.save.setText(self.tr("Kembalikan"))

    def submit(self) -> None:
        from ltsa_desktop.store.reviewing import judge

        visit, reason = self._visit, self.reason.toPlainText()
        self.write(lambda store: judge(store, visit, "returned", reason))


class TakeBackDialog(_Deed):
    """Take a decision back, with the reason."""

    def __init__(self, desk: Desk, visit: str, centre: str, state: str, parent: QWidget | None) -> None:
        super().__init__(desk, parent)
        self._visit, self._centre, self._state = visit, centre, state
        self.reason = QLineEdit()
        self.label = MutedLabel()
        self.arrange(self.label, self.reason)
        self.retranslate()
        self.reason.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tarik keputusan"))
        self.head.setText(self._centre)
        self.intro.setText(
            self.tr("Keputusan “{state}” ditarik. Keputusan itu tetap ada di catatan kerja.").format(state=self._state)
        )
        self.label.setText(self.tr("Mengapa?"))
        self.reason.setAccessibleName(self.tr("Mengapa keputusan ini ditarik"))
        self.cancel.setText(self.tr("Batal"))
        self.save.setText(self.tr("Tarik keputusan"))

    def submit(self) -> None:
        from ltsa_desktop.store.reviewing import judge

        visit, reason = self._visit, self.reason.text()
        self.write(lambda store: judge(store, visit, "taken-back", reason))


class AssignDialog(_Deed):
    """Who is to review these visits."""

    def __init__(
        self, desk: Desk, visits: Sequence[ReviewLine], reviewers: Sequence[Reviewer], parent: QWidget | None
    ) -> None:
        super().__init__(desk, parent)
        self._visits, self._reviewers = visits, reviewers
        self.who = QComboBox()
        self.label = MutedLabel()
        self.arrange(self.label, self.who)
        self.retranslate()
        now = visits[0].reviewer
        self.who.setCurrentIndex(next((i for i, one in enumerate(reviewers) if one.name == now), 0))
        self.who.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tugaskan pemeriksaan"))
        if len(self._visits) == 1:
            self.head.setText(self._visits[0].summary.visit.centre_name)
        else:
            self.head.setText(self.tr("{n} kunjungan").format(n=len(self._visits)))
        self.intro.setText(self.tr("Penugasan ikut dalam paket yang Anda ekspor, sehingga supervisor lain melihatnya."))
        self.label.setText(self.tr("Pemeriksa"))
        self.who.setAccessibleName(self.label.text())
        at = max(0, self.who.currentIndex())
        self.who.clear()
        for one in self._reviewers:
            self.who.addItem(self.tr("{name} (saya)").format(name=one.name) if one.me else one.name, one.key)
        self.who.addItem(self.tr("Tidak seorang pun"), "")
        self.who.setCurrentIndex(at)
        self.cancel.setText(self.tr("Batal"))
        self.save.setText(self.tr("Tugaskan"))

    def submit(self) -> None:
        from ltsa_desktop.store.assigning import assign

        visits, key = [line.id for line in self._visits], str(self.who.currentData())
        self.write(lambda store: assign(store, visits, key))


class CorrectDialog(_Deed):
    """Another answer for one question, with the reason; the evaluator's answer stays beside it.

    Args:
        choices: (name, label) of a question that is chosen from, () for one that is typed in.
        several: more than one may be chosen.
    """

    def __init__(
        self,
        desk: Desk,
        visit: str,
        answer: AnswerLine,
        choices: Sequence[tuple[str, str]],
        several: bool,
        parent: QWidget | None,
    ) -> None:
        super().__init__(desk, parent)
        self._visit, self._answer = visit, answer
        self._several = several
        self.pick, self.list, self.field = QComboBox(), QListWidget(), QLineEdit()
        chosen = answer.row.raw.split() if several else [answer.row.raw]
        for name, label in choices:
            self.pick.addItem(label, name)
            item = QListWidgetItem(label, self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
        self.pick.setCurrentIndex(self.pick.findData(answer.row.raw))
        self.field.setText(answer.row.raw)
        self.input: QWidget = self.field if not choices else self.list if several else self.pick
        for widget in (self.pick, self.list, self.field):
            widget.setVisible(widget is self.input)
        self.list.setMinimumHeight(140)
        self.was, self.label, self.why = MutedLabel(), MutedLabel(), MutedLabel()
        self.reason = QLineEdit()
        self.arrange(self.was, self.label, self.pick, self.list, self.field, self.why, self.reason)
        self.retranslate()
        self.input.setFocus()

    def retranslate(self) -> None:
        row = self._answer.row
        self.setWindowTitle(self.tr("Koreksi jawaban"))
        self.head.setText(f"{row.number} {row.label}".strip())
        self.intro.setText(
            self.tr("Koreksi menjadi versi baru atas nama Anda. Jawaban evaluator tetap tampil di sampingnya.")
        )
        self.was.setText(self.tr("Jawaban sekarang: {answer}").format(answer=row.value or "–"))
        self.label.setText(self.tr("Jawaban yang benar"))
        self.input.setAccessibleName(self.label.text())
        self.why.setText(self.tr("Alasan koreksi (wajib)"))
        self.reason.setAccessibleName(self.why.text())
        self.reason.setPlaceholderText(self.tr("Misalnya: menurut foto 12 loket buka lima hari"))
        self.cancel.setText(self.tr("Batal"))
        self.save.setText(self.tr("Koreksi dan segel"))

    def value(self) -> str:
        """The answer given, as it is stored."""
        if self.input is self.pick:
            return str(self.pick.currentData() or "")
        if self.input is self.list:
            items = [self.list.item(i) for i in range(self.list.count())]
            chosen = [item for item in items if item.checkState() == Qt.CheckState.Checked]
            return " ".join(str(item.data(Qt.ItemDataRole.UserRole)) for item in chosen)
        return self.field.text()

    def submit(self) -> None:
        from ltsa_desktop.store.correcting import correct

        visit, values, reason = self._visit, {self._answer.path: self.value()}, self.reason.text()
        self.write(lambda store: correct(store, visit, values, reason))
