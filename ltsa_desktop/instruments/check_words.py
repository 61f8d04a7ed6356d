"""Common sense about a workbook that works: translations, messages, lists, habits of Excel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.pointing import issue, nearest
from ltsa_desktop.instruments.roles import is_role, near_role
from ltsa_desktop.instruments.sheets import (
    EXPRESSIONS,
    Grid,
    Row,
    Sheets,
    SurveyRow,
)

ROLE, BELONGS = "instance::peran", "instance::untuk"

MAX_READ = 4_000
"""Letters of an expression that is looked through for slips; longer ones were written by a machine."""

_SMART = re.compile("[‘’“”]")
_EQUALS = re.compile(r"\$\{\s*([\w.\-]+)\s*\}\s*!?=\s*(?:'([^']*)'|\"([^\"]*)\")")
_SELECTED = re.compile(r"selected\(\s*\$\{\s*([\w.\-]+)\s*\}\s*,\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)")
_FILTER_COLUMN = re.compile(r"(?:^|[\s(])([A-Za-z_][\w\-]*)\s*!?=(?!=)")
_INSIDE = re.compile(r"\$\{[^}]*\}|'[^']*'|\"[^\"]*\"|\[[^\]]*\]|instance\([^)]*\)[^\s]*")
_WORD = re.compile(r"(?<![\w.\-/:@])([A-Za-z_][\w\-]*)(?![\w.\-(/:]|\s*\()")
_OPERATORS = {"and", "or", "div", "mod", "true", "false", "yes", "no", "TRUE", "FALSE"}
_UNLABELLED = {
    "calculate", "hidden", "start", "end", "today", "deviceid", "username", "email", "phonenumber", "simserial",
    "subscriberid", "audit", "background-audio", "background-geopoint", "start-geopoint", "imei", "xml-external",
    "csv-external", "uri:deviceid", "uri:username", "uri:email", "uri:phonenumber", "uri:simserial", "uri:subscriberid",
}  # fmt: skip
YES_WORDS = {
    "ya": "yes",
    "iya": "yes",
    "y": "yes",
    "wajib": "yes",
    "x": "yes",
    "tidak": "no",
    "t": "no",
    "bukan": "no",
    "benar": "yes",
    "betul": "yes",
    "salah": "no",
    "opsional": "no",
}
_MESSAGES = (("constraint", "constraint_message"), ("required", "required_message"))


def check_words(sheets: Sheets) -> list[Issue]:
    """Warnings and hints on a workbook whose structure is sound."""
    found: list[Issue] = []
    for part in (
        _settings,
        _languages,
        _translations,
        _survey,
        _comparisons,
        _bare_names,
        _filters,
        _unused,
        _links,
    ):
        found += part(sheets)
    return found


def _settings(sheets: Sheets) -> Iterator[Issue]:
    grid = sheets.settings
    where = grid or sheets.survey
    wanted = (
        (
            "form_id",
            "warning",
            Text(
                "Formulir ini belum mempunyai form_id; nama berkas akan dipakai.",
                "This form has no form_id; the file's name would be used.",
            ),
        ),
        (
            "version",
            "warning",
            Text(
                "Formulir ini belum mempunyai version, sehingga dua versinya tidak dapat dibedakan.",
                "This form has no version, so two versions of it cannot be told apart.",
            ),
        ),
        ("form_title", "hint", Text("Formulir ini belum mempunyai judul.", "This form has no title.")),
    )
    for base, severity, text in wanted:
        if not sheets.setting(base):
            yield Issue(
                "warning" if severity == "warning" else "hint",
                f"no-{base.replace('_', '-')}",
                where.name if grid else "settings",
                None,
                base,
                "",
                text,
                Text(f"Isi kolom {base} di sheet settings.", f"Fill in {base} on the settings sheet."),
            )


def _languages(sheets: Sheets) -> Iterator[Issue]:
    languages = sheets.survey.languages
    named = [language for language in languages if language]
    if named and "" in languages:
        header = (
            next(h for h in sheets.survey.headers if h.base in {"label", "hint"} and not h.language)
            if any(h.base in {"label", "hint"} and not h.language for h in sheets.survey.headers)
            else None
        )
        if header is not None:
            yield Issue(
                "warning",
                "column-without-language",
                sheets.survey.name,
                1,
                header.text,
                header.text,
                Text(
                    "Kolom ini tidak menyebut bahasa, padahal kolom lain menyebutnya.",
                    "This column names no language while others do.",
                ),
                Text(f"Tulis mis. {header.base}::{named[0]}.", f"Write e.g. {header.base}::{named[0]}."),
                header.letter,
            )
    default = sheets.default_language
    if default and named and default not in named and sheets.settings is not None:
        row = next(r for r in sheets.settings.rows if r)
        yield issue(
            "warning",
            "unknown-default-language",
            sheets.settings,
            row,
            "default_language",
            Text("Tidak ada kolom dalam bahasa ini.", "No column is in this language."),
            nearest(default, named, Text(f"Tulis mis. {named[0]}.", f"Write e.g. {named[0]}.")),
        )


def _translations(sheets: Sheets) -> Iterator[Issue]:
    groups: list[tuple[Grid, tuple[Row, ...]]] = [(sheets.survey, sheets.rows)]
    if sheets.choices is not None:
        groups.append((sheets.choices, sheets.choices.rows))
    for grid, rows in groups:
        for base in dict.fromkeys(h.base for h in grid.headers if h.language):
            columns = [h for h in grid.headers if h.base == base and h.language]
            if len(columns) < 2:
                continue
            for row in rows:
                filled = [h for h in columns if row.cells.get(h.index)]
                if not filled or len(filled) == len(columns):
                    continue
                for header in columns:
                    if header not in filled:
                        yield Issue(
                            "warning",
                            "missing-translation",
                            grid.name,
                            row.number,
                            header.text,
                            row.cells[filled[0].index],
                            Text(
                                f"Terjemahan {header.language} belum ada.",
                                f"The {header.language} translation is missing.",
                            ),
                            Text("Isi sel ini.", "Fill in this cell."),
                            header.letter,
                        )


def _survey(sheets: Sheets) -> Iterator[Issue]:
    survey = sheets.survey
    for row in sheets.rows:
        kind = row.type.strip().lower()
        if row.control == "question" and kind and kind not in _UNLABELLED and not row.get("calculation"):
            media = any(h.base in {"image", "audio", "video", "big-image"} for h, _ in row.items())
            if not row.get("label") and not row.get("hint") and not media:
                yield issue(
                    "warning",
                    "no-label",
                    survey,
                    row,
                    "label",
                    Text("Pertanyaan ini tidak mempunyai teks.", "This question has no text."),
                    Text("Isi kolom label.", "Fill in the label column."),
                )
        for base, message in _MESSAGES:
            if row.get(message) and not row.get(base):
                yield issue(
                    "hint",
                    "message-unused",
                    survey,
                    row,
                    message,
                    Text(
                        f"Pesan ini tidak pernah tampil karena kolom {base} kosong.",
                        f"This message never shows because {base} is blank.",
                    ),
                    Text(f"Isi kolom {base}, atau hapus pesannya.", f"Fill in {base}, or delete the message."),
                )
        if row.get("constraint") and not row.get("constraint_message"):
            yield issue(
                "hint",
                "no-constraint-message",
                survey,
                row,
                "constraint",
                Text(
                    "Tanpa pesan, pengisi tidak tahu apa yang salah dengan jawabannya.",
                    "Without a message nobody knows what is wrong with an answer.",
                ),
                Text("Isi kolom constraint_message.", "Fill in constraint_message."),
            )
        for base in ("required", "readonly", "relevant"):
            word = row.get(base).lower()
            if word in YES_WORDS:
                yield issue(
                    "error",
                    "yes-no-word",
                    survey,
                    row,
                    base,
                    Text(
                        f'Kolom {base} tidak mengenal "{row.get(base)}".', f'"{row.get(base)}" means nothing in {base}.'
                    ),
                    Text(f"Tulis {YES_WORDS[word]}.", f"Write {YES_WORDS[word]}."),
                )
        for base in EXPRESSIONS:
            if _SMART.search(row.get(base)):
                yield issue(
                    "hint",
                    "smart-quotes",
                    survey,
                    row,
                    base,
                    Text(
                        "Tanda petik miring dari Word atau Excel dibaca sebagai petik lurus.",
                        "Curly quotes from Word or Excel are read as straight ones.",
                    ),
                    Text("Ganti dengan petik lurus: '", "Replace them with straight quotes: '"),
                )


def _comparisons(sheets: Sheets) -> Iterator[Issue]:
    """Comparisons with a choice that the list does not have can never be true."""
    for row in sheets.rows:
        for header, text in row.items():
            if header.base not in EXPRESSIONS or "${" not in text or len(text) > MAX_READ:
                continue
            for pattern in (_EQUALS, _SELECTED):
                for match in pattern.finditer(_SMART.sub("'", text)):
                    value = match[2] if match[2] is not None else match[3]
                    asked = _asked(sheets, match[1])
                    if asked is None or not value:
                        continue
                    known = [c.get("name") for c in sheets.lists.get(asked.list_name, ())]
                    if asked.select and asked.select["other"]:
                        known.append("other")
                    if value not in known and known:
                        yield Issue(
                            "warning",
                            "unknown-choice",
                            sheets.survey.name,
                            row.number,
                            header.text,
                            text,
                            Text(
                                f'"{value}" bukan pilihan dari daftar "{asked.list_name}".',
                                f'"{value}" is no choice of the list "{asked.list_name}".',
                            ),
                            nearest(value, known, _one_of(known)),
                            header.letter,
                        )
                    elif pattern is _EQUALS and asked.select and "multiple" in asked.select["kind"]:
                        yield Issue(
                            "warning",
                            "equals-on-multiple",
                            sheets.survey.name,
                            row.number,
                            header.text,
                            text,
                            Text(
                                "Pilihan ganda dibandingkan dengan =; hanya cocok bila tepat satu yang dipilih.",
                                "A multiple choice is compared with =; it fits only when exactly one is chosen.",
                            ),
                            Text(
                                f"Tulis selected(${{{match[1]}}}, '{value}').",
                                f"Write selected(${{{match[1]}}}, '{value}').",
                            ),
                            header.letter,
                        )


def _one_of(known: list[str]) -> Text:
    shown = ", ".join(known[:8]) + ("…" if len(known) > 8 else "")
    return Text(f"Yang ada: {shown or '–'}.", f"There are: {shown or '–'}.")


def _asked(sheets: Sheets, name: str) -> SurveyRow | None:
    rows = sheets.by_name.get(name, [])
    return rows[0] if len(rows) == 1 and rows[0].list_name else None


def _bare_names(sheets: Sheets) -> Iterator[Issue]:
    """A question's name without ${…} finds nothing."""
    for row in sheets.rows:
        for base in ("relevant", "constraint", "calculation", "required", "readonly", "repeat_count"):
            written = row.get(base)
            if len(written) > MAX_READ:
                continue
            bare = _INSIDE.sub(" ", _SMART.sub("'", written))
            for word in dict.fromkeys(_WORD.findall(bare)):
                if word in sheets.by_name and word not in _OPERATORS:
                    yield issue(
                        "warning",
                        "bare-name",
                        sheets.survey,
                        row,
                        base,
                        Text(
                            f'"{word}" ditulis tanpa ${{}}, jadi tidak terbaca.',
                            f'"{word}" lacks its ${{}} and is not read.',
                        ),
                        Text(f"Tulis ${{{word}}}.", f"Write ${{{word}}}."),
                    )


def _filters(sheets: Sheets) -> Iterator[Issue]:
    for row in sheets.rows:
        external = row.select is not None and "external" in row.select["kind"].lower()
        grid = sheets.grid("external_choices") if external else sheets.choices
        columns = {h.text.strip() for h in grid.headers} if grid else set()
        text = row.get("choice_filter")
        if not text or not row.list_name:
            continue
        bare = re.sub(r"\$\{[^}]*\}|'[^']*'|\"[^\"]*\"", " 0 ", text)
        for name in dict.fromkeys(_FILTER_COLUMN.findall(bare)):
            if name not in columns and name not in {"and", "or", "not", "name", "label"}:
                yield issue(
                    "warning",
                    "filter-column-missing",
                    sheets.survey,
                    row,
                    "choice_filter",
                    Text(
                        f'Sheet choices tidak mempunyai kolom "{name}", jadi daftar ini akan selalu kosong.',
                        f'The choices sheet has no column "{name}", so this list will always be empty.',
                    ),
                    nearest(name, sorted(columns), _column_to_add(name)),
                )


def _column_to_add(name: str) -> Text:
    return Text(f'Tambahkan kolom "{name}" di sheet choices.', f'Add a column "{name}" to the choices sheet.')


def _unused(sheets: Sheets) -> Iterator[Issue]:
    if sheets.choices is None:
        return
    everything = " ".join(text for row in sheets.rows for _, text in row.items())
    for name, rows in sheets.lists.items():
        if not re.search(rf"(?<![\w.\-]){re.escape(name)}(?![\w.\-])", everything):
            yield issue(
                "hint",
                "list-unused",
                sheets.choices,
                rows[0],
                "list_name",
                Text(f'Daftar "{name}" tidak dipakai pertanyaan mana pun.', f'No question uses the list "{name}".'),
                Text("Hapus daftar itu bila tidak diperlukan.", "Delete the list if it is not needed."),
            )


def _links(sheets: Sheets) -> Iterator[Issue]:
    for row in sheets.rows:
        role, owner = row.get(ROLE), row.get(BELONGS)
        if role and not is_role(role):
            yield issue(
                "warning",
                "unknown-role",
                sheets.survey,
                row,
                ROLE,
                Text(
                    "Peran ini tidak dikenal program, jadi tidak berpengaruh.",
                    "The program knows no such role, so it has no effect.",
                ),
                near_role(role),
            )
        if owner and owner not in sheets.by_name:
            yield issue(
                "error",
                "unknown-question",
                sheets.survey,
                row,
                BELONGS,
                Text(f'Tidak ada pertanyaan bernama "{owner}".', f'There is no question called "{owner}".'),
                nearest(owner, sorted(sheets.by_name)),
            )
