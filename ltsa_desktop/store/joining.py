"""Joining a visit that was changed in several places: what a person must settle, and the signed revision that does.

The joining itself is `merging`, a pure function of the revisions; here it gets the questions' words, and its outcome is
sealed with all heads as parents. The versions that lost stay in the store as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store.double_entry import words_of
from ltsa_desktop.store.merging import Conflict, Merge, merge
from ltsa_desktop.store.read_models import Author, Revision

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.revision_body import AttachmentRef, RevisionBody
    from ltsa_desktop.xforms import FormState


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values that stand against each other.

    Attributes:
        text: as stored; words: as a person reads it.
        revision: that gave it; who wrote it and when, by the clock there.
        photo: SHA-256 of the file it names, "" for no file.
    """

    text: str
    words: str
    revision: str
    who: Author
    at: datetime
    photo: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """One question that has different answers in different places.

    Attributes:
        path: of the answer or remark. label: of its question; section: of the group it stands in.
        base: what it was before, in words, "" for nothing.
        versions: at least two, by the id of their revision.
    """

    path: str
    label: str
    section: str
    base: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class JoinPlan:
    """What joining a visit asks and does.

    Attributes:
        visit: id. heads: the revisions to be joined.
        disputes: what a person settles. settled: how many differing paths resolve themselves.
    """

    visit: str
    heads: tuple[Revision, ...]
    merge: Merge
    disputes: tuple[Dispute, ...]

    @property
    def settled(self) -> int:
        """How many paths differ between the heads and resolve themselves."""
        return len(self.merge.differing) - len(self.merge.conflicts)

    @property
    def text(self) -> Text:
        """The whole in one sentence."""
        return Text(
            "{heads} versi: {settled} perbedaan menyatu sendiri, {n} perlu diputuskan.",
            "{heads} versions: {settled} differences resolve themselves, {n} need a decision.",
        ).format(heads=len(self.heads), settled=self.settled, n=len(self.disputes))


def forked(store: Store) -> list[str]:
    """The ids of the visits that were changed in several places and not joined yet."""
    return [summary.visit.id for summary in store.visits.list() if summary.visit.forked]


def plan_join(store: Store, visit: str, language: str = "id") -> JoinPlan:
    """What joining the versions of a visit asks; nothing is changed.

    Raises:
        UserError: "not-forked"; "draft-here" while answers of the visit are not sealed here.
        NotFound: no such visit, or its instrument has not arrived.
    """
    found = store.visits.get(visit)
    if not found.forked:
        raise UserError(
            Text(
                "Kunjungan ini hanya punya satu versi; tidak ada yang perlu digabung.",
                "This visit has one version only; there is nothing to join.",
            ),
            code="not-forked",
        )
    if found.dirty:
        raise UserError(
            Text(
                "Kunjungan ini sedang diubah di laptop ini. Segel dahulu, lalu gabungkan.",
                "This visit is being changed on this laptop. Seal it first, then join.",
            ),
            code="draft-here",
        )
    bodies = {r.id: store.revisions.read(r.raw) for r in store.visits.revisions(found.id)}
    graph = store.revisions.graph(found.id)
    joined = merge(graph, {revision: body.content for revision, body in bodies.items()})
    opened = store.instruments.open(bodies[joined.shown].instrument.digest)
    lang = opened.language(language)
    state = opened.state(joined.content)
    disputes = tuple(_dispute(conflict, bodies, state, lang) for conflict in joined.conflicts)
    heads = tuple(store.revisions.get(head) for head in joined.heads)
    return JoinPlan(found.id, heads, joined, disputes)


def apply_join(store: Store, plan: JoinPlan, choices: Mapping[str, str], reason: str) -> Revision:
    """Seal the joined state as a revision that builds on all heads.

    Args:
        plan: of this very moment. choices: path of each dispute → the text that stands ("" for no answer).
        reason: why so; recorded with the revision.

    Raises:
        UserError: "join-open" when a dispute has no choice, "reason-missing", "join-outdated" when the visit changed
            since the plan was made. Nothing was changed.
    """
    left = [dispute for dispute in plan.disputes if dispute.path not in choices]
    if left:
        raise UserError(
            Text(
                "{n} pertanyaan belum diputuskan, di antaranya “{label}”.",
                "{n} questions are not decided yet, “{label}” among them.",
            ).format(n=len(left), label=left[0].label),
            code="join-open",
        )
    if not reason.strip():
        raise UserError(
            Text("Sebutkan alasan keputusan ini.", "Give the reason for this decision."), code="reason-missing"
        )
    with store.unit():
        if store.revisions.heads(plan.visit) != set(plan.merge.heads) or store.visits.get(plan.visit).dirty:
            raise UserError(
                Text(
                    "Kunjungan ini berubah sejak penggabungan dibuka. Buka lagi, lalu putuskan.",
                    "This visit changed since the joining was opened. Open it again, then decide.",
                ),
                code="join-outdated",
            )
        wanted = {**plan.merge.content, **choices}
        wanted = {path: text for path, text in wanted.items() if text}
        shown = store.revisions.read(store.revisions.get(plan.merge.shown).raw)
        store.visits.reopen(plan.visit, reason)
        wanted |= _bring_files(store, plan, wanted)
        now = store.visits.content(plan.visit)
        writes: dict[str, str | None] = dict.fromkeys(now.keys() - wanted.keys())
        writes |= {path: text for path, text in wanted.items() if now.get(path) != text}
        if writes:
            store.visits.save(plan.visit, writes, kind="join")
        return store.visits.seal(plan.visit, shown.kind, reason, parents=plan.merge.heads)


def _bring_files(store: Store, plan: JoinPlan, wanted: Mapping[str, str]) -> dict[str, str]:
    """Know the files that come from other versions; path → another name where two files share one."""
    taken: dict[str, str] = {}
    renamed: dict[str, str] = {}
    bodies = [store.revisions.read(revision.raw) for revision in plan.heads]
    shown = store.revisions.read(store.revisions.get(plan.merge.shown).raw)
    for path, text in wanted.items():
        if "#" in path:
            continue
        owner = _owner(path, text, [shown, *bodies])
        if owner is None:
            continue
        name = text
        for number in range(2, len(wanted) + 3):
            if taken.setdefault(name, owner.sha256) == owner.sha256:
                break
            stem = PurePath(text)
            name = f"{stem.stem}-{number}{stem.suffix}"
        if name != text:
            renamed[path] = name
        _know_file(store, plan.visit, path, name, owner)
    return renamed


def _know_file(store: Store, visit: str, path: str, name: str, file: AttachmentRef) -> None:
    """A file of another version becomes one of the visit; its number is kept unless another file has it here."""
    with store._core.database.writing() as connection:
        rows = connection.exec_driver_sql("SELECT name, number FROM attachment WHERE visit_id = ?", (visit,)).fetchall()
        if any(row[0] == name for row in rows):
            return
        numbers = {int(row[1]) for row in rows}
        number = file.number if not file.number or file.number not in numbers else max(numbers) + 1
        connection.exec_driver_sql(
            "INSERT INTO attachment (visit_id, name, path, sha256, size, media_type, caption, number, taken_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (visit, name, path, file.sha256, file.size, file.media_type, file.caption, number, file.taken_at),
        )


def _owner(path: str, text: str, bodies: list[RevisionBody]) -> AttachmentRef | None:
    """The file that `path` names, from the first of `bodies` in which it does."""
    return next((b.attachments[text] for b in bodies if b.content.get(path) == text and text in b.attachments), None)


def _dispute(conflict: Conflict, bodies: Mapping[str, RevisionBody], state: FormState, lang: str | None) -> Dispute:
    question, _, remark = conflict.path.partition("#")
    label, section = _place(question, state, lang)
    if remark == "note":
        label = f"{label} (catatan)" if lang in (None, "id") else f"{label} (note)"
    versions = []
    for text, revisions in conflict.values.items():
        revision = revisions[0]
        body = bodies[revision]
        wrote = body.written.get(conflict.path)
        who = body.authors[wrote[0]] if wrote else body.author
        at = datetime.fromtimestamp(wrote[1], UTC) if wrote else body.moment
        file = body.attachments.get(text)
        words = text if remark else _words(question, text, state, lang)
        versions.append(Version(text, words, revision, who.author(), at, "" if file is None else file.sha256))
    base = conflict.base or ""
    versions.sort(key=lambda version: version.revision)
    return Dispute(
        conflict.path, label, section, base if remark else _words(question, base, state, lang), tuple(versions)
    )


def _place(path: str, state: FormState, lang: str | None) -> tuple[str, str]:
    """The label of a question (or record) and of the group around it; the path's own names where it is gone."""
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        node = state.node(path)
    except UnknownPath:
        return path.rsplit("/", 1)[-1], ""
    parent = node.parent
    section = (parent.label(lang) or "") if parent is not None else ""
    return node.label(lang) or node.definition.name, section


def _words(path: str, text: str, state: FormState, lang: str | None) -> str:
    from ltsa_desktop.xforms.views import UnknownPath

    if not text:
        return ""
    try:
        node = state.node(path)
    except UnknownPath:
        return text
    return words_of(state, node, lang, text)
