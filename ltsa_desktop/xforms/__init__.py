"""The ODK XForms engine: expression language, form definition, form state. Pure Python, no I/O."""

from ltsa_desktop.xforms.definition import FormDef, GroupDef, NodeDef, QuestionDef, RepeatDef
from ltsa_desktop.xforms.environment import Environment
from ltsa_desktop.xforms.errors import FormError
from ltsa_desktop.xforms.loader import load_form
from ltsa_desktop.xforms.state import FormState
from ltsa_desktop.xforms.views import Change, Choice, NodeState, Problem, UnknownPath

__all__ = [
    "Change",
    "Choice",
    "Environment",
    "FormDef",
    "FormError",
    "FormState",
    "GroupDef",
    "NodeDef",
    "NodeState",
    "Problem",
    "QuestionDef",
    "RepeatDef",
    "UnknownPath",
    "load_form",
]
