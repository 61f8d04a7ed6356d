"""Compiles location paths.

A path over the form itself is resolved when the form is loaded: a path that stays inside the current repeat
instances becomes one or two list look-ups; one that enters a repeat gathers its instances. A path over a secondary
instance uses a hash index for equality predicates. What neither covers is walked step by step.

An absolute path inside a repeat means the current instance, as in JavaRosa; its last step never does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms import lookup, walking
from ltsa_desktop.xforms.compiler import CONVERTERS, Context, Typed
from ltsa_desktop.xforms.errors import ExpressionError
from ltsa_desktop.xforms.registry import Closure
from ltsa_desktop.xforms.syntax import Call, Literal, Path, Step

if TYPE_CHECKING:
    from ltsa_desktop.xforms.compiler import Compiler
    from ltsa_desktop.xforms.definition import NodeDef


def compile_path(compiler: Compiler, path: Path, structural: bool) -> Typed:
    """The closure of `path`; `structural` when the text of a group does not matter, only its being there."""
    start = path.start
    context = compiler.context
    if start is None:
        if path.absolute:
            return _absolute(compiler, path, structural)
        if context.definition is None:
            return lookup.item_path(compiler, path)
        return _Resolver(compiler, context, "n", structural).relative(path)
    if isinstance(start, Call) and not path.start_predicates:
        if start.name == "current" and not start.args and context.outer.definition is not None:
            return _Resolver(compiler, context.outer, "c", structural).relative(path)
        if start.name == "instance" and len(start.args) == 1 and isinstance(start.args[0], Literal):
            found = lookup.instance_path(compiler, path, start.args[0])
            if found is not None:
                return found
    nodes = compiler.node_set(start, "/", structural=True)
    if path.start_predicates:
        nodes = walking.filtered(compiler, nodes, path.start_predicates, _start_definition(compiler, start))
    return Typed(walking.walk(compiler, nodes, path.steps), "set")


def _start_definition(compiler: Compiler, start: Any) -> NodeDef | None:
    if isinstance(start, Path) and start.absolute and compiler.context.outer.definition is not None:
        node: Any = compiler.root
        for step in start.steps[1:]:
            node = next((c for c in getattr(node, "children", ()) if c.name == step.test), None)
        found: NodeDef | None = node
        return found
    return None


def _absolute(compiler: Compiler, path: Path, structural: bool) -> Typed:
    outer = compiler.context.outer
    base = "n" if compiler.context is outer else "c"
    if not path.steps:
        compiler.depend(compiler.root, 0)
        return Typed(lambda n, e: [e.root], "set")
    first = path.steps[0]
    if first.axis != "child" or first.predicates or not _same_name(compiler.root.name, first.test):
        if first.axis == "child" and first.test not in ("*", "node()"):
            return _nothing(compiler, path, first)
        _everything(compiler, compiler.root, loose=True)
        return Typed(walking.walk(compiler, walking.document(), path.steps), "set")
    return _Resolver(compiler, outer, base, structural).absolute(path)


def _same_name(name: str, test: str) -> bool:
    return name == test or (":" in name and name.partition(":")[2] == test)


def _nothing(compiler: Compiler, path: Path, step: Step) -> Typed:
    compiler.lost.append(
        ExpressionError(
            Text(id="Tidak ada isian bernama “{name}” di sini.", en="There is no node called “{name}” here.").format(
                name=step.test
            ),
            "unknown-reference",
            step.at,
        )
    )
    return Typed(lambda n, e: [], "set")


def _everything(compiler: Compiler, definition: NodeDef, shared: int = 0, loose: bool = False) -> None:
    """Notes a dependency on everything below `definition`."""
    compiler.depend(definition, shared, structure=definition.kind == "repeat", loose=loose)
    for child in getattr(definition, "children", ()):
        _everything(compiler, child, shared, loose)


class _Resolver:
    """Follows the steps of one path over the form's definitions."""

    def __init__(self, compiler: Compiler, context: Context, base: str, structural: bool) -> None:
        self.compiler = compiler
        self.context = context
        self.base = base
        self.structural = structural
        self.depth = context.depth
        self.current: NodeDef = context.definition or compiler.root
        self.gathers: list[tuple[NodeDef, list[Any]]] = []
        self.bind_absolute = False

    def absolute(self, path: Path) -> Typed:
        self.current = self.compiler.root
        self.depth = 0
        self.bind_absolute = True
        return self.follow(path, path.steps[1:])

    def relative(self, path: Path) -> Typed:
        return self.follow(path, path.steps)

    def follow(self, path: Path, steps: list[Step]) -> Typed:
        for at, step in enumerate(steps):
            if not self.take(step, last=at == len(steps) - 1):
                if step.axis == "child" and step.test.endswith(")") is False and step.test != "*":
                    found = self.child(step.test)
                    if found is None:
                        return _nothing(self.compiler, path, step)
                return self.walk_on(steps[at:])
        return self.result()

    def child(self, name: str) -> NodeDef | None:
        return self.compiler.child(self.current, name)

    def take(self, step: Step, last: bool) -> bool:
        """One step over the definitions; False when it must be walked."""
        if step.axis == "self" and step.test == "node()" and not step.predicates:
            return True
        if step.axis == "parent" and step.test == "node()" and not step.predicates:
            return self.climb()
        if step.axis != "child":
            return False
        child = self.child(step.test)
        if child is None:
            return False
        if child.kind != "repeat":
            if step.predicates:
                return False
            self.current = child
            return True
        chain = self.context.chain
        if (
            self.bind_absolute
            and not step.predicates
            and not self.gathers
            and not last
            and self.depth < len(chain)
            and chain[self.depth] is child
            and child.ref not in self.compiler.free
        ):
            self.depth += 1
        else:
            self.gathers.append((child, step.predicates))
        self.current = child
        return True

    def climb(self) -> bool:
        above = self.current.parent
        if above is None:
            return False
        if self.current.kind == "repeat":
            if self.gathers:
                return False
            if self.depth > self.current.depth:
                self.depth -= 1
        self.current = above
        return True

    def scope(self) -> Closure:
        """The closure of the scope from which instances are gathered or the slot is read."""
        return _scope(self.base, self.context.depth - self.depth, self.depth)

    def result(self) -> Typed:
        compiler = self.compiler
        current = self.current
        shared = self.depth
        if not self.gathers:
            if current.kind == "value":
                compiler.depend(current, shared)
                text = _slot_text(self.base, self.context.depth - self.depth, self.depth, current.slot)
                node = _slot(self.base, self.context.depth - self.depth, self.depth, current.slot)
                return Typed(text, "one", lambda n, e: [node(n, e)])
            if not self.structural:
                _everything(compiler, current, shared)
            one = self.single(current)
            return Typed(lambda n, e: one(n, e).value, "one", lambda n, e: [one(n, e)])
        run = self.gather()
        if current.kind == "value" or not self.structural:
            _everything(compiler, current, shared)
        if current.kind == "repeat":
            return Typed(run, "set")
        return Typed(run, "set")

    def single(self, current: NodeDef) -> Closure:
        """The one group or instance a path leads to without entering a repeat."""
        if current.parent is None:
            return lambda n, e: e.root
        if current.kind == "repeat":
            if self.depth > current.depth:
                return self.scope()
            return self.base_node()
        return _slot(self.base, self.context.depth - self.depth, self.depth, current.slot)

    def base_node(self) -> Closure:
        if self.base == "c":
            return lambda n, e: e.current
        return lambda n, e: n

    def gather(self) -> Closure:
        """The closure that gathers the nodes below one or more repeats."""
        compiler = self.compiler
        shared = self.depth
        scope = self.scope()
        levels: list[tuple[int, list[Callable[[list[Any], Any], list[Any]]]]] = []
        for repeat, predicates in self.gathers:
            compiler.depend(repeat, shared, structure=True)
            if repeat.relevant is not None or predicates:
                compiler.depend(repeat, shared)
            levels.append((repeat.slot, [self.predicate(repeat, predicate, shared) for predicate in predicates]))
        final = None if self.current is self.gathers[-1][0] else self.current.slot
        if len(levels) == 1 and not levels[0][1]:
            repeat_slot = levels[0][0]
            if final is None:
                return lambda n, e: list(scope(n, e).slots[repeat_slot].instances)
            return lambda n, e: [one.slots[final] for one in scope(n, e).slots[repeat_slot].instances]
        slots = tuple(level[0] for level in levels)
        filters = tuple(level[1] for level in levels)

        def gathered(n: Any, e: Any) -> list[Any]:
            scopes = [scope(n, e)]
            for slot, tests in zip(slots, filters, strict=True):
                found: list[Any] = []
                for one in scopes:
                    found.extend(one.slots[slot].instances)
                for test in tests:
                    found = test(found, e)
                scopes = found
            return scopes if final is None else [one.slots[final] for one in scopes]

        return gathered

    def predicate(self, repeat: NodeDef, tree: Any, shared: int) -> Callable[[list[Any], Any], list[Any]]:
        compiler = self.compiler
        before = compiler.context
        outer = before.outer
        depth = repeat.depth + 1
        chain = (*outer.chain[: repeat.depth], repeat) if len(outer.chain) >= repeat.depth else (repeat,)
        compiler.context = Context(repeat, depth, chain, outer, min(shared, before.cap))  # type: ignore[arg-type]
        try:
            return walking.predicate(compiler, tree)
        finally:
            compiler.context = before

    def walk_on(self, steps: list[Step]) -> Typed:
        """The rest of a path that cannot be resolved over the definitions."""
        compiler = self.compiler
        where = self.current
        child = self.child(steps[0].test) if steps[0].axis == "child" else None
        if child is not None and child.kind != "repeat" and steps[0].predicates:
            self.current = child
            found = walking.filtered(compiler, CONVERTERS["set"](self.result()), steps[0].predicates, child)
            return Typed(walking.walk(compiler, found, steps[1:], child), "set")
        for step in steps:
            if step.axis in ("parent", "ancestor", "ancestor-or-self", "following", "preceding") or (
                step.axis in ("following-sibling", "preceding-sibling")
            ):
                where = compiler.root
        if where.kind != "value":
            _everything(compiler, where, min(self.depth, where.depth), loose=True)
        nodes = CONVERTERS["set"](self.result_nodes())
        return Typed(walking.walk(compiler, nodes, steps, self.current), "set")

    def result_nodes(self) -> Typed:
        current = self.current
        if self.gathers:
            return Typed(self.gather(), "set")
        if current.kind == "value":
            node = _slot(self.base, self.context.depth - self.depth, self.depth, current.slot)
            return Typed(lambda n, e: [node(n, e)], "set")
        one = self.single(current)
        return Typed(lambda n, e: [one(n, e)], "set")


def _scope(base: str, climbs: int, depth: int) -> Closure:
    if depth == 0:
        return lambda n, e: e.root
    if base == "c":
        if climbs == 0:
            return lambda n, e: e.current.scope
        if climbs == 1:
            return lambda n, e: e.current.scope.up

        def climbed(n: Any, e: Any) -> Any:
            scope = e.current.scope
            for _ in range(climbs):
                scope = scope.up
            return scope

        return climbed
    if climbs == 0:
        return lambda n, e: n.scope
    if climbs == 1:
        return lambda n, e: n.scope.up

    def climbed_from_node(n: Any, e: Any) -> Any:
        scope = n.scope
        for _ in range(climbs):
            scope = scope.up
        return scope

    return climbed_from_node


def _slot(base: str, climbs: int, depth: int, slot: int) -> Closure:
    if depth == 0:
        return lambda n, e: e.slots[slot]
    scope = _scope(base, climbs, depth)
    return lambda n, e: scope(n, e).slots[slot]


def _slot_text(base: str, climbs: int, depth: int, slot: int) -> Closure:
    if depth == 0:
        return lambda n, e: e.slots[slot].value
    if base == "n" and climbs == 0:
        return lambda n, e: n.scope.slots[slot].value
    if base == "n" and climbs == 1:
        return lambda n, e: n.scope.up.slots[slot].value
    scope = _scope(base, climbs, depth)
    return lambda n, e: scope(n, e).slots[slot].value
