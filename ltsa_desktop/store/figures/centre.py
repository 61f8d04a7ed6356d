"""The page of one centre: its history, its aspects against its peers, what was found and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import rounds
from ltsa_desktop.store.figures.actions import actions
from ltsa_desktop.store.figures.asked import Named, sealed
from ltsa_desktop.store.figures.causes import read_findings
from ltsa_desktop.store.figures.centre_models import CentrePage
from ltsa_desktop.store.figures.counting import Selection, chunks, marks, select
from ltsa_desktop.store.figures.grids import AspectValue, aspect_values, desk_levels, desk_order, middle
from ltsa_desktop.store.figures.learning import photos_of, practices
from ltsa_desktop.store.figures.models import (
    AspectTrend,
    DeskLevel,
    LegalBasis,
    PersonRef,
    Radar,
    RadarAxis,
    TrendPoint,
    VisitPoint,
)
from ltsa_desktop.store.figures.overview import (
    all_scores,
    moment_key,
    newest_digests,
    overview,
    shown_scores,
    stated,
    verdict_events,
)
from ltsa_desktop.store.figures.scope import Counted, Scope

if TYPE_CHECKING:
    from ltsa_desktop.scoring import Scheme
    from ltsa_desktop.store.opening import Store

FEWEST_PEERS = 3
_LEVELS = {
    "province": Text("pusat layanan provinsi", "provincial centres"),
    "regency": Text("pusat layanan kabupaten", "regency centres"),
}


def centre_page(store: Store, code: str, scope: Scope) -> CentrePage:
    """Everything of one centre (code or id) in a scope. Raises NotFound."""
    detail = store.centres.get(code)
    code = detail.summary.code
    narrow = replace(scope, centres=(code,), province="", every_visit=True)
    chosen = select(store, narrow)
    visits = chosen.visits
    latest = visits[0] if visits else None
    row = next(row for row in overview(store, replace(narrow, every_visit=False)).rows)
    verdicts = verdict_events(store, visits)
    statuses = sorted([*stated(store).get(code, ()), *verdicts.values()], key=moment_key, reverse=True)
    provinces = {code: detail.summary.province}
    all_cards = practices(store, replace(scope, province="", centres=())).cards
    own = practices(store, narrow).cards
    return CentrePage(
        basis=chosen.basis,
        row=row,
        detail=detail,
        statuses=tuple(statuses),
        visits=tuple(_points(store, visits, {v: event.state for v, event in verdicts.items()})),
        trends=tuple(_trends(store, visits)),
        radars=tuple(_radars(store, scope, detail.summary.level, latest)) if latest else (),
        desks=_desks(store, visits),
        findings=tuple(read_findings(store, visits, chosen.names, provinces)),
        actions=actions(store, narrow).rows,
        practices=own,
        helped_by=tuple(card for card in all_cards if any(match.code == code for match in card.matches)),
        photos=tuple(sorted(photos_of(store, visits), key=lambda photo: (-photo.day.toordinal(), photo.number))),
        people=tuple(_people(store, visits)),
        legal=_legal(store, visits),
    )


def _points(store: Store, visits: Sequence[Counted], states: dict[str, str]) -> list[VisitPoint]:
    scores = shown_scores(store, visits)
    held = rounds.listed(store)
    placed = rounds.placements(store)
    names = {r.id: r.name for r in held}
    points = []
    for visit in visits:
        score = scores.get(visit.id)
        inside = rounds.at(held, visit.day)
        points.append(
            VisitPoint(
                visit.id,
                visit.day,
                visit.kind,
                score.score if score else None,
                score.band if score else "",
                score.n_scored if score else 0,
                score.n_items if score else 0,
                visit.approved,
                states.get(visit.id, ""),
                visit.short_code,
                visit.author,
                names.get(placed.get(visit.id, ""), inside.name if inside else ""),
                visit.example,
            )
        )
    return points


def _trends(store: Store, visits: Sequence[Counted]) -> list[AspectTrend]:
    """Each index and its aspects, oldest visit first; indices without any value are left out."""
    oldest_first = list(reversed(visits))
    scores = all_scores(store, [visit.id for visit in visits])
    made: list[AspectTrend] = []
    for scheme in _schemes(store, visits):
        of_visit = {v: score for v, found in scores.items() for score in found if score.scheme == scheme.id}
        if not any(score.score is not None for score in of_visit.values()):
            continue
        points = [
            TrendPoint(v.id, v.day, s.score, s.n_scored, s.n_items) for v in oldest_first if (s := of_visit.get(v.id))
        ]
        made.append(AspectTrend(scheme.id, scheme.title, "", scheme.title, scheme.maximum, tuple(points)))
        values = aspect_values(store, visits, scheme.id)
        for aspect in scheme.aspects:
            along = [
                TrendPoint(v.id, v.day, a.score, a.n_scored, a.n_items)
                for v in oldest_first
                if (a := values.get(v.id, {}).get(aspect.id))
            ]
            made.append(AspectTrend(scheme.id, scheme.title, aspect.id, aspect.title, scheme.maximum, tuple(along)))
    return made


def _radars(store: Store, scope: Scope, level: str, visit: Counted) -> list[Radar]:
    """The latest visit's aspects against the median of its peers, of each index with three aspects or more."""
    peers, who = peers_of(store, replace(scope, province="", centres=()), level, visit.code)
    made = []
    for scheme in _schemes(store, [visit]):
        if len(scheme.aspects) < 3:
            continue
        values = aspect_values(store, [visit, *peers], scheme.id)
        own = values.get(visit.id, {})
        if not any(value.score is not None for value in own.values()):
            continue
        axes = []
        for aspect in scheme.aspects:
            others = [v.score for p in peers if (v := values.get(p.id, {}).get(aspect.id)) and v.score is not None]
            value = own.get(aspect.id, AspectValue(None, 0, 0)).score
            axes.append(RadarAxis(aspect.id, aspect.title, value, middle(others), len(others)))
        made.append(
            Radar(scheme.id, scheme.title, scheme.maximum, tuple(axes), who, tuple(sorted(p.code for p in peers)))
        )
    return made


def peers_of(store: Store, scope: Scope, level: str, code: str) -> tuple[list[Counted], Text]:
    """The latest visits of a centre's peers, and who they are: centres of the same level, with fewer than three all."""
    chosen: Selection = select(store, replace(scope, every_visit=False))
    levels = {centre.code: centre.level for centre in chosen.centres}
    same = [visit for visit in chosen.visits if levels.get(visit.code) == level and visit.code != code]
    if len(same) >= FEWEST_PEERS:
        kind = _LEVELS.get(level, Text(level, level))
        return same, Text("{n} {kind} lain", "{n} other {kind}").format(n=len(same), kind=kind)
    others = [visit for visit in chosen.visits if visit.code != code]
    return others, Text("{n} pusat layanan lain", "{n} other centres").format(n=len(others))


def _desks(store: Store, visits: Sequence[Counted]) -> tuple[DeskLevel, ...]:
    """Of the latest visit that asked about desks, in the instrument's order."""
    for visit in visits:
        known = desk_levels(store, [visit]).get(visit.id)
        if known:
            return tuple(known[desk] for desk in desk_order(store, [visit]) if desk in known)
    return ()


def _people(store: Store, visits: Sequence[Counted]) -> list[PersonRef]:
    by_id = {visit.id: visit for visit in visits}
    found: dict[str, list[PersonRef]] = {}
    with store._core.database.reading() as connection:
        for part in chunks(by_id):
            for visit_id, kind, name, detail in connection.exec_driver_sql(
                "SELECT visit_id, kind, name, detail FROM visit_person "
                f"WHERE visit_id IN ({marks(part)}) ORDER BY visit_id, kind, position",
                tuple(part),
            ):
                visit = by_id[visit_id]
                words = store.instruments.open(visit.digest).words
                said = words.of_role("team.role", detail).id if kind == "team" else detail
                found.setdefault(visit_id, []).append(PersonRef(visit_id, visit.day, kind, name, said))
    return [person for visit in visits for person in found.get(visit.id, ())]


def _legal(store: Store, visits: Sequence[Counted]) -> LegalBasis:
    """What the latest visit that answered says; the names are those of the shipped form."""
    read = {visit.id: Named(revision) for visit, revision in sealed(store, visits)}
    for visit in visits:
        named = read[visit.id]
        if named.has("legal_kind") or named.has("legal_number"):
            words = store.instruments.open(visit.digest).words
            kind, building = named.text("legal_kind"), named.text("building")
            return LegalBasis(
                visit.id,
                visit.day,
                words.choice(words.ref("legal_kind"), kind),
                named.text("legal_number"),
                named.text("formed_year"),
                words.choice(words.ref("building"), building),
            )
    return LegalBasis()


def _schemes(store: Store, visits: Sequence[Counted]) -> list[Scheme]:
    """The schemes of these visits' instruments, the newest version of each, in the plan's order."""
    found: dict[str, Scheme] = {}
    for digest in newest_digests(store, visits):
        for scheme in store.instruments.open(digest).words.schemes.values():
            found.setdefault(scheme.id, scheme)
    return list(found.values())
