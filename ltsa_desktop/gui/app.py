"""The program with its window: paints first, loads after."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ltsa_desktop import __version__
from ltsa_desktop.gui.i18n import switch_language
from ltsa_desktop.gui.theme.style import apply_theme, load_fonts
from ltsa_desktop.gui.worker import Pool, StoreThread

if TYPE_CHECKING:
    from ltsa_desktop.bootstrap import AppContext, Settings

log = logging.getLogger(__name__)


class Desk(QObject):
    """What every window works with: the context, the threads, and one place that tells when data changed.

    Attributes:
        context: settings and the open store (touched on the store thread only).
        store_thread: runs everything that touches the store.
        pool: runs what does not.

    Signals:
        data_changed(): something in the store changed; screens read again what they show.
        noticed(text, kind): a sentence for the person at the window ("ok", "info", "warning", "error").
    """

    data_changed = Signal()
    noticed = Signal(str, str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        from ltsa_desktop.gui.i18n import say

        self.context = context
        self.store_thread = StoreThread(on_error=lambda error: self.noticed.emit(say(error.text), "error"))
        self.pool = Pool(on_error=lambda error: self.noticed.emit(say(error.text), "error"))

    @property
    def settings(self) -> Settings:
        """The settings known before the store is unlocked."""
        return self.context.settings

    def apply_settings(self) -> None:
        """Language, theme and text size of the settings, and keep them."""
        app = application()
        apply_theme(app, self.settings.theme, self.settings.text_scale)
        switch_language(app, self.settings.language)
        self.settings.save()

    def close(self) -> None:
        """Finish the work, close the store, end the threads."""
        self.store_thread.submit(self.context.close)
        self.store_thread.stop()
        self.pool.stop()


def application(argv: Sequence[str] = ()) -> QApplication:
    """The one QApplication, made at the first call."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("LTSA Desktop")
    app.setApplicationVersion(__version__)
    app.setQuitOnLastWindowClosed(True)
    qInstallMessageHandler(_log_qt)
    return app


def _log_qt(kind: QtMsgType, where: object, message: str) -> None:
    level = logging.DEBUG if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    logging.getLogger("qt").log(level, message)


def dress(app: QApplication, settings: Settings) -> None:
    """Fonts, colours, text size and language before the first window."""
    load_fonts()
    apply_theme(app, settings.theme, settings.text_scale)
    switch_language(app, settings.language)


def run(context: AppContext, *, password: str | None = None, visit: str | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        context: settings and where the store is; the store is opened here, on the store thread.
        password: unlocks at once, without asking.
        visit: the visit to open after unlocking.

    Returns:
        The exit code of the program.
    """
    app = application()
    dress(app, context.settings)
    from ltsa_desktop.gui.main_window import MainWindow

    desk = Desk(context)
    window = MainWindow(desk)
    window.show()
    window.start(password=password, visit=visit)
    code = app.exec()
    desk.close()
    return code
