"""Sections of what to do: practices and who needs them, aspirations, inventory of problems, open actions, method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ltsa_desktop.ground.formats import date_long, date_short
from ltsa_desktop.reports import paper as p
from ltsa_desktop.reports.collected import Collected
from ltsa_desktop.reports.flow import Column, Row
from ltsa_desktop.reports.typeset import Span
from ltsa_desktop.store.figures.analysis_models import ActionCount, ActionLine, Dim, DimRow, PracticeCard

from . import words as s
from .data import Figures
from .parts import MM, basis, joined, said

_MATCHES = 3


def practices(doc: Collected, f: Figures) -> None:
    """Every practice with the centres it may help and why."""
    doc.section(doc.say(s.PRACTICES))
    cards = f.practices.cards
    if not cards:
        doc.nothing(doc.say(s.NO_PRACTICES))
        basis(doc, f.practices.basis)
        return
    columns = [Column(doc.say(s.PRACTICE), 1.7), Column(doc.say(s.WHAT_AND_RESULT), 3), Column(doc.say(s.HELPS), 2.4)]
    doc.flow.table(columns, [_practice(doc, card) for card in cards])
    basis(doc, f.practices.basis)


def _practice(doc: Collected, card: PracticeCard) -> Row:
    """A practice in a line; its card has the rest."""
    told = [
        Span(f"{name}: {text}", p.CELL)
        for name, text in (
            (doc.say(s.PROBLEM), card.problem),
            (doc.say(s.ACTION), card.action),
            (doc.say(s.RESULT), card.result),
            (doc.say(s.COST), card.cost),
        )
        if text.strip()
    ]
    told.append(Span("; ".join(said(doc, title) for _, title in card.causes), p.CELL_MUTED))
    helped: list[Span] = []
    for match in card.matches[:_MATCHES]:
        helped += [Span(match.name, p.CELL), Span(said(doc, match.reason), p.CELL_MUTED)]
    if len(card.matches) > _MATCHES:
        helped.append(Span(doc.say(s.HELPS_MORE, n=len(card.matches) - _MATCHES), p.CELL_MUTED))
    if not helped:
        helped.append(Span(doc.say(s.NO_MATCH), p.CELL_MUTED))
    whose = joined(card.centre, date_short(card.day))
    return Row([[Span(card.title, p.CELL_BOLD), Span(whose, p.CELL_MUTED)], told, helped])


def practice_pairs(doc: Collected, card: PracticeCard) -> list[tuple[str, str]]:
    """What a practice's card says, label and text."""
    return [
        (doc.say(s.PROBLEM), card.problem),
        (doc.say(s.ACTION), card.action),
        (doc.say(s.RESULT), card.result),
        (doc.say(s.COST), card.cost),
        (doc.say(s.NEEDS), card.needs),
        (doc.say(s.TRANSFER), card.transfer),
        (doc.say(s.EVIDENCE), card.evidence),
        (doc.say(s.ANSWERS), "; ".join(said(doc, title) for _, title in card.causes)),
    ]


def matches(doc: Collected, card: PracticeCard, most: int) -> None:
    """The centres a practice may help, with the reason of each match."""
    doc.flow.skip(5)
    if not card.matches:
        doc.note(doc.say(s.NO_MATCH))
        return
    rows = [Row([match.name, said(doc, match.reason)]) for match in card.matches[:most]]
    if len(card.matches) > most:
        rows.append(Row([Span(doc.say(s.HELPS_MORE, n=len(card.matches) - most), p.CELL_MUTED), ""]))
    doc.flow.table([Column(doc.say(s.HELPS), 2), Column(doc.say(s.HELPS_REASON), 3)], rows)


def aspirations(doc: Collected, f: Figures) -> None:
    """What was heard, by topic."""
    doc.section(doc.say(s.ASPIRATIONS))
    heard = f.aspirations
    if not heard.total:
        doc.nothing(doc.say(s.NO_ASPIRATIONS))
        basis(doc, heard.basis)
        return
    roles = "; ".join(f"{said(doc, title)} {n}" for title, n in heard.roles)
    doc.flow.paragraph(doc.say(s.SPOKE, roles=roles))
    doc.flow.skip(6)
    rows = []
    for topic, told in heard.topics:
        rows.append(Row([f"{said(doc, topic)} · {len(told)}"], "group"))
        for one in told:
            text = [Span(one.text, p.CELL), Span(joined(one.centre, date_short(one.day)), p.CELL_MUTED)]
            rows.append(Row([said(doc, one.role_title), text, one.article]))
    columns = [Column(doc.say(s.FROM), 1.2), Column(doc.say(s.ASPIRATION), 4), Column(doc.say(s.ARTICLE), 1.2)]
    doc.flow.table(columns, rows)
    basis(doc, heard.basis)


def dim(doc: Collected, f: Figures) -> None:
    """The inventory of problems by article, then by topic."""
    doc.section(doc.say(s.DIM))
    if not f.articles.rows and not f.topics.rows:
        doc.nothing(doc.say(s.NO_FINDINGS))
        basis(doc, f.articles.basis)
        return
    for title, table in ((s.DIM_BY_ARTICLE, f.articles), (s.DIM_BY_TOPIC, f.topics)):
        if table.rows:
            doc.section(doc.say(title), 1)
            dim_table(doc, table)


def dim_table(doc: Collected, table: Dim) -> None:
    """One inventory: article or topic × problems × proposals × evidence."""
    columns = [
        Column(doc.say(s.DIM_ITEM), 1.3),
        Column(doc.say(s.DIM_PROBLEM), 2.6),
        Column(doc.say(s.DIM_PROPOSAL), 2.6),
        Column(doc.say(s.DIM_EVIDENCE), 1.9),
    ]
    doc.flow.table(columns, [_dim_row(doc, row) for row in table.rows])
    doc.flow.skip(3)
    doc.note(doc.say(s.DIM_NOTE, f=table.findings, a=table.aspirations, w=table.without))
    basis(doc, table.basis)


def _dim_row(doc: Collected, row: DimRow) -> Row:
    counted = doc.say(s.DIM_COUNT, f=len(row.problems), a=len(row.aspirations), c=len(row.codes))
    problems = _bullets(doc, [one.text for one in row.problems])
    proposals = [Span(f"• {text}", p.CELL) for text in row.recommendations]
    heard = [doc.say(s.DIM_ASPIRED, role=said(doc, one.role_title), words=one.text) for one in row.aspirations]
    proposals += _bullets(doc, heard)
    evidence = [
        Span("• " + doc.say(s.VISIT_CODE, centre=centre, day=date_short(day), code=code), p.CELL_MUTED)
        for _, centre, day, code in row.evidence
    ]
    return Row([[Span(said(doc, row.title), p.CELL_BOLD), Span(counted, p.CELL_MUTED)], problems, proposals, evidence])


def _bullets(doc: Collected, texts: Sequence[str]) -> list[Span]:
    """A list in a cell; what several said in the same words stands once, with how many said so."""
    return [
        Span(f"• {text}" + (f" {doc.say(s.TIMES, n=n)}" if n > 1 else ""), p.CELL) for text, n in Counter(texts).items()
    ]


def actions(doc: Collected, f: Figures) -> None:
    """What is still to be done, by whom and until when; first how much, by owner level."""
    doc.section(doc.say(s.ACTIONS))
    table = f.actions
    total = table.total
    told = doc.say(s.ACTION_TOTALS, total=total.total, done=total.done, open=total.open, overdue=total.overdue)
    doc.flow.paragraph(told)
    doc.flow.skip(6)
    if total.total:
        action_counts(doc, doc.say(s.OWNER), table.by_owner)
        doc.flow.skip(8)
    still = [line for line in table.rows if line.open]
    if still:
        action_table(doc, still, findings=False)
    else:
        doc.nothing(doc.say(s.NO_ACTIONS))
    basis(doc, table.basis)


def action_counts(doc: Collected, head: str, counts: Sequence[ActionCount]) -> None:
    """Actions of each owner level or centre."""
    columns = [
        Column(head, 3),
        *(Column(doc.say(word), width=26 * MM, align="right") for word in (s.TOTAL, s.DONE, s.OPEN, s.LATE)),
    ]
    rows = [Row([said(doc, one.title), *map(str, (one.total, one.done, one.open, one.overdue))]) for one in counts]
    doc.flow.table(columns, rows)


def action_table(doc: Collected, lines: Sequence[ActionLine], owner: bool = True, findings: bool = True) -> None:
    """Actions with their deadlines, as they stand on the day of the document; `findings`: with what each answers."""
    columns = [
        Column(doc.say(s.ACTION_AGREED), 4),
        Column(doc.say(s.CENTRE), 1.9),
        *([Column(doc.say(s.OWNER), 1.5)] if owner else []),
        Column(doc.say(s.DEADLINE), width=32 * MM),
        Column(doc.say(s.ACTION_STATE), 1.7),
    ]
    doc.flow.table(columns, [_action(doc, line, owner, findings) for line in lines])


def _action(doc: Collected, line: ActionLine, owner: bool, findings: bool) -> Row:
    late = doc.say(s.OVERDUE, n=line.overdue) if line.overdue else ""
    when = date_long(line.deadline, doc.language) if line.deadline else doc.say(s.NO_DEADLINE)
    seen = ""
    if line.looked_on:
        seen = doc.say(s.LAST_LOOK, day=date_short(line.looked_on), note=line.note or "–")
    where = doc.say(s.FROM_MEETING, name=line.meeting) if line.meeting else date_short(line.day) if line.day else ""
    cells = [
        [Span(line.action, p.CELL), Span(line.finding if findings else "", p.CELL_MUTED)],
        [Span(line.centre, p.CELL), Span(where, p.CELL_MUTED)],
        *([[Span(said(doc, line.owner_title), p.CELL), Span(line.owner_name, p.CELL_MUTED)]] if owner else []),
        [Span(when, p.CELL), Span(late, p.CELL_BOLD)],
        [Span(said(doc, line.state_title), p.CELL), Span(seen, p.CELL_MUTED)],
    ]
    return Row(cells)


def method(doc: Collected, f: Figures) -> None:
    """How every figure is made."""
    doc.section(doc.say(s.METHOD))
    for title, lines in f.method.sections:
        doc.section(said(doc, title), 1)
        for line in lines:
            doc.bullet(said(doc, line))
