"""One question that has different answers: the earlier one, each version beside the others, and one of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.theme.style import restyle
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, MutedLabel, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import StateChip, StrongLabel
from ltsa_desktop.gui.widgets.layout import clear_layout, line
from ltsa_desktop.store.join_models import Dispute, JoinPlan, Version

PHOTO = 260
"""Pixels of the longer side of a picture beside another."""
PhotoReader = Callable[[str, Callable[[QImage], None], QWidget], None]


class VersionCard(QFrame):
    """One version: its letter, the answer in words, who wrote it, when, on which laptop, and its picture.

    Signals:
        taken(): this one stands.
    """

    taken = Signal()

    def __init__(self, version: Version, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.version = version
        self.setProperty("surface", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
        column.setSpacing(SPACE.xs)
        self.head, self.chosen = StrongLabel(), StateChip("ok", "")
        self.head.setWordWrap(False)
        self.said, self.who = Body(), MutedLabel()
        self.photo = QLabel()
        self.photo.hide()
        column.addLayout(line(self.head, None, self.chosen))
        column.addWidget(self.said)
        column.addWidget(self.photo)
        column.addStretch(1)
        column.addWidget(self.who)
        self.chosen.hide()
        letters = ", ".join(version.letters) or "–"
        self.head.setText(self.tr("{number} · versi {letters}").format(number=number, letters=letters))
        self.said.setText(version.words or self.tr("(kosong)"))
        parts = [version.who.name, words.moment(version.at)]
        if version.device:
            parts.append(self.tr("laptop …{code}").format(code=version.device[-6:]))
        self.who.setText(" · ".join(part for part in parts if part))
        self.setAccessibleName(f"{number}: {self.said.text()}. {self.who.text()}")

    def choose(self, chosen: bool) -> None:
        """Show whether this one stands."""
        self.setProperty("chosen", chosen)
        self.chosen.set_state("ok", self.tr("dipakai"))
        self.chosen.setVisible(chosen)
        restyle(self)

    def show_photo(self, image: QImage) -> None:
        """Put the picture in."""
        if image.isNull():
            return
        size = image.size().scaled(PHOTO, PHOTO, Qt.AspectRatioMode.KeepAspectRatio)
        mode = Qt.TransformationMode.SmoothTransformation
        self.photo.setPixmap(QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode)))
        self.photo.setAccessibleName(self.version.words)
        self.photo.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.taken.emit()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.taken.emit()
            return
        super().keyPressEvent(event)


class DisputeView(Retranslated):
    """The question in sight.

    Signals:
        chosen(str): the text that stands. written(str): a text of one's own, still to be looked at.
    """

    chosen = Signal(str)
    written = Signal(str)

    def __init__(self, read_photo: PhotoReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_photo = read_photo
        self.dispute: Dispute | None = None
        self.cards: list[VersionCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.l)
        column.setSpacing(SPACE.m)
        self.place, self.label, self.base = MutedLabel(), SectionTitle(), Body()
        self.fault = Banner()
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE.m)
        self.own_label = StrongLabel()
        self.own, self.own_choice = QPlainTextEdit(), QComboBox()
        self.own.setTabChangesFocus(True)
        self.own.setFixedHeight(64)
        self.own_button = PlainButton("", "pencil")
        self.own_button.clicked.connect(self.use_own)
        self.record_title = StrongLabel()
        self._record = QGridLayout()
        self._record.setHorizontalSpacing(SPACE.l)
        self._record.setVerticalSpacing(SPACE.s)
        for part in (self.place, self.label, self.base, self.fault):
            column.addWidget(part)
        column.addLayout(self._row)
        column.addWidget(self.own_label)
        own = line(self.own, self.own_choice, self.own_button)
        own.setAlignment(self.own_button, Qt.AlignmentFlag.AlignTop)
        column.addLayout(own)
        column.addWidget(self.record_title)
        column.addLayout(self._record)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self.own_label.setText(self.tr("Atau tulis jawaban lain (T)"))
        self.own.setAccessibleName(self.tr("Jawaban lain"))
        self.own_choice.setAccessibleName(self.tr("Jawaban lain"))
        self.own_button.setText(self.tr("Pakai jawaban ini"))

    def show_dispute(self, dispute: Dispute, choices: Sequence[tuple[str, str]]) -> None:
        """Another question; `choices` of its list are (stored, label), () where one types."""
        self.dispute = dispute
        clear_layout(self._row)
        self.cards = []
        self.place.setText(" · ".join(part for part in (dispute.section, dispute.record_title) if part))
        self.label.setText(dispute.label)
        self.base.setText(self.tr("Sebelumnya: {words}").format(words=dispute.base or self.tr("(kosong)")))
        for number, version in enumerate(dispute.versions, 1):
            card = VersionCard(version, number)
            card.taken.connect(lambda text=version.text: self.chosen.emit(text))
            self.cards.append(card)
            self._row.addWidget(card, 1)
            if version.photo:
                self._read_photo(version.photo, card.show_photo, card)
        file = any(version.photo for version in dispute.versions)
        for part in (self.own_label, self.own_button):
            part.setVisible(not file)
        self.own.setVisible(not file and not choices)
        self.own_choice.setVisible(not file and bool(choices))
        self.own.setPlainText("")
        self.own_choice.clear()
        for stored, label in choices:
            self.own_choice.addItem(label, stored)
        self.show_record((), ())

    def show_choice(self, text: str | None, fault: str) -> None:
        """Which one stands, None for none yet; `fault`: why the form does not take it."""
        known = False
        for card in self.cards:
            here = text is not None and card.version.text == text
            card.choose(here)
            known = known or here
        if text is not None and not known:
            self.own.setPlainText(text)
            self.own_choice.setCurrentIndex(max(0, self.own_choice.findData(text)))
        mine = text is not None and not known
        self.own_label.setText(
            self.tr("Jawaban lain yang dipakai (T)") if mine else self.tr("Atau tulis jawaban lain (T)")
        )
        self.fault.show_text("warning", fault)

    def show_record(self, heads: Sequence[str], rows: Sequence[tuple[str, list[str]]]) -> None:
        """The whole record that the question stands in, each version in a column; () hides it."""
        while self._record.count():
            item = self._record.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.record_title.setVisible(bool(rows))
        if self.dispute is None or not rows:
            return
        self.record_title.setText(self.tr("{record} seutuhnya").format(record=self.dispute.record_title))
        for at, head in enumerate(heads, 1):
            self._record.addWidget(MutedLabel(head), 0, at)
        for number, (label, said) in enumerate(rows, 1):
            self._record.addWidget(MutedLabel(label), number, 0)
            for at, text in enumerate(said, 1):
                differs = len(set(said)) > 1
                self._record.addWidget((StrongLabel if differs else Body)(text or "–"), number, at)
        for at in range(len(heads) + 1):
            self._record.setColumnStretch(at, 1)

    def focus_own(self) -> None:
        """Write one's own."""
        (self.own_choice if self.own_choice.isVisible() else self.own).setFocus()

    def use_own(self) -> None:
        """Hand on what was written."""
        if self.own_choice.isVisible():
            self.written.emit(str(self.own_choice.currentData() or ""))
        else:
            self.written.emit(self.own.toPlainText())


def legend(plan: JoinPlan, number: int) -> str:
    """A head in one line: its letter, who sealed it and when."""
    head = plan.heads[number]
    return f"{chr(65 + number)}: {head.author.name} · {words.moment(head.sealed_at)} · {head.short_code}"
