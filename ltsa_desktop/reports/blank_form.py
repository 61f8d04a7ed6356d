"""The blank form: every question of an instrument on paper, with its skip rule in words and room to write.

For a visit without a laptop. Each page carries the form's version and a line for centre and date, so that loose sheets
stay together; what is written is typed into the program later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal

from ltsa_desktop.ground.numbering import question_numbers, split_code
from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms import Environment, FormDef, FormState
from ltsa_desktop.xforms.views import Choice, NodeState

from . import paper as p
from . import wording as w
from .blocks import Letterhead, letterhead, title_block
from .document import paper_named, qr_words
from .flow import Flow
from .frame import Furniture
from .ink import Imprint, Ink
from .reading import numbered
from .skip_rules import skip_rule
from .typeset import Line, Style, clean, fitted, height, wrap

MM = p.MM
COPIES = 2
"""How often a repeat is printed; more are copied by hand."""
LONG_LIST = 30
INDENT = 13 * MM
_LABEL = p.BODY
_LABEL_NUMBER = Style(9, 13.5, "bold")
_NOTE = p.BODY_MUTED
_RULE_STYLE = Style(8, 11, "italic", grey=p.MUTED)
_HINT = Style(8, 11, grey=p.MUTED)
_OPTION = Style(9, 14)
WRITE = 19.0
_KEPT = 64.0
"""What must fit below a heading with its skip rule: the rule and a short question."""
MARK = 7.0

Draw = Callable[[float], None]
Mark = Literal["circle", "box", "line"]
Strip = tuple[float, Draw]


def blank_form(
    form: FormDef, digest: str, head: Letterhead | None, paper: str, language: str, copies: int = COPIES
) -> bytes:
    """The blank form as a PDF. `digest` is the instrument's identity; its first characters stand on every page."""
    return BlankForm(form, digest, head, paper, language, copies).written()


class BlankForm:
    """The pages of a blank form; `fillable.py` puts fields where this one leaves room to write."""

    title, how, more = w.FORM_TITLE, w.FORM_HOW, w.FORM_MORE

    def __init__(
        self, form: FormDef, digest: str, head: Letterhead | None, paper: str, language: str, copies: int
    ) -> None:
        self.form = form
        self.language = language
        self.copies = copies
        self.form_language = _form_language(form, language)
        self.state = FormState.new(form, Environment())
        self._copy_repeats()
        self.labels = {node.definition.ref: node for node in self.state.walk() if node.kind == "value"}
        asked = {ref: node for ref, node in self.labels.items() if _is_asked(node)}
        labels = [node.label(self.form_language) for node in asked.values()]
        self.numbers = dict(zip(asked, question_numbers(labels), strict=True))
        self.qr = qr_words(digest)
        version = f"{form.id} · {form.version} · {digest[:8]}"
        self.frame = Furniture(
            running=self.say(w.FORM_RUNNING, long="." * 62, short="." * 34),
            running_right="",
            code=self.say(w.FORM_BLANK),
            origin=version,
            page=self.say(w.PAGE, page="{page}", pages="{pages}"),
        )
        imprint = Imprint(
            title=clean(f"{self.say(self.title)} {form.title} {form.version}"),
            author="LTSA Desktop",
            subject=self.say(self.title),
            keywords=version,
            made=datetime(2000, 1, 1, tzinfo=UTC),  # a blank form has no date of its own: the same form, same bytes
            language=language,
        )
        self.ink = Ink(paper_named(paper), imprint)
        self.flow = Flow(self.ink, self.frame.head, self.frame.foot, self.say(w.CONTINUED))
        if head:
            letterhead(self.flow, head)

    def say(self, text: Text, **fields: object) -> str:
        words = text.to(self.language)
        return words.format(**fields) if fields else words

    def _copy_repeats(self) -> None:
        """Bring every repeat to the number of copies that are printed, nested ones to one."""
        done = False
        while not done:
            done = True
            for node in list(self.state.walk()):
                if node.kind != "repeat":
                    continue
                wanted = self.copies if not node.definition.depth else 1
                have = len(list(node.children))
                if have < wanted:
                    for _ in range(wanted - have):
                        self.state.add_repeat(node.path)
                    done = False

    def written(self) -> bytes:
        flow = self.flow
        under = [self.form.title, self.say(w.FORM_VERSION, version=self.form.version)]
        title_block(flow, self.say(self.title).upper(), under, self.qr)
        flow.skip(6)
        flow.paragraph(self.say(self.how), p.BODY_MUTED)
        for node in self.state.node(self.form.root.ref).children:
            self._node(node, 0)
        flow.need(0)
        return self.ink.finish(lambda page, pages: self.frame.draw(self.ink, page, pages))

    # walking the form

    def _node(self, node: NodeState, level: int) -> None:
        if node.kind == "value":
            self._question(node)
            return
        if node.kind == "repeat":
            self._repeat(node, level)
            return
        if not any(True for _ in _answerable(node)):
            return
        self._head(node, self._label(node), level)
        for child in node.children:
            self._node(child, level + 1)

    def _repeat(self, node: NodeState, level: int) -> None:
        rule = self._rule(node)
        for index, instance in enumerate(node.children, 1):
            title = self._label(node) or self._label(instance)
            self.flow.heading(self.say(w.FORM_INSTANCE, title=title, number=index), min(level, 1))
            if rule and index == 1:
                self.flow.need(_KEPT)
                self.flow.paragraph(rule, _RULE_STYLE)
            for child in instance.children:
                self._node(child, level + 1)
        self.flow.skip(4)
        self.flow.paragraph(self.say(self.more), _RULE_STYLE)

    def _head(self, node: NodeState, title: str, level: int) -> None:
        if title:
            self.flow.heading(title, min(level, 1))
        rule = self._rule(node)
        if rule:
            self.flow.need(_KEPT)
            self.flow.paragraph(rule, _RULE_STYLE)

    # one question

    def _question(self, node: NodeState) -> None:
        definition = node.definition
        if definition.control is None or definition.has_calculate:
            return
        note = node.readonly and definition.control == "input"
        if note and self._rule(node):
            return  # a warning that the program shows while one types
        strips = self._noted(node) if note else self._asked(node)
        flow = self.flow
        tall = sum(high for high, _ in strips)
        flow.skip(7)
        if tall < (flow.top - flow.bottom) * 0.7:
            flow.need(tall)
        for high, draw in strips:
            flow.need(high)
            draw(flow.y)
            flow.used(high)

    def _noted(self, node: NodeState) -> list[Strip]:
        _, text = self._numbered(node)
        return [self._line(line) for line in wrap(text, _NOTE, self.flow.width - INDENT)]

    def _asked(self, node: NodeState) -> list[Strip]:
        """Number in the margin; label, hint, skip rule and answer beside it; a short answer on the label's own line."""
        number, text = self._numbered(node)
        star = " *" if node.definition.required_constant or node.required else ""
        label = wrap(f"{text}{star}", _LABEL, self.flow.width - INDENT)
        fields = self._fields(node)
        full = self.flow.width - INDENT
        short = sum(width + (_HINT.width(name) + 4 if name else 0) for name, width in fields) + 12 * (len(fields) - 1)
        beside = bool(fields) and len(label) == 1 and short + 16 + _LABEL.width(label[0].text) < full
        strips = [self._line(line) for line in label]
        if beside:
            strips = [self._beside(node, label[0], fields, short)]
        high, draw = strips[0]

        def with_number(y: float) -> None:
            self.ink.text(self.flow.left, y - (high - 13.5) - _LABEL_NUMBER.baseline, number, _LABEL_NUMBER)
            draw(y)

        strips[0] = (high, with_number)
        for words, style in ((node.hint(self.form_language), _HINT), (self._rule(node), _RULE_STYLE)):
            if words:
                strips += [self._line(line) for line in wrap(words, style, self.flow.width - INDENT)]
        return strips if beside else [*strips, *self._answer(node, fields)]

    def _beside(self, node: NodeState, label: Line, fields: Sequence[tuple[str, float]], wide: float) -> Strip:
        high = WRITE
        _, blanks = self._blanks(node, fields, self.flow.width - INDENT - wide)
        _, words = self._line(label)

        def draw(y: float) -> None:
            words(y - (high - label.style.leading))
            blanks(y)

        return high, draw

    def _line(self, line: Line) -> Strip:
        x = self.flow.left + INDENT
        return line.style.leading, lambda y: self.ink.text(x, y - line.style.baseline, line.text, line.style)

    def _fields(self, node: NodeState) -> list[tuple[str, float]]:
        """The short blanks of an answer with their names; none for choices and free text."""
        definition = node.definition
        if definition.control not in ("input", "range", "upload") or "signature" in definition.appearance:
            return []
        if definition.control == "upload":
            return [(self.say(w.FORM_PHOTO), 60.0)]
        day = [(self.say(w.FORM_DAY), 34.0), (self.say(w.FORM_MONTH), 34.0), (self.say(w.FORM_YEAR), 56.0)]
        clock = (self.say(w.FORM_CLOCK), 60.0)
        return {
            "int": [("", 90.0)],
            "decimal": [("", 90.0)],
            "date": day,
            "time": [clock],
            "dateTime": [*day, clock],
            "geopoint": [(self.say(w.FORM_LATITUDE), 90.0), (self.say(w.FORM_LONGITUDE), 90.0)],
        }.get(definition.type, [])

    def _answer(self, node: NodeState, fields: list[tuple[str, float]]) -> list[Strip]:
        definition = node.definition
        if definition.control in ("select1", "select", "rank"):
            return self._options(node)
        if definition.control == "trigger":
            return self._choice_rows(node, [("OK", self.say(w.FORM_DONE))], "box")
        if "signature" in definition.appearance:
            return [self._box(50 * MM, 20 * MM)]
        if fields:
            return [self._blanks(node, fields)]
        lines = 1
        if "multiline" in definition.appearance:
            lines = 2 if definition.attributes.get("untuk") else 4  # evidence for a question is short
        return self._writing(node, lines)

    def _writing(self, node: NodeState, lines: int) -> list[Strip]:
        """Room for free text."""
        return [self._blanks(node, [("", 0.0)])] * lines

    def _options(self, node: NodeState) -> list[Strip]:
        choices = self.state.choices(node.path, self.form_language)
        if not choices or len(choices) > LONG_LIST:
            return self._listed(node, choices)
        kinds: dict[str | None, Mark] = {"select1": "circle", "select": "box"}
        kind = kinds.get(node.definition.control, "line")
        return self._choice_rows(node, [(choice.name, choice.label or choice.name) for choice in choices], kind)

    def _listed(self, node: NodeState, choices: Sequence[Choice]) -> list[Strip]:
        """The answer to a select whose choices depend on other answers, or are too many to print."""
        return self._writing(node, 1)

    def _choice_rows(self, node: NodeState, options: Sequence[tuple[str, str]], kind: Mark) -> list[Strip]:
        """Options (name, label) in as many columns as their labels allow."""
        indent = 18.0
        widest = max(_OPTION.width(clean(label)) for _, label in options) + indent + 14
        full = self.flow.width - INDENT
        columns = max(1, min(6, len(options), int(full // widest)))
        wide = full / columns
        strips = []
        for start in range(0, len(options), columns):
            row = [(name, wrap(label, _OPTION, wide - indent - 8)) for name, label in options[start : start + columns]]
            high = max(height(lines) for _, lines in row) + 1.5
            strips.append((high, self._drawn_options(node, row, wide, indent, kind)))
        return strips

    def _drawn_options(
        self, node: NodeState, row: Sequence[tuple[str, Sequence[Line]]], wide: float, indent: float, kind: Mark
    ) -> Draw:
        def draw(y: float) -> None:
            for index, (name, lines) in enumerate(row):
                x = self.flow.left + INDENT + index * wide
                self._mark(node, name, x, y - _OPTION.leading / 2, kind)
                down = y
                for line in lines:
                    self.ink.text(x + indent, down - line.style.baseline, line.text, line.style)
                    down -= line.style.leading

        return draw

    def _mark(self, node: NodeState, name: str, x: float, middle: float, kind: Mark) -> None:
        """What is ticked (or numbered) for the choice `name`."""
        if kind == "circle":
            self.ink.circle(x + MARK / 2 + 2, middle, MARK / 2, 0.7)
        elif kind == "box":
            self.ink.box(x + 2, middle - MARK / 2, MARK, MARK, 0.7)
        else:
            self.ink.rule(x, middle - 4, x + 13, middle - 4, 0.6)

    def _blanks(self, node: NodeState, fields: Sequence[tuple[str, float]], indent: float = 0.0) -> Strip:
        """Named lines to write on, side by side; a width of 0 takes the whole measure."""

        def draw(y: float) -> None:
            x = self.flow.left + INDENT + indent
            base = y - WRITE + 4
            for index, (name, width) in enumerate(fields):
                if name:
                    self.ink.text(x, base + 1.5, name, _HINT)
                    x += _HINT.width(name) + 4
                end = x + width if width else self.flow.right
                self._blank(node, index, x, end, base)
                x = end + 12

        return WRITE, draw

    def _blank(self, node: NodeState, index: int, x: float, end: float, base: float) -> None:
        """The line to write on for part `index` of an answer."""
        self.ink.rule(x, base, end, base, 0.5, 0.35)

    def _box(self, width: float, tall: float) -> Strip:
        return tall + 4, lambda y: self.ink.box(self.flow.left + INDENT, y - tall - 2, width, tall, 0.5, 0.35)

    # words of the form

    def _label(self, node: NodeState) -> str:
        return numbered(*self._numbered(node))

    def _numbered(self, node: NodeState) -> tuple[str, str]:
        """The number that a label begins with, if any, and the rest."""
        number, label = split_code(clean(node.label(self.form_language) or ""))
        return number or self.numbers.get(node.definition.ref, ""), label

    def _rule(self, node: NodeState) -> str:
        expression = node.definition.bind.get("relevant", "").strip()
        if not expression:
            return ""
        rule = skip_rule(expression, node.definition.ref, self._name, self._chosen, self._calculated, self.language)
        return self.say(w.FORM_IF, rule=rule) if rule else self.say(w.FORM_IF_RAW, rule=expression)

    def _name(self, ref: str) -> str:
        node = self.labels.get(ref)
        label = clean(node.label(self.form_language)) if node else ""
        number = split_code(label)[0] or self.numbers.get(ref, "")
        if number:
            return number
        return f"“{fitted(label, _RULE_STYLE, 180)}”" if label else f"“{ref.rsplit('/', 1)[-1]}”"

    def _calculated(self, ref: str) -> str:
        definition = self.form.nodes.get(ref)
        return definition.bind.get("calculate", "") if definition and definition.control is None else ""

    def _chosen(self, ref: str, value: str) -> str:
        node = self.labels.get(ref)
        for choice in self.state.choices(node.path, self.form_language) if node else ():
            if choice.name == value:
                return clean(choice.label) or value
        return value


def _is_asked(node: NodeState) -> bool:
    """Whether a question has a number of its own: evidence for another has none, nor what is only shown."""
    definition = node.definition
    own = definition.control is not None and not definition.has_calculate and not definition.attributes.get("untuk")
    return own and definition.readonly_constant is not True


def _answerable(node: NodeState) -> Iterator[NodeState]:
    for child in node.children:
        if child.kind != "value":
            yield from _answerable(child)
        elif child.definition.control is not None and not child.definition.has_calculate:
            yield child


def _form_language(form: FormDef, language: str) -> str | None:
    """The form's own name for the language of the document ("Bahasa Indonesia (id)")."""
    for name in form.languages:
        if name.lower().endswith(f"({language})") or name.lower() == language:
            return name
    return form.default_language or None
