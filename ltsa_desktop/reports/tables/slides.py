"""The pack as slides (PPTX): each figure as a chart or a short table, with what it rests on below."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.reports.output import write
from ltsa_desktop.reports.pack import words as s
from ltsa_desktop.reports.typeset import clean

from .document import settled
from .model import Table, origin_lines, written

if TYPE_CHECKING:
    from ltsa_desktop.reports.collected import Origin
    from ltsa_desktop.store.read_models import Organisation

WIDE, HIGH = 13.333, 7.5
"""Inches of a 16:9 slide."""
ROWS = 12
"""Rows of a table on one slide; the whole stands in the pack and the spreadsheet."""
_COLUMNS = 6
_LONGEST = 110
_ROOM = 4.9
"""Inches that a table may take."""
_LETTERS = 1.7
"""Letters of Calibri in the width of a line as long as one is high, about."""
_INK, _MUTED, _LINE = "1E2328", "59616A", "D9D6CF"
MORE = Text("… dan {n} baris lain di bahan rapat.", "… and {n} more rows in the meeting pack.")

Chart = tuple[Text, Any, Text]
"""Title, drawing, and what it rests on."""


def save_slides(
    charts: Sequence[Chart],
    tables: Sequence[Table],
    out: Path,
    language: str,
    origin: Origin,
    organisation: Organisation | None = None,
    picture: Callable[[Any], bytes] | None = None,
) -> Path:
    """Write a deck of 16:9 slides; the same data gives the same bytes.

    Args:
        charts: drawn as pictures, one a slide.
        tables: their first rows, as tables that can be edited.
        picture: of a drawing as PNG; `charts.to_png` when left out.

    Raises:
        UserError: disk full, file open elsewhere, folder not writable; nothing was changed.
    """
    from ltsa_desktop.reports.charts import to_png

    drawn = picture or to_png
    deck = _Deck(language, origin)
    deck.cover(organisation)
    for title, drawing, note in charts:
        deck.chart(title, drawn(drawing), drawing.width / drawing.height, note)
    for table in tables:
        deck.table(table)
    return write(deck.finished(), out)


class _Deck:
    def __init__(self, language: str, origin: Origin) -> None:
        from pptx import Presentation
        from pptx.util import Inches

        self.language, self.origin = language, origin
        self.deck: Any = Presentation()
        self.deck.slide_width, self.deck.slide_height = Inches(WIDE), Inches(HIGH)
        self.blank = self.deck.slide_layouts[5]  # "Title Only": the title is one for outline and screen readers
        self.count = 0

    def slide(self, title: str) -> Any:
        """A slide with its title, its number, and the stamp of made-up data."""
        from pptx.util import Inches, Pt

        self.count += 1
        slide = self.deck.slides.add_slide(self.blank)
        head = slide.shapes.title
        head.left, head.top, head.width, head.height = Inches(0.6), Inches(0.35), Inches(WIDE - 1.2), Inches(0.8)
        head.text_frame.text = clean(title)
        head.text_frame.word_wrap = True
        self._dress(head.text_frame, Pt(28), bold=True)
        foot = " · ".join(
            part for part in (self.origin.code, "CONTOH" if self.origin.example else "", str(self.count)) if part
        )
        self.text(slide, foot, 0.6, HIGH - 0.45, WIDE - 1.2, 0.3, 10, right=True)
        return slide

    def text(
        self, slide: Any, words: str, x: float, y: float, wide: float, high: float, size: int, right: bool = False
    ) -> None:
        """A paragraph in a box of its own (inches, points)."""
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Inches, Pt

        frame = slide.shapes.add_textbox(Inches(x), Inches(y), Inches(wide), Inches(high)).text_frame
        frame.word_wrap = True
        frame.text = "\n".join(clean(line) for line in words.splitlines())
        self._dress(frame, Pt(size), colour=_MUTED)
        if right:
            frame.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def _dress(self, frame: Any, size: Any, bold: bool = False, colour: str = _INK) -> None:
        from pptx.dml.color import RGBColor
        from pptx.enum.text import PP_ALIGN

        for paragraph in frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
            for run in paragraph.runs:
                run.font.size, run.font.bold, run.font.name = size, bold, "Calibri"
                run.font.color.rgb = RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call]

    def cover(self, organisation: Organisation | None) -> None:
        """Title, scope, day, organisation."""
        slide = self.slide(s.PACK_TITLE.to(self.language))
        lines = origin_lines(self.origin, self.language)
        if organisation is not None:
            lines.insert(0, organisation.name)
        self.text(slide, "\n".join(lines), 0.6, 1.6, WIDE - 1.2, 4.0, 18)

    def chart(self, title: Text, png: bytes, ratio: float, note: Text) -> None:
        """A picture as large as the slide allows, with what it rests on below."""
        from pptx.util import Inches

        slide = self.slide(title.to(self.language))
        room_wide, room_high = WIDE - 1.2, HIGH - 2.15
        wide = min(room_wide, room_high * ratio)
        shape = slide.shapes.add_picture(
            io.BytesIO(png), Inches((WIDE - wide) / 2), Inches(1.2), Inches(wide), Inches(wide / ratio)
        )
        shape._element._nvXxPr.cNvPr.set("descr", title.to(self.language))
        self.text(slide, note.to(self.language), 0.6, HIGH - 0.85, WIDE - 1.2, 0.35, 11)

    def table(self, table: Table) -> None:
        """The first rows and columns."""
        from pptx.util import Inches, Pt

        slide = self.slide(table.title.to(self.language))
        columns = table.columns[:_COLUMNS]
        notes = [note.to(self.language) for note in table.notes[:1]]
        if not table.rows:
            self.text(slide, table.empty.to(self.language), 0.6, 1.5, WIDE - 1.2, 0.5, 18)
        else:
            texts = [[column.title.to(self.language) for column in columns]]
            for cells in table.rows[:ROWS]:
                pairs = list(zip(cells, columns, strict=False))
                texts.append([_short(written(cell, column, self.language)) for cell, column in pairs])
            longest = [max(5, min(40, max(len(row[at]) for row in texts))) for at in range(len(columns))]
            widths = [(WIDE - 1.2) * length / sum(longest) for length in longest]
            size = 12 if sum(longest) < 100 else 10
            texts = _fitting(texts, widths, size)
            if len(table.rows) > len(texts) - 1:
                notes.append(MORE.format(n=len(table.rows) - len(texts) + 1).to(self.language))
            shape = slide.shapes.add_table(
                len(texts), len(columns), Inches(0.6), Inches(1.2), Inches(WIDE - 1.2), Inches(0.3)
            )
            for at, wide in enumerate(widths):
                shape.table.columns[at].width = Inches(wide)
            for down, row in enumerate(texts):
                for at, words in enumerate(row):
                    frame = shape.table.cell(down, at).text_frame
                    frame.text = clean(words)
                    self._dress(frame, Pt(size), bold=down == 0, colour=_INK if down else "FFFFFF")
        self.text(slide, " ".join(notes), 0.6, HIGH - 0.85, WIDE - 1.2, 0.35, 11)

    def finished(self) -> bytes:
        """The file."""
        properties = self.deck.core_properties
        properties.title, properties.author = s.PACK_TITLE.to(self.language), self.origin.author or "LTSA Desktop"
        properties.keywords = ", ".join(x for x in ("LTSA-PMI", self.origin.code) if x)
        properties.created = properties.modified = datetime.combine(self.origin.day, time())
        properties.last_modified_by, properties.revision = "LTSA Desktop", 1
        memory = io.BytesIO()
        self.deck.save(memory)
        return settled(memory.getvalue())


def _fitting(rows: list[list[str]], widths: Sequence[float], size: int) -> list[list[str]]:
    """The head and as many rows as the slide has room for, by the lines that their words take."""
    room = _ROOM
    kept: list[list[str]] = []
    for row in rows:
        lines = max(-(-len(words) * size // int(wide * 72 * _LETTERS)) for words, wide in zip(row, widths, strict=True))
        room -= (max(1, lines) * size * 1.25 + 9) / 72
        if room < 0 and len(kept) > 1:
            break
        kept.append(row)
    return kept


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
