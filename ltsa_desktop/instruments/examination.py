"""The one way through a workbook: read, convert, compile, score. Compiling and checking are two views of it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ltsa_desktop import xforms
from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.check_answers import check_answers
from ltsa_desktop.instruments.check_cells import check_habits
from ltsa_desktop.instruments.check_form import check_form
from ltsa_desktop.instruments.check_reach import check_reach
from ltsa_desktop.instruments.check_structure import check_structure
from ltsa_desktop.instruments.check_words import check_words
from ltsa_desktop.instruments.check_xform import missing_files
from ltsa_desktop.instruments.complaints import complaint
from ltsa_desktop.instruments.conversion import Changes, ConversionFault, Converted, convert
from ltsa_desktop.instruments.diff import compare
from ltsa_desktop.instruments.faults import as_issue, without
from ltsa_desktop.instruments.instrument import Instrument
from ltsa_desktop.instruments.issues import SEVERITIES, InstrumentError, Issue
from ltsa_desktop.instruments.languages import is_english, is_indonesian
from ltsa_desktop.instruments.pointing import issue
from ltsa_desktop.instruments.scoring_sheet import read_plan
from ltsa_desktop.instruments.sheets import CHOICES, EXPRESSIONS, SURVEY, Sheets, SurveyRow, understand
from ltsa_desktop.instruments.workbook import Workbook, read_workbook
from ltsa_desktop.xforms.errors import FormError

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Plan
    from ltsa_desktop.xforms import FormDef

MAX_FAULTS = 40
"""Faults of the engine that are looked for one after another before the search stops."""
_PULLDATA = re.compile(r"pulldata\(\s*['\"‘’“”]([\w.\- ]+)['\"‘’“”]")
_FILE_KINDS = {".csv", ".xml", ".geojson"}
_HOPELESS = {"too-deep", "header-missing", "survey-empty", "sheet-too-large"}
"""Faults after which nothing else about a workbook can be told."""
_TELLING = {"yes-no-word", "invisible-character", "excel-error", "excel-formula"}
_REFUSED_IN_FILES = {"duplicate-column"}
"""What pyxform refuses in a file, though it never sees it in the sheets we hand it."""
_DISPENSABLE = {*EXPRESSIONS, "parameters", "trigger", "default", "appearance", "big-image"}
"""Columns whose cell may be left out of a row that is still a question without it."""
MAX_ATTACHMENTS = 80_000_000


Told = Callable[[int, int, Text], object]
"""Steps done, of how many, and what is being done now."""
_STEPS = (
    Text("membaca buku kerja", "reading the workbook"),
    Text("memeriksa susunan sheet", "checking the sheets"),
    Text("menyusun formulir", "building the form"),
    Text("memeriksa rumus, teks, dan bobot", "checking formulas, texts and weights"),
)


@dataclass
class Examination:
    """What is known about a workbook after looking at it.

    Attributes:
        issues: everything found, errors first.
        sheets: its XLSForm sheets, None when it has none.
        converted: what pyxform made of it, None when it refused.
        form: the compiled form, None when the engine refused.
        attachments: the files beside the workbook that it reads choices from.
    """

    workbook: Workbook
    issues: list[Issue] = field(default_factory=list)
    sheets: Sheets | None = None
    converted: Converted | None = None
    form: FormDef | None = None
    attachments: dict[str, bytes] = field(default_factory=dict)


def examine(path: Path, *, thorough: bool, told: Told = lambda done, total, what: None) -> Examination:
    """Look through the workbook at `path`; with `thorough`, go on after faults and look for doubts too.

    `told` hears of each step as it begins and may raise `Cancelled`.

    Raises:
        InstrumentError: the file cannot be read as a workbook at all.
    """
    _tell(told, 0)
    workbook = read_workbook(path)
    _tell(told, 1)
    found = Examination(workbook, sheets=understand(workbook))
    if found.sheets is None:
        found.issues.append(_no_survey(workbook))
        return found
    sheets = found.sheets
    structure = check_structure(sheets)
    if any(i.code in _HOPELESS or (i.code == "invisible-character" and i.row == 1) for i in structure):
        found.issues = structure
        return found
    found.attachments, missing = _attachments(sheets, path)
    found.issues += missing
    _tell(told, 2)
    _compile(found, sheets, thorough, _without_plain_faults(sheets, structure) if thorough else {})
    if found.form is None:
        # pyxform and the engine name one reason; the structure check names all of them, in plainer words.
        known = {(i.sheet, i.row) for i in structure if i.severity == "error"}
        plain = [i for i in found.issues if (i.sheet, i.row) not in known or i.code not in {"pyxform", "unmatched-end"}]
        if any(i.code == "group-capitals" for i in structure):  # pyxform then miscounts beginnings and ends
            plain = [i for i in plain if not i.code.startswith("unmatched-")]
        found.issues = [*structure, *(i for i in plain if not _said(i, structure))]
    elif thorough:
        # What pyxform takes after all is no doubt either where the check could only guess at its ways.
        guessed = {"ambiguous-reference", "group-capitals", "same-column"}
        found.issues += [
            i if i.code in _REFUSED_IN_FILES else replace(i, severity="warning")
            for i in structure
            if i.code not in guessed
        ]
    _tell(told, 3)
    plan, scoring = read_plan(sheets)
    found.issues += scoring
    words = [*check_words(sheets), *check_answers(sheets), *check_habits(sheets), *check_reach(sheets)]
    found.issues += words if thorough else [i for i in words if i.severity == "error"]
    if thorough:
        if found.form is not None:
            doubts = (as_issue(sheets, w) for w in found.form.warnings if isinstance(w, FormError))
            found.issues += [replace(doubt, severity="warning") for doubt in doubts]
            xform = found.converted.xform if found.converted is not None else b""
            found.issues += check_form(sheets, found.form, xform, plan)
        if found.converted is not None:
            found.issues += _remarks(sheets, found.converted)
    found.issues = _one_reason(found.issues)
    found.issues = _once(sorted(found.issues, key=lambda i: SEVERITIES.index(i.severity)))
    _tell(told, len(_STEPS))
    return found


def _tell(told: Told, done: int) -> None:
    told(done, len(_STEPS), _STEPS[min(done, len(_STEPS) - 1)])


def compile_workbook(path: Path | str) -> Instrument:
    """The instrument that a workbook makes.

    Raises:
        InstrumentError: it cannot become one; `.issues` holds every reason, with sheet, row and column.
    """
    found = examine(Path(path), thorough=False)
    instrument = _instrument(found)
    if instrument is None:
        raise InstrumentError([i for i in found.issues if i.severity == "error"] or found.issues)
    return instrument


def inspect_workbook(
    path: Path | str, told: Told = lambda done, total, what: None
) -> tuple[list[Issue], Instrument | None]:
    """What `check_workbook` finds and, where nothing must be mended, the instrument; in one pass. Never raises for a
    bad file."""
    try:
        found = examine(Path(path), thorough=True, told=told)
    except InstrumentError as refusal:
        return list(refusal.issues), None
    return found.issues, _instrument(found)


def _instrument(found: Examination) -> Instrument | None:
    """What a workbook makes that was looked through; None where something must be mended."""
    wrong = any(i.severity == "error" for i in found.issues)
    if wrong or found.sheets is None or found.converted is None or found.form is None:
        return None
    plan, _ = read_plan(found.sheets)
    attachments = dict(found.attachments)
    if found.converted.itemsets:
        attachments.setdefault("itemsets.csv", found.converted.itemsets.encode())
    return Instrument(
        form_id=found.form.id,
        version=found.form.version or "",
        title=_title(found.sheets, found.form),
        xform=found.converted.xform,
        plan=plan,
        workbook=found.workbook.data,
        workbook_name=found.workbook.name,
        attachments=attachments,
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """A form to be tried out, also where it would be refused as an instrument.

    Attributes:
        form: compiled as ODK would take it. plan: the scoring rules, None without any.
        missing: the files that it reads and that were not there: their lists are empty.
    """

    form: FormDef
    plan: Plan | None = None
    missing: tuple[str, ...] = ()


def try_workbook(path: Path | str, media: Mapping[str, bytes] | None = None) -> Tried:
    """The form of a workbook for a dry run: what ODK would open opens, also where an instrument would be refused.

    `media` are files that the form may read besides those its sheets name.

    Raises:
        InstrumentError: it cannot run at all.
    """
    path = Path(path)
    workbook = read_workbook(path)
    sheets = understand(workbook)
    if sheets is None:
        raise InstrumentError([_no_survey(workbook)])
    attachments, _ = _attachments(sheets, path)
    try:
        converted = convert(sheets)
        extra = {"itemsets.csv": converted.itemsets.encode()} if converted.itemsets else {}
        given = {**extra, **(media or {}), **attachments}
        form = xforms.load_form(converted.xform, given, strict=False)
    except ConversionFault as why:
        raise InstrumentError([why.issue]) from why
    except FormError as fault:
        raise InstrumentError([as_issue(sheets, fault)]) from fault
    return Tried(form, read_plan(sheets)[0], missing_files(converted.xform, given))


def check_workbook(
    path: Path | str, against: Instrument | None = None, told: Told = lambda done, total, what: None
) -> list[Issue]:
    """Everything that is wrong, doubtful or improvable in a workbook; errors first. Never raises for a bad file.

    With `against`, the version in use, also what the answers collected with it would lose.
    """
    try:
        found = examine(Path(path), thorough=True, told=told)
    except InstrumentError as refusal:
        return list(refusal.issues)
    if against is None or found.sheets is None or found.form is None:
        return found.issues
    lost = list(_lost(found.sheets, against))
    return sorted([*found.issues, *lost], key=lambda i: SEVERITIES.index(i.severity))


def _lost(sheets: Sheets, against: Instrument) -> Iterator[Issue]:
    """Questions of the version in use whose answers find no place in the new one."""
    if sheets.setting("form_id") == against.form_id and sheets.setting("version") == against.version:
        header = sheets.settings.header("version") if sheets.settings else None
        yield Issue(
            "warning",
            "version-unchanged",
            sheets.settings.name if sheets.settings else "settings",
            2,
            header.text if header else "version",
            against.version,
            Text("Versi ini sama dengan yang sudah dipakai.", "This version is the one in use already."),
            Text("Naikkan version.", "Raise the version."),
            header.letter if header else "",
        )
    before = understand(read_workbook(against.workbook, against.workbook_name))
    for change in compare(before, sheets) if before is not None else ():
        if change.kind not in {"removed", "renamed", "retyped"}:
            continue
        row = sheets.by_ref.get(change.ref)
        mend = Text(
            "Kembalikan nama dan jenisnya bila jawaban lama masih diperlukan.",
            "Put name and type back if the earlier answers are still needed.",
        )
        base = "type" if change.kind == "retyped" else "name"
        if row is None:
            yield Issue("warning", f"answers-{change.kind}", sheets.survey.name, None, None, "", change.text, mend)
        else:
            yield issue("warning", f"answers-{change.kind}", sheets.survey, row, base, change.text, mend)


def _without_plain_faults(sheets: Sheets, structure: list[Issue]) -> Changes:
    """The cells whose faults were told already made harmless, so that the faults of expressions show too.

    {} when there are none, or one that pyxform would stop at all the same.
    """
    changes: dict[tuple[str, int, int], str] = {}
    for fault in structure:
        if fault.severity != "error":
            continue
        grid, name = (sheets.choices, CHOICES) if fault.code == "duplicate-choice" else (sheets.survey, SURVEY)
        header = next((h for h in grid.headers if h.letter == fault.letter), None) if grid is not None else None
        if header is None or not fault.row:
            return {}
        if fault.code == "unknown-reference" and fault.sheet == sheets.survey.name:
            harmless = "''" if header.base == "calculation" else _blank(header.base)
        elif fault.code == "duplicate-choice":
            harmless = f"{fault.found}-{fault.row}"
        elif fault.code == "list-missing":
            harmless = "text"
        else:
            return {}
        changes[name, fault.row, header.index] = harmless
    return changes


def _blank(base: str) -> str:
    return "" if base in EXPRESSIONS or base in {"default", "trigger"} else "-"


def _compile(found: Examination, sheets: Sheets, thorough: bool, changes: Changes) -> None:
    """Convert and compile; after a fault, go on without the faulty cell to find the others.

    With `changes` to begin with, the workbook has faults that are told elsewhere: only more of them are looked for.
    """
    first = True
    if changes:
        try:
            convert(sheets)
        except ConversionFault as why:
            found.issues.append(why.issue)
            first = False
        else:
            changes = {}
    for _ in range(MAX_FAULTS if thorough else 1):
        try:
            converted = convert(sheets, changes)
        except ConversionFault as why:
            if (first or thorough) and why.issue not in found.issues:
                found.issues.append(why.issue)
            more = _blanked(sheets, why.issue)
            if not more or more.items() <= changes.items():
                return
            changes, first = {**changes, **more}, False
            continue
        try:
            form = xforms.load_form(converted.xform, found.attachments)
        except FormError as fault:
            named = as_issue(sheets, fault)
            if named not in found.issues:
                found.issues.append(named)
            more = without(sheets, fault)
            if not more or more.items() <= changes.items():
                return
            changes, first = {**changes, **more}, False
            continue
        if first:
            found.converted, found.form = converted, form
        return


def _blanked(sheets: Sheets, fault: Issue) -> Changes:
    """The cell of a refusal left out, so that pyxform goes on to the next; {} where that would make new faults."""
    name = fault.sheet.strip().lower()
    grid = sheets.grid(name)
    header = next((h for h in grid.headers if h.letter == fault.letter), None) if grid is not None else None
    if header is None or not fault.row or header.base not in _DISPENSABLE:
        return {}
    return {(name, fault.row, header.index): "''" if header.base == "calculation" else ""}


def _one_reason(issues: list[Issue]) -> list[Issue]:
    """Where two checks tell of one cell, the one that knows what was meant speaks."""
    by_cell: dict[tuple[str, str], list[Issue]] = {}
    for remark in issues:
        if remark.cell:
            by_cell.setdefault((remark.sheet, remark.cell), []).append(remark)
    dropped: set[int] = set()
    raised: dict[int, Issue] = {}
    for here in by_cell.values():
        errors = [i for i in here if i.severity == "error"]
        telling = next((i for i in here if i.code in _TELLING), None)
        bare = next((i for i in here if i.code == "bare-name"), None)
        blind = next((i for i in errors if i.code == "unknown-reference"), None)
        if telling is not None:
            dropped |= {
                id(i) for i in here if i is not telling and (i.severity == "error" or i is bare or i.code == "no-label")
            }
            if errors:
                raised[id(telling)] = replace(telling, severity="error")
        elif bare is not None and blind is not None and "${" not in blind.text.id:
            dropped |= {id(i) for i in errors if i.code == "unknown-reference"}
            raised[id(bare)] = replace(bare, severity="error")
        elif bare is not None and errors:
            dropped.add(id(bare))
    return [raised.get(id(i), i) for i in issues if id(i) not in dropped]


def _once(issues: list[Issue]) -> list[Issue]:
    """The same remark on the same cell only once, at its gravest."""
    seen: dict[tuple[str, str, int | None, str, str], Issue] = {}
    for remark in issues:
        detail = remark.text.en if remark.code != "no-label" else ""
        seen.setdefault((remark.code, remark.sheet, remark.row, remark.letter, detail), remark)
    return list(seen.values())


def _said(remark: Issue, structure: list[Issue]) -> bool:
    """Whether the structure check has said the same of the same row already."""
    if remark.code in {"pyxform", "xml"} and remark.row is None:
        return bool(structure)
    if remark.row is None:
        return any((i.code == remark.code and i.sheet == remark.sheet) or not remark.sheet for i in structure)
    return any(i.row == remark.row and i.sheet == remark.sheet and i.severity == "error" for i in structure)


def _remarks(sheets: Sheets, converted: Converted) -> list[Issue]:
    """pyxform's own warnings, but those that our checks say better."""
    said = ("translation", "has no label", "sheet names", "default_language", "duplicate", "Choices should have")
    remarks = [
        complaint(sheets, line, "hint")
        for warning in converted.warnings
        if not any(part in warning for part in said)
        for line in (warning.splitlines() if "is missing the" in warning else [warning])
    ]
    mixed = any(h.base in {"label", "hint"} and not h.language for h in sheets.survey.headers)
    return [i for i in remarks if i.code != "language-columns" or not mixed]  # told as a column without a language


def _attachments(sheets: Sheets, path: Path) -> tuple[dict[str, bytes], list[Issue]]:
    """The files that the form reads, and those that are not there.

    They are looked for beside the workbook and in `NAME-media/`, where ODK Collect keeps them.
    """
    wanted: dict[str, tuple[SurveyRow, str]] = {}
    for row in sheets.rows:
        name, kind = row.from_file, row.type.strip().lower()
        if kind in {"csv-external", "xml-external"} and row.name:
            name = f"{row.name}.{kind[:3]}"
        if name and "${" not in name and Path(name).name == name and Path(name).suffix.lower() in _FILE_KINDS:
            wanted.setdefault(name, (row, "type"))
        for header, written in row.items():
            if header.base in EXPRESSIONS or header.base == "default":
                for pulled in _PULLDATA.findall(written):
                    wanted.setdefault(f"{pulled}.csv", (row, header.base))
    got: dict[str, bytes] = {}
    issues: list[Issue] = []
    for name, (row, base) in wanted.items():
        beside = path.parent / name
        if not beside.is_file():
            beside = path.with_name(f"{path.stem}-media") / name
        size = beside.stat().st_size if beside.is_file() else -1
        if 0 <= size <= MAX_ATTACHMENTS:
            got[name] = beside.read_bytes()
            continue
        text = Text(
            f'Berkas "{name}" tidak ada di folder buku kerja ini.',
            f'The file "{name}" is not in this workbook\'s folder.',
        )
        if size > MAX_ATTACHMENTS:
            text = Text(f'Berkas "{name}" terlalu besar.', f'The file "{name}" is too large.')
        mend = Text("Letakkan berkas itu di samping buku kerja.", "Put that file beside the workbook.")
        issues.append(issue("error", "attachment-missing", sheets.survey, row, base, text, mend))
    return got, issues


def _title(sheets: Sheets, form: FormDef) -> Text:
    """The form's title in both languages: `form_title` and `form_title_en` or `form_title_id`."""
    title = sheets.setting("form_title") or form.title or form.id
    default = sheets.default_language
    english = sheets.setting("form_title_en") or (title if is_english(default) or not is_indonesian(default) else "")
    indonesian = sheets.setting("form_title_id") or title
    return Text(indonesian, english or title)


def _no_survey(workbook: Workbook) -> Issue:
    names = ", ".join(s.name for s in workbook.sheets[:8])
    near = difflib.get_close_matches(SURVEY, [s.name.strip().lower() for s in workbook.sheets], 1, 0.75)
    mend = Text(
        "Pilih buku kerja instrumen; contohnya ltsa-pmi.xlsx.",
        "Choose the workbook of an instrument, such as ltsa-pmi.xlsx.",
    )
    if near:
        mend = Text(f'Ganti nama sheet "{near[0]}" menjadi survey.', f'Rename the sheet "{near[0]}" to survey.')
    return Issue(
        "error",
        "not-an-xlsform",
        "",
        None,
        None,
        names,
        Text(
            "Buku kerja ini bukan XLSForm: sheet survey tidak ada (yang ada: {names}).",
            "This workbook is not an XLSForm: it has no survey sheet (it has: {names}).",
        ).format(names=names or "–"),
        mend,
    )
