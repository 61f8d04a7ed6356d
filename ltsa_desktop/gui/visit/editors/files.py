"""Photos and other files: dropped, pasted, chosen; shown as a thumbnail with a caption."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QProgressBar, QVBoxLayout, QWidget

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.gui.i18n import say
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.visit.editors.base import Editor, LineField, Question
from ltsa_desktop.gui.widgets import IconButton
from ltsa_desktop.gui.widgets.buttons import PlainButton, QuietButton
from ltsa_desktop.gui.widgets.labels import ShortenedLabel

THUMBNAIL = QSize(132, 96)


PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def picture_on(mime: QMimeData) -> QImage | None:
    """The picture on a clipboard, None when there is none."""
    if not mime.hasImage():
        return None
    image = mime.imageData()
    if isinstance(image, QPixmap):
        image = image.toImage()
    return image if isinstance(image, QImage) and not image.isNull() else None


def ready_png(image: QImage) -> bytes:
    """A picture from the clipboard as a file no larger than photos are kept; for another thread, it takes seconds."""
    from ltsa_desktop.store.pictures import MAX_SIDE

    if max(image.width(), image.height()) > MAX_SIDE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(MAX_SIDE, MAX_SIDE, keep, smooth)
    return png(image)


def png(image: QImage) -> bytes:
    """An image as PNG bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def thumbnail(data: bytes) -> QImage:
    """A picture small enough for its place beside the question, at up to twice its points; from any thread."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    # A JPEG is read at a smaller size in a fraction of the time.
    reader.setScaledSize(reader.size().scaled(THUMBNAIL * 2, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class FileEditor(Editor):
    """One attached file. Enter or the button chooses a file, Ctrl+V pastes, dropping works anywhere on it.

    Attributes:
        keeps_place: whether photos keep where they were taken (a choice of the person, for all photos).

    Signals:
        file_given(str, object): a file's name, and its content (bytes or QImage) or where it is (Path).
        file_refused(str): a sentence why a file is not taken.
        caption_given(str): another caption.
        opened(): the file is to be shown in full.
        stopped(): the file on its way is to be left out.
        place_chosen(bool): photos are to keep (or lose) where they were taken from now on.
    """

    file_given = Signal(str, object)
    file_refused = Signal(str)
    caption_given = Signal(str)
    opened = Signal()
    stopped = Signal()
    place_chosen = Signal(bool)

    def __init__(self, question: Question, parent: QWidget | None = None, compact: bool = False) -> None:
        super().__init__(question, parent)
        self.kind = question.mediatype.partition("/")[0]
        self.keeps_place = False
        self._stored = ""
        self._caption = ""
        self._read_only = False
        self._way: QWidget | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.thumbnail = QLabel()
        self.thumbnail.hide()
        maker = QuietButton if compact else PlainButton
        self.choose = maker("", "camera" if self.kind == "image" else "paperclip")
        self.choose.setToolTip(
            self.tr("Pilih foto, tempel (Ctrl+V), atau seret ke sini. Letak (GPS) dibuang; klik kanan mengubahnya")
            if self.kind == "image"
            else self.tr("Pilih berkas, tempel (Ctrl+V), atau seret ke sini")
        )
        self.caption = LineField()
        self.caption.setPlaceholderText(self._caption_hint())
        self.caption.setAccessibleName(self.tr("Keterangan: {question}").format(question=question.label))
        self.caption.setMaximumWidth(480)
        self.about = ShortenedLabel(least=16, role="muted")
        self.open = IconButton("external-link", self.tr("Buka: {question}").format(question=question.label))
        self.remove = IconButton("trash", self.tr("Lepaskan: {question}").format(question=question.label))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.m)
        row.addWidget(self.thumbnail)
        self._side = QVBoxLayout()
        self._side.setSpacing(SPACE.xs)
        tools = QHBoxLayout()
        tools.setSpacing(SPACE.xs)
        for part in (self.choose, self.about, self.open, self.remove):
            tools.addWidget(part)
        tools.addStretch(1)
        self._side.addLayout(tools)
        self._side.addWidget(self.caption)
        row.addLayout(self._side, 1)
        self.setFocusProxy(self.choose)
        self.name_target()
        self.choose.clicked.connect(self.choose_file)
        self.remove.clicked.connect(self._on_remove)
        self.open.clicked.connect(self.opened)
        self.caption.editingFinished.connect(self._on_caption)
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

    def show_way(self, name: str, done: int, total: int) -> None:
        """Show how far a file on its way is (bytes); a `name` of "" takes it from the screen."""
        if not name:
            if self._way is not None:
                # The button to stop may have the keyboard.
                if self._stop.hasFocus():
                    self.choose.setFocus()
                self._way.hide()
            return
        if self._way is None:
            self._way = self._make_way()
        share = 100 * done // total if total else 0
        self._bar.setValue(share)
        self._way_words.setText(self.tr("Melampirkan “{name}” … {share} %").format(name=name, share=share))
        self._way.show()

    def choose_file(self) -> None:
        """Ask which file."""
        from ltsa_desktop.store.media_types import SUFFIXES

        filters = []
        if self.kind in SUFFIXES:
            patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES[self.kind].split())
            filters.append(self.tr("Berkas yang cocok ({patterns})").format(patterns=patterns))
        filters.append(self.tr("Semua berkas (*)"))
        name, _ = QFileDialog.getOpenFileName(self.window(), self.question.label, "", ";;".join(filters))
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Attach the file at `path`, unless a look at its size and first bytes speaks against it."""
        from ltsa_desktop.store.receiving import look_at

        try:
            look_at(path, self.question.mediatype)
        except UserError as error:
            self.file_refused.emit(say(error.text))
            return
        self.file_given.emit(path.name, path)

    def take_picture(self, image: QImage) -> None:
        """Attach a picture from the clipboard, if the question is for one."""
        from ltsa_desktop.store.receiving import check_kind

        try:
            check_kind(self.tr("papan klip"), PNG_HEAD, self.question.mediatype)
        except UserError as error:
            self.file_refused.emit(say(error.text))
            return
        self.file_given.emit("tempel.png", image)

    def paste(self) -> bool:
        """Attach what is on the clipboard, if it is a picture or a file."""
        return self._take(QGuiApplication.clipboard().mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self._read_only:
            if not self.paste():
                self.file_refused.emit(
                    self.tr("Di papan klip tidak ada gambar atau berkas. Salin dahulu (Ctrl+C), lalu tempel lagi.")
                )
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = QAction(self.tr("Tempel"), menu)
        paste.triggered.connect(self.paste)
        menu.addAction(paste)
        if self.kind == "image":
            place = QAction(self.tr("Foto baru tetap memuat letaknya (GPS)"), menu)
            place.setCheckable(True)
            place.setChecked(self.keeps_place)
            place.toggled.connect(self._on_place)
            menu.addAction(place)
        menu.popup(self.mapToGlobal(QPoint(8, self.height())))

    def _take(self, mime: QMimeData) -> bool:
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take_file(files[0])
            if len(files) > 1:
                self.file_refused.emit(
                    self.tr("Satu pertanyaan memuat satu berkas: “{name}”. {n} berkas lain tidak dilampirkan.").format(
                        name=files[0].name, n=len(files) - 1
                    )
                )
            return True
        if (image := picture_on(mime)) is not None:
            self.take_picture(image)
            return True
        return False

    def _words(self) -> str:
        """What the button says: to give a file, or another one."""
        if self._stored:
            return self.tr("Ganti")
        return {
            "image": self.tr("Foto"),
            "audio": self.tr("Lampirkan rekaman suara"),
            "video": self.tr("Lampirkan video"),
        }.get(self.kind, self.tr("Lampirkan berkas"))

    def _caption_hint(self) -> str:
        return {
            "image": self.tr("Keterangan foto"),
            "audio": self.tr("Keterangan rekaman"),
            "video": self.tr("Keterangan rekaman"),
        }.get(self.kind, self.tr("Keterangan berkas"))

    def _make_way(self) -> QWidget:
        way = QWidget()
        row = QHBoxLayout(way)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(self.tr("Kemajuan: {question}").format(question=self.question.label))
        self._way_words = ShortenedLabel(least=20, role="muted")
        self._stop = QuietButton(self.tr("Batal"), "x")
        self._stop.clicked.connect(self.stopped)
        row.addWidget(self._bar)
        row.addWidget(self._way_words)
        row.addWidget(self._stop)
        row.addStretch(1)
        self._side.addWidget(way)
        return way

    def _arrange(self) -> None:
        there = bool(self._stored)
        self.choose.setText(self._words())
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

    def _on_place(self, on: bool) -> None:
        self.keeps_place = on
        self.place_chosen.emit(on)

    def _on_caption(self) -> None:
        text = self.caption.text().strip()
        if text != self._caption:
            self._caption = text
            self.caption_given.emit(text)
