"""The bar at the top: whose laptop this is, the search for anything, language, look, help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from ltsa_desktop.gui import words
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.icons import set_icon
from ltsa_desktop.gui.theme.tokens import SPACE, TEXT_SCALES
from ltsa_desktop.gui.widgets.buttons import IconButton, PlainButton


class TopBar(Retranslated):
    """Search, language and look are always one key or click away.

    Signals:
        search_wanted(): open the command palette.
        keys_wanted(): show the list of keys.
        lock_wanted(): close the store and ask for the password again.
    """

    search_wanted = Signal()
    keys_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._who = ("", "evaluator")
        frame = QFrame()
        frame.setProperty("surface", "bar")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE.l, SPACE.s, SPACE.m, SPACE.s)
        row.setSpacing(SPACE.s)
        mark = QLabel()
        set_icon(mark, "clipboard-check", "accent", 22)
        self._product = QLabel("LTSA Desktop")
        self._product.setProperty("role", "strong")
        self._person = QLabel()
        self._person.setTextFormat(Qt.TextFormat.PlainText)
        self._person.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._search = PlainButton("", "search")
        self._search.clicked.connect(self.search_wanted)
        self._language = PlainButton("", "language")
        self._language.setMenu(QMenu(self))
        self._look = IconButton("contrast")
        self._look.setMenu(QMenu(self))
        self._look.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._keys = IconButton("keyboard")
        self._keys.clicked.connect(self.keys_wanted)
        self._lock = IconButton("lock")
        self._lock.clicked.connect(self.lock_wanted)
        row.addWidget(mark)
        row.addWidget(self._product)
        row.addSpacing(SPACE.m)
        row.addWidget(self._person, 1)
        for widget in (self._search, self._language, self._look, self._keys, self._lock):
            row.addWidget(widget)
        self.retranslate()

    def set_person(self, name: str, role: str) -> None:
        """Whose laptop this is."""
        self._who = (name, role)
        self._person.setText(f"{name} · {words.role(role)}" if name else "")

    def retranslate(self) -> None:
        self.set_person(*self._who)
        self._search.setText(self.tr("Cari apa saja (Ctrl+K)"))
        self._search.setAccessibleName(self.tr("Cari apa saja"))
        self._language.setText(self._desk.settings.language.upper())
        self._language.setAccessibleName(self.tr("Bahasa"))
        self._language.setToolTip(self.tr("Bahasa tampilan"))
        self._look.set_name(self.tr("Warna dan ukuran huruf"))
        self._keys.set_name(self.tr("Semua tombol papan ketik"), "F1")
        self._lock.set_name(self.tr("Kunci aplikasi"), "Ctrl+L")
        self._fill_language()
        self._fill_look()

    def _fill_language(self) -> None:
        menu = self._language.menu()
        menu.clear()
        self._choices(
            menu, self._desk.settings.language, (("id", "Bahasa Indonesia"), ("en", "English")), self._on_language
        )

    def _fill_look(self) -> None:
        menu = self._look.menu()
        menu.clear()
        self._choices(
            menu,
            self._desk.settings.theme,
            (
                ("light", self.tr("Terang")),
                ("dark", self.tr("Gelap")),
                ("contrast", self.tr("Kontras tinggi")),
                ("system", self.tr("Ikut sistem")),
            ),
            self._on_theme,
        )
        menu.addSeparator()
        scales = [(scale, self.tr("Huruf {n} %").format(n=scale)) for scale in TEXT_SCALES]
        self._choices(menu, self._desk.settings.text_scale, scales, self._on_scale)

    def _choices(self, menu: QMenu, current: object, choices, chosen) -> None:
        group = QActionGroup(menu)
        for value, name in choices:
            action = QAction(name, group)
            action.setCheckable(True)
            action.setChecked(value == current)
            action.setData(value)
            menu.addAction(action)
        # After the menu has closed: the change of language fills it anew.
        group.triggered.connect(lambda action: chosen(action.data()), Qt.ConnectionType.QueuedConnection)

    def _on_language(self, value: str) -> None:
        self._desk.settings.language = value
        self._desk.apply_settings()

    def _on_theme(self, value: str) -> None:
        self._desk.settings.theme = value
        self._desk.apply_settings()
        self._fill_look()

    def _on_scale(self, value: int) -> None:
        self._desk.settings.text_scale = value
        self._desk.apply_settings()
        self._fill_look()
