"""Schemes with the check values of the regulations, built as an instrument's scoring sheet states them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from ltsa_desktop.ground.words import Text
from ltsa_desktop.scoring import IPP_BANDS, SKM_BANDS, Aspect, Item, ItemAnswer, Plan, Scheme

IPP_WEIGHTS: dict[int, list[int]] = {
    24: [17, 14, 7, 14, 10, 17, 7, 7, 7],
    25: [10, 20, 20, 20, 30],
    18: [15, 23, 20, 20, 11, 11],
    11: [30, 20, 20, 30],
    10: [20, 25, 25, 30],
    12: [50, 50],
}
SKM_ELEMENTS = 9


def text(words: str) -> Text:
    return Text(words, words)


@pytest.fixture(scope="session")
def ipp() -> Scheme:
    """Form F-02: 30 indicators of 0 to 5 in six weighted aspects."""
    aspects = tuple(
        Aspect(
            id=f"a{number}",
            title=text(f"Aspek {number}"),
            weight=Decimal(weight),
            items=tuple(
                Item(f"/data/d/a{number}_{i}", Decimal(inner), text(f"Indikator {number}.{i}"))
                for i, inner in enumerate(inners, 1)
            ),
        )
        for number, (weight, inners) in enumerate(IPP_WEIGHTS.items(), 1)
    )
    return Scheme(
        "ipp",
        "ipp-f02",
        text("F-02"),
        maximum=Decimal(5),
        points_maximum=Decimal(5),
        bands=IPP_BANDS,
        aspects=aspects,
    )


@pytest.fixture(scope="session")
def skm() -> Scheme:
    """Nine elements of 1 to 4, each either a sum over respondents or single answers in a repeat."""
    aspects = tuple(
        Aspect(
            id=f"u{n}",
            title=text(f"Unsur {n}"),
            items=(
                Item(f"/data/e/total_u{n}", title=text(f"U{n}"), minimum=Decimal(1), per="/data/e/respondents"),
                Item(f"/data/e/respondent/u{n}", title=text(f"U{n}"), minimum=Decimal(1)),
            ),
        )
        for n in range(1, SKM_ELEMENTS + 1)
    )
    return Scheme(
        "skm",
        "skm",
        text("SKM"),
        maximum=Decimal(100),
        points_maximum=Decimal(4),
        bands=SKM_BANDS,
        aspects=aspects,
    )


@pytest.fixture(scope="session")
def plan(ipp: Scheme, skm: Scheme) -> Plan:
    return Plan((ipp, skm))


Answers = dict[str, Sequence[ItemAnswer]]


@pytest.fixture(scope="session")
def scored() -> Callable[[Scheme, Sequence[object]], Answers]:
    """Answers of a scheme in the order of its items: numbers are points, "na", "nd", "missing", "hidden" are states."""

    def build(scheme: Scheme, values: Sequence[object]) -> Answers:
        items = scheme.items
        assert len(items) == len(values)
        return {
            item.ref: [
                ItemAnswer(item.ref, None, value)  # type: ignore[arg-type]
                if isinstance(value, str)
                else ItemAnswer(item.ref, Decimal(str(value)))
            ]
            for item, value in zip(items, values, strict=True)
        }

    return build


@pytest.fixture(scope="session")
def skm_totals() -> Callable[[Sequence[str | int], int], Answers]:
    """Answers of the SKM by element totals over so many respondents; the single answers are not asked."""

    def build(totals: Sequence[str | int], respondents: int) -> Answers:
        answers: Answers = {}
        for n, total in enumerate(totals, 1):
            ref = f"/data/e/total_u{n}"
            answers[ref] = [ItemAnswer(ref, Decimal(total), "scored", respondents)]
            answers[f"/data/e/respondent/u{n}"] = [ItemAnswer(f"/data/e/respondent/u{n}", None, "hidden")]
        return answers

    return build
