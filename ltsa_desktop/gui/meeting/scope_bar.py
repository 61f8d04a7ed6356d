"""What all tabs of the meeting look at: a round, a province, only what is approved, real visits or CONTOH."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets.flow import flow

if TYPE_CHECKING:
    from ltsa_desktop.store.figures.scope import Scope

EXAMPLES = ("real", "examples", "both")


class ScopeBar(Retranslated):
    """Four choices in a row.

    Signals:
        changed(): `scope()` is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rounds, self.province, self.examples = QComboBox(), QComboBox(), QComboBox()
        self.approved = QCheckBox()
        self._rounds: Sequence[tuple[str, str]] = ()
        self._provinces: Sequence[tuple[str, str]] = ()
        for box in (self.rounds, self.province, self.examples):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(self._on_changed)
        self.approved.toggled.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(self.rounds, self.province, self.examples, self.approved, spacing=SPACE.m))
        self.retranslate()

    def set_choices(self, rounds: Sequence[tuple[str, str]], provinces: Sequence[tuple[str, str]]) -> None:
        """What there is to choose: (id, name) of rounds, newest first, and (code, name) of provinces."""
        if (rounds, provinces) != (self._rounds, self._provinces):
            self._rounds, self._provinces = rounds, provinces
            self.retranslate()

    def set_examples(self, examples: str) -> None:
        """Real visits, those marked CONTOH, or both; tells of no change."""
        self.examples.blockSignals(True)
        self.examples.setCurrentIndex(EXAMPLES.index(examples))
        self.examples.blockSignals(False)

    def scope(self) -> Scope:
        """What is chosen."""
        from ltsa_desktop.store.figures.scope import Scope

        return replace(
            Scope(),
            round=self.rounds.currentData() or "",
            province=self.province.currentData() or "",
            approved_only=self.approved.isChecked(),
            examples=self.examples.currentData() or "real",
        )

    def round_name(self) -> str:
        """The name of the round looked at, "" for all."""
        return self.rounds.currentText() if self.rounds.currentData() else ""

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Yang dilihat di semua lembar"))
        self._fill(self.rounds, [("", self.tr("Semua ronde")), *self._rounds], self.tr("Ronde"))
        self._fill(self.province, [("", self.tr("Semua provinsi")), *self._provinces], self.tr("Provinsi"))
        kinds = (self.tr("Kunjungan nyata"), self.tr("Data CONTOH"), self.tr("Nyata dan CONTOH"))
        self._fill(self.examples, list(zip(EXAMPLES, kinds, strict=True)), self.tr("Kunjungan nyata atau CONTOH"))
        self.approved.setText(self.tr("Hanya yang disetujui"))

    def _fill(self, box: QComboBox, items: Sequence[tuple[str, str]], name: str) -> None:
        now = box.currentData()
        box.blockSignals(True)
        box.clear()
        for value, text in items:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.setAccessibleName(name)
        box.blockSignals(False)

    def _on_changed(self, _: object) -> None:
        self.changed.emit()
