"""Articles of the law that a finding or an aspiration may speak to, to be found by a word of their topic."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ltsa_desktop.gui.icons import icon
from ltsa_desktop.gui.visit.editors.base import Question
from ltsa_desktop.gui.visit.editors.text import LineEditor

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession

translate = QCoreApplication.translate
BETWEEN = " – "
_ROWS = 10


def known() -> list[tuple[str, str]]:
    """(article, topic): the law that shapes the centres, in the order of its rank."""
    return [
        ("UU 18/2017 Ps. 38", translate("Articles", "pelayanan terpadu, LTSA dan tujuannya")),
        ("UU 18/2017 Ps. 40–41", translate("Articles", "pemerintah daerah dapat membentuk LTSA")),
        ("UU 25/2009 Ps. 21", translate("Articles", "14 komponen standar pelayanan")),
        ("UU 25/2009 Ps. 22", translate("Articles", "maklumat pelayanan")),
        ("UU 25/2009 Ps. 29", translate("Articles", "pelayanan bagi kelompok rentan")),
        ("UU 25/2009 Ps. 36–37", translate("Articles", "pengaduan")),
        ("PP 96/2012 Ps. 17–19", translate("Articles", "satu atap, penugasan petugas tiap instansi")),
        ("PP 59/2021 Ps. 30", translate("Articles", "pembentukan, anggaran operasional, petugas, pengendalian")),
        ("PP 59/2021 Ps. 31(1)", translate("Articles", "delapan desk")),
        ("PP 59/2021 Ps. 31(2)", translate("Articles", "tiga belas fungsi layanan")),
        ("PP 59/2021 Ps. 31(3)", translate("Articles", "OPP, konsultasi, mediasi, advokasi, bantuan hukum")),
        ("PP 59/2021 Ps. 32", translate("Articles", "penanggung jawab, keanggotaan, pelaporan")),
        ("PP 59/2021 Ps. 33", translate("Articles", "satu sistem daring terpadu")),
        ("PP 59/2021 Ps. 34", translate("Articles", "pedoman dengan Peraturan Menteri")),
        ("PP 59/2021 Ps. 64", translate("Articles", "jumlah dilayani, jumlah masalah, akses, sarana, wilayah")),
        ("PP 59/2021 Ps. 77", translate("Articles", "jumlah dilayani, jumlah masalah, akses, sarana, wilayah")),
    ]


def suggestions(session: VisitSession, about: str, used: Iterable[str]) -> list[str]:
    """What the picker offers: the law of the question it is about, what this visit cites already, then all known."""
    first = [session.node(about).guidance(session.form_language) or ""] if about and session.holds(about) else []
    cited = [text for text in (*first, *used) if text and len(text) < 120]
    return list(dict.fromkeys([*cited, *(f"{article}{BETWEEN}{topic}" for article, topic in known())]))


class ArticleEditor(LineEditor):
    """A line for an article; typing any word of number or topic finds it, ↓ shows all, what is not listed is typed."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setMaxVisibleItems(_ROWS)
        self.field.setCompleter(self.completer)
        self.field.setPlaceholderText(self.tr("Ketik nomor atau pokok, ↓ untuk semua"))
        self._arrow = self.field.addAction(icon("chevron-down", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._arrow.triggered.connect(self.show_all)
        self.completer.activated[str].connect(self._on_chosen)  # type: ignore[index]
        self.field.installEventFilter(self)

    def offer(self, articles: list[str]) -> None:
        """Offer these."""
        self._model.setStringList(articles)

    def set_read_only(self, on: bool) -> None:
        super().set_read_only(on)
        self._arrow.setVisible(not on)

    def show_all(self) -> None:
        """Drop the whole list down."""
        if not self.field.isReadOnly():
            self.field.setFocus()
            self.completer.setCompletionPrefix("")
            self.completer.complete()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        down = (Qt.Key.Key_Down, Qt.Key.Key_F4)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in down:
            self.show_all()
            return True
        return False

    def _on_chosen(self, text: str) -> None:
        # The topic is there to be found by; the article alone is the answer.
        self.field.setText(text.partition(BETWEEN)[0])
        self.commit()
