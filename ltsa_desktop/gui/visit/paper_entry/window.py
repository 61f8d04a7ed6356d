"""The window that types a paper in: the paper's order, its numbers, and nothing that could sway the hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ltsa_desktop.ground.formats import clock, date_short
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.sizes import give_size
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.opening import Opening, keep_fresh, read_opening
from ltsa_desktop.gui.visit.paper_entry.keys import key_groups
from ltsa_desktop.gui.visit.paper_entry.leaving import ask_to_leave
from ltsa_desktop.gui.visit.paper_entry.lines import Line, is_filled, line_numbered, lines_of, open_lines
from ltsa_desktop.gui.visit.paper_entry.row import AddRow, PaperRow
from ltsa_desktop.gui.visit.session import Delta, VisitSession
from ltsa_desktop.gui.widgets import Banner, MutedLabel, PrimaryButton, SectionTitle, StateChip, Toast
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import StrongLabel
from ltsa_desktop.store.double_entry import SECOND_OF
from ltsa_desktop.store.paper_entry import BLANK_ON_PAPER, UNREADABLE, PaperFacts, facts_of

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk

PAPER_WIDTH = 1080


class PaperWindow(QMainWindow):
    """One pass of typing. Enter goes through the paper, F2 and F3 mark what it leaves blank or what cannot be read.

    Attributes:
        session: None until the pass has been read.
        first: the visit whose paper is typed in (of a first pass: itself).
    """

    ready = Signal()

    def __init__(self, desk: Desk, visit_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.visit_id = visit_id
        self.first = visit_id
        self.session: VisitSession | None = None
        self.facts: PaperFacts | None = None
        self.section = -1
        self.rows: list[PaperRow | AddRow] = []
        self._place: dict[str, PaperRow | AddRow] = {}
        self._current: PaperRow | AddRow | None = None
        give_size(self, 1366, 728)
        self._build()
        self.toast = Toast(self.whole)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        desk.read(lambda store: read_opening(store, visit_id), self._on_read, self._on_unreadable, self)

    @property
    def second(self) -> bool:
        """Whether this is the second pass."""
        return self.first != self.visit_id

    # Building

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("surface", "bar")
        top = QHBoxLayout(head)
        top.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.s)
        top.setSpacing(SPACE.m)
        self.title = QLabel()
        self.title.setProperty("role", "section")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.about = MutedLabel()
        self.sections = QComboBox()
        self.sections.setMinimumWidth(300)
        self.sections.activated.connect(self.show_section)
        top.addWidget(self.title)
        top.addWidget(self.about, 1)
        top.addWidget(self.sections)
        self.banner = Banner()
        self.viewing = QScrollArea()
        self.viewing.setWidgetResizable(True)
        self.viewing.setFrameShape(QFrame.Shape.NoFrame)
        self.viewing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QFrame()
        foot.setProperty("surface", "strip")
        low = QHBoxLayout(foot)
        low.setContentsMargins(SPACE.l, SPACE.xs, SPACE.l, SPACE.xs)
        low.setSpacing(SPACE.s)
        self.saved = StateChip("muted", "")
        self.count = MutedLabel()
        self.count.setWordWrap(False)
        self.blank = PlainButton()
        self.unreadable = PlainButton()
        self.finish = PrimaryButton()
        for button, mark in ((self.blank, BLANK_ON_PAPER.id), (self.unreadable, UNREADABLE.id)):
            # The keyboard stays at the question that the button marks.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self.mark, mark))
        self.finish.clicked.connect(self.show_passes)
        low.addWidget(self.saved)
        low.addWidget(self.count)
        low.addStretch(1)
        for part in (self.blank, self.unreadable, self.finish):
            low.addWidget(part)
        foot.setMinimumHeight(44)
        self.whole = QWidget()
        column = QVBoxLayout(self.whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.banner)
        column.addWidget(self.viewing, 1)
        column.addWidget(foot)
        self.setCentralWidget(self.whole)
        for keys, run in (
            ("F2", partial(self.mark, BLANK_ON_PAPER.id)),
            ("F3", partial(self.mark, UNREADABLE.id)),
            ("Ctrl+PgDown", partial(self.turn, 1)),
            ("Ctrl+PgUp", partial(self.turn, -1)),
            ("Ctrl+Down", self.next_open),
            ("Ctrl+G", self.jump),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+S", self.save_now),
            ("Ctrl+Shift+Return", self.show_passes),
            ("F1", self.show_keys),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        self.retranslate()

    def _on_read(self, opening: Opening) -> None:
        root = opening.opened.form.root.ref
        self.facts = facts_of(opening.extras, root)
        self.first = opening.extras.get(root + SECOND_OF, self.visit_id)
        session = VisitSession(self.desk, opening, self)
        if opening.visit.status in ("compared", "removed"):
            session.read_only = True
        self.session = session
        if self.facts is not None and self.facts.keyed is not None:
            session.queue.who = self.facts.keyed.who
        keep_fresh(session, opening)
        session.tally.rebuild()
        session.changed.connect(self._on_changed)
        session.saved.connect(lambda moment: self._tell_saved())
        session.settled.connect(self._tell_saved)
        session.refused.connect(self._on_refused)
        session.told.connect(lambda words, kind: self.toast.say(words, kind))
        self.retranslate()
        if opening.crashed_at:
            self.banner.show_text(
                "ok",
                self.tr(
                    "Program terhenti sebelum layar ini ditutup. Semua {n} isian yang sudah tersimpan ada di sini."
                ).format(n=sum(1 for mark in session.tally.marks.values() if mark.answered)),
                self.tr("Tutup"),
                lambda: self.banner.show_text("ok", ""),
            )
        place = session.place
        self.show_section(session.tally.section_of(place) if place else 0)
        self.go_to(place)
        session.mark_open(True)
        self.ready.emit()

    def retranslate(self) -> None:
        """Put every word in again."""
        self.setWindowTitle(self.tr("Ketik dari kertas"))
        self.sections.setAccessibleName(self.tr("Bagian kertas (Ctrl+PgUp, Ctrl+PgDn)"))
        self.blank.setText(self.tr("Kosong di kertas (F2)"))
        self.unreadable.setText(self.tr("Tidak terbaca (F3)"))
        self.finish.setText(self.tr("Selesai mengetik"))
        self.finish.setToolTip("Ctrl+Shift+Enter")
        session, facts = self.session, self.facts
        if session is None or facts is None:
            return
        self.title.setText(session.visit.centre_name)
        which = self.tr("Pengetikan kedua") if self.second else self.tr("Pengetikan pertama")
        who = facts.keyed.who.name if facts.keyed else "–"
        self.about.setText(
            self.tr("{which} oleh {who} · kertas {day}, diisi {by}").format(
                which=which, who=who, day=date_short(facts.day), by=facts.by.name or "–"
            )
        )
        self.setWindowTitle(f"{which} – {session.visit.centre_name} – LTSA Desktop")
        at = max(0, self.section)
        self.sections.clear()
        for section in session.tally.sections:
            self.sections.addItem(session.label(section.ref) if section.ref else self.tr("Umum"))
        self.sections.setCurrentIndex(at)
        self._tell_saved()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.session is not None:
            self.session.follow_language()
            self.retranslate()
            place = self._current.path if self._current is not None else ""
            self.show_section(max(0, self.section))
            self.go_to(place)

    # Getting around

    def show_section(self, index: int) -> None:
        """Show a page of the paper and go to its first question."""
        session = self.session
        if session is None:
            return
        self.flush()
        self.section = index
        self.sections.setCurrentIndex(index)
        self._current = None
        page = QWidget()
        page.setAutoFillBackground(True)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        outer = QHBoxLayout(page)
        outer.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.xxl)
        inner = QWidget()
        inner.setMaximumWidth(PAPER_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = []
        for line in lines_of(session, session.tally.sections[index]):
            column.addWidget(self._widget(line))
        column.addStretch(1)
        outer.addStretch(0)
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        self._place = {row.path: row for row in self.rows}
        for before, after in zip(self.rows, self.rows[1:], strict=False):
            QWidget.setTabOrder(before.target, after.target)
        old = self.viewing.takeWidget()
        self.viewing.setWidget(page)
        if old is not None:
            old.hide()
            old.deleteLater()
        self._tell_count()
        if self.rows:
            self.rows[0].focus_first()

    def _widget(self, line: Line) -> QWidget:
        assert self.session is not None
        if line.kind == "head":
            head = SectionTitle(f"{line.number} {line.title}".strip())
            head.setContentsMargins(SPACE.m, SPACE.l, 0, SPACE.xs)
            return head
        if line.kind == "record":
            words = StrongLabel(self.tr("{title} ke-{n}").format(title=line.title, n=line.number))
            words.setContentsMargins(SPACE.m, SPACE.m, 0, SPACE.xs)
            return words
        if line.kind == "add":
            add = AddRow(line)
            add.wanted.connect(self.add_record)
            self.rows.append(add)
            return add
        row = PaperRow(self.session, line)
        row.advance_requested.connect(partial(self.step_from, row, 1))
        self.rows.append(row)
        return row

    def go_to(self, path: str) -> bool:
        """Go to the question at `path`; whether it is there."""
        session = self.session
        if session is None or not path or not session.holds(path):
            return False
        index = session.tally.section_of(path)
        if index != self.section:
            self.show_section(index)
        row = self._place.get(path)
        if row is not None:
            row.focus_first()
        return row is not None

    def step_from(self, row: PaperRow | AddRow, step: int) -> None:
        """To the next (or previous) line of the paper, over the page's edge too."""
        if row not in self.rows:
            return
        to = self.rows.index(row) + step
        if 0 <= to < len(self.rows):
            self.rows[to].focus_first()
        elif not self.turn(step) and step > 0:
            self.finish.setFocus(Qt.FocusReason.TabFocusReason)

    def turn(self, step: int) -> bool:
        """To the next or previous page; whether there is one."""
        session = self.session
        index = self.section + step
        if session is None or not 0 <= index < len(session.tally.sections):
            return False
        self.show_section(index)
        if step < 0 and self.rows:
            self.rows[-1].focus_first()
        return True

    def next_open(self) -> None:
        """Ctrl+↓: to the next line without anything typed or marked."""
        rows = self.rows
        at = rows.index(self._current) if self._current in rows else -1
        for row in rows[at + 1 :]:
            if not row.filled:
                row.focus_first()
                return
        session = self.session
        assert session is not None
        for index in [*range(self.section + 1, len(session.tally.sections)), *range(self.section + 1)]:
            for line in lines_of(session, session.tally.sections[index]):
                if line.kind == "question" and not is_filled(session, line.path):
                    self.go_to(line.path)
                    return
        self.toast.say(self.tr("Semua sudah diketik atau ditandai."), "ok")

    def open_lines(self) -> list[Line]:
        """The lines of the whole paper that the form asks for and that hold neither an answer nor a mark."""
        return open_lines(self.session) if self.session is not None else []

    def jump(self) -> None:
        """Ctrl+G: to a number of the paper."""
        from ltsa_desktop.gui.visit.paper_entry.jump import PaperJump

        if self.session is not None:
            PaperJump(self).open()

    def line_numbered(self, typed: str) -> str:
        """The path of the line with this printed number (the first in the paper), "" when there is none."""
        return line_numbered(self.session, typed) if self.session is not None else ""

    # Deeds

    def mark(self, words: str) -> None:
        """F2, F3: the paper is blank here, or cannot be read; then on."""
        row = self._current
        if isinstance(row, PaperRow) and self.session is not None and not self.session.read_only:
            row.set_mark(words)
            if self.session.skip_reason(row.path):
                self.step_from(row, 1)

    def add_record(self, repeat: str) -> None:
        """Begin another record of a repeat and go to its first question."""
        session = self.session
        if session is None or session.read_only:
            return
        instance = session.add_instance(repeat)
        inside = next((row for row in self.rows if row.path.startswith(instance + "/")), None)
        if inside is not None:
            inside.focus_first()

    def undo(self) -> None:
        """Take the last step back."""
        if self.session is not None:
            self.flush()
            self.session.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        if self.session is not None:
            self.session.redo()

    def save_now(self) -> None:
        """Ctrl+S: give what is being typed; everything else is saved anyway."""
        if self.session is not None:
            self.flush()
            self.session.queue.retry()

    def flush(self) -> None:
        """Give whatever is being typed."""
        for row in self.rows:
            if shiboken6.isValid(row) and (row is self._current or not row.isHidden()):
                row.flush()

    def show_passes(self) -> None:
        """What is typed, what is missing, and what comes next: a second pass, the comparison, the seal."""
        if self.session is None:
            return
        self.flush()
        from ltsa_desktop.gui.visit.paper_entry.passes import PassesDialog

        PassesDialog(self.desk, self.first, self, paper=self).open()

    def show_keys(self) -> None:
        """F1: every key, in words."""
        from ltsa_desktop.gui.shell.keys import KeysOverlay

        KeysOverlay(self.tr("Semua tombol papan ketik"), key_groups(), self).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._current
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            row.flush()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_from(row, -1 if back else 1)
            return
        super().keyPressEvent(event)

    # Following

    def _on_changed(self, delta: Delta) -> None:
        if delta.structure or delta.whole:
            place = self._current.path if self._current is not None else ""
            held = self.viewing.verticalScrollBar().value()
            self.show_section(max(0, self.section))
            self.viewing.verticalScrollBar().setValue(held)
            self.go_to(place)
            return
        for path in {path.partition("#")[0] for path in delta.paths}:
            row = self._place.get(path)
            if row is not None:
                row.refresh()
        self._tell_count()
        self._tell_saved()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        widget = new
        while widget is not None and not isinstance(widget, PaperRow | AddRow):
            widget = widget.parentWidget()
        if widget is None or widget not in self.rows or widget is self._current:
            return
        if self._current is not None and shiboken6.isValid(self._current):
            self._current.set_current(False)
        self._current = widget
        widget.set_current(True)
        if self.session is not None:
            self.session.place = widget.path
        self.blank.setEnabled(isinstance(widget, PaperRow))
        self.unreadable.setEnabled(isinstance(widget, PaperRow))
        self._in_sight(widget)

    def _in_sight(self, row: QWidget) -> None:
        self.viewing.ensureWidgetVisible(row, 0, min(row.height() + SPACE.xxl, self.viewing.viewport().height() // 3))

    def _tell_count(self) -> None:
        questions = [row for row in self.rows if isinstance(row, PaperRow)]
        done = sum(row.filled for row in questions)
        self.count.setText(self.tr("{n} dari {all} baris di bagian ini").format(n=done, all=len(questions)))

    def _tell_saved(self) -> None:
        session = self.session
        if session is None:
            return
        if session.queue.trouble is not None:
            return
        if session.queue.waiting:
            self.saved.set_state("muted", self.tr("Menyimpan…"))
        elif session.saved_at is not None:
            self.saved.set_state("ok", self.tr("Tersimpan {time}").format(time=clock(session.saved_at)))
        else:
            self.saved.set_state("ok", self.tr("Semua tersimpan"))

    def _on_refused(self, error: UserError) -> None:
        session = self.session
        assert session is not None
        self.saved.set_state("error", self.tr("Belum tersimpan: {n} jawaban").format(n=session.queue.waiting))
        self.banner.show_text("error", say(error.text), self.tr("Coba simpan lagi"), session.queue.retry)

    def _on_unreadable(self, error: UserError) -> None:
        self.banner.show_text("error", say(error.text), self.tr("Tutup"), self._close)

    # Closing

    def _close(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        session = self.session
        if session is None:
            event.accept()
            return
        self.flush()
        if session.queue.trouble is not None:
            event.ignore()
            ask_to_leave(self, session)
            return
        if not session.queue.idle():
            # What is on its way arrives first; then the window closes by itself.
            event.ignore()
            session.settled.connect(self._close, Qt.ConnectionType.QueuedConnection)
            return
        session.mark_open(False)
        event.accept()
        self.desk.data_changed.emit()
