"""What the tabs of a centre's page share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import DataTable
from ltsa_desktop.gui.widgets.labels import StrongLabel

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store.figures.centre_models import CentrePage
    from ltsa_desktop.store.figures.scope import Scope


class Part(Retranslated):
    """Shows one side of a `CentrePage`; override `retranslate`, which puts words and rows in.

    Attributes:
        page: what is shown, None before it came.
    """

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self.desk, self.actions_ = desk, actions
        self.page: CentrePage | None = None
        self.scope: Scope | None = None
        self.setProperty("surface", "background")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, SPACE.m, 0, 0)
        self.body.setSpacing(SPACE.s)

    def show_page(self, page: CentrePage, scope: Scope | None) -> None:
        """Other content."""
        self.page, self.scope = page, scope
        self.retranslate()

    def first_field(self) -> QWidget | None:
        """Where the keyboard goes."""
        return next((table for table in self.findChildren(QTableView) if table.isVisibleTo(self)), None)


def headed(*parts: tuple[StrongLabel, DataTable | QWidget]) -> list[QWidget]:
    """Each label above its widget, as one widget."""
    made = []
    for label, below in parts:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, SPACE.xs, 0, 0)
        column.setSpacing(SPACE.xs)
        label.setWordWrap(False)
        column.addWidget(label)
        column.addWidget(below, 1)
        made.append(box)
    return made


def joined(parts: Iterable[str]) -> str:
    """Parts that say something, with a dot between."""
    return " · ".join(part for part in parts if part)
