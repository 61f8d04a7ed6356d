"""A package in several files: cut, renamed, shuffled, alone, with one lost, zipped, and with one damaged."""

from __future__ import annotations

import itertools
import random
import shutil
import zipfile
from pathlib import Path

import pytest

from ltsa_desktop.exchange import export_package
from ltsa_desktop.ground.words import UserError
from tests.exchange.conftest import Laptop
from tests.exchange.test_batch import taken

SIZE = 700_000


@pytest.fixture
def parts(siti: Laptop, tmp_path: Path) -> list[Path]:
    """Six visits with a photo each, one of them larger than a part."""
    for number in range(6):
        size = 900_000 if number == 3 else 120_000
        siti.revision(photos={f"foto-{number}.jpg": random.Random(number).randbytes(size)})
    report = export_package(siti.store, tmp_path / "LTSA Siti.ltsa", part_size=SIZE)
    return list(report.parts)


def test_a_package_larger_than_a_part_goes_out_in_several_small_files(parts: list[Path], tmp_path: Path) -> None:
    assert len(parts) > 2
    assert all(path.stat().st_size <= SIZE for path in parts)
    assert parts[0].name == f"LTSA Siti bagian 1 dari {len(parts)}.ltsa"
    assert sorted(tmp_path.glob("*.ltsa")) == sorted(parts)
    assert not list(tmp_path.glob(".*part"))


def test_a_small_package_stays_one_file(siti: Laptop, tmp_path: Path) -> None:
    siti.revision()
    report = export_package(siti.store, tmp_path / "a.ltsa", part_size=16_000_000)
    assert report.parts == (tmp_path / "a.ltsa",)


def test_renamed_parts_in_any_order_are_the_whole_package(office: Laptop, parts: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "unduhan"
    folder.mkdir()
    for number, path in enumerate(reversed(parts)):
        shutil.copy(path, folder / f"DOC-2026-WA{number:04}.bin")
    done = taken(office, [folder])
    assert (done.sums["new"], done.sums["damaged"]) == (6, 0)
    report = done.reports[0]
    assert (report.photos_new, report.parts_missing, report.notes) == (6, (), report.notes)
    assert not any("bagian" in note.id.lower() for note in report.notes)


@pytest.mark.parametrize("lost", [0, 1, -1])
def test_a_lost_part_is_named_and_the_rest_comes_in(office: Laptop, parts: list[Path], lost: int) -> None:
    left = [path for path in parts if path != parts[lost]]
    done = taken(office, left)
    report = done.reports[0]
    number = parts.index(parts[lost]) + 1
    assert report.parts_missing == (number,)
    assert any(f"Bagian {number} dari {len(parts)}" in note.id for note in report.notes)
    later = taken(office, [parts[lost]])
    assert later.reports[0].parts_missing == ()
    assert sum(report.sums["new"] for report in (*done.reports, *later.reports)) == 6
    assert not office.store.blobs.missing()
    again = taken(office, parts)
    assert not again.changes
    assert again.sums["identical"] == 6


def test_parts_that_come_one_by_one_in_any_order_end_in_the_same_state(office: Laptop, parts: list[Path]) -> None:
    for path in random.Random(4).sample(parts, len(parts)):
        taken(office, [path])
    assert not office.store.blobs.missing()
    assert len(office.store.visits.list()) == 6
    # What lay in the archive as single parts is there once, as far as it came.
    kept = sum(p.stat().st_size for p in (office.store.directory / "archive").iterdir())
    assert kept <= sum(path.stat().st_size for path in parts) + 1000


def test_what_is_cut_out_of_a_part_is_told_apart_from_a_missing_part(
    office: Laptop, parts: list[Path], tmp_path: Path
) -> None:
    data = parts[0].read_bytes()
    parts[0].write_bytes(data[: len(data) // 2 - 5000] + data[len(data) // 2 + 5000 :])
    done = taken(office, parts[:-1])
    assert done.reports[0].parts_missing == (len(parts),)
    assert done.sums["damaged"] >= 1


def test_a_zip_of_parts_is_the_package(office: Laptop, parts: list[Path], tmp_path: Path) -> None:
    mail = tmp_path / "bagian.zip"
    with zipfile.ZipFile(mail, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in reversed(parts):
            archive.write(path, path.name)
    done = taken(office, [mail])
    assert (len(done.files), done.sums["new"], done.sums["damaged"]) == (1, 6, 0)


def test_parts_too_small_for_a_frame_are_refused_and_nothing_is_left(siti: Laptop, tmp_path: Path) -> None:
    siti.revision(photos={"foto.jpg": random.Random(1).randbytes(900_000)})
    with pytest.raises(UserError) as refusal:
        export_package(siti.store, tmp_path / "a.ltsa", part_size=100_000)
    assert refusal.value.code == "part-size"
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_every_subset_of_parts_says_which_are_missing(office: Laptop, parts: list[Path]) -> None:
    from ltsa_desktop.exchange.batch import import_batch

    for few in itertools.combinations(range(len(parts)), 2):
        report = import_batch(office.store, [parts[n] for n in few], preview=True).reports[0]
        assert report.parts_missing == tuple(n + 1 for n in range(len(parts)) if n not in few)
        assert report.package is not None
        assert report.package.author == "CONTOH Siti"
        assert report.sums["damaged"] == 0
