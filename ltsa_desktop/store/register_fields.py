"""The columns of a register file: what they may be called, and what their cells may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from ltsa_desktop.ground.formats import MONTHS
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.read_models import CentreState, Site

ERASE = ("-", "–", "—")
"""A cell with only a dash empties the field; an empty cell leaves it as it is."""

LONGEST = 500
FIRST_YEAR = 1990
SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5

# Field -> its title, and every header it answers to (compared in lower case, letters and digits only).
HEADERS: dict[str, tuple[Text, tuple[str, ...]]] = {
    "code": (Text("Kode", "Code"), ("code", "kode", "kodepusat", "kodeltsa", "kodelayanan", "idpusat")),
    "name": (
        Text("Nama", "Name"),
        ("name", "nama", "namapusat", "namaltsa", "namalayanan", "pusatlayanan", "centre", "center", "unitlokus"),
    ),
    "level": (Text("Tingkat", "Level"), ("level", "tingkat", "tingkatan", "pengelola")),
    "province_code": (Text("Kode provinsi", "Province code"), ("provincecode", "kodeprovinsi", "kodeprov")),
    "province": (Text("Provinsi", "Province"), ("province", "provinsi", "propinsi", "prov")),
    "regency_code": (
        Text("Kode kabupaten/kota", "Regency code"),
        ("regencycode", "kodekabupaten", "kodekabupatenkota", "kodekabkota", "kodekab", "kodekota", "kodewilayah"),
    ),
    "regency": (
        Text("Kabupaten/kota", "Regency"),
        ("regency", "kabupaten", "kabupatenkota", "kabkota", "kab", "kota", "city"),
    ),
    "address": (Text("Alamat", "Address"), ("address", "alamat", "alamatkantor")),
    "host_building": (
        Text("Gedung induk", "Host building"),
        ("hostbuilding", "host", "gedung", "gedunginduk", "bertempatdi", "menumpangdi", "lokasigedung"),
    ),
    "mrc_pilot": (Text("Percontohan MRC", "MRC pilot"), ("mrcpilot", "mrc", "percontohanmrc", "pilotmrc")),
    "year_reported": (
        Text("Tahun", "Year"),
        ("yearreported", "year", "tahun", "tahundilaporkan", "tahunberdiri", "tahundibentuk"),
    ),
    "aliases": (Text("Nama lain", "Other names"), ("aliases", "alias", "namalain", "sebutanlain")),
    "sites": (Text("Lokasi", "Sites"), ("sites", "site", "lokasi", "lokasilayanan", "titiklayanan")),
    "latitude": (Text("Lintang", "Latitude"), ("latitude", "lat", "lintang", "garislintang")),
    "longitude": (Text("Bujur", "Longitude"), ("longitude", "lon", "lng", "long", "bujur", "garisbujur")),
    "approximate": (Text("Perkiraan", "Approximate"), ("approximate", "perkiraan", "posisiperkiraan", "precision")),
    "position_source": (
        Text("Sumber posisi", "Source of the position"),
        ("positionsource", "sumberposisi", "sumberkoordinat"),
    ),
    "status": (Text("Status", "Status"), ("status", "statuspusat", "keadaan", "kondisi")),
    "status_date": (
        Text("Tanggal status", "Date of the status"),
        ("statusdate", "tanggalstatus", "tglstatus", "statustanggal", "statusper", "pertanggal"),
    ),
    "status_source": (Text("Sumber status", "Source of the status"), ("statussource", "sumberstatus")),
    "status_author": (
        Text("Pencatat status", "Author of the status"),
        ("statusauthor", "pencatat", "pencatatstatus", "dicatatoleh", "penulisstatus"),
    ),
    "source": (Text("Sumber", "Source"), ("source", "sumber", "sumberdata", "asaldata")),
    "note": (Text("Catatan", "Note"), ("note", "notes", "catatan", "keterangan", "ket")),
}
TITLES: dict[str, Text] = {field: title for field, (title, _) in HEADERS.items()}
_FIELDS = {word: field for field, (_, words) in HEADERS.items() for word in words}

_LEVELS = {
    "province": "province", "provinsi": "province", "prov": "province", "propinsi": "province",
    "regency": "regency", "kabupaten": "regency", "kab": "regency", "kota": "regency", "city": "regency",
    "kabupatenkota": "regency", "kabkota": "regency",
}  # fmt: skip
_YES = {"yes", "y", "ya", "true", "1", "benar", "perkiraan", "✓", "√"}
_NO = {"no", "n", "tidak", "t", "false", "0", "bukan", "tepat"}
_STATES: dict[str, CentreState] = {
    **{state: state for state in get_args(CentreState)},
    "active": "aktif", "beroperasi": "aktif", "berjalan": "aktif",
    "sebagian aktif": "aktif sebagian", "sebagian": "aktif sebagian", "partly active": "aktif sebagian",
    "nonaktif": "tidak aktif", "non aktif": "tidak aktif", "non-aktif": "tidak aktif", "inactive": "tidak aktif",
    "tidak beroperasi": "tidak aktif", "tidak berjalan": "tidak aktif", "not running": "tidak aktif",
    "unverified": "belum diverifikasi", "not verified": "belum diverifikasi", "belum verifikasi": "belum diverifikasi",
}  # fmt: skip
_MONTHS = {name.casefold(): n for months in MONTHS.values() for n, name in enumerate(months, 1)}
_MONTHS |= {name[:3]: n for name, n in _MONTHS.items()} | {"agt": 8, "ags": 8, "nop": 11}


class Refused(Exception):
    """A cell cannot be what its column says; `text` tells why and what to write instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def field_of(header: str) -> str | None:
    """The field a header means, None when no field answers to it."""
    return _FIELDS.get(re.sub(r"[\W_]+", "", header.casefold()))


def is_header(cells: Sequence[str]) -> bool:
    """True for a row that names at least the code and the name of a centre."""
    fields = {field_of(cell) for cell in cells}
    return {"code", "name"} <= fields


def code_of(text: str) -> str:
    """A centre's code: upper case, no spaces around, so that it is the same on every laptop."""
    code = _whole(text).upper()
    if not code:
        raise Refused(Text("Kode kosong; setiap baris memerlukan kode.", "The code is empty; each row needs one."))
    if len(code) > 40 or not re.fullmatch(r"[\w][\w ./-]*", code):
        raise Refused(
            Text(
                "Kode “{v}” memuat tanda yang tidak dipakai; gunakan huruf, angka, titik, garis miring, atau strip.",
                "The code “{v}” has signs that are not used; write letters, digits, dots, slashes or dashes.",
            ).format(v=text)
        )
    return code


def name_of(text: str) -> str:
    """A centre's name on one line."""
    name = " ".join(text.split())
    if not name or name in ERASE:
        raise Refused(Text("Nama kosong; tulis nama pusat layanan.", "The name is empty; write the centre's name."))
    return words_of(name)


def words_of(text: str) -> str:
    """Free text of bearable length."""
    if len(text) > LONGEST:
        raise Refused(
            Text(
                "Isi terlalu panjang ({n} huruf); paling banyak {most}.",
                "The text is too long ({n} letters); {most} at most.",
            ).format(n=len(text), most=LONGEST)
        )
    return text


def level_of(text: str) -> str:
    """ "province" or "regency"."""
    level = _LEVELS.get(re.sub(r"[\W_]+", "", text.casefold()))
    if level is None:
        raise Refused(
            Text(
                "Tingkat “{v}” tidak dikenal; tulis “provinsi” atau “kabupaten”.",
                "The level “{v}” is not known; write “province” or “regency”.",
            ).format(v=text)
        )
    return level


def province_code_of(text: str) -> str:
    """ "35", also from 35.0."""
    code = _whole(text)
    if not re.fullmatch(r"\d\d", code):
        raise Refused(
            Text(
                "Kode provinsi “{v}” tidak terdiri atas dua angka.", "The province code “{v}” is not two digits."
            ).format(v=text)
        )
    return code


def regency_code_of(text: str) -> str:
    """ "35.10", also from 35.1 (Excel drops the nought), 3510 and 35,10."""
    code = text.strip().replace(",", ".")
    if re.fullmatch(r"\d{4}(\.0)?", code):
        code = f"{code[:2]}.{code[2:4]}"
    elif re.fullmatch(r"\d\d\.\d", code):
        code += "0"
    if not re.fullmatch(r"\d\d\.\d\d", code):
        raise Refused(
            Text(
                "Kode kabupaten/kota “{v}” tidak berbentuk seperti 35.04.", "The regency code “{v}” is not like 35.04."
            ).format(v=text)
        )
    return code


def flag_of(text: str) -> bool:
    """Yes or no in either language."""
    word = text.casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Refused(Text("“{v}” bukan ya atau tidak.", "“{v}” is neither yes nor no.").format(v=text))


def year_of(text: str, today: date) -> int:
    """A year from 1990 to this one."""
    year = _whole(text)
    if not re.fullmatch(r"\d{4}", year) or not FIRST_YEAR <= int(year) <= today.year:
        raise Refused(
            Text("“{v}” bukan tahun antara {a} dan {b}.", "“{v}” is no year between {a} and {b}.").format(
                v=text, a=FIRST_YEAR, b=today.year
            )
        )
    return int(year)


def state_of(text: str) -> CentreState:
    """One of the four states of a centre."""
    state = _STATES.get(" ".join(text.casefold().split()))
    if state is None:
        raise Refused(
            Text(
                "Status “{v}” tidak dikenal; tulis aktif, aktif sebagian, tidak aktif, atau belum diverifikasi.",
                "The status “{v}” is not known; write aktif, aktif sebagian, tidak aktif or belum diverifikasi.",
            ).format(v=text)
        )
    return state


def day_of(text: str, today: date) -> date:
    """A day as people and Excel write it: 2022-09-29, 29-09-2022, 29/9/2022, 29 September 2022, 44833."""
    day = _day(" ".join(text.replace(" 00:00:00", "").split()))
    if day is None:
        raise Refused(
            Text(
                "Tanggal “{v}” tidak dikenali; tulis seperti 29-09-2022.", "“{v}” is no date; write it like 29-09-2022."
            ).format(v=text)
        )
    if day > today:
        raise Refused(Text("Tanggal {v} belum tiba.", "The day {v} is still to come.").format(v=text))
    return day


def latitude_of(text: str) -> float:
    """Degrees north of the equator, inside Indonesia."""
    return _degrees(text, SOUTH, NORTH, WEST, EAST, Text("Lintang", "Latitude"))


def longitude_of(text: str) -> float:
    """Degrees east of Greenwich, inside Indonesia."""
    return _degrees(text, WEST, EAST, SOUTH, NORTH, Text("Bujur", "Longitude"))


def names_of(text: str) -> tuple[str, ...]:
    """Several names in one cell, divided by ";" or line breaks; each once."""
    return tuple(dict.fromkeys(words_of(" ".join(n.split())) for n in re.split(r"[;\n]", text) if n.strip()))


def sites_of(text: str) -> tuple[Site, ...]:
    """Several places in one cell, "Tanjungpinang | Jl. … | 0.91, 104.45; Batam"; a place may be a name alone."""
    sites: dict[str, Site] = {}
    for part in re.split(r"[;\n]", text):
        name, address, position = ([p.strip() for p in part.split("|")] + ["", ""])[:3]
        if not name:
            continue
        lat = lon = None
        if position:
            pair = re.fullmatch(r"(-?[\d.]+)\s*,\s*(-?[\d.]+)", position)
            if pair is None:
                raise Refused(
                    Text(
                        "Posisi “{v}” tidak berbentuk seperti 0.9167, 104.4500.",
                        "The position “{v}” is not like 0.9167, 104.4500.",
                    ).format(v=position)
                )
            lat, lon = latitude_of(pair[1]), longitude_of(pair[2])
        sites[name.casefold()] = Site(words_of(name), words_of(address), latitude=lat, longitude=lon)
    return tuple(sites.values())


def _whole(text: str) -> str:
    """Excel's 1.0 as "1"."""
    return re.sub(r"^(\d+)\.0+$", r"\1", text.strip())


def _degrees(text: str, low: float, high: float, other_low: float, other_high: float, what: Text) -> float:
    number = text.strip().replace(",", ".").removesuffix("°")
    try:
        degrees = float(number)
    except ValueError:
        raise Refused(
            Text(
                "{what} “{v}” bukan angka derajat seperti -8.0657.",
                "{what} “{v}” is no number of degrees like -8.0657.",
            ).format(what=what, v=text)
        ) from None
    if low <= degrees <= high:
        return degrees
    if other_low <= degrees <= other_high:
        raise Refused(
            Text("{what} {v}: lintang dan bujur tertukar.", "{what} {v}: latitude and longitude are swapped.").format(
                what=what, v=text
            )
        )
    raise Refused(Text("{what} {v} di luar Indonesia.", "{what} {v} is outside Indonesia.").format(what=what, v=text))


def _day(text: str) -> date | None:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
        if short := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text):
            return date(int(short[3]), int(short[2]), int(short[1]))
        if (long := re.fullmatch(r"(\d{1,2}) ([^\W\d]+)\.? (\d{4})", text)) and long[2].casefold() in _MONTHS:
            return date(int(long[3]), _MONTHS[long[2].casefold()], int(long[1]))
    except ValueError:
        return None
    # A bare number is Excel's count of days since 1899-12-30.
    if re.fullmatch(r"[34]\d{4}(\.0+)?", text):
        return date(1899, 12, 30) + timedelta(days=int(text.split(".")[0]))
    return None
