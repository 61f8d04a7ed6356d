"""Papers of the office on the command line: profile, cards, lists, charts, arrangements, and many sheets at once."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from defusedxml import ElementTree
from PIL import Image
from pypdf import PdfReader

from ltsa_desktop import cli
from ltsa_desktop.reports.batch import Order, orders_for, print_all
from ltsa_desktop.reports.pack.profile import PackProfile
from ltsa_desktop.reports.practice_card import practice_cards
from ltsa_desktop.store import Profile, Store, figures, open_store, report_profiles
from ltsa_desktop.store.reviewing import judge

from .meeting import CENTRES, PASSWORD, TODAY, build

Ltsa = Callable[..., Any]
AS_OF = ("--as-of", TODAY.isoformat(), "--examples", "both")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store: three centres in two rounds."""
    made = tmp_path_factory.mktemp("office") / "store"
    build(made).close()
    return made


@pytest.fixture
def ltsa(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ltsa:
    """Call `ltsa --json report …` on a copy of the store; its JSON, or the code of a refusal."""
    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)
    monkeypatch.setenv("LTSA_LANG", "id")
    store = tmp_path / "store"
    shutil.copytree(folder, store)

    def call(*words: object) -> Any:
        capsys.readouterr()
        code = cli.main(["--store", str(store), "--json", "report", *map(str, words)])
        told = capsys.readouterr()
        return json.loads(told.out) if code == 0 else json.loads(told.out or told.err)

    return call


def text_of(path: Path) -> str:
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in PdfReader(path).pages))


def titles(pdf: PdfReader) -> list[str]:
    return [str(entry.title) for entry in pdf.outline if not isinstance(entry, list)]


def test_a_centres_profile_tells_of_both_visits_and_shows_its_photos(ltsa: Ltsa, tmp_path: Path) -> None:
    out = tmp_path / "profil.pdf"
    told = ltsa("profile-centre", CENTRES[0], "--out", out, *AS_OF)
    text, pdf = text_of(out), PdfReader(out)
    assert told["code"] in text
    for words in ("10 Maret 2026", "15 September 2026", "Ronde 1", "Riwayat status", "Indeks Pelayanan Publik (F-02)"):
        assert words in text, words
    assert sum(len(page.images) for page in pdf.pages) == 2
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Profil Pusat Layanan LTSA-PMI Kabupaten Tulungagung 24-11-2026"
    assert {"Identitas", "Kunjungan", "Nilai", "Temuan"} <= set(titles(pdf))
    assert f"Halaman {len(pdf.pages)} dari {len(pdf.pages)}" in pdf.pages[-1].extract_text()


def test_a_centre_nobody_visited_has_a_profile_too(ltsa: Ltsa, tmp_path: Path) -> None:
    out = tmp_path / "profil.pdf"
    ltsa("profile-centre", "LTSA-001", "--out", out, *AS_OF, "--paper", "F4", "--language", "en", "--bw")
    text = text_of(out)
    assert "CENTRE PROFILE" in text
    assert "No visit counts in this scope yet." in text


def test_each_practice_has_one_page(ltsa: Ltsa, tmp_path: Path) -> None:
    out = tmp_path / "kartu.pdf"
    told = ltsa("practice", "--out", out, *AS_OF)
    assert told["cards"] == len(PdfReader(out).pages) == 6
    one = tmp_path / "satu.pdf"
    assert ltsa("practice", "--centre", CENTRES[0], "--title", "jemput", "--out", one, *AS_OF)["cards"] == 1
    assert "Jemput bola ke desa" in text_of(one)


def test_a_practice_with_the_longest_texts_stays_on_its_page(tmp_path: Path) -> None:
    from ltsa_desktop.reports.collected import Format, Origin

    store = build(tmp_path / "store", lambda text: (text + " panjang sekali uraiannya" * 80)[:1500], photo=False)
    try:
        cards = figures.practices(store, PackProfile(examples="both").scope(TODAY)).cards
        data = practice_cards(cards, Origin("ab" * 32, TODAY), store.organisation.current(), Format(), None)
    finally:
        store.close()
    assert len(PdfReader(io.BytesIO(data)).pages) == len(cards)


def test_each_owner_level_gets_its_own_actions(ltsa: Ltsa, tmp_path: Path) -> None:
    told = ltsa("actions", "--each", "--out", tmp_path / "aksi", *AS_OF)
    assert len(told["files"]) == 4
    town = next(Path(name) for name in told["files"] if "kabkota" in name or "daerah" in name or "kab" in name)
    text = text_of(town)
    assert "DAFTAR TINDAK LANJUT" in text
    assert "pusat layanan tidak" not in text
    assert ltsa("actions", "--owner", "bulan", "--out", tmp_path / "x.pdf", *AS_OF)["error"]["code"] == "owner-unknown"


def test_an_attendance_list_has_a_line_for_everybody_and_blank_ones(ltsa: Ltsa, tmp_path: Path) -> None:
    people = tmp_path / "undangan.csv"
    people.write_text(
        'nama,instansi,L/P,telepon\nCONTOH Ani,"Disnaker, Kabid",P,0812\nCONTOH Budi,BP3MI\n', encoding="utf-8"
    )
    out = tmp_path / "hadir.pdf"
    ltsa("attendance", "Rakor CONTOH", "--day", "2026-11-26", "--place", "Surabaya", "--people", people, "--blank", 30,
         "--out", out, "--signer", "CONTOH Citra;196501101990031001;Direktur")  # fmt: skip
    text = text_of(out)
    for words in ("Kamis, 26 November 2026", "Disnaker, Kabid", "CONTOH Budi", "32 ……", "CONTOH Citra"):
        assert words in text, words
    assert "instansi" not in text.split("Tanda tangan")[1]


def test_charts_go_to_svg_png_and_pdf(ltsa: Ltsa, tmp_path: Path) -> None:
    told = ltsa("chart", "map", "--out", tmp_path / "peta.svg", *AS_OF)
    root = ElementTree.fromstring(Path(told["files"][0]).read_bytes())
    words = "".join(root.itertext())
    assert "aktif · 3" in words
    assert "@font-face" in words
    for name in ("ranking", "heat", "changes", "pareto", "desks", "skm", "need"):
        for path in ltsa("chart", name, "--out", tmp_path / f"{name}.png", *AS_OF, "--dark")["files"]:
            with Image.open(path) as image:
                assert image.width > 1400
                assert image.getpixel((2, 2)) == (31, 36, 40)
    assert ltsa("chart", "pareto", "--out", tmp_path / "p.pdf", *AS_OF)["files"]
    assert ltsa("chart", "kue", "--out", tmp_path / "p.pdf", *AS_OF)["error"]["code"] == "chart-unknown"
    assert ltsa("chart", "map", "--out", tmp_path / "p.bmp", *AS_OF)["error"]["code"] == "unknown-chart-kind"


def test_an_arrangement_is_kept_listed_used_and_taken_back(ltsa: Ltsa, tmp_path: Path) -> None:
    ltsa(
        "profile",
        "save",
        "Rakor",
        "--sections",
        "map, ranking",
        "--round",
        "Ronde 1",
        "--examples",
        "both",
        "--paper",
        "F4",
    )
    assert [one["name"] for one in ltsa("profile", "list")] == ["Rakor"]
    assert ltsa("profile", "show", "rakor")["sections"] == ["map", "ranking"]
    out = tmp_path / "rapat.pdf"
    assert ltsa("pack", "--profile", "RAKOR", "--out", out, "--as-of", TODAY.isoformat())["sections"] == [
        "map",
        "ranking",
    ]
    pdf = PdfReader(out)
    assert round(float(pdf.pages[0].mediabox.height)) == 935
    assert "Ronde 1" in pdf.pages[0].extract_text()
    ltsa("profile", "save", "rakor", "--sections", "dim")
    assert ltsa("profile", "show", "Rakor")["sections"] == ["dim"]
    ltsa("profile", "remove", "Rakor")
    assert ltsa("profile", "list") == []
    assert ltsa("profile", "show", "Rakor")["error"]["code"] == "not-found"
    assert ltsa("pack", "--sections", "map,bulan", "--out", out)["error"]["code"] == "profile-unknown-word"


def test_arrangements_travel_in_the_organisations_file(ltsa: Ltsa, tmp_path: Path, monkeypatch: Any) -> None:
    from ltsa_desktop.exchange import accept_organisation, found_organisation, organisation

    monkeypatch.setenv("LTSA_PASSWORD", PASSWORD)
    office = open_store(tmp_path / "store", PASSWORD)
    founding = found_organisation(office, "Kementerian Contoh")
    office.close()
    laptop = build(tmp_path / "laptop", visits=False)
    try:
        assert accept_organisation(laptop, organisation.read(founding.data))
        assert report_profiles.listed(laptop) == []
        ltsa("profile", "save", "Rakor", "--sections", "map,dim")
        out = tmp_path / "berikut.ltsaorg"
        assert ltsa("profile", "share", "--out", out)["profiles"] == ["Rakor"]
        assert accept_organisation(laptop, organisation.read_file(out))
        assert report_profiles.get(laptop, "rakor").data["sections"] == ["map", "dim"]
    finally:
        laptop.close()


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(folder, tmp_path / "mine")
    made = open_store(tmp_path / "mine", PASSWORD)
    yield made
    made.close()


def test_an_arrangement_reaches_another_laptop_as_a_statement_and_with_the_organisation(
    store: Store, tmp_path: Path
) -> None:
    report_profiles.save(store, "Rakor", PackProfile(sections=("map",)).to_data())
    other = build(tmp_path / "other", visits=False)
    try:
        for act in store.statements.list((report_profiles.PROFILE,)):
            other.statements.insert(act.raw, act.signature, act.key)
        assert report_profiles.get(other, "rakor").author == "CONTOH Siti Rahma"
    finally:
        other.close()
    third = build(tmp_path / "third", visits=False)
    try:
        report_profiles.take_shared(third, report_profiles.shared(store))
        assert [one.name for one in report_profiles.listed(third)] == ["Rakor"]
        report_profiles.withdraw(third, "Rakor")
        assert report_profiles.listed(third) == []
    finally:
        third.close()


def test_many_sheets_are_the_same_from_two_processes_as_from_one(store: Store, tmp_path: Path) -> None:
    visits = [one.visit.id for one in store.visits.list()]
    one = print_all(store, orders_for(store, visits, tmp_path / "one"), workers=1)
    told: list[tuple[int, int]] = []
    two = print_all(store, orders_for(store, visits, tmp_path / "two"), workers=2, progress=lambda *n: told.append(n))
    assert len(one.written) == len(two.written) == len(visits) == 6
    assert told == [(n, 6) for n in range(1, 7)]
    for a, b in zip(one.written, two.written, strict=True):
        assert a.name == b.name
        assert a.read_bytes() == b.read_bytes()


def test_one_sheet_that_cannot_be_made_keeps_no_other(store: Store, tmp_path: Path) -> None:
    visits = [one.visit.id for one in store.visits.list()]
    orders = [Order("tidak-ada", tmp_path / "x.pdf"), *orders_for(store, visits[:2], tmp_path / "out", "debrief")]
    for workers in (1, 2):
        made = print_all(store, orders, workers=workers)
        assert [one.order.visit for one in made.refused] == ["tidak-ada"]
        assert len(made.written) == 2
        assert not made.stopped


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stopped_batch_keeps_what_is_written_and_starts_nothing_new(
    store: Store, tmp_path: Path, workers: int
) -> None:
    visits = [one.visit.id for one in store.visits.list()] * 10
    orders = orders_for(store, visits, tmp_path / "out")
    done: list[int] = []
    made = print_all(
        store,
        orders,
        workers=workers,
        progress=lambda number, _: done.append(number),
        cancelled=lambda: len(done) > 1,
    )
    assert made.stopped
    assert 2 <= len(made.written) < 20
    assert sorted(made.written) == sorted((tmp_path / "out").glob("*.pdf"))


def test_all_sheets_of_a_round_on_the_command_line(ltsa: Ltsa, tmp_path: Path) -> None:
    told = ltsa(
        "sheet", "--all", "--round", "Ronde 2", "--examples", "both", "--out", tmp_path / "lembar", "--cores", 2
    )
    assert len(told["files"]) == 3
    assert told["refused"] == []
    assert all(PdfReader(name).attachments for name in told["files"])
    assert ltsa("sheet", "--out", tmp_path / "x.pdf")["error"]["code"] == "visit-missing"


def test_paper_says_approved_and_changed_after_approval(store: Store, tmp_path: Path) -> None:
    from ltsa_desktop.reports import render_berita_acara, render_sheet

    visit = store.visits.list()[0].visit.id
    store.set_profile(Profile("CONTOH Dewi", role="supervisor"))
    assert store.read.visit_report(visit).review is None
    judge(store, visit, "approved")
    approved = store.read.visit_report(visit)
    for render in (render_sheet, render_berita_acara):
        text = text_of(render(approved, tmp_path / "a.pdf"))
        assert text.count("DISETUJUI") >= len(PdfReader(tmp_path / "a.pdf").pages)
        assert "BERUBAH" not in text
    assert "Versi ini disetujui oleh CONTOH Dewi pada 24-11-2026." in text_of(
        render_sheet(approved, tmp_path / "a.pdf")
    )
    store.visits.reopen(visit, "CONTOH perbaikan")
    path, value = next((p, v) for p, v in store.visits.content(visit).items() if p.endswith("/state_reason"))
    store.visits.save(visit, {path: value + " Ditambah."})
    store.visits.seal(visit, "final", "CONTOH")
    text = text_of(render_sheet(store.read.visit_report(visit), tmp_path / "b.pdf"))
    assert text.count("BERUBAH SETELAH DISETUJUI") >= len(PdfReader(tmp_path / "b.pdf").pages)
    assert f"Versi {approved.short_code} disetujui oleh CONTOH Dewi" in text
