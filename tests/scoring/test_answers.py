"""Reading a form's answers for its plan, with the real form engine."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ltsa_desktop.ground.words import Text
from ltsa_desktop.scoring import Aspect, Item, ItemAnswer, Plan, Scheme, StateScore, answers_from_state, evaluate
from ltsa_desktop.xforms import Environment, FormState, load_form

D = Decimal

FORM = b"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa">
  <h:head><h:title>CONTOH</h:title>
    <model>
      <instance><data id="contoh" version="1">
        <runs/><level/><many/><size/><people/>
        <desk jr:template=""><on_site/></desk>
        <g><inner/></g>
        <sum/>
      </data></instance>
      <instance id="level"><root>
        <item><name>a</name><label>Tidak ada</label><skor>0</skor></item>
        <item><name>b</name><label>Ada</label><skor>3</skor></item>
        <item><name>h</name><label>Separuh</label><skor>1,5</skor></item>
        <item><name>na</name><label>Tidak berlaku</label><status>na</status></item>
        <item><name>nd</name><label>Tidak dapat dinilai</label><status>nd</status></item>
        <item><name>other</name><label>Lainnya</label></item>
      </root></instance>
      <bind nodeset="/data/runs" type="string"/>
      <bind nodeset="/data/level" type="string"/>
      <bind nodeset="/data/many" type="string"/>
      <bind nodeset="/data/size" type="decimal"/>
      <bind nodeset="/data/people" type="int"/>
      <bind nodeset="/data/desk/on_site" type="string"/>
      <bind nodeset="/data/g" relevant="/data/runs = 'ya'"/>
      <bind nodeset="/data/g/inner" type="string"/>
      <bind nodeset="/data/sum" type="string" calculate="if(/data/people != '', /data/people * 3, '')"/>
    </model>
  </h:head>
  <h:body>
    <input ref="/data/runs"><label>Berjalan</label></input>
    <select1 ref="/data/level"><label>Tingkat</label>
      <itemset nodeset="instance('level')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
    <select ref="/data/many"><label>Banyak</label>
      <itemset nodeset="instance('level')/root/item"><value ref="name"/><label ref="label"/></itemset></select>
    <input ref="/data/size"><label>Nilai</label></input>
    <input ref="/data/people"><label>Responden</label></input>
    <group ref="/data/desk"><label>Desk</label><repeat nodeset="/data/desk">
      <select1 ref="/data/desk/on_site"><label>Selesai</label>
        <itemset nodeset="instance('level')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
    </repeat></group>
    <group ref="/data/g"><label>G</label>
      <select1 ref="/data/g/inner"><label>Dalam</label>
        <itemset nodeset="instance('level')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
    </group>
  </h:body>
</h:html>"""

REFS = ("/data/level", "/data/many", "/data/size", "/data/desk/on_site", "/data/g/inner", "/data/sum")


@pytest.fixture
def state() -> FormState:
    return FormState.new(load_form(FORM), Environment())


@pytest.fixture
def plan() -> Plan:
    items = tuple(Item(ref, maximum=D(6), per="/data/people" if ref == "/data/sum" else "") for ref in REFS)
    nothing = Text("", "")
    return Plan((Scheme("s", "sara", nothing, D(100), aspects=(Aspect("a", nothing, items=items),)),))


def read(state: Any, plan: Plan, ref: str) -> list[tuple[Decimal | None, str, int]]:
    return [(a.points, a.status, a.count) for a in answers_from_state(state, plan)[ref]]


@pytest.mark.parametrize(
    ("choice", "points", "status"),
    [
        ("a", D(0), "scored"),
        ("b", D(3), "scored"),
        ("h", D("1.5"), "scored"),
        ("na", None, "na"),
        ("nd", None, "nd"),
        ("other", None, "nd"),
        (None, None, "missing"),
    ],
)
def test_a_choice_gives_its_points_or_its_state(
    state: FormState, plan: Plan, choice: str | None, points: Decimal | None, status: str
) -> None:
    state.set("/data/level", choice)
    assert read(state, plan, "/data/level") == [(points, status, 1)]


def test_several_choices_are_summed(state: FormState, plan: Plan) -> None:
    state.set("/data/many", ["b", "h", "other"])
    assert read(state, plan, "/data/many") == [(D("4.5"), "scored", 1)]
    state.set("/data/many", ["na"])
    assert read(state, plan, "/data/many") == [(None, "na", 1)]


def test_a_number_is_its_own_points(state: FormState, plan: Plan) -> None:
    state.set("/data/size", "4.25")
    assert read(state, plan, "/data/size") == [(D("4.25"), "scored", 1)]


def test_a_total_carries_its_respondents(state: FormState, plan: Plan) -> None:
    assert read(state, plan, "/data/sum") == [(None, "missing", 1)]
    state.set("/data/people", "29")
    assert read(state, plan, "/data/sum") == [(D(87), "scored", 29)]
    state.set("/data/people", "0")
    assert read(state, plan, "/data/sum") == [(None, "missing", 1)]


def test_a_question_that_is_not_relevant_is_hidden_and_its_answer_comes_back(state: FormState, plan: Plan) -> None:
    assert read(state, plan, "/data/g/inner") == [(None, "hidden", 1)]
    state.set("/data/runs", "ya")
    state.set("/data/g/inner", "b")
    assert read(state, plan, "/data/g/inner") == [(D(3), "scored", 1)]
    state.set("/data/runs", "tidak")
    assert read(state, plan, "/data/g/inner") == [(None, "hidden", 1)]


def test_every_instance_of_a_repeat_is_an_answer_with_its_own_path(state: FormState, plan: Plan) -> None:
    paths = [state.add_repeat("/data/desk").path for _ in range(2)]
    state.set(f"{paths[0]}/on_site", "b")
    answers = answers_from_state(state, plan)["/data/desk/on_site"]
    assert ItemAnswer(f"{paths[0]}/on_site", D(3)) in answers
    assert ItemAnswer(f"{paths[1]}/on_site", None, "missing") in answers


def test_the_live_score_follows_every_edit_like_a_full_reading(state: FormState, plan: Plan) -> None:
    live = StateScore(state, plan)
    edits: list[tuple[str, Any]] = [
        ("/data/level", "b"),
        ("/data/runs", "ya"),
        ("/data/g/inner", "a"),
        ("/data/people", "4"),
        ("/data/level", "na"),
        ("/data/many", ["a", "b"]),
        ("/data/runs", None),
    ]
    for path, value in edits:
        change = state.set(path, value)
        live.update({*change.changed, change.path})
        assert live.snapshot == evaluate(plan, answers_from_state(state, plan))
    change = state.add_repeat("/data/desk")
    live.update({*change.changed, change.path})
    change = state.set(f"{change.path}/on_site", "h")
    live.update({*change.changed, change.path})
    assert live.snapshot == evaluate(plan, answers_from_state(state, plan))
    change = state.remove_repeat(change.path.rpartition("/")[0])
    live.update({*change.changed, change.path})
    assert live.snapshot == evaluate(plan, answers_from_state(state, plan))


def test_an_edit_that_no_item_reads_keeps_the_snapshot(state: FormState, plan: Plan) -> None:
    live = StateScore(state, plan)
    before = live.snapshot
    assert live.update(["/data/runs_elsewhere"]) is before
