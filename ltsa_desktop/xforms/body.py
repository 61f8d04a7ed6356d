"""Reads the body of a form: which control shows which node, with its label, hint and choices."""

from __future__ import annotations

from dataclasses import dataclass, field

from ltsa_desktop.xforms.xml import X

CONTROLS = {
    "input": "input",
    "secret": "input",
    "textarea": "input",
    "select1": "select1",
    "select": "select",
    "odk:rank": "rank",
    "rank": "rank",
    "range": "range",
    "upload": "upload",
    "trigger": "trigger",
}
_OWN = frozenset({"ref", "bind", "nodeset", "appearance", "mediatype", "class"})


@dataclass(slots=True)
class BodyElement:
    """One control, group or repeat of the body.

    Attributes:
        kind: the control's kind, "group" or "repeat".
        ref: the absolute path it shows.
        element: its element.
        label: the element with its label.
        group: for a repeat: the attributes of the group around it.
    """

    kind: str
    ref: str
    element: X
    label: X | None
    attrs: dict[str, str] = field(default_factory=dict)

    @property
    def appearance(self) -> str:
        """The appearance as written."""
        return self.attrs.get("appearance", "").strip()

    def parameters(self) -> dict[str, str]:
        """The attributes that are neither reference nor appearance."""
        return {name: value for name, value in self.attrs.items() if name not in _OWN}


def absolute(reference: str, above: str) -> str:
    """An absolute path from a reference that may be relative to `above`."""
    reference = reference.strip()
    if reference.startswith("/"):
        return reference.rstrip("/") or "/"
    parts = above.split("/")
    for part in reference.split("/"):
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def read_body(body: X | None, root_ref: str, bind_ids: dict[str, str]) -> dict[str, BodyElement]:
    """The body's elements by the path they show (the first for each path)."""
    found: dict[str, BodyElement] = {}
    if body is None:
        return found
    stack: list[tuple[X, str, BodyElement | None]] = [(kid, root_ref, None) for kid in reversed(list(body.elements()))]
    while stack:
        element, above, group = stack.pop()
        tag = element.tag
        if tag == "group":
            reference = element.attrs.get("ref") or element.attrs.get("nodeset") or ""
            if not reference and "bind" in element.attrs:
                reference = bind_ids.get(element.attrs["bind"], "")
            ref = absolute(reference, above) if reference else above
            entry = BodyElement("group", ref, element, element.find("label"), dict(element.attrs))
            if reference:
                found.setdefault(ref, entry)
            kids = [(kid, ref, entry) for kid in element.elements() if kid.tag not in ("label", "hint")]
            stack.extend(reversed(kids))
        elif tag == "repeat":
            reference = element.attrs.get("nodeset") or element.attrs.get("ref") or ""
            if not reference and "bind" in element.attrs:
                reference = bind_ids.get(element.attrs["bind"], "")
            ref = absolute(reference, above)
            label = element.find("label")
            attrs = dict(element.attrs)
            if group is not None and _wraps(group, ref):
                label = group.label if group.label is not None else label
                attrs = {**group.attrs, **attrs}
            found[ref] = BodyElement("repeat", ref, element, label, attrs)
            stack.extend((kid, ref, None) for kid in reversed(list(element.elements())) if kid.tag != "label")
        elif tag in CONTROLS:
            reference = element.attrs.get("ref") or element.attrs.get("nodeset") or ""
            if not reference and "bind" in element.attrs:
                reference = bind_ids.get(element.attrs["bind"], "")
            if reference:
                ref = absolute(reference, above)
                found.setdefault(
                    ref, BodyElement(CONTROLS[tag], ref, element, element.find("label"), dict(element.attrs))
                )
    return found


def _wraps(group: BodyElement, repeat_ref: str) -> bool:
    """Whether a group only carries the label of the repeat in it."""
    if group.ref == repeat_ref:
        return True
    if group.element.attrs.get("ref"):
        return False
    return sum(1 for kid in group.element.elements() if kid.tag not in ("label", "hint")) == 1
