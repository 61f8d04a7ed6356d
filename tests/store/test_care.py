"""Lock, backup, restore, doctor: the store can be trusted and tells when it cannot."""

import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.store import (
    Profile,
    StoreDamaged,
    StoreExists,
    StoreLocked,
    StoreMissing,
    StoreReadOnly,
    create_store,
    open_store,
    restore_store,
    store_exists,
)
from ltsa_desktop.store.vault import Cost

QUICK = Cost(memory_kib=64, iterations=1, lanes=1)


def bad(checks):
    return [check.name for check in checks if not check.ok]


def flip(path, offset):
    data = bytearray(path.read_bytes())
    data[offset] ^= 0x10
    path.write_bytes(data)


def test_one_process_per_store_and_the_other_is_named(bench, password):
    with pytest.raises(StoreLocked) as caught:
        open_store(bench.folder, password)
    assert str(os.getpid()) in caught.value.text.id
    script = (
        "import sys; from pathlib import Path; from ltsa_desktop.store import open_store, StoreLocked\n"
        "try: open_store(Path(sys.argv[1]), sys.argv[2])\n"
        "except StoreLocked as error: print(error.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(bench.folder), password], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "store-locked"


def test_a_store_is_not_made_over_another(bench, password):
    with pytest.raises(StoreExists):
        create_store(bench.folder, password, Profile("x"), cost=QUICK)


def test_no_store_is_told(tmp_path, password):
    assert not store_exists(tmp_path)
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "tidak-ada", password)
    assert not (tmp_path / "tidak-ada").exists()


def test_an_unfinished_creation_leaves_nothing(tmp_path):
    with pytest.raises(UserError):
        create_store(tmp_path / "s", "pendek", Profile("x"))
    assert not (tmp_path / "s").exists()


def test_what_a_crashed_creation_left_is_set_aside_and_kept(bench, tmp_path, password):
    bench.store.close()
    folder = tmp_path / "sisa"
    folder.mkdir()
    shutil.copy(bench.folder / "ltsa.db", folder / "ltsa.db")
    create_store(folder, password, Profile("x"), cost=QUICK, seed=False).close()
    (kept,) = folder.glob("ltsa.db.sisa-*")
    assert kept.read_bytes() == (bench.folder / "ltsa.db").read_bytes()
    open_store(folder, password).close()


def test_a_creation_killed_at_any_moment_leaves_no_store_or_a_whole_one(tmp_path, password, monkeypatch):
    from ltsa_desktop.store import opening, register_store

    class Killed(BaseException):
        pass

    def killed(*_):
        raise Killed

    # A killed process sweeps nothing up.
    monkeypatch.setattr(opening, "_sweep", lambda *_: None)
    for place, name in ((register_store, "seed"), (opening, "add_shipped_instrument"), (opening.Vault, "write")):
        with monkeypatch.context() as patch:
            patch.setattr(place, name, killed)
            with pytest.raises(Killed):
                create_store(tmp_path / name, password, Profile("x"), cost=QUICK)
        assert not store_exists(tmp_path / name)
        create_store(tmp_path / name, password, Profile("x"), cost=QUICK).close()
        with closing(open_store(tmp_path / name, password)) as store:
            assert store.instruments.list()
            assert store.centres.list()


def test_a_store_that_lost_its_tables_is_never_begun_anew(bench, password):
    bench.store.close()
    (bench.folder / "ltsa.db").write_bytes(b"")
    with pytest.raises(StoreDamaged) as told:
        open_store(bench.folder, password)
    assert "kosong" in told.value.text.id
    assert (bench.folder / "ltsa.db").stat().st_size == 0


def test_a_damaged_page_is_told_once_and_in_words(bench, password, capfd):
    bench.store.close()
    path = bench.folder / "ltsa.db"
    page = bytearray(path.read_bytes())
    page[100] ^= 1
    path.write_bytes(page)
    with pytest.raises(StoreDamaged) as told:
        open_store(bench.folder, password)
    assert "is not" not in told.value.text.id
    assert capfd.readouterr().err == ""


def test_the_profile_is_changed_and_kept(bench):
    bench.store.set_profile(Profile("Siti Rahma, S.H.", "199001012020122001", "supervisor", "en", "Koordinator"))
    assert bench.reopen().profile.role == "supervisor"
    assert bench.store.read.start().profile.name == "Siti Rahma, S.H."


def test_a_copy_is_whole_and_comes_back_as_a_new_life_of_the_device(bench, tmp_path, password):
    visit = bench.sealed()
    photo = bench.visit().id
    bench.store.visits.save(photo, {"/data/name": "Ria"})
    info = bench.store.backup()
    assert Path(info.path).is_file()
    assert bench.store.read.start().last_backup == info.at
    bench.store.visits.save(photo, {"/data/name": "sesudah cadangan"})
    restored = restore_store(Path(info.path), tmp_path / "pulih", password)
    try:
        assert restored.visits.content(photo)["/data/name"] == "Ria"
        assert restored.visits.get(visit).status == "final"
        assert restored.device.id == bench.store.device.id
        assert restored.device.incarnation != bench.store.device.incarnation
        restored.visits.save(photo, {"/data/name": "Dewi"})
        assert bad(restored.doctor()) == []
    finally:
        restored.close()


def test_attachments_are_in_the_copy(bench, tmp_path, password):
    visit = bench.visit().id
    made = bench.store.visits.attach(visit, "/data/name", "surat.txt", b"CONTOH surat")
    info = bench.store.backup()
    restored = restore_store(Path(info.path), tmp_path / "pulih", password)
    try:
        assert restored.visits.attachment_bytes(visit, made.name) == b"CONTOH surat"
    finally:
        restored.close()


def test_a_damaged_copy_is_refused_and_nothing_stays(bench, tmp_path, password):
    info = bench.store.backup()
    flip(Path(info.path), 5000)
    with pytest.raises(UserError) as caught:
        restore_store(Path(info.path), tmp_path / "pulih", password)
    assert caught.value.code == "not-a-backup"
    assert not (tmp_path / "pulih").exists()
    text = tmp_path / "surat.zip"
    text.write_text("bukan cadangan", encoding="utf-8")
    with pytest.raises(UserError):
        restore_store(text, tmp_path / "pulih", password)


def test_a_copy_of_damaged_pages_is_refused_when_it_is_made(bench, password):
    bench.sealed()
    bench.store.close()
    database = bench.folder / "ltsa.db"
    flip(database, database.stat().st_size // 2)
    store = open_store(bench.folder, password, read_only=True)
    try:
        with pytest.raises(StoreDamaged):
            store.backup(to=bench.folder.parent / "lain")
        assert not list((bench.folder.parent / "lain").glob("*.zip"))
    finally:
        store.close()


def test_the_second_place_gets_a_copy_when_it_is_there(bench, tmp_path):
    stick = tmp_path / "stik"
    bench.store.set_second_place(stick)
    assert bench.store.backup().second_place == ""
    stick.mkdir()
    info = bench.store.backup()
    assert info.second_place == str(stick)
    assert [p.name for p in stick.rglob("*.zip")] == [Path(info.path).name]


def test_old_copies_make_room(bench, password):
    now = [datetime(2026, 11, 1, 8, 0, tzinfo=UTC)]
    bench.store.close()
    store = open_store(bench.folder, password, clock=lambda: now[0])
    try:
        for _ in range(17):
            now[0] += timedelta(days=1)
            assert store.backup_if_due() is not None
            assert store.backup_if_due() is None
        assert len(store.backups()) == 14
        assert store.backups()[0].at == now[0]
    finally:
        store.close()


def test_a_clock_that_was_wrong_once_stops_no_copies_and_costs_no_fresh_one(bench, password):
    now = [datetime(2031, 1, 1, 8, 0, tzinfo=UTC)]
    bench.store.close()
    store = open_store(bench.folder, password, clock=lambda: now[0])
    try:
        for _ in range(15):
            now[0] += timedelta(days=1)
            assert store.backup_if_due() is not None
        now[0] = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
        fresh = store.backup_if_due()
        assert fresh is not None
        assert Path(fresh.path).is_file()
        assert store.backup_if_due() is None
        assert len(store.backups()) == 14
    finally:
        store.close()


def test_leaving_makes_a_copy_only_if_something_changed(bench, password):
    visit = bench.visit().id
    bench.store.close(backup=True)
    store = open_store(bench.folder, password)
    assert [b.reason for b in store.backups()] == ["exit"]
    store.close(backup=True)
    store = open_store(bench.folder, password)
    assert len(store.backups()) == 1
    store.visits.save(visit, {"/data/name": "Ria"})
    store.close(backup=True)
    store = open_store(bench.folder, password)
    assert len(store.backups()) == 2
    store.close()


def test_the_doctor_finds_a_sound_store_sound(filled):
    store, visit = filled
    store.visits.seal(visit, "final")
    checks = store.doctor()
    assert bad(checks) == []
    assert {c.name for c in checks} >= {"versions", "paths", "database", "journal", "revisions", "attachments",
                                        "projections"}  # fmt: skip
    assert all(c.text.id and c.text.en for c in checks)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_the_doctor_finds_a_flipped_bit_anywhere(bench, password, part):
    bench.sealed()
    bench.store.close()
    database = bench.folder / "ltsa.db"
    flip(database, int(database.stat().st_size * part))
    store = open_store(bench.folder, password, read_only=True)
    try:
        assert "database" in bad(store.doctor())
    finally:
        store.close()


def test_damage_after_a_crash_opens_for_reading_only(bench, password):
    visit = bench.sealed()
    content = bench.store.visits.content(visit)
    bench.store.close()
    with zipfile.ZipFile(bench.folder / "x.zip", "w") as pack:
        pack.write(bench.folder / "ltsa.db")
    (bench.folder / "lock.json").write_text("{}", encoding="utf-8")
    database = bench.folder / "ltsa.db"
    for page in range(database.stat().st_size // 4096 - 1, 0, -1):
        shutil.copy(database, bench.folder / "sound")
        flip(database, page * 4096 + 100)
        store = open_store(bench.folder, password)
        try:
            assert store.read_only
            assert store.damage is not None
            with pytest.raises(StoreReadOnly):
                store.centres.add_status("LTSA-014", "aktif", None, "surat")
        finally:
            store.close()
        shutil.move(bench.folder / "sound", database)
        (bench.folder / "lock.json").write_text("{}", encoding="utf-8")
        if page % 7 == 0:
            break
    store = open_store(bench.folder, password)
    assert not store.read_only
    assert store.visits.content(visit) == content
    store.close()


def test_a_first_page_that_is_gone_is_told(bench, password):
    bench.store.close()
    flip(bench.folder / "ltsa.db", 40)
    with pytest.raises(StoreDamaged):
        open_store(bench.folder, password)
    flip(bench.folder / "ltsa.db", 40)
    open_store(bench.folder, password).close()


def test_an_altered_journal_is_found(bench):
    visit = bench.sealed()
    with bench.store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE journal SET new = 'lain' WHERE visit_id = ? AND seq = 2", (visit,))
    assert bad(bench.store.doctor()) == ["journal"]


def test_an_altered_revision_is_found(bench):
    bench.sealed()
    with bench.store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE revision SET raw = CAST(raw || ' ' AS BLOB)")
    assert "revisions" in bad(bench.store.doctor())


def test_no_answer_name_or_photo_is_readable_on_the_disk(bench):
    marks = ["PENANDAJAWABAN", "PENANDANAMA", "PENANDAFILE", "PENANDACATATAN"]
    bench.store.set_profile(Profile(marks[1]))
    visit = bench.visit().id
    bench.store.visits.save(visit, {"/data/name": marks[0] * 50, "/data/name#note": marks[3], "/data/state": "aktif"})
    bench.store.visits.attach(visit, "/data/finding[r1]/text", "a.txt", (marks[2] * 99).encode())
    bench.store.visits.seal(visit, "final")
    bench.store.backup()
    for closed in (False, True):
        if closed:
            bench.store.close()
        for path in bench.folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            for mark in marks:
                assert mark.encode() not in data, path
                assert mark.encode("utf-16-le") not in data, path


def test_a_changed_password_opens_and_the_old_one_does_not(bench, password):
    bench.store.change_password(password, "sandi yang lain")
    bench.store.close()
    with pytest.raises(UserError) as caught:
        open_store(bench.folder, password)
    assert caught.value.code == "wrong-password"
    open_store(bench.folder, "sandi yang lain").close()


def test_importing_the_room_is_cheap():
    script = (
        "import sys, ltsa_desktop.store\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'sqlcipher3', 'PIL', 'pyrage', 'pyxform', 'openpyxl', 'reportlab'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_opening_a_visit_loads_neither_pyxform_nor_a_spreadsheet_reader(bench, password):
    visit = bench.sealed()
    bench.store.close()
    script = (
        "import sys; from pathlib import Path; from ltsa_desktop.store import open_store\n"
        "store = open_store(Path(sys.argv[1]), sys.argv[2]); store.visits.state(sys.argv[3])\n"
        "store.read.start(); store.close()\n"
        "late = {'PIL', 'sqlmodel', 'pydantic', 'pyxform', 'openpyxl', 'reportlab', 'python_calamine', 'xlsxwriter'}\n"
        "print(sorted(late & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(bench.folder), password, visit], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
