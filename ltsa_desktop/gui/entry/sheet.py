"""A sheet in the middle of an empty window, for the password or the welcome."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets.layout import ScrollPage, card

WIDTH = 640


class EntrySheet(Retranslated):
    """Holds one page; scrolls when the window is lower than it."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(margin=SPACE.l)
        frame, inside = card(SPACE.xl)
        frame.setMaximumWidth(WIDTH)
        inside.addWidget(page)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(frame, 10)
        row.addStretch(1)
        scroll.body.addStretch(1)
        scroll.body.addLayout(row)
        scroll.body.addStretch(2)
        outer.addWidget(scroll)
