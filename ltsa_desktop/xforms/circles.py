"""Circles in a form's logic: which there are, the way round each, and which of them a form can live with.

ODK's engine opens such forms and evaluates them until they come to rest, with all that stands in a circle hidden at
first. One kind is common in real forms: a group that is relevant by an answer inside itself. It is a warning. Any other
circle is a mistake of the author's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.definition import NodeDef, QuestionDef
from ltsa_desktop.xforms.errors import FormError

Key = tuple[str, int]
"""One computation: its part, and the index of whose it is."""
Edges = Mapping[Key, Sequence[Key]]


def has_circle(edges: Edges) -> bool:
    """Whether any computation waits for itself."""
    done: set[Key] = set()
    for start in edges:
        if start in done:
            continue
        path = [start]
        on_path = {start}
        waiting = [iter(edges.get(start, ()))]
        while path:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                key = path.pop()
                on_path.discard(key)
                done.add(key)
            elif following in on_path:
                return True
            elif following not in done:
                path.append(following)
                on_path.add(following)
                waiting.append(iter(edges.get(following, ())))
    return False


def circles(edges: Edges) -> Iterator[list[Key]]:
    """The computations that wait for each other, circle by circle (Tarjan's strongly connected components)."""
    number: dict[Key, int] = {}
    lowest: dict[Key, int] = {}
    held: list[Key] = []
    holding: set[Key] = set()

    def begin(key: Key) -> Iterator[Key]:
        number[key] = lowest[key] = len(number)
        held.append(key)
        holding.add(key)
        return iter(edges.get(key, ()))

    for start in edges:
        if start in number:
            continue
        path = [(start, begin(start))]
        while path:
            key, waiting = path[-1]
            following = next(waiting, None)
            if following is not None:
                if following not in number:
                    path.append((following, begin(following)))
                elif following in holding:
                    lowest[key] = min(lowest[key], number[following])
                continue
            path.pop()
            if path:
                above = path[-1][0]
                lowest[above] = min(lowest[above], lowest[key])
            if lowest[key] == number[key]:
                found = held[held.index(key) :]
                del held[-len(found) :]
                holding.difference_update(found)
                if len(found) > 1 or key in edges.get(key, ()):
                    yield found


def fault(nodes: Sequence[NodeDef], circle: Sequence[Key], edges: Edges) -> FormError:
    """What there is to say about a circle: "cycle", or "self-relevance" where a form can live with it."""
    keys = _way_round(circle, edges)
    refs: list[str] = []
    for _, index in keys:
        ref = nodes[index].ref
        if not refs or refs[-1] != ref:
            refs.append(ref)
    if len(refs) > 1 and refs[0] == refs[-1]:
        refs.pop()
    refs.append(refs[0])
    refs.reverse()
    first = nodes[keys[0][1]]
    part = keys[0][0]
    attribute = "calculate" if part == "value" else part
    for key, index in keys:
        node = nodes[index]
        if key == "value" and isinstance(node, QuestionDef) and node.calculate is not None:
            first, attribute = node, "calculate"
            break
        if key == "relevant" and node.relevant is not None:
            first, attribute = node, "relevant"
    code = first.calculate if attribute == "calculate" and isinstance(first, QuestionDef) else first.relevant
    own = _reads_only_itself(nodes, circle)
    text = (
        Text(
            id="Tampil tidaknya “{name}” bergantung pada jawabannya sendiri: {path}. Selama tersembunyi, jawaban itu"
            " dianggap kosong.",
            en="Whether “{name}” shows depends on its own answer: {path}. While it is hidden, that answer is blank.",
        )
        if own
        else Text(
            id="Hitungan ini berputar: {path}. Masing-masing menunggu yang lain.",
            en="This calculation goes in a circle: {path}. Each waits for the other.",
        )
    )
    return FormError(
        text.format(name=first.name, path=" → ".join(ref.rpartition("/")[2] for ref in refs)),
        code="self-relevance" if own else "cycle",
        ref=first.ref,
        attribute=attribute,
        expression=code.source if code is not None else None,
        cycle=tuple(refs),
    )


def _reads_only_itself(nodes: Sequence[NodeDef], circle: Sequence[Key]) -> bool:
    """Whether the circle is one node's `relevant` that reads its own answer or one inside of it."""
    conditions = 0
    for part, index in circle:
        node = nodes[index]
        if part == "value" and isinstance(node, QuestionDef) and node.calculate is not None:
            return False
        conditions += part == "relevant" and node.relevant is not None
    return conditions == 1


def _way_round(circle: Sequence[Key], edges: Edges) -> list[Key]:
    """The shortest way from the circle's first computation back to it, without its end."""
    inside = set(circle)
    start = min(circle, key=lambda key: (key[1], key[0]))
    before: dict[Key, Key] = {}
    waiting = [start]
    for key in waiting:
        for following in edges.get(key, ()):
            if following == start:
                way = [key]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if following in inside and following not in before:
                before[following] = key
                waiting.append(following)
    return [start]
