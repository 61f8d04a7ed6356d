"""Random edits of a form, the same for the same seed: answers of every type, instances added and removed."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.xforms import FormDef, FormState
from ltsa_desktop.xforms.dryrun import apply

WORDS = ("", "a", "abc", "x y", "10", "0", "-3", "2.50", "2022-01-05", "ya", "Émile", "a b c", "OK", "1e2")
NUMBERS = ("", "0", "1", "2", "3", "5", "7", "10", "12", "17", "18", "19", "41", "65", "99", "100", "101", "150", "-1")
DECIMALS = (*NUMBERS, "0.5", "2.5", "3.14159", "-0.25", "100.01")
DAYS = ("", "1999-12-31", "2000-02-29", "2022-01-05", "2024-02-29", "2026-11-24", "2030-06-15")
TIMES = ("", "00:00:00.000+00:00", "08:30:00.000+00:00", "23:59:59.000+00:00")
POINTS = ("", "-8.0657 111.9020 85 4.5", "0 0 0 0", "-6.2 106.8 0 0")
LINES = ("", "-8.06 111.90 0 0;-8.07 111.91 0 0;-8.08 111.90 0 0")
SHAPES = ("", "0 0 0 0;0 0.01 0 0;0.01 0.01 0 0;0.01 0 0 0;0 0 0 0")
BY_TYPE = {
    "int": NUMBERS,
    "decimal": DECIMALS,
    "date": DAYS,
    "time": TIMES,
    "dateTime": tuple(f"{day}T08:30:00.000+00:00" if day else "" for day in DAYS),
    "geopoint": POINTS,
    "geotrace": LINES,
    "geoshape": SHAPES,
}
ODD = (
    *("", " ", "  x  ", "abc", "a b", "a  b", "x" * 300, "é😀", "<b>&\"'", "\n", "true", "NaN", "Infinity"),
    *("1.5", "1,5", "-7", "+3", "-0", "007", "1.50", ".5", "5.", "1 2", " 4 ", "1e3", "1E400", "0x10", "٣"),
    *("99999999999999999999", "2147483648", "123456789.123456789", "0.0000001"),
    *("2022-13-45", "2022-1-5", "29/09/2022", "2022-02-29", "2022-09-29T25:00:00", "2022-09-29T10:00:00Z"),
    *("2022-09-29T10:00", "10:99", "24:00:00.000+00:00", "8:30", "08:30", "08:30:00Z"),
    *("-6.2", "-6.2 106.8", "91 181 0 0", "-6.2,106.8", "0 0 0 0;", "1 1 1 1;x"),
)
"""What nobody should answer and somebody does: the wrong type, spaces, signs, exponents, days that do not exist."""
_LITERAL = re.compile(r"'([^'<>&\[\]/]{1,20})'")
CHOICES_LOOKED_AT = 60


def make(form: FormDef, xml: bytes, seed: int, count: int, odd: bool = False) -> list[dict[str, Any]]:
    """`count` edits; texts are drawn from the form's own literals too, so that its conditions come true.

    With `odd`, a good part of them are answers that do not fit, and edits that our engine refuses stay in the list.
    """
    random = Random(seed)
    words = [*WORDS, *sorted(set(_LITERAL.findall(xml.decode("utf-8").replace("&apos;", "'"))))]
    state = FormState.new(form)
    made: list[dict[str, Any]] = []
    for _ in range(count * 3):
        if len(made) == count:
            break
        op = _strange(state, random) if odd and random.random() < 0.5 else _one(state, random, words)
        if op is None:
            continue
        try:
            apply(state, op, len(made) + 1)
        except UserError:
            if not odd:
                continue
        made.append(op)
    return made


def _one(state: FormState, random: Random, words: list[str]) -> dict[str, Any] | None:
    nodes = list(state.walk())
    repeats = [n for n in nodes if n.kind == "repeat" and not n.definition.fixed and n.definition.count is None]
    if repeats and random.random() < 0.25:
        repeat = random.choice(repeats)
        instances = len(repeat.children)
        if instances and (instances > 4 or random.random() < 0.35):
            return {"remove": repeat.ref, "index": random.randint(1, instances)}
        return {"add": repeat.ref}
    questions = [
        n
        for n in nodes
        if n.kind == "value"
        and n.definition.control not in (None, "upload")
        and not n.readonly
        and (n.relevant or random.random() < 0.05)
    ]
    if not questions:
        return None
    node = random.choice(questions)
    return {"set": node.ref, "value": _value(state, node, random, words)}


def _strange(state: FormState, random: Random) -> dict[str, Any] | None:
    """An answer that does not fit, to a question that may be read-only; an instance that is not there."""
    nodes = list(state.walk())
    repeats = [n for n in nodes if n.kind == "repeat"]
    if repeats and random.random() < 0.1:
        repeat = random.choice(repeats)
        return random.choice([{"add": repeat.ref}, {"remove": repeat.ref, "index": len(repeat.children) + 1}])
    questions = [n for n in nodes if n.kind == "value" and n.definition.control not in (None, "upload", "trigger")]
    if not questions:
        return None
    node = random.choice(questions)
    value: Any = random.choice(ODD)
    if node.definition.control in ("select", "rank"):
        names = [choice.name for choice in state.choices(node.path)[:CHOICES_LOOKED_AT]]
        value = random.sample([*names, *names, value, "tidak-ada"], random.randint(1, 2))
    return {"set": node.ref, "value": value}


def _value(state: FormState, node: Any, random: Random, words: list[str]) -> Any:
    control, kind = node.definition.control, node.definition.type
    if control in ("select1", "select", "rank"):
        names = [choice.name for choice in state.choices(node.path)[:CHOICES_LOOKED_AT]]
        if control == "select1":
            return random.choice([*names, *names, "", "tidak-ada"])
        if control == "rank":
            return random.sample(names, len(names))
        return random.sample(names, random.randint(0, len(names)))
    if control == "trigger":
        return random.choice(["OK", ""])
    if control == "range":
        start, end, step = (float(node.definition.parameters.get(k) or d) for k, d in _RANGE)
        steps = int(abs((end - start) / step)) if step else 0
        value = start + random.randint(0, steps) * step
        return f"{value:g}"
    return random.choice(BY_TYPE.get(kind, tuple(words)))


_RANGE = (("start", 0), ("end", 10), ("step", 1))
