"""Review: what supervisors say of a visit, and what that amounts to. Statements in, one state out.

A review act is bound to the revision it looked at and names the acts it knew of, so what counts follows from the set
of statements alone: the acts that no other one knew of, signed with supervisors' keys. Where two supervisors acted
without knowing of each other, the more cautious act stands (returned, then in review, then approved). Any later
revision voids an approval, visibly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.errors import NotFound
from ltsa_desktop.store.read_models import Author, Revision, Visit
from ltsa_desktop.store.statements import Statement

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

REVIEW, COMMENT, CORRECTION, RULE = "review", "comment", "correction", "review-rule"
Act = Literal["in-review", "approved", "returned", "taken-back"]
State = Literal["received", "in-review", "approved", "returned", "changed-after-approval"]
_CAUTION: dict[str, int] = {"approved": 0, "taken-back": 1, "in-review": 2, "returned": 3}
MOST_APPROVALS = 4

STATE_WORDS: dict[State, Text] = {
    "received": Text("diterima", "received"),
    "in-review": Text("sedang diperiksa", "in review"),
    "approved": Text("disetujui", "approved"),
    "returned": Text("dikembalikan", "returned"),
    "changed-after-approval": Text("BERUBAH SETELAH DISETUJUI", "CHANGED AFTER APPROVAL"),
}


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark of a reviewer or an answer to one.

    Attributes:
        id: of the statement. path: of the question, "" for the whole visit. answers: id of the comment it answers, "".
    """

    id: str
    path: str
    text: str
    answers: str
    revision: str
    who: Author
    at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """Where a visit stands.

    Attributes:
        state: see `STATE_WORDS` and `words`. revision: that the state is about, "" for none.
        by: who brought it there, several for a second approval; at: the last of them, by the clock there.
        reason: given with it.
        approvals: of the revision that is shown; `wanted` how many the organisation asks for.
        divided: supervisors acted without knowing of each other and did not agree; the cautious act stands.
        comments: in the order of their clocks.
    """

    state: State
    revision: str
    by: tuple[Author, ...]
    at: datetime | None
    reason: str
    approvals: int
    wanted: int
    divided: bool
    comments: tuple[Comment, ...]

    @property
    def words(self) -> Text:
        """The state, with how many approvals it has where one is not enough ("disetujui 1 dari 2")."""
        return state_words(self.state, self.approvals, self.wanted)


def state_words(state: State, approvals: int = 0, wanted: int = 1) -> Text:
    """A state in words; see `Review.words`."""
    if state == "in-review" and 0 < approvals < wanted:
        return Text("disetujui {n} dari {m}", "approved {n} of {m}").format(n=approvals, m=wanted)
    return STATE_WORDS[state]


def review_of(
    acts: Iterable[Statement], shown: str, judges: Collection[str], wanted: int = 1, *, dirty: bool = False
) -> Review:
    """What the statements about one visit amount to: a pure function of their set.

    Args:
        acts: statements about the visit, of any kind.
        shown: id of the revision that the visit shows.
        judges: keys (hex) of supervisors; what others state about a review does not count.
        wanted: approvals (of different people) that an approval takes.
        dirty: there are answers that no revision holds yet; they void an approval as a revision does.
    """
    listed = sorted(acts, key=lambda act: (act.at, act.id))
    reviews = [act for act in listed if _is_review(act, judges)]
    comments = tuple(comment_of(act) for act in listed if act.body.kind == COMMENT)
    here = [act for act in reviews if act.body.revision == shown]
    standing = _standing(here)
    chief: Act = max((_act(act) for act in standing), key=_CAUTION.__getitem__, default="taken-back")
    if chief != "taken-back" and not (dirty and chief == "approved"):
        state: State = chief
        divided = len({_act(act) for act in standing}) > 1
        approved = _approvals(here) if chief == "approved" else []
        if chief == "approved" and len(approved) < wanted:
            state = "in-review"
        chosen = approved or [act for act in standing if _act(act) == chief]
        by = tuple(dict.fromkeys(act.author for act in chosen))
        last = chosen[-1]
        reason = str(last.body.data.get("reason", ""))
        return Review(state, shown, by, last.at, reason, len(approved), wanted, divided, comments)
    was = _last_approval(reviews, shown, wanted, dirty)
    if was is not None:
        state, by = "changed-after-approval", (was.author,)
        return Review(state, was.body.revision, by, was.at, "", 0, wanted, False, comments)
    return Review("received", "", (), None, "", 0, wanted, False, comments)


def _last_approval(reviews: Sequence[Statement], shown: str, wanted: int, dirty: bool) -> Statement | None:
    """The newest approval of a revision that was approved as the organisation asks and is not what is shown."""
    found = []
    for revision in {act.body.revision for act in reviews} - (set() if dirty else {shown}):
        acts = [act for act in reviews if act.body.revision == revision]
        standing = {_act(act) for act in _standing(acts)}
        approvals = _approvals(acts)
        if standing == {"approved"} and len(approvals) >= wanted:
            found.append(approvals[-1])
    return max(found, key=lambda act: (act.at, act.id), default=None)


def review(store: Store, visit: str) -> Review:
    """Where a visit of this store stands. Raises NotFound."""
    found = store.visits.get(visit)
    acts = store.statements.list((REVIEW, COMMENT), visit=found.id)
    return review_of(acts, found.head, judges(store), approvals_wanted(store), dirty=found.dirty)


def judges(store: Store) -> frozenset[str]:
    """The keys whose reviews count here: every supervisor's, the withdrawn ones too (what they did stays done)."""
    own = {store.device.key} if store.profile.role == "supervisor" else set()
    return frozenset({known.key for known in store.trust.keys("supervisor")} | own)


def approvals_wanted(store: Store) -> int:
    """How many supervisors must approve a visit: as the organisation's supervisors said, else as this store is set."""
    keys = judges(store)
    said = [act for act in store.statements.list((RULE,)) if act.key in keys]
    asked = [int(act.body.data.get("approvals", 1)) for act in _standing(said)]
    return max(asked) if asked else int(store.settings.get("approvals-wanted", 1))


def ask_approvals(store: Store, wanted: int) -> Statement:
    """Say for the whole organisation how many supervisors must approve a visit; it travels with packages.

    Raises:
        UserError: "not-a-supervisor"; "approvals-out-of-range".
    """
    refuse_evaluators(store)
    if not 1 <= wanted <= MOST_APPROVALS:
        raise UserError(
            Text("Banyaknya persetujuan adalah 1 sampai {n}.", "The number of approvals is between 1 and {n}.").format(
                n=MOST_APPROVALS
            ),
            code="approvals-out-of-range",
        )
    known = sorted(act.id for act in _standing(store.statements.list((RULE,))))
    return store.statements.add(RULE, {"approvals": wanted, "after": known})


def judge(store: Store, visit: str, act: Act, reason: str = "") -> Statement:
    """Take a visit in review, approve it, return it, or take back what was decided, as it is shown now.

    Raises:
        UserError: "not-a-supervisor"; "not-sealed" for a draft; "forked" before its versions are joined;
            "reason-missing" when returning, or taking back a decision, without a word; "own-visit" for approving what
            one sealed oneself; "approved-already" for the same person's second approval; "nothing-to-take-back".
    """
    found = store.visits.get(visit)
    _refuse(store, found.id, act, reason)
    acts = _reviews_here(store, found)
    known = sorted(standing.id for standing in _standing(acts))
    data = {"act": act, "after": known, "reason": reason.strip()}
    return store.statements.add(REVIEW, data, visit=found.id, revision=found.head)


def follow(store: Store, visits: Iterable[str]) -> None:
    """Let visits that were filled in on this laptop open again when they were returned, and close when that is over."""
    for visit in sorted(visits):
        try:
            found = store.visits.get(visit)
        except NotFound:
            continue
        if not found.local or found.dirty:
            continue
        back = review(store, visit)
        if back.state == "returned" and found.status == "final":
            store.visits.send_back(visit, back.reason)
        elif back.state != "returned" and found.status == "returned":
            store.visits.send_back(visit, "", again=True)


def comment(store: Store, visit: str, text: str, path: str = "", answers: str = "") -> Statement:
    """Say something about a question (`path`) or the whole visit. Raises UserError "comment-empty", NotFound."""
    found = store.visits.get(visit)
    if not text.strip():
        raise UserError(Text("Tulis komentarnya.", "Write the comment."), code="comment-empty")
    if answers:
        store.statements.get(answers)
    data = {"text": text.strip(), "answers": answers}
    return store.statements.add(COMMENT, data, visit=found.id, revision=found.head, path=path)


def refuse_evaluators(store: Store) -> None:
    """Raises UserError "not-a-supervisor" on an evaluator's laptop."""
    if store.profile.role != "supervisor":
        raise UserError(
            Text("Hanya supervisor yang memeriksa kunjungan.", "Only a supervisor reviews visits."),
            code="not-a-supervisor",
        )


def refuse_unsealed(found: Visit, *, drafts: bool = False) -> None:
    """Raises UserError "not-sealed" for answers that no revision holds, "forked" before the versions are joined.

    With `drafts` only what was never sealed is refused: for looking at it.
    """
    if not found.head or (found.dirty and not drafts):
        raise UserError(
            Text(
                "Kunjungan ini belum disegel; yang ditinjau adalah versi yang disegel.",
                "This visit is not sealed yet; what is reviewed is a sealed version.",
            ),
            code="not-sealed",
        )
    if found.forked and not drafts:
        raise UserError(
            Text(
                "Kunjungan ini punya beberapa versi. Gabungkan dahulu, lalu tinjau.",
                "This visit has several versions. Join them first, then review.",
            ),
            code="forked",
        )


def _refuse(store: Store, visit: str, act: Act, reason: str) -> None:
    found = store.visits.get(visit)
    refuse_evaluators(store)
    refuse_unsealed(found)
    if act == "returned" and not reason.strip():
        raise UserError(
            Text(
                "Sebutkan apa yang harus diperbaiki sebelum mengembalikan kunjungan.",
                "Say what is to be mended before returning a visit.",
            ),
            code="reason-missing",
        )
    acts = _reviews_here(store, found)
    if act == "taken-back":
        decided = {_act(standing) for standing in _standing(acts)} - {"taken-back"}
        _refuse_taking_back(decided, reason)
    if act != "approved":
        return
    sealer = _evaluator_of(store, found)
    if sealer is not None and _is_me(store, sealer):
        raise UserError(
            Text(
                "Kunjungan yang Anda segel sendiri disetujui oleh supervisor lain.",
                "A visit that you sealed yourself is approved by another supervisor.",
            ),
            code="own-visit",
        )
    if any(a.key == store.device.key or same_person(a.author, store._core.author) for a in _approvals(acts)):
        raise UserError(
            Text("Anda sudah menyetujui versi ini.", "You approved this version already."), code="approved-already"
        )


def _refuse_taking_back(decided: Collection[str], reason: str) -> None:
    if not decided:
        raise UserError(
            Text(
                "Belum ada keputusan tentang versi ini yang dapat ditarik.",
                "There is no decision about this version to be taken back.",
            ),
            code="nothing-to-take-back",
        )
    if decided != {"in-review"} and not reason.strip():
        raise UserError(
            Text("Sebutkan mengapa keputusan ini ditarik.", "Say why this decision is taken back."),
            code="reason-missing",
        )


def _evaluator_of(store: Store, visit: Visit) -> Revision | None:
    """The newest revision below the one shown that is no supervisor's correction: what its answers come from."""
    corrected = {act.body.revision for act in store.statements.list((CORRECTION,), visit=visit.id)}
    known = {revision.id: revision for revision in store.visits.revisions(visit.id)}
    current = known.get(visit.head)
    while current is not None and current.id in corrected and current.parents:
        current = known.get(current.parents[0])
    return current


def _is_me(store: Store, sealed: Revision) -> bool:
    """Whether this person sealed it, on this laptop or on another one."""
    me = store._core.author
    return sealed.author == me and (sealed.device == store.device.id or bool(me.nip))


def same_person(one: Author, other: Author) -> bool:
    """Whether two signatures are one person's: by NIP where both have one, else by name."""
    if one.nip and other.nip:
        return one.nip == other.nip
    return one.name.casefold().split() == other.name.casefold().split()


def _is_review(act: Statement, keys: Collection[str]) -> bool:
    return act.body.kind == REVIEW and act.key in keys and act.body.data.get("act") in _CAUTION


def _reviews_here(store: Store, visit: Visit) -> list[Statement]:
    """The reviews of the revision that the visit shows."""
    keys = judges(store)
    acts = store.statements.list((REVIEW,), visit=visit.id)
    return [act for act in acts if act.body.revision == visit.head and _is_review(act, keys)]


def _act(statement: Statement) -> Act:
    act: Act = statement.body.data["act"]
    return act


def _after(statement: Statement) -> set[str]:
    after = statement.body.data.get("after", ())
    return {name for name in after if isinstance(name, str)} if isinstance(after, list) else set()


def _standing(acts: Sequence[Statement]) -> list[Statement]:
    """The acts that no other one knew of."""
    known = set().union(*(_after(act) for act in acts)) if acts else set()
    return [act for act in acts if act.id not in known]


def _approvals(acts: Sequence[Statement]) -> list[Statement]:
    """Approvals that stand, one for each key and person: those that no later return or review knew of, and approvals
    below them."""
    by_id = {act.id: act for act in acts}
    counted: dict[str, Statement] = {}
    waiting = [act for act in _standing(acts) if _act(act) == "approved"]
    while waiting:
        act = waiting.pop()
        counted.setdefault(act.key, act)
        waiting += [by_id[name] for name in _after(act) if name in by_id and _act(by_id[name]) == "approved"]
    people: list[Statement] = []
    for act in sorted(counted.values(), key=lambda act: (act.at, act.id)):
        if not any(same_person(act.author, other.author) for other in people):
            people.append(act)
    return people


def comment_of(act: Statement) -> Comment:
    """A comment's statement as such."""
    data = act.body.data
    return Comment(
        act.id,
        act.body.path,
        str(data.get("text", "")),
        str(data.get("answers", "")),
        act.body.revision,
        act.author,
        act.at,
    )
