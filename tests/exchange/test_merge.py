"""What an arriving revision is to those already here."""

from __future__ import annotations

import itertools

from ltsa_desktop.exchange.merge import in_order, standings
from ltsa_desktop.store.merging import maximal

CHAIN = {"a": (), "b": ("a",), "c": ("b",)}
FORK = {"a": (), "b": ("a",), "x": ("a",)}


def test_an_unknown_visit_is_new_with_its_whole_history():
    assert standings({}, CHAIN) == {"a": "new", "b": "new", "c": "new"}


def test_what_is_here_is_identical_and_what_follows_newer():
    assert standings({"a": ()}, CHAIN) == {"a": "identical", "b": "newer", "c": "newer"}


def test_a_late_link_completes_the_history():
    assert standings({"c": ("b",)}, {"a": (), "b": ("a",)}) == {"a": "older", "b": "older"}


def test_two_lines_of_one_visit_are_forked_until_someone_joins_them():
    assert standings({"a": (), "b": ("a",)}, {"x": ("a",)}) == {"x": "forked"}
    assert standings({"a": (), "b": ("a",)}, {"x": ("a",), "m": ("b", "x")}) == {"x": "older", "m": "newer"}
    assert standings({}, FORK) == {"a": "new", "b": "forked", "x": "forked"}


def test_heads_do_not_depend_on_the_order_of_arrival():
    graph = {"a": (), "b": ("a",), "c": ("b",), "x": ("a",), "m": ("c", "x")}
    for order in itertools.permutations(graph):
        here: dict[str, tuple[str, ...]] = {}
        for revision in order:
            here[revision] = graph[revision]
        assert maximal(here) == {"m"}


def test_parents_come_before_their_children():
    graph = {"m": ("c", "x"), "c": ("b",), "x": ("a",), "b": ("a",), "a": ("gone",)}
    for order in itertools.permutations(graph):
        placed = in_order(graph, order)
        assert sorted(placed) == sorted(graph)
        assert all(placed.index(p) < placed.index(r) for r, ps in graph.items() for p in ps if p in graph)


def test_a_cycle_that_nobody_could_make_still_ends():
    assert sorted(in_order({"a": ("b",), "b": ("a",)}, ["a", "b"])) == ["a", "b"]
    assert standings({}, {"a": ("b",), "b": ("a",)}) == {"a": "new", "b": "new"}
