"""Centres travel with their visits: a store that lacks one learns its row, and never changes one it has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from ltsa_desktop.exchange.payloads import Malformed, Short

if TYPE_CHECKING:
    from ltsa_desktop.store import ImportPlan, Store

Words = Annotated[str, Meta(max_length=4000)]
State = Literal["aktif", "aktif sebagian", "tidak aktif", "belum diverifikasi"]
Day = Annotated[str, Meta(pattern=r"^(\d{4}-\d\d-\d\d)?$")]


class SiteRow(Struct, frozen=True, omit_defaults=True):
    """A place of a centre; see `store.Site`."""

    name: Short
    address: Words = ""
    regency_code: Short = ""
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False
    position_source: Words = ""


class StatusRow(Struct, frozen=True, omit_defaults=True):
    """A dated statement about a centre; `day` "" where its source gives none."""

    state: State
    day: Day = ""
    source: Words = ""
    author: Short = ""


class CentreRow(Struct, frozen=True, omit_defaults=True):
    """A row of the register; see `store.register.CentreRecord`."""

    code: Annotated[str, Meta(min_length=1, max_length=80)]
    name: Annotated[str, Meta(min_length=1, max_length=400)]
    level: Short = ""
    province_code: Short = ""
    province: Short = ""
    regency_code: Short = ""
    regency: Short = ""
    address: Words = ""
    host_building: Short = ""
    mrc_pilot: bool = False
    year_reported: Annotated[int, Meta(ge=0, le=9999)] | None = None
    aliases: Annotated[list[Short], Meta(max_length=100)] = []
    sites: Annotated[list[SiteRow], Meta(max_length=100)] = []
    statuses: Annotated[list[StatusRow], Meta(max_length=1000)] = []
    source: Words = ""
    note: Words = ""


class Centres(Struct, frozen=True):
    """The body of a `centre` frame."""

    centres: Annotated[list[CentreRow], Meta(max_length=10_000)]


def collect(store: Store, codes: Iterable[str]) -> bytes:
    """The body that tells of the centres with these codes."""
    return msgspec.json.encode(Centres([_row(store, code) for code in sorted(set(codes))]), order="sorted")


def read(body: bytes) -> list[CentreRow]:
    """The rows of a body. Raises Malformed."""
    try:
        rows = msgspec.json.decode(body, type=Centres).centres
        for row in rows:
            for status in row.statuses:
                _day(status.day)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error
    return rows


def plan(rows: Iterable[CentreRow], source: str) -> ImportPlan:
    """The register's own plan that adds exactly these rows, each with where it came from."""
    from ltsa_desktop.store import Site
    from ltsa_desktop.store.register import CentreRecord, ImportPlan, PlanRow, RegisterStatus

    planned = []
    for line, row in enumerate(rows, 1):
        statuses = tuple(RegisterStatus(s.state, _day(s.day), s.source, s.author) for s in row.statuses)
        sites = tuple(Site(**msgspec.structs.asdict(site)) for site in row.sites)
        fields = msgspec.structs.asdict(row) | {"aliases": tuple(row.aliases), "sites": sites, "statuses": statuses}
        fields["source"] = row.source or source
        planned.append(PlanRow("new", line, row.code, row.name, CentreRecord(**fields), statuses=statuses))
    return ImportPlan(source, tuple(planned))


def _row(store: Store, code: str) -> CentreRow:
    detail = store.centres.get(code)
    centre = detail.summary
    return CentreRow(
        code=centre.code,
        name=centre.name,
        level=centre.level,
        province_code=centre.province_code,
        province=centre.province,
        regency_code=centre.regency_code,
        regency=centre.regency,
        address=detail.address,
        host_building=detail.host_building,
        mrc_pilot=centre.mrc_pilot,
        year_reported=detail.year_reported,
        aliases=list(detail.aliases),
        sites=[
            SiteRow(
                site.name,
                site.address,
                site.regency_code,
                site.latitude,
                site.longitude,
                site.approximate,
                site.position_source,
            )
            for site in detail.sites
        ],
        statuses=[
            StatusRow(status.state, status.day.isoformat() if status.day else "", status.source, status.author)
            for status in detail.statuses
            if status.origin != "visit"
        ],
        source=detail.source,
        note=detail.note,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
