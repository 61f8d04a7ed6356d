"""The blank form of an instrument as PDF: for the office without power, to be typed in afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.paper import PaperDialog, safe_name
from ltsa_desktop.gui.i18n import say

if TYPE_CHECKING:
    from ltsa_desktop.store import OpenInstrument
    from ltsa_desktop.store.read_models import Organisation


class PrintFormDialog(PaperDialog):
    """Choose paper, language and place; the form's letterhead is the organisation's."""

    def __init__(
        self, desk: Desk, opened: OpenInstrument, organisation: Organisation | None, parent: QWidget | None = None
    ) -> None:
        self._opened = opened
        self._organisation = organisation
        super().__init__(desk, say(opened.title), (), parent)
        self.retranslate()
        self.suggest()
        self.make.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Cetak formulir kosong"))
        version = self._opened.version
        self._head.setText(say(self._opened.title))
        self._about.setText(
            self.tr("Versi {version} · {digest}. Untuk diisi dengan tangan, lalu disalin ke aplikasi.").format(
                version=version.version, digest=version.digest[:12]
            )
        )
        if self._organisation is None and not self.banner.text():
            self.banner.show_text("info", self.tr("Belum ada berkas organisasi: kop surat kosong."))

    def suggestion(self) -> Path:
        version = self._opened.version
        return documents() / f"{safe_name(f'formulir-kosong_{version.form_id}_{version.version}')}.pdf"

    def submit(self) -> None:
        """Write the PDF and show it."""
        form, digest, organisation = self._opened.form, self._opened.version.digest, self._organisation

        def render(path: Path, paper: str, chosen: str) -> None:
            from ltsa_desktop.reports import render_blank_form

            render_blank_form(form, path, digest, organisation, paper, chosen)

        self.write(render)
