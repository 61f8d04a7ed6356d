"""One question as a reviewer reads it: the answer, its score, what backs it, and what stood before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import day, language, say
from ltsa_desktop.gui.review.states import MARK_LOOKS
from ltsa_desktop.gui.theme.style import restyle
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, MutedLabel, QuietButton, SectionTitle, StateChip
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.store.commenting import MARK_WORDS

if TYPE_CHECKING:
    from datetime import date

    from ltsa_desktop.store.paper_models import ReportPhoto
    from ltsa_desktop.store.review_sheet import AnswerLine

THUMB_HEIGHT = 84
Ask = Callable[["ReportPhoto", Callable[[QImage], None], QWidget], None]
"""Reads a picture on the store thread and hands its small image over, while the widget is there."""


class PhotoButton(QToolButton):
    """A picture in small; pressing it shows it large."""

    def __init__(self, photo: ReportPhoto, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photo = photo
        name = self.tr("Foto {n}").format(n=photo.number)
        self.setText(name)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setAccessibleName(f"{name} {photo.caption}".strip())
        self.setToolTip(f"{name} · {photo.caption}" if photo.caption else name)
        ask(photo, self._on_image, self)

    def _on_image(self, image: QImage) -> None:
        small = image.scaledToHeight(THUMB_HEIGHT, Qt.TransformationMode.SmoothTransformation)
        self.setIconSize(small.size())
        self.setIcon(QPixmap.fromImage(small))


class HeadLine(SectionTitle):
    """A head between questions, or a note of the form."""

    def __init__(self, line_: AnswerLine, parent: QWidget | None = None) -> None:
        row = line_.row
        super().__init__(f"{row.number} {row.label}".strip(), parent)
        if row.kind == "note":
            self.setProperty("role", "muted")


class AnswerCard(QFrame):
    """See the module. It takes the keyboard; the window moves it from one to the next.

    Args:
        talk: show what was commented and answered here too.

    Signals:
        entered(path): it has the keyboard now. photo_wanted(photo): show it large.
        file_wanted(name): open the recording or other file.
    """

    entered = Signal(str)
    photo_wanted = Signal(object)
    file_wanted = Signal(str)

    def __init__(
        self,
        answer: AnswerLine,
        photos: dict[int, ReportPhoto],
        ask: Ask,
        last_day: date | None,
        *,
        talk: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.answer = answer
        self.setProperty("surface", "card")
        self.setProperty("chosen", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        column.setSpacing(SPACE.xs)
        row = answer.row
        column.addWidget(MutedLabel(f"{row.number} {row.label}".strip()))
        self.value = StrongLabel(row.value) if row.value else Body(self._no_answer())
        column.addWidget(self.value)
        self._chips(column)
        if answer.changed:
            column.addWidget(Body(self.tr("Sebelumnya: {answer}").format(answer=answer.before or "–")))
            if answer.before_remark and answer.before_remark != row.remark:
                column.addWidget(MutedLabel(self.tr("Catatan sebelumnya: {note}").format(note=answer.before_remark)))
        if answer.corrected is not None:
            made = answer.corrected.correction
            who = made.answered_by.name if made.answered_by is not None else self.tr("evaluator")
            told = self.tr("Jawaban {who}: {original}. Dikoreksi {by}, {when}: {reason}").format(
                who=who,
                original=answer.corrected.original or "–",
                by=made.who.name,
                when=words.moment(made.at),
                reason=made.reason,
            )
            column.addWidget(Body(told))
        if row.evidence:
            column.addWidget(Body(self.tr("Bukti: {text}").format(text=row.evidence)))
        if row.remark:
            column.addWidget(Body(self.tr("Catatan: {text}").format(text=row.remark)))
        if answer.last and last_day is not None:
            told = self.tr("Kunjungan lalu ({day}): {answer}").format(day=day(last_day), answer=answer.last)
            column.addWidget(MutedLabel(told))
        for thread in answer.threads if talk else ():
            for comment in thread.comments:
                column.addWidget(Body(f"{comment.who.name}: {comment.text}"))
        pictures = [photos[number] for number in row.photos if number in photos]
        self.photos = [PhotoButton(photo, ask) for photo in pictures]
        for button in self.photos:
            button.clicked.connect(lambda checked=False, button=button: self.photo_wanted.emit(button.photo))
        if self.photos:
            column.addWidget(flow(*self.photos))
        self.files = [QuietButton(self.tr("Buka “{name}”").format(name=name), "file") for name in row.files]
        for name, opener in zip(row.files, self.files, strict=True):
            opener.clicked.connect(lambda checked=False, name=name: self.file_wanted.emit(name))
        if self.files:
            column.addWidget(flow(*self.files))
        self.setAccessibleName(f"{row.number} {row.label}: {self.value.text()}".strip())

    def _no_answer(self) -> str:
        row = self.answer.row
        if row.skipped:
            return self.tr("(dibiarkan kosong: {why})").format(why=row.skipped)
        if self.answer.changed and not row.value:
            return self.tr("(tidak ada jawaban lagi)")
        return self.tr("(belum dijawab)") if row.required else self.tr("(tidak dijawab)")

    def _chips(self, column: QVBoxLayout) -> None:
        row, chips = self.answer.row, []
        if row.points is not None and row.maximum is not None:
            points, most = (formats.number(value, None, language()) for value in (row.points, row.maximum))
            chips.append(
                StateChip("muted", self.tr("nilai {points} dari {most}").format(points=points, most=most), "star")
            )
        elif row.status in {"na", "nd"}:
            word = self.tr("tidak berlaku") if row.status == "na" else self.tr("tidak dapat dinilai")
            chips.append(StateChip("muted", word, "minus"))
        if row.required and not row.value and not row.skipped:
            chips.append(StateChip("error", self.tr("wajib, kosong")))
        if self.answer.changed:
            chips.append(StateChip("info", self.tr("berubah"), "history"))
        if self.answer.corrected is not None:
            chips.append(StateChip("info", self.tr("dikoreksi"), "pencil"))
        for mark in ("open", "handled", "settled"):
            count = sum(thread.mark == mark for thread in self.answer.threads)
            if count:
                word = self.tr("{n} komentar {state}").format(n=count, state=say(MARK_WORDS[mark]))
                chips.append(StateChip(MARK_LOOKS[mark], word, "message-circle"))
        if chips:
            column.addWidget(flow(*chips, spacing=SPACE.l))

    def set_chosen(self, on: bool) -> None:
        """Show that the panel at the right is about this question."""
        if self.property("chosen") != on:
            self.setProperty("chosen", on)
            restyle(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.answer.path)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)
