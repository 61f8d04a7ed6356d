"""Which column of an exported table is which question.

Headings met: ODK Central joins groups and question with `-` (or leaves groups out), one more column `question/choice`
for each choice when select-multiples are split, and four `-Latitude`, `-Longitude`, `-Altitude`, `-Accuracy` for a
point (getodk/central-backend, lib/data/briefcase.js). KoboToolbox joins with a separator of the user's choice (`/` by
default), writes XML names or labels in any language, with or without groups, `question/choice` for split choices, and
`_question_latitude` … beside a point (kobotoolbox/formpack, src/formpack/schema/fields.py and reporting/export.py); a
label that shows other answers stays as the author wrote it, `Umur ${nama}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ltsa_desktop.exchange.odk_values import fold
from ltsa_desktop.xforms import FormDef, FormState, NodeDef, QuestionDef, RepeatDef
from ltsa_desktop.xforms.definition import GroupDef
from ltsa_desktop.xforms.instances import Table
from ltsa_desktop.xforms.itext import Message, plain_text

_SEPARATORS = ("-", "/", ":", ".", "__")
_POINT = re.compile(r"[-_](latitude|longitude|altitude|accuracy|precision)\Z")
_SHOWN = re.compile(r"\$\{[^}]*\}")
_ANSWER = "${}"
_POINT_PARTS = {"latitude": 0, "longitude": 1, "altitude": 2, "accuracy": 3, "precision": 3}
# What the servers add of their own.
_OF_THE_SERVER = frozenset(
    {
        "key", "parent_key", "submissiondate", "submitterid", "submittername", "attachmentspresent",
        "attachmentsexpected", "status", "reviewstate", "deviceid", "edits", "formversion", "isvalidated",
        "instanceid", "meta-instanceid", "meta/instanceid", "deprecatedid", "meta-deprecatedid", "meta/deprecatedid",
        "meta-instancename", "meta/instancename", "meta/rootuuid", "meta-rootuuid", "rootuuid", "formhub/uuid",
        "__version__", "_version_", "meta/audit", "meta-audit", "audit", "start", "end", "today", "username",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What a column holds: an answer, one choice of a select-multiple (`detail`), or one part of a point (0–3)."""

    kind: Literal["answer", "choice", "point"]
    question: QuestionDef
    detail: str = ""


@dataclass(slots=True)
class Columns:
    """The columns of one table.

    Attributes:
        targets: by column.
        unknown: headings that are no question here.
        ambiguous: headings that could be several questions.
    """

    targets: dict[int, Target] = field(default_factory=dict)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    ambiguous: list[tuple[int, str]] = field(default_factory=list)

    def title(self, header: Sequence[str], ref: str) -> str:
        """The heading of the first column of a question, "" when it has none."""
        return next((header[at] for at, target in self.targets.items() if target.question.ref == ref), "")


class Headings:
    """Every heading that a question of one form may have."""

    def __init__(self, form: FormDef) -> None:
        self.form = form
        self._names: dict[str, dict[str, list[QuestionDef]]] = {}
        self._labels: dict[str, dict[str, list[QuestionDef]]] = {}
        self._choice_names: dict[str, dict[str, str]] = {}

    def match(self, scope: GroupDef | RepeatDef, header: Sequence[str]) -> Columns:
        """Which column is which question of `scope` (the root, or a repeat)."""
        columns = Columns()
        folded = [fold(name) for name in header]
        left = [at for at, name in enumerate(folded) if name]
        for table in (self.names(scope), None):
            if table is None:
                # Labels are made only when names were not enough.
                table = self.labels(scope)
                folded = [_label_key(name) for name in header]
            left = self._plain(table, header, folded, left, columns)
            left = [at for at in left if not self._part(table, scope, header[at], folded[at], at, columns)]
            if all(_expected(header[at]) for at in left):
                break
        columns.unknown += [
            (at, header[at]) for at in left if not _expected(header[at]) and at not in dict(columns.ambiguous)
        ]
        return columns

    @staticmethod
    def _plain(
        table: dict[str, list[QuestionDef]], header: Sequence[str], folded: list[str], left: list[int], into: Columns
    ) -> list[int]:
        rest: list[int] = []
        taken = {target.question.ref for target in into.targets.values() if target.kind == "answer"}
        at_name: dict[str, list[int]] = {}
        for at in left:
            at_name.setdefault(folded[at], []).append(at)
        for name, places in at_name.items():
            questions = [question for question in table.get(name, ()) if question.ref not in taken]
            if not questions:
                rest += places
            elif len(questions) == 1 or len(questions) == len(places):
                # Equal headings stand in the order of the form; of a surplus the first column is the question's.
                for question, at in zip(questions, places, strict=False):
                    into.targets[at] = Target("answer", question)
                rest += places[len(questions) :]
            else:
                into.ambiguous += [(at, header[at]) for at in places]
                rest += places
        return sorted(rest)

    def _part(
        self,
        table: dict[str, list[QuestionDef]],
        scope: GroupDef | RepeatDef,
        written: str,
        folded: str,
        at: int,
        into: Columns,
    ) -> bool:
        """A choice of a select-multiple, or a part of a point."""
        cut = folded.rfind("/")
        while cut > 0:
            many = [q for q in table.get(folded[:cut].strip(), ()) if q.control in ("select", "rank")]
            if len(many) == 1:
                name = self._choices(many[0]).get(folded[cut + 1 :].strip())
                if name is None and cut == folded.rfind("/"):
                    name = written[written.rfind("/") + 1 :].strip()
                if name is not None:
                    into.targets[at] = Target("choice", many[0], name)
                    return True
            cut = folded.rfind("/", 0, cut)
        found = _POINT.search(folded)
        if found is None:
            return False
        head = folded[: found.start()]
        folder, slash, last = head.rpartition("/")
        for name in (head, head.removeprefix("_"), f"{folder}{slash}{last.removeprefix('_')}"):
            points = [q for q in table.get(name, ()) if q.type == "geopoint"]
            if len(points) == 1:
                into.targets[at] = Target("point", points[0], str(_POINT_PARTS[found[1]]))
                return True
        return False

    def _choices(self, question: QuestionDef) -> dict[str, str]:
        """Names of a question's choices by folded name and label, whatever its filter: an export has them all."""
        known = self._choice_names.get(question.ref)
        if known is None:
            known = self._choice_names[question.ref] = {}
            listed = list(self._listed(question))
            for name, label in listed:
                known.setdefault(_label_key(label), name)
            known.update({fold(name): name for name, _ in listed})
        return known

    def _listed(self, question: QuestionDef) -> Iterator[tuple[str, str]]:
        """(name, label) of a question's choices, in each language."""
        source = question.choices
        rows = None if source is None or source.instance is None else self.form.instances.get(source.instance)
        for language in self.form.languages or ("",):
            if source is None:
                return
            for name, message in source.static:
                yield name, self._told(message, language)
            if isinstance(rows, Table):
                for row in rows.rows():
                    text = row.get(source.label) or ""
                    if source.label_itext:
                        text = self._told(Message(itext=text), language)
                    yield row.get(source.value) or "", text
            elif source.nodes is not None:
                node = next((node for node in self._sample.walk() if node.definition is question), None)
                for choice in self._sample.choices(node.path, language or None) if node is not None else ():
                    yield choice.name, choice.label

    def _told(self, message: Message | None, language: str) -> str:
        """A label as its author wrote it, the answers that it shows as `${}`."""
        if message is None:
            return ""
        parts = message.parts
        if parts is None and message.itext is not None:
            variants = self.form.texts.get(language, message.itext)
            parts = None if variants is None else variants.parts()
        return "".join(part if isinstance(part, str) else _ANSWER for part in parts or ())

    def names(self, scope: GroupDef | RepeatDef) -> dict[str, list[QuestionDef]]:
        """Questions of a scope by each folded heading made of names."""
        known = self._names.get(scope.ref)
        if known is None:
            known = self._names[scope.ref] = {}
            for question in _questions(scope):
                whole = question.ref.split("/")[2:]
                inner = question.ref[len(scope.ref) + 1 :].split("/")
                bare = [step.rpartition(":")[2] for step in whole]
                spelled = {separator.join(steps) for separator in _SEPARATORS for steps in (whole, inner, bare)}
                for name in {fold(one) for one in spelled}:
                    known.setdefault(name, []).append(question)
            for question in _questions(scope):
                leaf = fold(question.name.rpartition(":")[2])
                if question not in known.get(leaf, ()):
                    known.setdefault(leaf, []).append(question)
        return known

    def labels(self, scope: GroupDef | RepeatDef) -> dict[str, list[QuestionDef]]:
        """Questions of a scope by each folded heading made of labels, alone or below those of their groups."""
        known = self._labels.get(scope.ref)
        if known is None:
            known = self._labels[scope.ref] = {}
            for labels in self._label_texts.values():
                for question in _questions(scope):
                    own = labels.get(question.ref, "") or question.name.rpartition(":")[2]
                    chain: list[NodeDef] = [question]
                    while (above := chain[0].parent) is not None and above.parent is not None:
                        chain.insert(0, above)
                    texts = [labels.get(node.ref, "") or node.name.rpartition(":")[2] for node in chain]
                    cut = next((at for at, node in enumerate(chain) if node is scope), -1) + 1
                    for name in {_label_key(t) for s in ("/", "-") for t in (own, s.join(texts), s.join(texts[cut:]))}:
                        questions = known.setdefault(name, [])
                        if question not in questions:
                            questions.append(question)
        return known

    @cached_property
    def _sample(self) -> FormState:
        return sample(self.form)

    @cached_property
    def _label_texts(self) -> dict[str, dict[str, str]]:
        """By language, by ref: the label."""
        return {
            language: {node.ref: self._told(node.label, language) for node in self.form.nodes.values()}
            for language in self.form.languages or ("",)
        }


def _label_key(text: str) -> str:
    """A label for comparison: without markup, and whatever question it shows the answer of."""
    return fold(plain_text(_SHOWN.sub(_ANSWER, text)))


def sample(form: FormDef) -> FormState:
    """A blank form with one instance of each repeat that the user may add to."""
    state = FormState.new(form)
    for definition in form.nodes.values():
        if isinstance(definition, RepeatDef) and definition.count is None and not definition.fixed:
            for node in list(state.walk()):
                if node.definition is definition and node.kind == "repeat" and not node.children:
                    state.add_repeat(node.path)
    return state


def _questions(scope: GroupDef | RepeatDef) -> Iterator[QuestionDef]:
    """The questions of a scope in document order, not those of repeats inside it."""
    for child in scope.children:
        if isinstance(child, QuestionDef):
            yield child
        elif isinstance(child, GroupDef):
            yield from _questions(child)


def _expected(heading: str) -> bool:
    """Whether a heading is one that the servers add, which needs no word."""
    folded = fold(heading)
    return folded in _OF_THE_SERVER or folded.startswith(("_", "set-of-")) or folded.endswith("_url")
