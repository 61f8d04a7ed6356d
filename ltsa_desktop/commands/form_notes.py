"""What an operation of a dry run asked for and the form did not take, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ltsa_desktop.commands.form_refs import DEEDS, placed
from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.dryrun import apply, facts
from ltsa_desktop.xforms.state import FormState
from ltsa_desktop.xforms.views import UnknownPath

_TROUBLES = {
    "circle": Text(
        "Berputar tanpa henti, jadi nilainya kosong atau jawabannya tidak diambil.",
        "Goes round without end, so its value is blank or the answer was not taken.",
    ),
    "recursion": Text("Rumusnya terlalu dalam, jadi nilainya kosong.", "Its formula is too deep, so it is blank."),
    "too long": Text(
        "Hasilnya lebih dari sejuta huruf, jadi nilainya kosong.",
        "Its result is longer than a million letters, so it is blank.",
    ),
    "too many": Text(
        "Formulir meminta terlalu banyak isian berulang; sebagian tidak dibuat.",
        "The form asks for too many instances; some were not made.",
    ),
}
_OTHER_TROUBLE = Text("Tidak dapat dihitung ({why}).", "Could not be computed ({why}).")


def run_noted(state: FormState, ops: Sequence[Any]) -> tuple[list[dict[str, Any]], list[tuple[int, str, Text]]]:
    """The facts of every node after `ops`, and what was not taken as asked: (operation from 1, ref, words).

    Raises:
        BadOperation: an operation that is not of this form or cannot be done.
    """
    notes = _troubles(state, 0)
    for number, written in enumerate(ops, 1):
        op, filled_in = placed(state, written, number)
        apply(state, op, number)
        notes += _troubles(state, number)
        notes += [(number, written[deed], text) for deed in DEEDS if deed in op for text in filled_in]
        if "set" in op:
            notes += [(number, op["set"], text) for text in _not_taken(state, op["set"], op["value"])]
    return facts(state), notes


def missing_notes(missing: Sequence[str]) -> list[tuple[int, str, Text]]:
    """That files are not there; before the first operation, so numbered 0."""
    text = Text(
        'Berkas "{name}" tidak ada di samping formulir; pilihannya kosong.',
        'The file "{name}" is not beside the form; its choices are empty.',
    )
    return [(0, "", text.format(name=name)) for name in missing]


def _troubles(state: FormState, number: int) -> list[tuple[int, str, Text]]:
    """What the engine could not compute since it was asked last: (operation, ref, words)."""
    found: list[tuple[int, str, Text]] = []
    for path, why in state.engine.faults.items():
        try:
            ref = state.find(path).position_path()
        except UnknownPath:  # its instance was removed meanwhile
            continue
        found.append((number, ref, _TROUBLES.get(why, _OTHER_TROUBLE).format(why=why)))
    state.engine.faults.clear()
    return found


def _not_taken(state: FormState, ref: str, value: Any) -> list[Text]:
    node = state.node(ref)
    asked = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    if not asked:
        return []
    found: list[Text] = []
    strange: list[str] = []
    chooses = node.definition.control in {"select", "select1", "rank"}
    if chooses:
        known = {choice.name for choice in state.choices(ref)}
        words = [asked] if node.definition.control == "select1" else asked.split()
        strange = [word for word in words if word not in known]
    if node.definition.has_calculate:
        found.append(
            Text(
                "Dihitung oleh formulir; isian ini terganti begitu hitungannya berubah.",
                "The form calculates it; this value gives way as soon as the calculation changes.",
            )
        )
    if not node.relevant:
        found.append(Text("Tidak relevan saat ini, jadi terbaca kosong.", "Not relevant now, so it reads blank."))
    elif not strange and node.value != asked and (node.value or not chooses):
        text = Text('"{asked}" tersimpan sebagai "{kept}".', '"{asked}" was kept as "{kept}".')
        if not node.value:
            text = Text(
                '"{asked}" bukan nilai jenis {kind}, jadi kosong.',
                '"{asked}" is no value of type {kind}, so it is blank.',
            )
        found.append(text.format(asked=asked, kept=node.value, kind=node.definition.type))
    found += [
        Text('"{word}" bukan pilihan yang ada sekarang.', '"{word}" is no choice there now.').format(word=word)
        for word in strange
    ]
    return found
