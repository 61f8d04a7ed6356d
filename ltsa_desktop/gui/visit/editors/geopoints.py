"""A place as typed, or pasted from a telephone or a map link, to latitude and longitude. No Qt in here.

Links met: Google Maps (`@lat,lon`, `!3d…!4d…`, `q`, `ll`, `query`, `destination`, `daddr`, `/maps/search/lat,+lon`,
`/maps/dir/…`), WhatsApp (a Google link with `q`), OpenStreetMap (`#map`, `mlat`/`mlon`), Apple Maps (`ll`,
`coordinate`), `geo:` addresses (RFC 5870). Short links and plus codes hold no position that could be read offline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

INDONESIA = (-11.2, 6.3, 94.8, 141.2)
"""South, north, west, east of the country in degrees, a little wide (Rote, Weh, Merauke; UU 32/2014 for the extent)."""
Unreadable = Literal["", "short-link", "plus-code", "no-position", "no-place", "out-of-range"]

_NUMBER = r"[-+\u2212]?\d{1,3}(?:[.,]\d+)?"
_PAIR = rf"({_NUMBER})\s*,[\s+]*({_NUMBER})"
_LINK = (
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(
        rf"(?:[?&](?:q|ll|query|coordinate|destination|daddr|sll|cp)=|loc:)(?:loc:)?\s*{_PAIR}(?![^&#\s]*\w[+ ]\w)"
    ),
    re.compile(rf"[?&]mlat=({_NUMBER})&mlon=({_NUMBER})"),
    re.compile(rf"/(?:search|place|dir(?:/[^/]*)?)/{_PAIR}(?=[/?&#\s]|$)"),
    re.compile(rf"@({_NUMBER}),({_NUMBER})"),
    re.compile(rf"[?&](?:center|map_center)=\s*{_PAIR}"),
    re.compile(rf"#map=[\d.]+/({_NUMBER})/({_NUMBER})"),
)
_GEO = re.compile(rf"geo:({_NUMBER}),({_NUMBER})(?:,({_NUMBER}))?(?:;[^?]*?u=([\d.]+))?", re.IGNORECASE)
_SHORT = re.compile(
    r"(?:maps\.app\.goo\.gl|goo\.gl/maps|g\.co/kgs|osm\.org/go|maps\.apple/p|bit\.ly|s\.id)/", re.IGNORECASE
)
_PLUS = re.compile(r"(?<![A-Z0-9])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![A-Z0-9])", re.IGNORECASE)
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_DMS = re.compile(
    r"""(?P<before>[NSEWUBT]|LU|LS|BT|BB)?\s*
        (?P<deg>\d{1,3}(?:[.,]\d+)?)\s*[°º]\s*
        (?:(?P<min>\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?
        (?:(?P<sec>\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?
        (?P<after>LU|LS|BT|BB|[NSEWUBT])?""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = str.maketrans(dict.fromkeys("°º'′’\"″”:", " "))
_TOKEN = re.compile(r"LU|LS|BT|BB|[NSEWUBT]|[-\u2212]?\d+(?:[.,]\d+)?|[;,]", re.IGNORECASE)
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

    def show(self, language: str = "id") -> str:
        """ "8,06570° LS, 111,90220° BT", in English "8.06570° S, 111.90220° E"."""
        north, south, east, west = ("N", "S", "E", "W") if language == "en" else ("LU", "LS", "BT", "BB")
        latitude = f"{abs(self.latitude):.5f}° {south if self.latitude < 0 else north}"
        longitude = f"{abs(self.longitude):.5f}° {east if self.longitude >= 0 else west}"
        both = f"{latitude}; {longitude}" if language == "en" else f"{latitude}; {longitude}".replace(".", ",")
        return both.replace(";", ",")


def _float(text: str) -> float:
    return float(text.replace("\u2212", "-").replace(",", "."))


def in_indonesia(latitude: float, longitude: float) -> bool:
    """Whether a place lies in the box around the country."""
    south, north, west, east = INDONESIA
    return south <= latitude <= north and west <= longitude <= east


def _made(latitude: float, longitude: float, altitude: float = 0.0, accuracy: float = 0.0) -> Reading:
    swapped = abs(latitude) > 90 and in_indonesia(longitude, latitude)
    if swapped:
        # No longitude of Indonesia is a latitude anywhere, so the order cannot be mistaken.
        latitude, longitude = longitude, latitude
    if abs(latitude) > 90 or abs(longitude) > 180:
        return Reading(None, why="out-of-range")
    return Reading(Geopoint(round(latitude, 6), round(longitude, 6), altitude, accuracy), swapped)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of a place.

    Attributes:
        point: the place, or None.
        swapped: longitude stood first and was put right.
        why: why there is no place.
    """

    point: Geopoint | None
    swapped: bool = False
    why: Unreadable = ""


def read_geopoint(text: str) -> Geopoint | None:
    """The place that a text says, None without; see `read_place`."""
    return read_place(text).point


def read_place(text: str) -> Reading:
    """A place from decimal degrees, degrees-minutes-seconds, a map link, a geo: address or ODK's own form.

    Plain pairs are latitude then longitude; "lat, lon" with decimal commas needs a space or semicolon between them.
    """
    words = unquote(text).strip()
    if match := _GEO.search(words):
        latitude, longitude = _float(match[1]), _float(match[2])
        if latitude or longitude or not _link(words):
            return _made(latitude, longitude, _float(match[3] or "0"), float(match[4] or "0"))
    if match := _link(words):
        return _made(_float(match[1]), _float(match[2]))
    if _SHORT.search(words):
        return Reading(None, why="short-link")
    if "°" in words or "º" in words:
        found = _read_dms(words)
        if found is not None:
            return found
    if _PLUS.search(words):
        return Reading(None, why="plus-code")
    if _WEB.search(words):
        return Reading(None, why="no-position")
    # Labels around the numbers ("Lat: -8.06 Long: 111.9") and brackets go.
    bare = re.sub(r"(?i)\b(?:lat(?:itude)?|long?(?:itude)?|lng|lintang|bujur)\b\s*[:=]?", " ", words).strip(" ()[]")
    if (angles := _read_angles(bare)) is not None:
        return angles
    parts = re.split(r"\s*[;\s]\s*|,\s+", bare.strip())
    if len(parts) == 1:
        parts = bare.split(",")
    parts = [part.strip(",") for part in parts if part.strip(",")]
    if not 2 <= len(parts) <= 4 or not all(re.fullmatch(r"[-+\u2212]?\d+(?:[.,]\d+)?", part) for part in parts):
        return Reading(None, why="no-place" if words else "")
    return _made(*(_float(part) for part in parts))


def _link(words: str) -> re.Match[str] | None:
    return next((match for pattern in _LINK if (match := pattern.search(words))), None)


def _read_dms(words: str) -> Reading | None:
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


def _read_angles(words: str) -> Reading | None:
    """Angles without their signs: "7 15 30 S, 112 45 10 E", "S 7 15.5 E 112 45.2", "7:15:30 LS".

    Without letters the two angles must be apart by a comma or semicolon, and have minutes: "-7 15 30, 112 45 10".
    """
    plain = words.translate(_SIGNS)
    if _TOKEN.sub("", plain).strip():
        return None
    tokens = [token.upper() for token in _TOKEN.findall(plain)]
    marks = [token for token in tokens if token.isalpha()]
    if len(marks) == 2:
        tokens = [token for token in tokens if token not in (",", ";")]
        cut = tokens.index(marks[1], tokens.index(marks[0]) + 1) if tokens[0].isalpha() else tokens.index(marks[0]) + 1
        groups = [tokens[:cut], tokens[cut:]]
    elif not marks and sum(token in (",", ";") for token in tokens) == 1:
        cut = next(n for n, token in enumerate(tokens) if token in (",", ";"))
        groups = [tokens[:cut], tokens[cut + 1 :]]
        if any(len(group) < 2 for group in groups):
            return None
    else:
        return None
    values: dict[str, float] = {}
    for position, group in enumerate(groups):
        mark = next((token for token in group if token.isalpha()), "")
        numbers = [token for token in group if not token.isalpha()]
        size = _angle([number.lstrip("-\u2212") for number in numbers])
        if size is None:
            return None
        axis = "lat" if mark in _LATITUDES or (not mark and position == 0) else "lon"
        negative = mark in _SOUTH_WEST or mark == "B" or numbers[0][0] in "-\u2212"
        values[axis] = -size if negative else size
    return _made(values["lat"], values["lon"]) if len(values) == 2 else None


def _angle(numbers: list[str]) -> float | None:
    """One to three numbers as degrees; None when they cannot be degrees, minutes, seconds."""
    if not 1 <= len(numbers) <= 3 or any(not number.isdigit() for number in numbers[:-1]):
        return None
    sizes = [_float(number) for number in numbers]
    if any(size >= 60 for size in sizes[1:]):
        return None
    return sum(size / 60**power for power, size in enumerate(sizes))
