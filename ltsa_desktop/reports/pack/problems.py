"""Sections of what is lacking: root causes, desks, gender and MRC, need against capacity."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.reports import paper as p
from ltsa_desktop.reports.collected import Collected
from ltsa_desktop.reports.flow import Column, Row
from ltsa_desktop.reports.typeset import Span
from ltsa_desktop.store.figures.analysis_models import DeskMatrix, GenderRow, Pareto

from . import drawings
from . import words as s
from .data import Figures
from .parts import MM, basis, joined, look_of, percent, said

_GRAVEST = 12


def pareto(doc: Collected, f: Figures) -> None:
    """Findings by cause, by who must act, by province, and the most urgent of them."""
    doc.section(doc.say(s.PARETO))
    causes = f.causes
    if not causes.bars:
        doc.nothing(doc.say(s.NO_FINDINGS))
        basis(doc, causes.basis)
        return
    doc.section(doc.say(s.BY_CAUSE), 1)
    doc.figure(drawings.pareto(causes, look_of(doc)))
    _shares(doc, causes, doc.say(s.CAUSE))
    basis(doc, causes.basis)
    for title, table in ((s.BY_OWNER, f.owners), (s.BY_PROVINCE, f.provinces)):
        doc.section(doc.say(title), 1)
        _shares(doc, table, doc.say(s.OWNER if table is f.owners else s.PROVINCE))
    gravest = sorted((one for one in f.findings if one.usg), key=lambda one: (-(one.usg or 0), one.code, one.path))
    if gravest:
        doc.section(doc.say(s.GRAVEST), 1)
        columns = [
            Column(doc.say(s.USG), width=13 * MM, align="right"),
            Column(doc.say(s.FINDING), 3),
            Column(doc.say(s.CAUSE), width=36 * MM),
            Column(doc.say(s.RECOMMENDATION), 2.4),
        ]
        rows = [
            Row(
                [
                    Span(str(one.usg), p.CELL_BOLD),
                    [Span(one.text, p.CELL), Span(joined(one.centre, date_short(one.day)), p.CELL_MUTED)],
                    said(doc, one.cause_title),
                    [Span(one.recommendation, p.CELL), Span(said(doc, one.owner_title), p.CELL_MUTED)],
                ]
            )
            for one in gravest[:_GRAVEST]
        ]
        doc.flow.table(columns, rows)
        basis(doc, causes.basis)


def _shares(doc: Collected, table: Pareto, head: str) -> None:
    columns = [
        Column(head, 3),
        Column(doc.say(s.FINDINGS), width=20 * MM, align="right"),
        Column(doc.say(s.SHARE), width=20 * MM, align="right"),
        Column(doc.say(s.RUNNING), width=24 * MM, align="right"),
        Column(doc.say(s.CENTRES), width=27 * MM, align="right"),
    ]
    rows = [
        Row(
            [
                said(doc, bar.title),
                str(bar.amount),
                percent(doc, bar.share),
                percent(doc, bar.cumulative),
                doc.say(s.OF, n=len(bar.codes), all=table.basis.counted),
            ]
        )
        for bar in table.bars
    ]
    rows.append(Row([doc.say(s.TOTAL), str(table.total), "", "", ""], "total"))
    doc.flow.table(columns, rows)


def desks(doc: Collected, f: Figures) -> None:
    """Which desks exist and how far each goes on site."""
    doc.section(doc.say(s.DESKS))
    matrix = f.desks
    if not matrix.rows:
        doc.nothing(doc.say(s.NO_DESKS))
        basis(doc, matrix.basis)
        return
    for drawing in drawings.desks(matrix, look_of(doc)):
        doc.figure(drawing)
    _desk_counts(doc, matrix, [said(doc, level) for level in matrix.levels])
    basis(doc, matrix.basis)


def _desk_counts(doc: Collected, matrix: DeskMatrix, levels: Sequence[str]) -> None:
    columns = [
        Column(doc.say(s.DESK), 2.2),
        Column(doc.say(s.PRESENT), width=21 * MM, align="right"),
        *(Column(level, 1, align="right") for level in levels),
        Column(doc.say(s.UNKNOWN), 1, align="right"),
    ]
    rows = [
        Row(
            [
                said(doc, desk.title),
                doc.say(s.OF, n=desk.present, all=desk.asked),
                *(str(count) for count in desk.levels),
                str(desk.unknown),
            ]
        )
        for desk in matrix.desks
    ]
    doc.flow.table(columns, rows, whole=True)


def gender(doc: Collected, f: Figures) -> None:
    """Clients by service, client type and channel, cases, and the MRC services there are."""
    doc.section(doc.say(s.GENDER))
    tables = f.gender
    if not tables.asked:
        doc.nothing(doc.say(s.NO_GENDER))
        basis(doc, tables.basis)
        return
    doc.flow.paragraph(doc.say(s.RECORDED, n=tables.recorded, of=tables.asked))
    for head, rows, title in (
        (s.SERVICE, tables.by_service, "service_title"),
        (s.CLIENT, tables.by_client, "client_title"),
        (s.CHANNEL, tables.by_channel, "channel_title"),
    ):
        if rows:
            doc.flow.skip(8)
            _clients(doc, doc.say(head), [(said(doc, getattr(row, title)), row) for row in rows], tables.total)
    if tables.cases:
        doc.section(doc.say(s.CASES), 1)
        doc.flow.table(
            [
                Column(doc.say(s.CASES), 3),
                Column(doc.say(s.COUNT), width=24 * MM, align="right"),
                Column(doc.say(s.ANSWERED), width=36 * MM, align="right"),
            ],
            [
                Row(
                    [
                        said(doc, one.title),
                        "–" if one.value is None else doc.number(one.value),
                        doc.say(s.OF, n=one.n, all=one.of),
                    ]
                )
                for one in tables.cases
            ],
        )
    if tables.services:
        doc.section(doc.say(s.OFFERED), 1)
        rows_ = [
            Row(
                [
                    said(doc, one.title),
                    "; ".join(f"{said(doc, title)}: {len(codes)}" for title, codes in one.steps if codes) or "–",
                    str(one.asked),
                ]
            )
            for one in tables.services
        ]
        doc.flow.table(
            [
                Column(doc.say(s.SERVICE), 2),
                Column(doc.say(s.STEPS), 3),
                Column(doc.say(s.ANSWERED), width=26 * MM, align="right"),
            ],
            rows_,
        )
    basis(doc, tables.basis)


def _clients(doc: Collected, head: str, rows: Sequence[tuple[str, GenderRow]], total: GenderRow) -> None:
    columns = [
        Column(head, 3),
        Column(doc.say(s.MEN), width=26 * MM, align="right"),
        Column(doc.say(s.WOMEN), width=26 * MM, align="right"),
        Column(doc.say(s.TOTAL), width=24 * MM, align="right"),
        Column(doc.say(s.WOMEN_SHARE), width=28 * MM, align="right"),
    ]

    def line(name: str, row: GenderRow) -> list[str]:
        figures = [doc.number(Decimal(n)) for n in (row.men, row.women, row.total)]
        return [name, *figures, percent(doc, row.women_share)]

    lines = [Row(line(name, row)) for name, row in rows]
    doc.flow.table(columns, [*lines, Row(line(doc.say(s.TOTAL), total), "total")], whole=True)


def need(doc: Collected, f: Figures) -> None:
    """Persons served against staff, drawn, and the table behind it."""
    doc.section(doc.say(s.NEED))
    table = f.need
    if not table.rows:
        doc.nothing(doc.say(s.NO_NEED))
        basis(doc, table.basis)
        return
    drawing = drawings.need(table, look_of(doc))
    if drawing is not None:
        known = sum(row.served is not None and row.staff is not None for row in table.rows)
        doc.figure(drawing, doc.say(s.NEED_NOTE, n=known, all=len(table.rows)))
    columns = [
        Column(doc.say(s.NO), width=10 * MM, align="right"),
        Column(doc.say(s.CENTRE), 3),
        Column(doc.say(s.SERVED), width=25 * MM, align="right"),
        Column(doc.say(s.STAFF), width=18 * MM, align="right"),
        Column(doc.say(s.PER_STAFF), width=22 * MM, align="right"),
        Column(doc.say(s.PROBLEMS), width=19 * MM, align="right"),
        Column(doc.say(s.DAYS), width=21 * MM, align="right"),
    ]

    def shown(value: int | Decimal | None) -> str:
        return "–" if value is None else doc.number(Decimal(value))

    rows = [
        Row(
            [
                str(number),
                row.name,
                shown(row.served),
                shown(row.staff),
                shown(row.served_per_staff),
                shown(row.problems),
                shown(row.days),
            ]
        )
        for number, row in enumerate(table.rows, 1)
    ]
    doc.flow.table(columns, rows)
    basis(doc, table.basis)
