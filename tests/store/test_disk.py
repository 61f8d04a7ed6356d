"""A disk that is full or read-only: a sentence, nothing half-written, nothing acknowledged lost."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import Profile, StoreReadOnly, create_store, open_store
from ltsa_desktop.store.vault import Cost

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)
PATH = "/data/a/a2/visit_start"

pytestmark = [
    pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs to mount a small disk"),
    pytest.mark.embedded,
]


@pytest.fixture
def disk(tmp_path):
    """Mounts a disk of some megabytes; all are gone at the end."""
    mounted = []

    def mount(megabytes, name="disk"):
        place = tmp_path / name
        place.mkdir()
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)], check=False)
        if made.returncode:
            pytest.skip("mounting is not allowed here")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", "-l", str(place)], check=False)


def stuff(place, leave=20_000):
    """Fill a disk but for `leave` bytes."""
    free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
    filler = place / "filler"
    filler.write_bytes(b"x" * max(0, free - leave))
    return filler


def files(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and "filler" not in p.name)


def test_a_store_that_does_not_fit_is_not_begun(disk, password):
    place = disk(1)
    stuff(place, 100_000)
    with pytest.raises(UserError) as caught:
        create_store(place / "store", password, Profile("x"), cost=QUICK)
    assert caught.value.code == "disk-full"
    assert not (place / "store").exists()


def test_attachments_answers_and_copies_that_do_not_fit_leave_everything_as_it_was(disk, password):
    place = disk(24)
    folder = place / "store"
    store = create_store(folder, password, Profile("x"), cost=QUICK)
    try:
        visit = store.visits.create("LTSA-014", "ltsa-pmi", date(2026, 11, 24), "terjadwal", example=True).id
        store.visits.save(visit, {PATH: "09:00:00"})
        filler = stuff(place)
        before, there = store.visits.content(visit), files(folder)
        with pytest.raises(UserError) as caught:
            store.visits.attach(visit, "/data/a/a1/front_photo", "surat.bin", os.urandom(200_000))
        assert caught.value.code == "disk-full"
        with pytest.raises(UserError) as caught:
            store.visits.save(visit, {PATH: "x" * 900_000})
        assert caught.value.code == "disk-full"
        with pytest.raises(UserError) as caught:
            store.backup()
        assert caught.value.code == "disk-full"
        assert store.visits.content(visit) == before
        assert store.visits.attachments(visit, everything=True) == []
        assert files(folder) == there
        filler.unlink()
        store.visits.save(visit, {PATH: "10:00:00"})
        assert store.visits.content(visit)[PATH] == "10:00:00"
        assert all(check.ok for check in store.doctor())
    finally:
        store.close()
    again = open_store(folder, password)
    assert again.visits.content(visit)[PATH] == "10:00:00"
    again.close()


def test_a_store_on_a_full_disk_opens_for_reading_and_later_for_writing(disk, password):
    place = disk(16)
    create_store(place / "store", password, Profile("x"), cost=QUICK).close()
    filler = stuff(place, 0)
    store = open_store(place / "store", password)
    assert store.read_only
    assert store.damage is not None
    assert len(store.centres.list()) == 37
    store.close()
    filler.unlink()
    store = open_store(place / "store", password)
    assert (store.read_only, store.damage) == (False, None)
    store.close()


def test_a_store_on_a_read_only_disk_can_be_read(disk, password):
    place = disk(16)
    folder = place / "store"
    store = create_store(folder, password, Profile("Siti"), cost=QUICK)
    visit = store.visits.create("LTSA-014", "ltsa-pmi", date(2026, 11, 24), "terjadwal").id
    store.visits.save(visit, {PATH: "09:00:00"})
    store.close()
    if subprocess.run(["mount", "-o", "remount,ro", str(place)], check=False).returncode:
        pytest.skip("remounting is not allowed here")
    with pytest.raises(UserError) as caught:
        open_store(folder, password)
    assert caught.value.code == "disk-refused"
    store = open_store(folder, password, read_only=True)
    try:
        assert store.visits.content(visit)[PATH] == "09:00:00"
        assert store.read.start().drafts[0].progress is not None
        assert store.read.visit_report(visit).draft
        with pytest.raises(StoreReadOnly):
            store.visits.save(visit, {PATH: "10:00:00"})
        copy = store.backup(to=Path(str(place.parent)) / "salinan")
        assert Path(copy.path).is_file()
    finally:
        store.close()
