"""What every dialog is: modal to its window, freed when closed, never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.i18n import RetranslatedDialog
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, SectionTitle
from ltsa_desktop.gui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from ltsa_desktop.gui.widgets.layout import column, line

MARGIN = 48
"""Pixels of the screen a dialog leaves free."""


class Dialog(RetranslatedDialog):
    """A dialog of ours; open it with `open()`, which returns at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setModal(True)

    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.setMaximumSize(room.width() - MARGIN, room.height() - MARGIN)
        wish = self.sizeHint().expandedTo(self.size()).boundedTo(self.maximumSize())
        self.resize(wish)
        super().showEvent(event)


class Ask(Dialog):
    """A question with the safe way first: Esc and Enter do nothing that cannot be taken back."""

    def __init__(
        self,
        title: str,
        text: str,
        yes: str,
        no: str,
        *,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        body.addWidget(SectionTitle(title))
        words = Body(text)
        words.setMinimumWidth(440)
        body.addWidget(words)
        self.no = PlainButton(no)
        self.yes = DangerButton(yes) if danger else PrimaryButton(yes)
        self.no.setDefault(danger)
        self.yes.setDefault(not danger)
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        body.addSpacing(SPACE.s)
        body.addLayout(line(None, self.no, self.yes))
        (self.no if danger else self.yes).setFocus()
