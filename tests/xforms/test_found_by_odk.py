"""Differences that the comparison with ODK's engine (`bench/odk`) found, each by the smallest form that shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ltsa_desktop.xforms import Environment, FormDef, FormState
from ltsa_desktop.xforms.actions import attributes_of
from ltsa_desktop.xforms.submission import write_submission

Build = Callable[..., FormDef]
Start = Callable[..., FormState]

TRIGGERED = (
    "<out>x</out><r jr:template=''><own>new</own><copy/></r>",
    [{"nodeset": "out"}, {"nodeset": "r/own"}, {"nodeset": "r/copy"}],
    '<input ref="/data/out"><label>O</label></input>'
    '<group ref="/data/r"><label>R</label><repeat nodeset="/data/r"><input ref="/data/r/own"><label>Q</label>'
    '<setvalue ref="/data/r/copy" event="xforms-value-changed" value="concat(../own, \'!\')"/></input>'
    '<input ref="/data/r/copy"><label>C</label></input></repeat></group>',
)
ORX = " xmlns:orx='http://openrosa.org/xforms'"
ENTITY = (
    '<name/><age/><e><entity dataset="people" id="" create="1"><label/></entity></e>',
    [
        {"nodeset": "name"},
        {"nodeset": "age", "type": "int"},
        {"nodeset": "e/entity/@id", "readonly": "true()"},
        {"nodeset": "e/entity/@create", "calculate": "/data/age > 0"},
        {"nodeset": "e/entity/label", "calculate": "/data/name"},
    ],
    '<input ref="/data/name"><label>N</label></input><input ref="/data/age"><label>A</label></input>',
    '<setvalue ref="/data/e/entity/@id" event="odk-instance-first-load" value="uuid()"/>',
)


def test_what_a_new_instance_begins_with_sets_nothing_off(start: Start) -> None:
    state = start(*TRIGGERED)
    instance = state.add_repeat("/data/r").path
    assert state.node(f"{instance}/own").value == "new"
    assert state.node(f"{instance}/copy").value == ""
    state.set(f"{instance}/own", "a")
    assert state.node(f"{instance}/copy").value == "a!"


def test_a_quotient_by_nothing_that_was_stored_is_read_back_as_endless(start: Start) -> None:
    state = start(
        "<q>3</q><k/><w/>",
        [
            {"nodeset": "q", "type": "int"},
            {"nodeset": "k", "type": "string", "calculate": "/data/q div 0"},
            {"nodeset": "w", "relevant": "/data/k > 1"},
        ],
        '<input ref="/data/w"><label>W</label></input>',
    )
    assert state.node("/data/k").value == "Infinity"
    assert state.node("/data/w").relevant


def test_a_form_that_makes_entities_opens_and_its_entity_has_an_id_that_stays(
    start: Start, build: Build, environment: Environment
) -> None:
    state = start(*ENTITY)
    path = "/data/e/entity"
    found = attributes_of(state, state.find(path))
    assert found == {"dataset": "people", "id": "00000000-0000-4000-8000-000000000002", "create": "false"}
    assert state.initial_writes[f"{path}/@id"] == found["id"]
    state.set("/data/age", "7")
    again = FormState.restore(build(*ENTITY), state.content(), environment)
    assert attributes_of(again, again.find(path)) == {**found, "create": "true"}
    assert again.content() == state.content()
    sent = write_submission(again, instance_id="uuid:1").decode()
    assert f'id="{found["id"]}"' in sent
    assert 'create="true"' in sent


def test_a_setvalue_with_a_blank_value_empties_whatever_text_it_holds(start: Start) -> None:
    inner = '<setvalue event="xforms-value-changed" ref="/data/b" value="">ignored</setvalue>'
    state = start("<a/><b>old</b>", body=f'<input ref="/data/a"><label>A</label>{inner}</input>')
    state.set("/data/a", "x")
    assert state.node("/data/b").value == ""


@pytest.mark.parametrize(("declared", "meta"), [("", "/data/meta/instanceID"), (ORX, "/data/orx:meta/orx:instanceID")])
def test_the_identity_a_form_forgot_is_made_with_the_name_that_odk_gives_it(declared: str, meta: str) -> None:
    from ltsa_desktop.xforms import load_form
    from ltsa_desktop.xforms.dryrun import run
    from tests.xforms.conftest import xform

    bare = (
        xform("<a/>").replace(b"<meta><instanceID/></meta>", b"").replace(b"<h:html", b"<h:html" + declared.encode(), 1)
    )
    found = run(load_form(bare, strict=False), [])["state"]
    assert [fact["ref"] for fact in found] == ["/data/a", meta.rpartition("/")[0], meta]
    assert found[-1]["value"].startswith("uuid:")


def test_an_attribute_of_another_namespace_does_not_stand_for_the_form_s_own() -> None:
    from ltsa_desktop.xforms import load_form
    from tests.xforms.conftest import xform

    binds = [{"nodeset": "a", "constraint": "string-length(.) > 3"}, {"nodeset": "b"}]
    written = xform("<a/><b oc:relevant='kept'/>", binds, '<input ref="/data/a"><label>A</label></input>').decode()
    written = written.replace("<h:html", "<h:html xmlns:oc='http://openclinica.org/xforms'", 1)
    written = written.replace('nodeset="/data/a"', 'nodeset="/data/a" oc:constraint="true()" oc:calculate="1"')
    state = FormState.new(load_form(written.encode()))
    state.set("/data/a", "ab")
    node = state.node("/data/a")
    assert (node.value, node.constraint_ok) == ("ab", False)
    assert state.node("/data/b").definition.attributes["relevant"] == "kept"


def test_an_action_of_no_control_is_none(start: Start) -> None:
    """`setvalue` straight below the body, or in a group that shows no node: ODK's engine leaves it out."""
    action = '<setvalue event="odk-instance-first-load" ref="/data/%s" value="5"/>'
    body = (
        action % "a" + f'<group>{action % "b"}<input ref="/data/b"/></group><input ref="/data/c">{action % "c"}</input>'
    )
    state = start("<a/><b/><c/>", body=body)
    assert [state.node(f"/data/{name}").value for name in "abc"] == ["", "", "5"]


def test_a_pattern_that_ends_with_the_text_leaves_no_line_break_behind_it(start: Start) -> None:
    state = start("<a/>", [{"nodeset": "a", "constraint": "regex(., '^[0-9]*$')"}], '<input ref="/data/a"/>')
    state.set("/data/a", "12\n")
    assert not state.node("/data/a").constraint_ok
    state.set("/data/a", "12")
    assert state.node("/data/a").constraint_ok
