"""The typeface and the icons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

FONT_FILES = ("Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-Italic.ttf")
FONT_SOURCES = """# Fonts

Lato by Łukasz Dziedzic, from PyPI `font-lato` 0.1.0, SIL Open Font License 1.1 (`OFL.txt`); Reserved Font Name "Lato".
TrueType, so that ReportLab can embed it. The digits are tabular (580/1000 em in all three). It has Latin with accents,
≥ ≤ ≠ – — · • × ÷ ½ € © ® ° ± and typographic quotes; it has **no** ✓ ✗ ⚠ → Σ ● ○ ☐: draw those.
"""

# Tabler names, one a line; the file names of the icons are the same.
ICONS = (Path(__file__).resolve().parent / "icons.txt").read_text(encoding="utf-8").split()

ICON_SOURCES = """# Icons

{count} outline icons of Tabler Icons by Paweł Kuna and contributors, from PyPI `pytablericons` 1.0.1, MIT
(`LICENSE-tabler.txt`). The file name is Tabler's name. 24 × 24, drawn with `currentColor`; only the comment with
Tabler's tags is left out.
"""


def fonts() -> Iterator[tuple[str, bytes]]:
    """The three faces, their licence and their source."""
    folder = resources.files("font_lato") / "files"
    for name in FONT_FILES:
        yield name, (folder / name).read_bytes()
    yield "OFL.txt", (folder / "OFL.txt").read_bytes()
    yield "SOURCES.md", FONT_SOURCES.encode()


def icons() -> Iterator[tuple[str, bytes]]:
    """The chosen icons, their licence and their source."""
    # Not imported: `pytablericons` loads pygame, and only its files are wanted.
    packed = metadata.files("pytablericons") or ()
    files = {f.name: f for f in packed if f.parent.name == "outline"}
    licence = next(f for f in packed if f.name == "LICENSE")
    for name in ICONS:
        text = files[f"{name}.svg"].locate().read_text(encoding="utf-8")
        bare = re.sub(r"<!--.*?-->\s*", "", text, flags=re.DOTALL)
        yield f"{name}.svg", " ".join(bare.split()).replace(" <", "<").replace("> ", ">").encode() + b"\n"
    yield "LICENSE-tabler.txt", licence.locate().read_bytes()
    yield "SOURCES.md", ICON_SOURCES.format(count=len(ICONS)).encode()
