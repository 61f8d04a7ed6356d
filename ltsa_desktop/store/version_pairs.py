"""Which question of one version of a form is which of another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ltsa_desktop.store.instrument_shelf import OpenInstrument
    from ltsa_desktop.xforms import FormDef, NodeDef

BRACKETS = re.compile(r"\[[^\]]*\]")


def pair_refs(old: OpenInstrument, new: OpenInstrument) -> dict[str, str]:
    """Old ref → new ref of every node that both versions have, also under another name or in another place."""
    from ltsa_desktop.instruments import diff

    before, after = old.form.nodes, new.form.nodes
    told = {
        c.old_ref: c.ref
        for c in diff(old.instrument, new.instrument)
        if c.kind in {"renamed", "moved"} and c.old_ref in before and c.ref in after
    }
    pairs = {ref: target for ref, target in told.items() if before[ref].kind == after[target].kind}
    used = set(pairs.values())
    for ref, node in before.items():
        if ref in pairs:
            continue
        target = _same_place(node, old.form, new.form, pairs)
        if target and target not in used and after[target].kind == node.kind:
            pairs[ref] = target
            used.add(target)
    return pairs


def _same_place(node: NodeDef, old: FormDef, new: FormDef, pairs: Mapping[str, str]) -> str:
    """The ref of the node of the same name under the same (perhaps renamed) group; parents come before children."""
    if node.parent is None:
        return new.root.ref
    above = pairs.get(node.parent.ref)
    if above is None:
        return node.ref if node.ref in new.nodes else ""
    ref = f"{above}/{node.name}"
    if ref in new.nodes:
        return ref
    base = node.name.removesuffix("_other")
    sibling = pairs.get(f"{node.parent.ref}/{base}") if base != node.name else None
    return f"{sibling}_other" if sibling and f"{sibling}_other" in new.nodes else ""


def instances_of(path: str) -> dict[str, str]:
    """Repeat ref → identity of each instance that a path goes through."""
    found: dict[str, str] = {}
    ref = ""
    for part in path.split("/")[1:]:
        name, bracket, uid = part.partition("[")
        ref += "/" + name
        if bracket:
            found[ref] = uid[:-1]
    return found
