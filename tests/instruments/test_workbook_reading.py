"""Reading workbooks: what Excel writes, what only looks like Excel, and what would eat the machine."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from ltsa_desktop.instruments import InstrumentError, check_workbook, compile_workbook
from ltsa_desktop.instruments.workbook import column_letters, read_workbook

SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    "{rows}</sheetData></worksheet>"
)


def package(path: Path, sheet: bytes, *, level: int = 9, part: str = "worksheets/sheet1.xml") -> Path:
    """A minimal .xlsx whose survey sheet is the given XML."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="survey" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/worksheet" '
            f'Target="{part}"/></Relationships>',
        )
        archive.writestr(f"xl/{part}", sheet)
    return path


def refused(path: Path) -> str:
    """The code with which both doors refuse a file; they must agree."""
    with pytest.raises(InstrumentError) as caught:
        compile_workbook(path)
    issues = check_workbook(path)
    assert [i.code for i in issues][:1] == [caught.value.code]
    assert "\n" not in caught.value.text.id
    assert caught.value.text.en
    return caught.value.code


def test_text_renamed_to_xlsx_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "catatan.xlsx"
    path.write_text("ini catatan biasa\n" * 40, encoding="utf-8")
    assert refused(path) == "not-a-workbook"


def test_empty_file_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(b"")
    assert refused(path) == "not-a-workbook"


def test_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "arsip.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("foto.jpg", b"x")
    assert refused(path) == "not-a-workbook"


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "tidak-ada.xlsx") == "workbook-missing"


def test_half_a_workbook_is_damaged(make, tmp_path: Path) -> None:
    whole = make(survey=[["type", "name", "label"], ["text", "q", "Q"]]).read_bytes()
    path = tmp_path / "separuh.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    assert refused(path) == "workbook-damaged"


def test_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "terkunci.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert refused(path) == "workbook-locked"


def test_ordinary_workbook_is_not_an_xlsform(make) -> None:
    path = make(Anggaran=[["Uraian", "Jumlah"], ["Sewa", 5]])
    assert refused(path) == "not-an-xlsform"
    [issue] = check_workbook(path)
    assert "Anggaran" in issue.found


def test_the_only_sheet_is_the_survey_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "satu.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sheet1")
        for number, row in enumerate([["type", "name", "label"], ["text", "nama", "Nama"]]):
            sheet.write_row(number, 0, row)
    assert [issue for issue in check_workbook(path) if issue.severity == "error"] == []
    assert b"nama" in compile_workbook(path).xform


def test_sheet_of_200_mb_is_refused_quickly(tmp_path: Path) -> None:
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"a" * 1_000_000 + b"</t></is></c></row>"
    path = package(tmp_path / "besar.xlsx", SHEET.encode().replace(b"{rows}", row * 201))
    assert path.stat().st_size < 2_000_000
    begun = time.perf_counter()
    assert refused(path) == "workbook-too-large"
    assert time.perf_counter() - begun < 20


def test_declared_size_that_lies_does_not_help_a_bomb(tmp_path: Path) -> None:
    path = package(tmp_path / "bohong.xlsx", SHEET.encode().replace(b"{rows}", b" " * 162_000_000), level=1)
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    assert refused(path) == "workbook-too-large"


@pytest.mark.parametrize("cell", ['<c r="XFD1048576"><v>1</v></c>', "<c s=\"0\" r = 'ZZZ900000'><v>1</v></c>"])
def test_one_cell_at_the_far_corner_is_refused(tmp_path: Path, cell: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row>{cell}</row>'
    assert refused(package(tmp_path / "jauh.xlsx", SHEET.replace("{rows}", rows).encode())) == "sheet-too-large"


def test_cells_that_only_carry_a_format_do_not_count_however_far_they_are_painted(tmp_path: Path) -> None:
    painted = "".join(
        f'<row r="{n}" s="3" customFormat="1"><c r="A{n}" s="3"/><c s="3" r="Z{n}" /></row>' for n in range(2, 400_000)
    )
    rows = f'<row r="1"><c r="A1"><v>7</v></c></row>{painted}<row r="1048576"><c r="XFD1048576" s="3"/></row>'
    book = read_workbook(package(tmp_path / "dicat.xlsx", SHEET.replace("{rows}", rows).encode()))
    assert [row[:1] for row in book.sheets[0].rows if any(row)] == [("7",)]


@pytest.mark.parametrize("gap", [10, 60_000, 70_000])
def test_a_cell_hidden_behind_a_long_tag_is_found(tmp_path: Path, gap: int) -> None:
    cell = f'<c r="XFD1048576" note="{"x" * gap}" s="3"><v>1</v></c>'
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row>{cell}</row>'
    code = refused(package(tmp_path / "panjang.xlsx", SHEET.replace("{rows}", rows).encode()))
    assert code in {"sheet-too-large", "workbook-damaged"}


def test_far_corner_is_found_wherever_the_sheet_lies(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = package(tmp_path / "sembunyi.xlsx", SHEET.replace("{rows}", rows).encode(), part="lain/tempat.xml")
    assert refused(path) == "sheet-too-large"


def test_billion_laughs_in_a_sheet_are_refused_or_read_as_nothing(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{"".join(f"&{chr(97 + i)};" for _ in range(10))}">' for i in range(9)
    )
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>'
    sheet = SHEET.replace('<?xml version="1.0"?>', f'<?xml version="1.0"?>{laughs}]>').replace("{rows}", rows)
    begun = time.perf_counter()
    path = package(tmp_path / "tawa.xlsx", sheet.encode())
    assert refused(path) in {"workbook-damaged", "header-missing"}
    assert time.perf_counter() - begun < 5


def test_thousands_of_groups_inside_groups_are_refused(make) -> None:
    deep = [["begin_group", f"g{i}", "G"] for i in range(5000)]
    rows = [["type", "name", "label"], *deep, ["text", "q", "Q"], *([["end_group", "", ""]] * 5000)]
    assert refused(make(survey=rows)) == "too-deep"


def test_sheet_of_thirty_thousand_questions_is_refused(make) -> None:
    rows = [["type", "name", "label"], *(["text", f"q{i}", "Q"] for i in range(30_000))]
    assert refused(make(survey=rows)) == "sheet-too-large"


def test_thousands_of_unknown_references_are_told_in_seconds(make) -> None:
    rows = [["type", "name", "label"], *(["text", f"pertanyaan{i}", f"Q ${{pertanyan{i}}}"] for i in range(2000))]
    begun = time.perf_counter()
    issues = check_workbook(make(survey=rows))
    assert time.perf_counter() - begun < 30
    assert len([i for i in issues if i.code == "unknown-reference"]) == 2000


def test_numbers_dates_and_spaces_become_the_text_that_xlsform_tools_read(make) -> None:
    path = make(
        survey=[
            ["type", " name ", "label"],
            ["text", " q ", 1.0],
            ["integer", "n\xa0", 2.5],
            ["date", "d", date(2026, 3, 1)],
        ],
        hidden=["survey"],
    )
    book = read_workbook(path)
    sheet = book.sheet("Survey ")
    assert sheet is None
    sheet = book.sheet("survey")
    assert sheet is not None
    assert sheet.hidden
    assert sheet.rows[1] == ("text", "q", "1")
    assert sheet.rows[2] == ("integer", "n", "2.5")
    assert sheet.rows[3] == ("date", "d", "2026-03-01")
    assert sheet.raw[3, 2] == "date"
    assert sheet.raw[1, 1] == "space"


def test_old_excel_files_are_read(make_xls) -> None:
    path = make_xls(survey=[["type", "name", "label"], ["text", "q", "Siapa?"], ["integer", "n", 1.0]])
    sheet = read_workbook(path).sheet("survey")
    assert sheet is not None
    assert sheet.rows == (("type", "name", "label"), ("text", "q", "Siapa?"), ("integer", "n", "1"))


def test_merged_ranges_are_known(make) -> None:
    path = make(survey=[["type", "name", "label"], ["text", "q", "Q"], ["text", "r", "R"]], merge={"survey": "C5:C7"})
    sheet = read_workbook(path).sheet("survey")
    assert sheet is not None
    assert sheet.merged == ((4, 2, 6, 2),)


def test_columns_have_excels_letters() -> None:
    assert [column_letters(i) for i in (0, 25, 26, 51, 701, 702)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]


def test_bytes_are_read_like_files(make) -> None:
    data = make(survey=[["type", "name", "label"], ["text", "q", "Q"]]).read_bytes()
    assert read_workbook(data, "q.xlsx").name == "q.xlsx"
    with pytest.raises(InstrumentError):
        read_workbook(io.BytesIO(b"x").getvalue())
