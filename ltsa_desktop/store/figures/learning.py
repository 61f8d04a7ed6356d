"""Good practices, and the centres each may help, with the reason in words.

A practice names no cause code: which causes it answers is told by words in its title and its problem (else in what was
done), by the table below. A centre matches when a finding of its latest visit has such a cause, or when it is low in an
aspect that belongs to the cause while the practice's own centre is high in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.formats import number
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.analysis_models import Match, PracticeCard, Practices
from ltsa_desktop.store.figures.causes import read_findings
from ltsa_desktop.store.figures.counting import Selection, chunks, marks, select
from ltsa_desktop.store.figures.grids import AspectValue, aspect_values
from ltsa_desktop.store.figures.models import FindingRef, PhotoRef
from ltsa_desktop.store.figures.overview import newest_digests
from ltsa_desktop.store.figures.scope import Counted, Scope

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

LOW = Decimal("0.5")
"""A centre is low in an aspect below this part of the maximum."""
GAP = Decimal("0.2")
"""And the practice's centre stands above it by at least this part."""
_MOST_CAUSES = 2


@dataclass(frozen=True, slots=True)
class Cause:
    """How a cause is recognised in the words of a practice, and which aspects it shows in."""

    stems: tuple[str, ...]
    aspects: tuple[tuple[str, str], ...] = ()


CAUSES: Mapping[str, Cause] = {
    "anggaran": Cause(("anggaran", "dana", "apbd", "biaya operasional", "pendanaan"), (("siap", "siap-kelola"),)),
    "sdm": Cause(("petugas", "sdm", "pegawai", "piket", "penugasan"), (("ipp", "ipp-2"), ("siap", "siap-petugas"))),
    "dasar_hukum": Cause(("perda", "peraturan", "dasar hukum", "mandat"), (("ipp", "ipp-1"), ("siap", "siap-kelola"))),
    "instansi": Cause(
        ("instansi", "polres", "imigrasi", "perjanjian kerja sama", "desk"),
        (("sedia", "sedia-desk"), ("siap", "siap-selesai")),
    ),
    "jaringan": Cause(("jaringan", "internet", "aplikasi", "sistem"), (("ipp", "ipp-4"), ("siap", "siap-sistem"))),
    "permintaan": Cause(("moratorium", "permintaan", "sepi")),
    "informasi": Cause(("sosialisasi", "tidak tahu", "informasi", "penyuluhan", "calo"), (("ipp", "ipp-5"),)),
    "akses": Cause(("jarak", "jauh", "jemput bola", "keliling", "kepulauan", "ongkos"), (("mrc", "mrc-layanan"),)),
    "koordinasi": Cause(("koordinasi", "kepemimpinan", "forum", "rapat rutin"), (("siap", "siap-kelola"),)),
    "sarana": Cause(("gedung", "ruang", "sarana", "komputer", "antre"), (("ipp", "ipp-3"),)),
    "gender": Cause(
        ("perempuan", "gender", "laktasi", "kekerasan", "anak"), (("mrc", "mrc-ramah"), ("mrc", "mrc-layanan"))
    ),
}
"""By the shipped instrument's cause codes."""


def practices(store: Store, scope: Scope) -> Practices:
    """The good practices of the visits that count, newest first, with the centres they may help."""
    chosen = select(store, scope)
    cards = read_cards(store, chosen)
    helper = _Helper.of(store, chosen)
    return Practices(chosen.basis, tuple(replace(card, matches=tuple(helper.matches(card))) for card in cards))


def causes_of(title: str, problem: str, action: str) -> list[tuple[str, str]]:
    """The causes that a practice answers, each with the word that told: those with the most words, at most two.

    A cause with fewer words than another is left out: "ruang" beside "perempuan" and "kekerasan" is a room for
    counselling, not a want of rooms.
    """
    for text in (f"{title}\n{problem}", action):
        found = []
        for code, cause in CAUSES.items():
            hits = [stem for stem in cause.stems if re.search(rf"\b{re.escape(stem)}", text, re.IGNORECASE)]
            if hits:
                found.append((len(hits), code, hits[0]))
        if found:
            most = max(hits for hits, _, _ in found)
            return [(code, word) for hits, code, word in found if hits == most][:_MOST_CAUSES]
    return []


def read_cards(store: Store, chosen: Selection) -> list[PracticeCard]:
    """The practices of the visits that count, without matches."""
    by_id = {visit.id: visit for visit in chosen.visits}
    provinces = {centre.code: centre.province for centre in chosen.centres}
    cards: list[PracticeCard] = []
    with store._core.database.reading() as connection:
        rows = [
            row
            for part in chunks(by_id)
            for row in connection.exec_driver_sql(
                "SELECT visit_id, path, position, title, problem, action, result, cost, needs, transfer, evidence "
                f"FROM practice WHERE visit_id IN ({marks(part)}) ORDER BY visit_id, position",
                tuple(part),
            )
        ]
    photos = photos_of(store, {row[0]: by_id[row[0]] for row in rows}.values())
    for r in rows:
        visit = by_id[r[0]]
        words = store.instruments.open(visit.digest).words
        cards.append(
            PracticeCard(
                visit_id=visit.id,
                path=r[1],
                code=visit.code,
                centre=chosen.names.get(visit.code, visit.code),
                province=provinces.get(visit.code, ""),
                day=visit.day,
                title=r[3],
                problem=r[4],
                action=r[5],
                result=r[6],
                cost=r[7],
                needs=r[8],
                transfer=r[9],
                evidence=r[10],
                causes=tuple((code, words.of_role("finding.cause", code)) for code, _ in causes_of(r[3], r[4], r[5])),
                photos=tuple(photo for photo in photos if photo.visit_id == visit.id and photo.path.startswith(r[1])),
                matches=(),
            )
        )
    cards.sort(key=lambda card: (-card.day.toordinal(), card.code, card.path))
    return cards


def photos_of(store: Store, visits: Iterable[Counted]) -> list[PhotoRef]:
    """The pictures of some visits, by visit and number."""
    by_id = {visit.id: visit for visit in visits}
    found: list[PhotoRef] = []
    with store._core.database.reading() as connection:
        for part in chunks(by_id):
            found += [
                PhotoRef(r[0], by_id[r[0]].day, r[1], r[2], r[3], r[4], bool(r[5]))
                for r in connection.exec_driver_sql(
                    "SELECT a.visit_id, a.name, a.caption, a.number, a.path, "
                    "EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = a.sha256) FROM attachment a "
                    "WHERE a.number > 0 AND a.media_type LIKE 'image/%' "
                    f"AND a.visit_id IN ({marks(part)}) ORDER BY a.visit_id, a.number",
                    tuple(part),
                )
            ]
    return found


@dataclass(slots=True)
class _Helper:
    """What is known of the centres that practices may help."""

    chosen: Selection
    findings: dict[str, list[FindingRef]] = field(default_factory=dict)
    values: dict[str, dict[str, dict[str, AspectValue]]] = field(default_factory=dict)
    aspects: dict[tuple[str, str], tuple[Text, Decimal]] = field(default_factory=dict)
    causes: dict[str, Text] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, chosen: Selection) -> _Helper:
        latest = chosen.latest
        made = cls(chosen)
        provinces = {centre.code: centre.province for centre in chosen.centres}
        for finding in read_findings(store, latest.values(), chosen.names, provinces):
            made.findings.setdefault(finding.code, []).append(finding)
        wanted = {scheme for cause in CAUSES.values() for scheme, _ in cause.aspects}
        for scheme in sorted(wanted):
            made.values[scheme] = aspect_values(store, latest.values(), scheme)
        for digest in reversed(newest_digests(store, latest.values())):
            words = store.instruments.open(digest).words
            for scheme_id in wanted & words.schemes.keys():
                held: Any = words.schemes[scheme_id]
                for aspect in held.aspects:
                    made.aspects[scheme_id, aspect.id] = (aspect.title, held.maximum)
        return made

    def matches(self, card: PracticeCard) -> list[Match]:
        """One line for each centre the practice may help, the best first."""
        found = []
        for code, visit in self.chosen.latest.items():
            if code == card.code:
                continue
            best = max(self._reasons(card, code, visit), key=lambda m: m.strength, default=None)
            if best is not None:
                found.append(best)
        return sorted(found, key=lambda match: (-match.strength, match.code))

    def _reasons(self, card: PracticeCard, code: str, visit: Counted) -> Iterable[Match]:
        name = self.chosen.names.get(code, code)
        words = dict(causes_of(card.title, card.problem, card.action))
        for cause, title in card.causes:
            word = words[cause]
            hits = [finding for finding in self.findings.get(code, ()) if finding.cause == cause]
            if hits:
                worst = max(hits, key=lambda finding: finding.usg or 0)
                reason = Text(
                    "{n} temuan di sini bersebab “{cause}”, yang disebut praktik ini (kata “{word}”): {text}",
                    "{n} {n:finding here has|findings here have} the cause “{cause}”, which this practice speaks of "
                    "(the word “{word}”): {text}",
                ).format(n=len(hits), cause=title, word=word, text=worst.text)
                where = tuple((finding.visit_id, finding.path) for finding in hits)
                yield Match(code, name, visit.id, "cause", cause, reason, where, 2 + (worst.usg or 0) / 15)
            yield from self._low(card, code, name, visit, cause, title, word)

    def _low(
        self, card: PracticeCard, code: str, name: str, visit: Counted, cause: str, title: Text, word: str
    ) -> Iterable[Match]:
        own = self.chosen.latest.get(card.code)
        for scheme, aspect in CAUSES[cause].aspects if cause in CAUSES else ():
            known = self.aspects.get((scheme, aspect))
            here = self._value(scheme, aspect, visit)
            there = self._value(scheme, aspect, own)
            if known is None or here is None or there is None:
                continue
            aspect_title, maximum = known
            gap = (there - here) / maximum
            if here / maximum >= LOW or gap < GAP:
                continue
            reason = Text(
                *(
                    sentence.format(
                        cause=title.to(language),
                        word=word,
                        aspect=aspect_title.to(language),
                        here=number(here, language=language),
                        there=number(there, language=language),
                        all=number(maximum, language=language),
                        centre=card.centre,
                    )
                    for language, sentence in (
                        (
                            "id",
                            "Praktik ini menyebut “{cause}” (kata “{word}”). "
                            "{aspect} di sini {here} dari {all}; di {centre} {there}.",
                        ),
                        (
                            "en",
                            "This practice speaks of “{cause}” (the word “{word}”). "
                            "{aspect} here: {here} of {all}; at {centre}: {there}.",
                        ),
                    )
                )
            )
            yield Match(code, name, visit.id, "aspect", aspect, reason, (), float(gap))

    def _value(self, scheme: str, aspect: str, visit: Counted | None) -> Decimal | None:
        if visit is None:
            return None
        found = self.values.get(scheme, {}).get(visit.id, {}).get(aspect)
        return found.score if found else None
