"""The small vocabulary from which every screen is built."""

from ltsa_desktop.gui.widgets.buttons import DangerButton, IconButton, PrimaryButton, QuietButton, button_row
from ltsa_desktop.gui.widgets.labels import Body, MutedLabel, SectionTitle, StateChip, Title, rule
from ltsa_desktop.gui.widgets.layout import FormRows, ScrollPage, Section, add_row, card
from ltsa_desktop.gui.widgets.notices import Banner, EmptyState, StatusStrip, Toast
from ltsa_desktop.gui.widgets.table import Column, DataTable, FilterField

__all__ = [
    "Banner",
    "Body",
    "Column",
    "DangerButton",
    "DataTable",
    "EmptyState",
    "FilterField",
    "FormRows",
    "IconButton",
    "MutedLabel",
    "PrimaryButton",
    "QuietButton",
    "ScrollPage",
    "Section",
    "SectionTitle",
    "StateChip",
    "StatusStrip",
    "Title",
    "Toast",
    "add_row",
    "button_row",
    "card",
    "rule",
]
