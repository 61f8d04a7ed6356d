"""Sections of scores: ranking, heat maps, changes, satisfaction survey, the items that cost the most."""

from __future__ import annotations

from decimal import Decimal

from ltsa_desktop.ground.formats import date_short, quantize
from ltsa_desktop.reports import paper as p
from ltsa_desktop.reports.collected import Collected
from ltsa_desktop.reports.flow import Column, Row
from ltsa_desktop.reports.typeset import Span
from ltsa_desktop.store.figures.models import CentreChange

from . import drawings
from . import words as s
from .data import Figures
from .drawings import places_of
from .parts import MM, basis, joined, look_of, names, said, state

_MOST_ITEMS = 20


def ranking(doc: Collected, f: Figures) -> None:
    """Places with bands, the spread of the bands, and who has no place and why."""
    doc.section(doc.say(s.RANKING))
    ranked = f.ranking
    if not ranked.rows:
        doc.nothing(doc.say(s.NO_VISITS))
        basis(doc, ranked.basis)
        return
    drawing = drawings.bands(ranked, look_of(doc))
    if drawing is not None:
        doc.section(doc.say(s.ALL_BANDS, scheme=said(doc, ranked.title)), 1)
        doc.figure(drawing)
    places = places_of(row.score for row in ranked.rows)
    columns = [
        Column(doc.say(s.RANK), width=14 * MM, align="right"),
        Column(doc.say(s.CENTRE), 3),
        Column(doc.say(s.SCORE), width=18 * MM, align="right"),
        Column(doc.say(s.BAND), 1.7),
        Column(doc.say(s.COVER), width=22 * MM, align="right"),
        Column(doc.say(s.VISITED), width=24 * MM),
    ]
    rows = [
        Row(
            [
                f"{'= ' if row.tied else ''}{row.rank}",
                [Span(row.name, p.CELL), Span(row.province, p.CELL_MUTED)],
                Span(doc.score(row.score, places), p.CELL_BOLD),
                joined(row.band, said(doc, row.band_title)),
                doc.say(s.OF, n=row.n_scored, all=row.n_items),
                date_short(row.day),
            ]
        )
        for row in ranked.rows
    ]
    doc.flow.table(columns, rows)
    if any(row.tied for row in ranked.rows):
        doc.flow.skip(3)
        doc.note(doc.say(s.TIED))
    basis(doc, ranked.basis)
    if ranked.unranked:
        doc.section(doc.say(s.UNRANKED), 1)
        reasons: dict[str, list[str]] = {}
        for one in ranked.unranked:
            reasons.setdefault(said(doc, one.why), []).append(one.name)
        for why, listed in reasons.items():
            doc.bullet(doc.say(s.UNRANKED_LINE, why=why, n=len(listed), names=", ".join(listed)))


def heat(doc: Collected, f: Figures) -> None:
    """Centre × aspect of each index."""
    doc.section(doc.say(s.HEAT))
    if not f.heat_maps:
        doc.nothing(doc.say(s.NO_VISITS))
        basis(doc, f.overview.basis)
        return
    for one in f.heat_maps:
        doc.section(said(doc, one.title), 1)
        for drawing in drawings.heat(one, look_of(doc)):
            doc.figure(drawing)
        doc.note(doc.say(s.SCORED, n=len(drawings.scored_rows(one)), all=one.basis.counted))
        basis(doc, one.basis)


def changes(doc: Collected, f: Figures) -> None:
    """What became of each centre since the last round, drawn and told."""
    doc.section(doc.say(s.CHANGES))
    changed = f.changes
    if not changed.rows:
        doc.nothing(doc.say(s.NO_CHANGES))
        basis(doc, changed.basis)
        return
    before, after = said(doc, changed.before), said(doc, changed.after)
    for drawing in drawings.changes(changed, f.ranking.maximum or Decimal(5), look_of(doc)):
        doc.figure(drawing)
    places = places_of(score for row in changed.rows for score in (row.score_before, row.score_after))
    columns = [
        Column(doc.say(s.CENTRE), 2.4),
        Column(doc.say(s.STATE), 1.8),
        Column(doc.say(s.BEFORE), width=20 * MM, align="right"),
        Column(doc.say(s.AFTER), width=20 * MM, align="right"),
        Column(doc.say(s.DIFFERENCE), width=18 * MM, align="right"),
        Column(doc.say(s.CLOSED_NEW), width=26 * MM, align="right"),
    ]
    rows = [
        Row(
            [
                row.name,
                Span(_states(doc, row), p.CELL_BOLD if row.status_changed else p.CELL),
                _scored(doc, row.score_before, row.band_before, places),
                _scored(doc, row.score_after, row.band_after, places),
                Span(drawings.signed(row.difference, look_of(doc), places), p.CELL_BOLD),
                f"{len(row.closed)} / {len(row.new)}",
            ]
        )
        for row in changed.rows
    ]
    doc.flow.table(columns, rows)
    named = {row.code: row.name for row in f.overview.rows}
    for words, round_name, codes in (
        (s.ONLY_BEFORE, before, changed.only_before),
        (s.ONLY_AFTER, after, changed.only_after),
    ):
        if codes:
            told = names([named.get(code, code) for code in codes], len(codes))
            doc.flow.skip(4)
            doc.note(doc.say(words, before=round_name, after=round_name, names=told))
    basis(doc, changed.basis)


def _states(doc: Collected, row: CentreChange) -> str:
    if not row.status_changed:
        return state(doc, row.status_after)
    return doc.say(s.STATE_ARROW, before=state(doc, row.status_before), after=state(doc, row.status_after))


def _scored(doc: Collected, score: Decimal | None, band: str, places: int) -> str:
    return f"{doc.score(score, places)} {band}".strip()


def survey(doc: Collected, f: Figures) -> None:
    """The elements of the survey over all respondents, and each centre's index."""
    doc.section(doc.say(s.SKM))
    skm = f.skm
    if not skm.rows:
        doc.nothing(doc.say(s.NO_SURVEY))
        basis(doc, skm.basis)
        return
    told = doc.say(
        s.RESPONDENTS_LINE,
        told=doc.number(Decimal(skm.respondents)),
        n=skm.respondents,
        centres=len(skm.rows),
    )
    doc.section(doc.say(s.MEAN), 1)
    doc.figure(drawings.survey(skm, look_of(doc)), told)
    columns = [
        Column(doc.say(s.CENTRE), 3),
        Column(doc.say(s.SCORE), width=20 * MM, align="right"),
        Column(doc.say(s.BAND), 1.8),
        Column(doc.say(s.RESPONDENTS), width=24 * MM, align="right"),
    ]
    rows = [
        Row(
            [
                row.name,
                Span(doc.score(row.score, 2), p.CELL_BOLD),
                joined(row.band, said(doc, row.band_title)),
                doc.number(Decimal(row.respondents)),
            ]
        )
        for row in sorted(skm.rows, key=lambda row: (-row.score, row.code))
    ]
    doc.flow.table(columns, rows)
    basis(doc, skm.basis)


def failed(doc: Collected, f: Figures) -> None:
    """The dearest items of the shown index."""
    doc.section(doc.say(s.FAILED))
    items = f.failed
    if not items.rows:
        doc.nothing(doc.say(s.NO_FAILED))
        basis(doc, items.basis)
        return
    columns = [
        Column(doc.say(s.ITEM), 3),
        Column(doc.say(s.ASPECT), 1.8),
        Column(doc.say(s.AT_LOWEST), width=27 * MM, align="right"),
        Column(doc.say(s.MEAN_POINTS), width=24 * MM, align="right"),
        Column(doc.say(s.LOST), width=20 * MM, align="right"),
    ]
    rows = [
        Row(
            [
                said(doc, one.title),
                said(doc, one.aspect_title),
                doc.say(s.OF, n=one.lowest, all=one.asked),
                doc.say(s.OF, n=doc.number(one.mean, 2), all=doc.number(one.maximum)),
                Span(doc.number(quantize(one.lost, 3), 3), p.CELL_BOLD),
            ]
        )
        for one in items.rows[:_MOST_ITEMS]
    ]
    doc.flow.table(columns, rows)
    doc.flow.skip(3)
    doc.note(doc.say(s.FAILED_NOTE))
    basis(doc, items.basis)
