"""What a reader finds in the printed documents, read back from the PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.reports import render_berita_acara, render_sheet
from ltsa_desktop.reports.fonts import printable
from ltsa_desktop.scoring import FORMULA_RULES
from ltsa_desktop.store import ReportSignature, TeamMember, VisitReport

Read = Callable[[bytes], Any]


def text_of(pdf: Any) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def sheet(report: VisitReport, read: Read, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return read(render_sheet(report, tmp_path_factory.mktemp("sheet") / "lembar.pdf").read_bytes())


@pytest.fixture(scope="module")
def berita_acara(report: VisitReport, read: Read, tmp_path_factory: pytest.TempPathFactory) -> Any:
    out = tmp_path_factory.mktemp("minutes") / "berita-acara.pdf"
    return read(render_berita_acara(report, out, number="12/CONTOH/2022").read_bytes())


def test_the_sheet_holds_everything_the_visit_found(sheet: Any, report: VisitReport) -> None:
    text = flat(text_of(sheet))
    for scheme in report.schemes:
        assert scheme.title in text
        assert scheme.legal_basis in text
        for aspect in scheme.aspects:
            assert aspect.title in text
    for section in report.sections:
        for row in section.rows:
            if row.kind == "question" and row.value:
                assert row.label in text, row
    for finding in report.findings:
        for words in (
            finding.text,
            finding.cause,
            finding.recommendation,
            finding.owner,
            finding.article,
            *finding.whys,
        ):
            assert flat(words) in text
    for aspiration in report.aspirations:
        assert aspiration.text in text
    assert report.practices[0].result in text
    assert report.conclusion in text
    assert "Urgency 5 · Seriousness 4 · Growth 4 · jumlah 13 dari 15" in text


def test_scores_categories_and_rules_are_written_as_indonesians_write_them(sheet: Any) -> None:
    text = flat(text_of(sheet))
    assert "1,99 dari 5" in text
    assert "D · Buruk" in text
    assert "91,48 dari 100" in text
    assert "29 September 2022" in text
    assert "31 Maret 2027" in text
    assert "Rp1.500.000.000" in text
    for formula in ("ipp-f02", "sara", "skm"):
        assert printable(FORMULA_RULES[formula].text.id) in text
    assert "A mulai 4,51 Pelayanan Prima" in text


def test_what_costs_the_points_stands_dearest_first(sheet: Any, report: VisitReport) -> None:
    text = flat(text_of(sheet))
    start = text.index("Yang mengurangi nilai")
    places = [text.index(loss.title, start) for loss in report.schemes[0].losses[:5]]
    assert places == sorted(places)
    assert "25 indikator lain bersama-sama" in text


def test_not_applicable_is_a_dash_with_its_reason_not_a_nought(sheet: Any) -> None:
    text = flat(text_of(sheet))
    assert re.search(r"Desk Perbankan .*?– tidak berlaku", text)
    assert "7 dari 8 dinilai; 1 tidak berlaku" in text


def test_every_page_says_n_of_m_the_revision_and_contoh(sheet: Any, berita_acara: Any) -> None:
    for pdf in (sheet, berita_acara):
        count = len(pdf.pages)
        for number, page in enumerate(pdf.pages, 1):
            text = page.extract_text()
            assert f"Halaman {number} dari {count}" in text
            assert "K7QX2-9FMDA" in text
            assert text.count("CONTOH") >= 2
            assert "bukan hasil penilaian" in text


def test_no_page_is_empty(sheet: Any) -> None:
    for page in sheet.pages:
        assert len(page.extract_text()) > 250


def test_every_font_is_embedded(sheet: Any, berita_acara: Any) -> None:
    for pdf in (sheet, berita_acara):
        names = set()
        for page in pdf.pages:
            for font in page["/Resources"]["/Font"].values():
                font = font.get_object()
                names.add(font["/BaseFont"])
                assert "/FontFile2" in font["/FontDescriptor"]
        assert all("Lato" in name for name in names)


def test_metadata_and_outline_lead_the_way(sheet: Any, berita_acara: Any) -> None:
    info = sheet.metadata
    assert info.title == "Lembar Penilaian LTSA-PMI Kabupaten Tulungagung 29-09-2022"
    assert info.author == "Siti Rahma"
    assert "K7QX2-9FMDA" in info["/Keywords"]
    assert info.creation_date.isoformat().startswith("2022-09-29T08:45:00")
    assert sheet.trailer["/Root"]["/Lang"] == "id-ID"
    titles = [entry.title for entry in sheet.outline if not isinstance(entry, list)]
    assert titles[0] == "LEMBAR PENILAIAN"
    assert {"Identitas", "Ringkasan nilai", "Temuan dan akar masalah", "Foto", "Pengesahan"} <= set(titles)
    found = next(entry for entry in sheet.outline if not isinstance(entry, list) and entry.title == "Pengesahan")
    assert sheet.get_destination_page_number(found) == len(sheet.pages) - 1
    assert berita_acara.outline


def test_photos_are_numbered_as_they_are_cited(sheet: Any, report: VisitReport) -> None:
    text = flat(text_of(sheet))
    start = text.rindex("Foto 1 ")
    for photo in report.photos:
        assert f"Foto {photo.number} {photo.caption}" in text[start:]
    images = {image.indirect_reference.idnum for page in sheet.pages for image in page.images}
    assert len(images) == len(report.photos) + 1  # and the logo


def test_the_berita_acara_opens_with_the_date_in_words_and_closes_as_the_form_wants(berita_acara: Any) -> None:
    text = flat(text_of(berita_acara))
    assert "BERITA ACARA EVALUASI LTSA-PMI KABUPATEN TULUNGAGUNG Nomor: 12/CONTOH/2022" in text
    assert (
        "Pada hari ini Kamis tanggal dua puluh sembilan bulan September tahun dua ribu dua puluh dua (29-09-2022)"
        in text
    )
    for column in ("No", "Komponen", "Pengamatan Lapangan", "Rekomendasi"):
        assert column in text
    assert "Demikian Berita Acara ini dibuat sebagaimana mestinya." in text
    assert "Mengetahui, " in text
    assert "NIP 19650110 199003 1 001" in text
    assert text.index("Demikian Berita Acara") < text.rindex("Drs. Agus Contoh, M.Si.")


def test_a_berita_acara_without_number_leaves_a_line_to_fill(report: VisitReport, tmp_path: Path, read: Read) -> None:
    text = text_of(read(render_berita_acara(report, tmp_path / "b.pdf").read_bytes()))
    assert re.search(r"Nomor: \.{20,}", text)


def test_english_has_no_indonesian_frame(report: VisitReport, tmp_path: Path, read: Read) -> None:
    english = replace(report, language="en")
    sheet = flat(text_of(read(render_sheet(english, tmp_path / "s.pdf").read_bytes())))
    assert "ASSESSMENT SHEET" in sheet
    assert "1.99 of 5" in sheet
    assert "Page 1 of" in sheet
    for word in ("Halaman", "Temuan", "Mengetahui", "dinilai", "Ringkasan", "Pasal "):
        assert word not in sheet.replace("PP 59/2021 Pasal 31", "")
    minutes = flat(text_of(read(render_berita_acara(english, tmp_path / "b.pdf").read_bytes())))
    assert "On this day, Thursday, 29 September 2022 (29-09-2022)" in minutes


def test_a_draft_says_so_on_every_page_and_carries_no_code(report: VisitReport, tmp_path: Path, read: Read) -> None:
    draft = replace(report, draft=True, example=False, revision_id="", short_code="", sealed_at=None)
    for render in (render_sheet, render_berita_acara):
        pdf = read(render(draft, tmp_path / "d.pdf").read_bytes())
        for page in pdf.pages:
            text = page.extract_text()
            assert "DRAF" in text
            assert "belum ada kode revisi" in text
            assert "bukan hasil penilaian" not in text
            assert "nilai bersifat sementara" in text


def test_a_sealed_real_visit_bears_no_stamp(report: VisitReport, tmp_path: Path, read: Read) -> None:
    pdf = read(render_sheet(replace(report, example=False), tmp_path / "s.pdf").read_bytes())
    for page in pdf.pages:
        assert "bukan hasil penilaian" not in page.extract_text()
        assert "DRAF" not in page.extract_text()


def test_a_changed_organisation_changes_the_letterhead(report: VisitReport, tmp_path: Path, read: Read) -> None:
    bare = replace(report, organisation=None)
    text = read(render_sheet(bare, tmp_path / "s.pdf").read_bytes()).pages[0].extract_text()
    assert "LEMBAR PENILAIAN" in text
    assert "KEMENTERIAN" not in text


@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("F4", (215, 330)), ("f4", (215, 330))])
def test_paper_sizes(report: VisitReport, tmp_path: Path, read: Read, paper: str, size: tuple[int, int]) -> None:
    for render in (render_sheet, render_berita_acara):
        for page in read(render(report, tmp_path / "p.pdf", paper=paper).read_bytes()).pages:
            box = page.mediabox
            assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == size


def test_an_unknown_paper_is_refused_in_words(report: VisitReport, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        render_sheet(report, tmp_path / "x.pdf", paper="Letter")
    assert refused.value.code == "unknown-paper"
    assert not list(tmp_path.iterdir())


def test_the_same_data_gives_the_same_bytes(report: VisitReport, tmp_path: Path) -> None:
    for render in (render_sheet, render_berita_acara):
        first = render(report, tmp_path / "1.pdf").read_bytes()
        second = render(report, tmp_path / "other-name.pdf").read_bytes()
        assert first == second


@pytest.mark.parametrize("count", [0, 1, 2, 3, 9, 40])
def test_every_member_of_any_team_gets_a_place_to_sign(
    report: VisitReport, tmp_path: Path, read: Read, count: int
) -> None:
    team = tuple(TeamMember(f"Evaluator ke-{n}", "", "Anggota") for n in range(1, count + 1))
    one = replace(report, team=team, signatures=(ReportSignature("head", "Kepala Contoh", "", "Kepala Dinas"),))
    pdf = read(render_berita_acara(one, tmp_path / "t.pdf").read_bytes())
    text = flat(text_of(pdf))
    signing = text[text.index("Demikian Berita Acara") :]
    for member in team or [TeamMember("Siti Rahma")]:
        assert signing.count(member.name) >= 1
    last = pdf.pages[-1].extract_text()
    assert "Mengetahui," in last
    assert "Kepala Contoh" in last


def test_drawn_signatures_stand_at_their_place(report: VisitReport, tmp_path: Path, read: Read) -> None:
    import io

    from PIL import Image

    drawn = io.BytesIO()
    Image.new("RGBA", (400, 120), (0, 0, 0, 0)).save(drawn, "PNG")
    signed = replace(report.signatures[0], image=drawn.getvalue)
    one = replace(report, signatures=(signed, report.signatures[1]), photos=())
    pdf = read(render_sheet(one, tmp_path / "s.pdf").read_bytes())
    assert len(pdf.pages[-1].images) == 1


def test_a_lost_signature_leaves_the_place_for_wet_ink(report: VisitReport, tmp_path: Path, read: Read) -> None:
    def lost() -> bytes:
        raise FileNotFoundError("lost")

    one = replace(report, signatures=(replace(report.signatures[0], image=lost), report.signatures[1]), photos=())
    pdf = read(render_sheet(one, tmp_path / "s.pdf").read_bytes())
    assert "Siti Rahma" in pdf.pages[-1].extract_text()


def test_the_qr_code_begins_with_the_short_code(report: VisitReport) -> None:
    import base64

    from ltsa_desktop.reports import wording
    from ltsa_desktop.reports.document import Document

    code = Document(report, wording.SHEET, "A4", "id").qr
    assert code.removeprefix("LTSA:").startswith(base64.b32encode(bytes.fromhex(report.revision_id)).decode()[:10])
    assert Document(replace(report, draft=True), wording.SHEET, "A4", "id").qr == ""


def test_a_combined_index_names_its_parts_and_shares(report: VisitReport, tmp_path: Path, read: Read) -> None:
    from decimal import Decimal

    ipp, shares = report.schemes[0], "75 % Formulir F-02 + 25 % Formulir F-03"
    parts = tuple(
        replace(aspect, weight=Decimal(weight), title=title, items=())
        for aspect, weight, title in zip(ipp.aspects, (75, 25), ("Formulir F-02", "Formulir F-03"), strict=False)
    )
    both = replace(ipp, id="both", title="Indeks gabungan", formula="combine", aspects=parts, losses=())
    both = replace(both, rules=(shares,))
    text = flat(text_of(read(render_sheet(replace(report, schemes=(both,)), tmp_path / "s.pdf").read_bytes())))
    assert shares in text
