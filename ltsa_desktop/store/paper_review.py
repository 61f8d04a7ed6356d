"""Where a visit's review stands, as its papers say it: bound to the version on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ltsa_desktop.ground.formats import date_short
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store.paper_models import ReportReview
from ltsa_desktop.store.reviewing import STATE_WORDS, approvals_wanted, judges, review_of

if TYPE_CHECKING:
    from ltsa_desktop.store.opening import Store

_APPROVED = Text("Versi ini disetujui oleh {who} pada {day}.", "This version was approved by {who} on {day}.")
_CHANGED = Text(
    "Versi {code} disetujui oleh {who} pada {day}; isinya berubah sesudah itu dan belum disetujui lagi.",
    "Version {code} was approved by {who} on {day}; its content changed afterwards and is not approved again.",
)
_RETURNED = Text("Dikembalikan oleh {who} pada {day}: {why}", "Returned by {who} on {day}: {why}")


def review_on_paper(store: Store, visit: str, revision: str, language: str) -> ReportReview | None:
    """What the paper of `revision` says of its review; None for a draft and for a version nobody has judged yet."""
    from ltsa_desktop.store.revision_body import short_code

    if not revision:
        return None
    found = review_of(store.statements.list(visit=visit), revision, judges(store), approvals_wanted(store))
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
