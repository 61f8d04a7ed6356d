"""The two tables beside the overview's list: who says what of the states, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.ground.words import Text
from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.widgets import Column, DataTable

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ltsa_desktop.store.figures.models import CentreChange, Changes, StatusCount


@dataclass(frozen=True, slots=True)
class SourceRow:
    """How many centres a source puts into a state."""

    state: str
    n: int
    of: int
    source: Text
    first: date | None
    last: date | None
    codes: tuple[str, ...]


def source_rows(counts: Sequence[StatusCount]) -> list[SourceRow]:
    """One row for each state and source; a state nobody speaks of has one without a source."""
    rows = []
    for count in counts:
        for source in count.sources:
            rows.append(
                SourceRow(count.state, source.n, count.of, source.source, source.first, source.last, source.codes)
            )
        silent = count.n - sum(source.n for source in count.sources)
        if silent or not count.sources:
            spoken = {code for source in count.sources for code in source.codes}
            rest = tuple(code for code in count.codes if code not in spoken)
            rows.append(SourceRow(count.state, silent, count.of, Text("–", "–"), None, None, rest))
    return rows


class CountsTable(DataTable):
    """Status × source, with the days of the statements."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)

    def retranslate(self) -> None:
        """The heads in the language of now."""
        self.setAccessibleName(self.tr("Jumlah tiap status menurut sumbernya"))
        self.set_columns(
            [
                Column(
                    self.tr("Status"),
                    lambda r: words.centre_state(r.state)[1],
                    state=lambda r: words.centre_state(r.state)[0],
                ),
                Column(
                    self.tr("Jumlah"),
                    lambda r: self.tr("{n} dari {of}").format(n=r.n, of=r.of),
                    key=lambda r: r.n,
                    right=True,
                ),
                Column(self.tr("Menurut"), lambda r: say(r.source), stretch=2, least=14),
                Column(self.tr("Tanggal"), self._days, key=lambda r: str(r.last or "")),
            ]
        )

    def _days(self, row: SourceRow) -> str:
        if row.first is None or row.last is None:
            return self.tr("tanpa tanggal") if row.n and say(row.source) != "–" else "–"
        if row.first == row.last:
            return formats.date_short(row.first)
        return f"{formats.date_short(row.first)} – {formats.date_short(row.last)}"


def change_rows(changes: Changes) -> list[CentreChange]:
    """The centres with two visits, the greatest change first."""
    return list(changes.rows)


class ChangesTable(DataTable):
    """A centre's state and score before and now, findings closed and new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)

    def retranslate(self) -> None:
        """The heads in the language of now."""
        self.setAccessibleName(self.tr("Perubahan sejak ronde sebelumnya"))
        self.set_empty(self.tr("Perubahan tampil begitu sebuah pusat layanan dikunjungi dua kali."))
        self.set_columns(
            [
                Column(self.tr("Pusat layanan"), lambda r: words.short_centre(r.name), stretch=2, least=18),
                Column(self.tr("Status"), self._status, state=lambda r: "info" if r.status_changed else ""),
                Column(self.tr("Nilai"), self._scores, key=lambda r: r.score_after, right=True),
                Column(self.tr("Selisih"), self._difference, key=lambda r: r.difference, right=True),
                Column(self.tr("Tuntas"), lambda r: str(len(r.closed)), key=lambda r: len(r.closed), right=True),
                Column(self.tr("Temuan baru"), lambda r: str(len(r.new)), key=lambda r: len(r.new), right=True),
            ]
        )

    def _status(self, row: CentreChange) -> str:
        now = words.centre_state(row.status_after.state)[1]
        return f"{words.centre_state(row.status_before.state)[1]} → {now}" if row.status_changed else now

    def _scores(self, row: CentreChange) -> str:
        before, after = words.score(row.score_before, row.band_before), words.score(row.score_after, row.band_after)
        return f"{before} → {after}"

    def _difference(self, row: CentreChange) -> str:
        return signed(row.difference)


def signed(value: Decimal | None) -> str:
    """A difference with its sign and an arrow: colour is not needed to see it."""
    if value is None:
        return "–"
    text = formats.number(abs(value), 2, language())
    return f"▲ +{text}" if value > 0 else f"▼ −{text}" if value < 0 else "0"
