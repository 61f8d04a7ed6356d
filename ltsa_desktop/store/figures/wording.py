"""What the codes of an instrument are called: choices, questions, schemes, aspects; made once for each version."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Aspect, Item, Scheme
    from ltsa_desktop.store.instrument_shelf import OpenInstrument
    from ltsa_desktop.xforms import FormState


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
        """A question's label with its number, its name where it has none."""
        node = self._form.nodes.get(ref)
        if node is None:
            return Text(ref, ref)
        state = self._blank()
        path = _first(state, ref)
        if not path:
            return Text(node.name, node.name)
        return Text(*(state.node(path).label(lang) or node.name for lang in self._languages))

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

    def _blank(self) -> FormState:
        return self._opened.state({})

    def _read(self, ref: str) -> dict[str, Option]:
        node: Any = self._form.nodes.get(ref)
        if node is None or getattr(node, "choices", None) is None:
            return {}
        state = self._opened.state({})
        path = _first(state, ref, add=True)
        if not path:
            return {}
        found = self._listed(state, path)
        if found:
            return found
        # A filter waits for another answer beside it: ask with each of that question's own choices.
        above = path.rpartition("/")[0]
        for sibling in node.parent.children:
            if sibling is node or getattr(sibling, "choices", None) is None or sibling.control != "select1":
                continue
            beside = f"{above}/{sibling.name}"
            for choice in list(state.choices(beside)):
                state.set(beside, choice.name)
                found.update(self._listed(state, path))
            state.set(beside, None)
            if found:
                break
        return found

    def _listed(self, state: FormState, path: str) -> dict[str, Option]:
        made: dict[str, Option] = {}
        first, second = (state.choices(path, lang) for lang in self._languages)
        for one, other in zip(first, second, strict=True):
            points = str(one.extra.get("skor", ""))
            made[one.name] = Option(Text(one.label, other.label), decimal_of(points), str(one.extra.get("status", "")))
        return made


def decimal_of(text: str) -> Decimal | None:
    """The number in a text, None where there is none."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _first(state: FormState, ref: str, add: bool = False) -> str:
    """The path of the first instance of a question, "" where its repeat has none (and none can be added)."""
    from ltsa_desktop.xforms import FormError

    path = ""
    here = ""
    for name in ref.strip("/").split("/"):
        here += f"/{name}"
        path += f"/{name}"
        node = state.form.nodes.get(here)
        if node is not None and node.kind == "repeat":
            if not any(child.path.startswith(f"{path}[") for child in state.node(path.rpartition("/")[0]).children):
                if not add:
                    return ""
                try:
                    state.add_repeat(path)
                except FormError:
                    return ""
            path += "[1]"
    return path


def _without(code: str, text: str) -> str:
    return text.removeprefix(f"{code} ").strip() or text
