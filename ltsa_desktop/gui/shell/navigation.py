"""The left side: where one can go, with how much there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.icons import set_icon
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets.labels import rule

ICONS = {
    "start": "home",
    "centres": "building",
    "visits": "clipboard-list",
    "returned": "arrow-back-up",
    "review": "clipboard-check",
    "follow_ups": "list-check",
    "map": "map",
    "instruments": "table",
    "exchange": "transfer",
    "settings": "settings",
}
BELOW_THE_RULE = "map"
KEYS = {
    "start": "Ctrl+1",
    "centres": "Ctrl+2",
    "visits": "Ctrl+3",
    "returned": "Ctrl+4",
    "review": "Ctrl+0",
    "follow_ups": "Ctrl+5",
    "map": "Ctrl+6",
    "instruments": "Ctrl+7",
    "exchange": "Ctrl+8",
    "settings": "Ctrl+9",
}
"""The key that leads to each page; a page that comes later takes none from another."""


class NavButton(QPushButton):
    """One place: icon, name, and a count at the right."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_icon(self, icon, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SPACE.m, 0)
        row.addStretch(1)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._count)
        self._name = ""

    def set_words(self, name: str, shortcut: str) -> None:
        """Its name and the key that leads there."""
        self._name = name
        self.setText(f" {name}")
        self.setToolTip(f"{name} ({shortcut})")
        self._tell()

    def set_count(self, count: int | None) -> None:
        """How much there is; None shows nothing."""
        self._count.setText("" if count is None else str(count))
        self._tell()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._count.sizeHint().width() + SPACE.l, hint.height())

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name} {self._count.text()}".strip())


class _Scroll(QScrollArea):
    """Leaves the arrow keys to the list of places."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Navigation(Retranslated):
    """The list of places; ↑ and ↓ move in it.

    Signals:
        chosen(name): go there.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setProperty("surface", "side")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # On a low screen with large letters the places scroll.
        self._scroll = _Scroll()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(frame)
        outer.addWidget(self._scroll)
        column = QVBoxLayout(frame)
        column.setContentsMargins(SPACE.s, SPACE.m, SPACE.s, SPACE.m)
        column.setSpacing(SPACE.xs)
        self.buttons: dict[str, NavButton] = {}
        group = QButtonGroup(self)
        for name, icon in ICONS.items():
            if name == BELOW_THE_RULE:
                column.addSpacing(SPACE.s)
                column.addWidget(rule())
                column.addSpacing(SPACE.s)
            button = NavButton(icon)
            button.clicked.connect(lambda checked=False, name=name: self.chosen.emit(name))
            group.addButton(button)
            column.addWidget(button)
            self.buttons[name] = button
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def sizeHint(self) -> QSize:
        frame = self._scroll.widget()
        assert frame is not None
        return QSize(frame.sizeHint().width(), self._scroll.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    def names(self) -> dict[str, str]:
        """The places' names, in their order."""
        return {
            "start": self.tr("Pekerjaan saya"),
            "centres": self.tr("Pusat layanan"),
            "visits": self.tr("Kunjungan"),
            "returned": self.tr("Dikembalikan"),
            "review": self.tr("Pemeriksaan"),
            "follow_ups": self.tr("Tindak lanjut"),
            "map": self.tr("Peta & rapat").replace("&", "&&"),
            "instruments": self.tr("Instrumen"),
            "exchange": self.tr("Pertukaran berkas"),
            "settings": self.tr("Pengaturan"),
        }

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Daftar halaman"))
        for name, text in self.names().items():
            self.buttons[name].set_words(text, KEYS[name])

    def set_current(self, name: str) -> None:
        """Mark where one is."""
        self.buttons[name].setChecked(True)
        self._scroll.ensureWidgetVisible(self.buttons[name])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            order = list(self.buttons.values())
            now = next((i for i, button in enumerate(order) if button.hasFocus()), 0)
            to = order[(now + (1 if event.key() == Qt.Key.Key_Down else -1)) % len(order)]
            to.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(to)
            return
        super().keyPressEvent(event)
