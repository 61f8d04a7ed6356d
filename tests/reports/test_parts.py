"""The parts documents are made of: line breaking, letters, pictures, charts, files that arrive whole."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.reports import output, render_sheet
from ltsa_desktop.reports.charts import Bar, bars
from ltsa_desktop.reports.fonts import MARK, face, printable
from ltsa_desktop.reports.images import prepare
from ltsa_desktop.reports.paper import BODY, BODY_BOLD, CELL
from ltsa_desktop.reports.signing import nip
from ltsa_desktop.reports.typeset import wrap
from ltsa_desktop.store import VisitReport


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.floats(30, 500))
def test_lines_fit_their_width_and_lose_no_letter(text: str, width: float) -> None:
    lines = wrap(text, BODY, width)
    for line in lines:
        assert BODY.width(line.text) <= width + 0.01
        assert set(line.text) <= set(face("regular").widths)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(printable(text).split())


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=100))
def test_any_text_becomes_drawable_once_and_for_all(text: str) -> None:
    drawn = printable(text)
    assert set(drawn) - {"\n"} <= set(face("regular").widths) & set(face("bold").widths)
    assert printable(drawn) == drawn


def test_blank_lines_inside_a_text_are_kept_and_those_around_it_are_not() -> None:
    assert [line.text for line in wrap("\n\nsatu\n\ndua\n \n", BODY, 200)] == ["satu", "", "dua"]


def test_a_long_address_breaks_after_its_slashes() -> None:
    address = "https://contoh.example/laporan-kunjungan/ltsa-pmi/tulungagung/2026/lembar-penilaian"
    lines = [line.text for line in wrap(address, CELL, 120)]
    assert "".join(lines) == address
    assert all(line[-1] in "/-." for line in lines[:-1])


def test_runs_of_unknown_letters_become_one_mark() -> None:
    assert printable("a 中文中文 b") == f"a {MARK} b"
    assert printable("سلام عليكم") == MARK
    assert printable("e\u0301") == "é"
    assert printable("Ḥasan") == "Hasan"
    assert printable("a\u200bb\ufe0f") == "ab"


def test_figures_are_tabular_in_both_weights() -> None:
    for style in (BODY, BODY_BOLD):
        assert len({style.width(digit) for digit in "0123456789"}) == 1


def test_a_nip_is_grouped_and_anything_else_left_alone() -> None:
    assert nip("196501101990031001") == "19650110 199003 1 001"
    assert nip("19650110 199003 1 001") == "19650110 199003 1 001"
    assert nip("12345") == "12345"
    assert nip("") == ""


def _jpeg(size: tuple[int, int], orientation: int = 1, mode: str = "RGB", kind: str = "JPEG") -> bytes:
    from PIL import Image

    image = Image.effect_noise(size, 80).convert(mode)
    exif = image.getexif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()


def test_a_small_upright_jpeg_goes_through_unchanged() -> None:
    data = _jpeg((300, 200))
    picture = prepare(data, 240, 180)
    assert picture is not None
    assert picture.jpeg == data


def test_a_large_photo_is_scaled_to_what_print_can_show() -> None:
    picture = prepare(_jpeg((4000, 3000)), 240, 180)
    assert picture is not None
    assert picture.width <= 240 / 72 * 220 * 1.5
    assert len(picture.jpeg) < 400_000
    assert picture.width / picture.height == pytest.approx(4 / 3, rel=0.01)


def test_a_photo_taken_sideways_is_turned_upright() -> None:
    picture = prepare(_jpeg((600, 400), orientation=6), 240, 240)
    assert picture is not None
    assert picture.height > picture.width


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGBA", "PNG"), ("L", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("1", "PNG")]
)
def test_any_kind_of_picture_is_printed(mode: str, kind: str) -> None:
    assert prepare(_jpeg((300, 200), mode=mode, kind=kind), 240, 180) is not None


@pytest.mark.parametrize("data", [b"", b"not a picture", _jpeg((900, 900))[:3000], b"\xff\xd8\xff\xd9"])
def test_a_damaged_picture_is_none_and_no_exception(data: bytes) -> None:
    assert prepare(data, 240, 180) is None


def test_a_damaged_or_missing_photo_leaves_words_in_its_place(report: VisitReport, tmp_path: Path) -> None:
    from dataclasses import replace

    from pypdf import PdfReader

    def gone() -> bytes:
        raise FileNotFoundError("gone")

    photos = (
        replace(report.photos[0], load=gone),
        replace(report.photos[1], load=lambda: b"damaged"),
        report.photos[2],
    )
    pdf = PdfReader(render_sheet(replace(report, photos=photos), tmp_path / "s.pdf"))
    text = "".join(page.extract_text() for page in pdf.pages)
    assert text.count("Berkas foto ini tidak terbaca.") == 2
    assert "Foto 3" in text


def test_a_bar_without_a_score_has_no_bar() -> None:
    from reportlab.graphics.shapes import Rect

    rows = [Bar("Satu", Decimal(3), "3,00"), Bar("Dua", None, "tidak dinilai"), Bar("Tiga", Decimal(0), "0,00")]
    drawing = bars(rows, Decimal(5), [(Decimal(5), "5")], 400)
    widths = [shape.width for shape in drawing.contents if isinstance(shape, Rect)]
    assert len(widths) == 2
    assert widths[1] == 0


def test_a_written_file_replaces_the_old_one_whole(tmp_path: Path) -> None:
    out = tmp_path / "new folder" / "lembar.pdf"
    output.write(b"satu", out)
    output.write(b"dua", out)
    assert out.read_bytes() == b"dua"
    assert [path.name for path in out.parent.iterdir()] == ["lembar.pdf"]


@pytest.mark.skipif(not hasattr(os, "fork") or not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_said_in_words_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "lembar.pdf"
    out.write_bytes(b"lama")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError) as told:
        output.write(b"baru", out)
    assert told.value.code == "disk-full"
    assert "berkas lama tetap utuh" in told.value.text.id
    assert out.read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir()] == ["lembar.pdf"]


def test_a_file_open_in_a_viewer_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "lembar.pdf"
    out.write_bytes(b"lama")
    tries = []

    def held(*_: object) -> None:
        tries.append(1)
        raise PermissionError(errno.EACCES, "held by another process")

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(output.time, "sleep", lambda _: None)
    with pytest.raises(UserError) as told:
        output.write(b"baru", out)
    assert told.value.code == "file-in-use"
    assert "Tutup berkas itu" in told.value.text.id
    assert len(tries) > 1
    assert out.read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir()] == ["lembar.pdf"]


def test_a_folder_where_the_file_should_go_is_said_in_words(tmp_path: Path) -> None:
    target = tmp_path / "lembar.pdf"
    target.mkdir()
    with pytest.raises(UserError):
        output.write(b"baru", target)
    assert [path.name for path in tmp_path.iterdir()] == ["lembar.pdf"]


def test_importing_the_room_does_not_load_reportlab() -> None:
    code = "import sys, ltsa_desktop.reports; print([m for m in ('reportlab', 'PIL', 'num2words') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_subhead_keeps_the_rows_that_must_stand_together_after_it() -> None:
    from ltsa_desktop.reports.flow import _chain, _SetRow

    rows = [_SetRow([[]], kind, height) for kind, height in (("group", 20.0), ("plain", 15.0), ("plain", 25.0))]
    # The last two rows stay together, so the subhead needs room for all three or leads the next page.
    assert _chain(rows, 0, 700.0) == 60.0
    assert _chain(rows, 1, 700.0) == 40.0
    assert _chain(rows, 2, 700.0) == 25.0
    heads = [_SetRow([[]], "group", 20.0), *rows, *rows[1:]]
    assert _chain(heads, 0, 700.0) == 55.0
