"""A reviewer's correction of an answer: a new revision by the supervisor, and a signed statement of what stood before.

The evaluator's own answer stays in the revision it was sealed in; the statement carries it beside the correction, so
that every screen and sheet shows both without reading old revisions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling
from ltsa_desktop.store.errors import NotFound
from ltsa_desktop.store.merging import ancestors
from ltsa_desktop.store.read_models import Author, Revision
from ltsa_desktop.store.reviewing import CORRECTION, judge, judges, refuse_evaluators, refuse_unsealed, review

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import Statement
    from ltsa_desktop.xforms import FormState, NodeState

SEALED_AS = "koreksi supervisor"
"""What the corrected revision says of itself, beside the reason."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One answer that a supervisor corrected.

    Attributes:
        path: of the question. old, new: stored texts, "" for no answer.
        original: what the evaluator had answered before the first of several corrections in a row.
        answered_by: who had answered that, None where the revision does not say.
        reason, who, at: of the correction.
        revision: that it made; base: the one it was made on.
        stands: the answer shown is still the corrected one.
    """

    path: str
    old: str
    new: str
    original: str
    answered_by: Author | None
    reason: str
    who: Author
    at: datetime
    revision: str
    base: str
    stands: bool


def corrections_of(
    acts: Iterable[Statement],
    graph: Mapping[str, tuple[str, ...]],
    shown: str,
    content: Mapping[str, str],
    judges: Collection[str],
) -> tuple[Correction, ...]:
    """The corrections that a revision builds on, by their clocks: a pure function of the sets.

    Args:
        acts: statements about the visit. graph: of its revisions. shown: the revision; content: its answers.
        judges: keys (hex) of supervisors; what others state to have corrected does not count.
    """
    past = ancestors(graph, shown)
    listed = sorted(acts, key=lambda act: (act.at, act.id))
    made: list[Correction] = []
    last: dict[str, Correction] = {}
    for act in listed:
        body = act.body
        if body.kind != CORRECTION or act.key not in judges or body.revision not in past:
            continue
        old, new = str(body.data.get("old", "")), str(body.data.get("new", ""))
        before = last.get(body.path)
        follows = before is not None and before.new == old
        original, by = (before.original, before.answered_by) if before is not None and follows else (old, _by(act))
        correction = Correction(
            path=body.path,
            old=old,
            new=new,
            original=original,
            answered_by=by,
            reason=str(body.data.get("reason", "")),
            who=act.author,
            at=act.at,
            revision=body.revision,
            base=str(body.data.get("base", "")),
            stands=content.get(body.path, "") == new,
        )
        made.append(correction)
        last[body.path] = correction
    return tuple(made)


def corrections(store: Store, visit: str, revision: str = "") -> tuple[Correction, ...]:
    """The corrections of a visit as it is shown, or as one of its revisions had it. Raises NotFound."""
    found = store.visits.get(visit)
    acts = store.statements.list((CORRECTION,), visit=found.id)
    shown = revision or found.head
    if not acts or not shown:
        return ()
    current = shown == found.head
    content = (
        store.visits.content(found.id) if current else store.revisions.read(store.revisions.get(shown).raw).content
    )
    return corrections_of(acts, store.revisions.graph(found.id), shown, content, judges(store))


def standing(made: Iterable[Correction]) -> dict[str, Correction]:
    """Path → the correction whose answer is shown there."""
    return {correction.path: correction for correction in made if correction.stands}


def correct(store: Store, visit: str, values: Mapping[str, str], reason: str) -> Revision:
    """Give other answers as this supervisor and seal them; who reviewed the visit goes on reviewing it.

    Args:
        values: path → answer as stored (the name of a choice, "2026-11-24", "3"; "" takes the answer away).

    Raises:
        UserError: "not-a-supervisor", "not-sealed", "forked"; "reason-missing"; "correction-with-evaluator" while the
            visit is sent back; "correction-unfit" for an answer that the form does not take there, "correction-same"
            when nothing would change. NotFound. Nothing was changed.
    """
    refuse_evaluators(store)
    found = store.visits.get(visit)
    refuse_unsealed(found)
    if not reason.strip():
        raise UserError(
            Text("Sebutkan alasan koreksi ini.", "Give the reason for this correction."), code="reason-missing"
        )
    before = review(store, found.id)
    if before.state == "returned":
        raise UserError(
            Text(
                "Kunjungan ini sedang diperbaiki evaluatornya. Tarik kembali dahulu, lalu koreksi.",
                "This visit is being mended by its evaluator. Take it back first, then correct it.",
            ),
            code="correction-with-evaluator",
        )
    head = store.revisions.get(found.head)
    body = store.revisions.read(head.raw)
    state = store.visits.state(found.id)
    content = store.visits.content(found.id)
    writes: dict[str, str | None] = {}
    for path, value in values.items():
        writes.update(_set(state, path, value))
    now = state.content()
    changed = {path: text for path, text in writes.items() if content.get(path, "") != (text or "")}
    if not changed:
        raise UserError(
            Text(
                "Jawabannya sudah begitu; tidak ada yang dikoreksi.", "The answer is that already; nothing to correct."
            ),
            code="correction-same",
        )
    with store.unit():
        store.visits.reopen(found.id, reason)
        store.visits.save(found.id, changed, progress=filling.progress_of(state), kind="edit")
        sealed = store.visits.seal(found.id, head.kind, SEALED_AS)
        for path in values:
            if path not in changed:
                continue
            wrote = body.written.get(path)
            by = body.authors[wrote[0]] if wrote else body.author
            data = {
                "old": content.get(path, ""),
                "new": now.get(path, ""),
                "reason": reason.strip(),
                "base": found.head,
                "by": {"name": by.name, "nip": by.nip, "role": by.role},
            }
            store.statements.add(CORRECTION, data, visit=found.id, revision=sealed.id, path=path)
        if before.state in {"received", "in-review"}:
            judge(store, found.id, "in-review")
    return sealed


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question is answered: `choices` as (name, label), () where it is typed in; `several` may be chosen."""

    choices: tuple[tuple[str, str], ...]
    several: bool


def asked_at(store: Store, visit: str, path: str, language: str = "id") -> Asked:
    """What a correction of a question can be chosen from. Raises NotFound, UserError "correction-unfit"."""
    found = store.visits.get(visit)
    opened = store.instruments.open(found.digest)
    state = store.visits.state(found.id)
    control = _answered_by_people(state, path).definition.control
    if control not in {"select1", "select", "rank"}:
        return Asked((), several=False)
    choices = state.choices(path, opened.language(language))
    return Asked(tuple((choice.name, choice.label or choice.name) for choice in choices), control != "select1")


def _set(state: FormState, path: str, value: str) -> Mapping[str, str | None]:
    """Put an answer into the form as a person would; what it takes along. Raises UserError "correction-unfit"."""
    control = _answered_by_people(state, path).definition.control
    text = value.strip()
    if text and control in {"select1", "select", "rank"}:
        names = [text] if control == "select1" else text.split()
        known = {choice.name for choice in state.choices(path)}
        unknown = [name for name in names if name not in known]
        if unknown:
            raise _unfit(
                Text("“{name}” bukan salah satu pilihannya", "“{name}” is none of its choices").format(name=unknown[0])
            )
        change = state.set(path, text if control == "select1" else names)
    else:
        change = state.set(path, text or None)
    node = state.node(path)
    if not node.constraint_ok:
        said = node.constraint_message() or ""
        raise _unfit(Text(said or "tidak sesuai dengan aturannya", said or "it does not meet its rule"))
    return change.writes


def _answered_by_people(state: FormState, path: str) -> NodeState:
    """The question at `path`. Raises NotFound; UserError "correction-unfit" where nobody was asked."""
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        node = state.node(path)
    except UnknownPath as error:
        raise NotFound(
            Text("Pertanyaan {path} tidak ada di formulir ini.", "There is no question {path} in this form.").format(
                path=path
            )
        ) from error
    definition = node.definition
    if node.kind != "value" or definition.control in (None, "upload") or definition.has_calculate or node.readonly:
        raise _unfit(Text("pertanyaan ini tidak diisi dengan kata", "this question is not answered in words"))
    if not node.relevant:
        raise _unfit(Text("pertanyaan ini tidak ditanyakan pada kunjungan ini", "the visit did not ask this question"))
    return node


def _unfit(why: Text) -> UserError:
    return UserError(
        Text("Jawaban ini tidak dapat dipakai: {why}.", "This answer cannot be used: {why}.").format(why=why),
        code="correction-unfit",
    )


def _by(act: Statement) -> Author | None:
    said = act.body.data.get("by")
    if not isinstance(said, dict):
        return None
    return Author(str(said.get("name", "")), str(said.get("nip", "")), str(said.get("role", "")))
