"""An attached picture in full size, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import PrimaryButton, button_row

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession


class PictureDialog(QDialog):
    """A picture, fitted to the screen; Esc or Enter closes."""

    def __init__(self, image: QImage, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableGeometry().size() * 0.8
        shown = QPixmap.fromImage(image)
        if shown.width() > room.width() or shown.height() > room.height():
            shown = shown.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
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
    """Show the picture of a question; other files are opened by the system's program."""
    attachment = session.attachments.get(path)
    if attachment is None:
        return

    gone = QCoreApplication.translate("PictureDialog", "Berkas “{name}” tidak ada di laptop ini.")

    def show(data: bytes) -> None:
        if not data:
            session.told.emit(gone.format(name=attachment.name), "warning")
            return
        image = QImage.fromData(data)
        if image.isNull():
            _outside(data, attachment.name)
            return
        title = attachment.caption or attachment.name
        PictureDialog(image, title, owner.window()).open()

    session.load_file(path, show, owner)


def _outside(data: bytes, name: str) -> None:
    import tempfile
    from pathlib import Path

    from ltsa_desktop.gui.visit.editors.files import show_outside

    folder = Path(tempfile.mkdtemp(prefix="ltsa-"))
    copy = folder / name
    copy.write_bytes(data)
    show_outside(copy)
