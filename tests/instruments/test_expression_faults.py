"""Faults that pyxform lets through and the engine finds, brought back to sheet, row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from ltsa_desktop.instruments import InstrumentError, check_workbook, compile_workbook

HEAD = [
    "type", "name", "label", "relevant", "calculation", "constraint", "required", "choice_filter", "repeat_count",
    "default", "trigger", "constraint_message",
]  # fmt: skip
CHOICES = [["list_name", "name", "label", "wilayah"], ["kota", "a", "A", "x"], ["kota", "b", "B", "y"]]


def row(**cells: str) -> list[str]:
    cells = {"type": "text", "name": "q", "label": "Q", **cells}
    return [cells.get(column, "") for column in HEAD]


def refusal(path: Path) -> InstrumentError:
    with pytest.raises(InstrumentError) as caught:
        compile_workbook(path)
    return caught.value


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"relevant": "hitung(${n}) > 1"}, "unknown-function", "D3"),
        ({"relevant": "(${n} > 1"}, None, "D3"),
        ({"type": "calculate", "calculation": "${n} + + 1)"}, None, "E3"),
        ({"constraint": ". >= jumlahkan(1)"}, "unknown-function", "F3"),
        ({"required": "if(${n} = 1, 'a'"}, None, "G3"),
        ({"type": "select_one kota", "choice_filter": "wilayah = cari(${n})"}, "unknown-function", "H3"),
        ({"type": "begin_repeat", "repeat_count": "banyak(${n})"}, "unknown-function", "I3"),
        ({"default": "hariini() + 1"}, "unknown-function", "J3"),
        ({"type": "calculate", "calculation": "round(${n})  @ 2"}, None, "E3"),
        ({"type": "integer", "calculation": "coalesce(${n})"}, "arity", "E3"),
        ({"type": "calculate", "calculation": "/data/tidak_ada + 1"}, "unknown-reference", "E3"),
    ],
)
def test_fault_in_an_expression_is_named_with_its_cell(
    make, cells: dict[str, str], code: str | None, cell: str
) -> None:
    rows = [HEAD, row(type="integer", name="n", label="N"), row(**cells)]
    if cells.get("type") == "begin_repeat":
        rows += [row(name="di_dalam"), row(type="end_repeat", name="", label="")]
    path = make(survey=rows, choices=CHOICES)
    error = refusal(path)
    [issue] = [i for i in error.issues if i.severity == "error"]
    assert (issue.sheet, issue.cell) == ("survey", cell)
    if code:
        assert issue.code == code
    assert issue.found == next(text for base, text in cells.items() if base not in {"type"})
    assert f"baris {issue.row}" in error.text.id


def test_cycle_is_refused_with_its_path(make) -> None:
    path = make(
        survey=[
            HEAD,
            row(type="calculate", name="a", calculation="${b} + 1"),
            row(type="calculate", name="b", calculation="${c} + 1"),
            row(type="calculate", name="c", calculation="${a} + 1"),
        ]
    )
    error = refusal(path)
    assert error.code == "cycle"
    [issue] = error.issues
    assert issue.sheet == "survey"
    assert issue.row in {2, 3, 4}
    assert issue.column == "calculation"
    for name in "abc":
        assert name in issue.text.en
    assert "→" in issue.text.en


def test_question_whose_relevance_reads_its_own_answer_is_doubted(make) -> None:
    """ODK opens such a form, and forms of the field hold such groups; but a question may never show by it."""
    path = make(survey=[HEAD, row(type="integer", name="a", relevant="${a} > 1")])
    assert compile_workbook(path).form_id
    [doubt] = [i for i in check_workbook(path) if i.code == "self-relevance"]
    assert (doubt.severity, doubt.cell) == ("warning", "D2")
    assert "a → a" in doubt.text.en
    assert doubt.mend.en


def test_calculation_that_reads_itself_is_a_cycle(make) -> None:
    path = make(survey=[HEAD, row(type="calculate", name="a", calculation="${a} + 1")])
    error = refusal(path)
    assert error.code == "cycle"
    assert error.issues[0].row == 2


def test_check_goes_on_after_the_first_fault(make) -> None:
    path = make(
        survey=[
            HEAD,
            row(type="integer", name="n"),
            row(name="a", relevant="satu(1)"),
            row(type="calculate", name="b", calculation="dua(${n})"),
            row(name="c", constraint=". > tiga()"),
            row(name="d", relevant="${n} >"),
        ]
    )
    errors = [i for i in check_workbook(path) if i.severity == "error"]
    assert sorted(i.cell for i in errors) == ["D3", "D6", "E4", "F5"]


def test_nearest_function_is_offered(make) -> None:
    path = make(survey=[HEAD, row(type="integer", name="n"), row(relevant="coalese(${n}, 0) > 1")])
    [issue] = [i for i in check_workbook(path) if i.severity == "error"]
    assert "coalesce()" in issue.mend.id


def test_fault_in_the_instance_name_points_at_the_settings_sheet(make) -> None:
    path = make(
        survey=[HEAD, row()],
        settings=[["form_id", "version", "instance_name"], ["uji", "1", "gabung(${q}, 1)"]],
    )
    error = refusal(path)
    assert (error.issues[0].sheet, error.issues[0].cell) == ("settings", "C2")


def test_missing_choice_file_is_named(make, tmp_path: Path) -> None:
    rows = [HEAD, row(type="select_one_from_file desa.csv")]
    path = make(survey=rows)
    error = refusal(path)
    assert (error.issues[0].code, error.issues[0].cell) == ("attachment-missing", "A2")
    (tmp_path / "desa.csv").write_text("name,label\n1,Satu\n2,Dua\n", encoding="utf-8")
    assert compile_workbook(path).attachments == {"desa.csv": b"name,label\n1,Satu\n2,Dua\n"}


def test_old_excel_file_compiles(make_xls) -> None:
    path = make_xls(
        survey=[["type", "name", "label"], ["text", "q", "Siapa?"]],
        settings=[["form_id", "version"], ["lama", 1.0]],
    )
    instrument = compile_workbook(path)
    assert (instrument.form_id, instrument.version, instrument.workbook_name) == ("lama", "1", "uji.xls")


def test_smart_quotes_and_spaces_are_read_as_meant(make) -> None:
    path = make(
        survey=[
            HEAD,
            row(type=" select_one  kota ", name=" k "),
            row(name="r", relevant="${k} = ‘a’"),
        ],
        choices=CHOICES,
    )
    compile_workbook(path)
    codes = {(i.code, i.cell) for i in check_workbook(path)}
    assert ("smart-quotes", "D3") in codes
    assert ("stray-spaces", "B2") in codes


@pytest.mark.parametrize(
    ("written", "better"),
    [("${n} == 1", "="), ("${n} => 1", ">="), ("${n} <> 1", "!="), ("${n} > 1 AND ${n} < 9", "and")],
)
def test_slip_of_a_spreadsheet_writer_is_recognised(make, written: str, better: str) -> None:
    path = make(survey=[HEAD, row(type="integer", name="n"), row(relevant=written)])
    [issue] = [i for i in check_workbook(path) if i.severity == "error"]
    assert issue.cell == "D3"
    assert f"Tulis {better}, bukan" in issue.mend.id
    assert "/data/" not in issue.text.id


def test_missing_data_file_of_pulldata_is_named(make, tmp_path: Path) -> None:
    path = make(survey=[HEAD, row(type="calculate", calculation="pulldata('harga', 'h', 'k', '1')")])
    assert [(i.code, i.cell) for i in refusal(path).issues] == [("attachment-missing", "E2")]
    (tmp_path / "uji-media").mkdir()
    (tmp_path / "uji-media" / "harga.csv").write_text("k,h\n1,9\n", encoding="utf-8")
    assert "harga.csv" in compile_workbook(path).attachments


def test_check_goes_on_behind_a_reference_to_nothing(make) -> None:
    path = make(
        survey=[
            ["type", "name", "label", "relevant", "calculation"],
            ["text", "a", "A", "${gone} = 1"],
            ["text", "b", "B", "foo(1)"],
            ["calculate", "c", "", "", "${d} + 1"],
            ["calculate", "d", "", "", "${c} + 1"],
        ]
    )
    codes = {(i.code, i.cell) for i in check_workbook(path) if i.severity == "error"}
    assert ("unknown-reference", "D2") in codes
    assert ("unknown-function", "D3") in codes
    assert "cycle" in {code for code, _ in codes}


def test_faults_of_expressions_are_told_beside_those_that_pyxform_stops_at(make) -> None:
    survey = [
        ["type", "name", "label", "relevant", "calculation", "constraint"],
        ["text", "a", "A", "${tidak_ada} = 1", "", ""],
        ["calculate", "x", "", "", "${y} + 1", ""],
        ["calculate", "y", "", "", "${x} + 1", ""],
        ["integer", "b", "B", "", "", ". > (3"],
        ["text", "c", "C", "", "", 'regx(., "a")'],
        ["select_one hilang", "d", "D", "", "", ""],
    ]
    choices = [["list_name", "name", "label"], ["l", "1", "Satu"], ["l", "1", "Satu lagi"]]
    errors = [issue for issue in check_workbook(make(survey=survey, choices=choices)) if issue.severity == "error"]
    assert sorted((issue.sheet, issue.cell) for issue in errors) == [
        ("choices", "B3"),
        ("survey", "A7"),
        ("survey", "D2"),
        ("survey", "E3"),
        ("survey", "F5"),
        ("survey", "F6"),
    ]
