"""The lines of the paper: every question of the form in the order and with the numbers of the blank form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.numbering import question_numbers, split_code
from ltsa_desktop.gui.visit.outline import belongs_to, is_asked

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.outline import Section
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.xforms import FormDef, NodeState

Kind = Literal["head", "record", "question", "add"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line. "add" is the place below the records of a repeat where another one begins.

    Attributes:
        path: of the question, group, record or repeat.
        number: as printed, "" for none. title: the label without it.
    """

    kind: Kind
    path: str
    number: str
    title: str


def paper_numbers(form: FormDef, labels: dict[str, str]) -> dict[str, str]:
    """ref → printed number of every question. `labels`: ref → label, in the form's order."""
    refs = [ref for ref, node in form.nodes.items() if is_asked(node) and not belongs_to(node)]
    return dict(zip(refs, question_numbers([labels.get(ref, "") for ref in refs]), strict=True))


def form_labels(session: VisitSession) -> dict[str, str]:
    """ref → label of every question, also of those inside repeats that have no record yet."""
    state = session.state
    language = session.form_language
    return {
        ref: state.render(node.label, state.root, language) if node.label is not None else node.name
        for ref, node in session.opened.form.nodes.items()
        if is_asked(node)
    }


def lines_of(session: VisitSession, section: Section) -> list[Line]:
    """The lines of one section as the paper has them, asked or not."""
    numbers = paper_numbers(session.opened.form, form_labels(session))
    if section.ref:
        return list(_inside(session, session.node(section.ref), numbers))
    root = session.node(session.opened.form.root.ref)
    return [line for child in root.children if child.kind == "value" for line in _lines(session, child, numbers)]


def _inside(session: VisitSession, node: NodeState, numbers: dict[str, str]) -> Iterator[Line]:
    if node.kind == "repeat":
        yield from _lines(session, node, numbers)
        return
    for child in node.children:
        yield from _lines(session, child, numbers)


def _lines(session: VisitSession, node: NodeState, numbers: dict[str, str]) -> Iterator[Line]:
    label = node.label(session.form_language)
    if node.kind == "value":
        if is_asked(node.definition):
            number, title = split_code(label or node.definition.name)
            yield Line("question", node.path, numbers.get(node.definition.ref, "") or number, title)
        return
    if node.kind == "repeat":
        title = split_code(label)[1] or node.definition.name
        for instance in node.children:
            place = instance.ref[instance.ref.rindex("[") + 1 : -1]
            yield Line("record", instance.path, place, title)
            for child in instance.children:
                yield from _lines(session, child, numbers)
        yield Line("add", node.path, "", title)
        return
    inner = [line for child in node.children for line in _lines(session, child, numbers)]
    if inner and label:
        number, title = split_code(label)
        yield Line("head", node.path, number, title)
    yield from inner


def line_numbered(session: VisitSession, typed: str) -> str:
    """The path of the first line whose printed number is (or begins with) `typed`, "" when there is none."""
    wanted = typed.strip().upper().replace(",", ".").rstrip(".")
    if not wanted:
        return ""
    lines = [one for section in session.tally.sections for one in lines_of(session, section) if one.kind == "question"]
    exact = (line.path for line in lines if line.number.upper() == wanted)
    begun = (line.path for line in lines if line.number.upper().startswith(wanted))
    return next(exact, "") or next(begun, "")


def is_filled(session: VisitSession, path: str) -> bool:
    """Whether a line holds an answer, a mark, or the number of a photo."""
    return bool(session.node(path).stored or session.skip_reason(path) or session.remark(path))


def open_lines(session: VisitSession) -> list[Line]:
    """The questions of the whole paper that the form asks for and that hold neither an answer nor a mark."""
    lines = [one for section in session.tally.sections for one in lines_of(session, section) if one.kind == "question"]
    return [one for one in lines if session.node(one.path).relevant and not is_filled(session, one.path)]
