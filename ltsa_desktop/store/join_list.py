"""The queue of visits that were changed in several places: one query for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from ltsa_desktop.store.sql import UNLISTED, from_micros

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store


@dataclass(frozen=True, slots=True)
class Forked:
    """A visit with several newest versions.

    Attributes:
        visit, centre, day, example: of it. versions: how many stand against each other.
        people: who sealed them, the last first. last: when the last of them was sealed, by the clock there.
    """

    visit: str
    centre: str
    day: date
    example: bool
    versions: int
    people: tuple[str, ...]
    last: datetime


def forked(store: Store) -> list[Forked]:
    """The visits that wait to be joined, the one sealed last first."""
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT v.id, c.name, v.day, v.example, p.name, r.sealed_at FROM visit v "
            "JOIN centre c ON c.id = v.centre_id JOIN revision r ON r.visit_id = v.id "
            "JOIN person p ON p.id = r.author_id "
            f"WHERE v.forked = 1 AND v.status NOT IN {UNLISTED} AND NOT EXISTS (SELECT 1 FROM revision_parent c2 "
            "JOIN revision r2 ON r2.id = c2.revision WHERE c2.parent = r.id AND r2.visit_id = v.id) "
            "ORDER BY v.id, r.sealed_at DESC, r.id"
        ).fetchall()
    grouped: dict[str, list[tuple[object, ...]]] = {}
    for row in rows:
        grouped.setdefault(str(row[0]), []).append(tuple(row))
    found = [
        Forked(
            visit,
            str(heads[0][1]),
            date.fromisoformat(str(heads[0][2])),
            bool(heads[0][3]),
            len(heads),
            tuple(dict.fromkeys(str(head[4]) for head in heads)),
            from_micros(int(str(heads[0][5]))),
        )
        for visit, heads in grouped.items()
    ]
    return sorted(found, key=lambda one: (one.last, one.visit), reverse=True)
