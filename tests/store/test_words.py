"""A sentence with a number reads well in English, whatever the number."""

from __future__ import annotations

from ltsa_desktop.ground.words import Text

SAID = Text("{n} temuan di {where}", "{n} {n:finding is|findings are} at {where}")


def test_one_is_singular_and_every_other_number_plural() -> None:
    where = Text("sini", "this place")
    assert [SAID.format(n=n, where=where).en for n in (0, 1, 2)] == [
        "0 findings are at this place",
        "1 finding is at this place",
        "2 findings are at this place",
    ]
    assert SAID.format(n=1, where=where).id == "1 temuan di sini"
    assert Text("{n:>4}", "{n:>4}").filled("en", n=7) == "   7"
