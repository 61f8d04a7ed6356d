"""Writing the files: aside, whole, then in their place."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from ltsa_desktop.exchange.files import unwritable
from ltsa_desktop.exchange.progress import Check, Progress, never, quiet
from ltsa_desktop.ground.ids import uuid7
from ltsa_desktop.ground.words import Cancelled, Text, UserError

from .rows import NUMBERS, Row, fixed_columns, nested, rows_of
from .shape import DataColumn, DataTable, FormShape

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.figures import Counted, Scope
    from ltsa_desktop.store.figures.counting import Selection
    from ltsa_desktop.store.revision_body import RevisionBody

Format = Literal["csv", "xlsx", "xml", "geojson", "jsonl"]
FORMATS: Final[tuple[Format, ...]] = ("csv", "xlsx", "xml", "geojson", "jsonl")
DESCRIPTION = "keterangan-kolom.csv"
_MARK = "-DATA-PRIBADI"
"""In the name of every file that holds personal data."""


@dataclass(slots=True)
class DataReport:
    """What was written.

    Attributes:
        folder: it is in. files: names in it. visits, rows: how many went out, of visits and over all tables.
        personal: personal data is in it. left_out: names of the columns that were left out for being personal.
        basis: which visits counted.
    """

    folder: Path
    files: list[str] = field(default_factory=list)
    visits: int = 0
    rows: int = 0
    personal: bool = False
    left_out: list[str] = field(default_factory=list)
    basis: Text = Text("", "")  # noqa: RUF009 - a frozen value

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "folder": str(self.folder),
            "files": self.files,
            "visits": self.visits,
            "rows": self.rows,
            "personal": self.personal,
            "left_out": self.left_out,
        }


def write_data(
    store: Store,
    scope: Scope,
    folder: Path,
    formats: Sequence[Format] = FORMATS,
    *,
    personal: bool = False,
    language: str = "id",
    progress: Progress = quiet,
    cancelled: Check = never,
) -> DataReport:
    """Write the visits that count in `scope` to a new `folder`; it appears whole or not at all.

    Args:
        store: an open store; it is only read.
        scope: which visits; see `figures.Scope`.
        folder: not there yet, or empty.
        formats: what to write.
        personal: names, NIPs, signatures too; then every file's name says so.
        language: of labels and descriptions.
        progress: called with (done, total) in visits.
        cancelled: asked before each; True stops with nothing left behind.

    Raises:
        UserError: the folder holds something already, the disk refuses, an unknown format.
        Cancelled: nothing was written.
    """
    from ltsa_desktop.store import figures

    for name in formats:
        if name not in FORMATS:
            raise UserError(
                Text("Bentuk “{name}” tidak ada; pilih: {all}.", "There is no format “{name}”; choose: {all}.").format(
                    name=name, all=", ".join(FORMATS)
                ),
                code="unknown-format",
            )
    selection = figures.select(store, scope)
    with _aside(folder) as aside:
        job = _Job(store, selection, aside, personal, language)
        job.report.folder = folder
        job.run(formats, progress, cancelled)
    return job.report


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` that takes its place at the end of the block, or goes."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError(
                Text(
                    "“{name}” sudah berisi. Pilih folder baru, agar tidak tercampur dengan data yang lama.",
                    "“{name}” holds something already. Choose a new folder, so that it is not mixed with older data.",
                ).format(name=folder),
                code="folder-not-empty",
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = folder.with_name(f".{folder.name}.{uuid7()}.new")
        aside.mkdir()
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield aside
        with suppress(FileNotFoundError):
            folder.rmdir()
        os.replace(aside, folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


class _Job:
    def __init__(self, store: Store, selection: Selection, folder: Path, personal: bool, language: str) -> None:
        self.store = store
        self.selection = selection
        self.folder = folder
        self.personal = personal
        self.language = language
        self.shapes: dict[str, FormShape] = {}
        self.rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        self.report = DataReport(folder, personal=personal, basis=selection.basis.told())

    def run(self, formats: Sequence[Format], progress: Progress, cancelled: Check) -> None:
        tables = "csv" in formats or "xlsx" in formats
        lines: dict[str, Any] = {}
        for done, (counted, body) in enumerate(self.visits()):
            if cancelled():
                raise Cancelled
            progress(done, len(self.selection.visits))
            form = body.instrument.form_id
            shape = self.shapes.setdefault(form, FormShape(form))
            opened = self.store.instruments.open(body.instrument.digest)
            shape.take(opened)
            rows = rows_of(shape, counted, body, self.personal, self.language)
            self.report.visits += 1
            self.report.rows += sum(map(len, rows.values()))
            if "jsonl" in formats:
                if form not in lines:
                    lines[form] = self.opened(f"{form}.jsonl").open("w", encoding="utf-8", newline="\n")
                whole = nested(rows, shape, self.kept)
                lines[form].write(json.dumps(whole, ensure_ascii=False, sort_keys=True) + "\n")
            if "xml" in formats:
                self.submission(counted, opened.roles, shape)
            if tables:
                for ref, some in rows.items():
                    self.rows[form][ref].extend(some)
        for stream in lines.values():
            stream.close()
        progress(len(self.selection.visits), len(self.selection.visits))
        if "csv" in formats:
            self.csv_files()
        if "xlsx" in formats:
            self.workbooks()
        if "geojson" in formats:
            self.centres()
        self.describe()

    def visits(self) -> Iterator[tuple[Counted, RevisionBody]]:
        """The visits that count with what was sealed, by centre and day."""
        for counted in sorted(self.selection.visits, key=lambda one: (one.code, one.day, one.id)):
            yield counted, self.store.revisions.read(self.store.revisions.get(counted.revision).raw)

    def opened(self, name: str) -> Path:
        """The path of a file to be written, its name marked where personal data is in it."""
        stem, dot, ending = name.rpartition(".")
        marked = f"{stem}{_MARK}{dot}{ending}" if self.personal else name
        path = self.folder / marked
        path.parent.mkdir(parents=True, exist_ok=True)
        self.report.files.append(path.relative_to(self.folder).as_posix())
        return path

    def kept(self, column: DataColumn) -> bool:
        return self.personal or not column.personal

    def columns(self, table: DataTable) -> list[DataColumn]:
        return [*fixed_columns(table, self.personal), *(one for one in table.columns.values() if self.kept(one))]

    def csv_files(self) -> None:
        """One file a table: UTF-8 with a mark for Excel, commas, CRLF; text that a spreadsheet would take for a formula
        has an apostrophe before it."""
        for form, shape in self.shapes.items():
            for ref, table in shape.tables.items():
                if ref and not self.rows[form][ref]:
                    continue
                columns = self.columns(table)
                with self.opened(f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
                    out = csv.writer(stream)
                    out.writerow([column.name for column in columns])
                    for row in self.rows[form][ref]:
                        out.writerow([_safe(row.get(column.name, ""), column) for column in columns])

    def workbooks(self) -> None:
        """One workbook a form: a sheet for the visits, one for each repeat, one that describes the columns."""
        import xlsxwriter

        for form, shape in self.shapes.items():
            path = self.opened(f"{form}.xlsx")
            options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
            book = xlsxwriter.Workbook(str(path), {**options, "tmpdir": str(self.folder)})
            head = book.add_format({"bold": True})
            used: set[str] = set()
            for ref, table in shape.tables.items():
                if ref and not self.rows[form][ref]:
                    continue
                sheet = book.add_worksheet(_sheet_name(table.name.removeprefix(f"{form}-"), used))
                columns = self.columns(table)
                for at, column in enumerate(columns):
                    sheet.write_string(0, at, column.name, head)
                for down, row in enumerate(self.rows[form][ref], 1):
                    for at, column in enumerate(columns):
                        _write(sheet, down, at, row.get(column.name, ""), column)
                sheet.freeze_panes(1, 1)
            sheet = book.add_worksheet(_sheet_name("keterangan", used))
            for down, cells in enumerate(self.described(form, shape)):
                for at, cell in enumerate(cells):
                    sheet.write_string(down, at, cell[:32_767], head if down == 0 else None)
            book.close()

    def submission(self, counted: Counted, roles: object, shape: FormShape) -> None:
        """The visit as ODK submission; see `odk_export`."""
        from ltsa_desktop.exchange.odk_export import export_submission

        hidden = {column.ref for table in shape.tables.values() for column in table.columns.values() if column.personal}
        data = export_submission(
            self.store, counted.id, counted.revision, without=frozenset() if self.personal else frozenset(hidden)
        )
        self.opened(f"odk/{shape.form_id}/{counted.code}_{counted.day}_{counted.short_code}.xml").write_bytes(data)

    def centres(self) -> None:
        """The centres as GeoJSON (RFC 7946); those without a position have a null geometry."""
        from ltsa_desktop.store import figures

        overview = figures.overview(self.store, self.selection.scope)
        features = []
        for row in overview.rows:
            place = None
            if row.longitude is not None and row.latitude is not None:
                place = {"type": "Point", "coordinates": [row.longitude, row.latitude]}
            about = {
                "code": row.code,
                "name": row.name,
                "province": row.province,
                "regency": row.regency,
                "mrc_pilot": row.mrc_pilot,
                "position_estimated": row.approximate,
                "state": row.status.state,
                "state_day": row.status.day.isoformat() if row.status.day else None,
                "state_source": row.status.source or None,
                "last_visit": row.last_visit.isoformat() if row.last_visit else None,
                "index": row.scheme or None,
                "score": str(row.score) if row.score is not None else None,
                "band": row.band or None,
                "example": row.example,
            }
            features.append({"type": "Feature", "id": row.code, "geometry": place, "properties": about})
        text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)
        path = self.folder / "pusat-layanan.geojson"
        path.write_text(text + "\n", encoding="utf-8")
        self.report.files.append(path.name)

    def describe(self) -> None:
        """Every column of every table in words; personal ones that were left out are named."""
        with (self.folder / DESCRIPTION).open("w", encoding="utf-8-sig", newline="") as stream:
            out = csv.writer(stream)
            wrote_head = False
            for form, shape in self.shapes.items():
                for cells in list(self.described(form, shape))[1 if wrote_head else 0 :]:
                    out.writerow(cells)
                wrote_head = True
        self.report.files.append(DESCRIPTION)

    def described(self, form: str, shape: FormShape) -> Iterator[list[str]]:
        """The head, then a line for each column: table, column, meaning, kind, choices, role, personal, question."""
        yield ["tabel", "kolom", "arti", "jenis", "pilihan", "peran", "data_pribadi", "pertanyaan"]
        for table in shape.tables.values():
            for column in [*fixed_columns(table, True), *table.columns.values()]:
                personal = "tidak" if not column.personal else "ya" if self.personal else "ya, tidak disertakan"
                if column.personal and not self.personal and column.name not in self.report.left_out:
                    self.report.left_out.append(column.name)
                choices = "; ".join(f"{code} = {label.to(self.language)}" for code, label in column.choices.items())
                meaning = column.title.to(self.language)
                yield [table.name, column.name, meaning, column.kind, choices, column.role, personal, column.ref]


def _safe(value: object, column: DataColumn) -> object:
    text = str(value)
    if column.kind in NUMBERS or column.kind == "geopoint" or not text.startswith(("=", "+", "-", "@", "\t", "\r")):
        return value
    return f"'{text}"


def _write(sheet: Any, row: int, at: int, value: object, column: DataColumn) -> None:
    text = str(value)
    if not text:
        return
    if column.kind in NUMBERS:
        with suppress(ValueError):
            sheet.write_number(row, at, float(text))
            return
    if column.kind == "date":
        with suppress(ValueError):
            sheet.write_string(row, at, date.fromisoformat(text).isoformat())
            return
    sheet.write_string(row, at, text[:32_767])


def _sheet_name(name: str, used: set[str]) -> str:
    base = "".join(" " if c in "[]:*?/\\'" else c for c in name).strip()[:31] or "data"
    found, n = base, 2
    while found.casefold() in used:
        found = f"{base[:27]} {n}"
        n += 1
    used.add(found.casefold())
    return found
