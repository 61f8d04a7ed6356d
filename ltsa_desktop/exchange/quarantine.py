"""What was set aside, and letting it in once its reason is gone. Nothing is ever discarded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ltsa_desktop.exchange import told
from ltsa_desktop.exchange.incoming import import_package
from ltsa_desktop.exchange.plan import AsideReason
from ltsa_desktop.exchange.signing import fingerprint
from ltsa_desktop.exchange.stated import KIND as STATEMENT
from ltsa_desktop.exchange.trust import Judge
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import Quarantined, RevisionUnreadable, statement_body

if TYPE_CHECKING:
    from ltsa_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Waiting:
    """One record set aside.

    Attributes:
        revision, visit: ids.
        reason: why; `text` the same as a sentence.
        key: of the signer, hex; `fingerprint` its six words.
        centre, date, author: as the record names them.
        since: when it came in.
    """

    revision: str
    visit: str
    reason: AsideReason
    text: Text
    key: str
    fingerprint: str
    centre: str
    date: str
    author: str
    since: datetime


def waiting(store: Store) -> list[Waiting]:
    """Everything that waits for a decision, oldest first."""
    return [_waiting(record) for record in store.packages.quarantined() if record.kind == "revision"]


def release_quarantine(store: Store, key: str | None = None) -> list[Waiting]:
    """Let in what may come in by now: of one signer (hex), or of all; the records that came in.

    The archived originals are imported again, which brings photos and instruments along; a record whose original is
    gone is taken from the quarantine itself. What still may not come in stays.
    """
    aside = [record for record in store.packages.quarantined() if key in (None, record.key)]
    chosen = [record for record in aside if record.kind == "revision"]
    for name in sorted({str(json.loads(record.detail).get("archive", "")) for record in aside} - {""}):
        original = store.directory / "archive" / name
        if original.is_file():
            try:
                import_package(store, original)
            except UserError as refusal:
                # One that only the recovery key opened is not read a second time; its records come in one by one below.
                if refusal.code != "not-for-us":
                    raise
    judge = Judge(store)
    for record in store.packages.quarantined():
        if key in (None, record.key):
            _take(store, judge, record)
    return [_waiting(record) for record in chosen if store.revisions.has(record.id)]


def _take(store: Store, judge: Judge, record: Quarantined) -> None:
    stated = record.kind == STATEMENT
    try:
        device = statement_body.read(record.raw).device if stated else store.revisions.read(record.raw).device
    except RevisionUnreadable:
        return
    if judge.verdict(record.key, device) != "trusted":
        return
    with store.unit():
        (store.statements if stated else store.revisions).insert(
            record.raw, record.signature, record.key, record.package
        )
        store.packages.release(record.id)


def _waiting(record: Quarantined) -> Waiting:
    detail = json.loads(record.detail)
    reason: AsideReason = record.reason  # type: ignore[assignment]  # written by `incoming` alone
    centre, day, author = (str(detail.get(name, "")) for name in ("centre", "date", "author"))
    return Waiting(
        revision=record.id,
        visit=str(detail.get("visit", "")),
        reason=reason,
        text=told.why_aside(reason, centre, day, author, record.key),
        key=record.key,
        fingerprint=fingerprint(record.key),
        centre=centre,
        date=day,
        author=author,
        since=record.at,
    )
