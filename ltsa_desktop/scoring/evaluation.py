"""The arithmetic: answers under a plan to a snapshot.

Everything is computed in whole numbers and exact fractions, so that 1/9 is 1/9 and a shared-out weight loses nothing;
decimals appear once, at the end, rounded half-up. The order of answers cannot matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from ltsa_desktop.ground.words import Text
from ltsa_desktop.scoring.formulas import FORMULA_RULES
from ltsa_desktop.scoring.plan import Aspect, Band, Plan, Scheme
from ltsa_desktop.scoring.snapshot import (
    EXACT_PLACES,
    AspectScore,
    Counts,
    ItemAnswer,
    Loss,
    SchemeScore,
    Snapshot,
    Status,
    apportion,
    half_up,
)

# When an item has several answers and none has points, it is in the state that asks for most attention.
PRECEDENCE: tuple[Status, ...] = ("missing", "nd", "na", "hidden")
EXACT_UNIT = 10**EXACT_PLACES
NOUGHT = Decimal(0)


class _ItemPlan(NamedTuple):
    """An item with its weights as whole numbers: `full` for all its points, `unit` for one point."""

    ref: str
    title: Text
    full: int
    unit: int
    least: tuple[int, int]
    most: tuple[int, int]


class _AspectPlan(NamedTuple):
    """An aspect's items, and its weight in the index: fixed, or `per_full` for each unit of its assessed items."""

    items: list[_ItemPlan]
    weight: Fraction
    per_full: Fraction | None


class _Cost(NamedTuple):
    """A loss as a fraction of points, before it is put into decimals."""

    ref: str
    path: str
    title: Text
    numerator: int
    denominator: int


class _AspectSum(NamedTuple):
    """An aspect before it is weighed. `share` is of its maximum; costs are in units of 1/`full` of the aspect."""

    share: Fraction | None
    full: int
    weight: Fraction
    counts: Counts
    n_answers: int
    costs: list[_Cost]


class _Result(NamedTuple):
    """A scheme before it is put into decimals; `exact` is on the scheme's scale, costs in points of it."""

    exact: Fraction | None
    costs: list[_Cost]


def evaluate(plan: Plan, answers: Mapping[str, Sequence[ItemAnswer]]) -> Snapshot:
    """Every index of `plan` for these answers.

    Args:
        plan: the instrument's plan.
        answers: item ref → its answers, one per repeat instance. A ref that is absent, or has no answers, is open.

    Returns:
        The snapshot; the same answers in any order give the same one.

    Raises:
        ValueError: the plan is no plan (a part that is not above its combined index, a weight below nought).
    """
    return LiveScore(plan, answers).snapshot


class LiveScore:
    """A snapshot that follows single answers: only the indices that an answer counts in are computed again.

    Attributes:
        plan: the plan.
        snapshot: every index as of the last update.
    """

    def __init__(self, plan: Plan, answers: Mapping[str, Sequence[ItemAnswer]]) -> None:
        self.plan = plan
        self._answers = dict(answers)
        self._results: dict[str, _Result] = {}
        self._scores: dict[str, SchemeScore] = {}
        self._compute(set(range(len(plan.schemes))))

    def update(self, answers: Mapping[str, Sequence[ItemAnswer]]) -> Snapshot:
        """Put in the answers that changed, by ref, and give the snapshot of now."""
        changed = {ref for ref, found in answers.items() if self._answers.get(ref) != found}
        if changed:
            self._answers.update(answers)
            self._compute({n for n, s in enumerate(self.plan.schemes) if any(i.ref in changed for i in s.items)})
        return self.snapshot

    def _compute(self, stale: set[int]) -> None:
        done: set[str] = set()
        for n, (scheme, aspects) in enumerate(zip(self.plan.schemes, _compiled(self.plan), strict=True)):
            if scheme.formula == "combine":
                if n not in stale and not any(p.scheme in done for p in scheme.parts):
                    continue
                found = _combine(scheme, self.plan, self._results, self._scores)
            elif n in stale:
                found = _evaluate(scheme, aspects, self._answers)
            else:
                continue
            self._results[scheme.id], self._scores[scheme.id] = found
            done.add(scheme.id)
        self.snapshot = Snapshot(self.plan.digest, tuple(self._scores[s.id] for s in self.plan.schemes))


def _compiled(plan: Plan) -> list[list[_AspectPlan]]:
    """The plan with its weights as whole numbers and fractions, kept on the plan itself."""
    known: list[list[_AspectPlan]] | None = plan.__dict__.get("_compiled")
    if known is None:
        known = [[_compile(scheme, aspect) for aspect in scheme.aspects] for scheme in plan.schemes]
        plan.__dict__["_compiled"] = known
    return known


def _compile(scheme: Scheme, aspect: Aspect) -> _AspectPlan:
    rule, items = FORMULA_RULES[scheme.formula], aspect.items
    most = [Fraction(i.maximum if rule.own_maximum and i.maximum is not None else scheme.points_maximum) for i in items]
    weights = [Fraction(i.weight) if rule.items == "own" else Fraction(1) for i in items]
    if aspect.weight < 0 or any(w < 0 for w in weights) or any(m <= 0 for m in most):
        raise ValueError(f"scheme {scheme.id}: a weight below 0, or a maximum that is not above 0")
    scale = lcm(*(w.denominator * (w / m).denominator for w, m in zip(weights, most, strict=True)))
    compiled = [
        _ItemPlan(
            item.ref,
            item.title,
            int(w * scale),
            int(w / m * scale),
            item.minimum.as_integer_ratio(),
            m.as_integer_ratio(),
        )
        for item, w, m in zip(items, weights, most, strict=True)
    ]
    weight = Fraction(aspect.weight) if rule.aspects == "own" else Fraction(1)
    return _AspectPlan(compiled, weight, Fraction(1, scale) if rule.aspects == "items" else None)


def _evaluate(
    scheme: Scheme, compiled: list[_AspectPlan], answers: Mapping[str, Sequence[ItemAnswer]]
) -> tuple[_Result, SchemeScore]:
    outside: list[str] = []
    sums = [_sum(scheme, aspect, answers, outside) for aspect in compiled]
    whole = sum((s.weight for s in sums if s.share is not None), Fraction(0))
    maximum = Fraction(scheme.maximum)
    points_maximum = Fraction(scheme.points_maximum)
    exact = Fraction(0) if whole else None
    costs: list[_Cost] = []
    shown: list[AspectScore] = []
    for aspect, s in zip(scheme.aspects, sums, strict=True):
        score = points = None
        share = lost = NOUGHT
        if s.share is not None and exact is not None:
            weight = s.weight / whole
            on_scale = s.share * maximum
            gained = on_scale * weight
            exact += gained
            factor = maximum * weight / s.full
            up, down = factor.numerator, factor.denominator
            costs += [_Cost(c.ref, c.path, c.title, c.numerator * up, c.denominator * down) for c in s.costs]
            score = _rounded(on_scale, scheme.aspect_places)
            points = _rounded(s.share * points_maximum, scheme.aspect_places)
            share = _rounded(weight, EXACT_PLACES)
            lost = _rounded(maximum * weight - gained, EXACT_PLACES)
        shown.append(AspectScore(aspect.id, score, points, share, lost, s.counts, s.n_answers))
    counts = sum((s.counts for s in sums), Counts())
    result = _Result(exact, costs)
    return result, _publish(scheme, result, tuple(shown), counts, tuple(sorted(outside)))


def _sum(
    scheme: Scheme, aspect: _AspectPlan, answers: Mapping[str, Sequence[ItemAnswer]], outside: list[str]
) -> _AspectSum:
    """One aspect: the share of its maximum it reached, and what each answer cost of it."""
    pooled = FORMULA_RULES[scheme.formula].items == "respondents"
    absent_is_zero = {s for s, r in (("na", scheme.na), ("nd", scheme.nd), ("missing", scheme.missing)) if r == "zero"}
    states = dict.fromkeys(("scored", *PRECEDENCE), 0)
    terms: list[tuple[_ItemPlan, int, list[tuple[str, int, int, int]]]] = []
    n_answers = 0
    for item in aspect.items:
        # Of each answer: its path, points as a fraction, and respondents.
        counted: list[tuple[str, int, int, int]] = []
        respondents = 0
        seen: set[str] = set()
        for answer in answers.get(item.ref) or (ItemAnswer(item.ref, None, "missing"),):
            status, count = answer.status, answer.count
            if status == "scored":
                up, down = _ratio(answer, item)
                if not down:
                    outside.append(answer.path)
                    status = "missing"
                else:
                    counted.append((answer.path, up, down, count))
                    respondents += count
                    n_answers += count
            seen.add(status)
            if status in absent_is_zero:
                counted.append((answer.path, 0, 1, 1))
                respondents += 1
        states["scored" if "scored" in seen else next(s for s in PRECEDENCE if s in seen)] += 1
        if respondents:
            terms.append((item, respondents, counted))

    # Pooled: an item weighs as many units as it has respondents, so that each respondent weighs the same.
    full = sum(item.full * (n if pooled else 1) for item, n, _ in terms)
    asked = sum(n for state, n in states.items() if state != "hidden")
    counts = Counts(asked, states["scored"], states["na"], states["nd"], states["missing"], states["hidden"])
    if not full:
        return _AspectSum(None, 0, Fraction(0), counts, n_answers, [])
    costs: list[_Cost] = []
    missed: dict[int, int] = {}
    for item, n, counted in terms:
        per = 1 if pooled else n
        for path, up, down, count in counted:
            cost = item.full * count * down - item.unit * up
            if cost:
                costs.append(_Cost(item.ref, path, item.title, cost, down * per))
                missed[down * per] = missed.get(down * per, 0) + cost
    share = 1 - sum((Fraction(cost, below * full) for below, cost in missed.items()), Fraction(0))
    weight = aspect.weight if aspect.per_full is None else aspect.per_full * full
    return _AspectSum(share, full, weight, counts, n_answers, costs)


def _ratio(answer: ItemAnswer, item: _ItemPlan) -> tuple[int, int]:
    """The answer's points as a fraction; (0, 0) when they are not on the item's scale."""
    if answer.points is None or not answer.points.is_finite() or answer.count < 1:
        return 0, 0
    up, down = answer.points.as_integer_ratio()
    (low, low_below), (high, high_below) = item.least, item.most
    inside = low * answer.count * down <= up * low_below and up * high_below <= high * answer.count * down
    return (up, down) if inside else (0, 0)


def _combine(
    scheme: Scheme, plan: Plan, results: Mapping[str, _Result], scores: Mapping[str, SchemeScore]
) -> tuple[_Result, SchemeScore]:
    for part in scheme.parts:
        if part.scheme not in results:
            raise ValueError(f"scheme {scheme.id}: its part {part.scheme!r} does not stand above it")
    whole = sum((Fraction(p.weight) for p in scheme.parts), Fraction(0))
    maximum = Fraction(scheme.maximum)
    ready = whole > 0 and all(results[p.scheme].exact is not None for p in scheme.parts)
    index: Fraction | None = Fraction(0) if ready else None
    costs: list[_Cost] = []
    aspects: list[AspectScore] = []
    for part in scheme.parts:
        inner, shown = results[part.scheme], scores[part.scheme]
        share = Fraction(part.weight) / whole if whole else Fraction(0)
        factor = share * maximum / Fraction(plan.scheme(part.scheme).maximum)
        if index is not None and inner.exact is not None:
            index += inner.exact * factor
            up, down = factor.numerator, factor.denominator
            costs += [_Cost(c.ref, c.path, c.title, c.numerator * up, c.denominator * down) for c in inner.costs]
        on_scale = None if inner.exact is None else inner.exact / Fraction(shown.maximum)
        aspects.append(
            AspectScore(
                id=part.scheme,
                score=None if on_scale is None else _rounded(on_scale * maximum, scheme.aspect_places),
                points=None if inner.exact is None else _rounded(inner.exact, scheme.aspect_places),
                share=_rounded(share, EXACT_PLACES),
                lost=_rounded(share * maximum * (1 - on_scale), EXACT_PLACES)
                if ready and on_scale is not None
                else Decimal(0),
                counts=shown.counts,
                n_answers=sum(a.n_answers for a in shown.aspects),
            )
        )
    outside = sorted({path for p in scheme.parts for path in scores[p.scheme].out_of_range})
    counts = sum((a.counts for a in aspects), Counts())
    result = _Result(index, costs)
    return result, _publish(scheme, result, tuple(aspects), counts, tuple(outside))


def _publish(
    scheme: Scheme, result: _Result, aspects: tuple[AspectScore, ...], counts: Counts, outside: tuple[str, ...]
) -> SchemeScore:
    """The one place where a scheme's fractions become decimals."""
    score = unrounded = band = None
    losses: tuple[Loss, ...] = ()
    if result.exact is not None:
        score = _rounded(result.exact, scheme.places)
        unrounded = _rounded(result.exact, EXACT_PLACES)
        band = band_of(scheme.bands, _rounded(result.exact, scheme.band_places))
        losses = _losses(result.costs, scheme.maximum - unrounded)
    return SchemeScore(
        id=scheme.id,
        formula=scheme.formula,
        score=score,
        unrounded=unrounded,
        maximum=scheme.maximum,
        band=band,
        aspects=aspects,
        counts=counts,
        losses=losses,
        out_of_range=outside,
    )


def _losses(costs: list[_Cost], total: Decimal) -> tuple[Loss, ...]:
    """The costs in decimals that sum to `total`, dearest first; equal ones in the order of their paths."""
    ordered = sorted(costs, key=lambda c: (-(c.numerator * EXACT_UNIT << 64) // c.denominator, c.path, c.ref))
    amounts = apportion([(c.numerator * EXACT_UNIT, c.denominator) for c in ordered], int(total * EXACT_UNIT))
    return tuple(
        Loss(c.ref, c.path, c.title, Decimal(amount).scaleb(-EXACT_PLACES))
        for c, amount in zip(ordered, amounts, strict=True)
        if amount
    )


def band_of(bands: Sequence[Band], value: Decimal) -> Band | None:
    """The band with the highest lower bound not above `value`, which is rounded already; None below them all."""
    reached = [b for b in bands if b.lower <= value]
    return max(reached, key=lambda b: b.lower) if reached else None


def _rounded(value: Fraction, places: int) -> Decimal:
    """A fraction that is not negative in `places` decimals, half-up."""
    return Decimal(half_up(value.numerator * 10**places, value.denominator)).scaleb(-places)
