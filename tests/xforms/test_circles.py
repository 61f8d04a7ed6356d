"""Forms whose logic goes in a circle: refused with the way round, or opened as ODK's engine opens them.

What each form does is what `@getodk/xforms-engine` 0.24 does with it (`bench/odk/README.md`).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ltsa_desktop.xforms import FormDef, FormState, load_form
from tests.xforms.conftest import Bind, question, repeat, xform

Open = Callable[..., FormState]

GROUP = '<group ref="/data/g"><label>G</label><input ref="/data/g/c"/><input ref="/data/g/d"/></group>'


@pytest.fixture
def opened(environment) -> Open:
    """A new state of a form that is opened as `form run` opens it."""

    def run(instance: str, binds: list[Bind], body: str) -> FormState:
        return FormState.new(load_form(xform(instance, binds, body), strict=False), environment)

    return run


def facts(state: FormState, *names: str) -> list[tuple[bool, str]]:
    return [
        (node.relevant, node.value if node.kind == "value" else "")
        for node in (state.node(f"/data/{n}") for n in names)
    ]


@pytest.mark.parametrize("written", ["./c = 'user'", "/data/g/c = 'user'"])
def test_a_group_that_reads_an_answer_inside_itself_stays_hidden(opened: Open, written: str) -> None:
    state = opened("<g><c>user</c><d/></g>", [{"nodeset": "g", "relevant": written}], GROUP)
    assert facts(state, "g", "g/c") == [(False, ""), (False, "")]
    [warning] = state.form.warnings
    assert getattr(warning, "code", "") == "self-relevance"
    assert "g → c → g" in str(warning)


def test_a_question_that_reads_its_own_answer_shows_once_something_else_shows_it(opened: Open) -> None:
    binds = [
        {"nodeset": "a", "relevant": ". = 'yes' or /data/q = 1"},
        {"nodeset": "b", "relevant": "/data/a = 'yes'"},
    ]
    state = opened("<a>yes</a><b/><q/>", binds, question("a") + question("b") + question("q"))
    assert facts(state, "a", "b") == [(False, ""), (False, "")]
    state.set("/data/q", "1")
    assert facts(state, "a", "b") == [(True, "yes"), (True, "")]
    state.set("/data/q", "2")
    assert facts(state, "a", "b") == [(True, "yes"), (True, "")]
    state.set("/data/a", "no")
    assert facts(state, "a", "b") == [(False, ""), (False, "")]


def test_a_repeat_that_reads_inside_its_instances_starts_hidden(opened: Open) -> None:
    body = repeat("r", question("r/s") + question("r/t")) + question("q")
    state = opened("<r><s>user</s><t/></r><q/>", [{"nodeset": "r", "relevant": "./s = 'user' or /data/q = 1"}], body)
    state.add_repeat("/data/r")
    assert facts(state, "r", "r[1]", "r[1]/s", "r[2]/s") == [(False, "")] * 4
    state.set("/data/q", "1")
    assert facts(state, "r", "r[1]", "r[1]/s", "r[2]/s") == [(True, ""), (True, ""), (True, "user"), (True, "")]


def test_an_answer_that_hides_and_shows_itself_without_end_is_not_taken(opened: Open) -> None:
    state = opened("<g><c/><d/></g>", [{"nodeset": "g", "relevant": "/data/g/c = ''"}], GROUP)
    state.set("/data/g/d", "1")
    change = state.set("/data/g/c", "1")
    assert facts(state, "g", "g/c", "g/d") == [(True, ""), (True, ""), (True, "1")]
    assert state.engine.faults["/data/g"] == "circle"
    assert change.writes == {}


def test_a_calculation_that_keeps_what_it_has(opened: Open) -> None:
    body = question("a") + question("q")
    state = opened("<a/><q/>", [{"nodeset": "a", "calculate": "if(. = '', ../q, .)"}], body)
    state.set("/data/q", "1")
    state.set("/data/q", "2")
    assert facts(state, "a") == [(True, "1")]
    state.set("/data/a", "z")
    state.set("/data/q", "3")
    assert facts(state, "a") == [(True, "z")]


def test_calculations_that_wait_for_each_other_come_to_rest(opened: Open) -> None:
    binds = [
        {"nodeset": "a", "calculate": "if(/data/q = 1, /data/b, 'x')"},
        {"nodeset": "b", "calculate": "if(/data/q = 1, 'y', /data/a)"},
    ]
    state = opened("<a/><b/><q/>", binds, question("q"))
    assert facts(state, "a", "b") == [(True, "x"), (True, "x")]
    state.set("/data/q", "1")
    assert facts(state, "a", "b") == [(True, "y"), (True, "y")]
    state.set("/data/q", "2")
    assert facts(state, "a", "b") == [(True, "x"), (True, "x")]


def test_two_questions_that_show_each_other(opened: Open) -> None:
    binds = [{"nodeset": "a", "relevant": "/data/b = ''"}, {"nodeset": "b", "relevant": "/data/a = ''"}]
    state = opened("<a/><b/>", binds, question("a") + question("b"))
    assert facts(state, "a", "b") == [(True, ""), (True, "")]
    state.set("/data/a", "x")
    state.set("/data/b", "y")
    assert facts(state, "a", "b") == [(True, "x"), (False, "")]
    state.set("/data/a", "")
    assert facts(state, "a", "b") == [(False, ""), (True, "y")]


@pytest.mark.parametrize(
    "binds",
    [
        [{"nodeset": "a", "calculate": ". + 1"}],
        [{"nodeset": "a", "calculate": "/data/b + 1"}, {"nodeset": "b", "calculate": "/data/a + 1"}],
    ],
)
def test_a_sum_that_grows_without_end_is_blank_and_the_form_opens_again_the_same(
    opened: Open, binds: list[Bind]
) -> None:
    state = opened("<a>0</a><b>0</b><q/>", binds, question("q"))
    assert state.node("/data/a").value == ""
    assert "circle" in state.engine.faults.values()
    again = FormState.restore(state.form, state.content(), state.environment)
    assert again.content() == state.content()


def test_only_a_circle_of_calculations_or_questions_is_refused(build: Callable[..., FormDef]) -> None:
    own = build("<g><c/><d/></g>", [{"nodeset": "g", "relevant": "/data/g/c = 1"}], GROUP)
    assert [getattr(warning, "code", "") for warning in own.warnings] == ["self-relevance"]
    lenient = build("<a/>", [{"nodeset": "a", "calculate": ". + 1"}], strict=False)
    assert [getattr(warning, "code", "") for warning in lenient.warnings] == ["cycle"]
