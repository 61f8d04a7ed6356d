"""Writes the references of an old XForm as pyxform has written them since 1.0: relative inside a repeat.

A path from the root to a node of the same repeat (`/data/r/a`) means the own instance in JavaRosa, Enketo and our
engine, the first one in ODK's web engine. Written relative (`../a`) it means the own instance to all.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<([\w:]+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*/?>")
_ATTRIBUTE = re.compile(r"([\w:.-]+)(\s*=\s*)(\"[^\"]*\"|'[^']*')")
_PATH = re.compile(r"(?<![\w\].)*/-])(?:/[A-Za-z_][\w.:-]*)+")
_PLACES = {"input", "select1", "select", "upload", "range", "rank", "trigger", "group", "repeat", "bind"}
_EXPRESSIONS = {"calculate", "relevant", "constraint", "required", "readonly", "jr:count"}


def modern(xml: bytes) -> bytes:
    """The form with relative references inside its repeats."""
    text = xml.decode("utf-8")
    repeats = {_values(found[2]).get("nodeset", "").strip() for found in _TAG.finditer(text) if found[1] == "repeat"}
    place = ""

    def tag(found: re.Match[str]) -> str:
        nonlocal place
        name, attributes = found[1], found[2]
        given = _values(attributes)
        if name in _PLACES:
            place = (given.get("nodeset") or given.get("ref") or place).strip()
        elif name == "text":
            place = given.get("id", "").partition(":")[0]
        wanted = _EXPRESSIONS | ({"value"} if name == "output" else {"nodeset"} if name == "itemset" else set())

        def attribute(one: re.Match[str]) -> str:
            if one[1] not in wanted:
                return one[0]
            return f"{one[1]}{one[2]}{_PATH.sub(lambda path: relative(path[0], place, repeats), one[3])}"

        return found[0].replace(attributes, _ATTRIBUTE.sub(attribute, attributes), 1) if attributes else found[0]

    return _TAG.sub(tag, text).encode("utf-8")


def relative(path: str, place: str, repeats: set[str]) -> str:
    """`path` from `place` when both stand in one repeat, otherwise as it is."""
    if not any(one and (path + "/").startswith(one + "/") and place.startswith(one + "/") for one in repeats):
        return path
    target, own = path.split("/"), place.split("/")
    shared = 0
    while shared < min(len(target), len(own)) and target[shared] == own[shared]:
        shared += 1
    steps = [".."] * (len(own) - shared) + target[shared:]
    return "/".join(steps) or "."


def _values(attributes: str) -> dict[str, str]:
    return {name: value[1:-1] for name, _, value in _ATTRIBUTE.findall(attributes)}
