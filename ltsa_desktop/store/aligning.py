"""The places of two fillings of one form beside each other, records of repeats matched by what they hold.

Records have no identity that two people typing the same paper could share, and numbers shift as soon as one of them
leaves a record out. So the records of a repeat are aligned as sequences: of all ways to pair them in order, the one
whose pairs hold most in common counts (a longest common subsequence, weighted by the share of equal answers). A record
that one filling lacks stands alone in its place; those behind it are still compared with their own kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ltsa_desktop.xforms import FormState, NodeState

PAIRED: Final = 0.01
"""What a pair counts that holds nothing in common: two records are rather compared than told as two missing ones."""


@dataclass(frozen=True, slots=True)
class Place:
    """A question or record of the form in either filling.

    Attributes:
        key: its path with instances counted from 1 over both fillings together.
        first, second: None where that filling lacks the record.
        repeat: of a record: the path of its repeat in the first filling; "" for a value.
        before: of a record that the first filling lacks: the path of the one there behind it, "" for none.
    """

    key: str
    first: NodeState | None
    second: NodeState | None
    repeat: str = ""
    before: str = ""

    @property
    def node(self) -> NodeState:
        """Whichever there is."""
        found = self.first or self.second
        assert found is not None
        return found


def places(one: FormState, two: FormState) -> Iterator[Place]:
    """Every value and record of two fillings of the same form, in its order; nothing below a record only one has."""
    root = one.root.definition.ref
    yield from _below(root, one.node(root), two.node(root))


def _below(key: str, one: NodeState, two: NodeState) -> Iterator[Place]:
    others = {child.definition.name: child for child in two.children}
    for child in one.children:
        twin = others[child.definition.name]
        path = f"{key}/{child.definition.name}"
        if child.kind == "value":
            yield Place(path, child, twin)
        elif child.kind == "repeat":
            pairs = align(child.children, twin.children)
            for number, (first, second) in enumerate(pairs, 1):
                record = f"{path}[{number}]"
                following = next((node.path for node, _ in pairs[number:] if node is not None), "")
                yield Place(record, first, second, child.path, "" if first else following)
                if first is not None and second is not None:
                    yield from _below(record, first, second)
        else:
            yield from _below(path, child, twin)


def align(one: Sequence[NodeState], two: Sequence[NodeState]) -> list[tuple[NodeState | None, NodeState | None]]:
    """Pair the records of two sequences in order, so that pairs have most in common; None where one has no match."""
    first, second = [_said(node) for node in one], [_said(node) for node in two]
    begin = 0
    while begin < min(len(one), len(two)) and first[begin] == second[begin]:
        begin += 1
    end = 0
    while end < min(len(one), len(two)) - begin and first[-1 - end] == second[-1 - end]:
        end += 1
    middle = _aligned(first[begin : len(first) - end], second[begin : len(second) - end])
    pairs: list[tuple[NodeState | None, NodeState | None]] = list(zip(one[:begin], two[:begin], strict=True))
    for at, to in middle:
        pairs.append((None if at is None else one[begin + at], None if to is None else two[begin + to]))
    return [*pairs, *zip(one[len(one) - end :], two[len(two) - end :], strict=True)]


def likeness(one: NodeState, two: NodeState) -> float:
    """The share of two records' answers that are equal, 0 to 1."""
    return _common(_said(one), _said(two))


def _aligned(one: list[dict[str, str]], two: list[dict[str, str]]) -> list[tuple[int | None, int | None]]:
    """The best pairs of indices, in order."""
    # best[i][j]: the most in common of one[i:] and two[j:].
    best = [[0.0] * (len(two) + 1) for _ in range(len(one) + 1)]
    pair = [[PAIRED + _common(a, b) for b in two] for a in one]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(two) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j + 1] + pair[i][j], best[i + 1][j], best[i][j + 1])
    found: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(one) or j < len(two):
        if i < len(one) and j < len(two) and best[i][j] == best[i + 1][j + 1] + pair[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif j == len(two) or (i < len(one) and best[i][j] == best[i + 1][j]):
            found.append((i, None))
            i += 1
        else:
            found.append((None, j))
            j += 1
    return found


def _common(one: dict[str, str], two: dict[str, str]) -> float:
    """The share of the answers that are equal, 0 to 1; a text with a slip counts by the words it shares."""
    every = one.keys() | two.keys()
    return sum(_alike(one.get(path, ""), two.get(path, "")) for path in every) / len(every) if every else 0.0


def _alike(one: str, two: str) -> float:
    if one == two:
        return 1.0
    a, b = set(one.casefold().split()), set(two.casefold().split())
    return len(a & b) / len(a | b) if a and b else 0.0


def _said(record: NodeState) -> dict[str, str]:
    """What a record holds, by the path below it; calculated values say nothing that was typed."""
    said: dict[str, str] = {}
    waiting = [("", child) for child in record.children]
    while waiting:
        above, node = waiting.pop()
        path = f"{above}/{node.definition.name}"
        if node.kind == "value":
            if node.stored and not node.definition.has_calculate:
                said[path] = " ".join(node.stored.split())
        else:
            waiting += [
                (f"{path}[{at}]" if node.kind == "repeat" else path, child) for at, child in enumerate(node.children)
            ]
    return said
