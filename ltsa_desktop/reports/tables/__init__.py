"""The figures of a meeting as tables to be worked with: spreadsheets, a Word document for the legal bureau, slides.

Every table is made from the same read model as the page of the meeting pack that shows it (`pack/data.py`), so that
screen, paper and spreadsheet cannot disagree.
"""

from __future__ import annotations

from .choosing import slides_of
from .document import save_dim_document
from .model import Cell, Column, Table
from .registry import TABLES, all_tables, table_named
from .slides import save_slides
from .workbook import save_workbook

__all__ = [
    "TABLES",
    "Cell",
    "Column",
    "Table",
    "all_tables",
    "save_dim_document",
    "save_slides",
    "save_workbook",
    "slides_of",
    "table_named",
]
