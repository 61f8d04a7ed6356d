"""The meeting pack read back: every section, page numbers, embedded fonts, the same bytes, nothing lost or empty."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ltsa_desktop.ground.words import Cancelled, UserError
from ltsa_desktop.reports.fonts import printable
from ltsa_desktop.reports.pack.making import DRAW, TITLES, pack
from ltsa_desktop.reports.pack.profile import SECTIONS, PackProfile, Signer, read_profile
from ltsa_desktop.store import Store, figures, rounds

from .meeting import CENTRES, LETTERHEAD, TODAY, build

SIGNERS = (Signer("Budi Contoh", "196501101990031001", "Direktur Contoh"), Signer("Siti Rahma Contoh"))
ALL = PackProfile(examples="both", signers=SIGNERS)
LONG = (
    "Pengelola menyampaikan bahwa kewenangan antarinstansi belum dituangkan dalam keputusan kepala daerah sehingga "
    "penempatan petugas dan pembagian ruang bergantung pada kesediaan tiap kepala kantor; lihat "
    "https://contoh.example/laporan/kunjungan/panjang/sekali/tanpa/spasi/di/dalamnya untuk rinciannya. "
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three centres in two rounds."""
    made = build(tmp_path_factory.mktemp("meeting") / "store")
    yield made
    made.close()


@pytest.fixture(scope="module")
def stretched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same with every free text 900 letters long."""
    made = build(tmp_path_factory.mktemp("long") / "store", lambda text: f"{text} {LONG * 3}"[:900].rstrip())
    yield made
    made.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A register and no visit."""
    made = build(tmp_path_factory.mktemp("empty") / "store", visits=False)
    yield made
    made.close()


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text_of(pdf: PdfReader) -> str:
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in pdf.pages))


@pytest.fixture(scope="module")
def printed(store: Store) -> PdfReader:
    return read(pack(store, ALL, TODAY))


def outline(pdf: PdfReader) -> list[tuple[str, int]]:
    """The sections of the outline with their pages, counted from 1."""
    return [
        (str(entry.title), pdf.get_destination_page_number(entry) + 1)
        for entry in pdf.outline
        if not isinstance(entry, list)
    ]


def test_every_section_is_there_in_the_order_of_the_arrangement(printed: PdfReader) -> None:
    titles = [title for title, _ in outline(printed)]
    assert titles[2:-1] == [TITLES[name].id for name in SECTIONS]
    assert set(DRAW) == set(TITLES) == set(SECTIONS)


def test_the_contents_name_the_pages_that_the_sections_are_on(printed: PdfReader) -> None:
    contents = printed.pages[1].extract_text()
    for title, page in outline(printed)[2:]:
        assert re.search(rf"{re.escape(title)}\s+{page}\b", contents), (title, page)
    goals = [a.get_object() for a in printed.pages[1]["/Annots"]]
    assert len(goals) >= len(SECTIONS)


def test_each_page_says_n_of_m_the_code_and_contoh(printed: PdfReader) -> None:
    count = len(printed.pages)
    code = re.search(r"[A-Z2-7]{5}-[A-Z2-7]{5}", str(printed.metadata["/Keywords"]))
    assert code is not None
    for number, page in enumerate(printed.pages, 1):
        text = page.extract_text()
        assert f"Halaman {number} dari {count}" in text
        assert code.group() in text
        assert "bukan hasil penilaian" in text


def test_the_figures_are_those_of_the_store(printed: PdfReader, store: Store) -> None:
    text = text_of(printed)
    scope = ALL.scope(TODAY)
    overview, ranking = figures.overview(store, scope), figures.ranking(store, scope)
    assert overview.basis.told().id in text
    assert f"dari {overview.basis.centres}" in text
    for row in ranking.rows:
        assert re.search(rf"{re.escape(row.name)} {row.province} {str(row.score).replace('.', ',')}", text), row
    actions = figures.actions(store, scope).total
    assert f"{actions.total} tindak lanjut: {actions.done} selesai, {actions.open} terbuka" in text
    for finding in figures.findings(store, scope):
        assert printable(finding.text) in text
    for card in figures.practices(store, scope).cards:
        assert card.title in text
        assert card.result in text
    for title, lines in figures.method(store, scope).sections:
        assert title.id in text
        assert all(printable(line.id) in text for line in lines)


def test_metadata_language_letterhead_and_signatories(printed: PdfReader) -> None:
    info = printed.metadata
    assert info is not None
    assert info.title == "Bahan Rapat Pemetaan LTSA-PMI 24-11-2026"
    assert info.creation_date is not None
    assert info.creation_date.date() == TODAY
    assert printed.trailer["/Root"]["/Lang"] == "id-ID"
    first, last = printed.pages[0].extract_text(), printed.pages[-1].extract_text()
    assert LETTERHEAD.name.upper() in first
    assert "NIP 19650110 199003 1 001" in last
    assert "Mengetahui," in last


def test_every_font_is_embedded(printed: PdfReader) -> None:
    for page in printed.pages:
        for font in page["/Resources"]["/Font"].values():
            told: Any = font.get_object()
            assert "Lato" in told["/BaseFont"]
            assert "/FontFile2" in told["/FontDescriptor"]


def test_the_same_data_arrangement_and_day_give_the_same_bytes(store: Store) -> None:
    assert pack(store, ALL, TODAY) == pack(store, ALL, TODAY)
    assert pack(store, ALL, TODAY) != pack(store, replace(ALL, paper="F4"), TODAY)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("which", ["store", "stretched", "empty"])
def test_no_page_is_empty_and_nothing_leaves_the_margins(
    which: str, paper: str, language: str, request: pytest.FixtureRequest
) -> None:
    made = request.getfixturevalue(which)
    data = pack(made, replace(ALL, paper=paper, language=language), TODAY)
    for number, page in enumerate(read(data).pages, 1):
        said = page.extract_text()
        assert len(said) > 330, (number, said)
    for number, box in enumerate(ink_boxes(data), 1):
        width, height = {"A4": (595, 842), "F4": (609, 935)}[paper]
        assert box is not None, number
        assert box[0] > 50, (number, box)
        assert box[2] < width - 38, (number, box)
        assert box[3] < height - 36, (number, box)


def ink_boxes(data: bytes, level: int = 215) -> list[tuple[float, float, float, float] | None]:
    """The box around what is darker than the watermark on each page, in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        boxes = []
        for page in document:
            image = page.render(scale=1, grayscale=True).to_pil()
            boxes.append(image.point(lambda grey: 255 if grey < level else 0).getbbox())
        return boxes
    finally:
        document.close()


@pytest.mark.parametrize("which", ["store", "stretched", "empty"])
def test_no_words_lie_on_others(which: str, request: pytest.FixtureRequest) -> None:
    assert overlaps(pack(request.getfixturevalue(which), ALL, TODAY)) == []


def overlaps(data: bytes) -> list[tuple[int, str, str]]:
    """Pieces of text that cover each other, with their pages; the watermark lies under everything and is left out."""
    import pypdfium2

    found = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            words = page.get_textpage()
            boxes = [words.get_rect(index) for index in range(words.count_rects())]
            boxes = [box for box in boxes if box[3] - box[1] <= 25]
            for index, (left, low, right, high) in enumerate(boxes):
                for other in boxes[index + 1 :]:
                    wide = min(right, other[2]) - max(left, other[0])
                    tall = min(high, other[3]) - max(low, other[1])
                    if wide > 1.5 and tall > max(1.5, 0.35 * min(high - low, other[3] - other[1])):
                        both = (words.get_text_bounded(left, low, right, high), words.get_text_bounded(*other))
                        found.append((number, *both))
    finally:
        document.close()
    return found


def test_long_texts_are_whole(stretched: Store) -> None:
    text = re.sub(r"[\s•]+", "", text_of(read(pack(stretched, ALL, TODAY))))
    scope = ALL.scope(TODAY)
    wanted = [finding.text for finding in figures.findings(stretched, scope)]
    wanted += [card.result for card in figures.practices(stretched, scope).cards]
    for long in wanted:
        # page feet and repeated heads stand between the lines of a torn row: its pieces must all be there
        for start in range(0, len(long) - 60, 60):
            piece = "".join(long[start : start + 24].split())
            assert piece in text, piece


def test_no_data_is_told_in_words_and_not_as_noughts(empty: Store) -> None:
    text = text_of(read(pack(empty, ALL, TODAY)))
    assert "Belum ada kunjungan yang dihitung dalam cakupan ini." in text
    assert "Belum ada survei kepuasan" in text
    assert "Tidak ada tindak lanjut yang terbuka." in text


def test_black_and_white_uses_greys_alone(store: Store) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(pack(store, replace(ALL, bw=True, sections=("map", "heat", "pareto")), TODAY))
    try:
        for page in document:
            image = page.render(scale=0.5).to_pil().convert("RGB")
            assert all(max(rgb) - min(rgb) < 8 for _, rgb in image.getcolors(1 << 24))
    finally:
        document.close()


def test_sections_in_another_order_and_a_round_are_as_arranged(store: Store) -> None:
    first = rounds.get(store, "Ronde 1")
    arranged = replace(ALL, sections=("dim", "ranking"), round=first.id, title="Rapat Contoh", signers=())
    pdf = read(pack(store, arranged, TODAY))
    assert [title for title, _ in outline(pdf)][2:] == [TITLES["dim"].id, TITLES["ranking"].id]
    text = text_of(pdf)
    assert "Rapat Contoh" in text
    assert "Ronde 1" in text
    assert "10-03-2026" in text
    assert "15-09-2026" not in text


def test_approved_only_counts_nothing_here_and_says_so(store: Store) -> None:
    text = text_of(read(pack(store, replace(ALL, approved_only=True), TODAY)))
    assert "hanya kunjungan yang disetujui" in text
    assert "Belum ada kunjungan yang dihitung dalam cakupan ini." in text


def test_a_pack_can_be_stopped_between_sections(store: Store) -> None:
    with pytest.raises(Cancelled):
        pack(store, ALL, TODAY, cancelled=lambda: True)
    told: list[tuple[int, int]] = []
    pack(store, replace(ALL, sections=("map",)), TODAY, progress=lambda done, wanted: told.append((done, wanted)))
    assert told == [(0, 1), (1, 1)]


def test_an_arrangement_survives_being_kept_and_unknown_words_are_refused() -> None:
    arranged = replace(ALL, name="Rakor", sections=("map", "dim"), kinds=("terjadwal",), centres=CENTRES, bw=True)
    assert read_profile(arranged.to_data()) == arranged
    assert read_profile({**arranged.to_data(), "later": 1, "sections": ["dim", "later"]}).sections == ("dim",)
    for wrong in ({"sections": "map"}, {"bw": "ya"}, {"signers": [1]}):
        with pytest.raises(UserError):
            read_profile(wrong)
    with pytest.raises(UserError) as refused:
        read_profile({"paper": "A3"})
    assert refused.value.code == "profile-unknown-word"


def test_a_pack_of_a_register_alone_names_the_centres_not_visited(empty: Store, tmp_path: Path) -> None:
    pdf = read(pack(empty, replace(ALL, sections=("not-visited",)), TODAY))
    text = text_of(pdf)
    for row in figures.overview(empty, ALL.scope(TODAY)).not_visited:
        assert row.name in text
