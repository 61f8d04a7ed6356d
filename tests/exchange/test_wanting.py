"""What has not arrived is asked for on the receipt, and the sender's next package brings it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ltsa_desktop.exchange import ImportReport, accept_receipt, export_package, import_package, make_receipt, receipt
from ltsa_desktop.exchange.batch import import_batch
from ltsa_desktop.exchange.frames import Frame, FrameType, scan
from ltsa_desktop.ground.words import UserError
from tests.exchange.conftest import Laptop


def without(path: Path, kind: FrameType, number: int = 0) -> Path:
    """The package with one frame cut out."""
    data = path.read_bytes()
    with path.open("rb") as stream:
        frames = [e for e in scan(stream) if isinstance(e, Frame)]
    sizes = {f.offset: 72 + len(f.payload) for f in frames}
    at = [f.offset for f in frames if f.type == kind][number]
    path.write_bytes(data[:at] + data[at + sizes[at] :])
    return path


def answered(office: Laptop, evaluator: Laptop, report: ImportReport) -> int:
    """The receipt of an import goes back; how many things it asks for."""
    data = make_receipt(office.store, report)
    assert data is not None
    accept_receipt(evaluator.store, data)
    wanted = receipt.read(data)[0].wanted
    # The instrument of these hand-made visits is nowhere.
    return len(wanted) - len(wanted.instruments)


@pytest.mark.parametrize("kind", [FrameType.REVISION, FrameType.BLOB])
def test_what_was_lost_on_the_way_comes_with_the_next_package_and_only_that(
    office: Laptop, siti: Laptop, tmp_path: Path, kind: FrameType
) -> None:
    for number in range(3):
        siti.revision(photos={f"foto-{number}.jpg": random.Random(number).randbytes(3000)})
    report = office.take(without(siti.export(tmp_path / "a.ltsa"), kind))
    assert report.sums["damaged"] == 1
    assert answered(office, siti, report) == 1
    again = export_package(siti.store, tmp_path / "b.ltsa")
    assert again.held_back == 2
    second = office.take(tmp_path / "b.ltsa")
    assert second.sums["damaged"] == 0
    assert not office.store.blobs.missing()
    assert len(office.store.revisions.ids()) == 3
    assert answered(office, siti, second) == 0
    with pytest.raises(UserError) as nothing:
        export_package(siti.store, tmp_path / "c.ltsa")
    assert nothing.value.code == "all-received"


def test_a_photo_whose_visit_is_covered_is_sent_alone_when_it_is_asked_for(
    office: Laptop, siti: Laptop, tmp_path: Path
) -> None:
    siti.revision(photos={"foto.jpg": b"CONTOH" * 500})
    assert answered(office, siti, office.take(siti.export(tmp_path / "a.ltsa"))) == 0
    (blob,) = (p for p in (office.store.directory / "blobs").rglob("*") if p.is_file())
    blob.unlink()
    report = import_package(office.store, tmp_path / "a.ltsa", preview=True)
    assert report.photos_new == 1
    siti.revision()
    later = import_package(office.store, siti.export(tmp_path / "b.ltsa"))
    assert answered(office, siti, later) == 1
    sent = export_package(siti.store, tmp_path / "c.ltsa")
    assert (sent.revisions, sent.photos) == (0, 1)
    office.take(tmp_path / "c.ltsa")
    assert not office.store.blobs.missing()


def test_a_version_that_others_build_on_is_asked_for(office: Laptop, siti: Laptop, tmp_path: Path) -> None:
    first = siti.revision()
    visit = siti.store.revisions.get(first).visit_id
    siti.revision(visit, [first], "kedua")
    path = siti.export(tmp_path / "a.ltsa")
    report = office.take(without(path, FrameType.REVISION))
    assert office.store.revisions.parents_missing(siti.store.device.id) == [first]
    assert answered(office, siti, report) == 1
    office.take(siti.export(tmp_path / "b.ltsa"))
    assert office.store.revisions.parents_missing(siti.store.device.id) == []


def test_a_lost_part_is_asked_for_by_its_number_and_sent_again(office: Laptop, siti: Laptop, tmp_path: Path) -> None:
    for number in range(6):
        siti.revision(photos={f"foto-{number}.jpg": random.Random(number).randbytes(300_000)})
    parts = export_package(siti.store, tmp_path / "a.ltsa", part_size=700_000).parts
    done = import_batch(office.store, [parts[0], parts[2]])
    data = make_receipt(office.store, done.reports[0])
    assert data is not None
    wanted = receipt.read(data)[0].wanted
    assert next(iter(wanted.parts.values()))[:1] == [2]
    accept_receipt(siti.store, data)
    office.take(siti.export(tmp_path / "b.ltsa"))
    assert not office.store.blobs.missing()
    assert len(office.store.revisions.ids()) == 6


def test_an_older_receipt_takes_no_request_back(office: Laptop, siti: Laptop, tmp_path: Path) -> None:
    from ltsa_desktop.exchange.wanting import asked_for

    siti.revision(photos={"foto.jpg": b"CONTOH" * 500})
    whole = siti.export(tmp_path / "a.ltsa")
    report = office.take(without(whole, FrameType.BLOB))
    data = make_receipt(office.store, report)
    assert data is not None
    accept_receipt(siti.store, data)
    accept_receipt(siti.store, data)
    assert len(asked_for(siti.store).blobs) == 1
