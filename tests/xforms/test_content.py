"""The stored mapping goes out and in without loss, also what the form does not know."""

from __future__ import annotations

from collections.abc import Callable

from ltsa_desktop.xforms import Environment, FormDef, FormState

Build = Callable[..., FormDef]
Start = Callable[..., FormState]
BODY = '<group ref="/data/r"><label>R</label><repeat nodeset="/data/r"><input ref="/data/r/q"/></repeat></group>'
SHAPE = ("<a/><c/><r jr:template=''><q/></r><r><q/></r>", [{"nodeset": "c", "calculate": "/data/a"}], BODY)


def test_writes_of_every_change_add_up_to_the_content(start: Start) -> None:
    state = start(*SHAPE)
    stored = {path: text for path, text in state.initial_writes.items() if text is not None}

    def apply(writes: object) -> None:
        assert isinstance(writes, dict)
        for path, text in writes.items():
            if text is None:
                stored.pop(path, None)
            else:
                stored[path] = text

    apply(state.set("/data/a", "x").writes)
    added = state.add_repeat("/data/r")
    apply(added.writes)
    apply(state.set(f"{added.path}/q", "y").writes)
    apply(state.move_repeat(added.path, 0).writes)
    apply(state.set("/data/a", "").writes)
    assert stored == state.content()
    apply(state.remove_repeat(added.path).writes)
    assert stored == state.content()
    assert "/data/a" not in stored


def test_what_the_form_does_not_know_is_kept_and_given_back(build: Build, environment: Environment) -> None:
    content = {
        "/data/a": "1",
        "/data/gone": "old answer",
        "/data/a#note": "a remark",
        "/data/a#skip": "no time",
        "/data/r[rffff]": "2",
        "/data/r[raaaa]": "1",
        "/data/r[raaaa]/q": "5",
        "/data/r[raaaa]/lost": "x",
        "/data/old[rbbbb]": "1",
        "/data/old[rbbbb]/q": "y",
        "/data/r[7]/q": "by place",
        "/data/c": "calculated once upon a time",
    }
    state = FormState.restore(build(*SHAPE), content, environment)
    assert state.content() == content
    assert [node.uid for node in state.walk() if node.kind == "instance"] == ["raaaa", "rffff"]
    assert state.node("/data/r[1]/q").value == "5"
    assert state.node("/data/c").value == "1"


def test_removing_an_instance_removes_its_remarks_too(build: Build, environment: Environment) -> None:
    content = {"/data/r[raaaa]": "1", "/data/r[raaaa]/q": "5", "/data/r[raaaa]/q#note": "remark"}
    state = FormState.restore(build(*SHAPE), content, environment)
    change = state.remove_repeat("/data/r[raaaa]")
    assert change.writes == dict.fromkeys(content)
    assert state.content() == {}


def test_restoring_fires_no_first_load(build: Build, environment: Environment) -> None:
    model = "<setvalue ref='/data/a' event='odk-instance-first-load' value=\"'x'\"/>"
    state = FormState.restore(build("<a>default</a>", [], "", model), {}, environment)
    assert state.node("/data/a").value == ""
    assert state.content() == {}


def test_odd_order_keys_do_not_stop_a_restore(build: Build, environment: Environment) -> None:
    content = {"/data/r[ra]": "nonsense", "/data/r[rb]": "NaN", "/data/r[rc]": "1e5"}
    state = FormState.restore(build(*SHAPE), content, environment)
    assert state.content() == content
