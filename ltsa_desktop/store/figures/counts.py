"""Gender and MRC tables, the satisfaction survey, need against capacity, and the items that cost the most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.formats import quantize
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.analysis_models import (
    Amount,
    FailedItem,
    FailedItems,
    GenderRow,
    GenderTables,
    MrcService,
    Need,
    NeedRow,
    Skm,
    SkmElement,
    SkmRow,
)
from ltsa_desktop.store.figures.asked import Named, Sealed, ref_of, sealed
from ltsa_desktop.store.figures.counting import Selection, select
from ltsa_desktop.store.figures.grids import chosen_scheme, desk_levels
from ltsa_desktop.store.figures.models import NOTHING
from ltsa_desktop.store.figures.overview import newest_digests
from ltsa_desktop.store.figures.scope import Counted, Scope
from ltsa_desktop.store.figures.wording import decimal_of

if TYPE_CHECKING:
    from ltsa_desktop.store.figures.wording import FormWords
    from ltsa_desktop.store.opening import Store

# Names of the shipped form's questions; see `asked`.
_COUNT = ("mc_service", "mc_client", "mc_channel", "mc_m", "mc_f")
_CASES: dict[str, tuple[tuple[str, ...], Text]] = {
    "opened": (("case_open_m", "case_open_f"), Text("Kasus dibuka", "Cases opened")),
    "opened_men": (("case_open_m",), Text("Kasus dibuka, laki-laki", "Cases opened, men")),
    "opened_women": (("case_open_f",), Text("Kasus dibuka, perempuan", "Cases opened, women")),
    "closed": (("case_closed",), Text("Kasus ditutup", "Cases closed")),
    "referred": (("case_referred",), Text("Kasus dirujuk", "Cases referred")),
    "gbv": (("case_gbv",), Text("Rujukan kekerasan berbasis gender", "Referrals of gender-based violence")),
}
_NEED: dict[str, tuple[tuple[str, ...], Text]] = {
    "served": (("served_m", "served_f"), Text("CPMI/PMI dilayani, 12 bulan", "(C)PMI served, 12 months")),
    "served_men": (("served_m",), Text("di antaranya laki-laki", "of these men")),
    "served_women": (("served_f",), Text("di antaranya perempuan", "of these women")),
    "problems": (("problems",), Text("Masalah yang dilaporkan, 12 bulan", "Problems reported, 12 months")),
    "staff": (("staff_m", "staff_f"), Text("Petugas ditugaskan", "Staff assigned")),
    "present": (("here_m", "here_f"), Text("Petugas hadir saat kunjungan", "Staff present at the visit")),
}
_SERVICES = "mrc-layanan"
_ALL = Text("semua", "all")


def gender_tables(store: Store, scope: Scope) -> GenderTables:
    """Clients of the latest visits by service, client type, sex and channel; cases; services offered."""
    chosen = select(store, scope)
    sums: dict[tuple[str, str, str], list[int]] = {}
    behind: dict[tuple[str, str, str], set[str]] = {}
    read = _named(store, chosen)
    recorded = 0
    for visit, named in read:
        recorded += named.text("counts_any") == "ya"
        for row in named.records(*_COUNT):
            key = (row.get("mc_service", ""), row.get("mc_client", ""), row.get("mc_channel", ""))
            men, women = (int(row.get(name, "")) if row.get(name, "").isdigit() else 0 for name in ("mc_m", "mc_f"))
            total = sums.setdefault(key, [0, 0])
            total[0] += men
            total[1] += women
            behind.setdefault(key, set()).add(visit.id)
    words = _words(store, chosen)
    asked = [(visit, named) for visit, named in read if named.has("counts_any")]
    rows = [_gender_row(words, key, men, women, behind[key]) for key, (men, women) in sums.items()]
    rows.sort(key=lambda row: (-row.total, row.service, row.client, row.channel))
    return GenderTables(
        basis=chosen.basis,
        recorded=recorded,
        asked=len(asked),
        rows=tuple(rows),
        by_service=_summed(words, rows, 0),
        by_client=_summed(words, rows, 1),
        by_channel=_summed(words, rows, 2),
        total=_gender_row(
            words,
            ("", "", ""),
            sum(row.men for row in rows),
            sum(row.women for row in rows),
            {visit for row in rows for visit in row.visits},
        ),
        cases=_amounts(_CASES, asked),
        services=_services(read, words),
    )


def skm(store: Store, scope: Scope) -> Skm:
    """The satisfaction survey of the latest visits that have one; jointly each respondent weighs the same."""
    chosen = select(store, scope)
    latest = list(chosen.latest.values())
    every = (store.instruments.open(d).words.schemes.values() for d in newest_digests(store, latest))
    held = next((scheme for schemes in every for scheme in schemes if scheme.formula == "skm"), None)
    if held is None:
        return Skm(chosen.basis, (), (), 0)
    titles = {band.code: band.title for band in held.bands}
    rows = []
    sums = {aspect.id: (Decimal(0), 0, 0) for aspect in held.aspects}
    for visit, revision in sealed(store, latest):
        data = _scheme_data(revision, held.id)
        if data is None or not data.get("score"):
            continue
        means: list[Decimal | None] = []
        answered = 0
        by_id = {aspect["id"]: aspect for aspect in data["aspects"]}
        for aspect in held.aspects:
            found = by_id.get(aspect.id, {})
            points, n = decimal_of(str(found.get("points"))), int(found.get("n_answers", 0))
            means.append(quantize(points, 2) if points is not None else None)
            answered = max(answered, n)
            if points is not None and n:
                total, respondents, centres = sums[aspect.id]
                sums[aspect.id] = (total + points * n, respondents + n, centres + 1)
        band = data["band"]["code"] if data["band"] else ""
        name = chosen.names.get(visit.code, visit.code)
        rows.append(
            SkmRow(
                visit.code,
                name,
                visit.id,
                Decimal(data["score"]),
                band,
                titles.get(band, Text(band, band)),
                answered,
                tuple(means),
            )
        )
    rows.sort(key=lambda row: (-row.score, row.code))
    elements = []
    for aspect in held.aspects:
        total, respondents, centres = sums[aspect.id]
        mean = quantize(total / respondents, 2) if respondents else None
        elements.append(SkmElement(aspect.id, aspect.title, mean, respondents, centres))
    return Skm(chosen.basis, tuple(elements), tuple(rows), sum(row.respondents for row in rows))


def need(store: Store, scope: Scope) -> Need:
    """Need against capacity of the latest visits that asked (centres that run), most served per officer first."""
    chosen = select(store, scope)
    read = [(visit, named) for visit, named in _named(store, chosen) if named.has("days_open") or named.has("served_m")]
    desks = desk_levels(store, [visit for visit, _ in read])
    rows = []
    for visit, named in read:
        words = store.instruments.open(visit.digest).words
        known = desks.get(visit.id, {})
        access = named.text("access")
        rows.append(
            NeedRow(
                code=visit.code,
                name=chosen.names.get(visit.code, visit.code),
                visit_id=visit.id,
                served_men=named.number("served_m"),
                served_women=named.number("served_f"),
                problems=named.number("problems"),
                access=words.choice(words.ref("access"), access) if access else NOTHING,
                farthest=decimal_of(named.text("farthest")),
                staff=named.total("staff_m", "staff_f"),
                present=named.total("here_m", "here_f"),
                days=named.number("days_open"),
                desks=sum(level.present == "ya" for level in known.values()),
                desks_asked=sum(bool(level.present) for level in known.values()),
            )
        )
    rows.sort(key=lambda row: (row.served_per_staff is None, -(row.served_per_staff or 0), row.code))
    return Need(chosen.basis, tuple(rows), _amounts(_NEED, read))


def failed_items(store: Store, scope: Scope, scheme: str = "") -> FailedItems:
    """The scored questions of one index over the latest visits, the one that costs the most on average first.

    Calculated questions are left out: their points are in no answer (an SKM element's stand in `skm`).
    """
    chosen = select(store, scope)
    latest = list(chosen.latest.values())
    held = chosen_scheme(store, latest, scheme)
    if held is None:
        return FailedItems(chosen.basis, scheme, Text(scheme, scheme), ())
    points: dict[str, list[tuple[Counted, Decimal]]] = {}
    lost: dict[str, Decimal] = {}
    for visit, revision in sealed(store, latest):
        words = store.instruments.open(visit.digest).words
        own = words.schemes.get(held.id)
        if own is None:
            continue
        refs = {item.ref for item in own.items if not words.calculated(item)}
        for path, text in revision.asked().items():
            ref = ref_of(path)
            if ref in refs:
                option = words.option(ref, text)
                value = option.points if option.points is not None or option.status else decimal_of(text)
                if value is not None:
                    points.setdefault(ref, []).append((visit, value))
        data = _scheme_data(revision, held.id)
        for loss in data["losses"] if data else ():
            lost[loss["ref"]] = lost.get(loss["ref"], Decimal(0)) + Decimal(loss["points"])
    rows = []
    for aspect in held.aspects:
        for item in aspect.items:
            found = points.get(item.ref)
            if not found:
                continue
            lowest = [visit for visit, value in found if value <= item.minimum]
            asked = len({visit.id for visit, _ in found})
            rows.append(
                FailedItem(
                    item.ref,
                    item.title,
                    aspect.id,
                    aspect.title,
                    asked,
                    len(lowest),
                    quantize(sum((value for _, value in found), Decimal(0)) / len(found), 2),
                    item.maximum if item.maximum is not None else held.points_maximum,
                    quantize(lost.get(item.ref, Decimal(0)) / asked, 3),
                    tuple(visit.id for visit in lowest),
                    tuple(sorted({visit.code for visit in lowest})),
                )
            )
    rows.sort(key=lambda row: (-row.lost, -row.lowest, row.ref))
    return FailedItems(chosen.basis, held.id, held.title, tuple(rows))


def _named(store: Store, chosen: Selection) -> list[tuple[Counted, Named]]:
    """The asked answers of the latest visits, by centre."""
    found = [(visit, Named(revision)) for visit, revision in sealed(store, chosen.latest.values())]
    return sorted(found, key=lambda pair: pair[0].code)


def _scheme_data(revision: Sealed, scheme: str) -> dict[str, Any] | None:
    schemes = (revision.score or {}).get("schemes", ())
    return next((data for data in schemes if data["id"] == scheme), None)


def _words(store: Store, chosen: Selection) -> FormWords | None:
    digests = newest_digests(store, chosen.visits)
    return store.instruments.open(digests[0]).words if digests else None


def _title(words: FormWords | None, name: str, code: str) -> Text:
    if not code:
        return _ALL
    return words.choice(words.ref(name), code) if words is not None else Text(code, code)


def _gender_row(
    words: FormWords | None, key: tuple[str, str, str], men: int, women: int, visits: Iterable[str]
) -> GenderRow:
    titles = [_title(words, name, code) for name, code in zip(_COUNT, key, strict=False)]
    return GenderRow(key[0], titles[0], key[1], titles[1], key[2], titles[2], men, women, tuple(sorted(visits)))


def _summed(words: FormWords | None, rows: Sequence[GenderRow], which: int) -> tuple[GenderRow, ...]:
    """The rows summed over all but one of service (0), client (1) and channel (2), the most first."""
    groups: dict[str, list[GenderRow]] = {}
    for row in rows:
        groups.setdefault((row.service, row.client, row.channel)[which], []).append(row)
    made = []
    for code, members in groups.items():
        key = tuple(code if place == which else "" for place in range(3))
        visits = {visit for row in members for visit in row.visits}
        made.append(
            _gender_row(
                words,
                (key[0], key[1], key[2]),
                sum(row.men for row in members),
                sum(row.women for row in members),
                visits,
            )
        )
    return tuple(sorted(made, key=lambda row: (-row.total, row.service, row.client, row.channel)))


def _amounts(
    wanted: dict[str, tuple[tuple[str, ...], Text]], asked: Sequence[tuple[Counted, Named]]
) -> tuple[Amount, ...]:
    made = []
    for key, (names, title) in wanted.items():
        known = [(visit, named.total(*names)) for visit, named in asked]
        values = [(visit, value) for visit, value in known if value is not None]
        total = Decimal(sum(value for _, value in values)) if values else None
        made.append(Amount(key, title, total, len(values), len(asked), tuple(visit.id for visit, _ in values)))
    return tuple(made)


def _services(read: Sequence[tuple[Counted, Named]], words: FormWords | None) -> tuple[MrcService, ...]:
    """The scored questions of the aspect "mrc-layanan": how many centres are at each step."""
    if words is None:
        return ()
    aspect = next((a for s in words.schemes.values() for a in s.aspects if a.id == _SERVICES), None)
    made = []
    for item in aspect.items if aspect else ():
        name = item.ref.rpartition("/")[2]
        answers = {visit.code: named.text(name) for visit, named in read if named.text(name)}
        ids = {visit.code: visit.id for visit, _ in read}
        steps = [
            (words.choice(item.ref, code), tuple(sorted(c for c, answer in answers.items() if answer == code)))
            for code in words.options(item.ref)
        ]
        visits = tuple(tuple(ids[centre] for centre in centres) for _, centres in steps)
        made.append(MrcService(name, item.title, tuple(steps), len(answers), visits))
    return tuple(made)
