"""What must hold for every plan and every set of answers."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ltsa_desktop.ground.words import Text
from ltsa_desktop.scoring import (
    IPP_BANDS,
    SKM_BANDS,
    Aspect,
    Item,
    ItemAnswer,
    Part,
    Plan,
    Scheme,
    Snapshot,
    evaluate,
)

D = Decimal
WEIGHTS = st.integers(1, 1000).map(lambda n: D(n) / 10)
RULES = st.sampled_from(["renormalise", "zero"])
STATES = ["na", "nd", "missing", "hidden"]


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    formula: Any = draw(st.sampled_from(["ipp-f02", "ipp-f03", "skm", "sara", "ombudsman"]))
    most = D(draw(st.integers(1, 7)))
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    aspects = tuple(
        Aspect(
            f"a{n}",
            Text("", ""),
            draw(WEIGHTS),
            tuple(
                Item(
                    f"/d/q{n}_{i}",
                    draw(WEIGHTS),
                    maximum=draw(st.none() | st.integers(1, 9).map(D)) if formula in ("sara", "ombudsman") else None,
                )
                for i in range(size)
            ),
        )
        for n, size in enumerate(sizes)
    )
    return Scheme(
        "s",
        formula,
        Text("", ""),
        D(draw(st.sampled_from([5, 100]))),
        most,
        na=draw(RULES),
        nd=draw(RULES),
        missing=draw(RULES),
        bands=IPP_BANDS,
        aspects=aspects,
    )


@st.composite
def filled(draw: st.DrawFn) -> tuple[Scheme, dict[str, list[ItemAnswer]]]:
    scheme = draw(schemes())
    answers: dict[str, list[ItemAnswer]] = {}
    for item in scheme.items:
        most = item.maximum or scheme.points_maximum
        found = []
        for n in range(draw(st.integers(0, 3))):
            path = f"{item.ref}[r{n}]"
            if draw(st.booleans()):
                count = draw(st.integers(1, 4))
                points = draw(st.decimals(0, most * count, places=2, allow_nan=False, allow_infinity=False))
                found.append(ItemAnswer(path, points, "scored", count))
            else:
                state: Any = draw(st.sampled_from(STATES))
                found.append(ItemAnswer(path, None, state))
        answers[item.ref] = found
    return scheme, answers


@given(filled())
@settings(max_examples=300, deadline=None)
def test_an_index_stays_in_its_bounds_and_its_losses_explain_it(case: tuple[Scheme, Any]) -> None:
    scheme, answers = case
    result = evaluate(Plan((scheme,)), answers).schemes[0]
    assert result.n_items == result.n_scored + result.n_na + result.n_nd + result.n_missing
    assert result.n_items + result.counts.n_hidden == len(scheme.items)
    if result.score is None or result.unrounded is None:
        assert result.losses == ()
        return
    assert 0 <= result.score <= scheme.maximum
    assert abs(result.score - result.unrounded) <= D("0.005")
    assert all(loss.points > 0 for loss in result.losses)
    assert sum((loss.points for loss in result.losses), D(0)) == scheme.maximum - result.unrounded
    amounts = [loss.points for loss in result.losses]
    assert amounts == sorted(amounts, reverse=True)
    for aspect in result.aspects:
        assert aspect.score is None or 0 <= aspect.score <= scheme.maximum
        assert (aspect.score is None) == (aspect.share == 0)


@given(filled(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_answers_cannot_matter(case: tuple[Scheme, Any], dice: random.Random) -> None:
    scheme, answers = case
    refs = list(answers)
    dice.shuffle(refs)
    shuffled = {ref: dice.sample(answers[ref], len(answers[ref])) for ref in refs}
    plan = Plan((scheme,))
    assert evaluate(plan, shuffled).to_json() == evaluate(plan, answers).to_json()


@given(filled(), st.data())
@settings(max_examples=200, deadline=None)
def test_a_better_answer_never_lowers_an_index(case: tuple[Scheme, Any], data: st.DataObject) -> None:
    scheme, answers = case
    places = [(r, n) for r, found in answers.items() for n, a in enumerate(found) if a.status == "scored"]
    if not places:
        return
    ref, n = data.draw(st.sampled_from(places))
    item = next(i for i in scheme.items if i.ref == ref)
    old = answers[ref][n]
    best = replace(old, points=(item.maximum or scheme.points_maximum) * old.count)
    before = evaluate(Plan((scheme,)), answers).schemes[0]
    after = evaluate(Plan((scheme,)), answers | {ref: [*answers[ref][:n], best, *answers[ref][n + 1 :]]}).schemes[0]
    assert before.unrounded is not None
    assert after.unrounded is not None
    assert after.unrounded >= before.unrounded
    # What the answer cost is exactly what its mending brings.
    cost = sum(loss.points for loss in before.losses if (loss.ref, loss.path) == (ref, old.path))
    assert abs(after.unrounded - before.unrounded - cost) <= D("2e-12")


@given(filled())
@settings(max_examples=150, deadline=None)
def test_a_snapshot_survives_its_json_and_recomputes_to_the_same_bytes(case: tuple[Scheme, Any]) -> None:
    scheme, answers = case
    plan = Plan((scheme, Scheme("t", "combine", Text("", ""), D(5), parts=(Part("s", D(1)),), bands=SKM_BANDS)))
    written = evaluate(plan, answers).to_json()
    assert Snapshot.from_json(written).to_json() == written
    assert evaluate(Plan.from_json(plan.to_json()), answers).to_json() == written
    assert Snapshot.from_json(written) == evaluate(plan, answers)


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=30))
@settings(max_examples=100, deadline=None)
def test_skm_equals_the_formula_of_the_regulation(people: list[list[int]]) -> None:
    aspects = tuple(Aspect(f"u{n}", Text("", ""), items=(Item(f"/u{n}", minimum=D(1)),)) for n in range(9))
    scheme = Scheme("skm", "skm", Text("", ""), D(100), D(4), aspects=aspects)
    answers = {f"/u{n}": [ItemAnswer(f"/u{n}", D(sum(p[n] for p in people)), "scored", len(people))] for n in range(9)}
    exact = sum(Fraction(sum(p[n] for p in people), len(people)) * Fraction(1, 9) for n in range(9)) * 25
    hundredths = (2 * exact * 100 + 1) // 2
    assert evaluate(Plan((scheme,)), answers).schemes[0].score == D(hundredths) / 100
