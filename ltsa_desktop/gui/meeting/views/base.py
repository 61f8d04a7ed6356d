"""What the views of the analysis share: a head with choices and the export, the basis below, the records behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.gui.i18n import language
from ltsa_desktop.gui.meeting.exporting import export_table
from ltsa_desktop.gui.meeting.tab import MeetingTab
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import IconButton, SectionTitle
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.layout import line

if TYPE_CHECKING:
    from decimal import Decimal

    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk


class View(MeetingTab):
    """A figure: title and choices above, the tables, the basis below. Ctrl+Shift+X exports the table in use.

    Attributes:
        title: what it is. tables: that can be exported, the first unless another has the focus.
        export_name: of the exported file, without ending.
    """

    export_name = "tabel"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.title = SectionTitle("", self)
        self.title.setWordWrap(False)
        self.export = IconButton("download")
        self.export.clicked.connect(self.export_table)
        self.tables: list[QAbstractItemView] = []
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+X"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.export_table)

    def add_head(self, *choices: QWidget) -> None:
        """Title left, the export right, choices in a row of their own."""
        self.body.addLayout(line(self.title, None, self.export))
        if choices:
            self.body.addWidget(flow(*choices, spacing=SPACE.m))

    def add_foot(self) -> None:
        """The basis."""
        self.body.addWidget(self.basis)

    def export_table(self) -> None:
        """Save the table that has the focus (else the first) as a spreadsheet."""
        if self.tables:
            table = next((t for t in self.tables if t.hasFocus()), next(t for t in self.tables if not t.isHidden()))
            export_table(self.desk, self, table, self.title.text(), self.export_name, self.basis.text())

    def retranslate(self) -> None:
        self.export.set_name(self.tr("Simpan tabel sebagai lembar kerja…"), "Ctrl+Shift+X")

    def first_field(self) -> QWidget | None:
        return self.tables[0] if self.tables else None


def choice() -> QComboBox:
    """A box as wide as its words."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def fill_choice(box: QComboBox, items: Sequence[tuple[str, str]], name: str) -> None:
    """Put (value, words) in; what was chosen stays, and nobody is told."""
    now: Any = box.currentData()
    box.blockSignals(True)
    box.clear()
    for value, text in items:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(now)))
    box.setAccessibleName(name)
    box.blockSignals(False)


def shown(value: Decimal | None, places: int = 2) -> str:
    """A number as it is read, a dash for none."""
    return "–" if value is None else formats.number(value, places, language())


def percent(share: float | None) -> str:
    """ "41 %", a dash for none."""
    return "–" if share is None else f"{round(share * 100)} %"
