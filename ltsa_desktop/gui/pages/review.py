"""What a supervisor works through: visits to be reviewed, and beside them what is to be decided about visits."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.pages.base import Page

TABS: tuple[tuple[str, str], ...] = (("review.visits_tab", "ReviewsTab"), ("joining.tab", "DecisionsTab"))
"""Module below `ltsa_desktop.gui` and class of each tab: a `TabPage`, made when the page is first shown."""


class TabPage(Page):
    """A page inside a tab: it brings its own name."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self.body.setContentsMargins(0, self.body.spacing(), 0, 0)

    def tab_name(self) -> str:
        """What stands on the tab, with a count where there is something to do."""
        raise NotImplementedError

    def tell_name(self) -> None:
        """The name changed (another count): show it."""
        tabs = self.parent()
        while tabs is not None and not isinstance(tabs, QTabWidget):
            tabs = tabs.parent()
        if tabs is not None:
            tabs.setTabText(tabs.indexOf(self), self.tab_name())


class ReviewPage(Page):
    """A host of tabs, each of which reads its own data when it is in sight; Ctrl+Tab goes to the next.

    Attributes:
        pages: class name → the tab's page.
    """

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._title = self.add_head()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.body.addWidget(self.tabs, 1)
        self.pages: dict[str, TabPage] = {}
        for module, kind in TABS:
            page: TabPage = getattr(import_module(f"ltsa_desktop.gui.{module}"), kind)(desk, actions)
            self.pages[kind] = page
            self.tabs.addTab(page, page.tab_name())
        self.tabs.setTabBarAutoHide(True)
        self.retranslate()

    def first_field(self) -> QWidget | None:
        page = self.tabs.currentWidget()
        return page.first_field() if isinstance(page, TabPage) else None

    def show_tab(self, kind: str) -> None:
        """Bring the tab of that class to the front."""
        self.tabs.setCurrentWidget(self.pages[kind])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Pemeriksaan"))
        self.tabs.setAccessibleName(self.tr("Pemeriksaan"))
        self.tabs.tabBar().setAccessibleName(self.tr("Bagian halaman ini"))
        for page in self.pages.values():
            self.tabs.setTabText(self.tabs.indexOf(page), page.tab_name())
