"""Runs a list of operations over a fresh form and tells every fact of every node (`ltsa form run`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.xforms.definition import FormDef
from ltsa_desktop.xforms.environment import Environment
from ltsa_desktop.xforms.nodes import ValueNode
from ltsa_desktop.xforms.state import FormState
from ltsa_desktop.xforms.views import Change, walk_nodes


class BadOperation(UserError):
    """An operation that cannot be done; the sentence names its place in the list."""

    code = "bad-operation"


def _bad(number: int, what: Text) -> BadOperation:
    return BadOperation(Text(id="Langkah ke-{n}: {what}", en="Operation {n}: {what}").format(n=number, what=what))


def run(form: FormDef, ops: Sequence[Any], env: Environment | None = None) -> dict[str, Any]:
    """The state of a new form after `ops`.

    Args:
        form: the form.
        ops: `{"set": ref, "value": text or list}`, `{"add": repeat ref}`, `{"remove": repeat ref, "index": n}`;
            instances counted from 1.
        env: the world outside.

    Returns:
        `form` (id, version, title), `load_ms`, and `state`: in document order `ref` and `relevant` of groups,
        repeats and instances; of value nodes also `required`, `readonly`, `value` (as submitted), `label`
        (in the form's default language, None without one), `constraint_ok` and `required_ok`.

    Raises:
        BadOperation: an operation that is not of this form or cannot be done.
    """
    state = FormState.new(form, env)
    if not isinstance(ops, list | tuple):
        raise BadOperation(
            Text(id="Daftar langkah harus berupa daftar JSON.", en="The operations must be a JSON list.")
        )
    for number, op in enumerate(ops, 1):
        apply(state, op, number)
    return {
        "form": {"id": form.id, "version": form.version, "title": form.title},
        "load_ms": round(form.load_ms, 3),
        "state": facts(state),
    }


def apply(state: FormState, op: Any, number: int) -> Change:
    """Does one operation, the `number`-th of its list; what it changed.

    Raises:
        BadOperation: it cannot be done.
    """
    if not isinstance(op, dict):
        raise _bad(number, Text(id="bukan objek JSON.", en="not a JSON object."))
    try:
        if "set" in op:
            return _set(state, op, number)
        if "add" in op:
            return state.add_repeat(_reference(op["add"], number))
        if "remove" in op:
            index = op.get("index")
            if isinstance(index, bool) or not isinstance(index, int):
                raise _bad(number, Text(id="“index” harus bilangan bulat.", en="“index” must be a whole number."))
            return state.remove_repeat(f"{_reference(op['remove'], number)}[{index}]")
    except BadOperation:
        raise
    except UserError as error:
        raise _bad(number, error.text) from error
    raise _bad(number, Text(id="tidak ada “set”, “add”, atau “remove”.", en="there is no “set”, “add” or “remove”."))


def _reference(value: Any, number: int) -> str:
    if not isinstance(value, str):
        raise _bad(number, Text(id="rujukan harus berupa teks.", en="the reference must be a text."))
    return value


def _set(state: FormState, op: dict[str, Any], number: int) -> Change:
    reference = _reference(op["set"], number)
    if "value" not in op:
        raise _bad(number, Text(id="tidak ada “value”.", en="there is no “value”."))
    value = op["value"]
    if isinstance(value, list):
        if not all(isinstance(one, str) for one in value):
            raise _bad(number, Text(id="pilihan harus berupa teks.", en="choices must be texts."))
    elif value is not None and not isinstance(value, str):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _bad(
                number, Text(id="“value” harus berupa teks atau daftar.", en="“value” must be a text or a list.")
            )
        value = str(value)
    node = state.find(reference)
    if state.engine.readonly(node):
        raise _bad(number, Text(id="“{ref}” hanya dapat dibaca.", en="“{ref}” is read-only.").format(ref=reference))
    return state.set(reference, value)


def facts(state: FormState) -> list[dict[str, Any]]:
    """Every fact of every node below the root, in document order."""
    engine = state.engine
    found: list[dict[str, Any]] = []
    for node in walk_nodes(state.root):
        if node is state.root:
            continue
        fact: dict[str, Any] = {"ref": node.position_path(), "relevant": node.relevant}
        if isinstance(node, ValueNode):
            definition = node.definition
            fact["required"] = engine.required(node)
            fact["readonly"] = engine.readonly(node)
            fact["value"] = node.value
            fact["label"] = None if definition.label is None else state.render(definition.label, node)
            fact["constraint_ok"] = engine.constraint_ok(node)
            fact["required_ok"] = engine.required_ok(node)
        found.append(fact)
    return found
