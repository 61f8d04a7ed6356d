"""One sentence of pyxform and what our readers are told instead.

pyxform 4.5 speaks English sentences; the tables `refusals_*.py` know each of them by a pattern. The groups of a pattern
fill the sentence and, by their names, tell where the cell is: `name` a question, `key` a parameter, `list` a list of
choices.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ltsa_desktop.ground.words import Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """One sentence of pyxform.

    Attributes:
        says: the pattern of its English sentence.
        code: the stable name of the issue.
        column: what the column means that is to be mended, "" for none.
        text, mend: the sentence and what to do; their {…} are the pattern's groups.
    """

    says: re.Pattern[str]
    code: str
    column: str
    text: Text
    mend: Text


def known(says: str, code: str, column: str, text: tuple[str, str], mend: tuple[str, str] = ("", "")) -> Refusal:
    return Refusal(re.compile(says, re.DOTALL), code, column, Text(*text), Text(*mend))
