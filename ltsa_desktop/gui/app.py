"""The program with its window: paints first, loads after."""

from __future__ import annotations

import gc
import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ltsa_desktop import __version__
from ltsa_desktop.gui.main_window import MainWindow

if TYPE_CHECKING:
    from ltsa_desktop.bootstrap import AppContext, Settings
    from ltsa_desktop.gui.desk import Desk

log = logging.getLogger("qt")

COLLECT_AFTER_MS = 10_000
"""Garbage is collected from then on even while the password is still being typed."""


def application() -> QApplication:
    """The one QApplication, made at the first call."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    qInstallMessageHandler(_log_qt)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("LTSA Desktop")
    app.setApplicationVersion(__version__)
    return app


def _log_qt(kind: QtMsgType, where: object, message: str) -> None:
    log.log(logging.DEBUG if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING, message)


def dress(app: QApplication, settings: Settings) -> None:
    """Fonts, colours, text size and language, before the first widget with words."""
    from ltsa_desktop.gui.i18n import switch_language
    from ltsa_desktop.gui.theme.style import apply_theme, load_fonts

    load_fonts()
    apply_theme(app, settings.theme, settings.text_scale)
    switch_language(app, settings.language)


def furnish(window: MainWindow, context: AppContext, password: str | None = None, visit: str | None = None) -> Desk:
    """All that comes after the first paint; the desk is to be closed when the window is gone."""
    from ltsa_desktop.gui.desk import Desk

    desk = Desk(context)
    dress(application(), context.settings)
    window.furnish(desk)
    window.start(password=password, visit=visit)
    return desk


def _settle_memory() -> None:
    """Collect as usual from now on, without going through what was loaded at the start again and again."""
    gc.freeze()
    gc.enable()


def run(context: AppContext, *, password: str | None = None, visit: str | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        context: settings and where the store is; the store is opened here, on the store thread.
        password: unlocks at once, without asking.
        visit: id of the visit to open after unlocking.

    Returns:
        The exit code of the program.
    """
    app = application()
    # Loading makes hundreds of thousands of objects that all stay: looking for rubbish among them costs a fifth of it.
    gc.disable()
    window = MainWindow(context.settings)
    window.ready.connect(_settle_memory, Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(COLLECT_AFTER_MS, gc.enable)
    desks: list[Desk] = []
    window.painted.connect(lambda: desks.append(furnish(window, context, password, visit)))
    window.show()
    code = app.exec()
    for desk in desks:
        desk.close()
    return code
