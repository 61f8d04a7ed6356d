"""The sections of a visit report: every asked question in the instrument's order, its answer in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ltsa_desktop.ground import formats
from ltsa_desktop.store import filling
from ltsa_desktop.store.paper_models import ReportRow, ReportSection

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Item, ItemAnswer, Plan
    from ltsa_desktop.xforms import FormState, NodeState

_NUMBER = re.compile(
    r"^(?P<n>[A-Z]\d+(?:\.\d+)*|[A-Z](?=[.\s]+[A-Z])|\d+(?:\.\d+)*(?=[.)]))[.)]?\s+(?P<rest>\S.*)$", re.S
)
_PHOTO = {"id": "Foto {n}", "en": "Photo {n}"}


@dataclass(frozen=True, slots=True)
class Scored:
    """Where a question counts: its scheme, aspect and item, and the answers the arithmetic saw, by path."""

    scheme: str
    aspect: str
    item: Item
    maximum: Decimal
    answers: Mapping[str, ItemAnswer]


@dataclass(slots=True)
class Reader:
    """Turns a filled form into rows.

    Attributes:
        state: the form. content: its stored mapping, for remarks.
        language: of the report; `lang` the form's own name of it.
        scored: ref → where it counts.
        numbers: path → number of its picture. files: path → the words for its recording or other file.
    """

    state: FormState
    content: Mapping[str, str]
    language: str
    lang: str
    scored: Mapping[str, Scored] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    _named: dict[tuple[str, str], str] = field(default_factory=dict)
    _companions: dict[str, list[NodeState]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        values = [node for node in self.state.walk() if node.kind == "value" and node.definition.control is not None]
        for node in values:
            self._named.setdefault((_scope(node.path), node.definition.name), node.path)
        for node in values:
            target = self._target(node)
            if target is not None and node.relevant:
                self._companions.setdefault(target, []).append(node)

    def sections(self) -> tuple[ReportSection, ...]:
        """The relevant top-level groups; questions that stand in none come under the form's title."""
        root = self.state.node("/" + self.state.form.root.name)
        made: list[ReportSection] = []
        loose: list[ReportRow] = []
        for child in root.children:
            if child.kind in {"group", "repeat"} and child.relevant:
                number, title = split_number(child.label(self.lang))
                inside = child.children if child.kind == "group" else [child]
                rows = tuple(row for inner in inside for row in self._rows(inner, 0))
                if rows:
                    made.append(ReportSection(child.path, number, title or child.definition.name, rows))
            else:
                loose += self._rows(child, 0)
        if loose:
            made.insert(0, ReportSection(root.path, "", self.state.form.title, tuple(loose)))
        return tuple(made)

    def words(self, path: str) -> str:
        """The answer at `path` in words, "" when blank or not relevant."""
        return self._value(self.state.node(path)) if path else ""

    def label(self, path: str) -> tuple[str, str]:
        """Number and label of the question at `path`."""
        return split_number(self.state.node(path).label(self.lang))

    def owner(self, path: str) -> str:
        """The question that the one at `path` belongs to (`untuk`); itself when it stands alone."""
        return self._target(self.state.node(path)) or path

    def beside(self, path: str, ending: str) -> str:
        """The answer, in words, of the question in the same instance whose name has this ending; "" without one."""
        scope = _scope(path)
        found = [p for (s, name), p in self._named.items() if s == scope and name.endswith(ending)]
        return self.words(found[0]) if found and scope else ""

    def instances_of(self, role: str) -> dict[int, str]:
        """Place of the repeat instance (from 0) → path of the question with `role` in it."""
        found: dict[int, str] = {}
        for path in self._named.values():
            if self.state.node(path).definition.attributes.get("peran") == role:
                found[len(found)] = path
        return found

    def is_drawing(self, path: str) -> bool:
        """Whether the question takes a drawn signature."""
        return "signature" in self.state.node(path).definition.appearance

    def _rows(self, node: NodeState, depth: int) -> Iterator[ReportRow]:
        if not node.relevant:
            return
        if node.kind == "value":
            row = self._question(node, depth)
            if row is not None:
                yield row
            return
        if node.kind == "repeat":
            for instance in node.children:
                yield from self._rows(instance, depth)
            return
        if node.kind == "instance":
            number, label = str(self._position(node)), node.parent.label(self.lang) if node.parent else ""
        else:
            number, label = split_number(node.label(self.lang))
        if not label and node.kind == "group":
            # A group without a head of its own is only a bracket.
            for child in node.children:
                yield from self._rows(child, depth)
            return
        inside = [row for child in node.children for row in self._rows(child, depth + 1)]
        if inside:
            yield ReportRow(node.kind, node.path, number, label, depth)
            yield from inside

    def _question(self, node: NodeState, depth: int) -> ReportRow | None:
        definition = node.definition
        if definition.control is None or self._target(node) is not None:
            return None
        number, label = split_number(node.label(self.lang))
        if definition.control == "input" and node.readonly and not definition.has_calculate and not node.value:
            return ReportRow("note", node.path, number, label, depth) if label else None
        path = node.path
        companions = self._companions.get(path, ())
        evidence = [self._value(c) for c in companions if c.value and c.path not in self.numbers]
        photos = [self.numbers[p] for p in (path, *(c.path for c in companions)) if p in self.numbers]
        row = ReportRow(
            kind="question",
            path=path,
            number=number,
            label=label,
            depth=depth,
            value=self._value(node),
            raw=node.value,
            evidence="\n".join(evidence),
            remark=self.content.get(path + filling.NOTE, ""),
            skipped=self.content.get(path + filling.SKIP, ""),
            required=node.required,
            photos=tuple(sorted(set(photos))),
            files=tuple(c.value for c in (node, *companions) if c.value and c.path in self.files),
        )
        counts = self.scored.get(definition.ref)
        return row if counts is None else _with_score(row, counts)

    def _value(self, node: NodeState) -> str:
        value = node.value
        if not value:
            return ""
        control, kind = node.definition.control, node.definition.type
        if control in {"select1", "select", "rank"}:
            chosen = [value] if control == "select1" else value.split()
            labels = {c.name: c.label for c in self.state.choices(node.path, self.lang) if c.name in set(chosen)}
            return (", " if control == "select" else " › ").join(labels.get(name, name) for name in chosen)
        if control == "trigger":
            return "Ya" if self.language == "id" else "Yes"
        if control == "upload" or kind == "binary":
            number = self.numbers.get(node.path)
            return self.files.get(node.path, value) if not number else _PHOTO[self.language].format(n=number)
        return in_words(value, kind, self.language)

    def _position(self, instance: NodeState) -> int:
        siblings = instance.parent.children if instance.parent else []
        return next((n for n, other in enumerate(siblings, 1) if other.path == instance.path), 1)

    def _target(self, node: NodeState) -> str | None:
        """The path of the question that this one belongs to (`untuk`), None when it stands for itself."""
        wanted = node.definition.attributes.get("untuk", "")
        return self._named.get((_scope(node.path), wanted)) if wanted else None


def _scope(path: str) -> str:
    """The innermost repeat instance around a path, "" for none."""
    return path[: path.rfind("]") + 1]


def _with_score(row: ReportRow, counts: Scored) -> ReportRow:
    answer = counts.answers.get(row.path)
    if answer is None or answer.status == "hidden":
        return row
    return replace(
        row,
        points=answer.points,
        maximum=counts.item.maximum if counts.item.maximum is not None else counts.maximum,
        weight=counts.item.weight,
        status=answer.status,
        scheme=counts.scheme,
        aspect=counts.aspect,
    )


def split_number(label: str) -> tuple[str, str]:
    """ "C3.2 Hari layanan" → ("C3.2", "Hari layanan"); a label without a number keeps all its text."""
    found = _NUMBER.match(label.strip())
    return (found["n"], found["rest"].strip()) if found else ("", label.strip())


def in_words(value: str, kind: str, language: str) -> str:
    """A stored value as a reader writes it: dates, times and numbers in the language's own form."""
    try:
        if kind == "date":
            return formats.date_long(date.fromisoformat(value[:10]), language)
        if kind == "time":
            return value[:5].replace(":", ".") if language == "id" else value[:5]
        if kind == "dateTime":
            moment = datetime.fromisoformat(value)
            clock = f"{moment:%H.%M}" if language == "id" else f"{moment:%H:%M}"
            return f"{formats.date_long(moment.date(), language)}, {clock}"
        if kind in {"int", "decimal"}:
            amount = Decimal(value)
            if amount == amount.to_integral_value():
                amount = amount.quantize(Decimal(1))  # the engine keeps 4 of a decimal question as 4.0
            # A year is not a quantity: 2017, not 2.017.
            return value if kind == "int" and 1900 <= amount <= 2100 else formats.number(amount, None, language)
    except (ValueError, InvalidOperation):
        return value
    return value


def words_at(state: FormState, lang: str, language: str, path: str, text: str) -> str:
    """A stored text as an answer to the question at `path`, in words; as it is where there is no such question."""
    from ltsa_desktop.store.double_entry import words_of
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        node = state.node(path)
    except UnknownPath:
        return text
    words = words_of(state, node, lang, text)
    return words if words != text else in_words(text, node.definition.type, language)


def scored_refs(plan: Plan | None, answers: Mapping[str, Sequence[ItemAnswer]]) -> dict[str, Scored]:
    """Ref → where it counts; a question that several schemes count is shown under the first."""
    found: dict[str, Scored] = {}
    for scheme in plan.schemes if plan is not None else ():
        for aspect in scheme.aspects:
            for item in aspect.items:
                by_path = {answer.path: answer for answer in answers.get(item.ref, ())}
                found.setdefault(item.ref, Scored(scheme.id, aspect.id, item, scheme.points_maximum, by_path))
    return found
