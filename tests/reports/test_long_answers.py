"""Nothing is cut, nothing overlaps, nothing kills a report, whatever the answers are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.reports import render_berita_acara, render_debrief, render_sheet
from ltsa_desktop.store import VisitReport

MM = 72 / 25.4
Stretch = Callable[[str], VisitReport]
Read = Callable[[bytes], Any]
LONG = " ".join(f"kata{n:04d}" for n in range(1150))
TEXTS = {
    "10,000 characters": LONG[:10_000],
    "an unbroken word": "takterputus" * 46,
    "markup": "<b>tebal</b> & <img src='x'/> <para> </font> &lt; ]]>",
    "emoji and scripts": "Bagus 😀👍🏽 → سلام ✓ Ḥaji ﬁ 中文 \x00\x07\ufffd",
    "many lines": "satu\n\n\n" * 200,
    "spaces": " ",
    "nothing": "",
}


def text_of(pdf: Any) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages)


def boxes(data: bytes) -> list[tuple[tuple[float, float], list[tuple[float, float, float, float]]]]:
    """Per page: its size and the boxes of its text, in points."""
    import pypdfium2

    pages = []
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        words = page.get_textpage()
        pages.append((page.get_size(), [words.get_rect(n) for n in range(words.count_rects())]))
    pdf.close()
    return pages


def assert_clean(data: bytes) -> None:
    """All text inside the margins, and no two pieces of text on top of each other."""
    for number, ((width, height), rects) in enumerate(boxes(data), 1):
        for left, bottom, right, top in rects:
            assert left >= 20 * MM - 1, (number, left)
            assert right <= width - 15 * MM + 1, (number, right)
            assert bottom >= 15 * MM - 3, (number, bottom)
            assert top <= height - 15 * MM + 3, (number, top)
        rects.sort(key=lambda box: -box[3])
        for index, a in enumerate(rects):
            for b in rects[index + 1 :]:
                if b[3] < a[1] + 1.2:
                    break
                wide = min(a[2], b[2]) - max(a[0], b[0])
                assert wide <= 1.2, (number, a, b)


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("kind", TEXTS)
def test_text_stays_inside_the_margins_and_apart(stretched: Stretch, tmp_path: Path, kind: str, paper: str) -> None:
    report = replace(stretched(TEXTS[kind]), example=False)  # the word across the page lies under the text on purpose
    for render in (render_sheet, render_berita_acara, render_debrief):
        assert_clean(render(report, tmp_path / "x.pdf", paper=paper).read_bytes())


@pytest.mark.parametrize("kind", TEXTS)
def test_a_debrief_is_one_page(stretched: Stretch, tmp_path: Path, read: Read, kind: str) -> None:
    report = stretched(TEXTS[kind])
    findings = tuple(replace(report.findings[0], number=n, usg=n % 16) for n in range(1, 31))
    pdf = read(render_debrief(replace(report, findings=findings), tmp_path / "d.pdf").read_bytes())
    assert len(pdf.pages) == 1
    text = pdf.pages[0].extract_text()
    assert "K7QX2-9FMDA" in text
    assert "Mengetahui," in text
    assert re.search(r"\d+ temuan lain ada di Lembar Penilaian", text)


def test_every_word_of_a_long_answer_is_on_the_paper(stretched: Stretch, tmp_path: Path, read: Read) -> None:
    report = stretched(TEXTS["10,000 characters"])
    sheet = text_of(read(render_sheet(report, tmp_path / "s.pdf").read_bytes()))
    counts = [len(re.findall(f"kata{n:04d}", sheet)) for n in range(60, 1100)]
    # value, evidence and remark of 2 + 2 rows, the finding's five texts, practice, captions, conclusion, reason
    assert min(counts) == max(counts) >= 20
    minutes = text_of(read(render_berita_acara(report, tmp_path / "b.pdf").read_bytes()))
    assert min(len(re.findall(f"kata{n:04d}", minutes)) for n in range(60, 1100)) >= 4


def test_an_unbroken_word_is_cut_into_lines_without_losing_a_letter(
    stretched: Stretch, tmp_path: Path, read: Read
) -> None:
    word = TEXTS["an unbroken word"]
    text = "".join(text_of(read(render_sheet(stretched(word), tmp_path / "s.pdf").read_bytes())).split())
    assert text.count(word) >= 8


def test_markup_is_printed_as_it_was_typed(stretched: Stretch, tmp_path: Path, read: Read) -> None:
    pdf = read(render_sheet(stretched(TEXTS["markup"]), tmp_path / "s.pdf").read_bytes())
    text = text_of(pdf)
    assert "<b>tebal</b> & <img src='x'/>" in text
    for page in pdf.pages:
        assert "/Annots" not in page


def test_letters_the_typeface_lacks_are_replaced_visibly_and_explained(
    stretched: Stretch, tmp_path: Path, read: Read
) -> None:
    text = re.sub(
        r"\s+", " ", text_of(read(render_sheet(stretched(TEXTS["emoji and scripts"]), tmp_path / "s.pdf").read_bytes()))
    )
    assert "Bagus ‹?› -> ‹?› √ Haji ﬁ ‹?›" in text
    assert "Tanda ‹?› menggantikan huruf atau emoji" in text


def test_the_head_row_stands_again_where_a_table_goes_on(stretched: Stretch, tmp_path: Path, read: Read) -> None:
    report = replace(stretched(TEXTS["10,000 characters"]), conclusion="", met=())
    pdf = read(render_berita_acara(report, tmp_path / "b.pdf").read_bytes())
    inside = [page.extract_text() for page in pdf.pages[:-2]]
    assert len(inside) > 5
    for text in inside[1:]:
        assert "Pengamatan Lapangan" in text or "Nama NIP Kedudukan" in text
        assert re.search(r"^\d|\n\d", text)  # the number of the row that goes on


def test_a_row_that_fits_a_page_is_not_torn(report: VisitReport, tmp_path: Path, read: Read) -> None:
    paragraphs = "\n".join(f"butir-{n}" for n in range(30))
    findings = tuple(
        replace(report.findings[0], number=n, text=f"AWAL{n}\n{paragraphs}\nAKHIR{n}") for n in range(1, 12)
    )
    pdf = read(render_berita_acara(replace(report, findings=findings), tmp_path / "b.pdf").read_bytes())
    for n in range(1, 12):
        holding = [page.extract_text() for page in pdf.pages if re.search(rf"AWAL{n}\b", page.extract_text())]
        assert len(holding) == 1
        assert re.search(rf"AKHIR{n}\b", holding[0])


def test_the_signing_part_is_never_split(report: VisitReport, tmp_path: Path, read: Read) -> None:
    for lines in range(0, 40, 3):
        text = "\n".join(["baris"] * lines)
        pdf = read(render_berita_acara(replace(report, conclusion=text), tmp_path / "b.pdf").read_bytes())
        page = pdf.pages[-1].extract_text()
        for words in ("Demikian Berita Acara", "Mengetahui,", "Siti Rahma", "NIP 19650110 199003 1 001"):
            assert words in page, lines


def test_no_data_at_all_still_prints(report: VisitReport, tmp_path: Path, read: Read) -> None:
    empty = replace(
        report, sections=(), schemes=(), findings=(), aspirations=(), practices=(), conclusion="", signatures=(),
        photos=(), team=(), met=(), verdict="", verdict_reason="", kind="", kind_label="", letter="", organisation=None,
    )  # fmt: skip
    pdf = read(render_sheet(empty, tmp_path / "s.pdf").read_bytes())
    assert len(pdf.pages) == 1
    assert "Tidak ada temuan yang dicatat." in pdf.pages[0].extract_text()
    minutes = read(render_berita_acara(empty, tmp_path / "b.pdf").read_bytes())
    assert "Tidak ada temuan pada kunjungan ini." in text_of(minutes)
