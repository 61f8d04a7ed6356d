"""Paths over secondary instances: choice filters and look-ups, through a hash index where they ask for equality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms import walking
from ltsa_desktop.xforms.compiler import Context, Typed
from ltsa_desktop.xforms.errors import ExpressionError
from ltsa_desktop.xforms.instances import Element, Table, Tree, build_index
from ltsa_desktop.xforms.registry import Closure
from ltsa_desktop.xforms.syntax import Binary, Call, Expression, Literal, Path, Step
from ltsa_desktop.xforms.values import to_text

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Compiler


def item_path(compiler: Compiler, path: Path) -> Typed:
    """A relative path whose context node is a row: mostly the name of a column."""
    steps = path.steps
    if len(steps) == 2 and steps[0].axis == "self" and not steps[0].predicates:
        steps = steps[1:]
    if len(steps) == 1 and not steps[0].predicates:
        step = steps[0]
        if step.axis == "child" and step.test != "*" and not step.test.endswith(("()", ":*")):
            name = step.test

            def text(n: Any, e: Any) -> str | None:
                found: str | None = n.get(name)
                return found

            def nodes(n: Any, e: Any) -> list[Any]:
                return [node for node in n.elements() if node.name == name]

            return Typed(text, "opt", nodes)
        if step.axis == "self" and step.test == "node()":
            return Typed(lambda n, e: n.value, "one", lambda n, e: [n])
    return Typed(walking.walk(compiler, lambda n, e: [n], path.steps), "set")


def instance_path(compiler: Compiler, path: Path, literal: Literal) -> Typed | None:
    """`instance('id')/root/item[…]/column`; None when its shape is another and it must be walked."""
    name = literal.value
    if name not in compiler.instances:
        compiler.lost.append(
            ExpressionError(
                Text(id="Tidak ada daftar bernama “{name}”.", en="There is no list called “{name}”.").format(name=name),
                "unknown-instance",
                literal.at,
            )
        )
        return Typed(lambda n, e: [], "set")
    if any(step.axis != "child" or step.test == "*" or step.test.endswith(("()", ":*")) for step in path.steps):
        return None
    names = tuple(step.test for step in path.steps)
    at = next((at for at, step in enumerate(path.steps) if step.predicates), None)
    if at is None:
        return _plain_path(compiler, name, names)
    rows = _filtered_rows(compiler, name, names[: at + 1], path.steps[at].predicates)
    rest = path.steps[at + 1 :]
    if not rest:
        return Typed(rows, "set")
    column = _column(rest)
    if column is None:
        return Typed(walking.walk(compiler, rows, rest), "set")
    return _column_of(rows, column)


def _plain_path(compiler: Compiler, name: str, names: tuple[str, ...]) -> Typed:
    instances = compiler.instances

    def every(n: Any, e: Any) -> list[Any]:
        return constant_nodes(instances.get(name), names)

    return Typed(every, "set")


def _column(steps: list[Step]) -> str | None:
    if len(steps) != 1:
        return None
    step = steps[0]
    if step.axis != "child" or step.predicates or step.test.endswith(("()", ":*")) or step.test == "*":
        return None
    return step.test


def _column_of(rows: Closure, column: str) -> Typed:
    """The cells of one column, as text without making nodes where text is wanted."""

    def first(n: Any, e: Any) -> str | None:
        for row in rows(n, e):
            text: str | None = row.get(column)
            if text is not None:
                return text
        return None

    def cells(n: Any, e: Any) -> list[Any]:
        return [node for row in rows(n, e) for node in row.elements() if node.name == column]

    return Typed(cells, "set", first=first)


def constant_nodes(instance: Table | Tree | None, names: tuple[str, ...]) -> list[Any]:
    """The nodes of a path without predicates, found once for each instance."""
    if instance is None:
        return []
    if isinstance(instance, Table):
        if names == ("root", instance.row_name):
            return instance.rows()
        if names == ("root",):
            return [instance.root]
    found: list[Any] | None = instance.constants.get(names)
    if found is None:
        found = _find(instance, names)
        instance.constants[names] = found
    return found


def _find(instance: Table | Tree, names: tuple[str, ...]) -> list[Any]:
    root: Any = instance.root
    nodes: list[Any] = [root] if root.name == names[0] or walking.matches(root.name, names[0]) else []
    for name in names[1:]:
        nodes = [child for node in nodes for child in node.elements() if walking.matches(child.name, name)]
    return nodes


def rows_where(
    instance: Table | Tree | None, names: tuple[str, ...], column: str, key: Any, numeric: bool
) -> list[Any]:
    """The nodes of the path `names` whose child `column` equals `key`, by hash index."""
    if instance is None:
        return []
    if isinstance(instance, Table) and names == ("root", instance.row_name):
        return instance.lookup(column, key, numeric)
    slot = (names, column, numeric)
    index: dict[Any, list[Any]] | None = instance.constants.get(slot)
    if index is None:
        index = build_index(constant_nodes(instance, names), column, numeric)
        instance.constants[slot] = index
    return index.get(key, [])


def _filtered_rows(compiler: Compiler, name: str, names: tuple[str, ...], predicates: list[Expression]) -> Closure:
    instances = compiler.instances
    before = compiler.context
    compiler.context = Context(None, 0, (), before.outer, before.cap)
    try:
        terms = _terms(predicates[0])
        keyed = next((at for at, term in enumerate(terms) if _key_of(term) is not None), None)
        if keyed is None:
            tests = [walking.predicate(compiler, tree) for tree in predicates]

            def scanned(n: Any, e: Any) -> list[Any]:
                rows = constant_nodes(instances.get(name), names)
                for test in tests:
                    rows = test(rows, e)
                return rows

            return scanned
        found = _key_of(terms[keyed])
        assert found is not None
        column, key_tree = found
        key = walking.in_outer(compiler, key_tree, "v")
        others = [walking.predicate(compiler, term) for at, term in enumerate(terms) if at != keyed]
        others.extend(walking.predicate(compiler, tree) for tree in predicates[1:])
    finally:
        compiler.context = before

    def indexed(n: Any, e: Any) -> list[Any]:
        rows = _by_key(instances.get(name), names, column, key(e.current, e))
        for test in others:
            if not rows:
                break
            rows = test(rows, e)
        return rows

    return indexed


def _by_key(instance: Table | Tree | None, names: tuple[str, ...], column: str, key: Any) -> list[Any]:
    if type(key) is list:
        if len(key) == 1:
            return rows_where(instance, names, column, key[0].value, False)
        wanted = {node.value for node in key}
        return [row for row in constant_nodes(instance, names) if row.get(column) in wanted]
    if isinstance(key, float):
        return rows_where(instance, names, column, float(key), True)
    return rows_where(instance, names, column, to_text(key), False)


def _terms(tree: Expression) -> list[Expression]:
    """The conjuncts of a predicate, when each is a truth of its own (`a and b and c`)."""
    if isinstance(tree, Binary) and tree.op == "and":
        left, right = _terms(tree.left), _terms(tree.right)
        if all(_is_truth(term) for term in (*left, *right)):
            return [*left, *right]
        return [tree]
    return [tree]


_TRUTH_CALLS = frozenset(
    {"not", "true", "false", "boolean", "selected", "contains", "starts-with", "ends-with", "regex", "checklist"}
)


def _is_truth(tree: Expression) -> bool:
    if isinstance(tree, Binary):
        return tree.op in ("=", "!=", "<", "<=", ">", ">=", "or", "and") and not _uses_place(tree)
    return isinstance(tree, Call) and tree.name in _TRUTH_CALLS and not _uses_place(tree)


def _uses_place(tree: Any) -> bool:
    if isinstance(tree, Call):
        return (tree.name in ("position", "last") and not tree.args) or any(_uses_place(arg) for arg in tree.args)
    if isinstance(tree, Binary):
        return _uses_place(tree.left) or _uses_place(tree.right)
    return False


def _key_of(tree: Expression) -> tuple[str, Expression] | None:
    """(column, key) of `column = key` with a key that is the same for every row."""
    if not isinstance(tree, Binary) or tree.op != "=":
        return None
    for one, other in ((tree.left, tree.right), (tree.right, tree.left)):
        column = _column_name(one)
        if column is not None and walking.is_independent(other) and not _is_bool(other):
            return column, other
    return None


def _is_bool(tree: Expression) -> bool:
    return (isinstance(tree, Call) and tree.name in _TRUTH_CALLS) or (
        isinstance(tree, Binary) and tree.op in ("=", "!=", "<", "<=", ">", ">=", "or", "and")
    )


def _column_name(tree: Expression) -> str | None:
    if not isinstance(tree, Path) or tree.absolute or tree.start is not None:
        return None
    steps = tree.steps
    if len(steps) == 2 and steps[0].axis == "self" and not steps[0].predicates:
        steps = steps[1:]
    return _column(steps)


__all__ = ["Element", "constant_nodes", "instance_path", "item_path", "rows_where"]
