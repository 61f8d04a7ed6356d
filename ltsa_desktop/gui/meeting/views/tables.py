"""The ranking, and the items that cost the most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.answers import item_records
from ltsa_desktop.gui.meeting.records import open_at, show_records
from ltsa_desktop.gui.meeting.views.base import View, choice, fill_choice, percent, shown
from ltsa_desktop.gui.widgets import Body, Column, DataTable, FilterField

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import FailedItem, FailedItems, Ranking
    from ltsa_desktop.store.figures.scope import Scope


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the ranking, or a centre without a place (`why`)."""

    rank: int | None
    tied: bool
    code: str
    name: str
    province: str
    visit_id: str
    day: date | None
    score: Decimal | None
    band: str
    n_scored: int
    n_items: int
    approved: bool
    why: str = ""


class RankingView(View):
    """Centres by one index with its bands; those without a place stand below, with the reason."""

    export_name = "peringkat"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: Ranking | None = None
        self._schemes: list[tuple[str, str]] = []
        self.scheme, self.filter = choice(), FilterField()
        self.filter.setMinimumWidth(200)
        self.scheme.currentIndexChanged.connect(lambda _: self.reload())
        self.add_head(self.scheme, self.filter)
        self._bands = Body()
        self.body.addWidget(self._bands)
        self.table = DataTable()
        self.filter.set_table(self.table)
        self.filter.textChanged.connect(lambda text: self.table.set_filter(text, lambda r: r.code))
        self.table.opened.connect(lambda row: open_at(self.actions_, row.visit_id) if row.visit_id else None)
        self.tables = [self.table]
        self.body.addWidget(self.table, 1)
        self.add_foot()
        self.retranslate()

    def figures(self, store: Store, scope: Scope) -> tuple[Ranking, list[tuple[str, str]]]:
        from ltsa_desktop.store.figures.grids import ranking, schemes

        return ranking(store, scope, self.scheme.currentData() or ""), [
            (s.id, say(s.title)) for s in schemes(store, scope)
        ]

    def fill(self, found: tuple[Ranking, list[tuple[str, str]]]) -> None:
        self._found, self._schemes = found
        ranking = self._found
        places = [
            Place(
                row.rank,
                row.tied,
                row.code,
                row.name,
                row.province,
                row.visit_id,
                row.day,
                row.score,
                row.band,
                row.n_scored,
                row.n_items,
                row.approved,
            )
            for row in ranking.rows
        ]
        places += [
            Place(None, False, row.code, row.name, "", row.visit_id, None, None, "", 0, 0, False, say(row.why))
            for row in ranking.unranked
        ]
        self.table.set_rows(places, keep=lambda row: row.code)
        self.tell_basis(ranking.basis)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Peringkat"))
        self.filter.set_words(self.tr("Saring: nama, wilayah"))
        self.table.setAccessibleName(self.tr("Peringkat pusat layanan"))
        self.table.set_empty(self.tr("Belum ada kunjungan tersegel dengan nilai di sini. Longgarkan pilihan di atas."))
        self.table.set_columns(
            [
                Column(self.tr("No."), self._rank, key=lambda r: r.rank or 10**6, right=True),
                Column(self.tr("Pusat layanan"), lambda r: words.short_centre(r.name), stretch=3, least=20),
                Column(self.tr("Nilai"), lambda r: shown(r.score), key=lambda r: r.score, right=True),
                Column(self.tr("Predikat"), lambda r: r.band or r.why or "–", least=10),
                Column(
                    self.tr("Butir dinilai"),
                    lambda r: self.tr("{n} dari {of}").format(n=r.n_scored, of=r.n_items) if r.n_items else "–",
                    key=lambda r: r.n_scored,
                    right=True,
                ),
                Column(self.tr("Kunjungan"), lambda r: words.maybe_day(r.day), key=lambda r: str(r.day or "")),
                Column(
                    self.tr("Disetujui"),
                    lambda r: (self.tr("ya") if r.approved else self.tr("belum")) if r.day else "–",
                    state=lambda r: ("ok" if r.approved else "muted") if r.day else "",
                ),
                Column(self.tr("Provinsi"), lambda r: r.province or "–", stretch=1, least=12),
            ]
        )
        found = self._found
        if found is None:
            return
        fill_choice(self.scheme, self._schemes, self.tr("Indeks"))
        self.scheme.blockSignals(True)
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(found.scheme)))
        self.scheme.blockSignals(False)
        self._bands.setText(
            " · ".join(f"{band.code} {say(band.title)}: {band.n}" for band in found.bands if band.n)
            or self.tr("Belum ada yang berperingkat.")
        )

    def _rank(self, row: Place) -> str:
        return "–" if row.rank is None else f"{row.rank}=" if row.tied else str(row.rank)


class ItemsView(View):
    """The scored questions that cost the most points, worst first."""

    export_name = "butir-terlemah"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: FailedItems | None = None
        self._schemes: list[tuple[str, str]] = []
        self.scheme = choice()
        self.scheme.currentIndexChanged.connect(lambda _: self.reload())
        self.add_head(self.scheme)
        self.table = DataTable()
        self.table.opened.connect(self._on_opened)
        self.tables = [self.table]
        self.body.addWidget(self.table, 1)
        self.add_foot()
        self.retranslate()

    def figures(self, store: Store, scope: Scope) -> tuple[FailedItems, list[tuple[str, str]]]:
        from ltsa_desktop.store.figures.counts import failed_items
        from ltsa_desktop.store.figures.grids import schemes

        return failed_items(store, scope, self.scheme.currentData() or ""), [
            (s.id, say(s.title)) for s in schemes(store, scope)
        ]

    def fill(self, found: tuple[FailedItems, list[tuple[str, str]]]) -> None:
        self._found, self._schemes = found
        self.table.set_rows(self._found.rows, keep=lambda row: row.ref)
        self.tell_basis(self._found.basis)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Butir terlemah"))
        self.table.setAccessibleName(self.tr("Butir yang paling banyak mengurangi nilai"))
        self.table.set_empty(self.tr("Belum ada butir yang dinilai di sini. Longgarkan pilihan di atas."))
        self.table.set_columns(
            [
                Column(self.tr("Butir"), lambda r: say(r.title), stretch=4, least=30),
                Column(self.tr("Aspek"), lambda r: say(r.aspect_title), stretch=1, least=14),
                Column(
                    self.tr("Nilai terendah"),
                    lambda r: self.tr("{n} dari {of}").format(n=r.lowest, of=r.asked),
                    key=lambda r: r.lowest,
                    right=True,
                ),
                Column(self.tr("Bagian"), self._share, key=lambda r: r.lowest / r.asked if r.asked else 0, right=True),
                Column(
                    self.tr("Rata-rata"),
                    lambda r: f"{shown(r.mean)} / {shown(r.maximum, 0)}",
                    key=lambda r: r.mean,
                    right=True,
                ),
                Column(self.tr("Hilang"), lambda r: shown(r.lost, 3), key=lambda r: r.lost, right=True),
            ]
        )
        found = self._found
        if found is not None:
            fill_choice(self.scheme, self._schemes, self.tr("Indeks"))
            self.scheme.blockSignals(True)
            self.scheme.setCurrentIndex(max(0, self.scheme.findData(found.scheme)))
            self.scheme.blockSignals(False)

    def _share(self, row: FailedItem) -> str:
        return percent(row.lowest / row.asked) if row.asked else "–"

    def _on_opened(self, row: FailedItem) -> None:
        title = say(row.title)
        told = self.tr("{n} dari {of} kunjungan mendapat nilai terendah.").format(n=row.lowest, of=row.asked)
        self.desk.read(
            lambda store: item_records(store, row.visits, row.ref),
            lambda records: show_records(self.actions_, title, records, told=told, head=self.tr("Jawaban")),
            owner=self,
        )
