"""Sections that show where every centre stands: summary, map, states with their sources, centres not visited."""

from __future__ import annotations

from collections.abc import Sequence

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.reports import paper as p
from ltsa_desktop.reports.collected import Collected
from ltsa_desktop.reports.flow import Column, Row
from ltsa_desktop.reports.typeset import Span, height, wrap
from ltsa_desktop.store.figures.analysis_models import RankRow
from ltsa_desktop.store.figures.models import STATE_WORDS, OverviewRow

from . import drawings
from . import words as s
from .data import Figures
from .drawings import places_of
from .parts import MM, basis, joined, look_of, percent, said, source, state

_SOURCES = 2
"""A state with more sources than these is told with their number; the section on states names them."""


def summary(doc: Collected, f: Figures) -> None:
    """Four figures, then a line for each thing the meeting asks about."""
    doc.section(doc.say(s.SUMMARY))
    overview = f.overview
    if not overview.rows:
        doc.nothing(doc.say(s.NO_CENTRES))
        return
    all_centres = overview.basis.centres
    active = next(count.n for count in overview.counts if count.state == "aktif")
    findings = f.findings
    total = f.actions.total
    of_all = doc.say(s.OF_ALL, all=all_centres)
    _figures(
        doc,
        [
            (str(active), of_all, doc.say(s.BIG_ACTIVE)),
            (str(overview.basis.counted), of_all, doc.say(s.BIG_VISITED)),
            (str(len(findings)), "", doc.say(s.BIG_FINDINGS, centres=len({one.code for one in findings}))),
            (str(total.open), "", doc.say(s.BIG_ACTIONS, overdue=total.overdue)),
        ],
    )
    doc.section(doc.say(s.STATES_HEAD), 1)
    for count in overview.counts:
        told = count.told()
        if len(count.sources) > _SOURCES:
            told = s.STATE_MANY.format(
                n=count.n, of=count.of, state=STATE_WORDS[count.state], sources=len(count.sources), where=s.STATUS
            )
        doc.bullet(f"{doc.say(told)}.")
    _scores(doc, f)
    _causes(doc, f)
    basis(doc, overview.basis)


def _figures(doc: Collected, shown: Sequence[tuple[str, str, str]]) -> None:
    flow, ink = doc.flow, doc.ink
    gap = 12.0
    wide = (flow.width - gap * (len(shown) - 1)) / len(shown)
    below = [wrap(words, p.CELL, wide) for _, _, words in shown]
    tall = p.FIGURE.leading + max(height(lines) for lines in below) + 6
    flow.need(tall)
    for index, ((figure, unit, _), lines) in enumerate(zip(shown, below, strict=True)):
        x, y = flow.left + index * (wide + gap), flow.y
        ink.text(x, y - p.FIGURE.baseline, figure, p.FIGURE)
        ink.text(x + p.FIGURE.width(figure) + 5, y - p.FIGURE.baseline, unit, p.FIGURE_UNIT)
        y -= p.FIGURE.leading
        for line in lines:
            ink.text(x, y - line.style.baseline, line.text, line.style)
            y -= line.style.leading
        if index:
            ink.rule(x - gap / 2, flow.y - 1, x - gap / 2, flow.y - tall + 4, p.HAIR, p.RULE_GREY)
    flow.used(tall)


def _scores(doc: Collected, f: Figures) -> None:
    ranking = f.ranking
    if not ranking.rows:
        return
    doc.section(doc.say(s.SCORES_HEAD), 1)
    bands = "; ".join(
        doc.say(s.BAND_ITEM, n=band.n, band=joined(band.code, said(doc, band.title)))
        for band in ranking.bands
        if band.n
    )
    if bands:
        doc.bullet(doc.say(s.BANDS_LINE, scheme=said(doc, ranking.title), bands=bands))

    places = places_of(row.score for row in ranking.rows)

    def told(rows: Sequence[RankRow]) -> str:
        return "; ".join(f"{row.name} {doc.score(row.score, places)}" for row in rows)

    doc.bullet(doc.say(s.HIGHEST, names=told(ranking.rows[:3])))
    if len(ranking.rows) > 3:
        doc.bullet(doc.say(s.LOWEST, names=told(ranking.rows[-3:][::-1])))
    changes = f.changes
    if changes.rows:
        moved = sum(row.status_changed for row in changes.rows)
        before = said(doc, changes.before)
        up, down = changes.improved, changes.declined
        doc.bullet(doc.say(s.CHANGE_LINE, before=before, up=up, down=down, state=moved))


def _causes(doc: Collected, f: Figures) -> None:
    lines = []
    if f.causes.bars:
        told = "; ".join(
            doc.say(s.CAUSE_ITEM, title=said(doc, bar.title), n=bar.amount, share=percent(doc, bar.share))
            for bar in f.causes.bars[:3]
        )
        lines.append(doc.say(s.CAUSE_LINE, causes=told))
    lacking = sorted((d for d in f.desks.desks if d.present < d.asked), key=lambda d: (d.present - d.asked, d.desk))
    if lacking:
        desks = "; ".join(
            doc.say(s.DESK_ITEM, title=said(doc, d.title), n=d.asked - d.present, of=d.asked) for d in lacking[:3]
        )
        lines.append(doc.say(s.DESK_LINE, desks=desks))
    cards = f.practices.cards
    if cards:
        helped = {match.code for card in cards for match in card.matches}
        lines.append(doc.say(s.LEARN_LINE, n=len(cards), m=len(helped)))
    if f.aspirations.total:
        lines.append(
            doc.say(s.ASPIRATION_LINE, n=f.aspirations.total, topic=said(doc, f.aspirations.topics[0][0]).lower())
        )
    absent = len(f.overview.not_visited)
    lines.append(doc.say(s.NOT_VISITED_LINE, n=absent) if absent else doc.say(s.ALL_VISITED))
    doc.section(doc.say(s.CAUSES_HEAD), 1)
    for line in lines:
        doc.bullet(line)


def numbered(f: Figures) -> list[tuple[int, OverviewRow]]:
    """The centres with the numbers they have on the map and in lists, in the order of their codes."""
    return list(enumerate(f.overview.rows, 1))


def map_of(doc: Collected, f: Figures) -> None:
    """The status map and the list that its numbers refer to."""
    doc.section(doc.say(s.MAP))
    listed = numbered(f)
    if not listed:
        doc.nothing(doc.say(s.NO_CENTRES))
        return
    drawing = drawings.status_map(f.overview, look_of(doc), drawings.borders_of(f.store))
    if drawing is None:
        doc.nothing(doc.say(s.NO_POSITIONS))
    else:
        away = sum(row.longitude is None or row.latitude is None for _, row in listed)
        doc.figure(drawing, doc.say(s.APPROX, unplaced=doc.say(s.UNPLACED, n=away) if away else ""))
    half = -(-len(listed) // 2)
    number = Column(doc.say(s.NO), width=9 * MM, align="right")
    name, told = Column(doc.say(s.CENTRE), 2.6), Column(doc.say(s.STATE), width=25 * MM)
    rows = []
    for left, right in zip(listed[:half], [*listed[half:], None], strict=False):
        rows.append(Row([*_listed(doc, left), *_listed(doc, right)]))
    doc.flow.table([number, name, told, number, name, told], rows, p.SMALL)
    basis(doc, f.overview.basis)


def _listed(doc: Collected, entry: tuple[int, OverviewRow] | None) -> list[str]:
    if entry is None:
        return ["", "", ""]
    number, row = entry
    return [str(number), row.name, state(doc, row.status)]


def statuses(doc: Collected, f: Figures) -> None:
    """How many centres are in each state and who says so, then every centre with the statement that counts."""
    doc.section(doc.say(s.STATUS))
    overview = f.overview
    if not overview.rows:
        doc.nothing(doc.say(s.NO_CENTRES))
        return
    rows = []
    for count in overview.counts:
        told = [
            Span(
                f"{said(doc, one.source)}: {one.n} ({_days(doc, one.first, one.last)})",
                p.CELL,
            )
            for one in count.sources
        ]
        rows.append(
            Row([doc.say(STATE_WORDS[count.state]), str(count.n), told or [Span(doc.say(s.NO_SOURCE), p.CELL_MUTED)]])
        )
    rows.append(Row([doc.say(s.TOTAL), str(overview.basis.centres), ""], "total"))
    columns = [
        Column(doc.say(s.STATE), width=40 * MM),
        Column(doc.say(s.COUNT), width=18 * MM, align="right"),
        Column(doc.say(s.SOURCE), 3),
    ]
    doc.flow.table(columns, rows, whole=True)
    basis(doc, overview.basis)
    doc.flow.skip(10)
    columns = [
        Column(doc.say(s.NO), width=10 * MM, align="right"),
        Column(doc.say(s.CENTRE), 2.4),
        Column(doc.say(s.STATE), width=30 * MM),
        Column(doc.say(s.SOURCE), 2.6),
    ]
    lines = [
        Row(
            [
                str(number),
                [Span(row.name, p.CELL), Span(joined(row.code, row.province), p.CELL_MUTED)],
                Span(state(doc, row.status), p.CELL_BOLD),
                source(doc, row.status),
            ]
        )
        for number, row in numbered(f)
    ]
    doc.flow.table(columns, lines)


def _days(doc: Collected, first: object, last: object) -> str:
    from datetime import date

    days = [date_short(day) for day in (first, last) if isinstance(day, date)]
    return "–".join(dict.fromkeys(days)) or doc.say(s.UNDATED)


def not_visited(doc: Collected, f: Figures) -> None:
    """Who is still missing."""
    doc.section(doc.say(s.NOT_VISITED))
    absent = [(number, row) for number, row in numbered(f) if not row.visit_id]
    if not f.overview.rows:
        doc.nothing(doc.say(s.NO_CENTRES))
    elif not absent:
        doc.nothing(doc.say(s.ALL_VISITED))
    else:
        columns = [
            Column(doc.say(s.NO), width=10 * MM, align="right"),
            Column(doc.say(s.CENTRE), 3),
            Column(doc.say(s.PROVINCE), 1.6),
            Column(doc.say(s.STATE), 1.4),
        ]
        rows = [Row([str(number), row.name, row.province, state(doc, row.status)]) for number, row in absent]
        doc.flow.table(columns, rows)
    basis(doc, f.overview.basis)
