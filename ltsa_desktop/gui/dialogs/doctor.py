"""The health of the store, one line a check, ready to be copied into a message."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ltsa_desktop import __version__
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, MutedLabel, PrimaryButton, ScrollPage, SectionTitle, StateChip
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.layout import column, line
from ltsa_desktop.store.read_models import Check


class DoctorDialog(Dialog):
    """What was looked at, and whether it holds."""

    def __init__(self, checks: Sequence[Check], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks, self._folder = checks, folder
        good = all(check.ok for check in checks)
        self.setWindowTitle(self.tr("Periksa penyimpanan"))
        body = column(SPACE.m, SPACE.xl)
        self.setLayout(body)
        body.addWidget(SectionTitle(self.tr("Penyimpanan sehat") if good else self.tr("Ada yang perlu dilihat")))
        body.addWidget(MutedLabel(str(folder)))
        page = ScrollPage(margin=0)
        for check in checks:
            word = self.tr("baik") if check.ok else self.tr("perlu dilihat")
            chip = StateChip("ok" if check.ok else "error", word)
            chip.setMinimumWidth(110)
            page.body.addLayout(line(chip, Body(say(check.text)), spacing=SPACE.m))
        page.body.setSpacing(SPACE.m)
        page.body.addStretch(1)
        body.addWidget(page, 1)
        copy, close = PlainButton(self.tr("Salin semua"), "copy"), PrimaryButton(self.tr("Tutup"))
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        body.addLayout(line(copy, None, close))
        self.resize(720, 480)
        close.setFocus()

    def copy(self) -> None:
        """Put versions and every check into the clipboard."""
        head = f"LTSA Desktop {__version__} · Python {platform.python_version()} · {platform.platform()}"
        lines = [f"{'ok' if c.ok else '!!'} {c.name}: {say(c.text)} {c.detail}".rstrip() for c in self._checks]
        QGuiApplication.clipboard().setText("\n".join([head, str(self._folder), *lines]))
