"""The start window: first the password (or the welcome), then everything else."""

from __future__ import annotations

import base64

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ltsa_desktop.gui.actions import Actions
from ltsa_desktop.gui.desk import Desk
from ltsa_desktop.gui.entry.unlock import UnlockPage
from ltsa_desktop.gui.i18n import Retranslated
from ltsa_desktop.gui.shell.navigation import ICONS
from ltsa_desktop.gui.theme.tokens import SPACE
from ltsa_desktop.gui.widgets import ScrollPage, Toast, card

WIDTH, HEIGHT = 1366, 728
ENTRY_WIDTH = 640


class Entry(Retranslated):
    """A sheet in the middle of an empty window, for the password or the welcome."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(margin=SPACE.l)
        frame, inside = card(SPACE.xl)
        frame.setMaximumWidth(ENTRY_WIDTH)
        inside.addWidget(page)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(frame, 10)
        row.addStretch(1)
        scroll.body.addStretch(1)
        scroll.body.addLayout(row)
        scroll.body.addStretch(2)
        outer.addWidget(scroll)


class MainWindow(QMainWindow):
    """Holds the entry, then the shell; knows the window's keys.

    Signals:
        ready(): the start screen is filled.
    """

    ready = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.actions_ = Actions(desk, self)
        self.shell = None
        self._visit_wanted: str | None = None
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.toast = Toast(self)
        desk.noticed.connect(self.toast.say)
        self.setWindowTitle("LTSA Desktop")
        self.resize(WIDTH, HEIGHT)
        geometry = desk.settings.geometry.get("main", "")
        if geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(geometry)))
        self._shortcuts()

    def start(self, password: str | None = None, visit: str | None = None) -> None:
        """Welcome a new user, or ask for the password (or use the one given), then show the start screen."""
        self._visit_wanted = visit
        if not (self.desk.context.store_dir / "vault.json").is_file():
            self.show_welcome()
            return
        page = self.show_unlock()
        if password is not None:
            page.open_with(password)

    def show_unlock(self) -> UnlockPage:
        """The password's sheet."""
        page = UnlockPage(self.desk)
        page.unlocked.connect(self._on_open)
        page.create_wanted.connect(self.show_welcome)
        self._show(Entry(page))
        page.ui.password.setFocus()
        return page

    def show_welcome(self) -> QWidget:
        """The first run's sheet."""
        from ltsa_desktop.gui.entry.welcome import WelcomePage

        page = WelcomePage(self.desk)
        page.created.connect(self._on_open)
        page.open_wanted.connect(self.show_unlock)
        self._show(Entry(page))
        page.ui.name.setFocus()
        return page

    def _show(self, widget: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _on_open(self) -> None:
        from ltsa_desktop.gui.shell.shell import Shell

        self.shell = Shell(self.desk, self.actions_)
        self.shell.top.search_wanted.connect(self.open_palette)
        self.shell.top.keys_wanted.connect(self.show_keys)
        self.shell.top.lock_wanted.connect(self.lock)
        self.shell.filled.connect(self._on_filled)
        self._show(self.shell)
        self.shell.reload()

    def _on_filled(self) -> None:
        self.ready.emit()
        if self._visit_wanted is not None:
            visit, self._visit_wanted = self._visit_wanted, None
            self.actions_.open_visit(visit)

    def lock(self) -> None:
        """Close the store and ask for the password again; open visits are closed first."""
        if self.shell is None:
            return
        for window in self.actions_.open_visits():
            if not window.close():
                return
        self.shell = None
        self.desk.lock()
        self.show_unlock()

    def _shortcuts(self) -> None:
        for keys, deed in (
            ("Ctrl+K", self.open_palette),
            ("F1", self.show_keys),
            ("Ctrl+L", self.lock),
            ("Ctrl+N", lambda: self.actions_.new_visit()),
            ("Ctrl+E", lambda: self.actions_.export()),
            ("Ctrl+I", lambda: self.actions_.import_files()),
            ("F5", lambda: self.desk.data_changed.emit()),
            ("F6", self._focus_navigation),
        ):
            self._key(keys, deed)
        for number, name in enumerate(ICONS, 1):
            self._key(f"Ctrl+{number}", lambda name=name: self.actions_.go(name))

    def _key(self, keys: str, deed) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: deed() if self.shell is not None or keys == "F1" else None)

    def _focus_navigation(self) -> None:
        if self.shell is not None:
            self.shell.navigation.buttons[self.shell.current()].setFocus()

    def open_palette(self) -> None:
        """Ctrl+K: find a page, a deed, a centre or a visit."""
        if self.shell is None:
            return
        from ltsa_desktop.gui.shell.catalogue import open_palette

        open_palette(self.desk, self.actions_, self.shell, self)

    def show_keys(self) -> None:
        """F1: the keys of this window."""
        from ltsa_desktop.gui.shell.catalogue import key_groups
        from ltsa_desktop.gui.shell.keys import KeysOverlay

        KeysOverlay(self.tr("Semua tombol papan ketik"), key_groups(self.shell), self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        for window in self.actions_.open_visits():
            if not window.close():
                event.ignore()
                return
        self.desk.settings.geometry["main"] = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self.desk.keep_settings()
        super().closeEvent(event)
