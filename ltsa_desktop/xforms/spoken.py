"""What an expression reads besides what it names: the texts of choices (`jr:choice-name`) and of the form (`jr:itext`).

A text reads the values of its outputs; choices from a repeat read the questions of its instances. None of these counts
for a circle: a label may show what is computed from its own question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ltsa_desktop.xforms.compiler import Code, Dependency
from ltsa_desktop.xforms.definition import ChoiceSource, FormDef, GroupDef, QuestionDef, RepeatDef
from ltsa_desktop.xforms.itext import Message, Output

Codes = Callable[[Message], Iterable[Code]]


class Spoken:
    """The further dependencies of one form's expressions."""

    def __init__(self, form: FormDef, codes_of: Codes) -> None:
        self.form = form
        self.codes_of = codes_of
        self._texts: dict[bool, frozenset[Dependency]] = {}

    def of(self, code: Code) -> Iterable[Dependency]:
        """All that `code` reads."""
        if not code.says:
            return code.dependencies
        found = set(code.dependencies)
        if code.says == "text":
            found.update(self.texts(all_texts=True))
        for dependency in code.dependencies:
            target = dependency.target
            if isinstance(target, QuestionDef) and target.choices is not None:
                shared = dependency.shared
                found.update(
                    Dependency(one.target, min(shared, one.shared), one.structure, True)
                    for one in self.of_choices(target.choices, names_only=False)
                )
        return found

    def of_choices(self, source: ChoiceSource, *, names_only: bool) -> Iterator[Dependency]:
        """What the names of choices depend on, and their labels unless `names_only`."""
        if source.nodes is None:
            for _, message in () if names_only else source.static:
                if message is not None:
                    yield from self.of_message(message)
            return
        wanted = {source.value} if names_only else {source.value, source.label}
        for dependency in source.nodes.dependencies:
            yield dependency
            target = dependency.target
            if isinstance(target, GroupDef | RepeatDef):
                for child in target.children:
                    if child.name in wanted:
                        yield Dependency(child, dependency.shared, False, True)
        if source.label_itext and not names_only:
            yield from self.texts(all_texts=False)

    def of_message(self, message: Message) -> Iterator[Dependency]:
        """What a text shows of the answers, in any language."""
        if message.itext is not None:
            texts = self.form.texts
            for language in texts.languages:
                message.compiled(texts, language, "", message.itext)
        for code in self.codes_of(message):
            yield from code.dependencies

    def texts(self, all_texts: bool) -> frozenset[Dependency]:
        """What the texts of lists of choices show of the answers; with `all_texts`, those of questions too."""
        known = self._texts.get(all_texts)
        if known is None:
            found: set[Dependency] = set()
            texts = self.form.texts
            for language in texts.languages:
                for name in texts.names(language):
                    variants = texts.get(language, name)
                    parts = variants.parts() if variants is not None else None
                    if (all_texts or not name.startswith("/")) and any(isinstance(p, Output) for p in parts or ()):
                        shown = Message(itext=name, compile_output=self.form.compile_output)
                        found.update(
                            Dependency(one.target, one.shared, one.structure, True) for one in self.of_message(shown)
                        )
            known = self._texts[all_texts] = frozenset(found)
        return known
