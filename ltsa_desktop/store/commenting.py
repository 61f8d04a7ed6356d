"""Threads of comments: a remark at a question or about the whole visit, the answers to it, and whether it is settled.

A thread is *open* until somebody marks it *handled* (the evaluator who mended what was asked) or *settled* (a
supervisor, or who began it). Marks are statements that name the marks they knew of; of marks that did not know of each
other the more cautious one stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.read_models import Author
from ltsa_desktop.store.reviewing import COMMENT, Comment, comment_of, judges

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.statements import Statement

MARK = "comment-mark"
Mark = Literal["open", "handled", "settled"]
_CAUTION: dict[str, int] = {"settled": 0, "handled": 1, "open": 2}

MARK_WORDS: dict[Mark, Text] = {
    "open": Text("terbuka", "open"),
    "handled": Text("sudah ditangani", "handled"),
    "settled": Text("selesai", "settled"),
}


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with what was answered to it.

    Attributes:
        first: the comment that began it; `answers` in the order of their clocks.
        mark: see the module. marked_by, marked_at: who set it, None for a thread nobody marked.
    """

    first: Comment
    answers: tuple[Comment, ...]
    mark: Mark
    marked_by: Author | None
    marked_at: datetime | None

    @property
    def id(self) -> str:
        """Of the comment that began it."""
        return self.first.id

    @property
    def path(self) -> str:
        """Of the question it stands at, "" for the whole visit."""
        return self.first.path

    @property
    def comments(self) -> tuple[Comment, ...]:
        """All of it, from the beginning."""
        return (self.first, *self.answers)


def threads_of(acts: Iterable[Statement], judges: Collection[str]) -> tuple[Thread, ...]:
    """The threads among the statements about one visit, by the clock of their beginning: a pure function of their set.

    An answer whose comment is not here (yet) begins a thread of its own.

    Args:
        acts: of any kind. judges: keys (hex) of supervisors.
    """
    listed = sorted(acts, key=lambda act: (act.at, act.id))
    keys: dict[str, str] = {}
    comments: dict[str, Comment] = {}
    marks: dict[str, list[Statement]] = {}
    for act in listed:
        if act.body.kind == COMMENT:
            comments[act.id], keys[act.id] = comment_of(act), act.key
        elif act.body.kind == MARK and act.body.data.get("mark") in _CAUTION:
            marks.setdefault(str(act.body.data.get("comment", "")), []).append(act)
    answers: dict[str, list[Comment]] = {}
    for comment in comments.values():
        answers.setdefault(_root(comment, comments), []).append(comment)
    made = []
    for root, inside in answers.items():
        able = {*judges, keys[root]}
        standing = _standing(marks.get(root, ()))
        chief = max(standing, key=lambda act: (_CAUTION[_mark(act, able)], act.at, act.id), default=None)
        mark: Mark = "open" if chief is None else _mark(chief, able)
        by, at = (None, None) if chief is None else (chief.author, chief.at)
        rest = tuple(comment for comment in inside if comment.id != root)
        made.append(Thread(comments[root], rest, mark, by, at))
    return tuple(sorted(made, key=lambda thread: (thread.first.at, thread.id)))


def threads(store: Store, visit: str) -> tuple[Thread, ...]:
    """The threads of a visit of this store. Raises NotFound."""
    found = store.visits.get(visit)
    return threads_of(store.statements.list((COMMENT, MARK), visit=found.id), judges(store))


def answer(store: Store, thread: str, text: str) -> Statement:
    """Answer a thread (the id of its first comment); see `reviewing.comment`."""
    from ltsa_desktop.store import reviewing

    asked = store.statements.get(thread)
    return reviewing.comment(store, asked.body.visit, text, asked.body.path, thread)


def mark(store: Store, thread: str, mark: Mark) -> Statement:
    """Mark a thread (the id of its first comment).

    Raises:
        UserError: "not-a-comment"; "mark-not-yours" for an evaluator who settles what another one began.
        NotFound: no such comment.
    """
    asked = store.statements.get(thread)
    if asked.body.kind != COMMENT:
        raise UserError(Text("Ini bukan komentar.", "This is no comment."), code="not-a-comment")
    if mark == "settled" and store.profile.role != "supervisor" and asked.key != store.device.key:
        raise UserError(
            Text(
                "Komentar supervisor diselesaikan oleh supervisor. Tandai “sudah ditangani”.",
                "A supervisor's comment is settled by a supervisor. Mark it as handled.",
            ),
            code="mark-not-yours",
        )
    others = store.statements.list((MARK,), visit=asked.body.visit)
    known = sorted(act.id for act in _standing([a for a in others if a.body.data.get("comment") == thread]))
    data = {"comment": thread, "mark": mark, "after": known}
    return store.statements.add(MARK, data, visit=asked.body.visit, revision=asked.body.revision, path=asked.body.path)


def _root(comment: Comment, comments: dict[str, Comment]) -> str:
    """The id of the comment that began the thread; a chain of answers that bites its tail ends where it began."""
    seen = {comment.id}
    while comment.answers in comments and comment.answers not in seen:
        comment = comments[comment.answers]
        seen.add(comment.id)
    return comment.id


def _mark(act: Statement, able: Collection[str]) -> Mark:
    said: Mark = act.body.data["mark"]
    return "handled" if said == "settled" and act.key not in able else said


def _standing(acts: Iterable[Statement]) -> list[Statement]:
    """The marks that no other one knew of."""
    listed = list(acts)
    known = {str(name) for act in listed for name in act.body.data.get("after", ())}
    return [act for act in listed if act.id not in known]
