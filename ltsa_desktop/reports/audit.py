"""The audit trail as CSV, spreadsheet or PDF: one line an act, the same columns everywhere, text never a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ltsa_desktop.ground.formats import clock, date_short
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import Organisation
from ltsa_desktop.store.auditing import Checked, Entry

from . import paper as p
from .output import write

TITLE = Text("Catatan kerja", "Audit trail")
HEADS: Sequence[Text] = (
    Text("Waktu", "When"),
    Text("Siapa", "Who"),
    Text("Perbuatan", "Act"),
    Text("Kunjungan", "Visit"),
    Text("Pertanyaan", "Question"),
    Text("Isi", "What"),
    Text("Alasan", "Why"),
    Text("Laptop", "Laptop"),
    Text("Nomor", "Number"),
)
CLOCKS = Text(
    "Waktu menurut jam laptop yang bersangkutan; urutan dan isi dijamin oleh rantai tanda tangan, bukan oleh jam.",
    "Times are by the clock of the laptop concerned; order and content are vouched for by the chain of signatures.",
)
KINDS = (".csv", ".xlsx", ".pdf")
_WIDTHS = (16, 22, 22, 34, 40, 44, 34, 20, 9)
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def cells(entry: Entry, language: str) -> list[str]:
    """One line, in the order of `HEADS`."""
    local = entry.at.astimezone()
    return [
        f"{date_short(local.date())} {clock(local)}",
        entry.who.name,
        entry.deed.to(language),
        entry.centre or entry.visit,
        entry.question,
        entry.what,
        entry.reason,
        entry.laptop,
        f"#{entry.number}" if entry.number else "",
    ]


def save_audit(
    entries: Sequence[Entry],
    out: Path,
    language: str,
    *,
    subject: str = "",
    checked: Checked | None = None,
    organisation: Organisation | None = None,
    paper: str = "A4",
) -> Path:
    """Write the lines to `out`; its ending says how. With `checked` the result of the check stands on the PDF.

    Raises:
        UserError: "file-kind" for another ending; the disk's refusals.
    """
    kind = out.suffix.casefold()
    rows = [cells(entry, language) for entry in entries]
    if kind == ".csv":
        return write(_csv(rows, language), out)
    if kind == ".xlsx":
        return write(_xlsx(rows, language), out)
    if kind == ".pdf":
        return write(_pdf(rows, language, subject, checked, organisation, paper), out)
    raise UserError(
        Text(
            "Catatan kerja ditulis sebagai .csv, .xlsx, atau .pdf; “{name}” berakhiran lain.",
            "The audit trail is written as .csv, .xlsx or .pdf; “{name}” ends otherwise.",
        ).format(name=out.name),
        code="file-kind",
    )


def _csv(rows: Sequence[Sequence[str]], language: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([head.to(language) for head in HEADS])
    # A spreadsheet would take a leading = for a formula.
    writer.writerows([["'" + cell if cell.startswith(_RISKY) else cell for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: Sequence[Sequence[str]], language: str) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(TITLE.to(language))
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, head in enumerate(HEADS):
        sheet.write_string(0, column, head.to(language), bold)
        sheet.set_column(column, column, _WIDTHS[column])
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell[:32767], wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(HEADS) - 1)
    book.close()
    return out.getvalue()


def _pdf(
    rows: Sequence[Sequence[str]],
    language: str,
    subject: str,
    checked: Checked | None,
    organisation: Organisation | None,
    paper: str,
) -> bytes:
    from .collected import Collected, Format, Origin, identity_of
    from .flow import Column, Row

    origin = Origin(identity_of("\t".join(row) for row in rows), date.today())
    doc = Collected(TITLE, subject, origin, organisation, Format(paper, language))
    doc.open(doc.say(TITLE).upper(), [subject])
    doc.flow.skip(8)
    if checked is not None:
        doc.flow.paragraph(doc.say(checked.headline))
        for _, text in checked.faults:
            doc.flow.paragraph(doc.say(text))
    doc.note(doc.say(CLOCKS))
    doc.flow.skip(6)
    columns = [
        Column(doc.say(HEADS[0]), width=27 * p.MM),
        Column(doc.say(HEADS[1]), 1.3),
        Column(doc.say(HEADS[2]), 1.2),
        Column(doc.say(HEADS[4]), 2.0),
        Column(doc.say(HEADS[5]), 2.2),
        Column(doc.say(HEADS[6]), 1.6),
        Column(doc.say(HEADS[7]), 1.1),
    ]
    # Of one visit, its name stands in the title; else it takes the place of the question.
    lines = [
        [r[0], r[1], r[2], r[4] if subject else " · ".join(x for x in (r[3], r[4]) if x), r[5], r[6]] for r in rows
    ]
    ends = [" ".join(x for x in (r[7], r[8]) if x) for r in rows]
    doc.flow.table(columns, [Row([*line, end]) for line, end in zip(lines, ends, strict=True)])
    return doc.finish()
