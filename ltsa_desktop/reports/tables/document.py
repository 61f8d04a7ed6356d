"""The inventory of problems (DIM) as a Word document that the legal bureau goes on editing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.reports.output import write
from ltsa_desktop.reports.pack import words as s
from ltsa_desktop.reports.typeset import clean

from .model import ASPIRED, origin_lines

if TYPE_CHECKING:
    from ltsa_desktop.reports.collected import Origin
    from ltsa_desktop.store.figures.analysis_models import Dim
    from ltsa_desktop.store.read_models import Organisation

_SIZES = {"A4": (210, 297), "F4": (215, 330)}
_EMPTY = Text(
    "Belum ada temuan maupun aspirasi dalam cakupan ini.", "There is no finding nor aspiration in this scope."
)
_STAMP = datetime(2000, 1, 1)


def save_dim_document(
    inventories: Sequence[tuple[Text, Dim]],
    out: Path,
    language: str,
    origin: Origin,
    organisation: Organisation | None = None,
    paper: str = "A4",
) -> Path:
    """Write the inventories (heading, content) to a DOCX file; the same data gives the same bytes.

    Each is a real table with a head that repeats on every page and rows that stay whole, in the styles of the document,
    so that the bureau can change all of it at once.

    Raises:
        UserError: disk full, file open elsewhere, folder not writable; nothing was changed.
    """
    return write(_Dim(language, paper).made(inventories, origin, organisation), out)


class _Dim:
    def __init__(self, language: str, paper: str) -> None:
        from docx import Document
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm, Pt

        self.language = language
        self.document: Any = Document()
        section = self.document.sections[0]
        short, long = _SIZES[paper]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(long), Mm(short)
        section.left_margin, section.right_margin = Mm(20), Mm(15)
        section.top_margin = section.bottom_margin = Mm(15)
        self.wide = long - 35
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = "Calibri", Pt(10)
        style.paragraph_format.space_after = Pt(3)

    def say(self, text: Text) -> str:
        return text.to(self.language)

    def made(self, inventories: Sequence[tuple[Text, Dim]], origin: Origin, organisation: Organisation | None) -> bytes:
        """The file."""
        document = self.document
        if organisation is not None:
            self._centred(organisation.name.upper(), bold=True)
            for line in organisation.letterhead:
                self._centred(line)
        document.add_heading(self.say(s.DIM), 0)
        for line in origin_lines(origin, self.language):
            document.add_paragraph(clean(line))
        for heading, inventory in inventories:
            document.add_heading(self.say(heading), 1)
            self._table(inventory)
            for note in (
                s.BASIS.format(told=inventory.basis.told()),
                s.DIM_NOTE.format(f=inventory.findings, a=inventory.aspirations, w=inventory.without),
            ):
                document.add_paragraph(self.say(note))
        properties = document.core_properties
        properties.title, properties.author = self.say(s.DIM), origin.author or "LTSA Desktop"
        properties.keywords = ", ".join(x for x in ("LTSA-PMI", "DIM", origin.code) if x)
        properties.language = self.language
        properties.created = properties.modified = datetime.combine(origin.day, time())
        properties.last_modified_by, properties.revision = "LTSA Desktop", 1
        memory = io.BytesIO()
        document.save(memory)
        return settled(memory.getvalue())

    def _centred(self, text: str, bold: bool = False) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(clean(text)).bold = bold

    def _table(self, inventory: Dim) -> None:
        from docx.shared import Mm

        if not inventory.rows:
            self.document.add_paragraph(self.say(_EMPTY))
            return
        heads = (s.NO, s.DIM_ITEM, s.DIM_PROBLEM, s.DIM_PROPOSAL, s.DIM_EVIDENCE)
        shares = (0.04, 0.14, 0.32, 0.3, 0.2)
        table = self.document.add_table(rows=1, cols=len(heads))
        table.style = "Table Grid"
        table.autofit = False
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(self.say(head)).bold = True
        _marked(table.rows[0], "w:tblHeader")
        for number, row in enumerate(inventory.rows, 1):
            counts = s.DIM_COUNT.format(f=len(row.problems), a=len(row.aspirations), c=len(row.codes))
            aspired = [self.say(ASPIRED.format(role=a.role_title, text=a.text)) for a in row.aspirations]
            cells = (
                [str(number)],
                [self.say(row.title), self.say(counts)],
                [f"{one.text} ({one.centre})" for one in row.problems] or ["–"],
                [*row.recommendations, *aspired] or ["–"],
                [f"{centre}, {day:%d-%m-%Y} ({code})" for _, centre, day, code in row.evidence],
            )
            line = table.add_row()
            for index, (cell, texts) in enumerate(zip(line.cells, cells, strict=True)):
                for at, text in enumerate(texts):
                    paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                    run = paragraph.add_run(clean(text))
                    run.bold = index == 1 and at == 0
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Mm(self.wide * share)
        for line in table.rows:
            for cell, share in zip(line.cells, shares, strict=True):
                cell.width = Mm(self.wide * share)


def _marked(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def settled(data: bytes) -> bytes:
    """An Office file whose entries carry one fixed time, so that the same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, _STAMP.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(info.filename))
    return out.getvalue()
