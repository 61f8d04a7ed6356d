"""The second copy: made by itself, found again under another letter, calm when the stick is gone, full or locked."""

import os
import shutil
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import open_store, places, restore_store

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def copies(place: Path) -> list[Path]:
    return sorted(place.rglob("*.zip"))


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "media" / "STIK"
    place.mkdir(parents=True)
    return place


@pytest.fixture
def clock(bench, password):
    """The bench's store again, at a time one can set."""
    now = [NOON]
    bench.store.close()
    bench.store = open_store(bench.folder, password, clock=lambda: now[0])
    return now


@pytest.fixture
def mounted(tmp_path):
    """A stick of 3 MB."""
    place = tmp_path / "kecil"
    place.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("needs to mount a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


def test_it_is_made_when_something_changed_and_not_before(bench, clock, stick):
    second = bench.store.second
    assert not second.due()
    second.choose(stick)
    visit = bench.visit().id
    made = second.make()
    assert (made.trouble, made.behind, made.moment) == ("", 0, NOON)
    assert copies(stick) == [Path(made.path)]
    bench.store.visits.save(visit, {"/data/name": "Ani"})
    assert not second.due()
    clock[0] += timedelta(minutes=11)
    assert second.due()
    assert second.make().behind == 0
    assert len(copies(stick)) == 2
    clock[0] += timedelta(hours=9)
    assert not second.due()
    assert not second.state().old(clock[0])


def test_many_answers_or_a_seal_do_not_wait_for_the_clock(bench, clock, stick):
    second = bench.store.second
    second.choose(stick)
    visit = bench.visit().id
    second.make()
    for n in range(40):
        bench.store.visits.save(visit, {"/data/name": f"Ani {n}"})
    assert second.due()
    second.make()
    bench.store.visits.save(visit, {"/data/state": "aktif"})
    assert not second.due()
    bench.store.visits.seal(visit, "final")
    assert second.due()


def test_a_store_restored_from_the_stick_holds_everything_and_is_another_incarnation(bench, stick, tmp_path, password):
    visit = bench.visit().id
    name = bench.store.visits.attach(visit, "/data/name", "surat.txt", b"CONTOH surat").name
    bench.store.second.choose(stick)
    made = bench.store.second.make()
    content, incarnation = bench.store.visits.content(visit), bench.store.device.incarnation
    bench.store.close()
    shutil.rmtree(bench.folder)
    restored = restore_store(Path(made.path), tmp_path / "pulih", password)
    with closing(restored):
        assert restored.visits.content(visit) == content
        assert restored.visits.attachment_bytes(visit, name) == b"CONTOH surat"
        assert restored.device.incarnation != incarnation
        assert [c.name for c in restored.doctor() if not c.ok] == []
        # It begins a folder of its own beside the old copies, and touches none of them.
        again = restored.second.make(force=True)
        assert Path(again.path).parent != Path(made.path).parent
        assert Path(made.path).is_file()


def test_a_stick_that_is_away_is_waited_for(bench, clock, stick, tmp_path):
    second = bench.store.second
    second.choose(stick)
    visit = bench.visit().id
    second.make()
    stick.rename(tmp_path / "saku")
    bench.store.visits.save(visit, {"/data/name": "Ani"})
    clock[0] += timedelta(minutes=11)
    away = second.make()
    assert away.trouble == "away"
    assert away.moment == NOON
    assert "tidak terpasang" in away.text.id
    assert not away.old(clock[0])
    clock[0] += timedelta(hours=4)
    assert second.state().old(clock[0])
    assert second.due()
    (tmp_path / "saku").rename(stick)
    back = second.make()
    assert (back.trouble, back.behind) == ("", 0)
    assert not stick.with_name("STIK").joinpath("ltsa.db").exists()


def test_a_stick_under_another_name_is_found_and_a_strange_one_is_left_alone(bench, stick, monkeypatch):
    monkeypatch.setattr(places, "mounts", lambda: [stick.parent])
    second = bench.store.second
    second.choose(stick)
    visit = bench.visit().id
    second.make()
    stick.rename(stick.with_name("STIK1"))
    stick.mkdir()
    (stick / "film.mp4").write_bytes(b"x")
    bench.store.visits.save(visit, {"/data/name": "Ani"})
    found = second.make(force=True)
    assert found.trouble == ""
    assert Path(found.place) == stick.with_name("STIK1")
    assert len(copies(stick.with_name("STIK1"))) == 2
    shutil.rmtree(stick.with_name("STIK1"))
    bench.store.second.choose(stick)
    second.make(force=True)
    shutil.rmtree(next(stick.glob("ltsa-cadangan-*")))
    other = second.make(force=True)
    assert other.trouble == "other"
    assert [p.name for p in stick.iterdir()] == ["film.mp4"]


def test_a_full_stick_gives_up_its_oldest_copies_first_and_never_the_newest(bench, clock, mounted):
    second = bench.store.second
    second.choose(mounted)
    visit = bench.visit().id
    made = second.make()
    assert made.trouble == ""
    filler = mounted / "film.mp4"
    filler.write_bytes(b"x" * (os.statvfs(mounted).f_bavail * os.statvfs(mounted).f_frsize - (1 << 16)))
    bench.store.visits.save(visit, {"/data/name": "Ani"})
    full = second.make(force=True)
    assert full.trouble == "full"
    assert "penuh" in full.text.id
    assert copies(mounted) == [Path(made.path)]
    assert not list(mounted.rglob("*.new"))
    filler.unlink()
    clock[0] += timedelta(minutes=1)
    assert second.make().trouble == ""
    assert len(copies(mounted)) == 2


def test_a_locked_stick_and_one_pulled_out_are_told_apart(bench, mounted):
    second = bench.store.second
    second.choose(mounted)
    visit = bench.visit().id
    second.make()
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    bench.store.visits.save(visit, {"/data/name": "Ani"})
    assert second.make(force=True).trouble == "locked"
    subprocess.run(["umount", "-l", str(mounted)], check=True)
    assert second.make(force=True).trouble == "away"
    assert list(mounted.iterdir()) == []


def test_what_a_torn_copy_left_is_cleared_and_the_older_copies_stand(bench, clock, stick):
    second = bench.store.second
    second.choose(stick)
    bench.visit()
    made = Path(second.make().path)
    torn = made.with_name(f".{made.name}.123.new")
    torn.write_bytes(b"setengah")
    bench.visit()
    clock[0] += timedelta(minutes=1)
    second.make(force=True)
    assert not torn.exists()
    assert len(copies(stick)) == 2


def test_generations_thin_out_by_days(bench, clock, stick):
    second = bench.store.second
    second.choose(stick)
    visit = bench.visit().id
    for day in range(20):
        for hour in range(3):
            clock[0] = NOON + timedelta(days=day, hours=hour)
            bench.store.visits.save(visit, {"/data/name": f"{day} {hour}"})
            second.make(force=True)
    days = [path.name[5:13] for path in copies(stick)]
    assert len(set(days)) == 14
    assert len(days) <= 14 + 5
    assert Path(second.state().path) == copies(stick)[-1]


def test_leaving_brings_the_last_answers_along_and_says_nothing_without_a_stick(bench, stick, password):
    visit = bench.visit().id
    bench.store.second.choose(stick)
    bench.store.visits.save(visit, {"/data/name": "Ria"})
    bench.store.close(backup=True)
    assert len(copies(stick)) == 1
    bench.store = open_store(bench.folder, password)
    assert bench.store.second.state().behind == 0
    stick.rename(stick.with_name("saku"))
    bench.store.visits.save(visit, {"/data/name": "Rina"})
    bench.store.close(backup=True)
    bench.store = open_store(bench.folder, password)
    assert bench.store.second.state().trouble == "away"


def test_a_clock_set_back_or_forward_makes_copies_go_on(bench, clock, stick):
    second = bench.store.second
    second.choose(stick)
    visit = bench.visit().id
    clock[0] = NOON + timedelta(days=900)
    second.make()
    clock[0] = NOON
    bench.store.visits.save(visit, {"/data/name": "Ani"})
    assert second.due()
    assert second.make().moment == NOON
    clock[0] = NOON + timedelta(hours=8)
    assert not second.due()
    bench.store.visits.save(visit, {"/data/name": "Ani L"})
    assert second.due()


def test_a_folder_inside_the_store_is_no_second_place(bench):
    with pytest.raises(UserError) as caught:
        bench.store.second.choose(bench.folder / "backups")
    assert caught.value.code == "second-place"
    assert bench.store.second.state().place == ""
