"""Are the lists that questions choose from there, and are their choices sound?"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.pointing import NAME, issue, nearest, refers_to
from ltsa_desktop.instruments.sheets import CHOICES, Sheets

_YES = {"yes", "true", "true()"}
_ADD_LIST = Text(
    "Tambahkan daftar itu di sheet choices, atau perbaiki namanya di sini.",
    "Add that list on the choices sheet, or mend its name here.",
)


def check_lists(sheets: Sheets) -> Iterator[Issue]:
    """Every fault of the choices sheet and of the questions that use it."""
    yield from _lists(sheets)
    yield from _sources(sheets)
    yield from _choices(sheets)


def _lists(sheets: Sheets) -> Iterator[Issue]:
    external = sheets.workbook.sheet("external_choices")
    near = difflib.get_close_matches(CHOICES, [s.name.strip().lower() for s in sheets.workbook.sheets], 1, 0.75)
    for row in sheets.rows:
        name = row.list_name
        kind = row.select["kind"].lower() if row.select is not None else ""
        if external and "external" in kind and name not in sheets.lists and not row.get("choice_filter"):
            text = Text("select_one_external memerlukan choice_filter.", "A select_one_external needs a choice_filter.")
            mend = Text("Isi choice_filter, atau pakai select_one.", "Fill in a choice_filter, or use select_one.")
            yield issue("error", "external-unfiltered", sheets.survey, row, "choice_filter", text, mend)
        if not name or name in sheets.lists or (row.select and "external" in row.select["kind"] and external):
            continue
        missing = sheets.choices is None
        yield issue(
            "error",
            "list-missing",
            sheets.survey,
            row,
            "type",
            Text(
                f'Daftar pilihan "{name}" tidak ada di sheet choices.',
                f'The choices sheet has no list "{name}".',
            ),
            Text(
                "Buku kerja ini tidak mempunyai sheet choices; tambahkan, dengan kolom list_name, name, dan label.",
                "This workbook has no choices sheet; add one with the columns list_name, name and label.",
            )
            if missing and not near
            else Text(f'Ganti nama sheet "{near[0]}" menjadi choices.', f'Rename the sheet "{near[0]}" to choices.')
            if missing
            else nearest(name, list(sheets.lists), _ADD_LIST),
        )


def _sources(sheets: Sheets) -> Iterator[Issue]:
    """Questions that choose from answers of a repeat: only select_one and rank can, and only from a repeat."""
    for row in sheets.rows:
        name = next(refers_to(row.select["list"]), "") if row.select is not None else ""
        known = sheets.by_name.get(name, ())
        if not known or row.select is None:
            continue
        if not any(parent.container == "repeat" for other in known for parent in other.parents):
            text = Text(
                f'"{name}" tidak berada di dalam repeat, jadi tidak memberi daftar pilihan.',
                f'"{name}" is not inside a repeat, so it gives no list of choices.',
            )
            mend = Text("Rujuk pertanyaan di dalam repeat.", "Refer to a question inside a repeat.")
            yield issue("error", "select-source", sheets.survey, row, "type", text, mend)
        elif row.select["kind"].lower().replace(" ", "_") not in {"select_one", "rank"}:
            text = Text(
                "Hanya select_one dan rank yang dapat memilih dari jawaban repeat.",
                "Only select_one and rank can choose from the answers of a repeat.",
            )
            mend = Text(f"Tulis select_one ${{{name}}}.", f"Write select_one ${{{name}}}.")
            yield issue("error", "select-source", sheets.survey, row, "type", text, mend)


def _choices(sheets: Sheets) -> Iterator[Issue]:
    grid = sheets.choices
    if grid is None:
        return
    if any(grid.rows) and (grid.header("list_name") is None or grid.header("name") is None):
        base = "list_name" if grid.header("list_name") is None else "name"
        yield issue(
            "error",
            "header-missing",
            grid,
            None,
            base,
            Text(f"Sheet choices tidak mempunyai kolom {base}.", f"The choices sheet has no {base} column."),
            Text(f"Tulis {base} di baris pertama.", f"Write {base} in the first row."),
        )
        return
    merged = {n for first, _, last, _ in grid.sheet.merged for n in range(first + 1, last + 2)}
    for row in grid.rows:
        if row.get("name") and not row.get("list_name") and row.number not in merged:
            text = Text("Pilihan ini tidak masuk daftar mana pun.", "This choice belongs to no list.")
            mend = Text("Isi kolom list_name.", "Fill in the list_name column.")
            yield issue("warning", "choice-without-list", grid, row, "list_name", text, mend)
    for header in grid.headers:
        plain = "::" not in header.text and ":" not in header.text and " " not in header.text.strip()
        if plain and not NAME.match(header.text.strip()):
            yield Issue(
                "error",
                "bad-name",
                grid.name,
                1,
                header.text,
                header.text,
                Text("Judul kolom ini bukan nama yang sah.", "This header is not a valid name."),
                Text("Hapus kolom ini; hanya Kobo yang memakainya.", "Delete this column; only Kobo uses it.")
                if header.text.strip().startswith("$")
                else Text(
                    "Pakai huruf, angka, dan garis bawah, diawali huruf.",
                    "Use letters, digits and underscores, beginning with a letter.",
                ),
                header.letter,
            )
    multiple = {r.list_name for r in sheets.rows if r.select and "multiple" in r.select["kind"].lower()}
    allowed = sheets.setting("allow_choice_duplicates").lower() in _YES
    for name, rows in sheets.lists.items():
        seen: dict[str, int] = {}
        for row in rows:
            choice = row.get("name")
            if not choice:
                yield issue(
                    "error",
                    "choice-without-name",
                    grid,
                    row,
                    "name",
                    Text("Pilihan ini tidak mempunyai nama.", "This choice has no name."),
                    Text("Isi kolom name.", "Fill in the name column."),
                )
                continue
            if choice in seen and not allowed:
                yield issue(
                    "error",
                    "duplicate-choice",
                    grid,
                    row,
                    "name",
                    Text(
                        f'Pilihan "{choice}" sudah ada di baris {seen[choice]} dalam daftar "{name}".',
                        f'Row {seen[choice]} of the list "{name}" has the choice "{choice}" already.',
                    ),
                    Text(
                        "Beri nama lain; bila memang disengaja (mis. untuk choice_filter), tulis"
                        " allow_choice_duplicates = yes di sheet settings.",
                        "Give it another name; if it is meant so (e.g. for a choice_filter), write"
                        " allow_choice_duplicates = yes on the settings sheet.",
                    ),
                )
            seen.setdefault(choice, row.number)
            if " " in choice and name in multiple:
                yield issue(
                    "error",
                    "choice-space",
                    grid,
                    row,
                    "name",
                    Text(
                        "Nama pilihan untuk select_multiple tidak boleh berisi spasi.",
                        "The name of a choice for select_multiple cannot hold spaces.",
                    ),
                    Text(f'Tulis mis. "{choice.replace(" ", "_")}".', f'Write e.g. "{choice.replace(" ", "_")}".'),
                )
