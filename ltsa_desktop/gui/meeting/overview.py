"""Overview: the map and the list in step, counts with their sources, and what changed since the last round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.gui import words
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.meeting.ground import Ground, build_ground
from ltsa_desktop.gui.meeting.map_view import STEP, MapView, Spot
from ltsa_desktop.gui.meeting.marks import MarkLabel
from ltsa_desktop.gui.meeting.overview_tables import ChangesTable, CountsTable, SourceRow, change_rows, source_rows
from ltsa_desktop.gui.meeting.tab import MeetingTab
from ltsa_desktop.gui.sizes import keep_splitter
from ltsa_desktop.gui.theme.style import scaled
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Body, Column, DataTable, FilterField, IconButton, MutedLabel
from ltsa_desktop.gui.widgets.flow import flow
from ltsa_desktop.gui.widgets.layout import line
from ltsa_desktop.store.read_models import CENTRE_STATES

if TYPE_CHECKING:
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures.models import Changes, Overview, OverviewRow
    from ltsa_desktop.store.figures.scope import Scope
    from ltsa_desktop.store.geojson import Layer

SHOWN = ("status", "score", "visit")
"""What the marks tell: the centre's status, its score, or how long ago the last visit was."""
LEAST_HEIGHT = 340
"""Pixels of map and list at 100 %, below which the tab scrolls."""
_HALF_YEAR, _YEAR, _LONG = 183, 365, 730


class OverviewTab(MeetingTab):
    """Map left; list, sources and changes right; filters above both."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._overview: Overview | None = None
        self._changes: Changes | None = None
        self._official = False
        self._counting = False
        self.filter = FilterField()
        self.status, self.band, self.visited, self.shown = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.pilot = QCheckBox()
        self.filter.setMinimumWidth(scaled(250))
        for box in (self.status, self.band, self.visited):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(self._narrow)
        self.filter.textChanged.connect(self._narrow)
        self.pilot.toggled.connect(self._narrow)
        self.shown.currentIndexChanged.connect(self._on_shown)
        self._headline = Body()
        # On a low screen with large letters the map keeps a height one can read, and the tab scrolls.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("surface", "background")
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addWidget(self._headline)
        column.addWidget(flow(self.filter, self.status, self.band, self.visited, self.pilot, spacing=SPACE.s))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([640, 500])
        keep_splitter(split, "overview")
        self._split = split
        column.addWidget(split, 1)
        self.body.addWidget(self.basis)
        self._read_ground()
        self.retranslate()

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE.m, 0)
        column.setSpacing(SPACE.xs)
        self.map = MapView(self.desk.pool)
        self.map.chosen.connect(self._on_map)
        self.map.opened.connect(self._open)
        self.nearer, self.farther, self.whole = IconButton("zoom-in"), IconButton("zoom-out"), IconButton("world")
        self.nearer.clicked.connect(lambda: self.map.zoom_by(STEP))
        self.farther.clicked.connect(lambda: self.map.zoom_by(1 / STEP))
        self.whole.clicked.connect(self.map.whole)
        self.boundaries = IconButton("map-pin")
        self.boundaries.clicked.connect(self.import_boundaries)
        column.addLayout(line(self.shown, None, self.nearer, self.farther, self.whole, self.boundaries))
        column.addWidget(self.map, 1)
        self._legend_marks = [MarkLabel("none") for _ in range(5)]
        self._legend_words = [MutedLabel() for _ in range(6)]
        pairs = []
        for mark, text in zip([*self._legend_marks, MarkLabel("pilot")], self._legend_words, strict=True):
            text.setWordWrap(False)
            pair = QWidget()
            pair.setLayout(line(mark, text, spacing=SPACE.xs))
            pairs.append(pair)
        self._legend_pairs = pairs
        column.addWidget(flow(*pairs, spacing=SPACE.m))
        self._note = MutedLabel()
        column.addWidget(self._note)
        return left

    def _right(self) -> QWidget:
        self.table = DataTable()
        self.filter.set_table(self.table)
        self.table.chosen.connect(lambda row: self.map.set_current(row.code if row is not None else ""))
        self.table.opened.connect(lambda row: self._open(row.code))
        self.sources, self.changes = CountsTable(), ChangesTable()
        self.sources.opened.connect(self._on_source)
        self.changes.opened.connect(lambda row: self._open(row.code))
        self.sides = QTabWidget()
        self.sides.setDocumentMode(True)
        self._since = MutedLabel()
        for parts in ((self.table,), (self.sources,), (self._since, self.changes)):
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, SPACE.xs, 0, 0)
            for part in parts:
                column.addWidget(part)
            self.sides.addTab(page, "")
        return self.sides

    def first_field(self) -> QWidget:
        return self.filter

    def headline(self) -> str:
        """ "Per 24 November 2026: 36 dari 45 aktif menurut …"."""
        return self._headline.text()

    # Reading

    def figures(self, store: Store, scope: Scope) -> tuple[Overview, Changes]:
        from ltsa_desktop.store.figures.history import changes
        from ltsa_desktop.store.figures.overview import overview

        return overview(store, scope, with_actions=False), changes(store, scope)

    def fill(self, found: tuple[Overview, Changes]) -> None:
        self._overview, self._changes = found
        self.table.set_rows(self._overview.rows, keep=lambda row: row.code)
        self.sources.set_rows(source_rows(self._overview.counts))
        self.changes.set_rows(change_rows(self._changes))
        self.tell_basis(self._overview.basis)
        self._counting = True
        self.retranslate()
        self._count_actions()

    def _count_actions(self) -> None:
        """The open actions, which take longer to count than all the rest: nobody waits for them."""
        number, scope, overview = self._asked, self.scope, self._overview
        if scope is None or overview is None:
            return

        def read(store: Store) -> dict[str, tuple[int, int]]:
            from ltsa_desktop.store.figures.actions import open_actions

            return open_actions(store, scope)

        def told(due: dict[str, tuple[int, int]]) -> None:
            if number != self._asked:
                return
            rows = []
            for row in overview.rows:
                opened, late = due.get(row.code, (0, 0))
                rows.append(replace(row, open_actions=opened, overdue=late))
            self._overview = replace(overview, rows=tuple(rows))
            self._counting = False
            self.table.set_rows(rows, keep=lambda row: row.code)
            self._narrow()

        self.desk.read(read, told, owner=self)

    def _read_ground(self) -> None:
        """The coast, and the boundaries of the store: read on the store thread, built on the pool."""

        def read(store: Store) -> tuple[Layer, ...]:
            from ltsa_desktop.store.boundaries import read_layers

            return read_layers(store)

        def build(layers: tuple[Layer, ...]) -> None:
            self.desk.pool.submit(lambda job: build_ground(layers), self._on_ground, owner=self)

        self.desk.read(read, build, owner=self)

    def _on_ground(self, ground: Ground) -> None:
        self.map.set_ground(ground)
        self._official = ground.provinces is not None or ground.regencies is not None
        self._tell_note()

    def import_boundaries(self) -> None:
        """Take official boundaries in from GeoJSON."""
        from ltsa_desktop.gui.meeting.boundaries import open_boundaries

        open_boundaries(self.desk, self.actions_, self._read_ground)

    # Words

    def retranslate(self) -> None:
        self._split.setMinimumHeight(scaled(LEAST_HEIGHT))
        self._retranslate_filters()
        self.nearer.set_name(self.tr("Perbesar peta"), "+")
        self.farther.set_name(self.tr("Perkecil peta"), "-")
        self.whole.set_name(self.tr("Seluruh Indonesia"), "0")
        self.boundaries.set_name(self.tr("Batas wilayah resmi…"))
        self.map.setAccessibleName(self.tr("Peta pusat layanan; isinya sama dengan daftar di sebelahnya"))
        self._retranslate_table()
        self.sources.retranslate()
        self.changes.retranslate()
        overview, changes = self._overview, self._changes
        self.sides.setAccessibleName(self.tr("Daftar, sumber status, dan perubahan"))
        self.sides.setTabText(1, self.tr("Sumber"))
        if overview is None or changes is None:
            return
        parts = [say(count.told()) for count in overview.counts if count.n or count.state == "aktif"]
        self._headline.setText(
            self.tr("Per {day}: {counts}.").format(day=words.day(overview.as_of), counts=" · ".join(self._short()))
        )
        self._headline.setToolTip("\n".join(parts))
        self.sides.setTabText(2, self.tr("Perubahan ({n})").format(n=len(changes.rows)))
        self._since.setText(
            self.tr("{before} → {after}: {up} naik, {down} turun; {only} hanya dikunjungi di salah satunya.").format(
                before=say(changes.before),
                after=say(changes.after),
                up=changes.improved,
                down=changes.declined,
                only=len(changes.only_before) + len(changes.only_after),
            )
        )
        self._narrow()

    def _short(self) -> list[str]:
        """ "36 dari 45 aktif menurut …" for the first state; the others with their counts."""
        overview = self._overview
        if overview is None:
            return []
        told = []
        for count in overview.counts:
            if count.state == "aktif" and count.n:
                told.append(say(count.told()))
            elif count.n:
                told.append(self.tr("{n} {state}").format(n=count.n, state=words.centre_state(count.state)[1]))
        return told or [self.tr("belum ada pusat layanan")]

    def _retranslate_filters(self) -> None:
        self.filter.set_words(self.tr("Saring: nama, wilayah, kode"))
        self.pilot.setText(self.tr("Percontohan MRC"))
        states = [(s, _upper(words.centre_state(s)[1])) for s in CENTRE_STATES]
        _choose(self.status, [("", self.tr("Semua status")), *states], self.tr("Status"))
        rows = self._overview.rows if self._overview is not None else ()
        bands = sorted({row.band for row in rows if row.band})
        _choose(
            self.band,
            [("", self.tr("Semua nilai")), *((b, b) for b in bands), ("-", self.tr("Belum dinilai"))],
            self.tr("Predikat"),
        )
        _choose(
            self.visited,
            [
                ("", self.tr("Dikunjungi atau belum")),
                ("yes", self.tr("Sudah dikunjungi")),
                ("no", self.tr("Belum dikunjungi")),
            ],
            self.tr("Kunjungan"),
        )
        shown = (self.tr("Tanda: status"), self.tr("Tanda: nilai"), self.tr("Tanda: kunjungan terakhir"))
        _choose(self.shown, list(zip(SHOWN, shown, strict=True)), self.tr("Arti tanda di peta"))

    def _retranslate_table(self) -> None:
        self.table.setAccessibleName(self.tr("Pusat layanan"))
        self.table.set_empty(self.tr("Tidak ada yang cocok dengan saringan."))
        self.table.set_columns(
            [
                Column(self.tr("Pusat layanan"), self._name, stretch=3, least=24),
                Column(
                    self.tr("Status"),
                    lambda r: words.centre_state(r.status.state)[1],
                    state=lambda r: words.centre_state(r.status.state)[0],
                ),
                Column(self.tr("Nilai"), lambda r: words.score(r.score, r.band), key=lambda r: r.score, right=True),
                Column(
                    self.tr("Dikunjungi"),
                    lambda r: formats.date_short(r.last_visit) if r.last_visit else "–",
                    key=lambda r: str(r.last_visit or ""),
                ),
                Column(self.tr("Lewat tenggat"), self._late, key=lambda r: r.overdue, right=True),
                Column(self.tr("Temuan"), lambda r: str(r.findings or "–"), key=lambda r: r.findings, right=True),
                Column(self.tr("Provinsi"), lambda r: r.province, least=12),
                Column(
                    self.tr("Menurut"), lambda r: words.status_source(r.status.origin, r.status.source) or "–", least=16
                ),
                Column(
                    self.tr("Per tanggal"),
                    lambda r: words.maybe_day(r.status.day),
                    key=lambda r: str(r.status.day or ""),
                ),
                Column(self.tr("Letak"), self._position, least=10),
                Column(self.tr("Kode"), lambda r: r.code),
            ]
        )

    def _name(self, row: OverviewRow) -> str:
        name = words.short_centre(row.name)
        return f"◆ {name}" if row.mrc_pilot else name

    def _late(self, row: OverviewRow) -> str:
        return "…" if self._counting else str(row.overdue or "–")

    def _position(self, row: OverviewRow) -> str:
        if row.latitude is None:
            return self.tr("tanpa letak")
        return self.tr("perkiraan") if row.approximate else self.tr("tepat")

    # Filters and marks

    def _kept(self, row: OverviewRow) -> bool:
        state, band, visited = self.status.currentData(), self.band.currentData(), self.visited.currentData()
        return (
            (not state or row.status.state == state)
            and (not band or (row.band == band if band != "-" else row.score is None))
            and (not visited or bool(row.visit_id) == (visited == "yes"))
            and (not self.pilot.isChecked() or row.mrc_pilot)
        )

    def _narrow(self, _: object = None) -> None:
        self.table.set_filter(self.filter.text(), lambda r: f"{r.name} {r.code} {r.regency} {r.province}")
        self.table.set_keep(self._kept)
        shown = self.table.rows()
        self.map.set_spots([self._spot(row) for row in shown if row.latitude is not None])
        total = len(self._overview.rows) if self._overview is not None else 0
        self.sides.setTabText(0, self.tr("Daftar ({n}/{total})").format(n=len(shown), total=total))
        self._tell_legend(shown)
        self._tell_note()

    def _on_shown(self, _: int) -> None:
        self._narrow()

    def _kind(self, row: OverviewRow) -> str:
        """The mark of a centre by what the marks tell now."""
        wanted = self.shown.currentData()
        if wanted == "score":
            maximum = self._overview.maximum if self._overview is not None else None
            return share_kind(row.score, maximum)
        if wanted == "visit":
            return age_kind(row.last_visit, self._overview.as_of if self._overview is not None else date.today())
        return row.status.state

    def _spot(self, row: OverviewRow) -> Spot:
        assert row.longitude is not None
        assert row.latitude is not None
        card = partial(self._card, row)
        return Spot(row.code, row.longitude, row.latitude, self._kind(row), card, row.mrc_pilot)

    def _card(self, row: OverviewRow) -> list[str]:
        """What is told of a centre beside its mark."""
        status = words.centre_state(row.status.state)[1]
        source = words.status_source(row.status.origin, row.status.source)
        if source and row.status.day:
            source = f"{source}, {words.day(row.status.day)}"
        card = [
            row.name,
            ", ".join(dict.fromkeys(part for part in (row.regency, row.province) if part)),
            self.tr("Status: {state}").format(state=status) + (f" ({source})" if source else ""),
            self.tr("Nilai: {score}").format(score=words.score(row.score, row.band)),
            self.tr("Kunjungan terakhir: {day}").format(day=words.maybe_day(row.last_visit)),
        ]
        if row.overdue:
            card.append(self.tr("{n} tindak lanjut lewat tenggat").format(n=row.overdue))
        if row.mrc_pilot:
            card.append(self.tr("Percontohan MRC"))
        if row.approximate:
            card.append(self.tr("Letak perkiraan: ibu kota wilayah"))
        if row.example:
            card.append("CONTOH")
        return card

    def _tell_legend(self, rows: list[OverviewRow]) -> None:
        texts: list[tuple[str, str]]
        wanted = self.shown.currentData()
        if wanted == "score":
            texts = [
                ("full", self.tr("≥ 75 % dari nilai tertinggi")),
                ("most", self.tr("≥ 50 %")),
                ("half", self.tr("≥ 25 %")),
                ("little", self.tr("di bawah 25 %")),
                ("none", self.tr("belum dinilai")),
            ]
        elif wanted == "visit":
            texts = [
                ("full", self.tr("≤ 6 bulan")),
                ("most", self.tr("≤ 1 tahun")),
                ("half", self.tr("≤ 2 tahun")),
                ("little", self.tr("lebih lama")),
                ("none", self.tr("belum dikunjungi")),
            ]
        else:
            texts = [(state, words.centre_state(state)[1]) for state in CENTRE_STATES]
        kinds = [self._kind(row) for row in rows]
        for index, pair in enumerate(self._legend_pairs[:5]):
            pair.setVisible(index < len(texts))
            if index < len(texts):
                kind, text = texts[index]
                self._legend_marks[index].set_kind(kind)
                self._legend_words[index].setText(f"{text}: {kinds.count(kind)}")
        pilots = sum(row.mrc_pilot for row in rows)
        self._legend_words[5].setText(self.tr("percontohan MRC: {n}").format(n=pilots))

    def _tell_note(self) -> None:
        rows = self.table.rows()
        unknown = sum(row.latitude is None for row in rows)
        rough = sum(row.approximate for row in rows)
        border = (
            self.tr("Batas wilayah: berkas yang diimpor.")
            if self._official
            else self.tr("Garis pantai: Natural Earth; bukan pernyataan batas wilayah.")
        )
        self._note.setText(
            self.tr(
                "{rough} letak adalah perkiraan (ibu kota wilayah); {unknown} tanpa letak hanya ada di daftar. {border}"
            ).format(rough=rough, unknown=unknown, border=border)
        )

    # Going on

    def _on_map(self, code: str) -> None:
        self.table.select(lambda row: row.code == code)

    def _open(self, code: str) -> None:
        from ltsa_desktop.gui.pages.centres import CentresPage

        self.actions_.go("centres")
        page = self.window().findChild(CentresPage)
        if page is not None:
            page.open_profile(code, self.scope)

    def _on_source(self, row: SourceRow) -> None:
        """The centres that a source puts into a state: the list shows these alone."""
        self.sides.setCurrentIndex(0)
        self.filter.clear()
        self.table.set_keep(lambda centre: centre.code in row.codes)
        self.table.setFocus()


def share_kind(score: Decimal | None, maximum: Decimal | None) -> str:
    """The mark of a score."""
    if score is None or not maximum:
        return "none"
    share = score / maximum
    return next(k for k, least in (("full", 0.75), ("most", 0.5), ("half", 0.25), ("little", -1)) if share >= least)


def age_kind(day: date | None, today: date) -> str:
    """The mark of the time since a visit."""
    if day is None:
        return "none"
    old = (today - day).days
    return next(
        k for k, most in (("full", _HALF_YEAR), ("most", _YEAR), ("half", _LONG), ("little", old)) if old <= most
    )


def _choose(box: QComboBox, items: list[tuple[str, str]], name: str) -> None:
    """Other words for the same choices; what was chosen stays."""
    now: Any = box.currentData()
    box.blockSignals(True)
    box.clear()
    for value, text in items:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(now)))
    box.setAccessibleName(name)
    box.blockSignals(False)


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]
