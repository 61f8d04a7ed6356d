"""Mapping and meeting: one page with a tab for each thing that goes on the table, all looking at the same visits."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from ltsa_desktop.gui.meeting.scope_bar import ScopeBar
from ltsa_desktop.gui.pages.base import Page
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Title

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.scope import Examples

TABS: dict[str, tuple[str, str]] = {
    "overview": ("overview", "OverviewTab"),
    "analysis": ("analysis", "AnalysisTab"),
    "learning": ("learning", "LearningTab"),
    "follow_up": ("follow_up", "FollowUpTab"),
    "documents": ("documents", "DocumentsTab"),
}
"""Name → module of `gui.meeting` and class; a tab is made when it is first shown."""


class MapPage(Page):
    """See the module. Alt+1 to Alt+5 choose the tab; F9 begins the minutes."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._made: dict[str, Any] = {}
        self._chosen = False
        self.bar = ScopeBar()
        self.bar.changed.connect(self._on_scope)
        self._title = Title()
        self._title.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setSpacing(SPACE.xl)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.bar, 1)
        self.body.addLayout(head)
        self.tabs = QTabWidget()
        for _ in TABS:
            host = QWidget()
            column = QVBoxLayout(host)
            column.setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(host, "")
        self.tabs.currentChanged.connect(lambda _: self._show())
        self.body.addWidget(self.tabs, 1)
        for number in range(1, len(TABS) + 1):
            self._shortcut(f"Alt+{number}", lambda number=number: self.open_tab(list(TABS)[number - 1]))
        self._shortcut("F9", self._minutes)
        self.retranslate()

    def _shortcut(self, keys: str, deed: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def tab(self, name: str) -> Any:
        """The tab of that name, made now if it was never shown."""
        if name not in self._made:
            module, kind = TABS[name]
            made = getattr(import_module(f"ltsa_desktop.gui.meeting.{module}"), kind)(self.desk, self.actions_)
            self._made[name] = made
            host = self.tabs.widget(list(TABS).index(name))
            assert host is not None
            layout = host.layout()
            assert layout is not None
            layout.addWidget(made)
            if self._chosen:
                made.set_scope(self.bar.scope())
        return self._made[name]

    def open_tab(self, name: str) -> Any:
        """Turn to a tab and put the focus into its first field."""
        self.tabs.setCurrentIndex(list(TABS).index(name))
        tab = self.tab(name)
        field = tab.first_field()
        if field is not None:
            field.setFocus()
        return tab

    def current(self) -> Any:
        """The tab in sight."""
        return self.tab(list(TABS)[self.tabs.currentIndex()])

    def first_field(self) -> QWidget | None:
        field: QWidget | None = self.current().first_field()
        return field

    def load(self) -> None:
        def read(store: Store) -> tuple[list[tuple[str, str]], list[tuple[str, str]], Examples]:
            from ltsa_desktop.store import rounds

            held = [(r.id, r.name) for r in reversed(rounds.listed(store))]
            centres = store.centres.list()
            provinces = sorted({(c.province, c.province_code) for c in centres if c.province_code})
            return held, [(code, name) for name, code in provinces], examples_to_show(store)

        self.desk.read(read, self._on_choices, owner=self)

    def _on_choices(self, found: tuple[list[tuple[str, str]], list[tuple[str, str]], Examples]) -> None:
        held, provinces, examples = found
        self.bar.set_choices(held, provinces)
        if not self._chosen:
            self._chosen = True
            self.bar.set_examples(examples)
            self._on_scope()
        else:
            for tab in self._made.values():
                tab.reload()

    def _on_scope(self) -> None:
        for tab in self._made.values():
            tab.set_scope(self.bar.scope())
        self._show()

    def _show(self) -> None:
        self.current()

    def _minutes(self) -> None:
        self.open_tab("follow_up").open_minutes()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Peta & rapat"))
        self.tabs.setAccessibleName(self.tr("Peta dan rapat"))
        names = (
            self.tr("Ikhtisar"),
            self.tr("Analisis"),
            self.tr("Praktik baik"),
            self.tr("Tindak lanjut"),
            self.tr("Dokumen rapat"),
        )
        for number, name in enumerate(names):
            self.tabs.setTabText(number, name)
            self.tabs.setTabToolTip(number, f"{name} (Alt+{number + 1})")


def examples_to_show(store: Store) -> Examples:
    """Real visits, unless all that were sealed here are marked CONTOH: then these (store thread)."""
    from ltsa_desktop.store import visit_counts

    return "examples" if visit_counts.only_examples(store) else "real"
