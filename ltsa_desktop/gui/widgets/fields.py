"""Fields with more than Qt's own: passwords one may look at, dates as written here, a place to drop files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ltsa_desktop.gui.icons import icon, set_icon
from ltsa_desktop.gui.theme.style import restyle
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets.buttons import PlainButton
from ltsa_desktop.gui.widgets.labels import Body


class PasswordField(QLineEdit):
    """A password, with an eye (Ctrl+H) to look at what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._look = QAction(self)
        self._look.setCheckable(True)
        self._look.setShortcut("Ctrl+H")
        self._look.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._look.toggled.connect(self._on_look)
        self.addAction(self._look, QLineEdit.ActionPosition.TrailingPosition)
        self._retranslate()

    def _on_look(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._retranslate()

    def _retranslate(self) -> None:
        shown = self._look.isChecked()
        self._look.setIcon(icon("eye-off" if shown else "eye", "muted"))
        self._look.setText(self.tr("Sembunyikan kata sandi") if shown else self.tr("Tampilkan kata sandi"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.ApplicationPaletteChange):
            self._retranslate()


class DateField(QDateEdit):
    """A day as 29-09-2022, by keys or from the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("dd-MM-yyyy")
        self.setCalendarPopup(True)
        self.setDate(QDate.currentDate())

    def day(self) -> date:
        """The day shown."""
        value = self.date()
        return date(value.year(), value.month(), value.day())

    def set_day(self, value: date) -> None:
        """Show another day."""
        self.setDate(QDate(value.year, value.month, value.day))


class DropZone(QFrame):
    """A place to drop files, with buttons for those who would rather choose.

    Attributes:
        button: chooses files. folder: chooses a folder; hidden until it has words.

    Signals:
        dropped(list[Path]): the files let go here.
    """

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "drop")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        column.setSpacing(SPACE.s)
        picture = QLabel()
        set_icon(picture, "file-import", "muted", 32)
        self._words = Body()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.button, self.folder = PlainButton(), PlainButton("", "folder-open")
        self.folder.hide()
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addStretch(1)
        row.addWidget(self.button)
        row.addWidget(self.folder)
        row.addStretch(1)
        column.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window the words take more lines; the page around may scroll, the words are not cut.
        self._words.setMinimumHeight(self._words.heightForWidth(self._words.width()))

    def set_words(self, words: str, button: str, folder: str = "") -> None:
        """What may be dropped here, and the words of the buttons."""
        self._words.setText(words)
        self.button.setText(button)
        self.folder.setText(folder)
        self.folder.setVisible(bool(folder))

    def _over(self, over: bool) -> None:
        self.setProperty("over", over)
        restyle(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._over(False)
        event.acceptProposedAction()
        self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
