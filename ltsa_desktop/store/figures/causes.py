"""Findings, and the Pareto of their causes down to each of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.figures.analysis_models import Pareto, ParetoBar, ParetoBy, Weight
from ltsa_desktop.store.figures.counting import Selection, chunks, marks, select
from ltsa_desktop.store.figures.models import FindingRef
from ltsa_desktop.store.figures.scope import Counted, Scope
from ltsa_desktop.store.follow_ups import OWNERS

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_BLANK = Text("tidak disebut", "not named")


def findings(store: Store, scope: Scope) -> tuple[FindingRef, ...]:
    """The findings of the visits that count, by centre and in the visit's own order."""
    return findings_of(store, select(store, scope))


def findings_of(store: Store, chosen: Selection) -> tuple[FindingRef, ...]:
    """See `findings`."""
    provinces = {centre.code: centre.province for centre in chosen.centres}
    return tuple(read_findings(store, chosen.visits, chosen.names, provinces))


def read_findings(
    store: Store, visits: Iterable[Counted], names: dict[str, str], provinces: dict[str, str]
) -> list[FindingRef]:
    """The findings of some visits, in the order of the visits."""
    by_id = {visit.id: visit for visit in visits}
    rows: dict[str, list[FindingRef]] = {}
    with store._core.database.reading() as connection:
        for part in chunks(by_id):
            for r in connection.exec_driver_sql(
                "SELECT visit_id, path, text, category, cause, why, urgency, seriousness, growth, recommendation, "
                "owner, deadline, needs_regulation, article FROM finding "
                f"WHERE visit_id IN ({marks(part)}) ORDER BY visit_id, position",
                tuple(part),
            ):
                visit = by_id[r[0]]
                words = store.instruments.open(visit.digest).words
                rows.setdefault(visit.id, []).append(
                    FindingRef(
                        visit_id=visit.id,
                        path=r[1],
                        code=visit.code,
                        centre=names.get(visit.code, visit.code),
                        day=visit.day,
                        text=r[2],
                        category=r[3],
                        cause=r[4],
                        cause_title=words.of_role("finding.cause", r[4]) if r[4] else _BLANK,
                        why=tuple(line for line in r[5].split("\n") if line),
                        usg=_usg(r[6], r[7], r[8]),
                        recommendation=r[9],
                        owner=r[10],
                        owner_title=owner_title(r[10]),
                        deadline=r[11],
                        needs_regulation=r[12] == "ya",
                        article=r[13],
                        province=provinces.get(visit.code, ""),
                    )
                )
    return [finding for visit in by_id for finding in rows.get(visit, ())]


def owner_title(owner: str) -> Text:
    """An owner level in words."""
    return OWNERS.get(owner, Text(owner, owner)) if owner else _BLANK


def pareto(store: Store, scope: Scope, by: ParetoBy = "cause", weight: Weight = "count") -> Pareto:
    """Findings by cause, fishbone category, owner level or province, the most first; equal ones by name."""
    chosen = select(store, scope)
    found = findings_of(store, chosen)
    categories = _categories(store, chosen)
    groups: dict[str, list[FindingRef]] = {}
    titles: dict[str, Text] = {}
    for finding in found:
        key, title = _key(finding, by, categories)
        groups.setdefault(key, []).append(finding)
        titles.setdefault(key, title)
    amounts = {key: _amount(members, weight) for key, members in groups.items()}
    total = sum(amounts.values())
    bars = []
    running = 0
    for key in sorted(groups, key=lambda k: (-amounts[k], titles[k].id, k)):
        running += amounts[key]
        bars.append(
            ParetoBar(
                key,
                titles[key],
                amounts[key],
                amounts[key] / total if total else 0.0,
                running / total if total else 0.0,
                tuple(groups[key]),
                tuple(sorted({finding.code for finding in groups[key]})),
            )
        )
    return Pareto(chosen.basis, by, weight, tuple(bars), total, sum(f.usg is None for f in found))


def _key(finding: FindingRef, by: ParetoBy, categories: dict[str, Text]) -> tuple[str, Text]:
    if by == "cause":
        return finding.cause, finding.cause_title
    if by == "category":
        return finding.category, categories.get(finding.category, Text(finding.category, finding.category))
    if by == "owner":
        return finding.owner, finding.owner_title
    return finding.province, Text(finding.province, finding.province)


def _categories(store: Store, chosen: Selection) -> dict[str, Text]:
    found: dict[str, Text] = {"": _BLANK}
    for digest in {visit.digest for visit in chosen.visits}:
        opened = store.instruments.open(digest)
        for code, option in opened.words.options(opened.ref("finding.category")).items():
            found.setdefault(code, option.title)
    return found


def _amount(members: list[FindingRef], weight: Weight) -> int:
    return len(members) if weight == "count" else sum(finding.usg or 0 for finding in members)


def _usg(*values: str) -> int | None:
    return sum(int(value) for value in values) if all(value.isdigit() for value in values) else None
