"""Open a form of 560 questions and 1.5 MB as the store does, against ODK's engine on the same form.

Without ODK's engine the floor is Python's own XML parser on the same bytes.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import made_forms
import odk_engine

from ltsa_desktop.xforms import FormState, load_form


def run(quick: bool) -> dict[str, Any]:
    """Median seconds from the form's bytes to a state that can be filled."""
    xml = made_forms.questions(560, languages=3, letters=330)
    median = made_forms.seconds(lambda: FormState.new(load_form(xml, trusted=True)), 3 if quick else 15)
    yardstick = odk_engine.measure(xml, [])
    if yardstick is not None:
        return made_forms.row("form-open", median, yardstick[0], 0.1)
    return made_forms.row("form-open", median, made_forms.seconds(lambda: ET.fromstring(xml), 5), 20.0)
