"""Questions that can never be asked: a condition that is always false, or two that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.pointing import issue
from ltsa_desktop.instruments.sheets import Sheets, SurveyRow

_FIXED = {"and", "or", "not", "true", "false", "div", "mod", "boolean", "number", "string"}
"""The words of a condition that reads nothing of the form and nothing of the world."""
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_EQUAL = re.compile(r"\$\{\s*([\w.\-]+)\s*\}\s*=\s*(?:'([^']*)'|\"([^\"]*)\")\Z")
_SELECTED = re.compile(r"selected\(\s*\$\{\s*([\w.\-]+)\s*\}\s*,\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\Z")
_BOUND = re.compile(r"\$\{\s*([\w.\-]+)\s*\}\s*(<=|>=|=|<|>)\s*(-?\d+(?:\.\d+)?)\Z")
_NUMBERS = {"integer", "decimal", "range", "int"}
_MEND = Text("Perbaiki kolom relevant atau hapus barisnya.", "Mend the relevant column or delete the row.")


def check_reach(sheets: Sheets) -> Iterator[Issue]:
    """A warning for each row whose `relevant` cannot come true; what stands inside such a group is not told again."""
    needs: dict[int, _Needs] = {}
    for row in sheets.rows:
        if not row.ref:
            continue
        above = needs.get(row.parents[-1].number) if row.parents else None
        here = _Needs({}, {}) if above is None else _Needs(dict(above.answers), dict(above.bounds), above.lost)
        written = row.get("relevant")
        text: Text | None = None
        if written and not here.lost:
            if always_false(written):
                text = Text("Bagian ini tidak akan pernah ditanyakan.", "This can never be asked.")
            else:
                text = _clash(sheets, row, written, here)
        if text is not None:
            here.lost = True
            yield issue("warning", "unreachable", sheets.survey, row, "relevant", text, _MEND)
        needs[row.number] = here


@dataclass
class _Needs:
    """What must hold for a row to be asked.

    Attributes:
        answers: by question the one answer it must have, and the row that asks for it.
        bounds: by question the least and greatest number, each with whether it is shut out and its row.
        lost: it is told already that nothing below can be asked.
    """

    answers: dict[str, tuple[str, int]]
    bounds: dict[str, tuple[_Edge, _Edge]]
    lost: bool = False


_Edge = tuple[Decimal, bool, int]
_OPEN: tuple[_Edge, _Edge] = ((Decimal("-Infinity"), False, 0), (Decimal("Infinity"), False, 0))


@lru_cache(maxsize=1024)
def always_false(condition: str) -> bool:
    """Whether a condition reads nothing that could change and is false."""
    bare = _QUOTED.sub("''", condition)
    if "${" in bare or re.search(r"[/@.\[]", re.sub(r"\d+\.\d*|\.\d+", "0", bare)):
        return False
    if not set(re.findall(r"[A-Za-z_][\w\-:]*", bare)) <= _FIXED:
        return False
    from xml.sax.saxutils import quoteattr

    from ltsa_desktop.xforms import FormError, FormState, load_form

    source = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>'
        '<instance><data id="c"><c/></data></instance><bind nodeset="/data/c" calculate='
        f"{quoteattr(f'string(boolean({condition}))')}/></model></h:head><h:body/></h:html>"
    )
    try:
        return FormState.new(load_form(source.encode())).node("/data/c").value == "false"
    except FormError:
        return False  # what is wrong with it is told elsewhere


def _clash(sheets: Sheets, row: SurveyRow, written: str, needs: _Needs) -> Text | None:
    """Two parts of a condition, or of it and of those of its groups, of which only one can hold; None without."""
    for part in _conjuncts(written):
        if (found := _BOUND.match(part)) and _plain(sheets, row, found[1], _NUMBERS):
            other = _narrow(needs, row, found[1], found[2], Decimal(found[3]))
        elif ((found := _EQUAL.match(part)) and _plain(sheets, row, found[1], None)) or (
            (found := _SELECTED.match(part)) and _plain(sheets, row, found[1], {"select_one"})
        ):
            wanted = found[2] if found[2] is not None else found[3]
            had, number = needs.answers.setdefault(found[1], (wanted, row.number))
            other = number if had != wanted else 0
        else:
            continue
        if other == row.number:
            return Text(
                "Syaratnya bertentangan: ${{{name}}} tidak mungkin memenuhi keduanya, jadi ini tidak akan pernah "
                "ditanyakan.",
                "The conditions exclude each other: ${{{name}}} cannot meet both, so this can never be asked.",
            ).format(name=found[1])
        if other:
            return Text(
                "Syarat ini bertentangan dengan syarat kelompoknya di baris {n}, jadi tidak akan pernah ditanyakan.",
                "This condition excludes that of its group in row {n}, so this can never be asked.",
            ).format(n=other)
    return None


def _narrow(needs: _Needs, row: SurveyRow, name: str, sign: str, number: Decimal) -> int:
    """Draw a bound closer; the row of the bound it excludes, 0 while a number is left."""
    low, high = needs.bounds.get(name, _OPEN)
    before = low, high
    if sign in {">", ">=", "="}:
        low = max(low, (number, sign == ">", row.number), key=lambda edge: edge[:2])
    if sign in {"<", "<=", "="}:
        high = min(high, (number, sign == "<", row.number), key=lambda edge: (edge[0], not edge[1]))
    needs.bounds[name] = (low, high)
    if low[0] < high[0] or (low[0] == high[0] and not low[1] and not high[1]):
        return 0
    # The bound that was there before: the one this number lies beyond.
    return before[1][2] if number >= before[1][0] else before[0][2]


def _plain(sheets: Sheets, row: SurveyRow, name: str, kinds: set[str] | None) -> bool:
    """Whether `${name}` is one answer seen from `row`, and of one of `kinds`."""
    rows = sheets.by_name.get(name, [])
    if len(rows) != 1:
        return False
    asked = rows[0]
    kind = asked.type.split()[0].lower() if asked.type else ""
    if kinds is not None and kind not in kinds:
        return False
    around = [parent for parent in asked.parents if parent.container != "group"]
    return all(parent in row.parents for parent in around)


def _conjuncts(written: str) -> list[str]:
    """The parts of `a and b and c`; a condition with an `or` outside brackets is one part."""
    depth = 0
    parts = [""]
    for token in re.findall(r"'[^']*'|\"[^\"]*\"|\$\{[^}]*\}|[A-Za-z_][\w\-:.]*|\s+|.", written, re.DOTALL):
        depth += (token == "(") - (token == ")")
        if depth == 0 and token == "or":
            return []
        if depth == 0 and token == "and":
            parts.append("")
        else:
            parts[-1] += token
    return [_unwrapped(part.strip()) for part in parts]


def _unwrapped(part: str) -> str:
    """A part without brackets around the whole of it."""
    while part.startswith("(") and part.endswith(")") and _closes_last(part):
        part = part[1:-1].strip()
    return part


def _closes_last(part: str) -> bool:
    depth = 0
    for at, sign in enumerate(_QUOTED.sub(lambda found: "'" * len(found[0]), part)):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return at == len(part) - 1
    return False
