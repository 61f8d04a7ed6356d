"""An attached picture in full size, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from ltsa_desktop.ground.refusals import refused
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import PrimaryButton, button_row

if TYPE_CHECKING:
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.visit.session import VisitSession

T = TypeVar("T")


def room_for(widget: QWidget) -> QSize:
    """The room a picture may take on the screen of a widget."""
    return widget.screen().availableGeometry().size() * 0.8


def fitted(image: QImage, room: QSize) -> QImage:
    """A picture, made smaller where it has not the room; from any thread."""
    if image.width() > room.width() or image.height() > room.height():
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return image


class PictureDialog(QDialog):
    """A picture that fits the screen; Esc or Enter closes."""

    def __init__(self, image: QImage, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = QPixmap.fromImage(fitted(image, room_for(self)))
        picture = QLabel()
        picture.setPixmap(shown)
        picture.setAccessibleName(title)
        frame = QScrollArea()
        frame.setWidget(picture)
        frame.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame.setMinimumSize(shown.size())
        close = PrimaryButton(self.tr("Tutup"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        column.addWidget(frame, 1)
        column.addLayout(button_row(close))
        close.setFocus()


def show_attachment(session: VisitSession, path: str, owner: QWidget) -> None:
    """Show the picture of a question; other files are opened by the system's program, or saved as a copy."""
    attachment = session.attachments.get(path)
    if attachment is None:
        return
    name = attachment.name
    if attachment.media_type.startswith("image/"):

        def show_picture(image: QImage) -> None:
            PictureDialog(image, attachment.caption or name, owner.window()).open()

        room = room_for(owner)
        _read(session, name, lambda data: fitted(QImage.fromData(data), room), show_picture, owner)
        return

    from ltsa_desktop.gui.visit.outside import OPENED, Copies, show_outside

    if PurePath(name).suffix.lower() not in OPENED:
        _save_copy(session, name, owner)
        return
    copies = session.findChild(Copies) or Copies(session)

    def show_copy(place: Path) -> None:
        if not show_outside(place):
            words = QCoreApplication.translate("PictureDialog", "Laptop ini belum punya program untuk “{name}”.")
            session.told.emit(words.format(name=name), "warning")

    _read(session, name, lambda data: copies.put(name, data), show_copy, owner)


def _read(
    session: VisitSession, name: str, make: Callable[[bytes], T], done: Callable[[T], None], owner: QWidget
) -> None:
    """Hand what `make` makes of a file (on the store thread) to `done`; where it cannot be read, say why."""
    visit = session.visit.id

    def failed(error: UserError) -> None:
        gone = QCoreApplication.translate("PictureDialog", "Berkas “{name}” tidak ada di laptop ini.")
        missing = error.code == "attachment-missing"
        session.told.emit(gone.format(name=name) if missing else say(error.text), "warning")

    session.desk.read(lambda store: make(store.visits.attachment_bytes(visit, name)), done, failed, owner)


def _save_copy(session: VisitSession, name: str, owner: QWidget) -> None:
    """What could be a program is not started from here: it is saved where the person says."""
    title = QCoreApplication.translate("PictureDialog", "Berkas jenis ini tidak dibuka dari sini; simpan salinannya")
    chosen, _ = QFileDialog.getSaveFileName(owner.window(), title, name)
    if not chosen:
        return

    def write(data: bytes) -> str:
        try:
            Path(chosen).write_bytes(data)
        except OSError as error:
            raise refused(error) from error
        return QCoreApplication.translate("PictureDialog", "Salinan disimpan: {place}").format(place=chosen)

    _read(session, name, write, lambda words: session.told.emit(words, "ok"), owner)
