"""The choices of questions: which there are now, what they are called, and which answers they still allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ltsa_desktop.xforms.definition import ChoiceSource
from ltsa_desktop.xforms.functions_text import split_list
from ltsa_desktop.xforms.itext import MEDIA_FORMS, plain_text
from ltsa_desktop.xforms.nodes import ValueNode
from ltsa_desktop.xforms.views import Choice, Choices

if TYPE_CHECKING:
    from ltsa_desktop.xforms.state import FormState


class ChoiceList:
    """The rows of one question's choices, and an index of their names made when needed."""

    __slots__ = ("_names", "rows", "source")

    def __init__(self, source: ChoiceSource, rows: list[Any]) -> None:
        self.source = source
        self.rows = rows
        self._names: dict[str, Any] | None = None

    def names(self) -> dict[str, Any]:
        """The rows by name, in order; of equal names the last."""
        if self._names is None:
            if self.source.nodes is None:
                self._names = {row[0]: row for row in self.rows}
            else:
                column = self.source.value
                self._names = {row.get(column) or "": row for row in self.rows}
        return self._names


class Choosing:
    """Answers every question about choices for one state."""

    def __init__(self, state: FormState) -> None:
        self.state = state
        self.constant: dict[int, ChoiceList] = {}

    def list_of(self, node: ValueNode) -> ChoiceList | None:
        """The present choices of a question, None when it has none."""
        source = node.definition.choices
        if source is None:
            return None
        known = node.choices
        if known is None:
            if source.nodes is None:
                known = self.shared(node, source, list(source.static))
            elif source.constant:
                known = self.constant.get(id(source))
                if known is None:
                    known = self.shared(node, source, self.state.engine.evaluate(source.nodes, node, []))
            else:
                known = ChoiceList(source, self.state.engine.evaluate(source.nodes, node, []))
            node.choices = known
        found: ChoiceList = known
        return found

    def shared(self, node: ValueNode, source: ChoiceSource, rows: list[Any]) -> ChoiceList:
        """One list for all nodes whose choices never change."""
        known = self.constant.get(id(source))
        if known is None:
            known = self.constant[id(source)] = ChoiceList(source, rows)
        return known

    def values(self, node: ValueNode, text: str) -> str:
        """An answer without the choices that do not exist now; a ranking with those it lacks at its end."""
        found = self.list_of(node)
        if found is None:
            return text
        names = found.names()
        control = node.definition.control
        if control == "select1":
            return text if text in names else ""
        words = [word for word in split_list(text) if word in names]
        if control == "rank":
            words = list(dict.fromkeys([*words, *names]))
        return " ".join(words)

    def arranged(self, node: ValueNode, words: list[str]) -> str:
        """Chosen names in the order of the choices, unknown ones left out (a ranking keeps its order)."""
        found = self.list_of(node)
        if found is None:
            return " ".join(words)
        names = found.names()
        if node.definition.control == "rank":
            return " ".join(dict.fromkeys(word for word in words if word in names))
        wanted = set(words)
        if node.definition.control == "select1":
            return next((name for name in names if name in wanted), "")
        if len(wanted) == 1:
            (only,) = wanted
            return only if only in names else ""
        return " ".join(name for name in names if name in wanted)

    def label(self, node: ValueNode, name: str, language: str | None) -> str:
        """The label of one choice with its markup, "" when there is no such choice."""
        found = self.list_of(node)
        if found is None:
            return ""
        row = found.names().get(name)
        return "" if row is None else self.row_label(node, found.source, row, language)

    def row_label(self, node: ValueNode, source: ChoiceSource, row: Any, language: str | None) -> str:
        """The label of a row."""
        state = self.state
        if source.nodes is None:
            name, message = row
            return state.render(message, node, language) if message is not None else str(name)
        if not source.label:
            return str(row.get(source.value) or "")
        text = row.get(source.label) or ""
        if not source.label_itext:
            return str(text)
        return state.itext(text, node, language)

    def media(self, node: ValueNode, source: ChoiceSource, row: Any, language: str | None) -> dict[str, str]:
        """The media of a row, by form."""
        state = self.state
        if source.nodes is None:
            return state.media(row[1], node, language)
        if not source.label_itext:
            return {}
        name = row.get(source.label) or ""
        variants = state.form.texts.get(state.language(language), name)
        if variants is None:
            return {}
        return {
            form: "".join(part for part in parts if isinstance(part, str)).rpartition("/")[2]
            for form, parts in variants.forms.items()
            if form in MEDIA_FORMS
        }

    def view(self, node: ValueNode, language: str | None) -> Choices:
        """The present choices of a question, for screens."""
        found = self.list_of(node)
        if found is None:
            return Choices((), lambda row: Choice(row, row), str, dict, fixed=True)
        source = found.source

        def label(row: Any) -> str:
            return plain_text(self.row_label(node, source, row, language))

        def make(row: Any) -> Choice:
            media = self.media(node, source, row, language)
            if source.nodes is None:
                return Choice(row[0], label(row), {}, media)
            own = {source.value, source.label}
            items = row.items() if hasattr(row, "items") else ((one.name, one.value) for one in row.elements())
            extra = {name: text for name, text in items if name not in own}
            return Choice(row.get(source.value) or "", label(row), extra, media)

        fixed = source.nodes is not None and not source.label_itext
        return Choices(found.rows, make, label, found.names, fixed)
