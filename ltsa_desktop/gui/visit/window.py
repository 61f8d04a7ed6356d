"""The visit window: sections left, the form, the score at the right, and at the foot that everything is saved."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.sizes import give_size
from ltsa_desktop.gui.visit.banners import ask_to_leave, tell_crash, tell_mode
from ltsa_desktop.gui.visit.changes import open_changes
from ltsa_desktop.gui.visit.deeds import bind, open_anything
from ltsa_desktop.gui.visit.first_paint import FirstPaint
from ltsa_desktop.gui.visit.foot import Foot
from ltsa_desktop.gui.visit.form_view import FormView
from ltsa_desktop.gui.visit.head import VisitHead
from ltsa_desktop.gui.visit.last_visit import Past, read_past
from ltsa_desktop.gui.visit.navigation import VisitKeys, open_find
from ltsa_desktop.gui.visit.opening import Opening, keep_fresh, read_opening
from ltsa_desktop.gui.visit.page_head import PageHead
from ltsa_desktop.gui.visit.paper_entry.blind import show_first
from ltsa_desktop.gui.visit.score_panel import ScorePanel
from ltsa_desktop.gui.visit.section_tree import SectionTree
from ltsa_desktop.gui.visit.session import Delta, VisitSession
from ltsa_desktop.gui.visit.side import SIDE_WIDTH, Side
from ltsa_desktop.gui.widgets import Banner, Toast

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.visit.ahead import VisitAhead
    from ltsa_desktop.store import Revision


def open_visit(
    desk: Desk, visit_id: str, parent: QWidget | None = None, ahead: VisitAhead | None = None
) -> VisitWindow:
    """Show the window of a visit: the one `ahead` holds, or one that paints at once and fills when the visit is read.

    A second call for the same visit brings the window that is open to the front.
    """
    window = shown_window(visit_id)
    if window is not None:
        window.raise_()
        window.activateWindow()
        return window
    window = ahead.take(visit_id) if ahead is not None else None
    if window is None:
        window = VisitWindow(desk, visit_id, parent)
        window.read()
    window.show()
    return window


def shown_window(visit_id: str) -> VisitWindow | None:
    """The window that shows a visit now; found among the top windows, so that no list of ours can outlive it."""
    from PySide6.QtWidgets import QApplication

    windows = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, VisitWindow))
    return next((window for window in windows if window.visit_id == visit_id and window.isVisible()), None)


class VisitWindow(QMainWindow):
    """See the module. It is empty until `read`, or until it was furnished and begun by who made it ahead.

    Attributes:
        session: None until the visit has been read.

    Signals:
        ready(): the first section is on the screen.
        opened_anew(window): another window shows the visit from now on; this one closes.
    """

    ready = Signal()
    opened_anew = Signal(object)

    def __init__(self, desk: Desk, visit_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.begun = False
        self.desk = desk
        self.visit_id = visit_id
        self.session: VisitSession | None = None
        self.form: FormView | None = None
        self.side: Side | None = None
        self.tree: SectionTree | None = None
        self.panel: ScorePanel | None = None
        self.setWindowTitle(self.tr("Kunjungan"))
        give_size(self, 1366, 728)
        if saved := desk.settings.geometry.get("visit"):
            self.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii")))
        self.head = VisitHead()
        self.banner = Banner()
        self.foot = Foot()
        self._middle = QWidget()
        self._middle.setProperty("surface", "paper")
        self._row = QHBoxLayout(self._middle)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(self._middle, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(whole)
        self.toast = Toast(whole)

    # Building

    def read(self) -> None:
        """Read the visit and show it."""
        visit = self.visit_id
        self.desk.read(lambda store: read_opening(store, visit), self._on_read, self._on_unreadable, self)

    def _on_read(self, opening: Opening) -> None:
        show_first(self, opening, lambda: self._show(opening))

    def _show(self, opening: Opening) -> None:
        for _ in self.furnish(opening):
            pass
        # Keys, counting, scoring and the last visit follow the first paint.
        assert self.form is not None
        FirstPaint(self.form.page(self.form.section).inside, lambda: self._second_helping(opening))
        self.ready.emit()

    def furnish(self, opening: Opening, past: Past | None = None, slice_s: float | None = None) -> Iterator[None]:
        """Put the visit into the window, with a rest after each step; nothing of it is written yet.

        Args:
            opening: what was read.
            past: where it was read too, everything is counted before it is shown.
            slice_s: make cards for about so many seconds at a time; None makes all of the first screen in one step.
        """
        session = VisitSession(self.desk, opening, self)
        self.session = session
        yield
        if past is not None:
            session.last, session.carried = past.last, past.carried
            session.tally.rebuild()
            yield
            session.score_now()
            yield
        self.side = Side(session)
        self.tree = self.side.tree
        yield
        self.form = FormView(session)
        self.form.resize(self._middle.width() - SIDE_WIDTH, self._middle.height())
        paper = QVBoxLayout()
        paper.setSpacing(0)
        self.page_head = PageHead(session, self.form)
        self.page_head.changes.clicked.connect(lambda: open_changes(self))
        paper.addWidget(self.page_head)
        paper.addWidget(self.form, 1)
        self._row.addWidget(self.side)
        self._row.addLayout(paper, 1)
        self.tree.section_chosen.connect(self.go_to_section)
        self.side.problems.clicked.connect(lambda: self.next_problem())
        self.side.warnings.clicked.connect(lambda: self.next_warning())
        self.side.open_ones.clicked.connect(lambda: self.next_open())
        self.side.later.clicked.connect(lambda: self.next_later())
        self.side.marked.clicked.connect(lambda: self.next_bookmark())
        self.head.score_button.clicked.connect(self.toggle_score)
        self.head.find_button.clicked.connect(lambda: open_find(self))
        self.head.anything_button.clicked.connect(lambda: open_anything(self))
        self.head.keys_button.clicked.connect(self.show_keys)
        self.form.section_changed.connect(self.tree.show_section)
        self.form.place_changed.connect(self._on_place_changed)
        self.form.ended.connect(self.foot.finish.setFocus)
        session.changed.connect(self._on_changed)
        session.score_changed.connect(self._on_score)
        session.told.connect(lambda words, kind: self.toast.say(words, kind))
        session.refused.connect(self._on_refused)
        session.mode_changed.connect(self._on_mode)
        session.version_changed.connect(self._open_anew)
        yield
        self.foot.follow(session)
        self.foot.finish.clicked.connect(self.finalise)
        self.retranslate()
        tell_mode(self)
        start = session.tally.section_of(session.place) if session.place else 0
        while slice_s is not None and not self.form.make(start, time.perf_counter() + slice_s):
            yield
        self.form.show_section(start)
        self.tree.show_section(start)
        if past is not None:
            yield
            self._complete(opening)

    def _second_helping(self, opening: Opening) -> None:
        session = self.session
        if session is None:
            return
        keep_fresh(session, opening)
        if not session.tally.order:
            session.tally.rebuild()
        session.score_now()
        self._complete(opening)
        self.begin()
        visit = session.visit
        self.desk.read(lambda store: read_past(store, visit), self._on_past, self._ignore, self)

    def _complete(self, opening: Opening) -> None:
        """Show the counts, bind the keys, and put the keyboard where the person was."""
        session, form = self.session, self.form
        assert session is not None
        assert form is not None
        bind(self)
        session.tally.warnings.look_at_all()
        self._on_changed(Delta(whole=True))
        if not form.go_to(session.place):
            form.go_to(form.first_in(form.section))
        if opening.crashed_at:
            tell_crash(self, opening)

    def begin(self, first: QWidget | None = None) -> None:
        """The person looks at it from now on; the store knows that the visit is open, once `first` was painted."""
        self.begun = True
        assert self.session is not None
        mark = partial(self.session.mark_open, True)
        if first is None:
            mark()
        else:
            FirstPaint(first, mark)

    def retranslate(self) -> None:
        """Put every word in again."""
        session = self.session
        self.head.retranslate(session)
        self.foot.retranslate()
        if session is None or self.side is None:
            return
        visit = session.visit
        self.setWindowTitle(f"{visit.centre_name} – {date_long(visit.day, language())} – LTSA Desktop")
        self.side.retranslate()
        self.page_head.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.session is not None and self.form is not None:
            self.session.follow_language()
            self.retranslate()
            self.form.retranslate()
            if self.panel is not None:
                self.panel.retranslate()
            tell_mode(self)

    # Deeds

    def undo(self) -> None:
        """Take the last step back (what is being typed is such a step)."""
        if self.session is not None and self.form is not None:
            self.form.flush()
            self.session.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        if self.session is not None:
            self.session.redo()

    def next_problem(self, step: int = 1) -> None:
        """F8: to the next problem, or when there is none to the next warning."""
        wrong = self.session is not None and self.session.tally.whole.problems
        self._go_next("problem" if wrong else "warning", step, self.tr("Tidak ada masalah."))

    def next_warning(self, step: int = 1) -> None:
        """To the next warning that no remark answers."""
        self._go_next("warning", step, self.tr("Tidak ada peringatan."))

    def next_open(self, step: int = 1) -> None:
        """Ctrl+↓: to the next question without an answer."""
        self._go_next("open", step, self.tr("Semua pertanyaan sudah dijawab."))

    def next_later(self, step: int = 1) -> None:
        """To the next question that was put off."""
        self._go_next("later", step, self.tr("Tidak ada pertanyaan yang ditandai “nanti”."))

    def next_bookmark(self, step: int = 1) -> None:
        """To the next bookmark."""
        self._go_next("marked", step, self.tr("Belum ada penanda."))

    def toggle_mark(self, suffix: str) -> None:
        """Mark the question one is at as "later" or with a bookmark, or take the mark away."""
        card = self.form.current_card() if self.form is not None else None
        if card is not None:
            card.session.toggle_mark(card.path, suffix)

    def show_history(self) -> None:
        """Who answered what at the question one is at, and what was undone."""
        card = self.form.current_card() if self.form is not None else None
        if card is not None:
            card.open_history()

    def turn(self, step: int) -> None:
        """To the next or previous section that is asked."""
        if self.form is not None and (index := self.form.beside(step)) >= 0:
            self.go_to_section(index)

    def go_to_section(self, index: int) -> None:
        """Turn to a section and its first question."""
        if self.form is None:
            return
        self.form.show_section(index)
        if not self.form.go_to(self.form.first_in(index)):
            self.form.setFocus()

    def write_remark(self) -> None:
        """Ctrl+.: a remark on the question one is at."""
        card = self.form.current_card() if self.form is not None else None
        if card is not None:
            card.open_remark()

    def take_photo(self) -> None:
        """Ctrl+Shift+F: a photo for the question one is at."""
        card = self.form.current_card() if self.form is not None else None
        if card is not None and not card.open_photo():
            self.toast.say(self.tr("Pertanyaan ini tidak meminta foto."), "info")

    def toggle_score(self) -> None:
        """Show or hide what the score is made of."""
        if self.session is None or self.form is None:
            return
        if self.panel is None:
            self.panel = ScorePanel(self.session)
            self.panel.question_chosen.connect(self.form.go_to)
            self.panel.closed.connect(self.toggle_score)
            self._row.addWidget(self.panel)
            self.panel.close_button.setFocus()
            return
        panel, self.panel = self.panel, None
        self._row.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self.form.go_to(self.session.place)

    def go_to_tree(self) -> None:
        """F6: between the sections and the form."""
        if self.tree is None or self.form is None or self.session is None:
            return
        if self.tree.hasFocus():
            self.form.go_to(self.session.place or self.form.first_in(self.form.section))
        else:
            self.tree.setFocus()

    def save_now(self) -> None:
        """Ctrl+S: give what is being typed; everything else is saved anyway."""
        if self.form is not None and self.session is not None:
            self.form.flush()
            self.session.queue.retry()

    def show_keys(self) -> None:
        """F1: every key, in words."""
        from ltsa_desktop.gui.shell.keys import KeysOverlay

        KeysOverlay(self.tr("Semua tombol papan ketik"), VisitKeys().groups(), self).open()

    def finalise(self) -> None:
        """Show the check list; seal when the person says so. A sealed visit can be opened again here."""
        if self.session is None or self.form is None:
            return
        self.form.flush()
        if self.session.read_only:
            self.reopen()
            return
        from ltsa_desktop.gui.visit.finalise import FinaliseDialog

        self.session.set_strict(True)
        dialog = FinaliseDialog(self.session, self)
        dialog.question_chosen.connect(self.form.go_to)
        dialog.sealed_wanted.connect(self._seal)
        dialog.open()

    def reopen(self) -> None:
        """Ask why, then make a sealed visit editable."""
        if self.session is None or self.session.visit.status != "final":
            return
        from ltsa_desktop.gui.visit.finalise import ReopenDialog

        dialog = ReopenDialog(self)
        dialog.reason_given.connect(self.session.reopen)
        dialog.open()

    def _seal(self) -> None:
        if self.session is not None:
            self.session.seal(self._on_sealed)

    def _go_next(self, wanted: str, step: int, none: str) -> None:
        form, session = self.form, self.session
        if form is None or session is None:
            return
        form.flush()
        if not form.go_to(session.tally.next(form.place() or session.place, wanted, step)):
            self.toast.say(none, "ok")

    # Following the session

    def _on_place_changed(self, _path: str) -> None:
        if self.tree is not None and self.form is not None:
            self.tree.show_section(self.form.section)

    def _on_changed(self, _delta: Delta) -> None:
        if self.side is not None:
            self.side.refresh()

    def _on_score(self) -> None:
        if self.session is not None:
            self.head.show_score(self.session)

    def _on_past(self, past: Past) -> None:
        session = self.session
        if session is None:
            return
        if past.last is None:
            session.take_carried(past.carried)
            return
        session.last, session.carried = past.last, past.carried
        session.changed.emit(Delta(whole=True))

    def _ignore(self, _error: UserError) -> None:
        """The last visit is a convenience; without it the window works the same."""

    def _on_refused(self, error: UserError) -> None:
        if error.code == "visit-sealed" and self.session is not None:
            self.session.queue.give_up()
            self.session.read_only = True
            self._on_mode()

    def _on_sealed(self, revision: Revision) -> None:
        self.toast.say(
            self.tr("Kunjungan disegel. Kode versi: {code}. Ctrl+P mencetaknya.").format(code=revision.short_code),
            "ok",
        )
        self.desk.data_changed.emit()

    def _on_mode(self) -> None:
        tell_mode(self)
        if self.form is not None:
            self.form.retranslate()

    def _on_unreadable(self, error: UserError) -> None:
        self.banner.show_text("error", say(error.text), self.tr("Tutup"), self._close)

    def _open_anew(self) -> None:
        """Show the visit in the version of its form that it has now."""
        anew = VisitWindow(self.desk, self.visit_id, self.parentWidget())
        anew.read()
        anew.show()
        self.opened_anew.emit(anew)
        QTimer.singleShot(0, self, self._close)

    # Closing

    def _close(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        session, form = self.session, self.form
        if session is None or form is None or not self.begun:
            event.accept()
            return
        form.flush()
        if session.queue.trouble is not None:
            event.ignore()
            ask_to_leave(self)
            return
        if not session.queue.idle():
            # What is on its way arrives first; then the window closes by itself.
            event.ignore()
            session.settled.connect(self._close, Qt.ConnectionType.QueuedConnection)
            return
        session.mark_open(False)
        self.desk.settings.geometry["visit"] = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self.desk.keep_settings()
        event.accept()
        self.desk.data_changed.emit()

    def leave_without(self) -> None:
        """Close, giving up what the disk does not take."""
        if self.session is not None:
            self.session.queue.give_up()
            QTimer.singleShot(0, self.close)
