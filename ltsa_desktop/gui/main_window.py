"""The start window. It shows itself before anything else is loaded, then the password (or the welcome), then the rest.

Imports at the top are only what the first paint needs; everything else comes in when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeySequence, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ltsa_desktop.gui.theme.tokens import theme_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ltsa_desktop.bootstrap import Settings
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.gui.actions import Actions
    from ltsa_desktop.gui.desk import Desk
    from ltsa_desktop.gui.entry.restore import RestorePage
    from ltsa_desktop.gui.entry.unlock import UnlockPage
    from ltsa_desktop.gui.entry.welcome import WelcomePage
    from ltsa_desktop.gui.shell.shell import Shell
    from ltsa_desktop.gui.trust.locking import Locker
    from ltsa_desktop.gui.widgets import Toast

WIDTH, HEIGHT = 1366, 728
TITLE_BAR = 32
"""Pixels that the system's own bar takes above the window (`sizes` is not loaded before the first paint)."""
BACKUP_AFTER_MS = 5000
AHEAD_AFTER_MS = 1500
PAGES = (
    *("start", "centres", "visits", "returned", "review", "follow_ups"),
    *("map", "instruments", "exchange", "settings"),
)


class MainWindow(QMainWindow):
    """An empty window in the theme's colour until `furnish`; then the entry, then the shell.

    Signals:
        painted(): the window has been drawn for the first time.
        ready(): the start screen is filled.
    """

    painted = Signal()
    ready = Signal()

    desk: Desk
    actions_: Actions
    toast: Toast
    locker: Locker

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.shell: Shell | None = None
        self._visit_wanted: str | None = None
        self._page_wanted = "start"
        self._filled = self._drawn = self._furnished = False
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, QColor(theme_named(settings.theme).background))
        self.setPalette(colours)
        self.setWindowTitle("LTSA Desktop")
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width()), min(HEIGHT, room.height() - TITLE_BAR))
        geometry = settings.geometry.get("main", "")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self.painted.emit)

    def furnish(self, desk: Desk) -> None:
        """Give the window its inside: keys, messages, a place for the sheets and pages."""
        from ltsa_desktop.gui.actions import Actions
        from ltsa_desktop.gui.trust.locking import Locker
        from ltsa_desktop.gui.widgets import Toast

        self._furnished = True
        self.desk = desk
        self.actions_ = Actions(desk, self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.toast = Toast(self)
        desk.noticed.connect(self.toast.say)
        self.actions_.brought.connect(self._on_brought)
        self.locker = Locker(desk, self)
        self.locker.idle.connect(self.lock)
        self._shortcuts()

    def start(self, password: str | None = None, visit: str | None = None) -> None:
        """Welcome a new user, or ask for the password (or use the one given), then show the start screen."""
        self._visit_wanted = visit
        if not (self.desk.context.store_dir / "vault.json").is_file():
            self.show_welcome()
        elif password is None:
            self.show_unlock()
            # While the password is typed, what the store needs is loaded.
            self.desk.pool.submit(lambda job: __import__("ltsa_desktop.store.opening"))
        else:
            context = self.desk.context
            self.desk.store_thread.submit(lambda: context.open(password), self._on_open, self._on_refused, self)
            self._build_shell()

    def show_unlock(self, *, by_keyring: bool = True) -> UnlockPage:
        """The password's sheet; after a lock the password itself is asked for."""
        from ltsa_desktop.gui.entry.sheet import EntrySheet
        from ltsa_desktop.gui.entry.unlock import UnlockPage

        page = UnlockPage(self.desk, by_keyring=by_keyring)
        page.unlocked.connect(self._on_open)
        page.create_wanted.connect(self.show_welcome)
        page.restore_wanted.connect(self.show_restore)
        self._show(EntrySheet(page))
        page.ui.password.setFocus()
        return page

    def show_welcome(self) -> WelcomePage:
        """The first run's sheet."""
        from ltsa_desktop.gui.entry.sheet import EntrySheet
        from ltsa_desktop.gui.entry.welcome import WelcomePage

        page = WelcomePage(self.desk)
        page.created.connect(self._on_open)
        page.open_wanted.connect(self.show_unlock)
        page.restore_wanted.connect(self.show_restore)
        self._show(EntrySheet(page))
        page.ui.name.setFocus()
        return page

    def show_restore(self) -> RestorePage:
        """A store from a backup."""
        from ltsa_desktop.gui.entry.restore import RestorePage
        from ltsa_desktop.gui.entry.sheet import EntrySheet

        page = RestorePage(self.desk)
        page.restored.connect(self._on_open)
        page.back_wanted.connect(self.start)
        self._show(EntrySheet(page))
        page.choose_backup.setFocus()
        return page

    def _show(self, widget: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None and old is not widget:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _on_refused(self, error: UserError) -> None:
        if self.shell is not None:
            self.shell.deleteLater()
            self.shell = None
        self.show_unlock().show_error(error)

    def _build_shell(self) -> Shell:
        from ltsa_desktop.gui.shell.shell import Shell

        self._filled = False
        shell = Shell(self.desk, self.actions_, self)
        shell.hide()
        shell.top.search_wanted.connect(self.open_palette)
        shell.top.keys_wanted.connect(self.show_keys)
        shell.top.lock_wanted.connect(self.lock)
        shell.filled.connect(self._on_filled)
        self.shell = shell
        return shell

    def _on_open(self, store: object = None) -> None:
        shell = self.shell or self._build_shell()
        shell.reload()
        self._show(shell)
        if self.locker.locked:
            shell.go(self._page_wanted)
            self.locker.bring_back()

    def _on_filled(self) -> None:
        if not self._filled:
            self._filled = True
            QTimer.singleShot(BACKUP_AFTER_MS, self, self._back_up)
            QTimer.singleShot(AHEAD_AFTER_MS, self, self._load_ahead)
            self.desk.second_copy.look()
            self.desk.inbox.start()
        self.ready.emit()
        if self._visit_wanted is not None:
            visit, self._visit_wanted = self._visit_wanted, None
            self.actions_.open_visit(visit)

    def _load_ahead(self) -> None:
        """The largest page's modules are loaded while nobody waits for them."""
        if self.shell is not None and self.desk.context.store is not None:
            self.desk.pool.submit(lambda job: __import__("ltsa_desktop.gui.meeting.overview"))

    def _back_up(self) -> None:
        """Today's copy, once the first screen is there; the strip shows its age."""
        if self.shell is None or self.desk.context.store is None:
            return

        def told(info: object) -> None:
            if info is not None:
                self.desk.data_changed.emit()

        self.desk.read(lambda store: store.backup_if_due(), told, owner=self)

    def _on_brought(self, kind: str, path: Path) -> None:
        """A file that belongs to a page's deed: show the page and let it."""
        if self.shell is None:
            return
        from ltsa_desktop.gui.pages.exchange import ExchangePage
        from ltsa_desktop.gui.pages.settings import SettingsPage

        name = "exchange" if kind == "enrolment" else "settings"
        self.shell.go(name)
        page = self.shell.page(name)
        if isinstance(page, ExchangePage):
            page.accept_enrolment(path)
        elif isinstance(page, SettingsPage):
            page.load_organisation(path)

    def lock(self) -> None:
        """Hide what is open, close the store, and ask for the password again; see `trust.locking`."""
        if self.shell is None:
            return
        if self.locker.refusing():
            self.desk.noticed.emit(self.tr("Belum dikunci: ada jawaban yang belum diterima disk."), "warning")
            return
        self._page_wanted = self.shell.current()
        for trial in self.actions_.trials():
            trial.close()
        self.actions_.ahead.drop()
        self.locker.hide_all()
        self.shell = None
        self.show_unlock(by_keyring=False)

    def _shortcuts(self) -> None:
        from ltsa_desktop.gui.shell.navigation import KEYS

        deeds: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+K", self.open_palette),
            ("F1", self.show_keys),
            ("Ctrl+L", self.lock),
            ("Ctrl+N", lambda: self.actions_.new_visit()),
            ("Ctrl+E", lambda: self.actions_.export()),
            ("Ctrl+I", lambda: self.actions_.import_files()),
            ("F5", lambda: self.desk.data_changed.emit()),
            ("F6", self._focus_navigation),
            *((keys, lambda name=name: self.actions_.go(name)) for name, keys in KEYS.items()),
        )
        for keys, deed in deeds:
            shortcut = QShortcut(QKeySequence(keys), self)
            always = keys == "F1"
            shortcut.activated.connect(lambda deed=deed, always=always: deed() if always or self._filled else None)

    def _focus_navigation(self) -> None:
        if self.shell is not None:
            self.shell.navigation.buttons[self.shell.current()].setFocus()

    def open_palette(self) -> None:
        """Ctrl+K: find a page, a deed, a centre or a visit."""
        if self.shell is not None:
            from ltsa_desktop.gui.shell.catalogue import open_palette

            open_palette(self.desk, self.actions_, self.shell, self)

    def show_keys(self) -> None:
        """F1: the keys of this window."""
        from ltsa_desktop.gui.shell.catalogue import key_groups
        from ltsa_desktop.gui.shell.keys import KeysOverlay

        KeysOverlay(self.tr("Semua tombol papan ketik"), key_groups(self.shell), self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished:
            hidden = self.locker.forget()
            for window in () if hidden else self.actions_.open_visits():
                if not window.close():
                    event.ignore()
                    return
            for trial in self.actions_.trials():
                trial.close()
            self.desk.settings.geometry["main"] = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
            self.desk.keep_settings()
        super().closeEvent(event)
