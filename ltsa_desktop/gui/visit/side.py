"""The side of the visit window: the sections, and below them the ways to what is wrong, open, or put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.section_tree import SectionTree
from ltsa_desktop.gui.visit.worklists.opening import WorklistButtons
from ltsa_desktop.gui.widgets import QuietButton

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession

SIDE_WIDTH, MOST_WIDTH = 268, 460


class Side(QFrame):
    """A button is there only while there is something behind it."""

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setProperty("surface", "side")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xs, SPACE.s, SPACE.xs, SPACE.s)
        column.setSpacing(SPACE.xs)
        self.tree = SectionTree(session)
        column.addWidget(self.tree, 1)
        self.worklists = WorklistButtons(session)
        column.addWidget(self.worklists)
        self.problems = QuietButton("", "alert-circle")
        self.warnings = QuietButton("", "alert-triangle")
        self.open_ones = QuietButton("", "circle-dashed")
        self.later = QuietButton("", "clock")
        self.marked = QuietButton("", "bookmark")
        self.buttons = (self.problems, self.warnings, self.open_ones, self.later, self.marked)
        for button in self.buttons:
            button.setProperty("kind", "nav")
            column.addWidget(button)

    def refresh(self) -> None:
        """Show the counts of now."""
        self.tree.refresh()
        self.worklists.refresh()
        whole = self.session.tally.whole
        self.problems.setText(self.tr("{n} masalah (F8)").format(n=whole.problems))
        self.problems.setVisible(whole.problems > 0)
        self.warnings.setText(self.tr("{n} peringatan (Ctrl+F8)").format(n=whole.warnings))
        self.warnings.setVisible(whole.warnings > 0)
        words = self.tr("{n} belum dijawab (Ctrl+↓)").format(n=whole.open)
        if whole.required_open:
            words = self.tr("{n} belum, {m} wajib (Ctrl+↓)").format(n=whole.open, m=whole.required_open)
        self.open_ones.setText(words)
        self.open_ones.setVisible(whole.open > 0)
        self.later.setText(self.tr("{n} nanti (Ctrl+Shift+L)").format(n=whole.later))
        self.later.setVisible(whole.later > 0)
        self.marked.setText(self.tr("{n} penanda (Ctrl+Shift+B)").format(n=whole.marked))
        self.marked.setVisible(whole.marked > 0)
        self._make_room()

    def retranslate(self) -> None:
        """The language changed."""
        self.tree.retranslate()
        self.refresh()

    def _make_room(self) -> None:
        """As wide as the words need; it grows only, so that the form does not jump."""
        words = [*(button.sizeHint().width() for button in self.buttons), self.worklists.needed_width()]
        needed = max(words) + 2 * SPACE.xs + 1
        wanted = max(SIDE_WIDTH, self.fontMetrics().averageCharWidth() * 36, needed)
        if wanted > self.minimumWidth():
            self.setFixedWidth(min(wanted, MOST_WIDTH))
