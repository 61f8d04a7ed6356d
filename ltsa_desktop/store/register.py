"""A register of centres from a CSV or a spreadsheet: read, checked row by row, and compared with what is known.

Nothing here writes. `read_register` turns a file into rows and faults, `plan` says what the rows would change, and the
store applies the plan's records. The same file twice plans nothing.

Columns (either language, any order; see `register_fields.HEADERS`): code and name are needed, everything else may be
missing. A column that is missing and a cell that is empty change nothing; a cell with a dash empties the field.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import register_fields as cells
from ltsa_desktop.store.read_models import CentreState, Site
from ltsa_desktop.store.register_fields import ERASE, TITLES, Refused
from ltsa_desktop.store.register_regions import Region, Regions, shipped_regions
from ltsa_desktop.store.register_table import RegisterUnreadable, read_table

__all__ = [
    "CentreRecord",
    "FieldChange",
    "ImportPlan",
    "PlanRow",
    "RegisterFile",
    "RegisterRow",
    "RegisterStatus",
    "RegisterUnreadable",
    "RowError",
    "plan",
    "plan_file",
    "read_register",
]

UNVERIFIED: CentreState = "belum diverifikasi"
OFFICE = "Kantor"
"""The name of a centre's only site when the file gives a position but no sites."""


@dataclass(frozen=True, slots=True)
class RegisterStatus:
    """A dated statement about a centre. `author` is "" when the file names none: then it is whoever imports."""

    state: CentreState
    day: date | None = None
    source: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class CentreRecord:
    """What the register says of one centre, whoever asks: a file, or the store.

    Attributes:
        level: "province", "regency", or "" when it is not known.
        province, regency: the names of the region table.
        aliases: other names, sorted, as their order means nothing.
        sites: in order; a position given for the centre itself is the first site's.
        statuses: every dated statement of the register, in any order.
        source: where the row comes from; never empty for a record that is applied.
    """

    code: str
    name: str
    level: str = ""
    province_code: str = ""
    province: str = ""
    regency_code: str = ""
    regency: str = ""
    address: str = ""
    host_building: str = ""
    mrc_pilot: bool = False
    year_reported: int | None = None
    aliases: tuple[str, ...] = ()
    sites: tuple[Site, ...] = ()
    statuses: tuple[RegisterStatus, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One good row of a file.

    Attributes:
        line: its line in the file, counted from 1.
        code: the centre's code.
        values: field of `CentreRecord` → value, for what the row says; "latitude", "longitude", "approximate" and
            "position_source" stand for the first site, "status" for one `RegisterStatus`.
    """

    line: int
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row cannot be used: line, the column's header as written ("" for the whole row), what stands there."""

    line: int
    column: str
    value: str
    text: Text


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """What a file holds. `ignored` are headers that mean nothing here; `digest` the SHA-256 of its bytes."""

    name: str
    rows: tuple[RegisterRow, ...]
    errors: tuple[RowError, ...]
    ignored: tuple[str, ...] = ()
    sheet: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that would change, in words for a reader. `title` names the field."""

    field: str
    title: Text
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What one row would do. `record` is the centre as it would be afterwards; `statuses` the statements it adds."""

    kind: Literal["new", "changed", "same"]
    line: int
    code: str
    name: str
    record: CentreRecord
    changes: tuple[FieldChange, ...] = ()
    statuses: tuple[RegisterStatus, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file would do; `errors` are the rows it leaves alone."""

    file: str
    rows: tuple[PlanRow, ...]
    errors: tuple[RowError, ...] = ()
    ignored: tuple[str, ...] = ()

    def count(self, kind: str) -> int:
        """How many rows are "new", "changed", "same" or "error"."""
        return len(self.errors) if kind == "error" else sum(row.kind == kind for row in self.rows)

    @property
    def empty(self) -> bool:
        """True when applying it would change nothing."""
        return all(row.kind == "same" for row in self.rows)


def read_register(path: Path, *, regions: Regions | None = None, today: date | None = None) -> RegisterFile:
    """Read and check a register file.

    Args:
        path: a CSV (any delimiter Excel writes, UTF-8, UTF-16 or Windows-1252), XLSX, XLS or ODS.
        regions: the region table; the shipped one when None.
        today: the day later dates are refused from; this day when None.

    Returns:
        The good rows and an error per bad cell; a row with an error is no row.

    Raises:
        RegisterUnreadable: the file is no register at all.
    """
    table = read_table(path, cells.is_header)
    known = [cells.field_of(head) for head in table.header]
    columns: dict[str, int] = {}
    for index, name in enumerate(known):
        if name is not None:
            columns.setdefault(name, index)
    reader = _Reader(table.header, columns, regions or shipped_regions(), today or date.today())
    rows: list[RegisterRow] = []
    first: dict[str, int] = {}
    for line, row in table.rows:
        values = reader.read(line, row)
        if values is None:
            continue
        code = values.pop("code")
        if code in first:
            reader.refuse(
                line,
                "code",
                row[columns["code"]],
                Text(
                    "Kode {code} sudah dipakai di baris {line}; satu kode untuk satu pusat layanan.",
                    "The code {code} is used in line {line} already; one code is for one centre.",
                ).format(code=code, line=first[code]),
            )
            continue
        first[code] = line
        rows.append(RegisterRow(line, code, values))
    return RegisterFile(
        name=path.name,
        rows=tuple(rows),
        errors=tuple(sorted(reader.errors, key=lambda e: (e.line, table.header.index(e.column) if e.column else -1))),
        ignored=tuple(h for h, f in zip(table.header, known, strict=True) if f is None and h),
        sheet=table.sheet,
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


class _Reader:
    """Reads rows one by one and gathers what is wrong with them."""

    def __init__(self, header: Sequence[str], columns: Mapping[str, int], regions: Regions, today: date) -> None:
        self.header, self.columns, self.regions, self.today = header, columns, regions, today
        self.errors: list[RowError] = []

    def refuse(self, line: int, name: str, value: str, text: Text) -> None:
        column = self.header[self.columns[name]] if name in self.columns else ""
        self.errors.append(RowError(line, column, value, text))

    def read(self, line: int, row: Sequence[str]) -> dict[str, Any] | None:
        """The row's values by field, None when something in it is wrong (and told in `errors`)."""
        before = len(self.errors)
        texts = {name: row[i] if i < len(row) else "" for name, i in self.columns.items()}
        values: dict[str, Any] = {}

        def take(name: str, parse: Callable[[str], object], empty: object = None) -> None:
            text = texts.get(name, "")
            if name in ("code", "name"):
                pass
            elif not text:
                return
            elif text in ERASE and name not in ("level", "latitude", "longitude"):
                if empty is not None or name == "year_reported":
                    values[name] = empty
                return
            try:
                values[name] = parse(text)
            except Refused as why:
                self.refuse(line, name, text, why.text)

        take("code", cells.code_of)
        take("name", cells.name_of)
        take("level", cells.level_of)
        take("province_code", cells.province_code_of)
        take("regency_code", cells.regency_code_of)
        take("mrc_pilot", cells.flag_of, False)
        take("year_reported", lambda text: cells.year_of(text, self.today))
        take("aliases", lambda text: tuple(sorted(cells.names_of(text))), ())
        take("sites", cells.sites_of, ())
        take("latitude", cells.latitude_of)
        take("longitude", cells.longitude_of)
        take("approximate", cells.flag_of)
        take("status", cells.state_of)
        take("status_date", lambda text: cells.day_of(text, self.today))
        for name in ("address", "host_building", "note", "source", "position_source", "status_source", "status_author"):
            take(name, cells.words_of, "")
        if len(self.errors) == before:
            self._place(line, texts, values)
            self._position(line, texts, values)
            self._status(line, texts, values)
        return values if len(self.errors) == before else None

    def _place(self, line: int, texts: Mapping[str, str], values: dict[str, Any]) -> None:
        """Province and regency by code or by name, each checked against the other."""
        regency = self._regency(line, texts, values)
        province: Region | None = None
        if code := values.get("province_code"):
            province = self.regions.get(code)
            if province is None:
                self.refuse(
                    line,
                    "province_code",
                    code,
                    Text("Kode provinsi {v} tidak ada.", "There is no province {v}.").format(v=code),
                )
                return
        name = texts.get("province", "")
        if name and name not in ERASE:
            named = self.regions.province(name)
            if named is None:
                text = Text("Provinsi “{v}” tidak dikenal.", "The province “{v}” is not known.").format(v=name)
                self.refuse(line, "province", name, text)
                return
            if province is not None and named != province:
                text = Text(
                    "Kode {code} adalah {right}, di berkas tertulis “{v}”.",
                    "The code {code} is {right}; the file says “{v}”.",
                ).format(code=province.code, right=province.name, v=name)
                self.refuse(line, "province", name, text)
                return
            province = named
        if regency is not None:
            if province is not None and regency.parent != province.code:
                text = Text("{regency} tidak berada di {province}.", "{regency} is not in {province}.").format(
                    regency=regency.name, province=province.name
                )
                self.refuse(line, "regency_code" if "regency_code" in values else "regency", regency.code, text)
                return
            province = self.regions.get(regency.parent)
            values["regency_code"], values["regency"] = regency.code, regency.name
        if province is not None:
            values["province_code"], values["province"] = province.code, province.name

    def _regency(self, line: int, texts: Mapping[str, str], values: dict[str, Any]) -> Region | None:
        name = texts.get("regency", "")
        code = values.get("regency_code")
        if code:
            regency = self.regions.get(code)
            if regency is None:
                text = Text(
                    "Kode kabupaten/kota {v} tidak ada dalam tabel Kemendagri.",
                    "The regency code {v} is not in the Kemendagri table.",
                ).format(v=code)
                self.refuse(line, "regency_code", code, text)
            elif name and name not in ERASE and regency not in self.regions.regencies(name):
                text = Text(
                    "Kode {code} adalah {right}, di berkas tertulis “{v}”.",
                    "The code {code} is {right}; the file says “{v}”.",
                ).format(code=code, right=regency.name, v=name)
                self.refuse(line, "regency", name, text)
            return regency
        if not name or name in ERASE:
            return None
        province = self.regions.province(texts.get("province", ""))
        found = self.regions.regencies(name, values.get("province_code") or (province.code if province else ""))
        if len(found) == 1:
            return found[0]
        if found:
            text = Text(
                "“{v}” dapat berarti {names}; tulis kodenya.", "“{v}” can mean {names}; write the code."
            ).format(v=name, names=", ".join(f"{r.name} ({r.code})" for r in found))
        else:
            text = Text("Kabupaten/kota “{v}” tidak dikenal.", "The regency “{v}” is not known.").format(v=name)
        self.refuse(line, "regency", name, text)
        return None

    def _position(self, line: int, texts: Mapping[str, str], values: dict[str, Any]) -> None:
        if ("latitude" in values) != ("longitude" in values):
            given = "latitude" if "latitude" in values else "longitude"
            text = Text("Lintang dan bujur harus diisi keduanya.", "Latitude and longitude are needed together.")
            self.refuse(line, given, texts[given], text)

    def _status(self, line: int, texts: Mapping[str, str], values: dict[str, Any]) -> None:
        state, day = values.pop("status", None), values.pop("status_date", None)
        source, author = values.pop("status_source", ""), values.pop("status_author", "")
        if state is None:
            return
        if day is None and state != UNVERIFIED:
            text = Text(
                "Status “{v}” memerlukan tanggal; isi kolom tanggal status.",
                "The status “{v}” needs a date; fill in the column of the status's date.",
            ).format(v=state)
            self.refuse(line, "status_date" if "status_date" in self.columns else "status", texts["status"], text)
            return
        values["status"] = RegisterStatus(state, day, source or values.get("source", ""), author)


def plan(
    rows: Iterable[RegisterRow],
    existing: Mapping[str, CentreRecord],
    *,
    file: str = "",
    errors: Sequence[RowError] = (),
    ignored: Sequence[str] = (),
) -> ImportPlan:
    """What the rows would change in the centres known by code.

    `file` names the source of a new centre whose row gives none. A plan made again after applying it changes nothing.
    """
    return ImportPlan(
        file, tuple(_planned(row, existing.get(row.code), file) for row in rows), tuple(errors), tuple(ignored)
    )


def plan_file(path: Path, existing: Mapping[str, CentreRecord], *, regions: Regions | None = None) -> ImportPlan:
    """`read_register` and `plan` in one; RegisterUnreadable when the file is no register."""
    read = read_register(path, regions=regions)
    return plan(read.rows, existing, file=read.name, errors=read.errors, ignored=read.ignored)


def _planned(row: RegisterRow, known: CentreRecord | None, file: str) -> PlanRow:
    base = known or CentreRecord(row.code, row.values["name"], source=file)
    plain = {f.name for f in fields(CentreRecord)} - {"code", "sites", "statuses"}
    record = replace(base, **{name: value for name, value in row.values.items() if name in plain})
    if not record.source:
        record = replace(record, source=base.source or file)
    record = replace(record, sites=_sites(base.sites, row.values))
    status: RegisterStatus | None = row.values.get("status")
    added: tuple[RegisterStatus, ...] = ()
    if status is not None:
        status = replace(status, source=status.source or record.source)
        if not any(_same_statement(status, old) for old in base.statuses):
            added = (status,)
            record = replace(record, statuses=(*base.statuses, status))
    if known is None:
        return PlanRow("new", row.line, row.code, record.name, record, statuses=added)
    changes = tuple(_changes(known, record, added))
    return PlanRow("changed" if changes else "same", row.line, row.code, record.name, record, changes, added)


def _same_statement(a: RegisterStatus, b: RegisterStatus) -> bool:
    return (a.state, a.day, a.source) == (b.state, b.day, b.source)


def _sites(old: tuple[Site, ...], values: Mapping[str, Any]) -> tuple[Site, ...]:
    """The sites after the row: named ones keep what is known of them, a position goes to the first."""
    sites = old
    if "sites" in values:
        known = {site.name.casefold(): site for site in old}
        sites = tuple(_joined(known.get(site.name.casefold()), site) for site in values["sites"])
    if "latitude" in values:
        first = sites[0] if sites else Site(OFFICE)
        placed = replace(
            first,
            latitude=values["latitude"],
            longitude=values["longitude"],
            approximate=values.get("approximate", False),
            position_source=values.get("position_source") or values.get("source", ""),
        )
        sites = (placed, *sites[1:])
    return sites


def _joined(old: Site | None, new: Site) -> Site:
    if old is None:
        return new
    if new.latitude is None:
        return replace(old, name=new.name, address=new.address or old.address)
    return replace(new, address=new.address or old.address, regency_code=old.regency_code)


def _changes(old: CentreRecord, new: CentreRecord, added: Sequence[RegisterStatus]) -> Iterator[FieldChange]:
    for name in (f.name for f in fields(CentreRecord)):
        before, after = getattr(old, name), getattr(new, name)
        if name != "statuses" and before != after:
            yield FieldChange(name, TITLES[name], _shown(before), _shown(after))
    for status in added:
        day = f" ({status.day})" if status.day else ""
        yield FieldChange("status", TITLES["status"], "", f"{status.state}{day}")


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return "; ".join(_shown(v) for v in value)
    if isinstance(value, Site):
        position = "" if value.latitude is None else f" ({value.latitude}, {value.longitude})"
        return value.name + position
    return str(value)
