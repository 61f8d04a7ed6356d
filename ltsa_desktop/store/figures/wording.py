"""What the codes of an instrument are called: choices, questions, schemes, aspects; made once for each version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.instances import Table
from ltsa_desktop.xforms.itext import plain_text

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Aspect, Item, Scheme
    from ltsa_desktop.store.instrument_shelf import OpenInstrument
    from ltsa_desktop.xforms.definition import ChoiceSource
    from ltsa_desktop.xforms.itext import Message

_INSTANCE = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its label, points (None without any) and status ("", "na", "nd")."""

    title: Text
    points: Decimal | None
    status: str


class FormWords:
    """See the module. Codes that a form does not know are called by themselves.

    Attributes:
        schemes: by id, in the plan's order.
    """

    def __init__(self, opened: OpenInstrument) -> None:
        self._opened = opened
        self._form = opened.form
        self._languages = (opened.language("id"), opened.language("en"))
        self._options: dict[str, dict[str, Option]] = {}
        self._by_name: dict[str, str] = {}
        for ref in opened.form.nodes:
            self._by_name.setdefault(ref.rpartition("/")[2], ref)
        self.schemes: dict[str, Scheme] = {s.id: s for s in opened.plan.schemes} if opened.plan else {}

    def ref(self, name: str) -> str:
        """The first question of this name, "" when the form has none."""
        return self._by_name.get(name, "")

    def option(self, ref: str, code: str) -> Option:
        """A choice of a question."""
        return self.options(ref).get(code) or Option(Text(code, code), None, "")

    def choice(self, ref: str, code: str) -> Text:
        """The label of a choice, without the code that many labels begin with ("4 Produk selesai")."""
        title = self.option(ref, code).title
        return Text(*(_without(code, text) for text in (title.id, title.en)))

    def of_role(self, role: str, code: str) -> Text:
        """The label of a choice of the first question with a role."""
        return self.choice(self._opened.ref(role), code)

    def question(self, ref: str) -> Text:
        """A question's label with its number, its name where it has none; `<output>`s are left out."""
        node = self._form.nodes.get(ref)
        if node is None:
            return Text(ref, ref)
        return self._text(node.label, node.name)

    def group_of(self, ref: str) -> Text:
        """The label of the group that a question stands in, without its number."""
        node = self._form.nodes.get(ref)
        above = node.parent.ref if node is not None and node.parent is not None else ""
        title = self.question(above)
        return Text(*(text.partition(" ")[2] or text for text in (title.id, title.en)))

    def options(self, ref: str) -> dict[str, Option]:
        """Every choice of a question by code, whatever a filter would leave out now."""
        known = self._options.get(ref)
        if known is None:
            known = self._options[ref] = self._read(ref)
        return known

    def aspect(self, scheme: str, aspect: str) -> Aspect | None:
        """An aspect of the plan."""
        found = self.schemes.get(scheme)
        return next((a for a in found.aspects if a.id == aspect), None) if found else None

    def calculated(self, item: Item) -> bool:
        """Whether a scored question is calculated, so that its answer is in no content."""
        node = self._form.nodes.get(item.ref)
        return node is None or node.has_calculate

    def _read(self, ref: str) -> dict[str, Option]:
        source: ChoiceSource | None = getattr(self._form.nodes.get(ref), "choices", None)
        if source is None:
            return {}
        if source.nodes is None:
            return {name: Option(self._text(label, name), None, "") for name, label in source.static}
        list_name = _INSTANCE.search(source.nodes.source)
        listed = self._form.instances.get(list_name[1]) if list_name else None
        if not isinstance(listed, Table):
            return {}
        made: dict[str, Option] = {}
        for row in listed.rows():
            name = row.get(source.value) or ""
            label = row.get(source.label) or name
            title = self._itext(label, name) if source.label_itext else Text(label, label)
            made[name] = Option(title, decimal_of(row.get("skor") or ""), row.get("status") or "")
        return made

    def _text(self, message: Message | None, name: str) -> Text:
        if message is None:
            return Text(name, name)
        if message.itext is not None:
            return self._itext(message.itext, name)
        plain = _joined(message.parts) or name
        return Text(plain, plain)

    def _itext(self, identity: str, name: str) -> Text:
        said = []
        for language in self._languages:
            variants = self._form.texts.get(language, identity)
            said.append(_joined(variants.parts() if variants is not None else None) or name)
        return Text(*said)


def _joined(parts: list[Any] | None) -> str:
    return plain_text("".join(part for part in parts or () if isinstance(part, str))).strip()


def decimal_of(text: str) -> Decimal | None:
    """The number in a text, None where there is none."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _without(code: str, text: str) -> str:
    return text.removeprefix(f"{code} ").strip() or text
