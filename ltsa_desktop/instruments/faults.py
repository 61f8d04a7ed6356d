"""From a fault that the form engine found back to the cell of the workbook it came from."""

from __future__ import annotations

import difflib
import re

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.conversion import Changes
from ltsa_desktop.instruments.issues import NOTHING, Issue
from ltsa_desktop.instruments.pointing import REFERENCE
from ltsa_desktop.instruments.sheets import CHOICES, SETTINGS, SURVEY, Grid, Header, Row, Sheets, SurveyRow
from ltsa_desktop.xforms.errors import FormError

_COLUMNS = {
    "calculate": "calculation",
    "calculation": "calculation",
    "setvalue": "calculation",
    "relevant": "relevant",
    "constraint": "constraint",
    "required": "required",
    "readonly": "readonly",
    "choice_filter": "choice_filter",
    "itemset": "choice_filter",
    "nodeset": "choice_filter",
    "repeat_count": "repeat_count",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "default": "default",
    "trigger": "trigger",
    "label": "label",
    "hint": "hint",
    "guidance_hint": "guidance_hint",
    "guidance": "guidance_hint",
    "constraint_message": "constraint_message",
    "required_message": "required_message",
}
_GENERATED = re.compile(
    r"(?:reserved_name_for_field_list_labels|generated_table_list_label|generated_note_name)_(\d+)$"
)
_HARMLESS = {
    "calculation": "''",
    "relevant": "",
    "constraint": "",
    "required": "",
    "readonly": "",
    "choice_filter": "",
    "repeat_count": "1",
    "default": "",
    "trigger": "",
}
PLACE = re.compile(r" \((?:in|pada) /[^()]*\)$")
"""Where the engine says a fault is: told better beside the sentence."""
# Slips of people who know spreadsheets or programming better than XPath.
_SLIPS: tuple[tuple[str, str], ...] = (
    (r"==", "="),
    (r"=>", ">="),
    (r"=<", "<="),
    (r"<>", "!="),
    (r"&&|&amp;&amp;", "and"),
    (r"\|\|", "or"),
    (r"\bAND\b|\bDAN\b|\bdan\b", "and"),
    (r"\bOR\b|\bATAU\b|\batau\b", "or"),
    (r"\bNOT\b", "not(…)"),
    (r"^\s*=", ""),
    (r";", ","),
    (r"(?<!&)&(?!&|\w+;)", "concat(…, …)"),
    (r"(?<![$\w])\{\s*[\w.\-]+\s*\}", "${…}"),
    (r"(?<![\w.])\d+,\d+(?![\w,])(?!\s*\))", "1.5"),
    (r"&gt;", ">"),
    (r"&lt;", "<"),
)
_MENDS: dict[str, Text] = {
    "cycle": Text(
        "Putuskan lingkaran itu: salah satu tidak boleh bergantung pada yang lain.",
        "Break the circle: one of them must not depend on the other.",
    ),
    "self-relevance": Text(
        "Jadikan tampilnya bergantung pada pertanyaan sebelumnya, atau kosongkan relevant.",
        "Let it depend on a question before it, or empty relevant.",
    ),
    "arity": Text(
        "Periksa apa yang ada di antara kurung fungsi itu dan komanya.",
        "Look at what stands between the brackets of that function, and at its commas.",
    ),
    "needs-nodes": Text("Beri rujukan ${nama}, bukan angka atau teks.", "Give a ${name}, not a number or a text."),
    "dollar": Text("Tulis rujukan sebagai ${nama}.", "Write a reference as ${name}."),
    "open-quote": Text("Tutup tanda petiknya.", "Close the quote."),
    "smart-quote": Text("Ganti dengan petik lurus: '", "Replace it with a straight quote: '"),
    "too-deep": Text("Bagi rumus itu menjadi beberapa calculate.", "Split the formula into several calculates."),
    "too-long": Text("Bagi rumus itu menjadi beberapa calculate.", "Split the formula into several calculates."),
    "too-many-instances": Text("Isi repeat_count dengan jumlah yang wajar.", "Give repeat_count a sensible number."),
    "unknown-axis": Text(
        "Hapus tanda :: itu; kolom pilihan ditulis dengan namanya saja.",
        "Take that :: out; a column of the choices is written by its name alone.",
    ),
    "unknown-reference": Text(
        "Tulis ${nama} bila yang dimaksud jawaban, atau 'teks' dalam petik bila teks biasa.",
        "Write ${name} if an answer is meant, or 'text' in quotes if it is a plain text.",
    ),
    "unknown-instance": Text(
        "Perbaiki namanya, atau tambahkan daftar atau berkas dengan nama itu.",
        "Mend the name, or add a list or file of that name.",
    ),
    "external": Text(
        "Simpan berkas itu lagi sebagai CSV UTF-8 dan letakkan di samping buku kerja.",
        "Save that file again as CSV UTF-8 and put it beside the workbook.",
    ),
    "duplicate-node": Text("Beri salah satunya nama lain.", "Give one of them another name."),
}
_BY_HAND: dict[str, Text] = {
    "unbalanced": Text(
        "Hitung kurungnya: setiap pembuka perlu satu penutup.",
        "Count the brackets: each opening one needs a closing one.",
    ),
    "incomplete": Text("Lengkapi rumus itu; ujungnya masih kurang.", "Complete the formula; its end is missing."),
    "unexpected": Text(
        "Periksa kata di depannya: mungkin kurang koma, and/or, atau tanda petik.",
        "Look at the word before it: a comma, and/or, or a quote may be missing.",
    ),
    "unknown-function": Text(
        "Periksa ejaannya; fungsi Excel (mis. VLOOKUP) tidak ada dalam XLSForm.",
        "Look at the spelling; functions of Excel (e.g. VLOOKUP) do not exist in XLSForm.",
    ),
    "unknown-character": Text("Hapus tanda itu atau beri petik.", "Take that sign out or put it into quotes."),
}
_TEXTS: dict[str, Text] = {
    "dollar": Text("Tanda $ di sini bukan rujukan yang lengkap.", "The $ here is no complete reference."),
}
"""Said otherwise than by the engine, which does not know that the form comes from a workbook."""


def locate(sheets: Sheets, fault: FormError) -> tuple[Grid, Row, Header | None] | None:
    """The grid, row and column that a fault of the engine came from; None when it cannot be told."""
    ref = fault.ref or (fault.cycle[0] if fault.cycle else "")
    base = _COLUMNS.get(fault.attribute or "", fault.attribute or "")
    if ref.endswith("/meta/instanceName") and sheets.settings is not None:
        row = next((r for r in sheets.settings.rows if r), None)
        return (sheets.settings, row, row.header("instance_name")) if row else None
    if re.search(r"/meta/entity\b", ref):
        return _entity(sheets, fault.expression or "")
    found = _row(sheets, ref)
    if found is None:
        return None
    if found.ref != ref and ref.endswith("_count"):
        base = "repeat_count"
    if base == "calculation" and not found.get("calculation") and found.get("default"):
        base = "default"
    if base == "default" and not found.get("default") and found.get("calculation"):
        base = "calculation"
    header = found.header(base)
    if base in {"label", "hint", "guidance_hint", "constraint_message", "required_message"}:
        header = next((h for h, text in found.items() if h.base == base and "${" in text), header)
    return sheets.survey, found, header


def _row(sheets: Sheets, ref: str) -> SurveyRow | None:
    """The survey row of a ref; of a node that pyxform made up, the row it made it for."""
    found = sheets.by_ref.get(ref)
    if found is None:
        made = _GENERATED.search(ref)
        if made:
            return next((r for r in sheets.rows if r.number == int(made.group(1))), None)
        for ending in ("_count", "_other"):
            found = found or sheets.by_ref.get(ref.removesuffix(ending))
    return found


def _entity(sheets: Sheets, expression: str) -> tuple[Grid, Row, Header | None] | None:
    """The cell of the entities sheet that an expression was made of."""
    grid = sheets.grid("entities")
    if grid is None:
        return None
    cells = [(row, header, text) for row in grid.rows for header, text in row.items() if header.base != "list_name"]
    written = [c for c in cells if REFERENCE.sub("", c[2]) and _bare(c[2]) in _bare(expression)]
    if not written:
        row = next((r for r in grid.rows if r), None)
        return None if row is None else (grid, row, None)
    row, header, _ = max(written, key=lambda cell: len(cell[2]))
    return grid, row, header


def _bare(expression: str) -> str:
    """An expression without its references and spaces: they are written otherwise in a workbook and in a form."""
    return re.sub(r"\$\{[^}]*\}|/[\w.\-/]+|\s+", "", expression)


def as_issue(sheets: Sheets, fault: FormError) -> Issue:
    """The fault as an issue at its cell."""
    place = locate(sheets, fault)
    text = _TEXTS.get(fault.code) or Text(PLACE.sub("", fault.text.id), PLACE.sub("", fault.text.en))
    mend = _MENDS.get(fault.code, NOTHING)
    if fault.code == "unknown-function":
        mend = _nearest_function(fault)
    if place is None:
        mend = mend if mend.id else _BY_HAND.get(fault.code, NOTHING)
        return Issue("error", fault.code, sheets.survey.name, None, None, fault.expression or "", text, mend)
    grid, row, header = place
    found = row.cells.get(header.index, "") if header else fault.expression or ""
    if not mend.id and fault.offset is not None:
        mend = _slip(found)
    if not mend.id:
        mend = _BY_HAND.get(fault.code, NOTHING)
    return Issue(
        "error",
        fault.code,
        grid.name,
        row.number,
        header.text if header else fault.attribute,
        found,
        text,
        mend,
        header.letter if header else "",
    )


def without(sheets: Sheets, fault: FormError) -> Changes:
    """The workbook's cells changed so that this fault is gone and the search for others can go on; {} when unknown."""
    place = locate(sheets, fault)
    if place is None or place[2] is None:
        return {}
    grid, row, header = place[0], place[1], place[2]
    name = {id(sheets.survey): SURVEY, id(sheets.settings): SETTINGS, id(sheets.choices): CHOICES}.get(id(grid))
    if name is None:
        return {}  # a cell of the entities sheet: an entity is nothing without it
    return {(name, row.number, header.index): _HARMLESS.get(header.base, "-" if grid is not sheets.settings else "")}


def _nearest_function(fault: FormError) -> Text:
    from ltsa_desktop.xforms.registry import FUNCTIONS

    at = (fault.expression or "")[fault.offset or 0 :]
    word = re.match(r"[\w.:\-]+", at)
    if word and word.group(0) not in FUNCTIONS and word.group(0).lower() in FUNCTIONS:
        small = word.group(0).lower()
        return Text(f"Tulis {small}() dengan huruf kecil.", f"Write {small}() in small letters.")
    near = difflib.get_close_matches(word.group(0), list(FUNCTIONS), 1, 0.6) if word else []
    return Text(f"Maksudnya {near[0]}()?", f"Did you mean {near[0]}()?") if near else NOTHING


def _slip(written: str) -> Text:
    """What to write instead of a sign that XPath does not know."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", written)
    for pattern, better in _SLIPS:
        slip = re.search(pattern, bare)
        if slip and not better:
            return Text("Hapus tanda = di awal rumus.", "Take the = at the beginning out.")
        if slip and better == "1.5":
            point = slip.group(0).replace(",", ".")
            return Text(f"Tulis {point} dengan titik.", f"Write {point} with a point.")
        if slip:
            return Text(f"Tulis {better}, bukan {slip.group(0)}.", f"Write {better} instead of {slip.group(0)}.")
    return NOTHING
