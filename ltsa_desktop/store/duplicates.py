"""Two visits that may be one: the same centre and about the same days, but two ids (both laptops began one).

They are found by one query, compared in words, and a supervisor decides: joined (one is kept and holds what both said,
the other counts no more) or kept as two. The decision is a signed statement; `setting_aside` reads what it amounts to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import aligning, joining, reviewing, rounds, setting_aside
from ltsa_desktop.store.join_models import JoinPlan
from ltsa_desktop.store.merging import merge
from ltsa_desktop.store.setting_aside import DUPLICATE, decisions_of, pair_of
from ltsa_desktop.store.sql import UNLISTED, from_micros

if TYPE_CHECKING:
    from datetime import datetime

    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.read_models import Revision
    from ltsa_desktop.store.revision_body import RevisionBody
    from ltsa_desktop.store.statements import Statement
    from ltsa_desktop.xforms import FormState

DAYS = 14
"""Visits of one centre this many days apart or fewer may be one."""
LIKE = 0.7
"""Records of two visits are taken for one when they share this much."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two visits: id, day, kind, who sealed it last and when, its printed code."""

    visit: str
    day: date
    kind: str
    author: str
    sealed_at: datetime
    code: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two visits that may be one; `one` is the older by id. `centre` is its name; `example`: marked CONTOH."""

    one: Side
    two: Side
    centre: str
    example: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two visits are: equal answers of all that either gave, shared evaluators, shared and all photos."""

    same: int
    of: int
    people: tuple[str, ...]
    photos: int
    of_photos: int

    @property
    def text(self) -> Text:
        """In one sentence."""
        parts = [Text("{n} dari {m} jawaban sama", "{n} of {m} answers are the same").format(n=self.same, m=self.of)]
        if self.people:
            names = ", ".join(self.people)
            parts.append(Text("evaluator sama: {names}", "same evaluators: {names}").format(names=names))
        else:
            parts.append(Text("evaluator berbeda", "different evaluators"))
        if self.of_photos:
            said = Text("{n} dari {m} foto sama", "{n} of {m} photos are the same")
            parts.append(said.format(n=self.photos, m=self.of_photos))
        return Text(" · ".join(part.id for part in parts), " · ".join(part.en for part in parts))


def find(store: Store, days: int = DAYS) -> list[Pair]:
    """Pairs of sealed visits of one centre and form, of one round or at most `days` apart, not decided about yet."""
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT v.centre_id, coalesce(i.form_id, ''), v.example, v.day, v.id, v.kind, c.name, p.name, r.sealed_at, "
            "r.short_code FROM visit v JOIN revision r ON r.id = v.head JOIN centre c ON c.id = v.centre_id "
            "JOIN person p ON p.id = r.author_id LEFT JOIN instrument i ON i.digest = v.digest "
            f"WHERE v.status NOT IN {UNLISTED} ORDER BY v.centre_id, 2, v.example, v.day, v.id"
        ).fetchall()
    decided = decisions_of(store.statements.list((DUPLICATE,)), reviewing.judges(store))
    apart = {pair for pair, (keep, _) in decided.items() if not keep}
    found = []
    moments = [date.fromisoformat(row[3]).toordinal() for row in rows]
    held, placed = rounds.listed(store), rounds.placements(store)
    ends = {one.id: one.end.toordinal() for one in held}
    periods = [placed.get(row[4]) or _round_of(held, moment) for row, moment in zip(rows, moments, strict=True)]
    for at, row in enumerate(rows):
        last = max(moments[at] + days, ends.get(periods[at], 0))
        for then in range(at + 1, len(rows)):
            other = rows[then]
            if moments[then] > last or other[0] != row[0] or other[1] != row[1] or other[2] != row[2]:
                break
            if moments[then] - moments[at] > days and periods[then] != periods[at]:
                continue
            one, two = (row, other) if row[4] < other[4] else (other, row)
            if (one[4], two[4]) not in apart:
                found.append(Pair(_side(one), _side(two), str(one[6]), bool(one[2])))
    return sorted(found, key=lambda pair: (abs((pair.one.day - pair.two.day).days), pair.centre, pair.one.visit))


def _round_of(held: Sequence[rounds.Round], day: int) -> str:
    """The id of the round of a day (its ordinal), "" outside of all."""
    if not held:
        return ""
    found = rounds.at(held, date.fromordinal(day))
    return found.id if found is not None else ""


def likeness(store: Store, one: str, two: str) -> Likeness:
    """How alike two visits are. Raises NotFound, RevisionUnreadable."""
    first, second = _body(store, one), _body(store, two)
    said = [_answers(body) for body in (first, second)]
    same = sum(min(n, said[1].get(key, 0)) for key, n in said[0].items())
    # A changed answer is one answer, not two of which either side lacks one.
    counts = [_counted(answers) for answers in said]
    total = sum(max(counts[0].get(ref, 0), counts[1].get(ref, 0)) for ref in counts[0].keys() | counts[1].keys())
    photos = [{file.sha256 for file in body.attachments.values()} for body in (first, second)]
    with store._core.database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT visit_id, name FROM visit_person WHERE kind = 'team' AND visit_id IN (?, ?) ORDER BY name",
            (first.visit, second.visit),
        ).fetchall()
    teams = [{name for visit, name in rows if visit == body.visit} for body in (first, second)]
    people = teams[0] & teams[1] or ({first.author.name} & {second.author.name})
    return Likeness(same, total, tuple(sorted(people)), len(photos[0] & photos[1]), len(photos[0] | photos[1]))


def plan_union(store: Store, keep: str, other: str, language: str = "id") -> JoinPlan:
    """What joining two visits into `keep` asks: the three-way screen without a base; nothing is changed.

    Records of repeats are matched by what they hold; those only one visit has are all kept.

    Raises:
        UserError: "not-a-supervisor", "draft-here", "forked" while one of them has several versions, "other-centre",
            "set-aside". NotFound.
    """
    first, second = (setting_aside.checked(store, visit, "-") for visit in (keep, other))
    if first.centre_id != second.centre_id or first.form_id != second.form_id or first.id == second.id:
        raise UserError(
            Text(
                "Dua kunjungan ini tidak dari pusat layanan dan formulir yang sama.",
                "These two visits are not of one centre and one form.",
            ),
            code="other-centre",
        )
    if first.forked or second.forked:
        raise UserError(
            Text(
                "Salah satu kunjungan ini punya beberapa versi. Gabungkan versinya dahulu.",
                "One of these visits has several versions. Join its versions first.",
            ),
            code="forked",
        )
    mine, theirs = _body(store, first.id), _body(store, second.id)
    opened = store.instruments.open(mine.instrument.digest)
    moved = _matched(opened.state(mine.content), opened.state(theirs.content), theirs)
    own = {path for path in moved.content if path not in mine.content and _is_fixed(opened.state(mine.content), path)}
    content = {path: text for path, text in moved.content.items() if path not in own}
    moved = _with_content(moved, content)
    bodies = joining.told_apart({first.head: mine, second.head: moved}, first.head)
    joined = merge({first.head: (), second.head: ()}, {head: body.content for head, body in bodies.items()})
    state = opened.state(mine.content)
    fixed = [conflict.path for conflict in joined.conflicts if _is_fixed(state, conflict.path)]
    kept = {**joined.content, **{path: mine.content.get(path, "") for path in fixed}}
    joined = replace(
        joined,
        heads=(first.head, second.head),
        shown=first.head,
        content={path: text for path, text in kept.items() if text},
        conflicts=tuple(conflict for conflict in joined.conflicts if conflict.path not in fixed),
    )
    return joining.planned(store, first.id, joined, bodies, language, second.id)


def unite(store: Store, plan: JoinPlan, choices: Mapping[str, str], reason: str) -> Revision:
    """Seal what both visits hold as a version of the kept one, and state that the other counts as it.

    Raises:
        UserError: as `joining.apply_join`. Nothing was changed.
    """
    with store.unit():
        sealed = joining.apply_join(store, plan, choices, reason)
        _state(store, plan.visit, plan.other, plan.visit, reason)
    return sealed


def keep_both(store: Store, one: str, two: str, reason: str) -> Statement:
    """State that two visits are two; takes back a joining of them.

    Raises:
        UserError: "not-a-supervisor", "reason-missing". NotFound.
    """
    setting_aside.must_be_supervisor(store)
    setting_aside.must_have(reason)
    first, second = store.visits.get(one), store.visits.get(two)
    with store.unit():
        return _state(store, first.id, second.id, "", reason)


def _state(store: Store, one: str, two: str, keep: str, reason: str) -> Statement:
    acts = [act for act in store.statements.list((DUPLICATE,)) if pair_of(act) == tuple(sorted((one, two)))]
    seen = sorted({*setting_aside.heads_here(store, one), *setting_aside.heads_here(store, two)})
    data = {
        "with": two,
        "keep": keep,
        "reason": reason.strip(),
        "seen": seen,
        "after": setting_aside.after(acts),
    }
    made = store.statements.add(DUPLICATE, data, visit=one)
    setting_aside.follow(store, [one, two])
    return made


def _side(row: tuple[object, ...]) -> Side:
    _, _, _, day, visit, kind, _, author, sealed, code = row
    at = from_micros(int(str(sealed)))
    return Side(str(visit), date.fromisoformat(str(day)), str(kind), str(author), at, str(code))


def _body(store: Store, visit: str) -> RevisionBody:
    found = store.visits.get(visit)
    return store.revisions.read(store.revisions.get(found.head).raw)


def _answers(body: RevisionBody) -> dict[tuple[str, str], int]:
    """How often each answer is given: (ref without instances, text) → count."""
    said: dict[tuple[str, str], int] = {}
    for path, text in body.asked().items():
        if "#" in path or path.endswith("]") or "/meta/" in path or text in body.attachments:
            continue
        key = (_ref(path), " ".join(text.split()))
        said[key] = said.get(key, 0) + 1
    return said


def _counted(answers: Mapping[tuple[str, str], int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for (ref, _), n in answers.items():
        counts[ref] = counts.get(ref, 0) + n
    return counts


def _ref(path: str) -> str:
    parts = [part.split("[", 1)[0] for part in path.split("/")]
    return "/".join(parts)


def _is_fixed(state: FormState, path: str) -> bool:
    """Whether nobody answers there: what the form itself wrote at the visit's start stays that of the kept visit."""
    from ltsa_desktop.xforms.views import UnknownPath

    question = path.partition("#")[0]
    try:
        node = state.node(question)
    except UnknownPath:
        return "/meta/" in question
    return node.kind == "value" and (node.readonly or node.definition.has_calculate or node.definition.control is None)


def _matched(mine: FormState, theirs: FormState, body: RevisionBody) -> RevisionBody:
    """The other visit with its records under the identities of those they are alike; others go behind, in order."""
    renamed: dict[str, str] = {}
    for place in aligning.places(mine, theirs):
        one, two = place.first, place.second
        if place.repeat and one is not None and two is not None and aligning.likeness(one, two) >= LIKE:
            renamed[two.path] = one.path
    content: dict[str, str] = {}
    last = _last_orders(mine)
    for path, text in sorted(body.content.items()):
        moved = _moved(path, renamed)
        if path.endswith("]") and path not in renamed:
            repeat = moved[: moved.rfind("[")]
            last[repeat] = last.get(repeat, Decimal(0)) + 1
            text = str(last[repeat])
        content[moved] = text
    written = {_moved(path, renamed): wrote for path, wrote in body.written.items()}
    return _with_content(body, content, written)


def _moved(path: str, renamed: Mapping[str, str]) -> str:
    """`path` with the longest instance in front of it renamed."""
    end = len(path)
    while (end := path.rfind("]", 0, end) + 1) > 0:
        if path[:end] in renamed:
            return renamed[path[:end]] + path[end:]
        end -= 1
    return path


def _last_orders(state: FormState) -> dict[str, Decimal]:
    """For each repeat the greatest order key in use."""
    last: dict[str, Decimal] = {}
    for path, text in state.content().items():
        if path.endswith("]"):
            repeat = path[: path.rfind("[")]
            try:
                last[repeat] = max(last.get(repeat, Decimal(0)), Decimal(text))
            except ArithmeticError:
                continue
    return last


def _with_content(
    body: RevisionBody, content: dict[str, str], written: dict[str, tuple[int, int]] | None = None
) -> RevisionBody:
    import msgspec

    return msgspec.structs.replace(body, content=content, written=body.written if written is None else written)
