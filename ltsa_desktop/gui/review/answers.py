"""The middle of a review: the questions of one section, or of the whole visit those that one looks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ltsa_desktop.gui.review.answer_card import AnswerCard, Ask, HeadLine
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.gui.widgets.layout import clear_layout

if TYPE_CHECKING:
    from ltsa_desktop.store.review_sheet import AnswerLine, ReviewSheet, SheetSection

SETTLED_MS = 400
"""By then wrapped words have told their heights, and a scroll bar that came has taken its width."""
Wanted = Literal["", "changed", "commented", "problems"]

FITS: dict[str, Callable[[AnswerLine], bool]] = {
    "changed": lambda line: line.changed,
    "commented": lambda line: bool(line.threads),
    "problems": lambda line: line.row.required and not line.row.value and not line.row.skipped,
}


class Answers(QScrollArea):
    """Cards, one under the other; ↑ and ↓ go from one to the next.

    Attributes:
        wanted: "" shows a section; else what of the whole visit is shown (see `FITS`).

    Signals:
        entered(path): the keyboard is at this question. photo_wanted(photo). file_wanted(name).
    """

    entered = Signal(str)
    photo_wanted = Signal(object)
    file_wanted = Signal(str)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._sheet: ReviewSheet | None = None
        self.section = ""
        self.wanted: Wanted = ""
        self.path = ""
        self._filling = False
        self._settled = True
        self._going = ""
        self._arrived = QTimer(self)
        self._arrived.setSingleShot(True)
        self._arrived.setInterval(SETTLED_MS)
        self._arrived.timeout.connect(self._on_arrived)
        self.verticalScrollBar().rangeChanged.connect(self._follow)
        self._shape: tuple[str, tuple[tuple[str, bool], ...]] | None = None
        self.cards: dict[str, AnswerCard] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = inside = QWidget()
        inside.setProperty("surface", "background")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        self._column.setSpacing(SPACE.s)
        self.setWidget(inside)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._going = ""
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._shape = None  # every card has words of its own

    def show_sheet(self, sheet: ReviewSheet) -> None:
        """What there is now: section, question and place stay."""
        self._sheet = sheet
        if not self.section and sheet.sections:
            self.section = sheet.sections[0].path
        self.fill()

    def show_section(self, path: str) -> None:
        """Turn to a section."""
        self.section, self.wanted = path, ""
        self.fill()
        self.verticalScrollBar().setValue(0)

    def show_wanted(self, wanted: Wanted) -> None:
        """All of the visit that fits, or with "" the section again."""
        self.wanted = wanted
        self.fill()
        self.verticalScrollBar().setValue(0)

    def shown(self) -> list[AnswerLine]:
        """The questions in sight, in their order."""
        return [line for _, lines in self._parts() for line in lines if line.is_question]

    def current(self) -> AnswerLine | None:
        """The question one is at."""
        card = self.cards.get(self.path)
        return card.answer if card is not None else None

    def go_to(self, path: str, focus: bool = True) -> bool:
        """To a question, wherever it stands; False when this visit does not show it."""
        if self._sheet is None:
            return False
        if path not in self.cards:
            home = next((s for s in self._sheet.sections if any(line.path == path for line in s.lines)), None)
            if home is None:
                return False
            self.show_section(home.path)
        card = self.cards.get(path)
        if card is None:
            return False
        if focus:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(path)
        self._bring(path)
        return True

    def step(self, step: int) -> bool:
        """To the next or previous question in sight; the first one from nowhere."""
        paths = [line.path for line in self.shown()]
        if not paths:
            return False
        if self.path not in paths:
            return self.go_to(paths[0])
        at = paths.index(self.path) + step
        return 0 <= at < len(paths) and self.go_to(paths[at])

    def edge(self, last: bool) -> None:
        """To the first or last question in sight."""
        paths = [line.path for line in self.shown()]
        if paths:
            self.go_to(paths[-1 if last else 0])

    def fill(self) -> None:
        """Show what there is now: cards that say something else are made anew, the others and the keyboard stay."""
        sheet = self._sheet
        if sheet is None:
            return
        # A card that goes hands the keyboard to the next one: that is not where one is.
        self._filling = True
        had_focus = any(card.hasFocus() for card in self.cards.values())
        place = self.verticalScrollBar().value()
        parts = self._parts()
        shape = (self.wanted, tuple((line.path, line.is_question) for _, lines in parts for line in lines))
        if shape == self._shape and self.cards:
            self._renew([line for _, lines in parts for line in lines if line.is_question], sheet)
        else:
            self._shape = shape
            self._make(parts, sheet)
        self._filling = False
        self.verticalScrollBar().setValue(place)
        here = self.cards.get(self.path) or (next(iter(self.cards.values()), None) if had_focus else None)
        if here is not None:
            here.set_chosen(True)
            if had_focus:
                here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self, lines: list[AnswerLine], sheet: ReviewSheet) -> None:
        for line in lines:
            old = self.cards[line.path]
            if old.answer == line:
                continue
            self._settled = False
            card = self._card(line, sheet)
            self._column.insertWidget(self._column.indexOf(old), card)
            # Now and not with the next event: the keyboard goes to it at once.
            card.show()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
            self.cards[line.path] = card

    def _make(self, parts: list[tuple[SheetSection, list[AnswerLine]]], sheet: ReviewSheet) -> None:
        inside = self._inside
        self._settled = False
        # What is not in sight is laid out once, at the end.
        inside.hide()
        clear_layout(self._column)
        self.cards = {}
        for section, lines in parts:
            if self.wanted:
                self._column.addWidget(StrongLabel(f"{section.number} {section.title}".strip()))
            for line in lines:
                if not line.is_question:
                    self._column.addWidget(HeadLine(line))
                    continue
                card = self._card(line, sheet)
                self._column.addWidget(card)
                self.cards[line.path] = card
        if not self.cards:
            self._column.addWidget(Body(self.tr("Tidak ada pertanyaan seperti itu di kunjungan ini.")))
        self._column.addStretch(1)
        inside.show()

    def _card(self, line: AnswerLine, sheet: ReviewSheet) -> AnswerCard:
        photos = {photo.number: photo for photo in sheet.report.photos}
        card = AnswerCard(line, photos, self._ask, sheet.last_day, talk=self.wanted in ("changed", "commented"))
        card.entered.connect(self._on_entered)
        card.photo_wanted.connect(self.photo_wanted)
        card.file_wanted.connect(self.file_wanted)
        return card

    def _parts(self) -> list[tuple[SheetSection, list[AnswerLine]]]:
        if self._sheet is None:
            return []
        if not self.wanted:
            return [(section, list(section.lines)) for section in self._sheet.sections if section.path == self.section]
        fits = FITS[self.wanted]
        found = [
            (section, [line for line in section.lines if line.is_question and fits(line)])
            for section in self._sheet.sections
        ]
        return [(section, lines) for section, lines in found if lines]

    def _on_entered(self, path: str) -> None:
        self._choose(path)
        card = self.cards.get(path)
        if card is not None:
            self._bring(path)

    def _bring(self, path: str) -> None:
        """Scroll to a question now, and again while cards that were made anew find their heights."""
        self._going = path
        self._follow()
        if not self._settled:
            QTimer.singleShot(0, self, self._follow)
        self._arrived.start()

    def _follow(self, *_: object) -> None:
        card = self.cards.get(self._going)
        if card is not None:
            self._settle()
            self.ensureWidgetVisible(card, 0, SPACE.xl)

    def _on_arrived(self) -> None:
        self._follow()
        self._going, self._settled = "", True

    def _settle(self) -> None:
        """Let every card have its height now: without it there is nowhere to scroll to."""
        if self._settled:
            return
        self._column.activate()
        width = self.viewport().width()
        column = self._column
        high = column.heightForWidth(width) if column.hasHeightForWidth() else column.sizeHint().height()
        self._inside.resize(width, max(high, self.viewport().height()))
        self._column.activate()

    def _choose(self, path: str) -> None:
        if self._filling:
            return
        if path != self.path:
            before = self.cards.get(self.path)
            if before is not None:
                before.set_chosen(False)
        self.path = path
        if self._sheet is not None:
            home = next((s.path for s in self._sheet.sections if any(line.path == path for line in s.lines)), "")
            self.section = home or self.section
        card = self.cards.get(path)
        if card is not None:
            card.set_chosen(True)
        self.entered.emit(path)
