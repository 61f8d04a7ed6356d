"""Question types of older XLSForm tools and of KoboToolbox alone, and what to write instead."""

from __future__ import annotations

import re

from ltsa_desktop.ground.words import Text

_OLD_MULTIPLE = re.compile(r"select[\s_]multiple[\s_]from\s+(\S+)$", re.IGNORECASE)

_MATRIX = Text(
    "Ini hanya ada di KoboToolbox. Pakai begin_group dengan appearance table-list dan select_one biasa.",
    "Only KoboToolbox has this. Use a begin_group with the appearance table-list and plain select_one questions.",
)
_RANK = Text(
    "Ini hanya ada di KoboToolbox. Pakai rank DAFTAR.",
    "Only KoboToolbox has this. Use rank LIST.",
)
_END = Text(
    "Ini hanya ada di KoboToolbox. Pakai end_group, sesuai pembukanya.",
    "Only KoboToolbox has this. Use end_group, to go with its beginning.",
)
_TODAY: tuple[tuple[str, Text], ...] = (
    (r"begin[_ ]score|score__row|begin[_ ]kobomatrix|kobomatrix", _MATRIX),
    (r"begin[_ ]rank|rank__level", _RANK),
    (r"end[_ ](?:score|rank|kobomatrix)", _END),
    (
        r"cascading[_ ]select\b.*",
        Text(
            "cascading_select tidak dipakai lagi: pakai satu select_one tiap tingkat dengan choice_filter.",
            "cascading_select is no longer in use: use a select_one for each level with a choice_filter.",
        ),
    ),
    (
        r"include\b.*",
        Text(
            "include tidak dipakai lagi: salin baris formulir itu ke sini.",
            "include is no longer in use: copy the rows of that form here.",
        ),
    ),
    (r"hxl\b.*", Text("Tanda HXL ditulis di kolom hxl, bukan type.", "HXL tags go into the column hxl, not type.")),
    (
        r"(?:select_one|select_multiple|rank)\s+\S+\s+\S+.*",
        Text("Nama daftar tidak boleh berisi spasi.", "The name of a list cannot hold spaces."),
    ),
    (r"checkbox(?:es)?|multiple", Text("Tulis select_multiple DAFTAR.", "Write select_multiple LIST.")),
    (r"radio|dropdown|choice|select", Text("Tulis select_one DAFTAR.", "Write select_one LIST.")),
    (r"number|numeric|numerik|angka|bilangan", Text("Tulis integer atau decimal.", "Write integer or decimal.")),
    (
        r"boolean|yes_?no|ya/?tidak",
        Text(
            "Tulis select_one ya_tidak dan buat daftarnya di choices.",
            "Write select_one yes_no and make its list on choices.",
        ),
    ),
    (r"picture|foto|camera", Text("Tulis image.", "Write image.")),
    (r"teks|textarea|paragraph|memo", Text("Tulis text.", "Write text.")),
    (r"tanggal", Text("Tulis date.", "Write date.")),
    (r"catatan", Text("Tulis note.", "Write note.")),
    (r"location|gps location|lokasi|koordinat", Text("Tulis geopoint.", "Write geopoint.")),
    (
        r"group|repeat",
        Text(
            "Tulis begin_group atau begin_repeat, dan penutupnya end_group atau end_repeat.",
            "Write begin_group or begin_repeat, ended by end_group or end_repeat.",
        ),
    ),
)


def today(kind: str) -> Text | None:
    """What to write instead of a type that XLSForm tools do not read (any more); None when it is not known here."""
    old = _OLD_MULTIPLE.match(kind.strip())
    if old is not None:
        return Text(f"Tulis select_multiple {old[1]}.", f"Write select_multiple {old[1]}.")
    added = re.match(r"add[\s_]select[\s_](one|multiple)(?:[\s_]\w+)*?\s+(\S+)$", kind.strip(), re.IGNORECASE)
    if added is not None:
        return Text(f"Tulis select_{added[1].lower()} {added[2]}.", f"Write select_{added[1].lower()} {added[2]}.")
    low = " ".join(kind.split()).lower()
    return next((text for pattern, text in _TODAY if re.fullmatch(pattern, low)), None)
