"""Which editor a question gets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ltsa_desktop.gui.visit.editors.base import Editor, Question
from ltsa_desktop.gui.visit.editors.cells import ScaleEditor, is_scale
from ltsa_desktop.gui.visit.editors.choices import AcknowledgeEditor, ChoiceEditor, MultipleEditor
from ltsa_desktop.gui.visit.editors.dates import DateEditor, DateTimeEditor, TimeEditor
from ltsa_desktop.gui.visit.editors.files import FileEditor
from ltsa_desktop.gui.visit.editors.lists import PickEditor, RankEditor
from ltsa_desktop.gui.visit.editors.numbers import NumberEditor, RangeEditor
from ltsa_desktop.gui.visit.editors.places import GeopointEditor
from ltsa_desktop.gui.visit.editors.searching import LONG
from ltsa_desktop.gui.visit.editors.shown import ShownEditor
from ltsa_desktop.gui.visit.editors.signature import SignatureEditor
from ltsa_desktop.gui.visit.editors.text import LineEditor, ParagraphEditor
from ltsa_desktop.gui.visit.editors.ticking import TickListEditor

IN_SIGHT = 8
"""Up to this many choices stand in sight; more are searched."""
TICKS_IN_SIGHT = 24
_SEARCHED = {"minimal", "autocomplete", "search"}
_IN_SIGHT = {"likert", "columns", "horizontal", "compact", "quickcompact", "list"}
"""An author who asks for these wants all choices in sight, however many there are."""
_PLAIN_TYPES = {"date": DateEditor, "time": TimeEditor, "dateTime": DateTimeEditor, "geopoint": GeopointEditor}


def has_own_row(question: Question) -> bool:
    """Whether the editor is small enough to stand beside the label of a short question."""
    return question.type in ("int", "integer", "decimal") and question.control == "input"


def make_editor(question: Question, fixed: bool = False, parent: QWidget | None = None) -> Editor:
    """The editor for a question; `fixed` when its value is only shown."""
    if fixed:
        return ShownEditor(question, parent)
    if question.control == "select1":
        return _select_one(question, parent)
    if question.control == "select":
        many = len(question.options) > TICKS_IN_SIGHT or _SEARCHED & question.appearance
        return TickListEditor(question, parent) if many else MultipleEditor(question, parent)
    if question.control == "rank":
        return RankEditor(question, parent)
    if question.control == "range":
        return RangeEditor(question, parent)
    if question.control == "trigger":
        return AcknowledgeEditor(question, parent)
    if question.control == "upload":
        if question.appearance & {"signature", "draw"}:
            return SignatureEditor(question, parent)
        return FileEditor(question, parent)
    if question.type in ("int", "integer", "decimal"):
        return NumberEditor(question, parent)
    if (plain := _PLAIN_TYPES.get(question.type)) is not None:
        return plain(question, parent)
    if "multiline" in question.appearance:
        return ParagraphEditor(question, parent=parent)
    return LineEditor(question, parent)


def _select_one(question: Question, parent: QWidget | None) -> Editor:
    if len(question.options) > LONG:
        return PickEditor(question, parent)
    plain = [o for o in question.options if not o.status]
    levels = len(plain) <= 11 and all(o.name.isdigit() for o in plain)
    in_sight = (
        len(question.options) <= IN_SIGHT or levels or _IN_SIGHT & {w.partition("-")[0] for w in question.appearance}
    )
    if _SEARCHED & question.appearance or not in_sight or not question.options:
        return PickEditor(question, parent)
    if is_scale(question, parent):
        return ScaleEditor(question, parent)
    return ChoiceEditor(question, parent)
