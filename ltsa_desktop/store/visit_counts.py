"""What is asked of all visits at once and needs no line of the list: numbers, names, ids, each in one query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ltsa_desktop.store.sql import UNLISTED, to_micros

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_LISTED = f"FROM visit v WHERE v.status NOT IN {UNLISTED}"


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """How many visits stand in the lists.

    Attributes:
        finals: finished ones. not_exported: finished here and in no package written here.
    """

    visits: int
    finals: int
    not_exported: int


def counts(store: Store) -> VisitCounts:
    """The numbers of the first screen."""
    with store._core.database.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT count(*), coalesce(sum(CASE WHEN v.status = 'final' THEN 1 ELSE 0 END), 0), "
            "coalesce(sum(CASE WHEN v.status = 'final' AND v.local = 1 AND v.head <> '' AND NOT EXISTS "
            f"(SELECT 1 FROM exported e WHERE e.revision = v.head) THEN 1 ELSE 0 END), 0) {_LISTED}"
        ).one()
    return VisitCounts(int(row[0]), int(row[1]), int(row[2]))


def changed_since(store: Store, moment: datetime) -> bool:
    """Whether a visit of the lists was changed after `moment`."""
    with store._core.database.reading() as connection:
        found = connection.exec_driver_sql(
            f"SELECT 1 {_LISTED} AND v.updated_at > ? LIMIT 1", (to_micros(moment),)
        ).scalar()
    return found is not None


def sealed_ids(store: Store) -> list[str]:
    """Ids of the visits that have a version, in the order of the ids."""
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT v.id {_LISTED} AND v.head <> '' ORDER BY v.id")
        return [str(one) for one in rows.scalars()]


def forked_ids(store: Store) -> list[str]:
    """Ids of the visits that were changed in several places and not joined yet, changed last first."""
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT v.id {_LISTED} AND v.forked = 1 ORDER BY v.updated_at DESC, v.id")
        return [str(one) for one in rows.scalars()]


def centre_names(store: Store) -> dict[str, str]:
    """Visit → the name of its centre, of all in the lists."""
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT v.id, c.name FROM visit v JOIN centre c ON c.id = v.centre_id WHERE v.status NOT IN {UNLISTED}"
        )
        return {str(visit): str(name) for visit, name in rows}


def only_examples(store: Store) -> bool:
    """Whether visits have a version here, and all of these are marked CONTOH."""
    with store._core.database.reading() as connection:
        row = connection.exec_driver_sql(
            f"SELECT count(*), sum(CASE WHEN v.example = 1 THEN 1 ELSE 0 END) {_LISTED} AND v.head <> ''"
        ).one()
    return bool(row[0]) and row[0] == row[1]
