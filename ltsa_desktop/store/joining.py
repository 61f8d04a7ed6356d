"""Joining a visit that was changed in several places: what a person must settle, and the signed revision that does.

The joining itself is `merging`, a pure function of the revisions; here it gets the questions' words, and its outcome is
sealed with all heads as parents. The versions that lost stay in the store as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import filling, visit_counts
from ltsa_desktop.store.double_entry import words_of
from ltsa_desktop.store.join_models import Dispute, Figure, JoinPlan, Preview, Resolved, Typed, Version
from ltsa_desktop.store.merging import Conflict, Merge, merge, shown_head
from ltsa_desktop.store.read_models import Revision

if TYPE_CHECKING:
    from ltsa_desktop.scoring.snapshot import SchemeScore
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.revision_body import AttachmentRef, RevisionBody
    from ltsa_desktop.xforms import FormState


def forked(store: Store) -> list[str]:
    """The ids of the visits that were changed in several places and not joined yet."""
    return visit_counts.forked_ids(store)


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
    graph = store.revisions.graph(found.id)
    read = {r.id: store.revisions.read(r.raw) for r in store.visits.revisions(found.id)}
    bodies = told_apart(read, shown_head(graph))
    joined = merge(graph, {revision: body.content for revision, body in bodies.items()})
    return planned(store, found.id, joined, bodies, language)


def planned(
    store: Store, visit: str, joined: Merge, bodies: Mapping[str, RevisionBody], language: str, other: str = ""
) -> JoinPlan:
    """A merge in the questions' words.

    Args:
        joined: of `bodies`' contents. bodies: every revision of the history, by id. other: see `JoinPlan`.
    """
    opened = store.instruments.open(bodies[joined.shown].instrument.digest)
    lang = opened.language(language)
    state = opened.state(joined.content)
    heads = tuple(store.revisions.get(head) for head in joined.heads)
    # The order of records decides nothing a person could answer for: that of the version shown stands.
    asked = [conflict for conflict in joined.conflicts if not conflict.path.endswith("]")]
    disputes = tuple(_dispute(conflict, bodies, state, lang, heads) for conflict in asked)
    told = {conflict.path for conflict in joined.conflicts}
    resolved = tuple(
        _resolved(path, joined, bodies, state, lang)
        for path in joined.differing
        if path not in told and not path.endswith("]")
    )
    return JoinPlan(visit, heads, joined, disputes, resolved, {head.id: bodies[head.id] for head in heads}, other)


def told_apart(bodies: Mapping[str, RevisionBody], first: str) -> dict[str, RevisionBody]:
    """The versions with a name of its own for each file: two laptops may call different pictures "foto.jpg".

    Args:
        bodies: by id of their revision. first: id of the one whose files keep their names.
    """
    order = sorted(bodies, key=lambda name: (name != first, name))
    taken = {name for body in bodies.values() for name in body.attachments}
    names: dict[tuple[str, str], str] = {}
    owner: dict[str, str] = {}
    for revision in order:
        for name, file in bodies[revision].attachments.items():
            if owner.setdefault(name, file.sha256) == file.sha256 or (name, file.sha256) in names:
                continue
            stem, number = PurePath(name), 2
            while (other := f"{stem.stem}-{number}{stem.suffix}") in taken:
                number += 1
            taken.add(other)
            names[name, file.sha256] = other
    if not names:
        return dict(bodies)
    return {revision: _renamed(body, names) for revision, body in bodies.items()}


def _renamed(body: RevisionBody, names: Mapping[tuple[str, str], str]) -> RevisionBody:
    new = {name: names.get((name, file.sha256), name) for name, file in body.attachments.items()}
    if all(name == other for name, other in new.items()):
        return body
    content = {path: text if "#" in path else new.get(text, text) for path, text in body.content.items()}
    attachments = {new[name]: file for name, file in body.attachments.items()}
    return msgspec.structs.replace(body, content=content, attachments=attachments)


def preview(store: Store, plan: JoinPlan, choices: Mapping[str, str]) -> Preview:
    """The scores before and after, and which choices the form does not take; nothing is changed."""
    opened = store.instruments.open(plan.bodies[plan.merge.shown].instrument.digest)
    before = filling.snapshot_of(opened.state(plan.bodies[plan.merge.shown].content), opened.plan)
    state = opened.state(_content(plan, choices))
    after = filling.snapshot_of(state, opened.plan)
    figures: list[Figure] = []
    if before is not None and after is not None and opened.plan is not None:
        titles = {scheme.id: scheme.title for scheme in opened.plan.schemes}
        olds = {scheme.id: scheme for scheme in before.schemes}
        figures = [
            Figure(titles[new.id], _figure(olds[new.id]), _figure(new)) for new in after.schemes if new.id in olds
        ]
    faults = {}
    for dispute in plan.disputes:
        if dispute.path in choices and "#" not in dispute.path:
            fault = _fault(state, dispute.path, choices[dispute.path])
            if fault is not None:
                faults[dispute.path] = fault
    left = sum(dispute.path not in choices for dispute in plan.disputes)
    return Preview(tuple(figures), faults, left)


def typed(store: Store, plan: JoinPlan, path: str, text: str, language: str = "id") -> Typed:
    """What a person typed for a dispute, as the form understands it."""
    text = text.strip()
    if "#" in path:
        return Typed(text, text, None)
    opened = store.instruments.open(plan.bodies[plan.merge.shown].instrument.digest)
    state = opened.state(plan.merge.content)
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        node = state.node(path)
    except UnknownPath:
        return Typed(text, text, None)
    choices = {
        choice.label.strip().casefold(): choice.name for choice in state.choices(path, opened.language(language))
    }
    state.set(path, choices.get(text.casefold(), text) or None)
    stored = state.node(path).stored
    if text and not stored:
        refused = Text("“{label}” tidak menerima “{value}”.", "“{label}” does not take “{value}”.")
        return Typed("", text, refused.format(label=node.label() or node.definition.name, value=text[:80]))
    return Typed(stored, _words(path, stored, state, opened.language(language)), _fault(state, path, stored))


def options(store: Store, plan: JoinPlan, language: str = "id") -> dict[str, list[tuple[str, str]]]:
    """The choices of disputed questions that one chooses one of: path → (stored, label); others are typed."""
    from ltsa_desktop.xforms.views import UnknownPath

    opened = store.instruments.open(plan.bodies[plan.merge.shown].instrument.digest)
    lang, state = opened.language(language), opened.state(plan.merge.content)
    found = {}
    for dispute in plan.disputes:
        try:
            node = state.node(dispute.path)
        except UnknownPath:
            continue
        if node.definition.control == "select1":
            found[dispute.path] = [(choice.name, choice.label) for choice in state.choices(dispute.path, lang)]
    return found


def keep_draft(store: Store, plan: JoinPlan, choices: Mapping[str, str], reason: str) -> None:
    """Remember decisions that are not sealed yet, so that closing the window loses none."""
    value = {"choices": dict(choices), "reason": reason} if choices or reason else None
    store.settings.set(f"join-draft:{plan.visit}{plan.other}", value)


def draft_of(store: Store, plan: JoinPlan) -> tuple[dict[str, str], str]:
    """The decisions remembered for a joining that still fit its disputes, and the reason begun."""
    kept = store.settings.get(f"join-draft:{plan.visit}{plan.other}")
    if not isinstance(kept, dict):
        return {}, ""
    asked = {dispute.path for dispute in plan.disputes}
    return {path: text for path, text in kept.get("choices", {}).items() if path in asked}, str(kept.get("reason", ""))


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
        if not _current(store, plan):
            raise UserError(
                Text(
                    "Kunjungan ini berubah sejak penggabungan dibuka. Buka lagi, lalu putuskan.",
                    "This visit changed since the joining was opened. Open it again, then decide.",
                ),
                code="join-outdated",
            )
        wanted = _content(plan, choices)
        shown = plan.bodies[plan.merge.shown]
        store.visits.reopen(plan.visit, reason)
        wanted |= _bring_files(store, plan, wanted)
        now = store.visits.content(plan.visit)
        writes: dict[str, str | None] = dict.fromkeys(now.keys() - wanted.keys())
        writes |= {path: text for path, text in wanted.items() if now.get(path) != text}
        if writes:
            store.visits.save(plan.visit, writes, kind="join")
        parents = [head.id for head in plan.heads if head.visit_id == plan.visit]
        sealed = store.visits.seal(plan.visit, shown.kind, reason, parents=parents)
        keep_draft(store, plan, {}, "")
    return sealed


def _current(store: Store, plan: JoinPlan) -> bool:
    """Whether the visits are still as they were when the plan was made."""
    for visit in filter(None, (plan.visit, plan.other)):
        heads = {head.id for head in plan.heads if head.visit_id == visit}
        if store.revisions.heads(visit) != heads or store.visits.get(visit).dirty:
            return False
    return True


def _content(plan: JoinPlan, choices: Mapping[str, str]) -> dict[str, str]:
    return {path: text for path, text in {**plan.merge.content, **choices}.items() if text}


def _bring_files(store: Store, plan: JoinPlan, wanted: Mapping[str, str]) -> dict[str, str]:
    """Know the files that come from other versions; path → another name where two files share one."""
    taken: dict[str, str] = {}
    renamed: dict[str, str] = {}
    bodies = list(plan.bodies.values())
    shown = plan.bodies[plan.merge.shown]
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


def _dispute(
    conflict: Conflict,
    bodies: Mapping[str, RevisionBody],
    state: FormState,
    lang: str | None,
    heads: tuple[Revision, ...],
) -> Dispute:
    question, _, remark = conflict.path.partition("#")
    label, section = _titles(conflict.path, state, lang)
    versions = []
    for text, revisions in conflict.values.items():
        revision = revisions[0]
        body = bodies[revision]
        wrote = body.written.get(conflict.path)
        who = body.authors[wrote[0]] if wrote else body.author
        at = datetime.fromtimestamp(wrote[1], UTC) if wrote else body.moment
        file = body.attachments.get(text)
        words = text if remark else _words(question, text, state, lang)
        letters = "".join(
            chr(65 + n) for n, head in enumerate(heads) if bodies[head.id].content.get(conflict.path, "") == text
        )
        photo = "" if file is None else file.sha256
        versions.append(Version(text, words, revision, who.author(), at, photo, letters, body.device))
    base = conflict.base or ""
    versions.sort(key=lambda version: (version.letters or "~", version.revision))
    said = base if remark else _words(question, base, state, lang)
    record = question[: question.rfind("]") + 1]
    return Dispute(
        conflict.path,
        label,
        section,
        said,
        tuple(versions),
        record,
        record_title(record, state, lang) if record else "",
    )


def _resolved(
    path: str, joined: Merge, bodies: Mapping[str, RevisionBody], state: FormState, lang: str | None
) -> Resolved:
    label, section = _titles(path, state, lang)
    text = joined.content.get(path, "")
    wrote = [body for body in bodies.values() if text and body.content.get(path) == text and path in body.written]
    who = None
    if wrote:
        body = max(wrote, key=lambda body: body.written[path][1])
        who = body.authors[body.written[path][0]].author()
    return Resolved(path, label, section, text if "#" in path else _words(path, text, state, lang), who)


def record_words(plan: JoinPlan, dispute: Dispute, store: Store, language: str = "id") -> list[tuple[str, list[str]]]:
    """The whole record a dispute stands in: the label of each answer, and its words in each head ("" for none)."""
    opened = store.instruments.open(plan.bodies[plan.merge.shown].instrument.digest)
    lang = opened.language(language)
    states = [opened.state(plan.bodies[head.id].content) for head in plan.heads]
    joined = opened.state(plan.merge.content)
    rows = []
    for node in joined.walk():
        if node.kind != "value" or not node.path.startswith(dispute.record + "/") or node.definition.has_calculate:
            continue
        said = [
            _words(node.path, plan.bodies[head.id].content.get(node.path, ""), state, lang)
            for head, state in zip(plan.heads, states, strict=True)
        ]
        if any(said):
            rows.append((node.label(lang) or node.definition.name, said))
    return rows


def record_title(record: str, state: FormState, lang: str | None) -> str:
    """The name of a record, counted as the form does: "Temuan 2"."""
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        node = state.node(record)
    except UnknownPath:
        return ""
    repeat = node.parent
    siblings = [] if repeat is None else [child.path for child in repeat.children]
    name = node.label(lang) or ("" if repeat is None else repeat.label(lang)) or node.definition.name
    return f"{name} {siblings.index(record) + 1}" if record in siblings else name


def _titles(path: str, state: FormState, lang: str | None) -> tuple[str, str]:
    """Label and section of an answer or of a note on it."""
    question, _, remark = path.partition("#")
    label, section = _place(question, state, lang)
    if remark == "note":
        label = f"{label} (catatan)" if lang in (None, "id") else f"{label} (note)"
    return label, section


def _fault(state: FormState, path: str, text: str) -> Text | None:
    """Why the form does not take `text` at `path`, None where it does."""
    from ltsa_desktop.xforms.views import UnknownPath

    try:
        node = state.node(path)
    except UnknownPath:
        return Text("Formulir versi ini tidak punya pertanyaan ini.", "This version of the form has no such question.")
    if text and node.stored != text:
        return Text("Formulir tidak menerima isian ini.", "The form does not take this answer.")
    if not node.relevant:
        return Text(
            "Dengan jawaban lain yang dipilih, pertanyaan ini tidak ditanyakan.",
            "With the other answers chosen this question is not asked.",
        )
    if not node.constraint_ok:
        said = node.constraint_message()
        return Text(said, said) if said else Text("Di luar batas yang diizinkan.", "Outside what is allowed.")
    return None


def _figure(scheme: SchemeScore) -> str:
    if scheme.score is None:
        return ""
    return f"{scheme.score} {scheme.band.code if scheme.band else ''}".strip().replace(".", ",")


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
