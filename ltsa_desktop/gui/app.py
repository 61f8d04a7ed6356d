"""The program with its window: paints first, loads after."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ltsa_desktop import __version__
from ltsa_desktop.gui.main_window import MainWindow

if TYPE_CHECKING:
    from ltsa_desktop.bootstrap import AppContext, Settings
    from ltsa_desktop.gui.desk import Desk

log = logging.getLogger("qt")


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
    window = MainWindow(context.settings)
    desks: list[Desk] = []
    window.painted.connect(lambda: desks.append(furnish(window, context, password, visit)))
    window.show()
    code = app.exec()
    for desk in desks:
        desk.close()
    return code
