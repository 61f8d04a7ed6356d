"""The register of centres: who they are, where, and what is said of their state, by whom and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.core import Core
from ltsa_desktop.store.errors import not_found
from ltsa_desktop.store.read_models import (
    CENTRE_STATES,
    CentreDetail,
    CentreState,
    CentreSummary,
    Changed,
    Site,
    StatusEvent,
    VisitSummary,
)
from ltsa_desktop.store.sql import SHOWN_SCORE, UNLISTED, from_micros, to_micros

if TYPE_CHECKING:
    from ltsa_desktop.store.register import ImportPlan
    from ltsa_desktop.store.register_regions import Region

CENTRE = Text("Pusat layanan", "centre")
UNVERIFIED: CentreState = "belum diverifikasi"


class Centres:
    """See the module.

    Attributes:
        visits_of: gives the visits of a centre (set by the store: visits are built on this register).
    """

    visits_of: Callable[[str], list[VisitSummary]]

    def __init__(self, core: Core) -> None:
        self._core = core

    def resolve(self, key: str) -> str:
        """The id of the centre with this id or code. Raises NotFound."""
        with self._core.database.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT id FROM centre WHERE id = ? OR lower(code) = lower(?)", (key, key.strip())
            ).scalar()
        if found is None:
            raise not_found(CENTRE, key)
        return str(found)

    def get(self, key: str) -> CentreDetail:
        """Everything about the centre with this id or code. Raises NotFound."""
        centre = self.resolve(key)
        (summary,) = self._summaries("WHERE c.id = ?", (centre,))
        with self._core.database.reading() as connection:
            address, building, year, source, note = connection.exec_driver_sql(
                "SELECT address, host_building, year_reported, source, note FROM centre WHERE id = ?", (centre,)
            ).one()
            aliases = connection.exec_driver_sql(
                "SELECT alias FROM centre_alias WHERE centre_id = ? ORDER BY alias", (centre,)
            ).scalars()
            sites = connection.exec_driver_sql(
                "SELECT name, address, regency_code, latitude, longitude, approximate, position_source "
                "FROM centre_site WHERE centre_id = ? ORDER BY position",
                (centre,),
            ).fetchall()
        return CentreDetail(
            summary=summary,
            aliases=tuple(str(alias) for alias in aliases),
            sites=tuple(Site(r[0], r[1], r[2], r[3], r[4], bool(r[5]), r[6]) for r in sites),
            host_building=building,
            address=address,
            year_reported=year,
            source=source,
            note=note,
            statuses=tuple(self._statuses(centre).get(centre, ())),
            visits=tuple(self.visits_of(centre)),
        )

    def add_status(
        self, key: str, state: str, day: date | None, source: str, note: str = "", author: str = ""
    ) -> Changed:
        """Record a dated statement about a centre; earlier ones stay.

        Raises:
            UserError: no such state (code "state-unknown") or no source (code "source-missing").
            NotFound: no such centre.
        """
        if state not in CENTRE_STATES:
            raise UserError(
                Text(
                    id="Keadaan “{state}” tidak dikenal; pakai salah satu dari: {all}.",
                    en="The state “{state}” is not known; use one of: {all}.",
                ).format(state=state, all=", ".join(CENTRE_STATES)),
                code="state-unknown",
            )
        if not source.strip():
            raise UserError(
                Text(
                    id="Sebutkan sumber keterangan ini (surat, halaman web, nama rapat).",
                    en="Name the source of this statement (a letter, a web page, a meeting).",
                ),
                code="source-missing",
            )
        centre = self.resolve(key)
        with self._core.database.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO centre_status (id, centre_id, state, day, source, author, origin, note, recorded_at) "
                "VALUES (?, ?, ?, ?, ?, ?, 'manual', ?, ?)",
                (
                    uuid7(),
                    centre,
                    state,
                    None if day is None else day.isoformat(),
                    source.strip(),
                    author or self._core.profile.name,
                    note,
                    to_micros(self._core.now()),
                ),
            )
        return Changed.CENTRES

    def regions(self, kind: str | None = None) -> list[Region]:
        """Provinces ("province"), regencies ("regency", or "kabupaten", "kota") or all, by code."""
        from ltsa_desktop.store import register_store

        return register_store.regions(self._core, kind)

    def plan_import(self, path: Path) -> ImportPlan:
        """What importing a register file would do, with an error per bad row; nothing is written.

        Raises:
            RegisterUnreadable: the file is no register.
        """
        from ltsa_desktop.store import register_store
        from ltsa_desktop.store.register import plan_file

        return plan_file(path, register_store.known_records(self._core))

    def apply_import(self, plan: ImportPlan) -> Changed:
        """Do what a plan says, in one transaction; its bad rows are left out. Applied again it changes nothing."""
        from ltsa_desktop.store import register_store

        return register_store.apply(self._core, plan)

    def _summaries(self, where: str, values: tuple[object, ...]) -> list[CentreSummary]:
        only = cast(str, values[0]) if where.startswith("WHERE c.id") else None
        statuses = self._statuses(only)
        with self._core.database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT c.id, c.code, c.name, c.level, c.province_code, c.province, c.regency_code, c.regency, "
                "c.mrc_pilot, coalesce(s.latitude, g.latitude), coalesce(s.longitude, g.longitude), "
                "CASE WHEN s.latitude IS NOT NULL THEN s.approximate WHEN g.latitude IS NULL THEN 0 ELSE 1 END, "
                "(SELECT count(*) FROM visit v WHERE v.centre_id = c.id "
                f"AND v.status NOT IN {UNLISTED}) "
                "FROM centre c LEFT JOIN centre_site s ON s.centre_id = c.id AND s.position = 0 "
                "LEFT JOIN region g ON g.code = c.regency_code "
                f"{where} ORDER BY c.code",
                values,
            ).fetchall()
            last = {
                centre: (day, score, band)
                for centre, day, score, band in connection.exec_driver_sql(
                    "SELECT v.centre_id, f.day, s.score, s.band FROM visit_fact f JOIN visit v ON v.id = f.visit_id "
                    f"LEFT JOIN visit_score s ON s.visit_id = v.id AND s.position = {SHOWN_SCORE} "
                    "WHERE f.example = 0 ORDER BY f.day, v.id"
                )
            }
        made = []
        for r in rows:
            events = [e for e in statuses.get(r[0], ()) if not e.example]
            newest = events[0] if events else None
            day, score, band = last.get(r[0], (None, None, None))
            made.append(
                CentreSummary(
                    id=r[0],
                    code=r[1],
                    name=r[2],
                    level=r[3],
                    province_code=r[4],
                    province=r[5],
                    regency_code=r[6],
                    regency=r[7],
                    status=newest.state if newest else UNVERIFIED,
                    status_day=newest.day if newest else None,
                    status_source=newest.source if newest else "",
                    mrc_pilot=bool(r[8]),
                    latitude=r[9],
                    longitude=r[10],
                    approximate=bool(r[11]),
                    visits=r[12],
                    last_visit=_day(day),
                    last_score=Decimal(score) if score else None,
                    last_band=band or "",
                )
            )
        return made

    def _statuses(self, centre: str | None) -> dict[str, list[StatusEvent]]:
        """Statements by centre, newest first: by their day, then by when they were recorded."""
        where, values = ("WHERE c.id = ?", (centre,)) if centre is not None else ("", ())
        events: dict[str, list[tuple[date, datetime, StatusEvent]]] = {}
        with self._core.database.reading() as connection:
            for r in connection.exec_driver_sql(
                "SELECT c.id, s.state, s.day, s.source, s.author, s.origin, s.note, s.recorded_at "
                f"FROM centre_status s JOIN centre c ON c.id = s.centre_id {where}",
                values,
            ):
                at = from_micros(r[7])
                event = StatusEvent(r[1], _day(r[2]), r[3], r[4], r[5], at, note=r[6])
                events.setdefault(r[0], []).append((event.day or date.min, at, event))
            for r in connection.exec_driver_sql(
                "SELECT c.id, w.state, w.day, w.author, w.reason, w.example, w.visit_id, r.sealed_at, r.short_code "
                "FROM visit_verdict w JOIN centre c ON c.code = w.centre_code JOIN visit v ON v.id = w.visit_id "
                f"JOIN revision r ON r.id = v.head {where}",
                values,
            ):
                at = from_micros(r[7])
                event = StatusEvent(
                    r[1],
                    _day(r[2]),
                    f"kunjungan {r[8]}",
                    r[3],
                    "visit",
                    at,
                    visit_id=r[6],
                    note=r[4],
                    example=bool(r[5]),
                )
                events.setdefault(r[0], []).append((event.day or date.min, at, event))
        return {
            key: [e for _, _, e in sorted(found, key=lambda t: t[:2], reverse=True)] for key, found in events.items()
        }

    def list(self, search: str = "", province: str | None = None) -> list[CentreSummary]:
        """The register by code: of one province (its code), or with every word of `search` in code, name or place."""
        where, values = ("WHERE c.province_code = ?", (province,)) if province is not None else ("", ())
        found = self._summaries(where, values)
        words = search.casefold().split()
        if not words:
            return found
        with self._core.database.reading() as connection:
            aliases: dict[str, str] = {}
            for centre, alias in connection.exec_driver_sql("SELECT centre_id, alias FROM centre_alias"):
                aliases[centre] = f"{aliases.get(centre, '')} {alias}"
        return [
            c
            for c in found
            if all(
                word in f"{c.code} {c.name} {c.province} {c.regency} {aliases.get(c.id, '')}".casefold()
                for word in words
            )
        ]


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
