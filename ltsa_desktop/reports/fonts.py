"""The typeface of the paper: Lato (OFL), always embedded, and what to do with a letter it lacks.

Widths are kept as plain dictionaries in em, so that breaking lines costs a sum and no call into ReportLab.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import util
from pathlib import Path
from typing import Any

from ltsa_desktop.ground.paths import resource
from ltsa_desktop.ground.words import Text, UserError

FILES = {"regular": "Lato-Regular.ttf", "bold": "Lato-Bold.ttf", "italic": "Lato-Italic.ttf"}
MARK = "‹?›"
"""Stands for a run of letters or emoji that the typeface cannot draw."""

_HOLE = "\ue000"
_LIKE = {
    "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "✓": "√", "✔": "√", "☑": "√", "✗": "×", "✘": "×", "✕": "×", "●": "•",
    "▪": "•", "■": "•", "◦": "•", "○": "•", "‑": "-", "‐": "-", "‒": "–", "―": "—", "‣": "•", "⁄": "/", "№": "No",
    "Σ": "∑", "ʼ": "’", "ʻ": "‘", "′": "'", "″": '"', "\t": "    ", "\r": "", "\v": "\n", "\f": "\n", "\x85": "\n",
    "\u2028": "\n", "\u2029": "\n", "\u00ad": "",
}  # fmt: skip
_PLAIN = re.compile(r"[\n -~]*\Z")
_HOLES = re.compile(f"{_HOLE}(?:[ {_HOLE}]*{_HOLE})?")


class Face:
    """One weight of the typeface.

    Attributes:
        name: its name in ReportLab.
        font: ReportLab's `TTFont`.
        widths: width of each character, in em.
    """

    __slots__ = ("_words", "font", "name", "widths")

    def __init__(self, name: str, path: Path) -> None:
        from reportlab.pdfbase.pdfmetrics import registerFont
        from reportlab.pdfbase.ttfonts import TTFont

        self.name = name
        self.font: Any = TTFont(name, str(path))
        registerFont(self.font)
        raw = self.font.face
        self.widths = {chr(code): raw.charWidths.get(code, raw.defaultWidth) / 1000 for code in raw.charToGlyph}
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        """The width of `text` in em; it must have gone through `printable`."""
        known = self._words.get(text)
        if known is None:
            known = sum(map(self.widths.__getitem__, text))
            if len(self._words) > 40_000:
                self._words.clear()
            self._words[text] = known
        return known


@cache
def face(weight: str) -> Face:
    """The face "regular", "bold" or "italic"; raises `UserError` when the program's own font files are missing."""
    path = file_of(weight)
    try:
        return Face(f"LTSA-{weight}", path)
    except (OSError, ValueError) as error:
        raise UserError(
            Text(
                f"Berkas huruf {path} tidak ada atau rusak. Pasang ulang LTSA Desktop; data Anda tidak terpengaruh.",
                f"The font file {path} is missing or damaged. Reinstall LTSA Desktop; your data is not affected.",
            ),
            code="font-missing",
        ) from error


def file_of(weight: str) -> Path:
    """Where the file of "regular", "bold" or "italic" is."""
    return _folder() / FILES[weight]


def _folder() -> Path:
    shipped = resource("fonts")
    if (shipped / FILES["regular"]).is_file():
        return shipped
    found = util.find_spec("font_lato")  # the package the shipped files are derived from: a development tree
    if found is not None and found.origin is not None:
        return Path(found.origin).parent / "files"
    return shipped


class _Drawable(dict[int, str]):
    """A `str.translate` table that decides once for each character what the typeface can draw of it."""

    def __missing__(self, code: int) -> str:
        drawn = self[code] = self._drawn(chr(code))
        return drawn

    def _drawn(self, letter: str) -> str:
        have = face("regular").widths
        if letter in _LIKE:
            return _LIKE[letter]
        if letter in have:
            return letter
        kind = unicodedata.category(letter)
        if kind == "Zs":
            return " "
        if kind in ("Cc", "Cf", "Mn", "Me") and letter != "\ufffd":
            return ""  # controls, joiners, variation selectors, loose accents: nothing to see
        parts = unicodedata.normalize("NFKD", letter)
        kept = "".join(c for c in parts if c in have)
        return kept if kept.strip() else _HOLE


_TABLE = _Drawable({10: "\n"})


def printable(text: str) -> str:
    """`text` as the typeface can draw it: look-alikes for arrows and ticks, base letters for rare accents, and
    `MARK` for each run of letters or emoji it lacks, so that a reader sees that something stood there."""
    if _PLAIN.match(text):
        return text
    drawn = unicodedata.normalize("NFC", text).translate(_TABLE)
    return _HOLES.sub(MARK, drawn) if _HOLE in drawn else drawn
