"""A chart of `reports.charts` on the screen: drawn on the pool for the width there is, shown as SVG, saved by a key."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QSizePolicy

from ltsa_desktop.ground.paths import documents
from ltsa_desktop.gui.files import choose_target
from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.theme.style import current_theme, scaled
from ltsa_desktop.gui.theme.tokens import FONT

if TYPE_CHECKING:
    from ltsa_desktop.gui.desk import Desk

Make = Callable[[float, Any], Any]
"""(width in points, palette) → a drawing; runs on the pool."""
SAVED_WIDTH = 500.0
"""Points across of a chart that is saved as a file: a slide's half, or the width of a page."""
REST_MS = 80


class ChartView(Retranslated):
    """One chart; Ctrl+S (or the menu of the right button) saves it as SVG, PNG or PDF.

    Attributes:
        name: the name of the file it is saved as, without ending.
    """

    def __init__(self, desk: Desk, name: str = "grafik") -> None:
        super().__init__()
        self._desk = desk
        self.name = name
        self._make: Make | None = None
        self._drawn: QSvgRenderer | None = None
        self._size = QSize(0, 0)
        self._wanted = 0
        self._look = ("", 0)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(40)

    def set_chart(self, make: Make | None, told: str) -> None:
        """Show another chart.

        Args:
            make: draws it; None for nothing.
            told: the chart in words, for screen readers.
        """
        self._make = make
        self.setAccessibleName(told)
        self._draw()

    def drawn(self) -> bool:
        """Whether a chart is shown."""
        return self._drawn is not None

    def _draw(self) -> None:
        if self._make is None or self.width() < 60:
            self._drawn = None
            self.update()
            return
        if not self.isVisible():
            self._look = ("", 0)  # drawn when it comes into sight
            return
        self._wanted += 1
        number, make = self._wanted, self._make
        factor = scaled(100) / 100 * 96 / 72
        points, dark = (self.width() - 8) / factor, current_theme().is_dark
        self._look = (current_theme().name, scaled(100))

        def work(job: object) -> tuple[bytes, float]:
            from ltsa_desktop.reports import charts

            drawing = make(points, charts.DARK if dark else charts.COLOUR)
            # QtSvg takes one family, no list of them.
            svg = re.sub(rb'font-family="[^"]*"', f'font-family="{FONT}"'.encode(), charts.to_svg(drawing, embed=False))
            return svg, drawing.height

        def told(found: tuple[bytes, float]) -> None:
            if number != self._wanted:
                return
            data, high = found
            self._drawn = QSvgRenderer(QByteArray(data))
            self._size = QSize(round(points * factor), round(high * factor))
            self.setFixedHeight(self._size.height() + 8)
            self.update()

        self._desk.pool.submit(work, told, owner=self)

    def sizeHint(self) -> QSize:
        return QSize(scaled(420), max(self._size.height() + 8, 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        painter.fillRect(self.rect(), QColor(theme.surface))
        if self._make is not None and self._look != (theme.name, scaled(100)):
            self._rest.start()  # the theme or the letters have changed since
        if self._drawn is not None:
            self._drawn.render(painter, QRectF(4, 4, self._size.width(), self._size.height()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rest.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Simpan grafik…") + "\tCtrl+S", self.save)
        menu.exec(event.globalPos())

    def save(self, path: Path | None = None) -> None:
        """Write the chart to a file, in colour on white; asks where without `path`."""
        make = self._make
        if make is None:
            return
        if path is None:
            pattern = self.tr("Gambar untuk salindia (*.png);;Vektor (*.svg);;PDF (*.pdf)")
            path = choose_target(self, self.tr("Simpan grafik"), pattern, documents() / f"{self.name}.png")
        if path is None:
            return
        file = path

        def work(job: object) -> Path:
            from ltsa_desktop.reports import charts

            return charts.save_chart(make(SAVED_WIDTH, charts.COLOUR), file)

        self._desk.pool.submit(
            work,
            lambda made: self._desk.noticed.emit(self.tr("Grafik disimpan: {path}").format(path=made), "ok"),
            owner=self,
        )
