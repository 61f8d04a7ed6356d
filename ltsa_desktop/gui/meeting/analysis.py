"""Analysis: a list of figures at the left, the one chosen at the right; each is read when it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.meeting.tab import MeetingTab
from ltsa_desktop.gui.theme.style import scaled
from ltsa_desktop.gui.theme.tokens import SPACE, TARGET

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store.figures.scope import Scope

Make = Callable[["Desk", "Actions"], MeetingTab]


def _makers() -> dict[str, Make]:
    """Name → what makes the view; in the order of the list."""
    from ltsa_desktop.gui.meeting.views.causes import ParetoView
    from ltsa_desktop.gui.meeting.views.grids import DeskView, HeatView
    from ltsa_desktop.gui.meeting.views.people import GenderView, NeedView, SkmView
    from ltsa_desktop.gui.meeting.views.tables import ItemsView, RankingView

    return {
        "heat": HeatView,
        "desks": DeskView,
        "ranking": RankingView,
        "pareto": ParetoView,
        "items": ItemsView,
        "gender": GenderView,
        "skm": SkmView,
        "need": NeedView,
    }


class AnalysisTab(Retranslated):
    """See the module; ↑ and ↓ in the list choose, Tab goes into the figure."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.actions_ = desk, actions
        self.scope: Scope | None = None
        self._makers = _makers()
        self._made: dict[str, MeetingTab] = {}
        self.list = QListWidget()
        self.list.setProperty("surface", "plain")
        for name in self._makers:
            QListWidgetItem(name, self.list)
        self.list.currentRowChanged.connect(self._on_row)
        self.stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.m, 0, 0)
        row.setSpacing(SPACE.m)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.retranslate()
        self.list.setCurrentRow(0)

    def view(self, name: str) -> MeetingTab:
        """The view of that name, made now if it was never shown."""
        if name not in self._made:
            made = self._makers[name](self.desk, self.actions_)
            self._made[name] = made
            self.stack.addWidget(made)
            if self.scope is not None:
                made.set_scope(self.scope)
        return self._made[name]

    def show_view(self, name: str) -> MeetingTab:
        """Turn to a figure."""
        self.list.setCurrentRow(list(self._makers).index(name))
        return self.view(name)

    def set_scope(self, scope: Scope) -> None:
        """Look at something else."""
        self.scope = scope
        for made in self._made.values():
            made.set_scope(scope)

    def reload(self) -> None:
        """Read again what is in sight; the rest when it comes into sight."""
        for made in self._made.values():
            made.reload()

    def first_field(self) -> QWidget:
        return self.list

    def retranslate(self) -> None:
        names = {
            "heat": self.tr("Nilai tiap aspek"),
            "desks": self.tr("Desk"),
            "ranking": self.tr("Peringkat"),
            "pareto": self.tr("Akar masalah"),
            "items": self.tr("Butir terlemah"),
            "gender": self.tr("Gender dan MRC"),
            "skm": self.tr("Survei kepuasan"),
            "need": self.tr("Kebutuhan"),
        }
        self.list.setAccessibleName(self.tr("Daftar analisis"))
        for row, name in enumerate(self._makers):
            item = self.list.item(row)
            item.setText(names[name])
            item.setSizeHint(QSize(0, scaled(TARGET) + SPACE.xs))
        widest = max(self.list.fontMetrics().horizontalAdvance(name) for name in names.values())
        self.list.setFixedWidth(widest + 2 * SPACE.l + SPACE.m)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.stack.setCurrentWidget(self.view(list(self._makers)[row]))
