"""The history of the tables: an ordered list of small steps on `PRAGMA user_version`.

A step is one transaction. Before the first step on a store that holds anything, a verified copy is made; after each
step foreign keys are checked; a store of a newer program is refused in words. `tests/store/old/` keeps a real store of
every released version, which a test opens with today's program; `tests/store/old/README.md` says how to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import contents, schema_v1
from ltsa_desktop.store.engine import Database, damaged
from ltsa_desktop.store.errors import StoreTooNew


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: brings a store to `version`. `rebuild`: the projections must be made anew afterwards."""

    version: int
    name: str
    apply: Callable[[Connection], None]
    rebuild: bool = False


def _first(connection: Connection) -> None:
    for statement in schema_v1.STATEMENTS:
        connection.exec_driver_sql(statement)


def _follow_ups(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE follow_up_check (visit_id VARCHAR NOT NULL, of_visit VARCHAR NOT NULL, record VARCHAR NOT NULL, "
        "state VARCHAR NOT NULL, note VARCHAR NOT NULL, photo VARCHAR NOT NULL, action VARCHAR NOT NULL, owner VARCHAR "
        "NOT NULL, deadline VARCHAR NOT NULL, PRIMARY KEY (visit_id, of_visit, record), FOREIGN KEY(visit_id) "
        "REFERENCES visit (id)) WITHOUT ROWID"
    )
    connection.exec_driver_sql("CREATE INDEX follow_up_check_of ON follow_up_check (of_visit)")


def _statements(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE statement (id VARCHAR NOT NULL, kind VARCHAR NOT NULL, visit_id VARCHAR NOT NULL, "
        "revision VARCHAR NOT NULL, path VARCHAR NOT NULL, device VARCHAR NOT NULL, incarnation VARCHAR NOT NULL, "
        "number INTEGER NOT NULL, previous VARCHAR NOT NULL, at BIGINT NOT NULL, received_at BIGINT NOT NULL, "
        '"key" VARCHAR NOT NULL, signature BLOB NOT NULL, raw BLOB NOT NULL, package VARCHAR NOT NULL, '
        "PRIMARY KEY (id))"
    )
    connection.exec_driver_sql("CREATE INDEX statement_chain ON statement (incarnation, number)")
    connection.exec_driver_sql("CREATE INDEX statement_about ON statement (visit_id, kind)")


def _content_keys(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TABLE content_key (visit_id VARCHAR NOT NULL, key BLOB, PRIMARY KEY (visit_id)) WITHOUT ROWID"
    )
    kept = connection.exec_driver_sql("SELECT id, visit_id FROM revision ORDER BY visit_id, id").fetchall()
    for revision, visit in kept:
        raw = connection.exec_driver_sql("SELECT raw FROM revision WHERE id = ?", (revision,)).scalar_one()
        sealed = contents.seal(connection, visit, revision, bytes(raw))
        connection.exec_driver_sql("UPDATE revision SET raw = ? WHERE id = ?", (sealed, revision))


def _indexes(connection: Connection) -> None:
    """The latest visits of each centre, and the statements of a kind, are found without reading all the others."""
    connection.exec_driver_sql("CREATE INDEX visit_fact_latest ON visit_fact (centre_code, example, day)")
    connection.exec_driver_sql("DROP INDEX visit_fact_centre")
    connection.exec_driver_sql("CREATE INDEX statement_kind ON statement (kind)")


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "first tables", _first),
    # Revisions of the version before hold no confirmations, so there is nothing to project.
    Migration(2, "follow-ups confirmed at later visits", _follow_ups),
    Migration(3, "signed acts", _statements),
    Migration(4, "a content key for each visit", _content_keys),
    Migration(5, "indexes for figures", _indexes),
)


def version_of(database: Database) -> int:
    """The store's `user_version`; 0 for an empty file."""
    return database.version()


def migrate(
    database: Database, before: Callable[[], object], migrations: Sequence[Migration] = MIGRATIONS
) -> tuple[Migration, ...]:
    """Bring the store to the newest version; the steps that were taken.

    Args:
        database: of the store.
        before: makes the verified copy; called once, before the first step on a store that is not empty.
        migrations: in ascending order without gaps.

    Raises:
        StoreTooNew: the store is of a newer program; nothing was changed.
        StoreDamaged: foreign keys do not hold after a step; that step was rolled back.
    """
    current = version_of(database)
    newest = migrations[-1].version
    if current > newest:
        raise StoreTooNew(
            Text(
                id="Penyimpanan ini memakai bentuk data versi {found}, aplikasi ini mengenal sampai versi {known}. "
                "Perbarui LTSA Desktop di laptop ini; isi penyimpanan tidak diubah.",
                en="This store uses data version {found}; this application knows up to version {known}. Update LTSA "
                "Desktop on this laptop; nothing in the store was changed.",
            ).format(found=current, known=newest)
        )
    steps = tuple(step for step in migrations if step.version > current)
    if steps and current and not database.read_only:
        before()
    for step in steps:
        with database.writing() as connection:
            step.apply(connection)
            broken = database.broken_references(connection)
            if broken:
                raise damaged(database.folder, f"{step.name}: {broken} references lead nowhere")
            database.set_version(connection, step.version)
    return steps
