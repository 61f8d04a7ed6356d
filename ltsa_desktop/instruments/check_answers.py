"""Answers that a form could never take: initial values of another type, required notes, patterns that match nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ltsa_desktop.ground.words import Text
from ltsa_desktop.instruments.issues import Issue
from ltsa_desktop.instruments.pointing import issue
from ltsa_desktop.instruments.sheets import EXPRESSIONS, Sheets, SurveyRow
from ltsa_desktop.xforms.regex import RefusedPattern, compile_pattern

_PLAIN = re.compile(r"^[\w\s.,/:\-]+$")
_NUMBERS = {"integer": re.compile(r"[+-]?\d+$"), "decimal": re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)$")}
_PATTERN = re.compile(r"regex\([^()]*?(?:\([^()]*\)[^()]*?)?,\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)")
_TRUE = {"yes", "true", "true()"}


def check_answers(sheets: Sheets) -> Iterator[Issue]:
    """Doubts about what can be answered."""
    for row in sheets.rows:
        if row.control == "question":
            yield from _default(sheets, row)
            yield from _required_note(sheets, row)
            yield from _patterns(sheets, row)


def _default(sheets: Sheets, row: SurveyRow) -> Iterator[Issue]:
    written, kind = row.get("default"), row.type.strip().lower()
    if not written or not _PLAIN.match(written):
        return
    mend: Text | None = None
    if kind in _NUMBERS and not _NUMBERS[kind].match(written):
        mend = Text("Tulis angka, mis. 5.", "Write a number, e.g. 5.")
    elif kind == "date" and not _is_date(written):
        mend = Text("Tulis tahun-bulan-tanggal, mis. 2026-01-31.", "Write year-month-day, e.g. 2026-01-31.")
    elif row.list_name in sheets.lists and not (row.select and row.select["other"]):
        known = {choice.get("name") for choice in sheets.lists[row.list_name]}
        words = written.split() if row.select and row.select["kind"].lower() != "select_one" else [written]
        if not set(words) <= known:
            mend = Text(
                f"Pakai nama pilihan dari daftar {row.list_name}.",
                f"Use the name of a choice of the list {row.list_name}.",
            )
    if mend is not None:
        text = Text("Isi awal ini bukan jawaban yang sah.", "This initial value is no valid answer.")
        yield issue("warning", "default-not-valid", sheets.survey, row, "default", text, mend)


def _is_date(written: str) -> bool:
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        return False
    return True


def _required_note(sheets: Sheets, row: SurveyRow) -> Iterator[Issue]:
    silent = not row.get("calculation") and not row.get("default")
    if row.type.strip().lower() == "note" and row.get("required").lower() in _TRUE and silent:
        text = Text(
            "Catatan tidak dapat dijawab, jadi tidak boleh wajib: isian tidak akan pernah selesai.",
            "A note cannot be answered, so it cannot be required: the form could never be completed.",
        )
        mend = Text("Kosongkan kolom required.", "Leave required blank.")
        yield issue("warning", "note-required", sheets.survey, row, "required", text, mend)


def _patterns(sheets: Sheets, row: SurveyRow) -> Iterator[Issue]:
    for base in EXPRESSIONS:
        written = row.get(base)
        if "regex" not in written:
            continue
        for single, double in _PATTERN.findall(written):
            try:
                compile_pattern(single or double)
            except RefusedPattern:
                text = Text(
                    f'Pola "{single or double}" tidak sah, jadi tidak pernah cocok.',
                    f'The pattern "{single or double}" is not valid, so it never matches.',
                )
                mend = Text("Periksa kurung dan garis miring dalam pola itu.", "Look at its brackets and backslashes.")
                yield issue("warning", "bad-pattern", sheets.survey, row, base, text, mend)
