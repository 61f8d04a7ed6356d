"""All values of the look. Nothing else in the program names a colour, a distance or a type size.

Text reaches at least 4.5:1 on background and surface (7:1 in the contrast theme, 1.4.6), edges of controls and icons
3:1 (WCAG 2.2, 1.4.3 and 1.4.11); `tests/gui/test_look.py` measures it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as `#RRGGBB`.

    Attributes:
        name: "light", "dark" or "contrast".
        background: behind everything; `surface`: paper, fields, lists; `raised`: what floats.
        line: thin rules; `edge`: borders of controls, which must be seen; `hover`: under the pointer.
        text, muted: writing; `disabled`: writing that cannot be used now.
        accent: focus, primary, selection; `on_accent`: writing on it; `accent_soft`: chosen rows.
        ok, warning, error, info: states, never without icon and word; `*_soft` their tints behind text.
    """

    name: str
    background: str
    surface: str
    raised: str
    line: str
    edge: str
    hover: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    ok: str
    ok_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    info: str
    info_soft: str
    line_width: int = 1

    @property
    def is_dark(self) -> bool:
        """Whether writing is light on dark."""
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    background="#F7F6F3",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#D9D6CF",
    edge="#85898D",
    hover="#EFEDE8",
    text="#1E2328",
    muted="#59616A",
    disabled="#8B9197",
    accent="#0B5D7A",
    accent_hover="#094C64",
    on_accent="#FFFFFF",
    accent_soft="#E1EDF1",
    ok="#1B6E3C",
    ok_soft="#E6F2EA",
    warning="#8A5A00",
    warning_soft="#FBF1DC",
    error="#A3262A",
    error_soft="#F9E7E6",
    info="#3B4FA0",
    info_soft="#E9ECF7",
)
DARK = Theme(
    name="dark",
    background="#16191C",
    surface="#1F2428",
    raised="#272D32",
    line="#3A4147",
    edge="#7A838B",
    hover="#2A3036",
    text="#ECEDEE",
    muted="#A9B1B8",
    disabled="#7C858D",
    accent="#6CC3DD",
    accent_hover="#8AD1E6",
    on_accent="#0B1E25",
    accent_soft="#213C46",
    ok="#7CCB98",
    ok_soft="#1D3226",
    warning="#E3B65B",
    warning_soft="#37301D",
    error="#F08A8A",
    error_soft="#3A2326",
    info="#A6B4F2",
    info_soft="#262C45",
)
# Black on white with heavy lines: read in bright sun and by weak eyes alike.
CONTRAST = Theme(
    name="contrast",
    background="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#000000",
    edge="#000000",
    hover="#DDE6F2",
    text="#000000",
    muted="#1F1F1F",
    disabled="#565656",
    accent="#00337F",
    accent_hover="#001F4D",
    on_accent="#FFFFFF",
    accent_soft="#CFE0FF",
    ok="#00501E",
    ok_soft="#FFFFFF",
    warning="#5C3A00",
    warning_soft="#FFFFFF",
    error="#8B0000",
    error_soft="#FFFFFF",
    info="#1C2C80",
    info_soft="#FFFFFF",
    line_width=1,
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


def theme_named(name: str, system_is_dark: bool = False, system_wants_contrast: bool = False) -> Theme:
    """The theme of a setting; "system" follows the desktop (contrast before dark), anything unknown is light."""
    if name == "system":
        name = "contrast" if system_wants_contrast else "dark" if system_is_dark else "light"
    return THEMES.get(name, LIGHT)


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in pixels, in steps of four."""

    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - the step's usual name
    xl: int = 24
    xxl: int = 32


SPACE = Space()

SIGNING_INK, SIGNING_LINE = "#101418", "#BBBBBB"
"""A signature is dark on white in every theme: it goes on paper."""

FONT = "Lato"
FALLBACK_FONTS = ("Segoe UI", "DejaVu Sans")
BODY, MUTED, SECTION, TITLE = 10.5, 9.0, 13.0, 18.0
"""Type sizes in points at 100 %."""

RADIUS = 6
FOCUS_RING = 2
TARGET = 32
"""The least height of anything one clicks, in pixels at 100 %."""
ICON = 18
ANIMATION_MS = 120
TEXT_SCALES = (100, 110, 125, 150)
