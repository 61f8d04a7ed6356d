"""The working lists of a visit in one dialog: findings, aspirations, good practices, earlier agreements."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.worklists import records as r
from ltsa_desktop.gui.visit.worklists.agreements import Agreements
from ltsa_desktop.gui.visit.worklists.follow_up_page import FollowUpPage
from ltsa_desktop.gui.visit.worklists.record_page import RecordPage
from ltsa_desktop.gui.widgets import EmptyState, MutedLabel, PrimaryButton, Toast
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ltsa_desktop.gui.visit.session import Delta, VisitSession

FOLLOW_UPS = "follow_ups"
TABS = (*r.KINDS, FOLLOW_UPS)


class WorklistDialog(Dialog):
    """See the module.

    Signals:
        question_wanted(str): go to this question of the form (the dialog has closed).
    """

    question_wanted = Signal(str)

    def __init__(self, session: VisitSession, agreements: Agreements, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.agreements = agreements
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.m)
        column.setSpacing(SPACE.s)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        self.keys = MutedLabel()
        self.back = PrimaryButton()
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        column.addLayout(line(self.keys, self.back))
        self.toast = Toast(self)
        self.pages: dict[str, RecordPage | FollowUpPage | EmptyState] = {}
        for name in TABS:
            self.tabs.addTab("")
            page = self._page(name)
            self.pages[name] = page
            self.stack.addWidget(page)
        self.tabs.currentChanged.connect(self._on_tab)
        self.back.clicked.connect(self.accept)
        session.changed.connect(self._on_changed)
        agreements.loaded.connect(self._count)
        for number, name in enumerate(TABS, 1):
            self._key(f"Ctrl+{number}", partial(self.show_list, name))
        self._key("Insert", self.add)
        self._key("Ctrl+N", self.add)
        self._key("Ctrl+D", self._duplicate)
        self._key("F6", self._other_side)
        self._key("F7", self._fishbone)
        self._key("Ctrl+Z", self._undo)
        self._key("Ctrl+Y", session.redo)
        self._key("Ctrl+Shift+Z", session.redo)
        self.resize(1318, 700)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Daftar kerja kunjungan"))
        self.tabs.setAccessibleName(self.tr("Daftar kerja kunjungan"))
        self.keys.setText(
            self.tr("Ctrl+1…4 daftar · Insert tambah · Enter mengisi · F6 tabel/isian · Ctrl+Z urungkan · Esc kembali")
        )
        self.back.setText(self.tr("Kembali ke formulir"))
        for name, page in self.pages.items():
            if isinstance(page, EmptyState):
                page.set_words(*self._nothing(name))
            else:
                page.retranslate()
        self._count()

    def show_list(self, name: str) -> None:
        """Turn to one of `TABS`."""
        self.tabs.setCurrentIndex(TABS.index(name))
        self._take_keyboard()

    def add(self, about: str = "") -> None:
        """A new record in the list that is shown, about a question of the form."""
        page = self.current()
        if isinstance(page, RecordPage) and not self.session.read_only:
            page.add(about)

    def current(self) -> RecordPage | FollowUpPage | EmptyState:
        """The list that is shown."""
        return self.pages[TABS[self.tabs.currentIndex()]]

    def flush(self) -> None:
        """Give everything that is being typed."""
        for page in self.pages.values():
            if isinstance(page, RecordPage):
                page.editor.flush()
            elif isinstance(page, FollowUpPage):
                page.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        super().closeEvent(event)

    def accept(self) -> None:
        self.flush()
        super().accept()

    def reject(self) -> None:
        self.flush()
        super().reject()

    def _page(self, name: str) -> RecordPage | FollowUpPage | EmptyState:
        if name == FOLLOW_UPS:
            page = FollowUpPage(self.session, self.agreements)
            page.told.connect(lambda words: self.toast.say(words, "ok"))
            return page
        kind = r.KINDS[TABS.index(name)]
        family = r.family(self.session, kind)
        if family is None:
            return EmptyState("list-check")
        made = RecordPage(self.session, family)
        made.question_wanted.connect(self._on_question)
        made.told.connect(lambda words: self.toast.say(words, "info"))
        return made

    def _nothing(self, name: str) -> tuple[str, str]:
        return (
            self.tr("Formulir ini tidak memuat daftar ini"),
            self.tr("Instrumen lain dapat memuatnya; di sini tidak ada yang perlu diisi."),
        )

    def _count(self) -> None:
        titles = {
            "finding": self.tr("Temuan ({n})"),
            "aspiration": self.tr("Aspirasi ({n})"),
            "practice": self.tr("Praktik baik ({n})"),
            FOLLOW_UPS: self.tr("Tindak lanjut ({n} belum dikonfirmasi)"),
        }
        for place, name in enumerate(TABS):
            page = self.pages[name]
            count = 0 if isinstance(page, EmptyState) else page.count()
            self.tabs.setTabText(place, titles[name].format(n=count))

    def _take_keyboard(self) -> None:
        page = self.current()
        if isinstance(page, EmptyState):
            self.tabs.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            page.show_first()

    def _on_tab(self, place: int) -> None:
        self.stack.setCurrentIndex(place)

    def _on_changed(self, _delta: Delta) -> None:
        self._count()

    def _on_question(self, path: str) -> None:
        self.accept()
        self.question_wanted.emit(path)

    def _duplicate(self) -> None:
        page = self.current()
        if isinstance(page, RecordPage):
            page.duplicate()

    def _fishbone(self) -> None:
        page = self.current()
        if isinstance(page, RecordPage):
            page.show_fishbone()

    def _undo(self) -> None:
        self.flush()
        self.session.undo()

    def _other_side(self) -> None:
        page = self.current()
        if isinstance(page, EmptyState):
            return
        if page.table.hasFocus():
            if isinstance(page, RecordPage):
                page.editor.focus_first()
            elif page.state is not None:
                page.state.focus_first()
        else:
            page.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _key(self, keys: str, run: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(run)
