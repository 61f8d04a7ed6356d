"""Many packages in one go: preview, import, order, a stop, a kill in between, and what is no package."""

from __future__ import annotations

import dataclasses
import io
import itertools
import zipfile
from pathlib import Path

import pytest

from ltsa_desktop.exchange import export_package, make_receipt
from ltsa_desktop.exchange.batch import BatchReport, import_batch
from ltsa_desktop.exchange.frames import Frame, FrameType, scan
from ltsa_desktop.exchange.incoming import import_package
from ltsa_desktop.ground.words import Cancelled, UserError
from tests.exchange.conftest import Laptop


def plain(report: BatchReport) -> BatchReport:
    """A report as its preview says it: without what only an import has."""
    files = tuple(
        dataclasses.replace(f, report=f.report and dataclasses.replace(f.report, preview=True, archived=None))
        for f in report.files
    )
    return dataclasses.replace(report, files=files, preview=True)


def taken(laptop: Laptop, paths: list[Path]) -> BatchReport:
    """Import after a preview that must have told the same."""
    before = laptop.picture()
    shown = import_batch(laptop.store, paths, preview=True)
    assert laptop.picture() == before
    done = import_batch(laptop.store, paths)
    assert plain(done) == shown
    return done


@pytest.fixture
def files(siti: Laptop, laptops, tmp_path: Path) -> list[Path]:
    """Three packages of two laptops: one visit edited in two places, one in a row, one alone."""
    budi = laptops("Budi")
    first = siti.revision()
    visit = siti.store.revisions.get(first).visit_id
    one = siti.export(tmp_path / "satu.ltsa")
    siti.revision(visit, [first], "diperbaiki")
    siti.revision()
    two = siti.export(tmp_path / "dua.ltsa")
    budi.revision(visit, [first], "lain")
    three = budi.export(tmp_path / "tiga.ltsa")
    return [one, two, three]


def test_the_order_of_the_files_changes_nothing_of_what_is_told(office: Laptop, files: list[Path]) -> None:
    told = set()
    for order in itertools.permutations(files):
        report = import_batch(office.store, list(order), preview=True)
        outcomes = {}
        for r in (r for f in report.files if f.report for r in f.report.records if r.what == "revision"):
            if r.outcome != "identical":
                outcomes[r.revision] = r.outcome
        told.add((tuple(sorted(outcomes.items())), tuple(sorted(report.sums.items())), report.visits))
    assert len(told) == 1
    sums = dict(next(iter(told))[1])
    assert (sums["new"], sums["forked"], sums["damaged"]) == (2, 2, 0)


def test_a_batch_does_what_its_preview_said_and_again_nothing(office: Laptop, files: list[Path]) -> None:
    done = taken(office, files)
    assert done.changes
    assert done.visits == 2
    assert [f.report.sums["identical"] for f in done.files if f.report] == [0, 1, 0]
    again = taken(office, files)
    assert not again.changes
    assert again.sums["identical"] == 4


def test_a_folder_is_taken_as_it_lies_and_what_is_no_package_is_named_or_passed_over(
    office: Laptop, siti: Laptop, tmp_path: Path
) -> None:
    folder = tmp_path / "stik"
    (folder / "dalam").mkdir(parents=True)
    siti.revision()
    siti.export(folder / "dalam" / "apa saja.dat")
    (folder / "surat.docx").write_bytes(b"surat")
    (folder / ".~lock.ltsa").write_bytes(b"x")
    (folder / "kosong.ltsa").write_bytes(b"")
    (folder / "setengah.ltsa.part").write_bytes(b"\x89LTSA")
    done = taken(office, [folder])
    assert [(f.name, f.code) for f in done.files] == [("apa saja.dat", ""), ("kosong.ltsa", "empty-file")]
    assert done.skipped == 1
    assert done.sums["new"] == 1


def test_a_stop_leaves_what_was_through_and_the_same_files_go_on(office: Laptop, files: list[Path]) -> None:
    begun: list[str] = []
    report = import_batch(
        office.store, files, cancelled=lambda: len(begun) == 2, begun=lambda n, of, name: begun.append(name)
    )
    assert report.stopped
    assert [f.code for f in report.files] == ["", "not-reached", "not-reached"]
    assert report.sums["new"] == 1
    assert not list((office.store.directory / "inbox").iterdir())
    done = taken(office, files)
    assert not done.stopped
    assert done.sums["identical"] == 1


def test_a_stop_while_looking_changes_nothing(office: Laptop, files: list[Path]) -> None:
    before = office.picture()
    with pytest.raises(Cancelled):
        import_batch(office.store, files, preview=True, cancelled=lambda: True)
    assert office.picture() == before


def test_a_damaged_file_stops_no_other_one(office: Laptop, files: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "rusak.ltsa"
    broken.write_bytes(files[0].read_bytes()[:40])
    done = taken(office, [broken, *files])
    assert done.files[0].code == "package-damaged"
    assert done.sums["new"] == 2


def test_what_is_damaged_in_one_copy_comes_from_the_other(office: Laptop, siti: Laptop, tmp_path: Path) -> None:
    siti.revision()
    siti.revision()
    whole = siti.export(tmp_path / "utuh.ltsa").read_bytes()
    frames = [e for e in scan(io.BytesIO(whole)) if isinstance(e, Frame) and e.type == FrameType.REVISION]
    for name, frame in zip("ab", frames, strict=True):
        at = frame.offset + 100
        (tmp_path / f"{name}.ltsa").write_bytes(whole[:at] + bytes(50) + whole[at + 50 :])
    (tmp_path / "utuh.ltsa").unlink()
    done = taken(office, [tmp_path / "a.ltsa", tmp_path / "b.ltsa"])
    assert (done.sums["new"], done.sums["damaged"]) == (2, 0)


def test_a_zip_with_several_packages_is_seen_through(office: Laptop, files: list[Path], tmp_path: Path) -> None:
    mail = tmp_path / "lampiran.zip"
    with zipfile.ZipFile(mail, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, file in enumerate(files):
            archive.write(file, f"folder/{number}.bin")
        archive.writestr("catatan.txt", "halo")
    done = taken(office, [mail])
    assert [f.name for f in done.files] == ["lampiran.zip › 0.bin", "lampiran.zip › 1.bin", "lampiran.zip › 2.bin"]
    assert done.sums["forked"] == 2


def test_a_zip_that_would_only_fill_the_disk_is_refused(office: Laptop, files: list[Path], tmp_path: Path) -> None:
    bomb = tmp_path / "bom.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.ltsa", files[0].read_bytes()[:16] + bytes(300 << 20))
    done = taken(office, [bomb])
    assert [f.code for f in done.files] == ["zip-unreadable"]
    assert not list((office.store.directory / "inbox").iterdir())


def test_a_zip_in_a_zip_is_not_opened(office: Laptop, files: list[Path], tmp_path: Path) -> None:
    inner, outer = tmp_path / "dalam.zip", tmp_path / "luar.zip"
    for target, inside in ((inner, files[0]), (outer, inner)):
        with zipfile.ZipFile(target, "w") as archive:
            archive.write(inside, inside.name)
    assert [f.code for f in taken(office, [outer]).files] == ["zip-without-package"]


def test_receipts_among_the_files_are_noted(office: Laptop, siti: Laptop, tmp_path: Path) -> None:
    siti.revision()
    path = siti.export(tmp_path / "kiriman.ltsa")
    data = make_receipt(office.store, import_package(office.store, path))
    assert data is not None
    (tmp_path / "tanda.ltsareceipt").write_bytes(data)
    done = import_batch(siti.store, [tmp_path / "tanda.ltsareceipt"])
    assert [f.code for f in done.files] == ["receipt"]
    with pytest.raises(UserError) as refusal:
        export_package(siti.store, tmp_path / "lagi.ltsa")
    assert refusal.value.code == "all-received"


def test_one_original_is_kept_once(office: Laptop, files: list[Path], tmp_path: Path) -> None:
    copy = tmp_path / "salinan.ltsa"
    copy.write_bytes(files[0].read_bytes())
    taken(office, [files[0], copy])
    taken(office, [copy])
    assert len(list((office.store.directory / "archive").iterdir())) == 1
