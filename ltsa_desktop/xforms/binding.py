"""Compiles everything a form's nodes carry: bind expressions, texts, choices, repeat counts, actions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ltsa_desktop.ground.words import Text
from ltsa_desktop.xforms.body import BodyElement, absolute
from ltsa_desktop.xforms.compiler import Code, Compiler, Context
from ltsa_desktop.xforms.definition import Action, AttributeCode, ChoiceSource, FormDef, NodeDef, QuestionDef, RepeatDef
from ltsa_desktop.xforms.engine import MAX_INSTANCES
from ltsa_desktop.xforms.errors import ExpressionError, FormError
from ltsa_desktop.xforms.itext import Message, Output, itext_id, mixed_parts
from ltsa_desktop.xforms.xml import X

_CONSTANTS = {"true()": True, "false()": False, "1": True, "'1'": True, "0": False}


def context_of(definition: NodeDef, instance: bool = True) -> Context:
    """Where the expressions of a node stand; of a repeat: its instances, or (`instance` False) the repeat itself."""
    chain: list[RepeatDef] = []
    above = definition.parent
    while above is not None:
        if isinstance(above, RepeatDef):
            chain.append(above)
        above = above.parent
    chain.reverse()
    if isinstance(definition, RepeatDef) and instance:
        chain.append(definition)
    return Context(definition, len(chain), tuple(chain), None, len(chain))


class Binder:
    """Fills the definitions of one form with compiled code."""

    def __init__(
        self,
        form: FormDef,
        binds: dict[str, dict[str, str]],
        elements: dict[str, BodyElement],
        bind_ids: dict[str, str],
        strict: bool,
        trusted: bool,
    ) -> None:
        self.form = form
        self.binds = binds
        self.elements = elements
        self.bind_ids = bind_ids
        self.strict = strict
        self.trusted = trusted
        self.compiler = Compiler(form.root, form.instances)
        root = Context(form.root, 0, (), None, 0)
        form.compile_output = lambda source: self.code(source, root, "s", None, "choice_label")

    def bind(self, actions: Iterable[X]) -> None:
        """Compiles all of the form.

        Raises:
            FormError: an expression that cannot work, with its place.
        """
        for node in list(self.form.nodes.values()):
            self.node(node)
        for ref, bind in self.binds.items():
            self.attribute(ref, bind.get("calculate", "").strip(), frozenset())
        for action in actions:
            self.action(action, None)
        for body in self.elements.values():
            source = self.form.nodes.get(body.ref)
            for tag in ("setvalue",):
                for action in body.element.all(tag):
                    self.action(action, source)

    def code(self, source: str, context: Context, want: str, node: NodeDef | None, attribute: str) -> Code:
        """One compiled expression, its faults placed in the form."""
        compiler = self.compiler
        compiler.lost.clear()
        ref = node.ref if node is not None else ""
        try:
            code = compiler.compile(source, context, want, ref, attribute)
        except ExpressionError as error:
            raise self.placed(error, source, ref, attribute) from error
        if compiler.lost:
            faults = [self.placed(error, source, ref, attribute) for error in compiler.lost]
            if self.strict:
                raise faults[0]
            self.form.warnings.extend(faults)
        return code

    def placed(self, error: ExpressionError, source: str, ref: str, attribute: str) -> FormError:
        """The fault of an expression as a fault of the form."""
        where = Text(id=" (pada {ref}, {attribute})", en=" (in {ref}, {attribute})").format(
            ref=ref or "?", attribute=attribute
        )
        return FormError(
            Text(error.text.id + where.id, error.text.en + where.en),
            code=error.code,
            ref=ref or None,
            attribute=attribute,
            expression=source,
            offset=error.offset,
        )

    def node(self, node: NodeDef) -> None:
        """Compiles what one node carries."""
        bind = self.binds.get(node.ref, {})
        context = context_of(node)
        for attribute in ("relevant", "required", "readonly"):
            source = bind.get(attribute, "").strip()
            if not source:
                continue
            constant = _CONSTANTS.get(source.replace(" ", ""))
            if constant is not None:
                setattr(node, f"{attribute}_constant", constant)
            else:
                setattr(node, attribute, self.code(source, context, "b", node, attribute))
                if attribute == "relevant" and isinstance(node, RepeatDef):
                    whole = context_of(node, instance=False)
                    self.form.range_relevant[node.index] = self.code(source, whole, "b", node, attribute)
        body = self.elements.get(node.ref)
        if body is not None:
            text_context = context_of(node, instance=False) if isinstance(node, RepeatDef) else context
            node.label = self.message(body.label, text_context, node, "label")
            node.hint = self.message(body.element.find("hint"), text_context, node, "hint")
        if isinstance(node, QuestionDef):
            self.question(node, bind, context, body)
        elif isinstance(node, RepeatDef) and body is not None:
            count = body.element.attrs.get("jr:count", "").strip()
            if count:
                self.check_count(node, count)
                node.count = self.code(count, context_of(node, instance=False), "n", node, "repeat_count")
            node.fixed = _CONSTANTS.get(body.element.attrs.get("jr:noAddRemove", "").strip().replace(" ", "")) is True

    def check_count(self, node: RepeatDef, source: str) -> None:
        """Refuses a fixed number of instances that no one could fill in (pyxform puts the number into a calculation).

        Raises:
            FormError: code "too-many-instances".
        """
        written = self.binds.get(source, {}).get("calculate", "").strip() or source
        if written.isascii() and written.isdigit() and (len(written) > 18 or int(written) > MAX_INSTANCES):
            raise FormError(
                Text(
                    id="Pengulangan ini meminta {n} baris; paling banyak {most}.",
                    en="This repeat asks for {n} rows; at most {most} can be made.",
                ).format(n=written[:18], most=MAX_INSTANCES),
                code="too-many-instances",
                ref=node.ref,
                attribute="repeat_count",
                expression=written,
                offset=0,
            )

    def question(self, node: QuestionDef, bind: dict[str, str], context: Context, body: BodyElement | None) -> None:
        """Compiles what only a question carries."""
        calculate = bind.get("calculate", "").strip()
        if calculate:
            node.calculate = self.code(calculate, context, "s", node, "calculate")
            node.once = node.calculate.remembers
        constraint = bind.get("constraint", "").strip()
        if constraint and _CONSTANTS.get(constraint.replace(" ", "")) is not True:
            node.constraint = self.code(constraint, context, "b", node, "constraint")
        node.constraint_message = self.bind_message(bind.get("jr:constraintMsg"), context, node, "constraint_message")
        node.required_message = self.bind_message(bind.get("jr:requiredMsg"), context, node, "required_message")
        preload = bind.get("jr:preload")
        if preload:
            node.preload = (preload, bind.get("jr:preloadParams", ""))
        if body is not None and body.kind in ("select", "select1", "rank"):
            node.choices = self.choices(body, context, node)

    def bind_message(self, written: str | None, context: Context, node: NodeDef, attribute: str) -> Message | None:
        """A message of a bind: an itext reference or the text itself."""
        if not written:
            return None
        name = itext_id(written)
        if name is None:
            return Message(parts=[written])
        return self.itext(name, context, node, attribute)

    def itext(self, name: str, context: Context, node: NodeDef | None, attribute: str) -> Message:
        """A text of the itext, its outputs compiled where the node stands."""

        def compile_output(source: str) -> Code:
            return self.code(source, context, "s", node, attribute)

        message = Message(itext=name, compile_output=compile_output)
        texts = self.form.texts
        for language in texts.languages:
            variants = texts.get(language, name)
            if variants is None:
                continue
            for form, parts in variants.forms.items():
                if any(isinstance(part, Output) for part in parts) and not self.trusted:
                    message.compiled(texts, language, form, name)
        return message

    def message(self, element: X | None, context: Context, node: NodeDef | None, attribute: str) -> Message | None:
        """The label or hint that an element holds."""
        if element is None:
            return None
        reference = element.attrs.get("ref", "").strip()
        if reference:
            name = itext_id(reference)
            if name is not None:
                return self.itext(name, context, node, attribute)
            return Message(code=self.code(reference, context, "s", node, attribute))
        parts: list[Any] = [
            part if isinstance(part, str) else self.code(part.expression, context, "s", node, attribute)
            for part in mixed_parts(element)
        ]
        return Message(parts=parts)

    def choices(self, body: BodyElement, context: Context, node: QuestionDef) -> ChoiceSource:
        """Where a question's choices come from."""
        itemset = body.element.find("itemset")
        if itemset is None or not itemset.attrs.get("nodeset"):
            items = []
            for item in body.element.all("item"):
                value = item.find("value")
                label = self.message(item.find("label"), context, node, "choice_label")
                items.append((value.text().strip() if value is not None else "", label))
            return ChoiceSource(static=tuple(items))
        source = itemset.attrs["nodeset"]
        nodes = self.code(source, context, "set", node, "choice_filter")
        value = itemset.find("value")
        shown = itemset.find("label")
        found = ChoiceSource(nodes=nodes)
        found.value = _last_name(value.attrs.get("ref", "name") if value is not None else "name")
        written = (shown.attrs.get("ref", "") if shown is not None else "").strip()
        if written.replace(" ", "").startswith("jr:itext("):
            found.label_itext = True
            found.label = _last_name(written.partition("(")[2].rpartition(")")[0])
        elif written:
            found.label = _last_name(written)
        else:
            found.label = ""
        found.constant = not nodes.dependencies and not nodes.volatile
        return found

    def action(self, element: X, source: NodeDef | None) -> None:
        """One `setvalue`."""
        reference = element.attrs.get("ref") or self.bind_ids.get(element.attrs.get("bind", ""), "")
        if not reference:
            return
        root_ref = self.form.root.ref
        ref = absolute(reference, source.ref if source is not None else root_ref)
        target = self.form.nodes.get(ref)
        if self.attribute(
            ref, element.attrs.get("value", "").strip(), frozenset(element.attrs.get("event", "").split())
        ):
            return
        if not isinstance(target, QuestionDef):
            fault = FormError(
                Text(
                    id="Nilai hendak diisikan ke “{ref}”, padahal isian itu tidak ada.",
                    en="A value is to be set on “{ref}”, but there is no such question.",
                ).format(ref=reference),
                code="unknown-reference",
                ref=source.ref if source is not None else None,
                attribute="trigger" if source is not None else "default",
                expression=reference,
                offset=0,
            )
            if self.strict:
                raise fault
            self.form.warnings.append(fault)
            return
        events = frozenset(element.attrs.get("event", "").split())
        written = element.attrs.get("value", "").strip()
        context = context_of(target)
        code: Code | None = None
        if written:
            attribute = "calculate" if source is not None else "default"
            code = self.code(written, context, "s", target, attribute)
        elif "value" not in element.attrs:
            text = element.text()
            if text:
                code = Code("", lambda n, e: text, _blank(self.compiler), target.ref, "default", "s")
        action = Action(target, events, code, source)
        target.actions.append(action)
        if source is not None and "xforms-value-changed" in events:
            self.form.triggers.setdefault(source.index, []).append(action)

    def attribute(self, ref: str, source: str, events: frozenset[str]) -> bool:
        """Whether `ref` is an attribute of an element of the model; its expression is kept with that element."""
        above, slash, name = ref.rpartition("/@")
        owner = self.form.nodes.get(above) if slash else None
        if owner is None:
            return False
        if source:
            code = self.code(source, context_of(owner), "s", owner, "default" if events else "calculate")
            self.form.attribute_codes.setdefault(owner.index, []).append(AttributeCode(name, code, events))
        return True


def _blank(compiler: Compiler) -> Compiler:
    compiler.dependencies = set()
    compiler.volatile = False
    compiler.remembers = False
    compiler.says = ""
    return compiler


def _last_name(reference: str) -> str:
    return reference.strip().rpartition("/")[2].strip()
