"""Centre profile: everything known of one centre, for the folder and the meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ltsa_desktop.ground.formats import date_long, date_short
from ltsa_desktop.store import Organisation
from ltsa_desktop.store.figures.centre_models import CentrePage
from ltsa_desktop.store.figures.models import STATE_WORDS, AspectTrend, PhotoRef, Radar

from . import charts as c
from . import paper as p
from . import wording as w
from . import wording_office as o
from .blocks import facts
from .collected import Collected, Format, Origin
from .flow import Column, Row
from .pack import words as s
from .pack.drawings import places_of
from .pack.learning import action_table, matches, practice_pairs
from .pack.parts import MM, basis, joined, look_of, said, source
from .photos import Ahead, Photo, photo_grid
from .typeset import Span

Load = Callable[[PhotoRef], Callable[[], bytes]]
_PHOTOS = 6
_LEVELS = {"province": w.LEVEL_PROVINCE, "regency": w.LEVEL_REGENCY}


def centre_profile(
    page: CentrePage, origin: Origin, organisation: Organisation | None, form: Format, load: Load | None = None
) -> bytes:
    """The profile of a centre as a PDF. `load` gives the reader of a photo's bytes; no photos are printed without."""
    doc = Collected(o.PROFILE, page.row.name, origin, organisation, form)
    when = doc.say(o.AS_OF_LONG, day=date_long(origin.day, form.language))
    doc.open(doc.say(o.PROFILE).upper(), [page.row.name, joined(page.row.province, when)])
    _identity(doc, page)
    _status(doc, page)
    _visits(doc, page)
    _scores(doc, page)
    _desks(doc, page)
    _findings(doc, page)
    _actions(doc, page)
    _learning(doc, page)
    _people(doc, page)
    if load is not None:
        _photos(doc, page, load)
    return doc.finish()


def _identity(doc: Collected, page: CentrePage) -> None:
    row, detail, legal = page.row, page.detail, page.legal
    level = _LEVELS.get(row.level)
    formed = joined(said(doc, legal.kind), legal.number, legal.year)
    year = str(detail.year_reported) if detail.year_reported else ""
    doc.flow.heading(doc.say(w.IDENTITY))
    facts(
        doc.flow,
        [
            (doc.say(w.CODE), row.code),
            (doc.say(w.LEVEL), doc.say(level) if level else row.level),
            (doc.say(w.PROVINCE), row.province),
            (doc.say(w.REGENCY), row.regency),
            (doc.say(w.ADDRESS), detail.address),
            (doc.say(w.HOST), detail.host_building),
            (doc.say(w.ALIASES), ", ".join(detail.aliases)),
            (doc.say(o.SITES), ", ".join(site.name for site in detail.sites if site.name)),
            (doc.say(o.FORMED), year),
            (doc.say(w.LEGAL), formed),
            (doc.say(o.BUILDING), said(doc, legal.building)),
            (doc.say(s.PILOT_FACT), doc.say(o.YES) if row.mrc_pilot else ""),
            (doc.say(w.SOURCE), detail.source),
            (doc.say(w.NOTE), detail.note),
        ],
    )


def _status(doc: Collected, page: CentrePage) -> None:
    doc.section(doc.say(o.STATUS_HISTORY))
    rows = [
        Row(
            [
                date_long(event.day, doc.language) if event.day else doc.say(s.UNDATED),
                Span(doc.say(STATE_WORDS[event.state]), p.CELL_BOLD),
                [Span(event.source, p.CELL), Span(joined(event.author, event.note), p.CELL_MUTED)],
            ]
        )
        for event in page.statuses
    ]
    if not rows:
        doc.nothing(doc.say(s.NO_SOURCE))
        return
    columns = [
        Column(doc.say(s.DAY), width=34 * MM),
        Column(doc.say(s.STATE), width=34 * MM),
        Column(doc.say(s.SOURCE)),
    ]
    doc.flow.table(columns, rows)
    told = source(doc, page.row.status)
    doc.flow.skip(3)
    doc.note(
        doc.say(o.STATUS_NOW, state=doc.say(STATE_WORDS[page.row.status.state]), source=joined(*(x.text for x in told)))
    )


def _visits(doc: Collected, page: CentrePage) -> None:
    doc.section(doc.say(o.VISITS))
    if not page.visits:
        doc.nothing(doc.say(s.NO_VISITS))
        return
    places = places_of(one.score for one in page.visits)
    columns = [
        Column(doc.say(s.DAY), width=32 * MM),
        Column(doc.say(w.KIND), 1),
        Column(doc.say(s.SCORE), width=24 * MM, align="right"),
        Column(doc.say(s.COVER), width=25 * MM, align="right"),
        Column(doc.say(o.REVIEW), 1.2),
        Column(doc.say(w.CODE), width=28 * MM),
        Column(doc.say(w.AUTHOR), 1.2),
    ]
    rows = [
        Row(
            [
                [Span(date_long(one.day, doc.language), p.CELL), Span(one.round, p.CELL_MUTED)],
                one.kind,
                f"{doc.score(one.score, places)} {one.band}".strip(),
                doc.say(s.OF, n=one.n_scored, all=one.n_items),
                doc.say(o.APPROVED if one.approved else o.NOT_APPROVED),
                one.short_code,
                one.author,
            ]
        )
        for one in page.visits
    ]
    doc.flow.table(columns, rows)
    basis(doc, page.basis)


def _scores(doc: Collected, page: CentrePage) -> None:
    indices = [one for one in page.trends if not one.aspect and any(point.score is not None for point in one.points)]
    radars = [one for one in page.radars if any(axis.value is not None for axis in one.axes)]
    if not indices and not radars:
        return
    doc.section(doc.say(o.SCORES))
    for one in indices:
        doc.section(said(doc, one.scheme_title), 1)
        radar = next((r for r in radars if r.scheme == one.scheme), None)
        trended = len(one.points) > 1
        wide = doc.flow.width / (2 if radar and trended else 1)
        charts = [_radar(doc, radar, wide)] if radar else []
        charts += [_trend(doc, one, wide - (12 if radar else 0))] if trended else []
        if charts:
            doc.figures(charts)
        _aspects(doc, page, one.scheme)


def _trend(doc: Collected, one: AspectTrend, width: float) -> Any:
    points = one.points[-8:]
    places = places_of(point.score for point in points)
    labels = ["" if point.score is None else doc.score(point.score, places) for point in points]
    return c.trend(
        [c.Series(doc.say(o.OVER_VISITS), [point.score for point in points])],
        [date_short(point.day) for point in points],
        one.maximum,
        look_of(doc).ticks(one.maximum),
        width,
        [labels],
        height=150,
        palette=doc.palette,
    )


def _radar(doc: Collected, radar: Radar, width: float) -> Any:
    lines = [c.Series(doc.say(o.THIS_CENTRE), [axis.value for axis in radar.axes])]
    if any(axis.median is not None for axis in radar.axes):
        lines.append(c.Series(said(doc, radar.peers), [axis.median for axis in radar.axes]))
    return c.radar([said(doc, axis.title) for axis in radar.axes], lines, radar.maximum, width, doc.palette)


def _aspects(doc: Collected, page: CentrePage, scheme: str) -> None:
    radar = next((one for one in page.radars if one.scheme == scheme), None)
    medians = {axis.aspect: axis for axis in radar.axes} if radar else {}
    shown = [one for one in page.trends if one.scheme == scheme and one.aspect and one.points]
    places = places_of(point.score for one in shown for point in one.points)
    rows = []
    for one in shown:
        last = one.points[-1]
        before = next((point for point in reversed(one.points[:-1]) if point.score is not None), None)
        axis = medians.get(one.aspect)
        rows.append(
            Row(
                [
                    said(doc, one.title),
                    doc.score(before.score if before else None, places),
                    Span(doc.score(last.score, places), p.CELL_BOLD),
                    doc.say(s.OF, n=last.n_scored, all=last.n_items),
                    f"{doc.score(axis.median, places)} (n = {axis.n_peers})" if axis else "–",
                ]
            )
        )
    if rows:
        columns = [
            Column(doc.say(s.ASPECT), 3),
            Column(doc.say(s.BEFORE), width=22 * MM, align="right"),
            Column(doc.say(s.AFTER), width=22 * MM, align="right"),
            Column(doc.say(s.COVER), width=28 * MM, align="right"),
            Column(doc.say(o.PEERS), width=34 * MM, align="right"),
        ]
        doc.flow.table(columns, rows, whole=True)


def _desks(doc: Collected, page: CentrePage) -> None:
    if not page.desks:
        return
    doc.section(doc.say(s.DESKS))
    columns = [Column(doc.say(s.DESK), 2), Column(doc.say(o.HOW_FAR), 3)]
    doc.flow.table(columns, [Row([said(doc, d.title), said(doc, d.words)]) for d in page.desks], whole=True)


def _findings(doc: Collected, page: CentrePage) -> None:
    doc.section(doc.say(s.FINDINGS))
    if not page.findings:
        doc.nothing(doc.say(w.NO_FINDINGS))
        return
    columns = [
        Column(doc.say(s.USG), width=13 * MM, align="right"),
        Column(doc.say(s.FINDING), 3),
        Column(doc.say(s.CAUSE), width=36 * MM),
        Column(doc.say(s.RECOMMENDATION), 2.6),
    ]
    rows = [
        Row(
            [
                str(one.usg) if one.usg else "–",
                [Span(one.text, p.CELL), Span(date_short(one.day), p.CELL_MUTED)],
                said(doc, one.cause_title),
                [Span(one.recommendation, p.CELL), Span(said(doc, one.owner_title), p.CELL_MUTED)],
            ]
        )
        for one in page.findings
    ]
    doc.flow.table(columns, rows)


def _actions(doc: Collected, page: CentrePage) -> None:
    doc.section(doc.say(o.FOLLOW_UP))
    if page.actions:
        action_table(doc, page.actions)
    else:
        doc.nothing(doc.say(s.NO_ACTIONS))


def _learning(doc: Collected, page: CentrePage) -> None:
    if page.practices:
        doc.section(doc.say(o.ITS_PRACTICES))
        for card in page.practices:
            doc.section(card.title, 1)
            doc.pairs(practice_pairs(doc, card))
            matches(doc, card, 4)
    if page.helped_by:
        doc.section(doc.say(o.HELPED_BY))
        rows = []
        for card in page.helped_by:
            reason = next((said(doc, m.reason) for m in card.matches if m.code == page.row.code), "")
            rows.append(Row([card.title, card.centre, reason]))
        columns = [Column(doc.say(o.PRACTICE), 2), Column(doc.say(s.CENTRE), 1.6), Column(doc.say(s.HELPS_REASON), 2.4)]
        doc.flow.table(columns, rows)


def _people(doc: Collected, page: CentrePage) -> None:
    if not page.people:
        return
    doc.section(doc.say(o.PEOPLE))
    columns = [Column(doc.say(s.DAY), width=30 * MM), Column(doc.say(o.NAME), 2), Column(doc.say(o.ROLE), 2)]
    seen = dict.fromkeys((one.day, one.name, one.kind, one.detail) for one in page.people)
    rows = [
        Row([date_short(day), name, joined(doc.say(o.TEAM if kind == "team" else o.MET), detail)])
        for day, name, kind, detail in seen
    ]
    doc.flow.table(columns, rows)


def _photos(doc: Collected, page: CentrePage, load: Load) -> None:
    shown = [one for one in page.photos if one.present][:_PHOTOS]
    if not shown:
        return
    doc.section(doc.say(w.PHOTOS))
    photos = [Photo(one.number, one.caption, load(one), date_short(one.day)) for one in shown]
    with Ahead(photos, doc.flow) as pictures:
        photo_grid(doc.flow, pictures, doc.say(w.PHOTO), w.UNREADABLE, doc.language)
    if len(page.photos) > len(shown):
        doc.note(doc.say(o.MORE_PHOTOS, n=len(page.photos) - len(shown)))
