"""Tokens, icons, and traps of Qt that a reader overlooks."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.gui.icons import STATES
from ltsa_desktop.gui.shell.navigation import ICONS
from ltsa_desktop.gui.theme.sheet import stylesheet
from ltsa_desktop.gui.theme.tokens import THEMES, theme_named

GUI = Path(__file__).resolve().parents[2] / "ltsa_desktop" / "gui"
INKS = ("text", "muted", "accent", "ok", "warning", "error", "info")
PAPERS = ("background", "surface", "raised", "hover")
EVERYWHERE = [p for p in sorted(GUI.rglob("*.py")) if "forms" not in p.relative_to(GUI).parts]
SHELL = [p for p in sorted(GUI.rglob("*.py")) if not {"forms", "visit"} & set(p.relative_to(GUI).parts)]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    a, b = sorted((luminance(one), luminance(other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_every_writing_can_be_read_on_every_paper(name: str) -> None:
    theme = THEMES[name]
    papers = ("background", "surface", "raised", "hover", "accent_soft")
    weak = [
        (ink, paper)
        for ink, paper in product(("text", "muted", "accent", "ok", "warning", "error", "info"), papers)
        if contrast(getattr(theme, ink), getattr(theme, paper)) < 4.5
    ]
    assert not weak
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_accent, theme.accent_hover) >= 4.5
    for state in ("ok", "warning", "error", "info"):
        assert contrast(theme.text, getattr(theme, f"{state}_soft")) >= 4.5


def test_in_the_contrast_theme_every_writing_on_every_paper_reaches_seven() -> None:
    theme = THEMES["contrast"]
    papers = [f.name for f in fields(theme) if f.name in PAPERS or f.name.endswith("_soft")]
    pairs = [*product((*INKS, "disabled", "edge"), papers)]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_hover")]
    allowed = {("disabled", "hover"): 5, ("disabled", "accent_soft"): 5}
    weak = [
        (ink, paper, round(found, 2))
        for ink, paper in pairs
        if (found := contrast(getattr(theme, ink), getattr(theme, paper))) < allowed.get((ink, paper), 7)
    ]
    assert not weak


def test_the_system_decides_when_it_is_asked_to() -> None:
    assert theme_named("system", system_wants_contrast=True, system_is_dark=True).name == "contrast"
    assert theme_named("system", system_is_dark=True).name == "dark"
    assert theme_named("system").name == "light"
    assert theme_named("dark", system_wants_contrast=True).name == "dark"


@pytest.mark.parametrize("name", THEMES)
def test_the_edge_of_a_control_can_be_seen(name: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.edge, theme.surface) >= 3
    assert contrast(theme.edge, theme.background) >= 3


def test_no_colour_is_named_outside_the_tokens() -> None:
    # A seal or a signature is black on white by nature; it is no colour of the interface.
    colour = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|GlobalColor\.(?!transparent|white|black)\w+|QColor\(\d""")
    named = {
        path.relative_to(GUI).as_posix(): found
        for path in EVERYWHERE
        if path.name != "tokens.py" and (found := colour.findall(path.read_text(encoding="utf-8")))
    }
    assert not named


@pytest.mark.parametrize("scale", [100, 150])
def test_the_sheet_has_no_hole(scale: int) -> None:
    for theme in THEMES.values():
        sheet = stylesheet(theme, scale)
        assert "{{" not in sheet
        assert "None" not in sheet
        assert sheet.count("{") == sheet.count("}")


def test_every_icon_that_is_used_is_shipped() -> None:
    names = set(STATES.values()) | set(ICONS.values())
    for path in SHELL:
        for call in [
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        ]:
            called = getattr(call.func, "id", getattr(call.func, "attr", ""))
            at = {"icon": 0, "IconButton": 0, "EmptyState": 0, "set_icon": 1, "Entry": 1}.get(called)
            at = 1 if called.endswith("Button") and called != "IconButton" else at
            if at is not None and len(call.args) > at and isinstance(word := call.args[at], ast.Constant):
                names.add(word.value)
    missing = [name for name in names if name and not resource(f"icons/{name}.svg").is_file()]
    assert not missing


def qt_names(bases: list[str]) -> set[str]:
    """Methods of the Qt classes that our bases stand on."""
    known = {"Dialog": QDialog, "RetranslatedDialog": QDialog, "QDialog": QDialog, "QMainWindow": QMainWindow}
    kind = next((known[base] for base in bases if base in known), QWidget)
    return {name for name in dir(kind) if not name.startswith("_")}


def test_no_attribute_hides_a_method_of_qt() -> None:
    hidden = []
    for path in SHELL:
        for kind in [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ClassDef)]:
            bases = [getattr(base, "id", "") for base in kind.bases]
            if not any(base.startswith("Q") or base in {"Page", "Dialog", "Retranslated"} for base in bases):
                continue
            names = qt_names(bases)
            for node in ast.walk(kind):
                for target in node.targets if isinstance(node, ast.Assign) else ():
                    own = isinstance(target, ast.Attribute) and getattr(target.value, "id", "") == "self"
                    if own and target.attr in names:
                        hidden.append(f"{path.name}: {kind.name}.{target.attr}")
    assert not hidden


def test_no_sentence_is_built_before_it_is_translated() -> None:
    built = [
        f"{path.name}:{node.lineno}"
        for path in SHELL
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in {"tr", "translate"}
        and any(isinstance(arg, ast.JoinedStr) for arg in node.args)
    ]
    assert not built


@pytest.mark.parametrize("word", ["Error", "Invalid", "Failed", "Gagal", "Kesalahan fatal"])
def test_nobody_is_shouted_at(word: str) -> None:
    english = (resource("translations") / "ltsa_en.ts").read_text(encoding="utf-8")
    shouted = re.findall(rf"<(?:source|translation)>[^<]*\b{word}\b[^<]*<", english)
    assert not shouted
