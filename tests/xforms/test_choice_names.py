"""What reads the label of a choice follows that label: its outputs, its language, the question it comes from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ltsa_desktop.xforms import FormState
from tests.xforms.conftest import question, repeat

Start = Callable[..., FormState]

STATIC = (
    '<select1 ref="/data/s"><label>S</label><item><label>[<output value="/data/n"/>] Satu</label>'
    "<value>1</value></item></select1>"
)
LISTED = (
    '<select1 ref="/data/s"><label>S</label><itemset nodeset="instance(\'c\')/root/item"><value ref="name"/>'
    '<label ref="jr:itext(itextId)"/></itemset></select1>'
)
MODEL = (
    '<itext><translation lang="id"><text id="c-0"><value>[<output value="/data/n"/>] Satu</value></text></translation>'
    "</itext><instance id='c'><root><item><itextId>c-0</itextId><name>1</name></item></root></instance>"
)


@pytest.mark.parametrize("body", [STATIC, LISTED], ids=["written in the question", "from a list"])
def test_the_name_of_a_choice_follows_a_value_in_its_label(start: Start, body: str) -> None:
    binds = [{"nodeset": "o", "calculate": "jr:choice-name(/data/s, '/data/s')"}]
    state = start("<n>a</n><s>1</s><o/>", binds, question("n") + body, MODEL)
    assert state.node("/data/o").value == "[a] Satu"
    change = state.set("/data/n", "b")
    assert state.node("/data/o").value == "[b] Satu"
    assert "/data/o" in change.changed


def test_the_name_of_a_choice_from_a_repeat_follows_the_instance(start: Start) -> None:
    body = (
        repeat("r", question("r/k") + question("r/nm"))
        + '<select1 ref="/data/s"><label>S</label><itemset nodeset="/data/r"><value ref="k"/>'
        '<label ref="nm"/></itemset></select1>'
    )
    binds = [{"nodeset": "o", "calculate": "jr:choice-name('1', '/data/s')"}]
    state = start("<r><k>1</k><nm>Ani</nm></r><s>1</s><o/>", binds, body)
    assert state.node("/data/o").value == "Ani"
    state.set("/data/r[1]/nm", "Budi")
    assert state.node("/data/o").value == "Budi"
    state.set("/data/r[1]/k", "2")
    assert state.node("/data/o").value == ""
    assert state.node("/data/s").value == ""


def test_the_name_of_a_choice_follows_the_filter_of_its_question(start: Start) -> None:
    body = question("n") + LISTED.replace('item"', 'item[name = /data/n]"')
    binds = [{"nodeset": "o", "calculate": "jr:choice-name('1', '/data/s')"}]
    state = start("<n/><s/><o/>", binds, body, MODEL)
    assert state.node("/data/o").value == ""
    state.set("/data/n", "1")
    assert state.node("/data/o").value == "[1] Satu"


def test_a_text_of_the_form_in_a_calculation_follows_its_values(start: Start) -> None:
    binds = [{"nodeset": "o", "calculate": "jr:itext('c-0')"}]
    state = start("<n>a</n><o/>", binds, question("n"), MODEL)
    state.set("/data/n", "b")
    assert state.node("/data/o").value == "[b] Satu"
