"""What an operation of a dry run asked for and the form did not take, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.dryrun import apply, facts
from ltsa_desktop.xforms.state import FormState


def run_noted(state: FormState, ops: Sequence[Any]) -> tuple[list[dict[str, Any]], list[tuple[int, str, Text]]]:
    """The facts of every node after `ops`, and what was not taken as asked: (operation from 1, ref, words)."""
    notes: list[tuple[int, str, Text]] = []
    for number, op in enumerate(ops, 1):
        apply(state, op, number)
        if "set" in op:
            notes += [(number, op["set"], text) for text in _not_taken(state, op["set"], op["value"])]
    return facts(state), notes


def _not_taken(state: FormState, ref: str, value: Any) -> list[Text]:
    node = state.node(ref)
    asked = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    if not asked:
        return []
    found: list[Text] = []
    chooses = node.definition.control in {"select", "select1", "rank"}
    if not node.relevant:
        found.append(Text("Tidak relevan saat ini, jadi terbaca kosong.", "Not relevant now, so it reads blank."))
    elif node.value != asked and (node.value or not chooses):
        text = Text('"{asked}" tersimpan sebagai "{kept}".', '"{asked}" was kept as "{kept}".')
        if not node.value:
            text = Text(
                '"{asked}" bukan nilai jenis {kind}, jadi kosong.',
                '"{asked}" is no value of type {kind}, so it is blank.',
            )
        found.append(text.format(asked=asked, kept=node.value, kind=node.definition.type))
    if chooses:
        known = {choice.name for choice in state.choices(ref)}
        words = [asked] if node.definition.control == "select1" else asked.split()
        found += [
            Text('"{word}" bukan pilihan yang ada sekarang.', '"{word}" is no choice there now.').format(word=word)
            for word in words
            if word not in known
        ]
    return found
