"""What an arriving revision is to the ones already here: a pure function of two sets, so order cannot matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ltsa_desktop.store.merging import Graph, ancestors, maximal

Standing = Literal["new", "older", "identical", "newer", "forked"]


def standings(before: Graph, arriving: Graph) -> dict[str, Standing]:
    """For each arriving revision of one visit what it is to the visit as it was.

    - identical: it is here already.
    - new: the visit was not known here, and all its revisions follow one another.
    - newer: it builds on everything that was here.
    - older: what is here builds on it; it completes the history.
    - forked: some head of the joined history neither builds on it nor is built on by it.
    """
    joined = {**arriving, **before}
    tips = {tip: ancestors(joined, tip) for tip in maximal(joined)}
    known = maximal(before)
    result: dict[str, Standing] = {}
    for revision in arriving:
        if revision in before:
            result[revision] = "identical"
        elif any(revision not in below for below in tips.values()):
            result[revision] = "forked"
        elif not before:
            result[revision] = "new"
        else:
            result[revision] = "newer" if known <= ancestors(joined, revision) else "older"
    return result


def in_order(arriving: Graph, revisions: Iterable[str]) -> list[str]:
    """`revisions` with every parent before its children, otherwise in the order given."""
    ordered: list[str] = []
    placed: set[str] = set()
    for start in revisions:
        waiting = [start]
        while waiting:
            current = waiting[-1]
            missing = [p for p in arriving.get(current, ()) if p in arriving and p not in placed and p not in waiting]
            if missing and current not in placed:
                waiting.extend(missing)
                continue
            waiting.pop()
            if current not in placed:
                placed.add(current)
                ordered.append(current)
    return ordered
