"""Photos of a centre, and the people who were there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from ltsa_desktop.ground import formats
from ltsa_desktop.gui import words
from ltsa_desktop.gui.icons import icon
from ltsa_desktop.gui.meeting.centre_part import Part
from ltsa_desktop.gui.meeting.records import open_at
from ltsa_desktop.gui.theme.style import scaled
from ltsa_desktop.gui.widgets import Column, DataTable, EmptyState

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.store.figures.models import PhotoRef

SIDE = 168
MOST = 120


class PhotosPart(Part):
    """Small pictures with number, day and words; Enter opens the visit at the photo's question."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.list = QListWidget()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setWordWrap(True)
        self.list.setSpacing(8)
        self.list.itemActivated.connect(self._on_opened)
        self._empty = EmptyState("camera")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._empty, 1)
        self._photos: list[PhotoRef] = []
        self._round = 0
        self.retranslate()

    def first_field(self) -> QWidget:
        return self.list

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Foto"))
        self._empty.set_words(
            self.tr("Belum ada foto"),
            self.tr("Foto dari kunjungan yang dihitung di sini tampil begitu kunjungannya disegel atau diimpor."),
        )
        photos = list(self.page.photos[:MOST]) if self.page is not None else []
        self.list.setVisible(bool(photos))
        self._empty.setVisible(not photos)
        if photos == self._photos and self.list.count() == len(photos):
            return
        self._photos = photos
        self._round += 1
        side = scaled(SIDE)
        self.list.setIconSize(QSize(side, side * 3 // 4))
        self.list.setGridSize(QSize(side + 24, side * 3 // 4 + 4 * self.fontMetrics().height()))
        self.list.clear()
        for photo in photos:
            text = f"{photo.number} · {formats.date_short(photo.day)}"
            item = QListWidgetItem(icon("photo", "muted"), f"{text}\n{photo.caption}" if photo.caption else text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            item.setToolTip(photo.caption or text)
            self.list.addItem(item)
        self._next(0, self._round)

    def _next(self, number: int, turn: int) -> None:
        """Fetch one picture after the other, so that nothing else waits long."""
        if turn != self._round or number >= len(self._photos):
            return
        photo, side = self._photos[number], scaled(SIDE)
        if not photo.present:
            self._next(number + 1, turn)
            return

        def shrink(data: bytes) -> None:
            self.desk.pool.submit(lambda job: small(data, side), shown, owner=self)

        def shown(image: QImage) -> None:
            if turn == self._round and not image.isNull():
                self.list.item(number).setIcon(QIcon(QPixmap.fromImage(image)))
            self._next(number + 1, turn)

        def absent(_: UserError) -> None:
            # The bytes are away or damaged; `doctor` tells of it, the others are still shown.
            self._next(number + 1, turn)

        self.desk.read(lambda store: store.visits.attachment_bytes(photo.visit_id, photo.name), shrink, absent, self)

    def _on_opened(self, item: QListWidgetItem) -> None:
        photo = self._photos[self.list.row(item)]
        open_at(self.actions_, photo.visit_id, photo.path)


def small(data: bytes, side: int) -> QImage:
    """A picture of at most `side` pixels (pool)."""
    image = QImage.fromData(data)
    if image.isNull():
        return image
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


class PeoplePart(Part):
    """Who was met and who visited, newest visit first."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self.table = DataTable()
        self.table.opened.connect(lambda person: open_at(self.actions_, person.visit_id))
        self.body.addWidget(self.table, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Orang yang ditemui dan tim"))
        self.table.set_empty(self.tr("Belum ada nama pada kunjungan yang dihitung di sini."))
        self.table.set_columns(
            [
                Column(self.tr("Nama"), lambda p: p.name, stretch=2, least=20),
                Column(
                    self.tr("Sebagai"), lambda p: self.tr("ditemui") if p.kind == "met" else self.tr("tim evaluator")
                ),
                Column(self.tr("Jabatan"), lambda p: p.detail or "–", stretch=2, least=18),
                Column(self.tr("Kunjungan"), lambda p: words.day(p.day), key=lambda p: str(p.day)),
            ]
        )
        if self.page is not None:
            self.table.set_rows(self.page.people)
