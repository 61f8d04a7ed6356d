"""An answer in a repeat with sums costs no more a row at 100 rows than at 10: the cost is linear."""

from __future__ import annotations

from typing import Any

import made_forms

from ltsa_desktop.xforms import FormState, load_form

NAMES = tuple(f"q{at}" for at in range(10))


def cost(rows: int, times: int) -> float:
    """Seconds a row of answering all ten questions in the last of `rows` rows."""
    state = FormState.new(load_form(made_forms.rows(NAMES)))
    for _ in range(rows - 1):
        state.add_repeat("/data/r")
    for at in range(rows):
        for name in NAMES:
            state.set(f"/data/r[{at + 1}]/{name}", "1")
    last = state.node(f"/data/r[{rows}]").path
    turn = iter(range(1, 1_000_000))

    def answer() -> None:
        for name in NAMES:
            state.set(f"{last}/{name}", str(next(turn)))

    return made_forms.seconds(answer, times) / rows


def run(quick: bool) -> dict[str, Any]:
    """Seconds a row at 100 rows, against 10."""
    times = 10 if quick else 60
    return made_forms.row("form-repeats", cost(100, times), cost(10, times), 1.5)
