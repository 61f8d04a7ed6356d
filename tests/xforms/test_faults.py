"""Forms that cannot work are refused with the place of the fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ltsa_desktop.xforms import FormDef, FormError

Build = Callable[..., FormDef]


@pytest.mark.parametrize(
    ("attribute", "expression", "code", "offset"),
    [
        ("calculate", "nonsense(1)", "unknown-function", 0),
        ("calculate", "1 + nonsense(1)", "unknown-function", 4),
        ("calculate", "substr('a')", "arity", 0),
        ("calculate", "distance()", "arity", 0),
        ("relevant", "if(true(), 1)", "arity", 0),
        ("constraint", "(. > 1", "unbalanced", 0),
        ("constraint", ". > 1)", "unbalanced", 5),
        ("required", "'open", "open-quote", 0),
        ("required", "1 +", "incomplete", 3),
        ("calculate", "“a”", "smart-quote", 0),
        ("calculate", "1 # 2", "unknown-character", 2),
        ("calculate", "/data/missing + 1", "unknown-reference", 6),
        ("calculate", "../b/nowhere", "unknown-reference", 5),
        ("calculate", "instance('none')/root/item/name", "unknown-instance", 9),
        ("calculate", "pulldata('none', 'a', 'b', 'c')", "unknown-instance", 9),
        ("calculate", "count('x')", "needs-nodes", 6),
        ("calculate", "indexed-repeat(/data/b, /data/b, 1, /data/b)", "arity", 0),
        ("calculate", "sideways::a", "unknown-axis", 0),
        ("calculate", "${b} + 1", "dollar", 0),
    ],
)
def test_a_broken_expression_is_refused_with_its_place(
    build: Build, attribute: str, expression: str, code: str, offset: int
) -> None:
    with pytest.raises(FormError) as caught:
        build("<a/><b/>", [{"nodeset": "a", attribute: expression}])
    error = caught.value
    assert (error.code, error.ref, error.attribute, error.expression) == (code, "/data/a", attribute, expression)
    assert error.offset == offset
    assert error.text.id
    assert error.text.en


def test_a_broken_label_names_its_question(build: Build) -> None:
    with pytest.raises(FormError) as caught:
        build("<a/>", [], '<input ref="/data/a"><label>Hello <output value="/data/nobody"/></label></input>')
    assert (caught.value.ref, caught.value.attribute) == ("/data/a", "label")


def test_a_broken_choice_filter_names_its_question(build: Build) -> None:
    body = (
        '<select1 ref="/data/a"><label>A</label><itemset nodeset="instance(\'t\')/root/item[x = ]"><value ref="name"/>'
        '<label ref="label"/></itemset></select1>'
    )
    with pytest.raises(FormError) as caught:
        build("<a/>", [], body, "<instance id='t'><root><item><name>x</name></item></root></instance>")
    assert (caught.value.ref, caught.value.attribute) == ("/data/a", "choice_filter")


@pytest.mark.parametrize(
    ("binds", "cycle"),
    [
        (
            [{"nodeset": "a", "calculate": "/data/b + 1"}, {"nodeset": "b", "calculate": "/data/a + 1"}],
            {"/data/a", "/data/b"},
        ),
        ([{"nodeset": "a", "calculate": "/data/a + 1"}], {"/data/a"}),
        (
            [{"nodeset": "a", "relevant": "/data/b = 1"}, {"nodeset": "b", "relevant": "/data/a = 1"}],
            {"/data/a", "/data/b"},
        ),
        (
            [{"nodeset": "g", "relevant": "/data/g/c = 1"}, {"nodeset": "g/c", "calculate": "/data/g"}],
            {"/data/g", "/data/g/c"},
        ),
        (
            [
                {"nodeset": "a", "calculate": "/data/b"},
                {"nodeset": "b", "relevant": "/data/g/c > 0"},
                {"nodeset": "g/c", "calculate": "/data/a"},
            ],
            {"/data/a", "/data/b", "/data/g/c"},
        ),
    ],
)
def test_a_cycle_is_refused_with_its_way_round(build: Build, binds: list[dict[str, str]], cycle: set[str]) -> None:
    with pytest.raises(FormError) as caught:
        build("<a/><b/><g><c/></g>", binds)
    error = caught.value
    assert error.code == "cycle"
    assert set(error.cycle) == cycle
    assert error.cycle[0] == error.cycle[-1]
    assert " → " in error.text.id


def test_a_constraint_may_speak_of_its_own_answer(build: Build) -> None:
    build("<a/><b/>", [{"nodeset": "a", "constraint": ". != '' and /data/a != /data/b", "required": "/data/a = ''"}])


def test_a_lenient_load_keeps_the_fault_as_a_warning(build: Build) -> None:
    form = build("<a/>", [{"nodeset": "a", "calculate": "/data/missing"}], strict=False)
    assert [getattr(warning, "code", "") for warning in form.warnings] == ["unknown-reference"]


@pytest.mark.parametrize("written", [b"", b"hello", b"<a/>", b"<html/>", b"\xff\xfe\x00", b"<?xml version='1.0'?><x>"])
def test_what_is_no_form_is_refused(written: bytes) -> None:
    from ltsa_desktop.xforms import load_form

    with pytest.raises(FormError):
        load_form(written)
