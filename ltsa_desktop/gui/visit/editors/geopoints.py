"""A place as typed, or pasted from a telephone or a map link, to latitude and longitude. No Qt in here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_NUMBER = r"[-+\u2212]?\d{1,3}(?:[.,]\d+)?"
_LINK = (
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(rf"@({_NUMBER}),({_NUMBER})"),
    re.compile(rf"(?:[?&](?:q|ll|query|center|destination|mlat)=|geo:|loc:)\s*({_NUMBER})(?:,|&mlon=)\s*({_NUMBER})"),
    re.compile(rf"#map=\d+/({_NUMBER})/({_NUMBER})"),
)
_DMS = re.compile(
    r"""(?P<before>[NSEWUBT]|LU|LS|BT|BB)?\s*
        (?P<deg>\d{1,3}(?:[.,]\d+)?)\s*[°º]\s*
        (?:(?P<min>\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?
        (?:(?P<sec>\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?
        (?P<after>LU|LS|BT|BB|[NSEWUBT])?""",
    re.VERBOSE | re.IGNORECASE,
)
_SOUTH_WEST = {"S", "LS", "W", "BB"}
_LATITUDES = {"N", "S", "U", "LU", "LS"}


@dataclass(frozen=True, slots=True)
class Geopoint:
    """A place in degrees (WGS 84), altitude and accuracy in metres."""

    latitude: float
    longitude: float
    altitude: float = 0.0
    accuracy: float = 0.0

    @property
    def stored(self) -> str:
        """As ODK stores it: "lat lon altitude accuracy"."""
        return f"{self.latitude:.6f} {self.longitude:.6f} {self.altitude:g} {self.accuracy:g}"

    def show(self) -> str:
        """ "8,0657° LS, 111,9022° BT"."""
        latitude = f"{abs(self.latitude):.5f}".replace(".", ",") + ("° LS" if self.latitude < 0 else "° LU")
        longitude = f"{abs(self.longitude):.5f}".replace(".", ",") + ("° BT" if self.longitude >= 0 else "° BB")
        return f"{latitude}, {longitude}"


def _float(text: str) -> float:
    return float(text.replace("\u2212", "-").replace(",", "."))


def _made(latitude: float, longitude: float, altitude: float = 0.0, accuracy: float = 0.0) -> Geopoint | None:
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Geopoint(round(latitude, 6), round(longitude, 6), altitude, accuracy)


def read_geopoint(text: str) -> Geopoint | None:
    """A place from decimal degrees, degrees-minutes-seconds, a map link, a geo: address or ODK's own form; else None.

    Plain pairs are latitude then longitude; "lat, lon" with decimal commas needs a space or semicolon between them.
    """
    words = unquote(text).strip()
    for pattern in _LINK:
        if match := pattern.search(words):
            return _made(_float(match[1]), _float(match[2]))
    if "°" in words or "º" in words:
        return _read_dms(words)
    parts = re.split(r"\s*[;\s]\s*|,\s+", words)
    if len(parts) == 1:
        parts = words.split(",")
    if not 2 <= len(parts) <= 4 or not all(re.fullmatch(r"[-+\u2212]?\d+(?:[.,]\d+)?", part) for part in parts):
        return None
    return _made(*(_float(part) for part in parts))


def _read_dms(words: str) -> Geopoint | None:
    found = [m for m in _DMS.finditer(words) if m["deg"]]
    if len(found) != 2:
        return None
    values: dict[str, float] = {}
    for position, match in enumerate(found):
        mark = (match["after"] or match["before"] or "").upper()
        size = _float(match["deg"]) + _float(match["min"] or "0") / 60 + _float(match["sec"] or "0") / 3600
        negative = mark in _SOUTH_WEST or words[max(0, match.start() - 1) : match.start()] in {"-", "\u2212"}
        # "B" and "T" alone are barat and timur; the order decides where no mark does.
        axis = "lat" if (mark in _LATITUDES or (not mark and position == 0)) else "lon"
        values[axis] = -size if negative or mark == "B" else size
    if len(values) != 2:
        return None
    return _made(values["lat"], values["lon"])
