"""Whether a place can be right for its regency, as far as that is known. No Qt in here.

Official boundaries do not come with the program. What is known of a regency is at most one approximate position
(`resources/regions`), so a place is only doubted when it lies further from there than any village of such a regency is
likely to: `REACH` is chosen wide, by this project, and only ever warns. Where the register has the position of the
centre's own site, that counts instead, with `SITE_REACH`. Of a regency without a position nothing is said but that a
place lies outside of the country.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.gui.visit.editors.geopoints import Geopoint, in_indonesia

if TYPE_CHECKING:
    from ltsa_desktop.store import Store, Visit

REACH = {"kota": 50.0, "java": 75.0, "kabupaten": 250.0}
"""Kilometres from the approximate position: of a kota, of a kabupaten on Java and Bali, of any other."""
SITE_REACH = 20.0
"""Kilometres from a site whose position is in the register: what one locates at a visit is at or near the centre."""
JAVA_AND_BALI = frozenset({"31", "32", "33", "34", "35", "36", "51"})
EARTH_KM = 6371.0
Kind = Literal["outside", "sign", "far"]


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A position to hold places against: a site of the centre, or (`approximate`) a regency; `reach` in kilometres."""

    name: str
    latitude: float
    longitude: float
    reach: float
    approximate: bool = True


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a place looks wrong: outside of Indonesia, the minus of the latitude forgotten, or far (`km`) from `name`."""

    kind: Kind
    name: str = ""
    km: float = 0.0
    approximate: bool = True


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two places in kilometres (haversine)."""
    first, second = math.radians(latitude), math.radians(other_latitude)
    across = math.radians(other_longitude - longitude)
    half = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def doubt(point: Geopoint, known: Sequence[KnownPlace]) -> Doubt | None:
    """What is odd about a place, None when nothing is or nothing is known."""
    nearest = _nearest(point.latitude, point.longitude, known)
    if nearest is not None and nearest[0] <= nearest[1].reach:
        return None
    mirrored = _nearest(-point.latitude, point.longitude, known)
    if point.latitude > 0 and (
        mirrored[0] <= mirrored[1].reach
        if mirrored is not None
        else not in_indonesia(point.latitude, point.longitude) and in_indonesia(-point.latitude, point.longitude)
    ):
        return Doubt("sign")
    if not in_indonesia(point.latitude, point.longitude):
        return Doubt("outside")
    return None if nearest is None else Doubt("far", nearest[1].name, nearest[0], nearest[1].approximate)


def _nearest(latitude: float, longitude: float, known: Sequence[KnownPlace]) -> tuple[float, KnownPlace] | None:
    found = [(distance_km(latitude, longitude, one.latitude, one.longitude), one) for one in known]
    return min(found, key=lambda one: one[0] - one[1].reach, default=None)


def known_places(store: Store, visit: Visit) -> tuple[KnownPlace, ...]:
    """The positions of the visited centre: of its sites where the register has them, else of their regencies."""
    detail = store.centres.get(visit.centre_id)
    own = detail.summary.regency_code
    found = [
        KnownPlace(site.name or detail.summary.name, site.latitude, site.longitude, SITE_REACH, approximate=False)
        for site in detail.sites
        if site.latitude is not None and site.longitude is not None and not site.approximate
    ]
    located = {site.regency_code or own for site in detail.sites if site.latitude is not None and not site.approximate}
    codes = dict.fromkeys((own, *(site.regency_code for site in detail.sites)))
    regions = {region.code: region for region in store.centres.regions("regency")}
    unknown = False
    for code in codes:
        if not code or code in located:
            continue
        region = regions.get(code)
        if region is None or region.latitude is None or region.longitude is None:
            unknown = True
            continue
        reach = REACH["kota" if region.kind == "kota" else "java" if region.parent in JAVA_AND_BALI else "kabupaten"]
        name = region.name.removeprefix("Kabupaten ")
        found.append(KnownPlace(name, region.latitude, region.longitude, reach))
    # A centre of a whole province, or one of whose places nothing is known, may lie anywhere in it.
    return () if unknown else tuple(found)
