"""The register between its tables and `register.CentreRecord`: what is known, and what a plan writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from ltsa_desktop.ground.ids import register_id, uuid7
from ltsa_desktop.ground.paths import resource
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.read_models import Changed, Site
from ltsa_desktop.store.register import CentreRecord, ImportPlan, RegisterStatus, plan_file
from ltsa_desktop.store.register_regions import Region, shipped_regions
from ltsa_desktop.store.sql import to_micros

SEED = "register/ltsa_centres.csv"
SEED_AUTHOR = "LTSA Desktop (data awal)"
_FIELDS = (
    "name", "level", "province_code", "province", "regency_code", "regency", "address", "host_building", "mrc_pilot",
    "year_reported", "source", "note",
)  # fmt: skip


def known_records(core: Core) -> dict[str, CentreRecord]:
    """Every centre as the register knows it, by code; statements of visits are not the register's."""
    aliases: dict[str, list[str]] = {}
    sites: dict[str, list[Site]] = {}
    statuses: dict[str, list[RegisterStatus]] = {}
    with core.database.reading() as connection:
        for centre, alias in connection.exec_driver_sql("SELECT centre_id, alias FROM centre_alias ORDER BY alias"):
            aliases.setdefault(centre, []).append(alias)
        for row in connection.exec_driver_sql(
            "SELECT centre_id, name, address, regency_code, latitude, longitude, approximate, position_source "
            "FROM centre_site ORDER BY centre_id, position"
        ):
            sites.setdefault(row[0], []).append(Site(row[1], row[2], row[3], row[4], row[5], bool(row[6]), row[7]))
        for centre, state, day, source, author in connection.exec_driver_sql(
            "SELECT centre_id, state, day, source, author FROM centre_status ORDER BY recorded_at, id"
        ):
            stated = RegisterStatus(state, None if day is None else date.fromisoformat(day), source, author)
            statuses.setdefault(centre, []).append(stated)
        rows = connection.exec_driver_sql(f"SELECT id, code, {', '.join(_FIELDS)} FROM centre").fetchall()
    known = {}
    for centre, code, *values in rows:
        fields = dict(zip(_FIELDS, values, strict=True))
        fields["mrc_pilot"] = bool(fields["mrc_pilot"])
        known[code] = CentreRecord(
            code=code,
            aliases=tuple(aliases.get(centre, ())),
            sites=tuple(sites.get(centre, ())),
            statuses=tuple(statuses.get(centre, ())),
            **fields,
        )
    return known


def apply(core: Core, plan: ImportPlan, author: str = "") -> Changed:
    """Write what a plan says, in one transaction; rows that are the same are left alone."""
    rows = [row for row in plan.rows if row.kind != "same"]
    if not rows:
        return Changed.NOTHING
    now = to_micros(core.now())
    with core.database.writing() as connection:
        for row in rows:
            _put(connection, row.record, row.statuses, author or core.profile.name, now)
    return Changed.CENTRES


def _put(
    connection: Connection, record: CentreRecord, added: tuple[RegisterStatus, ...], author: str, now: int
) -> None:
    found = connection.exec_driver_sql("SELECT id FROM centre WHERE code = ?", (record.code,)).scalar()
    centre = str(found) if found is not None else register_id(record.code)
    columns = ", ".join(_FIELDS)
    updates = ", ".join(f"{name} = excluded.{name}" for name in (*_FIELDS, "updated_at"))
    connection.exec_driver_sql(
        f"INSERT INTO centre (id, code, {columns}, updated_at) VALUES ({', '.join('?' * (len(_FIELDS) + 3))}) "
        f"ON CONFLICT (code) DO UPDATE SET {updates}",
        (centre, record.code, *(getattr(record, name) for name in _FIELDS), now),
    )
    connection.exec_driver_sql("DELETE FROM centre_alias WHERE centre_id = ?", (centre,))
    connection.exec_driver_sql("DELETE FROM centre_site WHERE centre_id = ?", (centre,))
    for alias in dict.fromkeys(record.aliases):
        connection.exec_driver_sql("INSERT INTO centre_alias (centre_id, alias) VALUES (?, ?)", (centre, alias))
    for position, site in enumerate(record.sites):
        connection.exec_driver_sql(
            "INSERT INTO centre_site (centre_id, position, name, address, regency_code, latitude, longitude, "
            "approximate, position_source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                centre,
                position,
                site.name,
                site.address,
                site.regency_code,
                site.latitude,
                site.longitude,
                site.approximate,
                site.position_source,
            ),
        )
    for status in added:
        day = None if status.day is None else status.day.isoformat()
        connection.exec_driver_sql(
            "INSERT INTO centre_status (id, centre_id, state, day, source, author, origin, note, recorded_at) "
            "SELECT ?, ?, ?, ?, ?, ?, 'register', '', ? WHERE NOT EXISTS (SELECT 1 FROM centre_status "
            "WHERE centre_id = ? AND state = ? AND day IS ? AND source = ?)",
            (
                uuid7(),
                centre,
                status.state,
                day,
                status.source,
                status.author or author,
                now,
                centre,
                status.state,
                day,
                status.source,
            ),
        )


def seed(core: Core) -> None:
    """Put the regions and the sourced centres that come with the program into a new store."""
    put_regions(core, shipped_regions())
    apply(core, plan_file(resource(SEED), known_records(core)), SEED_AUTHOR)


def put_regions(core: Core, table: Iterable[Region]) -> None:
    """Replace the table of regions."""
    rows = [(r.code, r.name, r.kind, r.parent, r.latitude, r.longitude, r.place, r.position_source) for r in table]
    with core.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM region")
        connection.exec_driver_sql(
            "INSERT INTO region (code, name, kind, parent, latitude, longitude, place, position_source) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def regions(core: Core, kind: str | None) -> list[Region]:
    """The store's regions by code: "province", "kabupaten", "kota", "regency" (both of these), or all."""
    kinds = {"regency": ("kabupaten", "kota"), None: ("province", "kabupaten", "kota")}.get(kind, (str(kind),))
    marks = ", ".join("?" * len(kinds))
    with core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT code, name, kind, parent, latitude, longitude, place, position_source FROM region "
            f"WHERE kind IN ({marks}) ORDER BY code",
            tuple(kinds),
        ).fetchall()
    return [Region(*row) for row in rows]
