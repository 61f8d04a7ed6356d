"""Joining a visit that was changed in several places: a pure function of the set of its revisions.

For each path the *maximal writers* count: the revisions that gave it its value and that no other such revision builds
on. One distinct value among them resolves itself; more are a conflict, which a person settles. An edit beats a
concurrent removal, of an answer as of a whole repeat instance. Neither clocks nor the order of arrival are looked at
(the multi-value register of Shapiro et al., 2011, over the graph of revisions).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Graph = Mapping[str, tuple[str, ...]]
"""The revisions of one visit: id → ids of its parents (which may be absent from the graph)."""
Contents = Mapping[str, Mapping[str, str]]
"""Revision id → its content, path → text."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One path that was given different values in different places.

    Attributes:
        path: of the answer, remark or repeat instance.
        base: its text where the lines of history part, None when it was blank or the lines have no common past.
        values: text → the maximal writers that gave it, by id. "" stands for a removal; at least two texts.
    """

    path: str
    base: str | None
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Merge:
    """A visit's joined state.

    Attributes:
        heads: the revisions that no other builds on, by id; one when there is nothing to join.
        shown: the head that stands for the visit until somebody joins them; the same wherever the same set is.
        base: the newest common ancestor of the heads, "" without one.
        content: path → text, conflicts filled with the value of `shown`.
        conflicts: what a person must settle, by path.
        differing: paths on which the heads do not agree, the settled ones included.
    """

    heads: tuple[str, ...]
    shown: str
    base: str
    content: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    differing: tuple[str, ...]


def maximal(graph: Graph) -> set[str]:
    """The revisions of a visit that no other one builds on."""
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


def shown_head(graph: Graph) -> str:
    """The head that stands for a visit: the one with the longest history, of equals the greatest id; "" of none."""
    return max(maximal(graph), key=lambda head: (len(ancestors(graph, head)), head), default="")


def merge(graph: Graph, contents: Contents) -> Merge:
    """Join the heads of a visit.

    Args:
        graph: all revisions of the visit.
        contents: of every revision in `graph`.
    """
    heads = tuple(sorted(maximal(graph)))
    shown = shown_head(graph)
    if len(heads) < 2:
        return Merge(heads, shown, shown, dict(contents[shown]) if shown else {}, (), ())
    below = {head: ancestors(graph, head) for head in heads}
    common = set.intersection(*below.values())
    base = max(common, key=lambda r: (len(ancestors(graph, r)), r), default="")
    differing = sorted(_differing(contents[head] for head in heads))
    past = {revision: ancestors(graph, revision) for revision in graph}
    written = {path: _writers(path, graph, contents, past) for path in differing}
    kept = _kept_instances(written, graph, contents, past)
    content = dict(contents[shown])
    conflicts: list[Conflict] = []
    for path in differing:
        values = _values(path, written[path], contents, kept)
        if len(values) == 1:
            text = next(iter(values))
        else:
            conflicts.append(Conflict(path, contents[base].get(path) if base else None, values))
            text = contents[shown].get(path, "")
            # The head that stands for the visit may be older than a writer elsewhere: its own text is then no choice.
            text = text if text in values else min(values)
        if text:
            content[path] = text
        else:
            content.pop(path, None)
    return Merge(heads, shown, base, content, tuple(conflicts), tuple(differing))


def _differing(contents: Iterable[Mapping[str, str]]) -> set[str]:
    """Paths that do not have one and the same text in all of `contents`."""
    listed = list(contents)
    every = set().union(*listed)
    return {path for path in every if len({content.get(path, "") for content in listed}) > 1}


def _writers(path: str, graph: Graph, contents: Contents, past: Mapping[str, set[str]]) -> set[str]:
    """The maximal revisions among those whose text at `path` is not that of each of their parents."""
    wrote = set()
    for revision, parents in graph.items():
        text = contents[revision].get(path, "")
        here = [parent for parent in parents if parent in graph]
        if any(contents[parent].get(path, "") != text for parent in here) or (not here and text):
            wrote.add(revision)
    return {r for r in wrote if not any(r in past[other] for other in wrote if other != r)}


def _values(
    path: str, writers: set[str], contents: Contents, kept: Mapping[str, frozenset[str]]
) -> dict[str, tuple[str, ...]]:
    """The texts in question at `path`, "" (a removal) only where nobody edited it meanwhile."""
    found: dict[str, list[str]] = {}
    for writer in sorted(writers):
        found.setdefault(contents[writer].get(path, ""), []).append(writer)
    if len(found) > 1:
        found.pop("", None)
    elif "" in found:
        for instance, texts in kept.items():
            # Somebody removed the instance while another wrote in it: it stays as it stood for the one who wrote.
            if path == instance or path.startswith(instance + "/"):
                stands = sorted({contents[r].get(path, "") for r in texts} - {""})
                if stands:
                    return {text: tuple(sorted(r for r in texts if contents[r].get(path) == text)) for text in stands}
    return {text: tuple(revisions) for text, revisions in found.items()}


def _kept_instances(
    written: Mapping[str, set[str]], graph: Graph, contents: Contents, past: Mapping[str, set[str]]
) -> dict[str, frozenset[str]]:
    """Instances that were removed in one line and written in by another → the revisions that wrote in them."""
    kept: dict[str, frozenset[str]] = {}
    for instance in [path for path in written if path.endswith("]")]:
        removers = {r for r in written[instance] if instance not in contents[r]}
        if not removers:
            continue
        editors = {
            revision
            for path, writers in written.items()
            if path.startswith(instance + "/")
            for revision in writers
            if contents[revision].get(path) and not any(revision in past[remover] for remover in removers)
        }
        if editors:
            kept[instance] = frozenset(editors)
    return kept
