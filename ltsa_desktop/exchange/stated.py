"""Signed acts (statements) in a package: which are new, which are set aside."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from ltsa_desktop.exchange import signing, told
from ltsa_desktop.exchange.frames import FrameType
from ltsa_desktop.exchange.payloads import Entry, StatementLine
from ltsa_desktop.exchange.trust import ORGANISATION, TRUST_KINDS, organisation_of
from ltsa_desktop.exchange.writer import StatementItem
from ltsa_desktop.ground.words import Text
from ltsa_desktop.store import Quarantined, RevisionUnreadable, statement_body
from ltsa_desktop.store.erasing import silenced
from ltsa_desktop.store.meeting import DECISION
from ltsa_desktop.store.setting_aside import TRAVELLING

if TYPE_CHECKING:
    from ltsa_desktop.exchange.reader import Piece, Reading
    from ltsa_desktop.exchange.trust import Judge
    from ltsa_desktop.store import Store

KIND = "statement"
"""As the quarantine calls it."""
# These come with every visit, or are told apart, and need no telling of their own.
BUDGET = 16 << 20
"""Bytes of statements kept in memory between plan and import."""
_OF_THE_VISIT = frozenset({"seal", "reopen", *TRUST_KINDS})


@dataclass(frozen=True, slots=True)
class Arriving:
    """One statement of a package: its line, where its frame is, and why it is not taken ("" when it is)."""

    line: StatementLine
    offset: int
    reason: Literal["", "unknown", "revoked", "expired", "other-device", "refused", "newer-format"] = ""
    kind: str = ""
    visit: str = ""
    raw: bytes | None = None


@dataclass(slots=True)
class Stated:
    """The statements of a package.

    Attributes:
        new: to be taken in, by id. aside: to be set aside and not there yet, by id. known: ids that are here.
        cloned: names of those whose laptop gave one number to two acts: a copy of it is at work somewhere.
        here: ids of the acts that are here. waiting: ids of what was set aside before.
        held: bytes kept in memory until they are carried out.
    """

    new: dict[str, Arriving] = field(default_factory=dict)
    aside: dict[str, Arriving] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    cloned: set[str] = field(default_factory=set)
    here: Collection[str] = frozenset()
    waiting: Collection[str] = frozenset()
    held: int = 0
    _numbers: dict[str, dict[int, str]] = field(default_factory=dict)

    @property
    def visits(self) -> frozenset[str]:
        """The visits that what is taken in is about."""
        return frozenset(arriving.visit for arriving in self.new.values()) - {""}

    @property
    def acts(self) -> bool:
        """Taking them in changes the store."""
        return bool(self.new or any(name not in self.waiting for name in self.aside))

    @property
    def about_trust(self) -> int:
        """How many acts to be taken in say whom to trust."""
        return sum(arriving.kind in TRUST_KINDS for arriving in self.new.values())

    def has(self, identity: str) -> bool:
        """Whether a statement came along or is here."""
        return identity in self.new or identity in self.aside or identity in self.known

    def take(self, store: Store, reader: Reading, judge: Judge, piece: Piece, line: StatementLine) -> None:
        """Look at one statement; a broken one counts among the reader's losses."""
        if line.id in self.here or line.id in self.new:
            self.known.add(line.id)
            return
        if not signing.verify(line.key, bytes.fromhex(line.signature), signing.STATEMENT + piece.body):
            reader.reject(piece, "forged")
            return
        body = None
        try:
            body = statement_body.read(piece.body)
        except RevisionUnreadable as error:
            if error.code != "newer-format":
                reader.reject(piece, "forged")
                return
        verdict = judge.verdict(line.key, body.device if body else None, body.at if body else "", line.id)
        if verdict != "trusted":
            self.aside[line.id] = Arriving(line, piece.offset, verdict)
        elif body is None:
            self.aside[line.id] = Arriving(line, piece.offset, "newer-format")
        else:
            self.aside.pop(line.id, None)
            numbers = self._numbers.get(body.incarnation)
            if numbers is None:
                numbers = self._numbers[body.incarnation] = store.statements.numbered(body.incarnation)
            if numbers.setdefault(body.number, line.id) != line.id:
                self.cloned.add(body.author.name or body.device[:8])
            keep = self.held + len(piece.body) <= BUDGET
            self.held += len(piece.body) if keep else 0
            raw = piece.body if keep else None
            self.new[line.id] = Arriving(line, piece.offset, kind=body.kind, visit=body.visit, raw=raw)
            judge.learn(body, line.key)

    def notes(self) -> Iterator[Text]:
        """What to tell of them."""
        work = sum(arriving.kind not in _OF_THE_VISIT for arriving in self.new.values())
        if work:
            yield told.STATEMENTS.format(n=work)
        if self.about_trust:
            yield told.TRUST.format(n=self.about_trust)
        if self.cloned:
            yield told.CLONED.format(names=", ".join(sorted(self.cloned)))
        if self.aside:
            yield told.STATEMENTS_ASIDE.format(n=len(self.aside))

    def carry_out(self, store: Store, reader: Reading, package: str, kept: str) -> bool:
        """Take them in, inside a write of the caller; False when the file changed in between."""
        rows = []
        for arriving in self.new.values():
            raw = arriving.raw if arriving.raw is not None else _again(reader, arriving)
            if raw is None:
                return False
            rows.append((raw, bytes.fromhex(arriving.line.signature), arriving.line.key))
        store.statements.take_in(rows, package)
        for identity in self.new.keys() & set(self.waiting):
            store.packages.release(identity)
        for identity, arriving in self.aside.items():
            piece = reader.again(arriving.offset)
            if piece is None:
                return False
            signature = bytes.fromhex(arriving.line.signature)
            if identity not in self.waiting:
                detail = json.dumps({"archive": kept})
                now = datetime.now(UTC)
                key, reason = arriving.line.key, arriving.reason
                aside = Quarantined(identity, KIND, reason, key, now, package, piece.body, signature, detail)
                store.packages.quarantine(aside)
        return True


def _again(reader: Reading, arriving: Arriving) -> bytes | None:
    piece = reader.again(arriving.offset)
    return None if piece is None else piece.body


def collect(store: Store, visits: set[str], covered: set[str]) -> tuple[list[StatementItem], list[StatementItem]]:
    """What goes out: acts about whom to trust; all acts about these visits, and this laptop's own that are about none.

    The first go before everything else, so that a reader knows them before the records they are about.
    """
    about_trust: list[StatementItem] = []
    items: list[StatementItem] = []
    home = organisation_of(store)
    # Whom to trust is handed on by everybody; the organisation's file, which may be large, by supervisors.
    judges = home is not None and store.device.key in home.judges
    relayed = {kind for kind in TRUST_KINDS if judges or kind != ORGANISATION}
    chosen: list[str] = []
    for identity, kind, visit, device in store.statements.glances():
        own = not visit and (device == store.device.id or kind in relayed)
        # What a meeting decided is for the next visit of the centre, whoever makes it.
        own = own or (kind == DECISION and device == store.device.id)
        if identity not in covered and (visit in visits or own or kind in TRAVELLING):
            chosen.append(identity)
    found = {statement.id: statement for statement in store.statements.many(chosen)}
    for statement in (found[identity] for identity in chosen):
        body = statement.body
        if body.kind in TRAVELLING and body.visit not in visits and silenced(statement.id, statement.raw):
            continue
        entry = Entry(n=0, type=FrameType.STATEMENT, id=statement.id, size=0, visit=body.visit, kind=body.kind)
        item = StatementItem(statement.id, statement.signature.hex(), statement.key, statement.raw, entry)
        (about_trust if body.kind in TRUST_KINDS else items).append(item)
    return about_trust, items
