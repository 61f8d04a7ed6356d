"""Sentences in both languages, and the errors that carry them.

Outside the GUI every sentence a person may read is a `Text`: Indonesian and
English side by side, so that neither can be forgotten. (The GUI's own strings
go through Qt's translation files.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in Indonesian and English; `{name}` fields are filled by `format`.

    A word that follows a number is written `{n} {n:centre|centres}`: the first for one, the second for any other.
    """

    id: str
    en: str

    def to(self, language: str) -> str:
        """The sentence in `language` ("id" or "en"; anything else reads Indonesian)."""
        return self.en if language == "en" else self.id

    def format(self, /, **fields: object) -> Text:
        """Both sentences with their `{name}` fields filled; a `Text` field keeps its language."""
        return Text(self.filled("id", **fields), self.filled("en", **fields))

    def filled(self, language: str, /, **fields: object) -> str:
        """One of the two sentences with its `{name}` fields filled, as by `format`."""
        values = {k: v.to(language) if isinstance(v, Text) else _numbered(v) for k, v in fields.items()}
        return self.to(language).format(**values)

    def __str__(self) -> str:
        return self.id


class _Number(int):
    """A number that also chooses between two words."""

    def __format__(self, spec: str) -> str:
        one, either, many = spec.partition("|")
        if either:
            return one if self == 1 else many
        return super().__format__(spec)


def _numbered(value: object) -> object:
    return _Number(value) if isinstance(value, int) and not isinstance(value, bool) else value


class UserError(Exception):
    """Something the user can understand and act on; `text` says what, what is safe, what next.

    Attributes:
        text: the sentence, in both languages.
        code: a short stable name for machines (`--json`), e.g. "wrong-password".
    """

    code = "user-error"

    def __init__(self, text: Text, *, code: str | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        if code is not None:
            self.code = code


class Cancelled(Exception):
    """The user stopped a long piece of work; nothing was changed."""
