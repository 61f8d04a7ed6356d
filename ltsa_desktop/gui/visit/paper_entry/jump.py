"""To a number of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import MutedLabel
from ltsa_desktop.gui.widgets.layout import column

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.paper_entry.window import PaperWindow


class PaperJump(Dialog):
    """Type the number that is printed beside the question; Enter goes there."""

    def __init__(self, window: PaperWindow) -> None:
        super().__init__(window)
        self._window = window
        body = column(SPACE.s, SPACE.l)
        self.setLayout(body)
        self.field = QLineEdit()
        self.note = MutedLabel()
        self.note.setMinimumWidth(300)
        body.addWidget(self.field)
        body.addWidget(self.note)
        self.retranslate()
        self.field.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Ke nomor di kertas"))
        self.field.setAccessibleName(self.tr("Nomor di kertas"))
        self.note.setText(self.tr("Nomor yang tercetak di samping pertanyaan, mis. C3.2"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            path = self._window.line_numbered(self.field.text())
            if path:
                self.accept()
                self._window.go_to(path)
            else:
                self.note.setText(self.tr("Tidak ada nomor {n} di kertas ini.").format(n=self.field.text().strip()))
            return
        super().keyPressEvent(event)
