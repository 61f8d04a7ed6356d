"""A full disk, a process that is killed, an interrupted import: whole or not at all, and a sentence."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time

import pytest

from ltsa_desktop.exchange import export_package, import_package, resume_inbox
from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import open_store

CHILD = """
import sys
from pathlib import Path
from ltsa_desktop.exchange import import_package
from ltsa_desktop.store import open_store
store = open_store(Path(sys.argv[1]), "sandi-contoh")
print("ready", flush=True)
import_package(store, Path(sys.argv[2]))
print("done", flush=True)
"""


@pytest.fixture
def small_files():
    """Files may not grow beyond a size, as on a full disk (Linux; the error is EFBIG where a disk says ENOSPC)."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_during_export_leaves_no_file_and_a_sentence(siti, tmp_path, small_files):
    siti.revision(photos={"f.jpg": random.Random(1).randbytes(6 << 20)})
    out = tmp_path / "out"
    out.mkdir()
    small_files(4 << 20)
    with pytest.raises(UserError) as refused:
        export_package(siti.store, out / "a.ltsa")
    assert refused.value.code == "disk-full"
    assert "tidak cukup" in refused.value.text.id
    assert list(out.iterdir()) == []


def test_a_full_disk_keeps_the_package_that_was_there(siti, tmp_path, small_files):
    siti.revision()
    path = siti.export(tmp_path / "a.ltsa")
    before = path.read_bytes()
    siti.revision(photos={"f.jpg": random.Random(1).randbytes(6 << 20)})
    small_files(4 << 20)
    with pytest.raises(UserError):
        export_package(siti.store, path)
    assert path.read_bytes() == before


def test_a_full_disk_during_import_changes_nothing(office, siti, tmp_path, small_files):
    siti.revision(photos={"f.jpg": random.Random(1).randbytes(6 << 20)})
    path = siti.export(tmp_path / "a.ltsa")
    before = office.picture()
    small_files(4 << 20)
    with pytest.raises(UserError) as refused:
        import_package(office.store, path)
    assert refused.value.code == "disk-full"
    assert office.picture() == before


def test_an_interrupted_import_is_finished_from_the_inbox(office, siti, tmp_path):
    revision = siti.revision()
    path = siti.export(tmp_path / "a.ltsa")
    inbox = office.store.directory / "inbox"
    (inbox / "0.ltsa").write_bytes(path.read_bytes())
    (inbox / "1.part").write_bytes(b"half")
    (report,) = resume_inbox(office.store)
    assert report.sums["new"] == 1
    assert office.store.revisions.ids() == {revision}
    assert list(inbox.iterdir()) == []
    assert resume_inbox(office.store) == []


def test_an_interrupted_import_waits_in_the_inbox_while_the_disk_is_full(office, siti, tmp_path, small_files):
    siti.revision(photos={"f.jpg": random.Random(1).randbytes(6 << 20)})
    left = office.store.directory / "inbox" / "0.ltsa"
    left.write_bytes(siti.export(tmp_path / "a.ltsa").read_bytes())
    small_files(4 << 20)
    assert resume_inbox(office.store) == []
    assert left.is_file()
    small_files(-1)
    (report,) = resume_inbox(office.store)
    assert (report.sums["new"], report.photos_new) == (1, 1)
    assert not left.exists()


def test_an_archive_that_refuses_does_not_undo_the_import(office, siti, tmp_path):
    revision = siti.revision()
    path = siti.export(tmp_path / "a.ltsa")
    preview = import_package(office.store, path, preview=True)
    blocked = office.store.directory / "archive" / f"{preview.sha256[:32]}.ltsa"
    blocked.mkdir()
    report = import_package(office.store, path)
    assert office.store.revisions.ids() == {revision}
    assert report.archived is None
    assert any("arsip" in note.id for note in report.notes)


@pytest.mark.slow
def test_a_process_killed_while_importing_leaves_all_or_nothing(office, siti, tmp_path):
    photos = {f"f{n}.jpg": random.Random(n).randbytes(40_000) for n in range(4)}
    revisions = {siti.revision(photos=photos if n % 10 == 0 else None) for n in range(120)}
    path = siti.export(tmp_path / "a.ltsa")
    folder = office.store.directory
    office.store.close()
    rng = random.Random(8)
    states = set()
    for number in range(4):
        attempt = tmp_path / f"attempt-{number}"
        shutil.copytree(folder, attempt)
        command = [sys.executable, "-c", CHILD, str(attempt), str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(rng.uniform(0, 0.6))
            child.kill()
        store = open_store(attempt, "sandi-contoh")
        try:
            assert store.damage is None
            here = store.revisions.ids()
            assert here in (set(), revisions)
            assert not here or store.blobs.missing() == set()
            states.add(len(here))
            resume_inbox(store)
            import_package(store, path)
            assert store.revisions.ids() == revisions
            assert store.blobs.missing() == set()
            assert not import_package(store, path).changes
            assert list((store.directory / "inbox").iterdir()) == []
        finally:
            store.close()
        shutil.rmtree(attempt)
    office.store = open_store(folder, "sandi-contoh")
    assert 0 in states
