"""Where an operation of a dry run points: its reference put into the engine's words, or refused with the reason."""

from __future__ import annotations

import difflib
import re
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.dryrun import BadOperation
from ltsa_desktop.xforms.state import FormState

DEEDS = ("set", "add", "remove")
_STEP = re.compile(r"([^/\[\]]+)(?:\[([^\[\]]*)\])?\Z")
_FIRST = Text("Tanpa nomor isian; dibaca sebagai “{ref}”.", "No instance is named; it was read as “{ref}”.")


def placed(state: FormState, op: Any, number: int) -> tuple[Any, list[Text]]:
    """The operation with a whole reference, and what was filled in for it.

    A position that is missing means the first instance, and `[1]` on what does not repeat means nothing, as in
    JavaRosa. What is no operation at all is left for the engine to refuse.

    Raises:
        BadOperation: the reference leads to nothing that this operation can be done to.
    """
    deeds = [deed for deed in DEEDS if deed in op] if isinstance(op, dict) else []
    if len(deeds) > 1:
        raise _bad(
            number,
            Text("satu langkah hanya boleh satu dari {deeds}.", "an operation may have only one of {deeds}.").format(
                deeds=", ".join(f"“{deed}”" for deed in deeds)
            ),
        )
    if not deeds or not isinstance(op[deeds[0]], str):
        return op, []
    deed = deeds[0]
    written = op[deed]
    try:
        ref, kind = _walk(state, written, deed)
        _fit(state, ref, kind, op)
    except _Misplaced as misplaced:
        raise _bad(number, misplaced.text.format(ref=written)) from None
    return {**op, deed: ref}, [_FIRST.format(ref=ref)] if ref.count("[") > written.count("[") else []


class _Misplaced(Exception):
    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def _walk(state: FormState, written: str, deed: str) -> tuple[str, str]:
    """The reference with the position of every instance, and the kind of what it leads to."""
    if not written.startswith("/"):
        raise _Misplaced(
            Text(
                "“{ref}” harus ditulis lengkap dari akarnya, mis. {root}/…",
                "“{ref}” must be written whole, from the root, e.g. {root}/…",
            ).format(ref=written, root=state.form.root.ref)
        )
    if "/@" in written:
        raise _Misplaced(
            Text("“{ref}” adalah atribut; yang dapat diisi hanya pertanyaan.", "“{ref}” is an attribute, no question.")
        )
    steps = written[1:].split("/")
    ref = path = kind = ""
    for at, step in enumerate(steps):
        found = _STEP.match(step)
        node = state.form.nodes.get(f"{ref}/{found[1]}") if found else None
        if found is None or node is None:
            raise _Misplaced(_unknown(state, ref, step))
        ref, kind = node.ref, node.kind
        path += f"/{found[1]}"
        key, last = found[2], at == len(steps) - 1
        if kind != "repeat":
            if key not in {None, "1"}:
                raise _Misplaced(
                    Text(
                        "“{ref}” tidak ada: “{name}” tidak berulang.", "There is no “{ref}”: “{name}” does not repeat."
                    ).format(ref=written, name=found[1])
                )
            continue
        if last and key is None:
            continue
        if last and deed != "set":
            raise _Misplaced(
                Text(
                    "“{ref}” adalah satu isian; tulis pengulangannya, tanpa [{key}].",
                    "“{ref}” is one instance; write the repeat, without [{key}].",
                ).format(ref=written, key=key)
            )
        path += f"[{_instance(state, path, key)}]"
        kind = "instance"
    return path, kind


def _instance(state: FormState, repeat: str, key: str | None) -> str:
    """The position or identity of an instance that is there."""
    count = len(state.node(repeat).children)
    if key is None or key.isdigit():
        at = int(key or 1)
        if not 1 <= at <= count:
            raise _Misplaced(_too_far(repeat, count))
        return str(at)
    return key


def _too_far(repeat: str, count: int) -> Text:
    if not count:
        return Text("“{name}” belum berisi satu pun.", "“{name}” has no instance yet.").format(name=repeat)
    return Text("“{name}” berisi {n}; nomornya dihitung dari 1.", "“{name}” has {n}; they are counted from 1.").format(
        name=repeat, n=count
    )


def _fit(state: FormState, ref: str, kind: str, op: dict[str, Any]) -> None:
    """Refuse what cannot be done to a node of this kind."""
    if "set" in op and kind != "value":
        raise _Misplaced(
            Text(
                "“{ref}” bukan pertanyaan, melainkan kelompok atau isian berulang.",
                "“{ref}” is no question but a group or a repeat.",
            )
        )
    if "set" not in op and kind != "repeat":
        raise _Misplaced(Text("“{ref}” tidak berulang.", "“{ref}” does not repeat."))
    index = op.get("index")
    if "remove" in op and isinstance(index, int) and not isinstance(index, bool):
        count = len(state.node(ref).children)
        if not 1 <= index <= count:
            raise _Misplaced(_too_far(ref, count))


def _unknown(state: FormState, parent: str, step: str) -> Text:
    """That a step leads nowhere, with the name that may have been meant."""
    name = step.partition("[")[0]
    beside = [ref.rpartition("/")[2] for ref in state.form.nodes if ref.rpartition("/")[0] == parent]
    near = difflib.get_close_matches(name, beside, 1, 0.6)
    elsewhere = [ref for ref in state.form.nodes if ref.rpartition("/")[2] == name]
    lead = Text("Formulir tidak memiliki “{ref}”.", "The form has no “{ref}”.")
    if elsewhere or near:
        meant = elsewhere[0] if elsewhere else f"{parent}/{near[0]}"
        lead = Text(f"{lead.id} Maksudnya “{meant}”?", f"{lead.en} Did you mean “{meant}”?")
    return lead


def _bad(number: int, what: Text) -> BadOperation:
    return BadOperation(Text("Langkah ke-{n}: {what}", "Operation {n}: {what}").format(n=number, what=what))
