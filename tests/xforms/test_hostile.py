"""Forms made to hurt end in a refusal, quickly and in little memory."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from ltsa_desktop.xforms import FormDef, FormError, FormState, load_form
from ltsa_desktop.xforms.regex import compile_pattern

Build = Callable[..., FormDef]
Start = Callable[..., FormState]
LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
    + "]><h:html xmlns:h='http://www.w3.org/1999/xhtml'>&m;</h:html>"
)
OUTSIDE = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"


@pytest.fixture
def bounded() -> Iterator[None]:
    """At most five seconds and 200 MB."""
    tracemalloc.start()
    began = time.process_time()
    yield
    spent = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 5
    assert peak < 200_000_000


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    "written",
    [
        LAUGHS.encode(),
        OUTSIDE.encode(),
        b"<a>" * 10_000 + b"</a>" * 10_000,
        b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'>" + b"<x>" * 100_000,
    ],
    ids=["entities", "outside", "deep", "open"],
)
def test_hostile_xml_is_refused(written: bytes) -> None:
    with pytest.raises(FormError):
        load_form(written)


def test_too_large_a_file_is_refused_unread() -> None:
    with pytest.raises(FormError) as caught:
        load_form(bytes(200_000_000))
    assert caught.value.code == "xml-too-large"


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    "expression",
    ["(" * 10_000 + "1" + ")" * 10_000, "not(" * 5_000 + "1" + ")" * 5_000, "-" * 10_000 + "1", "a[" * 9_000],
    ids=["brackets", "calls", "minus", "predicates"],
)
def test_bottomless_expressions_are_refused(build: Build, expression: str) -> None:
    with pytest.raises(FormError):
        build("<a/>", [{"nodeset": "a", "calculate": expression}])


@pytest.mark.usefixtures("bounded")
def test_a_long_chain_of_ifs_works(start: Start) -> None:
    chain = "".join(f"if(/data/b = {n}, 'v{n}', " for n in range(400)) + "'none'" + ")" * 400
    state = start("<a/><b/>", [{"nodeset": "b", "type": "int"}, {"nodeset": "a", "calculate": chain}])
    state.set("/data/b", "399")
    assert state.node("/data/a").value == "v399"


@pytest.mark.usefixtures("bounded")
def test_a_long_chain_of_calculations_works(start: Start) -> None:
    count = 3_000
    names = "".join(f"<q{n}/>" for n in range(count))
    binds = [{"nodeset": f"q{n}", "calculate": f"/data/q{n - 1} + 1"} for n in range(1, count)]
    state = start(names, binds)
    state.set("/data/q0", "1")
    assert state.node(f"/data/q{count - 1}").value == str(count)


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    "pattern", ["^(a+)+$", "^(a|a)*$", "^(a*)*b", "([a-z]+)*[0-9]", r"^(\w+\s?)*$", "^((a|b)+)+c$"]
)
def test_patterns_that_could_take_forever_take_no_time(start: Start, pattern: str) -> None:
    state = start("<a/><b/>", [{"nodeset": "b", "calculate": f"regex(/data/a, '{pattern}')"}])
    state.set("/data/a", "a" * 5_000 + "!")
    assert state.node("/data/b").value in ("true", "false", "")


def test_ordinary_patterns_keep_their_meaning() -> None:
    assert compile_pattern(r"^\d{18}$").search("1" * 18)
    assert not compile_pattern(r"^\d{18}$").search("1" * 17)
    assert compile_pattern(r"^([A-Za-z]+ ?)+$").search("Siti Aminah binti Umar")
    assert not compile_pattern(r"^([A-Za-z]+ ?)+$").search("Siti 2")


@pytest.mark.usefixtures("bounded")
def test_a_count_without_end_makes_a_bounded_number_of_instances(start: Start) -> None:
    state = start(
        "<n/><r jr:template=''><q/></r>",
        [{"nodeset": "n", "type": "int"}],
        '<group ref="/data/r"><label>R</label><repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/q"/>'
        "</repeat></group>",
    )
    state.set("/data/n", "2000000000")
    assert len(state.node("/data/r").children) <= 10_000


@pytest.mark.usefixtures("bounded")
def test_actions_that_set_each_other_off_come_to_rest(start: Start) -> None:
    first = "<setvalue ref='/data/b' event='xforms-value-changed' value='/data/a + 1'/>"
    second = "<setvalue ref='/data/a' event='xforms-value-changed' value='/data/b + 1'/>"
    state = start("<a/><b/>", [], f'<input ref="/data/a">{first}</input><input ref="/data/b">{second}</input>')
    state.set("/data/a", "1")
    assert state.node("/data/b").value != ""


def test_an_expression_too_long_to_nest_is_refused(build: Build) -> None:
    with pytest.raises(FormError) as refusal:
        build("<a/>", [{"nodeset": "a", "calculate": "1" + "+1" * 20_000}])
    assert refusal.value.code == "too-deep"


@pytest.mark.usefixtures("bounded")
def test_texts_that_multiply_each_other_stay_bounded(start: Start) -> None:
    count = 40
    names = "".join(f"<q{n}/>" for n in range(count))
    binds = [
        {"nodeset": f"q{n}", "calculate": f"concat({', '.join([f'/data/q{n - 1}'] * 4)})"} for n in range(1, count)
    ]
    state = start(names, binds)
    state.set("/data/q0", "a" * 30)
    assert state.node("/data/q2").value == "a" * 480
    assert state.node(f"/data/q{count - 1}").value == ""


def test_counts_inside_counts_make_a_bounded_number_of_instances(start: Start) -> None:
    repeat = '<group ref="{0}"><label>R</label><repeat nodeset="{0}" jr:count="1000">{1}</repeat></group>'
    inner = repeat.format("/data/a/b/c", '<input ref="/data/a/b/c/q"/>')
    body = repeat.format("/data/a", repeat.format("/data/a/b", inner))
    began = time.process_time()
    state = start("<a jr:template=''><b jr:template=''><c jr:template=''><q/></c></b></a>", [], body)
    assert time.process_time() - began < 10
    assert len(state.instances) <= 40_000
