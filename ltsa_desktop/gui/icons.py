"""The icon set (Tabler, MIT): one SVG a name under `resources/icons/`, tinted by a token of the theme.

`set_icon` remembers name and token on the widget, so that `retint` can paint all of them again when the theme changes.
"""

from __future__ import annotations

import logging
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.theme.style import current_theme, scaled
from ltsa_desktop.gui.theme.tokens import ICON

log = logging.getLogger(__name__)

STATES = {
    "ok": "circle-check",
    "warning": "alert-triangle",
    "error": "alert-circle",
    "info": "info-circle",
    "muted": "circle-dashed",
}
"""The icon that always stands beside a state's word."""


@lru_cache(maxsize=256)
def svg(name: str) -> bytes:
    """The SVG source of an icon, drawn with `currentColor`; b"" (and one line in the log) when it is not shipped."""
    try:
        return resource(f"icons/{name}.svg").read_bytes()
    except OSError as error:
        log.error("icon %s is missing: %s", name, error)
        return b""


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = ICON, ratio: float = 1.0) -> QPixmap:
    """One icon in one `#RRGGBB` colour, `size` logical pixels square."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    source = svg(name)
    if source:
        renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", colour.encode())))
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
        painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, token: str = "text") -> QIcon:
    """An icon in a colour token of the current theme; Qt greys it where its widget is disabled."""
    screens = QGuiApplication.screens()
    ratio = max((screen.devicePixelRatio() for screen in screens), default=1.0)
    return QIcon(pixmap(name, getattr(current_theme(), token), scaled(ICON), ratio))


def set_icon(widget: QAbstractButton | QLabel, name: str, token: str = "text", size: int = ICON) -> None:
    """Give a button or label an icon that follows the theme; an empty name takes it away."""
    widget.setProperty("iconName", name)
    widget.setProperty("iconToken", token)
    widget.setProperty("iconSide", size)
    _paint(widget)


def _paint(widget: QWidget) -> None:
    name, token, size = (widget.property(key) for key in ("iconName", "iconToken", "iconSide"))
    size = scaled(size)
    if isinstance(widget, QLabel):
        colour = getattr(current_theme(), token)
        widget.setPixmap(pixmap(name, colour, size, widget.devicePixelRatioF()) if name else QPixmap())
    elif isinstance(widget, QAbstractButton):
        widget.setIcon(icon(name, token) if name else QIcon())
        widget.setIconSize(QSize(size, size))


def retint(root: QWidget) -> None:
    """Paint every remembered icon below `root` again in the theme of now."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.property("iconName"):
            _paint(widget)
