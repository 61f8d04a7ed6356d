"""What each formula weighs, and the sentences in which a sheet states how its number was made.

Every index is one shape: an item's points as a share of their maximum, weighed inside its aspect, the aspects weighed
into the index, times the index's maximum. A formula only says which weights are used at each step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ltsa_desktop.ground.formats import number
from ltsa_desktop.ground.words import Text
from ltsa_desktop.scoring.plan import AbsentRule, Formula, Plan, Scheme

ItemWeights = Literal["own", "equal", "respondents"]
AspectWeights = Literal["own", "equal", "items"]


@dataclass(frozen=True, slots=True)
class FormulaRule:
    """Which weights a formula uses.

    Attributes:
        items: "own" the weights of the sheet; "equal" an unweighted mean; "respondents" a mean over all respondents.
        aspects: "own" the weights of the sheet; "equal" an unweighted mean; "items" the sum of their items' weights.
        own_maximum: points count against the item's own maximum; otherwise they stand on the regulation's scale.
        text: the arithmetic in words, for the sheet.
    """

    items: ItemWeights
    aspects: AspectWeights
    own_maximum: bool
    text: Text


FORMULA_RULES: dict[Formula, FormulaRule] = {
    # PermenPANRB 29/2022 as amended by 4/2023, form F-02.
    "ipp-f02": FormulaRule(
        "own",
        "own",
        False,
        Text(
            "Nilai aspek = jumlah (nilai indikator × bobot dalam aspek) ÷ jumlah bobot; "
            "indeks = jumlah (nilai aspek × bobot aspek) ÷ jumlah bobot aspek.",
            "Aspect score = sum of (indicator score × weight inside the aspect) ÷ sum of weights; "
            "index = sum of (aspect score × aspect weight) ÷ sum of aspect weights.",
        ),
    ),
    # The users' form of the same regulation: the mean of its group means.
    "ipp-f03": FormulaRule(
        "equal",
        "equal",
        False,
        Text(
            "Indeks = rata-rata dari rata-rata setiap kelompok pertanyaan.",
            "Index = the mean of the means of the groups of questions.",
        ),
    ),
    # PermenPANRB 14/2017; 1/9 is kept exact, as 0.11 would move a mean of 3.55 from A to B.
    "skm": FormulaRule(
        "respondents",
        "equal",
        False,
        Text(
            "Indeks = jumlah (rata-rata unsur × 1/banyaknya unsur) × 25; penimbangnya pecahan utuh (1/9, bukan 0,11).",
            "Index = sum of (mean of the element × 1/number of elements) × 25, by the exact fraction (1/9, not 0.11).",
        ),
    ),
    # Domain scores and index as in the WHO's Service Availability and Readiness Assessment.
    "sara": FormulaRule(
        "equal",
        "equal",
        True,
        Text(
            "Nilai aspek = rata-rata tanpa bobot dari nilai butir dalam persen terhadap nilai tertingginya; "
            "indeks = rata-rata nilai aspek.",
            "Aspect score = the unweighted mean of its items' points in per cent of their maximum; "
            "index = the mean of the aspect scores.",
        ),
    ),
    "ombudsman": FormulaRule(
        "own",
        "items",
        True,
        Text(
            "Indeks = jumlah (nilai butir × bobot) dalam persen terhadap nilai tertinggi seluruh butir.",
            "Index = sum of (item points × weight) in per cent of the maximum of all items.",
        ),
    ),
    "combine": FormulaRule(
        "own",
        "own",
        False,
        Text("Indeks gabungan: {parts}.", "Combined index: {parts}."),
    ),
}

ABSENT_TEXTS: dict[AbsentRule, Text] = {
    "renormalise": Text(
        "{what}: tidak dihitung; bobotnya dibagi ulang kepada butir yang dinilai.",
        "{what}: left out; its weight is shared out over the assessed items.",
    ),
    "zero": Text("{what}: dihitung 0.", "{what}: counted as 0."),
}
NA = Text("Tidak berlaku", "Not applicable")
ND = Text("Tidak dapat dinilai", "Cannot be assessed")
MISSING = Text("Belum diisi", "Not yet answered")
HIDDEN = Text("Tidak ditanyakan", "Not asked")
ROUNDING_TEXT = Text(
    "Dihitung tanpa pembulatan antara; dibulatkan satu kali di akhir ke {places} desimal, setengah ke atas.",
    "Computed without rounding on the way; rounded once at the end to {places} decimals, half up.",
)
COMBINE_TEXT = Text(
    "Bila salah satu bagian belum bernilai, indeks gabungan tidak dihitung.",
    "When one of the parts has no score, there is no combined index.",
)
INFERRED_TEXT = Text(
    "Sebagian angka aturan ini disimpulkan, tidak tertulis demikian dalam peraturan. {note}",
    "A number of this rule is inferred, not stated so by the regulation. {note}",
)


def rule_texts(scheme: Scheme, plan: Plan) -> tuple[Text, ...]:
    """How the scheme's number is made, sentence by sentence, for the method note of a sheet."""
    return tuple(_rule_texts(scheme, plan))


def _rule_texts(scheme: Scheme, plan: Plan) -> Iterator[Text]:
    rule = FORMULA_RULES[scheme.formula]
    if scheme.formula == "combine":
        yield rule.text.format(parts=_parts(scheme, plan))
        yield COMBINE_TEXT
    else:
        yield rule.text
    yield ROUNDING_TEXT.format(places=scheme.places)
    if scheme.formula != "combine":
        by_rule: dict[AbsentRule, list[Text]] = {}
        for what, absent in ((NA, scheme.na), (ND, scheme.nd), (MISSING, scheme.missing), (HIDDEN, "renormalise")):
            by_rule.setdefault(absent, []).append(what)
        for absent, whats in by_rule.items():
            joined = Text(", ".join(w.id for w in whats), ", ".join(w.en for w in whats))
            yield ABSENT_TEXTS[absent].format(what=joined)
    if scheme.inferred:
        yield INFERRED_TEXT.format(note=scheme.note)


def _parts(scheme: Scheme, plan: Plan) -> Text:
    total = sum((p.weight for p in scheme.parts), start=scheme.maximum * 0)

    def words(language: str) -> str:
        return " + ".join(
            f"{number((p.weight * 100 / total).normalize() + 0, language=language)} % "
            f"{plan.scheme(p.scheme).title.to(language)}"
            for p in scheme.parts
        )

    return Text(words("id"), words("en"))
