"""A centre's page: all that is known of it, one tab for each question one asks in a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.meeting.centre_people import PeoplePart, PhotosPart
from ltsa_desktop.gui.meeting.centre_records import DesksPart, FindingsPart, PracticesPart
from ltsa_desktop.gui.meeting.centre_scores import ScoresPart
from ltsa_desktop.gui.meeting.centre_summary import SummaryPart
from ltsa_desktop.gui.meeting.compare import ComparePart
from ltsa_desktop.gui.meeting.tab import MeetingTab
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import MutedLabel, StateChip, Title
from ltsa_desktop.gui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.centre_models import CentrePage
    from ltsa_desktop.store.figures.scope import Scope


class CentreProfile(MeetingTab):
    """See the module; Alt+1 … choose the tab, Esc goes back to the list.

    Signals:
        left(): back to where one came from.
    """

    left = Signal()

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.page: CentrePage | None = None
        self._code = ""
        self.body.setContentsMargins(0, 0, 0, 0)
        self.back = QuietButton("", "arrow-left")
        self.back.clicked.connect(self.left)
        self._name = Title()
        self._state, self._where = StateChip(), MutedLabel()
        self._visit, self._status = PrimaryButton("", "plus"), PlainButton("", "pencil")
        self._visit.clicked.connect(lambda: actions.new_visit(self._code))
        self._status.clicked.connect(self._on_status)
        self.body.addLayout(line(self.back, None, self._status, self._visit))
        self.body.addWidget(self._name)
        self.body.addLayout(line(self._state, self._where, spacing=SPACE.m))
        self.tabs = QTabWidget()
        self.parts: tuple[Any, ...] = (
            SummaryPart(desk, actions),
            ScoresPart(desk, actions),
            DesksPart(desk, actions),
            FindingsPart(desk, actions),
            PracticesPart(desk, actions),
            PhotosPart(desk, actions),
            PeoplePart(desk, actions),
            ComparePart(desk, actions),
        )
        for part in self.parts:
            self.tabs.addTab(part, "")
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.basis)
        for number in range(1, len(self.parts) + 1):
            self._shortcut(f"Alt+{number}", lambda number=number: self.open_part(number - 1))
        self._shortcut("Escape", self.left.emit)
        self.retranslate()

    def _shortcut(self, keys: str, deed: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def open_part(self, number: int) -> None:
        """Turn to a tab and give it the keyboard."""
        self.tabs.setCurrentIndex(number)
        field = self.parts[number].first_field()
        if field is not None:
            field.setFocus()

    def show_centre(self, code: str, scope: Scope) -> None:
        """Read and show a centre as it is in a scope."""
        self._code = code
        self.set_scope(scope)

    def code(self) -> str:
        """The centre shown."""
        return self._code

    def figures(self, store: Store, scope: Scope) -> CentrePage:
        from ltsa_desktop.store.figures.centre import centre_page

        return centre_page(store, self._code, scope)

    def fill(self, found: CentrePage) -> None:
        self.page = found
        for part in self.parts:
            part.show_page(found, self.scope)
        self.tell_basis(found.basis)
        self.retranslate()

    def retranslate(self) -> None:
        self.back.setText(self.tr("Daftar pusat layanan (Esc)"))
        self._visit.setText(self.tr("Kunjungan baru di sini"))
        self._status.setText(self.tr("Catat status…"))
        self.tabs.setAccessibleName(self.tr("Bagian halaman pusat layanan"))
        names = (
            self.tr("Ringkasan"),
            self.tr("Nilai"),
            self.tr("Desk"),
            self.tr("Temuan"),
            self.tr("Praktik"),
            self.tr("Foto"),
            self.tr("Orang"),
            self.tr("Bandingkan"),
        )
        page = self.page
        counts = (0, 0, 0, len(page.findings), len(page.practices), len(page.photos), 0, 0) if page else (0,) * 8
        for number, (name, count) in enumerate(zip(names, counts, strict=True)):
            self.tabs.setTabText(number, f"{name} ({count})" if count else name)
            self.tabs.setTabToolTip(number, f"{name} (Alt+{number + 1})")
        if page is None:
            return
        row = page.row
        self._name.setText(f"{row.name} · CONTOH" if row.example and "CONTOH" not in row.name else row.name)
        self._state.set_state(*words.centre_state(row.status.state))
        source = words.status_source(row.status.origin, row.status.source)
        if source and row.status.day is not None:
            source = f"{source}, {words.day(row.status.day)}"
        parts = [
            self.tr("menurut {source}").format(source=source) if source else "",
            ", ".join(dict.fromkeys(part for part in (row.regency, row.province) if part)),
            row.code,
            self.tr("percontohan MRC") if row.mrc_pilot else "",
        ]
        self._where.setText(" · ".join(part for part in parts if part))
        self.setAccessibleName(row.name)

    def _on_status(self) -> None:
        if self.page is not None:
            self.actions_.add_status(self.page.detail.summary)
