"""The form of an instrument as PDF: blank for the office without power, or to fill in on the screen and send back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.dialogs.paper import PaperDialog, safe_name
from ltsa_desktop.gui.i18n import say

if TYPE_CHECKING:
    from ltsa_desktop.store import OpenInstrument
    from ltsa_desktop.store.read_models import CentreSummary, Organisation

BY_HAND, ON_SCREEN = "hand", "screen"


class PrintFormDialog(PaperDialog):
    """Choose how it is filled in, for whom, paper, language and place; the letterhead is the organisation's."""

    def __init__(
        self,
        desk: Desk,
        opened: OpenInstrument,
        organisation: Organisation | None,
        centres: Sequence[CentreSummary] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._opened = opened
        self._organisation = organisation
        self._centres: dict[str, CentreSummary] = {centre.code: centre for centre in centres}
        self.filled, self.centre = QComboBox(), QComboBox()
        self.filled.addItem("", BY_HAND)
        self.filled.addItem("", ON_SCREEN)
        self.centre.addItem("", "")
        for code, centre in self._centres.items():
            self.centre.addItem(centre.name, code)
        self.centre.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        super().__init__(desk, say(opened.title), (self.filled, self.centre), parent)
        self.filled.currentIndexChanged.connect(self._on_filled)
        self.centre.currentIndexChanged.connect(self._on_filled)
        self.retranslate()
        self._on_filled()
        self.make.setFocus()

    def field_names(self) -> tuple[str, str]:
        return self.tr("Diisi"), self.tr("Untuk")

    def retranslate(self) -> None:
        super().retranslate()
        self.setWindowTitle(self.tr("Cetak formulir kosong"))
        self.filled.setItemText(0, self.tr("Dengan tangan, di kertas"))
        self.filled.setItemText(1, self.tr("Di layar (PDF isian), lalu dikirim kembali"))
        self.centre.setItemText(0, self.tr("Pusat layanan mana pun"))
        self._head.setText(say(self._opened.title))
        if self._organisation is None and not self.banner.text():
            self.banner.show_text("info", self.tr("Belum ada berkas organisasi: kop surat kosong."))
        self._tell()

    def suggestion(self) -> Path:
        version = self._opened.version
        kind = "formulir-isian" if self._on_screen else "formulir-kosong"
        centre = f"_{self.centre.currentData()}" if self._on_screen and self.centre.currentData() else ""
        return documents() / f"{safe_name(f'{kind}_{version.form_id}_{version.version}{centre}')}.pdf"

    @property
    def _on_screen(self) -> bool:
        return self.filled.currentData() == ON_SCREEN

    def _on_filled(self) -> None:
        self.centre.setEnabled(self._on_screen)
        self._tell()
        self.suggest()

    def _tell(self) -> None:
        version = self._opened.version
        how = (
            self.tr("Dapat diisi di pembaca PDF mana pun; berkas yang kembali diimpor sebagai draf.")
            if self._on_screen
            else self.tr("Untuk diisi dengan tangan, lalu disalin ke aplikasi.")
        )
        which = self.tr("Versi {version} · {digest}.").format(version=version.version, digest=version.digest[:12])
        self._about.setText(f"{which} {how}")

    def submit(self) -> None:
        """Write the PDF and show it."""
        opened, organisation = self._opened, self._organisation
        form, digest = opened.form, opened.version.digest
        if not self._on_screen:

            def blank(path: Path, paper: str, chosen: str) -> None:
                from ltsa_desktop.reports import render_blank_form

                render_blank_form(form, path, digest, organisation, paper, chosen)

            self.write(blank)
            return
        centre = self._centres.get(self.centre.currentData())

        def fillable(path: Path, paper: str, chosen: str) -> None:
            from ltsa_desktop.exchange.pdf_forms import addressed
            from ltsa_desktop.reports import render_fillable_form

            code, known = addressed(opened, centre)
            render_fillable_form(form, path, digest, organisation, paper, chosen, code, known)

        self.write(fillable)
