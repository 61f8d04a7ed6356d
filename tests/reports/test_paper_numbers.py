"""The number printed beside a question is the one that leads to it on the screen."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from ltsa_desktop.ground.numbering import question_numbers
from ltsa_desktop.reports import render_blank_form
from ltsa_desktop.xforms import load_form

FORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head><h:title>Uji</h:title><model><instance><data id="uji" version="1"><a/><b/><c/></data></instance>
    <bind nodeset="/data/a" type="string"/><bind nodeset="/data/b" type="string" relevant="/data/a = 'x'"/>
    <bind nodeset="/data/c" type="string"/></model></h:head>
  <h:body><input ref="/data/a"><label>{0}Nama</label></input><input ref="/data/b"><label>{1}Alamat</label></input>
    <input ref="/data/c"><label>{2}Telepon</label></input></h:body></h:html>"""


@pytest.mark.parametrize(
    ("codes", "printed"),
    [(("", "", ""), ["1", "2", "3"]), (("A1 ", "A2. ", "B1 "), ["A1", "A2", "B1"]), (("12. ", "", ""), ["12", "", ""])],
)
def test_the_blank_form_prints_the_numbers_that_the_screen_jumps_to(
    tmp_path: Path, codes: tuple[str, ...], printed: list[str]
) -> None:
    form = load_form(FORM.format(*codes).encode())
    labels = [f"{code}{name}" for code, name in zip(codes, ("Nama", "Alamat", "Telepon"), strict=True)]
    assert question_numbers(labels) == printed
    out = render_blank_form(form, tmp_path / "kosong.pdf")
    lines = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range().splitlines()
    for number, name in zip(printed, ("Nama", "Alamat", "Telepon"), strict=True):
        at = next(n for n, line in enumerate(lines) if name in line)
        if number:
            assert number in " ".join(lines[max(0, at - 1) : at + 1]).split()
