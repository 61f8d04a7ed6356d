"""What every check needs: an issue at its cell, the nearest known word, the names a text refers to."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import NOTHING, Issue, Severity
from ltsa_desktop.instruments.sheets import Grid, Row

NAME = re.compile(r"^[^\W\d][\w.\-]*$")
"""What a question, a list or a column may be called."""
REFERENCE = re.compile(r"\$\{([^}]*)\}")


def issue(
    severity: Severity, code: str, grid: Grid, row: Row | None, base: str, text: Text, mend: Text = NOTHING
) -> Issue:
    """An issue at the cell of `row` in the column that means `base`."""
    header = row.header(base) if row is not None else grid.header(base)
    return Issue(
        severity,
        code,
        grid.name,
        row.number if row is not None else 1,
        header.text if header else base or None,
        row.get(base) if row is not None and base else "",
        text,
        mend,
        header.letter if header else "",
    )


def nearest(word: str, known: Sequence[str], otherwise: Text = NOTHING) -> Text:
    """ "Maksudnya x?" for the nearest known word, `otherwise` when none is near.

    Only words alike in length and at one end are compared: thousands of faults must not take minutes.
    """
    low = word.lower()
    alike = [k for k in known if abs(len(k) - len(word)) <= 3 and _ends_alike(low, k.lower())][:24]
    near = difflib.get_close_matches(word, alike, 1, 0.7) or [k for k in alike if k.lower() == low]
    return Text(f'Maksudnya "{near[0]}"?', f'Did you mean "{near[0]}"?') if near else otherwise


def _ends_alike(one: str, other: str) -> bool:
    return one[:1] == other[:1] or one[-2:] == other[-2:]


def refers_to(text: str) -> Iterator[str]:
    """The names between ${ and } in a text."""
    if "${" in text and "}" in text:
        for match in REFERENCE.finditer(text):
            yield match.group(1).strip().removeprefix("last-saved#")
