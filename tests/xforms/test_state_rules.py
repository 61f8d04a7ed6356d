"""Relevance, required, readonly, constraint, calculation, choices and events; each rule with its source in its name
or docstring (ODK = ODK XForms specification, JR = JavaRosa / ODK Collect)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ltsa_desktop.xforms import Environment, FormDef, FormState, UnknownPath

Build = Callable[..., FormDef]
Start = Callable[..., FormState]


def control(ref: str, kind: str = "input", inner: str = "", label: str = "L") -> str:
    return f'<{kind} ref="/data/{ref}"><label>{label}</label>{inner}</{kind}>'


def items(*names: str) -> str:
    return "".join(f"<item><label>Label {name}</label><value>{name}</value></item>" for name in names)


def itemset(nodeset: str) -> str:
    return f'<itemset nodeset="{nodeset}"><value ref="name"/><label ref="label"/></itemset>'


def instance(name: str, rows: list[dict[str, str]]) -> str:
    inner = "".join("<item>" + "".join(f"<{k}>{v}</{k}>" for k, v in row.items()) + "</item>" for row in rows)
    return f"<instance id='{name}'><root>{inner}</root></instance>"


TOWNS = instance(
    "town",
    [
        {"name": "ta", "label": "Tulungagung", "prov": "jatim", "skor": "5"},
        {"name": "bl", "label": "Blitar", "prov": "jatim", "skor": "3"},
        {"name": "cb", "label": "Cirebon", "prov": "jabar", "skor": "1"},
    ],
)


def test_relevance_is_inherited_by_everything_below(start: Start) -> None:
    """ODK, bind attributes: relevant is inherited."""
    state = start("<a/><g><b/><h><c/></h></g>", [{"nodeset": "g", "relevant": "/data/a = 'yes'"}])
    assert not state.node("/data/g/h/c").relevant
    change = state.set("/data/a", "yes")
    assert state.node("/data/g/h/c").relevant
    assert {"/data/g", "/data/g/b", "/data/g/h", "/data/g/h/c"} <= change.changed


def test_what_is_not_relevant_reads_blank_and_is_remembered(start: Start) -> None:
    """JR: a non-relevant node keeps its value and shows none."""
    state = start(
        "<a>yes</a><b>kept</b><c/>",
        [{"nodeset": "b", "relevant": "/data/a = 'yes'"}, {"nodeset": "c", "calculate": "concat('[', /data/b, ']')"}],
    )
    assert state.node("/data/c").value == "[kept]"
    change = state.set("/data/a", "no")
    assert change.writes == {"/data/a": "no"}
    node = state.node("/data/b")
    assert (node.value, node.stored, state.node("/data/c").value) == ("", "kept", "[]")
    assert state.content()["/data/b"] == "kept"
    state.set("/data/a", "yes")
    assert state.node("/data/c").value == "[kept]"


def test_constraint_counts_only_for_a_relevant_answer(start: Start) -> None:
    """ODK, bind attributes: constraints are not evaluated on blank values."""
    state = start("<a/><b/>", [{"nodeset": "b", "type": "int", "constraint": ". > 10", "relevant": "/data/a = 'yes'"}])
    assert state.node("/data/b").constraint_ok
    state.set("/data/b", "5")
    assert state.node("/data/b").constraint_ok
    state.set("/data/a", "yes")
    assert not state.node("/data/b").constraint_ok
    assert [(problem.path, problem.kind) for problem in state.problems()] == [("/data/b", "constraint")]


def test_constraint_follows_what_it_reads(start: Start) -> None:
    state = start("<a>1</a><b>5</b>", [{"nodeset": "b", "type": "int", "constraint": ". > /data/a"}])
    assert state.node("/data/b").constraint_ok
    change = state.set("/data/a", "9")
    assert "/data/b" in change.changed
    assert not state.node("/data/b").constraint_ok


def test_required_counts_only_when_relevant_and_blank(start: Start) -> None:
    state = start(
        "<a/><b/>", [{"nodeset": "b", "required": "/data/a != ''", "relevant": "/data/a != 'skip'"}], control("b")
    )
    assert not state.node("/data/b").required
    state.set("/data/a", "x")
    assert [(problem.path, problem.kind) for problem in state.problems()] == [("/data/b", "required")]
    state.set("/data/a", "skip")
    assert state.problems() == []


def test_readonly_is_inherited(start: Start) -> None:
    """ODK, bind attributes: readonly is inherited."""
    state = start("<a/><g><b/></g>", [{"nodeset": "g", "readonly": "/data/a = 'lock'"}])
    assert not state.node("/data/g/b").readonly
    state.set("/data/a", "lock")
    assert state.node("/data/g/b").readonly


def test_messages_speak_the_language_asked_for(start: Start) -> None:
    model = (
        "<itext><translation lang='English (en)'><text id='m'><value>More than <output value='/data/a'/>!"
        "</value></text>"
        "<text id='l'><value>**Bold** question</value><value form='guidance'>G</value>"
        "<value form='image'>jr://images/a.png</value></text></translation>"
        "<translation lang='Bahasa (id)' default='true()'><text id='m'><value>Lebih dari <output value='/data/a'/>!"
        "</value></text><text id='l'><value>Pertanyaan</value></text></translation></itext>"
    )
    state = start(
        "<a>3</a><b>1</b>",
        [{"nodeset": "b", "constraint": ". > /data/a", "jr:constraintMsg": "jr:itext('m')"}],
        '<input ref="/data/b"><label ref="jr:itext(\'l\')"/><hint ref="jr:itext(\'l\')"/></input>',
        model,
    )
    assert state.form.languages == ("English (en)", "Bahasa (id)")
    assert state.form.default_language == "Bahasa (id)"
    (problem,) = state.problems()
    assert problem.message() == "Lebih dari 3!"
    assert problem.message("en") == "More than 3!"
    node = state.node("/data/b")
    assert (node.label(), node.label("en"), node.label_markdown("en")) == (
        "Pertanyaan",
        "Bold question",
        "**Bold** question",
    )
    assert (node.guidance("en"), node.media("en")) == ("G", {"image": "a.png"})


def test_calculation_follows_and_is_not_stored(start: Start) -> None:
    state = start(
        "<a/><b/>",
        [{"nodeset": "a", "type": "int"}, {"nodeset": "b", "type": "decimal", "calculate": "/data/a div 2"}],
    )
    assert state.node("/data/b").value == ""
    change = state.set("/data/a", "5")
    assert change.writes == {"/data/a": "5"}
    assert state.node("/data/b").value == "2.5"
    assert "/data/b" not in state.content()


def test_once_is_computed_one_time_and_stored(start: Start, build: Build, environment: Environment) -> None:
    """ODK, once()."""
    shape = ("<a/><b/>", [{"nodeset": "b", "calculate": "once(uuid())"}])
    state = start(*shape)
    first = state.node("/data/b").value
    assert first.startswith("00000000-")
    state.set("/data/a", "x")
    state.recompute()
    assert state.node("/data/b").value == first
    again = FormState.restore(build(*shape), state.content(), environment)
    assert again.node("/data/b").value == first


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("int", "5.7", "5"),
        ("int", "abc", ""),
        ("int", "99999999999", ""),
        ("decimal", "3", "3.0"),
        ("decimal", "1e3", "1000.0"),
        ("date", "2022-02-30", ""),
        ("date", "2022-02-28", "2022-02-28"),
        ("time", "25:00", ""),
        ("dateTime", "2022-09-29T14:03:22.000+07:00", "2022-09-29T14:03:22.000+07:00"),
        ("geopoint", "-8.06 111.9", "-8.06 111.9"),
        ("geopoint", "91 0", ""),
        ("geoshape", "0 1;0 2;1 2;0 1", "0.0 1.0;0.0 2.0;1.0 2.0;0.0 1.0"),
        ("geotrace", "0 1", ""),
        ("string", " as is ", " as is "),
    ],
)
def test_a_node_keeps_only_what_is_of_its_type(start: Start, kind: str, given: str, kept: str) -> None:
    """ODK, data types; what is not of the type becomes blank, as in JavaRosa's data classes."""
    state = start("<a/>", [{"nodeset": "a", "type": kind}])
    state.set("/data/a", given)
    assert state.node("/data/a").value == kept


def test_choice_filter_narrows_and_drops_what_no_longer_fits(start: Start) -> None:
    """JR: an answer that the filter excludes is cleared from sight, and comes back with the filter."""
    body = control("p", "select1", items("jatim", "jabar")) + control(
        "k", "select1", itemset("instance('town')/root/item[prov = /data/p]")
    )
    state = start("<p/><k/><n/>", [{"nodeset": "n", "calculate": "jr:choice-name(/data/k, '/data/k')"}], body, TOWNS)
    assert len(state.choices("/data/k")) == 0
    state.set("/data/p", "jatim")
    choices = state.choices("/data/k")
    assert [(choice.name, choice.label) for choice in choices] == [("ta", "Tulungagung"), ("bl", "Blitar")]
    assert choices[0].extra == {"prov": "jatim", "skor": "5"}
    state.set("/data/k", "ta")
    assert state.node("/data/n").value == "Tulungagung"
    state.set("/data/p", "jabar")
    assert (state.node("/data/k").value, state.node("/data/k").stored) == ("", "ta")
    state.set("/data/p", "jatim")
    assert state.node("/data/k").value == "ta"


def test_select_multiple_is_kept_in_the_order_of_the_choices(start: Start) -> None:
    state = start("<a/>", [], control("a", "select", items("x", "y", "z")))
    state.set("/data/a", ["z", "nonsense", "x"])
    assert state.node("/data/a").value == "x z"
    state.set("/data/a", [])
    assert state.node("/data/a").value == ""


def test_rank_keeps_the_order_given(start: Start) -> None:
    state = start("<a/>", [], control("a", "odk:rank", itemset("instance('town')/root/item")), TOWNS)
    assert state.node("/data/a").value == ""
    state.set("/data/a", ["cb", "ta", "bl"])
    assert state.node("/data/a").value == "cb ta bl"


def test_range_refuses_what_is_outside(start: Start) -> None:
    state = start(
        "<a/>",
        [{"nodeset": "a", "type": "int"}],
        '<range ref="/data/a" start="0" end="10" step="2"><label>A</label></range>',
    )
    state.set("/data/a", "40")
    assert state.node("/data/a").value == ""
    state.set("/data/a", "4")
    assert state.node("/data/a").value == "4"


def test_preloads_fill_a_new_form(start: Start) -> None:
    """ODK, preload attributes."""
    state = start(
        "<s/><t/><d/><u/><e/>",
        [
            {"nodeset": "s", "type": "dateTime", "jr:preload": "timestamp", "jr:preloadParams": "start"},
            {"nodeset": "t", "type": "date", "jr:preload": "date", "jr:preloadParams": "today"},
            {"nodeset": "d", "jr:preload": "property", "jr:preloadParams": "deviceid"},
            {"nodeset": "u", "jr:preload": "property", "jr:preloadParams": "username"},
            {"nodeset": "e", "type": "dateTime", "jr:preload": "timestamp", "jr:preloadParams": "end"},
        ],
    )
    values = {node.ref: node.value for node in state.walk()}
    assert values["/data/s"] == "2022-09-29T14:03:22.123+07:00"
    assert (values["/data/t"], values["/data/d"], values["/data/u"]) == ("2022-09-29", "laptop-1", "ani")
    assert values["/data/meta/instanceID"].startswith("uuid:")
    assert state.initial_writes["/data/t"] == "2022-09-29"
    assert values["/data/e"] == ""
    assert state.finalise().writes == {"/data/e": "2022-09-29T14:03:22.123+07:00"}


def test_first_load_and_value_changed_set_values(start: Start) -> None:
    """ODK, actions: odk-instance-first-load and xforms-value-changed."""
    model = "<setvalue ref='/data/a' event='odk-instance-first-load' value=\"concat('d', 1)\"/>"
    trigger = "<setvalue ref='/data/c' event='xforms-value-changed' value='concat(/data/b, /data/b)'/>"
    state = start("<a/><b/><c/>", [], control("b", inner=trigger), model)
    assert state.node("/data/a").value == "d1"
    assert state.initial_writes["/data/a"] == "d1"
    change = state.set("/data/b", "x")
    assert change.writes == {"/data/b": "x", "/data/c": "xx"}
    state.set("/data/c", "mine")
    state.set("/data/b", "x")
    assert state.node("/data/c").value == "mine"


def test_attributes_of_the_model_are_the_columns_of_the_workbook(build: Build) -> None:
    form = build("<a bobot='24' aspek='I'/>")
    node = form.nodes["/data/a"]
    assert dict(node.attributes) == {"bobot": "24", "aspek": "I"}
    assert (node.kind, node.type, node.control) == ("value", "string", None)


def test_a_path_that_leads_nowhere_is_said(start: Start) -> None:
    state = start("<a/><r><b/></r>", [], '<repeat nodeset="/data/r"><input ref="/data/r/b"/></repeat>')
    assert state.node("/data").path == "/data"
    assert state.node("/data/r").kind == "repeat"
    assert state.node("/data/r[1]/b").ref == "/data/r[1]/b"
    paths = ("", "/", "a", "/data/b", "/other/a", "/data/a[1]", "/data/a/b", "/data/r/b", "/data/r[0]", "/data/r[2]/b")
    for path in (*paths, "/data/r[1]b", "/data/r[1]/c", "/data/r[x]", "/data/r[1]/b]", "/data[1]"):
        with pytest.raises(UnknownPath):
            state.set(path, "x")


def test_walk_is_in_document_order(start: Start) -> None:
    state = start("<a/><g><b/></g><r><c/></r><d/>", [], '<repeat nodeset="/data/r"><input ref="/data/r/c"/></repeat>')
    assert [node.ref for node in state.walk()] == [
        "/data/a",
        "/data/g",
        "/data/g/b",
        "/data/r",
        "/data/r[1]",
        "/data/r[1]/c",
        "/data/d",
        "/data/meta",
        "/data/meta/instanceID",
    ]


def test_a_trusted_load_shows_the_same_form(build: Build, environment: Environment) -> None:
    model = (
        "<itext><translation lang='id'><text id='l'><value>Umur <output value='/data/a'/></value></text></translation>"
        "</itext>"
    )
    shape = ("<a>3</a><b/>", [{"nodeset": "b", "calculate": "/data/a + 1"}])
    body = '<input ref="/data/a"><label ref="jr:itext(\'l\')"/></input>'
    forms = [build(*shape, body, model, trusted=trusted) for trusted in (False, True)]
    shown = [
        [
            (node.ref, node.value, node.label())
            for node in FormState.new(form, environment).walk()
            if "meta" not in node.ref
        ]
        for form in forms
    ]
    assert shown[0] == shown[1] == [("/data/a", "3", "Umur 3"), ("/data/b", "4", "")]
