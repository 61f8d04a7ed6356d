"""Qt's own messages go to the program's log."""

from __future__ import annotations

import logging

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")


def log_qt_messages() -> None:
    """From now on; debug and info messages at debug level, the rest as warnings."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, where: object, message: str) -> None:
    log.log(logging.DEBUG if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING, message)
