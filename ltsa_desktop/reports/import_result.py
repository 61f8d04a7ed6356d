"""What became of an import, as a table for a spreadsheet or a document to print: one line a record."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.ground.words import Text, UserError

from . import paper as p
from .output import write

TITLE = Text("Hasil Impor", "Result of an Import")
HEADS: Sequence[Text] = (
    Text("Berkas", "File"),
    Text("Hasil", "Outcome"),
    Text("Pusat layanan", "Centre"),
    Text("Tanggal", "Day"),
    Text("Dari", "From"),
    Text("Keterangan", "What it means"),
)
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def save_import_result(
    lines: Sequence[Sequence[str]], summary: Sequence[str], out: Path, language: str, paper: str = "A4"
) -> Path:
    """Write the lines (in the order of `HEADS`) to `out`; its ending says how. The summary stands above them on paper.

    Raises:
        UserError: "file-kind" for another ending than .csv or .pdf; the disk's refusals.
    """
    kind = out.suffix.casefold()
    if kind == ".csv":
        return write(_csv(lines, language), out)
    if kind == ".pdf":
        return write(_pdf(lines, summary, language, paper), out)
    raise UserError(
        Text(
            "Hasil impor ditulis sebagai .csv atau .pdf; “{name}” berakhiran lain.",
            "The result of an import is written as .csv or .pdf; “{name}” ends otherwise.",
        ).format(name=out.name),
        code="file-kind",
    )


def _csv(lines: Sequence[Sequence[str]], language: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([head.to(language) for head in HEADS])
    # A spreadsheet would take a leading = for a formula.
    writer.writerows([["'" + cell if cell.startswith(_RISKY) else cell for cell in line] for line in lines])
    return out.getvalue().encode("utf-8-sig")


def _pdf(lines: Sequence[Sequence[str]], summary: Sequence[str], language: str, paper: str) -> bytes:
    from .collected import Collected, Format, Origin, identity_of
    from .flow import Column, Row

    today = date.today()
    origin = Origin(identity_of("\t".join(line) for line in lines), today)
    doc = Collected(TITLE, "", origin, None, Format(paper, language))
    doc.open(doc.say(TITLE).upper(), [date_long(today, language)])
    doc.flow.skip(8)
    for sentence in summary:
        doc.flow.paragraph(sentence)
    doc.flow.skip(6)
    columns = [
        Column(doc.say(HEADS[0]), 1.6),
        Column(doc.say(HEADS[1]), 1.1),
        Column(doc.say(HEADS[2]), 2.0),
        Column(doc.say(HEADS[3]), width=22 * p.MM),
        Column(doc.say(HEADS[4]), 1.4),
        Column(doc.say(HEADS[5]), 3.0),
    ]
    doc.flow.table(columns, [Row(list(line)) for line in lines])
    return doc.finish()
