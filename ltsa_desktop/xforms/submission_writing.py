"""Writes a filled form as submission XML, the way ODK Collect writes a finalised record (JavaRosa's serialiser).

The root keeps its name, `id` and `version`; what is not relevant is left out with all below it; blank answers are empty
elements; each repeat instance is one element; templates are never written; the attributes of the model's elements come
along. Sources: see `submission`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from xml.parsers import expat

from ltsa_desktop.xforms.actions import attributes_of
from ltsa_desktop.xforms.nodes import GroupNode, Node, ValueNode
from ltsa_desktop.xforms.views import UnknownPath

if TYPE_CHECKING:
    from ltsa_desktop.xforms.state import FormState

_XFORMS = "http://www.w3.org/2002/xforms"
_NAMESPACES = {
    "jr": "http://openrosa.org/javarosa",
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
    "entities": "http://www.opendatakit.org/xforms/entities",
    "enk": "http://enketo.org/xforms",
    "h": "http://www.w3.org/1999/xhtml",
}


def write_submission(
    state: FormState,
    *,
    instance_id: str = "",
    deprecated_id: str | None = None,
    instance_name: str = "",
    namespace: str = "",
) -> bytes:
    """A filled form as submission XML, UTF-8.

    Args:
        state: the form; it is not changed.
        instance_id: "uuid:…" of this record; by default the one that the form holds.
        deprecated_id: of the record that this one replaces, "" for none; by default what the content holds.
        instance_name: by default what the form makes of it.
        namespace: of the root, where the form has one of its own (see `root_namespace`).
    """
    writer = _Writer(state, instance_id, deprecated_id, instance_name)
    return writer.document(namespace)


class _Writer:
    def __init__(self, state: FormState, instance_id: str, deprecated_id: str | None, instance_name: str) -> None:
        self.state = state
        self.parts: list[str] = []
        self.prefixes: set[str] = set()
        self.extra = _extras(state)
        self.given = {"instanceID": instance_id, "instanceName": instance_name}
        self.deprecated = deprecated_id

    def document(self, namespace: str) -> bytes:
        root = self.state.root
        form = self.state.form
        attributes = {**root.definition.attributes, "id": form.id}
        if form.version:
            attributes["version" if "orx:version" not in attributes else "orx:version"] = form.version
        self.content(root)
        inner = "".join(self.parts)
        written = "".join(self.attribute(name, value) for name, value in attributes.items())
        name = self.name(root.definition.name)
        declared = f' xmlns="{_attribute(namespace)}"' if namespace else ""
        declared += "".join(f' xmlns:{prefix}="{_NAMESPACES[prefix]}"' for prefix in sorted(self.prefixes))
        text = f"<?xml version='1.0' encoding='UTF-8' ?><{name}{declared}{written}>{inner}</{name}>"
        return text.encode("utf-8", "replace")

    def name(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        if not colon or prefix == "xml":
            return name
        if prefix not in _NAMESPACES:
            return local
        self.prefixes.add(prefix)
        return name

    def attribute(self, name: str, value: str) -> str:
        return f' {self.name(name)}="{_attribute(value)}"'

    def content(self, node: GroupNode) -> None:
        """What stands inside a root, group or instance."""
        definition = node.definition
        meta = (
            definition.parent is not None and definition.parent.parent is None and local_name(definition.name) == "meta"
        )
        for child in node.elements():
            if not child.relevant:
                continue
            if meta and local_name(child.name) == "deprecatedID":
                continue
            if isinstance(child, ValueNode):
                text = (self.given.get(local_name(child.name)) if meta else "") or child.value
                self.element(child, text)
                if meta and local_name(child.name) == "instanceID":
                    self.deprecated_id(child.name, node)
            elif isinstance(child, GroupNode):
                self.opening(child)
                self.content(child)
                self.parts.append(f"</{self.name(child.name)}>")
        if (
            meta
            and self.given["instanceName"]
            and not any(local_name(c.name) == "instanceName" for c in node.elements())
        ):
            self.leaf(definition.name.replace("meta", "instanceName"), self.given["instanceName"])
        for name, inner in self.extra.get(node.path(), {}).items():
            self.unknown(name, inner)

    def deprecated_id(self, beside: str, meta: GroupNode) -> None:
        """The number of the replaced record, right after that of this one."""
        text = self.deprecated
        kept = self.extra.get(meta.path(), _Branch())
        found = [name for name in kept if local_name(name) == "deprecatedID"]
        for name in found:
            own = kept.pop(name)
            text = own if text is None and isinstance(own, str) else text
        for child in meta.elements():
            if isinstance(child, ValueNode) and local_name(child.name) == "deprecatedID" and text is None:
                text = child.value
        if text:
            self.leaf(beside.replace("instanceID", "deprecatedID"), text)

    def opening(self, node: GroupNode) -> None:
        self.parts.append(f"<{self.name(node.name)}{self.attributes(node)}>")

    def attributes(self, node: Node) -> str:
        found = attributes_of(self.state, node)
        return "".join(self.attribute(name, value) for name, value in found.items())

    def element(self, node: ValueNode, text: str) -> None:
        name, attributes = self.name(node.name), self.attributes(node)
        self.parts.append(f"<{name}{attributes}>{_text(text)}</{name}>" if text else f"<{name}{attributes}/>")

    def leaf(self, name: str, text: str) -> None:
        name = self.name(name)
        self.parts.append(f"<{name}>{_text(text)}</{name}>")

    def unknown(self, segment: str, inner: str | _Branch) -> None:
        name = segment.partition("[")[0]
        inner = inner.get(".", inner) if isinstance(inner, _Branch) else inner
        if isinstance(inner, str):
            self.leaf(name, inner)
            return
        self.parts.append(f"<{self.name(name)}>")
        for child, text in inner.items():
            self.unknown(child, text)
        self.parts.append(f"</{self.name(name)}>")


class _Branch(dict[str, "str | _Branch"]):
    """Elements that the form does not know, below one that it does."""


def _extras(state: FormState) -> dict[str, _Branch]:
    """What `read_submission` kept though the form does not know it, by the path of the known node above."""
    found: dict[str, _Branch] = {}
    orders = {path: text for path, text in state.stored.aside.items() if path.endswith("]")}
    # The kept text of an attribute (`entity/@id`) is written with its element.
    texts = [path for path in state.stored.aside if "#" not in path and "/@" not in path and not path.endswith("]")]
    for path in sorted(texts, key=lambda one: _orders(one, orders)):
        parts = path.split("/")
        above = _known_above(state, parts)
        if above is None:
            continue
        level = found.setdefault("/".join(parts[:above]), _Branch())
        for segment in parts[above:-1]:
            inner = level.setdefault(segment, _Branch())
            if isinstance(inner, str):
                break
            level = inner
        else:
            level[parts[-1]] = state.stored.aside[path]
    return found


def _known_above(state: FormState, parts: list[str]) -> int | None:
    for length in range(len(parts) - 1, 1, -1):
        try:
            node = state.find("/".join(parts[:length]))
        except UnknownPath:
            continue
        return length if isinstance(node, GroupNode) else None
    return None


def _orders(path: str, orders: Mapping[str, str]) -> list[Decimal]:
    """Where the instances around an unknown node stand; nodes without any keep their order."""
    keys = []
    at = path.find("]")
    while at >= 0:
        try:
            keys.append(Decimal(orders.get(path[: at + 1], "0")))
        except InvalidOperation:
            keys.append(Decimal(0))
        at = path.find("]", at + 1)
    return keys


def _text(text: str) -> str:
    return _allowed(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _allowed(text: str) -> str:
    """Without the characters that no XML document may hold."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))


def local_name(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


class _Found(Exception):
    """Stops a reader that has what it wants."""


def root_namespace(xform: bytes) -> str:
    """The namespace that a form gives to its records (`instance_xmlns`), "" for the usual none."""
    stack: list[str] = []
    found = ""

    def start(raw: str, _: dict[str, str]) -> None:
        nonlocal found
        uri, _space, local = raw.rpartition(" ")
        if stack[-2:] == ["model", "instance"]:
            found = "" if uri == _XFORMS else uri
            raise _Found
        stack.append(local)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    try:
        parser.Parse(xform, True)
    except (_Found, expat.ExpatError):
        # A form that is no XML was refused long before; here it only has no namespace.
        return found
    return found
