"""A form being filled: answers in, relevance, calculations, choices and problems out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ltsa_desktop.ground.ids import repeat_uid
from ltsa_desktop.xforms.actions import Actions
from ltsa_desktop.xforms.choosing import Choosing
from ltsa_desktop.xforms.codecs import codec_of
from ltsa_desktop.xforms.content import Content
from ltsa_desktop.xforms.definition import FormDef, QuestionDef
from ltsa_desktop.xforms.engine import Engine
from ltsa_desktop.xforms.environment import Environment
from ltsa_desktop.xforms.evaluation import Evaluation
from ltsa_desktop.xforms.itext import MEDIA_FORMS, Message
from ltsa_desktop.xforms.nodes import InstanceNode, Node, RepeatNode, RootNode, Scope, ValueNode
from ltsa_desktop.xforms.repeats import Repeats, make_root
from ltsa_desktop.xforms.views import Change, Choices, NodeState, Problem, unknown_path, walk_nodes


class FormState:
    """One visit's form. Belongs to one thread.

    Attributes:
        form: the definition.
        initial_writes: what `new` filled in, to be made durable.
    """

    def __init__(self, form: FormDef, env: Environment | None = None) -> None:
        self.form = form
        self.environment = env or Environment()
        self.initial_writes: Mapping[str, str | None] = {}
        self.codecs: dict[int, Callable[[str], str]] = form_codecs(form)
        self.root: RootNode = make_root(form)
        self.evaluation = Evaluation(self, self.root, self.environment)
        self.engine = Engine(self)
        self.choosing = Choosing(self)
        self.repeats = Repeats(self)
        self.actions = Actions(self)
        self.stored = Content(self)
        self.instances: dict[str, InstanceNode] = {}
        self.loading = True
        self.restoring = False
        self._shown_language = env.language if env is not None else ""

    @classmethod
    def new(cls, form: FormDef, env: Environment | None = None) -> FormState:
        """A form at its first load: defaults, preloads, first instances and first-load actions are in."""
        state = cls(form, env)
        state.repeats.fill(state.root, form.root, form.template, event="")
        state.actions.preload()
        state.engine.mark_all(state.root)
        state.engine.settle()
        state.actions.first_load()
        state.loading = False
        state.initial_writes = state.stored.take()
        state.reset()
        return state

    @classmethod
    def restore(cls, form: FormDef, content: Mapping[str, str], env: Environment | None = None) -> FormState:
        """A form as it was stored; what the form does not know is kept and given back by `content`."""
        state = cls(form, env)
        state.restoring = True
        state.stored.load(content)
        state.engine.mark_all(state.root)
        state.engine.settle()
        state.restoring = False
        state.loading = False
        state.stored.take()
        state.reset()
        return state

    def reset(self) -> None:
        """Begins a new change."""
        engine = self.engine
        engine.changed = set()
        engine.moved = {}
        engine.made = []
        engine.structure = False
        engine.endless = []
        self.evaluation.tick()

    def new_uid(self) -> str:
        """An identity for a new repeat instance."""
        return repeat_uid()

    def put(self, node: ValueNode, text: str) -> None:
        """Remembers a text, without computing what follows from it."""
        if node.raw != text:
            self.stored.note(node)
            node.raw = text

    def set(self, path: str, value: str | Sequence[str] | None) -> Change:
        """Answers a question and brings everything up to date.

        An answer that shows and hides its own question without end is not taken, as in ODK's engine.

        Args:
            path: the question, instances by identity or counted from 1.
            value: the text; a list of choices for a select; None or "" for blank.

        Raises:
            UnknownPath: the path leads to no question.
        """
        node = self.find(path)
        if not isinstance(node, ValueNode):
            raise unknown_path(path)
        self.reset()
        before = node.raw
        self.put(node, self.accepted(node, value))
        self.engine.refresh(node)
        self.engine.settle()
        if self.engine.endless and node.raw != before:
            self.put(node, before)
            self.engine.refresh(node)
            for computation, nodes in self.engine.endless:
                self.engine.mark(computation, list(nodes))
            self.engine.settle()
        return self.finish(node.path())

    def accepted(self, node: ValueNode, value: str | Sequence[str] | None) -> str:
        """The text that a node keeps of an answer."""
        definition = node.definition
        if value is None or value == "":
            return ""
        if definition.choices is not None:
            words = [value] if isinstance(value, str) else list(value)
            if isinstance(value, str) and definition.control != "select1":
                words = value.split()
            return self.choosing.arranged(node, words)
        text = value if isinstance(value, str) else " ".join(value)
        return self.codecs[definition.index](text)

    def add_repeat(self, path: str, before: str | int | None = None) -> Change:
        """Adds an instance at the end of a repeat, or before another (its path, or its index from 0).

        Raises:
            UnknownPath: no repeat at `path`.
            FixedRepeat: the form decides how many instances there are.
        """
        repeat = self.find(path)
        if not isinstance(repeat, RepeatNode):
            raise unknown_path(path)
        self.repeats.refuse_fixed(repeat)
        at = len(repeat.instances)
        if isinstance(before, str):
            neighbour = self.find(before)
            if not isinstance(neighbour, InstanceNode) or neighbour.parent is not repeat:
                raise unknown_path(before)
            at = neighbour.index
        elif before is not None:
            at = max(0, min(before, at))
        self.reset()
        instance = self.repeats.add(repeat, at, repeat.definition.template)
        self.engine.settle()
        return self.finish(instance.path())

    def remove_repeat(self, path: str) -> Change:
        """Removes an instance with everything in it.

        Raises:
            UnknownPath: no instance at `path`.
            FixedRepeat: the form decides how many instances there are.
        """
        instance = self.find(path)
        if not isinstance(instance, InstanceNode):
            raise unknown_path(path)
        self.repeats.refuse_fixed(instance.parent)
        self.reset()
        full = instance.path()
        self.repeats.remove(instance)
        self.engine.settle()
        return self.finish(full)

    def move_repeat(self, path: str, index: int) -> Change:
        """Moves an instance to another place (index from 0) of its repeat.

        Raises:
            UnknownPath: no instance at `path`.
        """
        instance = self.find(path)
        if not isinstance(instance, InstanceNode):
            raise unknown_path(path)
        self.reset()
        if index != instance.index:
            self.repeats.move(instance, index)
            self.stored.note_order(instance)
            self.engine.settle()
        return self.finish(instance.path())

    def finish(self, path: str) -> Change:
        """Runs what the change sets off, and says what became of it."""
        self.actions.after_change()
        engine = self.engine
        writes = self.stored.take()
        changed = frozenset(node.path() for node in engine.changed if self.is_alive(node))
        return Change(path, writes, changed, engine.structure)

    def finalise(self) -> Change:
        """Fills in what a form notes at its very end (`end`)."""
        self.reset()
        self.actions.postload()
        self.engine.settle()
        return self.finish(self.root.path())

    @staticmethod
    def is_alive(node: Node) -> bool:
        """Whether a node's instance is still there."""
        scope = node.scope
        return not isinstance(scope, InstanceNode) or scope.alive

    def index_instance(self, instance: InstanceNode) -> None:
        """Knows a new instance by its identity."""
        self.instances[instance.uid] = instance
        self.stored.note_order(instance)

    def removed(self, instance: InstanceNode) -> None:
        """Forgets an instance and all below it."""
        self.stored.note_removed(instance)
        for node in walk_nodes(instance):
            if isinstance(node, InstanceNode):
                self.instances.pop(node.uid, None)

    def find(self, path: str) -> Node:
        """The node at a path, instances by identity or counted from 1.

        Raises:
            UnknownPath: there is none.
        """
        nodes = self.form.nodes
        scope: Scope = self.root
        ref = ""
        instance: InstanceNode | None = None
        for piece in path.split("]"):
            before, bracket, key = piece.partition("[")
            if instance is not None and before and not before.startswith("/"):
                raise unknown_path(path)
            ref += before
            if not bracket:
                continue
            definition = nodes.get(ref)
            if definition is None or definition.scope is not scope.definition:
                raise unknown_path(path)
            instance = self._instance(scope.slots[definition.slot], key)
            if instance is None:
                raise unknown_path(path)
            scope = instance
        if instance is not None and path.endswith("]"):
            return instance
        definition = nodes.get(ref)
        if definition is None or definition.scope is not scope.definition:
            raise unknown_path(path)
        return scope if definition.parent is None else scope.slots[definition.slot]

    @staticmethod
    def _instance(node: Node, key: str) -> InstanceNode | None:
        if not isinstance(node, RepeatNode):
            return None
        if key.isdigit():
            at = int(key) - 1
            return node.instances[at] if 0 <= at < len(node.instances) else None
        return next((one for one in node.instances if one.uid == key), None)

    def node(self, path: str) -> NodeState:
        """The node at a path.

        Raises:
            UnknownPath: there is none.
        """
        return NodeState(self, self.find(path))

    def walk(self) -> Iterator[NodeState]:
        """Every node below the root in document order, relevant or not; a repeat before its instances."""
        for node in walk_nodes(self.root):
            if node is not self.root:
                yield NodeState(self, node)

    def choices(self, path: str, lang: str | None = None) -> Choices:
        """The present choices of a question.

        Raises:
            UnknownPath: there is no question at `path`.
        """
        node = self.find(path)
        if not isinstance(node, ValueNode):
            raise unknown_path(path)
        return self.choosing.view(node, lang)

    def choice_values(self, node: ValueNode, text: str) -> str:
        """An answer without the choices that do not exist now."""
        return self.choosing.values(node, text)

    def choice_label(self, node: ValueNode, name: str) -> str:
        """The label of a choice in the language shown."""
        return self.choosing.label(node, name, None)

    def language(self, lang: str | None = None) -> str:
        """The language to show: the one wanted when the form has it, else the form's default."""
        wanted = lang or self._shown_language
        languages = self.form.languages
        if not wanted or wanted in languages:
            return wanted or self.form.default_language
        for name in languages:
            if f"({wanted})" in name or name.lower() == wanted.lower():
                return name
        return self.form.default_language

    def render(self, message: Message | None, node: Node, lang: str | None = None, form: str = "") -> str:
        """A text as a node shows it, with its markup, its outputs evaluated."""
        if message is None:
            return ""
        evaluate = self.engine.evaluate
        if message.code is not None:
            return str(evaluate(message.code, node, "")) if not form else ""
        parts = message.parts
        if message.itext is not None:
            parts = self._itext_parts(message, message.itext, lang, form)
        elif form:
            return ""
        if not parts:
            return ""
        if len(parts) == 1 and isinstance(parts[0], str):
            return parts[0]
        return "".join(part if isinstance(part, str) else str(evaluate(part, node, "")) for part in parts)

    def _itext_parts(self, message: Message, name: str, lang: str | None, form: str) -> list[Any] | None:
        texts = self.form.texts
        language = self.language(lang)
        parts = message.compiled(texts, language, form, name)
        if parts is None and not form:
            parts = message.compiled(texts, language, "long", name) or message.compiled(texts, language, "short", name)
        if parts is None and texts.get(language, name) is None and language != texts.default:
            parts = message.compiled(texts, texts.default, form, name)
        return parts

    def itext(self, name: str, node: Node, lang: str | None = None) -> str:
        """The plain form of a text of the itext."""
        known = self.form.text_messages.get(name)
        if known is None:
            known = self.form.text_messages[name] = Message(itext=name, compile_output=self.form.compile_output)
        return self.render(known, node, lang)

    def media(self, message: Message | None, node: Node, lang: str | None = None) -> dict[str, str]:
        """The file names of a text's media, by form."""
        if message is None or message.itext is None:
            return {}
        found: dict[str, str] = {}
        for form in MEDIA_FORMS:
            text = self.render(message, node, lang, form)
            if text:
                found[form] = text.rpartition("/")[2]
        return found

    def content(self) -> dict[str, str]:
        """The stored mapping: answers, instances, and whatever `restore` was given and did not know."""
        return self.stored.content()

    def problems(self) -> list[Problem]:
        """Answers that are missing or not allowed, in document order."""
        found: list[Problem] = []
        engine = self.engine
        for node in walk_nodes(self.root):
            if not isinstance(node, ValueNode) or not node.relevant:
                continue
            if not engine.constraint_ok(node):
                found.append(Problem(node.path(), "constraint", self))
            elif not engine.required_ok(node):
                found.append(Problem(node.path(), "required", self))
        return found

    def recompute(self) -> Change:
        """Computes everything anew (the cross-check of the incremental engine)."""
        self.reset()
        for node in walk_nodes(self.root):
            node.required = None
            node.readonly = None
            if isinstance(node, ValueNode):
                node.constraint_ok = None
                node.choices = None
        self.choosing.constant.clear()
        self.engine.mark_all(self.root)
        self.engine.settle()
        self.engine.moved = {}
        return self.finish(self.root.path())


def form_codecs(form: FormDef) -> dict[int, Callable[[str], str]]:
    """The codecs of all questions by definition index."""
    return {node.index: codec_of(node) for node in form.nodes.values() if isinstance(node, QuestionDef)}
