"""One editor for each family of question types: stored text in, stored text out."""

from ltsa_desktop.gui.visit.editors.base import Editor

__all__ = ["Editor"]
