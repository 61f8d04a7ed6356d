"""Many visits planned in one go from lines of code, evaluator, day: looked at first, then stated.

`examined` is both the preview and the first half of `apply`, so that what is shown is what is done.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import rounds

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_NO_CENTRE = Text("kode pusat layanan tidak ada dalam register", "no centre of the register has this code")
_NO_EVALUATOR = Text("evaluatornya kosong", "the evaluator is missing")
_NO_DAY = Text("tanggal tidak dikenali; tulis seperti 2026-11-24", "this is no date; write it like 2026-11-24")
_OUTSIDE = Text("tanggalnya di luar ronde", "the day lies outside the round")
_AGAIN = Text("sudah direncanakan", "planned already")
_COLUMNS = Text("lebih dari tiga kolom", "more than three columns")
_HEADS = frozenset({"code", "kode"})


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line of the file.

    Attributes:
        number: of the line in the file, from 1. code, evaluator, day: as written; `on` is the day read, None without.
        refused: why it is not planned, None where it is.
    """

    number: int
    code: str
    evaluator: str
    day: str
    on: date | None
    refused: Text | None


def examined(store: Store, round_id: str, text: str) -> list[PlannedLine]:
    """What would be planned of a CSV text (comma, semicolon or tab; a head line may stand first). Raises NotFound."""
    held = rounds.get(store, round_id)
    codes = {centre.code.casefold(): centre.code for centre in store.centres.list()}
    taken = {(plan.centre, plan.evaluator.casefold(), plan.day) for plan in rounds.plans(store, held.id)}
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    found: list[PlannedLine] = []
    for cells in reader:
        given = [cell.strip() for cell in cells]
        if not any(given) or (not found and given[0].casefold() in _HEADS):
            continue
        code, evaluator, day = (*given, "", "")[:3]
        code = codes.get(code.casefold(), code)
        refused: Text | None = None
        on: date | None = None
        try:
            on = date.fromisoformat(day) if day else None
        except ValueError:
            refused = _NO_DAY
        key = (code, evaluator.casefold(), on)
        if any(given[3:]):
            refused = _COLUMNS
        elif code.casefold() not in codes:
            refused = _NO_CENTRE
        elif not evaluator:
            refused = _NO_EVALUATOR
        elif on is not None and not held.start <= on <= held.end:
            refused = _OUTSIDE
        elif refused is None and key in taken:
            refused = _AGAIN
        if refused is None:
            taken.add(key)
        found.append(PlannedLine(reader.line_num, code, evaluator, day, on, refused))
    return found


def apply(store: Store, round_id: str, text: str) -> list[PlannedLine]:
    """Plan what `examined` accepts; the refused lines are left out and come back with why. Raises NotFound."""
    lines = examined(store, round_id, text)
    for line in lines:
        if line.refused is None:
            rounds.plan(store, round_id, line.code, line.evaluator, line.on)
    return lines
