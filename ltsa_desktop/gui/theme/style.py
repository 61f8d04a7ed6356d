"""Fonts, palette and style sheet of the whole program, and the theme applied now."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.theme import tokens
from ltsa_desktop.gui.theme.sheet import stylesheet
from ltsa_desktop.gui.theme.tokens import Theme, theme_named

log = logging.getLogger(__name__)

_current: dict[str, Theme] = {"theme": tokens.LIGHT}
_scale = {"percent": 100}


def current_theme() -> Theme:
    """The theme applied last (for what is painted by hand)."""
    return _current["theme"]


def scaled(pixels: int) -> int:
    """A length that grows with the text."""
    return round(pixels * _scale["percent"] / 100)


def load_fonts() -> None:
    """Register the bundled typeface; the system's own is used where it is missing."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            log.error("font %s cannot be loaded", path)


def body_font(scale: int) -> QFont:
    """The font of running text at `scale` per cent, with figures of one width."""
    font = QFont([tokens.FONT, *tokens.FALLBACK_FONTS])
    font.setPointSizeF(tokens.BODY * scale / 100)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette(theme: Theme) -> QPalette:
    """Qt's palette in the theme's colours, for what the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, theme.background),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.background),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.surface),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.surface),
        (role.Midlight, theme.hover),
        (role.Mid, theme.line),
        (role.Dark, theme.edge),
        (role.Shadow, theme.edge),
        (role.Accent, theme.accent),
    ):
        made.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.disabled))
    return made


def system_is_dark() -> bool:
    """Whether the desktop asks for dark windows."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether Windows shows one of its contrast themes.

    Qt's own `QStyleHints.accessibility()` is not asked: PySide 6.11 destroys the object it returns.
    """
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        class HighContrast(ctypes.Structure):
            _fields_ = (("size", wintypes.UINT), ("flags", wintypes.DWORD), ("scheme", wintypes.LPWSTR))

        asked = HighContrast(size=ctypes.sizeof(HighContrast))
        get_high_contrast, on = 0x0042, 0x00000001
        told = ctypes.windll.user32.SystemParametersInfoW(get_high_contrast, asked.size, ctypes.byref(asked), 0)
        return bool(told) and bool(asked.flags & on)
    return False


def follow_system(app: QApplication, changed: Callable[[], object]) -> None:
    """Call `changed` whenever the desktop changes its colours while the program runs."""
    app.styleHints().colorSchemeChanged.connect(lambda *_: changed())


def apply_theme(app: QApplication, name: str = "light", scale: int = 100) -> Theme:
    """Dress the whole application; windows already open follow, their icons too."""
    theme = theme_named(name, system_is_dark(), system_wants_contrast())
    _current["theme"] = theme
    _scale["percent"] = scale
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(body_font(scale))
    app.setStyleSheet(stylesheet(theme, scale))
    from ltsa_desktop.gui.icons import retint

    for window in app.topLevelWidgets():
        retint(window)
        app.sendEvent(window, QEvent(QEvent.Type.ApplicationPaletteChange))
    return theme


def restyle(widget: QWidget) -> None:
    """Read the style sheet again for a widget whose dynamic property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
