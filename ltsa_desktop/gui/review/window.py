"""The review of one visit: sections left, its answers in words, the comments right, the decision at the foot."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.joining.window import open_joining
from ltsa_desktop.gui.review import deciding
from ltsa_desktop.gui.review.answers import Answers
from ltsa_desktop.gui.review.deeds import bind, show_keys
from ltsa_desktop.gui.review.frame import ReviewFoot, ReviewHead, ReviewSide
from ltsa_desktop.gui.review.panel import HERE, WHOLE, CommentPanel
from ltsa_desktop.gui.review.recordings import open_file
from ltsa_desktop.gui.sizes import give_size
from ltsa_desktop.gui.widgets import Banner, Toast

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.paper_models import ReportPhoto
    from ltsa_desktop.store.review_sheet import ReviewSheet


def open_review(desk: Desk, visit: str, order: Sequence[str], parent: QWidget | None = None) -> ReviewWindow:
    """Show the review of a visit, in the window that shows it already if there is one.

    Args:
        order: ids of the visits that "next" and "previous" go through.
    """
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, ReviewWindow) and widget.isVisible() and widget.visit == visit:
            widget.raise_()
            widget.activateWindow()
            return widget
    window = ReviewWindow(desk, visit, order, parent)
    window.show()
    return window


class ReviewWindow(QMainWindow):
    """See the module.

    Attributes:
        visit: id of the one shown. sheet: what was read of it, None until then.

    Signals:
        ready(): the visit is on the screen.
    """

    ready = Signal()

    def __init__(self, desk: Desk, visit: str, order: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.visit = visit
        self.order = list(order)
        self.sheet: ReviewSheet | None = None
        self._settled = False
        give_size(self, 1366, 728)
        if saved := desk.settings.geometry.get("review"):
            self.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii")))
        self.head, self.side, self.foot = ReviewHead(), ReviewSide(), ReviewFoot()
        self.banner = Banner()
        self.answers = Answers(self._read_photo)
        self.panel = CommentPanel()
        middle = QWidget()
        middle.setProperty("surface", "background")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.answers, 1)
        row.addWidget(self.panel)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(middle, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(whole)
        self.toast = Toast(whole)
        self._connect()
        bind(self)
        self.retranslate()
        desk.data_changed.connect(self.reload)
        self.reload()

    def _connect(self) -> None:
        self.side.section_chosen.connect(self._on_section)
        self.side.wanted_chosen.connect(self._on_wanted)
        self.side.comments.clicked.connect(lambda: self.next_comment())
        self.side.changes.clicked.connect(lambda: self.next_change())
        self.side.visit_comment.clicked.connect(self.comment_visit)
        self.answers.entered.connect(self._on_entered)
        self.answers.photo_wanted.connect(self.show_photo)
        self.answers.file_wanted.connect(partial(open_file, self))
        self.panel.said.connect(self._on_said)
        self.panel.answered.connect(self._on_answered)
        self.panel.marked.connect(self._on_marked)
        self.panel.left.connect(self._back_to_answers)
        self.head.before.clicked.connect(lambda: self.turn(-1))
        self.head.after.clicked.connect(lambda: self.turn(1))
        self.head.assign.clicked.connect(lambda: deciding.assign(self))
        self.head.paper.clicked.connect(self.print_sheet)
        self.head.keys.clicked.connect(lambda: show_keys(self))
        self.foot.start.clicked.connect(lambda: deciding.start(self))
        self.foot.take_back.clicked.connect(lambda: deciding.take_back(self))
        self.foot.correct.clicked.connect(lambda: deciding.correct(self))
        self.foot.send_back.clicked.connect(lambda: deciding.send_back(self))
        self.foot.approve.clicked.connect(lambda: deciding.approve(self))

    # Reading

    def reload(self) -> None:
        """Read the visit again; section, question and what is being typed stay."""
        visit, lang = self.visit, language()

        def read(store: Store) -> ReviewSheet:
            from ltsa_desktop.store.review_sheet import review_sheet

            return review_sheet(store, visit, lang)

        self.desk.read(read, self._on_read, self._on_unreadable, self)

    def _on_read(self, sheet: ReviewSheet) -> None:
        if sheet.visit.visit.id != self.visit:
            return
        first = self.sheet is None or self.sheet.visit.visit.id != self.visit
        self.sheet = sheet
        if first:
            # What came back is read by what changed; anything else from its beginning.
            back = (
                sheet.since is not None
                and sheet.changes
                and sheet.review.state
                in {
                    "received",
                    "in-review",
                    "changed-after-approval",
                }
            )
            self.answers.section, self.answers.path = "", ""
            self.answers.wanted = "changed" if back else ""
        self.side.show_sheet(sheet, self.answers.section, self.answers.wanted)
        self.answers.show_sheet(sheet)
        self.panel.show_sheet(sheet)
        self.retranslate()
        if first:
            self.answers.step(1)
            self.ready.emit()
        else:
            self.panel.show_sheet(sheet)

    def _on_unreadable(self, error: UserError) -> None:
        self.banner.show_text("error", say(error.text))

    def _read_photo(self, photo: ReportPhoto, done: Callable[[QImage], None], owner: QObject) -> None:
        def read(store: Store) -> QImage:
            from ltsa_desktop.gui.visit.editors.files import thumbnail

            return thumbnail(photo.load())

        self.desk.read(read, done, lambda error: None, owner)

    def retranslate(self) -> None:
        """Put every word in again."""
        sheet = self.sheet
        number = self.order.index(self.visit) + 1 if self.visit in self.order else 1
        self.head.show_sheet(sheet, number, len(self.order))
        self.foot.show_sheet(sheet)
        self.side.retranslate()
        self.answers.setAccessibleName(self.tr("Jawaban"))
        if sheet is None:
            self.setWindowTitle(self.tr("Pemeriksaan"))
            return
        name = sheet.visit.visit.centre_name
        self.setWindowTitle(self.tr("Pemeriksaan {centre} – LTSA Desktop").format(centre=name))
        self._tell()

    def _tell(self) -> None:
        """What one must know before reading: the loudest of it."""
        sheet = self.sheet
        assert sheet is not None
        found, visit = sheet.review, sheet.visit.visit
        by = ", ".join(who.name for who in found.by)
        when = words.moment(found.at) if found.at is not None else ""
        if visit.forked:
            self.banner.show_text(
                "error",
                self.tr("Kunjungan ini punya beberapa versi. Gabungkan dahulu, lalu periksa."),
                self.tr("Gabungkan…"),
                self.join_versions,
            )
        elif found.state == "changed-after-approval":
            told = self.tr(
                "BERUBAH SETELAH DISETUJUI. {by} menyetujui versi lain ({when}); yang tampil belum disetujui."
            )
            self.banner.show_text("error", told.format(by=by, when=when))
        elif found.divided:
            told = self.tr("{by} memutuskan tanpa saling tahu dan tidak sama; yang lebih hati-hati berlaku.")
            self.banner.show_text("warning", told.format(by=by))
        elif found.state == "returned":
            told = self.tr("Dikembalikan oleh {by}, {when}: {reason}")
            self.banner.show_text(
                "warning",
                told.format(by=by, when=when, reason=found.reason),
                self.tr("Tulis berkasnya…"),
                lambda: deciding.write_file(self),
            )
        elif sheet.since is not None:
            words_of = {
                "returned": self.tr("Sejak dikembalikan: {n} jawaban berubah, {m} komentar ditangani."),
                "approved": self.tr("Sejak disetujui: {n} jawaban berubah, {m} komentar ditangani."),
            }
            told = words_of.get(
                sheet.since_state, self.tr("Sejak diperiksa: {n} jawaban berubah, {m} komentar ditangani.")
            )
            handled = sum(thread.mark == "handled" for thread in sheet.threads)
            self.banner.show_text("info", told.format(n=len(sheet.changes), m=handled))
        else:
            self.banner.show_text("info", "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.sheet is not None:
            self.retranslate()
            self.reload()

    # Going about

    def turn(self, step: int) -> None:
        """To the next or previous visit of the list one came from."""
        if self.visit not in self.order:
            return
        at = self.order.index(self.visit) + step
        if not 0 <= at < len(self.order):
            last = self.tr("Ini kunjungan terakhir di daftar.") if step > 0 else self.tr("Ini yang pertama di daftar.")
            self.toast.say(last, "info")
            return
        if self.panel.typing():
            self.toast.say(self.tr("Komentar yang sedang ditulis belum dikirim."), "warning")
            return
        self.visit = self.order[at]
        self.reload()

    def next_comment(self, step: int = 1) -> None:
        """To the next question with a comment that is not settled."""
        self._next(
            lambda line: any(thread.mark != "settled" for thread in line.threads),
            step,
            self.tr("Tidak ada komentar yang terbuka di pertanyaan."),
        )

    def next_change(self, step: int = 1) -> None:
        """To the next answer that changed since the last review."""
        self._next(lambda line: line.changed, step, self.tr("Tidak ada jawaban yang berubah."))

    def _next(self, fits: Callable[..., bool], step: int, none: str) -> None:
        if self.sheet is None:
            return
        lines = self.sheet.lines
        at = next((i for i, line in enumerate(lines) if line.path == self.answers.path), -1 if step > 0 else 0)
        order = [lines[(at + step * (i + 1)) % len(lines)] for i in range(len(lines))] if lines else []
        found = next((line for line in order if fits(line)), None)
        if found is None:
            self.toast.say(none, "ok")
            return
        self.answers.go_to(found.path)
        self.side.show_place(self.answers.section, self.answers.wanted)

    def other_side(self) -> None:
        """F6: answers, then comments, then sections."""
        if self.panel.isAncestorOf(self.focusWidget() or self):
            self.side.list.setFocus()
        elif self.side.isAncestorOf(self.focusWidget() or self):
            self._back_to_answers()
        else:
            self.panel.box.field.setFocus()

    def comment(self) -> None:
        """K: write a comment at this question."""
        if self.answers.current() is not None:
            self.panel.write(HERE)

    def answer(self) -> None:
        """J: answer the last thread at this question."""
        if self.panel.views and self.panel.tabs.currentIndex() == HERE:
            self.panel.views[-1].box.field.setFocus()
        else:
            self.comment()

    def comment_visit(self) -> None:
        """Write a comment about the whole visit."""
        self.panel.write(WHOLE)

    def show_photo(self, photo: ReportPhoto) -> None:
        """A picture, as large as the screen allows."""
        from ltsa_desktop.gui.visit.media import PictureDialog

        title = f"{self.tr('Foto {n}').format(n=photo.number)} {photo.caption}".strip()
        self.desk.read(
            lambda store: QImage.fromData(photo.load()),
            lambda image: PictureDialog(image, title, self).open(),
            self.refused,
            self,
        )

    def join_versions(self) -> None:
        """The window in which several versions become one."""
        open_joining(self.desk, self.visit, parent=self)

    def first_photo(self) -> None:
        """Enter: the pictures of this question, or where it has none its recording."""
        card = self.answers.cards.get(self.answers.path)
        if card is not None and card.photos:
            self.show_photo(card.photos[0].photo)
        elif card is not None and card.files:
            card.files[0].click()

    def _back_to_answers(self) -> None:
        if not self.answers.go_to(self.answers.path):
            self.answers.step(1)

    def _on_section(self, path: str) -> None:
        self.answers.show_section(path)
        self.side.show_place(path, "")
        self.answers.path = ""
        self.panel.show_answer(None)

    def _on_wanted(self, wanted: str) -> None:
        self.answers.show_wanted(wanted)  # type: ignore[arg-type]  # one of the box's own values
        self.answers.step(1)

    def _on_entered(self, path: str) -> None:
        answer = self.answers.current()
        self.side.show_place(self.answers.section, self.answers.wanted)
        self.panel.show_answer(answer)
        self.foot.correct.setEnabled(answer is not None)

    # Saying and deciding

    def _on_said(self, path: str, text: str) -> None:
        visit = self.visit

        def write(store: Store) -> object:
            from ltsa_desktop.store.reviewing import comment

            return comment(store, visit, text, path)

        self.write(write, self.tr("Komentar disimpan."))
        self._back_to_answers()

    def _on_answered(self, thread: str, text: str) -> None:
        def write(store: Store) -> object:
            from ltsa_desktop.store.commenting import answer

            return answer(store, thread, text)

        self.write(write, self.tr("Jawaban disimpan."))
        self._back_to_answers()

    def _on_marked(self, thread: str, mark: str) -> None:
        def write(store: Store) -> object:
            from ltsa_desktop.store import commenting

            return commenting.mark(store, thread, mark)  # type: ignore[arg-type]  # one of the buttons' own values

        self.write(write, "")

    def print_sheet(self) -> None:
        """The sheet of this visit, with the state of its review."""
        if self.sheet is not None:
            from ltsa_desktop.gui.dialogs.print_visit import PrintDialog

            PrintDialog(self.desk, self.sheet.visit, self).open()

    def write(self, deed: Callable[[Store], object], told: str) -> None:
        """Change the store; afterwards everything that shows it reads again."""

        def done(_: object) -> None:
            if told:
                self.toast.say(told, "ok")

        self.desk.write(deed, done, self.refused, self)

    def refused(self, error: UserError) -> None:
        """Say why something was not done."""
        self.toast.say(say(error.text), "error")

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.panel.typing() and not self._settled:
            from ltsa_desktop.gui.dialogs.base import Ask

            event.ignore()
            ask = Ask(
                self.tr("Komentar belum dikirim"),
                self.tr("Yang sedang ditulis di kotak komentar hilang bila jendela ini ditutup."),
                self.tr("Tutup tanpa mengirim"),
                self.tr("Kembali"),
                danger=True,
                parent=self,
            )
            ask.accepted.connect(self._leave)
            ask.open()
            return
        self.desk.settings.geometry["review"] = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self.desk.keep_settings()
        event.accept()

    def _leave(self) -> None:
        self._settled = True
        self.close()
