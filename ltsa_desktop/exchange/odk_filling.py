"""A record's answers in the form: types and choices checked, labels turned into names, constraints reported.

An answer that is not of its question's type or among its choices leaves the question open and goes, word for word,
into the question's remark, so that the evaluator sees both. A constraint that is broken keeps the answer: the draft
shows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ltsa_desktop.exchange.odk_report import IssueKind, RowIssue
from ltsa_desktop.exchange.odk_values import fold
from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms import Environment, FormDef, FormState, NodeState, QuestionDef
from ltsa_desktop.xforms.nodes import ValueNode
from ltsa_desktop.xforms.submission import Answers, content_of

NOTE = "#note"
_ROUNDS = 10
"""Choices that depend on choices that are themselves given by label: how deep that may go."""
_KEPT_WORDS = "Isi berkas impor: “{text}”"
_BRACKETS = re.compile(r"\[[^\]]*\]")
_LISTED = re.compile(r"\s*[;,|\n]\s*")


@dataclass(frozen=True, slots=True)
class Filled:
    """A record in its form.

    Attributes:
        content: what a visit would hold.
        state: the form filled with it.
        issues: what is odd, in the order of the form.
        required_open: how many required answers are open.
    """

    content: dict[str, str]
    state: FormState
    issues: tuple[RowIssue, ...]
    required_open: int


def fill(
    form: FormDef,
    answers: Answers,
    env: Environment,
    *,
    source: str,
    line: int,
    titles: Mapping[str, str],
    keep: Mapping[str, str] | None = None,
    languages: tuple[str, str] = ("", ""),
    labels: dict[str, dict[str, str]] | None = None,
) -> Filled:
    """Put a record's answers into `form`.

    Args:
        form: the form. answers: the record. env: the world outside, for today() and the like.
        source, line, titles: where the answers are written, for messages.
        keep: content of the visit that the record replaces, for the identities of its repeat instances.
        languages: the form's own names of Indonesian and English, for its own sentences.
        labels: kept from record to record of one form: the labels of lists that never change.
    """
    return _Filling(form, answers, env, source, line, titles, languages, {} if labels is None else labels).run(keep)


class _Filling:
    def __init__(
        self,
        form: FormDef,
        answers: Answers,
        env: Environment,
        source: str,
        line: int,
        titles: Mapping[str, str],
        languages: tuple[str, str],
        labels: dict[str, dict[str, str]],
    ) -> None:
        self.form = form
        self.answers = answers
        self.env = env
        self.source = source
        self.line = line
        self.titles = titles
        self.languages = languages
        self.places: Mapping[str, tuple[str, int]] = {}
        self.issues: list[tuple[str, RowIssue]] = []
        self.content: dict[str, str] = {}
        self.labels = labels

    def run(self, keep: Mapping[str, str] | None) -> Filled:
        reading = content_of(self.form, self.answers, keep)
        self.places = reading.places
        self.content = reading.content
        for path, text in reading.unreadable:
            node = self.form.nodes[_BRACKETS.sub("", path)]
            self.aside(path, text, "type", _TYPES.get(node.type, _TYPES[""]))
        for path, text in reading.unknown:
            self.say(
                path,
                text,
                "unknown",
                Text(
                    "isian ini tidak ada di formulir; isinya disimpan di samping formulir.",
                    "the form has no such question; its text is kept beside the form.",
                ),
            )
        state = self.choices(self.restored())
        required_open = self.constraints(state)
        self.calculations(state, reading.calculated)
        order = {node.path: at for at, node in enumerate(state.walk())}
        issues = [issue for _, issue in sorted(self.issues, key=lambda one: order.get(one[0], len(order)))]
        return Filled(self.content, state, tuple(issues), required_open)

    def restored(self) -> FormState:
        return FormState.restore(self.form, self.content, self.env)

    def choices(self, state: FormState) -> FormState:
        """Every select holds names of its choices, or nothing."""
        for _ in range(_ROUNDS):
            changed, lost = False, []
            for node in selects(state):
                text = node.stored
                names = self.names(state, node, text)
                if names is None:
                    if node.relevant:
                        lost.append((node.path, text))
                elif names != text:
                    self.content[node.path] = names
                    changed = True
            if changed:
                state = self.restored()
                continue
            if not lost:
                return state
            for path, text in lost:
                del self.content[path]
                self.aside(path, text, "choice", _CHOICE)
            state = self.restored()
        return state

    def names(self, state: FormState, node: NodeState, text: str) -> str | None:
        """An answer as names of choices; None when it is none of them."""
        definition = node.definition
        value = state.find(node.path)
        assert isinstance(value, ValueNode)
        if definition.control == "select1":
            if state.choice_values(value, text) == text:
                return text
            return self.by_label(state, node).get(fold(text)) or self.by_label(state, node).get(_whole(text))
        words = text.split()
        known = set(state.choice_values(value, text).split())
        if all(word in known for word in words):
            return text
        labels = self.by_label(state, node)
        found = _segmented(text, labels)
        return None if found is None else " ".join(dict.fromkeys(found))

    def by_label(self, state: FormState, node: NodeState) -> dict[str, str]:
        """Names of the present choices by folded label and name, without labels that two choices share."""
        definition = node.definition
        assert isinstance(definition, QuestionDef)
        constant = definition.choices is not None and (definition.choices.nodes is None or definition.choices.constant)
        known = self.labels.get(definition.ref) if constant else None
        if known is None:
            known = {}
            for language in self.form.languages or ("",):
                for choice in state.choices(node.path, language or None):
                    label = fold(choice.label)
                    known[label] = "" if known.get(label, choice.name) != choice.name else choice.name
            for choice in state.choices(node.path):
                known[fold(choice.name)] = choice.name
            if constant:
                self.labels[definition.ref] = known
        return known

    def constraints(self, state: FormState) -> int:
        """Tells broken constraints; how many required answers are open."""
        required_open = 0
        for problem in state.problems():
            if problem.kind == "required":
                required_open += 1
            else:
                node = state.node(problem.path)
                message = Text(*(problem.message(language or None) for language in self.languages))
                text = Text("melanggar aturan formulir", "breaks a rule of the form")
                if message.id or message.en:
                    text = Text("{text}: {message}", "{text}: {message}").format(text=text, message=message)
                self.say(problem.path, node.value, "constraint", text)
        return required_open

    def calculations(self, state: FormState, calculated: tuple[tuple[str, str], ...]) -> None:
        for path, text in calculated:
            node = state.node(path)
            if node.relevant and not _same(node.value, text):
                self.say(
                    path,
                    text,
                    "calculated",
                    Text("di sini terhitung “{value}”.", "works out as “{value}” here.").format(value=node.value),
                )

    def aside(self, path: str, text: str, kind: IssueKind, why: Text) -> None:
        """The text becomes the question's remark."""
        kept = _KEPT_WORDS.format(text=text)
        before = self.content.get(path + NOTE, "")
        self.content[path + NOTE] = f"{before}\n{kept}" if before else kept
        self.say(path, text, kind, why)

    def say(self, path: str, text: str, kind: IssueKind, why: Text) -> None:
        source, line = self.source, self.line
        for instance, place in self.places.items():
            if path.startswith(instance + "/") and place[1]:
                source, line = place
        ref = _BRACKETS.sub("", path)
        self.issues.append((path, RowIssue(kind, why, source, line, self.titles.get(ref, ref), text)))


def selects(state: FormState) -> list[NodeState]:
    """The select questions that hold an answer."""
    return [
        node
        for node in state.walk()
        if isinstance(node.definition, QuestionDef) and node.definition.choices is not None and node.stored
    ]


def _whole(text: str) -> str:
    """ "1.0" → "1": what spreadsheets make of names that are numbers."""
    return text[: -len(".0")] if re.fullmatch(r"-?\d+\.0", text) else text


def _segmented(text: str, labels: Mapping[str, str]) -> list[str] | None:
    """Labels written one after the other, as names; None when that cannot be read in exactly one way or at all."""
    listed = [part for part in _LISTED.split(text) if part]
    if len(listed) > 1 and all(labels.get(fold(part)) for part in listed):
        return [labels[fold(part)] for part in listed]
    words = [_whole(word) for word in text.split()]
    longest = max((len(label.split()) for label in labels), default=0)
    # ways[i]: how the words from i on can be read; a label that begins another makes several.
    ways: list[list[list[str]]] = [[] for _ in words] + [[[]]]
    for at in range(len(words) - 1, -1, -1):
        for length in range(1, min(longest, len(words) - at) + 1):
            name = labels.get(fold(" ".join(words[at : at + length])))
            if name:
                ways[at] += [[name, *rest] for rest in ways[at + length]]
        del ways[at][2:]
    return ways[0][0] if len(ways[0]) == 1 else None


def _same(one: str, other: str) -> bool:
    if one.strip() == other.strip():
        return True
    try:
        return abs(float(one) - float(other)) <= 1e-9 * max(1.0, abs(float(one)))
    except ValueError:
        return False


_CHOICE = Text(
    "bukan salah satu pilihan; pertanyaan dibiarkan kosong dan teksnya dicatat.",
    "is none of the choices; the question is left open and the text is noted.",
)
_TYPES: Mapping[str, Text] = {
    kind: Text(
        f"bukan {indonesian}; pertanyaan dibiarkan kosong dan teksnya dicatat.",
        f"is no {english}; the question is left open and the text is noted.",
    )
    for kind, indonesian, english in (
        ("int", "bilangan bulat", "whole number"),
        ("decimal", "bilangan", "number"),
        ("date", "tanggal (tahun-bulan-hari)", "date (year-month-day)"),
        ("time", "jam", "time of day"),
        ("dateTime", "tanggal dan jam", "date and time"),
        ("geopoint", "titik lokasi", "position"),
        ("geotrace", "garis lokasi", "line of positions"),
        ("geoshape", "bidang lokasi", "area of positions"),
        ("", "jawaban yang diterima pertanyaan ini", "answer to this question"),
    )
}
