"""The differences between two passes of a paper settled: what was chosen goes into the visit as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling
from ltsa_desktop.store.double_entry import Comparison, Difference, both, is_compared
from ltsa_desktop.store.paper_entry import KEYED, KEYED_AGAIN, KEYED_NOTE, KEYED_SAME, root_of
from ltsa_desktop.store.read_models import Author, Visit

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.xforms import FormState, NodeState

Use = Literal["first", "second", "other"]
USES: Final[tuple[Use, ...]] = ("first", "second", "other")
NOTE_ASKED: Final = Text(
    id="“{label}”: tulis catatan mengapa dipakai isian lain dari kedua pengetikan.",
    en="“{label}”: write a note on why neither of the two passes is used.",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """How a difference is settled. `value`: the stored text for "other". `note`: why; required for "other"."""

    use: Use
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """How one difference was settled, as the visit's content keeps it.

    Attributes:
        path: of the question, record or repeat; `first`, `second` what the passes held there.
        use: "first", "second" or "other"; `note` why.
    """

    path: str
    first: str
    second: str
    use: str
    note: str


def accounts(content: Mapping[str, str], root: str) -> list[Account]:
    """How the differences of two passes were settled, by path; none for a visit typed once or not at all."""
    found = []
    for path, text in sorted(content.items()):
        place, _, suffix = path.partition("#")
        if place != root and f"#{suffix}" in (KEYED, KEYED_NOTE):
            for told in text.splitlines():
                first, second, use, note, *_ = [*told.split("\t"), "", "", "", ""]
                found.append(Account(place, first, second, use, note))
    return found


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
        first, second = both(store, comparison.visit)
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
        # What is added comes first, so that the records it comes before are still there.
        for difference in [d for d in records if d.second.stored] + [d for d in records if d.first.stored]:
            decision = decisions[difference.key]
            place = _take_record(state, other, marks, difference, decision.use, writes) + KEYED
            told = writes.get(place)
            writes[place] = _account(difference, decision) + (f"\n{told}" if told else "")
        for difference in comparison.differences:
            decision = decisions[difference.key]
            path = difference.paths[0]
            if difference.kind == "note":
                value = {"first": difference.first.stored, "second": difference.second.stored}.get(decision.use)
                writes[path + filling.NOTE] = (decision.value.strip() if value is None else value) or None
                writes[path + KEYED_NOTE] = _account(difference, decision)
            elif difference.kind == "answer" and _there(state, path):
                _take_answer(state, marks, difference, decision, writes)
                writes[path + KEYED] = _account(difference, decision)
        again = comparison.keyed[1]
        writes[root + KEYED_AGAIN] = again.text()
        writes[root + KEYED_SAME] = f"{comparison.same}/{comparison.compared}"
        progress = filling.progress_of(state)
        store.visits.save(first.id, writes, path=root + KEYED_SAME, who=who, progress=progress, kind="compare")
        store.visits.close_second(second.id, "compared")
    return store.visits.get(first.id)


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


def _there(state: FormState, path: str) -> bool:
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        state.node(path)
    except UnknownPath:
        return False
    return True


def _take_answer(
    state: FormState,
    marks: Mapping[str, str],
    difference: Difference,
    decision: Decision,
    writes: dict[str, str | None],
) -> None:
    if decision.use == "first":
        return
    path, there = difference.paths
    value = difference.second.stored if decision.use == "second" else decision.value.strip()
    if state.node(path).definition.control != "upload":
        writes.update(state.set(path, value or None).writes)
    if value and not state.node(path).stored:
        raise UserError(
            Text(
                id="“{label}” tidak menerima “{value}”. Belum ada yang diubah.",
                en="“{label}” does not take “{value}”. Nothing was changed.",
            ).format(label=difference.label, value=value[:80]),
            code="constraint",
        )
    writes[path + filling.SKIP] = marks.get(there + filling.SKIP) if decision.use == "second" else None


def _take_record(
    state: FormState,
    other: FormState,
    marks: Mapping[str, str],
    difference: Difference,
    use: Use,
    writes: dict[str, str | None],
) -> str:
    """Add or remove a record as decided; where the account of it stands: at the record, or at its repeat."""
    here, there = difference.paths
    if use == "second" and here:
        writes.update(state.remove_repeat(here).writes)
        return difference.repeat
    if use == "second":
        change = state.add_repeat(difference.repeat, before=difference.before or None)
        writes.update(change.writes)
        _copy(state, change.path, other.node(there), marks, writes)
        return change.path
    return here or difference.repeat


def _copy(
    state: FormState, path: str, source: NodeState, marks: Mapping[str, str], writes: dict[str, str | None]
) -> None:
    """Answer everything below `path` as `source` is, marks and notes with it."""
    for child in source.children:
        target = f"{path}/{child.definition.name}"
        if child.kind == "repeat":
            for instance in child.children:
                change = state.add_repeat(target)
                writes.update(change.writes)
                _copy(state, change.path, instance, marks, writes)
        elif child.kind == "group":
            _copy(state, target, child, marks, writes)
        else:
            if is_compared(child) and child.stored and child.definition.control != "upload":
                writes.update(state.set(target, child.stored).writes)
            for suffix in (filling.SKIP, filling.NOTE):
                if child.path + suffix in marks:
                    writes[target + suffix] = marks[child.path + suffix]


def _account(difference: Difference, decision: Decision) -> str:
    """What the two passes held, which was used and why: four fields, tabs between them."""
    first, second = (side.stored or side.mark for side in (difference.first, difference.second))
    fields = (first, second, decision.use, decision.note.strip())
    return "\t".join(" ".join(field.split()) for field in fields)
