"""What was set aside, and letting it in once its reason is gone. Nothing is ever discarded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from ltsa_desktop.exchange import admitting, erasure, told, trust_acts
from ltsa_desktop.exchange.incoming import import_package
from ltsa_desktop.exchange.plan import AsideReason
from ltsa_desktop.exchange.signing import fingerprint
from ltsa_desktop.exchange.stated import KIND as STATEMENT
from ltsa_desktop.exchange.trust import Judge
from ltsa_desktop.ground.words import Text, UserError
from ltsa_desktop.store import Quarantined, RevisionUnreadable, setting_aside, statement_body

if TYPE_CHECKING:
    from ltsa_desktop.store import Store
    from ltsa_desktop.store.statements import Statement


@dataclass(frozen=True, slots=True)
class Waiting:
    """One record set aside.

    Attributes:
        revision, visit: ids.
        reason: why; `text` the same as a sentence.
        key: of the signer, hex; `fingerprint` its six words.
        centre, date, author: as the record names them.
        since: when it came in.
        kind: "revision" or "statement".
        package: it came in; claimed: when it says it was made, by its laptop's clock ("" where that cannot be read).
        withdrawn: for a withdrawn key the day from which it is not to be trusted, "" otherwise.
        refused: by whom and why, "" while it waits.
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
    kind: str = "revision"
    package: str = ""
    claimed: str = ""
    withdrawn: str = ""
    refused: str = ""

    @property
    def before_withdrawal(self) -> bool:
        """Whether it says it was made before its key was withdrawn. Nobody can prove that; it helps to decide."""
        return bool(self.withdrawn and self.claimed) and self.claimed[:10] < self.withdrawn


def waiting(store: Store) -> list[Waiting]:
    """Every visit that waits for a decision, oldest first; refused ones are not among them."""
    return [one for one in set_aside(store) if one.kind == "revision" and not one.refused]


def set_aside(store: Store) -> list[Waiting]:
    """Everything kept apart, refused records and signed acts included, oldest first."""
    judge, acts = Judge(store), admitting.decided(store)
    return [_waiting(store, judge, acts, record) for record in store.packages.quarantined()]


def decide(store: Store, records: Iterable[str], act: admitting.Act, reason: str = "") -> list[Waiting]:
    """Approve, refuse or reconsider records set aside; what came in by it.

    A refused record stays kept apart under its reason, also when its laptop is accepted later, until somebody
    reconsiders.

    Raises:
        UserError: "not-a-supervisor", "reason-missing"; "newer-format" when approving what this program cannot read.
    """
    chosen = set(records)
    known = {one.revision: one for one in set_aside(store) if one.revision in chosen}
    if act == "approve" and any(one.reason == "newer-format" for one in known.values()):
        raise UserError(
            Text(
                "Catatan yang dibuat aplikasi lebih baru baru dapat diterima sesudah aplikasi di sini diperbarui.",
                "Records made by a newer application can be approved once the application here is updated.",
            ),
            code="newer-format",
        )
    with store.unit():
        for one in known.values():
            admitting.decide(store, one.revision, one.key, act, reason)
    if act != "approve":
        return []
    came = []
    for key in sorted({one.key for one in known.values()}):
        came += release_quarantine(store, key)
    return came


def release_quarantine(store: Store, key: str | None = None) -> list[Waiting]:
    """Let in what may come in by now: of one signer (hex), or of all; the records that came in.

    The archived originals are imported again, which brings photos and instruments along; a record whose original is
    gone is taken from the quarantine itself. What still may not come in stays.
    """
    aside = [record for record in store.packages.quarantined() if key in (None, record.key)]
    judge, acts = Judge(store), admitting.decided(store)
    chosen = [_waiting(store, judge, acts, record) for record in aside if record.kind == "revision"]
    for name in sorted({str(json.loads(record.detail).get("archive", "")) for record in aside} - {""}):
        original = store.directory / "archive" / name
        if original.is_file():
            try:
                import_package(store, original)
            except UserError as refusal:
                # One that only the recovery key opened is not read a second time; its records come in one by one below.
                if refusal.code != "not-for-us":
                    raise
    for record in store.packages.quarantined():
        if key in (None, record.key):
            _take(store, judge, record)
    trust_acts.follow(store)
    setting_aside.follow(store)
    erasure.catch_up(store)
    return [one for one in chosen if store.revisions.has(one.revision)]


def _take(store: Store, judge: Judge, record: Quarantined) -> None:
    try:
        device, claimed = _origin(store, record)
    except RevisionUnreadable:
        return
    if judge.verdict(record.key, device, claimed, record.id) != "trusted":
        return
    with store.unit():
        shelf = store.statements if record.kind == STATEMENT else store.revisions
        shelf.insert(record.raw, record.signature, record.key, record.package)
        store.packages.release(record.id)


def _origin(store: Store, record: Quarantined) -> tuple[str, str]:
    """The laptop a record says it comes from, and when. Raises RevisionUnreadable."""
    if record.kind == STATEMENT:
        act = statement_body.read(record.raw)
        return act.device, act.at
    body = store.revisions.read(record.raw)
    return body.device, body.sealed_at


def _waiting(store: Store, judge: Judge, acts: Mapping[tuple[str, str], Statement], record: Quarantined) -> Waiting:
    detail = json.loads(record.detail)
    centre, day, author = (str(detail.get(name, "")) for name in ("centre", "date", "author"))
    claimed, reason = "", cast(AsideReason, record.reason)
    try:
        device, claimed = _origin(store, record)
        if record.kind == STATEMENT:
            author = statement_body.read(record.raw).author.name
        verdict = judge.verdict(record.key, device, claimed)
        reason = cast(AsideReason, verdict) if verdict != "trusted" else reason
    except RevisionUnreadable:
        reason = "newer-format"
    act = acts.get((record.id, record.key))
    refused = act is not None and act.body.data.get("act") == "refuse"
    known = store.trust.get(record.key)
    withdrawn = json.loads(known.extra).get("revoked_since", "") if known is not None else ""
    return Waiting(
        revision=record.id,
        visit=str(detail.get("visit", "")),
        reason="refused" if refused else reason,
        text=told.why_aside("refused" if refused else reason, centre or "–", day, author, record.key),
        key=record.key,
        fingerprint=fingerprint(record.key),
        centre=centre,
        date=day,
        author=author or (known.name if known is not None else ""),
        since=record.at,
        kind=record.kind,
        package=record.package,
        claimed=claimed,
        withdrawn=str(withdrawn),
        refused=f"{act.author.name}: {act.body.data.get('reason', '')}" if act is not None and refused else "",
    )
