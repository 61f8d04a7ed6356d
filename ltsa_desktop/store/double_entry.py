"""Double entry: a paper typed in twice by two people, the passes compared, and each difference settled.

The second pass is written like a visit of its own, so that every answer of it is durable and journaled like the first;
but it stands in no list, cannot be sealed and is never exported. Its content names the visit it belongs to. Settling
writes what was chosen into the first pass as one step; both passes stay in the journal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling
from ltsa_desktop.store.paper_entry import KEYED, KEYED_AGAIN, KEYED_SAME, PAPER, PAPER_BY, Keyed, facts_of, root_of
from ltsa_desktop.store.read_models import Author, JournalEntry, Visit

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.xforms import FormState, NodeState

SECOND_OF: Final = "#second_of"
"""Beside the root of a second pass: the id of the visit whose paper it types in again."""
Use = Literal["first", "second", "other"]
USES: Final[tuple[Use, ...]] = ("first", "second", "other")
NOTE_ASKED: Final = Text(
    id="“{label}”: tulis catatan mengapa dipakai isian lain dari kedua pengetikan.",
    en="“{label}”: write a note on why neither of the two passes is used.",
)


@dataclass(frozen=True, slots=True)
class Side:
    """What one pass holds at a question.

    Attributes:
        stored: the stored text, "" for none. mark: why it was left blank ("Tidak terbaca di kertas").
        words: both as a person reads them, "–" for nothing.
        who, at: of the last time it was typed; None when it never was.
        asked: False when the pass's other answers say that the question is not asked.
    """

    stored: str
    mark: str
    words: str
    who: Author | None
    at: datetime | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A question (or a whole record of a repeat) that the two passes hold differently.

    Attributes:
        key: its path with instances counted from 1, the same for both passes.
        kind: "answer"; "record" when only one pass has the record.
        label: of the question in the language asked for, its number in it; `about` the record that holds it, or "".
    """

    key: str
    kind: Literal["answer", "record"]
    label: str
    about: str
    first: Side
    second: Side


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two passes beside each other.

    Attributes:
        visit, second: ids. seqs: the numbers of their journals that this rests on.
        keyed: who typed the first pass, and the second.
        compared: how many answers (or marks) at least one of them typed; `same` of them are equal.
    """

    visit: str
    second: str
    seqs: tuple[int, int]
    keyed: tuple[Keyed, Keyed]
    compared: int
    differences: tuple[Difference, ...]

    @property
    def same(self) -> int:
        """How many answers are equal."""
        return self.compared - len(self.differences)

    @property
    def one_person(self) -> bool:
        """Both passes were typed by the same person, which finds fewer slips."""
        first, second = (_known(keyed.who) for keyed in self.keyed)
        return first == second

    @property
    def text(self) -> Text:
        """The agreement in one sentence."""
        return Text(
            id="{same} dari {all} jawaban sama; {n} berbeda.",
            en="{same} of {all} answers are the same; {n} differ.",
        ).format(same=self.same, all=self.compared, n=len(self.differences))


@dataclass(frozen=True, slots=True)
class Decision:
    """How a difference is settled. `value`: the stored text for "other". `note`: why; required for "other"."""

    use: Use
    value: str = ""
    note: str = ""


def second_pass(store: Store, visit: str) -> Visit | None:
    """The second pass that is being typed for a visit; None when there is none."""
    found = store.visits.get(visit)
    passes = store.visits.passes(found.id, root_of(store, found) + SECOND_OF)
    return next((one for one in passes if one.status == "second"), None)


def begin_second(store: Store, visit: str, keyer: Author) -> Visit:
    """Begin to type a visit's paper in a second time, from an empty form; the one that is begun already, if any.

    Raises:
        UserError: "not-from-paper"; "double-done" when two passes were compared before.
        NotFound: no such visit.
    """
    first = store.visits.get(visit)
    root = root_of(store, first)
    content = store.visits.content(first.id)
    facts = facts_of(content, root)
    if facts is None:
        raise UserError(
            Text(
                id="Kunjungan ini tidak diketik dari kertas, jadi tidak ada yang diketik kedua kali.",
                en="This visit was not typed in from paper, so there is nothing to type a second time.",
            ),
            code="not-from-paper",
        )
    if facts.again is not None:
        raise UserError(
            Text(
                id="Kertas kunjungan ini sudah diketik dua kali dan dibandingkan.",
                en="The paper of this visit was typed in twice and compared already.",
            ),
            code="double-done",
        )
    going = second_pass(store, first.id)
    if going is not None:
        return going
    with store.unit():
        second = store.visits.create_second(first.id, keyer)
        writes: dict[str, str | None] = {
            root + SECOND_OF: first.id,
            root + PAPER: content[root + PAPER],
            root + PAPER_BY: content.get(root + PAPER_BY) or None,
            root + KEYED: Keyed(keyer, second.created_at.astimezone().date()).text(),
        }
        store.visits.save(second.id, writes, who=keyer, kind="start")
    return store.visits.get(second.id)


def discard_second(store: Store, visit: str) -> bool:
    """Take the second pass of a visit away before it is compared; its journal stays. Whether there was one."""
    second = second_pass(store, visit)
    if second is not None:
        store.visits.close_second(second.id, "removed")
    return second is not None


def compare(store: Store, visit: str, language: str = "id") -> Comparison:
    """The two passes of a visit, question by question in the form's order; nothing is changed.

    Raises:
        UserError: "no-second-pass"; "double-versions" when they are in different versions of the form.
        NotFound: no such visit.
    """
    first, second = _both(store, visit)
    opened = store.instruments.open(first.digest)
    lang = opened.language(language)
    root = opened.form.root.ref
    sides = (_Pass(store, first, root, lang), _Pass(store, second, root, lang))
    differences, compared = [], 0
    lost: tuple[str, ...] = ()
    for key in _keys(*sides):
        if key.startswith(lost):
            continue
        one, two = (side.nodes.get(key) for side in sides)
        if one is None or two is None:
            node = one or two
            assert node is not None
            lost = (*lost, key + "/")
            about = _label(node.parent, lang) if node.parent else ""
            found = Difference(key, "record", f"{about} {key[key.rindex('[') + 1 : -1]}", "", *_records(sides, key))
        elif one.kind == "instance" or not (sides[0].typed(one) or sides[1].typed(two)):
            continue
        else:
            found = Difference(
                key, "answer", _label(one, lang), _about(one, lang), sides[0].side(one), sides[1].side(two)
            )
            if _equal(one, found):
                compared += 1
                continue
        compared += 1
        differences.append(found)
    keyed = tuple(side.keyed for side in sides)
    return Comparison(first.id, second.id, (first.seq, second.seq), keyed, compared, tuple(differences))  # type: ignore[arg-type]


def settle(store: Store, comparison: Comparison, decisions: Mapping[str, Decision], who: Author | None = None) -> Visit:
    """Write what was chosen into the visit as one step, and close the second pass; a sealed visit is reopened for it.

    Args:
        decisions: key of the difference → what counts there; one for each difference.
        who: decides; the store's profile by default.

    Raises:
        UserError: "double-undecided"; "double-note" when neither pass is used without saying why; "constraint" when the
            form does not take an other answer; "double-stale" when a pass was changed since. Nothing was changed.
    """
    with store.unit():
        first, second = _both(store, comparison.visit)
        if (first.seq, second.seq, second.id) != (*comparison.seqs, comparison.second):
            raise UserError(
                Text(
                    id="Salah satu pengetikan berubah sesudah dibandingkan. Bandingkan lagi; belum ada yang diubah.",
                    en="One of the passes was changed after they were compared. Compare again; nothing was changed.",
                ),
                code="double-stale",
            )
        _refuse_open(comparison, decisions)
        if first.status == "final":
            store.visits.reopen(
                first.id, Text("Perbandingan dua pengetikan", "Comparison of two passes").to(store.profile.language)
            )
        root = root_of(store, first)
        state, other = store.visits.state(first.id), store.visits.state(second.id)
        marks = store.visits.content(second.id)
        writes: dict[str, str | None] = {}
        records = [d for d in comparison.differences if d.kind == "record"]
        # Records go from the last one backwards, so that the places of those before it hold; others come in order.
        for difference in [d for d in records if d.second.stored] + [d for d in records[::-1] if d.first.stored]:
            decision = decisions[difference.key]
            place = _take_record(state, other, difference, decision.use, writes) + KEYED
            told = writes.get(place)
            writes[place] = _account(difference, decision) + (f"\n{told}" if told else "")
        for difference in comparison.differences:
            if difference.kind == "answer":
                decision = decisions[difference.key]
                path = state.node(difference.key).path if _there(state, difference.key) else ""
                if path:
                    _take_answer(state, path, other.node(difference.key), marks, difference, decision, writes)
                    writes[path + KEYED] = _account(difference, decision)
        again = comparison.keyed[1]
        writes[root + KEYED_AGAIN] = again.text()
        writes[root + KEYED_SAME] = f"{comparison.same}/{comparison.compared}"
        progress = filling.progress_of(state)
        store.visits.save(first.id, writes, path=root + KEYED_SAME, who=who, progress=progress, kind="compare")
        store.visits.close_second(second.id, "compared")
    return store.visits.get(first.id)


class _Pass:
    """One pass, read for comparing."""

    def __init__(self, store: Store, visit: Visit, root: str, lang: str | None) -> None:
        self.content = store.visits.content(visit.id)
        self.state = store.visits.state(visit.id)
        self.lang = lang
        self.nodes = {node.ref: node for node in self.state.walk() if _compared(node)}
        facts = facts_of(self.content, root)
        self.keyed = facts.keyed if facts and facts.keyed else Keyed(Author(""), None)
        self.last: dict[str, JournalEntry] = {entry.path: entry for entry in store.visits.history(visit.id)}

    def typed(self, node: NodeState) -> bool:
        """Whether somebody typed an answer or a mark here (what a new visit brings along was not typed)."""
        for path in (node.path, node.path + filling.SKIP):
            entry = self.last.get(path)
            if entry is not None and entry.kind != "start" and (entry.new or path in self.content):
                return True
        return False

    def side(self, node: NodeState) -> Side:
        """What this pass holds at a question."""
        stored, mark = node.stored, self.content.get(node.path + filling.SKIP, "")
        entry = self.last.get(node.path if stored else node.path + filling.SKIP) or self.last.get(node.path)
        return Side(
            stored,
            "" if stored else mark,
            (words_of(self.state, node, self.lang) if stored else mark) or "–",
            entry.author if entry else None,
            entry.at if entry else None,
            node.relevant,
        )


def words_of(state: FormState, node: NodeState, lang: str | None) -> str:
    """A stored answer as a person reads it: choices by their labels."""
    if node.definition.control not in ("select1", "select", "rank"):
        return node.stored
    labels = {choice.name: choice.label for choice in state.choices(node.path, lang)}
    names = [node.stored] if node.definition.control == "select1" else node.stored.split()
    return ", ".join(labels.get(name) or name for name in names)


def _both(store: Store, visit: str) -> tuple[Visit, Visit]:
    first = store.visits.get(visit)
    second = second_pass(store, first.id)
    if second is None:
        raise UserError(
            Text(
                id="Kertas kunjungan ini belum diketik kedua kali.",
                en="The paper of this visit was not typed in a second time yet.",
            ),
            code="no-second-pass",
        )
    if first.digest != second.digest:
        raise UserError(
            Text(
                id="Kedua pengetikan memakai versi formulir yang berbeda. Buang pengetikan kedua, lalu mulai lagi.",
                en="The two passes use different versions of the form. Discard the second pass, then begin it again.",
            ),
            code="double-versions",
        )
    return first, second


def _compared(node: NodeState) -> bool:
    """Questions that a keyer types; records of repeats."""
    definition = node.definition
    if node.kind != "value":
        return node.kind == "instance"
    return definition.control not in (None, "upload") and not definition.has_calculate and not node.readonly


def _keys(one: _Pass, two: _Pass) -> Iterator[str]:
    """Every place of either pass, in the form's order: a record that only one has stands behind its sisters."""
    rest = list(two.nodes)
    waiting = dict.fromkeys(rest)
    for key in one.nodes:
        if key in waiting:
            for before in list(waiting):
                del waiting[before]
                if before not in one.nodes:
                    yield before
                if before == key:
                    break
        yield key
    yield from (key for key in waiting if key not in one.nodes)


def _equal(node: NodeState, difference: Difference) -> bool:
    first, second = difference.first, difference.second
    if first.mark != second.mark:
        return False
    a, b = (" ".join(side.stored.split()) for side in (first, second))
    if a == b:
        return True
    definition = node.definition
    if definition.control == "select":
        return set(a.split()) == set(b.split())
    if definition.type in ("int", "decimal"):
        try:
            return Decimal(a) == Decimal(b)
        except InvalidOperation:
            return False
    return False


def _records(sides: tuple[_Pass, _Pass], key: str) -> tuple[Side, Side]:
    made = []
    for side in sides:
        node = side.nodes.get(key)
        inner = [] if node is None else [n for k, n in side.nodes.items() if k.startswith(key + "/") and n.stored]
        words = " · ".join(words_of(side.state, n, side.lang) for n in inner if n.kind == "value")
        entry = next((side.last[n.path] for n in inner if n.path in side.last), None)
        present = words or ("✓" if node is not None else "–")
        made.append(
            Side("1" if node else "", "", present, entry.author if entry else None, entry.at if entry else None, True)
        )
    return made[0], made[1]


def _label(node: NodeState, lang: str | None) -> str:
    return node.label(lang) or node.definition.name


def _about(node: NodeState, lang: str | None) -> str:
    """The record that a question stands in: "Temuan 2"."""
    above = node.parent
    while above is not None and above.kind != "instance":
        above = above.parent
    if above is None or above.parent is None:
        return ""
    return f"{_label(above.parent, lang)} {above.ref[above.ref.rindex('[') + 1 : -1]}"


def _refuse_open(comparison: Comparison, decisions: Mapping[str, Decision]) -> None:
    undecided = [d for d in comparison.differences if d.key not in decisions]
    if undecided:
        raise UserError(
            Text(
                id="{n} perbedaan belum diputuskan, mulai dari “{label}”.",
                en="{n} differences are not settled yet, beginning with “{label}”.",
            ).format(n=len(undecided), label=undecided[0].label),
            code="double-undecided",
        )
    for difference in comparison.differences:
        decision = decisions[difference.key]
        if decision.use == "other" and not decision.note.strip():
            raise UserError(NOTE_ASKED.format(label=difference.label), code="double-note")


def _there(state: FormState, key: str) -> bool:
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        state.node(key)
    except UnknownPath:
        return False
    return True


def _take_answer(
    state: FormState,
    path: str,
    other: NodeState,
    marks: Mapping[str, str],
    difference: Difference,
    decision: Decision,
    writes: dict[str, str | None],
) -> None:
    if decision.use == "first":
        return
    value = difference.second.stored if decision.use == "second" else decision.value.strip()
    writes.update(state.set(path, value or None).writes)
    if value and not state.node(path).stored:
        raise UserError(
            Text(
                id="“{label}” tidak menerima “{value}”. Belum ada yang diubah.",
                en="“{label}” does not take “{value}”. Nothing was changed.",
            ).format(label=difference.label, value=value[:80]),
            code="constraint",
        )
    mark = marks.get(other.path + filling.SKIP) if decision.use == "second" else None
    writes[path + filling.SKIP] = None if value else mark


def _take_record(
    state: FormState, other: FormState, difference: Difference, use: Use, writes: dict[str, str | None]
) -> str:
    """Add or remove a record as decided; where the account of it stands: at the record, or at its repeat."""
    repeat = difference.key[: difference.key.rindex("[")]
    here = _there(state, difference.key)
    if use == "second" and here:
        writes.update(state.remove_repeat(state.node(difference.key).path).writes)
        return state.node(repeat).path
    if use == "second":
        change = state.add_repeat(state.node(repeat).path)
        writes.update(change.writes)
        _copy(state, change.path, other.node(difference.key), writes)
        return change.path
    return state.node(difference.key).path if here else state.node(repeat).path


def _copy(state: FormState, path: str, source: NodeState, writes: dict[str, str | None]) -> None:
    """Answer everything below `path` as `source` is."""
    for child in source.children:
        target = f"{path}/{child.definition.name}"
        if child.kind == "repeat":
            for instance in child.children:
                change = state.add_repeat(target)
                writes.update(change.writes)
                _copy(state, change.path, instance, writes)
        elif child.kind == "group":
            _copy(state, target, child, writes)
        elif _compared(child) and child.stored:
            writes.update(state.set(target, child.stored).writes)


def _account(difference: Difference, decision: Decision) -> str:
    """What the two passes held, which was used and why: four fields, tabs between them."""
    first, second = (side.stored or side.mark for side in (difference.first, difference.second))
    fields = (first, second, decision.use, decision.note.strip())
    return "\t".join(" ".join(field.split()) for field in fields)


def _known(who: Author) -> str:
    return who.nip or who.name.casefold()
