"""The provinces and regencies of the Kemendagri table, with the approximate position of a regency's seat."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ltsa_desktop.ground.paths import resource


@dataclass(frozen=True, slots=True)
class Region:
    """A province ("35") or a regency ("35.04").

    Attributes:
        kind: "province", "kabupaten" or "kota".
        parent: the province's code, "" for a province.
        latitude, longitude: approximate position of a regency's seat in degrees; None where no source tells it.
        place: the town the position is of; position_source: where it comes from.
    """

    code: str
    name: str
    kind: Literal["province", "kabupaten", "kota"]
    parent: str = ""
    latitude: float | None = None
    longitude: float | None = None
    place: str = ""
    position_source: str = ""


class Regions:
    """Regions by code and by name."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._by_code = {r.code: r for r in regions}
        self._by_name: dict[str, list[Region]] = defaultdict(list)
        for region in self._by_code.values():
            self._by_name[plain_name(region.name)].append(region)

    def __iter__(self) -> Iterator[Region]:
        return iter(self._by_code.values())

    def get(self, code: str) -> Region | None:
        """The region with this code, None when there is none."""
        return self._by_code.get(code)

    def province(self, name: str) -> Region | None:
        """The province of this name, however it is written ("Prov. Jawa Timur", "JAWA TIMUR")."""
        wanted = plain_name(name)
        wanted = {"dki jakarta": "daerah khusus ibukota jakarta", "jakarta": "daerah khusus ibukota jakarta",
                  "di yogyakarta": "daerah istimewa yogyakarta", "yogyakarta": "daerah istimewa yogyakarta",
                  "diy": "daerah istimewa yogyakarta"}.get(wanted, wanted)  # fmt: skip
        return next((r for r in self._by_name.get(wanted, ()) if r.kind == "province"), None)

    def regencies(self, name: str, province: str = "") -> list[Region]:
        """The regencies of this name; without "Kabupaten" or "Kota" in front both kinds are meant."""
        wanted = plain_name(name)
        found = [r for r in self._by_name.get(wanted, ()) if r.kind != "province"]
        if not found:
            found = [r for kind in ("kabupaten", "kota") for r in self._by_name.get(f"{kind} {wanted}", ())]
        return [r for r in found if not province or r.parent == province]


def plain_name(name: str) -> str:
    """A region's name for comparison: lower case, one space, "Kab." and "Prov." written out or left off."""
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    if words and words[0] in ("kab", "kabupaten"):
        words[0] = "kabupaten"
    elif words and words[0] in ("prov", "propinsi", "provinsi"):
        words = words[1:]
    return " ".join(words)


@cache
def shipped_regions() -> Regions:
    """The table that comes with the program (read once)."""
    positions = {row["code"]: row for row in _rows("positions.csv") if row["matched"] == "yes"}
    found = [Region(row["code"], row["name"], "province") for row in _rows("provinces.csv")]
    for row in _rows("regencies.csv"):
        seat = positions.get(row["code"])
        found.append(
            Region(
                code=row["code"],
                name=row["name"],
                kind="kota" if row["kind"] == "kota" else "kabupaten",
                parent=row["province_code"],
                latitude=float(seat["lat"]) if seat else None,
                longitude=float(seat["lon"]) if seat else None,
                place=seat["place"] if seat else "",
                position_source=f"{seat['precision']}: {seat['place']}, {seat['source']}" if seat else "",
            )
        )
    return Regions(found)


def _rows(name: str) -> list[dict[str, str]]:
    with resource(f"regions/{name}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
