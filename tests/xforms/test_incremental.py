"""After any edits to any form, the state kept up to date is the state computed anew.

Forms are generated: groups, nested repeats, counted repeats, choice filters, choices from repeats, constraints, labels
and labels of choices with values, and expressions over earlier nodes, written as pyxform writes them (relative inside a
repeat). Edits are random too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ltsa_desktop.ground.words import UserError
from ltsa_desktop.xforms import Environment, FormState, load_form
from ltsa_desktop.xforms.dryrun import facts

HEAD = (
    '<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model><instance><data id="t">'
)
ITEMS = "".join(
    f"<item><name>{name}</name><label>Label {name}</label><k>{k}</k></item>"
    for name, k in (("a", "p"), ("b", "q"), ("c", "p"), ("x", "a"))
)
SPOKEN = "".join(f"<item><itextId>d-{name}</itextId><name>{name}</name></item>" for name in "abc")
Chain = tuple[str, ...]


def quoted(text: str) -> str:
    return f"'{text}'"


class Writer:
    """Writes one random form."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.questions: list[tuple[str, Chain, str]] = []
        self.repeats: list[tuple[str, Chain]] = []
        self.editable: list[tuple[str, Chain, str]] = []
        self.binds: list[dict[str, str]] = []

    def pick(self, *options: Any) -> Any:
        return self.random.choice(options)

    def chance(self, odds: float) -> bool:
        return self.random.random() < odds

    def path(self, here: str, chain: Chain, there: str, other: Chain) -> str:
        """A path as pyxform writes it: relative when both stand in one repeat."""
        if not set(chain) & set(other):
            return there
        own, target = here.split("/")[1:], there.split("/")[1:]
        shared = 0
        while shared < min(len(own), len(target)) and own[shared] == target[shared]:
            shared += 1
        return "/".join([".."] * (len(own) - shared) + target[shared:])

    def reference(self, here: str, chain: Chain, kinds: tuple[str, ...] = ()) -> str | None:
        known = [
            (ref, other)
            for ref, other, kind in self.questions
            if other == chain[: len(other)] and (not kinds or kind in kinds)
        ]
        if not known:
            return None
        ref, other = self.random.choice(known)
        return self.path(here, chain, ref, other)

    def gathered(self, here: str, chain: Chain) -> str | None:
        known = [(ref, other) for ref, other, _ in self.questions if other]
        if not known:
            return None
        ref, other = self.random.choice(known)
        return self.path(here, chain, ref, other)

    def number(self, here: str, chain: Chain, depth: int = 0) -> str:
        one = self.reference(here, chain, ("int", "calc"))
        many = self.gathered(here, chain)
        options = [str(self.random.randint(0, 9))]
        if one:
            options += [one, one, f"string-length({one})", f"coalesce({one}, 0)"]
        if many:
            options += [f"{self.pick('sum', 'max', 'min', 'count', 'count-non-empty')}({many})"]
        if self.repeats:
            ref, other = self.random.choice(self.repeats)
            options.append(f"count({self.path(here, chain, ref, other)})")
        if chain and here.rpartition("/")[0] == chain[-1]:
            options.append("position(..)")
        if depth < 2:
            left, right = self.number(here, chain, depth + 1), self.number(here, chain, depth + 1)
            options += [f"({left} {self.pick('+', '-', '*', 'div', 'mod')} {right})"]
            options += [f"if({self.truth(here, chain, depth + 1)}, {left}, {right})"]
        return str(self.random.choice(options))

    def text(self, here: str, chain: Chain, depth: int = 0) -> str:
        one = self.reference(here, chain)
        many = self.gathered(here, chain)
        options = [f"'{self.pick('a', 'b', '', '10')}'", f"string({self.number(here, chain, 2)})"]
        if one:
            options += [one, one, f"instance('c')/root/item[name = {one}]/k"]
        if many:
            options += [f"join(',', {many})"]
        asked = self.reference(here, chain, ("one", "many"))
        if asked:
            options.append(f"jr:choice-name({self.pick(asked, quoted('a'), quoted('1'))}, '{asked}')")
        if depth == 0:
            options.append(f"jr:itext('d-{self.pick('a', 'b')}')")
        single = [(ref, other) for ref, other, _ in self.questions if len(other) == 1]
        if single:
            ref, other = self.random.choice(single)
            options.append(f"indexed-repeat({ref}, {other[0]}, {self.number(here, chain, 2)})")
            options.append(f"{other[0]}[{self.number('/data/here', (), 2)}]{ref[len(other[0]) :]}")
        if depth < 2:
            options.append(f"concat({self.text(here, chain, depth + 1)}, {self.text(here, chain, depth + 1)})")
        return str(self.random.choice(options))

    def truth(self, here: str, chain: Chain, depth: int = 0) -> str:
        options = [
            f"{self.number(here, chain, depth + 1)} {self.pick('=', '!=', '<', '>=')} {self.number(here, chain, 2)}",
            f"{self.text(here, chain, depth + 1)} {self.pick('=', '!=')} {self.text(here, chain, 2)}",
            f"selected({self.text(here, chain, 2)}, 'a')",
        ]
        if depth < 2:
            left, right = self.truth(here, chain, depth + 1), self.truth(here, chain, depth + 1)
            options += [f"({left} {self.pick('and', 'or')} {right})", f"not({left})"]
        return str(self.random.choice(options))

    def group(self, base: str, chain: Chain, depth: int) -> tuple[str, str]:
        """(the instance, the body) of some nodes."""
        instance = body = ""
        for _ in range(self.random.randint(2, 5 if depth == 0 else 3)):
            self.count += 1
            kind = self.random.random()
            if kind < 0.35 and depth < 3:
                name = f"{'g' if kind < 0.15 else 'r'}{self.count}"
                ref = f"{base}/{name}"
                bind = {"nodeset": ref}
                if self.chance(0.5):
                    bind["relevant"] = self.truth(ref, chain)
                if self.chance(0.1):
                    bind["readonly"] = self.truth(ref, chain)
                self.binds.append(bind)
                if kind < 0.15:
                    inner, controls = self.group(ref, chain, depth + 1)
                    instance += f"<{name}>{inner}</{name}>"
                    body += f'<group ref="{ref}"><label>G</label>{controls}</group>'
                    continue
                count = f' jr:count="{escape(self.number(ref, chain, 1))} mod 4"' if self.chance(0.4) else ""
                inner, controls = self.group(ref, (*chain, ref), depth + 1)
                self.repeats.append((ref, chain))
                instance += f"<{name}>{inner}</{name}>"
                body += f'<group ref="{ref}"><label>R</label><repeat nodeset="{ref}"{count}>{controls}</repeat></group>'
            else:
                inner, controls = self.question(base, chain)
                instance += inner
                body += controls
        return instance, body

    def question(self, base: str, chain: Chain) -> tuple[str, str]:
        kind = self.pick("text", "int", "calc", "calc", "one", "many")
        name = f"q{self.count}"
        ref = f"{base}/{name}"
        bind = {"nodeset": ref, "type": "int" if kind == "int" else "string"}
        if self.chance(0.4):
            bind["relevant"] = self.truth(ref, chain)
        if kind == "calc":
            bind["calculate"] = self.pick(self.number, self.text, self.truth)(ref, chain)
        elif self.chance(0.3):
            bind["required"] = self.truth(ref, chain)
        if kind == "int" and self.chance(0.5):
            bind["constraint"] = f". > {self.number(ref, chain, 1)}"
        self.binds.append(bind)
        label = f'<label>L <output value="{escape(self.text(ref, chain))}"/></label>'
        body = "" if kind == "calc" else f'<input ref="{ref}">{label}</input>'
        if kind in ("one", "many"):
            tag = "select1" if kind == "one" else "select"
            body = f'<{tag} ref="{ref}">{label}{self.choices(ref, chain)}</{tag}>'
        self.questions.append((ref, chain, kind))
        if kind != "calc":
            self.editable.append((ref, chain, kind))
        default = self.pick("", "", "3") if kind == "int" else ""
        return f"<{name}>{default}</{name}>", body

    def choices(self, ref: str, chain: Chain) -> str:
        """Items with values in their labels, a list of texts, the questions of a repeat, or a filtered list."""
        source = self.pick("written", "texts", "repeat", "list", "list")
        if source == "written":
            return "".join(
                f'<item><label>{name} <output value="{escape(self.text(ref, chain, 1))}"/></label><value>{name}</value>'
                "</item>"
                for name in "abc"
            )
        rows = [(one, other) for one, other, _ in self.questions if len(other) == 1 and one.count("/") == 3]
        if source == "repeat" and rows:
            row, (above,) = self.random.choice(rows)
            name = row.rpartition("/")[2]
            where = self.pick("", f"[./{name} != {self.text('/data/here', (), 1)}]")
            shown = self.random.choice([one for one, other in rows if other == (above,)]).rpartition("/")[2]
            path = self.path(ref, chain, above, (above,))
            path += f"/../{above.rpartition('/')[2]}" if path.endswith("..") else ""
            nodeset = escape(path + where)
            return f'<itemset nodeset="{nodeset}"><value ref="{name}"/><label ref="{shown}"/></itemset>'
        if source == "texts":
            label = "<label ref='jr:itext(itextId)'/>"
            return f"<itemset nodeset=\"instance('d')/root/item\"><value ref='name'/>{label}</itemset>"
        where = self.pick("", f"[k = {self.text(ref, chain, 1)}]", f"[k = 'p' or {self.truth(ref, chain, 1)}]")
        nodeset = escape(f"instance('c')/root/item{where}")
        return f'<itemset nodeset="{nodeset}"><value ref="name"/><label ref="label"/></itemset>'

    def texts(self) -> str:
        """The itext of one list, with values of questions outside of repeats."""
        known = [ref for ref, chain, kind in self.questions if not chain and kind != "calc"] or ["''"]
        return (
            "<itext><translation lang='id'>"
            + "".join(
                f'<text id="d-{name}"><value>{name} <output value="{self.random.choice(known)}"/></value></text>'
                for name in "abc"
            )
            + "</translation></itext>"
        )

    def form(self) -> bytes:
        instance, body = self.group("/data", (), 0)
        binds = "".join(
            "<bind " + " ".join(f'{name}="{escape(value)}"' for name, value in bind.items()) + "/>"
            for bind in self.binds
        )
        return (
            f"{HEAD}{instance}</data></instance><instance id='c'><root>{ITEMS}</root></instance>"
            f"<instance id='d'><root>{SPOKEN}</root></instance>{self.texts()}{binds}</model>"
            f"</h:head><h:body>{body}</h:body></h:html>"
        ).encode()

    def edit(self, state: FormState) -> None:
        """One random edit; what the form does not allow is left."""
        try:
            if self.repeats and self.chance(0.35):
                ref, chain = self.random.choice(self.repeats)
                path = self.placed(ref, chain)
                todo = self.random.random()
                if todo < 0.5:
                    state.add_repeat(path)
                elif todo < 0.8:
                    state.remove_repeat(f"{path}[{self.random.randint(1, 2)}]")
                else:
                    state.move_repeat(f"{path}[{self.random.randint(1, 3)}]", self.random.randint(0, 2))
            elif self.editable:
                ref, chain, kind = self.random.choice(self.editable)
                value: Any = self.pick("", "1", "2", "a", "abc", "10")
                if kind in ("one", "many"):
                    value = self.random.sample(["a", "b", "c", "x"], self.random.randint(0, 1 if kind == "one" else 3))
                state.set(self.placed(ref, chain), value)
        except UserError:
            return

    def placed(self, ref: str, chain: Chain) -> str:
        for repeat in sorted(chain, key=len, reverse=True):
            if ref.startswith(repeat + "/"):
                ref = f"{repeat}[{self.random.randint(1, 2)}]{ref[len(repeat) :]}"
        return ref


def shown(state: FormState) -> list[tuple[Any, ...]]:
    """Every fact of every node with its choices, by place."""
    found: list[tuple[Any, ...]] = []
    for fact, node in zip(facts(state), state.walk(), strict=True):
        choices = [choice.name for choice in state.choices(node.path)] if node.definition.control == "select1" else []
        found.append((*fact.values(), *choices))
    return found


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(3, 14))
def test_kept_state_equals_computed_state(seed: int, edits: int) -> None:
    writer = Writer(Random(seed))
    form = load_form(writer.form())
    environment = Environment(now=lambda: datetime(2022, 9, 29, tzinfo=UTC), uuid=lambda: "u")
    state = FormState.new(form, environment)
    for _ in range(edits):
        writer.edit(state)
    kept = shown(state)
    again = FormState.restore(form, state.content(), environment)
    assert shown(again) == kept, "opened again"
    state.recompute()
    assert shown(state) == kept, "computed anew"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_change_names_every_node_that_differs(seed: int) -> None:
    writer = Writer(Random(seed))
    form = load_form(writer.form())
    state = FormState.new(form, Environment(now=lambda: datetime(2022, 9, 29, tzinfo=UTC), uuid=lambda: "u"))
    changes: list[Any] = []
    finish = state.finish
    state.finish = lambda path: changes.append(finish(path)) or changes[-1]  # type: ignore[method-assign]
    stored = state.content()
    for _ in range(8):
        before = dict(zip((node.path for node in state.walk()), (fact[1:] for fact in shown(state)), strict=True))
        changes.clear()
        writer.edit(state)
        after = dict(zip((node.path for node in state.walk()), (fact[1:] for fact in shown(state)), strict=True))
        for change in changes:
            for path in after.keys() & before.keys():
                assert after[path] == before[path] or path in change.changed, path
            assert change.structure or after.keys() == before.keys()
            for path, text in change.writes.items():
                if text is None:
                    stored.pop(path, None)
                else:
                    stored[path] = text
        assert stored == state.content()
