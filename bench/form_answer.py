"""One answer to a complete new state in a form of 560 questions: the 99th percentile, against ODK's engine.

Without ODK's engine the floor is a limit of two milliseconds.
"""

from __future__ import annotations

import time
from typing import Any

import made_forms
import odk_engine

from ltsa_desktop.xforms import FormState, load_form


def run(quick: bool) -> dict[str, Any]:
    """Seconds of the slowest answers but one in a hundred."""
    xml = made_forms.questions(560)
    given = made_forms.answers(100 if quick else 500, 560)
    state = FormState.new(load_form(xml))
    taken = []
    for ref, value in given:
        began = time.perf_counter()
        state.set(ref, value)
        taken.append(time.perf_counter() - began)
    yardstick = odk_engine.measure(xml, given)
    if yardstick is not None:
        return made_forms.row("form-answer", made_forms.p99(taken), made_forms.p99(yardstick[1]), 0.1)
    return made_forms.row("form-answer", made_forms.p99(taken), 0.002, 1.0)
