"""The pages of the form, one a section, made when they are first seen; keeps focus and scroll where the person is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.blocks import BlockList
from ltsa_desktop.gui.visit.card_menu import open_card_menu
from ltsa_desktop.gui.visit.cards import NOTE_ROOM, Card, QuestionCard
from ltsa_desktop.gui.visit.next_page import NextPages
from ltsa_desktop.gui.visit.outline import Section, top_nodes
from ltsa_desktop.gui.visit.session import Delta
from ltsa_desktop.gui.widgets import IconButton, MutedLabel

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession

PAPER_WIDTH = 860
MOST_WIDGETS = 20_000
SLICE = 0.003
"""Seconds of making cards at a time while the person may be typing …"""
PAUSE_MS = 12
"""… and the rest between two of them, in which keys are served and painted."""


def section_roots(session: VisitSession, section: Section) -> list[str]:
    """The paths whose cards make up a page."""
    if section.ref:
        return [section.ref]
    return [child.ref for child in top_nodes(session.opened.form) if child.kind == "value"]


class SectionPage(QScrollArea):
    """One section on paper.

    Signals:
        advance_requested(str): see `BlockList`.
    """

    advance_requested = Signal(str)

    def __init__(self, session: VisitSession, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.section = section
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stale: set[str] | None = set()
        self._settled = self._seen = False
        self.stale_structure = False
        self._held: tuple[QWidget, int] | None = None
        inside = self.inside = QWidget()
        # Opaque by palette, so that scrolling moves pixels instead of painting every card again.
        inside.setAutoFillBackground(True)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        row = QHBoxLayout(inside)
        row.setContentsMargins(SPACE.m, SPACE.s, SPACE.l, SPACE.xxl)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.blocks = BlockList(session, section_roots(session, section))
        self.blocks.setMaximumWidth(PAPER_WIDTH)
        self.empty = MutedLabel()
        self.empty.hide()
        column.addWidget(self.empty)
        column.addWidget(self.blocks)
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addStretch(0)
        self.setWidget(inside)
        self.blocks.advance_requested.connect(self.advance_requested)
        self.blocks.made.connect(self._on_made)
        self.note_button = IconButton("dots-vertical", parent=inside)
        self.note_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.note_button.clicked.connect(self._on_note)
        self.note_button.hide()
        self._noted: QuestionCard | None = None
        self._later = QTimer(self)
        self._later.setInterval(PAUSE_MS)
        self._later.timeout.connect(self._go_on)

    def fill_first(self, height: int, until: float | None = None) -> bool:
        """Make as much as is seen at once in `height` pixels, or what of it is done when `until` has passed.

        Returns:
            Whether all of that is made. The rest follows between events once the page is in sight.
        """
        while not self._seen:
            missing = height - self.blocks.heightForWidth(self.blocks.width())
            self._seen = missing < 0 or self.blocks.build(until=until, height=missing)
            if until is not None and time.perf_counter() > until:
                break
        return self._seen

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.blocks.finished:
            self._later.start()

    def finish(self) -> None:
        """Make everything now."""
        self._later.stop()
        self.blocks.build()

    def refresh(self, paths: frozenset[str] | None, structure: bool) -> None:
        """Follow the form, keeping the focused card where it is on the screen."""
        anchor = self._anchor()
        held = self._top(anchor) - self.verticalScrollBar().value() if anchor is not None else 0
        if self._held is not None and self._held[0] is anchor:
            held = self._held[1]
        if not self.blocks.refresh(paths, structure):
            return
        if self.isVisible():
            self._settle_whole()
        if anchor is not None:
            self._hold(anchor, held)
            # What is asked for its height for the first time may take another one when it is shown.
            if self._held is None:
                QTimer.singleShot(0, self, self._hold_again)
            self._held = anchor, held

    def _settle_whole(self) -> None:
        """Let every layout work now that was asked to, not after the next paint: from the innermost outwards."""
        for turn in range(4):
            before = self.inside.height()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            if turn and self.inside.height() == before:
                break
            self._settle()

    def _hold_again(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._settle_whole()
            self._hold(*held)

    def _hold(self, anchor: QWidget, held: int) -> None:
        """Scroll so that `anchor` stands `held` pixels below the upper edge again."""
        if not shiboken6.isValid(anchor) or anchor.isHidden() or self._anchor() is not anchor:
            return
        bar = self.verticalScrollBar()
        moved = self._top(anchor) - bar.value() - held
        if moved:
            bar.setValue(bar.value() + moved)

    def show_child(self, widget: QWidget) -> None:
        """Scroll so that a card is in sight, with some room around it."""
        if not self._settled:
            self._settle()
        top = widget.mapTo(self.inside, QPoint(0, 0)).y()
        bottom = top + widget.height()
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        if top < bar.value() + SPACE.s:
            bar.setValue(max(0, top - SPACE.xl))
        elif bottom > bar.value() + height - SPACE.s:
            # A third of the page at once: the next questions then need no scrolling.
            bar.setValue(min(top - SPACE.xl, bottom - height + height // 3))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the cards in the form's order, whenever each was made."""
        chain = self._chain()
        now = self.window().focusWidget()
        if now in chain:
            to = chain.index(now) + (1 if forward else -1)
            if to >= len(chain) and not self.blocks.finished:
                self.finish()
                chain = self._chain()
            if 0 <= to < len(chain):
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                chain[to].setFocus(reason)
                return True
            if self._leave(chain[-1 if forward else 0], forward):
                return True
        return super().focusNextPrevChild(forward)

    def _leave(self, end: QWidget, forward: bool) -> bool:
        """Go on outside of the page: Qt's own order inside it is that in which the cards were made."""
        widget = end
        for _ in range(MOST_WIDGETS):
            following = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if following is None or following is end:
                break
            widget = following
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
            if takes and widget.isVisible() and widget.isEnabled() and not self.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                return True
        return False

    def _chain(self) -> list[QWidget]:
        chain: list[QWidget] = []
        for stop in self.blocks.stops():
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                chain.append(stop)
                continue
            for child in stop.findChildren(QWidget):
                takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None
                if takes and child.isEnabled() and child.isVisibleTo(stop):
                    chain.append(child)
        return chain

    def _anchor(self) -> QWidget | None:
        at: QWidget | None = self.window().focusWidget()
        while at is not None and not isinstance(at, Card):
            at = at.parentWidget()
        return at if at is not None and self.isAncestorOf(at) else None

    def _top(self, widget: QWidget) -> int:
        return widget.mapTo(self.inside, QPoint(0, 0)).y()

    def _settle(self) -> None:
        """Let the layouts take effect now, from the inside out."""
        self.blocks.arrange()
        inside = self.inside.layout()
        assert inside is not None
        inside.activate()
        self._settled = True
        if self._noted is not None and not self.note_button.isHidden():
            QTimer.singleShot(0, self, self._follow_noted)
        width = self.viewport().width()
        self.inside.resize(width, max(inside.heightForWidth(width), self.viewport().height()))

    def show_note_button(self, card: QuestionCard | None) -> None:
        """Put the button that opens the remark beside the current question."""
        self._noted = card
        if card is None or self.session.read_only:
            self.note_button.hide()
            return
        place = card.mapTo(self.inside, QPoint(card.width() - NOTE_ROOM + SPACE.xs, SPACE.xs))
        self.note_button.move(place)
        if self.note_button.isHidden():
            self.note_button.set_name(self.tr("Catatan, tanda, dan riwayat pertanyaan ini"), "Shift+F10")
            self.note_button.adjustSize()
            self.note_button.show()
            self.note_button.raise_()

    def _follow_noted(self) -> None:
        if self._noted is not None:
            self.show_note_button(self._noted)

    def _on_note(self) -> None:
        if self._noted is not None:
            corner = self.note_button.rect().bottomLeft()
            open_card_menu(self._noted, self.note_button.mapToGlobal(corner))

    def _on_made(self, _widget: object) -> None:
        self._settled = False

    def _go_on(self) -> None:
        if self.blocks.build(until=time.perf_counter() + SLICE):
            self._later.stop()
        self._settle()


class FormView(QStackedWidget):
    """All pages.

    Signals:
        section_changed(int): another page is shown.
        place_changed(str): the keyboard is at another question.
        ended(): Enter was pressed at the last question.
    """

    section_changed = Signal(int)
    place_changed = Signal(str)
    ended = Signal()

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._pages: dict[int, SectionPage] = {}
        self._current: Card | None = None
        session.changed.connect(self._on_changed)
        session.attachments_changed.connect(self._on_attachments)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self.next_pages = NextPages(self)

    def page(self, index: int) -> SectionPage:
        """The page of a section; what is seen of it at once is made now if it was not."""
        self.make(index)
        return self._pages[index]

    def make(self, index: int, until: float | None = None) -> bool:
        """Make what is seen at once of a section's page, or a part of it when `until` comes first; whether it is."""
        page = self._pages.get(index)
        if page is None:
            page = SectionPage(self.session, self.session.tally.sections[index], self)
            page.advance_requested.connect(self.go_on_from)
            self._pages[index] = page
        seen = page.fill_first(max(self.height(), 600), until)
        if seen and self.indexOf(page) < 0:
            # Only now: each card shown on a page in sight would lay out the whole window.
            self.addWidget(page)
        return seen

    @property
    def section(self) -> int:
        """The index of the section in sight."""
        page = self.currentWidget()
        return page.section.index if isinstance(page, SectionPage) else -1

    def beside(self, step: int) -> int:
        """The index of the next (or with -1 the previous) section that is asked, -1 when there is none."""
        index = self.section + step
        while 0 <= index < len(self.session.tally.sections):
            if self.first_in(index):
                return index
            index += step
        return -1

    def show_section(self, index: int) -> None:
        """Turn to a section."""
        page = self.page(index)
        if page.stale is None or page.stale:
            page.refresh(None if page.stale is None else frozenset(page.stale), page.stale_structure)
            page.stale, page.stale_structure = set(), False
        if self.currentWidget() is not page or self.count() == 1:
            self.flush()
            at = self.window().focusWidget()
            if at is not None and self.isAncestorOf(at):
                # Else Qt looks for the next field on the page that goes, one by one.
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentWidget(page)
            self.section_changed.emit(index)

    def first_in(self, index: int) -> str:
        """The first relevant question of a section, "" when it has none."""
        return next((p for p in self.session.tally.all("any") if self.session.tally.marks[p].section == index), "")

    def go_to(self, path: str) -> bool:
        """Turn to the question at `path` and give it the keyboard; whether it could be shown."""
        if not path:
            return False
        index = self.session.tally.section_of(path)
        self.show_section(index)
        page = self.page(index)
        widget = page.blocks.reveal(path)
        if widget is None:
            return False
        page.show_child(widget)
        card = page.blocks.card(path)
        if card is None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        field = next((f for f in card.fields() if f.path == path), card.field)
        field.editor.focus_first()
        if self.current_card() is not card:
            card.setFocus(Qt.FocusReason.OtherFocusReason)  # nothing in a sealed question takes the keyboard
        return True

    def go_on_from(self, path: str, step: int = 1) -> None:
        """To the next (or previous) question of the form, turning the page where it must."""
        to = self.session.tally.next(path, "any", step, around=False)
        if to:
            self.go_to(to)
        elif step > 0:
            self.ended.emit()

    def place(self) -> str:
        """The question one is at, "" when the keyboard is elsewhere."""
        card = self.current_card()
        return card.path if card is not None else ""

    def current_card(self) -> QuestionCard | None:
        """The card that has the keyboard."""
        widget: QWidget | None = self.window().focusWidget()
        while widget is not None and not isinstance(widget, QuestionCard):
            widget = widget.parentWidget()
        return widget if widget is not None and self.isAncestorOf(widget) else None

    def flush(self) -> None:
        """Give whatever is being typed."""
        card = self.current_card()
        if card is not None:
            card.flush()
        page = self.currentWidget()
        if isinstance(page, SectionPage):
            for other in page.blocks.cards():
                for field in other.fields():
                    if field.editor.is_pending():
                        field.flush()

    def retranslate(self) -> None:
        """The language changed: pages are made again, the place is kept."""
        place, index = self.place() or self.session.place, max(self.section, 0)
        for page in self._pages.values():
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self._current = None
        self.show_section(index)
        if place:
            self.go_to(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            place = self.place()
            if place:
                self.flush()
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.go_on_from(place, -1 if back else 1)
                return
        super().keyPressEvent(event)

    def _on_changed(self, delta: Delta) -> None:
        rescue = self._lost_place(delta)
        shown = self.currentWidget()
        paths = None if delta.whole else delta.paths
        for page in self._pages.values():
            if page is shown:
                page.refresh(paths, delta.structure or delta.whole)
            elif paths is None or page.stale is None:
                page.stale, page.stale_structure = None, True
            else:
                page.stale |= paths
                page.stale_structure = page.stale_structure or delta.structure
        if rescue:
            self.go_to(rescue)

    def _lost_place(self, delta: Delta) -> str:
        """Where the focus must go because its question is about to disappear; "" when it stays."""
        place = self.place()
        if not place or not (delta.whole or place in delta.paths or delta.structure):
            return ""
        tally = self.session.tally
        mark = tally.marks.get(place)
        if mark is not None:
            return "" if mark.relevant else tally.relevant_after(place)
        if self.session.holds(place):
            return "" if self.session.node(place).relevant else tally.relevant_after(place)
        return tally.relevant_after(place)

    def _on_attachments(self) -> None:
        page = self.currentWidget()
        if isinstance(page, SectionPage):
            page.refresh(frozenset(self.session.attachments), False)
        for other in self._pages.values():
            if other is not page:
                other.stale = None

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        # A page that is taken away hands the keyboard on inside itself: only the one in sight counts.
        shown = self.currentWidget()
        if _new is None or shown is None or not shown.isAncestorOf(_new):
            return
        widget: QWidget | None = _new
        while widget is not None and not isinstance(widget, Card):
            widget = widget.parentWidget()
        if widget is self._current:
            return
        if self._current is not None:
            self._current.set_current(False)
        self._current = widget
        if widget is not None:
            widget.set_current(True)
            page = self.currentWidget()
            if isinstance(page, SectionPage):
                page.show_child(widget)
                page.show_note_button(widget if isinstance(widget, QuestionCard) else None)
            if isinstance(widget, QuestionCard):
                self.session.place = widget.path
                self.place_changed.emit(widget.path)
