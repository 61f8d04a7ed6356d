"""Double entry: a paper typed in twice by two people, and the passes compared.

The second pass is written like a visit of its own, so that every answer of it is durable and journaled like the first;
but it stands in no list, cannot be sealed and is never exported. Its content names the visit it belongs to. What was
chosen is written into the first pass by `settling`; both passes stay in the journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling
from ltsa_desktop.store.aligning import Place, places
from ltsa_desktop.store.paper_entry import (
    KEYED,
    PAPER,
    PAPER_BY,
    Keyed,
    facts_of,
    root_of,
)
from ltsa_desktop.store.read_models import Author, JournalEntry, Visit

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.xforms import FormState, NodeState

SECOND_OF: Final = "#second_of"
"""Beside the root of a second pass: the id of the visit whose paper it types in again."""
NOTE_OF: Final = Text("{label}: catatan", "{label}: note")


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
        key: its path with instances counted from 1 over both passes together (`aligning`); a note's ends in "#note".
        kind: "answer"; "note" in the margin beside it; "record" when only one pass has the record.
        label: of the question in the language asked for, its number in it; `about` the record that holds it, or "".
        paths: of the question or record in the first pass and in the second, "" where it lacks the record.
        repeat, before: of a record, in the first pass (see `aligning.Place`).
    """

    key: str
    kind: Literal["answer", "note", "record"]
    label: str
    about: str
    first: Side
    second: Side
    paths: tuple[str, str]
    repeat: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two passes beside each other.

    Attributes:
        visit, second: ids. seqs: the numbers of their journals that this rests on.
        keyed: who typed the first pass, and the second.
        compared: how many answers (or marks, or notes) at least one of them typed; `same` of them are equal.
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
    first, second = both(store, visit)
    opened = store.instruments.open(first.digest)
    lang = opened.language(language)
    root = opened.form.root.ref
    sides = (_Pass(store, first, root, lang), _Pass(store, second, root, lang))
    differences, compared = [], 0
    for place in places(sides[0].state, sides[1].state):
        for found in _found(sides, place, lang, language):
            compared += 1
            if not _equal(place.node, found):
                differences.append(found)
    keyed = tuple(side.keyed for side in sides)
    return Comparison(first.id, second.id, (first.seq, second.seq), keyed, compared, tuple(differences))  # type: ignore[arg-type]


class _Pass:
    """One pass, read for comparing."""

    def __init__(self, store: Store, visit: Visit, root: str, lang: str | None) -> None:
        self.content = store.visits.content(visit.id)
        self.state = store.visits.state(visit.id)
        self.lang = lang
        facts = facts_of(self.content, root)
        self.keyed = facts.keyed if facts and facts.keyed else Keyed(Author(""), None)
        self.last: dict[str, JournalEntry] = {entry.path: entry for entry in store.visits.history(visit.id)}

    def typed(self, path: str) -> bool:
        """Whether somebody typed this (what a new visit brings along was not typed)."""
        entry = self.last.get(path)
        return entry is not None and entry.kind != "start" and bool(entry.new or path in self.content)

    def side(self, node: NodeState) -> Side:
        """What this pass holds at a question."""
        stored, mark = node.stored, self.content.get(node.path + filling.SKIP, "")
        if node.definition.control == "upload":  # a file is not typed, but whether the paper is signed is told
            stored = ""
        entry = self.last.get(node.path if stored else node.path + filling.SKIP) or self.last.get(node.path)
        return Side(
            stored,
            "" if stored else mark,
            (words_of(self.state, node, self.lang) if stored else mark) or "–",
            entry.author if entry else None,
            entry.at if entry else None,
            node.relevant,
        )

    def note(self, node: NodeState) -> Side:
        """What this pass holds in the margin beside a question."""
        path = node.path + filling.NOTE
        text, entry = self.content.get(path, ""), self.last.get(path)
        return Side(text, "", text or "–", entry.author if entry else None, entry.at if entry else None, node.relevant)


def _found(sides: tuple[_Pass, _Pass], place: Place, lang: str | None, language: str) -> Iterator[Difference]:
    """What at least one pass holds at a place: a record that the other lacks; an answer, a note in the margin."""
    one, two, node = place.first, place.second, place.node
    if one is None or two is None:
        assert node.parent is not None
        label = f"{_label(node.parent, lang)} {place.key[place.key.rindex('[') + 1 : -1]}"
        paths = (one.path if one else "", two.path if two else "")
        first, second = (_record(side, there) for side, there in zip(sides, (one, two), strict=True))
        yield Difference(place.key, "record", label, "", first, second, paths, place.repeat, place.before)
        return
    if not is_compared(node):
        return
    label, about, paths = _label(one, lang), _about(place.key, one, lang), (one.path, two.path)

    def typed(suffix: str) -> bool:
        return sides[0].typed(one.path + suffix) or sides[1].typed(two.path + suffix)

    if (node.definition.control != "upload" and typed("")) or typed(filling.SKIP):
        yield Difference(place.key, "answer", label, about, sides[0].side(one), sides[1].side(two), paths)
    if typed(filling.NOTE):
        label = NOTE_OF.format(label=label).to(language)
        first, second = sides[0].note(one), sides[1].note(two)
        yield Difference(place.key + filling.NOTE, "note", label, about, first, second, paths)


def words_of(state: FormState, node: NodeState, lang: str | None, text: str | None = None) -> str:
    """The stored answer (or `text` as an answer) as a person reads it: choices by their labels."""
    stored = node.stored if text is None else text
    if node.definition.control not in ("select1", "select", "rank"):
        return stored
    labels = {choice.name: choice.label for choice in state.choices(node.path, lang)}
    names = [stored] if node.definition.control == "select1" else stored.split()
    return ", ".join(labels.get(name) or name for name in names)


def both(store: Store, visit: str) -> tuple[Visit, Visit]:
    """The first pass and the second. Raises UserError as `compare` does."""
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


def is_compared(node: NodeState) -> bool:
    """Questions that a keyer types."""
    definition = node.definition
    return (
        node.kind == "value" and definition.control is not None and not definition.has_calculate and not node.readonly
    )


def _equal(node: NodeState, difference: Difference) -> bool:
    first, second = difference.first, difference.second
    if first.mark != second.mark:
        return False
    a, b = (" ".join(side.stored.split()) for side in (first, second))
    if a == b:
        return True
    definition = node.definition
    if difference.kind != "answer":
        return False
    if definition.control == "select":
        return set(a.split()) == set(b.split())
    if definition.type in ("int", "decimal"):
        try:
            return Decimal(a) == Decimal(b)
        except InvalidOperation:
            return False
    return False


def _record(side: _Pass, node: NodeState | None) -> Side:
    """What a pass holds of a whole record."""
    inner = [] if node is None else [one for one in _values(node) if one.stored and is_compared(one)]
    words = " · ".join(words_of(side.state, one, side.lang) for one in inner)
    entry = next((side.last[one.path] for one in inner if one.path in side.last), None)
    present = words or ("✓" if node is not None else "–")
    return Side("1" if node else "", "", present, entry.author if entry else None, entry.at if entry else None, True)


def _values(node: NodeState) -> Iterator[NodeState]:
    for child in node.children:
        if child.kind == "value":
            yield child
        else:
            yield from _values(child)


def _label(node: NodeState, lang: str | None) -> str:
    return node.label(lang) or node.definition.name


def _about(key: str, node: NodeState, lang: str | None) -> str:
    """The record that a question stands in: "Temuan 2"."""
    above = node.parent
    while above is not None and above.kind != "instance":
        above = above.parent
    if above is None or above.parent is None:
        return ""
    return f"{_label(above.parent, lang)} {key[key.rindex('[') + 1 : key.rindex(']')]}"


def _known(who: Author) -> str:
    return who.nip or who.name.casefold()
