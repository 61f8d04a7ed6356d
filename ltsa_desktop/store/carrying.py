"""A draft carried over to another version of its form: first shown answer by answer, then done as one undoable step.

Nothing is dropped. An answer whose question is still there goes along, under the question's new name or place; one that
the new question does not take stays beside it (`#was`); one without a question stays where it was, where the form
engine keeps what it does not know. Undo brings version and answers back together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling, links
from ltsa_desktop.store.carried_values import NAMES, SELECTS, convert, kind_of
from ltsa_desktop.store.errors import VisitSealed
from ltsa_desktop.store.follow_ups import is_confirmation
from ltsa_desktop.store.journal import EDITABLE
from ltsa_desktop.store.read_models import InstrumentVersion, Progress, Saved
from ltsa_desktop.store.version_pairs import BRACKETS, instances_of, pair_refs

if TYPE_CHECKING:
    from ltsa_desktop.store.instrument_shelf import OpenInstrument
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.xforms import FormState, NodeDef

WAS = "#was"
"""Beside a question: what was answered in an earlier version of the form and its present form does not take."""
BESIDE: Mapping[str, Text] = {
    "#note": Text("catatan", "remark"),
    "#skip": Text("alasan tidak dijawab", "reason for leaving it open"),
    WAS: Text("isian versi lama", "answer of an earlier version"),
    links.ABOUT: Text("pertanyaan yang bersangkutan", "question concerned"),
    links.PHOTO: Text("foto yang menunjukkannya", "photo that shows it"),
}
_FOLLOW_UP = Text("tindak lanjut kunjungan sebelumnya", "follow-up of an earlier visit")
_ROUNDS = 6
_NO_REASON = Text("", "")

RowKind = Literal["same", "renamed", "converted", "aside", "gone"]
KIND_WORDS: Mapping[RowKind, Text] = {
    "same": Text("tetap", "the same"),
    "renamed": Text("pindah nama atau tempat", "renamed or moved"),
    "converted": Text("diubah bentuknya", "converted"),
    "aside": Text("disimpan di samping", "kept aside"),
    "gone": Text("tidak ada pertanyaannya lagi", "its question is gone"),
}


@dataclass(frozen=True, slots=True)
class CarryRow:
    """What becomes of one answer (or remark).

    Attributes:
        kind: see `KIND_WORDS`. "aside": its question is there but does not take it; "gone": there is no question.
        path: where it stands now. new_path: where it will count; "" when it will not.
        kept: where the old text will stand, when it will not count or is written differently; else "".
        label, new_label: of the question, in the old and the new version.
        value, new_value: as a person reads them.
        why: the reason, for "converted", "aside" and "gone".
    """

    kind: RowKind
    path: str
    new_path: str
    kept: str
    label: str
    new_label: str
    value: str
    new_value: str
    why: Text = _NO_REASON


@dataclass(frozen=True, slots=True)
class CarryPlan:
    """What carrying a visit over would do.

    Attributes:
        visit: id. seq: the journal's number the plan rests on.
        old, new: the versions.
        rows: every answer, in the order of the old form.
        added: labels of the questions that are new and will be asked.
        writes: path → text that changes (None: removed).
        before, after: how far the visit is, in either version.
    """

    visit: str
    seq: int
    old: InstrumentVersion
    new: InstrumentVersion
    rows: tuple[CarryRow, ...]
    added: tuple[str, ...]
    writes: Mapping[str, str | None]
    before: Progress
    after: Progress

    @property
    def counts(self) -> dict[RowKind, int]:
        """How many rows there are of each kind."""
        found = Counter(row.kind for row in self.rows)
        return {kind: found[kind] for kind in KIND_WORDS}

    @property
    def text(self) -> Text:
        """The plan in one sentence."""
        n = self.counts
        return Text(
            id="{all} isian dari versi {old} ke versi {new}: {same} tetap, {renamed} pindah, {converted} diubah "
            "bentuknya, {aside} disimpan di samping, {gone} tanpa pertanyaan; {added} pertanyaan baru.",
            en="{all} answers from version {old} to version {new}: {same} the same, {renamed} moved, {converted} "
            "converted, {aside} kept aside, {gone} without a question; {added} new questions.",
        ).format(all=len(self.rows), old=self.old.version, new=self.new.version, added=len(self.added), **n)


def plan_carry(store: Store, visit: str, to: str, language: str = "id") -> CarryPlan:
    """What would become of each answer of a visit in another version of its form; nothing is changed.

    Args:
        visit: id. to: digest, or form id for its newest version. language: "id" or "en", of labels and values.

    Raises:
        NotFound, VisitSealed; UserError "carry-same", "carry-other-form".
    """
    found = store.visits.get(visit)
    if found.status not in EDITABLE:
        raise VisitSealed(
            Text(
                id="Kunjungan ini sudah disegel; versinya tidak dapat diganti. Buka lagi dengan alasan lebih dulu.",
                en="This visit is sealed; its version cannot change. Reopen it with a reason first.",
            )
        )
    old, new = store.instruments.open(found.digest), store.instruments.open(store.instruments.get(to).digest)
    if old.version.digest == new.version.digest:
        raise UserError(
            Text(
                id="Kunjungan ini sudah memakai versi {v}; tidak ada yang perlu dipindahkan.",
                en="This visit already uses version {v}; there is nothing to carry over.",
            ).format(v=new.version.version),
            code="carry-same",
        )
    if old.version.form_id != new.version.form_id:
        raise UserError(
            Text(
                id="Instrumen {new} bukan versi lain dari {old}; kunjungan hanya dapat pindah ke versi lain.",
                en="The instrument {new} is not another version of {old}; a visit can only move to another version.",
            ).format(old=old.version.form_id, new=new.version.form_id),
            code="carry-other-form",
        )
    content = store.visits.content(found.id)
    state = store.visits.state(found.id)
    return _Carrying(old, new, state, content, language).plan(found.id, found.seq)


def apply_carry(store: Store, plan: CarryPlan) -> Saved:
    """Carry the visit over as `plan` says: durable and one step for undo when this returns.

    Raises:
        VisitSealed, NotFound; UserError "carry-stale" when the visit changed after the plan was made.
    """
    return store.visits.carry(plan.visit, plan.new.digest, plan.writes, plan.after, plan.seq)


@dataclass(slots=True)
class _Draft:
    """One answer under way: `text` at `new_path`, or kept."""

    path: str
    old: NodeDef | None
    text: str
    new: NodeDef | None = None
    new_path: str = ""
    new_text: str = ""
    kept: str = ""
    suffix: str = ""
    why: Text = _NO_REASON


class _Carrying:
    """Makes one plan."""

    def __init__(
        self, old: OpenInstrument, new: OpenInstrument, state: FormState, content: Mapping[str, str], language: str
    ) -> None:
        self.old, self.new, self.state, self.content = old, new, state, content
        self.language = language
        self.old_language, self.new_language = old.language(language), new.language(language)
        self.refs = pair_refs(old, new)
        self.images = {target: ref for ref, target in self.refs.items()}

    def plan(self, visit: str, seq: int) -> CarryPlan:
        drafts = [self._draft(path) for path in self._ordered()]
        taken: Counter[str] = Counter(d.new_path for d in drafts if d.new_path)
        for draft in drafts:
            if draft.new_path and taken[draft.new_path] > 1:
                self._put_aside(draft, Text("beberapa jawaban lama jatuh di satu tempat", "several answers meet here"))
        state = self._fill(drafts)
        for _ in range(_ROUNDS):
            if not self._refuse_choices(drafts, state):
                break
            state = self._fill(drafts)
        after = {**self._mapping(drafts), **state.content()}
        writes: dict[str, str | None] = {p: t for p, t in after.items() if self.content.get(p) != t}
        writes.update(dict.fromkeys(path for path in self.content if path not in after))
        return CarryPlan(
            visit=visit,
            seq=seq,
            old=self.old.version,
            new=self.new.version,
            rows=tuple(self._row(d, state) for d in drafts if not d.path.endswith("]")),
            added=tuple(self._added(state)),
            writes=writes,
            before=filling.progress_of(self.state),
            after=filling.progress_of(state),
        )

    def _ordered(self) -> list[str]:
        """The paths of the content as the old form has them, what it does not know last."""
        order = {node.path: n for n, node in enumerate(self.state.walk())}
        last = len(order)
        return sorted(self.content, key=lambda p: (order.get(p.partition("#")[0], last), p))

    def _draft(self, path: str) -> _Draft:
        """Where an answer goes and how it is written there; its choices are looked at later."""
        bare, hash_, tail = path.partition("#")
        text = self.content[path]
        ref = BRACKETS.sub("", bare)
        old = self.old.form.nodes.get(ref)
        draft = _Draft(path, old, text, suffix=hash_ + tail)
        target = self.refs.get(ref)
        if old is None or target is None:
            # What an earlier carrying left behind counts again where its question has come back.
            target = ref if old is None and ref in self.new.form.nodes and ref not in self.images else None
        if target is None:
            draft.kept = path
            draft.why = Text("pertanyaan ini tidak ada lagi", "there is no such question any more")
            return draft
        draft.new = self.new.form.nodes[target]
        place = self._place(bare, draft.new)
        if place is None:
            self._put_aside(draft, Text("pertanyaan itu sekarang di ulangan lain", "it stands in another repeat now"))
        elif draft.suffix or bare.endswith("]"):
            draft.new_path = place + draft.suffix
            draft.new_text = links.moved(text, self._linked) if links.is_link(path) else text
        else:
            draft.new_path = place
            self._convert(draft)
        return draft

    def _convert(self, draft: _Draft) -> None:
        from ltsa_desktop.xforms.content import is_stored
        from ltsa_desktop.xforms.definition import QuestionDef

        new, old = draft.new, draft.old
        if not isinstance(new, QuestionDef) or not is_stored(new):
            self._put_aside(draft, Text("sekarang dihitung oleh formulir", "the form calculates it now"))
            return
        was, now = kind_of(old) if old is not None else kind_of(new), kind_of(new)
        text = convert(draft.text, was, now, lambda name: _words(self.state, draft.path, name, self.old_language))
        types = {"old": NAMES[was], "new": NAMES[now]}
        if text is None:
            self._put_aside(draft, Text("dulu {old}, sekarang {new}", "was {old}, is {new}").format(**types))
            return
        draft.new_text = text
        if was != now:
            draft.why = Text("dulu {old}, sekarang {new}", "was {old}, is {new}").format(**types)
        if text != draft.text:
            draft.kept = draft.new_path + WAS

    def _put_aside(self, draft: _Draft, why: Text) -> None:
        """Keep an answer where it does no harm: at its own path if the new form has no such node, else beside it."""
        bare = draft.path.partition("#")[0]
        known = BRACKETS.sub("", bare) in self.new.form.nodes
        if draft.suffix or not known:
            draft.kept = draft.path
        else:
            place = draft.new_path.partition("#")[0] or bare
            draft.kept = place + WAS
        draft.new_path, draft.new_text, draft.why = "", "", why

    def _place(self, path: str, new: NodeDef) -> str | None:
        """The path of `new` in the instances that `path` stands in; None when there are none such."""
        uids = instances_of(path)
        used = set()
        parts: list[str] = []
        node: NodeDef | None = new
        chain: list[NodeDef] = []
        while node is not None:
            chain.append(node)
            node = node.parent
        for step in reversed(chain):
            parts.append(step.name)
            if step.kind == "repeat":
                source = self.images.get(step.ref, "")
                if source not in uids:
                    source = step.ref
                if source not in uids:
                    return None
                used.add(source)
                parts[-1] += f"[{uids[source]}]"
        if any(self._many(ref, path) for ref in uids if ref not in used):
            return None
        return "/" + "/".join(parts)

    def _linked(self, path: str) -> str:
        """Where a question that is linked to stands in the new version; the old path where it has none."""
        new = self.new.form.nodes.get(self.refs.get(BRACKETS.sub("", path), ""))
        return path if new is None else self._place(path, new) or path

    def _many(self, repeat: str, path: str) -> bool:
        """Whether other instances of a repeat hold the same question, so that it cannot move out of it."""
        ref = BRACKETS.sub("", path)
        return sum(1 for p in self.content if BRACKETS.sub("", p) == ref) > 1

    def _mapping(self, drafts: list[_Draft]) -> dict[str, str]:
        """The content in the new version."""
        found = {draft.new_path: draft.new_text for draft in drafts if draft.new_path}
        found.update({draft.path: draft.text for draft in drafts if draft.kept == draft.path})
        for draft in drafts:
            if draft.kept and draft.kept != draft.path:
                base, count = draft.kept.rstrip("0123456789"), 1
                while draft.kept in found:
                    count += 1
                    draft.kept = f"{base}{count}"
                found[draft.kept] = draft.text
        return found

    def _fill(self, drafts: list[_Draft]) -> FormState:
        """The new form filled, with the initial values of what is new in it."""
        content = self._mapping(drafts)
        for path, text in self._fresh.items():
            content.setdefault(path, text)
        for path in [p for p in content if p.endswith("]") and "#" not in p]:
            for ref, default in self._defaults(BRACKETS.sub("", path)):
                content.setdefault(path + ref, default)
        return self.new.state(content, self.state.environment)

    @cached_property
    def _fresh(self) -> dict[str, str]:
        """What a new visit would begin with, of the questions and repeats that the old version did not have."""
        from ltsa_desktop.xforms import FormState

        found: dict[str, str] = {}
        for path, text in FormState.new(self.new.form, self.state.environment).initial_writes.items():
            outermost = next(iter(instances_of(path)), BRACKETS.sub("", path))
            if text and outermost not in self.images:
                found[path] = text
        return found

    def _defaults(self, repeat: str) -> list[tuple[str, str]]:
        """(path inside an instance, text) of the fixed initial values that a carried instance does not have yet."""
        from ltsa_desktop.xforms.definition import QuestionDef

        if repeat not in self.images:
            return []
        node = self.new.form.nodes.get(repeat)
        if node is None:
            return []
        return [
            (q.ref[len(repeat) :], q.default)
            for q in self.new.form.inner.get(node.index, ())
            if isinstance(q, QuestionDef) and q.default and not q.has_calculate and q.ref not in self.images
        ]

    def _refuse_choices(self, drafts: list[_Draft], state: FormState) -> bool:
        """Put answers aside that are no choice any more; whether there were any."""
        refused = False
        for draft in drafts:
            if not draft.new_path or draft.suffix or draft.new is None or (draft.new.control or "") not in SELECTS:
                continue
            node = state.find(draft.new_path)
            given = draft.new_text.split() if draft.new.control != "select1" else [draft.new_text]
            if _holds(state, node, given) or self._was_no_choice(draft):
                continue
            refused = True
            by_label = self._by_label(state, draft)
            if by_label:
                draft.new_text, draft.kept = by_label, draft.new_path + WAS
            else:
                self._put_aside(draft, Text("pilihan ini tidak ada lagi", "there is no such choice any more"))
        return refused

    def _was_no_choice(self, draft: _Draft) -> bool:
        """Whether the old version did not offer it either (a hidden question with a filter, say)."""
        old = draft.old
        if old is None or (old.control or "") not in SELECTS:
            return False
        node = self.state.find(draft.path)
        return not _holds(self.state, node, draft.text.split() if old.control != "select1" else [draft.text])

    def _by_label(self, state: FormState, draft: _Draft) -> str:
        """The choice that a typed text names by its label."""
        if draft.old is None or (draft.old.control or "") in SELECTS:
            return ""
        wanted = draft.text.strip().casefold()
        for language in dict.fromkeys((self.new_language, *self.new.form.languages)):
            found = [c.name for c in state.choices(draft.new_path, language) if c.label.strip().casefold() == wanted]
            if len(found) == 1:
                return str(found[0])
        return ""

    def _added(self, state: FormState) -> list[str]:
        """Labels of the questions to answer that the old version did not have, in the order of the form."""
        found: dict[str, str] = {}
        for node in filling.questions(state):
            ref = node.definition.ref
            if ref not in self.images and ref not in found:
                found[ref] = node.label(self.new_language) or node.definition.name
        return list(found.values())

    def _row(self, draft: _Draft, state: FormState) -> CarryRow:
        bare = draft.path.partition("#")[0]
        beside = _FOLLOW_UP if is_confirmation(draft.path) else BESIDE.get(draft.suffix.rstrip("0123456789"))
        tail = f" – {beside.to(self.language)}" if beside is not None else ""
        label = _label(self.state, bare, self.old_language) + tail
        kind: RowKind = "gone" if draft.new is None else "aside"
        new_label = value = new_value = ""
        if draft.new_path:
            target = draft.new_path.partition("#")[0]
            new_label = _label(state, target, self.new_language) + tail
            if draft.old is not None and not draft.suffix and kind_of(draft.old) != kind_of(draft.new or draft.old):
                kind = "converted"
            else:
                kind = "renamed" if target != bare else "same"
            new_value = draft.new_text if draft.suffix else _words(state, target, draft.new_text, self.new_language)
        value = draft.text if draft.suffix else _words(self.state, bare, draft.text, self.old_language)
        return CarryRow(kind, draft.path, draft.new_path, draft.kept, label, new_label, value, new_value, draft.why)


def _holds(state: FormState, node: Any, names: list[str]) -> bool:
    known = state.choosing.list_of(node)
    return known is None or all(name in known.names() for name in names)


def _label(state: FormState, path: str, language: str) -> str:
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        node = state.node(path)
    except UnknownPath:
        return path
    return node.label(language) or node.definition.name


def _words(state: FormState, path: str, text: str, language: str) -> str:
    """A stored text as a person reads it: choices by their labels."""
    from ltsa_desktop.xforms.itext import plain_text
    from ltsa_desktop.xforms.nodes import ValueNode
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        node = state.find(path)
    except UnknownPath:
        return text
    if not isinstance(node, ValueNode) or (node.definition.control or "") not in SELECTS:
        return text
    names = [text] if node.definition.control == "select1" else text.split()
    return ", ".join(plain_text(state.choosing.label(node, name, language)) or name for name in names)
