"""Skip rules as a person with a pen reads them."""

from __future__ import annotations

import pytest

from ltsa_desktop.reports.skip_rules import skip_rule

NAMES = {"/data/a": "A1", "/data/n": "A2", "/data/g/x": "A3", "/data/g/y": "A4", "/data/rep": "“Temuan”"}
CHOICES = {("/data/a", "ya"): "Ya", ("/data/a", "t"): "Tidak ada"}
HIDDEN = {
    "/data/runs": "if( /data/a  = 't', 'no', 'yes')",
    "/data/many": "if(/data/n > 3, 'yes', 'no')",
    "/data/sum": "/data/n + 1",
}


def said(expression: str, language: str = "id", at: str = "/data/g/me") -> str | None:
    return skip_rule(
        expression,
        at,
        NAMES.__getitem__,
        lambda ref, value: CHOICES.get((ref, value), value),
        lambda ref: HIDDEN.get(ref, ""),
        language,
    )


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (" /data/a  = 'ya'", "A1 dijawab “Ya”"),
        ("'t' != /data/a", "A1 bukan “Tidak ada”"),
        ("selected( /data/a , 'ya')", "A1 memuat “Ya”"),
        (" ../x  != ''", "A3 dijawab"),
        (" ../x  = ''", "A3 tidak dijawab"),
        ("/data/n > 2.5", "A2 lebih dari 2,5"),
        ("/data/n + /data/g/y >= 10", "A2 + A4 paling sedikit 10"),
        ("count(/data/rep) > 0", "banyaknya “Temuan” lebih dari 0"),
        ("not(selected(/data/a, 't')) and /data/n < 3", "tidak benar bahwa A1 memuat “Tidak ada” dan A2 kurang dari 3"),
        (
            "(/data/n > 1 or /data/n < 0) and /data/a = 'ya'",
            "(A2 lebih dari 1 atau A2 kurang dari 0) dan A1 dijawab “Ya”",
        ),
        ("ends-with(/data/n, '.lain')", "kode jawaban A2 berakhir dengan “.lain”"),
        ("/data/runs = 'yes'", "A1 bukan “Tidak ada”"),
        ("/data/runs = 'no'", "A1 dijawab “Tidak ada”"),
        ("/data/many = 'no'", "A2 paling banyak 3"),
    ],
)
def test_rules_in_words(expression: str, words: str) -> None:
    assert said(expression) == words


def test_rules_in_english() -> None:
    assert said("/data/a = 'ya' or /data/n > 2.5", "en") == "A1 is answered “Ya” or A2 is more than 2.5"


@pytest.mark.parametrize(
    "expression",
    ["/data/rep[position() = 2]/x = 1", "regex(/data/n, '^a')", "/data/sum = 'a'", "/data/unknown = 'x'", "((", ""],
)
def test_what_is_too_much_for_a_sentence_is_not_said_wrongly(expression: str) -> None:
    assert said(expression) is None
