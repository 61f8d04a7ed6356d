"""The program with its window: paints first, loads after.

`Qt` itself is not imported here: making the enums of that one name takes longer than everything else before the paint.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ltsa_desktop import __version__
from ltsa_desktop.gui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from ltsa_desktop.bootstrap import AppContext, Settings
    from ltsa_desktop.gui.desk import Desk

COLLECT_AFTER_MS = 10_000
"""Garbage is collected from then on even while the password is still being typed."""


def application() -> QApplication:
    """The one QApplication, made at the first call."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName("LTSA Desktop")
    app.setApplicationVersion(__version__)
    return app


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
    from ltsa_desktop.gui.qt_log import log_qt_messages
    from ltsa_desktop.gui.theme.style import follow_system

    log_qt_messages()
    desk = Desk(context)
    dress(application(), context.settings)
    follow_system(application(), lambda: desk.apply_settings() if context.settings.theme == "system" else None)
    window.furnish(desk)
    window.start(password=password, visit=visit)
    desk.pool.submit(lambda job: _sweep())
    return desk


def _sweep() -> None:
    """Remove what a program that was cut off left open in plain."""
    from ltsa_desktop.gui.visit.outside import sweep

    sweep()


def _settle_memory() -> None:
    """Collect as usual from now on, without going through what was loaded at the start again and again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run(
    context: AppContext,
    *,
    password: str | None = None,
    visit: str | None = None,
    ready: Callable[[], object] | None = None,
) -> int:
    """Open the window and stay until it is closed.

    Args:
        context: settings and where the store is; the store is opened here, on the store thread.
        password: unlocks at once, without asking.
        visit: id of the visit to open after unlocking.
        ready: called once the start screen is filled; the window then closes (to measure the start).

    Returns:
        The exit code of the program.
    """
    app = application()
    # Loading makes hundreds of thousands of objects that all stay: looking for rubbish among them costs a fifth of it.
    gc.disable()
    window = MainWindow(context.settings)
    window.ready.connect(_settle_memory)
    QTimer.singleShot(COLLECT_AFTER_MS, _settle_memory)
    desks: list[Desk] = []
    window.painted.connect(lambda: desks.append(furnish(window, context, password, visit)))
    if ready is not None:
        window.ready.connect(ready)
        window.ready.connect(app.quit)
    window.show()
    code = app.exec()
    for desk in desks:
        desk.close()
    return code
