"""Centre × aspect, and desk × centre."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.answers import aspect_records
from ltsa_desktop.gui.meeting.grid import Cell, GridRow, GridTable
from ltsa_desktop.gui.meeting.records import Record, show_records
from ltsa_desktop.gui.meeting.views.base import View, choice, fill_choice, shown
from ltsa_desktop.gui.widgets import MutedLabel
from ltsa_desktop.gui.words import score, short_centre

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.analysis_models import DeskMatrix, HeatMap, HeatRow
    from ltsa_desktop.store.figures.scope import Scope


class HeatView(View):
    """Scores of every aspect, darker where higher; the number stands in each cell."""

    export_name = "nilai-aspek"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: HeatMap | None = None
        self._schemes: list[tuple[str, str]] = []
        self.scheme = choice()
        self.scheme.currentIndexChanged.connect(lambda _: self.reload())
        self.add_head(self.scheme)
        self.grid = GridTable()
        self.grid.opened.connect(self._on_opened)
        self.tables = [self.grid]
        self.body.addWidget(self.grid, 1)
        self._medians = MutedLabel()
        self.body.addWidget(self._medians)
        self.add_foot()
        self.retranslate()

    def figures(self, store: Store, scope: Scope) -> tuple[HeatMap, list[tuple[str, str]]]:
        from ltsa_desktop.store.figures.grids import heat_map, schemes

        wanted = self.scheme.currentData() or ""
        return heat_map(store, scope, wanted), [(s.id, say(s.title)) for s in schemes(store, scope)]

    def fill(self, found: tuple[HeatMap, list[tuple[str, str]]]) -> None:
        self._found, self._schemes = found
        self.tell_basis(self._found.basis)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Nilai tiap aspek"))
        self.grid.setAccessibleName(self.tr("Nilai tiap aspek, pusat layanan di baris"))
        self.grid.set_empty(self.tr("Belum ada kunjungan tersegel dengan nilai di sini. Longgarkan pilihan di atas."))
        found = self._found
        if found is None:
            return
        fill_choice(self.scheme, self._schemes, self.tr("Indeks"))
        if self.scheme.findData(found.scheme) >= 0:
            self.scheme.blockSignals(True)
            self.scheme.setCurrentIndex(self.scheme.findData(found.scheme))
            self.scheme.blockSignals(False)
        heads = [(self.tr("Indeks"), say(found.title)), *((say(c.title), say(c.title)) for c in found.columns)]
        self.grid.set_grid(heads, [self._row(found, row) for row in found.rows])
        self._medians.setText(
            self.tr(
                "Median: {values}. Dari 0 sampai {maximum}; makin gelap makin tinggi. Enter: butir di balik nilai."
            ).format(
                values=" · ".join(f"{say(c.title)} {shown(c.median)} (n={c.n})" for c in found.columns),
                maximum=shown(found.maximum, 0),
            )
            if found.rows
            else ""
        )

    def _row(self, found: HeatMap, row: HeatRow) -> GridRow:
        whole = None if row.score is None else float(row.score / found.maximum)
        cells = [
            Cell(
                score(row.score, row.band),
                whole,
                f"{row.name}: {score(row.score, row.band)}",
                key=_float(row.score),
            )
        ]
        for column, cell in zip(found.columns, row.cells, strict=True):
            told = self.tr("{centre}, {aspect}: {score}; {n} dari {total} butir dinilai").format(
                centre=row.name, aspect=say(column.title), score=shown(cell.score), n=cell.n_scored, total=cell.n_items
            )
            cells.append(Cell(shown(cell.score), cell.share, told, key=_float(cell.score)))
        return GridRow(short_centre(row.name), tuple(cells), row)

    def _on_opened(self, grid_row: GridRow, column: int) -> None:
        found, row = self._found, grid_row.data
        if found is None:
            return
        visit, centre = row.visit_id, row.name
        if not visit:
            return
        aspect = found.columns[column - 1] if column else None
        title = f"{centre} · {say(aspect.title) if aspect else say(found.title)}"
        told = grid_row.cells[column].told
        scheme, name = found.scheme, aspect.id if aspect else ""
        self.desk.read(
            lambda store: aspect_records(store, visit, scheme, name),
            lambda records: show_records(self.actions_, title, records, told=told, head=self.tr("Butir dan nilainya")),
            owner=self,
        )


class DeskView(View):
    """How far each desk goes at each centre: 0 (not there) to 4 (the product is finished on site)."""

    export_name = "desk"

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._found: DeskMatrix | None = None
        self.add_head()
        self.grid = GridTable()
        self.grid.opened.connect(self._on_opened)
        self.tables = [self.grid]
        self.body.addWidget(self.grid, 1)
        self._legend = MutedLabel()
        self.body.addWidget(self._legend)
        self.add_foot()
        self.retranslate()

    def figures(self, store: Store, scope: Scope) -> DeskMatrix:
        from ltsa_desktop.store.figures.grids import desk_matrix

        return desk_matrix(store, scope)

    def fill(self, found: DeskMatrix) -> None:
        self._found = found
        self.tell_basis(found.basis)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Desk di tiap pusat layanan"))
        self.grid.setAccessibleName(self.tr("Desk di tiap pusat layanan: sejauh mana layanan selesai di tempat"))
        self.grid.set_empty(self.tr("Belum ada kunjungan tersegel yang menanyakan desk. Longgarkan pilihan di atas."))
        found = self._found
        if found is None:
            return
        heads = [
            (
                self.tr("{desk} {n}/{of}").format(desk=say(desk.title), n=desk.present, of=desk.asked),
                self.tr("{desk}: ada di {n} dari {of} pusat layanan; produk selesai di tempat di {done}").format(
                    desk=say(desk.title), n=desk.present, of=desk.asked, done=desk.finished
                ),
            )
            for desk in found.desks
        ]
        most = len(found.levels) - 1
        rows = []
        for row in found.rows:
            cells = []
            for level in row.cells:
                told = f"{row.name}, {say(level.title)}: {say(level.words)}"
                if level.level is None:
                    text = "?" if level.present == "ya" else "–" if level.present == "tidak" else ""
                    cells.append(Cell(text, None, told, key=-1 if level.present == "tidak" else None))
                else:
                    cells.append(Cell(str(level.level), None, told, (level.level, most), float(level.level)))
            rows.append(GridRow(f"{short_centre(row.name)} · {row.present}/{row.asked}", tuple(cells), row))
        self.grid.set_grid(heads, rows)
        steps = " · ".join(f"{n} = {say(text)}" for n, text in enumerate(found.levels))
        self._legend.setText(
            self.tr("{steps} · – = tidak ada · ? = ada, tingkatnya tidak dinilai. Enter: jawaban di baliknya.").format(
                steps=steps
            )
        )

    def _on_opened(self, grid_row: GridRow, column: int) -> None:
        row = grid_row.data
        cell = row.cells[column]
        visit = cell.visit_id or row.visit_id
        desk, title = cell.desk, grid_row.cells[column].told

        def read(store: Store) -> list[Record]:
            from ltsa_desktop.gui.meeting.answers import desk_records

            return desk_records(store, visit, desk)

        self.desk.read(read, lambda records: show_records(self.actions_, title, records), owner=self)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
