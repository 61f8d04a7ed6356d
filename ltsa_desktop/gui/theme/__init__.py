"""Colours, space and type in one file (`tokens`), and the one sheet that is made of them (`style`)."""

from ltsa_desktop.gui.theme.style import apply_theme, current_theme
from ltsa_desktop.gui.theme.tokens import SPACE, Theme, theme_named

__all__ = ["SPACE", "Theme", "apply_theme", "current_theme", "theme_named"]
