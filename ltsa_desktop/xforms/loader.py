"""Loads a form: from XForm XML to a `FormDef` in which everything is compiled and checked."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms import functions_nodes  # noqa: F401  # fills the table of functions
from ltsa_desktop.xforms.binding import Binder
from ltsa_desktop.xforms.body import BodyElement, absolute, read_body
from ltsa_desktop.xforms.definition import FormDef, GroupDef, NodeDef, QuestionDef, RepeatDef, Template
from ltsa_desktop.xforms.errors import FormError
from ltsa_desktop.xforms.externals import file_name, from_element, read_external
from ltsa_desktop.xforms.graph import build_graph
from ltsa_desktop.xforms.instances import Element, SecondaryInstances, Table, Tree
from ltsa_desktop.xforms.itext import read_texts
from ltsa_desktop.xforms.parser import deep_recursion
from ltsa_desktop.xforms.xml import HAS_ORX, X, parse_xml

MAX_NODES = 200_000
MAX_TREE_DEPTH = 100
_TYPES = {
    "integer": "int",
    "select1": "string",
    "select": "string",
    "rank": "string",
    "odk:rank": "string",
    "long": "int",
    "double": "decimal",
    "float": "decimal",
}
_KNOWN_TYPES = frozenset(
    {
        "string",
        "int",
        "boolean",
        "decimal",
        "date",
        "time",
        "dateTime",
        "geopoint",
        "geotrace",
        "geoshape",
        "binary",
        "barcode",
        "intent",
    }
)


def load_form(
    xform_xml: bytes,
    attachments: Mapping[str, bytes] | None = None,
    *,
    strict: bool = True,
    trusted: bool = False,
) -> FormDef:
    """The form that `xform_xml` defines, compiled and checked.

    Args:
        xform_xml: the XForm.
        attachments: external lists by file name; each is read when first used.
        strict: refuse references to nodes or lists that do not exist, and circles; otherwise such references are
            empty, circles come to rest as in ODK's engine, and all are listed in `FormDef.warnings`.
        trusted: the form was checked before (it comes from the store): expressions in texts are compiled when
            first shown.

    Raises:
        FormError: the form cannot work; where known with `ref`, `attribute`, `expression`, `offset`, `cycle`.
    """
    started = time.perf_counter()
    # Once around all: to change the limit for each of a thousand expressions costs a tenth of loading.
    with without_collection(), deep_recursion():
        root = parse_xml(xform_xml)
        form = _Loader(root, attachments or {}, strict, trusted).load()
    form.load_ms = (time.perf_counter() - started) * 1000
    return form


@contextmanager
def without_collection() -> Iterator[None]:
    """No garbage collection meanwhile: a form is tens of thousands of objects of which none is garbage."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _not_a_form(id_text: str, en_text: str) -> FormError:
    return FormError(Text(id=id_text, en=en_text), code="not-a-form")


class _Loader:
    def __init__(self, document: X, attachments: Mapping[str, bytes], strict: bool, trusted: bool) -> None:
        if document.tag.rpartition(":")[2] != "html":
            raise _not_a_form("Berkas XML ini bukan formulir (XForm).", "This XML file is not a form (an XForm).")
        head = document.find("h:head") or document.find("head")
        model = head.find("model") if head is not None else None
        if head is None or model is None:
            raise _not_a_form("Formulir ini tidak memiliki model.", "This form has no model.")
        self.model = model
        self.body = document.find("h:body") or document.find("body")
        title = head.find("h:title") or head.find("title")
        self.title = title.text().strip() if title is not None else ""
        self.attachments = attachments
        self.meta_name = "orx:meta" if HAS_ORX in document.attrs else "meta"
        self.strict = strict
        self.trusted = trusted
        self.nodes: dict[str, NodeDef] = {}
        self.binds: dict[str, dict[str, str]] = {}
        self.elements: dict[str, BodyElement] = {}
        self.bind_ids: dict[str, str] = {}

    def load(self) -> FormDef:
        model = self.model
        primary = self.primary()
        root_ref = "/" + primary.tag
        self.read_binds(root_ref)
        self.elements = read_body(self.body, root_ref, self.bind_ids)
        self.ensure_instance_id(primary, root_ref)
        root = GroupDef("group", root_ref, primary.tag, None, attributes=_attributes(primary))
        root.scope = root
        self.register(root)
        template = Template()
        self.children(root, primary, root, template, 1)
        texts = read_texts(model.find("itext"))
        submission = model.find("submission")
        form = FormDef(
            id=primary.attrs.get("id", "") or primary.attrs.get("xmlns", "") or primary.tag,
            version=primary.attrs.get("version", "") or primary.attrs.get("orx:version", ""),
            title=self.title,
            root=root,
            nodes=self.nodes,
            instances=self.secondary(),
            texts=texts,
            template=template,
            languages=texts.languages,
            default_language=texts.default,
            submission=dict(submission.attrs) if submission is not None else {},
        )
        for ref in self.nodes:
            if ref.rpartition("/")[2].rpartition(":")[2] == "instanceName":
                form.instance_name_ref = ref
        binder = Binder(form, self.binds, self.elements, self.bind_ids, self.strict, self.trusted)
        binder.bind(model.all("setvalue"))
        build_graph(form, self.strict)
        for node in self.nodes.values():
            if node.scope is not None and node is not node.scope:
                form.inner.setdefault(node.scope.index, []).append(node)
        return form

    def primary(self) -> X:
        for instance in self.model.all("instance"):
            for element in instance.elements():
                return element
            break
        raise _not_a_form("Formulir ini tidak memiliki isian.", "This form has no questions.")

    def ensure_instance_id(self, primary: X, root_ref: str) -> None:
        """Every submission carries an instanceID: a form that forgot it gets one, named as ODK's engine names it."""
        meta = primary.find("meta") or primary.find("orx:meta")
        if meta is None:
            meta = X(self.meta_name, {})
            primary.kids.append(meta)
        name = meta.tag.replace("meta", "instanceID")
        if meta.find("instanceID") is None and meta.find("orx:instanceID") is None:
            meta.kids.append(X(name, {}))
            self.binds.setdefault(f"{root_ref}/{meta.tag}/{name}", {})["jr:preload"] = "uid"

    def read_binds(self, root_ref: str) -> None:
        for bind in self.model.all("bind"):
            nodeset = bind.attrs.get("nodeset") or bind.attrs.get("ref")
            if not nodeset:
                continue
            ref = absolute(nodeset, root_ref)
            known = self.binds.get(ref)
            if known is None:
                self.binds[ref] = dict(bind.attrs)
            else:
                known.update(bind.attrs)
            if "id" in bind.attrs:
                self.bind_ids[bind.attrs["id"]] = ref

    def register(self, node: NodeDef) -> None:
        if len(self.nodes) >= MAX_NODES:
            raise _not_a_form(
                f"Formulir ini memiliki lebih dari {MAX_NODES} isian.", f"This form has more than {MAX_NODES} nodes."
            )
        node.index = len(self.nodes)
        self.nodes[node.ref] = node

    def children(
        self, parent: GroupDef | RepeatDef, source: X, scope: GroupDef | RepeatDef, template: Template, level: int
    ) -> None:
        """Makes the definitions below `parent` and gathers the model's texts into `template`."""
        if level > MAX_TREE_DEPTH:
            raise _not_a_form(
                f"Formulir ini bersarang lebih dari {MAX_TREE_DEPTH} tingkat.",
                f"This form is nested more than {MAX_TREE_DEPTH} levels deep.",
            )
        by_name: dict[str, list[X]] = {}
        for element in source.elements():
            by_name.setdefault(element.tag, []).append(element)
        for name, elements in by_name.items():
            ref = f"{parent.ref}/{name}"
            body = self.elements.get(ref)
            if body is not None and body.kind == "repeat":
                self.repeat(parent, ref, name, elements, scope, template, level)
                continue
            if len(elements) > 1:
                raise FormError(
                    Text(
                        id="Isian “{name}” ditulis {n} kali, padahal bukan pengulangan.",
                        en="The node “{name}” is written {n} times, though it is no repeat.",
                    ).format(name=name, n=len(elements)),
                    code="duplicate-node",
                    ref=ref,
                )
            element = elements[0]
            inner = any(True for _ in element.elements())
            if inner or (body is not None and body.kind == "group"):
                group = GroupDef("group", ref, name, parent, attributes=_attributes(element))
                self.place(group, parent, scope)
                self.children(group, element, scope, template, level + 1)
            else:
                question = QuestionDef("value", ref, name, parent, attributes=_attributes(element))
                question.default = element.text()
                self.place(question, parent, scope)
                if question.default:
                    template.values[ref] = question.default

    def place(self, node: NodeDef, parent: GroupDef | RepeatDef, scope: GroupDef | RepeatDef) -> None:
        node.scope = scope
        node.depth = scope.depth + (1 if scope.kind == "repeat" else 0)
        node.slot = scope.inner_size
        scope.inner_size += 1
        bind = self.binds.get(node.ref, {})
        node.bind = bind
        node.type = _type(bind.get("type"))
        body = self.elements.get(node.ref)
        if body is not None:
            node.control = body.kind
            node.appearance = body.appearance
            node.mediatype = body.attrs.get("mediatype", "")
            node.parameters = body.parameters()
            if body.kind == "upload" and "type" not in bind:
                node.type = "binary"
        parent.children.append(node)
        self.register(node)

    def repeat(
        self,
        parent: GroupDef | RepeatDef,
        ref: str,
        name: str,
        elements: list[X],
        scope: GroupDef | RepeatDef,
        template: Template,
        level: int,
    ) -> None:
        repeat = RepeatDef("repeat", ref, name, parent, attributes=_attributes(elements[0]))
        self.place(repeat, parent, scope)
        first = elements[0]
        explicit = any(attr in first.attrs for attr in ("jr:template", "template"))
        own = Template()
        self.children(repeat, first, repeat, own, level + 1)
        shape = _merge_shape(self, repeat, elements[1:], level)
        repeat.template = own if explicit else _blank(own)
        written = elements[1:] if explicit else elements
        written = [one for one in written if "jr:template" not in one.attrs and "template" not in one.attrs]
        instances = [own if one is first else shape[id(one)] for one in written]
        repeat.templates = instances
        template.instances[ref] = instances

    def secondary(self) -> SecondaryInstances:
        instances = SecondaryInstances()
        for number, instance in enumerate(self.model.all("instance")):
            name = instance.attrs.get("id")
            if number == 0 and "src" not in instance.attrs:
                continue
            if not name:
                continue
            instances.add(name, self.source(instance))
        return instances

    def source(self, instance: X) -> Any:
        address = instance.attrs.get("src")
        if address:
            name = file_name(address)
            data = self.attachments.get(name)
            if data is None:
                return lambda: Table((), [])
            return lambda: read_external(address, data)
        for kid in instance.kids:
            if isinstance(kid, Table):
                table = kid
                return lambda: table
            if isinstance(kid, X):
                element = kid
                return lambda: from_element(element)
        return lambda: Tree(Element("root", {}, None))


def _merge_shape(loader: _Loader, repeat: RepeatDef, elements: list[X], level: int) -> dict[int, Template]:
    """The texts of further instances written in the model; their shape is that of the first."""
    found: dict[int, Template] = {}
    for element in elements:
        template = Template()
        _texts(repeat, element, template)
        found[id(element)] = template
    return found


def _texts(definition: GroupDef | RepeatDef, source: X, template: Template) -> None:
    by_name = {child.name: child for child in definition.children}
    for element in source.elements():
        child = by_name.get(element.tag)
        if isinstance(child, QuestionDef):
            text = element.text()
            if text:
                template.values[child.ref] = text
        elif isinstance(child, GroupDef):
            _texts(child, element, template)
        elif isinstance(child, RepeatDef):
            inner = Template()
            _texts(child, element, inner)
            template.instances.setdefault(child.ref, []).append(inner)


def _blank(template: Template) -> Template:
    """The same instances without any text: what a new instance looks like when no template was written."""
    return Template({}, {ref: [_blank(one) for one in inner] for ref, inner in template.instances.items()})


def _attributes(element: X) -> dict[str, str]:
    skip = {"jr:template", "template", "xmlns"}
    found = {name: value for name, value in element.attrs.items() if name not in skip and name[0] != "{"}
    for name, value in element.attrs.items():
        if name[0] == "{":
            found.setdefault(name.rpartition("}")[2], value)
    return found


def _type(written: str | None) -> str:
    if written is None:
        return "string"
    if written in _KNOWN_TYPES:
        return written
    local = written.rpartition(":")[2]
    if written in _TYPES:
        return _TYPES[written]
    return local if local in _KNOWN_TYPES else _TYPES.get(local, "string")
