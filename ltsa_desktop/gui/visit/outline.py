"""The form as one gets around in it: sections, numbers, the order of questions, and what is done, open or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.store import Progress
    from ltsa_desktop.xforms import FormDef, NodeDef, NodeState

GENERATED_TITLE = "generated_table_list_label_"
_CODE = re.compile(r"([A-Z]{1,2}\d*(?:\.\d+)*|\d+(?:\.\d+)*)[.)]?\s+(?=\S)")
"""A number at the start of a label: "C3.2 ", "A ", "12. "."""


def split_code(label: str) -> tuple[str, str]:
    """ "C3.2 Hari layanan" → ("C3.2", "Hari layanan"); ("", label) without a number."""
    match = _CODE.match(label)
    return (match[1], label[match.end() :]) if match else ("", label)


def is_asked(definition: NodeDef) -> bool:
    """Whether a node is a question that a person may answer (not a note, not a calculation)."""
    return (
        definition.kind == "value"
        and definition.control is not None
        and not definition.has_calculate
        and not is_note(definition)
        and definition.readonly_constant is not True
        and not is_column_head(definition)
    )


def is_column_head(definition: NodeDef) -> bool:
    """Whether a select only names the columns of the table below it (appearance `label`)."""
    return definition.control in ("select1", "select") and "label" in (definition.appearance or "").split()


def table_title(node: NodeState, language: str | None) -> str:
    """The words above a table; pyxform moves the label of a `table-list` group to a note inside it."""
    inside = node.children if node.kind == "group" else ()
    titles = (child for child in inside if child.definition.name.startswith(GENERATED_TITLE))
    return next((child.label(language) for child in titles), "")


def is_note(definition: NodeDef) -> bool:
    """Whether a node only says something."""
    return (
        definition.control == "input"
        and definition.type == "string"
        and definition.readonly_constant is True
        and not definition.has_calculate
    )


def is_shown(definition: NodeDef) -> bool:
    """Whether a node has a place on the screen at all."""
    return definition.kind != "value" or (definition.control is not None and not is_column_head(definition))


def belongs_to(definition: NodeDef) -> str:
    """The name of the question whose evidence this one is, "" when it stands for itself."""
    name = definition.attributes.get("untuk", "")
    if not name:
        return ""
    siblings = definition.parent.children if definition.parent is not None else []
    return name if any(s.name == name and is_shown(s) for s in siblings) else ""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the form. `ref` is its group ("" for questions that stand outside of groups)."""

    ref: str
    index: int


def sections(form: FormDef) -> list[Section]:
    """The pages: the top groups and repeats that show something, loose questions before them as a page of their own."""
    top = top_nodes(form)
    found: list[Section] = []
    if any(child.kind == "value" for child in top):
        found.append(Section("", 0))
    found += [Section(child.ref, 0) for child in top if child.kind != "value"]
    return [Section(section.ref, n) for n, section in enumerate(found)]


def top_nodes(form: FormDef) -> list[NodeDef]:
    """What the pages are made of; one group around everything is no page."""
    top = [child for child in form.root.children if is_shown(child) and _shows_anything(child)]
    while len(top) == 1 and top[0].kind == "group" and any(c.kind != "value" for c in children(top[0])):
        top = [child for child in children(top[0]) if is_shown(child) and _shows_anything(child)]
    return top


def _shows_anything(definition: NodeDef) -> bool:
    if definition.kind == "value":
        return is_shown(definition)
    return any(_shows_anything(child) for child in children(definition))


def children(definition: NodeDef) -> list[NodeDef]:
    """The definitions below a group or repeat."""
    found: list[NodeDef] = getattr(definition, "children", [])
    return found


@dataclass(slots=True)
class Mark:
    """Where one question stands."""

    section: int
    relevant: bool = False
    answered: bool = False
    required: bool = False
    problem: bool = False
    remark: bool = False
    evidence: bool = False
    skipped: bool = False
    later: bool = False
    marked: bool = False
    warning: bool = False

    @property
    def counts(self) -> bool:
        """Whether the question counts as one to be answered (evidence does only when it is required)."""
        return self.relevant and (not self.evidence or self.required)

    @property
    def open(self) -> bool:
        """To be answered and not yet."""
        return self.counts and not self.answered and not self.skipped


@dataclass(slots=True)
class Count:
    """The sums of one section (or all): questions to answer, answered, open, problems, remarks, marks."""

    total: int = 0
    answered: int = 0
    open: int = 0
    required_open: int = 0
    problems: int = 0
    remarks: int = 0
    later: int = 0
    marked: int = 0
    warnings: int = 0

    @property
    def figures(self) -> tuple[int, ...]:
        """All of them, to compare with those of another moment."""
        return (
            self.total,
            self.answered,
            self.open,
            self.required_open,
            self.problems,
            self.remarks,
            self.later,
            self.marked,
            self.warnings,
        )

    def add(self, mark: Mark, sign: int) -> None:
        """Count a question in (1) or out (-1)."""
        if not mark.relevant:
            return
        if mark.counts:
            self.total += sign
            self.answered += sign * mark.answered
            self.open += sign * mark.open
            self.required_open += sign * (mark.required and not mark.answered)
        self.problems += sign * mark.problem
        self.remarks += sign * mark.remark
        self.later += sign * mark.later
        self.marked += sign * mark.marked
        self.warnings += sign * mark.warning


class Tally:
    """The marks of all questions, kept up to date change by change.

    Attributes:
        sections: the pages.
        counts: the sums of each section; `whole` those of the visit.
        order: the paths of all askable questions in document order.
        warnings: what looks odd without being wrong.
    """

    def __init__(self, session: VisitSession) -> None:
        from ltsa_desktop.gui.visit.warnings import Warnings

        self._session = session
        self.warnings = Warnings(session)
        self.sections = sections(session.opened.form)
        self._by_ref = {section.ref: section.index for section in self.sections}
        self.counts = [Count() for _ in self.sections]
        self.whole = Count()
        self.marks: dict[str, Mark] = {}
        self.order: list[str] = []
        self._place: dict[str, int] = {}
        self._homes: dict[str, tuple[int, bool] | None] = {}
        """By ref: the section and whether it is evidence, None for what is not asked. The form never changes."""

    def rebuild(self) -> None:
        """Count everything again (instances came or went)."""
        self.counts = [Count() for _ in self.sections]
        self.whole = Count()
        self.marks = {}
        for node in self._session.state.walk():
            home = self._home(node.definition)
            if home is not None:
                path = node.path
                mark = self.marks[path] = self._mark(node, path, *home)
                self.counts[mark.section].add(mark, 1)
                self.whole.add(mark, 1)
        self.order = list(self.marks)
        self._place = {path: n for n, path in enumerate(self.order)}

    def update(self, paths: Iterable[str]) -> None:
        """Look again at these questions."""
        for path in paths:
            old = self.marks.get(path)
            if old is None:
                continue
            new = self._mark(self._session.state.node(path), path, old.section, old.evidence)
            for count in (self.counts[old.section], self.whole):
                count.add(old, -1)
                count.add(new, 1)
            self.marks[path] = new

    def progress(self) -> Progress:
        """For the start screen."""
        from ltsa_desktop.store import Progress

        whole = self.whole
        return Progress(whole.answered, whole.total, whole.required_open, whole.problems)

    def section_of(self, path: str) -> int:
        """The page on which a path stands."""
        bare = re.sub(r"\[[^]]*\]", "", path)
        while bare:
            if bare in self._by_ref:
                return self._by_ref[bare]
            bare = bare.rpartition("/")[0]
        return self._by_ref.get("", 0)

    def next(self, after: str, wanted: str, step: int = 1, around: bool = True) -> str:
        """The next (or with -1 the previous) question that is `wanted`; "" when there is none.

        Args:
            after: the path to start from, "" for the beginning.
            wanted: "problem", "warning", "open", "required", "remark", "later", "marked" or "any" (relevant).
            step: direction.
            around: go on at the other end of the form.
        """
        if not self.order:
            return ""
        start = self._place.get(after, -1 if step > 0 else 0)
        for distance in range(1, len(self.order) + 1):
            place = start + step * distance
            if not around and not 0 <= place < len(self.order):
                return ""
            path = self.order[place % len(self.order)]
            if self._is(self.marks[path], wanted):
                return path
        return ""

    def all(self, wanted: str) -> Iterator[str]:
        """Every question that is `wanted`, in order."""
        return (path for path in self.order if self._is(self.marks[path], wanted))

    def relevant_after(self, path: str) -> str:
        """Where the focus goes when the question at `path` disappears: the next relevant one, else the one before."""
        at = self._place.get(path, -1)
        candidates = self.order[at + 1 :] + self.order[: max(at, 0)][::-1]
        section = self.section_of(path)
        near = (p for p in candidates if self.marks[p].relevant and self.marks[p].section == section)
        return next(near, "") or next((p for p in candidates if self.marks[p].relevant), "")

    @staticmethod
    def _is(mark: Mark, wanted: str) -> bool:
        if not mark.relevant:
            return False
        if wanted == "problem":
            return mark.problem
        if wanted == "warning":
            return mark.warning
        if wanted == "open":
            return mark.open
        if wanted == "required":
            return mark.required and not mark.answered
        if wanted == "remark":
            return mark.remark
        if wanted == "later":
            return mark.later
        if wanted == "marked":
            return mark.marked
        return not mark.evidence or mark.required

    def _home(self, definition: NodeDef) -> tuple[int, bool] | None:
        ref = definition.ref
        if ref not in self._homes:
            asked = is_asked(definition)
            self._homes[ref] = (self.section_of(ref), bool(belongs_to(definition))) if asked else None
        return self._homes[ref]

    def _mark(self, node: NodeState, path: str, section: int, evidence: bool) -> Mark:
        session = self._session
        relevant = node.relevant
        required = relevant and bool(node.required)
        answered = bool(node.stored) if relevant else False
        mark = Mark(section, relevant, answered, required, evidence=evidence)
        if extras := session.extras:
            mark.remark = bool(extras.get(path + "#note"))
            mark.skipped = bool(extras.get(path + "#skip"))
            mark.later = bool(extras.get(path + "#later"))
            mark.marked = bool(extras.get(path + "#mark"))
        mark.warning = relevant and self.warnings.is_open(path)
        mark.problem = relevant and (
            (answered and not node.constraint_ok and not mark.skipped)  # a reason lets it stand ("sesuai kertas")
            or path in session.complaints
            or (session.strict and required and not answered and not mark.skipped)
        )
        return mark


def find_number(session: VisitSession, typed: str) -> str:
    """The relevant question whose number is (or begins with) `typed`, "" when there is none."""
    wanted = typed.strip().upper().replace(",", ".").rstrip(".")
    if not wanted:
        return ""
    numbers = [(split_code(session.label(path))[0].upper(), path) for path in session.tally.all("any")]
    exact = next((path for number, path in numbers if number == wanted), "")
    if exact:
        return exact
    if wanted.isdigit() and not any(number for number, _ in numbers):
        # Where no label has a number, the blank form counts the questions, also those that are not asked now.
        refs = [ref for ref, node in session.opened.form.nodes.items() if is_asked(node) and not belongs_to(node)]
        place = int(wanted) - 1
        ref = refs[place] if 0 <= place < len(refs) else ""
        return next((path for _, path in numbers if ref and session.node(path).definition.ref == ref), "")
    return next((path for number, path in numbers if number.startswith(wanted)), "")


def search(session: VisitSession, typed: str, limit: int = 60) -> list[tuple[str, str]]:
    """Relevant questions that hold every word in label, hint, answer or remark: (path, the answer as words)."""
    words = typed.casefold().split()
    found = []
    if not words:
        return []
    for path in session.tally.order:
        mark = session.tally.marks[path]
        if not mark.relevant:
            continue
        node = session.node(path)
        answer = session.words(path, node.stored) if mark.answered else ""
        text = " ".join((session.label(path), node.hint(session.form_language) or "", answer, session.remark(path)))
        if all(word in text.casefold() for word in words):
            found.append((path, answer))
            if len(found) >= limit:
                break
    return found
