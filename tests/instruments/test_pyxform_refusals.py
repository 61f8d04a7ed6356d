"""Each reason for which pyxform refuses a workbook is told in both languages, at its cell, once, with the way out."""

from __future__ import annotations

import pytest

from ltsa_desktop.instruments import check_workbook

CHOICES = "list_name|name|label\nyn|y|Yes\nyn|n|No\nnum|1|One\nnum|5|Five\nnum|9|Nine\nsp|a b|A b"
RANGE = "type|name|label|parameters|appearance\nrange|r|R|{}|{}"


def grid(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.splitlines()]


def parameters(kind: str, written: str, more: str = "") -> str:
    return f"type|name|label|parameters|trigger\ntext|a|A\n{kind}|q|Q|{written}|{more}"


SURVEYS: dict[str, tuple[str, str, str]] = {
    "parameters unreadable": (parameters("text", "rows"), "parameters", "D3"),
    "parameters unknown": (parameters("text", "colour=red"), "parameters", "D3"),
    "rows no number": (parameters("text", "rows=x"), "parameters", "D3"),
    "max-pixels no number": (parameters("image", "max-pixels=big"), "parameters", "D3"),
    "app no package": (parameters("image", "app=kamera"), "parameters", "D3"),
    "audio quality": (parameters("audio", "quality=best"), "parameters", "D3"),
    "background-audio quality": (parameters("background-audio", "quality=external"), "parameters", "D3"),
    "incremental": (parameters("geotrace", "incremental=no"), "parameters", "D3"),
    "capture-accuracy": (parameters("geopoint", "capture-accuracy=near"), "parameters", "D3"),
    "warning-accuracy": (parameters("geopoint", "warning-accuracy=near"), "parameters", "D3"),
    "allow-mock-accuracy": (parameters("geopoint", "allow-mock-accuracy=maybe"), "parameters", "D3"),
    "reference-geometry": (parameters("geopoint", "reference-geometry=nowhere"), "parameters", "D3"),
    "randomize": (parameters("select_one yn", "randomize=ya"), "parameters", "D3"),
    "seed without randomize": (parameters("select_one yn", "seed=4"), "parameters", "D3"),
    "seed no number": (parameters("select_one yn", "randomize=true seed=x"), "parameters", "D3"),
    "second of two seeds": (
        "type|name|label|parameters\nselect_one yn|a|A|randomize=true seed=3\nselect_one yn|b|B|randomize=true seed=x",
        "parameters",
        "D3",
    ),
    "value column of a file": (parameters("select_one yn", "value=9x"), "parameters", "D3"),
    "range start": (RANGE.format("start=a end=3 step=1", ""), "parameters", "D2"),
    "range step nought": (RANGE.format("start=1 end=3 step=0", ""), "parameters", "D2"),
    "range step too large": (RANGE.format("start=1 end=3 step=9", ""), "parameters", "D2"),
    "range tick nought": (RANGE.format("start=1 end=9 step=1 tick_interval=0", ""), "parameters", "D2"),
    "range tick too large": (RANGE.format("start=1 end=9 step=1 tick_interval=90", ""), "parameters", "D2"),
    "range tick no multiple": (RANGE.format("start=0 end=9 step=2 tick_interval=3", ""), "parameters", "D2"),
    "range placeholder": (RANGE.format("start=1 end=9 step=1 placeholder=99", ""), "parameters", "D2"),
    "range placeholder between": (RANGE.format("start=0 end=10 step=2 placeholder=3", ""), "parameters", "D2"),
    "range labels missing": (RANGE.format("start=1 end=9 step=1 tick_labelset=zz", ""), "parameters", "D2"),
    "range labels no numbers": (RANGE.format("start=1 end=9 step=1 tick_labelset=yn", ""), "parameters", "D2"),
    "range labels outside": (RANGE.format("start=2 end=9 step=1 tick_labelset=num", ""), "parameters", "D2"),
    "range labels off step": (RANGE.format("start=0 end=10 step=2 tick_labelset=num", ""), "parameters", "D2"),
    "range labels off tick": (
        RANGE.format("start=0 end=10 step=1 tick_interval=2 tick_labelset=num", ""),
        "parameters",
        "D2",
    ),
    "range labels of no-ticks": (
        RANGE.format("start=1 end=9 step=1 tick_labelset=num", "no-ticks"),
        "parameters",
        "D2",
    ),
    "range appearance": (RANGE.format("start=1 end=9 step=1 placeholder=2", "picker"), "parameters", "D2"),
    "audit priority": (
        parameters("audit", "location-priority=best location-min-interval=60 location-max-age=120").replace(
            "|q|", "|audit|"
        ),
        "parameters",
        "D3",
    ),
    "audit incomplete": (
        parameters("audit", "location-priority=balanced").replace("|q|", "|audit|"),
        "parameters",
        "D3",
    ),
    "audit interval no number": (
        parameters("audit", "location-priority=balanced location-min-interval=x location-max-age=9").replace(
            "|q|", "|audit|"
        ),
        "parameters",
        "D3",
    ),
    "audit interval negative": (
        parameters("audit", "location-priority=balanced location-min-interval=-1 location-max-age=9").replace(
            "|q|", "|audit|"
        ),
        "parameters",
        "D3",
    ),
    "audit age negative": (
        parameters("audit", "location-priority=balanced location-min-interval=1 location-max-age=-9").replace(
            "|q|", "|audit|"
        ),
        "parameters",
        "D3",
    ),
    "audit age too short": (
        parameters("audit", "location-priority=balanced location-min-interval=90 location-max-age=9").replace(
            "|q|", "|audit|"
        ),
        "parameters",
        "D3",
    ),
    "audit track": (parameters("audit", "track-changes=x").replace("|q|", "|audit|"), "parameters", "D3"),
    "audit reasons": (parameters("audit", "track-changes-reasons=x").replace("|q|", "|audit|"), "parameters", "D3"),
    "audit identify": (parameters("audit", "identify-user=x").replace("|q|", "|audit|"), "parameters", "D3"),
    "audit name": ("type|name|label\ntext|a|A\naudit|log|", "audit-name", "B3"),
    "no such reference": ("type|name|label|relevant\ntext|a|A\ntext|b|B|${c} = 1", "unknown-reference", "D3"),
    "reference unclosed": ("type|name|label|relevant\ntext|a|A\ntext|b|B|${a = 1", "reference-form", "D3"),
    "reference unclosed in a label": ("type|name|label\ntext|a|A\ntext|b|B ${a", "reference-form", "C3"),
    "trigger no reference": ("type|name|label|calculation|trigger\ntext|a|A\ntext|b|B|1|a", "reference-form", "E3"),
    "trigger to nothing": ("type|name|label|calculation|trigger\ntext|a|A\ntext|b|B|1|${c}", "unknown-reference", "E3"),
    "triggers without comma": (
        "type|name|label|calculation|trigger\ntext|a|A\ntext|b|B|1|${a} ${a}",
        "reference-form",
        "E3",
    ),
    "trigger not shown": (
        "type|name|label|calculation|trigger\ncalculate|a||1\ntext|b|B|1|${a}",
        "trigger-hidden",
        "E3",
    ),
    "background-geopoint calculation": (
        "type|name|label|calculation|trigger\ntext|a|A\nbackground-geopoint|b||1|${a}",
        "background-geopoint",
        "D3",
    ),
    "background-geopoint trigger": (
        "type|name|label|calculation|trigger\ntext|a|A\nbackground-geopoint|b|||",
        "background-geopoint",
        "E3",
    ),
    "select from no repeat": ("type|name|label\ntext|a|A\nselect_multiple ${zz}|b|B", "unknown-reference", "A3"),
    "select from a plain question": ("type|name|label\ntext|a|A\nselect_multiple ${a}|b|B", "select-source", "A3"),
    "or_other filter": (
        "type|name|label|choice_filter\nselect_one yn or_other|q|Q|name = 'y'",
        "or-other-filter",
        "D2",
    ),
    "or_other without list": ("type|name|label\nselect_one nolist or_other|q|Q", "list-missing", "A2"),
    "table-list filter": (
        "type|name|label|appearance|choice_filter\nbegin_group|g|G|table-list\nselect_one yn|q|Q||name='y'\nend_group",
        "table-list-filter",
        "E3",
    ),
    "table-list of two lists": (
        "type|name|label|appearance\nbegin_group|g|G|table-list\nselect_one yn|q|Q\nselect_one num|r|R\nend_group",
        "table-list",
        "A4",
    ),
    "big-image alone": ("type|name|label|big-image\ntext|a|A|x.png", "big-image", "D2"),
    "note without text": ("type|name|label\ntext|a|A\nnote|b|", "no-label", "C3"),
    "guidance alone": ("type|name|label|guidance_hint\ntext|a||Long", "no-label", "C2"),
    "no type": ("type|name|label\ntext|a|A\n|b|B", "question-without-type", "A3"),
    "no name": ("type|name|label\ntext||A", "question-without-name", "B2"),
    "no such type": ("type|name|label\ntxet|a|A", "unknown-type", "A2"),
    "no calculation": ("type|name|label|calculation\ncalculate|a||", "calculation-missing", "D2"),
    "bad name": ("type|name|label\ntext|1a|A", "bad-name", "B2"),
    "same name": ("type|name|label\ntext|a|A\ntext|a|B", "duplicate-name", "B3"),
    "same repeat": (
        "type|name|label\nbegin_group|g|G\nbegin_repeat|r|R\ntext|a|A\nend_repeat\nend_group\nbegin_repeat|r|R\ntext|b|B\nend_repeat",
        "duplicate-name",
        "B7",
    ),
    "repeat called data": ("type|name|label\nbegin_repeat|data|R\ntext|a|A\nend_repeat", "reserved-name", "B2"),
    "meta": ("type|name|label\nbegin_group|meta|R\ntext|a|A\nend_group", "reserved-name", "B2"),
    "unmatched begin": ("type|name|label\nbegin_group|g|R\ntext|a|A", "unmatched-begin", "A2"),
    "unmatched end": ("type|name|label\ntext|a|A\nend_group||", "unmatched-end", "A3"),
    "multiple with spaces": ("type|name|label\nselect_multiple sp|a|A", "choice-space", "B7"),
    "no such list": ("type|name|label\nselect_one zz|a|A", "list-missing", "A2"),
    "no external sheet": (
        "type|name|label|choice_filter\nselect_one_external zz|a|A|x=1",
        "list-missing",
        "A2",
    ),
    "file of another kind": ("type|name|label\nselect_one_from_file x.pdf|a|A", "file-extension", "A2"),
    "save_to without entities": ("type|name|label|save_to\ntext|a|A|prop", "entity", "D2"),
    "loop without list": ("type|name|label\nbegin_loop over|l|L\ntext|a|A\nend_loop", "list-missing", "A2"),
    "search on a shared list": (
        "type|name|label|appearance\nselect_one yn|a|A|search('x')\nselect_one yn|b|B",
        "search-shared",
        "D2",
    ),
}


def errors(path):
    return [i for i in check_workbook(path) if i.severity == "error"]


def is_told_well(issue, cell: str) -> None:
    assert issue.cell == cell, (issue.line("en"), issue.found)
    assert issue.text.id != issue.text.en
    assert issue.mend.id
    assert issue.mend.en
    assert issue.mend.id != issue.mend.en or issue.mend.id.startswith("Tulis")
    assert "pyxform" not in issue.text.id
    assert "{" not in issue.text.en.replace("${", "")


@pytest.mark.parametrize("case", SURVEYS)
def test_refusal_is_told_once_at_its_cell_with_its_mend(make, case: str) -> None:
    survey, code, cell = SURVEYS[case]
    found = errors(make(survey=grid(survey), choices=grid(CHOICES)))
    assert [i.code for i in found] == [code], [i.line("en") for i in found]
    is_told_well(found[0], cell)


ENTITIES: dict[str, tuple[str, str, str, str]] = {
    "no label": ("text|a|A|p", "list_name\nt", "label", ""),
    "unknown column": ("text|a|A|p", "list_name|label|oops\nt|L|1", "unknown-column", ""),
    "twice": ("text|a|A|t#p", "list_name|label\nt|L\nt|L", "entity", "A3"),
    "without name": ("text|a|A|p", "list_name|label\n|${a}", "entity", ""),
    "underscores": ("text|a|A|p", "list_name|label\n__t|L", "entity", "A2"),
    "point": ("text|a|A|p", "list_name|label\na.t|${a}", "entity", "A2"),
    "update without id": ("text|a|A|p", "list_name|label|update_if\nt|L|1=1", "entity", ""),
    "upsert without update": ("text|a|A|p", "list_name|label|create_if|entity_id\nt|L|1=1|${a}", "entity", ""),
    "no such list": ("text|a|A|zz#p", "list_name|label\nt|L", "entity", "D2"),
    "two signs": ("text|a|A|t#p#q", "list_name|label\nt|L", "entity", "D2"),
    "property name": ("text|a|A|name", "list_name|label\nt|L", "entity", "D2"),
    "property underscores": ("text|a|A|__p", "list_name|label\nt|L", "entity", "D2"),
    "property letters": ("text|a|A|p q", "list_name|label\nt|L", "bad-name", "D2"),
    "property twice": ("text|a|A|p\ntext|b|B|p", "list_name|label\nt|L", "entity", "D3"),
    "group": ("begin_group|g|G|p\ntext|a|A|\nend_group|||", "list_name|label\nt|L", "entity", "D2"),
    "several": ("text|a|A|p", "list_name|label\nt|L\nu|L", "entity", "D2"),
}


@pytest.mark.parametrize("case", ENTITIES)
def test_refusal_of_an_entity_is_told_at_its_cell(make, case: str) -> None:
    survey, entities, code, cell = ENTITIES[case]
    found = errors(make(survey=grid(f"type|name|label|save_to\n{survey}"), entities=grid(entities)))
    assert len(found) == 1, [i.line("en") for i in found]
    assert found[0].code == ("entity" if code == "label" else code)
    assert found[0].sheet in {"survey", "entities"}
    is_told_well(found[0], cell or found[0].cell)
    assert found[0].row is not None


def test_faults_of_several_rows_are_found_in_one_run(make) -> None:
    path = make(
        survey=grid(
            "type|name|label|parameters|relevant\nrange|a|A|start=x|\ntext|b|B|rows=y|\nimage|c|C|max-pixels=z|\n"
            "text|d|D||nofunction(1)"
        )
    )
    assert [(i.code, i.cell) for i in errors(path)] == [
        ("parameters", "D2"), ("parameters", "D3"), ("parameters", "D4"), ("unknown-function", "E5"),
    ]  # fmt: skip


def test_column_that_is_there_twice_is_refused_as_in_odk(make) -> None:
    [issue] = errors(make(survey=grid("type|name|label|label\ntext|a|A|B")))
    assert (issue.code, issue.cell) == ("duplicate-column", "D1")


def test_fault_in_an_entity_is_told_on_its_sheet(make) -> None:
    path = make(
        survey=grid("type|name|label|save_to\ntext|a|A|p"),
        entities=grid("list_name|label|create_if\nt|${a}|oops(${a})"),
    )
    [issue] = errors(path)
    assert (issue.code, issue.sheet, issue.cell) == ("unknown-function", "entities", "C2")
