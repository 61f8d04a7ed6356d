"""The check values of the regulations, and what becomes of answers without points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ltsa_desktop.ground.words import Text
from ltsa_desktop.scoring import (
    IPP_BANDS,
    OMBUDSMAN_BANDS,
    SKM_BANDS,
    Aspect,
    Item,
    ItemAnswer,
    LiveScore,
    Part,
    Plan,
    Scheme,
    Snapshot,
    band_of,
    evaluate,
    krejcie_morgan,
)

D = Decimal
NOTHING = Text("", "")
IPP_CHECK = [3, 2, 1, 3, 4, 2, 1, 0, 0, 2, 1, 3, 0, 4, 2, 3, 3, 1, 2, 2, 4, 1, 3, 2, 2, 3, 2, 1, 1, 0]
SKM_CHECK = [105, 101, 100, 116, 102, 105, 106, 105, 115]
Build = Callable[[Scheme, Sequence[Any]], Any]


def total_of_losses(snapshot: Snapshot) -> None:
    for scheme in snapshot.schemes:
        if scheme.unrounded is not None:
            assert sum((loss.points for loss in scheme.losses), D(0)) == scheme.maximum - scheme.unrounded


def test_ipp_gives_the_check_value_of_the_regulations_formula(ipp: Scheme, scored: Build) -> None:
    result = evaluate(Plan((ipp,)), scored(ipp, IPP_CHECK)).scheme("ipp")
    assert result.unrounded == D("1.994")
    assert result.score == D("1.99")
    assert result.band is not None
    assert result.band.code == "D"
    assert (result.n_items, result.n_scored, result.complete) == (30, 30, True)


def test_ipp_is_not_the_plain_mean_inside_the_aspects(ipp: Scheme, scored: Build) -> None:
    plain = replace(
        ipp, aspects=tuple(replace(a, items=tuple(replace(i, weight=D(1)) for i in a.items)) for a in ipp.aspects)
    )
    wrong = evaluate(Plan((plain,)), scored(plain, IPP_CHECK)).scheme("ipp").unrounded
    assert wrong is not None
    assert round(wrong, 4) == D("1.8517")


def test_skm_gives_the_check_value_from_element_totals(skm: Scheme, skm_totals: Any) -> None:
    result = evaluate(Plan((skm,)), skm_totals(SKM_CHECK, 29)).scheme("skm")
    assert result.score == D("91.48")
    assert result.band is not None
    assert result.band.code == "A"
    assert [a.n_answers for a in result.aspects] == [29] * 9
    assert result.aspects[0].points == D("3.62")
    assert (result.n_items, result.n_scored) == (9, 9)


def test_skm_keeps_one_ninth_exact_where_a_rounded_weight_changes_the_band(skm: Scheme, skm_totals: Any) -> None:
    result = evaluate(Plan((skm,)), skm_totals(["71"] * 9, 20)).scheme("skm")
    assert result.unrounded == D("88.75")
    assert result.band is not None
    assert result.band.code == "A"
    rounded_weight = D("3.55") * 9 * D("0.11") * 25
    assert rounded_weight.quantize(D("0.01")) == D("87.86")


def test_skm_from_single_respondents_equals_the_totals_of_the_same_answers(skm: Scheme, skm_totals: Any) -> None:
    people = [[4, 3, 3, 4, 2, 4, 3, 4, 4], [3, 3, 2, 4, 4, 4, 4, 3, 4], [4, 4, 3, 3, 3, 3, 4, 4, 2]]
    totals = [sum(p[n] for p in people) for n in range(9)]
    singles: dict[str, list[ItemAnswer]] = {}
    for n in range(1, 10):
        singles[f"/data/e/total_u{n}"] = [ItemAnswer(f"/data/e/total_u{n}", None, "hidden")]
        singles[f"/data/e/respondent/u{n}"] = [
            ItemAnswer(f"/data/e/respondent[r{i}]/u{n}", D(p[n - 1])) for i, p in enumerate(people)
        ]
    one = evaluate(Plan((skm,)), skm_totals(totals, 3)).scheme("skm")
    many = evaluate(Plan((skm,)), singles).scheme("skm")
    assert one.unrounded == many.unrounded
    assert [a.points for a in one.aspects] == [a.points for a in many.aspects]
    total_of_losses(evaluate(Plan((skm,)), singles))


def test_skm_respondents_weigh_the_same_whichever_way_they_were_recorded(skm: Scheme, skm_totals: Any) -> None:
    answers = skm_totals([8] * 9, 2)
    answers["/data/e/respondent/u1"] = [ItemAnswer("/data/e/respondent[ra]/u1", D(1))]
    first = evaluate(Plan((skm,)), answers).scheme("skm").aspects[0]
    assert (first.points, first.n_answers) == (D("3.00"), 3)


@pytest.mark.parametrize(
    ("lowest", "highest", "code"),
    [
        ("4.51", "5", "A"),
        ("4.01", "4.50", "A-"),
        ("3.51", "4.00", "B"),
        ("3.01", "3.50", "B-"),
        ("2.51", "3.00", "C"),
        ("2.01", "2.50", "C-"),
        ("1.51", "2.00", "D"),
        ("1.01", "1.50", "E"),
        ("0", "1.00", "F"),
    ],
)
def test_ipp_bands_reach_from_their_lower_bound_to_the_next(lowest: str, highest: str, code: str) -> None:
    found = [band_of(IPP_BANDS, D(value)) for value in (lowest, highest)]
    assert [band and band.code for band in found] == [code, code]


@pytest.mark.parametrize(
    ("bands", "value", "code"),
    [
        (SKM_BANDS, "88.31", "A"),
        (SKM_BANDS, "88.30", "B"),
        (SKM_BANDS, "76.61", "B"),
        (SKM_BANDS, "76.60", "C"),
        (SKM_BANDS, "65.00", "C"),
        (SKM_BANDS, "64.99", "D"),
        (SKM_BANDS, "25", "D"),
        (OMBUDSMAN_BANDS, "100", "hijau"),
        (OMBUDSMAN_BANDS, "81", "hijau"),
        (OMBUDSMAN_BANDS, "80.99", "kuning"),
        (OMBUDSMAN_BANDS, "51", "kuning"),
        (OMBUDSMAN_BANDS, "50.99", "merah"),
        (OMBUDSMAN_BANDS, "0", "merah"),
    ],
)
def test_other_bands_begin_at_their_lower_bound(bands: Any, value: str, code: str) -> None:
    band = band_of(bands, D(value))
    assert band is not None
    assert band.code == code


def test_below_every_band_there_is_none() -> None:
    assert band_of(SKM_BANDS[:3], D("64.99")) is None


def test_a_band_is_found_after_rounding_half_up() -> None:
    one = Scheme(
        "x", "ipp-f02", NOTHING, D(5), D(5), bands=IPP_BANDS, aspects=(Aspect("a", NOTHING, D(1), (Item("/d/q"),)),)
    )
    for points, score, code in (("4.505", "4.51", "A"), ("4.50499999999", "4.50", "A-"), ("1.005", "1.01", "E")):
        result = evaluate(Plan((one,)), {"/d/q": [ItemAnswer("/d/q", D(points))]}).scheme("x")
        assert (result.score, result.band and result.band.code) == (D(score), code)


@pytest.mark.parametrize(("population", "sample"), [(10, 10), (100, 80), (500, 217), (1000, 278), (10000, 370), (0, 0)])
def test_sample_sizes_are_those_of_the_krejcie_morgan_table(population: int, sample: int) -> None:
    assert krejcie_morgan(population) == sample


def test_a_population_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        krejcie_morgan(-1)


def test_not_applicable_is_not_nought(ipp: Scheme, scored: Build) -> None:
    zero = evaluate(Plan((ipp,)), scored(ipp, [*IPP_CHECK[:-1], 0])).scheme("ipp")
    absent = evaluate(Plan((ipp,)), scored(ipp, [*IPP_CHECK[:-1], "na"])).scheme("ipp")
    # Aspect VI: 1 and 0 at 50/50 is 0.5; without the second item its weight goes to the first, and the aspect is 1.
    assert zero.unrounded == D("1.994")
    assert absent.unrounded == D("1.994") + D("0.5") * D("0.12")
    assert (absent.n_items, absent.n_scored, absent.n_na) == (30, 29, 1)


@pytest.mark.parametrize("state", ["na", "nd", "missing", "hidden"])
def test_each_state_without_points_is_counted_apart(ipp: Scheme, scored: Build, state: str) -> None:
    result = evaluate(Plan((ipp,)), scored(ipp, [state, *IPP_CHECK[1:]])).scheme("ipp")
    counts = {"na": result.n_na, "nd": result.n_nd, "missing": result.n_missing, "hidden": result.counts.n_hidden}
    assert counts == {**dict.fromkeys(counts, 0), state: 1}
    assert result.n_scored == 29
    assert result.n_items == (29 if state == "hidden" else 30)
    assert result.complete == (state != "missing")


def test_an_aspect_without_points_gives_its_weight_to_the_others(ipp: Scheme, scored: Build) -> None:
    result = evaluate(Plan((ipp,)), scored(ipp, [*IPP_CHECK[:-2], "na", "na"])).scheme("ipp")
    assert result.aspects[5].score is None
    assert result.aspects[5].share == 0
    assert sum(a.share for a in result.aspects) == pytest.approx(D(1), abs=D("1e-11"))
    # (1.994 − 0.5 × 0.12) / 0.88 = 2.19772727…
    assert result.unrounded == D("2.197727272727")


def test_the_rule_zero_counts_absent_answers_as_nought(ipp: Scheme, scored: Build) -> None:
    strict = replace(ipp, missing="zero")
    open_ones = evaluate(Plan((strict,)), scored(strict, [*IPP_CHECK[:-2], "missing", "na"])).scheme("ipp")
    assert open_ones.aspects[5].score == 0
    assert open_ones.n_missing == 1
    total_of_losses(evaluate(Plan((strict,)), scored(strict, ["missing"] * 30)))
    assert evaluate(Plan((strict,)), {}).scheme("ipp").score == 0


def test_nothing_assessed_is_no_score_and_no_band(plan: Plan) -> None:
    snapshot = evaluate(plan, {})
    for result in snapshot.schemes:
        assert (result.score, result.unrounded, result.band, result.losses) == (None, None, None, ())
    assert snapshot.scheme("ipp").n_missing == 30


def test_losses_name_what_cost_most_and_sum_to_the_distance_from_the_maximum(ipp: Scheme, scored: Build) -> None:
    snapshot = evaluate(Plan((ipp,)), scored(ipp, IPP_CHECK))
    losses = snapshot.scheme("ipp").losses
    total_of_losses(snapshot)
    assert [loss.points for loss in losses] == sorted((loss.points for loss in losses), reverse=True)
    # Indicator 30: (5 − 0) × 50 % × 12 % = 0.30 is the dearest.
    assert (losses[0].ref, losses[0].points) == ("/data/d/a6_2", D("0.3"))
    assert sum(a.lost for a in snapshot.scheme("ipp").aspects) == D(5) - D("1.994")


def test_losses_sum_exactly_where_decimals_cannot(skm: Scheme, skm_totals: Any, ipp: Scheme, scored: Build) -> None:
    total_of_losses(evaluate(Plan((skm,)), skm_totals(SKM_CHECK, 29)))
    total_of_losses(evaluate(Plan((ipp,)), scored(ipp, [*IPP_CHECK[:7], "na", "nd", *IPP_CHECK[9:-2], "na", "na"])))


def test_rounded_losses_still_sum_to_the_printed_distance(skm: Scheme, skm_totals: Any) -> None:
    result = evaluate(Plan((skm,)), skm_totals(SKM_CHECK, 29)).scheme("skm")
    printed = result.losses_rounded(2)
    assert sum(loss.points for loss in printed) == D(100) - D("91.48")
    assert all(abs(a.points - b.points) < D("0.01") for a, b in zip(printed, result.losses, strict=True))


def test_full_marks_cost_nothing(ipp: Scheme, scored: Build) -> None:
    result = evaluate(Plan((ipp,)), scored(ipp, [5] * 30)).scheme("ipp")
    assert (result.score, result.losses) == (D(5), ())


def test_an_answer_outside_its_scale_is_named_and_not_scored(
    ipp: Scheme, skm: Scheme, scored: Build, skm_totals: Any
) -> None:
    result = evaluate(Plan((ipp,)), scored(ipp, [6, *IPP_CHECK[1:]])).scheme("ipp")
    assert result.out_of_range == ("/data/d/a1_1",)
    assert (result.n_scored, result.n_missing) == (29, 1)
    low = evaluate(Plan((skm,)), skm_totals([28, *SKM_CHECK[1:]], 29)).scheme("skm")
    assert low.out_of_range == ("/data/e/total_u1",)
    nobody = evaluate(Plan((skm,)), skm_totals(SKM_CHECK, 0)).scheme("skm")
    assert len(nobody.out_of_range) == 9
    assert nobody.score is None
    assert evaluate(Plan((ipp,)), scored(ipp, ["na"] * 29 + [float("nan")])).scheme("ipp").score is None


def sara(scheme_id: str, **aspects: dict[str, int]) -> Scheme:
    return Scheme(
        scheme_id,
        "sara",
        NOTHING,
        D(100),
        places=1,
        aspects=tuple(
            Aspect(name, NOTHING, items=tuple(Item(ref, maximum=D(most)) for ref, most in items.items()))
            for name, items in aspects.items()
        ),
    )


def test_readiness_is_the_mean_of_unweighted_domain_means_in_per_cent() -> None:
    scheme = sara("r", desk={"/q1": 4, "/q2": 1}, budget={"/q3": 1})
    answers = {"/q1": [ItemAnswer("/q1", D(3))], "/q2": [ItemAnswer("/q2", D(1))], "/q3": [ItemAnswer("/q3", D(0))]}
    result = evaluate(Plan((scheme,)), answers).scheme("r")
    assert [a.score for a in result.aspects] == [D("87.50"), D("0.00")]
    assert result.unrounded == D("43.75")
    assert result.score == D("43.8")


def test_availability_readiness_and_quality_are_kept_apart() -> None:
    """A desk that is absent lowers availability; readiness is that of the desks there are."""
    plan = Plan((sara("availability", desks={"/d1": 1, "/d2": 1}), sara("readiness", d1={"/s1": 4}, d2={"/s2": 4})))
    answers = {
        "/d1": [ItemAnswer("/d1", D(1))],
        "/d2": [ItemAnswer("/d2", D(0))],
        "/s1": [ItemAnswer("/s1", D(4))],
        "/s2": [ItemAnswer("/s2", None, "hidden")],
    }
    snapshot = evaluate(plan, answers)
    assert snapshot.scheme("availability").score == D("50.0")
    assert snapshot.scheme("readiness").score == D("100.0")
    assert snapshot.scheme("readiness").n_items == 1


def test_every_instance_of_a_repeat_is_one_answer_of_the_item() -> None:
    scheme = sara("r", desk={"/desk/level": 4})
    answers = {"/desk/level": [ItemAnswer(f"/desk[r{i}]/level", D(p)) for i, p in enumerate((4, 3, 0))]}
    snapshot = evaluate(Plan((scheme,)), answers)
    result = snapshot.scheme("r")
    assert result.unrounded == D("58.333333333333")
    assert [loss.path for loss in result.losses] == ["/desk[r2]/level", "/desk[r1]/level"]
    total_of_losses(snapshot)


def test_the_ombudsmans_index_is_the_weight_obtained_in_per_cent_of_all_weight() -> None:
    scheme = Scheme(
        "o",
        "ombudsman",
        NOTHING,
        D(100),
        bands=OMBUDSMAN_BANDS,
        aspects=(
            Aspect("a", NOTHING, items=(Item("/q1", D(30)), Item("/q2", D(10)))),
            Aspect("b", NOTHING, items=(Item("/q3", D(60)),)),
        ),
    )
    yes, no = D(1), D(0)
    answers = {"/q1": [ItemAnswer("/q1", yes)], "/q2": [ItemAnswer("/q2", no)], "/q3": [ItemAnswer("/q3", yes)]}
    result = evaluate(Plan((scheme,)), answers).scheme("o")
    assert (result.score, result.band and result.band.code) == (D("90.00"), "hijau")
    answers["/q3"] = [ItemAnswer("/q3", None, "na")]
    assert evaluate(Plan((scheme,)), answers).scheme("o").score == D("75.00")


def f03() -> Scheme:
    groups = tuple(Aspect(f"g{n}", NOTHING, items=tuple(Item(f"/f/g{n}_{i}") for i in range(n))) for n in range(1, 6))
    return Scheme("f03", "ipp-f03", NOTHING, D(5), D(5), bands=IPP_BANDS, aspects=groups)


def combined() -> Scheme:
    parts = (Part("ipp", D(75)), Part("f03", D(25)))
    return Scheme("total", "combine", NOTHING, D(5), D(5), bands=IPP_BANDS, parts=parts, inferred=True)


def test_f03_is_the_mean_of_five_group_means() -> None:
    scheme = f03()
    answers = {i.ref: [ItemAnswer(i.ref, D(n))] for n, a in enumerate(scheme.aspects, 1) for i in a.items}
    assert evaluate(Plan((scheme,)), answers).scheme("f03").score == D("3.00")


def test_the_combined_index_is_three_quarters_f02_and_one_quarter_f03(ipp: Scheme, scored: Build) -> None:
    answers = scored(ipp, IPP_CHECK) | {i.ref: [ItemAnswer(i.ref, D(4))] for i in f03().items}
    snapshot = evaluate(Plan((ipp, f03(), combined())), answers)
    result = snapshot.scheme("total")
    assert result.unrounded == D("1.994") * D("0.75") + 4 * D("0.25")
    assert [a.id for a in result.aspects] == ["ipp", "f03"]
    assert result.n_items == 45
    total_of_losses(snapshot)


def test_without_one_part_there_is_no_combined_index(ipp: Scheme, scored: Build) -> None:
    result = evaluate(Plan((ipp, f03(), combined())), scored(ipp, IPP_CHECK)).scheme("total")
    assert (result.score, result.losses) == (None, ())
    assert result.aspects[0].score == D("1.99")


def test_a_part_must_stand_above_its_combined_index(ipp: Scheme) -> None:
    with pytest.raises(ValueError, match="does not stand above"):
        evaluate(Plan((combined(), ipp, f03())), {})


def test_points_of_a_regulations_scale_stand_as_they_are_whatever_the_highest_level_of_a_question() -> None:
    """A question of which only levels 0 to 4 are offered is not blown up to 5; a per-cent index counts against 4."""
    items = (Item("/q", maximum=D(4)),)
    ipp = Scheme("f", "ipp-f02", NOTHING, D(5), D(5), aspects=(Aspect("a", NOTHING, items=items),))
    ready = Scheme("r", "sara", NOTHING, D(100), aspects=(Aspect("a", NOTHING, items=items),))
    snapshot = evaluate(Plan((ipp, ready)), {"/q": [ItemAnswer("/q", D(4))]})
    assert snapshot.scheme("f").score == D("4.00")
    assert snapshot.scheme("r").score == D("100.00")


def test_single_updates_give_what_a_whole_evaluation_gives(ipp: Scheme, scored: Build) -> None:
    plan = Plan((ipp, f03(), combined()))
    answers: dict[str, Any] = {}
    live = LiveScore(plan, answers)
    final = scored(ipp, IPP_CHECK) | {i.ref: [ItemAnswer(i.ref, D(4))] for i in f03().items}
    for ref, found in final.items():
        answers[ref] = found
        assert live.update({ref: found}) == evaluate(plan, answers)
    assert live.snapshot.scheme("total").score is not None
    before = live.snapshot
    assert live.update(dict(list(final.items())[:3])) is before


@pytest.mark.parametrize("wrong", [Item("/q", D(-1)), Item("/q", maximum=D(0))])
def test_a_plan_with_a_senseless_weight_or_maximum_is_refused(wrong: Item) -> None:
    scheme = Scheme("r", "ombudsman", NOTHING, D(100), aspects=(Aspect("a", NOTHING, items=(wrong,)),))
    with pytest.raises(ValueError, match="weight below 0"):
        evaluate(Plan((scheme,)), {})
