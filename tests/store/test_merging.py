"""Joining a visit that was changed in several places."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ltsa_desktop.store.merging import Contents, Graph, merge, shown_head

BASE = {"/d/a": "1", "/d/b": "x", "/d/f[r1]": "1", "/d/f[r1]/t": "lama", "/d/f[r1]/u": "tetap"}


def changed(**values: str | None) -> dict[str, str]:
    paths = {"a": "/d/a", "b": "/d/b", "t": "/d/f[r1]/t", "f": "/d/f[r1]", "u": "/d/f[r1]/u", "n": "/d/b#note"}
    content = dict(BASE)
    for name, text in values.items():
        content.pop(paths[name], None)
        if text is not None:
            content[paths[name]] = text
    return content


def two(left: dict[str, str], right: dict[str, str]):
    return merge({"0": (), "A": ("0",), "B": ("0",)}, {"0": BASE, "A": left, "B": right})


def test_edits_of_different_questions_resolve_themselves():
    joined = two(changed(a="2"), changed(b="y", n="kata kepala dinas"))
    assert joined.conflicts == ()
    assert joined.content == changed(a="2", b="y", n="kata kepala dinas")
    assert joined.differing == ("/d/a", "/d/b", "/d/b#note")


def test_the_same_edit_in_two_places_is_no_conflict():
    joined = two(changed(a="2"), changed(a="2", b="y"))
    assert joined.conflicts == ()
    assert joined.content["/d/a"] == "2"


def test_different_values_of_one_question_wait_for_a_person():
    (conflict,) = two(changed(a="2"), changed(a="3")).conflicts
    assert (conflict.path, conflict.base) == ("/d/a", "1")
    assert conflict.values == {"2": ("A",), "3": ("B",)}


def test_an_edit_beats_a_removal_made_elsewhere():
    joined = two(changed(a=None), changed(a="3"))
    assert joined.conflicts == ()
    assert joined.content["/d/a"] == "3"


def test_an_untouched_answer_removed_elsewhere_is_removed():
    joined = two(changed(a=None), changed(b="y"))
    assert "/d/a" not in joined.content


def test_an_instance_removed_elsewhere_stays_whole_when_somebody_wrote_in_it():
    joined = two(changed(f=None, t=None, u=None), changed(t="baru"))
    assert joined.conflicts == ()
    assert joined.content == changed(t="baru")


def test_an_instance_nobody_wrote_in_goes_with_all_of_it():
    joined = two(changed(f=None, t=None, u=None), changed(b="y"))
    assert joined.content == {"/d/a": "1", "/d/b": "y"}


def test_a_decision_that_took_the_old_value_stands():
    graph: Graph = {"0": (), "A": ("0",), "B": ("0",), "M": ("A", "B"), "C": ("B",)}
    contents: Contents = {
        "0": BASE,
        "A": changed(a="2"),
        "B": changed(a="3"),
        "M": changed(a="2"),
        "C": changed(a="3", b="y"),
    }
    joined = merge(graph, contents)
    assert joined.conflicts == ()
    assert joined.content == changed(a="2", b="y")


def test_two_supervisors_deciding_alike_agree_and_unlike_disagree():
    graph: Graph = {"0": (), "A": ("0",), "B": ("0",), "M": ("A", "B"), "N": ("A", "B")}
    contents = {"0": BASE, "A": changed(a="2"), "B": changed(a="3"), "M": changed(a="2"), "N": changed(a="2")}
    assert merge(graph, contents).conflicts == ()
    contents["N"] = changed(a="3")
    assert [c.values for c in merge(graph, contents).conflicts] == [{"2": ("M",), "3": ("N",)}]


def test_lines_without_a_common_past_ask_for_each_difference():
    joined = merge({"A": ("gone",), "B": ("lost",)}, {"A": changed(a="2"), "B": BASE})
    assert [c.path for c in joined.conflicts] == ["/d/a"]
    assert joined.base == ""


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    graph: dict[str, tuple[str, ...]] = {"r00": ()}
    contents = {"r00": dict(BASE)}
    paths = sorted(BASE)
    for number in range(1, draw(st.integers(2, 9))):
        name = f"r{number:02}"
        parents = tuple(sorted(draw(st.sets(st.sampled_from(sorted(graph)), min_size=1, max_size=2))))
        content = dict(contents[parents[0]])
        for path in draw(st.sets(st.sampled_from(paths), max_size=3)):
            text = draw(st.sampled_from(["", "1", "2", "3"]))
            content.pop(path, None)
            if text:
                content[path] = text
        graph[name], contents[name] = parents, content
    return graph, contents


@settings(max_examples=300, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_the_joined_state_is_a_function_of_the_set_alone(history, chance: random.Random):
    graph, contents = history
    names = list(graph)
    chance.shuffle(names)
    again = {name: tuple(reversed(graph[name])) for name in names}
    assert merge(again, contents) == merge(graph, contents)


@settings(max_examples=300, deadline=None)
@given(histories())
def test_deciding_ends_the_fork_and_nothing_is_invented(history):
    graph, contents = history
    joined = merge(graph, contents)
    assert joined.shown == shown_head(graph)
    known: dict[str, set[str]] = {}
    for content in contents.values():
        for path, text in content.items():
            known.setdefault(path, set()).add(text)
    assert all(text in known[path] for path, text in joined.content.items())
    decided = merge({**graph, "zz": joined.heads}, {**contents, "zz": dict(joined.content)})
    assert decided.heads == ("zz",)
    assert decided.content == joined.content
    assert decided.conflicts == ()


@settings(max_examples=300, deadline=None)
@given(histories())
def test_every_value_that_a_head_alone_wrote_is_kept_or_asked_for(history):
    """What one head changed against all others is never dropped in silence."""
    graph, contents = history
    joined = merge(graph, contents)
    asked = {conflict.path: conflict.values for conflict in joined.conflicts}
    for head in joined.heads:
        for path, text in contents[head].items():
            if any(contents[p].get(path) != text for p in graph[head]) and len(graph[head]) == 1:
                assert joined.content.get(path) == text or text in asked[path]
