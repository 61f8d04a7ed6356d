"""`ltsa form check` says how serious each remark is, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ltsa = Callable[..., Any]


@pytest.mark.parametrize(
    ("language", "wrong"), [("id", "harus diperbaiki: sheet survey, baris 3"), ("en", "must be mended: sheet survey")]
)
def test_each_remark_has_its_weight_its_place_and_its_mend(
    ltsa: Ltsa, tmp_path: Path, language: str, wrong: str
) -> None:
    import xlsxwriter

    path = tmp_path / "formulir baru.xlsx"
    with xlsxwriter.Workbook(path) as book:
        survey = book.add_worksheet("survey")
        for row, cells in enumerate(
            [["type", "name", "label", "relevant"], ["text", "a", "A", ""], ["text", "b", "B", "${tidak_ada} = 1"]]
        ):
            survey.write_row(row, 0, cells)
        settings = book.add_worksheet("settings")
        for row, cells in enumerate([["form_id", "form_title", "version"], ["uji", "Uji", "1"]]):
            settings.write_row(row, 0, cells)
    answer = ltsa("--lang", language, "form", "check", path)
    assert answer.code == 1
    assert wrong in answer.out
    assert "tidak_ada" in answer.out


XFORM = """<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"><h:head><h:title>Uji</h:title>
<model><instance><data id="uji" version="1"><n/><s/></data></instance>
<bind nodeset="/data/n" type="int" constraint="{constraint}"/><bind nodeset="/data/s" type="string"/></model></h:head>
<h:body><input ref="/data/n"><label>N</label></input><select1 ref="/data/s"><label>S</label>
<item><label>Ya</label><value>ya</value></item></select1></h:body></h:html>"""


def test_xform_is_checked_and_not_called_no_workbook(ltsa: Ltsa, tmp_path: Path) -> None:
    path = tmp_path / "uji.xml"
    path.write_text(XFORM.replace("{constraint}", ". &gt; 1"), encoding="utf-8")
    assert ltsa("form", "check", path).code == 0
    path.write_text(XFORM.replace("{constraint}", "oops(."), encoding="utf-8")
    answer = ltsa("form", "check", path, "--json")
    assert answer.code == 1
    [issue] = answer.json["issues"]
    assert issue["found"] == "oops(."
    assert issue["text"]["id"] != issue["text"]["en"]


def test_run_tells_what_was_not_taken_as_asked(ltsa: Ltsa, tmp_path: Path) -> None:
    path, ops = tmp_path / "uji.xml", tmp_path / "ops.json"
    path.write_text(XFORM.replace("{constraint}", ". &gt; 1"), encoding="utf-8")
    ops.write_text('[{"set": "/data/n", "value": "abc"}, {"set": "/data/s", "value": "entah"}]', encoding="utf-8")
    answer = ltsa("form", "run", path, "--ops", ops, "--json")
    assert answer.code == 0
    assert set(answer.json) == {"form", "load_ms", "state", "notes"}
    assert [(note["op"], note["ref"]) for note in answer.json["notes"]] == [(1, "/data/n"), (2, "/data/s")]
    assert "abc" in answer.json["notes"][0]["text"]["id"]
    ops.write_text('[{"set": "/data/n", "value": "5"}]', encoding="utf-8")
    assert set(ltsa("form", "run", path, "--ops", ops, "--json").json) == {"form", "load_ms", "state"}


@pytest.mark.parametrize(
    ("written", "code", "severity"),
    [('calculate=". + 1"', "cycle", "error"), ("relevant=\". = 'ya' or /data/s = 'ya'\"", "self-relevance", "warning")],
)
def test_a_circle_is_told_of_and_opens_all_the_same(
    ltsa: Ltsa, tmp_path: Path, written: str, code: str, severity: str
) -> None:
    path = tmp_path / "putar.xml"
    path.write_text(XFORM.replace('type="int" constraint="{constraint}"', written), encoding="utf-8")
    answer = ltsa("form", "check", path, "--json")
    assert [(issue["code"], issue["severity"]) for issue in answer.json["issues"]] == [(code, severity)]
    assert answer.code == (severity == "error")
    ops = tmp_path / "ops.json"
    ops.write_text('[{"set": "/data/s", "value": "ya"}]', encoding="utf-8")
    state = {node["ref"]: node for node in ltsa("form", "run", path, "--ops", ops, "--json").json["state"]}
    assert state["/data/n"]["relevant"]
    assert state["/data/s"]["value"] == "ya"


def test_run_tells_what_could_not_be_computed(ltsa: Ltsa, tmp_path: Path) -> None:
    path, ops = tmp_path / "uji.xml", tmp_path / "ops.json"
    form = XFORM.replace("{constraint}", "true()").replace("<s/>", "<s/><r jr:template=''><x/></r>")
    form = form.replace("<h:html ", "<h:html xmlns:jr='http://openrosa.org/javarosa' ")
    form = form.replace(
        "</h:body>", "<group ref='/data/r'><repeat nodeset='/data/r' jr:count='/data/n'/></group></h:body>"
    )
    path.write_text(form, encoding="utf-8")
    ops.write_text('[{"set": "/data/n", "value": "20000"}, {"set": "/data/n", "value": "1"}]', encoding="utf-8")
    answer = ltsa("form", "run", path, "--ops", ops, "--json")
    assert [(note["op"], note["ref"]) for note in answer.json["notes"]] == [(1, "/data/r")]
    assert "berulang" in answer.json["notes"][0]["text"]["id"]
