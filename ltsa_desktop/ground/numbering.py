"""The number of a question, the same on the blank form, on the screen, and for who jumps to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CODE = re.compile(r"([A-Z]{1,2}\d*(?:[.-]\d+)*|\d+(?:\.\d+)*)[.)]?\s+(?=\S)")
"""A number at the start of a label: "C3.2 ", "A ", "12. "."""


def split_code(label: str) -> tuple[str, str]:
    """ "C3.2 Hari layanan" → ("C3.2", "Hari layanan"); ("", label) without a number."""
    match = _CODE.match(label)
    return (match[1], label[match.end() :]) if match else ("", label)


def question_numbers(labels: Sequence[str]) -> list[str]:
    """The number of each question of a form, in its order.

    The labels' own numbers where there are any; "1", "2" … where no label has one.
    """
    codes = [split_code(label)[0] for label in labels]
    return codes if any(codes) else [str(place) for place in range(1, len(labels) + 1)]
