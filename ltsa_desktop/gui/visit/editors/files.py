"""Photos and other files: dropped, pasted, chosen; shown as a thumbnail with a caption."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Question
from ltsa_desktop.gui.widgets import IconButton, MutedLabel
from ltsa_desktop.gui.widgets.buttons import PlainButton, QuietButton

log = logging.getLogger(__name__)

THUMBNAIL = QSize(132, 96)
_FILTERS = {
    "image": "*.jpg *.jpeg *.png *.webp *.heic *.bmp *.tif *.tiff *.gif",
    "audio": "*.mp3 *.m4a *.wav *.ogg *.aac",
    "video": "*.mp4 *.mov *.avi *.mkv *.3gp",
}


def picture_bytes(mime: QMimeData) -> bytes | None:
    """The picture on a clipboard as PNG bytes, None when there is none."""
    if not mime.hasImage():
        return None
    image = mime.imageData()
    if isinstance(image, QPixmap):
        image = image.toImage()
    if not isinstance(image, QImage) or image.isNull():
        return None
    return png(image)


def png(image: QImage) -> bytes:
    """An image as PNG bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


class FileEditor(Editor):
    """One attached file. Enter or the button chooses a file, Ctrl+V pastes, dropping works anywhere on it.

    Signals:
        file_given(str, bytes): a file's name and content to be attached.
        file_refused(str): a sentence why a file could not be read.
        caption_given(str): another caption.
        opened(): the file is to be shown in full.
    """

    file_given = Signal(str, bytes)
    file_refused = Signal(str)
    caption_given = Signal(str)
    opened = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None, compact: bool = False) -> None:
        super().__init__(question, parent)
        self.kind = question.mediatype.partition("/")[0]
        self._stored = ""
        self._read_only = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture = self.kind == "image"
        self.thumbnail = QLabel()
        self.thumbnail.hide()
        words = self.tr("Foto") if picture else self.tr("Lampirkan berkas")
        maker = QuietButton if compact else PlainButton
        self.choose = maker(words, "camera" if picture else "paperclip")
        self.choose.setToolTip(self.tr("Pilih berkas, tempel (Ctrl+V), atau seret ke sini"))
        self.caption = LineField()
        self.caption.setPlaceholderText(self.tr("Keterangan foto") if picture else self.tr("Keterangan berkas"))
        self.caption.setAccessibleName(self.tr("Keterangan: {question}").format(question=question.label))
        self.caption.setMaximumWidth(480)
        self.about = MutedLabel()
        self.about.setWordWrap(False)
        self.open = IconButton("external-link", self.tr("Buka: {question}").format(question=question.label))
        self.remove = IconButton("trash", self.tr("Lepaskan: {question}").format(question=question.label))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.m)
        row.addWidget(self.thumbnail)
        side = QVBoxLayout()
        side.setSpacing(SPACE.xs)
        tools = QHBoxLayout()
        tools.setSpacing(SPACE.xs)
        for part in (self.choose, self.about, self.open, self.remove):
            tools.addWidget(part)
        tools.addStretch(1)
        side.addLayout(tools)
        side.addWidget(self.caption)
        row.addLayout(side, 1)
        self.setFocusProxy(self.choose)
        self.name_target()
        self.choose.clicked.connect(self.choose_file)
        self.remove.clicked.connect(self._on_remove)
        self.open.clicked.connect(self.opened)
        self.caption.editingFinished.connect(self._on_caption)
        self._caption = ""
        self._arrange()

    def focus_target(self) -> QWidget:
        return self.choose

    def value(self) -> str | None:
        return self._stored

    def show_value(self, stored: str) -> None:
        self._stored = stored
        self._arrange()

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self.choose.setEnabled(not on)
        self.caption.setReadOnly(on)
        self._arrange()

    def show_file(self, image: QImage | None, words: str, caption: str) -> None:
        """Put the thumbnail, "Foto 12 · 340 KB" and the caption on the screen."""
        if image is not None and not image.isNull():
            ratio = self.devicePixelRatioF()
            small = image.scaled(
                THUMBNAIL * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            small.setDevicePixelRatio(ratio)
            self.thumbnail.setPixmap(QPixmap.fromImage(small))
            self.thumbnail.setAccessibleName(words)
            self.thumbnail.show()
        else:
            self.thumbnail.hide()
        self.about.setText(words)
        self._caption = caption
        if not self.caption.hasFocus():
            self.caption.setText(caption)

    def choose_file(self) -> None:
        """Ask which file."""
        filters = []
        if self.kind in _FILTERS:
            filters.append(self.tr("Berkas yang cocok ({patterns})").format(patterns=_FILTERS[self.kind]))
        filters.append(self.tr("Semua berkas (*)"))
        name, _ = QFileDialog.getOpenFileName(self.window(), self.question.label, "", ";;".join(filters))
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Attach the file at `path`."""
        try:
            data = path.read_bytes()
        except OSError as error:
            log.warning("cannot read %s: %s", path, error)
            self.file_refused.emit(
                self.tr("Berkas “{name}” tidak dapat dibaca ({why}). Pilih berkas lain.").format(
                    name=path.name, why=error.strerror or ""
                )
            )
            return
        self.file_given.emit(path.name, data)

    def paste(self) -> bool:
        """Attach what is on the clipboard, if it is a picture or a file."""
        return self._take(QGuiApplication.clipboard().mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self._read_only and self.paste():
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._stored and not self._read_only:
            self._on_remove()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._read_only and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def contextMenuEvent(self, event: object) -> None:
        menu = QMenu(self)
        paste = QAction(self.tr("Tempel"), menu)
        paste.triggered.connect(self.paste)
        menu.addAction(paste)
        menu.popup(self.mapToGlobal(QPoint(8, self.height())))

    def _take(self, mime: QMimeData) -> bool:
        for url in mime.urls():
            if url.isLocalFile():
                self.take_file(Path(url.toLocalFile()))
                return True
        if self.kind in ("image", "") and (data := picture_bytes(mime)) is not None:
            self.file_given.emit("tempel.png", data)
            return True
        return False

    def _arrange(self) -> None:
        there = bool(self._stored)
        self.caption.setVisible(there)
        self.open.setVisible(there)
        self.remove.setVisible(there and not self._read_only)
        self.about.setVisible(there)
        if not there:
            self.thumbnail.hide()
            self.about.setText("")

    def _on_remove(self) -> None:
        self.choose.setFocus()
        self.show_value("")
        self.give("")

    def _on_caption(self) -> None:
        text = self.caption.text().strip()
        if text != self._caption:
            self._caption = text
            self.caption_given.emit(text)


def show_outside(path: Path) -> None:
    """Open a file with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
