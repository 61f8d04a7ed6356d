"""Secondary instances: the tables that choices and look-ups read, each parsed when first used.

Two shapes: a *table* (rows of one depth under `root`, from itemsets and CSV) kept as plain text lines until a row
is asked for, and a *tree* for anything else. Equality look-ups go through a hash index per column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ltsa_desktop.xforms.values import text_number


class Element:
    """An element of a tree instance."""

    __slots__ = ("attributes", "children", "name", "parent", "text")

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element] = []
        self.text = ""

    @property
    def value(self) -> str:
        """The XPath string value."""
        if not self.children:
            return self.text
        return self.text.strip() + "".join(child.value for child in self.children)

    def elements(self) -> list[Any]:
        """The child elements."""
        return list(self.children)

    def element_parent(self) -> Element | None:
        """The parent element."""
        return self.parent

    def attribute(self, name: str) -> str | None:
        """One attribute."""
        return self.attributes.get(name)

    def get(self, name: str) -> str | None:
        """The value of the first child called `name`."""
        for child in self.children:
            if child.name == name:
                return child.value
        return None

    def items(self) -> Iterator[tuple[str, str]]:
        """(name, value) of each child."""
        for child in self.children:
            yield child.name, child.value


class Cell:
    """One cell of a row, as a node."""

    __slots__ = ("name", "row", "value")

    def __init__(self, row: Row, name: str, value: str) -> None:
        self.row = row
        self.name = name
        self.value = value

    def elements(self) -> list[Any]:
        """No children."""
        return []

    def element_parent(self) -> Row:
        """The row."""
        return self.row

    def attribute(self, name: str) -> str | None:
        """No attributes."""
        return None

    def get(self, name: str) -> str | None:
        """No children."""
        return None


class Row:
    """One row of a table, as a node called `item`."""

    __slots__ = ("cells", "table")

    def __init__(self, table: Table, cells: list[str | None]) -> None:
        self.table = table
        self.cells = cells

    @property
    def name(self) -> str:
        """The name of a row's element."""
        return self.table.row_name

    @property
    def value(self) -> str:
        """The XPath string value."""
        return "".join(cell or "" for cell in self.cells)

    def elements(self) -> list[Any]:
        """The row's cells; a cell that the row lacks is no node."""
        return [
            Cell(self, name, cell)
            for name, cell in zip(self.table.columns, self.cells, strict=False)
            if cell is not None
        ]

    def element_parent(self) -> TableRoot:
        """The table's root."""
        return self.table.root

    def attribute(self, name: str) -> str | None:
        """No attributes."""
        return None

    def get(self, name: str) -> str | None:
        """The text of one column, None when the row lacks it."""
        at = self.table.column.get(name)
        return None if at is None else self.cells[at]

    def items(self) -> Iterator[tuple[str, str]]:
        """(column, text) of each cell."""
        for name, cell in zip(self.table.columns, self.cells, strict=False):
            if cell is not None:
                yield name, cell


class TableRoot:
    """The `root` element above a table's rows."""

    __slots__ = ("name", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self.name = "root"

    @property
    def value(self) -> str:
        """The XPath string value."""
        return "".join(row.value for row in self.table.rows())

    def elements(self) -> list[Any]:
        """The rows."""
        return self.table.rows()

    def element_parent(self) -> None:
        """Nothing above."""

    def attribute(self, name: str) -> str | None:
        """No attributes."""
        return None

    def get(self, name: str) -> str | None:
        """The value of the first row."""
        rows = self.table.rows()
        return rows[0].value if rows and name == self.table.row_name else None


SEPARATOR = "\x1f"
MISSING = "\x00"


class Table:
    """A table kept as lines of text until rows are needed.

    Attributes:
        columns: the column names.
        row_name: the name of a row's element.
    """

    __slots__ = ("_indexes", "_lines", "_rows", "column", "columns", "constants", "root", "row_name")

    def __init__(self, columns: Iterable[str], lines: list[str], row_name: str = "item") -> None:
        self.columns = tuple(columns)
        self.column = {name: at for at, name in reversed(list(enumerate(self.columns)))}
        self.row_name = row_name
        self.root = TableRoot(self)
        self.constants: dict[Any, Any] = {}
        self._lines = lines
        self._rows: list[Any] | None = None
        self._indexes: dict[tuple[str, bool], dict[Any, list[Any]]] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def lines(self) -> list[str]:
        """The rows as text, cells separated by U+001F; U+0000 stands for a missing cell."""
        return self._lines

    def rows(self) -> list[Any]:
        """All rows as nodes, in order; made once."""
        rows = self._rows
        if rows is None:
            if MISSING in "".join(self._lines[:1]) or any(MISSING in line for line in self._lines):
                rows = [
                    Row(self, [None if cell == MISSING else cell for cell in line.split(SEPARATOR)])
                    for line in self._lines
                ]
            else:
                rows = [Row(self, line.split(SEPARATOR)) for line in self._lines]  # type: ignore[arg-type]
            self._rows = rows
        return rows

    def lookup(self, name: str, key: Any, numeric: bool) -> list[Any]:
        """The rows whose column `name` equals `key`, in order (by number when `numeric`)."""
        index = self._indexes.get((name, numeric))
        if index is None:
            index = self._indexes[(name, numeric)] = build_index(self.rows(), name, numeric)
        return index.get(key, _NOTHING)


class Tree:
    """An instance of any shape.

    Attributes:
        root: the element under the instance.
    """

    __slots__ = ("_indexes", "constants", "root")

    def __init__(self, root: Element) -> None:
        self.root = root
        self.constants: dict[Any, Any] = {}
        self._indexes: dict[tuple[Any, ...], dict[Any, list[Any]]] = {}


_NOTHING: list[Any] = []


def build_index(rows: Iterable[Any], name: str, numeric: bool) -> dict[Any, list[Any]]:
    """Rows by the text (or number) of their child `name`; rows without it are left out."""
    index: dict[Any, list[Any]] = {}
    for row in rows:
        key: Any = row.get(name)
        if key is None:
            continue
        if numeric:
            key = text_number(key)
            if key != key:
                continue
        found = index.get(key)
        if found is None:
            index[key] = [row]
        else:
            found.append(row)
    return index


class SecondaryInstances:
    """The instances of a form by id; each is parsed when first asked for."""

    __slots__ = ("_loaded", "_sources")

    def __init__(self) -> None:
        self._sources: dict[str, Callable[[], Table | Tree]] = {}
        self._loaded: dict[str, Table | Tree] = {}

    def add(self, name: str, source: Callable[[], Table | Tree]) -> None:
        """Knows an instance by `name`; `source` makes it when it is first used."""
        self._sources[name] = source

    def __contains__(self, name: str) -> bool:
        return name in self._sources

    def names(self) -> list[str]:
        """The ids, in the form's order."""
        return list(self._sources)

    def get(self, name: str) -> Table | Tree | None:
        """The instance, or None when the form has none of that id."""
        found = self._loaded.get(name)
        if found is None:
            source = self._sources.get(name)
            if source is None:
                return None
            found = self._loaded[name] = source()
        return found
