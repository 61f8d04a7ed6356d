"""Stores of every released version open with today's program; what fails leaves them as they were."""

import zipfile
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlmodel import SQLModel

from ltsa_desktop.store import StoreTooNew, models, open_store, projected
from ltsa_desktop.store.engine import Database
from ltsa_desktop.store.migrations import MIGRATIONS, Migration, migrate, version_of
from ltsa_desktop.store.sql import PROJECTED

OLD = Path(__file__).parent / "old"
PASSWORD = "kata sandi lama"
KEY = "ab" * 48


def unpacked(version, folder):
    with zipfile.ZipFile(OLD / f"v{version}.zip") as pack:
        pack.extractall(folder)
    return folder


def shape(database):
    """Tables with their columns, keys and indexes, as the database has them."""
    found = {}
    look = inspect(database.engine)
    for table in look.get_table_names():
        found[table] = (
            [(c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(table)],
            look.get_pk_constraint(table)["constrained_columns"],
            sorted((str(f["constrained_columns"]), f["referred_table"]) for f in look.get_foreign_keys(table)),
            sorted((i["name"] or "", str(i["column_names"]), i["unique"]) for i in look.get_indexes(table)),
        )
    return found


@pytest.mark.parametrize("version", range(1, MIGRATIONS[-1].version + 1))
def test_a_store_of_every_version_opens_whole(version, tmp_path):
    store = open_store(unpacked(version, tmp_path / "store"), PASSWORD)
    try:
        assert [c.name for c in store.doctor() if not c.ok] == []
        sealed = next(v for v in store.visits.list() if v.visit.status == "final").visit
        draft = next(v for v in store.visits.list() if v.visit.status == "draft").visit
        assert len(store.visits.revisions(sealed.id)) == 2
        assert store.read.findings()[0].text == "CONTOH temuan"
        assert store.visits.attachment_bytes(sealed.id, "contoh.png").startswith(b"\x89PNG")
        assert store.visits.content(draft.id)["/data/name"] == "CONTOH satu"
        assert store.visits.redo(draft.id).new == "CONTOH dua"
        assert store.visits.undo(draft.id).new == "CONTOH satu"
        assert store.visits.undo(draft.id).new is None
        assert store.organisation.current().name == "CONTOH KEMENTERIAN"
        assert store.read.visit_report(sealed.id).findings[0].photos == (1,)
        store.visits.save(draft.id, {"/data/state": "aktif"})
        store.visits.seal(draft.id, "final")
        assert store.projections.compare() == []
    finally:
        store.close()


def test_migrated_tables_are_those_of_the_models(tmp_path):
    migrated = Database(tmp_path / "a.db", KEY)
    migrate(migrated, lambda: None)
    modelled = Database(tmp_path / "b.db", KEY)
    with modelled.writing() as connection:
        SQLModel.metadata.create_all(connection)
    assert shape(migrated) == shape(modelled)
    migrated.close()
    modelled.close()


def test_plain_sql_knows_the_projected_tables_and_their_keys():
    classes = [
        c for c in vars(projected).values() if isinstance(c, type) and issubclass(c, SQLModel) and c is not SQLModel
    ]
    assert {c.__tablename__: tuple(k.name for k in c.__table__.primary_key) for c in classes} == PROJECTED
    assert not {c.__tablename__ for c in vars(models).values() if hasattr(c, "__table__")} & set(PROJECTED)


def test_versions_are_in_order_without_gaps():
    assert [m.version for m in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_step_is_taken_once_with_a_copy_before(tmp_path):
    database = Database(tmp_path / "a.db", KEY)
    migrate(database, lambda: None)
    copies = []
    more = (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "more", lambda c: c.exec_driver_sql("CREATE TABLE more (a)")))
    assert [m.name for m in migrate(database, lambda: copies.append(version_of(database)), more)] == ["more"]
    assert migrate(database, lambda: copies.append(-1), more) == ()
    assert copies == [len(MIGRATIONS)]
    database.close()


def test_a_failed_step_leaves_the_store_as_it_was(tmp_path):
    def fail(connection):
        connection.exec_driver_sql("CREATE TABLE half (a)")
        connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES ('half', '1')")
        raise RuntimeError

    database = Database(tmp_path / "a.db", KEY)
    migrate(database, lambda: None)
    before = shape(database)
    with pytest.raises(RuntimeError):
        migrate(database, lambda: None, (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "fails", fail)))
    assert version_of(database) == len(MIGRATIONS)
    assert shape(database) == before
    database.close()


def test_a_step_that_breaks_references_is_rolled_back(tmp_path):
    from ltsa_desktop.store import StoreDamaged

    def orphan(connection):
        connection.exec_driver_sql("CREATE TABLE child (a REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED)")
        connection.exec_driver_sql("INSERT INTO child VALUES (99)")

    database = Database(tmp_path / "a.db", KEY)
    migrate(database, lambda: None)
    with pytest.raises(StoreDamaged):
        migrate(database, lambda: None, (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "orphan", orphan)))
    assert "child" not in shape(database)
    database.close()


def test_a_newer_store_is_refused_and_not_touched(bench, password):
    with bench.store._database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    bench.store.close()
    before = (bench.folder / "ltsa.db").read_bytes()
    with pytest.raises(StoreTooNew) as caught:
        open_store(bench.folder, password)
    assert "99" in caught.value.text.id
    assert (bench.folder / "ltsa.db").read_bytes() == before
    assert not list((bench.folder / "backups").iterdir())
