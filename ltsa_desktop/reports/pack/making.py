"""The pack put together: cover, contents, the chosen sections in their order, and who signs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ltsa_desktop.ground.formats import date_long
from ltsa_desktop.ground.words import Cancelled
from ltsa_desktop.reports import paper as p
from ltsa_desktop.reports.blocks import letterhead, qr_code
from ltsa_desktop.reports.collected import Collected, Format
from ltsa_desktop.reports.document import qr_words
from ltsa_desktop.reports.reading import letterhead_from
from ltsa_desktop.reports.typeset import Style, height, wrap

from . import learning, mapping, problems, scoring
from . import words as s
from .data import Figures, origin_of
from .profile import PackProfile, check

if TYPE_CHECKING:
    from ltsa_desktop.store import Store

MM = p.MM
_COVER = Style(30, 36, "bold")
_COVER_UNDER = Style(14, 19)

DRAW: dict[str, Callable[[Collected, Figures], None]] = {
    "summary": mapping.summary,
    "map": mapping.map_of,
    "status": mapping.statuses,
    "ranking": scoring.ranking,
    "heat": scoring.heat,
    "changes": scoring.changes,
    "pareto": problems.pareto,
    "desks": problems.desks,
    "gender": problems.gender,
    "skm": scoring.survey,
    "failed": scoring.failed,
    "need": problems.need,
    "practices": learning.practices,
    "aspirations": learning.aspirations,
    "dim": learning.dim,
    "actions": learning.actions,
    "not-visited": mapping.not_visited,
    "method": learning.method,
}
TITLES = {
    "summary": s.SUMMARY,
    "map": s.MAP,
    "status": s.STATUS,
    "ranking": s.RANKING,
    "heat": s.HEAT,
    "changes": s.CHANGES,
    "pareto": s.PARETO,
    "desks": s.DESKS,
    "gender": s.GENDER,
    "skm": s.SKM,
    "failed": s.FAILED,
    "need": s.NEED,
    "practices": s.PRACTICES,
    "aspirations": s.ASPIRATIONS,
    "dim": s.DIM,
    "actions": s.ACTIONS,
    "not-visited": s.NOT_VISITED,
    "method": s.METHOD,
}
"""The words of each section, for the contents and for whoever arranges a pack."""


def pack(
    store: Store,
    profile: PackProfile,
    today: date,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The meeting pack as a PDF; the same data, profile and day give the same bytes.

    Args:
        store: only read.
        today: the day that "as of", overdue and the imprint are told for.
        progress: called with sections done and wanted.

    Raises:
        Cancelled: `cancelled` said so between two sections.
        UserError: a profile that names what does not exist, or a round that is not here.
    """
    check(profile)
    figures = Figures(store, profile.scope(today), profile.before)
    form = Format(profile.paper, profile.language, profile.bw)
    origin = origin_of(figures, scope_words(figures, profile), profile.signers[-1].name if profile.signers else "")
    title = profile.title or s.PACK_TITLE.to(profile.language)
    doc = Collected(s.PACK, title, origin, store.organisation.for_paper(today), form)
    _cover(doc, figures, title)
    for done, name in enumerate(profile.sections):
        if progress:
            progress(done, len(profile.sections))
        if cancelled and cancelled():
            raise Cancelled
        if done == 0:
            doc.flow.next_page()
        DRAW[name](doc, figures)
    if profile.signers:
        doc.flow.heading(doc.say(s.SIGNING))
        doc.sign(profile.signatories(), closing=doc.say(s.SIGNED, day=date_long(today, doc.language), code=origin.code))
    if doc.ink.replaced:
        doc.unprintable()
    doc.contents(1, doc.say(s.CONTENTS))
    if progress:
        progress(len(profile.sections), len(profile.sections))
    return doc.closed()


def scope_words(figures: Figures, profile: PackProfile) -> str:
    """Round and filters in words, as the cover says them."""
    language = profile.language
    basis = figures.overview.basis
    parts = [basis.round or s.ALL.to(language)]
    if profile.approved_only:
        parts.append(s.APPROVED_ONLY.to(language))
    if profile.province:
        named = next((row.province for row in figures.overview.rows), profile.province)
        parts.append(named)
    parts += [", ".join(words) for words in (profile.kinds, profile.centres) if words]
    return " · ".join(parts)


def _cover(doc: Collected, figures: Figures, title: str) -> None:
    """Letterhead, title, what the pack covers; the code of its data with the QR code."""
    flow, ink, origin = doc.flow, doc.ink, doc.origin
    head = letterhead_from(doc.organisation)
    if head:
        letterhead(flow, head)
    flow.used((flow.top - flow.bottom) * 0.2)
    lines = [*wrap(doc.name, _COVER_UNDER, flow.width), *wrap(title, _COVER, flow.width)]
    ink.mark(doc.name, 0, flow.y + 6)
    for line in lines[:12]:
        ink.text(flow.left, flow.y - line.style.baseline, line.text, line.style)
        flow.used(line.style.leading)
    flow.used(10)
    ink.rule(flow.left, flow.y, flow.left + 60 * MM, flow.y, 2.2)
    flow.used(14)
    for line in wrap(origin.scope, _COVER_UNDER, flow.width):
        ink.text(flow.left, flow.y - line.style.baseline, line.text, line.style)
        flow.used(line.style.leading)
    basis = figures.overview.basis
    pairs = [
        (doc.say(s.STATE_OF), date_long(origin.day, doc.language)),
        (doc.say(s.REGISTER), str(basis.centres)),
        (doc.say(s.COUNTED), doc.say(s.OF, n=basis.counted, all=basis.centres)),
        (doc.say(s.FILTER), doc.say(basis.told())),
        (doc.say(s.MADE_BY), origin.author),
        (doc.say(s.DATA_CODE), origin.code),
    ]
    side = 26 * MM
    tall = sum(height(wrap(value, p.CELL, flow.width - 50 * MM)) + 7 for _, value in pairs)
    flow.skip(max(24.0, flow.y - flow.bottom - tall - side - 40))
    qr_code(ink, qr_words(origin.identity), flow.right - side, flow.y - side, side)
    flow.used(side + 14)
    doc.pairs(pairs, 55 * MM)
