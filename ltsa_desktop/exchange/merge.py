"""What an arriving revision is to the ones already here: a pure function of two sets, so order cannot matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

Standing = Literal["new", "older", "identical", "newer", "forked"]

Graph = Mapping[str, tuple[str, ...]]
"""The revisions of one visit: id → ids of its parents (which may be absent from the graph)."""


def heads(graph: Graph) -> set[str]:
    """The revisions that no other one builds on; more than one means that the visit was changed in two places."""
    built_on = {parent for parents in graph.values() for parent in parents}
    return {revision for revision in graph if revision not in built_on}


def ancestors(graph: Graph, revision: str) -> set[str]:
    """Every revision that `revision` builds on, itself included."""
    seen: set[str] = set()
    waiting = [revision]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(parent for parent in graph.get(current, ()) if parent in graph)
    return seen


def standings(before: Graph, arriving: Graph) -> dict[str, Standing]:
    """For each arriving revision of one visit what it is to the visit as it was.

    - identical: it is here already.
    - new: the visit was not known here, and all its revisions follow one another.
    - newer: it builds on everything that was here.
    - older: what is here builds on it; it completes the history.
    - forked: some head of the joined history neither builds on it nor is built on by it.
    """
    joined = {**arriving, **before}
    tips = {tip: ancestors(joined, tip) for tip in heads(joined)}
    known = heads(before)
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
