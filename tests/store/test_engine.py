"""The database commits durably, rolls back whole, and refuses in words."""

import os
import subprocess
import sys
import textwrap
import threading

import pytest

from ltsa_desktop.store import StoreDamaged, StoreReadOnly
from ltsa_desktop.store.engine import Database
from ltsa_desktop.store.migrations import migrate

KEY = "ab" * 48


@pytest.fixture
def database(tmp_path):
    made = Database(tmp_path / "ltsa.db", KEY)
    migrate(made, lambda: None)
    yield made
    made.close()


def put(connection, name):
    connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES (?, '1')", (name,))


def names(database):
    with database.reading() as connection:
        return set(connection.exec_driver_sql("SELECT name FROM setting").scalars())


def test_every_connection_is_durable_and_checked(database):
    with database.reading() as connection:
        found = {p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in
                 ("journal_mode", "synchronous", "foreign_keys", "temp_store")}  # fmt: skip
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}


def test_the_sqlite_inside_is_past_the_wal_reset_fault(database):
    with database.reading() as connection:
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    assert tuple(int(part) for part in version.split(".")) > (3, 51, 2)


def test_a_failed_write_takes_its_tables_back(database):
    def fail():
        with database.writing() as connection:
            connection.exec_driver_sql("CREATE TABLE half (a)")
            put(connection, "half")
            raise ValueError

    with pytest.raises(ValueError):
        fail()
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'half'").first() is None
    assert names(database) == set()


def test_inner_writes_join_the_outer_one(database):
    def fail():
        with database.writing():
            with database.writing() as inner:
                put(inner, "inner")
            raise ValueError

    with pytest.raises(ValueError):
        fail()
    assert names(database) == set()


def test_a_preview_leaves_nothing_and_forgets_what_it_cached(database):
    forgotten = []
    database.on_rollback.append(lambda: forgotten.append(True))
    with database.writing(preview=True) as connection:
        put(connection, "preview")
        assert names(database) == {"preview"}
    assert names(database) == set()
    assert forgotten


def test_a_reader_sees_the_last_commit_and_does_not_wait(database):
    seen = []
    with database.writing() as connection:
        put(connection, "open")
        reader = threading.Thread(target=lambda: seen.append(names(database)))
        reader.start()
        reader.join(5)
    assert seen == [set()]
    assert names(database) == {"open"}


def test_writers_of_two_threads_queue(database):
    def work(start):
        for number in range(start, start + 50):
            with database.writing() as connection:
                put(connection, f"n{number}")

    threads = [threading.Thread(target=work, args=(start,)) for start in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(database)) == 100


def test_read_only_refuses_to_write(database, tmp_path):
    database.close()
    closed = Database(tmp_path / "ltsa.db", KEY, read_only=True)
    assert names(closed) == set()
    with pytest.raises(StoreReadOnly), closed.writing():
        pass
    closed.close()


def test_another_key_opens_nothing(database, tmp_path):
    database.close()
    other = Database(tmp_path / "ltsa.db", "cd" * 48)
    with pytest.raises(StoreDamaged), other.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM setting")
    other.close()


FULL = textwrap.dedent("""
    import resource, sys
    from pathlib import Path
    from ltsa_desktop.ground.words import UserError
    from ltsa_desktop.store.engine import Database
    from ltsa_desktop.store.migrations import migrate

    database = Database(Path(sys.argv[1]) / "ltsa.db", "ab" * 48)
    migrate(database, lambda: None)
    kept = 0
    try:
        for number in range(100_000):
            with database.writing() as connection:
                if sys.argv[2] == "limit" and number == 20:
                    size = (Path(sys.argv[1]) / "ltsa.db-wal").stat().st_size + 40_000
                    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
                for part in range(3):
                    connection.exec_driver_sql("INSERT INTO setting VALUES (?, ?)", (f"n{number}-{part}", "x" * 3000))
            kept += 1
    except UserError as error:
        print(error.code, kept)
        sys.stdout.flush()
    import os
    os._exit(0)
""")


def fill(folder, how):
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(folder), how], capture_output=True, text=True, timeout=120, check=True
    )
    code, kept = done.stdout.split()
    return code, int(kept)


def check_whole(folder, kept):
    """Every acknowledged write is there, and none that was refused."""
    database = Database(folder / "ltsa.db", KEY)
    assert len(names(database)) == 3 * kept
    with database.reading() as connection:
        assert not connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    database.close()


@pytest.mark.skipif(os.name == "nt", reason="needs limits of POSIX")
def test_a_disk_that_refuses_keeps_all_that_was_acknowledged(tmp_path):
    code, kept = fill(tmp_path, "limit")
    assert code in {"disk-full", "disk-refused"}
    assert kept >= 20
    check_whole(tmp_path, kept)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs to mount a small disk")
def test_a_full_disk_keeps_all_that_was_acknowledged(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        code, kept = fill(disk, "disk")
        assert (code, kept > 0) == ("disk-full", True)
        (tmp_path / "copy").mkdir()
        for name in ("ltsa.db", "ltsa.db-wal"):
            (tmp_path / "copy" / name).write_bytes((disk / name).read_bytes())
    finally:
        subprocess.run(["umount", str(disk)], check=False)
    check_whole(tmp_path / "copy", kept)
