"""Where a visit's review stands, as its papers say it: bound to the version on the paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import correcting
from ltsa_desktop.store.paper_models import ReportReview, ReportSection
from ltsa_desktop.store.paper_rows import Reader, words_at
from ltsa_desktop.store.reviewing import REVIEW, STATE_WORDS, approvals_wanted, judges, review_of

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store
    from ltsa_desktop.store.read_models import Visit

_APPROVED = Text("Versi ini disetujui oleh {who} pada {day}.", "This version was approved by {who} on {day}.")
_CHANGED = Text(
    "Versi {code} disetujui oleh {who} pada {day}; isinya berubah sesudah itu dan belum disetujui lagi.",
    "Version {code} was approved by {who} on {day}; its content changed afterwards and is not approved again.",
)
_SO_FAR = Text("Disetujui oleh {who} ({day}).", "Approved by {who} ({day}).")
_CORRECTED = Text(
    "Dikoreksi {who} ({day}): {why}. Jawaban {by}: {original}",
    "Corrected by {who} ({day}): {why}. Answer of {by}: {original}",
)
_RETURNED = Text("Dikembalikan oleh {who} pada {day}: {why}", "Returned by {who} on {day}: {why}")


def review_on_paper(store: Store, visit: str, revision: str, language: str) -> ReportReview | None:
    """What the paper of `revision` says of its review; None for a draft and for a version nobody has judged yet."""
    from ltsa_desktop.store.revision_body import short_code

    now = store.visits.get(visit)
    if not now.head:
        return None
    # The answers of a draft are no version, but they void the approval of the one they began from.
    acts, dirty = store.statements.list((REVIEW,), visit=visit), not revision and now.dirty
    found = review_of(acts, revision or now.head, judges(store), approvals_wanted(store), dirty=dirty)
    if dirty and found.state != "changed-after-approval":
        return None
    if found.state == "in-review" and found.approvals and found.at is not None:
        who, day = ", ".join(author.name for author in found.by), date_short(found.at.date())
        return ReportReview(
            found.state, found.words.to(language).upper(), _SO_FAR.to(language).format(who=who, day=day)
        )
    words = {"approved": _APPROVED, "changed-after-approval": _CHANGED, "returned": _RETURNED}.get(found.state)
    if words is None or found.at is None:
        return None
    sentence = words.to(language).format(
        who=", ".join(author.name for author in found.by),
        day=date_short(found.at.date()),
        code=short_code(found.revision),
        why=found.reason,
    )
    return ReportReview(found.state, STATE_WORDS[found.state].to(language).upper(), sentence)


def corrected_on_paper(
    store: Store, visit: Visit, revision: str, reader: Reader, sections: tuple[ReportSection, ...]
) -> tuple[ReportSection, ...]:
    """The sections with what the evaluator had answered beside each answer that a supervisor corrected."""
    standing = correcting.standing(correcting.corrections(store, visit.id, revision))
    if not standing:
        return sections
    told = {path: _correction(reader, made) for path, made in standing.items()}
    return tuple(
        replace(section, rows=tuple(replace(row, corrected=told.get(row.path, "")) for row in section.rows))
        for section in sections
    )


def _correction(reader: Reader, made: correcting.Correction) -> str:
    by = made.answered_by.name if made.answered_by is not None else "evaluator"
    return _CORRECTED.to(reader.language).format(
        who=made.who.name,
        day=date_short(made.at.date()),
        why=made.reason.rstrip("."),
        by=by,
        original=words_at(reader.state, reader.lang, reader.language, made.path, made.original) or "–",
    )
