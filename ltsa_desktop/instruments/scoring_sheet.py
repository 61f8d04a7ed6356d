"""The `scoring` sheet: aspects, weights, formula, rounding, bands and legal basis, as a plan.

Rows are of four kinds: `scheme` (one index), `aspect` (a group of its items), `band` (a category) and `part` (a scheme
that enters a combined index). The items of an aspect are not listed here:
they are the questions whose `instance::aspek` names the aspect. `docs/instrumen.md` explains the columns to authors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import NOTHING, Issue, Severity
from ltsa_desktop.instruments.languages import text_of
from ltsa_desktop.instruments.sheets import Grid, Row, Sheets, SurveyRow
from ltsa_desktop.scoring import Aspect, Band, Item, Part, Plan, Scheme
from ltsa_desktop.scoring.formulas import FORMULA_RULES
from ltsa_desktop.scoring.plan import ABSENT_RULES, FORMULAS, ROUNDINGS, AbsentRule, Formula, Rounding

KINDS = ("scheme", "aspect", "band", "part")
ASPECT, WEIGHT, PER = "instance::aspek", "instance::bobot", "instance::per"
MINIMUM, MAXIMUM = "instance::min", "instance::maks"
STATUSES = ("na", "nd")
HUNDRED = Decimal(100)
_YES = {"ya", "yes", "true", "1"}


def read_plan(sheets: Sheets) -> tuple[Plan | None, list[Issue]]:
    """The plan of a workbook, None when it has no scoring sheet; and what is wrong or doubtful in it.

    With an error among the issues the plan is not to be used.
    """
    reader = _Reader(sheets)
    plan = reader.plan()
    return plan, reader.issues


def decimal_of(text: str) -> Decimal | None:
    """A number as Excel users write it, with a point or a comma; None when it is none."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@dataclass
class _Draft:
    """A scheme being read: its row, and the rows that belong to it."""

    row: Row
    aspects: list[Row] = field(default_factory=list)
    bands: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)


class _Reader:
    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.issues: list[Issue] = []
        self.items: dict[str, list[Item]] = {}

    def plan(self) -> Plan | None:
        grid = self.sheets.scoring
        known = {r.get("id") for r in grid.rows if r.get("kind").lower() == "aspect"} if grid else set()
        self._check_choices()
        self._read_items(known, grid is not None)
        if grid is None:
            return None
        schemes = [self._scheme(draft, grid) for draft in self._drafts(grid)]
        return Plan(tuple(schemes))

    def _say(
        self, severity: Severity, code: str, grid: Grid, row: Row | None, base: str, text: Text, mend: Text = NOTHING
    ) -> None:
        header = row.header(base) if row is not None else grid.header(base)
        self.issues.append(
            Issue(
                severity,
                code,
                grid.name,
                row.number if row is not None else None,
                header.text if header else base or None,
                row.get(base) if row is not None and base else "",
                text,
                mend,
                header.letter if header else "",
            )
        )

    def _number(self, grid: Grid, row: Row, base: str, default: Decimal) -> Decimal:
        text = row.get(base)
        if not text:
            return default
        number = decimal_of(text)
        if number is None:
            self._say(
                "error",
                "not-a-number",
                grid,
                row,
                base,
                Text("Di sini diperlukan angka.", "A number is needed here."),
                Text("Tulis mis. 17 atau 4,51.", "Write e.g. 17 or 4.51."),
            )
            return default
        return number

    # --- items -------------------------------------------------------------------------------------------------

    def _read_items(self, known: set[str], has_sheet: bool) -> None:
        survey = self.sheets.survey
        for row in self.sheets.rows:
            named = row.get(ASPECT).split()
            if row.get(WEIGHT) and not named:
                self._say(
                    "warning",
                    "weight-without-aspect",
                    survey,
                    row,
                    WEIGHT,
                    Text("Bobot tanpa aspek tidak dihitung.", "A weight without an aspect counts nowhere."),
                    Text("Isi kolom instance::aspek.", "Fill in instance::aspek."),
                )
            for aspect in named:
                if aspect not in known:
                    code = "unknown-aspect" if has_sheet else "no-scoring-sheet"
                    self._say(
                        "error" if has_sheet else "warning",
                        code,
                        survey,
                        row,
                        ASPECT,
                        Text(
                            'Aspek "{a}" tidak ada di sheet scoring.', 'The scoring sheet has no aspect "{a}".'
                        ).format(a=aspect),
                        Text(
                            "Samakan dengan kolom id di sheet scoring.", "Make it equal to an id on the scoring sheet."
                        ),
                    )
                else:
                    self.items.setdefault(aspect, []).append(self._item(row))

    def _item(self, row: SurveyRow) -> Item:
        survey = self.sheets.survey
        weight = self._number(survey, row, WEIGHT, Decimal(1))
        minimum = self._number(survey, row, MINIMUM, Decimal(0))
        maximum: Decimal | None = None
        if row.get(MAXIMUM):
            maximum = self._number(survey, row, MAXIMUM, Decimal(1))
        elif row.list_name:
            points = [decimal_of(c.get("skor")) for c in self.sheets.lists.get(row.list_name, ())]
            scored = [p for p in points if p is not None]
            if scored:
                maximum = max(scored)
            else:
                self._say(
                    "error",
                    "no-levels",
                    survey,
                    row,
                    "type",
                    Text(
                        'Pertanyaan ini dinilai, tetapi daftar pilihan "{n}" tidak mempunyai skor.',
                        'This question is scored, but no choice of the list "{n}" has a skor.',
                    ).format(n=row.list_name),
                    Text("Isi kolom skor pada sheet choices.", "Fill in the skor column on the choices sheet."),
                )
        return Item(row.ref, weight, text_of(row, "label"), maximum, minimum, self._per(row))

    def _per(self, row: SurveyRow) -> str:
        name = row.get(PER)
        if not name:
            return ""
        found = self.sheets.by_name.get(name)
        if not found:
            self._say(
                "error",
                "unknown-question",
                self.sheets.survey,
                row,
                PER,
                Text('Tidak ada pertanyaan bernama "{n}".', 'There is no question called "{n}".').format(n=name),
                Text("Tulis nama seperti di kolom name.", "Write the name as in the name column."),
            )
            return ""
        return found[0].ref

    def _check_choices(self) -> None:
        grid = self.sheets.choices
        if grid is None:
            return
        for row in grid.rows:
            skor, status = row.get("skor"), row.get("status")
            if skor and decimal_of(skor) is None:
                self._say(
                    "error",
                    "not-a-number",
                    grid,
                    row,
                    "skor",
                    Text("Skor harus angka.", "A skor must be a number."),
                    Text(
                        "Untuk pilihan tanpa nilai, kosongkan skor dan isi status na atau nd.",
                        "For a choice without points leave skor blank and write na or nd in status.",
                    ),
                )
            if status and status not in STATUSES:
                self._say(
                    "error",
                    "unknown-status",
                    grid,
                    row,
                    "status",
                    Text("Status yang dikenal hanya na dan nd.", "The known statuses are na and nd."),
                    Text(
                        "na = tidak berlaku, nd = tidak dapat dinilai.",
                        "na = not applicable, nd = cannot be assessed.",
                    ),
                )
            if skor and status:
                self._say(
                    "warning",
                    "skor-and-status",
                    grid,
                    row,
                    "skor",
                    Text(
                        "Pilihan dengan status tidak dihitung, jadi skornya tidak terpakai.",
                        "A choice with a status is not counted, so its skor is never used.",
                    ),
                    Text("Kosongkan salah satunya.", "Leave one of the two blank."),
                )

    # --- schemes -----------------------------------------------------------------------------------------------

    def _drafts(self, grid: Grid) -> Iterator[_Draft]:
        drafts: dict[str, _Draft] = {}
        for row in grid.rows:
            kind = row.get("kind").lower()
            if not row:
                continue
            if kind not in KINDS:
                self._say(
                    "error" if kind else "warning",
                    "unknown-kind",
                    grid,
                    row,
                    "kind",
                    Text("Jenis baris ini tidak dikenal.", "This kind of row is not known."),
                    Text(f"Pakai salah satu: {', '.join(KINDS)}.", f"Use one of: {', '.join(KINDS)}."),
                )
                continue
            name = row.get("scheme")
            if kind == "scheme" and name and name not in drafts:
                drafts[name] = _Draft(row)
            elif kind == "scheme":
                self._say(
                    "error",
                    "duplicate-scheme" if name else "scheme-without-name",
                    grid,
                    row,
                    "scheme",
                    Text("Nama skema kosong atau sudah dipakai.", "The scheme's name is blank or used already."),
                    Text("Beri nama lain.", "Give it another name."),
                )
            elif name not in drafts:
                self._say(
                    "error",
                    "unknown-scheme",
                    grid,
                    row,
                    "scheme",
                    Text(
                        'Skema "{n}" belum ditulis di atas baris ini.', 'No scheme "{n}" stands above this row.'
                    ).format(n=name),
                    Text("Tulis baris scheme lebih dulu.", "Write the scheme row first."),
                )
            else:
                draft = drafts[name]
                {"aspect": draft.aspects, "band": draft.bands, "part": draft.parts}[kind].append(row)
        yield from drafts.values()

    def _scheme(self, draft: _Draft, grid: Grid) -> Scheme:
        row = draft.row
        formula = cast(Formula, self._one_of(grid, row, "formula", FORMULAS, "sara"))
        aspects = tuple(self._aspect(grid, a) for a in draft.aspects)
        parts = tuple(Part(p.get("id"), self._number(grid, p, "weight", Decimal(1))) for p in draft.parts)
        maximum = self._number(grid, row, "maximum", HUNDRED)
        scheme = Scheme(
            id=row.get("scheme"),
            formula=formula,
            title=text_of(row, "title"),
            maximum=maximum,
            points_maximum=self._number(grid, row, "points_maximum", Decimal(1)),
            places=int(self._number(grid, row, "places", Decimal(2))),
            rounding=cast(Rounding, self._one_of(grid, row, "rounding", ROUNDINGS, "half-up")),
            na=self._absent(grid, row, "na"),
            nd=self._absent(grid, row, "nd"),
            missing=self._absent(grid, row, "missing"),
            bands=self._bands(grid, draft),
            aspects=aspects,
            parts=parts,
            legal_basis=row.get("legal_basis"),
            source=row.get("source"),
            note=text_of(row, "note"),
            inferred=row.get("inferred").lower() in _YES,
            valid_from=self._day(grid, row, "valid_from"),
            valid_to=self._day(grid, row, "valid_to"),
        )
        self._check_weights(grid, draft, scheme)
        return scheme

    def _aspect(self, grid: Grid, row: Row) -> Aspect:
        items = tuple(self.items.get(row.get("id"), ()))
        if not items:
            self._say(
                "warning",
                "aspect-without-items",
                grid,
                row,
                "id",
                Text("Tidak ada pertanyaan yang masuk aspek ini.", "No question counts in this aspect."),
                Text(
                    "Tulis id ini di kolom instance::aspek pada pertanyaannya.",
                    "Write this id into instance::aspek of its questions.",
                ),
            )
        return Aspect(row.get("id"), text_of(row, "title"), self._number(grid, row, "weight", Decimal(1)), items)

    def _bands(self, grid: Grid, draft: _Draft) -> tuple[Band, ...]:
        bands = [
            Band(self._number(grid, row, "lower", Decimal(0)), row.get("id"), text_of(row, "title"))
            for row in draft.bands
        ]
        lowers = [band.lower for band in bands]
        for row, lower in zip(draft.bands, lowers, strict=True):
            if lowers.count(lower) > 1:
                self._say(
                    "error",
                    "band-twice",
                    grid,
                    row,
                    "lower",
                    Text("Dua kategori mempunyai batas bawah yang sama.", "Two bands have the same lower bound."),
                )
        if bands and min(lowers) > 0:
            self._say(
                "warning",
                "band-gap",
                grid,
                draft.bands[lowers.index(min(lowers))],
                "lower",
                Text("Nilai di bawah batas ini tidak mempunyai kategori.", "Values below this bound have no band."),
                Text("Beri kategori terendah batas 0.", "Give the lowest band the bound 0."),
            )
        return tuple(sorted(bands, key=lambda band: band.lower, reverse=True))

    def _check_weights(self, grid: Grid, draft: _Draft, scheme: Scheme) -> None:
        rule = FORMULA_RULES.get(scheme.formula)
        if scheme.formula == "combine":
            self._sum(grid, draft.parts, [p.weight for p in scheme.parts])
        elif rule is not None and rule.aspects == "own":
            self._sum(grid, draft.aspects, [a.weight for a in scheme.aspects])
        if rule is not None and rule.items == "own":
            for row, aspect in zip(draft.aspects, scheme.aspects, strict=True):
                total = sum((i.weight for i in aspect.items), Decimal(0))
                if aspect.items and total != HUNDRED:
                    self._say(
                        "warning",
                        "weights-not-100",
                        grid,
                        row,
                        "id",
                        Text(
                            "Jumlah bobot pertanyaan dalam aspek ini {sum}, bukan 100.",
                            "The weights of this aspect's questions sum to {sum}, not 100.",
                        ).format(sum=format(total.normalize(), "f")),
                        Text("Periksa kolom instance::bobot.", "Look at the instance::bobot column."),
                    )

    def _sum(self, grid: Grid, rows: list[Row], weights: list[Decimal]) -> None:
        total = sum(weights, Decimal(0))
        if rows and total != HUNDRED:
            self._say(
                "warning",
                "weights-not-100",
                grid,
                rows[-1],
                "weight",
                Text("Jumlah bobot {sum}, bukan 100.", "The weights sum to {sum}, not 100.").format(
                    sum=format(total.normalize(), "f")
                ),
                Text("Periksa bobot baris-baris di atasnya.", "Look at the weights of the rows above."),
            )

    def _one_of(self, grid: Grid, row: Row, base: str, allowed: tuple[str, ...], default: str) -> str:
        text = row.get(base)
        if text in allowed:
            return text
        if text or base == "formula":
            self._say(
                "error",
                f"unknown-{base}",
                grid,
                row,
                base,
                Text("Isi ini tidak dikenal.", "This is not known here."),
                Text(f"Pakai salah satu: {', '.join(allowed)}.", f"Use one of: {', '.join(allowed)}."),
            )
        return default

    def _absent(self, grid: Grid, row: Row, base: str) -> AbsentRule:
        return cast(AbsentRule, self._one_of(grid, row, base, ABSENT_RULES, "renormalise"))

    def _day(self, grid: Grid, row: Row, base: str) -> date | None:
        text = row.get(base)
        if not text:
            return None
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            self._say(
                "error",
                "not-a-date",
                grid,
                row,
                base,
                Text("Di sini diperlukan tanggal.", "A date is needed here."),
                Text("Tulis tahun-bulan-tanggal, mis. 2026-01-31.", "Write year-month-day, e.g. 2026-01-31."),
            )
            return None
