"""An XForm (`.xml`) is checked too: every fault with its path, attribute and line, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ltsa_desktop import cli

FORM = """<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"
    xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>CONTOH</h:title>
<model>
<itext>
<translation lang="id" default="true()"><text id="/data/n:label"><value>Angka</value></text>
<text id="/data/s:label"><value>Satu</value></text></translation>
<translation lang="en"><text id="/data/n:label"><value>Number</value></text>
<text id="/data/s:label"><value>One</value></text></translation>
</itext>
<instance><data id="uji" version="1"><n/><s/><k/></data></instance>
<bind nodeset="/data/n" type="int"/>
<bind nodeset="/data/s" type="string"/>
<bind nodeset="/data/k" type="string"/>
</model></h:head>
<h:body>
<input ref="/data/n"><label ref="jr:itext('/data/n:label')"/></input>
<select1 ref="/data/s"><label ref="jr:itext('/data/s:label')"/><item><label>Ya</label><value>ya</value></item></select1>
</h:body></h:html>"""
BIND_N, BIND_K = '<bind nodeset="/data/n" type="int"/>', '<bind nodeset="/data/k" type="string"/>'
ITEM = "<item><label>Ya</label><value>ya</value></item>"


def check(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.main([*words, "form", "check", str(path)])
    return code, capsys.readouterr().out


def test_sound_form_has_nothing_to_remark(capsys, tmp_path: Path) -> None:
    path = tmp_path / "uji.xml"
    path.write_text(FORM, encoding="utf-8")
    assert check(capsys, path, "--lang", "en") == (0, "0 must be mended, 0 are worth a look.\n")


@pytest.mark.parametrize(
    ("old", "new", "code", "says", "mean"),
    [
        (BIND_N, BIND_N[:-2] + ' constraint="oops(.)"/>', 1, "line 11, attribute constraint", "baris 11, atribut"),
        (BIND_N, BIND_N[:-2] + ' calculate="1 + ("/>', 1, "line 11, attribute calculate", "baris 11, atribut"),
        (
            BIND_N,
            BIND_N[:-2] + ' relevant="/data/tiada = 1"/>',
            0,
            "no node called “tiada” here.\n",
            "baris 11, atribut relevant",
        ),
        (BIND_N, BIND_N[:-2] + ' relevant="1 = 2"/>', 0, "this can never be asked", "tidak akan pernah ditanyakan"),
        ('nodeset="/data/k"', 'nodeset="/data/z"', 0, "This bind points at /data/z", "Bind ini menunjuk /data/z"),
        ('<input ref="/data/n"', '<input ref="/data/z"', 0, "<input> points at /data/z", "<input> menunjuk /data/z"),
        ("'/data/n:label'", "'/data/x:label'", 0, 'The text "/data/x:label" is not in the itext', "tidak ada di itext"),
        ('<text id="/data/n:label"><value>Number', '<text id="z"><value>Number', 0, "is missing in en", "dalam en"),
        (ITEM, "", 0, "it has no choices", "tidak ada pilihannya"),
        (ITEM, ITEM * 2, 0, 'the choice "ya" is there twice', 'pilihan "ya" ada dua kali'),
        ("<label ref=\"jr:itext('/data/n:label')\"/>", "", 0, "this question has no text", "pertanyaan ini tanpa teks"),
        (' id="uji" version="1"', ' version="1"', 0, "This form has no id", "tidak punya id"),
        (' version="1"', "", 0, "This form has no version", "tidak punya versi"),
        (
            "</model>",
            '<instance id="kota" src="jr://file-csv/kota.csv"/></model>',
            0,
            'The file "kota.csv" is not beside this form',
            'Berkas "kota.csv" tidak ada di samping',
        ),
    ],
)
def test_each_fault_is_told_in_either_language_alone(
    capsys, tmp_path: Path, old: str, new: str, code: int, says: str, mean: str
) -> None:
    path = tmp_path / "uji.xml"
    assert FORM.count(old) >= 1
    path.write_text(FORM.replace(old, new, 1), encoding="utf-8")
    english, indonesian = check(capsys, path, "--lang", "en"), check(capsys, path, "--lang", "id")
    assert english[0] == indonesian[0] == code
    assert says in english[1]
    assert mean in indonesian[1]
    assert len(english[1].splitlines()) == 3, english[1]
    assert not set(english[1].split()) & {"yang", "tidak", "ada", "berkas", "baris", "harus"}
    assert not set(indonesian[1].split()) & {"the", "is", "not", "file", "line", "must"}


def test_every_fault_is_found_not_the_first_alone(capsys, tmp_path: Path) -> None:
    path = tmp_path / "uji.xml"
    path.write_text(
        FORM.replace(BIND_N, BIND_N[:-2] + ' relevant="oops(1)" constraint=". >> 1"/>').replace(
            BIND_K, BIND_K[:-2] + ' calculate="1 +"/>'
        ),
        encoding="utf-8",
    )
    code, out = check(capsys, path, "--lang", "en")
    assert code == 1
    assert [line.split(":")[1].strip() for line in out.splitlines() if line.startswith("must be mended")] == [
        "line 11, attribute relevant",
        "line 11, attribute constraint",
        "line 13, attribute calculate",
    ]


def test_choices_of_a_list_point_at_texts_too(capsys, tmp_path: Path) -> None:
    path = tmp_path / "uji.xml"
    items = "".join(f"<item><itextId>c-{n}</itextId><name>{n}</name></item>" for n in range(3))
    path.write_text(
        FORM.replace("</model>", f'<instance id="c"><root>{items}</root></instance></model>'), encoding="utf-8"
    )
    _, out = check(capsys, path, "--lang", "en")
    assert [f'"c-{n}" is not in the itext' in out for n in range(3)] == [True] * 3


@pytest.mark.parametrize("written", ["", "<", "<a/>", "<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>", FORM[:400]])
def test_file_that_is_no_form_is_one_remark(capsys, tmp_path: Path, written: str) -> None:
    path = tmp_path / "uji.xml"
    path.write_text(written, encoding="utf-8")
    code, out = check(capsys, path, "--lang", "en")
    assert code == 1
    assert out.endswith("1 must be mended, 0 are worth a look.\n")
