"""Reads XML from outside safely: no entities, bounded size and depth, straight into light elements.

Names are brought to the usual prefixes by their namespace (`jr:`, `orx:`, `odk:`, `h:`; XForms and unknown
namespaces without prefix), so that the rest of the engine compares plain strings. An attribute of an unknown namespace
keeps it (`{namespace}name`): it says something else than the attribute of the same name without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.errors import FormError
from ltsa_desktop.xforms.instances import MISSING, SEPARATOR, Table

MAX_BYTES = 128 * 1024 * 1024
MAX_DEPTH = 256
MAX_ELEMENTS = 8_000_000
MAX_KEPT = 1_000_000
"""The most elements outside lists: an element is some 300 bytes, a cell of a list little more than its text."""
MAX_COLUMNS = 2_000

_PREFIXES = {
    "http://openrosa.org/javarosa": "jr:",
    "http://openrosa.org/xforms": "orx:",
    "http://openrosa.org/xforms/": "orx:",
    "http://www.opendatakit.org/xforms": "odk:",
    "http://www.opendatakit.org/xforms/entities": "entities:",
    "http://www.w3.org/1999/xhtml": "h:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://enketo.org/xforms": "enk:",
}
XFORMS = "http://www.w3.org/2002/xforms"
OPENROSA = "http://openrosa.org/xforms"
HAS_ORX = "xmlns:orx"
"""Attribute of the root element of a file that declares a prefix for the namespace of OpenRosa's metadata."""


class X:
    """An element: `tag`, `attrs`, and `kids` (elements and pieces of text, in order)."""

    __slots__ = ("attrs", "kids", "tag")

    def __init__(self, tag: str, attrs: dict[str, str]) -> None:
        self.tag = tag
        self.attrs = attrs
        self.kids: list[X | str | Table] = []

    def elements(self) -> Iterator[X]:
        """The child elements."""
        return (kid for kid in self.kids if isinstance(kid, X))

    def find(self, tag: str) -> X | None:
        """The first child element called `tag`."""
        for kid in self.kids:
            if isinstance(kid, X) and kid.tag == tag:
                return kid
        return None

    def all(self, tag: str) -> Iterator[X]:
        """The child elements called `tag`."""
        return (kid for kid in self.kids if isinstance(kid, X) and kid.tag == tag)

    def text(self) -> str:
        """All text below."""
        parts: list[str] = []
        stack: list[Any] = [self]
        while stack:
            one = stack.pop()
            if isinstance(one, str):
                parts.append(one)
            elif isinstance(one, X):
                stack.extend(reversed(one.kids))
        return "".join(parts)


def refused(code: str, text: Text) -> FormError:
    """A refusal of the whole file."""
    return FormError(text, code=code)


class _Reader:
    """Expat's callbacks; rows of secondary instances go straight into tables."""

    def __init__(self, tables: bool) -> None:
        self.tables = tables
        self.root: X | None = None
        self.stack: list[X] = []
        self.depth = 0
        self.count = 0
        self.kept = 0
        self.names: dict[str, str] = {}
        self.attribute_names: dict[str, str] = {}
        self.namespaces: set[str] = set()
        self.text: list[str] = []
        self.instances = 0
        self.table: _TableReader | None = None
        self.irregular: list[int] = []

    def name(self, raw: str) -> str:
        known = self.names.get(raw)
        if known is None:
            uri, _, local = raw.rpartition(" ")
            known = _PREFIXES.get(uri, "") + local
            self.names[raw] = known
        return known

    def attribute(self, raw: str) -> str:
        known = self.attribute_names.get(raw)
        if known is None:
            uri, _, local = raw.rpartition(" ")
            known = _PREFIXES.get(uri, f"{{{uri}}}" if uri and uri != XFORMS else "") + local
            self.attribute_names[raw] = known
        return known

    def namespace(self, prefix: str | None, uri: str) -> None:
        if prefix:
            self.namespaces.add(uri)

    def start(self, raw: str, attrs: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH:
            raise refused(
                "xml-too-deep",
                Text(
                    id="Berkas ini bersarang lebih dari {n} tingkat; itu bukan formulir yang wajar.",
                    en="This file is nested more than {n} levels deep; that is no sensible form.",
                ).format(n=MAX_DEPTH),
            )
        if self.count > MAX_ELEMENTS:
            raise refused(
                "xml-too-large",
                Text(id="Berkas ini terlalu besar untuk dibuka.", en="This file is too large to open."),
            )
        table = self.table
        if table is not None:
            table.start(self.name(raw), attrs)
            return
        if self.text:
            self.flush()
        self.kept += 1
        if self.kept > MAX_KEPT:
            raise refused(
                "xml-too-large",
                Text(
                    id="Formulir ini memuat lebih dari {n} bagian; itu bukan formulir yang wajar.",
                    en="This form has more than {n} parts; that is no sensible form.",
                ).format(n=MAX_KEPT),
            )
        element = X(self.name(raw), {self.attribute(key): value for key, value in attrs.items()} if attrs else {})
        if self.stack:
            self.stack[-1].kids.append(element)
        else:
            self.root = element
        self.stack.append(element)
        if element.tag == "instance" and len(self.stack) >= 2 and self.stack[-2].tag == "model":
            self.instances += 1
            if self.instances > 1 and self.tables:
                self.table = _TableReader(self.instances)

    def end(self, raw: str) -> None:
        self.depth -= 1
        table = self.table
        if table is not None:
            if table.depth:
                table.end()
                return
            self.table = None
            if table.irregular:
                self.irregular.append(table.number)
            elif table.row_depth:
                self.stack[-1].kids.append(table.result())
        if self.text:
            self.flush()
        self.stack.pop()

    def flush(self) -> None:
        if self.stack:
            self.stack[-1].kids.append("".join(self.text))
        self.text.clear()

    def data(self, text: str) -> None:
        if self.table is not None:
            self.table.text.append(text)
        else:
            self.text.append(text)

    def entity(self, *_: Any) -> Any:
        raise refused(
            "xml-entities",
            Text(
                id="Berkas ini memuat definisi entitas XML, yang tidak dipakai formulir; berkas tidak dibuka.",
                en="This file defines XML entities, which forms never do; it was not opened.",
            ),
        )


class _TableReader:
    """Collects `root/item/column` of one instance; `irregular` when it has another shape."""

    __slots__ = ("at", "cells", "columns", "depth", "irregular", "lines", "number", "row_depth", "row_name", "text")

    def __init__(self, number: int) -> None:
        self.number = number
        self.at = 0
        self.depth = 0
        self.row_depth = False
        self.row_name = "item"
        self.irregular = False
        self.columns: dict[str, int] = {}
        self.lines: list[list[str]] = []
        self.cells: list[str] = []
        self.text: list[str] = []

    def start(self, name: str, attrs: dict[str, str]) -> None:
        self.depth += 1
        if self.irregular:
            return
        if self.depth == 1:
            if name != "root" or self.row_depth:
                self.irregular = True
            self.row_depth = True
        elif self.depth == 2:
            if not self.lines and not self.cells:
                self.row_name = name
            if name != self.row_name or attrs:
                self.irregular = True
            self.cells = [MISSING] * len(self.columns)
        elif self.depth == 3:
            if attrs:
                self.irregular = True
            at = self.columns.get(name)
            if at is None:
                at = self.columns[name] = len(self.columns)
                if at >= MAX_COLUMNS:
                    self.irregular = True
            while len(self.cells) <= at:
                self.cells.append(MISSING)
            if self.cells[at] != MISSING:
                self.irregular = True
            self.at = at
            self.text.clear()
        else:
            self.irregular = True

    def end(self) -> None:
        depth = self.depth
        self.depth -= 1
        if self.irregular:
            return
        if depth == 3:
            self.cells[self.at] = "".join(self.text)
            self.text.clear()
        elif depth == 2:
            self.lines.append(self.cells)

    def result(self) -> Table:
        width = len(self.columns)
        lines = [SEPARATOR.join([*row, *[MISSING] * (width - len(row))]) for row in self.lines]
        return Table(self.columns, lines, self.row_name)


def parse_xml(data: bytes) -> X:
    """The root element of an XML document.

    Secondary instances of the usual shape come as one `Table` below their `instance` element.

    Raises:
        FormError: not XML ("xml"), entities ("xml-entities"), too deep or too large ("xml-too-deep",
            "xml-too-large").
    """
    if len(data) > MAX_BYTES:
        raise refused(
            "xml-too-large",
            Text(
                id="Berkas ini lebih besar dari {n} MB; itu bukan formulir yang wajar.",
                en="This file is larger than {n} MB; that is no sensible form.",
            ).format(n=MAX_BYTES // 1024 // 1024),
        )
    reader = _read(data, tables=True)
    if reader.irregular:
        reader = _mixed(data, set(reader.irregular))
    if reader.root is None:
        raise refused("xml", Text(id="Berkas ini kosong.", en="This file is empty."))
    if OPENROSA in reader.namespaces:
        reader.root.attrs.setdefault(HAS_ORX, "")
    return reader.root


def _mixed(data: bytes, irregular: set[int]) -> _Reader:
    """A second reading that keeps the named instances as elements."""
    return _read(data, tables=True, skip=irregular)


def _read(data: bytes, tables: bool, skip: set[int] | None = None) -> _Reader:
    reader = _Reader(tables)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 65_536
    parser.StartElementHandler = reader.start
    if skip:

        def start(raw: str, attrs: dict[str, str]) -> None:
            reader.start(raw, attrs)
            if reader.table is not None and reader.table.number in skip and not reader.table.row_depth:
                reader.table = None

        parser.StartElementHandler = start
    parser.EndElementHandler = reader.end
    parser.StartNamespaceDeclHandler = reader.namespace
    parser.CharacterDataHandler = reader.data
    parser.EntityDeclHandler = reader.entity
    parser.ExternalEntityRefHandler = reader.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise refused(
            "xml",
            Text(
                id="Berkas ini bukan XML yang utuh (baris {line}, kolom {column}).",
                en="This file is not well-formed XML (line {line}, column {column}).",
            ).format(line=error.lineno, column=error.offset + 1),
        ) from error
    except (LookupError, ValueError) as error:
        raise refused(
            "xml",
            Text(id="Penyandian huruf berkas ini tidak dikenal.", en="This file's character encoding is not known."),
        ) from error
    return reader
