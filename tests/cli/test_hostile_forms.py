"""Forms made to hurt, through the program itself: a sentence or a result, within bounded time and memory.

Each is a process of its own. Where the system can (POSIX), its address space and processor time are limited and a
process that needs more dies; on Windows the time alone is bounded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest
import xlsxwriter

SECONDS = 60
"""Processor time; none needs more than six on two cores."""
MEGABYTES = 2_000
"""Address space, of which the interpreter and its libraries reserve a part; none holds more than 850 MB."""
HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>H</h:title><model>'
)
SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHEET_END = b"</sheetData></worksheet>"
LAUGHS = "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
Call = Callable[..., tuple[int, str]]


def limit_resources() -> Callable[[], None] | None:
    """What a child does before it starts; None where the system knows no limits."""
    if sys.platform == "win32":
        return None
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000, MEGABYTES * 1_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    return limit


@pytest.fixture
def ltsa(tmp_path: Path) -> Call:
    """Run `ltsa form …` as a process of its own: its exit code and all it said."""

    def call(*words: object, language: str = "id") -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "ltsa_desktop", "form", *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=5 * SECONDS,
            env={**os.environ, "LTSA_LANG": language, "XDG_CONFIG_HOME": str(tmp_path), "PYTHONUTF8": "1"},
            preexec_fn=limit_resources(),
        )
        said = done.stdout.decode("utf-8")
        assert "Traceback" not in said
        assert "MemoryError" not in said
        return done.returncode, said

    return call


def xform(instance: str, binds: str = "", body: str = "", itext: str = "") -> str:
    """An XForm of these parts."""
    return (
        f"{HEAD}{itext}<instance><data id='h'>{instance}</data></instance>{binds}</model></h:head>"
        f"<h:body>{body}</h:body></h:html>"
    )


def repeat(ref: str, count: str, inner: str) -> str:
    """The body of a counted repeat."""
    return f"<group ref='{ref}'><label>R</label><repeat nodeset='{ref}' jr:count='{count}'>{inner}</repeat></group>"


def deep_repeats(levels: int) -> str:
    """Counts inside counts."""
    refs = ["/data" + "".join(f"/r{at}" for at in range(level + 1)) for level in range(levels)]
    instance, body = "<q/>", f"<input ref='{refs[-1]}/q'><label>Q</label></input>"
    for level in reversed(range(levels)):
        instance, body = f"<r{level} jr:template=''>{instance}</r{level}>", repeat(refs[level], "10", body)
    return xform(instance, body=body)


def itexts(count: int) -> str:
    """Four languages of `count` long texts."""
    return (
        "<itext>"
        + "".join(
            f"<translation lang='l{k}'>"
            + "".join(f"<text id='x{n}'><value>{'t' * 100}</value></text>" for n in range(count))
            + "</translation>"
            for k in range(4)
        )
        + "</itext>"
    )


REFUSED: dict[str, tuple[Callable[[], str], str, str]] = {
    "laughs": (
        lambda: f"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'>{LAUGHS}]>" + xform("<a>&m;</a>"),
        "definisi entitas XML",
        "defines XML entities",
    ),
    "outside": (
        lambda: "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + xform("<a>&e;</a>"),
        "definisi entitas XML",
        "defines XML entities",
    ),
    "groups": (lambda: xform("<a>" * 10_000 + "</a>" * 10_000), "lebih dari 256 tingkat", "more than 256 levels"),
    "brackets": (
        lambda: xform("<a/>", f"<bind nodeset='/data/a' calculate='{'(' * 10_000}1{')' * 10_000}'/>"),
        "bersarang lebih dari 1500 tingkat",
        "nested more than 1500 levels",
    ),
    "count": (
        lambda: xform(
            "<r jr:template=''><q/></r>",
            body=repeat("/data/r", "1000000000", "<input ref='/data/r/q'><label>Q</label></input>"),
        ),
        "meminta 1000000000 baris; paling banyak 10000",
        "asks for 1000000000 rows; at most 10000",
    ),
    "binds": (
        lambda: xform("<a/>", "<bind nodeset='/data/a' type='string' relevant='1=1'/>" * 1_000_000),
        "lebih dari 1000000 bagian",
        "more than 1000000 parts",
    ),
    "texts": (lambda: xform("<a/>", itext=itexts(200_000)), "lebih dari 1000000 bagian", "more than 1000000 parts"),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_a_hostile_xform_is_refused_in_words(ltsa: Call, tmp_path: Path, name: str) -> None:
    make, indonesian, english = REFUSED[name]
    path = tmp_path / f"{name}.xml"
    path.write_text(make(), encoding="utf-8")
    for verb, language, wanted in (("check", "id", indonesian), ("run", "en", english)):
        code, said = ltsa(verb, path, language=language)
        assert code == 1, said[-500:]
        assert wanted in said


@pytest.mark.parametrize("name", ["regex", "regex-size", "doubling", "triggers", "repeats"])
def test_what_could_go_on_forever_comes_to_an_end(ltsa: Call, tmp_path: Path, name: str) -> None:
    control = "<input ref='/data/{0}'><label>L</label>{1}</input>"
    doubles = "<setvalue ref='/data/{0}' event='xforms-value-changed' value='concat(/data/{1}, /data/{1})'/>"
    steps = "".join(
        f"<bind nodeset='/data/q{n}' calculate='concat({', '.join([f'/data/q{n - 1}'] * 4)})'/>" for n in range(1, 60)
    )
    forms = {
        "regex": xform(
            "<a/><b/>",
            "<bind nodeset='/data/a' constraint=\"regex(., '^((a+)+)+$')\"/>"
            "<bind nodeset='/data/b' calculate=\"regex(/data/a, '^(([a-z])+.)+[A-Z]([a-z])+$')\"/>",
            control.format("a", ""),
        ),
        "regex-size": xform(
            "<a/>", "<bind nodeset='/data/a' constraint=\"regex(., '^((((a{1,1000}){1,1000}){1,1000}){1,1000})$')\"/>"
        ),
        "doubling": xform(
            "<a/>" + "".join(f"<q{n}/>" for n in range(60)), "<bind nodeset='/data/q0' calculate='/data/a'/>" + steps
        ),
        "triggers": xform(
            "<a/><b/>",
            "",
            control.format("a", doubles.format("b", "a")) + control.format("b", doubles.format("a", "b")),
        ),
        "repeats": deep_repeats(60),
    }
    path, ops = tmp_path / "form.xml", tmp_path / "ops.json"
    path.write_text(forms[name], encoding="utf-8")
    edits = [] if name == "repeats" else [{"set": "/data/a", "value": "a" * 5_000 + "!"}]
    ops.write_text(json.dumps(edits), encoding="utf-8")
    assert ltsa("check", path)[0] == 0
    code, said = ltsa("run", path, "--ops", ops, "--json")
    assert code == 0, said[-500:]
    assert json.loads(said)["state"]


def book(path: Path, survey: Sequence[Sequence[str]]) -> Path:
    """An ordinary workbook with these rows."""
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("survey")
        for at, row in enumerate([["type", "name", "label", "calculation", "constraint", "repeat_count"], *survey]):
            sheet.write_row(at, 0, row)
        made.add_worksheet("choices").write_row(0, 0, ["list_name", "name", "label"])
        sheet = made.add_worksheet("settings")
        sheet.write_row(0, 0, ["form_title", "form_id", "version"])
        sheet.write_row(1, 0, ["H", "h", "1"])
    return path


def bomb(path: Path, pieces: Iterable[bytes]) -> Path:
    """A workbook whose first sheet is these bytes."""
    plain = book(path.with_name("plain.xlsx"), [["text", "a", "A"]])
    with zipfile.ZipFile(plain) as whole, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in whole.infolist():
            if entry.filename != "xl/worksheets/sheet1.xml":
                made.writestr(entry, whole.read(entry))
                continue
            with made.open(entry.filename, "w", force_zip64=True) as file:
                for piece in pieces:
                    file.write(piece)
    return path


def many_rows() -> Iterator[bytes]:
    """A sheet of 200 MB in a zip of a few."""
    yield SHEET
    for start in range(1, 1_000_000, 1000):
        rows = (
            f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>text {"x" * 150}</t></is></c></row>'
            for n in range(start, start + 1000)
        )
        yield "".join(rows).encode()
    yield SHEET_END


def one_cell() -> Iterator[bytes]:
    """One cell of two gigabytes."""
    yield SHEET + b'<row r="1"><c r="A1" t="inlineStr"><is><t>'
    yield from [b"a" * 1_000_000] * 2_000
    yield b"</t></is></c></row>" + SHEET_END


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        (many_rows, "terlalu besar untuk sebuah instrumen"),
        (one_cell, "terlalu besar untuk sebuah instrumen"),
        (
            lambda: [SHEET, b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>', SHEET_END],
            "sangat jauh dari awal",
        ),
    ],
    ids=["rows", "cell", "far"],
)
def test_a_workbook_that_unpacks_without_end_is_refused(
    ltsa: Call, tmp_path: Path, pieces: Callable[[], Iterable[bytes]], wanted: str
) -> None:
    path = bomb(tmp_path / "bom.xlsx", pieces())
    assert path.stat().st_size < 20_000_000
    for verb in ("check", "run"):
        code, said = ltsa(verb, path)
        assert code == 1, said[-500:]
        assert wanted in said


@pytest.mark.parametrize(
    ("survey", "wanted"),
    [
        ([["begin group", f"g{n}", "G"] for n in range(3_000)], "Kelompok di dalam kelompok terlalu dalam"),
        ([["calculate", "a", "", "(" * 10_000 + "1" + ")" * 10_000]], "bersarang lebih dari 1500 tingkat"),
        ([["calculate", "a", "", "1" + "+1" * 15_000]], "Ekspresi ini terlalu panjang"),
        (
            [["begin repeat", "r", "R", "", "", "1000000000"], ["text", "q", "Q"], ["end repeat"]],
            "baris 2, kolom repeat_count (F2): Pengulangan ini meminta 1000000000 baris; paling banyak 10000",
        ),
    ],
    ids=["groups", "brackets", "sum", "count"],
)
def test_a_hostile_workbook_is_refused_where_it_is_wrong(
    ltsa: Call, tmp_path: Path, survey: list[list[str]], wanted: str
) -> None:
    path = book(tmp_path / "h.xlsx", survey)
    for verb in ("check", "run"):
        code, said = ltsa(verb, path)
        assert code == 1, said[-500:]
        assert wanted in said


def test_a_list_of_fifty_megabytes_beside_the_form_is_read(ltsa: Call, tmp_path: Path) -> None:
    path = book(tmp_path / "h.xlsx", [["select_one_from_file desa.csv", "d", "D"]])
    with (tmp_path / "desa.csv").open("w", encoding="utf-8") as file:
        file.write("name,label\n")
        file.writelines(f"d{n},Desa {n} {'x' * 20}\n" for n in range(1_300_000))
    ops = tmp_path / "ops.json"
    ops.write_text(json.dumps([{"set": "/data/d", "value": "d1299999"}]), encoding="utf-8")
    code, said = ltsa("run", path, "--ops", ops, "--json")
    assert code == 0, said[-500:]
    assert next(node for node in json.loads(said)["state"] if node["ref"] == "/data/d")["value"] == "d1299999"
