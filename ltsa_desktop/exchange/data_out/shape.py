"""What a form's visits become as tables: one for the visits, one for each repeat, with the columns of every version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.wording import FormWords
from ltsa_desktop.xforms import QuestionDef, RepeatDef
from ltsa_desktop.xforms.definition import NodeDef

if TYPE_CHECKING:
    from ltsa_desktop.store import OpenInstrument

PERSONAL_ROLES: Final = frozenset(
    {
        "team.member", "team.nip", "met.name", "met.position", "sign.evaluator", "sign.head", "sign.head_name",
        "sign.head_nip",
    }
)  # fmt: skip
"""Questions whose answer is a person, or leads to one."""
_PERSONAL_PRELOADS = frozenset({"username", "email", "phonenumber", "deviceid", "simserial", "subscriberid"})
_YES = frozenset({"ya", "yes", "true", "1"})
_MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a table.

    Attributes:
        name: heading; groups and question joined by "-", as ODK Central writes it.
        ref: of the question, "" for the columns every form has.
        title: what it holds, in words.
        kind: "text", "int", "decimal", "date", "select" (one code), "select-multiple" (codes with spaces), "file", …
        choices: code → label, of a short list.
        personal: names or leads to a person.
        labels: this is the labels' column beside that of the codes.
    """

    name: str
    ref: str
    title: Text
    kind: str
    choices: Mapping[str, Text] = field(default_factory=dict)
    role: str = ""
    personal: bool = False
    labels: bool = False


@dataclass(slots=True)
class DataTable:
    """A table: the visits (`repeat` "") or the instances of one repeat."""

    name: str
    repeat: str
    columns: dict[str, DataColumn] = field(default_factory=dict)


class FormShape:
    """The tables of one form over the versions that were used.

    Attributes:
        tables: by the ref of their repeat, "" first.
        words: by digest, what codes are called.
    """

    def __init__(self, form_id: str) -> None:
        self.form_id = form_id
        self.tables: dict[str, DataTable] = {"": DataTable(form_id, "")}
        self.words: dict[str, FormWords] = {}

    def take(self, opened: OpenInstrument) -> None:
        """Add the columns of a version that are not there yet."""
        if opened.version.digest in self.words:
            return
        self.words[opened.version.digest] = words = FormWords(opened)
        root = opened.form.root.ref
        for ref, node in opened.form.nodes.items():
            repeat = _repeat_of(node)
            if isinstance(node, RepeatDef):
                self.tables.setdefault(ref, DataTable(f"{self.form_id}-{node.name}", ref))
            if isinstance(node, QuestionDef) and _stored(node):
                table = self.tables.setdefault(repeat, DataTable(f"{self.form_id}-{repeat.rsplit('/', 1)[-1]}", repeat))
                for column in _columns(node, (repeat or root), words):
                    table.columns.setdefault(column.name, column)


def _stored(node: QuestionDef) -> bool:
    """Whether the question has answers of its own: no notes, no calculations."""
    return node.control is not None and not node.has_calculate and node.readonly_constant is not True


def _repeat_of(node: NodeDef) -> str:
    above = node.parent
    while above is not None:
        if isinstance(above, RepeatDef):
            return above.ref
        above = above.parent
    return ""


def is_personal(node: NodeDef) -> bool:
    """Whether answers name a person: by role, by kind, or because the workbook says so (`instance::pribadi`)."""
    said = node.attributes.get("pribadi", "").strip().casefold()
    if said:
        return said in _YES
    preload = getattr(node, "preload", None)
    return (
        node.attributes.get("peran", "") in PERSONAL_ROLES
        or "signature" in node.appearance
        or (preload is not None and preload[1] in _PERSONAL_PRELOADS)
    )


def _columns(node: QuestionDef, above: str, words: FormWords) -> Iterator[DataColumn]:
    name = node.ref.removeprefix(f"{above}/").replace("/", "-")
    kinds = {"select1": "select", "select": "select-multiple", "rank": "rank", "upload": "file", "trigger": "tick"}
    kind = kinds.get(node.control or "", node.type or "string")
    title, role, personal = words.question(node.ref), node.attributes.get("peran", ""), is_personal(node)
    options = words.options(node.ref) if node.choices is not None else {}
    choices = {code: option.title for code, option in options.items()} if len(options) <= _MOST_CHOICES else {}
    yield DataColumn(name, node.ref, title, kind, choices, role, personal)
    if node.choices is not None:
        labels = Text(f"{title.id} (label)", f"{title.en} (label)")
        yield DataColumn(f"{name}-label", node.ref, labels, "text", {}, role, personal, labels=True)
