"""F1: every key of the window, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import PrimaryButton, ScrollPage, SectionTitle
from ltsa_desktop.gui.widgets.layout import column, line

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class KeysOverlay(Dialog):
    """Groups of (key, what it does); any window can show its own."""

    def __init__(self, title: str, groups: Groups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        body = column(SPACE.m, SPACE.l)
        self.setLayout(body)
        body.addWidget(SectionTitle(title))
        page = ScrollPage(margin=0)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setAccessibleName(title)
        sides = QHBoxLayout()
        sides.setSpacing(SPACE.xxl)
        page.body.addLayout(sides)
        columns = [column(SPACE.l), column(SPACE.l)]
        heights = [0, 0]
        for head, keys in groups:
            shorter = heights.index(min(heights))
            heights[shorter] += len(keys) + 2
            columns[shorter].addLayout(self._group(head, keys))
        for side in columns:
            side.addStretch(1)
            sides.addLayout(side, 1)
        page.body.addStretch(1)
        body.addWidget(page, 1)
        close = PrimaryButton(self.tr("Tutup"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        body.addLayout(line(None, close))
        self.resize(860, 520)
        close.setFocus()

    def _group(self, head: str, keys: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.l)
        grid.setVerticalSpacing(SPACE.s)
        grid.setColumnStretch(1, 1)
        name = QLabel(head)
        name.setProperty("role", "strong")
        grid.addWidget(name, 0, 0, 1, 2)
        for row, (key, deed) in enumerate(keys, 1):
            key_label, deed_label = QLabel(key), QLabel(deed)
            deed_label.setWordWrap(True)
            grid.addWidget(key_label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(deed_label, row, 1)
        return grid
