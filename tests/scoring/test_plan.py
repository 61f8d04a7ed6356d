"""A plan and a snapshot as text: canonical, complete, and refused in words when they are something else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ltsa_desktop.ground.words import Text
from ltsa_desktop.scoring import Part, Plan, PlanUnreadable, Scheme, Snapshot, SnapshotUnreadable, evaluate, rule_texts

D = Decimal


def test_a_plan_comes_back_from_its_json(plan: Plan) -> None:
    dated = Plan(
        (
            replace(
                plan.schemes[0], valid_from=date(2026, 1, 1), note=Text("catatan", "note"), inferred=True, source="x"
            ),
            *plan.schemes[1:],
            Scheme("t", "combine", Text("Gabungan", "Combined"), D(5), parts=(Part("ipp", D("0.75")),)),
        )
    )
    again = Plan.from_json(dated.to_json())
    assert again == dated
    assert again.to_json() == dated.to_json()
    assert again.digest == dated.digest
    assert Plan.from_json(dated.to_json().encode()) == dated


def test_the_digest_follows_every_rule_but_not_the_spelling_of_a_number(plan: Plan) -> None:
    scheme = plan.schemes[0]
    assert Plan((replace(scheme, na="zero"),)).digest != Plan((scheme,)).digest
    assert Plan((replace(scheme, maximum=D("5.00")),)).digest == Plan((scheme,)).digest


def test_a_plan_names_every_question_it_reads(plan: Plan) -> None:
    assert {"/data/d/a1_1", "/data/e/total_u9", "/data/e/respondents", "/data/e/respondent/u1"} <= plan.refs
    assert plan.scheme("skm").formula == "skm"
    with pytest.raises(KeyError):
        plan.scheme("other")


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"format":1}', '{"format":1,"schemes":[{}]}'])
def test_text_that_is_no_plan_is_refused_in_words(text: str) -> None:
    with pytest.raises(PlanUnreadable) as caught:
        Plan.from_json(text)
    assert caught.value.text.id
    assert caught.value.text.en


@pytest.mark.parametrize(
    ("field", "value"),
    [("formula", "own"), ("rounding", "even"), ("na", "skip"), ("maximum", "NaN"), ("maximum", 5), ("places", 99),
     ("places", True), ("valid_from", "yesterday"), ("title", "x"), ("aspects", [{}])],
)  # fmt: skip
def test_a_plan_with_a_wrong_field_is_refused(plan: Plan, field: str, value: Any) -> None:
    data = json.loads(plan.to_json())
    data["schemes"][0][field] = value
    with pytest.raises(PlanUnreadable):
        Plan.from_data(data)


def test_a_plan_of_a_newer_format_says_so(plan: Plan) -> None:
    with pytest.raises(PlanUnreadable) as caught:
        Plan.from_data({**plan.to_data(), "format": 2})
    assert caught.value.code == "plan-too-new"


def test_a_snapshot_is_tied_to_its_plan_and_keeps_decimals_as_text(plan: Plan, skm_totals: Any) -> None:
    snapshot = evaluate(plan, skm_totals([105, 101, 100, 116, 102, 105, 106, 105, 115], 29))
    data = json.loads(snapshot.to_json())
    assert data["plan"] == plan.digest
    assert data["schemes"][1]["score"] == "91.48"
    assert data["schemes"][1]["band"] == {
        "code": "A",
        "lower": "88.31",
        "title": {"en": "Very good", "id": "Sangat Baik"},
    }
    assert data["schemes"][0]["score"] is None
    assert Snapshot.from_json(snapshot.to_json()).scheme("skm").score == D("91.48")


def test_a_published_number_keeps_its_decimals_through_json(plan: Plan, skm_totals: Any) -> None:
    again = Snapshot.from_json(evaluate(plan, skm_totals([8] * 9, 2)).to_json())
    assert str(again.scheme("skm").score) == "100.00"
    assert str(again.scheme("skm").aspects[0].points) == "4.00"


@pytest.mark.parametrize(
    "text", ["", "{}", '{"format":9,"plan":"","schemes":[]}', '{"format":1,"plan":"","schemes":[1]}']
)
def test_text_that_is_no_snapshot_is_refused_in_words(text: str) -> None:
    with pytest.raises(SnapshotUnreadable):
        Snapshot.from_json(text)


def test_the_rules_are_stated_in_both_languages(plan: Plan) -> None:
    f03 = Scheme("f03", "ipp-f03", Text("F-03", "F-03"), D(5))
    total = Scheme(
        "t",
        "combine",
        Text("Gabungan", "Combined"),
        D(5),
        parts=(Part("ipp", D(75)), Part("f03", D(25))),
        inferred=True,
        note=Text("Bagian 25 % disimpulkan.", "The share of 25 % is inferred."),
    )
    whole = Plan((*plan.schemes, f03, total))
    ipp = [t.id for t in rule_texts(plan.schemes[0], whole)]
    assert any("dibulatkan satu kali di akhir ke 2 desimal, setengah ke atas" in t for t in ipp)
    assert any(
        t.startswith("Tidak berlaku, Tidak dapat dinilai, Belum diisi, Tidak ditanyakan: tidak dihitung") for t in ipp
    )
    strict = [t.en for t in rule_texts(replace(plan.schemes[0], missing="zero"), whole)]
    assert "Not yet answered: counted as 0." in strict
    combined = [t.id for t in rule_texts(total, whole)]
    assert combined[0] == "Indeks gabungan: 75 % F-02 + 25 % F-03."
    assert combined[-1].endswith("Bagian 25 % disimpulkan.")
    assert any("1/9, bukan 0,11" in t.id for t in rule_texts(plan.scheme("skm"), whole))
