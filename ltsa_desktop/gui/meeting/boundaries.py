"""Official boundaries: what is drawn now, and taking a GeoJSON file in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar

from ltsa_desktop.ground import formats
from ltsa_desktop.gui import words
from ltsa_desktop.gui.dialogs.base import Dialog
from ltsa_desktop.gui.files import choose_file
from ltsa_desktop.gui.i18n import language, say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import Banner, Body, Column, DataTable, MutedLabel, SectionTitle
from ltsa_desktop.gui.widgets.buttons import PlainButton, PrimaryButton
from ltsa_desktop.gui.widgets.layout import column, line

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.worker import Job
    from ltsa_desktop.store.boundaries import Imported
    from ltsa_desktop.store.geojson import Layer


class BoundariesDialog(Dialog):
    """The levels in use, and a button for another file; reading runs on the pool and can be stopped by closing."""

    def __init__(
        self, desk: Desk, actions: Actions, imported: tuple[Imported, ...], changed: Callable[[], None]
    ) -> None:
        super().__init__(actions.window_)
        self.desk = desk
        self._changed = changed
        self._job: Job | None = None
        body = column(SPACE.m, SPACE.l)
        self.setLayout(body)
        self._title, self._text, self._note = SectionTitle(), Body(), MutedLabel()
        self.banner = Banner()
        self.table = DataTable()
        self.table.setMinimumHeight(140)
        self.bar = QProgressBar()
        self.bar.hide()
        self.choose, self.remove, self.shut = PrimaryButton("", "file-import"), PlainButton("", "trash"), PlainButton()
        self.choose.clicked.connect(lambda: self.take())
        self.remove.clicked.connect(self._on_remove)
        self.shut.clicked.connect(self.reject)
        for part in (self._title, self._text, self.banner, self.table, self.bar, self._note):
            body.addWidget(part)
        body.addLayout(line(self.remove, None, self.shut, self.choose))
        self.resize(720, 420)
        self._show(imported)
        self.retranslate()
        self.choose.setFocus()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Batas wilayah di peta"))
        self._title.setText(self.tr("Batas wilayah di peta"))
        self._text.setText(
            self.tr(
                "Peta memuat garis pantai. Batas resmi provinsi dan kabupaten/kota digambar bila berkas GeoJSON-nya "
                "(poligon, WGS 84), misalnya dari BIG atau Kemendagri, diimpor di sini."
            )
        )
        self._note.setText(self.tr("Batas hanya latar gambar; tidak satu pun angka dihitung darinya."))
        self.table.setAccessibleName(self.tr("Batas yang dipakai"))
        self.table.set_empty(self.tr("Belum ada batas wilayah; peta memakai garis pantai."))
        self.bar.setAccessibleName(self.tr("Kemajuan membaca berkas"))
        level = {"province": self.tr("provinsi"), "regency": self.tr("kabupaten/kota")}
        self.table.set_columns(
            [
                Column(self.tr("Tingkat"), lambda r: level[r.level]),
                Column(self.tr("Wilayah"), lambda r: str(r.areas), key=lambda r: r.areas, right=True),
                Column(self.tr("Tidak dikenal"), lambda r: str(r.unknown or "–"), key=lambda r: r.unknown, right=True),
                Column(
                    self.tr("Titik"),
                    lambda r: formats.number(r.points, 0, language()),
                    key=lambda r: r.points,
                    right=True,
                ),
                Column(self.tr("Berkas"), lambda r: r.source, stretch=1, least=14),
                Column(self.tr("Diimpor"), lambda r: words.moment(r.at)),
            ]
        )
        self.choose.setText(self.tr("Pilih GeoJSON…"))
        self.remove.setText(self.tr("Lepas batas ini"))
        self.shut.setText(self.tr("Tutup"))

    def take(self, path: Path | None = None) -> None:
        """Read a file (asked for without `path`), then draw it."""
        if path is None:
            pattern = self.tr("Batas wilayah (*.geojson *.json)")
            path = choose_file(self, self.tr("Batas wilayah"), pattern)
        if path is None:
            return
        file = path
        self._busy(True)

        def work(job: Job) -> Layer:
            from ltsa_desktop.store.geojson import read_boundaries

            def told(done: int, total: int) -> None:
                job.check()
                job.progress(done, total)

            return read_boundaries(file, told)

        self._job = self.desk.pool.submit(work, self._on_read, self._on_refused, self)
        self._job.progressed.connect(self._on_progress)

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)
        self.choose.setEnabled(not busy)
        self.remove.setEnabled(not busy and bool(self.table.rows()))

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_read(self, layer: Layer) -> None:
        from ltsa_desktop.store.boundaries import imported_boundaries, keep_boundaries

        def told(imported: tuple[Imported, ...]) -> None:
            self._busy(False)
            self._show(imported)
            text = self.tr("{n} wilayah dipasang; {kept} dari {before} titik cukup untuk peta ini.").format(
                n=len(layer.areas),
                kept=formats.number(layer.points, 0, language()),
                before=formats.number(layer.points_before, 0, language()),
            )
            if layer.unknown:
                text += " " + self.tr("{n} nama tidak ada di tabel wilayah: {names}.").format(
                    n=len(layer.unknown), names=", ".join(layer.unknown[:5])
                )
            self.banner.show_text("warning" if layer.unknown else "ok", text)
            self._changed()

        self._job = None
        self.desk.read(
            lambda store: (keep_boundaries(store, layer), imported_boundaries(store))[1], told, self._on_refused, self
        )

    def _on_refused(self, error: UserError) -> None:
        self._job = None
        self._busy(False)
        self.banner.show_text("error", say(error.text))

    def _on_remove(self) -> None:
        row = self.table.current()
        if row is None:
            return
        from ltsa_desktop.store.boundaries import imported_boundaries, remove_boundaries

        def told(imported: tuple[Imported, ...]) -> None:
            self._show(imported)
            self._changed()

        level = row.level
        self.desk.read(
            lambda store: (remove_boundaries(store, level), imported_boundaries(store))[1],
            told,
            self._on_refused,
            self,
        )

    def _show(self, imported: tuple[Imported, ...]) -> None:
        self.table.set_rows(imported, keep=lambda row: row.level)
        if self.table.current() is None:
            self.table.select(lambda row: True)
        self.remove.setEnabled(bool(imported))


def open_boundaries(desk: Desk, actions: Actions, changed: Callable[[], None]) -> None:
    """Read what is in use, then open the dialog."""

    def read(store: object) -> tuple[Imported, ...]:
        from ltsa_desktop.store.boundaries import imported_boundaries

        return imported_boundaries(store)  # type: ignore[arg-type]

    desk.read(read, lambda imported: BoundariesDialog(desk, actions, imported, changed).open(), owner=actions)
