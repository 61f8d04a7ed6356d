"""What printed pages look like, against pictures that somebody looked at and approved.

Pages are drawn small and grey. Fonts are embedded, so that only the edges of letters differ between versions of the
renderer; codes in the foot differ between stores. Both stay far below the tolerance, a moved line or a lost rule does
not. `renew_looks.py` takes new pictures.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from ltsa_desktop.reports import charts as c
from ltsa_desktop.reports import render_berita_acara, render_debrief, render_sheet
from ltsa_desktop.reports.attendance import Meeting, Participant, attendance
from ltsa_desktop.reports.collected import Format
from ltsa_desktop.reports.pack.making import pack
from ltsa_desktop.reports.pack.profile import PackProfile
from ltsa_desktop.store import Store, VisitReport

from .meeting import LETTERHEAD, TODAY, build

APPROVED = Path(__file__).with_name("approved")
RENEW = "LTSA_RENEW_LOOKS" in os.environ
SCALE = 0.6
FAINT = 48
"""A pixel that differs by less says nothing: edges of letters."""
MOST = 0.004
"""Share of the pixels that may differ by more."""


def page(data: bytes, number: int) -> Image.Image:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return document[number - 1].render(scale=SCALE, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def compare(name: str, image: Image.Image) -> None:
    """Fail where `image` differs from the approved one; what it looks like now is kept beside the test's own files."""
    path = APPROVED / f"{name}.png"
    if RENEW:
        APPROVED.mkdir(exist_ok=True)
        image.quantize(16).save(path, optimize=True)
        return
    assert path.exists(), f"{name} was never approved: run renew_looks.py and look at it"
    with Image.open(path) as kept:
        approved = kept.convert("L")
    assert image.size == approved.size, f"{name}: {image.size} instead of {approved.size}"
    differs = ImageChops.difference(image, approved).point(lambda grey: 255 if grey > FAINT else 0)
    share = differs.histogram()[255] / (image.width * image.height)
    assert share <= MOST, f"{name}: {share:.2%} of the picture differs; look at it, then renew_looks.py if it is right"


@pytest.fixture(scope="module")
def documents(report: VisitReport, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("looks") / "out.pdf"

    def made(render: Callable[..., Path], *args: Any, **more: Any) -> bytes:
        return render(report if not args else args[0], out, **more).read_bytes()

    expected = [Participant("CONTOH Siti Rahma", "Dinas Tenaga Kerja Kabupaten Tulungagung", "P", "0812 0000 0000")]
    meeting = Meeting("Rapat Koordinasi CONTOH", date(2026, 11, 26), "Surabaya")
    return {
        "sheet": made(render_sheet),
        "sheet-f4-en": made(render_sheet, paper="F4", language="en"),
        "berita-acara": made(render_berita_acara, number="12/CONTOH/2022"),
        "debrief": made(render_debrief),
        "draft": made(render_sheet, replace(report, draft=True, example=False)),
        "attendance": attendance(meeting, expected, LETTERHEAD, Format(), TODAY, example=True),
    }


@pytest.mark.parametrize(
    ("name", "number"),
    [
        *(("sheet", number) for number in (1, 2, 3, 4)),
        ("sheet-f4-en", 1),
        ("berita-acara", 1),
        ("berita-acara", 2),
        ("debrief", 1),
        ("draft", 1),
        ("attendance", 1),
    ],
)
def test_a_document_looks_as_approved(documents: dict[str, bytes], name: str, number: int) -> None:
    compare(f"{name}-{number}", page(documents[name], number))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = build(tmp_path_factory.mktemp("looks") / "store", photo=False)
    yield made
    made.close()


@pytest.mark.parametrize("bw", [False, True])
@pytest.mark.parametrize("section", ["map", "ranking", "heat", "changes", "pareto", "desks", "skm", "gender"])
def test_a_section_of_the_pack_looks_as_approved(store: Store, section: str, bw: bool) -> None:
    data = pack(store, PackProfile(sections=(section,), examples="both", bw=bw), TODAY)
    compare(f"pack-{section}{'-bw' if bw else ''}", page(data, 3))


def _share(number: int) -> c.HeatCell:
    return c.HeatCell(
        None if number % 7 == 0 else Decimal(number % 100) / 100, "–" if number % 7 == 0 else str(number % 100)
    )


STATES = ("aktif", "aktif sebagian", "tidak aktif", "belum diverifikasi")
SPOTS = [
    c.Spot(str(n), 95.5 + n * 1.1 % 45, -8.6 + (n * 7 % 11) * 0.8, STATES[n % 4], n % 3 == 0, n % 9 == 0)
    for n in range(1, 46)
]
FIVE = [(Decimal(n), str(n)) for n in range(6)]
ASPECTS = ["Kebijakan Pelayanan", "Profesionalisme SDM", "Sarana Prasarana", "Sistem Informasi", "Pengaduan", "Inovasi"]
DRAWINGS: dict[str, Callable[[c.Palette], Any]] = {
    "map": lambda p: c.status_map(SPOTS, [(state, state) for state in STATES], 480, "perintis MRC", palette=p),
    "heat": lambda p: c.heat_map(
        [
            c.HeatRow(f"LTSA-PMI CONTOH {n}", [_share(n * 13 + m * 29) for m in range(6)], f"{n},20")
            for n in range(1, 9)
        ],
        ASPECTS,
        480,
        "Indeks",
        ("rendah", "tinggi", "di bawah 40 %"),
        p,
    ),
    "radar": lambda p: c.radar(
        ASPECTS,
        [
            c.Series("CONTOH", [Decimal(4), Decimal(3), None, Decimal(2), Decimal(5), Decimal(1)]),
            c.Series("Median", [Decimal(3)] * 6),
        ],
        Decimal(5),
        360,
        p,
    ),
    "trend": lambda p: c.trend(
        [c.Series("CONTOH", [Decimal(2), None, Decimal(3), Decimal("3.5")]), c.Series("Median", [Decimal("2.5")] * 4)],
        ["R1", "R2", "R3", "R4"],
        Decimal(5),
        FIVE,
        480,
        [["2,00", "", "3,00", "3,50"]],
        palette=p,
    ),
    "parts": lambda p: c.parts(
        [("Ronde 1", [10, 5, 4, 26]), ("Ronde 2", [30, 4, 9, 2])],
        [
            c.Part("aktif", p.good),
            c.Part("aktif sebagian", p.fair, "/"),
            c.Part("tidak aktif", p.paper, "x"),
            c.Part("belum diverifikasi", p.paper),
        ],
        480,
        p,
    ),
    "scatter": lambda p: c.scatter(
        [c.Point(str(n), Decimal(n * 300 % 4000), Decimal(10 + n % 3)) for n in range(1, 31)],
        (Decimal(5000), Decimal(25)),
        ("Dilayani", "Petugas"),
        ([(Decimal(n * 1000), str(n * 1000)) for n in range(6)], [(Decimal(n * 5), str(n * 5)) for n in range(6)]),
        480,
        palette=p,
    ),
}


@pytest.mark.parametrize("palette", ["COLOUR", "GREY", "DARK"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_chart_looks_as_approved(name: str, palette: str) -> None:
    drawing = DRAWINGS[name](getattr(c, palette))
    compare(f"chart-{name}-{palette.lower()}", page(c.to_pdf(drawing), 1))


def test_a_line_that_moved_does_not_pass(documents: dict[str, bytes]) -> None:
    if RENEW:
        pytest.skip("pictures are being taken")
    image = page(documents["sheet"], 1)
    moved = ImageChops.offset(image, 0, 4)
    with pytest.raises(AssertionError, match="differs"):
        compare("sheet-1", moved)
