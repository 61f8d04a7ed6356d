"""Answers of a whole repeat instance at once: copied into another one, or gone with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.xforms import FormState


def copy_answers(state: FormState, instance: str, new: str) -> tuple[dict[str, str | None], set[str]]:
    """Answer `new` as `instance` is, files and inner repeats apart: (what is to be saved, what changed)."""
    writes: dict[str, str | None] = {}
    changed: set[str] = set()
    for path, text in list(state.content().items()):
        if not path.startswith(instance + "/") or "[" in path[len(instance) :] or "#" in path:
            continue
        target = new + path[len(instance) :]
        definition = state.node(target).definition
        if definition.control is None or definition.control == "upload":
            continue
        step = state.set(target, text)
        writes.update(step.writes)
        changed |= step.changed
    return writes, changed


def content_with(writes: Mapping[str, str | None], content: Mapping[str, str]) -> dict[str, str]:
    """The content after `writes`: a path that goes takes with it what is below it."""
    kept = dict(content)
    for path, text in writes.items():
        if text is None:
            kept.pop(path, None)
            kept = {k: v for k, v in kept.items() if not k.startswith((path + "/", path + "#"))}
    kept.update({path: text for path, text in writes.items() if text is not None})
    return kept
