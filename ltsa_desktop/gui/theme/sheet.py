"""The one style sheet, made of the tokens and nothing else."""

from __future__ import annotations

import logging
import os

from platformdirs import user_cache_path

from ltsa_desktop.ground.paths import APP
from ltsa_desktop.gui.theme import tokens
from ltsa_desktop.gui.theme.tokens import Theme

log = logging.getLogger(__name__)

_GLYPHS = {
    "down": '<path d="M6 9l6 6l6 -6"/>',
    "up": '<path d="M6 15l6 -6l6 6"/>',
    "left": '<path d="M15 6l-6 6l6 6"/>',
    "right": '<path d="M9 6l6 6l-6 6"/>',
    "check": '<path d="M5 12l5 5l10 -10"/>',
    "dash": '<path d="M5 12h14"/>',
    "dot": '<circle cx="12" cy="12" r="6" fill="{colour}" stroke="none"/>',
}


def glyph(name: str, colour: str) -> str:
    """The path of a small control glyph in one colour, for `url()` (Qt's sheets take files only)."""
    folder = user_cache_path(APP, appauthor=False) / "glyphs"
    path = folder / f"{name}-{colour.lstrip('#')}.svg"
    if not path.is_file():
        shape = _GLYPHS[name].replace("{colour}", colour)
        source = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
            f'stroke="{colour}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">{shape}</svg>'
        )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            aside = path.with_suffix(f".{os.getpid()}")
            aside.write_text(source, encoding="utf-8")
            os.replace(aside, path)
        except OSError as error:
            log.warning("control glyphs cannot be kept in %s: %s", folder, error)
    return path.as_posix()


def stylesheet(theme: Theme, scale: int = 100) -> str:
    """The whole style sheet at `scale` per cent text size.

    Roles are dynamic properties: `role` on labels (title, section, muted, strong, number), `kind` on buttons
    (primary, quiet, danger, nav) and banners (ok, warning, error, info), `surface` on plain widgets.
    """

    def pt(size: float) -> str:
        return f"{size * scale / 100:.2f}pt"

    def px(size: float) -> str:
        return f"{round(size * scale / 100)}px"

    t = theme
    ring, line = tokens.FOCUS_RING, theme.line_width
    target = tokens.TARGET
    field = round(target * scale / 100) - 2 * ring
    small = round(18 * scale / 100)
    return f"""
* {{ outline: none; }}
QWidget {{ color: {t.text}; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QMainWindow, QDialog, QWidget[surface="background"] {{ background: {t.background}; }}
QWidget[surface="paper"] {{ background: {t.surface}; }}
QFrame[surface="card"] {{ background: {t.surface}; border: {line}px solid {t.line};
  border-radius: {tokens.RADIUS}px; }}
QFrame[surface="card"][chosen="true"] {{ border: {ring}px solid {t.accent}; }}
QFrame[surface="bar"] {{ background: {t.surface}; border: none; border-bottom: {line}px solid {t.line}; }}
QFrame[surface="strip"] {{ background: {t.surface}; border: none; border-top: {line}px solid {t.line}; }}
QFrame[surface="side"] {{ background: {t.surface}; border: none; border-right: {line}px solid {t.line}; }}
QFrame[surface="float"] {{ background: {t.raised}; border: {line}px solid {t.edge};
  border-radius: {tokens.RADIUS}px; }}
QFrame[surface="drop"] {{ background: {t.surface}; border: 1px dashed {t.edge}; border-radius: {tokens.RADIUS}px; }}
QFrame[surface="drop"][over="true"] {{ background: {t.accent_soft}; border: {ring}px solid {t.accent}; }}
QFrame[surface="rule"] {{ background: {t.line}; border: none; max-height: {line}px; min-height: {line}px; }}
QFrame[kind="ok"], QFrame[kind="warning"], QFrame[kind="error"], QFrame[kind="info"] {{
  border-radius: {tokens.RADIUS}px; border: {line}px solid {t.line}; background: {t.surface}; }}
QFrame[kind="ok"] {{ background: {t.ok_soft}; border-color: {t.ok}; }}
QFrame[kind="warning"] {{ background: {t.warning_soft}; border-color: {t.warning}; }}
QFrame[kind="error"] {{ background: {t.error_soft}; border-color: {t.error}; }}
QFrame[kind="info"] {{ background: {t.info_soft}; border-color: {t.info}; }}
QLabel {{ background: transparent; border: none; }}
QLabel[role="title"] {{ font-size: {pt(tokens.TITLE)}; font-weight: 700; }}
QLabel[role="section"] {{ font-size: {pt(tokens.SECTION)}; font-weight: 700; }}
QLabel[role="muted"] {{ font-size: {pt(tokens.MUTED)}; color: {t.muted}; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QLabel[role="ok"] {{ color: {t.ok}; font-weight: 700; }}
QLabel[role="warning"] {{ color: {t.warning}; font-weight: 700; }}
QLabel[role="error"] {{ color: {t.error}; font-weight: 700; }}
QLabel[role="info"] {{ color: {t.info}; font-weight: 700; }}
QLabel[role="state-muted"] {{ color: {t.muted}; font-weight: 700; }}
QLabel:disabled {{ color: {t.disabled}; }}

QPushButton, QToolButton {{ background: {t.surface}; color: {t.text}; border: {ring}px solid transparent;
  border-radius: {tokens.RADIUS}px; padding: 0 {px(12)}; min-height: {field}px; }}
QPushButton {{ border: 1px solid {t.edge}; padding: 1px {px(13)}; }}
QPushButton:hover, QToolButton:hover {{ background: {t.hover}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {t.accent_soft}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.disabled}; border-color: {t.line}; }}
QPushButton:focus, QToolButton:focus {{ border: {ring}px solid {t.accent}; padding: 0 {px(12)}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: {ring}px solid {t.accent};
  font-weight: 700; padding: 0 {px(16)}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {t.accent_hover};
  border-color: {t.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ background: {t.accent_hover}; border: {ring}px solid {t.text};
  padding: 0 {px(16)}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.line}; color: {t.text if t.is_dark else t.muted};
  border-color: {t.line}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: {ring}px solid transparent; color: {t.accent};
  padding: 0 {px(10)}; }}
QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {t.accent}; padding: 0 {px(10)}; }}
QPushButton[kind="quiet"]:disabled {{ color: {t.disabled}; }}
QPushButton[kind="danger"] {{ color: {t.error}; border-color: {t.error}; }}
QPushButton[kind="danger"]:hover {{ background: {t.error_soft}; }}
QPushButton[kind="nav"] {{ text-align: left; background: transparent; border: {ring}px solid transparent;
  padding: 0 {px(10)}; }}
QPushButton[kind="nav"]:hover {{ background: {t.hover}; }}
QPushButton[kind="nav"]:checked {{ background: {t.accent_soft}; font-weight: 700; }}
QPushButton[kind="nav"]:focus {{ border-color: {t.accent}; }}
QToolButton {{ background: transparent; min-width: {field}px; padding: 0 {px(6)}; }}
QLineEdit QToolButton {{ min-width: 0; min-height: 0; padding: 0; border: none; background: transparent; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.edge}; border-radius: {tokens.RADIUS}px; padding: 1px {px(9)}; }}
QLineEdit, QComboBox {{ min-height: {field}px; }}
QAbstractSpinBox {{ min-height: {field - 2}px; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border: {ring}px solid {t.accent}; padding: 0 {px(8)}; }}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
  background: {t.background}; color: {t.disabled}; border-color: {t.line}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.background}; }}
QLineEdit[state="error"], QComboBox[state="error"] {{ border: {ring}px solid {t.error}; padding: 0 {px(8)}; }}
QComboBox {{ padding-left: {px(12)}; padding-right: {px(30)}; combobox-popup: 0; }}
QComboBox:focus {{ padding-left: {px(11)}; padding-right: {px(29)}; }}
QComboBox::drop-down {{ border: none; width: {px(28)}; }}
QComboBox::down-arrow {{ image: url("{glyph("down", t.text)}"); width: {small}px; height: {small}px; }}
QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.edge}; padding: 4px; outline: none;
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(target)}; padding: 0 {px(8)}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; background: transparent;
  width: {px(24)}; }}
QAbstractSpinBox::up-arrow {{ image: url("{glyph("up", t.text)}"); width: {px(14)}; height: {px(14)}; }}
QAbstractSpinBox::down-arrow, QDateEdit::down-arrow {{ image: url("{glyph("down", t.text)}"); width: {px(14)};
  height: {px(14)}; }}
QDateEdit::down-arrow, QDateTimeEdit::down-arrow {{ width: {small}px; height: {small}px; }}
QDateEdit::drop-down, QDateTimeEdit::drop-down {{ border: none; width: {px(28)}; }}

QCheckBox, QRadioButton {{ spacing: {px(8)}; min-height: {field}px; border: {ring}px solid transparent;
  border-radius: {tokens.RADIUS}px; padding: 0 {px(4)}; background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.disabled}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {small}px; height: {small}px; border: 1px solid {t.edge};
  background: {t.surface}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {small // 2 + 1}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
  image: url("{glyph("check", t.on_accent)}"); }}
QCheckBox::indicator:indeterminate {{ background: {t.accent}; border-color: {t.accent};
  image: url("{glyph("dash", t.on_accent)}"); }}
QRadioButton::indicator:checked {{ border: {ring}px solid {t.accent}; image: url("{glyph("dot", t.accent)}"); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {t.line};
  background: {t.background}; }}

QAbstractItemView {{ background: {t.surface}; border: {line}px solid {t.line}; border-radius: {tokens.RADIUS}px;
  alternate-background-color: {t.background}; gridline-color: {t.line};
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; }}
QAbstractItemView:focus {{ border: {ring}px solid {t.accent}; }}
QListView[surface="plain"], QListView[surface="plain"]:focus {{ border: none; background: transparent; }}
QListView::item, QTreeView::item {{ min-height: {px(target)}; padding: 0 {px(8)}; border: none; }}
QTableView::item {{ padding: 0 {px(8)}; border: none; border-bottom: {line}px solid {t.line}; }}
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover {{ background: {t.hover}; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{ background: {t.accent_soft};
  color: {t.text}; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: none;
  border-bottom: {line}px solid {t.line};
  padding: {px(6)} {px(11)}; font-size: {pt(tokens.MUTED)}; font-weight: 700; }}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}

QScrollArea {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.edge}; border-radius: 4px; min-height: 32px; min-width: 32px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QProgressBar {{ background: {t.hover}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
  text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.edge}; border-radius: {tokens.RADIUS}px; padding: 4px; }}
QMenu::item {{ min-height: {px(target)}; padding: 0 {px(24)} 0 {px(12)}; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.disabled}; }}
QMenu::separator {{ height: {line}px; background: {t.line}; margin: 4px 8px; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.edge}; padding: 6px 8px;
  font-size: {pt(tokens.MUTED)}; }}
QTabWidget::pane {{ border: none; border-top: {line}px solid {t.line}; }}
QTabBar {{ qproperty-drawBase: 0; background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: {px(8)} {px(14)}; min-height: {px(20)};
  border: {ring}px solid transparent; border-bottom: {ring}px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; font-weight: 700; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::scroller {{ width: {px(44)}; }}
QTabBar QToolButton {{ min-width: 0; min-height: 0; padding: 0; border: none; background: {t.background}; }}
QTabBar QToolButton::left-arrow {{ image: url("{glyph("left", t.text)}"); width: {small}px; height: {small}px; }}
QTabBar QToolButton::right-arrow {{ image: url("{glyph("right", t.text)}"); width: {small}px; height: {small}px; }}
QTabBar:focus::tab:selected {{ border-color: {t.accent}; border-radius: 4px; }}
QGroupBox {{ border: none; margin-top: {px(24)}; font-weight: 700; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
QSplitter::handle {{ background: {t.line}; }}
QCalendarWidget QToolButton {{ min-width: 0; }}
"""
