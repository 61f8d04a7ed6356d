"""Texts for people: labels, hints and messages, per language and form, with `<output>` values in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ltsa_desktop.xforms.xml import X

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Code

Part = "str | Code"
"""A piece of a text: itself, or the code of an `<output>`."""

MEDIA_FORMS = ("image", "big-image", "audio", "video")
_ITEXT = re.compile(r"\s*jr:itext\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*\Z")
_SPAN = re.compile(r"</?span[^>]*>")
_MARKS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\3(?!\w)", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}\s+", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")


class Variants:
    """One text in one language: the parts of each form ("" is the plain one)."""

    __slots__ = ("forms",)

    def __init__(self, forms: dict[str, list[Any]]) -> None:
        self.forms = forms

    def parts(self, form: str = "") -> list[Any] | None:
        """The parts of a form, None when the text has no such form."""
        return self.forms.get(form)


class Texts:
    """The itext of a form: language → id → variants.

    Attributes:
        languages: their names, in order.
        default: the language shown first.
    """

    __slots__ = ("_tables", "default", "languages")

    def __init__(self, languages: Iterable[str], default: str, tables: dict[str, dict[str, Variants]]) -> None:
        self.languages = tuple(languages)
        self.default = default
        self._tables = tables

    def get(self, language: str, name: str) -> Variants | None:
        """The variants of text `name`, None when the language lacks it."""
        table = self._tables.get(language)
        return None if table is None else table.get(name)

    def names(self, language: str) -> list[str]:
        """The ids that a language has."""
        return list(self._tables.get(language, ()))

    def __contains__(self, name: str) -> bool:
        return any(name in table for table in self._tables.values())


class Message:
    """A label, hint or message, as one node shows it.

    Attributes:
        parts: the text itself, where it is not in the itext.
        itext: the id in the itext, or None.
        code: the expression that gives the text or (with `code_is_id`) the itext id.
        outputs: per language and form, the parts with their outputs compiled for this node.
    """

    __slots__ = ("code", "code_is_id", "compile_output", "itext", "outputs", "parts")

    def __init__(
        self,
        parts: list[Any] | None = None,
        itext: str | None = None,
        code: Code | None = None,
        code_is_id: bool = False,
        compile_output: Callable[[str], Code] | None = None,
    ) -> None:
        self.parts = parts
        self.itext = itext
        self.code = code
        self.code_is_id = code_is_id
        self.compile_output = compile_output
        self.outputs: dict[tuple[str, str], list[Any] | None] = {}

    def compiled(self, texts: Texts, language: str, form: str, name: str) -> list[Any] | None:
        """The parts of itext `name`, with outputs compiled for this node."""
        key = (language + "\x00" + name, form)
        if key in self.outputs:
            return self.outputs[key]
        variants = texts.get(language, name)
        parts = None if variants is None else variants.parts(form)
        if parts is not None and self.compile_output is not None:
            compile_output = self.compile_output
            parts = [part if isinstance(part, str) else compile_output(part.expression) for part in parts]
        self.outputs[key] = parts
        return parts


class Output:
    """An `<output>` that is not yet compiled."""

    __slots__ = ("expression",)

    def __init__(self, expression: str) -> None:
        self.expression = expression


def itext_id(reference: str) -> str | None:
    """The id in `jr:itext('id')`, None when `reference` is something else."""
    found = _ITEXT.match(reference)
    return None if found is None else (found.group(1) if found.group(1) is not None else found.group(2))


def mixed_parts(element: X) -> list[Any]:
    """The pieces of a label or value: text and `Output`s, in order."""
    parts: list[Any] = []
    for kid in element.kids:
        if isinstance(kid, str):
            parts.append(kid)
        elif isinstance(kid, X) and kid.tag == "output":
            reference = kid.attrs.get("value") or kid.attrs.get("ref")
            if reference:
                parts.append(Output(reference))
    return parts


def read_texts(itext: X | None) -> Texts:
    """The texts of an `<itext>` element."""
    languages: list[str] = []
    tables: dict[str, dict[str, Variants]] = {}
    default = ""
    for translation in itext.all("translation") if itext is not None else ():
        language = translation.attrs.get("lang", "")
        languages.append(language)
        if "default" in translation.attrs and not default:
            default = language
        table = tables.setdefault(language, {})
        for text in translation.all("text"):
            forms: dict[str, list[Any]] = {}
            for value in text.all("value"):
                forms.setdefault(value.attrs.get("form", ""), mixed_parts(value))
            table[text.attrs.get("id", "")] = Variants(forms)
    if not default and languages:
        default = languages[0]
    return Texts(languages, default, tables)


def plain_text(markdown: str) -> str:
    """A label without its markup: the markdown subset and `<span>` of ODK."""
    if not any(mark in markdown for mark in "*_<[#\\"):
        return markdown
    text = _SPAN.sub("", markdown)
    text = _HEADING.sub("", text)
    text = _LINK.sub(r"\1", text)
    before = None
    while before != text:
        before = text
        text = _MARKS.sub(lambda found: found.group(2) or found.group(4), text)
    return _ESCAPE.sub(r"\1", text)
