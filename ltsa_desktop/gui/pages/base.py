"""What every page is: reads its data when it is shown and something changed, and never waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Title
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions


class Page(Retranslated):
    """A page of the start window.

    Attributes:
        desk: context and threads; actions: what the window can do.
        body: the page's layout, below its head.
    """

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.actions_ = actions
        self._stale = True
        self.setProperty("surface", "background")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.l)
        self.body.setSpacing(SPACE.m)
        desk.data_changed.connect(self._on_data_changed)

    def add_head(self, *right: QWidget) -> Title:
        """The title, and the page's deeds at its right."""
        title = Title()
        title.setWordWrap(False)
        self.body.addLayout(line(title, None, *right))
        return title

    def add_scrolling(self) -> QVBoxLayout:
        """The rest of the page, which scrolls on a screen too low for it; the layout to put it in."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("surface", "background")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.m)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        return column

    def load(self) -> None:
        """Ask the store thread for what the page shows; fill in when it comes."""

    def reload(self) -> None:
        """Read again now if the page is in sight, else when it comes into sight."""
        self._stale = True
        if self.isVisible():
            self._load()

    def first_field(self) -> QWidget | None:
        """Where the focus goes when the page is opened by a key."""
        return None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def _load(self) -> None:
        self._stale = False
        self.load()

    def _on_data_changed(self) -> None:
        self.reload()
