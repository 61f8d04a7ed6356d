"""Evidence for the regulation: aspirations by topic, and the Daftar Inventarisasi Masalah by article or topic."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.analysis_models import AspirationRef, Aspirations, Dim, DimRow
from ltsa_desktop.store.figures.causes import findings_of
from ltsa_desktop.store.figures.counting import Selection, chunks, marks, select
from ltsa_desktop.store.figures.models import FindingRef
from ltsa_desktop.store.figures.scope import Scope

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_LAW = re.compile(
    r"\b(UU|PP|Perpres|Permen[A-Za-z0-9]*|Permenaker|Perda|Pergub|Perbup|Perwal)\s*(?:No(?:mor|\.)?\s*)?"
    r"(\d+)\s*(?:/|Tahun\s+)\s*(\d{4})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:Ps\.?|Pasal)\s*(\d+[A-Z]?)\s*((?:\(\d+[a-z]?\))?)", re.IGNORECASE)
_NO_ARTICLE = Text("Tanpa pasal", "No article named")
_OTHER = "lainnya"
TOPICS: dict[str, str] = {
    "anggaran": "anggaran",
    "money_lain": "anggaran",
    "sdm": "sdm",
    "dasar_hukum": "kelembagaan",
    "instansi": "kelembagaan",
    "koordinasi": "kelembagaan",
    "jaringan": "sistem",
    "sarana": "sarana",
    "material_lain": "sarana",
    "informasi": "informasi",
    "akses": "informasi",
    "gender": "gender",
    "method_lain": "prosedur",
}
"""The topic under which a finding's cause goes, by the shipped instrument's codes; others are "lainnya"."""


def aspirations(store: Store, scope: Scope) -> Aspirations:
    """What was heard at the visits that count, by topic, and who spoke (by role)."""
    chosen = select(store, scope)
    found = aspirations_of(store, chosen)
    groups: dict[str, list[AspirationRef]] = {}
    for aspiration in found:
        groups.setdefault(aspiration.topic, []).append(aspiration)
    ordered = sorted(groups.values(), key=lambda members: (-len(members), members[0].topic_title.id))
    roles = Counter(aspiration.role for aspiration in found)
    titles = {aspiration.role: aspiration.role_title for aspiration in found}
    return Aspirations(
        chosen.basis,
        tuple((members[0].topic_title, tuple(members)) for members in ordered),
        tuple((titles[role], n) for role, n in sorted(roles.items(), key=lambda item: (-item[1], item[0]))),
        len(found),
    )


def aspirations_of(store: Store, chosen: Selection) -> list[AspirationRef]:
    """The aspirations of the visits that count, by centre and in the visit's own order."""
    by_id = {visit.id: visit for visit in chosen.visits}
    rows: dict[str, list[AspirationRef]] = {}
    with store._core.database.reading() as connection:
        for part in chunks(by_id):
            for visit_id, path, role, topic, article, text in connection.exec_driver_sql(
                "SELECT visit_id, path, role, topic, article, text FROM aspiration "
                f"WHERE visit_id IN ({marks(part)}) ORDER BY visit_id, position",
                tuple(part),
            ):
                visit = by_id[visit_id]
                words = store.instruments.open(visit.digest).words
                rows.setdefault(visit_id, []).append(
                    AspirationRef(
                        visit_id,
                        path,
                        visit.code,
                        chosen.names.get(visit.code, visit.code),
                        visit.day,
                        role,
                        words.of_role("aspiration.role", role),
                        topic,
                        words.of_role("aspiration.topic", topic),
                        text,
                        article,
                    )
                )
    return [aspiration for visit in by_id for aspiration in rows.get(visit, ())]


def dim(store: Store, scope: Scope, by: Literal["article", "topic"] = "article", everything: bool = False) -> Dim:
    """Problems × proposals × evidence, the rows with the most findings and aspirations first.

    By article: what names one (a text that names several stands under each), and last what names none. By topic: a
    finding goes under the topic of its cause.

    Args:
        everything: also findings that neither need a regulation nor name an article.
    """
    chosen = select(store, scope)
    problems = [
        finding
        for finding in findings_of(store, chosen)
        if everything or finding.needs_regulation or finding.article.strip()
    ]
    heard = aspirations_of(store, chosen)
    titles = _topics(store, chosen) if by == "topic" else {}
    rows: dict[str, tuple[list[FindingRef], list[AspirationRef]]] = {}
    without = 0
    for finding in problems:
        keys = articles_of(finding.article) if by == "article" else [TOPICS.get(finding.cause, _OTHER)]
        without += not keys
        for key in keys or [""]:
            rows.setdefault(key, ([], []))[0].append(finding)
    for aspiration in heard:
        keys = articles_of(aspiration.article) if by == "article" else [aspiration.topic or _OTHER]
        without += not keys
        for key in keys or [""]:
            rows.setdefault(key, ([], []))[1].append(aspiration)
    codes = {visit.id: visit.short_code for visit in chosen.visits}
    made = [_row(key, titles, found, said, codes) for key, (found, said) in rows.items()]
    made.sort(key=lambda row: (not row.key, -len(row.problems) - len(row.aspirations), row.title.id))
    return Dim(chosen.basis, by, tuple(made), len(problems), len(heard), without)


def articles_of(text: str) -> list[str]:
    """The articles that a text names, written one way: "PP 59/2021 Ps. 31(1)"; the text itself where it names none.

    An article belongs to the law named last before it. A blank text names nothing.
    """
    plain = " ".join(text.replace("CONTOH", " ").split())
    if not plain:
        return []
    laws = [(match.start(), f"{match[1]} {match[2]}/{match[3]}") for match in _LAW.finditer(plain)]
    found = []
    for match in _ARTICLE.finditer(plain):
        law = next((name for place, name in reversed(laws) if place < match.start()), laws[0][1] if laws else "")
        found.append(f"{law} Ps. {match[1]}{match[2]}".strip())
    return list(dict.fromkeys(found)) or [name for _, name in laws] or [plain]


def _row(
    key: str,
    titles: dict[str, Text],
    found: list[FindingRef],
    said: list[AspirationRef],
    codes: dict[str, str],
) -> DimRow:
    sources: dict[str, FindingRef | AspirationRef] = {}
    for finding in found:
        sources.setdefault(finding.visit_id, finding)
    for aspiration in said:
        sources.setdefault(aspiration.visit_id, aspiration)
    by_code = {source.code: source.centre for source in sources.values()}
    evidence = sorted(
        ((visit, s.centre, s.day, codes.get(visit, "")) for visit, s in sources.items()), key=lambda e: (e[2], e[1])
    )
    title = titles.get(key, Text(key, key)) if key else _NO_ARTICLE
    ordered = sorted(by_code)
    return DimRow(
        key,
        title,
        tuple(found),
        tuple(said),
        tuple(ordered),
        tuple(by_code[code] for code in ordered),
        tuple(evidence),
    )


def _topics(store: Store, chosen: Selection) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for digest in _digests(chosen):
        opened = store.instruments.open(digest)
        for code, option in opened.words.options(opened.ref("aspiration.topic")).items():
            found.setdefault(code, option.title)
    return found


def _digests(chosen: Selection) -> Iterable[str]:
    return sorted({visit.digest for visit in chosen.visits})
