"""What is done to a record as one step: durable at once, and one undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.gui.visit.instances import copy_answers
from ltsa_desktop.gui.visit.worklists.records import ANCHORS, Family, paths_of, photos_at
from ltsa_desktop.store import links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ltsa_desktop.gui.visit.session import VisitSession
    from ltsa_desktop.xforms import Change, NodeDef

_YES = ("ya", "yes", "y", "1")
_NO = ("tidak", "no", "n", "0", "t")


class Step:
    """Changes to one visit that are saved together."""

    def __init__(self, session: VisitSession) -> None:
        self.session = session
        self.writes: dict[str, str | None] = {}
        self.changed: set[str] = set()
        self.structure = False

    def take(self, change: Change) -> None:
        """What the form did."""
        self.writes.update(change.writes)
        self.changed |= {change.path, *change.changed}
        self.structure = self.structure or change.structure

    def set(self, path: str, text: str) -> None:
        """Answer a question."""
        self.take(self.session.state.set(path, text or None))

    def remark(self, writes: Mapping[str, str | None]) -> None:
        """Texts beside questions and records (`…#about`), None to take one away."""
        for path, text in writes.items():
            if text:
                self.session.extras[path] = text
            else:
                self.session.extras.pop(path, None)
            self.writes[path] = text or None
            self.changed.add(path.partition("#")[0])

    def save(self, path: str) -> None:
        """Make it durable; `path` names the step for undo."""
        self.session.took(self.writes, path, self.changed, self.structure)


def add(session: VisitSession, family: Family, about: str = "", text: str = "") -> str:
    """A new record, linked to the question `about` and its photos; its path, "" where the form does not ask for any.

    A record that says nothing yet is used first, so that no blank ones pile up.
    """
    step = Step(session)
    if session.read_only or not _asked(step, family.repeat):
        return ""
    instance = next((p for p in session.instances(family.repeat) if _is_blank(session, p)), "")
    if not instance:
        change = session.state.add_repeat(family.repeat)
        step.take(change)
        instance = change.path
        step.structure = True
    if about:
        photos = links.photo_text(photos_at(session, about))
        step.remark({instance + links.ABOUT: about, instance + links.PHOTO: photos or None})
    if text:
        step.set(paths_of(family, instance, ANCHORS[family.kind])[0], text)
    if step.writes:
        step.save(instance)
    return instance


def duplicate(session: VisitSession, instance: str) -> str:
    """The same record once more right after it, links included, files apart; its path."""
    step = Step(session)
    repeat = session.repeat_of(instance)
    siblings = session.instances(repeat)
    after = siblings.index(instance) + 1
    change = session.state.add_repeat(repeat, before=siblings[after] if after < len(siblings) else None)
    step.take(change)
    step.structure = True
    writes, changed = copy_answers(session.state, instance, change.path)
    step.writes.update(writes)
    step.changed |= changed
    kept = {change.path + s: session.extras.get(instance + s) for s in (links.ABOUT, links.PHOTO)}
    step.remark({path: text for path, text in kept.items() if text})
    step.save(change.path)
    return change.path


def link(session: VisitSession, instance: str, suffix: str, text: str) -> None:
    """Point a record at other questions or photos; "" takes the link away."""
    if not session.read_only and session.extras.get(instance + suffix, "") != text:
        step = Step(session)
        step.remark({instance + suffix: text or None})
        step.save(instance + suffix)


def can_be_asked(session: VisitSession, family: Family) -> bool:
    """Whether the form asks for such records, or would after a yes to the question before them."""
    return bool(session.node(family.repeat).relevant or _gates(session, family.repeat))


def _asked(step: Step, repeat: str) -> bool:
    """Make the form ask for the records: a yes to the question ("Adakah temuan?") that opens them."""
    session = step.session
    for gate, yes in _gates(session, repeat):
        before = session.node(gate).stored
        step.set(gate, yes)
        if session.node(repeat).relevant:
            return True
        step.set(gate, before)
    return bool(session.node(repeat).relevant)


def _gates(session: VisitSession, repeat: str) -> list[tuple[str, str]]:
    """(question, its yes) of the relevant yes-or-no questions that a hidden repeat waits for."""
    found = []
    node: NodeDef | None = session.opened.form.nodes[repeat]
    while node is not None:
        code = node.relevant
        if code is not None and not session.node(node.ref).relevant:
            for dependency in code.dependencies:
                target = dependency.target
                if getattr(target, "control", None) == "select1" and session.holds(target.ref):
                    names = [choice.name for choice in session.state.choices(target.ref)]
                    yes = next((name for name in names if name.lower() in _YES), "")
                    no = any(name.lower() in _NO for name in names)
                    if yes and no and session.node(target.ref).relevant:
                        found.append((target.ref, yes))
        node = node.parent
    return found


def _is_blank(session: VisitSession, instance: str) -> bool:
    inside = (f"{instance}/", f"{instance}#")
    if any(path.startswith(inside) for path in session.extras):
        return False
    return not any(_stored(node) for node in session.node(instance).children)


def _stored(node: object) -> bool:
    children = getattr(node, "children", None) or []
    definition = getattr(node, "definition", None)
    own = bool(getattr(node, "stored", "")) and not getattr(definition, "has_calculate", False)
    return own or any(_stored(child) for child in children)
